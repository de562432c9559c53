package document

import (
	"slices"
	"strings"

	"gavel/model"
)

// registersTitle is the heading of what a meeting raised or changed in the registers.
const registersTitle = "Raised or changed in the registers"

// registerChange is a thing of a register that was raised or changed in the meeting.
type registerChange struct {
	namedThing
	Owner  string
	Raised bool
	Says   []string      // what was changed of it, as far as steps tell
	State  model.Outcome // to which a step took it last; "" for none
}

// registerChanges returns what was raised or changed in the registers in the meeting, by kind.
// The changes of scope that have a part of their own are left out, and so is everything in the
// minutes of a meeting whose text an older gavel did not keep: those stay as they are.
func (g gatherer) registerChanges(told []scopeChange) []registerChange {
	_, kept := g.r.MinutesOf(g.m.ID)
	if g.m.StartedAt == 0 || g.m.Status == model.Closed && !g.isCurrent && !kept {
		return nil
	}
	var list []registerChange
	for _, kind := range model.Kinds() {
		if !kind.Info().Register {
			continue
		}
		for _, about := range g.r.AllOf(kind) {
			isTold := slices.ContainsFunc(told, func(s scopeChange) bool { return s.Ref == about })
			if is, ok := g.registerChange(about); ok && !isTold {
				list = append(list, is)
			}
		}
	}
	return list
}

// registerChange returns what the meeting made of a thing of a register; ok is false where it did
// not touch it.
func (g gatherer) registerChange(about model.Ref) (is registerChange, ok bool) {
	e, ok := g.r.Entry(about)
	if !ok {
		return is, false
	}
	is = registerChange{namedThing: namedThing{about, titleOf(g.r.TextOf(about))}, Raised: e.Meeting == g.m.ID}
	var last model.Step // from one state to another: the lead tells of it
	var steps []model.Step
	for _, s := range g.r.StepsOf(about) {
		switch {
		case !g.inside(s.Meeting, s.Line):
		case s.What == model.StepState:
			last = s
		default:
			steps = append(steps, s)
		}
	}
	amended := e.ChangedAt > g.m.StartedAt && (g.m.ClosedAt == 0 || e.ChangedAt <= g.m.ClosedAt)
	if !is.Raised && last.ID == 0 && len(steps) == 0 && !amended {
		return is, false
	}
	is.Owner, is.State = g.name(g.r.OwnerOf(about)), model.Outcome(last.To)
	is.Says = append([]string{joined(", ", inline(last.Why), cameBy(last.Via))}, g.describeChanges(steps)...)
	return is, true
}

// lead returns what became of the thing, as a line begins with it: "Risk raised", "Risk mitigated".
func (is registerChange) lead() string {
	does := "changed"
	switch {
	case is.Raised && is.State != "":
		does = "raised, " + stateOf(is.Ref, is.State)
	case is.Raised:
		does = "raised"
	case is.State == model.Open || is.State == model.Noted:
		does = "reopened"
	case is.State != "":
		does = stateOf(is.Ref, is.State)
	}
	_, noun, _ := strings.Cut(is.Ref.Kind.Info().Article, " ")
	return model.Capitalized(noun) + " " + does
}

// registerChanges writes what was raised or changed in the registers.
func (w *writer) registerChanges(list []registerChange) {
	entries := make([]string, len(list))
	for i, is := range list {
		entries[i] = "**" + is.lead() + ":** " + inline(is.Words) + inBrackets(joined(", ", person(is.Owner), is.Ref.String())) + labelled(": ", joined("; ", is.Says...))
	}
	w.entries(registersTitle, entries)
}
