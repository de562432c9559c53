package ui

import (
	"fmt"
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/test/turns"
)

// A screen reader reads the line of the real cursor, and an input method opens
// beside it: it stands on what has the focus, on every screen and in every dialog.

// cursorLine returns what is to be read from the real cursor on, to the end of its
// row.
func (d *driver) cursorLine() string {
	d.t.Helper()
	at := d.root.View().Cursor
	if at == nil {
		d.t.Fatalf("there is no cursor:\n%s", d.screen())
	}
	row := []rune(strings.Split(d.screen(), "\n")[at.Y])
	return string(row[min(at.X, len(row)):])
}

// cursorRow is the whole row of the real cursor.
func (d *driver) cursorRow() string {
	d.t.Helper()
	d.cursorLine() // there is one
	return strings.Split(d.screen(), "\n")[d.root.View().Cursor.Y]
}

// standsOn fails unless the line of the cursor says the text.
func (d *driver) standsOn(text string) {
	d.t.Helper()
	if line := d.cursorLine(); !strings.Contains(line, text) {
		d.t.Fatalf("the cursor stands on %q, not on %q:\n%s", line, text, d.screen())
	}
}

var cursorSizes = [][2]int{{120, 36}, {100, 30}, {80, 24}, {60, 20}, {40, 10}}

func TestTheCursorStandsOnTheSelectedRowOfThePaneInFocus(t *testing.T) {
	turns.Long(t)
	for _, size := range cursorSizes {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			d := driveSample(t, size[0], size[1])
			for _, pane := range []string{"1", "2", "3", "4"} {
				d.press(pane)
				d.standsOnEachRow()
			}
			d.press("p", "y")
			d.sees("PREPARE")
			d.standsOnEachRow()
			d.press("tab")
			d.standsOnEachRow()
		})
	}
}

// standsOnEachRow goes down and up the pane in focus.
func (d *driver) standsOnEachRow() {
	d.t.Helper()
	last := model.Ref{}
	for about := d.root.screen().Selected(); about != last; about = d.root.screen().Selected() {
		d.standsOn(about.String() + " ")
		last = about
		d.press("down")
	}
	d.press("home")
	d.standsOn(d.root.screen().Selected().String() + " ")
}

func TestTheCursorStandsInAnEmptyPaneOnWhatToDo(t *testing.T) {
	d := drive(t, nil, 100, 30)
	d.standsOn(keymap.Default().Key(keymap.NewCycle, keymap.OnWelcome))
	d.standsOn("start a cycle")
	d.press("s")
	d.write("Returns")
	d.press("tab")
	d.write("Ben Okafor")
	d.press("enter", "S", "y", "2")
	d.standsOn("No decision is put yet")
	d.press("3")
	d.standsOn("Nothing is in the way")
}

// Each dialog is opened by keys, at every size; then comes what the line of the
// cursor says, key by key.
func TestTheCursorStandsOnWhatIsChosenInEveryDialog(t *testing.T) {
	dialogs := map[string]struct {
		open  string
		steps []string // a key and what the line of the cursor says after it, in turn
	}{
		"roll call":            {"r", []string{"", "Ana", "down", "Ben", "down", "Chlo", "space", "Chlo", "end", "Kwame"}},
		"gaps":                 {"g", []string{"", "D-10", "down", "B-5", "up", "D-10"}},
		"read-back":            {"2 down enter", []string{"", "Show express pay"}},
		"read-back of an open": {"g enter", []string{"", "Refund each parcel", "down", "approve", "down", "condition", "down", "reject"}},
		"adjourn":              {"z", []string{"", "Nothing is decided"}},
		"palette":              {"ctrl+p", []string{"", "type what", "x", "x", "down", "x"}},
		"help":                 {"?", []string{"", "type a word", "d", "d"}},
		"minutes":              {"m", []string{"", "Weekly review"}},
		"not saved":            {"ctrl+s", []string{"", "Everything is saved"}},
		"the capture line":     {":", []string{"", "›", "b", "› b", "~", "› b~"}},
		"import of an agenda":  {"p y I", []string{"", " › ", "~", " › ~"}},
	}
	for name, dialog := range dialogs {
		for i, size := range [][2]int{{80, 24}, {120, 36}, {60, 20}, {40, 12}} {
			if !turns.In(i, 1, 4) {
				continue
			}
			t.Run(fmt.Sprintf("%s/%dx%d", name, size[0], size[1]), func(t *testing.T) {
				d := driveSample(t, size[0], size[1])
				d.press(strings.Fields(dialog.open)...)
				for i := 0; i < len(dialog.steps); i += 2 {
					if key := dialog.steps[i]; key != "" {
						d.press(key)
					}
					if row := d.cursorRow(); !strings.Contains(row, dialog.steps[i+1]) {
						d.t.Fatalf("after %q the cursor stands on %q, not on %q:\n%s", dialog.steps[i], row, dialog.steps[i+1], d.screen())
					}
				}
			})
		}
	}
}

// In a form the cursor stands in the field, at the end of what it holds; on a
// choice it stands on the one that is chosen.
func TestTheCursorStandsInTheFieldOfAForm(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {60, 20}, {40, 12}} {
		d := driveSample(t, size[0], size[1])
		d.press("1", "e")
		for _, want := range []string{"", "question", "objective"} {
			d.write("~")
			at := d.root.View().Cursor
			row := []rune(strings.Split(d.screen(), "\n")[at.Y])
			if at.X == 0 || string(row[at.X-1]) != "~" {
				t.Errorf("%v, before %q: the cursor is at %d of %q", size, want, at.X, string(row))
			}
			d.press("tab")
		}
		for range 10 { // on to the choice
			if strings.Contains(d.cursorLine(), "[") {
				break
			}
			d.press("tab")
		}
		for range 2 {
			if line := d.cursorLine(); !strings.HasPrefix(line, "[") {
				t.Errorf("%v: the cursor stands on %q, not on what is chosen:\n%s", size, line, d.screen())
			}
			d.press("right")
		}
	}
}

func TestTheCursorStandsBeforeWhatTheRoomViewAsks(t *testing.T) {
	for _, size := range sizes() {
		d := driveSample(t, size[0], size[1])
		d.press("R")
		for _, c := range []struct{ key, want string }{{"", "Is an order"}, {"enter", ""}, {"esc", "Is an order"}} {
			if c.key != "" {
				d.press(c.key)
			}
			if row := d.cursorRow(); !strings.Contains(row, c.want) {
				t.Errorf("at %v after %q the cursor stands on %q:\n%s", size, c.key, row, d.screen())
			}
		}
	}
}
