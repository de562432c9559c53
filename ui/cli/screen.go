package cli

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/storage"
	"gavel/ui"
	"gavel/ui/demo"
	"gavel/ui/draw"
	"gavel/ui/edit"
	"gavel/ui/host"
	"gavel/ui/plain"
	"gavel/ui/session"
)

// themes are the values of --theme.
var themes = []string{"auto", "light", "dark", "mono"}

// screen opens the screen on the data, or the conversation in its place.
func (p *program) screen(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		p.file = args[0]
	}
	if err := errors.Join(p.noJSON(c), p.fits(c)); err != nil {
		return err
	}
	ctx := c.Context()
	var opened []*storage.Store
	open := func(options ...storage.Option) (*storage.Store, error) {
		store, err := p.open(ctx, options...)
		if err == nil {
			opened = append(opened, store)
		}
		return store, err
	}
	var o ui.Options
	store, err := open()
	trouble, isFile := errors.AsType[*storage.FileError](err)
	switch {
	case err == nil:
		o.Store = store
		if err := p.workInWindow(ctx, store); err != nil {
			return errors.Join(err, store.Close())
		}
		if notWritable := store.Writable(); notWritable != nil {
			o.Say = notWritable.Error()
		} else if warnings := store.Warnings(); len(warnings) > 0 {
			o.Say = warnings[0]
		}
	case !isFile || trouble.Reason != storage.NotFound:
		return err
	}
	o.Create = func() (session.Store, error) { return open(storage.Create()) }
	o.OpenAt = func(path string) (session.Store, error) {
		store, err := storage.Open(ctx, p.pathOf(path), p.options()...)
		if err == nil {
			opened = append(opened, store)
		}
		return store, err
	}
	o.Elsewhere = host.State(p.env)
	copies := p.newCopies(ctx)
	o.Keep = copies.keep
	samples := &samples{program: p}
	before := map[*storage.Store]int64{}
	if store != nil && p.inLines() {
		before[store] = newestEntry(ctx, store)
	}
	err = p.show(ctx, o, samples)
	copies.end()
	err = errors.Join(err, copies.trouble())
	for _, store := range opened {
		if isA[*notShown](err) && newestEntry(ctx, store) != before[store] {
			p.saved(store)
		}
		err = errors.Join(err, store.Close())
	}
	return errors.Join(err, samples.discard())
}

// show runs the screen with what is the same for the data and for samples.
func (p *program) show(ctx context.Context, o ui.Options, samples *samples) error {
	o.OpenSample, o.SampleSays = func() (session.Store, error) { return samples.open(ctx) }, p.sampleSays(demo.Say, demo.SayInLines)
	zone := host.Zone(p.env)
	o.User, o.Zone, o.ZoneDoubt, o.Now = p.user(), zone.Name, zone.Ask(), p.now
	o.Theme, o.Background, o.ASCII = p.theme, host.Background(p.env), p.ascii
	o.NoMouse, o.FPS, o.Out = p.noMouse, p.fps, p.out
	keys, trouble := p.keysInForce()
	o.Keys, o.Clipboards = keys, host.Clipboards(p.env)
	if trouble != nil && !o.Follow && !p.inLines() { // a room has no keys of its own, and lines have none
		o.Say = strings.TrimPrefix(o.Say+"; "+trouble.short, "; ")
	}
	if p.inLines() {
		return p.converse(ctx, o.Options)
	}
	return ui.Run(ctx, o)
}

