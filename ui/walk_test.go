package ui

import (
	"strings"
	"testing"
	"time"

	"gavel/model"
	"gavel/storage"
	"gavel/ui/component"
)

// A whole walk: what cannot wait is not hidden, what is left and handled is not shown
// again in the next window, and what changed since comes back.
func TestAWholeWalkIsTakenUpWhereItWasLeft(t *testing.T) {
	path := copySample(t)
	d := drive(t, windowOn(t, path, "one"), 120, 36)
	d.press("p", "y", "w")
	d.sees("PRIVATE", "1 of 8, Overdue", "B-1 The second carrier sends scans a day late", "enter: new date", "B-1 raised and carried", "0 of 8 handled")
	d.press(".")
	d.sees("cannot wait for a week", "1 of 8, Overdue")
	d.press("l")
	d.sees("2 of 8", "1 left for the meeting")
	d.press(":")
	d.write("assign A-99 @ana")
	d.press("enter")
	d.erase("assign A-99 @ana")
	d.press("esc")
	d.sees("2 of 8", "0 of 8 handled") // refused, it stays
	d.press(":")
	d.write("f Support has no script")
	d.press("enter")
	d.sees("3 of 8", "1 of 8 handled")
	d.press("right", "left", "left")
	d.sees("2 of 8", "handled")

	again := drive(t, windowOn(t, path, "two"), 120, 36)
	again.press("p", "y", "w")
	again.sees("3 of 8", "1 of 8 handled; 1 left for the meeting")
	again.press("esc")
	again.sees("1 Attention")
	again.look()
	if _, _, err := windowOn(t, path, "three").Do(t.Context(), model.Raise{Kind: model.KindFeedback, On: model.Ref{Kind: model.KindBlocker, ID: 1},
		With: model.Values{model.FieldWords: model.Words("The scans are two days late by now")}}); err != nil {
		t.Fatal(err)
	}
	again.look()
	again.press("w")
	again.sees("1 of 8", "changed since you saw it", "two days late by now")
	again.press("l", "l", "l", "l", "l", "l")
	again.sees("1 of 8 handled; 6 left for the meeting")
}

// A card that is gone is counted all the same, and a narrow screen says in short how far the
// walk is.
func TestTheWalkCountsWhatIsGone(t *testing.T) {
	d := drive(t, windowOn(t, copySample(t), "one"), 80, 24)
	d.press("p", "y", "w", "l")
	d.sees("2 of 8", "7 to go")
	d.press(":")
	d.write(`resolve B-1 the carrier sends them at once`)
	d.press("enter")
	d.sees("2 of 8", "1 of 8 handled")
}

// windowOn opens a file as a window of its own.
func windowOn(t *testing.T, path, instance string) *storage.Store {
	t.Helper()
	s, err := storage.Open(t.Context(), path, storage.Instance(instance), storage.Clock(func() time.Time { return noon }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// erase takes back what was typed.
func (d *driver) erase(text string) {
	d.t.Helper()
	for range text {
		d.press("backspace")
	}
}

// Two windows that prepare the same meeting: each knows what the other did as soon as it
// does something itself.
func TestTwoWindowsWalkWithoutLosingWhatTheOtherDid(t *testing.T) {
	path := copySample(t)
	one, two := drive(t, windowOn(t, path, "one"), 120, 36), drive(t, windowOn(t, path, "two"), 120, 36)
	one.press("p", "y", "w")
	two.press("p", "y", "w", "right")
	two.press("l")
	one.press("l")
	one.sees("2 of 8, Approved on conditions, left for the meeting", "2 left for the meeting")
}

func TestTheMessageToAnOwnerIsCopiedFromTheCard(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press("p", "y", "w", "y")
	d.sees("the message to Dmitri Volkov copied")
}

// The walk is on no shared screen, whatever leads there, and the room sees the same as if
// nobody had walked.
func TestTheWalkIsOnNoSharedScreen(t *testing.T) {
	walked, not := driveSample(t, 100, 30), driveSample(t, 100, 30)
	walked.press("p", "y", "w", "l")
	for _, d := range []*driver{walked, not} {
		d.drain(d.root.do(component.Show{Screen: component.Review}))
		d.root.status = status{}
		d.press("2", "home")
	}
	if walked.screen() != not.screen() {
		t.Errorf("the review shows\n%s\nand without a walk\n%s", walked.screen(), not.screen())
	}
	walked.press("R")
	not.press("R")
	if walked.screen() != not.screen() {
		t.Errorf("the room sees\n%s\nand without a walk\n%s", walked.screen(), not.screen())
	}
	walked.press("R", "p", "y")
	walked.sees("1 Attention")
}

func TestTheRehearsalLeadsToWhatFixesEach(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press(shown["rehearsal"]...)
	d.sees("PRIVATE", "Decider not expected", "D-10", "Chloé Martin is not expected", "to be ruled in the room")
	d.press("+")
	d.sees("approve D-10 via:")
	d.erase("approve D-10 via:")
	d.press("esc", "enter")
	if d.root.dialog() == nil || !strings.Contains(d.screen(), "Chloé Martin") {
		t.Fatalf("enter does not lead to who is expected:\n%s", d.screen())
	}
	d.press("esc", "esc")
	d.sees("1 Attention", "of 45 minutes")
}
