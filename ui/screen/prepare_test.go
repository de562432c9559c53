package screen_test

import (
	"slices"
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/dialog"
	"gavel/ui/screen"
	"gavel/ui/theme"
)

// bottom counts the rows that root keeps under a screen.
const bottom = 3

// see returns what a screen shows in a window of w×h.
func see(t *testing.T, d *componenttest.Desk, s screen.Screen, w, h int) string {
	t.Helper()
	s.Update(d.Context)
	return componenttest.Text(t, s.Draw(d.Context, w, h-bottom), w, h-bottom)
}

func says(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("it does not say %q:\n%s", part, text)
		}
	}
}

func TestPrepareSaysThatItIsPrivateAndHowFarThePlanIs(t *testing.T) {
	d := componenttest.Planned(t)
	for _, size := range componenttest.Sizes {
		says(t, see(t, d, screen.NewPrepare(), size[0], size[1]),
			"PREPARE · PRIVATE", "M-1 Weekly review", "the next meeting", "3 items", "30 of 45 minutes",
			"1 decision without an owner", "nothing carried over")
	}
	for range 2 {
		d.Raise(model.KindItem, d.Meeting.Ref(), "One more")
	}
	says(t, see(t, d, screen.NewPrepare(), 100, 30), "50 of 45 minutes, 5 too many")
}

// The minutes of a plan are those with which the meeting starts, and one that is over has
// no plan that could be too long.
func TestPrepareCountsWhatTheStartAddsAndWarnsOfNothingThatIsOver(t *testing.T) {
	d := componenttest.Planned(t)
	d.Raise(model.KindBlocker, model.Ref{}, "The contract is not signed")
	says(t, see(t, d, screen.NewPrepare(), 100, 30), "33 of 45 minutes", "1 carried over")
	for range 2 {
		d.Raise(model.KindItem, d.Meeting.Ref(), "One more")
	}
	d.Do(model.CancelMeeting{Meeting: d.Meeting.ID})
	for _, row := range screen.NewPrepare().Header(d.Context, 100, 30) {
		if strings.Contains(row, "too many") {
			t.Errorf("it is over, and its header warns: %s", row)
		}
	}
}

// What needs attention is what prepare begins with, alone in a narrow window and beside
// the plan in a wide one.
func TestPrepareOpensOnWhatNeedsAttention(t *testing.T) {
	d := componenttest.Planned(t)
	d.Now += 3 * 24 * 60 * 60_000
	for _, size := range componenttest.Sizes {
		s := screen.NewPrepare()
		text := see(t, d, s, size[0], size[1])
		says(t, text, "1 Attention", "Undecided, 2", "Send the mails", "no owner")
		if beside := strings.Contains(text, "2 Plan ─"); beside != (size[0] >= 100) {
			t.Errorf("at %d columns the plan is beside it: %v\n%s", size[0], beside, text)
		}
	}
	s := screen.NewPrepare()
	says(t, see(t, d, s, 100, 30), "1 late · 2 undecided · 1 unowned · 1 to send · agenda 30 of 45 min: enter opens D-1")
	about := model.Ref{Kind: model.KindDecision, ID: 2}
	s.Choose(about)
	if ask := s.Handle(d.Context, component.Intent{Name: keymap.Open, About: about}); ask != (component.Edit{About: about}) {
		t.Errorf("enter asks for %#v", ask)
	}
	if ask := s.Handle(d.Context, component.Intent{Name: keymap.Offered, About: about}); ask != (component.Capture{Text: "assign D-2 @"}) {
		t.Errorf("what is offered is %#v", ask)
	}
}

// Where nothing needs attention, prepare begins in the plan, and says so beside it.
func TestPrepareOpensOnThePlanWhereNothingNeedsAttention(t *testing.T) {
	d := componenttest.Empty(t)
	d.Do(model.NewCycle{CycleName: "Checkout redesign", People: []string{"Ana Ruiz"}})
	d.Do(model.PlanMeeting{Date: "2026-12-07", Facilitator: "Ana Ruiz"})
	text := see(t, d, screen.NewPrepare(), 120, 36)
	says(t, text, "Nothing needs you before Mon 7 Dec", "━━ 2 Plan ━")
}

