package document

import "gavel/model"

// since tells what was recorded between the reviews, oldest first.
func (w *writer) since(s since) {
	if len(s.Rulings)+len(s.Actions) == 0 {
		return
	}
	w.heading("Since the last review")
	entries := make([]string, 0, len(s.Rulings)+len(s.Actions))
	for _, u := range s.Rulings {
		entries = append(entries, w.sinceLine(u))
	}
	for _, a := range s.Actions {
		entries = append(entries, w.actionLine(a))
	}
	w.block(list(entries...))
}

// sinceLine returns a ruling on one line, with its conditions under it.
func (w *writer) sinceLine(u ruling) string {
	line := w.day(model.DateOf(u.At)) + ": " + u.Ref.String() + " " + outcome(u.Outcome) + by(u.Owner)
	if u.Outcome == model.Escalated {
		line += " to " + person(u.To)
	}
	line += inBrackets(cameBy(u.Via))
	line += labelled(": ", inline(u.Wording)) + labelled(" — ", w.grounds(u))
	if len(u.Conditions) == 0 {
		return line
	}
	conditions := make([]string, len(u.Conditions))
	for i, a := range u.Conditions {
		conditions[i] = w.actionLine(a)
	}
	return deeper(line, conditions)
}

// grounds returns all that a ruling rests on, in one line.
func (w *writer) grounds(u ruling) string {
	duplicate := labelled("of ", inline(u.DuplicateOf))
	return joined("; ",
		inline(u.Why), inline(u.How), inline(u.Evidence), duplicate,
		labelled("due ", u.DueSays),
		labelled("fallback: ", inline(u.Fallback)),
		labelled("customer impact: ", inline(u.Impact)),
		labelled("agreed by ", person(u.Second)),
		labelled("until ", w.day(u.Until)),
	)
}
