package model

import (
	"slices"
	"strings"
	"testing"
)

// told is a decision that touches what customers are told, and that nobody writes.
func (r *fixture) told() Ref {
	r.Helper()
	return r.raise(KindDecision, r.item("Refund mails"), "Say the sum in the mail?", FieldOwner, r.mara, FieldMessaging, Yes)
}

func TestWhatTouchesMessagingNeedsAMessageOwner(t *testing.T) {
	r := liveReview(t)
	d := r.told()
	b := r.raise(KindBlocker, r.item("Mail server"), "It is down", append(r.whole(), FieldMessaging, Yes)...)
	for _, about := range []Ref{d, b} {
		if !r.digestSays(about, "no message owner") {
			t.Errorf("the digest does not miss the message owner of %s", about)
		}
		r.do(Amend{About: about, With: with(FieldMessage, r.tom)})
		if r.digestSays(about, "no message owner") {
			t.Errorf("the digest still misses the message owner of %s", about)
		}
	}
}

func TestWhoNamesAMessageOwnerSaysThatCustomersAreTold(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Say the sum in the mail?")
	r.do(Amend{About: d, With: with(FieldMessage, r.tom)})
	if got, _ := r.Decisions.Get(d.ID); !got.TouchesMessaging || got.MessageOwner != r.tom {
		t.Errorf("it is %+v", got.Messaging)
	}
}

func TestTheMessageOwnerOfASettledDecisionIsStillNamed(t *testing.T) {
	r := liveReview(t)
	d := r.told()
	r.rule(d, Rejected, with(FieldWhy, "too early"))
	r.do(Amend{About: d, With: with(FieldMessage, r.tom)})
	r.refuses(Amend{About: d, With: with(FieldWords, "Say nothing?")}, ReadOnly, "rejected")
}

func TestWhoWritesWhatCustomersAreToldShouldBeInTheRoom(t *testing.T) {
	r := liveReview(t)
	r.do(Amend{About: r.told(), With: with(FieldMessage, r.tom)})
	if !slices.ContainsFunc(r.MustBeThere(r.meeting.ID, r.now), func(a Attendee) bool { return a.Person == r.tom && a.SayNeed() == "should: D-1" }) {
		t.Error("the message owner is not needed")
	}
}

func TestWhoLeavesHandsOverTheMessages(t *testing.T) {
	r := liveReview(t)
	d := r.told()
	r.do(Amend{About: d, With: with(FieldMessage, r.tom)})
	r.do(MarkLeft{Person: r.tom})
	if !r.digestSays(d, "no message owner") {
		t.Error("somebody who left is taken for the message owner")
	}
	r.do(MarkLeft{Person: r.tom, To: r.mara})
	if got, _ := r.Decisions.Get(d.ID); got.MessageOwner != r.mara {
		t.Errorf("P-%d writes it", got.MessageOwner)
	}
}

func TestWhoLeavesHandsOverTheMessageOfWhatIsApproved(t *testing.T) {
	r := liveReview(t)
	d := r.told()
	r.do(Amend{About: d, With: with(FieldMessage, r.tom, FieldCriteria, "it works")})
	r.passes(d)
	r.do(MarkLeft{Person: r.tom, To: r.mara})
	if got, _ := r.Decisions.Get(d.ID); got.MessageOwner != r.mara {
		t.Errorf("P-%d writes it", got.MessageOwner)
	}
}

// digestSays reports whether a finding on a thing says something.
func (r *fixture) digestSays(about Ref, says string) bool {
	for _, l := range r.Record.Digest(r.now).Lines {
		for _, f := range l.Findings {
			if l.About == about && strings.Contains(f.Says, says) {
				return true
			}
		}
	}
	return false
}
