package ui

import (
	"context"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
	"gavel/ui/demo/demotest"
	"gavel/ui/draw"
	"gavel/ui/draw/drawtest"
	"gavel/ui/session"
)

// This file is the test kit: a desk with the program on it, keys to press and a
// screen to look at. Commands are run in place, one after the other, so that a
// test needs no waiting and no terminal.

// noon is the time of all tests of the screen: a Monday.
var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

type driver struct {
	t     testing.TB
	root  *Root
	now   time.Time
	w, h  int
	view  tea.View // as it was drawn last
	stale bool     // something happened since

	slow  bool      // what is asked for is done when the test says so
	begun []tea.Cmd // what was asked for, then
}

// drive opens the program over a store; nil is an empty file.
func drive(t testing.TB, s *storage.Store, w, h int) *driver {
	t.Helper()
	if s == nil {
		return driveStore(t, nil, &model.Record{}, w, h)
	}
	return driveStore(t, s, recordIn(t, s), w, h)
}

// driveStore opens the program over a store whose record was read before.
func driveStore(t testing.TB, s session.Store, record *model.Record, w, h int) *driver {
	t.Helper()
	d := &driver{t: t, now: noon, w: w, h: h}
	o := Options{Theme: "mono", Options: session.Options{
		User: "Ana Ruiz", Zone: "UTC",
		Create: func() (session.Store, error) {
			return storage.Open(context.Background(), filepath.Join(t.TempDir(), "gavel.db"), storage.Create(), storage.Clock(func() time.Time { return d.now }))
		},
		Store: s,
	}}
	d.open(o, record)
	return d
}

