package model

import (
	"strings"
	"testing"
)

// approvedWith returns a room whose D-1 was approved in a meeting that closed, with what is said
// of it.
func approvedWith(t *testing.T, says ...any) (r *fixture, d Ref) {
	t.Helper()
	r = liveReview(t)
	d = r.decision("Ship guest checkout", FieldOwner, r.ben, FieldCriteria, "p95 below 800 ms")
	r.rule(d, Approved, with(says...))
	r.close()
	return r, d
}

// toReconfirm returns what the digest has to reconfirm, and why.
func (r *fixture) toReconfirm() string {
	var list []string
	for _, l := range r.Digest(r.now).In(ToReconfirm) {
		list = append(list, l.About.String()+" "+l.Findings[0].Says)
	}
	return strings.Join(list, "; ")
}

func TestAnApprovalIsLookedAtAgainOnItsDay(t *testing.T) {
	r, d := approvedWith(t, FieldReview, Date("2026-12-07"))
	r.do(PlanMeeting{Date: "2026-11-30"})
	if got := r.toReconfirm(); got != "" {
		t.Errorf("a week before, to reconfirm is %q", got)
	}
	r.later(8 * 24 * 60 * minute)
	r.do(AmendMeeting{Meeting: 2, Date: "2026-12-07"})
	if got := r.toReconfirm(); got != "D-1 to be looked at again 7 Dec" {
		t.Errorf("to reconfirm is %q", got)
	}
	r.refuses(rule(d, Confirmed, FieldVia, "by message", FieldReview, Date("2026-11-30")), BadValue, "is not ahead")
	r.rule(d, Confirmed, with(FieldVia, "by message", FieldReview, Date("2027-01-11")))
	if got := r.toReconfirm(); got != "" {
		t.Errorf("after it was confirmed, to reconfirm is %q", got)
	}
	r.is(d, Approved)
}

// One that is confirmed without another day is not asked for again.
func TestAnApprovalThatIsConfirmedWithoutADayIsNotLookedAtAgain(t *testing.T) {
	r, d := approvedWith(t, FieldReview, Date("2026-11-30"))
	r.do(PlanMeeting{Date: "2026-11-30"})
	r.later(7 * 24 * 60 * minute)
	r.rule(d, Confirmed, with(FieldVia, "by message"))
	if got := r.toReconfirm(); got != "" || r.ShownValue(d, FieldReview).Date != "" {
		t.Errorf("to reconfirm is %q", got)
	}
}

// It bars a close only where it is on the agenda.
func TestAnApprovalThatIsDueBarsACloseOnlyOnTheAgenda(t *testing.T) {
	for _, placed := range []bool{false, true} {
		r, d := approvedWith(t, FieldReview, Date("2026-11-30"))
		r.later(7 * 24 * 60 * minute)
		r.hold()
		if placed {
			r.do(PutOnAgenda{About: d})
		}
		if bars := strings.Contains(r.wants(), "D-1: to be looked at again"); bars != placed {
			t.Errorf("on the agenda %v: the close wants %q", placed, r.wants())
		}
	}
}

func TestAnApprovalWhoseArtefactMovedIsConfirmedAtItsVersion(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout", FieldOwner, r.ben, FieldCriteria, "p95 below 800 ms", FieldArtefact, "Checkout-Prototype v14")
	other := r.decision("Ship gift cards", FieldOwner, r.ben, FieldCriteria, "they ring up", FieldArtefact, "gift-flow v2")
	r.approve(d)
	r.approve(other)
	r.refuses(MoveArtefact{"checkout-prototype"}, BadValue, "which version")
	r.refuses(MoveArtefact{"checkout-prototype v14"}, NotAllowed, "is at v14 already")
	if done := r.do(MoveArtefact{"checkout-prototype v15"}); done.Says != "Checkout-Prototype is at v15 now; D-1 is to be confirmed, or reopened" {
		t.Errorf("it says %q", done.Says)
	}
	if got := r.toReconfirm(); got != "D-1 made on Checkout-Prototype v14, which is at v15 now" {
		t.Errorf("to reconfirm is %q", got)
	}
	r.rule(d, Confirmed, nil)
	if is := r.ShownValue(d, FieldArtefact).Text; is != "Checkout-Prototype v15" || r.toReconfirm() != "" {
		t.Errorf("it is made on %q, to reconfirm is %q", is, r.toReconfirm())
	}
}

// Several doubts are said beside each other.
func TestEveryDoubtAboutAnApprovalIsSaid(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout", FieldOwner, r.ben, FieldCriteria, "p95 below 800 ms")
	a := r.raise(KindAssumption, d, "Scans arrive the same day")
	r.rule(d, Approved, with(FieldReview, Date("2026-11-30")))
	r.close()
	r.rule(a, Broken, with(FieldWhy, "a day late"))
	r.later(7 * 24 * 60 * minute)
	r.hold()
	if want := "D-1: rests on AS-1, which is broken; to be looked at again; confirm it, or reopen it"; !strings.Contains(r.wants(), want) {
		t.Errorf("the close wants %s", r.wants())
	}
}

// Of what is approved only the day of the next look is still set.
func TestTheDayOfTheNextLookIsSetOnWhatIsApproved(t *testing.T) {
	r, d := approvedWith(t)
	r.do(Amend{About: d, With: with(FieldReview, Date("2026-12-07"))})
	r.refuses(Amend{About: d, With: with(FieldReview, Date("2026-12-07"), FieldWords, "Ship it all")}, ReadOnly)
}

// wants returns what stands between the meeting and its close.
func (r *fixture) wants() string {
	var list []string
	for _, g := range r.Gaps(r.meeting.ID, r.now) {
		list = append(list, g.Says)
	}
	return strings.Join(list, "; ")
}

func TestAnApprovalIsLookedAgainAtWithItsFirstCheckpointElseTwoWeeksOfWorkAfterCustomersAreTold(t *testing.T) {
	r := liveReview(t)
	reviewOn := func(about Ref) Date { d, _ := r.Decisions.Get(about.ID); return d.ReviewOn }
	none := r.decision("Keep the card of a guest")
	r.approve(none)
	if day := reviewOn(none); day != "" {
		t.Errorf("without either it is looked at again on %s", day)
	}
	r.do(SetCycle{With: with(FieldCustomer, Date("2026-12-10"))})
	d, checked, refused := r.decision("Show the sum in the mail"), r.decision("Pay in two parts"), r.decision("Print the label")
	m := r.metric("Refund time")
	for _, due := range []Date{"2026-12-16", "2026-12-11"} {
		r.raise(KindCheckpoint, m, "Refund time", FieldMetric, m, FieldDue, due, FieldOn, checked)
	}
	r.approve(d)
	r.approve(checked)
	r.raise(KindCriterion, refused, "it is readable")
	r.do(GiveRuling{About: refused, Outcome: Approved, With: Values{FieldReview: {}}})
	for about, want := range map[Ref]Date{d: "2026-12-24", checked: "2026-12-11", refused: ""} {
		if day := reviewOn(about); day != want {
			t.Errorf("%s is looked at again on %q, want %q", about, day, want)
		}
	}
}
