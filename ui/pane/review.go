package pane

import (
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/part"
)

// NewAgenda is the agenda of the meeting on screen.
func NewAgenda() *Pane {
	return &Pane{Scope: keymap.InAgenda, title: "Agenda", rows: agendaRows, ask: askAgenda,
		empty: func(c part.Context) []string {
			return []string{fmt.Sprintf("Nothing is on the agenda. %s captures an item: %s Free returns until 60 days @Ana", key(c, keymap.NewItem, keymap.OnReview), key(c, keymap.NewItem, keymap.OnReview))}
		}}
}

func agendaRows(c part.Context) []Row {
	before := c.Record.Clock(c.Meeting.ID).Item
	var rows []Row
	for _, it := range c.Record.Agenda(c.Meeting.ID) {
		rows = append(rows, Row{
			About: it.Ref(),
			State: itemState(c, it),
			Text:  it.Title,
			Tail:  fmt.Sprintf("%s %dm", shortName(c.Record, it.Owner), it.Timebox),
			Mark:  it.ID == before && c.Meeting.Status == model.Live,
		})
	}
	return rows
}

// itemState is how an item stands in this meeting, in one word.
func itemState(c part.Context, it model.Item) string {
	u, ok := c.Record.InForce(c.Meeting.ID, it.Ref())
	switch {
	case !ok:
		return string(model.Open)
	case u.AboutKind == model.KindDecision:
		return decidedWord(c, it)
	}
	return string(u.Outcome)
}

// decidedWord is the one outcome of an item's decisions, or "decided" where
// they differ.
func decidedWord(c part.Context, it model.Item) string {
	word := ""
	for _, d := range c.Record.DecisionsOn(it.ID) {
		state := string(c.Record.State(d.Ref()))
		if word != "" && word != state {
			return "decided"
		}
		word = state
	}
	return word
}

func askAgenda(c part.Context, about model.Ref, intent keymap.Intent) part.Ask {
	switch intent {
	case keymap.Rule:
		return RuleItem(c, about)
	case keymap.OpenItem:
		return part.Do{Command: model.OpenItem{Item: about.ID}}
	case keymap.MoveUp:
		return part.Do{Command: model.MoveItem{Item: about.ID, By: -1}}
	case keymap.MoveDown:
		return part.Do{Command: model.MoveItem{Item: about.ID, By: 1}}
	case keymap.Skip:
		return part.Do{Command: model.SkipItem{Item: about.ID}}
	case keymap.Withdraw:
		return part.Capture{Text: fmt.Sprintf("withdraw %s ", about)}
	case keymap.Notes:
		return part.Edit{About: about, Field: model.FieldNotes}
	case keymap.Edit:
		return part.Edit{About: about}
	}
	return nil
}

// RuleItem leads from an item to what has to be ruled: its one open decision,
// or the item itself.
func RuleItem(c part.Context, about model.Ref) part.Ask {
	for _, d := range c.Record.DecisionsOn(about.ID) {
		if !c.Record.Ruled(c.Meeting.ID, d.Ref()) {
			return part.Rule{About: d.Ref()}
		}
	}
	return part.Rule{About: about}
}

// NewDecisions is the decisions on the table of the meeting on screen.
func NewDecisions() *Pane {
	return &Pane{Scope: keymap.InDecisions, title: "Decisions", rows: decisionRows, ask: askDecision,
		empty: func(c part.Context) []string {
			k := key(c, keymap.NewDecision, keymap.OnReview)
			return []string{fmt.Sprintf("No decision is put yet. %s captures one: %s Ship free returns @Ana crit:\"refund within 5 days\"", k, k)}
		}}
}

func decisionRows(c part.Context) []Row {
	var rows []Row
	for _, about := range onTable(c, model.KindDecision) {
		d, _ := c.Record.Decisions.Get(about.ID)
		rows = append(rows, Row{
			About: about,
			State: stateHere(c, about),
			Text:  oneLine(d.FinalWording()),
			Tail:  shortName(c.Record, c.Record.Decider(d)),
		})
	}
	return rows
}

func askDecision(c part.Context, about model.Ref, intent keymap.Intent) part.Ask {
	switch intent {
	case keymap.Rule:
		return part.Rule{About: about}
	case keymap.Edit:
		return part.Edit{About: about}
	case keymap.Evidence:
		switch state := c.Record.State(about); state {
		case model.Approved, model.Conditional, model.Rejected: // evidence after the answer would rewrite what it rested on
			return part.Say{Text: fmt.Sprintf("%s is %s; its criteria stay as they were", about, state)}
		}
		return part.Add{Kind: model.KindEvidence, On: about}
	}
	return nil
}

