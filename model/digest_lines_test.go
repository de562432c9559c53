package model

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// lateWeek is a room on the Thursday after a meeting at which much was left open.
func lateWeek(t testing.TB) *fixture {
	r := liveReview(t) // Mon 23 Nov
	r.decision("Show express pay on every page", FieldOwner, r.ben)
	r.do(Raise{Kind: KindBlocker, On: itemRef(1), With: Values{FieldWords: Words("Vendor contract not signed"), FieldOwner: Who(r.ben), FieldDue: On("2026-11-24"),
		FieldFallback: Words("the old form"), FieldImpact: Words("no saved cards")}})
	r.do(raise(KindAction, decisionRef(1), "Measure the page", FieldOwner, r.tom, FieldDue, Date("2026-11-26")))
	r.deferTo(decisionRef(1), "2026-11-30")
	r.close()
	r.plan("2026-11-30")
	r.now = At(time.Date(2026, 11, 27, 9, 0, 0, 0, r.Zone()))
	return r
}

func TestALineOfTheDigestSaysWhatIsToBeKnown(t *testing.T) {
	r := lateWeek(t)
	var lines []string
	d := r.Digest(r.now)
	for _, l := range d.Lines {
		lines = append(lines, l.Section.String()+": "+r.DigestText(l, " · "))
	}
	got := strings.Join(lines, "\n")
	for _, want := range []string{
		"Overdue: B-1 Vendor contract not signed · Ben Okafor · due 24 Nov, 3 days late · D-1 waits",
		"Overdue: A-1 Measure the page · Tom Weiss · due 26 Nov, 1 day late",
		"Returning: D-1 Show express pay on every page · Ben Okafor · due 30 Nov · no criterion",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no line\n%s\nin\n%s", want, got)
		}
	}
	if says := strings.Join(d.Summary(), " · "); says != "2 late · 2 to send · agenda 15 of 45 min · 0 of 1 item fully decided in the last meeting" {
		t.Errorf("it begins %q", says)
	}
	if of := d.Of(r.tom); len(of.Lines) != 1 || !d.Presses() {
		t.Errorf("of Tom are %d lines, and the whole presses %v", len(of.Lines), d.Presses())
	}
}

func TestWithoutAMeetingTheDigestSaysWhenTheNextWouldBe(t *testing.T) {
	r := liveReview(t)
	r.close()
	d := r.Digest(r.now)
	if d.NoMeeting("M") != "No meeting planned. M plans Mon 30 Nov" || d.Nothing() != "Nothing needs you before Mon 30 Nov" || len(d.Lines) != 0 {
		t.Errorf("%q, %q, %v", d.NoMeeting("M"), d.Nothing(), d.Lines)
	}
}

func TestTheClockOfAnEscalationIsOverByTheHour(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Returns are free", FieldOwner, r.ben)
	r.rule(d, Escalated, with(FieldTo, r.mara))
	r.now = At(time.Date(2026, 11, 25, 8, 59, 0, 0, r.Zone()))
	if l := r.Digest(r.now).In(PastClock); len(l) != 0 {
		t.Errorf("before its time it is past its clock: %v", l)
	}
	r.now = At(time.Date(2026, 11, 25, 13, 30, 0, 0, r.Zone()))
	if l := r.Digest(r.now).In(PastClock); len(l) != 1 || l[0].Owner != r.mara || !strings.Contains(r.DigestText(l[0], " · "), "4 h over") {
		t.Errorf("past its clock stands %v", l)
	}
}

func TestHowLongAnAnswerIsOverIsSaidOnce(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Returns are free", FieldOwner, r.ben)
	r.rule(d, Escalated, with(FieldTo, r.mara))
	r.now = At(time.Date(2026, 11, 27, 8, 0, 0, 0, r.Zone()))
	if text := r.DigestText(r.Digest(r.now).In(PastClock)[0], " · "); text != "D-1 Returns are free · Mara Ilves · due 25 Nov · 1 d over · no criterion" {
		t.Errorf("its line is %q", text)
	}
}

