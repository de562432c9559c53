package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime/debug"
	"time"

	"charm.land/fang/v2"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/ui/here"
)

// program is one run of gavel: what it has of the world, and its global flags.
type program struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	now      func() time.Time

	file    string // --db
	theme   string
	ascii   bool
	noMouse bool
	fps     int
	plain   bool

	network bool // --allow-network
}

// Main runs gavel with the arguments that it was started with, and answers
// with its exit code.
func Main() int {
	// no-color.org takes any value; the libraries below take only some.
	if os.Getenv("NO_COLOR") != "" {
		_ = os.Setenv("NO_COLOR", "1")
	}
	p := &program{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv, now: time.Now}
	return p.run(context.Background(), os.Args[1:])
}

// run runs one command.
func (p *program) run(ctx context.Context, args []string) int {
	root := p.root()
	root.SetArgs(args)
	root.SetIn(p.in)
	root.SetOut(p.out)
	root.SetErr(p.err)
	var answered error
	keepAnswers(root, &answered)
	err := fang.Execute(ctx, root,
		fang.WithVersion(version()),
		fang.WithErrorHandler(func(w io.Writer, _ fang.Styles, err error) { p.report(w, err) }))
	if answered != nil {
		p.report(p.err, answered)
	}
	return exitCode(errors.Join(err, answered))
}

// keepAnswers keeps what the commands answer from fang, which asks the terminal
// for its colours before it hands over an error: a terminal that does not answer
// would hold up every refusal for seconds.
func keepAnswers(c *cobra.Command, answered *error) {
	run, accepts := c.RunE, c.Args
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(c *cobra.Command, args []string) error {
		if *answered = accepts(c, args); *answered == nil {
			*answered = run(c, args)
		}
		return nil
	}
	for _, sub := range c.Commands() {
		keepAnswers(sub, answered)
	}
}

// root is gavel itself. Without a command it opens the screen.
func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "gavel [FILE]",
		Short: "Run review meetings that cannot be closed while an owner's decision is missing",
		Long: `Run review meetings that cannot be closed while an owner's decision is missing.

Without a command, gavel opens its screen. With --plain, and by itself where the
input or the output is no terminal or TERM is dumb, it is a conversation in lines
instead: a word or a captured line in, numbered lines out. Everything that the
screen does, the commands below do for scripts and for people who live in a shell.

The data is in one file: the one that --db names, else the variable GAVEL_DB,
else gavel/gavel.db in your data folder ($XDG_DATA_HOME, or ~/.local/share).
Changes are recorded under your name: GAVEL_USER, else what the system knows.

MEETING is an id such as M-2 or 2, or one of: live, last, next.

Exit codes: 0 done · 1 refused, by the rules or for the record's sake, or --plain
ended in the middle of a form, or a line from its pipe was no word and no captured
line · 2 the command line is mistaken, a file is in the way, or --plain was left
with something that could not be saved.`,
		Example: `# The first review, start to finish
gavel new cycle "Checkout redesign" --people "Ana Ruiz, Ben Okafor"
gavel new meeting
gavel start
gavel do 'd Ship guest checkout @ana crit:"four steps to payment"'
gavel do 'approve D-1'
gavel gaps
gavel close
gavel export minutes -o minutes.md`,
		Args: p.fileOfPlain,
		RunE: p.screen,
		PersistentPreRunE: func(c *cobra.Command, _ []string) error {
			if p.file == "" && c.Flags().Changed("db") { // an empty variable, most likely
				return misused(c, "--db names no file")
			}
			if !c.Flags().Changed("ascii") {
				p.ascii = here.ASCII(p.env)
			}
			if wanted := here.Theme(p.env); wanted != "" && !c.Flags().Changed("theme") {
				p.theme = wanted
			}
			return nil
		},
	}
	flags := root.PersistentFlags()
	flags.StringVar(&p.file, "db", "", "the file that the data is in")
	flags.BoolVar(&p.network, "allow-network", false, "write to a file on a network drive; nobody else may open it meanwhile")
	flags.StringVar(&p.theme, "theme", "auto", "colours of the screen: auto, light, dark or mono; without it what GAVEL_THEME says")
	flags.BoolVar(&p.ascii, "ascii", false, "draw the screen with plain characters only; by itself where the locale is not UTF-8, and not with --ascii=false")
	flags.BoolVar(&p.noMouse, "no-mouse", false, "leave the mouse to the terminal")
	flags.BoolVar(&p.plain, "plain", false, "a conversation in lines, without a screen")
	flags.IntVar(&p.fps, "fps", 0, "most frames a second of the screen, 10 to 120")
	root.SetFlagErrorFunc(flagMistake)
	root.AddGroup(&cobra.Group{ID: groupPlan, Title: "prepare"}, &cobra.Group{ID: groupHold, Title: "hold the meeting"},
		&cobra.Group{ID: groupRead, Title: "read and hand out"}, &cobra.Group{ID: groupCare, Title: "take care of the data"})
	p.addCommands(root)
	return root
}

// The groups of help.
const (
	groupPlan = "plan"
	groupHold = "hold"
	groupRead = "read"
	groupCare = "care"
)

func (p *program) addCommands(root *cobra.Command) {
	for group, commands := range map[string][]*cobra.Command{
		groupPlan: {p.newCommand(), p.importCommand(), p.demoCommand()},
		groupHold: {
			p.startCommand(), p.roomCommand(), p.presentCommand(), p.doCommand(), p.gapsCommand(), p.closeCommand(),
			p.adjournCommand(), p.cancelCommand(), p.deferRestCommand(), p.addendumCommand(), p.undoCommand(), p.redoCommand(),
		},
		groupRead: {p.meetingsCommand(), p.exportCommand(), p.keysCommand(), p.versionCommand()},
		groupCare: {p.doctorCommand(), p.backupCommand(), p.restoreCommand(), p.salvageCommand()},
	} {
		for _, c := range commands {
			c.GroupID = group
			root.AddCommand(c)
		}
	}
}

// instant is the time now, as the model has it.
func (p *program) instant() model.Instant { return model.At(p.now()) }

// user is who records.
func (p *program) user() string { return here.User(p.env) }

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(f.Fd())
}

// version is what the build knows of itself.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "built from source"
	}
	return info.Main.Version
}
