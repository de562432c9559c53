package document

import (
	"fmt"
	"slices"

	"gavel/model"
)

func (w *writer) decisions(decisions []decision) {
	if len(decisions) == 0 {
		return
	}
	w.part("Decisions")
	for _, d := range decisions {
		w.block(fmt.Sprintf("### %s %s by %s", d.Ref, outcome(d.Outcome), person(d.Owner)))
		w.block("> " + block(d.Wording, "> "))
		w.block(list(w.decisionEntries(d)...))
	}
}

func (w *writer) decisionEntries(d decision) []string {
	criteria := make([]string, len(d.Criteria))
	for i, c := range d.Criteria {
		criteria[i] = criterionLine(c)
	}
	conditions := make([]string, len(d.Conditions))
	for i, a := range d.Conditions {
		conditions[i] = w.actionLine(a)
	}
	return []string{
		labelled("**Why:** ", block(d.Why, "  ")),
		labelled("**Changed in this meeting:** ", w.changes(d.ruling)),
		labelled("**Answered via:** ", inline(d.Via)),
		deeper("**Conditions:**", conditions),
		deeper("**Criteria:**", criteria),
		labelled("**Fallback:** ", block(d.Fallback, "  ")),
		labelled("**Request:** ", inline(d.Request)),
		labelled("**Release:** ", inline(d.Release)),
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

func criterionLine(c criterion) string {
	line := c.Ref.String() + " " + inline(c.Text) + " (" + joined("; ",
		labelled("check: ", inline(c.Check)),
		labelled("constraint: ", inline(c.Constraint))) + ")"
	switch {
	case c.Awaited:
		return line + " — no evidence yet"
	case c.Verdict == "":
		return line
	}
	line += " — **" + inline(c.Verdict) + ":** " + inline(c.Seen)
	return line + labelled(", seen in ", inline(c.Artefact))
}

// actionLine returns an action on one line of a list.
func (w *writer) actionLine(a action) string {
	when := "due " + w.day(a.Due)
	if a.Done {
		when = "done"
	}
	return a.Ref.String() + " " + inline(a.Text) + " — " + person(a.Owner) + ", " + when
}

func (w *writer) putOff(decisions []decision) {
	if len(decisions) == 0 {
		return
	}
	w.part("Deferred and escalated")
	rows := make([][]string, len(decisions))
	for i, d := range decisions {
		owner := person(d.Owner)
		if d.Outcome == model.Escalated {
			owner = "escalated by " + owner + " to " + person(d.To)
		}
		rows[i] = []string{
			d.Ref.String(), inline(d.Wording), owner, d.DueSays, inline(d.Fallback), times(d.Times),
			joined("; ", inline(d.Why), cameBy(d.Via), w.changes(d.ruling)),
		}
	}
	w.block(table([]string{"Id", "Decision", "Owner", "Due", "Until then", "Deferred", "Reason"}, rows))
}

// withdrawn tells what was neither answered nor put off, and why.
func (w *writer) withdrawn(decisions []decision) {
	if len(decisions) == 0 {
		return
	}
	w.part("Withdrawn")
	rows := make([][]string, len(decisions))
	for i, d := range decisions {
		rows[i] = []string{
			d.Ref.String(), inline(d.Wording), person(d.Owner),
			joined("; ", inline(d.Why), cameBy(d.Via), w.changes(d.ruling)),
		}
	}
	w.block(table([]string{"Id", "Decision", "Owner", "Why"}, rows))
}

// notReached tells a meeting's rest under the reason that was given for all
// of it in one act.
func (w *writer) notReached(rest []decision) {
	if len(rest) == 0 {
		return
	}
	w.part("Not reached")
	for len(rest) > 0 {
		first := rest[0]
		sameAct := func(d decision) bool { return d.At.Equal(first.At) && d.Why == first.Why }
		var rows [][]string
		for _, d := range rest {
			if sameAct(d) {
				rows = append(rows, w.notReachedRow(d))
			}
		}
		w.block("Deferred together, reason: " + inline(first.Why))
		w.block(table([]string{"Id", "What", "Owner", "Due", "Until then", "Deferred"}, rows))
		rest = slices.DeleteFunc(slices.Clone(rest), sameAct)
	}
}

func (w *writer) notReachedRow(d decision) []string {
	if d.Outcome == model.Withdrawn {
		return []string{d.Ref.String(), inline(d.Wording), person(d.Owner), "", "taken off the agenda", ""}
	}
	return []string{d.Ref.String(), inline(d.Wording), person(d.Owner), w.day(d.Due), inline(d.Fallback), times(d.Times)}
}
