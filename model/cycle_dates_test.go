package model

import (
	"strings"
	"testing"
)

// datedReview is a review of a cycle with its two dates: the delivery is Ben's, what
// customers are told Tom's.
func datedReview(t *testing.T) *fixture {
	t.Helper()
	r := liveReview(t)
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-01"), FieldDeliveryOwner, r.ben, FieldCustomer, Date("2026-12-15"), FieldCustomerOwner, r.tom)})
	return r
}

// flag returns what the digest says of the dates of the cycle.
func (r *fixture) flag() string {
	r.Helper()
	for _, l := range r.Digest(r.now).Lines {
		if l.About.Kind == KindCycle {
			if l.Section != Overdue {
				r.Errorf("it stands under %s", l.Section)
			}
			return l.Findings[0].Says
		}
	}
	return ""
}

func TestADateOfTheCycleThatMovesHasTheOtherOneConfirmed(t *testing.T) {
	r := datedReview(t)
	if r.flag() != "" {
		t.Errorf("a date that was only set is to be confirmed: %s", r.flag())
	}
	r.lacks(SetCycle{with(FieldDelivery, Date("2026-12-08"))}, FieldWhy)
	done := r.do(SetCycle{with(FieldDelivery, Date("2026-12-08"), FieldWhy, "the scans are late")})
	want := "customer-facing date (Tue 15 Dec) to confirm since 23 Nov: delivery date moved 1 Dec → 8 Dec"
	if r.flag() != want || !strings.HasSuffix(done.Says, want) {
		t.Errorf("the digest says %q, the move %q", r.flag(), done.Says)
	}
	if r.DateMoves(FieldDelivery) != 1 || r.DateMoves(FieldCustomer) != 0 {
		t.Errorf("the delivery moved %d times, the customer-facing date %d", r.DateMoves(FieldDelivery), r.DateMoves(FieldCustomer))
	}
}

// A date of the cycle that has passed is not set; one that stands may be said again.
func TestADateOfTheCycleThatHasPassedIsRefused(t *testing.T) {
	r := liveReview(t)
	for _, f := range CycleDates() {
		if refusal := r.refuses(SetCycle{with(f, Date("2026-11-20"))}, BadValue, "Fri 20 Nov has passed; the "+specs[f].Label+" is set for today or later"); refusal.Missing[0].Field != f {
			t.Errorf("it asks for %s again, not for %s", refusal.Missing[0].Field, f)
		}
	}
	r.do(SetCycle{with(FieldDelivery, Date("2026-11-23"))})
	r.now += 24 * 60 * 60 * 1000
	r.do(SetCycle{with(FieldDelivery, Date("2026-11-23"), FieldObjective, "returns are free")})
}

// The reason for a move is that of the date that moved, and not of one that is first set.
func TestAReasonBelongsToTheDateThatMoved(t *testing.T) {
	r := liveReview(t)
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-01"))})
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-08"), FieldCustomer, Date("2026-12-15"), FieldWhy, "the scans are late")})
	c, _ := r.Cycle()
	for _, s := range r.StepsOf(c.Ref()) {
		if moved := s.From != ""; moved != (s.Why != "") {
			t.Errorf("%s from %q to %s: %q", s.What, s.From, s.To, s.Why)
		}
	}
}

func TestADateIsConfirmedByWhoOwnsIt(t *testing.T) {
	r := datedReview(t)
	r.refuses(ConfirmDate{Date: FieldCustomer}, NotAllowed, "it is confirmed once the other date has moved")
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-08"), FieldWhy, "the scans are late")})
	r.refuses(ConfirmDate{Date: FieldDelivery}, NotAllowed, "the delivery date stands")
	r.absent(r.tom)
	r.lacks(ConfirmDate{Date: FieldCustomer}, FieldVia)
	r.do(ConfirmDate{Date: FieldCustomer, With: with(FieldVia, "his message")})
	if r.flag() != "" {
		t.Errorf("confirmed, the digest still says %s", r.flag())
	}
	r.do(SetCycle{Values{FieldCustomerOwner: {}}})
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-09"), FieldWhy, "later still")})
	r.refuses(ConfirmDate{Date: FieldCustomer}, NotAllowed, "nobody owns the customer-facing date", "set cycle tells:")
}

