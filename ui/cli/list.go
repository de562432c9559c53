package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gavel/model"
	"gavel/model/capture"
)

// itemJSON is one thing as gavel list --json prints it.
type itemJSON struct {
	thingJSON
	Words   *string        `json:"words"`
	State   *string        `json:"state"`
	On      *string        `json:"on"`
	Meeting *string        `json:"meeting"`
	Fields  map[string]any `json:"fields"`
}

// listCommand has a command for each kind, with the filters of its fields.
func (p *program) listCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "list",
		Short: "List what there is of a kind, such as actions or open blockers",
		Long: `List what there is of a kind: all of it, or what words and filters leave. Which
filters a kind has, gavel help list KIND says. gavel show ID tells all of one thing.`,
		Example: "gavel list actions --state open --owner ana --sort due\ngavel list blockers --overdue\ngavel list decisions --meeting last --json",
	}
	var kinds []*cobra.Command
	for _, k := range model.Kinds() {
		kinds = append(kinds, p.listKindCommand(k))
	}
	p.group(c, kinds...)
	c.Args = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		return misused(c, "%s", model.UnknownKind(args[0]))
	}
	c.RunE = func(c *cobra.Command, _ []string) error { return misused(c, "%s", model.UnknownKind("")) }
	return c
}

func (p *program) listKindCommand(k model.Kind) *cobra.Command {
	info := k.Info()
	names := info.Names()
	c := &cobra.Command{
		Use:     names[0] + " [WORD...]",
		Aliases: names[1:],
		Short:   "List the " + names[0],
		Long: fmt.Sprintf(`List the %s: all of them, or those that have each WORD somewhere in what is
said of them and for which every filter holds.`, names[0]),
		Example:           "gavel list " + names[0],
		Args:              arguments(0, -1, ""),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	q := model.Query{Kind: k}
	var sort string
	p.addFilters(c, k)
	c.Flags().StringVar(&sort, "sort", "", "order by "+strings.Join(k.Sorts(), ", ")+"; from behind with - before it")
	c.Flags().BoolVar(&q.Reverse, "reverse", false, "the last first")
	p.completeFlag(c, "sort", cobra.FixedCompletions(completions(k.Sorts()), cobra.ShellCompDirectiveNoFileComp))
	p.addCycleFlag(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		q.Words = args
		p.wholeSeries = !info.Series.IsZero()
		return p.read(c.Context(), func(r *model.Record) error {
			if err := p.filters(c, r, &q); err != nil {
				return err
			}
			if sort != "" {
				if err := capture.SortBy(&q, sort); err != nil {
					return err
				}
			}
			return p.printList(r, q)
		})
	}
	return c
}

// addFilters gives a command a flag for each filter of a kind.
func (p *program) addFilters(c *cobra.Command, k model.Kind) {
	for _, f := range k.Filters() {
		if f.Flag {
			c.Flags().Bool(f.Name, false, f.Says)
			continue
		}
		c.Flags().String(f.Name, "", f.Says)
		switch {
		case f.Of == model.KindMeeting:
			p.completeFlag(c, f.Name, p.completeMeeting)
		case f.Of != "":
			p.completeFlag(c, f.Name, p.completeThing)
		case f.Sort == model.SortPerson:
			p.completeFlag(c, f.Name, p.completePeople)
		case f.Sort == model.SortChoice:
			p.completeFlag(c, f.Name, cobra.FixedCompletions(completions(f.Choices), cobra.ShellCompDirectiveNoFileComp))
		default:
			p.completeFlag(c, f.Name, cobra.NoFileCompletions)
		}
	}
}

// filters adds the flags that were given to a query.
func (p *program) filters(c *cobra.Command, r *model.Record, q *model.Query) (err error) {
	named := func(f *pflag.Flag) bool {
		return slices.ContainsFunc(q.Kind.Filters(), func(filter model.Filter) bool { return filter.Name == f.Name })
	}
	c.Flags().Visit(func(f *pflag.Flag) {
		if err == nil && named(f) && f.Value.String() != "false" {
			err = capture.Where(q, f.Name, f.Value.String(), p.captureContext(r))
		}
	})
	return err
}

func (p *program) completeFlag(c *cobra.Command, name string, with cobra.CompletionFunc) {
	if err := c.RegisterFlagCompletionFunc(name, with); err != nil {
		panic(err) // the flag is there
	}
}

func completions(words []string) []cobra.Completion { return slices.Clone(words) }

// printList prints what a query finds: the words of things last, because they are long.
func (p *program) printList(r *model.Record, q model.Query) error {
	today := r.Today(p.instant())
	list := r.List(q, today)
	if p.json {
		printed := []itemJSON{}
		for _, about := range list {
			sheet, _ := r.Sheet(about, 0, today)
			printed = append(printed, itemOf(r, sheet))
		}
		return p.printJSON(printed)
	}
	if len(list) == 0 {
		return p.printf("%s", noneListed(r, q))
	}
	var heads []string
	for _, c := range q.Kind.Columns() {
		heads = append(heads, strings.ToUpper(c.Label))
	}
	rows := table{wordsLast(heads)}
	for _, about := range list {
		rows = append(rows, wordsLast(r.Cells(about, today)))
	}
	return rows.print(p.printed)
}

// wordsLast moves the words of a row, which stand behind its id, to its end.
func wordsLast(cells []string) []string {
	return slices.Concat(cells[:1], cells[2:], cells[1:2])
}

// noneListed says that a list is empty, and what to do.
func noneListed(r *model.Record, q model.Query) string {
	info := q.Kind.Info()
	all := len(r.AllOf(q.Kind))
	switch {
	case all > 0:
		return fmt.Sprintf("none of the %s is like this; gavel list %s lists %s", info.Plural, info.Plural, model.All(all))
	case info.Head != "":
		return fmt.Sprintf("no %s yet%s; add one with: gavel do '%s %s'", info.Plural, ofCycle(r), info.Head, info.Sample)
	}
	return fmt.Sprintf("no %s yet%s", info.Plural, ofCycle(r))
}

// itemOf returns a thing as --json prints it in a list.
func itemOf(r *model.Record, sheet model.Sheet) itemJSON {
	printed := itemJSON{thingJSON: thingOf(sheet.About), Words: orNull(sheet.Words), State: orNull(string(sheet.State)),
		On: orNull(sheet.On.String()), Meeting: orNull(sheet.Meeting.String()), Fields: map[string]any{}}
	for _, f := range sheet.Fields {
		printed.Fields[string(f.Field)] = r.Plain(f.FieldSpec, f.Value)
	}
	return printed
}
