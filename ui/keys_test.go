package ui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
)

// with puts a person's own keys under the fingers.
func (d *driver) with(keys string) *driver {
	d.root.session.Keys, _ = keymap.Read(keys)
	return d
}

func TestKeysThatFollowEachOtherSayWhatComesNext(t *testing.T) {
	d := driveSample(t, 100, 30).with("review / roll-call = g r\nreview / minutes = g m")
	d.press("g")
	d.sees("g …", "r roll call", "m minutes", "esc gives it up")
	d.press("r")
	d.sees("who is in the room")
	d.press("esc", "g", "esc", "m")
	d.seesNot("Minutes of")
	d.press("g", "m")
	d.sees("Minutes of M-3")
	d.press("esc", "g", "x")
	d.sees("g x means nothing here")
	if len(d.root.session.Dialogs) != 0 {
		t.Errorf("x did what it does alone:\n%s", d.screen())
	}
}

// Keys that follow each other take no letter away from a text.
func TestAFieldTakesTheFirstKeyOfSeveralAsText(t *testing.T) {
	d := driveSample(t, 100, 30).with("review / roll-call = g r")
	d.press("b")
	d.write("grip")
	d.sees("grip")
}

func TestTheScreenNamesTheKeysInForce(t *testing.T) {
	d := driveSample(t, 100, 30).with("agenda pane / rule = f5\nreview / capture = ctrl+t")
	d.sees("f5 decide", "press ctrl+t to capture")
	d.press("?")
	d.write("capture")
	d.sees("ctrl+t")
	d.press("esc")
	d.send(keyNamed("ctrl+t"))
	d.sees("enter do it")
}

// An action without a key is found by its words, and ctrl+c always leaves.
func TestNothingIsOutOfReachForWantOfAKey(t *testing.T) {
	d := driveSample(t, 100, 30).with("review / roll-call = none\neverywhere / quit = none")
	d.press("r")
	d.seesNot("who is in the room")
	d.press("ctrl+p")
	d.write("roll call")
	d.press("enter")
	d.sees("who is in the room")
	d.press("ctrl+c")
	d.seesNot("who is in the room")
	d.press("ctrl+c", "ctrl+c") // it asks, in a live meeting
	if !d.root.ending {
		t.Error("ctrl+c does not leave")
	}
}

// The table of scopes that are asked together, from which conflicts are found, is
// what the screens and dialogs ask.
func TestWhatIsAskedTogetherIsInTheTableOfStacks(t *testing.T) {
	for name, get := range states {
		d := driveSample(t, 100, 30)
		get(d)
		asked := d.root.activeScopes()
		if !slices.ContainsFunc(keymap.Stacks(), func(s []keymap.Scope) bool { return slices.Equal(s, asked) }) {
			t.Errorf("%s asks %v", name, asked)
		}
	}
}

func TestTheKeyLineNamesHelpHoweverSmallTheWindow(t *testing.T) {
	for _, keys := range [][]string{nil, {"3"}, {"R"}, {"p", "y"}} {
		for _, size := range append(sizes(), [2]int{40, 10}) {
			d := driveSample(t, size[0], size[1])
			d.press(keys...)
			rows := strings.Split(d.screen(), "\n")
			if last := rows[len(rows)-1]; !strings.Contains(last, "? help") || strings.Contains(last, "…") {
				t.Errorf("at %v after %q the key line is %q", size, keys, last)
			}
		}
	}
}

// What holds above every field must not take its letters.
func TestALetterIsTextInAFieldWhateverItMeansElsewhere(t *testing.T) {
	d := driveSample(t, 100, 30).with("everywhere / mouse = m\neverywhere / suspend = z")
	d.press(":")
	d.write("b memory fizz")
	d.sees("b memory fizz")
	d.press("esc")
	d.press("m")
	d.sees("the mouse is the terminal's")
}

// A room looks at a live meeting: the key that leaves any program asks first, and leaves
// when it is pressed again.
func TestCtrlCAsksInALiveMeetingAndThenLeaves(t *testing.T) {
	d := driveSample(t, 100, 30).with("review / roll-call = g r")
	d.press("g", "ctrl+c")
	if d.root.ending {
		t.Fatal("one key left a live meeting")
	}
	d.sees("Leave while M-3 is live?")
	d.press("ctrl+c")
	if !d.root.ending {
		t.Errorf("it stays:\n%s", d.screen())
	}
}

// What was done in a sample is thrown away with it, so that leaving asks; a look at it is not.
func TestASampleInWhichSomethingWasDoneIsNotThrownAwayWithoutAsking(t *testing.T) {
	for _, done := range []bool{false, true} {
		d := driveSample(t, 100, 30)
		d.root.session.Sample = true
		if done {
			d.press("t")
		}
		d.press("q")
		if d.root.ending == done {
			t.Errorf("something done: %v, left: %v\n%s", done, d.root.ending, d.screen())
		}
	}
}

// To read a row back moves nothing: what the room discusses stays, and its clock goes on.
func TestLookingAtARowLeavesWhatIsDiscussed(t *testing.T) {
	d := sitWithAnotherItem(t, 120, 36)
	before := d.nowDiscussing()
	for _, id := range []string{"I-18", "B-5", "D-5"} {
		d.choose(id)
		d.press("enter", "esc", "esc")
		if got := d.nowDiscussing(); got != before {
			t.Errorf("enter on %s puts %s under discussion", id, got)
		}
	}
	if c := d.record().Clock(3); c.Since != recordIn(t, openSample(t)).Clock(3).Since {
		t.Error("the clock of the item began anew")
	}
}

// The last item on the agenda is answered before anything that is not on it.
func TestTheNextThingIsNotOfferedWhileTheLastItemIsOpen(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.seesNot("o next")
	d.press("o")
	d.sees("I-13 is the last item and still needs its answer")
}

func TestAPasteGivesUpKeysThatWereBegun(t *testing.T) {
	d := driveSample(t, 100, 30).with("review / roll-call = g r")
	d.press("g")
	d.send(tea.PasteMsg{Content: "x"})
	d.press("r")
	d.seesNot("who is in the room")
}

// A key that would only be answered with why not is no help.
func TestTheKeyLineOffersWhatIsPossible(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press("z", "y")
	d.sees("S go on  m minutes  p prepare")
	d.press("R")
	d.sees("R back  p prepare  ", "? help")
	own := follower(t, withSecrets(t), 100, 30)
	own.press("?")
	own.sees("Keys: window of the room")
	own.write("capture")
	own.sees("nothing here has these words")
}
