package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/field"
)

// search is a line to type into, over rows that scroll under it: the palette,
// help. The real cursor stands in the line.
type search struct {
	line   *field.Field
	hint   string // in the line while it is empty
	scroll scroll
}

func newSearch(hint string) search {
	s := search{line: field.Line(""), hint: hint}
	s.line.Focus()
	return s
}

// words returns what is searched for, in lower case.
func (s *search) words() []string { return strings.Fields(strings.ToLower(s.line.Value())) }

// Type hands a key to the line; what is found begins at its top again.
func (s *search) Type(_ component.Context, msg tea.Msg) (component.Effect, tea.Cmd) {
	was := s.line.Value()
	cmd := s.line.Type(msg)
	if s.line.Value() != was {
		s.scroll.toTop()
	}
	return nil, cmd
}

// has reports whether a text holds all of the words.
func has(text string, words []string) bool {
	text = strings.ToLower(text)
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// draw draws the line, the rows that fit, and the foot, always h high: what is
// typed must not make the frame jump. Row at is kept in sight; -1 is none. A
// click picks its row.
func (s *search) draw(c component.Context, title string, rows []string, at int, f foot, w, h int, pick func(row int), wheel func(notches int)) component.Drawing {
	inner, room := textIn(w, h)
	const prompt = 2
	lines, x, y := s.line.Draw(inner-prompt, true, c.Theme)
	if s.line.Value() == "" {
		lines = []string{c.Theme.Muted.Paint(fit(c, s.hint, inner-prompt))}
	}
	var all []string
	for i, line := range lines {
		lead := draw.Fit("", prompt)
		if i == 0 {
			lead = c.Theme.Focus.Mark(draw.Fit(c.Theme.Glyphs.Prompt, prompt))
		}
		all = append(all, lead+line)
	}
	end := f.rows(c, inner, false)
	s.scroll.hold(rows, room-len(all)-len(end))
	if at >= 0 {
		s.scroll.keep(at)
	}
	shown, top := s.scroll.shown(), s.scroll.above()
	all = append(all, shown...)
	for len(all) < room-len(end) {
		all = append(all, "")
	}
	all = append(all, end...)
	first := 1 + len(lines)
	return component.Drawing{
		Rows:   boxed(c, title, "", s.scroll.beyond(), all, w, h),
		Cursor: true, CursorX: textFrom(w, h) + prompt + x, CursorY: 1 + y,
		Zones: []component.Zone{{At: draw.Rect{W: w, H: h}, Wheel: wheel, Click: func(_, y int) component.Effect {
			if y -= first; y >= 0 && y < len(shown) {
				pick(top + y)
			}
			return nil
		}}},
	}
}
