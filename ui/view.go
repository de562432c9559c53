package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/ui/draw"
	"gavel/ui/part"
)

// View draws the window: the screen, the capture line under it, the key line,
// and the dialogs over them.
func (m *Root) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	v.WindowTitle = m.title()
	if m.w == 0 || m.h == 0 {
		return v
	}
	if m.tooSmallToSee() {
		v.SetContent(strings.Join(m.tooSmall(), "\n"))
		return v
	}
	picture := m.draw()
	v.SetContent(strings.Join(draw.Clamp(picture.Rows, m.w, m.h), "\n"))
	if picture.Cursor {
		v.Cursor = tea.NewCursor(min(max(picture.CursorX, 0), m.w-1), min(max(picture.CursorY, 0), m.h-1))
		v.Cursor.Blink = false
	}
	return v
}

func (m *Root) title() string {
	c := m.context()
	if c.Meeting.ID == 0 {
		return "gavel"
	}
	return "gavel: " + c.Meeting.Title
}

func (m *Root) tooSmallToSee() bool { return draw.ShapeOf(m.w, m.h) == draw.TooSmall }

func (m *Root) tooSmall() []string {
	text := fmt.Sprintf("gavel needs 40×10; this is %d×%d. Enlarge the window; nothing is lost.", m.w, m.h)
	return draw.Clamp(draw.Wrap(text, m.w), m.w, m.h)
}

// draw places screen, line and keys, and lays the dialogs over them.
func (m *Root) draw() part.Picture {
	c := m.lineContext()
	line := m.line.draw(c, m.status, m.w)
	const bottom = 3 // the last row of the line, its reading, the keys
	above := line.Rows[:len(line.Rows)-2]
	line.Rows = line.Rows[len(above):]
	picture := m.screen().Draw(c.Context, m.w, m.h-bottom)
	rows := draw.Clamp(picture.Rows, m.w, m.h-bottom)
	if len(m.dialogs) == 0 {
		rows = m.overLine(c, rows, above)
	}
	if m.line.open && len(m.dialogs) == 0 {
		picture.Cursor, picture.CursorX, picture.CursorY = line.Cursor, line.CursorX, m.h-bottom-len(above)+line.CursorY
	}
	rows = append(rows, line.Rows...)
	rows = append(rows, m.keyLine())
	picture.Rows = rows
	for _, d := range m.dialogs {
		over := d.Draw(c.Context, m.w, m.h)
		x, y := centered(m.w, over.Rows), (m.h-len(over.Rows))/2
		picture.Rows = draw.Overlay(picture.Rows, over.Rows, x, y)
		picture.Cursor, picture.CursorX, picture.CursorY = over.Cursor, x+over.CursorX, y+over.CursorY
	}
	if len(m.dialogs) > 0 && m.status.text != "" { // a dialog may cover the line
		said := []string{m.status.row(m.theme, m.w)}
		picture.Rows = draw.Overlay(picture.Rows, said, 0, m.h-1)
	}
	if mark := m.unsavedMark(m.theme); mark != "" {
		mark = m.theme.Fail.Paint(draw.Fit(mark, min(m.w, draw.Width(mark)+1)))
		picture.Rows = draw.Overlay(picture.Rows, []string{mark}, max(0, m.w-draw.Width(mark)), m.h-1)
	}
	return picture
}

// overLine lays over the screen what the capture line has no room for: the rows
// above its last, and over them its completions or the whole of a long sentence.
func (m *Root) overLine(c lineContext, rows, above []string) []string {
	over := m.line.under(c, m.status).box(c.Context, m.w)
	if m.line.open {
		if list := m.line.drawCompletions(c, m.w); list != nil {
			over = list
		}
	}
	over = append(over, above...)
	return draw.Overlay(rows, over, 0, len(rows)-len(over))
}

func centered(w int, rows []string) int {
	if len(rows) == 0 {
		return 0
	}
	return max(0, (w-draw.Width(rows[0]))/2)
}

// keyLine names the keys that help most where the cursor is.
func (m *Root) keyLine() string {
	if len(m.dialogs) > 0 {
		return "" // the dialog names its own
	}
	if m.line.open {
		return m.keysFor([]keymap.Scope{keymap.InCapture}, []keymap.Intent{keymap.Accept, keymap.Complete, keymap.NextChoice, keymap.Back})
	}
	return m.keysFor(m.scopes(), m.screen().Keys())
}

func (m *Root) keysFor(scopes []keymap.Scope, intents []keymap.Intent) string {
	c := m.context()
	var line strings.Builder
	used := 1
	line.WriteString(" ")
	bindings := c.Keys.In(scopes...)
	for _, intent := range intents {
		for _, b := range bindings {
			if b.Intent != intent {
				continue
			}
			key := keymap.Readable(b.Keys[0])
			need := draw.Width(key) + draw.Width(b.Label) + 3
			if used+need > m.w {
				return draw.Fit(line.String(), m.w)
			}
			line.WriteString(c.Theme.Key.Paint(key) + " " + b.Label + "  ")
			used += need
			break
		}
	}
	return draw.Fit(line.String(), m.w)
}
