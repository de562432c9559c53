package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gavel/model/test/turns"
)

// checkout is a journey with the states by their names.
func checkout(r *fixture) (journey Ref, state func(words string, pairs ...any) Ref) {
	r.Helper()
	journey = r.raise(KindJourney, Ref{}, "Guest checkout", FieldOwner, r.ana)
	return journey, func(words string, pairs ...any) Ref {
		r.Helper()
		return r.raise(KindState, journey, words, pairs...)
	}
}

// leads raises a transition.
func (r *fixture) leads(from, into Ref, pairs ...any) Ref {
	r.Helper()
	return r.do(Raise{Kind: KindTransition, With: with(append(pairs, FieldFrom, from, FieldInto, into)...)}).About
}

// findingsOf returns what is wrong with a journey, as sentences.
func (r *fixture) findingsOf(journey Ref) []string {
	var says []string
	for _, f := range r.JourneyFindings(journey) {
		says = append(says, f.Says)
	}
	return says
}

func TestAStateIsInTheJourneyThatIsThere(t *testing.T) {
	r := liveReview(t)
	r.refuses(raise(KindState, Ref{}, "Pay"), MissingAnswer, "journey")
	journey, state := checkout(r)
	pay := r.raise(KindState, Ref{}, "Pay")
	if r.JourneyOf(pay) != journey || r.OwnerOf(pay) != r.ana {
		t.Errorf("%s is in %s, and %s's", pay, r.JourneyOf(pay), r.NameOf(r.OwnerOf(pay)))
	}
	returns := r.raise(KindJourney, Ref{}, "Returns")
	if s := r.raise(KindState, Ref{}, "Refunded"); r.JourneyOf(s) != returns {
		t.Errorf("after %s was begun, %s is in %s", returns, s, r.JourneyOf(s))
	}
	if s := state("Declined"); r.JourneyOf(s) != journey {
		t.Errorf("%s is in %s", s, r.JourneyOf(s))
	}
	if s := r.raise(KindState, pay, "Paid"); r.JourneyOf(s) != journey {
		t.Errorf("raised on %s, %s is in %s", pay, s, r.JourneyOf(s))
	}
	if s := r.raise(KindState, Ref{}, "Thanks"); r.JourneyOf(s) != journey {
		t.Errorf("raised after a state of %s, %s is in %s", journey, s, r.JourneyOf(s))
	}
}

func TestATransitionBindsTwoStatesOfOneJourneyOnce(t *testing.T) {
	r := liveReview(t)
	_, state := checkout(r)
	pay, declined := state("Pay"), state("Card declined")
	returns := r.raise(KindJourney, Ref{}, "Returns")
	refund := r.raise(KindState, returns, "Refunded")
	r.leads(pay, declined, FieldWhen, "the bank refuses")
	r.leads(pay, declined, FieldWhen, "the card is old")
	r.refuses(Raise{Kind: KindTransition, With: with(FieldFrom, pay, FieldInto, declined, FieldWhen, "The  bank refuses")}, BadValue, "JT-1 says that already")
	r.refuses(Raise{Kind: KindTransition, With: with(FieldFrom, pay, FieldInto, refund)}, BadValue, "of the same journey")
	r.refuses(Raise{Kind: KindTransition, With: with(FieldFrom, pay)}, MissingAnswer, "to")
	r.refuses(Amend{About: declined, With: with(FieldOn, returns)}, BadValue, "drop it first")
	if says := r.TextOf(Ref{KindTransition, 1}); says != "Pay → Card declined" {
		t.Errorf("it is called %q", says)
	}
}

