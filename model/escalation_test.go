package model

import "testing"

func TestADecisionIsEscalatedToAPersonOnThePath(t *testing.T) {
	r := newRoom(t)
	d := r.decision("Ship guest checkout")
	r.lacks(rule(d, Escalated), FieldTo)
	r.refuses(rule(d, Escalated, FieldTo, r.tom), BadValue, "Tom Weiss is not on the escalation path; it goes to Mara Ilves")
	r.refuses(rule(d, Escalated, FieldTo, ID(99)), NotFound)
	u := r.rule(d, Escalated, with(FieldTo, r.mara))
	if u.Owner != r.ben || u.EscalatedTo != r.mara || u.Due != "2026-11-25" || u.Fallback != "as it is until then" {
		t.Errorf("escalated as %+v", u)
	}
	r.stands()
	other := r.decision("Keep the wallet")
	if u := r.rule(other, Escalated, with(FieldTo, r.mara, FieldDue, Date("2026-12-04"))); u.Due != "2026-12-04" {
		t.Errorf("due %s, want the day that was said", u.Due)
	}
}

func TestWithoutAPathAnEscalationGoesToAnyone(t *testing.T) {
	r := emptyRoom(t)
	r.do(NewCycle{CycleName: "Checkout", Zone: "Europe/Berlin", People: []string{"Ana Ruiz", "Ben Okafor", "Tom Weiss"}})
	r.ana, r.ben, r.tom = r.person("Ana Ruiz"), r.person("Ben Okafor"), r.person("Tom Weiss")
	r.hold()
	if path := r.EscalationPath(); len(path) != 3 || path[2].Name != "Tom Weiss" {
		t.Errorf("it can go to %v", path)
	}
	r.rule(r.decision("Ship guest checkout"), Escalated, with(FieldTo, r.tom))
}

func TestAnEscalatedDecisionIsDecidedByWhomItWentTo(t *testing.T) {
	r := newRoom(t)
	d := r.decision("Ship guest checkout", FieldCriteria, "it holds")
	r.rule(d, Escalated, with(FieldTo, r.mara))
	if u := r.rule(d, Approved, nil); u.Owner != r.mara { // at once, in the same meeting
		t.Errorf("decided by %s, want whom it went to", r.NameOf(u.Owner))
	}

	d = r.decision("Keep the wallet", FieldCriteria, "it is used")
	r.rule(d, Escalated, with(FieldTo, r.mara))
	r.nextMeeting(7)
	if gap := r.stands(d)[0]; gap.Who != "Mara Ilves" {
		t.Errorf("%s can supply it, want whom it went to", gap.Who)
	}
	r.absent(r.mara)
	r.lacks(rule(d, Approved), FieldVia)
	if u := r.rule(d, Approved, with(FieldVia, "her message of Tuesday")); u.Owner != r.mara || u.Via != "her message of Tuesday" {
		t.Errorf("decided as %+v", u)
	}
	r.stands()
}

func TestAnEscalationComesBackOnItsDay(t *testing.T) {
	r := newRoom(t)
	soon, later := r.decision("Ship guest checkout"), r.decision("Keep the wallet")
	r.rule(soon, Escalated, with(FieldTo, r.mara))
	r.rule(later, Escalated, with(FieldTo, r.mara, FieldDue, Date("2026-12-07")))
	r.nextMeeting(7)
	r.on(later, false)
	r.stands(soon)
	r.rule(soon, Deferred, with(FieldWhy, "Mara wants the numbers", FieldDue, Date("2026-12-07"))) // the first time
	r.stands()
	r.nextMeeting(7)
	r.stands(soon, later)
	r.refuses(rule(soon, Deferred, FieldWhy, "again"), NotAllowed, "deferred before")
}