// 7 to decide: 3 approved, 1 conditional, 1 rejected, 1 deferred, 1 escalated: 5 of 7.
func TestTheDecisionYieldCountsWhatWasAnswered(t *testing.T) {
	r := liveReview(t)
	for i, o := range []Outcome{Approved, Approved, Approved, Conditional, Rejected, Deferred, Escalated} {
		d := r.decision("question "+string(rune('a'+i)), FieldOwner, r.ben)
		switch o {
		case Approved:
			r.approve(d)
		case Conditional:
			r.rule(d, o, Values{FieldCriteria: {Criteria: []NewCriterion{{Text: "it holds"}}}, FieldCond: {Tasks: []NewTask{{Text: "measure it", Owner: r.tom}}}})
		case Rejected:
			r.rule(d, o, with(FieldWhy, "no need"))
		case Deferred:
			r.rule(d, o, with(FieldWhy, "no numbers"))
		case Escalated:
			r.rule(d, o, with(FieldTo, r.mara))
		}
	}
	r.close()
	if d := r.Digest(r.now); d.Yield != (Share{5, 7}) || d.Yield.Percent() != 71 || d.LastFive != d.Yield {
		t.Errorf("the yield is %v, %d %%, and %v", d.Yield, d.Yield.Percent(), d.LastFive)
	}
}

// An item of which one decision is put off is not decided in full; a percentage of the items would
// be read as one of the decisions.
func TestTheDigestCountsTheItemsThatWereDecidedInFull(t *testing.T) {
	r := liveReview(t)
	d := r.decision("one", FieldOwner, r.ben)
	r.approve(d)
	item := r.above(d, KindItem)
	r.rule(r.raise(KindDecision, item, "two", FieldOwner, r.ben), Deferred, with(FieldWhy, "no numbers"))
	r.close()
	if says := strings.Join(r.Digest(r.now).Summary(), " · "); !strings.Contains(says, "0 of 1 item fully decided in the last meeting") {
		t.Errorf("it says %q", says)
	}
}

func TestTheDecisionYieldCountsThePlacesOfDecisions(t *testing.T) {
	r, deferred, _, carried, item := carriedReview(t)
	r.do(StartMeeting{r.meeting.ID})
	r.approve(deferred)
	r.rule(carried, Resolved, with(FieldHow, "they are there"))
	r.rule(item, Withdrawn, with(FieldWhy, "not ours"))
	m, _ := r.Meetings.Get(r.meeting.ID)
	if got := r.yieldOf(m); got != (Share{1, 3}) { // of two places of decisions and an item
		t.Errorf("the yield is %v", got)
	}
}

// What the digest offers to put on the agenda is put there by the line that it writes, and
// not offered again.
func TestTheDigestOffersAPlaceOnce(t *testing.T) {
	r, deferred, _, _, _ := carriedReview(t)
	offered := func() bool {
		for _, l := range r.Digest(r.now).Lines {
			for _, f := range l.Findings {
				if slices.Contains(f.Acts, Act{"put on agenda", "i " + deferred.String()}) {
					return true
				}
			}
		}
		return false
	}
	if !offered() {
		t.Error("it is not offered")
	}
	r.do(PutOnAgenda{About: deferred, Meeting: r.meeting.ID})
	if offered() {
		t.Error("it is offered where it is on the agenda already")
	}
}

func TestAPlaceStandsInTheDigestOnlyAsWhatItIsFor(t *testing.T) {
	r, _, _, _, _ := carriedReview(t)
	unowned := r.raise(KindBlocker, Ref{}, "No test cards for refunds")
	r.do(PutOnAgenda{About: unowned, Meeting: r.meeting.ID})
	var stands []Ref
	for _, l := range r.Digest(r.now).Lines {
		if r.Subject(l.About) == unowned {
			stands = append(stands, l.About)
		}
	}
	if refs(stands) != refs([]Ref{unowned}) {
		t.Errorf("it stands as %s", refs(stands))
	}
}

// BenchmarkDigest measures the digest of 200 open things and a year of weekly reviews.

func TestTheDetailOfALateThingCountsWorkingDaysAndThatOfAnEscalationItsClock(t *testing.T) {
	r := lateWeek(t)
	late := func(about Ref) string {
		for _, d := range r.Details(about, 0, r.Today(r.now)) {
			if d.Label == "late" {
				return d.Text
			}
		}
		return ""
	}
	blocker := Ref{KindBlocker, 1}
	if says := late(blocker); says != "3 working days" {
		t.Errorf("of a blocker it says %q", says)
	}
	r.rule(blocker, Escalated, with(FieldTo, r.mara, FieldVia, "his message"))
	r.later(20 * 24 * 60 * minute)
	if says := late(blocker); says != "" || !strings.Contains(r.digestLine(blocker), " d over") {
		t.Errorf("of one that was escalated it says %q", says)
	}
}
