package plain

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gavel/model"
	"gavel/ui"
)

// window is the screen on the same options as a conversation, so that a test holds
// for both front ends. Its commands run beside it, as in the real program.
type window struct {
	t    *testing.T
	root *ui.Root
	msgs chan tea.Msg
}

func (r *fixture) window() *window {
	r.t.Helper()
	record := &model.Record{}
	if r.Store != nil {
		var err error
		if record, err = r.Store.Record(context.Background()); err != nil {
			r.t.Fatal(err)
		}
	}
	w := &window{t: r.t, root: ui.NewRoot(ui.Options{Options: r.Options.Options, Theme: "mono"}, record, -1), msgs: make(chan tea.Msg, 1_000)}
	w.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	return w
}

// send hands the program a message and starts what follows from it.
func (w *window) send(msg tea.Msg) {
	_, cmd := w.root.Update(msg)
	w.start(cmd)
}

func (w *window) start(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		msg := cmd()
		if v := reflect.ValueOf(msg); v.IsValid() && v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range v.Len() { // a batch, or a sequence
				w.start(v.Index(i).Interface().(tea.Cmd))
			}
			return
		}
		if msg != nil {
			w.msgs <- msg
		}
	}()
}

// press presses keys: single characters, or enter and esc.
func (w *window) press(keys ...string) {
	for _, key := range keys {
		switch key {
		case "enter":
			w.send(tea.KeyPressMsg{Code: tea.KeyEnter})
		case "esc":
			w.send(tea.KeyPressMsg{Code: tea.KeyEscape})
		case "tab":
			w.send(tea.KeyPressMsg{Code: tea.KeyTab})
		default:
			w.send(tea.KeyPressMsg{Code: []rune(key)[0], Text: key})
		}
	}
}

// paste puts a text where the cursor is.
func (w *window) paste(text string) { w.send(tea.PasteMsg{Content: text}) }

// look has the program look about, as it does each second.
func (w *window) look() { w.send(tea.FocusMsg{}) }

// sees waits until a text is on the screen.
func (w *window) sees(text string) {
	w.t.Helper()
	w.until(text+" to be seen", func() bool { return strings.Contains(w.screen(), text) })
}

func (w *window) screen() string { return ansi.Strip(w.root.View().Content) }

// until takes in what was begun until a condition holds.
func (w *window) until(what string, holds func() bool) {
	w.t.Helper()
	for limit := time.After(30 * time.Second); !holds(); {
		select {
		case msg := <-w.msgs:
			w.send(msg)
		case <-limit:
			w.t.Fatalf("waiting for %s:\n%s", what, w.screen())
		}
	}
}
