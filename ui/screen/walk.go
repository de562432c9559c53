package screen

import (
	"fmt"
	"slices"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/draw"
)

// This file shows the walk in the place of the panes of prepare: one card, and the keys
// that deal with it.

// walkKeys are the actions on a card, in the order of help.
func (s *Prepare) walkKeys() component.Actions {
	w := &s.walking
	act := func(name keymap.Intent, keys []string, label, help string, do func(c component.Context, card model.Card) component.Effect) component.Action {
		return component.Action{Name: name, Keys: keys, Label: label, Help: help, Screen: true,
			Not: func(component.Context, component.Intent) string {
				if _, ok := w.Card(); !ok {
					return "there is no card; esc goes back"
				}
				return ""
			},
			Do: func(c component.Context, _ component.Intent) component.Effect {
				card, _ := w.Card()
				return do(c, card)
			}}
	}
	begins := func(line func(model.Card) string) func(component.Context, model.Card) component.Effect {
		return func(_ component.Context, card model.Card) component.Effect {
			w.Begin()
			return component.Capture{Text: line(card)}
		}
	}
	mark := func(state model.WalkState) func(component.Context, model.Card) component.Effect {
		return func(c component.Context, _ model.Card) component.Effect {
			if err := w.Mark(c, state); err != nil {
				return component.Say{Text: err.Error()}
			}
			return nil
		}
	}
	turn := func(by int) func(component.Context, component.Intent) component.Effect {
		return func(c component.Context, _ component.Intent) component.Effect { w.Turn(c, by); return nil }
	}
	return component.Actions{
		act(keymap.Offered, []string{"enter"}, "do", "do what is offered first: the line is begun, and waits for the rest", s.offered),
		act(keymap.Assign, []string{"@"}, "assign", "give the thing an owner", begins(func(card model.Card) string { return model.AssignLine(card.About) })),
		act(keymap.Edit, []string{"e"}, "edit", "change the fields of the thing", func(_ component.Context, card model.Card) component.Effect {
			w.Begin()
			return component.Edit{About: card.About}
		}),
		act(keymap.Capture, []string{":", "/"}, "capture", "write one line that adds or rules anything; a verb means this thing", begins(func(model.Card) string { return "" })),
		act(keymap.PutOnAgenda, []string{"a"}, "on agenda", "put the thing on the agenda", func(_ component.Context, card model.Card) component.Effect {
			w.Begin()
			return component.Do{Command: model.PutOnAgenda{About: card.About}}
		}),
		act(keymap.Message, []string{"y"}, "message", "copy the message that asks its owner for the answer", func(c component.Context, _ model.Card) component.Effect {
			text, to, err := w.Message(c)
			if err != nil {
				return component.Say{Text: err.Error()}
			}
			return component.Copy{Text: text, What: "the message to " + to}
		}),
		act(keymap.LeaveForMeeting, []string{"l"}, "leave", "leave it for the meeting", mark(model.WalkLeft)),
		act(keymap.NotThisWeek, []string{"."}, "not this week", "see it no more until the meeting is closed", mark(model.WalkHidden)),
		{Name: keymap.NextCard, Keys: []string{"right", "tab"}, Label: "next", Help: "the next card", Screen: true, Do: turn(1)},
		{Name: keymap.PrevCard, Keys: []string{"left", "shift+tab"}, Label: "previous", Help: "the card before", Screen: true, Do: turn(-1)},
		{Name: keymap.Back, Keys: []string{"esc"}, Label: "back", Help: "leave the walk; what was done in it is kept", Screen: true,
			Do: func(component.Context, component.Intent) component.Effect { w.Close(); return nil }},
	}
}

// offered begins the line that is offered first; where none is, the form of the thing.
func (s *Prepare) offered(c component.Context, card model.Card) component.Effect {
	s.walking.Begin()
	if act, ok := card.Act(); ok {
		return dialog.Offer(c, card.DigestLine, act)
	}
	return component.Edit{About: card.About}
}

// askWalk begins the walk.
func (s *Prepare) askWalk(c component.Context, _ component.Intent) component.Effect {
	if err := s.walking.Open(c); err != nil {
		return component.Say{Text: err.Error()}
	}
	return nil
}

// askRehearsal shows what would be open before close if the meeting began now.
func (s *Prepare) askRehearsal(c component.Context, _ component.Intent) component.Effect {
	h, err := c.Record.Rehearse(c.Meeting.ID, c.Now)
	if err != nil {
		return component.Say{Text: err.Error()}
	}
	s.rehearsal.Update(c)
	s.toPane(s.rehearsal)
	s.rehearsal.Move(keymap.First)
	return component.Say{Text: h.Says()}
}

// updateWalk takes in what has changed; another card is read from its top.
func (s *Prepare) updateWalk(c component.Context) {
	was := s.walking.on
	s.walking.Update(c)
	if s.walking.on != was {
		s.cardFrom = 0
	}
}

