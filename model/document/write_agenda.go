package document

import (
	"fmt"
	"strings"

	"gavel/model"
)

func (w *writer) noted(items []item) {
	if len(items) == 0 {
		return
	}
	w.heading("Noted")
	w.block(notes(items))
}

// notes returns the items with what was noted on them.
func notes(items []item) string {
	entries := make([]string, len(items))
	for i, it := range items {
		entries[i] = "**" + it.Ref.String() + " " + inline(it.Title) + "**"
		for _, says := range it.Shown {
			entries[i] += "\n  - " + inline(says)
		}
		if it.Notes != "" {
			entries[i] += "\n\n  " + block(it.Notes, "  ") + "\n"
		}
	}
	return list(entries...)
}

func (w *writer) agenda(items []item) {
	if len(items) == 0 {
		return
	}
	w.heading("Agenda and time")
	rows := make([][]string, len(items))
	var withNotes []item
	for i, it := range items {
		rows[i] = []string{it.Ref.String() + " " + inline(it.Title), lead(it), spent(it), w.course(it)}
		if (it.Notes != "" || len(it.Shown) > 0) && it.Outcome != model.Noted {
			withNotes = append(withNotes, it)
		}
	}
	w.block(table([]string{"Item", "Owner", "Minutes", "What came of it"}, rows))
	w.block(notes(withNotes))
}

// lead returns who decides, and who presents where that is somebody else.
func lead(it item) string {
	presenter := ""
	if !strings.EqualFold(it.Presenter, it.Owner) {
		presenter = labelled("presented by ", person(it.Presenter))
	}
	return joined(", ", person(it.Owner), presenter)
}

// spent returns the minutes that an item took of those it was given.
func spent(it item) string {
	return fmt.Sprintf("%d of %d", it.Spent, it.Timebox)
}

// course returns what came of an item, and what it went through.
func (w *writer) course(it item) string {
	skipped := ""
	if it.Skipped > 0 {
		skipped = "skipped " + times(it.Skipped)
	}
	return joined("; ", w.result(it), skipped, labelled("turned from decide to inform: ", inline(it.Turned)))
}

func (w *writer) result(it item) string {
	switch {
	case it.Place && it.Outcome == model.Carried:
		return "carried to " + w.day(it.Due)
	case it.Place && it.New && it.Outcome == model.Open:
		return "open"
	case it.Place && it.New && it.Via != viaNotReached:
		return outcome(it.Outcome)
	case it.Place && it.Outcome == model.Open:
		return "carried over; open"
	case it.Place && it.Via == viaNotReached:
		return "carried over; not reached"
	case it.Place:
		return "carried over; " + outcome(it.Outcome)
	case it.Outcome == model.Withdrawn && it.Via == viaNotReached:
		return "not reached"
	case it.Outcome == model.Withdrawn:
		return joined("; ", "withdrawn: "+inline(it.Why), cameBy(it.Via), answers(it, "with it: "))
	case it.Inform:
		return joined("; ", informed(it), answers(it, ""))
	case len(it.Answers) == 0:
		return "to decide"
	}
	return answers(it, "")
}

func informed(it item) string {
	if it.Outcome == model.Noted {
		return joined("; ", "noted", cameBy(it.Via))
	}
	return "for information"
}

// answers names the decisions on an item with how they came out.
func answers(it item, label string) string {
	told := make([]string, len(it.Answers))
	for i, a := range it.Answers {
		word := outcome(a.Outcome)
		switch {
		case a.NotReached:
			word = "not reached"
		case a.Outcome == model.Open:
			word = "to decide"
		case a.Outcome == model.Withdrawn:
			word = "withdrawn"
		}
		told[i] = a.Ref.String() + " " + word
	}
	return labelled(label, strings.Join(told, ", "))
}
