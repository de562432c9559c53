package roomview

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"gavel/model"
)

// fixture is a record that commands change, at ten o'clock of a Monday.
type fixture struct {
	testing.TB
	r   *model.Record
	m   model.Meeting
	now time.Time
}

var ten = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

func (d *fixture) do(c model.Command) model.Ref {
	d.Helper()
	next, done, err := model.Do(d.r, c, model.At(d.now))
	if err != nil {
		d.Fatalf("%s was refused: %v", c.Name(), err)
	}
	d.r = next
	d.m, _ = next.Live()
	return done.About
}

func (d *fixture) raise(kind model.Kind, on model.Ref, words string, pairs ...any) model.Ref {
	d.Helper()
	v := model.Values{model.FieldWords: model.Words(words)}
	for i := 0; i < len(pairs); i += 2 {
		v[pairs[i].(model.Field)] = pairs[i+1].(model.Value)
	}
	return d.do(model.Raise{Kind: kind, On: on, With: v})
}

func (d *fixture) view(reading model.Ref) View { return Of(d.r, d.m, model.At(d.now), reading) }

func criteria(text string) model.Value {
	return model.Value{Criteria: []model.NewCriterion{{Text: text}}}
}

// held returns a live meeting with everything that a room may see of one, and with
// private notes on it. The item being discussed is the first.
func held(t testing.TB) (d *fixture, item, asked, other model.Ref) {
	d = &fixture{TB: t, r: &model.Record{}, now: ten}
	d.do(model.NewCycle{CycleName: "Checkout", Zone: "UTC", People: []string{"Ana Ruiz", "Ben Okafor", "Mara Ilves"}, Escalation: []string{"Mara Ilves"}})
	m := d.do(model.PlanMeeting{Title: "Weekly", Facilitator: "Ana Ruiz"})
	item = d.raise(model.KindItem, m, "Free returns", model.FieldOwner, model.Who(2), model.FieldQuestion, model.Words("Free for whom?"),
		model.FieldNotes, model.Words("said aloud"), model.FieldObjective, model.Words("fewer calls"))
	asked = d.raise(model.KindDecision, item, "Free for members", model.FieldWording, model.Words("Free for members until day 60"),
		model.FieldCriteria, criteria("refunded in 5 days"), model.FieldRecommend, model.Words("members only"), model.FieldFallback, model.Words("as today"),
		model.FieldOptions, model.Value{Lines: []string{"everybody", "members"}})
	next := d.raise(model.KindItem, m, "Launch mails", model.FieldOwner, model.Who(3))
	other = d.raise(model.KindDecision, next, "Four languages")
	d.raise(model.KindItem, m, "Numbers", model.FieldOwner, model.Who(1), model.FieldAsk, model.Words(model.AskInform))
	d.do(model.WritePrivateNote{Meeting: m.ID, Text: "let Ben speak last"})
	d.do(model.WritePrivateNote{Meeting: m.ID, Item: item.ID, Text: "Ben has not read it"})
	d.do(model.StartMeeting{Meeting: m.ID})
	d.raise(model.KindBlocker, item, "No contract")
	d.do(model.Raise{Kind: model.KindFeedback, On: asked, Concern: true, With: model.Values{
		model.FieldWords: model.Words("Support has no script"), model.FieldBy: model.Who(3)}})
	d.do(model.OpenItem{Item: item.ID})
	return d, item, asked, other
}

func TestTheRoomSeesWhatIsAskedWhoDecidesAndTheTimeLeft(t *testing.T) {
	d, item, asked, _ := held(t)
	d.now = ten.Add(4 * time.Minute)
	v := d.view(model.Ref{})
	if v.Item.Ref != item || v.Item.Question != "Free for whom?" || v.Item.Who != "Ben Okafor" {
		t.Errorf("under discussion: %+v", v.Item)
	}
	if want := (Clock{Box: 10 * time.Minute, Spent: 4 * time.Minute}); v.Item.Time != want {
		t.Errorf("the item's time is %+v", v.Item.Time)
	}
	if want := (Clock{Box: 45 * time.Minute, Spent: 4 * time.Minute}); v.Time != want {
		t.Errorf("the meeting's time is %+v", v.Time)
	}
	got := v.Item.Decisions
	if len(got) != 1 || got[0].Ref != asked || got[0].Words != "Free for members until day 60" || got[0].State != model.Open ||
		got[0].Recommended != "members only" || !slices.Equal(got[0].Options, []string{"everybody", "members"}) ||
		got[0].Criteria[0].Text != "refunded in 5 days" || !slices.Equal(got[0].Concerns, []string{"Support has no script"}) {
		t.Errorf("what is asked: %+v", got)
	}
	for _, part := range []time.Duration{time.Millisecond, 999 * time.Millisecond} {
		d.now = ten.Add(3*time.Minute + 59*time.Second + part)
		if got := d.view(model.Ref{}); !reflect.DeepEqual(got, v) {
			t.Errorf("%v into the same second the room sees %+v", part, got)
		}
	}
	d.do(model.PauseClock{})
	if !d.view(model.Ref{}).Item.Time.Paused {
		t.Error("the clock is paused, and the room is not told")
	}
}

