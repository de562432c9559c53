package ui

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"gavel/model/test/turns"
	"gavel/ui/theme"
)

// Nothing is hidden because the window is small: the names of all panes are in sight,
// with what is open in each.
func TestTheTabRowNamesAllPanesAtEverySize(t *testing.T) {
	for w := 40; w <= 210; w += 5 {
		if !turns.In(w/5, 1, 4) {
			continue
		}
		for _, h := range []int{10, 20, 24, 28, 36, 60} {
			d := driveSample(t, w, h)
			text := strings.Join(strings.Fields(d.screen()), "")
			for i, tab := range []string{"1Agenda○1", "2Decisions○1", "3Blockers○1", "4Gate✖2", "5Actions○6"} {
				if !strings.Contains(text, tab) {
					t.Fatalf("at %d×%d pane %d is not named as %q:\n%s", w, h, i+1, tab, d.screen())
				}
			}
			if !strings.Contains(text, "○2open") {
				t.Errorf("at %d×%d it does not say what is open before the close:\n%s", w, h, d.screen())
			}
		}
	}
}

func TestInASCIITheTabRowCountsInFigures(t *testing.T) {
	d := driveSample(t, 80, 24)
	d.root.session.Theme = theme.New(theme.Mono, true)
	d.sees("1 Agenda (1)", "2 Decisions (1)", "3 Blockers (1)", "4 Gate (F2)", "5 Actions (6)")
}

func TestAClickOnATabAndItsNumberGoToItsPane(t *testing.T) {
	for _, size := range [][2]int{{200, 60}, {120, 36}, {80, 24}, {60, 20}, {40, 60}} {
		d := driveSample(t, size[0], size[1])
		for i, tab := range []string{"1 Agenda", "2 Decisions", "3 Blockers", "4 Gate", "5 Actions"} {
			kind := regexp.MustCompile("^[" + []string{"I", "D", "B", "C", "A"}[i] + "]-")
			d.clickOn(tab)
			if got := d.root.screen().Selected().String(); !kind.MatchString(got) {
				t.Errorf("at %v a click on %s selects %s:\n%s", size, tab, got, d.screen())
			}
			d.press("1", fmt.Sprint(i+1))
			if got := d.root.screen().Selected().String(); !kind.MatchString(got) {
				t.Errorf("at %v the key %d selects %s", size, i+1, got)
			}
		}
	}
}

// The question of a meeting and who decides it are in the header, and an item that a
// decision answers names the decision: neither is said again where both are in sight.
func TestNothingIsSaidTwiceInTheLists(t *testing.T) {
	for _, size := range [][2]int{{200, 60}, {120, 36}, {100, 30}} {
		d := driveSample(t, size[0], size[1])
		for _, row := range strings.Split(d.screen(), "\n") {
			left, _, _ := strings.Cut(row, "┃│")
			if strings.HasPrefix(row, "┃ ▶ I-13") && (strings.Contains(left, "Chloé") || strings.Contains(left, "open")) {
				t.Errorf("at %v the agenda says what the decision says: %s", size, left)
			}
		}
		if n := strings.Count(d.screen(), "Chloé Martin decides"); n != 1 {
			t.Errorf("at %v it is said %d times who decides:\n%s", size, n, d.screen())
		}
	}
}

// The lower right place belongs to the gate and to the actions in turn; the border
// names the other one.
func TestTheGateAndTheActionsShareAPlaceInTheGrid(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.sees("4 Gate ──", "5 Actions: 6 open ─╮")
	d.press("5")
	d.sees("5 Actions ━━", "4 Gate: 2 failed ━┓", "A-5")
	d.press("1")
	d.sees("5 Actions ──", "A-5")
	d.press("4")
	d.sees("4 Gate ━━", "5 Actions: 6 open ━┓")
}
