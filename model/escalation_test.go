package model

import (
	"strings"
	"testing"
	"time"
)

func TestADecisionIsEscalatedToAPersonOnThePath(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.lacks(rule(d, Escalated), FieldTo)
	r.refuses(rule(d, Escalated, FieldTo, r.tom), BadValue, "Tom Weiss is not on the escalation path; it goes to Mara Ilves")
	r.refuses(rule(d, Escalated, FieldTo, ID(99)), NotFound)
	u := r.rule(d, Escalated, with(FieldTo, r.mara))
	if u.Owner != r.ben || u.EscalatedTo != r.mara || u.Due != "2026-11-25" || u.Fallback != "stays as today" {
		t.Errorf("escalated as %+v", u)
	}
	r.stands()
	other := r.decision("Keep the wallet")
	if u := r.rule(other, Escalated, with(FieldTo, r.mara, FieldDue, Date("2026-11-30"))); u.Due != "2026-11-30" {
		t.Errorf("due %s, want the day that was said", u.Due)
	}
}

func TestWithoutAPathAnEscalationGoesToAnyone(t *testing.T) {
	r := emptyFixture(t)
	r.do(NewCycle{CycleName: "Checkout", Zone: "Europe/Berlin", People: []string{"Ana Ruiz", "Ben Okafor", "Tom Weiss"}})
	r.ana, r.ben, r.tom = r.person("Ana Ruiz"), r.person("Ben Okafor"), r.person("Tom Weiss")
	r.hold()
	if path := r.EscalationPath(); len(path) != 3 || path[2].Name != "Tom Weiss" {
		t.Errorf("it can go to %v", path)
	}
	r.rule(r.decision("Ship guest checkout"), Escalated, with(FieldTo, r.tom))
}

