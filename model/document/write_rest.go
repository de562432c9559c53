package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

func (w *writer) blockers(blockers []blocker) {
	entries := make([]string, len(blockers))
	for i, b := range blockers {
		owner := "no owner yet"
		if b.Owner != "" {
			owner = person(b.Owner)
		}
		entries[i] = "**" + inline(b.Wording) + "** (" + owner + ", " + b.Ref.String() + "): " + w.state(b)
		if b.Outcome == model.Resolved {
			continue
		}
		entries[i] += labelled(". Customers: ", sentence(b.Impact)) + labelled(". Fallback: ", sentence(b.Fallback))
	}
	w.entries("Blockers", entries)
}

// state returns how a blocker stands: "open, late", "carried twice, to Fri 27 Nov (was Fri
// 20 Nov), was late", "resolved: how".
func (w *writer) state(b blocker) string {
	state := outcome(b.Outcome)
	if b.Times > 1 && b.Outcome == model.Carried {
		state += " " + times(b.Times)
	}
	switch due := w.day(b.Due); {
	case b.Outcome == model.Escalated:
		state += " to " + person(b.To) + labelled(", answer by ", b.DueSays)
	case b.Outcome == model.Carried && b.DueWas != "":
		state += " to " + due + " (was " + w.day(b.DueWas) + ")"
	case b.Outcome == model.Carried:
		state += " to " + due
	case b.Outcome == model.Open:
		state += labelled(", due ", due)
	}
	switch {
	case b.Late:
		state += ", late"
	case b.WasLate:
		state += ", was late"
	}
	state += labelled(". ", joined("; ", sentence(b.How), sentence(b.Why)))
	return joined("; ", state, cameBy(b.Via), w.changes(b.ruling))
}

func (w *writer) feedback(feedback []feedback) {
	if len(feedback) == 0 {
		return
	}
	w.heading("Feedback and concerns")
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

// gates tells the checks of each gate: what did not pass first, and what the record answers
// by itself only in number.
func (w *writer) gates(gates []gate) {
	for _, g := range gates {
		w.heading("Gate: " + inline(g.Name))
		checks := slices.Clone(g.Checks)
		slices.SortStableFunc(checks, func(a, b check) int { return cmp.Compare(badness(a), badness(b)) })
		var entries, holds []string
		for _, c := range checks {
			if c.Outcome == model.Holds {
				holds = append(holds, c.Ref.String())
				continue
			}
			owner := person(c.Owner)
			if owner == "" && c.Outcome == model.Open {
				owner = "no owner yet"
			}
			entries = append(entries, "**"+model.Capitalized(outcome(c.Outcome))+":** "+inline(c.Wording)+inBrackets(joined(", ", owner, c.Ref.String()))+labelled(": ", w.verdict(c)))
		}
		if len(holds) > 0 {
			other := ""
			if len(entries) > 0 {
				other = "other "
			}
			entries = append(entries, fmt.Sprintf("%d %s met automatically (%s)", len(holds), other+plural(len(holds), "check"), strings.Join(holds, ", ")))
		}
		w.block(list(entries...))
	}
}

// badness orders checks: failed and open, waived, the others.
func badness(c check) int {
	switch c.Outcome {
	case model.Failed, model.Open:
		return 0
	case model.Waived:
		return 1
	}
	return 2
}

// verdict returns what a check's verdict rests on.
func (w *writer) verdict(c check) string {
	followUps := make([]string, len(c.FollowUps))
	for i, ref := range c.FollowUps {
		followUps[i] = ref.String()
	}
	computed := ""
	if c.Computed {
		computed = "automatic: not met" + inBrackets(inline(c.NotMet))
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
