package model

import (
	"strings"
	"testing"
)

// Each row of a list has a cell for each column, and each column a name of its own.
func TestARowHasACellForEachColumnOfItsKind(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout", FieldCriteria, "fast")
	r.raise(KindAction, d, "tell support", FieldOwner, r.ben, FieldDue, "2026-11-27")
	r.raise(KindBlocker, Ref{}, "The lift is broken")
	r.raise(KindFeedback, d, "Too early", FieldBy, r.ben)
	r.raise(KindEvidence, d, "seen", FieldVerdict, VerdictMet)
	for _, k := range Kinds() {
		if k.Info().Register {
			var more []any
			if k == KindCheckpoint {
				more = []any{FieldMetric, Ref{KindMetric, 1}}
			}
			switch k {
			case KindTransition: // it has no words of its own
				s := r.raise(KindState, d, "Another card is asked for")
				r.do(Raise{Kind: k, With: with(FieldFrom, Ref{KindState, 1}, FieldInto, s)})
			default:
				r.raise(k, d, k.Info().Sample, more...)
			}
		}
		if k == KindReading {
			r.raise(k, Ref{KindMetric, 1}, "3.8")
		}
		columns := k.Columns()
		names := map[string]bool{}
		for _, c := range columns {
			if c.Label == "" || names[c.Name] {
				t.Errorf("the list of %s has a column %q %q", k, c.Name, c.Label)
			}
			names[c.Name] = true
		}
		all := r.AllOf(k)
		if len(all) == 0 {
			t.Errorf("there is no %s to list", k)
		}
		for _, about := range all {
			if cells := r.Cells(about, r.Today(r.now)); len(cells) != len(columns) {
				t.Errorf("%s has the cells %q for %d columns", about, cells, len(columns))
			}
		}
	}
}

// A filter of a field and the list's column of it mean the same person: of a decision
// that was escalated, who decides it.
func TestAListShowsAndFiltersTheSameOwner(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.rule(d, Escalated, with(FieldTo, r.mara))
	f, err := KindDecision.FilterNamed("owner")
	if err != nil {
		t.Fatal(err)
	}
	q := Query{Kind: KindDecision, Where: []Condition{{f, Who(r.mara)}}}
	if got := r.List(q, r.Today(r.now)); len(got) != 1 || got[0] != d {
		t.Errorf("Mara decides %v", got)
	}
}

// What stands in the details line by line is not said once more below them.
func TestASheetTellsEachOptionOnce(t *testing.T) {
	r := liveReview(t)
	d := r.raise(KindDecision, r.item("Guest checkout"), "Where do we show it?", FieldOptions, []string{"everywhere", "nowhere"})
	sheet, _ := r.Sheet(d, r.meeting.ID, r.Today(r.now))
	var told int
	for _, line := range sheet.Lines() {
		told += strings.Count(line.Text, "nowhere")
	}
	if told != 1 {
		t.Errorf("an option is told %d times: %v", told, sheet.Lines())
	}
}

// What is due today is not late yet.
func TestWhatIsDueTodayIsNotOverdue(t *testing.T) {
	r := liveReview(t)
	today := r.Today(r.now)
	action := r.raise(KindAction, r.decision("Ship it"), "tell support", FieldOwner, r.ben, FieldDue, string(today))
	f, err := KindAction.FilterNamed("overdue")
	if err != nil {
		t.Fatal(err)
	}
	q := Query{Kind: KindAction, Where: []Condition{{Filter: f}}}
	if got := r.List(q, today); len(got) != 0 {
		t.Errorf("%v is overdue on its day", got)
	}
	if got := r.List(q, today.AddDays(1)); len(got) != 1 || got[0] != action {
		t.Errorf("%v is overdue the day after", got)
	}
}

// A list that is turned round begins with its end.
func TestAListIsTurnedRound(t *testing.T) {
	r := liveReview(t)
	first, last := r.item("Guest checkout"), r.item("Refunds")
	for reverse, want := range map[bool]Ref{false: first, true: last} {
		if got := r.List(Query{Kind: KindItem, Reverse: reverse}, r.Today(r.now)); len(got) != 2 || got[0] != want {
			t.Errorf("turned round %t: %v", reverse, got)
		}
	}
}
