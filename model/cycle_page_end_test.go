package model

import (
	"strings"
	"testing"
)

func TestThePageOfTheCycleTakesAndDropsWhatTheScheduleProposes(t *testing.T) {
	r := liveReview(t)
	r.do(SetCycle{with(FieldDelivery, Date("2026-12-08"), FieldCustomer, Date("2026-12-15"))})
	row := r.pageRow(PartSchedule, "Launch")
	if row.Line != "schedule take launch" || row.Drop != "schedule drop launch" {
		t.Errorf("a proposed meeting is %+v", row)
	}
	r.do(TakeSchedule{Lines: []string{"launch"}})
	if row := r.pageRow(PartSchedule, "Launch"); row.Line != "" || row.Drop != "" || row.About.Kind != KindMeeting {
		t.Errorf("a planned one is %+v", row)
	}
	r.do(DropSchedule{Lines: []string{"drill"}})
	if row := r.pageRow(PartSchedule, "Escalation drill"); row.Line != "schedule take drill" || row.Drop != "" {
		t.Errorf("a dropped one is %+v", row)
	}
}

func TestThePageOfTheCycleAsksWhatBecomesOfOpenThingsOnceItsEndIsNear(t *testing.T) {
	r, first, second := atItsEnd(t)
	for _, row := range r.CyclePage(r.now) {
		if row.Part == PartEnd {
			t.Fatalf("in its first days it asks %+v", row)
		}
	}
	r.do(CarryOn{About: []Ref{first}, Why: "the figures come in January"})
	if row := r.pageRow(PartEnd, first.String()); row.State != Carried || !strings.Contains(row.Text, "the figures come in January") {
		t.Errorf("what is carried is %+v", row)
	}
	if row := r.pageRow(PartEnd, second.String()); row.State != Open || row.Line != "cycle carry D-2 " || row.Drop != "cycle drop D-2 " {
		t.Errorf("what has no answer is %+v", row)
	}
	r.do(DropAtClose{About: []Ref{second}, Why: "nobody asks for it"})
	if row := r.pageRow(PartEnd, "before the close"); !strings.HasPrefix(row.Text, "M-2 is still planned") && !strings.HasPrefix(row.Text, "no lesson is noted") {
		t.Errorf("it misses %+v", row)
	}
	r.raise(KindLesson, Ref{}, "Ask for figures before the review")
	if row := r.pageRow(PartEnd, "close"); row.Line != "cycle close" {
		t.Errorf("with nothing missing it says %+v", row)
	}
}

func TestThePageOfAClosedCycleBeginsTheNextOne(t *testing.T) {
	r, first, second := atItsEnd(t)
	r.do(CarryOn{About: []Ref{first, second}, Why: "the figures come in January"})
	r.do(CloseCycle{CancelPlanned: true, NoLesson: "it was short"})
	if row := r.pageRow(PartEnd, "closed"); row.Line != "cycle begin " {
		t.Errorf("it says %+v", row)
	}
	r.do(NewCycle{CycleName: "Returns"})
	if row := r.pageRow(PartOthers, "CY-1"); !strings.HasSuffix(row.Text, "closed") || row.About != (Ref{KindCycle, 1}) {
		t.Errorf("the cycle before is %+v", row)
	}
}
