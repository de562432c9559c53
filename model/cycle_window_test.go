package model

import (
	"slices"
	"strings"
	"testing"
)

// windowed is a review of a cycle of two sprints of 14 days from Mon 23 Nov.
func windowed(t *testing.T) *fixture {
	t.Helper()
	r := liveReview(t)
	r.do(SetCycle{with(FieldStart, Date("2026-11-23"))})
	return r
}

// says does a command, and compares what it says with a part of it.
func (r *fixture) says(c Command, part string) {
	r.Helper()
	if got := r.do(c).Says; !strings.Contains(got, part) {
		r.Errorf("it says %q, want %q in it", got, part)
	}
}

func TestACycleBeginsOnTheNextMondayAndHasTwoSprintsOfTwoWeeks(t *testing.T) {
	r := liveReview(t) // on Mon 23 Nov
	if r.WindowStart() != "2026-11-30" || r.WindowEnd() != "2026-12-27" || r.LastWorkdayOfWindow() != "2026-12-25" {
		t.Errorf("it goes from %s to %s, its last working day is %s", r.WindowStart(), r.WindowEnd(), r.LastWorkdayOfWindow())
	}
}

func TestASprintIsCountedFromTheStart(t *testing.T) {
	r := windowed(t)
	r.do(SetCycle{with(FieldSprints, "3", FieldSprintDays, "7")})
	for day, want := range map[Date]int{"2026-11-22": 0, "2026-11-23": 1, "2026-11-29": 1, "2026-11-30": 2, "2026-12-13": 3, "2026-12-14": 0} {
		if got := r.Sprint(day); got != want {
			t.Errorf("%s is in sprint %d, want %d", day, got, want)
		}
	}
}

func TestAWindowIsRefusedThatIsNone(t *testing.T) {
	r := windowed(t)
	r.refuses(SetCycle{with(FieldSprints, "13")}, BadValue, "1 to 12")
	r.refuses(SetCycle{with(FieldSprints, "0")}, BadValue, "1 to 12")
	r.refuses(SetCycle{with(FieldSprintDays, "4")}, BadValue, "5 to 28")
	r.refuses(SetCycle{with(FieldSprintDays, "1.5")}, BadValue, "5 to 28")
	r.refuses(SetCycle{with(FieldFollowed, Date("2026-11-20"))}, BadValue, "before it begins")
	r.refuses(SetCycle{Values{FieldFreeze: {Lines: []string{"2026-12-01 2026-11-23 peak sales"}}}}, BadValue, "ends before it begins")
	r.refuses(SetCycle{Values{FieldStart: {}}}, BadValue, "moved, not emptied")
}

func TestADateOutsideTheWindowOrInAFreezeIsTakenWithAWarning(t *testing.T) {
	r := windowed(t)
	r.says(SetCycle{with(FieldDelivery, Date("2026-12-28"))}, "delivery date is outside the window, which is Mon 23 Nov to Sun 20 Dec")
	freeze := Values{FieldFreeze: {Lines: []string{"2026-12-14 2026-12-31 peak sales"}}}
	r.do(SetCycle{with(FieldCustomer, Date("2026-12-15"), FieldWhy, "the press knows it")})
	r.says(SetCycle{freeze}, "the customer-facing date is in a freeze, Mon 14 Dec to Thu 31 Dec (peak sales)")
	if p, ok := r.InFreeze("2026-12-14"); !ok || p.Why != "peak sales" {
		t.Errorf("Mon 14 Dec is in the freeze %+v, %t", p, ok)
	}
	if _, ok := r.InFreeze("2027-01-01"); ok {
		t.Error("the day after a freeze is in it")
	}
}

func TestACycleIsFollowedUpForThirtyDaysUnlessItSaysOtherwise(t *testing.T) {
	r := windowed(t)
	if r.FollowedUntil() != "" || r.CycleEnd() != "2026-12-20" {
		t.Errorf("without a customer-facing date it is followed until %q and ends %s", r.FollowedUntil(), r.CycleEnd())
	}
	r.do(SetCycle{with(FieldCustomer, Date("2026-12-15"))})
	if r.FollowedUntil() != "2027-01-14" {
		t.Errorf("it is followed until %s", r.FollowedUntil())
	}
	r.says(SetCycle{with(FieldFollowed, Date("2026-12-10"))}, "followed up until before its customer-facing date")
}

