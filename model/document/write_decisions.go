package document

import (
	"slices"

	"gavel/model"
)

func (w *writer) decisions(decisions []decision) {
	if len(decisions) == 0 {
		return
	}
	w.part("Decided")
	for _, d := range decisions {
		w.heading(answered(d) + ": " + inline(titleOf(d.Wording)) + inBrackets(joined(", ", person(d.Owner), d.Ref.String())))
		w.block(list(
			labelled("**Question:** ", inline(d.Question)),
			labelled("**Options:** ", options(d.Options, d.Recommended)),
			labelled("**Recommended:** ", recommended(d.Options, d.Recommended)),
		))
		w.block("> " + block(d.Wording, "> "))
		w.block(list(w.decisionEntries(d)...))
	}
}

func (w *writer) decisionEntries(d decision) []string {
	criteria := make([]string, len(d.Criteria))
	for i, c := range d.Criteria {
		criteria[i] = seenOf(c)
	}
	conditions := make([]string, len(d.Conditions))
	for i, a := range d.Conditions {
		conditions[i] = w.actionLine(a)
	}
	overridden := make([]string, len(d.Overridden))
	for i, f := range d.Overridden {
		overridden[i] = joined(": ", person(f.By), inline(f.Wording)) + labelled("; overridden: ", inline(f.Why))
	}
	return []string{
		labelled("**Stays at the entry gate:** ", inline(d.StaysFor)),
		labelled("**Reason:** ", block(d.Why, "  ")),
		deeper("**Conditions:**", conditions),
		deeper("**Criteria:**", criteria),
		labelled("**Until then, or if it fails:** ", block(d.Fallback, "  ")),
		labelled("**Request:** ", inline(d.Request)),
		labelled("**Release:** ", inline(d.Release)),
		labelled("**Scope:** ", changeOf(d.Change)),
		labelled("**Answered via:** ", inline(d.Via)),
		deeper("**Concern overridden:**", overridden),
		labelled("**Changed in this meeting:** ", w.changes(d.ruling)),
		labelled("**Agenda item:** ", w.place(d.Item)),
	}
}

// changes tells the answers that were replaced: "first approved at 10:12, then
// rejected at 10:31".
func (w *writer) changes(u ruling) string {
	if len(u.Earlier) == 0 {
		return ""
	}
	told := "first "
	for _, e := range u.Earlier {
		told += outcome(e.Outcome) + " at " + w.at(e.At)
		if e.Wording != u.Wording {
			told += " as “" + inline(e.Wording) + "”"
		}
		told += ", then "
	}
	return told + outcome(u.Outcome) + " at " + w.at(u.At)
}

func (w *writer) place(p place) string {
	said := joined(" ", p.Ref.String(), inline(p.Title))
	if p.Review != "" {
		said += ", from the review of " + w.day(p.Review)
	}
	return said
}

// actionLine returns an action on one line of a list.
func (w *writer) actionLine(a action) string {
	when := "due " + w.day(a.Due)
	if a.Done {
		when = "done"
	}
	return a.Ref.String() + " " + inline(a.Text) + " — " + person(a.Owner) + ", " + when
}

// writePostponed tells which decisions wait for an answer, for whose and until when.
func (w *writer) writePostponed(decisions []decision) {
	if len(decisions) == 0 {
		return
	}
	w.part("Waiting")
	for _, d := range decisions {
		how := "Deferred to " + d.DueSays
		if d.Outcome == model.Escalated {
			how = "Escalated to " + person(d.To) + labelled(", answer by ", d.DueSays)
		}
		again := ""
		if d.Times > 1 {
			again = model.Ordinal(d.Times) + " time"
		}
		w.heading(how + ": " + inline(titleOf(d.Wording)) + inBrackets(joined(", ", person(d.Owner), d.Ref.String(), again)))
		w.block(list(
			labelled("**Until then:** ", inline(d.Fallback)),
			labelled("**Reason:** ", inline(d.Why)),
			labelled("**Answered via:** ", inline(d.Via)),
			labelled("**Changed in this meeting:** ", w.changes(d.ruling)),
		))
	}
}

// withdrawn tells what was neither answered nor waits, and why.
func (w *writer) withdrawn(decisions []decision) {
	if len(decisions) == 0 {
		return
	}
	w.heading("Withdrawn")
	entries := make([]string, len(decisions))
	for i, d := range decisions {
		entries[i] = inline(d.Wording) + inBrackets(joined(", ", person(d.Owner), d.Ref.String())) +
			labelled(": ", joined("; ", inline(d.Why), cameBy(d.Via), w.changes(d.ruling)))
	}
	w.block(list(entries...))
}

// notReached tells a meeting's rest under the reason that was given for all
// of it in one act.
func (w *writer) notReached(rest []decision) {
	if len(rest) == 0 {
		return
	}
	w.heading("Not reached")
	for len(rest) > 0 {
		first := rest[0]
		sameAct := func(d decision) bool { return d.At.Equal(first.At) && d.Why == first.Why }
		var entries []string
		for _, d := range rest {
			if sameAct(d) {
				entries = append(entries, w.notReachedLine(d))
			}
		}
		w.block("Deferred together, reason: " + inline(first.Why))
		w.block(list(entries...))
		rest = slices.DeleteFunc(slices.Clone(rest), sameAct)
	}
}

func (w *writer) notReachedLine(d decision) string {
	line := inline(d.Wording) + inBrackets(joined(", ", person(d.Owner), d.Ref.String()))
	if d.Outcome == model.Withdrawn {
		return line + ": taken off the agenda"
	}
	again := ""
	if d.Times > 1 {
		again = model.Ordinal(d.Times) + " time"
	}
	return line + ": " + joined("; ", joined(", ", "deferred to "+w.day(d.Due), again), labelled("until then ", inline(d.Fallback)))
}
