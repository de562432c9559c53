package model

import (
	"fmt"
	"strings"
	"testing"
)

// proposed returns the agenda that is proposed for the meeting, an entry a word: D-2:5, with
// - in front of what is left out and = of what is on it already.
func (r *fixture) proposed() string {
	r.Helper()
	p, err := r.Propose(r.meeting.ID, r.now)
	if err != nil {
		r.Fatal(err)
	}
	var words []string
	for _, e := range p.Entries {
		mark := "+"
		switch {
		case e.On:
			mark = "="
		case !e.Take:
			mark = "-"
		}
		words = append(words, fmt.Sprintf("%s%s:%d", mark, e.Name(), e.Minutes))
	}
	return strings.Join(words, " ")
}

func (r *fixture) proposes(want string) {
	r.Helper()
	if got := r.proposed(); got != want {
		r.Errorf("proposed is\n%s\nwant\n%s", got, want)
	}
}

// says asserts what is said of the proposed agenda.
func (r *fixture) saysOfProposal(want ...string) {
	r.Helper()
	p, _ := r.Propose(r.meeting.ID, r.now)
	if got := strings.Join(p.Says(r.Record), "\n"); got != strings.Join(want, "\n") {
		r.Errorf("it says\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

// undecided adds a decision of Ben's that nobody has ruled on and that is on no agenda.
func (r *fixture) undecided(words string) Ref {
	r.Record = r.clone()
	d := Decision{InCycle: start(r.Record, &r.Decisions), Statement: words, Owner: r.ben, RaisedAt: r.now}
	r.Decisions.put(d)
	return d.Ref()
}

// withAction is carriedReview with an action of Ben's that is late.
func withAction(t *testing.T) *fixture {
	r, deferred, _, _, _ := carriedReview(t)
	r.now -= 7 * 24 * 60 * minute
	r.raise(KindAction, deferred, "Measure the page", FieldOwner, r.ben, FieldDue, Date("2026-11-25"))
	r.later(7 * 24 * 60 * minute)
	return r
}

func TestAProposedAgendaHasItsBlocksInOrder(t *testing.T) {
	r := withAction(t)
	r.undecided("Pay the courier weekly?")
	r.proposes("+actions:3 +D-2:5 +D-1:8 +B-1:5 =I-2:10 -D-3:10 +owners-by-stage:1") // 32 of 40: what nobody has ruled on does not fit
	r.do(AmendMeeting{Meeting: r.meeting.ID, Minutes: 60})
	r.proposes("+actions:3 +D-2:5 +D-1:8 +B-1:5 =I-2:10 +D-3:10 +owners-by-stage:1")
	r.do(ProposeAgenda{Meeting: r.meeting.ID})
	r.proposes("=I-3:3 =D-2:5 =D-1:8 =B-1:5 =I-2:10 =D-3:10 =I-8:1")
}

func TestWhatFitsWholeIsTakenAndNoTimeboxIsShortened(t *testing.T) {
	r := withAction(t)
	r.undecided("Pay the courier weekly?")
	approved := r.unmetApproval()
	r.proposes("+actions:3 +D-2:5 +D-1:8 +B-1:5 =I-2:10 -D-3:10 +" + approved.String() + ":3 +owners-by-stage:1")
}

// unmetApproval approves a decision between meetings, against which evidence speaks since.
func (r *fixture) unmetApproval() Ref {
	about := r.undecided("Show the price with tax?")
	c := r.raise(KindCriterion, about, "Nobody is surprised at the till")
	r.rule(about, Approved, with(FieldVia, "mail"))
	r.raise(KindEvidence, c, "Two of nine were", FieldVerdict, VerdictUnmet, FieldAction, []NewTask{{Text: "Ask nine more"}})
	return about
}

func TestItSaysWhatIsLeftOutWhyAndWhatToDo(t *testing.T) {
	r := withAction(t)
	r.undecided("Pay the courier weekly?")
	r.saysOfProposal("32 of 40 minutes, with 5 more for the close; 5 added.",
		"Left out, 2 min over: D-3 (10). Settle before the meeting, plan 60 minutes, or leave for 7 Dec.")
}

func TestMustsThatDoNotFitAreSaidWithWhatWouldMakeThemFit(t *testing.T) {
	r := withAction(t)
	r.do(AmendMeeting{Meeting: r.meeting.ID, Minutes: 30})
	r.saysOfProposal("These take 32 of 25 minutes. Settle before: B-1 (Ben), D-1 (Ana); or move I-2 to 7 Dec.")
	r.do(ProposeAgenda{Meeting: r.meeting.ID}) // what is on the table has a place, whether it fits or not
	r.proposes("=I-3:3 =D-2:5 =D-1:8 =B-1:5 =I-2:10 =I-7:1")
}

func TestAppliedTwiceItChangesNothingAndSaysSo(t *testing.T) {
	r := withAction(t)
	if done := r.do(ProposeAgenda{Meeting: r.meeting.ID}); done.Says != `on the agenda of M-2: "Actions due", D-2, D-1, B-1 and "Are decision owners clear in every stage?"; 32 of 40 minutes` {
		t.Errorf("it says %q", done.Says)
	}
	before := r.Record
	done := r.do(ProposeAgenda{Meeting: r.meeting.ID})
	if done.Says != "M-2 has what is proposed on its agenda already; nothing was changed" || len(done.Changes) > 0 {
		t.Errorf("it says %q, and changed %v", done.Says, done.Changes)
	}
	if diff := same(r.Record, before); diff != "" {
		t.Error(diff)
	}
}

func TestOfWhatAnotherWindowHasPlacedNothingIsDoubled(t *testing.T) {
	r := withAction(t)
	seen, _ := r.Propose(r.meeting.ID, r.now)
	r.do(PutOnAgenda{About: decisionRef(1)})
	r.do(ProposeAgenda{Meeting: r.meeting.ID, Take: seen.Taken()})
	r.proposes("=I-4:3 =D-2:5 =B-1:5 =I-2:10 =D-1:8 =I-7:1")
	done := r.do(ProposeAgenda{Meeting: r.meeting.ID, Take: seen.Taken()})
	if !strings.HasSuffix(done.Says, "nothing was changed") {
		t.Errorf("it says %q", done.Says)
	}
}

func TestWhatWasAnsweredMeanwhileIsNotPlaced(t *testing.T) {
	r := withAction(t)
	seen, _ := r.Propose(r.meeting.ID, r.now)
	r.rule(decisionRef(2), Rejected, with(FieldWhy, "too dear", FieldVia, "mail"))
	done := r.do(ProposeAgenda{Meeting: r.meeting.ID, Take: seen.Taken()})
	if !strings.HasSuffix(done.Says, "not proposed any more: D-2, which was answered, or is on another agenda") {
		t.Errorf("it says %q", done.Says)
	}
	r.proposes("=I-3:3 =D-1:8 =B-1:5 =I-2:10 =I-6:1")
}

func TestWhatIsPlacedByHandKeepsItsOrderBehindWhatComesBack(t *testing.T) {
	r := withAction(t)
	r.raise(KindItem, r.meeting.Ref(), "Stock", FieldOwner, r.ben)
	r.do(PutOnAgenda{About: decisionRef(1)})
	r.do(MoveItem{Item: 3, By: -1})
	r.do(ProposeAgenda{Meeting: r.meeting.ID})
	r.proposes("=I-5:3 =D-2:5 =B-1:5 =I-3:10 =I-2:10 =D-1:8 =I-8:1")
}

func TestWhatIsMovedStaysWhereItWasMovedTo(t *testing.T) {
	r := withAction(t)
	r.do(ProposeAgenda{Meeting: r.meeting.ID})
	r.do(MoveItem{Item: 2, By: -4}) // before what comes back
	r.blockerOfLastWeek("No test data")
	r.proposes("=I-2:10 =I-3:3 =D-2:5 =D-1:8 =B-1:5 +B-2:3 =I-7:1")
	r.do(ProposeAgenda{Meeting: r.meeting.ID})
	r.proposes("=I-2:10 =I-3:3 =D-2:5 =D-1:8 =B-1:5 =B-2:3 =I-7:1")
}

// blockerOfLastWeek adds a blocker that nobody owns.
func (r *fixture) blockerOfLastWeek(words string) {
	r.Record = r.clone()
	r.Blockers.put(Blocker{InCycle: start(r.Record, &r.Blockers), Item: 1, Text: words, RaisedAt: r.now})
}

func TestUndoTakesAWholeProposalBack(t *testing.T) {
	r := withAction(t)
	before := r.Record
	r.do(ProposeAgenda{Meeting: r.meeting.ID})
	r.undo()
	if diff := same(r.Record, before); diff != "" {
		t.Error(diff)
	}
}

func TestAProposalIsAppliedWithoutWhatIsLeftOut(t *testing.T) {
	r := withAction(t)
	p, _ := r.Propose(r.meeting.ID, r.now)
	if err := p.Mark(decisionRef(1), false); err != nil {
		t.Fatal(err)
	}
	if err := p.Mark(itemRef(2), false); err == nil || !strings.Contains(err.Error(), "take it off there") {
		t.Errorf("what is on the agenda already is left out: %v", err)
	}
	if says := p.Says(r.Record); says[1] != "Left out: D-1 (8)." {
		t.Errorf("it says %q", says)
	}
	r.do(ProposeAgenda{Meeting: r.meeting.ID, Take: p.Taken()})
	r.proposes("=I-3:3 =D-2:5 +D-1:8 =B-1:5 =I-2:10 =I-6:1")
}

func TestNothingIsProposedForAMeetingThatIsHeldOrOver(t *testing.T) {
	r := withAction(t)
	r.refuses(ProposeAgenda{Meeting: 1}, ReadOnly, "M-1 is closed")
	r.do(StartMeeting{r.meeting.ID})
	r.refuses(ProposeAgenda{Meeting: r.meeting.ID}, NotAllowed, "put things on its agenda one at a time")
}

func TestTheStartPlacesWhatAProposalLeftOutInItsOrder(t *testing.T) {
	r := withAction(t)
	p, _ := r.Propose(r.meeting.ID, r.now)
	_ = p.Mark(decisionRef(1), false)
	r.do(ProposeAgenda{Meeting: r.meeting.ID, Take: p.Taken()})
	done := r.do(StartMeeting{r.meeting.ID})
	if !strings.HasSuffix(done.Says, "1 more thing to answer has a place on its agenda") {
		t.Errorf("the start says %q", done.Says)
	}
	r.agendaIs(itemRef(3), decisionRef(2), decisionRef(1), blockerRef(1), itemRef(2), itemRef(6))
}
