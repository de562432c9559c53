package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/draw"
	"gavel/ui/screen"
)

// View draws the window: the screen, the capture line under it, the key line,
// and the dialog over them.
func (m *Root) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	v.WindowTitle = m.title()
	v.ReportFocus = true
	v.KeyboardEnhancements.ReportAlternateKeys = true // ctrl+c is ctrl+c on a Cyrillic keyboard, too
	v.MouseMode = m.mouseMode()
	if m.w == 0 || m.h == 0 {
		return v
	}
	if m.tooSmallToSee() {
		v.SetContent(strings.Join(m.tooSmall(), "\n"))
		return v
	}
	picture := m.draw()
	v.SetContent(m.session.Theme.Signs(strings.Join(draw.Clamp(picture.Rows, m.w, m.h), "\n")))
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
	text := fmt.Sprintf("gavel needs %d×%d; this is %d×%d. Enlarge the window; nothing is lost.", draw.LeastWidth, draw.LeastHeight, m.w, m.h)
	return strings.Split(m.session.Theme.Signs(strings.Join(draw.Clamp(draw.Wrap(text, m.w), m.w, m.h), "\n")), "\n")
}

// draw places screen, line and keys, or the dialog that has the keys.
func (m *Root) draw() component.Drawing {
	c := m.lineContext()
	picture := m.drawTop(c)
	if says := m.currentStatus(); len(m.session.Dialogs) > 0 && says.text != "" { // a dialog may cover the line
		said := says.overDialog(m.session.Theme, m.w)
		picture.Rows = draw.Overlay(picture.Rows, said, 0, m.h-len(said))
	}
	if m.pressed != "" {
		picture.Rows = draw.Overlay(picture.Rows, []string{m.pendingKeys()}, 0, m.h-1)
	}
	if mark := m.unsavedMark(m.session.Theme); mark != "" {
		mark = m.session.Theme.Late.Paint(draw.Fit(mark, min(m.w, draw.Width(mark)+1)))
		picture.Rows = draw.Overlay(picture.Rows, []string{mark}, max(0, m.w-draw.Width(mark)), m.h-1)
	}
	return picture
}

// drawTop draws what has the keys.
func (m *Root) drawTop(c lineContext) component.Drawing {
	d := m.dialog()
	if d == nil {
		return m.drawScreen(c)
	}
	if read, ok := d.(*dialog.Ruling); ok && m.session.Shown == component.Room {
		if picture, ok := m.drawReadBack(c, read); ok {
			return picture
		}
	}
	return m.drawDialog(c)
}

// drawScreen draws the screen, and under it the message and the keys, or the capture line.
func (m *Root) drawScreen(c lineContext) component.Drawing {
	if m.session.Shown == component.Room && !m.line.open {
		return m.drawRoom(c)
	}
	left := m.leftUnderScreen(c)
	rows := m.h - screen.BottomRows(m.h) - len(left)
	picture := m.screen().Draw(c.Context, m.w, rows)
	if m.line.open {
		picture.Rows = draw.Clamp(picture.Rows, m.w, m.h)
		return m.withLine(c, picture)
	}
	picture.Rows = draw.Clamp(picture.Rows, m.w, rows)
	if zone, ok := m.lineZone(); ok {
		picture.Zones = append(picture.Zones, zone)
	}
	footer := m.footer(c)
	picture.Rows = slices.Concat(m.currentStatus().toast(c.Context, picture.Rows, m.w), left, footer)
	return picture
}

// leftUnderScreen returns the row of what was typed and left in the capture line, where the
// footer has none for it, because it says something or has one row only.
func (m *Root) leftUnderScreen(c lineContext) []string {
	const leastScreen = 2
	left, bottom := m.line.describeLeft(c), screen.BottomRows(m.h)
	if m.line.open || left == "" || m.currentStatus().text == "" && bottom > 1 || m.h-bottom <= leastScreen {
		return nil
	}
	return []string{c.Theme.Muted.Paint(draw.Fit(" "+left, m.w))}
}

