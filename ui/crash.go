package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"runtime/debug"
	"time"

	"gavel/ui/session"

	tea "charm.land/bubbletea/v2"
)

// This file ends gavel when it is itself at fault. Bubble Tea would print
// what a panic says as it is, and a text from the record could speak to the
// terminal; and what is typed would not be written down.

// CrashError says that gavel failed. What was acknowledged is saved; the report
// says where it failed, and nothing of what anybody wrote.
type CrashError struct {
	Report string // the file; "" where none could be written
}

// Error is one line that says how to go on.
func (e *CrashError) Error() string {
	says := "gavel has failed. Everything it acknowledged is saved, and gavel goes on with it"
	if e.Report != "" {
		says += "; a report, without any of your text, is in " + e.Report
	}
	return says
}

// crashMsg is a panic that was caught.
type crashMsg struct{ report string }

// guarded is root, with every panic in it and in its commands caught.
type guarded struct {
	root    *Root
	crashed *crashMsg
}

// Init is root's, guarded.
func (g *guarded) Init() tea.Cmd { return guard(g.root.Init()) }

// Update is root's, guarded. After a panic, root is asked nothing any more.
func (g *guarded) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	if crash, ok := msg.(crashMsg); ok && g.crashed == nil {
		g.crashed = &crash
		return g, tea.Quit
	}
	if g.crashed != nil {
		return g, tea.Quit
	}
	defer func() {
		if value := recover(); value != nil {
			g.crashed = &crashMsg{report(value)}
			model, cmd = g, tea.Quit
		}
	}()
	_, cmd = g.root.Update(msg)
	return g, guard(cmd)
}

// View is root's, guarded; a screen that cannot be drawn is left with the next
// message, which the clock sends within a second.
func (g *guarded) View() (v tea.View) {
	if g.crashed != nil {
		return v
	}
	defer func() {
		if value := recover(); value != nil {
			g.crashed = &crashMsg{report(value)}
			v = tea.NewView("")
		}
	}()
	return g.root.View()
}

// guard catches what a command, and the commands that it leads to, panic with.
func guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if value := recover(); value != nil {
				msg = crashMsg{report(value)}
			}
		}()
		msg = cmd()
		// A batch or a sequence is a list of commands; the type of the second
		// is not exported.
		if v := reflect.ValueOf(msg); v.IsValid() && v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range v.Len() {
				inner, _ := v.Index(i).Interface().(tea.Cmd)
				v.Index(i).Set(reflect.ValueOf(guard(inner)))
			}
		}
		return msg
	}
}

// report returns what can be told of a panic. Its value is told only where the
// runtime made it: any other may hold what somebody wrote.
func report(value any) string {
	what := fmt.Sprintf("a %T", value)
	if err, ok := value.(runtime.Error); ok {
		what = err.Error()
	}
	return fmt.Sprintf("gavel failed: %s\n%s %s/%s\n\n%s", what, runtime.Version(), runtime.GOOS, runtime.GOARCH, debug.Stack())
}

// writeReport writes a report for its owner's eyes alone.
func writeReport(folder, text string, now time.Time) *CrashError {
	if folder == "" || os.MkdirAll(folder, 0o700) != nil {
		return &CrashError{}
	}
	path := filepath.Join(folder, "crash-"+now.UTC().Format("20060102-150405")+".txt")
	if session.WriteNew(path, []byte(text)) != nil {
		return &CrashError{}
	}
	return &CrashError{Report: path}
}
