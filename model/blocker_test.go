package model

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestABlockerIsResolvedByHow(t *testing.T) {
	r := liveReview(t)
	b := r.blocker("No test cards", FieldOwner, r.ben)
	r.stands(b)
	r.lacks(rule(b, Resolved), FieldHow)
	r.rule(b, Resolved, with(FieldHow, "the bank sent them"))
	r.stands()
	r.refuses(rule(b, Carried, r.whole()...), NotAllowed, "B-1 is resolved already")
	r.refuses(Amend{About: b, With: with(FieldImpact, "none")}, ReadOnly, "B-1 is resolved; raise a new blocker")
	r.nextMeeting(7)
	r.on(b, false)
	r.refuses(raise(KindFeedback, b, "but", FieldBy, r.tom), NotAllowed, "B-1 is resolved")
}

func TestABlockerIsCarriedWithDueFallbackAndImpact(t *testing.T) {
	r := liveReview(t)
	b := r.blocker("No test cards", FieldOwner, r.ben)
	gap := r.stands(b)[0]
	if gap.Outcome != Carried || gap.Says != "B-1 needs a due date, a fallback and a customer impact from Ben Okafor: No test cards" || len(gap.Missing) != 3 {
		t.Errorf("the gap is %+v", gap)
	}
	r.lacks(rule(b, Carried, FieldDue, Date("2026-11-27")), FieldFallback, FieldImpact)
	r.refuses(rule(b, Carried, FieldDue, Date("2026-11-20"), FieldFallback, "old form", FieldImpact, "none"), BadValue, "Fri 20 Nov has passed")
	r.rule(b, Carried, with(r.whole()[2:]...))
	r.stands()
	if got, _ := r.Blockers.Get(b.ID); got.Due != "2026-11-27" || got.Fallback != "the old form" || got.Impact != "no saved cards" || got.DueMoved != 0 {
		t.Errorf("carried as %+v", got)
	}
}

func TestABlockerCapturedWholeCountsAsCarried(t *testing.T) {
	r := liveReview(t)
	b := r.blocker("No test cards", r.whole()...)
	r.is(b, Carried)
	r.stands()
	for i := 0; i < len(r.whole()); i += 2 { // each part left out in turn
		parts := append([]any{}, r.whole()[:i]...)
		parts = append(parts, r.whole()[i+2:]...)
		b := r.blocker("Lacking "+string(r.whole()[i].(Field)), parts...)
		r.is(b, Open)
		if gaps := r.Gaps(r.meeting.ID, r.now); gaps[0].About != b || !strings.Contains(gaps[0].Says, "needs a") {
			t.Errorf("the first gap is %+v", gaps[0])
		}
		r.undo()
	}
	r.absent(r.ben)
	away := r.blocker("His laptop", r.whole()...)
	r.is(away, Open) // he is not there to say so
	r.stands(away)
}

func TestABlockersDateIsMovedOnce(t *testing.T) {
	r := liveReview(t)
	b := r.blocker("No test cards", r.whole()...)
	r.do(Amend{About: b, With: with(FieldDue, Date("2026-11-27"))}) // the same day is no move
	r.rule(b, Carried, with(FieldDue, Date("2026-12-01")))
	r.refuses(rule(b, Carried, FieldDue, Date("2026-12-08")), NotAllowed, "moved once already; escalate it instead")
	r.refuses(Amend{About: b, With: with(FieldDue, Date("2026-12-08"))}, NotAllowed, "escalate")
	r.refuses(Amend{About: b, With: Values{FieldDue: {}}}, BadValue, "moved, not emptied")
	r.rule(b, Carried, nil) // on its own date it may be carried
	u := r.rule(b, Escalated, with(FieldTo, r.mara))
	if u.Due != "2026-11-25" || u.Fallback != "the old form" || u.Impact != "no saved cards" {
		t.Errorf("escalated as %+v", u)
	}
	if got, _ := r.Blockers.Get(b.ID); got.Due != "2026-12-01" {
		t.Errorf("escalating moved the date to %s", got.Due)
	}
}

func TestAnEscalatedBlockerNeedsFallbackAndImpactToo(t *testing.T) {
	r := liveReview(t)
	b := r.blocker("No test cards", FieldOwner, r.ben)
	r.lacks(rule(b, Escalated), FieldTo, FieldFallback, FieldImpact)
	r.refuses(rule(b, Escalated, FieldTo, r.tom, FieldFallback, "old form", FieldImpact, "none"), BadValue, "Tom Weiss is not on the escalation path; it goes to Mara Ilves")
	r.rule(b, Escalated, with(FieldTo, r.mara, FieldFallback, "old form", FieldImpact, "none"))
	r.stands() // it is due when the escalation is
}

