package pane

import (
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
)

// NewRehearsal makes the pane of what would be open before close if the meeting began now, under the names
// of what fixes it before. What is only to be ruled in the room is counted.
func NewRehearsal() *Pane {
	var kept keptRehearsal
	return &Pane{Scope: keymap.InRehearsal, title: "If it began now", Actions: rehearsalActions(&kept), attention: kept.attention,
		note: func([]Row) string { return "" },
		rows: func(c component.Context) []Row { return rehearsalRows(c, kept.of(c)) },
		empty: func(c component.Context) []string {
			return []string{kept.of(c).Says()}
		}}
}

// keptRehearsal keeps the rehearsal of a record for the minute that it is of.
type keptRehearsal struct {
	record    *model.Record
	meeting   model.ID
	minute    model.Instant
	rehearsal model.Rehearsal
}

func (k *keptRehearsal) of(c component.Context) model.Rehearsal {
	const minute = model.Instant(60_000)
	if k.record != c.Record || k.meeting != c.Meeting.ID || k.minute != c.Now/minute {
		h, err := c.Record.Rehearse(c.Meeting.ID, c.Now)
		if err != nil { // it was possible when it was opened
			h = model.Rehearsal{Meeting: c.Meeting}
		}
		*k = keptRehearsal{c.Record, c.Meeting.ID, c.Now / minute, h}
	}
	return k.rehearsal
}

func (k *keptRehearsal) at(c component.Context, about model.Ref) (model.RehearsedGap, bool) {
	for _, g := range k.of(c).Gaps {
		if g.About == about {
			return g, true
		}
	}
	return model.RehearsedGap{}, false
}

// attention says why a gap would be there, and what fixes it.
func (k *keptRehearsal) attention(c component.Context, about model.Ref) (facts, offered string) {
	g, ok := k.at(c, about)
	if !ok {
		return "", ""
	}
	offered = fmt.Sprintf("%s: %s", key(c, keymap.Open, keymap.InRehearsal), jumpSays(g))
	if g.Expect != 0 && g.Act.Line != "" {
		offered += fmt.Sprintf("; %s: %s", key(c, keymap.Offered, keymap.InRehearsal), g.Act.Label)
	}
	return strings.Join(g.Causes, " "+c.Theme.Glyphs.Separator+" "), offered
}

// jumpSays names where enter leads from a gap.
func jumpSays(g model.RehearsedGap) string {
	switch {
	case g.Mends == model.CheckFails && len(g.From) > 0:
		return "open " + g.From[0].String()
	case g.Expect != 0:
		return "say who is expected"
	case g.Act.Line != "":
		return g.Act.Label
	}
	return "open it"
}

func rehearsalActions(kept *keptRehearsal) component.Actions {
	return component.Actions{
		{Name: keymap.Open, Keys: []string{"enter"}, Label: "fix", Help: "go to where it is fixed before the meeting", Screen: true, On: keymap.OnThing,
			Do: func(c component.Context, i component.Intent) component.Effect {
				g, _ := kept.at(c, i.About)
				switch {
				case g.Mends == model.CheckFails && len(g.From) > 0:
					return component.Edit{About: g.From[0]}
				case g.Expect != 0:
					return component.Perform{Intent: component.Named(keymap.RollCall)}
				case g.Act.Line != "":
					return component.Capture{Text: g.Act.Line}
				}
				return component.Edit{About: i.About}
			}},
		{Name: keymap.Offered, Keys: []string{"+"}, Label: "do", Help: "begin the line that fixes it", Screen: true, On: keymap.OnThing,
			Do: func(c component.Context, i component.Intent) component.Effect {
				if g, _ := kept.at(c, i.About); g.Act.Line != "" {
					return component.Capture{Text: g.Act.Line}
				}
				return component.Say{Text: fmt.Sprintf("no line is offered for %s; enter opens it", i.About)}
			}},
	}
}

// rehearsalRows are the gaps under what fixes them; of what is to be ruled the number.
func rehearsalRows(c component.Context, h model.Rehearsal) []Row {
	var rows []Row
	group := model.Mends(0)
	for _, g := range h.Gaps {
		if g.Mends == model.ToBeRuled {
			break
		}
		if g.Mends != group {
			group = g.Mends
			rows = append(rows, Row{Head: true, Text: fmt.Sprintf("%s, %d", group, len(h.In(group)))})
		}
		row := Row{About: g.About, State: string(model.Open), Text: oneLine(c.Record.TextOf(g.About)) + ": " + strings.Join(g.Causes, ", "), Who: shortName(c.Record, c.Record.OwnerOf(g.About))}
		if group == model.NobodyDecides {
			row.State = noOwner
		}
		rows = append(rows, row)
	}
	if n := len(h.In(model.ToBeRuled)); n > 0 && len(rows) > 0 {
		rows = append(rows, Row{Head: true, Text: fmt.Sprintf("%s, %d", model.ToBeRuled, n)})
	}
	return rows
}
