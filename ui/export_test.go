package ui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/session"
)

// This file opens the test kit to the tests that hold the screen against the
// conversation in lines.

// Noon is the time of all tests of the screen.
var Noon = noon

// Window is the screen as a test uses it from outside.
type Window struct{ d *driver }

// Open opens the screen over what the options name.
func Open(t testing.TB, o session.Options) *Window {
	t.Helper()
	d := &driver{t: t, now: noon, w: 100, h: 30}
	record := &model.Record{}
	if o.Store != nil {
		record = recordIn(t, o.Store)
	}
	d.open(Options{Options: o, Theme: "mono"}, record)
	return &Window{d}
}

// Say captures a line.
func (w *Window) Say(line string) { w.d.capture(line) }

// Paste captures a line that is pasted.
func (w *Window) Paste(line string) {
	w.d.press(":")
	w.d.root.line.input.Set("") // what was left there
	w.d.send(tea.PasteMsg{Content: line})
	w.d.press("enter")
}

// Rule reads a thing back and presses the key of an outcome.
func (w *Window) Rule(id string, outcome model.Outcome) {
	about, _ := model.ParseRef(id)
	w.d.drain(w.d.root.do(component.OpenRuling{About: about}))
	w.d.press(w.d.root.session.Keys.KeyOf(outcome, keymap.RulingOn(about.Kind)))
}

// Retry has the window look about, as it does when it is looked at again.
func (w *Window) Retry() { w.d.send(tea.FocusMsg{}) }

// Leave closes what is open: a dialog, or else the capture line.
func (w *Window) Leave() { w.d.press("esc") }

// Typing reports whether the capture line is open.
func (w *Window) Typing() bool { return w.d.root.line.open }

// Press presses keys, and types what is not the name of one.
func (w *Window) Press(keys ...string) { w.d.press(keys...) }

// Write types a text.
func (w *Window) Write(text string) { w.d.write(text) }

// Wait lets a second pass, and has the window look at its file.
func (w *Window) Wait() {
	w.d.now = w.d.now.Add(time.Second)
	w.d.send(tickMsg{})
	w.d.look()
}

// Said returns what was said last, whole, and Shows what is to be seen.
func (w *Window) Said() string  { return w.d.root.currentStatus().text }
func (w *Window) Shows() string { return w.d.screen() }

// Asks reports whether a dialog stands over the screen.
func (w *Window) Asks() bool { return w.d.root.dialog() != nil }
