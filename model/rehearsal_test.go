package model

import (
	"slices"
	"strings"
	"testing"
)

// rehearse holds what is rehearsed against what the close says once the meeting was
// started, and returns it.
func (r *fixture) rehearse() Rehearsal {
	r.Helper()
	before := r.Record
	h, err := r.Rehearse(r.meeting.ID, r.now)
	if err != nil {
		r.Fatal(err)
	}
	if len(r.Changes(before)) > 0 || r.Record != before {
		r.Fatal("the rehearsal changed the record")
	}
	started := r.Record
	if m, _ := r.Meetings.Get(r.meeting.ID); m.Status != Live {
		if started, _, err = Do(r.Record, StartMeeting{r.meeting.ID}, r.now); err != nil {
			r.Fatal(err)
		}
	}
	var want, got []string
	for _, g := range started.Gaps(r.meeting.ID, r.now) {
		want = append(want, g.About.String())
	}
	for _, g := range h.Gaps {
		got = append(got, g.About.String())
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		r.Errorf("rehearsed are %v, and the close would name %v", got, want)
	}
	return h
}

// rehearsedAs asserts how one gap is mended, why, and by which line.
func (r *fixture) rehearsedAs(about Ref, mends Mends, line string, causes ...string) {
	r.Helper()
	for _, g := range r.rehearse().Gaps {
		if g.About != about {
			continue
		}
		if g.Mends != mends || g.Act.Line != line || !slices.Equal(g.Causes, causes) {
			r.Errorf("%s is %q for %q, by %q; want %q for %q, by %q", about, g.Mends, g.Causes, g.Act.Line, mends, causes, line)
		}
		return
	}
	r.Errorf("%s is no gap", about)
}

// planned returns a decision of a person on the agenda of the planned meeting, with a
// criterion.
func (r *fixture) planned(words string, owner ID, pairs ...any) Ref {
	r.Helper()
	item := r.raise(KindItem, r.meeting.Ref(), "About: "+words, FieldOwner, owner)
	return r.raise(KindDecision, item, words, append([]any{FieldOwner, owner, FieldCriteria, "fewer calls"}, pairs...)...)
}

func TestWhatOnlyWaitsForTheRoomIsToBeRuledThere(t *testing.T) {
	r := plannedReview(t)
	r.rehearsedAs(r.planned("Ship dark mode", r.ben), ToBeRuled, "")
}

func TestTheRehearsalNamesWhatNobodyCanDecide(t *testing.T) {
	r := plannedReview(t)
	r.rehearsedAs(r.planned("Ship dark mode", 0), NobodyDecides, "assign D-1 @", "no owner")
}

func TestTheRehearsalNamesWhatSomebodyWhoLeftOwns(t *testing.T) {
	r := plannedReview(t)
	about := r.raise(KindDecision, r.raise(KindItem, r.meeting.Ref(), "Dark mode", FieldOwner, r.ben), "Ship dark mode", FieldOwner, r.ben)
	r.do(MarkLeft{Person: r.ben})
	r.rehearsedAs(about, NobodyDecides, "assign D-1 @", "Ben Okafor left", "no criterion")
	if _, err := r.Message(about, r.Digest(r.now).At); err == nil || !strings.Contains(err.Error(), "hand D-1 over first") {
		t.Errorf("who left is written to: %v", err)
	}
}

func TestTheRehearsalNamesADeciderWhoIsNotExpected(t *testing.T) {
	r := plannedReview(t)
	r.absent(r.ben)
	about := r.planned("Ship dark mode", r.ben)
	r.rehearsedAs(about, DeciderNotExpected, "approve D-1 via:", "Ben Okafor is not expected")
	if i := slices.IndexFunc(r.rehearse().Gaps, func(g RehearsedGap) bool { return g.About == about }); r.rehearse().Gaps[i].Expect != r.ben {
		t.Error("it does not say who is to be expected")
	}
}