func TestBlockersComeBackByState(t *testing.T) {
	r := liveReview(t)
	soon := r.blocker("Due before the next review", r.whole()...)
	late := r.blocker("Due next year", append(r.whole(), FieldDue, Date("2027-01-15"))...)
	up := r.blocker("Escalated", append(r.whole(), FieldDue, Date("2027-01-15"))...)
	r.rule(up, Escalated, with(FieldTo, r.mara))
	r.nextMeeting(7)
	r.stands(up, soon) // escalated first
	r.on(late, false)
	r.rule(up, Carried, nil)
	r.rule(soon, Carried, with(FieldDue, Date("2027-01-20")))
	r.stands()

	r.close()
	r.later(7 * 24 * 60 * minute)
	r.do(Amend{About: late, With: with(FieldImpact, "worse than we thought")})
	b := r.blocker("Raised in between", append(r.whole(), FieldDue, Date("2027-02-01"))...)
	remarked := soon
	r.raise(KindFeedback, remarked, "is this so?", FieldBy, r.tom)
	r.hold()
	r.on(up, false)
	r.stands(late, soon, feedbackRef(1), b) // by their days, each with what is said of it
}

// What is due on the day of the next review is for that one, and what is due the
// day before is for this one: also where no review is planned and the rhythm says
// when the next one is.
func TestABlockerDueOnTheNextReviewIsForThatOne(t *testing.T) {
	for _, planned := range []bool{true, false} {
		r := liveReview(t)
		before := r.blocker("Due the day before", append(r.whole(), FieldDue, Date("2026-12-06"))...)
		on := r.blocker("Due on the next review", append(r.whole(), FieldDue, Date("2026-12-07"))...)
		r.close()
		r.later(7 * 24 * 60 * minute)
		if planned {
			r.plan("2026-12-07")
		}
		r.hold() // on 30 November
		r.on(before, true)
		r.on(on, false)
	}
}

func TestALateBlockerIsBackUntilRuled(t *testing.T) {
	r := liveReview(t)
	b := r.blocker("No test cards", append(r.whole(), FieldDue, monday)...)
	got, _ := r.Blockers.Get(b.ID)
	if r.Late(got, monday) || !r.Late(got, "2026-11-24") {
		t.Error("due today is due, not late; the day after it is late")
	}
	r.nextMeeting(7)
	gap := r.stands(b)[0]
	if got := fieldsOf(gap.Missing); len(got) != 1 || got[0] != FieldDue {
		t.Errorf("the gap lacks %v, want a new due date", got)
	}
	r.rule(b, Carried, with(FieldDue, Date("2026-12-04")))
	r.stands()
}

func TestWhatABlockerHasIsChangedNotEmptied(t *testing.T) {
	r := liveReview(t)
	b := r.blocker("No test cards", r.whole()...)
	for _, f := range []Field{FieldOwner, FieldFallback, FieldImpact} {
		r.refuses(Amend{About: b, With: Values{f: {}}}, NotAllowed, "change them, but do not empty them")
	}
	r.refuses(Amend{About: b, With: Values{FieldWords: {}}}, BadValue)
	// What was not raised has no id that anybody could look up.
	if refusal := r.refuses(raise(KindBlocker, Ref{}, "Due", FieldDue, Date("2026-11-22")), BadValue); refusal.Says != "Sun 22 Nov has passed; give a day ahead" {
		t.Errorf("it says %q", refusal.Says)
	}
	r.do(Amend{About: b, With: with(FieldOwner, r.tom)})
	r.stands(b) // another owner has not said it yet
}

// An escalation answers when it is due; a blocker that had no date takes it.
func TestAnEscalatedBlockerWithoutADateTakesTheEscalations(t *testing.T) {
	r := liveReview(t)
	b := r.blocker("No test cards", FieldOwner, r.ben, FieldFallback, "old form", FieldImpact, "none")
	r.stands(b)
	r.rule(b, Escalated, with(FieldTo, r.mara))
	r.stands()
	if got, _ := r.Blockers.Get(b.ID); got.Due == "" || got.DueMoved != 0 {
		t.Errorf("escalated as %+v", got)
	}
}

// The minutes print the ruling, so what it says is changed by another ruling.
func TestWhatWasCarriedIsChangedByCarryingItAgain(t *testing.T) {
	r := liveReview(t)
	b := r.blocker("No test cards", r.whole()...)
	r.stands()
	r.do(Amend{About: b, With: with(FieldFallback, "the new form")})
	r.stands(b)
	if u := r.rule(b, Carried, nil); u.Fallback != "the new form" {
		t.Errorf("carried with the fallback %q", u.Fallback)
	}
	r.do(Amend{About: b, With: with(FieldWords, "No test cards for guests")})
	r.stands()
}

