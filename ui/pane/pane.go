// Package pane is the panes of the screens: agenda, decisions, blockers, gate,
// meetings. Each takes a read-only view of the record, keeps its cursor, and
// answers an intent with what it asks for. Panes draw and ask; they decide
// nothing.
//
// It may import gavel/model, gavel/keymap, gavel/ui/component, gavel/ui/theme and
// gavel/ui/draw.
package pane

import (
	"fmt"
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// Pane is one pane: what it lists, and what can be asked of its rows.
type Pane struct {
	Scope   keymap.Scope // its own keys
	title   string
	empty   func(c component.Context) []string // what to do next, while nothing is in it
	rows    func(c component.Context) []Row
	whole   func(c component.Context) []Row // the rows where nothing is folded; nil: the same
	Actions component.Actions               // what is asked of its rows
	Brief   bool                            // what answers its rows is in sight, and says how
	Bare    bool                            // its title is in sight already
	Number  int                             // stands before its title; 0 for none
	Aside   string                          // said in its border beside how the list stands
	Shared  Columns                         // the least columns, where panes stand in one column

	settled string                  // what a thing is that needs no answer any more; "" where none does
	note    func(rows []Row) string // says how the list stands; nil: how many are settled

	begins func(c component.Context, about model.Ref) bool // whether the cursor may begin on a row; nil for any

	week      func(c component.Context) string                                   // of a digest
	attention func(c component.Context, about model.Ref) (facts, offered string) // of a digest

	list list
	box  draw.KeptBox
	page int
}

// Update hands the pane what it shows. The cursor begins on the first row, or on the first
// that the pane would begin with.
func (p *Pane) Update(c component.Context) {
	begins := p.list.selected().IsZero()
	p.list.set(p.rows(c))
	if begins && p.begins != nil {
		p.begin(c)
	}
}

func (p *Pane) begin(c component.Context) {
	i := slices.IndexFunc(p.list.rows, func(r Row) bool { return !r.Head && p.begins(c, r.About) })
	if i >= 0 {
		p.list.cursor = i
	}
}

// Rows are the rows of the pane, for where there is no screen; of an empty one
// what to do next.
func (p *Pane) Rows(c component.Context) (rows []Row, empty []string) {
	list := p.rows
	if p.whole != nil {
		list = p.whole
	}
	if rows = list(c); len(rows) == 0 {
		return nil, p.empty(c)
	}
	return rows, nil
}

// Copied returns what is copied of the pane: the thing under the cursor, or all that it
// lists, a line each; nothing of what is private. ok is false where it is empty.
func (p *Pane) Copied(c component.Context, all bool) (copied component.Copy, ok bool) {
	about := p.Selected()
	switch {
	case about.IsZero():
		return component.Copy{}, false
	case !all:
		return component.Copy{Text: fmt.Sprintf("%s %s", about, c.Record.TextOf(about)), What: about.String()}, true
	}
	var text strings.Builder
	for _, row := range p.list.rows {
		text.WriteString(row.plain() + "\n")
	}
	return component.Copy{Text: text.String(), What: "the list " + strings.ToLower(p.title)}, true
}

// Title is the name of the pane.
func (p *Pane) Title() string { return p.title }

// heading returns the text in the border.
func (p *Pane) heading() string {
	switch {
	case p.Bare:
		return ""
	case p.Number > 0:
		return fmt.Sprintf("%d %s", p.Number, p.title)
	}
	return p.title
}

// ShareColumns gives panes that stand over one another the same columns.
func ShareColumns(panes []*Pane, t *theme.Theme) {
	var all Columns
	for _, p := range panes {
		all = all.widen(needed(p.list.rows, p.Brief, t))
	}
	for _, p := range panes {
		p.Shared = all
	}
}

// Selected is the thing under the cursor; zero where the pane is empty.
func (p *Pane) Selected() model.Ref { return p.list.selected() }

// Choose puts the cursor on a thing; false where the pane does not list it.
func (p *Pane) Choose(about model.Ref) bool { return p.list.choose(about) }

// Lists reports whether a thing is one of the pane's rows.
func (p *Pane) Lists(about model.Ref) bool { return !about.IsZero() && p.list.place(about) >= 0 }

// Len returns how many rows the pane has.
func (p *Pane) Len() int { return len(p.list.rows) }

// NextOpen puts the cursor on the next row that is still open, if there is one.
func (p *Pane) NextOpen() {
	for step := 1; step <= len(p.list.rows); step++ {
		i := (p.list.cursor + step) % len(p.list.rows)
		if row := p.list.rows[i]; !row.Head && row.tier() >= theme.Pending {
			p.list.cursor = i
			return
		}
	}
}

// Counts returns how many of its rows are open, and how many others are late.
func (p *Pane) Counts() (open, late int) {
	if p.attention != nil { // everything that it lists asks for something
		return attentionCounts(p.list.rows)
	}
	return counts(p.list.rows)
}

// Failed returns how many of its rows were answered with no.
func (p *Pane) Failed() int {
	n := 0
	for _, row := range p.list.rows {
		if !row.Head && row.State == string(model.Failed) {
			n++
		}
	}
	return n
}

// Note says how the list stands.
func (p *Pane) Note() string {
	if p.note != nil {
		return p.note(p.list.rows)
	}
	return p.list.count(p.settled)
}

// Move moves the cursor; false for an intent that does not.
func (p *Pane) Move(intent keymap.Intent) bool { return p.list.move(intent, max(p.page-1, 1)) }

// Handle answers an intent; handled is false for one that is not the pane's.
func (p *Pane) Handle(c component.Context, intent component.Intent) (ask component.Effect, handled bool) {
	if p.Move(intent.Name) {
		return nil, true
	}
	action, ok := p.Actions.Find(intent.Name)
	if !ok {
		return nil, false
	}
	return action.Run(c, intent), true
}

// Draw draws the pane in its frame. The cursor of the picture is on the
// selected row.
func (p *Pane) Draw(c component.Context, w, h int, focused bool) component.Drawing {
	innerW, innerH := draw.Inner(w, h)
	origin := draw.Origin(w, h)
	p.page = innerH
	zones := []component.Zone{p.zone(w, h)}
	frame := draw.Frame{Title: p.heading(), Note: p.Note(), Focused: focused}
	if p.Aside != "" {
		frame.Note = strings.TrimPrefix(frame.Note+" "+c.Theme.Glyphs.Separator+" "+p.Aside, " "+c.Theme.Glyphs.Separator+" ")
	}
	if len(p.list.rows) == 0 {
		var lines []string
		for _, line := range p.empty(c) {
			for _, row := range draw.Wrap(line, max(innerW-2, 1)) {
				lines = append(lines, " "+c.Theme.Muted.Paint(row))
			}
		}
		return component.Drawing{Rows: p.box.Draw(frame, lines, w, h, c.Theme), Cursor: focused, CursorX: origin, CursorY: origin, Zones: zones}
	}
	lines := p.list.lines(drawnAs{innerW, innerH, p.list.cursor, focused, p.Brief, p.Shared, c.Theme})
	frame.Hint = p.list.beyond()
	return component.Drawing{
		Rows:    p.box.Draw(frame, lines, w, h, c.Theme),
		Cursor:  focused,
		CursorX: origin,
		CursorY: origin + p.list.cursorRow(),
		Zones:   zones,
	}
}

// zone is the whole pane: a click selects its row, the wheel scrolls it.
func (p *Pane) zone(w, h int) component.Zone {
	_, innerH := draw.Inner(w, h)
	return component.Zone{
		At: draw.Rect{W: w, H: h},
		Click: func(_, y int) component.Effect {
			if y -= draw.Origin(w, h); y < innerH {
				p.list.click(y)
			}
			return nil
		},
		Wheel: func(notches int) { p.list.wheel(notches*component.WheelRows, innerH) },
	}
}

func key(c component.Context, intent keymap.Intent, scopes ...keymap.Scope) string {
	return c.Keys.Key(intent, scopes...)
}
