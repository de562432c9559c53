package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/model/playbook"
	"gavel/storage"
)

// playbookTrouble is everything that is wrong with the file of a playbook.
type playbookTrouble struct {
	path     string
	mistakes playbook.Mistakes
}

func (e *playbookTrouble) Error() string { return strings.Join(e.says(), "; ") }

// says returns a line for each mistake, with its place as editors jump to it.
func (e *playbookTrouble) says() []string {
	var list []string
	for _, m := range e.mistakes {
		list = append(list, fmt.Sprintf("%s:%d:%d: %s", e.path, m.Line, m.Column, m.Says))
	}
	return list
}

func (p *program) playbookCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "playbook",
		Short: "List the kinds of meetings and gates, and have the cycle work by your team's own",
		Long: `List the kinds of meetings and what each brings, as the playbook says by which the
cycle works. gavel comes with one; to work by your own, print it, change it, and use it:

  gavel playbook export > team.toml
  gavel playbook check team.toml
  gavel playbook use team.toml

A file with mistakes changes nothing, and every mistake is told with its line. What a
cycle works by is kept with it: a file that changes later changes nothing by itself.`,
		Example: "gavel playbook\ngavel playbook export > team.toml\ngavel playbook use team.toml",
		Args:    arguments(0, 0, "gavel playbook takes no argument; say export, check, use or schema"),
	}
	c.RunE = func(c *cobra.Command, _ []string) error {
		return p.readPlaybook(c.Context(), p.printPlaybook)
	}
	c.AddCommand(p.playbookExportCommand(), p.playbookCheckCommand(), p.playbookUseCommand(), p.playbookSchemaCommand())
	return c
}

// readPlaybook reads the record for its playbook; where there is no file, there is the one
// that gavel comes with.
func (p *program) readPlaybook(ctx context.Context, use func(*model.Record) error) error {
	err := p.read(ctx, use)
	if e, ok := errors.AsType[*storage.FileError](err); ok && e.Reason == storage.NotFound {
		return use(&model.Record{})
	}
	return err
}

// playbookKindJSON is one kind of meeting as gavel playbook --json prints it.
type playbookKindJSON struct {
	Kind      string   `json:"kind"`
	Title     string   `json:"title"`
	Minutes   int      `json:"minutes"`
	Gates     []string `json:"gates"`
	Functions []string `json:"functions"`
	Items     []string `json:"items"`
	When      *string  `json:"when"`
}

func (p *program) printPlaybook(r *model.Record) error {
	book := r.Playbook()
	if p.json {
		list := []playbookKindJSON{}
		for _, k := range book.Kinds {
			one := playbookKindJSON{Kind: k.Key, Title: k.Title, Minutes: k.Minutes, Gates: append([]string{}, k.Gates...),
				Functions: append([]string{}, k.Functions...), Items: []string{}, When: orNull(model.SaySchedule(k))}
			for _, it := range k.Items {
				one.Items = append(one.Items, it.Title)
			}
			list = append(list, one)
		}
		return p.printJSON(list)
	}
	rows := table{{"KIND", "MIN", "WHEN", "GATES", "TITLE"}}
	for _, k := range book.Kinds {
		gates := strings.Join(k.Gates, ", ")
		if gates == "" {
			gates = "-"
		}
		when := model.SaySchedule(k)
		if when == "" {
			when = "-"
		}
		rows = append(rows, []string{k.Key, strconv.Itoa(k.Minutes), when, gates, k.Title})
	}
	name := model.Clean(book.Name, false)
	if says := r.SayEarlierPlaybook(); says != "" {
		name += ", " + says
	}
	if err := p.printf("%s", name); err != nil {
		return err
	}
	return rows.print(p.printed)
}

func (p *program) playbookExportCommand() *cobra.Command {
	var ours bool
	c := &cobra.Command{
		Use:   "export",
		Short: "Print the playbook of the cycle as a file",
		Long: `Print the playbook by which the cycle works as a TOML file, with its comments, to
change it. Lessons that are standards are written into it, each as a check of its gate
or a standing item of its kind, with the lesson that it is from: of all cycles of the
file, but for those that were retired, and those that it has already. To work by them:

  gavel do 'standard LS-3 place:launch-gate answers:lead:support'
  gavel playbook export > team.toml
  gavel playbook use team.toml

--ours prints the one that gavel comes with.`,
		Example: "gavel playbook export > team.toml",
		Args:    arguments(0, 0, "gavel playbook export takes no argument"),
	}
	c.Flags().BoolVar(&ours, "ours", false, "the one that gavel comes with")
	c.RunE = func(c *cobra.Command, _ []string) error {
		if p.json {
			return misused(c, "gavel playbook export prints TOML; leave --json out")
		}
		if ours {
			return p.printf("%s", strings.TrimSpace(playbook.Text()))
		}
		return p.exportPlaybook(c.Context())
	}
	return c
}