func TestAJourneySaysWhatIsWrongWithItsStates(t *testing.T) {
	r := liveReview(t)
	journey, state := checkout(r)
	pay := state("Pay")
	declined := state("Card declined", FieldState, StateException)
	other := state("Other ways to pay", FieldState, StateRecovery)
	paid := state("Paid", FieldFinal, Yes)
	lost := state("Basket lost")
	r.leads(pay, declined, FieldWhen, "the bank refuses")
	r.leads(pay, paid, FieldWhen, "The bank  refuses")
	back := r.leads(declined, other)
	r.leads(other, pay)
	want := []string{
		"two ways out of JS-1 Pay when the bank refuses",
		"nothing leads to JS-5 Basket lost", "JS-5 Basket lost leads nowhere, and does not end",
	}
	if got := r.findingsOf(journey); !slices.Equal(got, want) {
		t.Errorf("it finds %q, want %q", got, want)
	}
	r.do(GiveRuling{About: lost, Outcome: Dropped, With: with(FieldWhy, "a duplicate")})
	r.do(Amend{About: Ref{KindTransition, 2}, With: with(FieldWhen, "the bank agrees")})
	if got := r.findingsOf(journey); got != nil {
		t.Errorf("mended, it finds %q", got)
	}
	r.do(GiveRuling{About: back, Outcome: Dropped, With: with(FieldWhy, "not built")})
	want = []string{"JS-2 Card declined leads nowhere, and does not end", "no recovery from JS-2 Card declined", "nothing leads to JS-3 Other ways to pay"}
	if got := r.findingsOf(journey); !slices.Equal(got, want) {
		t.Errorf("without the way to the recovery it finds %q, want %q", got, want)
	}
}

// A transition without a condition is missing one where the other ways out say theirs.
func TestATransitionBesideOthersNeedsACondition(t *testing.T) {
	r := liveReview(t)
	_, state := checkout(r)
	pay, declined, paid := state("Pay"), state("Card declined"), state("Paid", FieldFinal, Yes)
	on := r.leads(pay, paid)
	if l := r.digestLine(on); l != "" {
		t.Errorf("the only way out is said to lack something: %s", l)
	}
	r.leads(pay, declined, FieldWhen, "the bank refuses")
	if l := r.digestLine(on); !strings.Contains(l, "no condition") {
		t.Errorf("beside another way out it says %q", l)
	}
}

// digestLine returns the line of a thing in the digest; "" for none.
func (r *fixture) digestLine(about Ref) string {
	d := r.Digest(r.now)
	for _, l := range d.Lines {
		if l.About == about {
			return r.DigestText(l, " · ")
		}
	}
	return ""
}

func TestAStateIsVerifiedAtAVersionAndAgainAtTheNext(t *testing.T) {
	r := liveReview(t)
	_, state := checkout(r)
	pay, declined := state("Pay"), state("Card declined")
	r.lacks(GiveRuling{About: pay, Outcome: Verified, With: with(FieldHow, "paid with a card")}, FieldArtefact)
	r.do(GiveRuling{About: pay, Outcome: Verified, With: with(FieldHow, "paid with a card", FieldArtefact, "prototype v14")})
	r.lacks(GiveRuling{About: declined, Outcome: StateFailed, With: with(FieldHow, "the basket is empty")}, FieldAction)
	r.do(GiveRuling{About: declined, Outcome: StateFailed, With: with(FieldHow, "the basket is empty", FieldAction, []NewTask{{Text: "Keep the basket"}})})
	if got, want := r.statesOf(pay, declined), "verified, failed"; got != want {
		t.Fatalf("they are %s, want %s", got, want)
	}
	if s, _ := r.JourneyState(declined); s.At() != "prototype v14" {
		t.Errorf("the second one was seen in %q", s.At())
	}
	if a, ok := r.Actions.Get(1); !ok || a.About() != declined || a.Owner != r.ana {
		t.Errorf("what follows is %+v", a)
	}
	r.refuses(GiveRuling{About: pay, Outcome: Verified, With: with(FieldHow, "paid", FieldArtefact, "prototype v15")}, BadValue, "prototype is at v14", "artefact prototype v15")
	done := r.do(MoveArtefact{"prototype v15"})
	if want := "JS-1, JS-2 are to be verified again"; !strings.Contains(done.Says, want) && !strings.Contains(done.Says, "JS-1 and JS-2 are to be verified again") {
		t.Errorf("it says %q, want %q", done.Says, want)
	}
	if got, want := r.statesOf(pay, declined), "to verify, to verify"; got != want {
		t.Errorf("after the artefact moved they are %s, want %s", got, want)
	}
	r.do(GiveRuling{About: pay, Outcome: Verified, With: with(FieldHow, "paid with a card")})
	if s, _ := r.JourneyState(pay); s.At() != "prototype v15" || r.State(pay) != Verified {
		t.Errorf("it is %s in %q", r.State(pay), s.At())
	}
}

