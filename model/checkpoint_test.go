package model

import "testing"

func TestACheckpointIsAnsweredOnAReadingOfTwoWorkingDaysBeforeItsDayOrLater(t *testing.T) {
	r := liveReview(t)
	m := r.metric("Refund time", FieldTarget, "2")
	today := r.Today(r.now)
	c := r.raise(KindCheckpoint, m, "Refund time", FieldOwner, r.ben, FieldMetric, m, FieldDue, today)
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
	r := liveReview(t)
	d := r.decision("Keep the card of a guest")
	r.approve(d)
	m := r.metric("Refund time", FieldTarget, "2")
	today := r.Today(r.now)
	r.read(m, "3", today)
	c := r.raise(KindCheckpoint, m, "Refund time", FieldMetric, m, FieldDue, today, FieldOn, d, FieldOwner, r.ben)
	r.lacks(GiveRuling{About: c, Outcome: Missed}, FieldAction)
	r.do(rule(c, Missed, FieldAction, []NewTask{{Text: "Ask the carrier", Owner: r.ben}}))
	if actions := r.ActionsAbout(d); len(actions) != 1 || actions[0].Text != "Ask the carrier" {
		t.Errorf("what follows is %v", actions)
	}
}

func TestACheckpointThatMovesSaysWhyAndIsCounted(t *testing.T) {
	r := liveReview(t)
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
	r := liveReview(t)
	m := r.metric("Refund time")
	c := r.raise(KindCheckpoint, m, "Refund time", FieldMetric, m, FieldDue, r.Today(r.now))
	r.refuses(rule(m, Retired, FieldWhy, "nobody reads it"), NotAllowed, c.String())
	r.do(rule(c, Dropped, FieldWhy, "the release moved"))
	r.do(rule(m, Retired, FieldWhy, "nobody reads it"))
	r.refuses(raise(KindCheckpoint, m, "Refund time", FieldMetric, m), BadValue, "is retired")
}

func TestADependencyThatNamesAMetricGetsACheckpoint(t *testing.T) {
	r := liveReview(t)
	m := r.metric("Refund time")
	due := r.Today(r.now).AddDays(4)
	d := r.raise(KindDependency, Ref{}, "Refund events reach support", FieldMetric, m, FieldOwner, r.ben, FieldDue, due)
	list := r.LinksTo(d, LinkOn)
	if len(list) != 1 || r.OwnerOf(list[0]) != r.ben || r.ShownValue(list[0], FieldDue).Date != due {
		t.Errorf("its checkpoints are %v", list)
	}
}

// answered is a planned checkpoint of an owner, with a reading to answer it by.
func (r *fixture) answered(value string, owner ID) (metric, checkpoint Ref) {
	metric = r.metric("Refund time", FieldTarget, "2")
	r.read(metric, value, r.Today(r.now))
	return metric, r.raise(KindCheckpoint, metric, "Refund time", FieldMetric, metric, FieldDue, r.Today(r.now), FieldOwner, owner)
}

func TestWhoIsNotInTheRoomAnswersACheckpointWithHowTheAnswerCame(t *testing.T) {
	r := liveReview(t)
	_, c := r.answered("2", r.tom)
	r.absent(r.tom)
	r.lacks(rule(c, Met), FieldVia)
	r.do(rule(c, Met, FieldVia, "a message"))
	if steps := r.StepsOf(c); steps[len(steps)-1].By != r.tom || steps[len(steps)-1].Via != "a message" {
		t.Errorf("the answer is %+v", steps[len(steps)-1])
	}
}

func TestACheckpointThatNobodyOwnsIsAnsweredOnceItHasAnOwner(t *testing.T) {
	r := liveReview(t)
	_, c := r.answered("2", 0)
	r.lacks(rule(c, Met), FieldOwner)
	r.do(rule(c, Met, FieldOwner, r.ben))
	if r.OwnerOf(c) != r.ben {
		t.Error("nobody owns it")
	}
}

func TestWhoLeftAnswersNoCheckpoint(t *testing.T) {
	r := liveReview(t)
	_, c := r.answered("2", r.tom)
	r.do(MarkLeft{Person: r.tom})
	r.refuses(rule(c, Met, FieldVia, "a message"), BadOwner, "Tom Weiss", "hand it over first")
}

func TestACheckpointIsOfferedAWeekOfWorkAfterCustomersAreTold(t *testing.T) {
	r := liveReview(t)
	m := r.metric("Refund time")
	r.do(SetCycle{With: with(FieldCustomer, Date("2026-12-10"))})
	c := r.raise(KindCheckpoint, m, "Refund time", FieldMetric, m, FieldOn, []string{"cycle"})
	if due := r.ShownValue(c, FieldDue).Date; due != "2026-12-17" {
		t.Errorf("it is on %s", due)
	}
	if on := r.LinksFrom(c, LinkOn); len(on) != 1 || on[0].Kind != KindCycle {
		t.Errorf("it is for %v", on)
	}
}

func TestTheDigestOffersFirstTheAnswerThatTheReadingGives(t *testing.T) {
	for value, want := range map[string]string{"2": "meet CP-1 ; miss CP-1 action:", "3": "miss CP-1 action:; meet CP-1 "} {
		r := liveReview(t)
		_, c := r.answered(value, r.ben)
		if got := r.offers(c); got != want {
			t.Errorf("of %s days it offers %q, want %q", value, got, want)
		}
	}
}

func TestADependencyIsOfferedTheDeliveryDateAndTheLeadOfWhoGivesIt(t *testing.T) {
	r := liveReview(t)
	r.do(SetCycle{With: Values{FieldDelivery: On("2026-12-08"), FieldFunctions: {Tasks: []NewTask{{Text: "delivery", Owner: r.ben}, {Text: "support", Owner: r.tom}}}}})
	d := r.raise(KindDependency, Ref{}, "Refund events reach support", FieldGives, "delivery", FieldGets, "support")
	if due := r.ShownValue(d, FieldDue).Date; due != "2026-12-08" || r.OwnerOf(d) != r.ben {
		t.Errorf("it is due %s, of P-%d", due, r.OwnerOf(d))
	}
	d = r.raise(KindDependency, Ref{}, "Texts for the console", FieldOwner, r.tom, FieldGets, "delivery")
	if row, _ := rowsOf[Dependency](r.Record, KindDependency).Get(d.ID); row.Gives != "support" {
		t.Errorf("%q gives it", row.Gives)
	}
}
