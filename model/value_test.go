package model

import (
	"fmt"
	"testing"
)

// with makes values from pairs of a field and what is said for it, by the
// field's sort. Criteria and tasks are written one string each.
func with(pairs ...any) Values {
	v := Values{}
	for i := 0; i < len(pairs); i += 2 {
		field := pairs[i].(Field)
		v[field] = value(field, pairs[i+1])
	}
	return v
}

func value(field Field, said any) Value {
	switch said := said.(type) {
	case Value:
		return said
	case Ref:
		return refLines(said)
	case ID:
		return Who(said)
	case Date:
		return On(said)
	case int:
		return Value{Number: said}
	case []string:
		return Value{Lines: said}
	case []NewTask:
		return Value{Tasks: said}
	case []NewCriterion:
		return Value{Criteria: said}
	case string:
		switch spec, _ := SpecOf(field); spec.Sort {
		case SortDate:
			return On(Date(said))
		case SortCriteria:
			return Value{Criteria: []NewCriterion{{Text: said}}}
		case SortTasks:
			return Value{Tasks: []NewTask{{Text: said}}}
		}
		return Words(said)
	}
	panic(fmt.Sprintf("%s cannot be said with %T", field, said))
}

func TestAValueIsTakenAsItsFieldSays(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	r.refuses(Amend{About: d, With: with(FieldDue, Date("next week"))}, BadValue, `"next week" is not a date; write one as 2006-01-02`)
	r.refuses(rule(d, Conditional, FieldCriteria, "x", FieldCond, []NewTask{{Text: "x", Due: "soon"}}), BadValue, `"soon" is not a date`)
	r.refuses(Amend{About: d, With: with(FieldNeeds, "prof")}, BadValue, "needs is nothing or evidence")
	r.refuses(raise(KindEvidence, d, "x", FieldVerdict, "so so"), BadValue, "verdict is met or unmet")
	r.refuses(Amend{About: d, With: Values{"colour": Words("red")}}, BadValue, `"colour"`)
}

func TestNothingSaidIsDropped(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout")
	r.refuses(raise(KindBlocker, item, "No test cards", FieldCriteria, "x"), BadValue, "a blocker takes no criteria")
	r.refuses(Amend{About: item, With: with(FieldImpact, "x")}, BadValue, "an item takes no customer impact")
	r.refuses(raise(KindAction, item, "x", FieldFallback, "y"), BadValue, "an action takes no fallback")
	r.refuses(Raise{Kind: KindPerson, With: with(FieldWords, "Lea")}, NotFound, `a "person" cannot be raised`)
	r.do(raise(KindBlocker, item, "No test cards", FieldCriteria, Value{})) // nothing was said
}

func TestAZeroValueClears(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout", FieldNotes, "up", FieldQuestion, "Do we?", FieldPresenter, "Ben")
	r.do(Amend{About: item, With: Values{FieldNotes: {}, FieldQuestion: {}, FieldPresenter: Words(" "), FieldOwner: {}}})
	if it, _ := r.Items.Get(item.ID); it.Notes != "" || it.Question != "" || it.Presenter != "" || it.Owner != 0 || it.Title == "" {
		t.Errorf("cleared to %+v", it)
	}
	d := r.raise(KindDecision, item, "Ship it", FieldOwner, r.tom, FieldDue, monday, FieldNeeds, NeedsEvidence, FieldOptions, []string{"now"})
	r.do(Amend{About: d, With: Values{FieldDue: {}, FieldNeeds: {}, FieldOwner: {}, FieldOptions: {}}})
	if got, _ := r.Decisions.Get(d.ID); got.Due != "" || got.NeedsEvidence || got.Owner != 0 || len(r.OptionsOf(d.ID)) != 0 {
		t.Errorf("cleared to %+v", got)
	}
	for _, about := range []Ref{item, d, checkRef(3), r.raise(KindFeedback, d, "x"), r.raise(KindAction, d, "x", FieldOwner, r.tom), r.blocker("x")} {
		r.refuses(Amend{About: about, With: Values{FieldWords: {}}}, BadValue, "words")
	}
}