func TestTheRoomSeesTheDecisionFilterUntilItIsDecided(t *testing.T) {
	d, _, asked, _ := held(t)
	d.do(model.SetCycle{With: model.Values{model.FieldFilter: model.Words("Does it lower calls?")}})
	if got := d.view(asked).Reading.Filter; got != "Does it lower calls?" {
		t.Errorf("with an open decision the filter is %q", got)
	}
	d.do(model.GiveRuling{About: asked, Outcome: model.Rejected, With: model.Values{model.FieldWhy: model.Words("too dear"), model.FieldVia: model.Words("mail")}})
	if got := d.view(asked).Reading.Filter; got != "" {
		t.Errorf("with one that is decided the filter is %q", got)
	}
}

func TestTheRoomSeesWhatStandsUntilItIsDecided(t *testing.T) {
	d, _, _, other := held(t)
	before := d.view(model.Ref{})
	if len(before.Stands) != len(d.r.Gaps(d.m.ID, model.At(d.now))) || len(before.Decided) != 0 {
		t.Fatalf("%+v", before)
	}
	d.do(model.GiveRuling{About: model.Ref{Kind: model.KindItem, ID: 3}, Outcome: model.Noted})
	d.do(model.GiveRuling{About: other, Outcome: model.Rejected, With: model.Values{model.FieldWhy: model.Words("two will do")}})
	after := d.view(model.Ref{})
	want := []Line{{Ref: other, Outcome: model.Rejected, Says: "Four languages", Who: "Mara Ilves"},
		{Ref: model.Ref{Kind: model.KindItem, ID: 3}, Outcome: model.Noted, Says: "Numbers", Who: "Ana Ruiz"}}
	if !slices.Equal(after.Decided, want) {
		t.Errorf("decided so far, newest first: %+v", after.Decided)
	}
	if len(after.Stands) != len(before.Stands)-2 {
		t.Errorf("%d things stand after two of %d were decided", len(after.Stands), len(before.Stands))
	}
}

func TestTheRoomSeesWhoHasLeft(t *testing.T) {
	d, _, _, _ := held(t)
	d.now = ten.Add(20 * time.Minute)
	d.do(model.Leave{People: []model.ID{2}})
	if got := d.view(model.Ref{}).Left; !slices.Equal(got, []Gone{{"Ben Okafor", "10:20"}}) {
		t.Errorf("left are %+v", got)
	}
	d.now = ten.Add(40 * time.Minute)
	d.do(model.Arrive{People: []model.ID{2}})
	if got := d.view(model.Ref{}).Left; len(got) != 0 {
		t.Errorf("with everybody back, left are %+v", got)
	}
}

// The answer to an escalation is due at an hour: the room sees whose it is, and when.
func TestTheRoomSeesWhenAnEscalationIsToBeAnswered(t *testing.T) {
	d, item, asked, _ := held(t)
	d.now = ten.Add(10 * time.Minute)
	d.do(model.GiveRuling{About: asked, Outcome: model.Escalated, With: model.Values{model.FieldTo: model.Who(3), model.FieldFallback: model.Words("as today")}})
	v := d.view(model.Ref{})
	if got := v.Decided[0]; got.To != "Mara Ilves" || got.Due != "Wed 25 Nov 10:10" {
		t.Errorf("decided so far: %+v", got)
	}
	if got := v.Item.Decisions[0]; v.Item.Ref != item || got.To != "Mara Ilves" || got.Due != "Wed 25 Nov 10:10" {
		t.Errorf("under discussion: %+v", got)
	}
}

