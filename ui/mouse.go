package ui

import (
	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/screen"
)

// mouse hands a click or a turn of the wheel to what is drawn where it fell. It
// is asked of a picture made now: what was drawn for a smaller window, or before
// a dialog opened, answers nothing.
func (m *Root) mouse(msg tea.MouseMsg) tea.Cmd {
	if m.noMouse || m.w == 0 || m.tooSmallToSee() {
		return nil
	}
	at := msg.Mouse()
	zone, ok := m.draw().ZoneAt(at.X, at.Y)
	if !ok {
		return nil
	}
	switch msg.(type) {
	case tea.MouseClickMsg:
		m.pressed = ""
		if zone.Click != nil && at.Button == tea.MouseLeft {
			return m.do(zone.Click(at.X-zone.At.X, at.Y-zone.At.Y))
		}
	case tea.MouseWheelMsg:
		if zone.Wheel == nil {
			return nil
		}
		switch at.Button {
		case tea.MouseWheelUp:
			zone.Wheel(-1)
		case tea.MouseWheelDown:
			zone.Wheel(1)
		}
	}
	return nil
}

// mouseMode asks the terminal for clicks and the wheel, and not for every
// motion: each would cost a frame.
func (m *Root) mouseMode() tea.MouseMode {
	if m.noMouse {
		return tea.MouseModeNone
	}
	return tea.MouseModeCellMotion
}

// switchMouse gives the mouse to the terminal, whose own selection then works
// as anywhere else, or takes it back.
func (m *Root) switchMouse() {
	m.noMouse = !m.noMouse
	key := m.howToReach(keymap.Mouse)
	if m.noMouse {
		m.status = status{text: "the mouse is the terminal's: it selects text; " + key + " gives it back to gavel"}
		return
	}
	m.status = status{text: "the mouse is gavel's: a click selects, the wheel scrolls; " + key + " gives it to the terminal"}
}

// lineZone opens the capture line, where it has a row and there is one to open.
func (m *Root) lineZone() (component.Zone, bool) {
	if screen.BottomRows(m.h) < 2 {
		return component.Zone{}, false
	}
	return component.Zone{
		At: draw.Rect{Y: m.h - screen.BottomRows(m.h), W: m.w, H: 1},
		Click: func(int, int) component.Effect {
			if m.line.open || !m.captures() {
				return nil
			}
			return component.Perform{Intent: component.Named(keymap.Capture)}
		},
	}, true
}