func TestAnOwnerWhoIsNotPresentRulesOnlyWithHowTheAnswerCame(t *testing.T) {
	r := newRoom(t)
	d := r.decision("Ship guest checkout", FieldCriteria, "it holds")
	unowned := r.raise(KindDecision, r.raise(KindItem, Ref{}, "Nobody's"), "Whose is it", FieldCriteria, "it holds")
	r.absent(r.ben)
	refusal := r.lacks(rule(d, Approved), FieldVia)
	if refusal.Missing[0].Because != "Ben Okafor is not marked present" {
		t.Errorf("via is asked for because %q", refusal.Missing[0].Because)
	}
	if u := r.rule(d, Approved, with(FieldVia, "delegate: Tom Weiss")); u.Via != "delegate: Tom Weiss" {
		t.Errorf("ruled via %q", u.Via)
	}
	if refusal := r.lacks(rule(unowned, Approved), FieldOwner); refusal.Who != "" || refusal.Says != "D-2: owner is missing: nobody owns it yet" {
		t.Errorf("%q can mend it: %s", refusal.Who, refusal.Says)
	}
	r.lacks(rule(unowned, Approved, FieldOwner, r.ben), FieldVia) // the owner who is named now is away too
	if u := r.rule(unowned, Approved, with(FieldOwner, r.tom)); u.Owner != r.tom || r.OwnerOf(unowned) != r.tom {
		t.Errorf("ruled by %s for %s", r.NameOf(u.Owner), r.NameOf(r.OwnerOf(unowned)))
	}
	r.do(RollCall{Meeting: r.meeting.ID, Present: []ID{r.ben}})
	r.rule(r.decision("Keep the wallet"), Rejected, with(FieldWhy, "unused"))

	r.do(AdjournMeeting{r.meeting.ID})
	r.do(AddPerson{PersonName: "Lea Brandt"}) // known, but never in the room
	r.do(StartMeeting{r.meeting.ID})
	hers := r.decision("Rename the button", FieldOwner, r.person("Lea Brandt"))
	r.lacks(rule(hers, Rejected, FieldWhy, "no"), FieldVia)
}

func TestARulingIsItsOwnersAlone(t *testing.T) {
	r := newRoom(t)
	d := r.decision("Ship guest checkout", FieldCriteria, "it holds")
	r.refuses(rule(d, Approved, FieldOwner, r.tom), BadOwner, "D-1 is Ben Okafor's to rule on; change its owner first")
	r.rule(d, Approved, with(FieldOwner, r.ben))
}

func TestRulingsBetweenMeetings(t *testing.T) {
	r := plannedRoom(t)
	item := r.raise(KindItem, Ref{}, "Guest checkout", FieldOwner, r.ben)
	d := r.raise(KindDecision, item, "Ship it", FieldCriteria, "it holds")
	refusal := r.lacks(rule(d, Approved), FieldVia)
	if refusal.Missing[0].Because != "no meeting is being held" {
		t.Errorf("via is asked for because %q", refusal.Missing[0].Because)
	}
	u := r.rule(d, Approved, with(FieldVia, "mail"))
	if u.Meeting != 0 || u.At != r.now || u.Via != "mail" {
		t.Errorf("ruled as %+v", u)
	}
	r.refuses(rule(item, Withdrawn, FieldWhy, "off", FieldVia, "mail"), NotAllowed, "not on a live agenda")
	r.refuses(rule(checkRef(3), Passed, FieldEvidence, "x", FieldVia, "mail"), NotAllowed, "which is planned")
}

// Whom a decision was escalated to goes on deciding it, whatever comes between.
func TestAnEscalationIsNotForgotten(t *testing.T) {
	r := newRoom(t)
	d := r.decision("Ship guest checkout")
	r.rule(d, Escalated, with(FieldTo, r.mara))
	r.refuses(Amend{About: d, With: with(FieldOwner, r.tom)}, NotAllowed, "D-1 was escalated: Mara Ilves decides it now")
	r.rule(d, Deferred, with(FieldWhy, "the numbers come on Friday"))
	if u := r.rule(d, Rejected, with(FieldWhy, "too dear")); u.Owner != r.mara {
		t.Errorf("rejected by %s, want Mara Ilves", r.NameOf(u.Owner))
	}
}
