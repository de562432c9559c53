package dialog_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/dialog"
)

func TestTheFirstMeetingNeedsACycleNameAndWhoIsThere(t *testing.T) {
	d := componenttest.Empty(t)
	d.User = "ana" // as an operating system knows her
	form := dialog.NewCycleForm(d.Context)
	fits(t, d.Context, form)
	if ask := fill(d.Context, form, "Checkout redesign"); ask != nil {
		t.Fatalf("without anybody in the room it asks for %#v", ask)
	}
	says(t, see(t, d.Context, form), "Then the people, and it is done.")
	then := d.Done(fill(d.Context, form, "Ben Okafor, Ana Ruiz"))
	if then != (component.Show{Screen: component.Prepare}) {
		t.Errorf("after it comes %#v", then)
	}
	cycle, _ := d.Record.Cycle()
	m, ok := d.Record.Next()
	if !ok || cycle.Zone != "UTC" || m.Date != componenttest.Today || len(d.Record.ChecksOf(m.ID)) == 0 {
		t.Errorf("cycle %+v, meeting %+v", cycle, m)
	}
	if d.Record.People.Len() != 2 || d.Record.NameOf(m.Facilitator) != "Ana Ruiz" {
		t.Errorf("%d people, led by %s: ana is Ana Ruiz", d.Record.People.Len(), d.Record.NameOf(m.Facilitator))
	}
}

func TestAnotherMeetingIsOfferedAWeekOn(t *testing.T) {
	d := componenttest.Planned(t)
	form := dialog.NewMeetingForm(d.Context)
	fits(t, d.Context, form)
	about := d.Record.Meetings.Len()
	d.Done(form.Handle(d.Context, component.Named(keymap.Accept)))
	m, _ := d.Record.Meetings.Get(model.ID(about + 1))
	if m.Date != "2026-11-30" || m.Title != "Weekly review" || m.Minutes != 45 {
		t.Errorf("planned: %+v", m)
	}
}

// A date that has passed is refused at the date, and a length at the length.
func TestWhatIsWrongWithAMeetingIsAskedForWhereItWasSaid(t *testing.T) {
	d := componenttest.Planned(t)
	for _, form := range []*dialog.Form{dialog.NewMeetingForm(d.Context), dialog.EditMeetingForm(d.Context, d.Meeting)} {
		for _, wrong := range []struct {
			plan model.PlanMeeting
			at   string
		}{{model.PlanMeeting{Date: "2026-11-22"}, "Date "}, {model.PlanMeeting{Minutes: 1441}, "Length "}} {
			_, _, err := model.Do(d.Record, wrong.plan, d.Now)
			refusal, ok := errors.AsType[*model.Refusal](err)
			if !ok {
				t.Fatalf("%+v: %v", wrong.plan, err)
			}
			form.Refused(d.Context, refusal)
			picture := form.Draw(d.Context, 100, 30)
			says(t, componenttest.Text(t, picture, 100, 30), refusal.Says)
			says(t, componenttest.Row(t, picture, 100, 30), wrong.at)
		}
	}
}

// What a form shows of a meeting of another kind is what is planned, and what a person typed
// stays.
func TestTheFormShowsWhatAMeetingOfAKindIsPlannedWith(t *testing.T) {
	d := componenttest.Planned(t)
	d.Do(model.SetCycle{With: model.Values{model.FieldDelivery: model.On("2026-12-15"), model.FieldCustomer: model.On("2026-12-22")}})
	form := dialog.NewMeetingForm(d.Context)
	says(t, see(t, d.Context, form), "Weekly review", "Weekly review goes through: ")
	for range 2 {
		form.Handle(d.Context, component.Named(keymap.PrevField))
	}
	write(d.Context, form, "l") // launch
	lines, _ := d.Record.Schedule(d.Now)
	launch := lines[slices.IndexFunc(lines, func(l model.ScheduleLine) bool { return l.Kind == "launch" })]
	text := see(t, d.Context, form)
	says(t, text, "[launch]", launch.Title+" goes through: ", string(launch.Day[8:]))
	if strings.Contains(text, "Weekly review") {
		t.Errorf("it shows the title of another kind:\n%s", text)
	}
	fits(t, d.Context, form)
	about := model.ID(d.Record.Meetings.Len() + 1)
	d.Done(form.Handle(d.Context, component.Named(keymap.Accept)))
	m, _ := d.Record.Meetings.Get(about)
	says(t, text, m.Title, fmt.Sprint(m.Minutes))
	if m.Title != launch.Title || m.Date != launch.Day {
		t.Errorf("planned: %q on %s; the schedule proposes %+v", m.Title, m.Date, launch)
	}
	form = dialog.NewMeetingForm(d.Context)
	form.Handle(d.Context, component.Named(keymap.PrevField))
	write(d.Context, form, "Ours")
	form.Handle(d.Context, component.Named(keymap.PrevField))
	form.Handle(d.Context, component.Named(keymap.NextChoice))
	says(t, see(t, d.Context, form), "Ours")
}

