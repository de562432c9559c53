package ui

import (
	"strings"
	"testing"

	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/session"
)

// What is typed for oneself goes from the screen with the screen that it was typed
// on, whatever leads away from there.

func TestAPrivateNoteThatIsBeingWrittenNeverComesUponTheSharedScreen(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press("p", "y", "n")
	d.write(secret)
	d.sees("PRIVATE", secret)
	d.drain(d.root.do(component.Show{Screen: component.Review})) // as a start does that was asked for before
	d.sees("SHARED")
	d.seesNot(secret)
	if d.root.dialog() != nil {
		t.Errorf("a dialog is open still:\n%s", d.screen())
	}
	d.press("p", "y", "n")
	d.sees(secret) // and nothing is lost
}

func TestALineThatIsTypedOnPrepareIsOnNoSharedScreen(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press(":")
	d.write("b The lift")
	d.press("esc", "p", "y")
	d.seesNot("The lift")
	d.press(":")
	d.write("d " + secret)
	for _, keys := range [][]string{{"esc", "p"}, {"R"}, {"R"}} {
		d.press(keys...)
		d.seesNot(secret)
	}
	d.sees("b The lift  (left here")
	d.press("p", "y", ":")
	d.sees("d " + secret)
	kept := d.root.session.TypedNow()
	if kept[session.PlaceLine] != "b The lift" || kept[session.PlaceApart] != "d "+secret {
		t.Fatalf("kept are %q", kept)
	}
	again := driveSample(t, 100, 30)
	again.send(session.DraftsLeft{{UID: "1", Place: session.PlaceLine, Text: kept[session.PlaceLine]}, {UID: "2", Place: session.PlaceApart, Text: kept[session.PlaceApart]}})
	again.sees("b The lift", "is back in the capture line", "and in the capture line of prepare")
	again.seesNot(secret)
}

// A line is asked for twice as fast as a slow disk takes the first.
func TestWhatIsTypedWhileALineIsSavedStays(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press(":")
	d.write("b The lift is broken @ben")
	_, saving := d.root.Update(keyNamed("enter"))
	d.write(" and more")
	d.drain(saving)
	d.sees("The lift is")
	if got := strings.TrimSpace(d.root.line.input.Value()); got != "and more" || !d.root.line.open {
		t.Errorf("the line says %q, open: %t", got, d.root.line.open)
	}
	if b, ok := d.record().Blockers.Get(6); ok && strings.Contains(b.Text, "more") {
		t.Errorf("raised was %q", b.Text)
	}
}

func TestALetterThatAKeyPutIntoTheLineIsNothingThatWasTyped(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press("d", "esc")
	d.seesNot("left here")
	d.press(":")
	d.write("approve D-10")
	d.press("enter")
	if got := d.record().State(model.Ref{Kind: model.KindDecision, ID: 10}); got != model.Approved {
		t.Errorf("D-10 is %s:\n%s", got, d.screen())
	}
}

// What was refused and closed is neither in the way of the next line nor gone.
func TestALineThatWasRefusedGivesWayToWhatIsTypedNext(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press(":")
	d.write("approve D-99")
	d.press("enter", "esc", ":")
	d.sees("approve D-99", "type to begin anew")
	d.press("left")
	d.write("x")
	d.sees("approve D-9x9")
	d.press("enter", "esc", ":")
	d.write("b The lift is broken @ben")
	if got := d.root.line.input.Value(); got != "b The lift is broken @ben" {
		t.Errorf("the line says %q", got)
	}
	d.press("esc", ":") // only left half-typed: it goes on
	d.write(" again")
	d.sees("b The lift is broken @ben again")
}