// exportPlaybook prints the playbook of the cycle with the lessons of the file that are
// standards; which of them it has no place for is said beside it.
func (p *program) exportPlaybook(ctx context.Context) error {
	err := p.readStore(ctx, func(store *storage.Store, r *model.Record) error {
		standards, err := standardsOf(ctx, store)
		if err != nil {
			return err
		}
		text, left, err := playbook.With(r.PlaybookText(), standards)
		if err != nil {
			return err
		}
		for _, s := range left {
			_, _ = fmt.Fprintf(p.err, "%s is left out: the playbook of the cycle has no %s; say where it goes: standard %s place:\n", s.Lesson(), s.Place(), s.Lesson())
		}
		return p.printf("%s", strings.TrimSpace(text))
	})
	if e, ok := errors.AsType[*storage.FileError](err); ok && e.Reason == storage.NotFound {
		return p.printf("%s", strings.TrimSpace(playbook.Text()))
	}
	return err
}

// standardsOf returns the lessons of a file that are standards, of all its cycles.
func standardsOf(ctx context.Context, store *storage.Store) ([]playbook.Standard, error) {
	cycles, err := store.Cycles(ctx)
	if err != nil {
		return nil, err
	}
	var records []*model.Record
	for _, c := range slices.Backward(cycles) {
		r, err := store.RecordOf(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		records = append(records, r)
	}
	return model.Standards(records...), nil
}

func (p *program) playbookSchemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print a JSON schema of what may stand in a playbook",
		Long: `Print a JSON schema of what may stand in a playbook, for editors that complete and
check TOML, such as those that use Taplo. Save it beside your file under the name that
its first line gives.`,
		Example: "gavel playbook schema > gavel-playbook.schema.json",
		Args:    arguments(0, 0, "gavel playbook schema takes no argument"),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprint(p.printed, playbook.Schema())
			return err
		},
	}
}

// playbookIn reads the file of a playbook.
func (p *program) playbookIn(path string) (text string, book playbook.Playbook, err error) {
	read, err := p.readFile(path)
	if err != nil {
		return "", book, err
	}
	book, err = playbook.Parse(string(read))
	if mistakes, ok := errors.AsType[playbook.Mistakes](err); ok {
		return "", book, &playbookTrouble{path, mistakes}
	}
	return string(read), book, err
}

func (p *program) playbookCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "check FILE",
		Short:   "Say everything that is wrong with a playbook",
		Long:    `Say everything that is wrong with the file of a playbook, each with its line and what to do. Nothing is changed.`,
		Example: "gavel playbook check team.toml",
		Args:    arguments(1, 1, "name one file"),
		RunE: func(_ *cobra.Command, args []string) error {
			_, book, err := p.playbookIn(args[0])
			if err != nil {
				return err
			}
			says := fmt.Sprintf("%s holds: %s, with %d kinds of meetings and %d gates", args[0], model.Quoted(book.Name), len(book.Kinds), len(book.Gates))
			if idle := book.Idle(); len(idle) > 0 {
				says += "; no kind of meeting holds the gate " + strings.Join(idle, ", ")
			}
			return p.answer(model.Done{Says: says}, "")
		},
	}
}

func (p *program) playbookUseCommand() *cobra.Command {
	var ours bool
	c := &cobra.Command{
		Use:   "use FILE",
		Short: "Have the cycle work by a playbook",
		Long: `Have the cycle work by the playbook in a file from now on. Its text is kept with the
cycle. Meetings that are planned keep the gates and items that they have; those that
are planned later have its. gavel undo goes back.

--ours takes the one that this gavel comes with. A cycle keeps the one that it began
with until then, also where a later gavel comes with another.`,
		Example: "gavel playbook use team.toml\ngavel playbook use --ours",
		Args:    arguments(0, 1, "name one file, or say --ours"),
	}
	c.Flags().BoolVar(&ours, "ours", false, "the one that gavel comes with")
	c.RunE = func(c *cobra.Command, args []string) error {
		if ours == (len(args) == 1) {
			return misused(c, "name one file, or say --ours")
		}
		use := model.UsePlaybook{}
		if !ours {
			text, _, err := p.playbookIn(args[0])
			if err != nil {
				return err
			}
			use.Text = text
		}
		return p.do(c.Context(), func(*model.Record) (model.Command, error) { return use, nil })
	}
	return c
}
