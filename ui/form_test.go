package ui

import (
	"fmt"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/test/turns"
)

func TestTheLettersOpenTheLineInTheReviewAndTheRoom(t *testing.T) {
	for _, room := range []bool{false, true} {
		for _, letter := range []string{"d", "b", "i", "a", "f", "!", "c"} {
			d := driveSample(t, 100, 30)
			if room {
				d.press("R")
			}
			d.press(letter)
			if got := d.root.line.input.Value(); !d.root.line.open || got != letter+" " {
				t.Errorf("in the room: %t, %s opens the line with %q", room, letter, got)
			}
		}
	}
}

func TestTabBehindALetterAloneOpensTheForm(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press("b", "tab")
	d.sees("New blocker on I-13")
	d.press("esc")
	d.press("d")
	d.write("Ship it @chl")
	d.press("tab") // there is something to complete
	d.seesNot("New decision")
	d.sees("d Ship it @Chloé")
}

// What the line says is in the form; a form that is left loses nothing, and one that is
// done empties the line.
func TestALineGoesOnInItsForm(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press("b")
	d.write("Vendor contract is not signed @ben due:27.11 impact:\"no express\"")
	d.press("ctrl+e")
	d.sees("New blocker on I-13", "Vendor contract is not signed", "Ben Okafor", "no express")
	d.press("esc", ":")
	d.sees(`b Vendor contract is not signed @ben due:27.11 impact:"no express"`)
	n := d.record().Blockers.Len()
	d.press("ctrl+e", "enter")
	if d.record().Blockers.Len() != n+1 {
		t.Fatalf("the form is not done:\n%s", d.screen())
	}
	if left := d.root.line.input.Value(); left != "" || len(d.root.session.Dialogs) != 0 {
		t.Errorf("the line says %q:\n%s", left, d.screen())
	}
}

func TestARulingGoesOnInItsForm(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press(":")
	d.write("defer D-10 no load test yet")
	d.press("ctrl+e")
	d.sees("D-10: defer", "no load test yet")
	d.press("enter")
	d.sees("D-10 deferred by Chloé Martin")
}

// A line that is no form says so, and stays.
func TestALineWithoutAFormStays(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press(":")
	d.write("pause")
	d.press("ctrl+e")
	d.sees("this line has no form")
	if !strings.Contains(d.screen(), "pause") || !d.root.line.open {
		t.Errorf("the line is gone:\n%s", d.screen())
	}
}

// What asks for nothing has no form, and every line with one can be drawn.
func TestEveryRulingThatIsTypedHasAFormOrSaysThatItHasNone(t *testing.T) {
	d := driveSample(t, 120, 36)
	for _, kind := range []model.Kind{model.KindItem, model.KindDecision, model.KindBlocker, model.KindCheck, model.KindFeedback, model.KindAction} {
		for _, o := range model.Outcomes(kind) {
			for i, id := range []model.ID{10, 1, 5, 13} {
				if !turns.In(i, 1, 4) {
					continue
				}
				d.press(":")
				d.write(fmt.Sprintf("%s %s", o.Verb, model.Ref{Kind: kind, ID: id}))
				d.press("ctrl+e")
				d.root.View()
				d.press("esc", "esc", "esc")
			}
		}
	}
}

func TestALineThatAddsAPersonGoesOnInTheFormOfOne(t *testing.T) {
	for _, line := range []string{"p", "p Zoe Example"} {
		d := driveSample(t, 120, 36)
		d.press(":")
		d.write(line)
		d.press("ctrl+e")
		d.sees("Add a person", strings.TrimPrefix(line, "p "))
	}
}

// A decision is of no type until somebody says of which, in the form as in a line.
func TestAFormChoosesNothingForAnybody(t *testing.T) {
	for name, raise := range map[string]func(d *driver){
		"a form": func(d *driver) { d.press("d", "tab"); d.write("Ship it as it is"); d.press("enter") },
		"a line": func(d *driver) { d.press("d"); d.write("Ship it as it is"); d.press("enter") },
	} {
		d := driveSample(t, 100, 30)
		raise(d)
		var found model.Decision
		for is := range d.record().Decisions.All() {
			found = is
		}
		if found.Statement != "Ship it as it is" || found.Type != "" {
			t.Errorf("%s makes %+v", name, found)
		}
	}
}
