package model

import (
	"strings"
	"testing"
)

// choice returns a decision of the meeting that has options.
func (r *fixture) choice(statement, recommended string, options ...string) (Ref, Decision) {
	r.Helper()
	about := r.decision(statement, FieldCriteria, "it costs less", FieldOptions, options, FieldRecommend, recommended)
	d, _ := r.Decisions.Get(about.ID)
	return about, d
}

func TestAnApprovalGivesADecisionTheWordsOfWhatIsRecommended(t *testing.T) {
	r := liveReview(t)
	about, _ := r.choice("Contract for 12 months", "Pilot 3 months first", "12 months", "Pilot 3 months")
	done := r.do(rule(about, Approved))
	if want := about.String() + " approved by Ben Okafor: Pilot 3 months first"; done.Says != want {
		t.Errorf("says %q, not %q", done.Says, want)
	}
	if d, _ := r.Decisions.Get(about.ID); d.FinalWording() != "Pilot 3 months first" {
		t.Errorf("the wording is %q", d.FinalWording())
	}
}

func TestTheStatementStandsBeforeAnOptionThatItLeavesOpen(t *testing.T) {
	r := liveReview(t)
	for statement, words := range map[string]string{
		"Returns are free until day 60": "Returns are free until day 60: for everybody",
		"For whom are returns free?":    "For whom are returns free? for everybody",
	} {
		if _, d := r.choice(statement, "1", "for everybody", "for members"); r.IfApproved(d) != words {
			t.Errorf("approved, it would read %q", r.IfApproved(d))
		}
	}
}

func TestAStatementThatSaysWhatIsRecommendedStands(t *testing.T) {
	r := liveReview(t)
	_, d := r.choice("Refund each parcel by itself, on the day it comes back", "Each parcel, by itself", "in one sum", "each parcel, by itself")
	if got := r.IfApproved(d); got != d.Statement {
		t.Errorf("approved, it would read %q", got)
	}
}

func TestARecommendationThatNamesNoOptionLeavesTheStatementAsItIs(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Returns are free from 40", FieldOptions, []string{"free from 40", "free from 60"}, FieldRecommend, "yes", FieldCriteria, "it holds")
	if u := r.rule(d, Approved, nil); u.Wording != "Returns are free from 40" {
		t.Errorf("approved is %q", u.Wording)
	}
	other := r.decision("Mails are free from 40", FieldOptions, []string{"free from 40", "free from 60"}, FieldRecommend, "free from 60, for members", FieldCriteria, "it holds")
	if u := r.rule(other, Approved, nil); u.Wording != "free from 60, for members" {
		t.Errorf("approved is %q", u.Wording)
	}
}

func TestWithoutARecommendationAnApprovalAsksWhichOptionStands(t *testing.T) {
	r := liveReview(t)
	about, _ := r.choice("How long is the contract?", "", "12 months", "Pilot 3 months")
	lacks := r.lacks(rule(about, Approved), FieldWording)
	if !strings.Contains(lacks.Error(), "1 12 months, 2 Pilot 3 months") {
		t.Errorf("says %q", lacks)
	}
	r.do(rule(about, Approved, FieldWording, "2"))
	if d, _ := r.Decisions.Get(about.ID); d.FinalWording() != "How long is the contract? Pilot 3 months" {
		t.Errorf("the wording is %q", d.FinalWording())
	}
}

// TestTheReadBackSaysWhatAnApprovalWouldSay holds that nobody has to guess it, and that it is
// not said where it is what is read back.
func TestTheReadBackSaysWhatAnApprovalWouldSay(t *testing.T) {
	r := liveReview(t)
	for _, c := range []struct{ recommended, says string }{
		{"Pilot 3 months first", "Pilot 3 months first"},
		{"1", ""},
		{"", ""}, // the statement has one of them
	} {
		about, _ := r.choice("Contract for 12 months", c.recommended, "12 months", "Pilot 3 months")
		says := ""
		for _, detail := range r.Details(about, r.meeting.ID, r.Today(r.now)) {
			if detail.Label == "if approved" {
				says = detail.Text
			}
		}
		if says != c.says {
			t.Errorf("with %q recommended it says %q", c.recommended, says)
		}
	}
}

func TestARecommendationTakesAnOptionByItsNumber(t *testing.T) {
	r := liveReview(t)
	about, d := r.choice("Contract", "2", "12 months", "Pilot 3 months")
	if d.Recommendation != "Pilot 3 months" {
		t.Errorf("2 is read as %q", d.Recommendation)
	}
	r.do(Amend{About: about, With: with(FieldOptions, []string{"4", "2"})})
	r.do(Amend{About: about, With: with(FieldRecommend, "2")})
	if d, _ = r.Decisions.Get(about.ID); d.Recommendation != "2" {
		t.Errorf("an option that is a number is read as %q", d.Recommendation)
	}
}

func TestADecisionThatNoMeetingHasHadIsPreparedBeforeItIsEscalated(t *testing.T) {
	r := plannedReview(t)
	about := r.decision("Ship it")
	for _, want := range []struct {
		line string
		next Values
	}{
		{"set D-1 crit:", with(FieldCriteria, "it holds")},
		{"set D-1 rec:", with(FieldRecommend, "yes")},
		{"", nil},
	} {
		d, _ := r.Decisions.Get(about.ID)
		var line string
		if acts := (&Moment{}).prepares(r.Record, d); len(acts) > 0 {
			line = acts[0].Line
		}
		if line != want.line {
			t.Errorf("%q is offered, not %q", line, want.line)
		}
		if want.next != nil {
			r.do(Amend{About: about, With: want.next})
		}
	}
	r.do(StartMeeting{r.meeting.ID})
	d, _ := r.Decisions.Get(about.ID)
	if acts := (&Moment{}).prepares(r.Record, d); len(acts) != 1 || acts[0].Line != "escalate D-1 to:" {
		t.Errorf("once a meeting has had it, %v is offered", acts)
	}
}

func TestWhatWasOnlyRaisedBeforeAMeetingDoesNotComeBackToIt(t *testing.T) {
	r := plannedReview(t)
	b := r.blocker("The vendor is silent", r.whole()...)
	r.do(StartMeeting{r.meeting.ID})
	if r.CameBack(b, r.meeting.ID) {
		t.Errorf("%s came back to its first meeting", b)
	}
	r.do(AdjournMeeting{r.meeting.ID})
	r.hold()
	if !r.CameBack(b, r.meeting.ID) {
		t.Errorf("%s did not come back to its second meeting", b)
	}
}

// TestOnlyAConditionThatIsLateIsCalledLate holds that one which is due by the meeting's day
// is not, while that day is ahead.
func TestOnlyAConditionThatIsLateIsCalledLate(t *testing.T) {
	r := liveReview(t)
	d, first, _ := r.granted()
	p, _ := r.PendingApproval(d.ID)
	for day, want := range map[Date]string{first.Due: "conditions due, ", first.Due.AddDays(1): "conditions late, "} {
		if says := r.describePending(p, day); !strings.HasPrefix(says, want) {
			t.Errorf("on %s it says %q", day, says)
		}
	}
}
