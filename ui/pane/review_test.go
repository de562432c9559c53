package pane_test

import (
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/pane"
	"gavel/ui/part"
	"gavel/ui/part/parttest"
	"gavel/ui/theme"
)

func TestANarrowRowKeepsHowThingsStand(t *testing.T) {
	d := parttest.Live(t)
	says(t, see(t, d, pane.NewAgenda(), 36, 8), "I-1 Free ret", "Ben 10m open")
	says(t, see(t, d, pane.NewAgenda(), 30, 8), "I-1 Free r", "Ben 10m open")
	narrow := see(t, d, pane.NewAgenda(), 22, 8)
	says(t, narrow, "I-1 Free", "open")
	if strings.Contains(narrow, "Ben") {
		t.Errorf("who owns it takes the room of its words:\n%s", narrow)
	}
	for w := 4; w < 60; w++ {
		see(t, d, pane.NewAgenda(), w, 8)
	}
}

func TestNoEvidenceAfterTheAnswer(t *testing.T) {
	d := parttest.Live(t)
	p := pane.NewDecisions()
	p.Update(d.Context)
	about := p.Selected()
	if _, ok := evidence(d, p).(part.Add); !ok {
		t.Fatal("an open decision takes no evidence")
	}
	d.Do(model.Rule{About: about, Outcome: model.Rejected, With: model.Values{model.FieldWhy: model.Words("too expensive")}})
	p.Update(d.Context)
	if ask := evidence(d, p); ask != (part.Say{Text: "D-1 is rejected; its criteria stay as they were"}) {
		t.Errorf("a rejected decision asks for %#v", ask)
	}
}

func evidence(d *parttest.Desk, p *pane.Pane) part.Ask {
	ask, _ := p.Handle(d.Context, part.Intent{Name: keymap.Evidence, About: p.Selected()})
	return ask
}

func TestInASCIIRowsAreCutInASCII(t *testing.T) {
	d := parttest.Live(t)
	d.Theme = theme.New(theme.Mono, true)
	for _, p := range []*pane.Pane{pane.NewAgenda(), pane.NewDecisions(), pane.NewGate(), pane.NewBlockers()} {
		for w := 10; w < 60; w += 7 {
			if text := see(t, d, p, w, 8); strings.Contains(text, "…") {
				t.Errorf("%s: \n%s", p.Title(), text)
			}
		}
	}
}
