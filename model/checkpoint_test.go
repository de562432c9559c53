package model

import "testing"

func TestACheckpointIsAnsweredOnAReadingOfTwoWorkingDaysBeforeItsDayOrLater(t *testing.T) {
	r := newRoom(t)
	m := r.metric("Refund time", FieldTarget, "2")
	today := r.Today(r.now)
	c := r.raise(KindCheckpoint, m, "Refund time", FieldMetric, m, FieldDue, today)
	before := r.Calendar().Before(today, 2)
	r.read(m, "2", before.AddDays(-1))
	r.refuses(GiveRuling{About: c, Outcome: Met}, NotAllowed, "has no reading since")
	r.read(m, "1.9", before)
	done := r.do(GiveRuling{About: c, Outcome: Met})
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
	r.lacks(GiveRuling{About: c, Outcome: Missed}, FieldAction)
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