// footer returns the message over the keys. Where there is one row only, the message has
// the place of the keys until it fades.
func (m *Root) footer(c lineContext) []string {
	said := m.currentStatus()
	if screen.BottomRows(m.h) == 1 {
		if text := said.rowUnder(c.Context, m.w); text != "" && said.text != "" {
			return []string{text}
		}
		return []string{m.keyLine()}
	}
	return []string{m.line.message(c, said, m.w), m.keyLine()}
}

// drawRoom gives the room view all but the last row: what was said, else the keys.
func (m *Root) drawRoom(c lineContext) component.Drawing {
	picture := m.screen().Draw(c.Context, m.w, m.h-1)
	rows, last := draw.Clamp(picture.Rows, m.w, m.h-1), m.keyLine()
	if says := m.currentStatus(); says.text != "" {
		rows, last = says.toast(c.Context, rows, m.w), says.rowUnder(c.Context, m.w)
	}
	picture.Rows = append(rows, draw.Fit(last, m.w))
	return picture
}

// drawReadBack fills the room view with what is read back, over the outcomes.
// ok is false where that would not be all of it: then the dialog has to scroll.
func (m *Root) drawReadBack(c lineContext, read *dialog.Ruling) (picture component.Drawing, ok bool) {
	over := read.DrawUnder(c.Context, m.w, m.h)
	h := m.h - len(over.Rows)
	if !m.room.ReadsWhole(c.Context, m.w, h) {
		return picture, false
	}
	picture = m.room.Draw(c.Context, m.w, h)
	x := centered(m.w, over.Rows)
	below := draw.Overlay(draw.Clamp(nil, m.w, len(over.Rows)), over.Rows, x, 0)
	picture.Rows = append(draw.Clamp(picture.Rows, m.w, h), below...)
	rows := picture.Rows
	picture = over.Moved(x, h)
	picture.Rows = rows
	return picture, true
}

// fullWidth is the width of a window below which a dialog fills it under the header,
// with nothing behind it.
const fullWidth = 96

// drawDialog draws the dialog that has the keys, alone: those that led to it come back
// when it closes. The header stays as it is; the rest of the screen lies behind it,
// without colours and without keys.
func (m *Root) drawDialog(c lineContext) component.Drawing {
	header := m.screen().Header(c.Context, m.w, m.screenRows())
	end := m.h
	if m.currentStatus().text != "" {
		end-- // it stands on the last row
	}
	over := m.dialogUnder(c, len(header), end)
	y := m.dialogRow(len(header), len(over.Rows), end)
	rows := append(header, m.backdrop(c, len(header))...)
	x := centered(m.w, over.Rows)
	picture := over.Moved(x, y) // what lies under it answers nothing
	picture.Rows = append(rows[:y:y], m.over.Draw(rows[y:], over.Rows, x, 0)...)
	return picture
}

// dialogUnder draws the dialog in the rows under the header. One of which not all is in
// sight then covers as many rows of the header as may be covered.
func (m *Root) dialogUnder(c lineContext, header, end int) component.Drawing {
	d, keeps := m.dialog(), m.headerRowsKept(header)
	if _, whole := d.(*dialog.Document); whole {
		return d.Draw(c.Context, m.w, end-1)
	}
	if most := end - header; most >= leastDialog {
		c.Headed = m.session.Shown == component.Review
		if over := d.Draw(c.Context, m.w, most); !over.Long || keeps == header {
			return over
		}
	}
	const paneNames = 1 // the last row of the header
	c.Headed = m.session.Shown == component.Review && keeps >= header-paneNames
	return d.Draw(c.Context, m.w, end-keeps)
}

// leastDialog is the number of rows without which no dialog is of use.
const leastDialog = 8

// screenRows is the number of rows that a screen has.
func (m *Root) screenRows() int {
	if m.session.Shown == component.Room {
		return m.h - 1
	}
	return m.h - screen.BottomRows(m.h)
}

// headerRowsKept returns how many rows of a header no dialog covers, however much it has
// to say: which meeting this is and who may see it, and where there is room what is
// discussed and the time.
func (m *Root) headerRowsKept(header int) int {
	const all, roomy = 3, 20
	if m.h < roomy {
		return 1
	}
	return min(header, all)
}