func TestADateThatMovesInAnswerHasNothingConfirmed(t *testing.T) {
	r := datedReview(t)
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-08"), FieldWhy, "the scans are late")})
	r.do(SetCycle{with(FieldCustomer, Date("2026-12-22"), FieldWhy, "a week after the delivery, as before")})
	if r.flag() != "" {
		t.Errorf("the digest says %s", r.flag())
	}
	r.do(SetCycle{with(FieldCustomer, Date("2026-12-23"), FieldWhy, "the press asks for it")})
	if !strings.HasPrefix(r.flag(), "delivery date (Tue 8 Dec) to confirm") {
		t.Errorf("the digest says %q", r.flag())
	}
}

func TestBothDatesMoveInOneAct(t *testing.T) {
	r := datedReview(t)
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-08"), FieldCustomer, Date("2026-12-22"), FieldWhy, "the scans are late")})
	if r.flag() != "" {
		t.Errorf("the digest says %s", r.flag())
	}
}

func TestACustomerFacingDateBeforeTheDeliveryNeedsAReason(t *testing.T) {
	r := liveReview(t)
	early := with(FieldDelivery, Date("2026-12-08"), FieldCustomer, Date("2026-12-01"))
	r.lacks(SetCycle{early}, FieldWhy)
	r = datedReview(t)
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-18"), FieldWhy, "the scans are late")})
	r.lacks(ConfirmDate{Date: FieldCustomer}, FieldWhy)
	r.do(ConfirmDate{Date: FieldCustomer, With: with(FieldWhy, "it is announced, and opens by invitation")})
}

// Who keeps the order of the dates with a reason is told in the answer that it is kept, and why.
func TestAnOrderOfTheDatesThatIsKeptIsSaidWithItsReason(t *testing.T) {
	want := "that customers are told before the delivery is kept: it opens by invitation"
	r := liveReview(t)
	done := r.do(SetCycle{with(FieldDelivery, Date("2026-12-08"), FieldCustomer, Date("2026-12-01"), FieldWhy, "it opens by invitation")})
	if !strings.HasSuffix(done.Says, want) {
		t.Errorf("set, it says %q", done.Says)
	}
	r = datedReview(t)
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-18"), FieldWhy, "the scans are late")})
	if done := r.do(ConfirmDate{Date: FieldCustomer, With: with(FieldWhy, "it opens by invitation")}); !strings.HasSuffix(done.Says, want) {
		t.Errorf("confirmed, it says %q", done.Says)
	}
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-10"), FieldWhy, "they came")})
	if done := r.do(ConfirmDate{Date: FieldCustomer, With: with(FieldWhy, "nothing to change")}); !strings.HasSuffix(done.Says, "confirmed by Tom Weiss: nothing to change") {
		t.Errorf("in order, it says %q", done.Says)
	}
}

func TestTheDatesOfWhoLeavesAreHandedOver(t *testing.T) {
	r := datedReview(t)
	risk := r.raise(KindRisk, Ref{}, "The scans are late", FieldOwner, r.tom)
	r.do(MarkLeft{Person: r.tom, To: r.ana})
	if r.DateOwner(FieldCustomer) != r.ana || r.OwnerOf(risk) != r.ana {
		t.Errorf("the date is %s's, the risk %s's", r.NameOf(r.DateOwner(FieldCustomer)), r.NameOf(r.OwnerOf(risk)))
	}
}

func TestAMoveOfADateIsTakenBack(t *testing.T) {
	r := datedReview(t)
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-08"), FieldWhy, "the scans are late")})
	r.undo()
	if c, _ := r.Cycle(); c.Delivery != "2026-12-01" || r.flag() != "" || r.DateMoves(FieldDelivery) != 0 {
		t.Errorf("it is %s, moved %d times: %s", c.Delivery, r.DateMoves(FieldDelivery), r.flag())
	}
}

func TestADateThatIsToBeConfirmedMovesWithTheOther(t *testing.T) {
	r := datedReview(t)
	r.do(SetCycle{with(FieldCustomer, Date("2026-12-16"), FieldWhy, "the press asks for it")})
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-08"), FieldCustomer, Date("2026-12-22"), FieldWhy, "the scans are late")})
	if r.flag() != "" {
		t.Errorf("the digest says %s", r.flag())
	}
}