func TestTheRoomSeesWhatWasDecidedInItsMendedWords(t *testing.T) {
	d, item, _, _ := held(t)
	b := d.raise(model.KindBlocker, item, "The cable is singed", model.FieldOwner, model.Who(2), model.FieldDue, model.On("2026-11-27"),
		model.FieldFallback, model.Words("the old one"), model.FieldImpact, model.Words("none"))
	d.now = ten.Add(time.Minute)
	d.do(model.GiveRuling{About: model.Ref{Kind: model.KindItem, ID: 3}, Outcome: model.Noted})
	stands := len(d.view(model.Ref{}).Stands)
	d.now = ten.Add(2 * time.Minute)
	d.do(model.Amend{About: b, With: model.Values{model.FieldWords: model.Words("The cable is signed")}})
	v := d.view(model.Ref{})
	want := []Line{ // in the order in which they were decided: nothing moves for a typo
		{Ref: model.Ref{Kind: model.KindItem, ID: 3}, Outcome: model.Noted, Says: "Numbers", Who: "Ana Ruiz"},
		{Ref: b, Outcome: model.Carried, Says: "The cable is signed", Who: "Ben Okafor"},
	}
	if !slices.Equal(v.Decided, want) || len(v.Stands) != stands {
		t.Errorf("decided so far: %+v, and %d things stand, want %d", v.Decided, len(v.Stands), stands)
	}
}

func TestWhatIsReadBackIsOnTheTable(t *testing.T) {
	d, item, asked, _ := held(t)
	got := d.view(asked).Reading
	if got.Ref != asked || got.Words != "Free for members until day 60" || got.Who != "Ben Okafor" || got.On != "Free returns" {
		t.Errorf("reads back %+v", got)
	}
	if got := d.view(item).Reading; got.Words != "Free returns" {
		t.Errorf("reads back %+v", got)
	}
	for _, about := range []model.Ref{{Kind: model.KindDecision, ID: 99}, {Kind: model.KindPerson, ID: 1}, d.m.Ref(), {}} {
		if got := d.view(about).Reading; !got.Ref.IsZero() {
			t.Errorf("%v is read back, and is not on the table: %+v", about, got)
		}
	}
}

func TestAMeetingThatIsNotHeldHasNothingToDiscuss(t *testing.T) {
	d, _, asked, _ := held(t)
	d.do(model.AdjournMeeting{Meeting: d.m.ID})
	m := d.r.AtHand()
	v := Of(d.r, m, model.At(d.now), asked)
	if v.Status != model.Adjourned || v.Title != "Weekly" || !v.Item.Ref.IsZero() || !v.Reading.Ref.IsZero() || len(v.Stands) == 0 {
		t.Errorf("%+v", v)
	}
	if v := Of(&model.Record{}, model.Meeting{}, 0, model.Ref{}); !reflect.DeepEqual(v, View{}) {
		t.Errorf("of an empty record: %+v", v)
	}
}

// TestAViewCanHoldNothingPrivate walks every type that a View is made of. Only
// plain words, numbers and this package's own structs are in it: nothing by
// which a record, or a note in it, could be reached.
func TestAViewCanHoldNothingPrivate(t *testing.T) {
	plain := []reflect.Type{
		reflect.TypeFor[string](), reflect.TypeFor[bool](), reflect.TypeFor[time.Duration](), reflect.TypeFor[model.Outcome](),
		reflect.TypeFor[model.Status](), reflect.TypeFor[model.Date](), reflect.TypeFor[model.Kind](), reflect.TypeFor[model.ID](),
	}
	own := reflect.TypeFor[View]().PkgPath()
	var walk func(path string, x reflect.Type)
	walk = func(path string, x reflect.Type) {
		switch {
		case slices.Contains(plain, x):
		case x.Kind() == reflect.Slice:
			walk(path+"[]", x.Elem())
		case x.Kind() == reflect.Struct && (x.PkgPath() == own || x == reflect.TypeFor[model.Ref]()):
			for _, f := range reflect.VisibleFields(x) {
				if !f.IsExported() {
					t.Errorf("%s.%s is hidden: nobody could tell what is in it", path, f.Name)
				}
				if strings.Contains(strings.ToLower(f.Name), "private") {
					t.Errorf("%s.%s is private by its name", path, f.Name)
				}
				walk(path+"."+f.Name, f.Type)
			}
		default:
			t.Errorf("%s is a %s; a View is made of plain words and numbers", path, x)
		}
	}
	walk("View", reflect.TypeFor[View]())
}

