package model

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// walkedReview is a live review that goes through a journey with an exception, a recovery from it
// and a loop: Basket, Pay, Card declined (back to Pay), Other card, Thanks.
func walkedReview(t *testing.T) (r *fixture, item Ref, states map[string]Ref) {
	r = liveReview(t)
	journey, state := checkout(r)
	states = map[string]Ref{
		"basket":   state("Basket"),
		"pay":      state("Pay"),
		"thanks":   state("Thanks", FieldFinal, Yes),
		"declined": state("Card declined", FieldState, StateException, FieldExpect, "the basket is kept"),
		"other":    state("Other card", FieldState, StateRecovery),
	}
	r.leads(states["basket"], states["pay"])
	r.leads(states["pay"], states["declined"], FieldWhen, "the bank refuses")
	r.leads(states["pay"], states["thanks"], FieldWhen, "it is paid")
	r.leads(states["declined"], states["other"])
	r.leads(states["other"], states["pay"])
	item = r.do(PutOnAgenda{About: journey}).About
	return r, item, states
}

// stepsOf returns the steps of a walkthrough by their words.
func (r *fixture) stepsOf(item Ref) []string {
	var list []string
	w, _ := r.Walkthrough(item.ID)
	for _, s := range w.Steps {
		list = append(list, s.State.Text)
	}
	return list
}

func TestAWalkthroughGoesAlongTheTransitionsAndFollowsALoopOnce(t *testing.T) {
	r, item, _ := walkedReview(t)
	if got, want := r.stepsOf(item), []string{"Basket", "Pay", "Card declined", "Other card", "Thanks"}; !slices.Equal(got, want) {
		t.Errorf("it goes through %q, want %q", got, want)
	}
	w, _ := r.Walkthrough(item.ID)
	if ways := w.Steps[3].Ways; len(ways) != 1 || !ways[0].Back {
		t.Errorf("from the other card lead %+v", ways)
	}
}

// Whatever leads where, each state that is there is one step, and the first state is the first.
func TestAWalkthroughHasEachStateOnce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := liveReview(t)
		journey, state := checkout(r)
		n := rapid.IntRange(1, 6).Draw(rt, "states")
		for range n {
			state("State")
		}
		for i := range n {
			for j := range n {
				if i != j && rapid.IntRange(0, 2).Draw(rt, "leads") == 0 {
					r.leads(Ref{KindState, ID(i + 1)}, Ref{KindState, ID(j + 1)})
				}
			}
		}
		w, _ := r.Walkthrough(r.do(PutOnAgenda{About: journey}).About.ID)
		seen := map[ID]bool{}
		for _, s := range w.Steps {
			if seen[s.State.ID] {
				rt.Fatalf("%s is gone through twice", s.State.Ref())
			}
			seen[s.State.ID] = true
		}
		if len(seen) != n || w.Steps[0].State.ID != 1 {
			rt.Fatalf("%d of %d states are gone through, from %s on", len(seen), n, w.Steps[0].State.Ref())
		}
	})
}

func TestAWalkthroughIsNotedByWhoOwnsTheJourneyAndTheJourneyIsNoGapBesideIt(t *testing.T) {
	r, item, _ := walkedReview(t)
	if gaps := r.stands(item); gaps[0].Outcome != Noted || gaps[0].Who != "Ana Ruiz" {
		t.Errorf("the gap is %+v", gaps[0])
	}
	journey := Ref{KindJourney, 1}
	r.do(Amend{About: journey, With: with(FieldOwner, r.tom)})
	if gaps := r.stands(item); gaps[0].Who != "Tom Weiss" {
		t.Errorf("after the journey went to Tom, %s notes it", gaps[0].Who)
	}
	r.rule(item, Noted, nil)
	r.do(Amend{About: journey, With: with(FieldOwner, r.ana)})
	r.stands()
	r.close()
}

