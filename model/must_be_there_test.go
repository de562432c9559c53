package model

import (
	"slices"
	"strings"
	"testing"
)

// neededAre asserts who is needed at the meeting, a line each.
func (r *fixture) neededAre(want ...string) {
	r.Helper()
	var got []string
	for _, a := range r.MustBeThere(r.meeting.ID, r.now) {
		text := r.NameOf(a.Person) + " " + a.SayNeed()
		if missed := a.Missed(r.meeting); missed != "" {
			text += ", " + missed
		}
		got = append(got, text)
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		r.Errorf("needed are:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestWhoDecidesAnythingOnTheTableMustBeThere(t *testing.T) {
	r, _, _, _, _ := carriedReview(t) // D-1 is Ana's, D-2 was escalated to Mara, the blocker is Ben's
	r.neededAre("Ana Ruiz must: I-2, D-1, C-6", "Mara Ilves must: D-2", "Ben Okafor must: B-1", "Tom Weiss can be excused")
}

func TestToWhomABlockerWasEscalatedMustBeThereBesideItsOwner(t *testing.T) {
	r, _, _, blocker, _ := carriedReview(t)
	r.rule(blocker, Escalated, with(FieldTo, r.mara, FieldVia, "his message"))
	r.neededAre("Ana Ruiz must: I-2, D-1, C-6", "Mara Ilves must: D-2, B-1", "Ben Okafor must: B-1", "Tom Weiss can be excused")
}

func TestWhoMustBeThereAndIsNotExpectedComesFirst(t *testing.T) {
	r, _, _, _, _ := carriedReview(t)
	r.do(TakeOff{r.meeting.ID, r.mara})
	r.neededAre("Mara Ilves must: D-2, not expected", "Ana Ruiz must: I-2, D-1, C-6", "Ben Okafor must: B-1", "Tom Weiss can be excused")
}

func TestWhoLeftForGoodIsNeededNowhere(t *testing.T) {
	r, _, _, _, item := carriedReview(t)
	r.do(Amend{About: item, With: with(FieldPresenter, "Tom")})
	r.do(MarkLeft{Person: r.mara})
	r.do(MarkLeft{Person: r.tom})
	r.neededAre("Ana Ruiz must: I-2, D-1, C-6", "Ben Okafor must: B-1")
}

func TestWhoLeadsShouldBeThereWhereNothingIsTheirs(t *testing.T) {
	r := plannedReview(t)
	for _, it := range r.Agenda(r.meeting.ID) {
		r.do(Amend{About: it.Ref(), With: with(FieldOwner, r.ben)})
	}
	for _, c := range r.ChecksOf(r.meeting.ID) {
		r.do(Amend{About: c.Ref(), With: with(FieldOwner, r.ben)})
	}
	leads := func(a Attendee) bool { return a.Person == r.meeting.Facilitator && a.SayNeed() == "should: leads it" }
	if needed := r.MustBeThere(r.meeting.ID, r.now); !slices.ContainsFunc(needed, leads) {
		t.Errorf("needed are %+v", needed)
	}
}

func TestWhoPresentsShouldBeThere(t *testing.T) {
	r, _, _, _, item := carriedReview(t)
	r.do(Amend{About: item, With: with(FieldPresenter, "Tom")})
	r.neededAre("Ana Ruiz must: I-2, D-1, C-6", "Mara Ilves must: D-2", "Ben Okafor must: B-1", "Tom Weiss should: I-2")
}

func TestWhoRaisedAConcernThatStandsMustBeThere(t *testing.T) {
	r, deferred, _, _, _ := carriedReview(t)
	f := r.do(Raise{Kind: KindFeedback, On: deferred, Concern: true, With: with(FieldWords, "What of gift orders?", FieldBy, r.tom)}).About
	r.neededAre("Ana Ruiz must: I-2, D-1, C-6", "Mara Ilves must: D-2", "Ben Okafor must: B-1", "Tom Weiss must: "+f.String())
}

func TestAnAnswerThatCameBeforeNeedsNobodyInTheRoom(t *testing.T) {
	r, _, escalated, _, _ := carriedReview(t)
	for _, a := range r.MustBeThere(r.meeting.ID, r.now) {
		if a.Person == r.mara && (len(a.Acts) != 1 || a.Acts[0].Line != "approve D-2 via:") {
			t.Errorf("her answer is got by %v", a.Acts)
		}
	}
	r.rule(escalated, Rejected, with(FieldWhy, "too dear", FieldVia, "mail"))
	r.neededAre("Ana Ruiz must: I-2, D-1, C-6", "Ben Okafor must: B-1", "Mara Ilves can be excused", "Tom Weiss can be excused")
}

func TestInAMeetingThatIsHeldWhoMustBeThereIsSaidByWhatIsOpen(t *testing.T) {
	r, _, _, _, _ := carriedReview(t)
	r.do(StartMeeting{r.meeting.ID})
	r.meeting, _ = r.Live()
	r.do(Leave{[]ID{r.mara}})
	r.neededAre("Mara Ilves must: D-2, not in the room", "Ana Ruiz must: D-1, I-2, C-6", "Ben Okafor must: B-1", "Tom Weiss can be excused")
}

func TestWhoHasToConfirmByTodayMustBeThereWhereTheDayOfTheMeetingHasPassed(t *testing.T) {
	r := liveReview(t)
	r.granted() // Ben's, on a condition due on Wednesday
	r.close()
	r.meeting = r.plan("2026-11-24")
	r.later(3 * 24 * 60 * minute)
	r.neededAre("Ben Okafor must: D-1", "Ana Ruiz must: C-6", "Mara Ilves can be excused", "Tom Weiss can be excused")
}