// recordIn reads a file.
func recordIn(t testing.TB, s session.Store) *model.Record {
	t.Helper()
	record, err := s.Record(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return record
}

// open opens the program over what the options name.
func (d *driver) open(o Options, record *model.Record) {
	d.t.Helper()
	o.Now = func() time.Time { return d.now }
	d.root = NewRoot(o, record, -1)
	d.root.intervals = intervals{} // a test waits for nothing
	d.send(tea.WindowSizeMsg{Width: d.w, Height: d.h})
}

// driveSample opens the program over the sample.
func driveSample(t testing.TB, w, h int) *driver {
	t.Helper()
	s := newLaterSample(t, storage.Clock(func() time.Time { return noon }))
	sample.Lock()
	defer sample.Unlock()
	if sample.record == nil {
		sample.record = recordIn(t, s)
	}
	return driveStore(t, s, sample.record, w, h)
}

// sample holds the record of every sample. Nobody changes a record: a change makes another.
var sample struct {
	sync.Mutex
	record *model.Record
}

// copySample writes a sample of the test's own.
func copySample(t testing.TB) (path string) {
	t.Helper()
	return demotest.Copy(t, noon)
}

// openSample opens a sample of the test's own.
func openSample(t testing.TB, options ...storage.Option) *storage.Store {
	t.Helper()
	s, err := storage.Open(context.Background(), copySample(t), options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// send hands the program a message, does everything that follows from it, and looks
// at what is drawn then; in a short run once somebody wants to see it.
func (d *driver) send(msg tea.Msg) {
	d.t.Helper()
	d.update(msg)
	if d.stale = true; !turns.Few() {
		d.draw()
	}
}

// draw draws the screen, and looks at it.
func (d *driver) draw() {
	d.t.Helper()
	d.view, d.stale = d.root.View(), false
	drawtest.Check(d.t, d.view.Content, d.w, d.h)
}

// drawn returns what the screen shows now.
func (d *driver) drawn() tea.View {
	d.t.Helper()
	if d.stale {
		d.draw()
	}
	return d.view
}

// update hands the program a message and does everything that follows from it.
func (d *driver) update(msg tea.Msg) {
	d.t.Helper()
	_, cmd := d.root.Update(msg)
	d.begin(cmd)
}

// begin does what was asked for, or keeps it where that takes its time.
func (d *driver) begin(cmd tea.Cmd) {
	d.t.Helper()
	if d.slow {
		d.begun = append(d.begun, cmd)
	} else {
		d.drain(cmd)
	}
}

func (d *driver) drain(cmd tea.Cmd) {
	d.t.Helper()
	if cmd == nil {
		return
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.IsValid() && v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range v.Len() { // a batch, or a sequence
			d.drain(v.Index(i).Interface().(tea.Cmd))
		}
		return
	}
	switch msg.(type) {
	case session.Report, sayMsg, draftMsg, endMsg:
		d.send(msg)
	}
}

// look has the program ask its file what others have changed.
func (d *driver) look() {
	d.t.Helper()
	d.root.session.RequestNews()
	d.drain(d.root.ready())
}

// recover has the program look for what was being typed when it last ended.
func (d *driver) recover() {
	d.t.Helper()
	if w, ok := d.root.session.RecoverDrafts(); ok {
		d.drain(start(w))
	}
}

// press presses keys by their names, or types a single character.
func (d *driver) press(names ...string) {
	d.t.Helper()
	for _, name := range names {
		d.send(keyNamed(name))
	}
}

var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "backspace": tea.KeyBackspace, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
}

func keyNamed(name string) tea.KeyPressMsg {
	if name == "shift+tab" {
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	}
	if code, ok := named[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: []rune(rest)[0], Mod: tea.ModCtrl}
	}
	if name == "space" {
		name = " "
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// write types a text, faster than it is drawn or written down.
func (d *driver) write(text string) {
	d.t.Helper()
	var begun []tea.Cmd
	for _, r := range text {
		_, cmd := d.root.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
		begun = append(begun, cmd)
	}
	for _, cmd := range begun {
		d.begin(cmd)
	}
	d.draw()
}

// screen returns what is to be seen, as plain text.
func (d *driver) screen() string {
	return strings.Join(drawtest.Rows(d.root.View().Content, d.w, d.h), "\n")
}

// sees fails unless the text is on the screen.
func (d *driver) sees(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if !strings.Contains(d.screen(), text) {
			d.t.Fatalf("the screen does not say %q:\n%s", text, d.screen())
		}
	}
}

// seesNot fails if the text is on the screen.
func (d *driver) seesNot(text string) {
	d.t.Helper()
	if strings.Contains(d.screen(), text) {
		d.t.Fatalf("the screen says %q:\n%s", text, d.screen())
	}
}

// record is the record as the program holds it.
func (d *driver) record() *model.Record { return d.root.session.Record }

// gaps returns what stands between the live meeting and its close.
func (d *driver) gaps() []model.Gap {
	m, _ := d.record().Live()
	return d.record().Gaps(m.ID, model.At(d.now))
}

func resized(w, h int) tea.Msg { return tea.WindowSizeMsg{Width: w, Height: h} }

// click presses the left button on a cell.
func (d *driver) click(x, y int) {
	d.t.Helper()
	d.drawn() // it is a click on what is seen
	d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
}

// wheel turns the wheel over a cell; down is positive.
func (d *driver) wheel(x, y, notches int) {
	d.t.Helper()
	button := tea.MouseWheelDown
	d.drawn()
	if notches < 0 {
		button, notches = tea.MouseWheelUp, -notches
	}
	for range notches {
		d.send(tea.MouseWheelMsg{X: x, Y: y, Button: button})
	}
}

// at is the cell on which a text begins on the screen.
func (d *driver) at(text string) (x, y int) {
	d.t.Helper()
	for y, row := range strings.Split(d.screen(), "\n") {
		if before, _, ok := strings.Cut(row, text); ok {
			return draw.Width(before), y
		}
	}
	d.t.Fatalf("the screen does not say %q:\n%s", text, d.screen())
	return 0, 0
}

// clickOn presses the left button on a text.
func (d *driver) clickOn(text string) {
	d.t.Helper()
	d.click(d.at(text))
}

// sizes are the ones that are tried: all that are claimed, or one in a short run.
func sizes() [][2]int {
	if turns.Few() {
		return claimed[2:3]
	}
	return claimed
}
