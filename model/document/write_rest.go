package document

import (
	"strings"

	"gavel/model"
)

func (w *writer) blockers(blockers []blocker) {
	if len(blockers) == 0 {
		return
	}
	w.part("Blockers")
	rows := make([][]string, len(blockers))
	for i, b := range blockers {
		due := w.day(b.Due)
		if b.Outcome == model.Escalated {
			due = b.DueSays
		}
		if b.DueWas != "" {
			due += " (was " + w.day(b.DueWas) + ")"
		}
		owner := "no owner yet"
		if b.Owner != "" {
			owner = person(b.Owner)
		}
		rows[i] = []string{b.Ref.String(), inline(b.Wording), w.state(b), owner, due, inline(b.Fallback), inline(b.Impact)}
	}
	w.block(table([]string{"Id", "Blocker", "State", "Owner", "Due", "Fallback", "Customer impact"}, rows))
}

// state returns how a blocker stands: "open, late", "carried twice, was late",
// "resolved: how".
func (w *writer) state(b blocker) string {
	state := outcome(b.Outcome)
	if b.Times > 1 && b.Outcome == model.Carried {
		state += " " + times(b.Times)
	}
	if b.Outcome == model.Escalated {
		state += " to " + person(b.To)
	}
	switch {
	case b.Late:
		state += ", late"
	case b.WasLate:
		state += ", was late"
	}
	state += labelled(": ", joined("; ", inline(b.How), inline(b.Why)))
	return joined("; ", state, cameBy(b.Via), w.changes(b.ruling))
}

func (w *writer) feedback(feedback []feedback) {
	if len(feedback) == 0 {
		return
	}
	w.part("Concerns and feedback")
	entries := make([]string, len(feedback))
	for i, f := range feedback {
		word := "feedback"
		if f.Concern {
			word = "concern"
		}
		entries[i] = strings.TrimSpace(f.Ref.String()+" "+word+" on "+f.On.String()+by(f.By)) + ": " +
			inline(f.Wording) + " — " + disposal(f)
	}
	w.block(list(entries...))
}

func by(name string) string {
	if name == "" {
		return ""
	}
	return " by " + person(name)
}

// disposal returns how feedback was disposed of, by whom and why.
func disposal(f feedback) string {
	if f.Outcome == model.Open {
		return "**open**"
	}
	word := outcome(f.Outcome)
	if f.Outcome == model.Duplicate {
		word += " of " + inline(f.DuplicateOf)
	}
	return "**" + word + "**" + by(f.Owner) + inBrackets(cameBy(f.Via)) + labelled(": ", inline(f.Why))
}

func (w *writer) gates(gates []gate) {
	for _, g := range gates {
		w.part("Gate: " + inline(g.Name))
		rows := make([][]string, len(g.Checks))
		for i, c := range g.Checks {
			owner := person(c.Owner)
			if owner == "" && c.Outcome == model.Open {
				owner = "no owner yet"
			}
			rows[i] = []string{c.Ref.String(), inline(c.Wording), "**" + outcome(c.Outcome) + "**", owner, w.verdict(c)}
		}
		w.block(table([]string{"Id", "Check", "Verdict", "Owner", "Evidence or why"}, rows))
	}
}

// verdict returns what a check's verdict rests on.
func (w *writer) verdict(c check) string {
	if c.Outcome == model.Holds {
		return "automatic"
	}
	followUps := make([]string, len(c.FollowUps))
	for i, ref := range c.FollowUps {
		followUps[i] = ref.String()
	}
	computed := ""
	if c.Computed {
		computed = "automatic: not met"
	}
	return joined("; ",
		computed,
		inline(c.Evidence),
		inline(c.Why),
		labelled("agreed by ", person(c.Second)),
		labelled("until ", w.day(c.Until)),
		labelled("follow-up ", strings.Join(followUps, ", ")),
		cameBy(c.Via),
		w.changes(c.ruling),
	)
}

func (w *writer) actions(actions []action) {
	if len(actions) == 0 {
		return
	}
	w.part("Actions")
	rows := make([][]string, len(actions))
	for i, a := range actions {
		due := w.day(a.Due)
		if a.Done {
			due = "done"
		}
		from := a.From.String()
		if a.Condition {
			from = "condition of " + from
		}
		if a.Replaced {
			from += ", replaced since"
		}
		rows[i] = []string{a.Ref.String(), inline(a.Text), person(a.Owner), due, from}
	}
	w.block(table([]string{"Id", "Action", "Owner", "Due", "From"}, rows))
}
