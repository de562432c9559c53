package field

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gavel/ui/theme"
)

func drawn(f *Field) string {
	rows, _, _ := f.Draw(40, true, theme.New(theme.Mono, false))
	return strings.Join(rows, "\n")
}

func TestAPasteThatFindsNoRoomSaysSo(t *testing.T) {
	f := Line("")
	f.Focus()
	f.Type(tea.PasteMsg{Content: strings.Repeat("a", lineLimit)})
	if got := drawn(f); strings.Contains(got, "left out") {
		t.Errorf("it fits, and says\n%s", got)
	}
	f.Type(tea.PasteMsg{Content: "seven m"})
	if got := drawn(f); !strings.Contains(got, "left out: 7") {
		t.Errorf("it says\n%s", got)
	}
	f.Type(tea.KeyPressMsg{Code: tea.KeyLeft})
	if got := drawn(f); strings.Contains(got, "left out") {
		t.Errorf("it still says\n%s", got)
	}
}

func TestWhatIsTypedBeyondTheLimitSaysSo(t *testing.T) {
	f := Line(strings.Repeat("a", lineLimit-2))
	f.Focus()
	for i, want := range []string{"", "", "left out: 1", "left out: 2"} {
		f.Type(tea.KeyPressMsg{Code: 'b', Text: "b"})
		if got := drawn(f); !strings.Contains(got, want) || strings.Contains(got, "left out") != (want != "") {
			t.Errorf("after %d letters it says\n%s", i+1, got)
		}
	}
}

func TestAMarkThatIsTooManyLeavesTheCursorWhereItIs(t *testing.T) {
	for _, f := range []*Field{Line("one two"), Text("first\none two\nlast")} {
		f.Focus()
		f.Move(-1)
		f.area.SetCursorColumn(1)
		for range 6 {
			f.Type(tea.KeyPressMsg{Code: '\u0301', Text: "\u0301"})
		}
		f.Type(tea.KeyPressMsg{Code: '!', Text: "!"})
		if got := f.Value(); !strings.Contains(got, "o\u0301\u0301\u0301\u0301!ne two") {
			t.Errorf("it says %q", got)
		}
	}
}

// goesOn reports in which rows of a field there is a mark that text was cut: the
// first, the last.
func goesOn(drawn string) (above, below bool) {
	rows := strings.Split(strings.TrimRight(drawn, "\n"), "\n")
	return strings.Contains(rows[0], "…"), strings.Contains(rows[len(rows)-1], "…")
}

func TestALongTextShowsThatThereIsMore(t *testing.T) {
	f := Line("")
	f.Focus()
	f.Set(strings.Repeat("two parcels ", 3))
	if got := drawn(f); strings.Contains(got, "…") {
		t.Errorf("all of it is there:\n%s", got)
	}
	f.Set(strings.Repeat("two parcels ", 60) + "end")
	if above, below := goesOn(drawn(f)); !above || below {
		t.Errorf("at its end:\n%s", drawn(f))
	}
	for range 60 {
		f.Move(-1)
		f.Type(tea.KeyPressMsg{Code: tea.KeyUp})
	}
	f.Type(tea.KeyPressMsg{Code: tea.KeyHome, Mod: tea.ModCtrl})
	if above, below := goesOn(drawn(f)); above || !below {
		t.Errorf("at its beginning:\n%s", drawn(f))
	}
}

func TestChoicesThatAreTooManyForARowHaveSeveral(t *testing.T) {
	kinds := []string{"scope", "design", "technical", "messaging", "launch", "pilot", "operations"}
	for w := 12; w < 80; w++ {
		f := Choice(kinds, "pilot")
		rows, x, y := f.Draw(w, true, theme.New(theme.Mono, false))
		text := strings.Join(rows, "\n")
		for _, kind := range kinds {
			if !strings.Contains(text, kind) {
				t.Fatalf("in %d cells %q is cut:\n%s", w, kind, text)
			}
		}
		if at := strings.Index(ansi.Strip(rows[y]), "[pilot]"); at != x {
			t.Fatalf("in %d cells the cursor is in %d, and the choice in %d:\n%s", w, x, at, text)
		}
	}
}

func TestWhatNeedNotBeChosenIsNot(t *testing.T) {
	f := FreeChoice([]string{"scope", "design"}, "")
	var seen []string
	for range 4 {
		seen = append(seen, f.Value())
		f.Turn(1)
	}
	if got := strings.Join(seen, "|"); got != "|scope|design|" {
		t.Errorf("one after the other it says %q", got)
	}
	if rows, x, y := f.Draw(20, true, theme.New(theme.Mono, false)); x != 0 || y != 0 || len(rows) != 1 {
		t.Errorf("it is drawn as %q", rows)
	}
}

func TestALetterChoosesTheNextThatBeginsWithIt(t *testing.T) {
	for name, f := range map[string]*Field{"asked": Choice([]string{"scope", "Support", "design"}, "design"), "free": FreeChoice([]string{"scope", "Support", "design"}, "")} {
		var seen []string
		for _, letter := range "ssSxd" {
			f.Type(tea.KeyPressMsg{Code: letter, Text: string(letter)})
			seen = append(seen, f.Value())
		}
		if got := strings.Join(seen, " "); got != "scope Support scope scope design" {
			t.Errorf("%s: one after the other it says %q", name, got)
		}
	}
}

func TestAKeyWithControlChoosesNothing(t *testing.T) {
	f := Choice([]string{"scope", "design"}, "")
	f.Type(tea.KeyPressMsg{Code: 'd', Mod: tea.ModCtrl})
	if f.Value() != "scope" {
		t.Errorf("it says %q", f.Value())
	}
}