func TestAnEscalatedDecisionIsDecidedByWhomItWentTo(t *testing.T) {
	r := liveReview(t)
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
	r := liveReview(t)
	soon, later := r.decision("Ship guest checkout"), r.decision("Keep the wallet")
	r.rule(soon, Escalated, with(FieldTo, r.mara))
	r.rule(later, Deferred, with(FieldWhy, "no numbers yet", FieldDue, Date("2026-12-07")))
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
	r := liveReview(t)
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
	if refusal := r.lacks(rule(unowned, Approved), FieldOwner); refusal.Who != "" || refusal.Says != "D-2 needs an owner: nobody owns it yet" {
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
	r := liveReview(t)
	d := r.decision("Ship guest checkout", FieldCriteria, "it holds")
	r.refuses(rule(d, Approved, FieldOwner, r.tom), BadOwner, "D-1 is Ben Okafor's to rule on; change its owner first")
	r.rule(d, Approved, with(FieldOwner, r.ben))
}

func TestRulingsBetweenMeetings(t *testing.T) {
	r := plannedReview(t)
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
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.rule(d, Escalated, with(FieldTo, r.mara))
	r.refuses(Amend{About: d, With: with(FieldOwner, r.tom)}, NotAllowed, "D-1 was escalated: Mara Ilves decides it now")
	r.rule(d, Deferred, with(FieldWhy, "the numbers come on Friday"))
	if u := r.rule(d, Rejected, with(FieldWhy, "too dear")); u.Owner != r.mara {
		t.Errorf("rejected by %s, want Mara Ilves", r.NameOf(u.Owner))
	}
}

// pathReview is a live meeting whose path leads from Mara over Tom to Zoe.
func pathReview(t testing.TB) *fixture {
	t.Helper()
	r := emptyFixture(t)
	r.do(NewCycle{CycleName: "Checkout", Zone: "Europe/Berlin", People: []string{"Ana Ruiz", "Ben Okafor"}, Escalation: []string{"Mara Ilves", "Tom Weiss", "Zoe Lang"}, Series: SeriesOff})
	r.ana, r.ben, r.mara, r.tom = r.person("Ana Ruiz"), r.person("Ben Okafor"), r.person("Mara Ilves"), r.person("Tom Weiss")
	r.hold()
	return r
}

func TestNothingIsEscalatedToOneself(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.refuses(rule(d, Escalated, FieldTo, r.ben), BadValue, "Ben Okafor decides it already", "it goes to Mara Ilves")
	r.rule(d, Escalated, with(FieldTo, r.mara))
	r.refuses(rule(d, Escalated, FieldTo, r.mara), NotAllowed, "the path ends with Mara Ilves, who decides")
	b := r.blocker("No test cards", FieldOwner, r.mara, FieldFallback, "old form", FieldImpact, "none")
	r.refuses(rule(b, Escalated, FieldTo, r.mara), NotAllowed, "cannot be escalated further", "it is resolved, or carried to a day")
}

func TestAnEscalationGoesUpThePathAndToNobodyTwice(t *testing.T) {
	r := pathReview(t)
	zoe := r.person("Zoe Lang")
	d := r.decision("Ship guest checkout")
	r.refuses(rule(d, Escalated, FieldTo, r.ana), BadValue, "Ana Ruiz is not on the escalation path", "Mara Ilves, Tom Weiss or Zoe Lang")
	r.rule(d, Escalated, with(FieldTo, r.tom))
	r.refuses(rule(d, Escalated, FieldTo, r.tom), BadValue, "Tom Weiss decides it already")
	r.refuses(rule(d, Escalated, FieldTo, r.ben), BadValue, "it comes from Ben Okafor, who owns it")
	r.refuses(rule(d, Escalated, FieldTo, r.mara), BadValue, "the escalation path leads up, and Mara Ilves is further down; it goes to Zoe Lang")
	r.nextMeeting(7)
	r.rule(d, Escalated, with(FieldTo, zoe))
	r.refuses(rule(d, Escalated, FieldTo, r.tom), NotAllowed, "the path ends with Zoe Lang, who decides")
	if list := r.EscalatesTo(d); len(list) != 0 {
		t.Errorf("it goes to %v", list)
	}
	r.rule(d, Rejected, with(FieldWhy, "nobody wants it"))
}

// Said anew, an escalation keeps its clock: in a meeting that is adjourned for days
// it would never end.
func TestAnEscalationSaidAnewKeepsItsClock(t *testing.T) {
	r := liveReview(t)
	b := r.blocker("No test cards", FieldOwner, r.ben, FieldFallback, "old form", FieldImpact, "none seen")
	r.rule(b, Escalated, with(FieldTo, r.mara))
	r.do(AdjournMeeting{r.meeting.ID})
	r.now += 24 * 60 * minute
	r.do(StartMeeting{Meeting: r.meeting.ID})
	r.refuses(rule(b, Escalated, FieldTo, r.mara), BadValue, "Wed 25 Nov is the last day")
	r.rule(b, Escalated, with(FieldTo, r.mara, FieldDue, Date("2026-11-25")))
}

func TestWithoutAPathAnEscalationGoesToNobodyTwice(t *testing.T) {
	r := emptyFixture(t)
	r.do(NewCycle{CycleName: "Checkout", Zone: "Europe/Berlin", People: []string{"Ana Ruiz", "Ben Okafor", "Tom Weiss"}})
	r.ana, r.ben, r.tom = r.person("Ana Ruiz"), r.person("Ben Okafor"), r.person("Tom Weiss")
	r.hold()
	d, b := r.decision("Ship guest checkout"), r.blocker("No test cards", FieldOwner, r.ben, FieldFallback, "old form", FieldImpact, "none")
	r.rule(d, Escalated, with(FieldTo, r.tom))
	r.rule(d, Escalated, with(FieldTo, r.ana))
	for _, to := range []ID{r.tom, r.ben, r.ana} {
		r.refuses(rule(d, Escalated, FieldTo, to), NotAllowed, "the path ends with Ana Ruiz")
	}
	r.rule(b, Escalated, with(FieldTo, r.tom))
	r.rule(b, Escalated, with(FieldTo, r.tom, FieldFallback, "the form of last year")) // said anew in the same meeting
	r.rule(b, Escalated, with(FieldTo, r.ana))
	r.refuses(rule(b, Escalated, FieldTo, r.tom), BadValue, "goes to nobody twice")
}

// 48 hours are two working days, and what begins on a day off has both of them.
func TestAnEscalationIsAnsweredTwoWorkingDaysLater(t *testing.T) {
	berlin, _ := time.LoadLocation("Europe/Berlin")
	for _, c := range []struct {
		now       string
		due       Date
		at, shown string
	}{
		{"2026-11-23 15:10", "2026-11-25", "2026-11-25 15:10", "Wed 25 Nov 15:10"},
		{"2026-11-26 15:10", "2026-11-30", "2026-11-30 15:10", "Mon 30 Nov 15:10"}, // Thursday
		{"2026-11-27 09:00", "2026-12-01", "2026-12-01 09:00", "Tue 1 Dec 09:00"},
		{"2026-11-28 12:00", "2026-12-01", "2026-12-01 23:59", "Tue 1 Dec"}, // Saturday
		{"2026-11-29 23:00", "2026-12-01", "2026-12-01 23:59", "Tue 1 Dec"},
		{"2026-10-22 10:00", "2026-10-26", "2026-10-26 10:00", "Mon 26 Oct 10:00"}, // over the end of summer time
	} {
		r := liveReview(t)
		now, _ := time.ParseInLocation("2006-01-02 15:04", c.now, berlin)
		r.now = At(now)
		d := r.decision("Ship guest checkout")
		u := r.rule(d, Escalated, with(FieldTo, r.mara))
		if at := u.DueAt.In(berlin).Format("2006-01-02 15:04"); u.Due != c.due || at != c.at {
			t.Errorf("escalated at %s it is due %s, at %s", c.now, u.Due, at)
		}
		if got := r.SayDueAt(u, DateOf(now)); got != c.shown {
			t.Errorf("escalated at %s it is due %q, want %q", c.now, got, c.shown)
		}
	}
}

func TestADayThatIsSaidEndsWithTheDay(t *testing.T) {
	r := liveReview(t)
	u := r.rule(r.decision("Ship guest checkout"), Escalated, with(FieldTo, r.mara, FieldDue, Date("2026-11-27")))
	if at := u.DueAt.In(r.Zone()).Format("2006-01-02 15:04"); at != "2026-11-27 23:59" || r.SayDueAt(u, monday) != "Fri 27 Nov" {
		t.Errorf("it is due %s", at)
	}
}

// offered returns to whom a form would escalate something.
func (r *fixture) offered(about Ref) ID {
	for _, q := range r.Requirements(about, Escalated, r.now) {
		if q.Field == FieldTo {
			return q.Default.Person
		}
	}
	return 0
}

// Nobody is to look up who is next on the path; but nothing goes up unless somebody says so.
func TestTheFirstStepAboveTheDeciderIsOffered(t *testing.T) {
	r := pathReview(t)
	zoe := r.person("Zoe Lang")
	for _, c := range []struct{ owner, to ID }{{r.ben, r.mara}, {r.mara, r.tom}, {r.tom, zoe}, {zoe, 0}} {
		d := r.decision("Ship it", FieldOwner, c.owner)
		if to := r.offered(d); to != c.to {
			t.Errorf("what is %s's is offered to %s", r.NameOf(c.owner), r.NameOf(to))
		}
		r.rule(d, Rejected, with(FieldWhy, "too dear"))
	}
	d := r.decision("Keep the wallet")
	r.lacks(rule(d, Escalated), FieldTo)
	r.rule(d, Escalated, with(FieldTo, r.mara))
	r.nextMeeting(7)
	if to := r.offered(d); to != r.tom {
		t.Errorf("further up it is offered to %s", r.NameOf(to))
	}
	if u := r.rule(d, Escalated, with(FieldTo, r.tom)); u.Owner != r.mara || u.Due != "2026-12-02" {
		t.Errorf("escalated further it is %+v, without a new clock", u)
	}
}

func TestWithoutAPathNobodyIsOffered(t *testing.T) {
	r := emptyFixture(t)
	r.do(NewCycle{CycleName: "Checkout", Zone: "Europe/Berlin", People: []string{"Ana Ruiz", "Ben Okafor"}})
	r.ana, r.ben = r.person("Ana Ruiz"), r.person("Ben Okafor")
	r.hold()
	if to := r.offered(r.decision("Ship it")); to != 0 {
		t.Errorf("it is offered to %s", r.NameOf(to))
	}
}

// inDoubt is a meeting in which D-1, which an earlier one approved, is to be confirmed: the
// assumption under it broke.
func inDoubt(t *testing.T) (r *fixture, d Ref) {
	t.Helper()
	r, d, a := resting(t)
	r.approve(d)
	r.close()
	r.rule(a, Broken, with(FieldWhy, "a day late"))
	r.later(7 * 24 * 60 * minute)
	r.hold()
	return r, d
}

// Who is asked whether an approval still stands can hand that up; it stays approved until then.
func TestAnApprovalInDoubtIsEscalated(t *testing.T) {
	r, d := inDoubt(t)
	r.rule(d, Escalated, with(FieldTo, r.mara))
	r.is(d, Escalated)
	if !r.IsInForce(d) || strings.Contains(r.wants(), "D-1") {
		t.Errorf("in force: %v; the close wants %s", r.IsInForce(d), r.wants())
	}
	r.refuses(rule(d, Rejected, FieldWhy, "too dear"), NotAllowed, "D-1 is approved, and was escalated for a doubt about it")
	r.refuses(Amend{About: d, With: with(FieldWords, "Returns are dear")}, ReadOnly)
	r.nextMeeting(7)
	if want := "D-1: rests on AS-1, which is broken; confirm it, or reopen it"; !strings.Contains(r.wants(), want) {
		t.Errorf("the close wants %s", r.wants())
	}
	r.lacks(rule(d, Confirmed), FieldWhy)
	if u := r.rule(d, Confirmed, with(FieldWhy, "few parcels are late")); u.Owner != r.mara {
		t.Errorf("confirmed by %s", r.NameOf(u.Owner))
	}
	r.is(d, Approved)
}

func TestAnApprovalInDoubtThatWasEscalatedIsReopened(t *testing.T) {
	r, d := inDoubt(t)
	r.rule(d, Escalated, with(FieldTo, r.mara))
	r.raise(KindScope, d, "Returns", FieldScope, ScopeReopen, FieldNew, "scans are a day late", FieldBy, r.ben, FieldTradeoff, "labels wait", FieldConfidence, "3")
}

// An approval that nothing speaks against stays as it was answered.
func TestAnApprovalWithoutADoubtIsNotEscalated(t *testing.T) {
	r, d := approvedWith(t)
	r.hold()
	r.refuses(rule(d, Escalated), NotAllowed, "is not answered again")
}

// What nobody got to is deferred although an approval on the table only can be confirmed.
func TestTheRestIsDeferredBesideAnApprovalInDoubt(t *testing.T) {
	r, d := inDoubt(t)
	other := r.decision("Labels are free")
	if left := r.LeftOpen(r.meeting.ID, r.now); len(left) == 0 || left[0].About != d || left[0].Why != "is approved and in doubt: confirm it, or reopen it" {
		t.Errorf("left open are %v", left)
	}
	r.do(DeferRest{Meeting: r.meeting.ID, Why: "no time"})
	r.is(other, Deferred)
}