// converse holds the conversation in lines. They can be edited where somebody sits at a
// terminal that can move its cursor. Where it cannot be shown, whoever sits in front of it
// has nothing to answer to, and it ends; the lines of a pipe are taken all the same.
func (p *program) converse(ctx context.Context, o session.Options) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	if isTerminal(p.in) {
		p.printed.failed = stop
	}
	lines := plain.Options{Options: o, In: p.in, Out: p.printed, Prompt: isTerminal(p.in), Long: p.metered}
	in, _ := p.in.(*os.File)
	out, _ := p.out.(*os.File)
	if out != nil && isTerminal(out) {
		lines.Fold = func(line string) string {
			w, _, _ := term.GetSize(out.Fd()) // 0 where the terminal does not say
			return folded(line, w)
		}
	}
	if kind := p.env("TERM"); in != nil && out != nil && kind != "" && kind != "dumb" && isTerminal(in) && isTerminal(out) {
		if editor, err := edit.Open(in, out, host.Shell); err == nil {
			defer editor.Close()
			lines.Editor = editor
		}
	}
	err := plain.Run(ctx, lines)
	return errors.Join(err, p.printed.err)
}

// folded breaks a line between words where a terminal of w cells would break it inside one.
// In a terminal in which hardly two words stand beside each other it stays as it is.
func folded(line string, w int) string {
	const least = 20
	if w < least || draw.Width(line) <= w {
		return line
	}
	return strings.Join(draw.Wrap(line, w), "\n")
}

// newestEntry returns the number of the newest line of the journal; 0 for none.
func newestEntry(ctx context.Context, store *storage.Store) int64 {
	entries, err := store.Journal(ctx, 1)
	if err != nil || len(entries) == 0 {
		return 0
	}
	return entries[0].ID
}

// inLines reports whether gavel is a conversation in lines: it was asked to be,
// or could not be anything else.
func (p *program) inLines() bool {
	return p.plain || p.env("TERM") == "dumb" || !isTerminal(p.in) || !isTerminal(p.out)
}

// fileToOpen takes the file that follows gavel, and refuses what else follows it and
// is no command. A word alone is a command that was written wrong, unless --plain says
// that a file follows or a file of that name is there.
func (p *program) fileToOpen(c *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case !isVisible(args[0]) && !p.isFile(args[0]):
		return misused(c, "%q is no file, and holds characters that cannot be seen; type the name of the file, or name it with --db", args[0])
	case !p.plain && !p.isFile(args[0]):
		return p.noSuchCommand(c, args)
	case p.file != "":
		return misused(c, "the file is named twice: by --db, and as %q", args[0])
	}
	return arguments(0, 1, "gavel opens one file")(c, args)
}

// isFile reports whether an argument names a file: one that is there, or one that is
// written as no command is.
func (p *program) isFile(name string) bool {
	info, err := os.Stat(p.pathOf(name))
	return err == nil && !info.IsDir() || strings.ContainsAny(name, `./\~`) && isVisible(name)
}

// isVisible reports whether all that a name holds can be seen: a name that holds
// anything else was pasted by mistake, or is meant for the terminal.
func isVisible(name string) bool { return model.Visible(name, false) == name }

// fits refuses a screen where it could not be shown, or not as asked for.
func (p *program) fits(c *cobra.Command) error {
	switch {
	case !slices.Contains(themes, p.theme):
		from := ""
		if !c.Flags().Changed("theme") {
			from = host.ThemeVariable + ": "
		}
		return misused(c, "%s%q is no theme; choose one of: %s", from, p.theme, strings.Join(themes, ", "))
	case p.fps != 0 && (p.fps < 10 || p.fps > 120):
		return misused(c, "--fps takes a number from 10 to 120")
	case p.inLines():
		return nil
	}
	f, _ := p.out.(interface{ Fd() uintptr })
	w, h, err := term.GetSize(f.Fd())
	if err == nil && w > 0 && h > 0 && (w < draw.LeastWidth || h < draw.LeastHeight) {
		return failed("this terminal is %d×%d; the screen needs %d×%d at least", w, h, draw.LeastWidth, draw.LeastHeight)
	}
	return nil
}

// localNow is the time in the machine's own zone, by its name.
func (p *program) localNow() time.Time {
	zone, err := time.LoadLocation(host.Zone(p.env).Name)
	if err != nil {
		zone = time.UTC
	}
	return p.now().In(zone)
}
