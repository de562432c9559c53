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

// see returns what a pane shows in w×h cells, after it was handed the record.
func see(t *testing.T, d *componenttest.Desk, p *pane.Pane, w, h int) string {
	t.Helper()
	p.Update(d.Context)
	return componenttest.Text(t, p.Draw(d.Context, w, h, true), w, h)
}

func says(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("it does not say %q:\n%s", part, text)
		}
	}
}

func TestMeetingsAreListedNewestFirst(t *testing.T) {
	d := componenttest.Planned(t)
	d.Do(model.PlanMeeting{Title: "Launch review", Date: "2026-12-04"})
	d.Do(model.CancelMeeting{Meeting: d.Do(model.PlanMeeting{Title: "Extra review", Date: "2026-11-27"}).ID})
	text := see(t, d, pane.NewMeetings(), 60, 10)
	launch, extra, weekly := strings.Index(text, "Launch review"), strings.Index(text, "Extra review"), strings.Index(text, "Weekly review")
	if launch < 0 || launch > extra || extra > weekly {
		t.Errorf("the meetings are not newest first:\n%s", text)
	}
	says(t, text, "M-2  Fri 4 Dec", "cancelled", "◇ M-1 ")
}

func TestThePlanShowsDecisionsUnderTheirItems(t *testing.T) {
	d := componenttest.Planned(t)
	text := see(t, d, pane.NewPlan(), 70, 24)
	says(t, text, "Agenda ──", "   I-1  Free returns until 60 days", "   D-1    Ship free returns to everybody",
		"○ I-2  Launch mails", "10m no owner", "Numbers of last week  inform", "Gate", "auto", "Expected", "P-2  Ben Okafor")
	if strings.Contains(text, "Carried over") {
		t.Errorf("nothing comes back, and there is a heading for it:\n%s", text)
	}
	d.Do(model.RollCall{Meeting: d.Meeting.ID, Absent: []model.ID{2}})
	_, people, _ := strings.Cut(see(t, d, pane.NewPlan(), 70, 30), "Must be there, not expected")
	missed, expected, _ := strings.Cut(people, "Expected")
	if !strings.Contains(missed, "○ P-2  Ben Okafor  must: D-1") || strings.Contains(expected, "Ben Okafor") {
		t.Errorf("Ben is not expected, and stands with those who are, or not with who must be there:\n%s", people)
	}
}

func TestForWhatAPersonIsNeededIsSaidWhereNothingStandsBehindTheName(t *testing.T) {
	d := componenttest.Planned(t)
	says(t, see(t, d, pane.NewPlan(), 42, 30), "P-2  Ben Okafor  must: D-1")
}

func TestThePeopleOfAMeetingAreListedWithWhenTheyLeftAndCame(t *testing.T) {
	d := componenttest.Live(t)
	d.Now += 20 * 60_000
	d.Do(model.Leave{People: []model.ID{2}})
	d.Now += 20 * 60_000
	d.Do(model.Arrive{People: []model.ID{2}})
	says(t, see(t, d, pane.NewPeople(), 70, 24), "P-2  Ben Okafor", "left 10:20, back 10:40")
}

func TestThePlanShowsWhatComesBack(t *testing.T) {
	d := componenttest.Planned(t)
	d.Raise(model.KindBlocker, model.Ref{}, "The vendor's contract is not signed")
	says(t, see(t, d, pane.NewPlan(), 70, 24), "Carried over", "B-1  The vendor's contract")
}

func TestAStartedPlanShowsHowItsThingsStand(t *testing.T) {
	d := componenttest.Live(t)
	says(t, see(t, d, pane.NewPlan(), 70, 24), "○ I-1", "open", "In the room", "✔ P-1  Ana Ruiz", "present")
}

func TestEmptyPanesSayWhatToPress(t *testing.T) {
	d := componenttest.Empty(t)
	says(t, see(t, d, pane.NewMeetings(), 64, 6), "M plans one", "I reads an agenda in")
	says(t, see(t, d, pane.NewPlan(), 60, 6), "M plans one")
	d.Do(model.NewCycle{CycleName: "Checkout redesign"})
	d.Meeting.ID = d.Do(model.PlanMeeting{}).ID
	d.Meeting, _ = d.Record.Meetings.Get(d.Meeting.ID)
	says(t, see(t, d, pane.NewPlan(), 40, 20), "Agenda, empty: i adds an item", "Expected, nobody: r says who")
}

