package pane_test

import (
	"fmt"
	"testing"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/pane"
)

// Two checks that want something of the cycle lead each to its own.
func TestARowUnderACheckLeadsToWhatThatCheckWants(t *testing.T) {
	d := componenttest.Planned(t)
	d.Do(model.AmendMeeting{Meeting: d.Meeting.ID, Kinds: "entry"})
	d.Do(model.StartMeeting{Meeting: d.Meeting.ID})
	d.Meeting, _ = d.Record.Live()
	p := pane.NewGate()
	p.Update(d.Context)
	leads := map[string]bool{}
	for range p.Len() {
		if about := p.Selected(); about.Kind == model.KindCycle {
			effect, _ := p.Handle(d.Context, component.Intent{Name: keymap.Rule, About: about})
			leads[fmt.Sprintf("%#v", effect)] = true
		}
		p.Move(keymap.Down)
	}
	if !leads[fmt.Sprintf("%#v", component.Capture{Text: "set cycle escalation:"})] || len(leads) < 2 {
		t.Errorf("they lead to %v", leads)
	}
}
