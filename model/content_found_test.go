package model

import (
	"slices"
	"strings"
	"testing"

	"gavel/model/playbook"
)

func TestADateInAFreezeIsShownWithIt(t *testing.T) {
	r := liveReview(t)
	r.do(SetCycle{with(FieldFreeze, Value{Lines: []string{"2026-12-01 2026-12-20 peak sales"}}, FieldDelivery, Date("2026-11-27"), FieldCustomer, Date("2026-12-15"))})
	c, _ := r.Cycle()
	freeze, _ := r.InFreeze(c.Customer)
	r.shows("dates", "delivery date Fri 27 Nov", "customer-facing date Tue 15 Dec, in the freeze of "+freeze.Near(monday))
}

func TestThatCustomersAreToldBeforeTheDeliveryIsToBeConfirmed(t *testing.T) {
	r := liveReview(t)
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-15"), FieldCustomer, Date("2026-12-01"), FieldWhy, "a campaign")})
	it := Item{Meeting: r.meeting.ID, Standing: "dates"}
	if says := r.ContentSays(it, monday); !slices.Contains(says, "customers are told before the delivery") {
		t.Errorf("it says %q", says)
	}
}

func TestWhatIsApprovedAndTouchesMessagesIsShown(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Mails are short", FieldCriteria, "they are", FieldMessaging, Yes, FieldMessage, r.tom)
	r.passes(d)
	if says := r.ContentSays(Item{Meeting: r.meeting.ID, Standing: "messaging"}, monday); len(says) != 1 || !strings.Contains(says[0], "Tom Weiss writes") {
		t.Errorf("it says %q", says)
	}
}

func TestAReviewGoesThroughItsDatesOnlyWhereOneIsToBeConfirmed(t *testing.T) {
	r := liveReview(t)
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-01"), FieldCustomer, Date("2026-12-15"))})
	is := playbook.Item{Content: []string{"dates"}}
	if r.hasContent(r.meeting, is, monday) {
		t.Error("dates that agree have a place")
	}
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-08"), FieldWhy, "the courier is late")})
	if !r.hasContent(r.meeting, is, monday) {
		t.Error("a date that is to be confirmed has none")
	}
}