func TestOnARaiseAZeroValueIsNotSaid(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout")
	d, _ := r.Decisions.Get(r.raise(KindDecision, item, "Ship it", FieldOwner, Value{}, FieldDue, Value{}).ID)
	if d.Owner != r.ben {
		t.Errorf("owned by %s, want the owner of the item", r.NameOf(d.Owner))
	}
	it, _ := r.Items.Get(r.raise(KindItem, Ref{}, "x", FieldTimebox, Value{}, FieldAsk, Value{}, FieldPresenter, "Ben Okafor", FieldOwner, Value{}).ID)
	if it.Timebox != 10 || it.Ask != AskDecide || it.Owner != r.ben {
		t.Errorf("raised as %+v", it)
	}
}

func TestSomebodyElsesChangeIsShownBesideOnesOwn(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout")
	d := r.raise(KindDecision, item, "Ship it", FieldCriteria, "it holds")
	seen := r.Version(d)
	r.do(Amend{About: d, Seen: seen, With: with(FieldWords, "Ship it all")})
	r.refuses(Amend{About: d, Seen: seen, With: with(FieldWords, "Ship nothing")}, Moved,
		"D-1 was changed while you were writing; both texts are below", "theirs: Ship it all", "yours: Ship nothing")
	r.refuses(GiveRuling{About: d, Outcome: Approved, Seen: seen}, Moved, "theirs: open: Ship it all", "yours: approved: Ship it all")
	r.do(GiveRuling{About: d, Outcome: Approved, Seen: r.Version(d)})

	seen = r.Version(item)
	r.do(Amend{About: item, With: with(FieldNotes, "up", FieldOwner, r.tom)})
	form := with(FieldWords, "Guest checkout", FieldNotes, "down", FieldOwner, r.ben) // a form says everything again
	r.refuses(Amend{About: item, Seen: seen, With: form}, Moved, "theirs: public notes: up; owner: Tom Weiss\n", "yours: public notes: down; owner: Ben Okafor")

	m := r.Version(r.meeting.Ref())
	r.do(AmendMeeting{Meeting: r.meeting.ID, Title: "Launch gate", Seen: m})
	r.refuses(AmendMeeting{Meeting: r.meeting.ID, Title: "Review", Seen: m}, Moved, `theirs: "Launch gate" on Mon 23 Nov`, `yours: "Review" on Mon 23 Nov`)
}

func TestTwoWindowsDoNotRuleTwice(t *testing.T) {
	r := liveReview(t)
	d, b := r.decision("Ship it"), r.blocker("No test cards", r.whole()[:2]...)
	d0, b0 := r.Version(d), r.Version(b)
	r.rule(d, Deferred, with(FieldWhy, "late"))
	r.refuses(GiveRuling{About: d, Outcome: Deferred, Seen: d0, With: with(FieldWhy, "no numbers")}, Moved, "theirs: deferred: Ship it", "yours: deferred: no numbers")
	r.rule(b, Carried, with(r.whole()[2:]...))
	r.refuses(GiveRuling{About: b, Outcome: Resolved, Seen: b0, With: with(FieldHow, "they came")}, Moved, "theirs: carried: No test cards", "yours: resolved: they came")
}

func TestWhatIsMissingIsOneThingOrSeveral(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it", FieldCriteria, "it holds")
	if says := r.lacks(rule(d, Conditional), FieldCond).Says; says != "D-1 needs conditions from Ben Okafor" {
		t.Errorf("says %q", says)
	}
	if says := r.lacks(rule(d, Rejected), FieldWhy).Says; says != "D-1 needs a reason from Ben Okafor" {
		t.Errorf("says %q", says)
	}
}