// handleWalk answers what is asked of the card that is shown.
func (s *Prepare) handleWalk(c component.Context, intent component.Intent) component.Effect {
	const page = 10
	by, scrolls := map[keymap.Intent]int{keymap.Up: -1, keymap.Down: 1, keymap.PageUp: -page, keymap.PageDown: page, keymap.First: -1 << 20, keymap.Last: 1 << 20}[intent.Name]
	if scrolls {
		s.cardFrom = max(0, s.cardFrom+by)
		return nil
	}
	was := s.walking.on
	effect := answer(c, s, intent)
	if s.walking.on != was {
		s.cardFrom = 0
	}
	return effect
}

// walkWidth is the width of a card at most: more makes lines that are hard to read.
const walkWidth = 120

// drawCard draws the card in a place, its whole width where that is narrow.
func (s *Prepare) drawCard(c component.Context, w, h int) component.Drawing {
	w = min(w, walkWidth)
	inner, room := draw.Padded(w, h)
	within, _ := draw.Inner(w, h)
	from := draw.Origin(w, h) + (within-inner)/2
	rows := s.cardRows(c, inner)
	room = max(room, 1)
	above := max(0, min(s.cardFrom, len(rows)-room))
	s.cardFrom = above
	rows = slices.Concat(rows[:1], rows[1+above:]) // what the card is about stays in sight
	frame := draw.Frame{Title: "Walk", Note: s.walking.Head(), Focused: true, Padded: true, Hint: component.Beyond(above, max(0, len(rows)-room))}
	if _, ok := s.walking.Card(); ok {
		frame.Title = s.walking.Head()
		for _, frame.Note = range []string{s.walking.Says(), s.walking.Short(), ""} {
			if draw.Width(frame.Title)+draw.Width(frame.Note)+8 <= w {
				break
			}
		}
	}
	return component.Drawing{
		Rows: s.card.Draw(frame, rows, w, h, c.Theme), Cursor: true, CursorX: from, CursorY: draw.Origin(w, h), Long: len(rows)+above > room,
		Zones: []component.Zone{{At: draw.Rect{W: w, H: h}, Click: func(int, int) component.Effect { return nil }, Wheel: func(notches int) { s.cardFrom = max(0, s.cardFrom+notches*component.WheelRows) }}},
	}
}

// cardRows returns the text of the card: the thing, why it needs attention, what is
// offered, its fields, what waits on it, and what happened to it last.
func (s *Prepare) cardRows(c component.Context, w int) []string {
	t := c.Theme
	card, ok := s.walking.Card()
	switch {
	case !s.walking.IsRead():
		return []string{t.Muted.Paint("reading what was done before")}
	case !ok:
		var rows []string
		for _, line := range draw.Wrap(s.walking.Says()+".", w) {
			rows = append(rows, t.Strong.Paint(line))
		}
		rows = append(rows, "")
		for _, line := range draw.Wrap(fmt.Sprintf("%s goes back to the last card, %s to prepare: there %s proposes the agenda, and %s rehearses the close.",
			c.Keys.Key(keymap.PrevCard, keymap.InWalk), c.Keys.Key(keymap.Back, keymap.InWalk),
			c.Keys.Key(keymap.Propose, keymap.OnPrepare), c.Keys.Key(keymap.Rehearse, keymap.OnPrepare)), w) {
			rows = append(rows, t.Muted.Paint(line))
		}
		return rows
	}
	var rows []string
	for _, line := range draw.Wrap(card.About.String()+" "+wordingOf(c, card.About), w) {
		rows = append(rows, t.Strong.Paint(line))
	}
	rows = append(rows, s.cardFacts(c, card, w)...)
	if act, ok := card.Act(); ok {
		for i, line := range draw.Wrap(fmt.Sprintf("%s: %s  %s", c.Keys.Key(keymap.Offered, keymap.InWalk), act.Label, act.Line), w) {
			if style := t.Good; i == 0 {
				line = style.Paint(line)
			}
			rows = append(rows, line)
		}
	}
	if others := card.SayOthers(); others != "" {
		for _, line := range draw.Wrap("also: "+others, w) {
			rows = append(rows, t.Muted.Paint(line))
		}
	}
	if facts := dialog.Facts(c, card.About, w); len(facts) > 0 {
		rows = append(append(rows, ""), facts...)
	}
	for _, about := range card.WhatWaits() {
		rows = append(rows, draw.Wrap(fmt.Sprintf("waits on it: %s %s", about, c.Record.TextOf(about)), w)...)
	}
	if events := LastEvents(c, card.About); len(events) > 0 {
		rows = append(rows, "")
		for _, line := range events {
			for _, row := range draw.Wrap(line, w) {
				rows = append(rows, t.Muted.Paint(row))
			}
		}
	}
	return rows
}

// cardFacts draws how the thing stands, and why it needs attention.
func (s *Prepare) cardFacts(c component.Context, card model.Card, w int) []string {
	shape, word, style := c.Theme.Status(c.Record.SayState(card.DigestLine.About, c.Today()))
	if card.Late {
		shape, word, style = c.Theme.Status("late")
	}
	text := shape + " " + word
	for _, fact := range c.Record.DigestFacts(card.DigestLine) {
		text += " " + c.Theme.Glyphs.Separator + " " + fact
	}
	var rows []string
	for _, line := range draw.Wrap(text, w) {
		rows = append(rows, style.Paint(line))
	}
	return rows
}
