package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gavel/model/test/turns"
	"gavel/ui/draw/drawtest"
)

// claimed are the sizes, columns by rows, at which gavel claims to be calm.
var claimed = [][2]int{{200, 60}, {120, 36}, {100, 30}, {80, 24}, {60, 20}, {40, 60}}

// long is more than fits anywhere.
var long = strings.Repeat("Customers who get two parcels ask twice where their money is. ", 12)

// states lists what a window can show of the sample, each with the keys that lead
// there.
var states = map[string]func(d *driver){
	"agenda, scrolled":      func(d *driver) { d.press("up", "up", "up", "up") },
	"decisions":             func(d *driver) { d.press("tab", "down", "down") },
	"blockers":              func(d *driver) { d.press("tab", "tab", "down") },
	"gate, at its end":      func(d *driver) { d.press("tab", "tab", "tab", "end") },
	"capture line":          func(d *driver) { d.press(":"); d.send(pasted("b " + long)) },
	"a form, being filled":  func(d *driver) { d.press("b"); d.send(pasted(long)) },
	"help, scrolled":        func(d *driver) { d.press("?", "pgdown", "pgdown") },
	"help, searched":        func(d *driver) { d.press("?"); d.write("clock") },
	"minutes, scrolled":     func(d *driver) { d.press("m", "pgdown", "pgdown") },
	"palette":               func(d *driver) { d.press("ctrl+p"); d.write("adj") },
	"read-back":             func(d *driver) { d.press("enter") },
	"read-back, a form":     func(d *driver) { d.press("enter", "d"); d.write("the contract is not signed") },
	"roll call":             func(d *driver) { d.press("r", "down", "down") },
	"gaps":                  func(d *driver) { d.press("x", "down") },
	"room view":             func(d *driver) { d.press("R") },
	"prepare":               func(d *driver) { d.press("p", "y", "tab", "down", "down") },
	"walk":                  func(d *driver) { d.press("p", "y", "w", "right") },
	"registers":             func(d *driver) { d.press("0", "down") },
	"a thing, in full":      func(d *driver) { d.press("0", "enter") },
	"a filter":              func(d *driver) { d.press("0", "/"); d.write("open") },
	"rehearsal":             func(d *driver) { d.press("p", "y", "g") },
	"prepare, a note begun": func(d *driver) { d.press("p", "y", ":"); d.send(pasted("private: " + long)) },
}

// A window that is dragged to any size and back shows what it showed: the focus,
// how far it was scrolled, every word that was typed.
func TestResizingKeepsFocusScrollAndTypedText(t *testing.T) {
	turns.Long(t)
	for name, get := range states {
		t.Run(name, func(t *testing.T) {
			for i, at := range sizes() {
				if !turns.In(i, 2, 4) {
					continue
				}
				d := driveSample(t, at[0], at[1])
				get(d)
				before := d.screen()
				for _, size := range append(claimed, [2]int{30, 8}, [2]int{1, 1}, [2]int{73, 22}) {
					d.resize(size[0], size[1])
				}
				d.resize(at[0], at[1])
				if after := d.screen(); after != before {
					t.Errorf("at %d×%d it was\n%s\nand is\n%s", at[0], at[1], before, after)
				}
			}
		})
	}
}

func pasted(text string) tea.Msg { return tea.PasteMsg{Content: text} }

// resize drags the window to a size; in between, its cursor stays inside.
func (d *driver) resize(w, h int) {
	d.t.Helper()
	d.w, d.h = w, h
	d.send(resized(w, h))
	v := d.root.View()
	drawtest.Check(d.t, v.Content, w, h)
	if v.Cursor != nil && (v.Cursor.X < 0 || v.Cursor.Y < 0 || v.Cursor.X >= w || v.Cursor.Y >= h) {
		d.t.Errorf("the cursor is at %d,%d in a window of %d×%d", v.Cursor.X, v.Cursor.Y, w, h)
	}
}