// What an empty pane says stands a column from its frame, as rows do.
func TestWhatAnEmptyPaneSaysTouchesNoFrame(t *testing.T) {
	d := componenttest.Empty(t)
	for _, w := range []int{40, 60, 120} {
		for _, row := range strings.Split(see(t, d, pane.NewMeetings(), w, 8), "\n")[1:7] {
			if inside := strings.Trim(row, "┃│"); !strings.HasPrefix(inside, " ") || !strings.HasSuffix(inside, " ") {
				t.Errorf("%d: %q", w, row)
			}
		}
	}
}

// The pane leaves what it cannot do to the screen, and keeps its cursor off
// the headings.
func TestThePlanAnswersMovementAlone(t *testing.T) {
	d := componenttest.Planned(t)
	p := pane.NewPlan()
	p.Update(d.Context)
	if _, handled := p.Handle(d.Context, component.Intent{Name: keymap.Edit, About: p.Selected()}); handled {
		t.Error("the plan answers edit itself")
	}
	for range p.Len() + 1 {
		if p.Selected().IsZero() {
			t.Fatal("the cursor is on a heading")
		}
		p.Handle(d.Context, component.Named(keymap.Down))
	}
	if got := p.Selected(); got.Kind != model.KindCheck {
		t.Errorf("at the end is %s, want the last check", got)
	}
}

// On a plan that nobody has filled in yet the cursor stands on what a person typed, and
// not on a check that every gate has.
func TestWhatIsSelectedFirstIsSomethingAPersonMade(t *testing.T) {
	d := componenttest.Empty(t)
	d.Do(model.NewCycle{CycleName: "Returns", People: []string{"Ana Ruiz"}})
	m := d.Do(model.PlanMeeting{Facilitator: "Ana Ruiz"})
	d.Meeting, _ = d.Record.Meetings.Get(m.ID)
	p := pane.NewPlan()
	p.Update(d.Context)
	if about := p.Selected(); about.Kind != model.KindPerson {
		t.Errorf("%s is selected", about)
	}
}

func TestThePlanSaysWhatChangedSinceThePreRead(t *testing.T) {
	d := componenttest.Planned(t)
	d.Do(model.Announce{Meeting: d.Meeting.ID})
	if text := see(t, d, pane.NewPlan(), 90, 30); strings.Contains(text, "pre-read") {
		t.Errorf("nothing has changed, and it says so:\n%s", text)
	}
	decision, second := model.Ref{Kind: model.KindDecision, ID: 1}, model.Ref{Kind: model.KindItem, ID: 2}
	d.Do(model.Amend{About: decision, With: model.Values{model.FieldRecommend: model.Words("yes")}})
	d.Do(model.Remove{About: second})
	d.Do(model.Raise{Kind: model.KindItem, On: d.Meeting.Ref(), With: model.Values{model.FieldWords: model.Words("Gift wrap"), model.FieldOwner: model.Who(2)}})
	text := see(t, d, pane.NewPlan(), 90, 30)
	says(t, text, "I-4  Gift wrap  new since the pre-read", "I-1  Free returns until 60 days  changed since the pre-read")
	_, changed, ok := strings.Cut(text, "Changed since the pre-read of Mon 23 Nov")
	if !ok {
		t.Fatalf("nothing says what changed:\n%s", text)
	}
	says(t, changed, "I-4  + Gift wrap", "M-1  - I-2", "D-1  recommendation changed: Ship free returns to everybody")
}

func TestForWhatPeopleAreNeededStandsInAColumn(t *testing.T) {
	d := componenttest.Planned(t)
	at := map[int]bool{}
	for line := range strings.Lines(see(t, d, pane.NewPlan(), 70, 30)) {
		for _, need := range []string{"must: ", "can be excused"} {
			if before, _, ok := strings.Cut(line, need); ok && strings.Contains(line, "P-") {
				at[len([]rune(before))] = true
			}
		}
	}
	if len(at) != 1 {
		t.Errorf("it stands in the columns %v:\n%s", at, see(t, d, pane.NewPlan(), 70, 30))
	}
}

func TestThePlanOfAMeetingWithoutItemsBeginsOnSomebodyElseThanWhoPlansIt(t *testing.T) {
	d := componenttest.Empty(t)
	d.Do(model.NewCycle{CycleName: "Checkout", People: []string{"Ana Ruiz", "Ben Okafor"}})
	d.Meeting, _ = d.Record.Meetings.Get(d.Do(model.PlanMeeting{Facilitator: "Ana Ruiz"}).ID)
	d.Me = 1
	plan := pane.NewPlan()
	see(t, d, plan, 60, 20)
	if got := plan.Selected(); got != (model.Ref{Kind: model.KindPerson, ID: 2}) {
		t.Errorf("%s is selected", got)
	}
}
