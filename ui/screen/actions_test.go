package screen_test

import (
	"slices"
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/screen"
)

// closed is a desk whose meeting is closed: everything on it was noted.
func closed(t *testing.T) *componenttest.Desk {
	t.Helper()
	d := componenttest.Planned(t)
	d.Meeting.Status = model.Closed // what the parts look at; the record is asked for nothing else here
	return d
}

// everyScreen hands every screen to a test, with nothing, something planned, a meeting
// that is live, and one that is closed, and with the cursor on each row.
func everyScreen(t *testing.T, test func(t *testing.T, name string, d *componenttest.Desk, s screen.Screen)) {
	for name, d := range map[string]*componenttest.Desk{"empty": componenttest.Empty(t), "planned": componenttest.Planned(t), "live": componenttest.Live(t), "closed": closed(t)} {
		for _, s := range []screen.Screen{screen.NewWelcome(), screen.NewPrepare(), screen.NewReview(), screen.NewRoom(false), screen.NewRoom(true), screen.NewRegisters(false), screen.NewRegisters(true)} {
			s.Update(d.Context)
			test(t, name, d, s)
		}
	}
}

// What is not possible now is answered with why, whoever asks for it, and not done.
func TestWhatIsNotPossibleIsAnsweredWithWhy(t *testing.T) {
	refused := 0
	everyScreen(t, func(t *testing.T, name string, d *componenttest.Desk, s screen.Screen) {
		if _, prepares := s.(*screen.Prepare); prepares && name == "closed" {
			return // it looks its meeting up itself
		}
		for _, b := range d.Keys.In(append(s.Scopes(), keymap.Global)...) {
			i := component.Intent{Name: b.Intent, About: s.Selected()}
			if _, found := screen.Find(s, i); !found {
				continue
			}
			if why := screen.WhyNot(d.Context, s, i); why != "" {
				refused++
				if ask := s.Handle(d.Context, i); ask != (component.Say{Text: why}) {
					t.Errorf("%T, %s: %s is not possible (%s), and asks for %#v", s, name, b.Intent, why, ask)
				}
			}
		}
	})
	if refused < 20 {
		t.Errorf("only %d were refused: this test tries too little", refused)
	}
}

// Where there is no meeting the review offers what leads to one, on the screen and in lines.
func TestAReviewWithoutAMeetingLeadsToPrepare(t *testing.T) {
	d := componenttest.Empty(t)
	d.Do(model.NewCycle{CycleName: "Returns", Zone: "UTC", People: []string{"Ana Ruiz"}})
	s := screen.NewReview()
	s.Update(d.Context)
	if got := s.Keys(d.Context); !slices.Equal(got, []keymap.Intent{keymap.Prepare, keymap.Help, keymap.Quit}) {
		t.Errorf("the key line names %v", got)
	}
	if got := screen.Standing(d.Context); !slices.Equal(got, []string{"No review is planned in this cycle; p prepares one."}) {
		t.Errorf("in lines it says %q", got)
	}
}

// A key line names nothing that would only be answered with why not.
func TestAKeyLineNamesOnlyWhatIsPossible(t *testing.T) {
	everyScreen(t, func(t *testing.T, name string, d *componenttest.Desk, s screen.Screen) {
		for _, want := range s.Keys(d.Context) {
			i := component.Intent{Name: want, About: s.Selected()}
			if why := screen.WhyNot(d.Context, s, i); why != "" && why != "it belongs to another pane; select something there first" {
				t.Errorf("%T, %s: the key line names %s: %s", s, name, want, why)
			}
		}
	})
}

// Every binding of a screen is an action of that screen, or moves its cursor.
func TestEveryBindingOfAScreenIsAnAction(t *testing.T) {
	everyScreen(t, func(t *testing.T, _ string, d *componenttest.Desk, s screen.Screen) {
		for _, b := range d.Keys.Bindings() {
			if b.Scope == keymap.InList || !slices.Contains(s.Everywhere(), b.Scope) {
				continue
			}
			_, own := screen.At(s, b.Scope, b.Intent)
			_, further := screen.Find(s, component.Named(b.Intent))
			if !own && !further {
				t.Errorf("%T: nothing does %s in %s", s, b.Intent, b.Scope)
			}
		}
	})
}

// What an intent is about is in the intent: where the cursor is does not matter.
func TestAnIntentIsAboutWhatItSaysWhereverTheCursorIs(t *testing.T) {
	d := componenttest.Live(t)
	s := screen.NewReview()
	s.Update(d.Context)
	for _, about := range []model.Ref{{Kind: model.KindDecision, ID: 1}, {Kind: model.KindCheck, ID: 3}} {
		before := s.Selected()
		if ask := s.Handle(d.Context, component.Intent{Name: keymap.Edit, About: about}); ask != (component.Edit{About: about}) {
			t.Errorf("edit of %s asks for %#v", about, ask)
		}
		if s.Selected() != before {
			t.Errorf("it moved the cursor from %s to %s", before, s.Selected())
		}
	}
}

// Where the item being discussed proposes a decision, the key of a decision begins that one.
func TestADecisionBegunOnAnItemThatProposesOneIsThatOne(t *testing.T) {
	d := componenttest.Empty(t)
	now := d.Now
	today := d.Record.Today(now)
	d.Do(model.NewCycle{CycleName: "Returns", Zone: "UTC", People: []string{"Ana Ruiz"}, Start: today.AddDays(-28)})
	d.Now = now - 10*24*60*60*1000 // the date was set while it was to come
	d.Do(model.SetCycle{With: model.Values{model.FieldCustomer: model.On(today.AddDays(-10)), model.FieldApprover: model.Who(1)}})
	d.Now = now
	d.Do(model.Raise{Kind: model.KindMetric, With: model.Values{model.FieldWords: model.Words("support-contacts"), model.FieldBase: model.Words("6")}})
	d.Do(model.PlanMeeting{Kinds: "support"})
	d.Do(model.StartMeeting{Meeting: 1})
	d.Do(model.OpenItem{Item: 1})
	d.Meeting, _ = d.Record.Live()
	s := screen.NewReview()
	s.Update(d.Context)
	begun, ok := s.Handle(d.Context, component.Named(keymap.NewDecision)).(component.Capture)
	if !ok || !strings.HasPrefix(begun.Text, `d M-1 "Correct the scope: Support contacts not read, baseline 6" @P-1 type:correction moves:MT-1 opt:`) {
		t.Errorf("it begins %q", begun.Text)
	}
}