// NewBlockers is the blockers on the table of the meeting on screen.
func NewBlockers() *Pane {
	return &Pane{Scope: keymap.InBlockers, title: "Blockers", rows: blockerRows, ask: askBlocker,
		empty: func(c part.Context) []string {
			k := key(c, keymap.NewBlocker, keymap.OnReview)
			return []string{fmt.Sprintf("Nothing is in the way. %s captures a blocker: %s Vendor contract @Ben due:fri", k, k)}
		}}
}

func blockerRows(c part.Context) []Row {
	var rows []Row
	for _, about := range onTable(c, model.KindBlocker) {
		b, _ := c.Record.Blockers.Get(about.ID)
		state, due := stateHere(c, about), ""
		if b.Due != "" {
			due = " " + b.Due.DayMonth(c.Today())
		}
		if state == string(model.Open) && c.Record.Late(b, c.Today()) {
			state = "late"
		}
		rows = append(rows, Row{About: about, State: state, Text: b.Text, Tail: shortName(c.Record, b.Owner) + due})
	}
	return rows
}

func askBlocker(_ part.Context, about model.Ref, intent keymap.Intent) part.Ask {
	switch intent {
	case keymap.Rule:
		return part.Rule{About: about}
	case keymap.Edit:
		return part.Edit{About: about}
	}
	return nil
}

// NewGate is the gate checklist, and under it the remarks that need an answer.
func NewGate() *Pane {
	return &Pane{Scope: keymap.InGate, title: "Gate", rows: gateRows, ask: askBlocker,
		empty: func(c part.Context) []string {
			k := key(c, keymap.NewCheck, keymap.OnReview)
			return []string{fmt.Sprintf("No check is on the gate. %s captures one: %s Refund mails tested @Mara", k, k)}
		}}
}

func gateRows(c part.Context) []Row {
	var rows []Row
	for _, check := range c.Record.ChecksOf(c.Meeting.ID) {
		tail := shortName(c.Record, check.Owner)
		if check.Computed != "" {
			tail = "record"
		}
		rows = append(rows, Row{About: check.Ref(), State: stateHere(c, check.Ref()), Text: check.Text, Tail: tail})
	}
	remarks := onTable(c, model.KindFeedback)
	if len(remarks) > 0 {
		rows = append(rows, Row{Head: true, Text: "Remarks and concerns"})
	}
	for _, about := range remarks {
		f, _ := c.Record.Feedbacks.Get(about.ID)
		text := fmt.Sprintf("on %s: %s", f.About(), f.Text)
		if f.Concern {
			text = fmt.Sprintf("! on %s: %s", f.About(), f.Text)
		}
		rows = append(rows, Row{About: about, State: stateHere(c, about), Text: text, Tail: shortName(c.Record, f.By)})
	}
	return rows
}

// onTable is the things of a kind that the meeting has to dispose of.
func onTable(c part.Context, kind model.Kind) []model.Ref {
	var list []model.Ref
	for _, e := range c.Record.TableOf(c.Meeting.ID) {
		if e.Kind == kind {
			list = append(list, e.Ref())
		}
	}
	return list
}

// stateHere is how a thing stands in the meeting on screen, in one word. What
// was ruled earlier and came back is open again.
func stateHere(c part.Context, about model.Ref) string {
	if u, ok := c.Record.InForce(c.Meeting.ID, about); ok {
		if u.AboutKind == model.KindItem && about.Kind == model.KindDecision {
			return string(model.Withdrawn)
		}
		if u.Outcome == model.Conditional {
			return string(c.Record.State(about))
		}
		return string(u.Outcome)
	}
	return string(model.Open)
}

// shortName is a first name, with as much of the last as tells people apart.
func shortName(r *model.Record, id model.ID) string {
	p, ok := r.People.Get(id)
	if !ok {
		return "no owner"
	}
	first, rest, _ := strings.Cut(p.Name, " ")
	for other := range r.People.All() {
		if name, _, _ := strings.Cut(other.Name, " "); other.ID != id && name == first && rest != "" {
			return first + " " + string([]rune(rest)[:1]) + "."
		}
	}
	return first
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