// public is every text of a record that comes into a View. A new one is put
// here by whoever has thought about who may read it.
var public = []string{
	"blocker.text", "check.text", "criterion.text", "cycle.name", "decision.recommendation", "decision.statement", "decision.wording",
	"evidence.seen", "feedback.text", "item.question", "item.title", "meeting.title", "option.text", "person.name", "ruling.wording",
}

// TestNoPrivateTextComesIntoAView writes its own name over every text of a
// record, and looks which names are in what the room sees.
func TestNoPrivateTextComesIntoAView(t *testing.T) {
	d, item, asked, other := held(t)
	d.raise(model.KindEvidence, model.Ref{Kind: model.KindCriterion, ID: 1}, "three refunds took 4 days")
	d.do(model.GiveRuling{About: other, Outcome: model.Rejected, With: model.Values{model.FieldWhy: model.Words("two will do")}})
	nameTexts(d.r)
	if d.r.PrivateNote(d.m.ID, item.ID).Text != "<private_note.text>" {
		t.Fatal("the private notes do not have their name in them")
	}
	m, _ := d.r.Live()
	found := map[string]bool{}
	for _, reading := range []model.Ref{{}, asked, item} {
		text := fmt.Sprintf("%+v", Of(d.r, m, model.At(d.now), reading))
		for _, name := range regexp.MustCompile(`<[a-z_]+\.[a-z_]+>`).FindAllString(text, -1) {
			found[strings.Trim(name, "<>")] = true
		}
	}
	for name := range found {
		if !slices.Contains(public, name) {
			t.Errorf("the room sees %s, and nobody has said that it may", name)
		}
	}
	for _, name := range []string{"item.question", "decision.wording", "option.text", "criterion.text", "feedback.text", "ruling.wording", "person.name"} {
		if !found[name] {
			t.Errorf("the room does not see %s: the test has lost its way", name)
		}
	}
}

// notWords are texts of a record that are one word of a list, and mean
// something.
var notWords = []string{"item.ask", "evidence.verdict", "check.computed", "cycle.zone"}

// nameTexts writes <table.column> over every text of a record.
func nameTexts(r *model.Record) {
	for _, table := range r.Tables() {
		for row := range reflect.ValueOf(table.Table).MethodByName("All").Call(nil)[0].Seq() {
			filled := table.New()
			at := reflect.ValueOf(filled).Elem()
			at.Set(row)
			for _, f := range reflect.VisibleFields(at.Type()) {
				name := table.Name + "." + f.Tag.Get("json")
				if f.Type == reflect.TypeFor[string]() && at.FieldByIndex(f.Index).String() != "" && !slices.Contains(notWords, name) {
					at.FieldByIndex(f.Index).SetString("<" + name + ">")
				}
			}
			table.Load(filled)
		}
	}
}

func TestTheRoomSeesTheActionsThatTheStandingItemGoesThrough(t *testing.T) {
	d := &fixture{TB: t, r: &model.Record{}, now: ten}
	d.do(model.NewCycle{CycleName: "Checkout", Zone: "UTC", People: []string{"Ana Ruiz", "Ben Okafor"}})
	m := d.do(model.PlanMeeting{Title: "Weekly", Facilitator: "Ana Ruiz"})
	item := d.raise(model.KindItem, m, "Free returns", model.FieldOwner, model.Who(2))
	d.raise(model.KindAction, item, "Ask the courier", model.FieldOwner, model.Who(2), model.FieldDue, model.On("2026-11-24"))
	d.do(model.ProposeAgenda{Meeting: m.ID})
	d.do(model.StartMeeting{Meeting: m.ID})
	v := d.view(model.Ref{})
	if want := []Shown{{Says: "A-1 Ask the courier (Ben Okafor, due 24 Nov)"}}; v.Item.Title != "Actions due" || !slices.Equal(v.Item.Content, want) {
		t.Errorf("under %q the room sees %q, want %q", v.Item.Title, v.Item.Content, want)
	}
}