func TestAWalkthroughOfWhatNobodyOwnsIsTheFacilitators(t *testing.T) {
	r := liveReview(t)
	item := r.do(PutOnAgenda{About: r.raise(KindJourney, Ref{}, "Returns")}).About
	if gaps := r.stands(item); gaps[0].Who != r.NameOf(r.meeting.Facilitator) {
		t.Errorf("%q notes it", gaps[0].Who)
	}
}

func TestAStateIsPutUpInTheWalkthroughOfItsJourney(t *testing.T) {
	r, item, states := walkedReview(t)
	done := r.do(PutUp{states["declined"]})
	if want := `JN-1, step 3 of 5: JS-4 "Card declined"`; done.Says != want {
		t.Errorf("it says %q, want %q", done.Says, want)
	}
	w, ok := r.WalkthroughDiscussed()
	if !ok || w.Item.Ref() != item || w.Step().State.Ref() != states["declined"] {
		t.Fatalf("discussed is %+v", w)
	}
	if on, _ := w.To(1); on != states["other"] {
		t.Errorf("the next is %s", on)
	}
	if on, _ := w.To(-1); on != states["pay"] {
		t.Errorf("the one before is %s", on)
	}
	if on, ok := w.To(3); ok {
		t.Errorf("behind the last comes %s", on)
	}
	other := r.item("News")
	r.do(OpenItem{other.ID})
	r.do(OpenItem{item.ID})
	if w, _ := r.WalkthroughDiscussed(); w.Step().State.Ref() != states["declined"] {
		t.Errorf("come back to, it is at %s", w.Step().State.Ref())
	}
	r.rule(states["declined"], Dropped, with(FieldWhy, "no cards"))
	if w, _ := r.WalkthroughDiscussed(); w.At != 0 {
		t.Errorf("after the state was dropped it is at step %s", w.Number())
	}
	r.refuses(PutUp{states["declined"]}, NotAllowed, "JS-4 is dropped, and is no step of JN-1")
}

func TestAStateBringsItsJourneyOnTheAgenda(t *testing.T) {
	r := liveReview(t)
	_, state := checkout(r)
	pay := state("Pay")
	r.do(PutUp{pay})
	if w, ok := r.WalkthroughDiscussed(); !ok || w.Journey != (Ref{KindJourney, 1}) || w.Step().State.Ref() != pay {
		t.Errorf("discussed is %+v", w)
	}
}

func TestAWalkthroughHasNoWordsOfItsOwn(t *testing.T) {
	r, item, _ := walkedReview(t)
	r.refuses(Amend{About: item, With: with(FieldWords, "Checkout")}, NotAllowed, "change the title of JN-1 itself")
	r.refuses(Amend{About: item, With: with(FieldAsk, AskDecide)}, NotAllowed, "change the ask of JN-1 itself")
	r.do(Amend{About: item, With: with(FieldTimebox, 15)})
	if got := r.TextOf(item); got != "Guest checkout" {
		t.Errorf("it is called %q", got)
	}
}

func TestADroppedJourneyIsPutOnNoAgenda(t *testing.T) {
	r := liveReview(t)
	journey, _ := checkout(r)
	r.rule(journey, Dropped, with(FieldWhy, "no guests"))
	r.refuses(PutOnAgenda{About: journey}, NotAllowed, "nothing of it is left to discuss")
}

func TestOnAWalkthroughStatesAndTransitionsAreRaisedInItsJourney(t *testing.T) {
	r, item, states := walkedReview(t)
	r.raise(KindJourney, Ref{}, "Returns")
	if s := r.raise(KindState, item, "Voucher"); r.JourneyOf(s) != (Ref{KindJourney, 1}) {
		t.Errorf("%s is in %s", s, r.JourneyOf(s))
	}
	r.do(PutUp{states["declined"]})
	t1 := r.do(Raise{Kind: KindTransition, On: item, With: with(FieldInto, states["thanks"], FieldWhen, "paid on account")}).About
	if from := r.LinksFrom(t1, LinkFrom); !slices.Equal(from, []Ref{states["declined"]}) {
		t.Errorf("the way begins at %s", refs(from))
	}
}

