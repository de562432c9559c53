package cli

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/storage"
)

// cycleJSON is one cycle as gavel cycles --json prints it.
type cycleJSON struct {
	Cycle    model.ID `json:"cycle"`
	Name     string   `json:"name"`
	Zone     string   `json:"zone"`
	Meetings int      `json:"meetings"`
	Closed   int      `json:"closed"`
	First    *string  `json:"first"`
	Last     *string  `json:"last"`
	Newest   bool     `json:"newest"`
	State    string   `json:"state"`
}

func (p *program) cyclesCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "cycles",
		Short: "List the cycles of the file",
		Long: `List the cycles of the file, oldest first, with the days of their first and last
meetings. What is recorded goes into the newest, or into the one that gavel cycle
switch names; --cycle, with a number or a name, has a command look at another one.`,
		Example: "gavel cycles\ngavel meetings --cycle 1\ngavel export minutes last --cycle \"Checkout redesign\"",
		Args:    arguments(0, 0, "gavel cycles takes no argument"),
	}
	c.RunE = func(c *cobra.Command, _ []string) error {
		return p.readStore(c.Context(), func(store *storage.Store, _ *model.Record) error {
			list, err := store.Cycles(c.Context())
			if err != nil {
				return err
			}
			return p.printCycles(list)
		})
	}
	return c
}

func (p *program) printCycles(list []storage.CycleSummary) error {
	if p.json {
		printed := []cycleJSON{}
		for i, cycle := range list {
			printed = append(printed, cycleJSON{Cycle: cycle.ID, Name: cycle.Name, Zone: cycle.Zone, Meetings: cycle.Meetings,
				Closed: cycle.Closed, First: orNull(string(cycle.First)), Last: orNull(string(cycle.Last)), Newest: i == len(list)-1, State: string(cycle.State)})
		}
		return p.printJSON(printed)
	}
	if len(list) == 0 {
		return p.printf("there is no cycle yet; begin one with: gavel new cycle NAME")
	}
	day := func(d model.Date) string {
		if d == "" {
			return "-"
		}
		return string(d)
	}
	rows := table{{"CYCLE", "STATE", "MEETINGS", "CLOSED", "FIRST", "LAST", "NAME"}}
	for _, cycle := range list {
		rows = append(rows, []string{strconv.FormatInt(int64(cycle.ID), 10), string(cycle.State), strconv.Itoa(cycle.Meetings),
			strconv.Itoa(cycle.Closed), day(cycle.First), day(cycle.Last), cycle.Name})
	}
	return rows.print(p.printed)
}

// addCycleFlag has a command that reads take --cycle.
func (p *program) addCycleFlag(c *cobra.Command) {
	const name = "cycle"
	c.Flags().Func(name, "work in another cycle, by its number or name; gavel cycles lists them", func(word string) error {
		if p.cycle = strings.TrimSpace(word); p.cycle == "" { // an empty variable, most likely
			return errors.New("it names no cycle")
		}
		return nil
	})
	if err := c.RegisterFlagCompletionFunc(name, p.completeCycle); err != nil {
		panic(err) // the flag is there
	}
}

// completeCycle offers the cycles by their numbers.
func (p *program) completeCycle(c *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var list []cobra.Completion
	store, err := p.open(c.Context(), storage.ReadOnly())
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	defer func() { _ = store.Close() }() // it was only read
	cycles, _ := store.Cycles(c.Context())
	for _, cycle := range cycles {
		list = append(list, cobra.CompletionWithDesc(strconv.FormatInt(int64(cycle.ID), 10), cycle.Name))
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}

// recordToRead loads the record that a command reads: of the cycle that --cycle
// names, else of the cycle that what it is about belongs to, else of the newest.
func (p *program) recordToRead(ctx context.Context, store *storage.Store) (*model.Record, error) {
	if p.cycle != "" {
		cycle, err := cycleNamed(ctx, store, p.cycle)
		if err != nil {
			return nil, err
		}
		return store.RecordOf(ctx, cycle)
	}
	if err := p.workIn(ctx, store); err != nil {
		return nil, err
	}
	if p.about.IsZero() {
		record, err := store.Record(ctx)
		if err != nil || !p.wholeSeries {
			return record, err
		}
		if cycle, ok := record.Cycle(); ok {
			return store.RecordOf(ctx, cycle.ID)
		}
		return record, nil
	}
	cycle, err := store.CycleOf(ctx, p.about)
	switch {
	case isA[*model.Refusal](err), err == nil && cycle == 0: // the command says itself what is not there
		return store.Record(ctx)
	case err != nil:
		return nil, err
	}
	return store.RecordOf(ctx, cycle)
}

// cycleNamed finds a cycle by its number or its name, in whatever case.
func cycleNamed(ctx context.Context, store *storage.Store, word string) (model.ID, error) {
	list, err := store.Cycles(ctx)
	if err != nil {
		return 0, err
	}
	word = model.Clean(word, false)
	var found []string
	var id model.ID
	for _, cycle := range list {
		number := strconv.FormatInt(int64(cycle.ID), 10)
		if word == number || strings.EqualFold(word, cycle.Name) {
			found, id = append(found, number), cycle.ID
		}
	}
	switch {
	case len(found) == 1:
		return id, nil
	case len(found) > 1:
		return 0, &model.Refusal{Reason: model.NotFound, Says: fmt.Sprintf("%s could be the cycles %s; give the number", model.Quoted(word), strings.Join(found, " and "))}
	}
	return 0, &model.Refusal{Reason: model.NotFound, Says: fmt.Sprintf("there is no cycle %s; gavel cycles lists them", model.Quoted(word))}
}

// ofCycle names the cycle of a record behind a sentence about its meetings, where
// there may be others; "" where there is one at most.
func ofCycle(r *model.Record) string {
	const first = 1
	if cycle, ok := r.Cycle(); ok && cycle.ID > first {
		return fmt.Sprintf(" in the cycle %s", model.Quoted(cycle.Name))
	}
	return ""
}
