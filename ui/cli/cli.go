package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime/debug"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/ui/host"
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
	json    bool

	network bool // --allow-network

	cycle string    // --cycle of a command that reads; "" for the newest, or the one of about
	about model.Ref // what a command reads, where it may be of any cycle

	cycleOf func(model.Ref) (cycle model.ID, known bool) // of the file that is open; nil for none

	wholeSeries bool // it reads the rows of series that a record leaves in the file

	printed *output
	written string // what this run has written, such as "it is saved in review.db"; "" for nothing
}

// Main runs gavel with the arguments that it was started with, and answers
// with its exit code.
func Main() int {
	// no-color.org takes any value; the libraries below take only some.
	if os.Getenv("NO_COLOR") != "" {
		_ = os.Setenv("NO_COLOR", "1")
	}
	return Run(context.Background(), World{os.Stdin, os.Stdout, os.Stderr, os.Getenv, time.Now}, os.Args[1:])
}

// World holds what one run of gavel has of the machine that it runs on.
type World struct {
	In       io.Reader
	Out, Err io.Writer
	Env      func(name string) string
	Now      func() time.Time
}

// Run runs gavel with arguments, and returns its exit code.
func Run(ctx context.Context, w World, args []string) int {
	p := &program{in: w.In, out: w.Out, err: w.Err, env: w.Env, now: w.Now}
	return p.run(ctx, args)
}

// run runs one command.
func (p *program) run(ctx context.Context, args []string) int {
	outliveClosedPipe()
	p.printed = &output{to: p.out}
	root := p.root()
	root.SetArgs(args)
	root.SetIn(p.in)
	root.SetOut(p.printed)
	root.SetErr(p.err)
	p.json = asksJSON(args) // a mistake in the flags is told as they ask for, too
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = p.printed.err // of help, which answers with none
	}
	return p.end(withoutClosedPipe(err))
}

// end says what went wrong, if anything, and returns the exit code. With --json
// it is said as JSON as well, where nothing else was printed.
func (p *program) end(err error) int {
	if err == nil {
		return exitDone
	}
	if p.json && !p.printed.printed {
		err = errors.Join(err, withoutClosedPipe(p.printJSON(p.refusalOf(err))))
	}
	p.report(p.err, err)
	return p.exitCode(err)
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

The data is in one file: FILE, or the one that --db names, else the variable GAVEL_DB,
else gavel/gavel.db in your data folder ($XDG_DATA_HOME, or ~/.local/share).
Changes are recorded under your name: GAVEL_USER, else what the system knows.

MEETING is an id such as M-2 or 2, or one of: live, last, next.

Exit codes:

  0 done
  1 refused, by the rules or for the record's sake; or --plain ended in the middle of a form, or a line from its pipe was refused or not understood
  2 the command line is mistaken, a file is in the way, or nothing can be printed; or --plain was left with something that could not be saved
  3 something was written, and must not be written again: what it says could not be printed, no copy of it could be made, or a later line of do - was refused

The sentence on standard error says what was written, and where.`,
		Example: `# The first review, start to finish
gavel new cycle "Checkout redesign" --people "Ana Ruiz, Ben Okafor"
gavel new meeting
gavel start
gavel do 'd Ship guest checkout @ana crit:"four steps to payment"'
gavel do 'approve D-1'
gavel gaps
gavel close
gavel export minutes -o minutes.md`,
		Args: p.fileToOpen,
		RunE: p.screen,
		PersistentPreRunE: func(c *cobra.Command, _ []string) error {
			if p.file == "" && c.Flags().Changed("db") { // an empty variable, most likely
				return misused(c, "--db names no file")
			}
			if !c.Flags().Changed("ascii") {
				p.ascii = host.ASCII(p.env)
			}
			if wanted := host.Theme(p.env); wanted != "" && !c.Flags().Changed("theme") {
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
	flags.BoolVar(&p.json, "json", false, "print JSON, for programs; a refusal, too")
	flags.IntVar(&p.fps, "fps", 0, "most frames a second of the screen, 10 to 120")
	root.SilenceErrors, root.SilenceUsage = true, true
	root.Version = version()
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(flagMistake)
	root.SetHelpFunc(p.help)
	root.SetHelpCommand(p.helpCommand(root))
	root.AddGroup(&cobra.Group{ID: groupPlan, Title: "prepare"}, &cobra.Group{ID: groupHold, Title: "hold the meeting"},
		&cobra.Group{ID: groupRead, Title: "read and hand out"}, &cobra.Group{ID: groupCare, Title: "take care of the data"})
	p.addCommands(root)
	root.AddCommand(p.completeLineCommand(), p.completeWordsCommand())
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
		groupPlan: {p.newCommand(), p.importCommand(), p.playbookCommand(), p.scheduleCommand(), p.demoCommand()},
		groupHold: {
			p.startCommand(), p.roomCommand(), p.presentCommand(), p.doCommand(), p.readCommand(), p.gapsCommand(), p.closeCommand(),
			p.adjournCommand(), p.cancelCommand(), p.deferRestCommand(), p.addendumCommand(), p.undoCommand(), p.redoCommand(),
		},
		groupRead: {p.digestCommand(), p.walkCommand(), p.agendaCommand(), p.listCommand(), p.showCommand(), p.meetingsCommand(), p.cycleCommand(), p.cyclesCommand(), p.exportCommand(), p.verifyCommand(), p.keysCommand(), p.completionCommand(), p.manCommand(), p.versionCommand()},
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

// user returns who records.
func (p *program) user() string { return host.User(p.env) }

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(f.Fd())
}

// version returns what the build knows of itself.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "built from source"
	}
	return info.Main.Version
}
