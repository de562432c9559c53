package model

import "testing"

// rowOf returns the row of the page of the cycle with a label under a heading.
func (r *fixture) pageRow(part, label string) CycleRow {
	r.Helper()
	for _, row := range r.CyclePage(r.now) {
		if row.Part == part && row.Label == label {
			return row
		}
	}
	r.Fatalf("%s has no %s in\n%+v", part, label, r.CyclePage(r.now))
	return CycleRow{}
}

func TestThePageOfTheCycleSaysWhatIsSetAndBeginsTheLineForWhatIsNot(t *testing.T) {
	r := liveReview(t)
	if row := r.pageRow(PartFrame, "objective"); row.Text != "" || row.Line != "set cycle objective:" {
		t.Errorf("it says %+v", row)
	}
	r.do(SetCycle{with(FieldObjective, "Guests pay in four steps", FieldPromise, "Mails say what happens", FieldPromiseOwner, r.tom, FieldDelivery, Date("2026-12-08"), FieldDeliveryOwner, r.ben)})
	for label, want := range map[string]string{"objective": "Guests pay in four steps", "customer promise": "Mails say what happens", "owner of the customer promise": "Tom Weiss"} {
		if row := r.pageRow(PartFrame, label); row.Text != want {
			t.Errorf("%s is %q, want %q", label, row.Text, want)
		}
	}
	if row := r.pageRow(PartDates, "delivery date"); row.Text != "Tue 8 Dec (Ben Okafor)" {
		t.Errorf("the delivery is %q", row.Text)
	}
}

func TestThePageOfTheCycleAsksForWhatTheKickoffAsksFor(t *testing.T) {
	r := liveReview(t)
	for label, later := range map[string]bool{"objective": false, "decision filter": false, "mandate": true, "market signal": true, "post-launch owner": true} {
		if row := r.pageRow(PartFrame, label); row.Later != later {
			t.Errorf("%s is %+v", label, row)
		}
	}
}

func TestThePageOfTheCycleHasADateThatIsToBeConfirmed(t *testing.T) {
	r := liveReview(t)
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-01"), FieldCustomer, Date("2026-12-15"))})
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-08"), FieldWhy, "the courier is late")})
	if row := r.pageRow(PartDates, "to confirm"); row.State != Open || row.Line != "confirm customer" {
		t.Errorf("it says %+v", row)
	}
}

func TestThePageOfTheCycleSaysHowEachGateStands(t *testing.T) {
	r := liveReview(t)
	if row := r.pageRow(PartGates, "Entry to implementation"); row.State != "" || row.Text != "on no meeting yet" {
		t.Errorf("a gate that is on no meeting is %+v", row)
	}
	entry := r.do(PlanMeeting{Kinds: "entry", Date: "2026-12-04", Facilitator: "Ana Ruiz"}).About
	row := r.pageRow(PartGates, "Entry to implementation")
	if row.State != Open || row.About != entry {
		t.Errorf("a gate of a planned meeting is %+v", row)
	}
}

func TestThePageOfTheCycleSaysHowAGateEnded(t *testing.T) {
	for outcome, c := range map[Outcome]struct {
		with Values
		says string
	}{
		Passed: {with(FieldEvidence, "read side by side"), "3 of 3 hold (M-1, Mon 23 Nov)"},
		Waived: {with(FieldWhy, "nothing changed", FieldSecond, ID(2), FieldUntil, Date("2026-11-30")), "1 of 3 waived (M-1, Mon 23 Nov)"},
		Failed: {with(FieldAction, "ask support"), "1 of 3 failed (M-1, Mon 23 Nov)"},
	} {
		r := liveReview(t)
		g, _ := r.GateOf(r.meeting.ID)
		if outcome != Passed { // as the meeting begins it passed
			r.rule(r.ChecksOf(r.meeting.ID)[2].Ref(), outcome, c.with)
		}
		m := r.meeting
		m.Status = Closed
		if state, says := r.sayGate(g, m, r.Today(r.now)); state != outcome || says != c.says {
			t.Errorf("it is %s, %q, want %s, %q", state, says, outcome, c.says)
		}
	}
}
