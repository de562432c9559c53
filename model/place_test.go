package model

import (
	"strings"
	"testing"
)

// carriedReview is a meeting that is planned for a week after one in which a decision was
// deferred, another escalated and a blocker carried; it has one item of its own.
func carriedReview(t *testing.T) (r *fixture, deferred, escalated, carried, item Ref) {
	r = liveReview(t)
	agenda := r.item("Free returns", FieldOwner, r.ben, FieldTimebox, 8, FieldQuestion, "From which basket on?")
	deferred = r.raise(KindDecision, agenda, "Returns are free from 40", FieldOwner, r.ana, FieldOptions, []string{"40", "60"}, FieldRecommend, "40")
	escalated = r.raise(KindDecision, agenda, "Returns are free for members", FieldOwner, r.ben)
	carried = r.blocker("No test cards", r.whole()...)
	r.deferTo(deferred, "2026-11-30")
	r.rule(escalated, Escalated, with(FieldTo, r.mara))
	r.close()
	r.meeting = r.plan("2026-11-30")
	item = r.raise(KindItem, r.meeting.Ref(), "Gift cards", FieldOwner, r.ana)
	r.later(7 * 24 * 60 * minute)
	return r, deferred, escalated, carried, item
}

// agendaIs asserts what is discussed at a meeting, in order.
func (r *fixture) agendaIs(want ...Ref) {
	r.Helper()
	var got []Ref
	for _, it := range r.Agenda(r.meeting.ID) {
		got = append(got, r.Subject(it.Ref()))
	}
	if refs(got) != refs(want) {
		r.Errorf("the agenda is %s, want %s", refs(got), refs(want))
	}
}

func TestWhatComesBackHasAPlaceBeforeWhatIsNew(t *testing.T) {
	r, deferred, escalated, carried, item := carriedReview(t)
	done := r.do(StartMeeting{r.meeting.ID})
	if !strings.HasSuffix(done.Says, "; 3 more things to answer have a place on its agenda") {
		t.Errorf("the start says %q", done.Says)
	}
	r.agendaIs(escalated, deferred, carried, item)                                  // past its clock first
	for about, want := range map[Ref]int64{escalated: 5, deferred: 8, carried: 5} { // it is past its clock, and the blocker late by now
		if it, _ := r.DiscussedUnder(r.meeting.ID, about); it.Timebox != want {
			t.Errorf("%s has %d minutes, want %d", about, it.Timebox, want)
		}
	}
}

func TestAPlaceIsRuledWithItsSubjectAndIsNoGapBesideIt(t *testing.T) {
	r, deferred, _, _, _ := carriedReview(t)
	r.do(StartMeeting{r.meeting.ID})
	place, _ := r.DiscussedUnder(r.meeting.ID, deferred)
	for _, g := range r.Gaps(r.meeting.ID, r.now) {
		if g.About == place.Ref() {
			t.Errorf("the place is a gap: %s", g.Says)
		}
	}
	r.rule(deferred, Rejected, with(FieldWhy, "too dear"))
	if !r.Ruled(r.meeting.ID, place.Ref()) || r.ShownState(place.Ref()) != Rejected {
		t.Errorf("the place is %s", r.ShownState(place.Ref()))
	}
}

func TestAPlaceHasAClockAndCountsInTheProjectedEnd(t *testing.T) {
	r, deferred, escalated, carried, _ := carriedReview(t)
	r.do(StartMeeting{r.meeting.ID})
	place, _ := r.DiscussedUnder(r.meeting.ID, deferred)
	r.do(OpenItem{place.ID})
	r.later(3 * minute)
	if spent := r.ItemTime(place.ID, r.now).Minutes(); spent != 3 {
		t.Errorf("it took %v minutes, want 3", spent)
	}
	end := r.ProjectedEnd(r.meeting.ID, r.now)
	if want := r.now + (5+5+5+10)*minute; end != want { // the escalated one, what is left here, the blocker, the item
		t.Errorf("it ends in %d minutes, want 25", (end-r.now)/minute)
	}
	r.do(SkipItem{place.ID})
	r.agendaIs(escalated, carried, itemRef(2), deferred)
}