func TestTheRehearsalNamesWhatAnApprovalLacks(t *testing.T) {
	r := plannedReview(t)
	item := r.raise(KindItem, r.meeting.Ref(), "Express pay", FieldOwner, r.ben)
	bare := r.raise(KindDecision, item, "Show express pay", FieldOwner, r.ben)
	r.rehearsedAs(bare, NotApprovable, "set D-1 crit:", "no criterion")

	tried := r.planned("Keep the card", r.ben, FieldNeeds, "evidence")
	r.rehearsedAs(tried, NotApprovable, "met K-1 ", "evidence is missing for K-1")

	r.do(Raise{Kind: KindEvidence, On: criterionRef(1), With: with(FieldWords, "twice the calls", FieldVerdict, VerdictUnmet,
		FieldAction, []NewTask{{Text: "ask again", Owner: r.ben, Due: monday.AddDays(2)}})})
	r.rehearsedAs(tried, NotApprovable, "met K-1 ", "K-1 is unmet")

	doubted := r.planned("Free returns", r.ben)
	r.concern(doubted, "Support has no script", r.tom)
	r.rehearsedAs(doubted, NotApprovable, "clear F-1 ", "the concern F-1 of Tom Weiss stands")
}

func TestTheRehearsalNamesWhatCannotBePutOffAgain(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship dark mode", FieldCriteria, "fewer calls")
	r.deferTo(d, monday.AddDays(7))
	r.close()
	r.later(7 * 24 * 60 * minute)
	r.meeting = r.plan(r.Today(r.now))
	r.rehearsedAs(d, NotPutOff, "escalate D-1 to:", "deferred before: it is decided or escalated")
}

func TestTheRehearsalNamesAComputedCheckWithWhatKeepsItFromHolding(t *testing.T) {
	r := plannedReview(t)
	r.do(SetCycle{with(FieldPromise, "Mails say what happens", FieldPromiseOwner, r.tom)})
	r.asks(PromiseRecorded)
	b := Ref{KindCycle, 1}
	for _, g := range r.rehearse().In(CheckFails) {
		if slices.Equal(g.From, []Ref{b}) && slices.Equal(g.Causes, []string{"because of " + b.String()}) {
			return
		}
	}
	t.Errorf("it says %+v", r.rehearse().In(CheckFails))
}

func TestAGapStandsUnderTheFirstThatMendsItAndNamesTheOthers(t *testing.T) {
	r := plannedReview(t)
	item := r.raise(KindItem, r.meeting.Ref(), "Express pay", FieldOwner, r.ben)
	bare := r.raise(KindDecision, item, "Show express pay")
	r.do(Amend{About: bare, With: with(FieldOwner, ID(0))})
	r.rehearsedAs(bare, NobodyDecides, "assign D-1 @", "no owner", "no criterion")
	if got, want := r.rehearse().Says(), "1 to fix before M-1, 1 to be ruled in the room"; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
}

func TestAMeetingThatIsHeldIsRehearsedAsItStands(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship dark mode", FieldCriteria, "fewer calls")
	r.absent(r.ben)
	r.rehearsedAs(d, DeciderNotExpected, "approve D-1 via:", "Ben Okafor is not expected")
}

func TestWhatRefusesTheStartRefusesTheRehearsal(t *testing.T) {
	r := liveReview(t)
	next := r.plan(monday.AddDays(7))
	if _, err := r.Rehearse(next.ID, r.now); err == nil || !strings.Contains(err.Error(), "is being held") {
		t.Errorf("it says %v", err)
	}
	if _, err := r.Rehearse(99, r.now); err == nil {
		t.Error("a meeting that is not there is rehearsed")
	}
}

func TestAMeetingWithoutGapsWouldClose(t *testing.T) {
	r := liveReview(t)
	if got, want := r.rehearse().Says(), "M-1 would close as it stands"; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
}
