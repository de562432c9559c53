package document

import (
	"fmt"

	"gavel/model"
)

// This file tells what became of the actions that earlier meetings gave, and which
// approvals wait for some.

// pending is an approval that waits for its conditions.
type pending struct {
	Ref        model.Ref
	Wording    string
	Owner      string
	Conditions []action
	Extended   string // when and why its conditions got later days; "" where they did not
}

// actionChanges holds what became of earlier actions since the last close.
type actionChanges struct {
	Changed []changedAction
	Late    []action
	More    int // other actions that are open, none of which is late
}

// changedAction is an action with each of its changes in words.
type changedAction struct {
	action
	Says []string
}

// tellsOfActions reports whether the minutes of a meeting tell of earlier actions: those
// of an older gavel did not, and stay as they are.
func (g gatherer) tellsOfActions() bool {
	return g.m.StartedAt != 0 && g.m.Status != model.Cancelled && (g.m.Status != model.Closed || g.m.RulesVersion >= 3)
}

func (g gatherer) pending() []pending {
	if !g.tellsOfActions() {
		return nil
	}
	var list []pending
	for d := range g.r.Decisions.All() {
		p, ok := g.r.PendingApproval(d.ID)
		if !ok || g.counts(p.Ruling) || p.Ruling.Line > g.until {
			continue
		}
		waits := pending{Ref: d.Ref(), Wording: d.FinalWording(), Owner: g.name(g.r.Decider(d)), Conditions: g.conditions(p.Ruling)}
		if u := p.Last; u.Outcome == model.Extended && u.Line <= g.until {
			waits.Extended = "extended on " + model.DateOf(g.time(u.At)).Near(g.m.Date) + inBrackets(cameBy(u.Via)) + labelled(": ", inline(u.Why))
		}
		list = append(list, waits)
	}
	return list
}

func (g gatherer) actionChanges() actionChanges {
	var said actionChanges
	if !g.tellsOfActions() {
		return said
	}
	last := g.lastClose()
	for a := range g.r.Actions.All() {
		if g.given(a) || a.RaisedLine > g.until {
			continue
		}
		now, state := g.r.ActionAt(a, g.until)
		changes := g.stepsSince(a.Ref(), last)
		switch {
		case len(changes) > 0:
			said.Changed = append(said.Changed, changedAction{g.action(a), g.describeChanges(changes)})
		case state != model.Open || g.r.IsCondition(a):
		case now.Due < g.day:
			said.Late = append(said.Late, g.action(a))
		case a.RaisedLine <= last || a.Meeting != 0: // the part on what came since tells of the others
			said.More++
		}
	}
	return said
}

// stepsSince returns the steps of a thing between two closes.
func (g gatherer) stepsSince(about model.Ref, last int64) []model.Step {
	var list []model.Step
	for _, s := range g.r.StepsOf(about) {
		if s.Line > last && s.Line <= g.until {
			list = append(list, s)
		}
	}
	return list
}

func (g gatherer) describeChanges(steps []model.Step) []string {
	var says []string
	for _, s := range steps {
		text := "given to " + person(g.name(s.Person(s.To)))
		if from := person(g.name(s.Person(s.From))); from != "" {
			text = "from " + from + " to " + person(g.name(s.Person(s.To)))
		}
		switch s.What {
		case model.StepState:
			text = map[string]string{string(model.Open): "reopened"}[s.To]
			if text == "" {
				text = s.To
			}
		case model.FieldDue:
			text = "new date " + model.Date(s.To).Near(g.m.Date) + inBrackets(labelled("was ", model.Date(s.From).Near(g.m.Date)))
		}
		text += " on " + model.DateOf(s.At.In(g.zone)).Near(g.m.Date) + labelled(": ", inline(s.Why))
		if s.Via != "" {
			text += " (agreed by " + person(g.name(s.By)) + ", " + cameBy(s.Via) + ")"
		}
		says = append(says, text)
	}
	return says
}

// pending tells which approvals wait for what.
func (w *writer) pending(list []pending) {
	if len(list) == 0 {
		return
	}
	w.part("Approved on conditions, still open")
	entries := make([]string, len(list))
	for i, p := range list {
		conditions := make([]string, len(p.Conditions))
		for j, a := range p.Conditions {
			when := "due " + w.day(a.Due) + inBrackets(person(a.Owner))
			if a.Done {
				when = "done"
			}
			conditions[j] = a.Ref.String() + " " + when
		}
		entries[i] = p.Ref.String() + " " + inline(p.Wording) + inBrackets(person(p.Owner)) + ": " + joined("; ", joined(", ", conditions...), p.Extended)
	}
	w.block(bullets(entries))
}

// writeActionChanges tells what was done, dropped, moved or handed over since the last
// close, and what is late.
func (w *writer) writeActionChanges(said actionChanges) {
	if len(said.Changed)+len(said.Late)+said.More == 0 {
		return
	}
	w.part("Actions from before")
	var entries []string
	for _, a := range said.Changed {
		entries = append(entries, a.Ref.String()+" "+inline(a.Text)+inBrackets(person(a.Owner))+": "+joined("; ", a.Says...))
	}
	for _, a := range said.Late {
		entries = append(entries, a.Ref.String()+" "+inline(a.Text)+inBrackets(person(a.Owner))+": late, due "+w.day(a.Due))
	}
	switch listed := len(entries) > 0; {
	case said.More > 0 && listed:
		entries = append(entries, fmt.Sprintf("%d more open, none late", said.More))
	case said.More > 0:
		entries = append(entries, fmt.Sprintf("%d open, none late", said.More))
	}
	w.block(bullets(entries))
}

// bullets returns entries as a list.
func bullets(entries []string) string { return list(entries...) }
