package model

import "testing"

// waived is a review whose added check was waived until Fri 27 Nov, and that closed.
func waived(t *testing.T) *fixture {
	t.Helper()
	r := liveReview(t)
	c := r.raise(KindCheck, Ref{}, "Support has the macros", FieldOwner, r.tom)
	r.rule(c, Waived, with(FieldWhy, "small", FieldSecond, r.ana, FieldUntil, Date("2026-11-27")))
	r.close()
	return r
}

// begin holds another review, of which nothing is answered yet.
func (r *fixture) begin() {
	r.Helper()
	r.meeting = r.plan(r.Today(r.now))
	r.do(StartMeeting{r.meeting.ID})
}

func TestAWaiverPastItsDayIsAskedAgainAtTheNextStart(t *testing.T) {
	r := waived(t)
	r.later(7 * 24 * 60 * minute)
	if l := r.Digest(r.now).In(Overdue); len(l) != 1 || l[0].About != checkRef(4) {
		t.Errorf("overdue are %+v", l)
	}
	next := r.plan(r.Today(r.now))
	done := r.do(StartMeeting{next.ID})
	if want := "M-2 \"Weekly review\" is live; 1 check is asked again, its waiver is past its day"; done.Says != want {
		t.Errorf("the start says %q, want %q", done.Says, want)
	}
	list := r.ChecksOf(next.ID)
	again := list[len(list)-1]
	if again.Text != "Support has the macros" || again.Owner != r.tom || r.SayLastVerdict(again.Ref(), r.Today(r.now)) != "waived 23 Nov until 27 Nov" {
		t.Errorf("it is %+v: %s", again, r.SayLastVerdict(again.Ref(), r.Today(r.now)))
	}
}

func TestAWaiverWithinItsDayIsNotAskedAgain(t *testing.T) {
	r := waived(t)
	r.later(24 * 60 * minute)
	next := r.plan(r.Today(r.now))
	r.do(StartMeeting{next.ID})
	if n := len(r.ChecksOf(next.ID)); n != 3 {
		t.Errorf("%d checks are on the gate", n)
	}
}

func TestACheckIsNotWaivedTwiceInARow(t *testing.T) {
	r := waived(t)
	r.later(7 * 24 * 60 * minute)
	r.begin()
	list := r.ChecksOf(r.meeting.ID)
	again := list[len(list)-1].Ref()
	r.refuses(rule(again, Waived, FieldWhy, "small", FieldSecond, r.ana, FieldUntil, Date("2026-12-04")), NotAllowed,
		again.String()+" was waived in M-1 already, until Fri 27 Nov; pass it, or fail it with a follow-up")
	r.rule(again, Failed, with(FieldAction, []NewTask{{Text: "Write them", Owner: r.ana}}))
	for _, c := range r.ChecksOf(r.meeting.ID) {
		if c.Computed == "" && c.Ref() != again {
			r.rule(c.Ref(), Passed, with(FieldEvidence, "seen"))
		}
	}
	r.close()
	r.later(7 * 24 * 60 * minute)
	r.begin()
	third := r.raise(KindCheck, Ref{}, "Support has the macros", FieldOwner, r.tom)
	if says := r.SayLastVerdict(third, r.Today(r.now)); says != "failed 30 Nov, A-1 open" {
		t.Errorf("it says %q", says)
	}
	r.rule(third, Waived, with(FieldWhy, "small", FieldSecond, r.ana, FieldUntil, Date("2026-12-11")))
}

func TestAWaiverIsNotAskedAgainWhereTheGateAsksItAnyway(t *testing.T) {
	r := liveReview(t)
	c := r.ChecksOf(r.meeting.ID)[2]
	r.rule(c.Ref(), Waived, with(FieldWhy, "small", FieldSecond, r.ben, FieldUntil, Date("2026-11-27")))
	r.close()
	r.later(7 * 24 * 60 * minute)
	r.begin()
	if n := len(r.ChecksOf(r.meeting.ID)); n != 3 {
		t.Errorf("%d checks are on the gate", n)
	}
}

func TestACheckIsTheSameByItsKeyWhateverItsWords(t *testing.T) {
	one, other := Check{Key: "tried", Text: "It was tried"}, Check{Key: "tried", Text: "Somebody tried it"}
	if !one.isSame(other) || one.isSame(Check{Key: "seen", Text: "It was tried"}) {
		t.Error("the key does not say it")
	}
	if !one.isSame(Check{Text: "It was tried"}) || one.isSame(Check{Text: "Somebody tried it"}) {
		t.Error("without a key the words do not say it")
	}
}

// The minutes of a closed meeting keep saying what came before it, not after.
func TestACheckOfAClosedMeetingLooksBackOnly(t *testing.T) {
	r := waived(t)
	r.later(7 * 24 * 60 * minute)
	r.begin()
	list := r.ChecksOf(r.meeting.ID)
	r.rule(list[len(list)-1].Ref(), Passed, with(FieldEvidence, "seen"))
	for _, c := range list[:len(list)-1] {
		if c.Computed == "" {
			r.rule(c.Ref(), Passed, with(FieldEvidence, "seen"))
		}
	}
	r.close()
	if says := r.SayLastVerdict(checkRef(4), r.Today(r.now)); says != "" {
		t.Errorf("in the first meeting it says %q", says)
	}
}