// The real cursor is where a screen reader looks: on the row in focus.
func TestPrepareKeepsTheCursorOnItsRow(t *testing.T) {
	d := componenttest.Planned(t)
	for _, size := range componenttest.Sizes {
		s := screen.NewPrepare()
		s.Update(d.Context)
		w, h := size[0], size[1]-bottom
		for range 14 {
			about := s.Selected().String()
			says(t, componenttest.Row(t, s.Draw(d.Context, w, h), w, h), about)
			s.Handle(d.Context, component.Named(keymap.Down))
		}
		s.Handle(d.Context, component.Named(keymap.Meetings))
		says(t, componenttest.Row(t, s.Draw(d.Context, w, h), w, h), "M-1")
	}
}

func TestPrivateNotesAreOnPrepareAlone(t *testing.T) {
	planned, live := componenttest.Planned(t), componenttest.Live(t)
	for _, size := range componenttest.Sizes {
		s := screen.NewPrepare()
		s.Update(planned.Context)
		s.Handle(planned.Context, component.Named(keymap.Plan))
		text := see(t, planned, s, size[0], size[1])
		says(t, text, "PRIVATE: Ben")
		review := screen.NewReview()
		for range 4 {
			for range 12 {
				if text := see(t, live, review, size[0], size[1]); strings.Contains(text, "Ben will") || strings.Contains(text, "PRIVATE") {
					t.Fatalf("a private note is on the shared screen:\n%s", text)
				}
				review.Handle(live.Context, component.Named(keymap.Down))
			}
			review.Handle(live.Context, component.Named(keymap.NextPane))
		}
	}
}

func TestPrepareShowsThePlanOfTheMeetingUnderTheCursor(t *testing.T) {
	d := componenttest.Planned(t)
	later := d.Do(model.PlanMeeting{Title: "Launch review", Date: "2026-12-04"})
	d.Raise(model.KindItem, later, "Go or no go")
	s := screen.NewPrepare()
	says(t, see(t, d, s, 100, 30), "Free returns")
	s.Handle(d.Context, component.Named(keymap.Meetings))
	s.Handle(d.Context, component.Named(keymap.Up))
	if m := s.Meeting(d.Context); m.ID != later.ID {
		t.Errorf("the context is about %s, want %s", m.Ref(), later)
	}
	text := componenttest.Text(t, s.Draw(d.Context, 100, 27), 100, 27)
	says(t, text, "Go or no go", "next is M-1, Mon 23 Nov")
	s.Choose(d.Meeting.Ref())
	says(t, see(t, d, s, 100, 30), "Free returns")
}

// begin puts the cursor of a prepare screen on a thing.
func begin(d *componenttest.Desk, about model.Ref) *screen.Prepare {
	s := screen.NewPrepare()
	s.Update(d.Context)
	s.Choose(about)
	return s
}

func TestPrepareAsksForWhatItsKeysMean(t *testing.T) {
	d := componenttest.Planned(t)
	item, decision := model.Ref{Kind: model.KindItem, ID: 1}, model.Ref{Kind: model.KindDecision, ID: 1}
	m := d.Meeting.Ref()
	for _, test := range []struct {
		on     model.Ref
		intent keymap.Intent
		want   component.Effect
	}{
		{item, keymap.NewItem, component.Capture{Text: "i ", InLines: component.Add{Kind: model.KindItem, On: m}}},
		{decision, keymap.NewDecision, component.Capture{Text: "d I-1 ", InLines: component.Add{Kind: model.KindDecision, On: item}}},
		{model.Ref{Kind: model.KindCheck, ID: 3}, keymap.NewDecision, component.Capture{Text: "d ", InLines: component.Add{Kind: model.KindDecision, On: m}}},
		{item, keymap.NewCheck, component.Capture{Text: "c ", InLines: component.Add{Kind: model.KindCheck, On: m}}},
		{decision, keymap.Edit, component.Edit{About: decision}},
		{decision, keymap.Remove, component.Do{Command: model.Remove{About: decision}}},
		{item, keymap.MoveDown, component.Do{Command: model.MoveItem{Item: 1, By: 1}}},
		{item, keymap.Capture, component.Capture{}},
	} {
		if got := begin(d, test.on).Handle(d.Context, component.Intent{Name: test.intent, About: test.on}); got != test.want {
			t.Errorf("%s on %s asks for %#v, want %#v", test.intent, test.on, got, test.want)
		}
	}
}

