package model

import (
	"slices"
	"strings"
	"testing"
)

// risk returns a risk of the meeting.
func (r *fixture) risk(fields ...any) Ref {
	r.Helper()
	return r.do(Raise{Kind: KindRisk, With: with(append([]any{FieldWords, "Refund mails are late", FieldOwner, r.ben}, fields...)...)}).About
}

func (r *fixture) accepting(about Ref, fields ...any) GiveRuling {
	return rule(about, Accepted, append([]any{FieldWhy, "it is one week", FieldUntil, r.Today(r.now).AddDays(7)}, fields...)...)
}

func TestARiskAboveTheAgreedLevelIsAcceptedOnlyByTheFinalApprover(t *testing.T) {
	r := liveReview(t)
	about := r.risk(FieldLikelihood, LevelHigh, FieldSeverity, LevelHigh)
	r.do(SetCycle{with(FieldApprover, r.mara)})
	r.lacks(r.accepting(about), FieldSecond)
	r.refuses(r.accepting(about, FieldSecond, r.ben), BadOwner, "only Mara Ilves accepts that")
	r.do(r.accepting(about, FieldSecond, r.mara, FieldVia, "mail"))
	if r.State(about) != Accepted {
		t.Errorf("it is %s", r.State(about))
	}
}

func TestARiskAboveTheAgreedLevelIsAcceptedByNobodyWhereNoApproverIsKnown(t *testing.T) {
	r := liveReview(t)
	for s := range r.Steps.All() {
		r.Steps.remove(s.ID)
	}
	about := r.risk(FieldLikelihood, LevelHigh, FieldSeverity, LevelMedium)
	r.refuses(r.accepting(about), NotAllowed, "only the final approver accepts that")
	r.do(SetCycle{with(FieldRisk, LevelHigh)})
	r.do(r.accepting(about))
}

func TestTheLevelOfARiskIsLikelihoodTimesSeverity(t *testing.T) {
	for want, pairs := range map[string][][2]string{
		LevelLow:    {{LevelLow, LevelLow}, {LevelLow, LevelMedium}},
		LevelMedium: {{LevelLow, LevelHigh}, {LevelMedium, LevelMedium}},
		LevelHigh:   {{LevelMedium, LevelHigh}, {LevelHigh, LevelHigh}},
	} {
		for _, p := range pairs {
			if got := (Risk{Likelihood: p[0], Severity: p[1]}).Level(); got != want {
				t.Errorf("%s times %s is %s, want %s", p[0], p[1], got, want)
			}
		}
	}
}

func TestARiskThatHappenedIsABlockerWithItsFallbackAndImpact(t *testing.T) {
	r := liveReview(t)
	on := r.decision("Send refund mails at night")
	about := r.risk(FieldFallback, "a banner", FieldImpact, "customers call", FieldOn, []string{on.String()})
	r.do(rule(about, Happened))
	b, ok := r.Blockers.Get(1)
	if !ok || b.Text != "Refund mails are late" || b.Fallback != "a banner" || b.Impact != "customers call" || b.Owner != r.ben {
		t.Errorf("the blocker is %+v", b)
	}
	if caused := r.LinksFrom(b.Ref(), LinkCausedBy); len(caused) != 1 || caused[0] != about {
		t.Errorf("it is caused by %v", caused)
	}
}

func TestARiskIsOnAJourneyOrADependencyToo(t *testing.T) {
	r := liveReview(t)
	journey := r.raise(KindJourney, Ref{}, "Guest checkout")
	dependency := r.raise(KindDependency, Ref{}, "Rates arrive")
	k := r.raise(KindRisk, journey, "Guests leave at the card", FieldOn, Value{Lines: []string{journey.String(), dependency.String()}})
	if got := r.LinksFrom(k, LinkOn); !slices.Equal(got, []Ref{journey, dependency}) {
		t.Errorf("it is on %v", got)
	}
}

func TestARiskOnNothingThatHappenedIsABlockerOnAnItemOfItsOwn(t *testing.T) {
	r := liveReview(t)
	about := r.raise(KindRisk, Ref{}, "Refund mails are late", FieldOwner, r.ben)
	done := r.do(rule(about, Happened))
	b, ok := r.Blockers.Get(1)
	it, _ := r.ItemOf(b.Ref())
	if !ok || it.Meeting != r.meeting.ID || it.Ask != AskInform || !strings.Contains(done.Says, "B-1 raised") {
		t.Errorf("it says %q; the blocker is %+v on %+v", done.Says, b, it)
	}
}

// An accepted risk is open again once its day has passed, and says so wherever its state stands.
func TestARiskWhoseAcceptanceIsOverDoesNotSayThatItIsAccepted(t *testing.T) {
	r := liveReview(t)
	about := r.risk()
	d := r.decision("Send refund mails at night")
	r.do(Amend{About: about, With: with(FieldOn, []string{d.String()})})
	r.do(r.accepting(about))
	last := r.Today(r.now).AddDays(7)
	if says := r.SayState(about, last); says != "accepted" {
		t.Errorf("on its last day it is %q", says)
	}
	after := last.AddDays(1)
	want := "accepted until " + last.DayMonth(after) + ", past"
	cells := r.Cells(about, after)
	if got := cells[len(cells)-1]; got != want {
		t.Errorf("its list says %q, want %q", got, want)
	}
	if sheet, _ := r.Sheet(about, 0, after); sheet.Stands != want || sheet.State != Open {
		t.Errorf("its sheet says %q of %s", sheet.Stands, sheet.State)
	}
	if !slices.ContainsFunc(r.Details(d, 0, after), func(l Detail) bool { return strings.Contains(l.Text, "("+want+")") }) {
		t.Errorf("what it is on says %v", r.Details(d, 0, after))
	}
}

// A list that is filtered by a state has what its rows and its sheets say to be in it, and each
// thing has one state, on whatever day and of whatever kind.
func TestTheFilterByStateFindsWhatRowsSay(t *testing.T) {
	r := liveReview(t)
	about := r.risk()
	r.do(r.accepting(about))
	last := r.Today(r.now).AddDays(7)
	for _, today := range []Date{r.Today(r.now), last, last.AddDays(1), last.AddDays(40)} {
		for _, k := range Kinds() {
			filter, err := k.FilterNamed(columnState)
			if err != nil {
				continue
			}
			in := map[Ref][]Outcome{}
			for _, state := range k.States() {
				q := Query{Kind: k, Where: []Condition{{Filter: filter, Value: Value{Lines: []string{string(state)}}}}}
				for _, found := range r.List(q, today) {
					in[found] = append(in[found], state)
				}
			}
			for _, thing := range r.AllOf(k) {
				if sheet, _ := r.Sheet(thing, 0, today); !slices.Equal(in[thing], []Outcome{sheet.State}) {
					t.Errorf("on %s %s is listed as %v, and stands as %q (%s)", today, thing, in[thing], sheet.State, sheet.Stands)
				}
			}
		}
	}
	if state := r.StateOn(about, last.AddDays(1)); state != Open {
		t.Errorf("after its last day it is %s", state)
	}
}
