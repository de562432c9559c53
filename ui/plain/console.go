package plain

import (
	"context"
	"io"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/edit"
	"gavel/ui/screen"
	"gavel/ui/session"
	"gavel/ui/theme"
)

// Options configure the conversation.
type Options struct {
	session.Options
	In     io.Reader
	Out    io.Writer
	Prompt bool // somebody sits in front of it: a mark says that it waits

	Editor Editor // reads the lines in place of In; nil where they cannot be edited

	// Fold breaks a line that is too long for the terminal between words; nil where nobody
	// reads at one.
	Fold func(line string) string

	// Long is the context of work that may take its time, in which it says how far
	// it has come until the function is called; nil for one that says nothing.
	Long func(context.Context) (context.Context, context.CancelFunc)
}

// Editor reads lines that can be edited before enter, remembers those that may be
// wanted again, and completes them.
type Editor interface {
	// ReadLine returns a line with the number of the paste that ended it; 0 for enter.
	ReadLine(prompt string, remember bool) (line string, paste int, err error)
	Completes(complete func(before string) []edit.Completion)
}

// console is the conversation: a session, and where it is in it.
type console struct {
	options Options
	ctx     context.Context
	input   source
	session *session.Session

	focus    model.Ref   // what the line before was about
	listed   []model.Ref // what was listed last: its numbers mean it
	document *dialog.Document

	number   int           // of the line that is being read, in the input
	current  string        // that line
	offers   []string      // the answers that are offered to the question that waits; nil where none does
	asking   bool          // a question waits
	paste    int           // the paste that ended the line; 0 for enter
	spent    int           // the paste of which a line was an answer, or left out
	missed   []RefusedLine // lines of a pipe that were not taken
	said     []string      // what was said since the last line
	acted    bool          // something was changed since the last line
	relieved bool          // the file takes changes again, and nobody was told
	written  string        // where the actions are that were not saved; "" for nowhere
}

// newConsole reads the record.
func newConsole(ctx context.Context, o Options) (*console, error) {
	record, seen, err := session.Read(context.WithoutCancel(ctx), o.Options)
	if err != nil {
		return nil, err
	}
	d := &console{options: o, ctx: ctx, session: session.New(o.Options, record, seen)}
	d.session.Theme, d.session.Keys = withoutStyles(), keymap.Words()
	d.session.Refresh()
	return d, nil
}

// withoutStyles is the words and shapes of a theme without its styles.
func withoutStyles() *theme.Theme {
	t := theme.New(theme.Mono, true)
	t.Styles = theme.Styles{}
	return t
}

func (d *console) screen() screen.Screen { return d.session.Screen() }

// context returns what the components look at.
func (d *console) context() component.Context {
	d.session.Now = model.At(d.options.Now())
	return d.session.Context()
}
