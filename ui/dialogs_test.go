package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"gavel/ui/dialog"
	"gavel/ui/theme"
)

// frames counts the dialogs that are in sight: each has a thick frame.
func (d *driver) frames() int { return strings.Count(d.screen(), "┏") }

// readsBack fails unless what has the keys is a read-back, or is none.
func (d *driver) readsBack(want bool) {
	d.t.Helper()
	if _, is := d.root.dialog().(*dialog.Ruling); is != want {
		d.t.Fatalf("a read-back is open: %v, want %v:\n%s", is, want, d.screen())
	}
}

func TestOneDialogIsInSightAtATime(t *testing.T) {
	for _, size := range sizes() {
		d := driveSample(t, size[0], size[1])
		d.press("2", "end", "up", "enter")
		d.readsBack(true)
		d.press("r") // needs a reason: a form takes its place
		if d.frames() != 1 {
			t.Errorf("%v: %d frames:\n%s", size, d.frames(), d.screen())
		}
		d.readsBack(false)
		d.write("too dear")
		d.press("esc") // back to the one before
		d.readsBack(true)
		if d.frames() != 1 {
			t.Errorf("%v: %d frames:\n%s", size, d.frames(), d.screen())
		}
		d.press("r")
		d.sees("too dear")
	}
}

func TestUnderADialogTheClocksRun(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press("x")
	before := strings.Split(d.screen(), "\n")
	d.now = d.now.Add(65 * time.Second)
	d.send(tickMsg(d.now))
	after := strings.Split(d.screen(), "\n")
	if slices.Equal(before[:4], after[:4]) {
		t.Errorf("after a minute the header is the same:\n%s", strings.Join(after[:4], "\n"))
	}
	if !slices.Equal(before[6:], after[6:]) {
		t.Errorf("what lies behind moved:\n%s", d.screen())
	}
}

// Only the dialog's own keys work while it is open, so no others are named.
func TestUnderADialogNoOtherKeysAreNamed(t *testing.T) {
	for _, size := range sizes() {
		d := driveSample(t, size[0], size[1])
		d.press("x")
		d.seesNot("? help")
		if n := strings.Count(d.screen(), "esc back"); n != 1 {
			t.Errorf("%v: esc is named %d times:\n%s", size, n, d.screen())
		}
	}
}

func TestBehindADialogNothingHasAColour(t *testing.T) {
	d := driveSample(t, 120, 36).in(theme.Dark)
	d.press("x")
	rows := strings.Split(d.root.View().Content, "\n")
	header := len(d.root.screen().Header(d.root.context(), d.w, d.root.screenRows()))
	th := d.root.session.Theme
	for _, style := range []theme.Style{th.Open, th.Late, th.Selected, th.Strong} {
		if row := rows[header]; strings.Contains(row, style.Open()) {
			t.Errorf("the row behind the dialog has a style of its own: %q", row)
		}
	}
	if !strings.Contains(rows[header], th.Backdrop.Open()) {
		t.Errorf("it does not look like a backdrop: %q", rows[header])
	}
}

// Below 96 columns there is no room beside a dialog, so it has the whole width.
func TestInANarrowWindowADialogHasTheWholeWidth(t *testing.T) {
	for _, size := range [][2]int{{95, 30}, {80, 24}, {60, 20}} {
		d := driveSample(t, size[0], size[1])
		d.press("x")
		for y, row := range strings.Split(d.screen(), "\n") {
			if strings.Contains(row, "┏") && !strings.HasPrefix(row, "┏") {
				t.Errorf("%v: row %d begins beside it:\n%s", size, y, d.screen())
			}
		}
		d.seesNot("╭")
	}
}

// In an empty field the key of help opens it, about the field; where something is written
// it is a letter, and f1 opens help. What was typed is there again after esc.
func TestHelpOpensInFormsAndComesBackToWhatWasTyped(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press("3", "home", "e", "end")
	d.write("?")
	d.sees("under one number?")
	d.press("tab", "tab", "tab", "?") // the fallback is empty
	d.sees("Help", "Fallback", "enter", "next field")
	d.press("esc")
	d.sees("under one number?")
	d.write("by hand")
	d.send(tea.KeyPressMsg{Code: tea.KeyF1})
	d.sees("Help")
	d.press("esc")
	d.sees("by hand", "under one number?")
}