func TestWhatIsRaisedWhileAPlaceIsBeforeTheRoomIsOnItsSubject(t *testing.T) {
	r, _, escalated, _, _ := carriedReview(t)
	r.do(StartMeeting{r.meeting.ID}) // the first place is before the room
	f, _ := r.Feedbacks.Get(r.raise(KindFeedback, Ref{}, "And guests?", FieldBy, r.tom).ID)
	if f.About() != escalated {
		t.Errorf("it is on %s, want %s", f.About(), escalated)
	}
	d, _ := r.Decisions.Get(r.raise(KindDecision, Ref{}, "Pay the courier").ID)
	if it, _ := r.Items.Get(d.Item); it.IsPlace() || it.Meeting != r.meeting.ID {
		t.Errorf("the new decision is on %s", it.Ref())
	}
}

func TestWhatIsRaisedInAMeetingIsPutUpAndThatIsTakenBack(t *testing.T) {
	r := liveReview(t)
	b := r.blocker("No test cards", FieldOwner, r.ben)
	before := r.Record
	r.do(PutUp{b})
	it, ok := r.DiscussedUnder(r.meeting.ID, b)
	if !ok || r.Clock(r.meeting.ID).Item != it.ID || it.Timebox != incompleteBlockerTimebox {
		t.Errorf("%s is under %+v", b, it)
	}
	r.undo()
	if diff := same(r.Record, before); diff != "" {
		t.Error(diff)
	}
}

func TestAThingIsPutOnAPlannedAgendaOnce(t *testing.T) {
	r, deferred, _, _, item := carriedReview(t)
	r.do(PutOnAgenda{About: deferred, Timebox: 12})
	r.refuses(PutOnAgenda{About: deferred}, NotAllowed, "D-1 is on the agenda of M-2 already: number 2 of 2, 12 minutes")
	later := r.plan("2026-12-07")
	r.refuses(PutOnAgenda{About: deferred, Meeting: later.ID}, NotAllowed, "of M-2 already")
	r.refuses(PutOnAgenda{About: item}, NotAllowed, "decisions, blockers, checks and journeys are put on an agenda")
	r.do(Remove{itemRef(3)})
	r.agendaIs(item)
}

func TestWhatIsSettledGetsNoPlace(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	r.approve(d)
	r.close()
	r.meeting = r.plan("2026-11-30")
	r.refuses(PutOnAgenda{About: d}, NotAllowed, "is approved; nothing of it is left to discuss")
}

func TestAPlaceTakesNothingThatIsItsSubjects(t *testing.T) {
	r, deferred, _, _, _ := carriedReview(t)
	place := r.do(PutOnAgenda{About: deferred}).About
	r.do(Amend{About: place, With: with(FieldTimebox, 20, FieldPresenter, "Lea", FieldNotes, "see the numbers")})
	r.refuses(Amend{About: place, With: with(FieldWords, "Other words")}, NotAllowed, "change the", "of D-1 itself")
	if r.TextOf(place) != "Returns are free from 40" || r.OwnerOf(place) != r.ana {
		t.Errorf("it says %q of %s", r.TextOf(place), r.NameOf(r.OwnerOf(place)))
	}
}

func TestOfWhatComesBackTheLastAnswerIsSaid(t *testing.T) {
	r, deferred, escalated, _, _ := carriedReview(t)
	r.do(StartMeeting{r.meeting.ID})
	says := r.LastAnswer(deferred, r.meeting.ID, r.Today(r.now))
	if want := "deferred 23 Nov by Ana Ruiz: the numbers are late; until then stays as today"; says != want {
		t.Errorf("it says %q, want %q", says, want)
	}
	if got := strings.Join(r.SayReturned(escalated, r.meeting.ID, r.now), " · "); got != "escalated, 3 d over · 2nd time" {
		t.Errorf("it says %q", got)
	}
	if q := r.QuestionOf(deferred); q != "From which basket on?" {
		t.Errorf("it asks %q", q)
	}
}

func TestACheckThatFailedComesBackOnceItsFollowUpIsDue(t *testing.T) {
	r := plannedReview(t)
	r.do(StartMeeting{r.meeting.ID})
	check := checkRef(3)
	r.rule(check, Failed, with(FieldAction, "Mend the mail"))
	for _, g := range r.Gaps(r.meeting.ID, r.now) {
		t.Fatalf("a gap is left: %s", g.Says)
	}
	r.close()
	r.meeting = r.plan("2026-11-30")
	r.later(7 * 24 * 60 * minute)
	r.do(StartMeeting{r.meeting.ID})
	r.agendaIs(checkRef(6))
	if says := r.LastAnswer(checkRef(6), r.meeting.ID, r.Today(r.now)); !strings.Contains(says, "failed 23 Nov by Ana Ruiz") || !strings.Contains(says, "Mend the mail") {
		t.Errorf("it says %q", says)
	}
}