// Of what could be gone through, the riskiest journey is proposed, while the meeting has none.
func TestTheRiskiestJourneyIsProposed(t *testing.T) {
	r := plannedReview(t)
	r.raise(KindState, r.raise(KindJourney, Ref{}, "Returns", FieldRisk, LevelHigh), "Refunded")
	checkout := r.raise(KindJourney, Ref{}, "Guest checkout", FieldRisk, LevelLow, FieldRevenue, Yes)
	r.raise(KindState, checkout, "Basket")
	proposed := func() []Ref {
		p, err := r.Propose(r.meeting.ID, r.now)
		if err != nil {
			t.Fatal(err)
		}
		var list []Ref
		for _, e := range p.Entries {
			if e.Block == BlockWalkthrough {
				list = append(list, e.About)
				if says := strings.Join(e.Says, ", "); says != "high revenue, risk low, 0 of 1 states verified, 1 to fix" {
					t.Errorf("it says %q", says)
				}
			}
		}
		return list
	}
	if got := proposed(); !slices.Equal(got, []Ref{checkout}) {
		t.Errorf("proposed are %s", refs(got))
	}
	r.do(ProposeAgenda{Meeting: r.meeting.ID})
	if it, ok := r.DiscussedUnder(r.meeting.ID, checkout); !ok || it.Ask != AskInform || it.Timebox != walkthroughTimebox {
		t.Errorf("it is under %+v", it)
	}
	if got := proposed(); len(got) > 0 {
		t.Errorf("beside it are proposed %s", refs(got))
	}
}

func TestTheDetailsOfAWalkthroughAreThoseOfItsStep(t *testing.T) {
	r, item, states := walkedReview(t)
	r.do(PutUp{states["declined"]})
	r.rule(states["declined"], Verified, with(FieldHow, "the basket was kept", FieldArtefact, "prototype v14"))
	var got []string
	for _, d := range r.Details(item, r.meeting.ID, r.Today(r.now)) {
		got = append(got, d.Label+": "+d.Text)
	}
	want := []string{
		"journey: JN-1 Guest checkout, 1 of 5 states verified", "step 3 of 5: JS-4 Card declined", "kind: exception",
		"comes from: JS-2 Pay, when the bank refuses", "expected: the basket is kept", "seen: verified: the basket was kept (prototype v14)",
		"leads to: JS-5 Other card",
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("the details do not say %q: %q", line, got)
		}
	}
}

func TestAJourneyThatIsVerifiedAndWithoutFaultsIsNotProposed(t *testing.T) {
	r := plannedReview(t)
	_, state := checkout(r)
	s := state("Thanks", FieldFinal, Yes)
	r.rule(s, Verified, with(FieldHow, "it was shown", FieldArtefact, "prototype v1"))
	if j, ok := r.toWalkThrough(r.meeting); ok {
		t.Errorf("%s is proposed, of which nothing is open", j.Ref())
	}
}

func TestAWalkthroughTellsWhatWasSeenInItsOwnMeeting(t *testing.T) {
	r, item, states := walkedReview(t)
	r.rule(states["declined"], Verified, with(FieldHow, "the basket was kept", FieldArtefact, "prototype v1"))
	it, _ := r.Items.Get(item.ID)
	if says := r.SeenIn(it); len(says) != 1 || !strings.HasSuffix(says[0], "Card declined verified: the basket was kept") {
		t.Errorf("it tells %q", says)
	}
	r.rule(item, Noted, nil)
	r.close()
	r.later(7 * 24 * 60 * minute)
	r.begin()
	again := r.do(PutOnAgenda{About: Ref{KindJourney, 1}}).About
	if it, _ := r.Items.Get(again.ID); len(r.SeenIn(it)) != 0 {
		t.Errorf("a week later it tells %q", r.SeenIn(it))
	}
}
