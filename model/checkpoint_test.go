package model

import (
	"strings"
	"testing"
)

func TestACheckpointIsAnsweredOnAReadingOfTwoWorkingDaysBeforeItsDayOrLater(t *testing.T) {
	r := newRoom(t)
	m := r.metric("Refund time", FieldTarget, "2")
	today := r.Today(r.now)
	c := r.raise(KindCheckpoint, m, "Refund time", FieldMetric, m, FieldDue, today)
	before := r.Calendar().Before(today, 2)
	r.read(m, "2", before.AddDays(-1))
	r.refuses(Rule{About: c, Outcome: Met}, NotAllowed, "has no reading since")
	r.read(m, "1.9", before)
	done := r.do(Rule{About: c, Outcome: Met})
	if r.State(c) != Met {
		t.Errorf("it is %s: %s", r.State(c), done.Says)
	}
}

func TestAMissedCheckpointAsksForAnActionUnlessItsDecisionIsBeingReopened(t *testing.T) {
	r := newRoom(t)
	d := r.decision("Keep the card of a guest")
	r.approve(d)
	m := r.metric("Refund time", FieldTarget, "2")
	today := r.Today(r.now)
	r.read(m, "3", today)
	c := r.raise(KindCheckpoint, m, "Refund time", FieldMetric, m, FieldDue, today, FieldOn, d)
	r.lacks(Rule{About: c, Outcome: Missed}, FieldAction)
	r.do(rule(c, Missed, FieldAction, []NewTask{{Text: "Ask the carrier", Owner: r.ben}}))
	if actions := r.ActionsAbout(d); len(actions) != 1 || actions[0].Text != "Ask the carrier" {
		t.Errorf("what follows is %v", actions)
	}
}

func TestACheckpointThatMovesSaysWhyAndIsCounted(t *testing.T) {
	r := newRoom(t)
	m := r.metric("Refund time")
	today := r.Today(r.now)
	c := r.raise(KindCheckpoint, m, "Refund time", FieldMetric, m, FieldDue, today)
	r.lacks(Amend{About: c, With: with(FieldDue, today.AddDays(1))}, FieldWhy)
	r.do(Amend{About: c, With: with(FieldDue, today.AddDays(1), FieldWhy, "the tracker is down")})
	if n := r.Moves(c); n != 1 {
		t.Errorf("it was moved %d times", n)
	}
}

func TestAMetricIsNotRetiredWhileACheckpointIsPlannedOfIt(t *testing.T) {
	r := newRoom(t)
	m := r.metric("Refund time")
	c := r.raise(KindCheckpoint, m, "Refund time", FieldMetric, m, FieldDue, r.Today(r.now))
	r.refuses(rule(m, Retired, FieldWhy, "nobody reads it"), NotAllowed, c.String())
	r.do(rule(c, Dropped, FieldWhy, "the release moved"))
	r.do(rule(m, Retired, FieldWhy, "nobody reads it"))
	r.refuses(raise(KindCheckpoint, m, "Refund time", FieldMetric, m), BadValue, "is retired")
}

func TestADependencyThatNamesAMetricGetsACheckpoint(t *testing.T) {
	r := newRoom(t)
	m := r.metric("Refund time")
	due := r.Today(r.now).AddDays(4)
	d := r.raise(KindDependency, Ref{}, "Refund events reach support", FieldMetric, m, FieldOwner, r.ben, FieldDue, due)
	list := r.LinksTo(d, LinkOn)
	if len(list) != 1 || r.OwnerOf(list[0]) != r.ben || r.ShownValue(list[0], FieldDue).Date != due {
		t.Errorf("its checkpoints are %v", list)
	}
}

func TestWordsOfARequestFindItOrMakeIt(t *testing.T) {
	r := newRoom(t)
	first := r.raise(KindRequest, Ref{}, "Free returns in January")
	d := r.decision("Returns are free in January", FieldRequest, "free  RETURNS in january", FieldRelease, "Checkout 14")
	if got, _ := r.AnswerTo(first); got.Ref() != d {
		t.Errorf("%s is answered by %s", first, got.Ref())
	}
	if n := len(r.AllOf(KindRequest)); n != 1 {
		t.Errorf("there are %d requests", n)
	}
	releases := r.LinksFrom(d, LinkGoesTo)
	if len(releases) != 1 || r.TextOf(releases[0]) != "Checkout 14" {
		t.Errorf("it goes to %v", releases)
	}
	r.refuses(Amend{About: d, With: with(FieldRequest, "RQ-9")}, NotFound, "RQ-9")
}

func TestARequestStandsAsItsDecisionDoes(t *testing.T) {
	r := newRoom(t)
	q := r.raise(KindRequest, Ref{}, "Free returns in January")
	d := r.decision("Returns are free in January", FieldRequest, q.String())
	if got := r.State(q); got != Open {
		t.Errorf("before, it is %s", got)
	}
	r.approve(d)
	if got := r.State(q); got != Answered {
		t.Errorf("approved, it is %s", got)
	}
	r.refuses(rule(q, Withdrawn, FieldWhy, "too late"), NotAllowed)
}

// What a decision goes to is often known only once it is made.
func TestTheReleaseOfASettledDecisionIsStillSetAndTakenBackAndNothingElse(t *testing.T) {
	r := newRoom(t)
	d := r.decision("Keep the card of a guest")
	r.approve(d)
	before := r.Record
	r.do(Amend{About: d, With: with(FieldRelease, "Checkout 14")})
	row, _ := r.Decisions.Get(d.ID)
	if row.Release != "Checkout 14" || len(r.LinksFrom(d, LinkGoesTo)) != 1 {
		t.Errorf("it goes to %q", row.Release)
	}
	r.refuses(Amend{About: d, With: with(FieldRelease, "Checkout 15", FieldFallback, "none")}, ReadOnly)
	r.refuses(Amend{About: d, With: with(FieldWords, "Another thing")}, ReadOnly)
	if was, _ := before.Decisions.Get(d.ID); was.Release != "" {
		t.Errorf("before, it went to %q", was.Release)
	}
	r.do(revertOf(t, before, r.Record))
	if row, _ := r.Decisions.Get(d.ID); row.Release != "" || len(r.AllOf(KindRelease)) != 0 {
		t.Errorf("taken back, it goes to %q", row.Release)
	}
}

func TestTwoCampaignsOfOneWeekAreRemarkedOn(t *testing.T) {
	r := newRoom(t)
	r.raise(KindRequest, Ref{}, "Free returns", FieldKind, RequestCampaign, FieldWanted, Date("2027-01-11"))
	for wanted, beware := range map[Date]bool{"2027-01-17": true, "2027-01-18": false} {
		_, done, err := Do(r.Record, raise(KindRequest, Ref{}, "Gift wrap", FieldKind, RequestCampaign, FieldWanted, wanted), r.now)
		if err != nil || strings.Contains(done.Says, "beware: RQ-1") != beware {
			t.Errorf("wanted on %s it says %q, %v", wanted, done.Says, err)
		}
	}
}

func TestAReleaseIsNotOutBeforeItsDay(t *testing.T) {
	r := newRoom(t)
	e := r.raise(KindRelease, Ref{}, "Checkout 14")
	today := r.Today(r.now)
	r.refuses(rule(e, Released, FieldDate, today.AddDays(1)), BadValue, "is ahead")
	r.do(rule(e, Released, FieldDate, today))
	if got := r.ShownValue(e, "released").Date; got != today {
		t.Errorf("it came out on %s", got)
	}
}