func TestEditingAMeetingKeepsADayThatHasPassed(t *testing.T) {
	d := componenttest.Planned(t)
	d.Now += 2 * 24 * 60 * 60 * 1000
	form := dialog.EditMeetingForm(d.Context, d.Meeting)
	fits(t, d.Context, form)
	d.Done(fill(d.Context, form, ", late"))
	if d.Meeting.Title != "Weekly review, late" || d.Meeting.Date != componenttest.Today {
		t.Errorf("now it is %+v", d.Meeting)
	}
}

func TestTheKindsOfAPlannedMeetingAreChangedInItsForm(t *testing.T) {
	d := componenttest.Planned(t)
	form := dialog.EditMeetingForm(d.Context, d.Meeting)
	d.Done(fill(d.Context, form, "", "", "", "", "", ", midpoint"))
	if got := d.Record.SayKinds(d.Meeting); got != "Weekly review and Midpoint audit" {
		t.Errorf("it is a %s", got)
	}
}

func TestAPrivateNoteIsMarkedAndCanBeEmptied(t *testing.T) {
	d := componenttest.Planned(t)
	form := dialog.PrivateNoteForm(d.Context, d.Meeting.ID, 1)
	fits(t, d.Context, form)
	says(t, see(t, d.Context, form), "PRIVATE", componenttest.Secret)
	if ask := form.Handle(d.Context, component.Named(keymap.Accept)); ask != (component.Close{}) {
		t.Errorf("nothing was changed, and it asks for %#v", ask)
	}
	d.Done(fill(d.Context, form, ", nor will Mara"))
	if note := d.Record.PrivateNote(d.Meeting.ID, 1).Text; !strings.HasSuffix(note, "nor will Mara") {
		t.Errorf("the note is %q", note)
	}
	whole := dialog.PrivateNoteForm(d.Context, d.Meeting.ID, 0)
	says(t, see(t, d.Context, whole), "M-1: a note for yourself", "all of it")
}

func TestAMisspeltPersonIsEdited(t *testing.T) {
	d := componenttest.Planned(t)
	form := dialog.RenameForm(d.Context, 2)
	fits(t, d.Context, form)
	says(t, see(t, d.Context, form), "Edit P-2", "Ben Okafor")
	d.Done(fill(d.Context, form, "-Lee"))
	if got := d.Record.NameOf(2); got != "Ben Okafor-Lee" {
		t.Errorf("he is called %q", got)
	}
}

func TestAPersonWhoIsAddedToAPlanIsAskedAbout(t *testing.T) {
	d := componenttest.Planned(t)
	form := dialog.PersonForm(d.Context)
	fits(t, d.Context, form)
	open, ok := d.Done(fill(d.Context, form, "Lea Novak")).(component.Open)
	if !ok {
		t.Fatal("the question whether she is expected does not follow")
	}
	d.Done(open.Dialog.Handle(d.Context, component.Named(keymap.Accept)))
	if n := len(d.Record.Attendance(d.Meeting.ID)); n != 5 {
		t.Errorf("%d are expected, want 5", n)
	}
}

// No outcome may be out of reach, and no key may mean two of them.
func TestEveryOutcomeHasAKeyOfItsOwn(t *testing.T) {
	keys := keymap.Default()
	for _, kind := range []model.Kind{model.KindItem, model.KindDecision, model.KindBlocker, model.KindCheck, model.KindFeedback} {
		scope := dialog.NewRuling(model.Ref{Kind: kind, ID: 1}).Scopes()[0]
		taken := map[string]string{}
		for _, o := range model.Outcomes(kind) {
			key := keys.Key(keymap.Intent(o.Verb), scope)
			if key == "" {
				t.Errorf("%s of a %s has no key", o.Verb, kind)
			}
			if other, ok := taken[key]; ok {
				t.Errorf("%s means both %s and %s of a %s", key, other, o.Verb, kind)
			}
			taken[key] = o.Verb
		}
	}
}

// What the machine does not say is asked for, with why.
func TestTheZoneIsAskedForWhereItIsNotKnown(t *testing.T) {
	d := componenttest.Empty(t)
	d.User, d.Zone, d.ZoneDoubt = "Ana Ruiz", "", "TZ is a rule"
	form := dialog.NewCycleForm(d.Context)
	says(t, see(t, d.Context, form), "Time zone")
	d.Done(fill(d.Context, form, "Checkout redesign", "Ben Okafor", "Europe/Oslo"))
	if cycle, _ := d.Record.Cycle(); cycle.Zone != "Europe/Oslo" {
		t.Errorf("the cycle is %+v", cycle)
	}
}

func TestWhoLeadsIsAskedForAmongPeopleOfOneFirstName(t *testing.T) {
	d := componenttest.Planned(t)
	d.Do(model.AddPerson{PersonName: "Ana Weiss"})
	d.User = "ana"
	form := dialog.NewMeetingForm(d.Context)
	says(t, see(t, d.Context, form), "Facilitator", "Ana Ruiz", "Ana Weiss")
	before := d.Record.Meetings.Len()
	for range 3 {
		form.Handle(d.Context, component.Named(keymap.NextField))
	}
	d.Done(form.Handle(d.Context, component.Named(keymap.Accept)))
	m, ok := d.Record.Meetings.Get(model.ID(before + 1))
	if name := d.Record.NameOf(m.Facilitator); !ok || (name != "Ana Ruiz" && name != "Ana Weiss") {
		t.Errorf("it is led by %q", name)
	}
}
