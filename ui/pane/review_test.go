package pane_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/pane"
	"gavel/ui/theme"
)

// The title is cut last: the time gives way first, then the owner, then the verdict,
// which the sign says still.
func TestTheTitleGivesWayLast(t *testing.T) {
	d := componenttest.Live(t)
	says(t, see(t, d, pane.NewAgenda(), 90, 8), "▶ I-1  Free returns until 60 days", "Ben       10m open")
	says(t, see(t, d, pane.NewAgenda(), 50, 8), "Ben    open 10m")
	says(t, see(t, d, pane.NewAgenda(), 36, 8), "▶ I-1  Free ret", "open 10m")
	narrow := see(t, d, pane.NewAgenda(), 22, 8)
	says(t, narrow, "▶ I-1  Free")
	for _, word := range []string{"Ben", "open"} {
		if strings.Contains(narrow, word) {
			t.Errorf("%s takes the room of the title:\n%s", word, narrow)
		}
	}
	for w := 4; w < 60; w++ {
		see(t, d, pane.NewAgenda(), w, 8)
	}
}

// A check that failed is answered, and not well: the row of names does not say that all is.
func TestAPaneCountsWhatFailed(t *testing.T) {
	d := componenttest.Live(t)
	d.Raise(model.KindCheck, d.Meeting.Ref(), "Support has read it", model.FieldOwner, model.Who(2))
	gate := pane.NewGate()
	gate.Update(d.Context)
	if n := gate.Failed(); n != 0 {
		t.Errorf("before anybody answered %d checks failed", n)
	}
	checks := d.Record.ChecksOf(d.Meeting.ID)
	d.Do(model.GiveRuling{About: checks[len(checks)-1].Ref(), Outcome: model.Failed, With: model.Values{
		model.FieldAction: {Tasks: []model.NewTask{{Text: "Write the fees in", Owner: 2, Due: "2026-12-01"}}}}})
	gate.Update(d.Context)
	if n := gate.Failed(); n != 1 {
		t.Errorf("one check failed, and %d are counted", n)
	}
}

// In every list the verdict begins in one column, 13 cells from the end.
func TestTheColumnsOfAListLineUp(t *testing.T) {
	d := componenttest.Live(t)
	d.Raise(model.KindBlocker, model.Ref{}, "The vendor's contract is not signed")
	d.Raise(model.KindAction, item(1), "Ask the vendor for a day on which it will be signed")
	for i := range 12 { // ids of two lengths
		d.Raise(model.KindDecision, item(1), fmt.Sprintf("Ship to region %d, in the order in which its carriers have signed", i))
	}
	begins := regexp.MustCompile(`^┃ . [A-Z]-\d`)
	for _, p := range []*pane.Pane{pane.NewAgenda(), pane.NewDecisions(), pane.NewBlockers(), pane.NewGate(), pane.NewActions()} {
		for _, w := range []int{44, 58, 76, 118} {
			rows, text := 0, see(t, d, p, w, 40)
			for _, row := range strings.Split(text, "\n") {
				if !begins.MatchString(row) {
					continue
				}
				rows++
				if cells := []rune(row); cells[w-14] != ' ' || cells[w-13] == ' ' {
					t.Errorf("%s at %d: no verdict begins in column %d: %s", p.Title(), w, w-13, row)
				}
			}
			if rows == 0 {
				t.Errorf("%s at %d lists nothing:\n%s", p.Title(), w, text)
			}
		}
	}
}