// What a meeting says of a blocker is what it decided, in the words that were
// mended since: the ruling is stated anew, and the one before stays.
func TestMendedWordsOfARuledBlockerStateItsRulingAnew(t *testing.T) {
	r := liveReview(t)
	carried := r.blocker("No tset cards", r.whole()...)
	r.absent(r.ben)
	up := r.blocker("The bnak is silent", FieldOwner, r.ben, FieldFallback, "old form", FieldImpact, "none")
	r.rule(up, Escalated, with(FieldTo, r.mara, FieldVia, "phoned him", FieldWhy, "it is late"))
	for about, words := range map[Ref]string{carried: "No test cards", up: "The bank is silent"} {
		was, _ := r.Ruling(about)
		before := r.Record
		r.later(minute)
		r.do(Amend{About: about, With: with(FieldWords, words)})
		is, _ := r.InForce(r.meeting.ID, about)
		want := was
		want.ID, want.Wording, want.Anew, want.Line = is.ID, words, was.ID, r.Head()
		if is != want || is.ID == was.ID {
			t.Errorf("in force is %+v, want %+v under a number of its own", is, want)
		}
		if kept, _ := r.Rulings.Get(was.ID); kept != was {
			t.Errorf("the ruling itself was changed: %+v", kept)
		}
		r.stands()
		r.undo()
		if diff := same(r.Record, before); diff != "" {
			t.Errorf("one undo leaves %s", diff)
		}
	}
}

func TestMendedWordsStateNothingAnewThatIsNotInForce(t *testing.T) {
	r := liveReview(t)
	b := r.blocker("No tset cards", r.whole()...)
	n := r.Rulings.Len()
	r.do(Amend{About: b, With: with(FieldWords, "No test cards", FieldFallback, "the new form")})
	if r.stands(b); r.Rulings.Len() != n {
		t.Error("its owner has not said the new fallback, and it is ruled")
	}
	r.rule(b, Carried, nil)
	n = r.Rulings.Len()
	r.do(Amend{About: b, With: with(FieldWords, "No test cards")})
	if r.Rulings.Len() != n {
		t.Error("the words are the same, and the ruling is stated anew")
	}
	r.nextMeeting(7)
	said := r.Said(1)
	n = r.Rulings.Len()
	r.do(Amend{About: b, With: with(FieldWords, "No test cards for guests")})
	if r.stands(b); r.Rulings.Len() != n || !reflect.DeepEqual(r.Said(1), said) {
		t.Error("what a closed meeting said is stated anew")
	}
}

// An adjourned meeting keeps what was ruled in it; the one that is held
// meanwhile has not ruled.
func TestMendedWordsRuleNothingInAnotherMeeting(t *testing.T) {
	r := liveReview(t)
	b := r.blocker("No tset cards", r.whole()...)
	first := r.meeting
	r.do(AdjournMeeting{first.ID})
	r.later(minute)
	r.hold()
	r.stands(b)
	r.do(Amend{About: b, With: with(FieldWords, "No test cards")})
	r.stands(b)
	if u, _ := r.InForce(first.ID, b); u.Wording != "No test cards" {
		t.Errorf("the adjourned meeting says %q", u.Wording)
	}
}

func TestABlockerHoldsBackTheOpenDecisionsOfItsItemAndWhatItSaysBesides(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout")
	own := r.raise(KindDecision, item, "Keep the card?", FieldOwner, r.ben, FieldCriteria, "asked for once")
	other := r.decision("Show refunds")
	b := r.raise(KindBlocker, item, "Scans are late", FieldOwner, r.ben)
	says := func() []string { return r.ShownValue(b, FieldBlocks).Lines }
	if got := says(); !slices.Equal(got, []string{own.String()}) {
		t.Errorf("it blocks %v", got)
	}
	r.do(Amend{About: b, With: with(FieldBlocks, []string{other.String()})})
	if got := says(); !slices.Equal(got, []string{own.String(), other.String()}) {
		t.Errorf("it blocks %v", got)
	}
	r.rule(own, Approved, nil)
	if got := says(); !slices.Equal(got, []string{other.String()}) {
		t.Errorf("it blocks %v", got)
	}
	if waits := r.Waiting()(b); len(waits) != 1 || waits[0] != other {
		t.Errorf("%v wait on it", waits)
	}
}

func TestABlockerSaysWhichChangeOfScopeCausedIt(t *testing.T) {
	r := liveReview(t)
	scope := r.raise(KindScope, Ref{}, "Gift wrap", FieldOwner, r.ana)
	b := r.raise(KindBlocker, r.item("Packing"), "No paper", FieldOwner, r.ben, FieldCause, []string{scope.String()})
	if caused := r.LinksTo(scope, LinkCausedBy); len(caused) != 1 || caused[0] != b {
		t.Errorf("%s caused %v", scope, caused)
	}
	r.refuses(Amend{About: b, With: with(FieldCause, []string{b.String()})}, BadValue, "name a risk")
}