func (r *fixture) statesOf(list ...Ref) string {
	var says []string
	for _, about := range list {
		says = append(says, string(r.State(about)))
	}
	return strings.Join(says, ", ")
}

func TestTheRiskiestJourneyComesFirst(t *testing.T) {
	r := liveReview(t)
	for i, pairs := range [][]any{{}, {FieldRisk, LevelHigh}, {FieldRevenue, Yes, FieldRisk, LevelLow}, {}, {FieldRevenue, Yes, FieldRisk, LevelHigh}} {
		r.raise(KindJourney, Ref{}, fmt.Sprintf("Journey %d", i+1), pairs...)
	}
	r.raise(KindState, Ref{KindJourney, 4}, "Begin")
	r.do(GiveRuling{About: r.raise(KindJourney, Ref{}, "Gone", FieldRevenue, Yes, FieldRisk, LevelHigh), Outcome: Dropped, With: with(FieldWhy, "not built")})
	var got []ID
	for _, j := range r.Journeys() {
		got = append(got, j.ID)
	}
	if want := []ID{5, 3, 2, 4, 1}; !slices.Equal(got, want) {
		t.Errorf("they come as %v, want %v", got, want)
	}
	var ids []ID
	for _, about := range r.List(Query{Kind: KindJourney}, r.Today(r.now)) {
		ids = append(ids, about.ID)
	}
	if want := []ID{5, 3, 2, 4, 1, 6}; !slices.Equal(ids, want) {
		t.Errorf("the list has them as %v, want %v", ids, want)
	}
}

// slowArrows returns the transitions that lead from a state that is there to another.
func slowArrows(r *Record) []Arrow {
	var list []Arrow
	for t := range rowsOf[Transition](r, KindTransition).All() {
		a, ok := r.arrow(t)
		if ok && r.State(t.Ref()) != Dropped && r.State(a.From) != Dropped && r.State(a.To) != Dropped {
			list = append(list, a)
		}
	}
	return list
}

// slowFindings finds what is wrong with a journey by the words of the rules: it follows each
// way, step by step, as long as that reaches anything new.
func slowFindings(r *Record, journey Ref) []string {
	var states []JourneyState
	for s := range rowsOf[JourneyState](r, KindState).All() {
		if r.State(s.Ref()) != Dropped && slices.Contains(r.LinksFrom(s.Ref(), LinkIn), journey) {
			states = append(states, s)
		}
	}
	var inside []Arrow
	for _, a := range slowArrows(r) {
		if slices.ContainsFunc(states, func(s JourneyState) bool { return s.Ref() == a.From }) {
			inside = append(inside, a)
		}
	}
	leads := func(from, to Ref) bool { // in one step or more, or in none
		set := map[Ref]bool{from: true}
		for range states {
			for _, a := range inside {
				set[a.To] = set[a.To] || set[a.From]
			}
		}
		return set[to]
	}
	var list []string
	for _, s := range states {
		if !leads(states[0].Ref(), s.Ref()) {
			list = append(list, fmt.Sprintf("%s %d", s.Ref(), Unreached))
		}
		goesOn, recovers := false, false
		for _, a := range inside {
			goesOn = goesOn || a.From == s.Ref() && a.To != s.Ref()
		}
		for _, other := range states {
			recovers = recovers || other.Sort == StateRecovery && leads(s.Ref(), other.Ref())
		}
		if !goesOn && !s.Ends {
			list = append(list, fmt.Sprintf("%s %d", s.Ref(), DeadEnd))
		}
		if s.Sort == StateException && !recovers {
			list = append(list, fmt.Sprintf("%s %d", s.Ref(), NoRecovery))
		}
		conditions := map[string]int{}
		for _, a := range inside {
			if a.From == s.Ref() {
				conditions[strings.ToLower(a.Condition)]++
			}
		}
		for _, n := range conditions {
			if n > 1 {
				list = append(list, fmt.Sprintf("%s %d", s.Ref(), SameCondition))
			}
		}
	}
	slices.Sort(list)
	return list
}