// No key of the screen may be dead, wherever its cursor is.
func TestPrepareAnswersEveryKeyItNames(t *testing.T) {
	for _, d := range []*componenttest.Desk{componenttest.Empty(t), componenttest.Planned(t)} {
		for _, about := range []model.Ref{{}, {Kind: model.KindItem, ID: 1}, {Kind: model.KindCheck, ID: 3}, {Kind: model.KindPerson, ID: 2}} {
			for _, b := range d.Keys.In(keymap.OnPrepare) {
				if slices.Contains([]keymap.Intent{keymap.NextPane, keymap.PrevPane, keymap.Attention, keymap.Plan, keymap.Meetings, keymap.Walk}, b.Intent) { // they move the focus
					continue
				}
				if ask := begin(d, about).Handle(d.Context, component.Intent{Name: b.Intent, About: about}); ask == nil {
					t.Errorf("%s with the cursor on %q does nothing", b.Intent, about)
				}
			}
		}
	}
}

func TestRemovingAPersonTakesThemOffTheExpected(t *testing.T) {
	d := componenttest.Planned(t)
	s := begin(d, model.Ref{Kind: model.KindPerson, ID: 4})
	d.Done(s.Handle(d.Context, component.Intent{Name: keymap.Remove, About: s.Selected()}))
	if text := see(t, d, s, 100, 40); strings.Contains(text, "P-4 Tom") {
		t.Errorf("Tom is still expected:\n%s", text)
	}
	if n := len(d.Record.Attendance(d.Meeting.ID)); n != 3 {
		t.Errorf("%d people are on the list: who is taken off it is not absent either", n)
	}
	live := componenttest.Live(t)
	ask, _ := begin(live, model.Ref{Kind: model.KindPerson, ID: 4}).Handle(live.Context, component.Intent{Name: keymap.Remove, About: model.Ref{Kind: model.KindPerson, ID: 4}}).(component.Do)
	if _, _, err := model.Do(live.Record, ask.Command, live.Now); err == nil || !strings.Contains(err.Error(), "say in the roll call who is absent") {
		t.Errorf("once the meeting was started it says %v", err)
	}
}

func TestEditingAPersonCorrectsTheName(t *testing.T) {
	d := componenttest.Planned(t)
	person := model.Ref{Kind: model.KindPerson, ID: 2}
	if ask := begin(d, person).Handle(d.Context, component.Intent{Name: keymap.Edit, About: person}); ask != (component.Edit{About: person}) {
		t.Errorf("it asks for %#v", ask)
	}
	if title := dialog.EditForm(d.Context, person, "").Title(); title != "Edit P-2" {
		t.Errorf("it opens %q", title)
	}
}

func TestPrepareGoesBackToALiveMeeting(t *testing.T) {
	d := componenttest.Live(t)
	s := screen.NewPrepare()
	says(t, see(t, d, s, 100, 30), "M-1 is live: p goes back to it")
	for _, intent := range []keymap.Intent{keymap.Start, keymap.Review} {
		if ask := s.Handle(d.Context, component.Named(intent)); ask != (component.Show{Screen: component.Review}) {
			t.Errorf("%s asks for %#v", intent, ask)
		}
	}
}