func TestAFunctionHasALead(t *testing.T) {
	r := liveReview(t)
	if len(r.Functions()) != 7 || r.Lead("delivery") != 0 {
		t.Errorf("the functions are %v", r.Functions())
	}
	r.do(SetCycle{Values{FieldLead: {Tasks: []NewTask{{Text: "Delivery", Owner: r.ben}}}}})
	if len(r.Functions()) != 7 || r.Lead("delivery") != r.ben || r.FunctionOf(r.ben) != "delivery" {
		t.Errorf("the functions are %v", r.Functions())
	}
	r.refuses(SetCycle{Values{FieldLead: {Tasks: []NewTask{{Text: "sales", Owner: r.ben}}}}}, BadValue, "sales", "no function")
	r.do(SetCycle{Values{FieldFunctions: {Tasks: []NewTask{{Text: "support", Owner: r.tom}, {Text: "delivery", Owner: r.ben}}}}})
	if list := r.Functions(); len(list) != 2 || list[0].Name != "support" || r.Lead("support") != r.tom {
		t.Errorf("the functions are %v", list)
	}
	r.refuses(SetCycle{Values{FieldFunctions: {Tasks: []NewTask{{Text: "support"}, {Text: "Support"}}}}}, BadValue, "twice")
	r.do(SetPerson{Person: r.ana, With: with(FieldFunction, "support")})
	if got := r.PeopleOf("support"); !slices.Equal(got, []ID{r.ana, r.tom}) && !slices.Equal(got, []ID{r.tom, r.ana}) {
		t.Errorf("of support are %v", got)
	}
}

func TestNobodyIsOnTheEscalationPathTwice(t *testing.T) {
	r := liveReview(t)
	path := func(people ...ID) SetCycle {
		var v Value
		for _, p := range people {
			v.Lines = append(v.Lines, personRef(p).String())
		}
		return SetCycle{Values{FieldPath: v}}
	}
	r.do(path(r.ben, r.tom, r.ana))
	r.refuses(path(r.ben, r.ben), BadValue, "twice")
	r.do(path(r.ana, r.ben))
	if got := r.EscalationPath(); len(got) != 2 || got[0].ID != r.ana || got[1].ID != r.ben {
		t.Errorf("the path is %v", got)
	}
	if r.Approver() != r.ben {
		t.Errorf("the final approver is %s", r.NameOf(r.Approver()))
	}
}

func TestASuccessCriterionTakesWhatItsMetricSays(t *testing.T) {
	r := liveReview(t)
	metric := r.metric("Handoff defects", FieldUnit, "%", FieldBase, "5", FieldTarget, "3", FieldOwner, r.ben)
	sg := r.raise(KindSuccess, metric, "Fewer defects", FieldMetric, refLines(metric))
	s, _ := rowsOf[Success](r.Record, KindSuccess).Get(sg.ID)
	if s.Base != "5" || s.Target != "3" || s.Owner != r.ben {
		t.Errorf("it is %+v", s)
	}
	r.refuses(GiveRuling{About: metric, Outcome: Retired, With: with(FieldWhy, "nobody reads it")}, NotAllowed, "SG-1")
	r.lacks(GiveRuling{About: sg, Outcome: NotMeasured}, FieldWhy)
	r.do(GiveRuling{About: sg, Outcome: Reached})
	if r.State(sg) != Reached {
		t.Errorf("it is %s", r.State(sg))
	}
}

func TestACycleHasAsManySprintsAsItsPlaybookSays(t *testing.T) {
	r := emptyFixture(t)
	r.do(NewCycle{CycleName: "Checkout", Zone: "Europe/Berlin", People: []string{"Ana Ruiz"}, Start: "2026-11-30"})
	if r.WindowEnd() != "2026-12-27" {
		t.Errorf("by ours the window ends %s", r.WindowEnd())
	}
	r.do(UsePlaybook{Text: smallBook + "[cycle]\nsprints = 3\nsprint_days = 7\n"})
	if r.WindowEnd() != "2026-12-20" || len(r.Sprints()) != 3 {
		t.Errorf("by the team's own the window ends %s, after %d sprints", r.WindowEnd(), len(r.Sprints()))
	}
	r.do(SetCycle{Values{FieldSprints: Words("1")}})
	if r.WindowEnd() != "2026-12-06" {
		t.Errorf("with one sprint the window ends %s", r.WindowEnd())
	}
}