func TestHelpOpensInEveryDialog(t *testing.T) {
	for name, keys := range map[string][]string{"read-back": {"g", "enter"}, "close": {"x"}, "roll call": {"r"}, "minutes": {"m"}} {
		d := driveSample(t, 100, 30)
		d.press(keys...)
		before := d.screen()
		d.press("?")
		d.sees("Help", "Keys: ")
		d.press("esc")
		if d.screen() != before {
			t.Errorf("%s: after help it is\n%s", name, d.screen())
		}
	}
}

// A sentence that does not fit into its row lies over the screen in a box of its own, and
// leaves the frame of what is under it in sight.
func TestALongMessageLeavesTheFrameUnderItInSight(t *testing.T) {
	for _, size := range sizes() {
		d := driveSample(t, size[0], size[1])
		before := strings.Split(d.screen(), "\n")
		last := 0
		for y, row := range before {
			if strings.HasPrefix(row, "╰") || strings.HasPrefix(row, "┗") {
				last = y
			}
		}
		d.root.status = status{text: strings.Repeat("what was to be saved was not saved ", 8) + "finally"}
		d.send(tickMsg(d.now))
		after := strings.Split(d.screen(), "\n")
		if after[last] != before[last] {
			t.Errorf("%v: over the frame lies %q:\n%s", size, after[last], d.screen())
		}
		if !strings.Contains(strings.Join(after, "\n"), "finally") {
			t.Errorf("%v: the end of it is not in sight:\n%s", size, d.screen())
		}
	}
}

// The list of all commands is of the screen: over a dialog its key says what lists those
// of the dialog.
func TestTheKeyOfAllCommandsSaysInADialogWhatHelps(t *testing.T) {
	d := driveSample(t, 100, 30)
	for _, keys := range [][]string{{"x"}, {"r"}, {"1", "enter"}} {
		d.press(keys...)
		d.press("ctrl+p")
		d.sees("f1 lists what can be done here")
		d.press("esc")
	}
}

func TestPrepareBeginsABlockerWithItsLetter(t *testing.T) {
	d := sitPlanned(t, 100, 30)
	d.press("b")
	d.write("The lift is broken @ben")
	d.press("enter")
	if d.record().Blockers.Len() != 1 {
		t.Errorf("there is no blocker:\n%s", d.screen())
	}
}

// The header asks the question and stays in sight: neither a dialog nor the details say it
// again.
func TestTheQuestionBeingDiscussedIsSaidOnce(t *testing.T) {
	const begins = "Is an order that left in two"
	for _, size := range [][2]int{{120, 36}, {100, 30}, {80, 24}, {60, 20}, {40, 60}} {
		d := driveSample(t, size[0], size[1])
		says := func(where string, keys ...string) {
			t.Helper()
			d.press(keys...)
			if n := strings.Count(strings.Join(strings.Fields(d.screen()), " "), begins); n != 1 {
				t.Errorf("at %v %s asks it %d times:\n%s", size, where, n, d.screen())
			}
		}
		says("the review")
		says("its decision", "2", "home")
		says("a read-back", "enter")
		says("a form over it", "c")
	}
}

// Where the header has no room for the question, what is read back says it.
func TestAQuestionThatTheHeaderCannotSayIsReadBack(t *testing.T) {
	d := driveSample(t, 60, 16)
	d.press("enter")
	d.sees("Question")
}

// Whoever decides and is not in the room answers only with how the answer came: header and
// read-back say that they are not there.
func TestWhoDecidesAndIsAwayIsSaidToBe(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.seesNot("absent")
	d.press(":")
	d.write("away @chl")
	d.press("enter")
	d.sees("Chloé Martin decides, absent")
	d.press("2", "home", "enter")
	if n := strings.Count(d.screen(), "Chloé Martin decides, absent"); n != 2 {
		t.Errorf("the header and the read-back say it %d times:\n%s", n, d.screen())
	}
}

// That they are absent takes no clock from the header of a narrow window.
func TestWhoIsAbsentTakesNoClockFromTheHeader(t *testing.T) {
	d := driveSample(t, 80, 24)
	d.press(":")
	d.write("away @chl")
	d.press("enter")
	head, _, _ := strings.Cut(d.screen(), "┏")
	for _, want := range []string{"Chloé Martin decides, absent", "item 6:00", "meeting 8:00", "2 open before close"} {
		if !strings.Contains(head, want) {
			t.Errorf("the header does not say %q:\n%s", want, head)
		}
	}
}