func TestPrepareWithoutAMeetingSaysWhatToPress(t *testing.T) {
	d := componenttest.Empty(t)
	d.Do(model.NewCycle{CycleName: "Checkout redesign"})
	for _, size := range componenttest.Sizes {
		says(t, see(t, d, screen.NewPrepare(), size[0], size[1]), "No meeting is planned", "M plans one")
	}
}

func TestWelcomeOffersThreeThingsWithAKeyEach(t *testing.T) {
	d := componenttest.Empty(t)
	s := screen.NewWelcome()
	for _, size := range append(componenttest.Sizes, [2]int{40, 18}) {
		text := see(t, d, s, size[0], size[1])
		says(t, text, "s  start a cycle", "t  try the sample", "i  import an agenda", "decision", "A cycle is what you review")
	}
	if ask := s.Handle(d.Context, component.Named(keymap.Sample)); ask != (component.Sample{}) {
		t.Errorf("the sample's key asks for %#v", ask)
	}
	for _, intent := range []keymap.Intent{keymap.NewCycle, keymap.ImportAgenda} {
		if _, ok := s.Handle(d.Context, component.Named(intent)).(component.Open); !ok {
			t.Errorf("%s opens nothing", intent)
		}
	}
}

// Enter does what the cursor is on, which is the first choice to begin with.
func TestEnterOnWelcomeDoesWhatTheCursorIsOn(t *testing.T) {
	d := componenttest.Empty(t)
	s := screen.NewWelcome()
	if _, ok := s.Handle(d.Context, component.Named(keymap.Accept)).(component.Open); !ok {
		t.Error("enter does not start a cycle")
	}
	for range 3 {
		s.Handle(d.Context, component.Named(keymap.Down))
	}
	if ask := s.Handle(d.Context, component.Named(keymap.Accept)); ask != (component.Sample{}) {
		t.Errorf("on the last choice enter asks for %#v", ask)
	}
}

// The name is drawn large where there is room, and as a word from plain characters.
func TestWelcomeHasTheName(t *testing.T) {
	d := componenttest.Empty(t)
	if text := see(t, d, screen.NewWelcome(), 80, 24); !strings.Contains(text, "▄▀▀▀ ▄▀▀▄ █  █ █▀▀▀ █") {
		t.Errorf("the name is not there:\n%s", text)
	}
	d.Theme = theme.New(theme.Mono, true)
	if text := see(t, d, screen.NewWelcome(), 80, 24); !strings.Contains(text, "gavel") || strings.ContainsAny(text, "▄▀█") {
		t.Errorf("from plain characters it is:\n%s", text)
	}
}

// A line that is begun on the plan of a later meeting names it: without a name it would mean
// the one that is held, or comes next.
func TestALineBegunOnALaterMeetingNamesIt(t *testing.T) {
	d := componenttest.Planned(t)
	later := d.Do(model.PlanMeeting{Title: "The next", Date: "2026-12-10", Minutes: 45})
	s := begin(d, later)
	d.Meeting, _ = d.Record.Meetings.Get(later.ID)
	for intent, want := range map[keymap.Intent]string{keymap.NewItem: "i M-2 ", keymap.NewDecision: "d M-2 ", keymap.NewCheck: "c M-2 "} {
		line, _ := s.Handle(d.Context, component.Named(intent)).(component.Capture)
		if line.Text != want {
			t.Errorf("%s begins %q, want %q", intent, line.Text, want)
		}
	}
}

// The commands of every pane are found by their words, wherever the cursor is.
func TestPrepareListsTheCommandsOfAllItsPanes(t *testing.T) {
	d := componenttest.Planned(t)
	s := screen.NewPrepare()
	s.Update(d.Context)
	s.Handle(d.Context, component.Named(keymap.Plan))
	if !slices.Contains(s.Everywhere(), keymap.InDigest) {
		t.Errorf("with the plan in focus it lists %v", s.Everywhere())
	}
}