func TestTheFindingsOfAnyJourneyAreThoseOfTheSlowRules(t *testing.T) {
	found := map[FindingReason]int{}
	rapid.Check(t, func(rt *rapid.T) {
		r := liveReview(t)
		var all []Ref
		for j := range rapid.IntRange(1, 2).Draw(rt, "journeys") {
			journey := r.raise(KindJourney, Ref{}, fmt.Sprint("Journey ", j))
			var states []Ref
			for i := range rapid.IntRange(0, 6).Draw(rt, "states") {
				s := r.raise(KindState, journey, fmt.Sprint("State ", i), FieldState, rapid.SampledFrom([]string{StateBaseline, StateException, StateRecovery}).Draw(rt, "sort"),
					FieldFinal, rapid.SampledFrom([]string{Yes, No, No}).Draw(rt, "ends"))
				states = append(states, s)
			}
			for range rapid.IntRange(0, 10).Draw(rt, "transitions") {
				if len(states) == 0 {
					break
				}
				from, into := rapid.SampledFrom(states).Draw(rt, "from"), rapid.SampledFrom(states).Draw(rt, "into")
				c := Raise{Kind: KindTransition, With: with(FieldFrom, from, FieldInto, into, FieldWhen, rapid.SampledFrom([]string{"", "yes", "Yes", "no"}).Draw(rt, "when"))}
				if next, done, err := Do(r.Record, c, r.now); err == nil {
					r.Record, all = next, append(all, done.About)
				}
			}
			all = append(all, states...)
		}
		for _, about := range all {
			if rapid.IntRange(0, 7).Draw(rt, "drop") == 0 {
				r.do(GiveRuling{About: about, Outcome: Dropped, With: with(FieldWhy, "not built")})
			}
		}
		for _, journey := range r.AllOf(KindJourney) {
			var got []string
			for _, f := range r.JourneyFindings(journey) {
				got = append(got, fmt.Sprintf("%s %d", f.About, f.Why))
				found[f.Why]++
			}
			slices.Sort(got)
			if want := slowFindings(r.Record, journey); !slices.Equal(got, want) {
				rt.Fatalf("%s finds %v, want %v", journey, got, want)
			}
		}
	})
	for _, why := range []FindingReason{Unreached, DeadEnd, NoRecovery, SameCondition} {
		if found[why] == 0 && !turns.Few() { // a few journeys need not have each
			t.Errorf("no journey had the finding %d", why)
		}
	}
}

func TestWhoOwnsAJourneyOwnsItsTransitions(t *testing.T) {
	r := liveReview(t)
	journey := r.raise(KindJourney, Ref{}, "Guest checkout", FieldOwner, r.ana)
	from, into := r.raise(KindState, journey, "Cart"), r.raise(KindState, journey, "Paid")
	way := r.raise(KindTransition, Ref{}, "", FieldFrom, []string{from.String()}, FieldInto, []string{into.String()})
	if owner := r.OwnerOf(way); owner != r.ana {
		t.Errorf("%s is owned by %d", way, owner)
	}
}

func TestWhatIsOfferedForAnAgendaBeginsWithTheRiskiestJourney(t *testing.T) {
	r := liveReview(t)
	r.raise(KindJourney, Ref{}, "Returns")
	risky := r.raise(KindJourney, Ref{}, "Guest checkout", FieldRevenue, Yes)
	list := slices.DeleteFunc(r.ForAgenda(), func(about Ref) bool { return about.Kind != KindJourney })
	if len(list) != 2 || list[0] != risky {
		t.Errorf("offered are %v", list)
	}
}
