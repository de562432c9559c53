package pane_test

import (
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/pane"
)

// agreed raises an action that is due some days from today.
func agreed(d *componenttest.Desk, words string, days int) model.Ref {
	return d.Raise(model.KindAction, item(1), words, model.FieldDue, model.On(componenttest.Today.AddDays(days)))
}

func TestActionsAreListedByTheirDates(t *testing.T) {
	d := componenttest.Live(t)
	agreed(d, "Third", 9)
	agreed(d, "Second", 1)
	agreed(d, "First", 0)
	text := see(t, d, pane.NewActions(), 60, 10)
	says(t, text, "First", "today", "Second", "tomorrow", "Third", "due 2 Dec", "3 open")
	if !(strings.Index(text, "First") < strings.Index(text, "Second") && strings.Index(text, "Second") < strings.Index(text, "Third")) {
		t.Errorf("they are not in the order of their dates:\n%s", text)
	}
}

// Lateness is counted in working days, here as everywhere.
func TestALateActionSaysHowLateItIs(t *testing.T) {
	d := componenttest.Live(t)
	agreed(d, "Call the vendor", 1)
	agreed(d, "Write to the vendor", 3)
	p := pane.NewActions()
	for days, want := range map[int]string{2: "1 day late", 7: "4 days late", 30: "21d late"} {
		later := *d
		later.Now += model.Instant(days) * 24 * 60 * 60 * 1000
		says(t, see(t, &later, p, 60, 10), "▲ A-1", want)
		if open, late := p.Counts(); open+late != 2 || late < 1 {
			t.Errorf("after %d days %d are open and %d late", days, open, late)
		}
	}
}

// What was done in this meeting stays in sight, below what is left to do.
func TestAnActionThatIsDoneGoesToTheEnd(t *testing.T) {
	d := componenttest.Live(t)
	first := agreed(d, "Call the vendor", 1)
	agreed(d, "Write to the vendor", 3)
	p := pane.NewActions()
	p.Update(d.Context)
	ask, _ := p.Handle(d.Context, component.Intent{Name: keymap.Toggle, About: first})
	done, ok := ask.(component.Do)
	if !ok {
		t.Fatalf("it asks for %#v", ask)
	}
	d.Do(done.Command)
	text := see(t, d, p, 60, 10)
	says(t, text, "✔ A-1", "done", "1 open")
	if strings.Index(text, "A-2") > strings.Index(text, "A-1") {
		t.Errorf("what is done comes first:\n%s", text)
	}
}

// Each act on an action has a key in its pane, which begins the line that does it.
func TestWhatBecomesOfAnActionIsSaidInItsPane(t *testing.T) {
	d := componenttest.Live(t)
	first := agreed(d, "Call the vendor", 1)
	p := pane.NewActions()
	p.Update(d.Context)
	for intent, line := range map[keymap.Intent]string{
		keymap.NewDate: "set A-1 due:", keymap.Assign: "assign A-1 @", keymap.DropAction: "drop A-1 ", keymap.BlockerFrom: "blocker from A-1 ",
	} {
		ask, _ := p.Handle(d.Context, component.Intent{Name: intent, About: first})
		if begun, ok := ask.(component.Capture); !ok || begun.Text != line {
			t.Errorf("%s asks for %#v, want the line %q", intent, ask, line)
		}
	}
	d.Do(model.GiveRuling{About: first, Outcome: model.Finished})
	p.Update(d.Context)
	if ask, _ := p.Handle(d.Context, component.Intent{Name: keymap.Toggle, About: first}); ask != (component.Capture{Text: "reopen A-1 "}) {
		t.Errorf("the key of a done action asks for %#v", ask)
	}
	if ask, _ := p.Handle(d.Context, component.Intent{Name: keymap.NewDate, About: first}); ask != (component.Say{Text: "A-1 is done; space reopens it, with a reason"}) {
		t.Errorf("a new date of a done action asks for %#v", ask)
	}
}

// What was drawn while there were rows is no row any more: a click there does
// nothing.
func TestAClickIntoAPaneThatGotEmptyDoesNothing(t *testing.T) {
	d := componenttest.Live(t)
	p := pane.NewActions()
	agreed(d, "Rerun the load test", 1)
	p.Update(d.Context)
	p.Draw(d.Context, 60, 10, true)
	d = componenttest.Empty(t)
	p.Update(d.Context)
	for _, zone := range p.Draw(d.Context, 60, 10, true).Zones {
		for y := range 10 {
			zone.Click(2, y)
		}
	}
	if !p.Selected().IsZero() {
		t.Errorf("%s is selected", p.Selected())
	}
}