func TestWhatIsDiscussedIsNeverCutNorTheRowUnderTheCursor(t *testing.T) {
	d := componenttest.Live(t)
	long := "Refund each parcel of an order by itself on the day on which it comes back to us"
	about := d.Raise(model.KindItem, d.Meeting.Ref(), long)
	for range 20 {
		d.Raise(model.KindItem, d.Meeting.Ref(), "One more")
	}
	whole := func(text string) bool {
		var words []string
		for _, row := range strings.Split(text, "\n") {
			_, row, _ = strings.Cut(row, "┃")
			words = append(words, strings.Fields(strings.NewReplacer("Ben", "", "Ana", "", "open", "", "10m", "", "┃", "", "–", "").Replace(row))...)
		}
		return strings.Contains(strings.Join(words, " "), "Refund each parcel") && strings.Contains(strings.Join(words, " "), "comes back to us")
	}
	p := pane.NewAgenda()
	p.Update(d.Context)
	if text := see(t, d, p, 44, 12); whole(text) {
		t.Fatalf("it is whole before anybody looks at it:\n%s", text)
	}
	p.Choose(about)
	for w := 24; w < 80; w += 7 {
		if text := see(t, d, p, w, 12); !whole(text) {
			t.Errorf("under the cursor it is cut:\n%s", text)
		}
	}
	d.Do(model.OpenItem{Item: about.ID})
	p.Handle(d.Context, component.Named(keymap.Up))
	if text := see(t, d, p, 44, 12); !whole(text) {
		t.Errorf("it is discussed, and cut:\n%s", text)
	}
}

// Beside the decisions the agenda does not say once more who decides them and how.
func TestTheAgendaBesideTheDecisionsNamesThem(t *testing.T) {
	d := componenttest.Live(t)
	p := pane.NewAgenda()
	p.Brief = true
	text := see(t, d, p, 90, 8)
	says(t, text, "10m D-1")
	for _, row := range strings.Split(text, "\n") {
		if strings.Contains(row, "D-1") && (strings.Contains(row, "Ben") || strings.Contains(row, "open")) {
			t.Errorf("it says what the decision says: %s", row)
		}
	}
}

func item(id model.ID) model.Ref { return model.Ref{Kind: model.KindItem, ID: id} }

func TestNoEvidenceAfterTheAnswer(t *testing.T) {
	d := componenttest.Live(t)
	p := pane.NewDecisions()
	p.Update(d.Context)
	about := p.Selected()
	if _, ok := evidence(d, p).(component.Add); !ok {
		t.Fatal("an open decision takes no evidence")
	}
	d.Do(model.GiveRuling{About: about, Outcome: model.Rejected, With: model.Values{model.FieldWhy: model.Words("too expensive")}})
	p.Update(d.Context)
	if ask := evidence(d, p); ask != (component.Say{Text: "D-1 is rejected; its criteria stay as they were"}) {
		t.Errorf("a rejected decision asks for %#v", ask)
	}
}

func evidence(d *componenttest.Desk, p *pane.Pane) component.Effect {
	ask, _ := p.Handle(d.Context, component.Intent{Name: keymap.Evidence, About: p.Selected()})
	return ask
}

func TestInASCIIRowsAreCutInASCII(t *testing.T) {
	d := componenttest.Live(t)
	d.Theme = theme.New(theme.Mono, true)
	for _, p := range []*pane.Pane{pane.NewAgenda(), pane.NewDecisions(), pane.NewGate(), pane.NewBlockers()} {
		for w := 10; w < 60; w += 7 {
			if text := see(t, d, p, w, 8); strings.Contains(text, "…") {
				t.Errorf("%s: \n%s", p.Title(), text)
			}
		}
	}
}

// What was there before and stands further down is not called new.
func TestNothingThatWasThereBeforeStandsUnderNew(t *testing.T) {
	d := componenttest.Live(t)
	first := d.Raise(model.KindBlocker, model.Ref{}, "The vendor's contract is not signed")
	second := d.Raise(model.KindBlocker, model.Ref{}, "The bank's sandbox is down")
	d.Do(model.PutOnAgenda{About: first})
	place, _ := d.Record.DiscussedUnder(d.Meeting.ID, first)
	d.Do(model.MoveItem{Item: place.ID, By: -9})
	says(t, see(t, d, pane.NewAgenda(), 90, 12), "Open already (1)", "New (")
	d.Do(model.PutOnAgenda{About: second})
	if text := see(t, d, pane.NewAgenda(), 90, 12); strings.Contains(text, "New (") || !strings.Contains(text, "Then (") {
		t.Errorf("a place stands under New:\n%s", text)
	}
}
