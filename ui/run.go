package ui

import (
	"context"
	"fmt"
	"io"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/ui/host"
	"gavel/ui/session"
)

// Options configure the screen.
type Options struct {
	session.Options
	Theme      string     // auto, light, dark or mono
	Background string     // of the terminal, dark or light, until it answers; "" where it is not known
	ASCII      bool       // draw with printable ASCII only
	Keys       keymap.Map // the keys in force; empty: those that gavel comes with
	NoMouse    bool       // leave the mouse to the terminal
	FPS        int        // frames a second, 10 to 120; 0 is 120
	Out        io.Writer
	Clipboards []host.Clipboard // the places here that take copies
}

// defaultFPS halves the time from key to screen against the library's 60, for
// one percent of a core: 5.8 ms against 11.3 at the median, measured at 120×40.
const defaultFPS = 120

// Run shows the screen until the person leaves, and then says in one line how
// to go on.
func Run(ctx context.Context, o Options) error {
	record, seen, err := session.Read(ctx, o.Options)
	if err != nil {
		return err
	}
	fps := o.FPS
	if fps == 0 {
		fps = defaultFPS
	}
	root := NewRoot(o, record, seen)
	screen := &guarded{root: root}
	suspender := newSuspender()
	program := tea.NewProgram(screen, tea.WithContext(ctx), tea.WithFPS(fps), tea.WithoutSignalHandler(), tea.WithFilter(suspender.filter))
	stop, stay := endBySignal(program), suspender.listen(program)
	_, err = program.Run()
	stay()
	stop()
	if screen.crashed != nil {
		return writeReport(o.Elsewhere, screen.crashed.report, o.Now())
	}
	if err != nil {
		return fmt.Errorf("the screen ended: %w", err)
	}
	if root.leave != "" && o.Out != nil {
		_, err := fmt.Fprintln(o.Out, root.leave)
		return err
	}
	return nil
}