// dialogRow is the row that a dialog begins on: the middle of the window, under the
// header. What is too long for that grows upwards from the end.
func (m *Root) dialogRow(header, rows, end int) int {
	y := header
	if m.w >= fullWidth {
		y = max(y, draw.Middle(rows, m.h))
	}
	return max(min(y, end-rows), 0)
}

// backdrop returns the rows behind a dialog, from a row on.
func (m *Root) backdrop(c lineContext, from int) []string {
	if m.w < fullWidth {
		return draw.Clamp(nil, m.w, m.h-from)
	}
	c.Theme = c.Theme.Behind()
	behind := m.screen().Draw(c.Context, m.w, m.screenRows()).Rows
	return draw.Clamp(behind[min(from, len(behind)):], m.w, m.h-from)
}

// withLine lays the open capture line over the end of a picture, over it its completions
// or the whole of a long sentence, and under it the keys. Nothing else moves.
func (m *Root) withLine(c lineContext, behind component.Drawing) component.Drawing {
	over := component.Drawing{Rows: m.line.feedback(c, m.currentStatus()).box(c.Context, m.w)}
	if list := m.line.drawCompletions(c, m.w); list.Rows != nil {
		over = list
	}
	line := m.line.draw(c, m.currentStatus(), m.w)
	rows := append(append(over.Rows, line.Rows...), m.keyLine())
	y := m.h - len(rows)
	behind.Zones = append(behind.Zones, component.Zone{At: draw.Rect{Y: m.h - len(line.Rows) - 1, W: m.w, H: len(line.Rows) + 1}})
	behind.Zones = append(behind.Zones, over.Moved(0, y).Zones...)
	behind.Rows = draw.Overlay(behind.Rows, rows, 0, y)
	behind.Cursor, behind.CursorX, behind.CursorY = line.Cursor, line.CursorX, m.h-1-len(line.Rows)+line.CursorY
	return behind
}

func centered(w int, rows []string) int {
	if len(rows) == 0 {
		return 0
	}
	return draw.Middle(draw.Width(rows[0]), w)
}

// keyLine names the keys that help most where the cursor is.
func (m *Root) keyLine() string {
	if m.line.open {
		return keysFor(m.context(), m.w, captureStack, keymap.Accept, keymap.Complete, keymap.Form, keymap.NextChoice, keymap.Back)
	}
	c := m.context()
	names := m.screen().Keys(c)
	c.Called = screen.Called(c, m.screen(), names)
	return keysFor(c, m.w, m.scopes(), names...)
}

// pendingKeys names what the keys that were pressed can still become.
func (m *Root) pendingKeys() string {
	line := " " + m.session.Theme.Strong.Paint(keymap.Readable(m.pressed)) + " " + m.session.Theme.Glyphs.Ellipsis + "  "
	for _, b := range m.session.Keys.In(m.activeScopes()...) {
		for _, key := range b.Keys {
			if rest, ok := strings.CutPrefix(key, m.pressed+" "); ok {
				line += m.session.Theme.Strong.Paint(keymap.Readable(rest)) + " " + b.Label + "  "
			}
		}
	}
	return draw.FitTail(line+m.session.Theme.Strong.Paint("esc")+" gives it up", m.w, m.session.Theme.Glyphs.Ellipsis)
}

// keysFor names the keys of intents, the ones that fit in w cells, and at the right end
// how to get help, in a window of any size.
func keysFor(c component.Context, w int, scopes []keymap.Scope, intents ...keymap.Intent) string {
	others := slices.DeleteFunc(slices.Clone(intents), func(i keymap.Intent) bool { return i == keymap.Help })
	if len(others) == len(intents) {
		return draw.Fit(" "+component.KeyLine(c, w-1, scopes, intents...), w)
	}
	help := component.KeyLine(c, w, scopes, keymap.Help)
	room := w - draw.Width(help) - 1
	return draw.Fit(draw.Fit(" "+component.KeyLine(c, room-3, scopes, others...), room)+help, w)
}
