package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/model/capture"
	"gavel/storage"
	"gavel/ui/session"
)

// cycleCommand returns the command that shows the cycle with its days, and those that begin,
// close and switch cycles.
func (p *program) cycleCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "cycle",
		Short: "Tell all of the cycle; list, begin, switch and close cycles",
		Long: `Tell all that is known of the cycle, and everything that happened to its dates: the
delivery date and the customer-facing date, who owns each, and how often it moved.
gavel do "set cycle delivery:8dec delivers:ana customer:15dec tells:chloe" sets them.

A file may hold several cycles. What is recorded goes into the newest, or into the one
that gavel cycle switch names. At its end each open thing is carried into the next cycle
or dropped, with a reason; a closed cycle stays as it is, and the next one begins with
what was carried.`,
		Example: `gavel cycle
gavel cycle --json
gavel cycle list
gavel cycle carry D-4 B-2 "the bank answers in January"
gavel cycle close
gavel cycle begin "Returns, part two"
gavel do 'confirm customer'`,
		Args: p.noSuchCommand,
	}
	c.RunE = func(c *cobra.Command, _ []string) error { return p.showCycle(c.Context()) }
	p.addCycleFlag(c)
	list, begin := p.cyclesCommand(), p.newCycleCommand()
	list.Use, begin.Use, begin.Short = "list", "begin NAME", "Begin a cycle, from the one before where that is closed"
	begin.RunE = p.beginCycle(begin)
	c.AddCommand(list, p.cycleShowCommand(), begin, p.cycleSwitchCommand(), p.cycleCarryCommand(), p.cycleDropCommand(), p.cycleCloseCommand())
	return c
}

func (p *program) showCycle(ctx context.Context) error {
	return p.readStore(ctx, func(store *storage.Store, r *model.Record) error {
		cycle, ok := r.Cycle()
		if !ok {
			return &model.Refusal{Reason: model.NotAllowed, Says: "there is no cycle yet; begin one with: gavel new cycle NAME"}
		}
		return p.showThing(ctx, store, r, cycle.Ref())
	})
}

func (p *program) cycleShowCommand() *cobra.Command {
	c := &cobra.Command{
		Use:               "show [CYCLE]",
		Short:             "Tell all of one cycle, by its number or name",
		Example:           "gavel cycle show\ngavel cycle show 1",
		Args:              arguments(0, 1, "name one cycle by its number or name; gavel cycle list lists them"),
		ValidArgsFunction: p.completeCycle,
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		p.cycle = strings.Join(args, "")
		return p.showCycle(c.Context())
	}
	return c
}

func (p *program) cycleSwitchCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "switch [CYCLE]",
		Short: "Work in another cycle from now on; without one, in the newest",
		Long: `Work in another cycle from now on, in this file and under your name: what reads shows it,
and what changes goes into it. Without a cycle, it is the newest again. --cycle does so
for one command. A window goes on in the cycle that it shows, and is opened again in the one
that you chose in a window last; until you have, in that of the shell.`,
		Example:           "gavel cycle switch 1\ngavel cycle switch 'Checkout redesign'\ngavel cycle switch",
		Args:              arguments(0, 1, "name one cycle by its number or name; gavel cycle list lists them"),
		ValidArgsFunction: p.completeCycle,
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		ctx := c.Context()
		return p.change(ctx, func(store *storage.Store, _ *model.Record) error {
			var cycle model.ID
			if len(args) > 0 {
				var err error
				if cycle, err = cycleNamed(ctx, store, args[0]); err != nil {
					return err
				}
			}
			if err := store.ChooseCycle(ctx, shell+p.user(), cycle); err != nil {
				return err
			}
			if err := store.WorkIn(ctx, cycle); err != nil {
				return err
			}
			r, err := store.Record(ctx)
			if err != nil {
				return err
			}
			now, _ := r.Cycle()
			return p.answer(model.Done{About: now.Ref(), Says: "you work in the cycle " + model.Quoted(now.Name) + closedNote(r)}, "")
		})
	}
	return c
}

// closedNote says behind the name of a cycle that it is closed; "" of one that is open.
func closedNote(r *model.Record) string {
	if r.IsClosed() {
		return ", which is closed and only read"
	}
	return ""
}

func (p *program) cycleCarryCommand() *cobra.Command {
	var of disposal
	c := &cobra.Command{
		Use:   "carry ID... REASON",
		Short: "Have open things go on in the next cycle, with a reason",
		Long: `Have open things go on in the next cycle, with a reason. They keep their ids, their first
dates and how often they were moved. The owner of each says so, or the final approver
(--by). gavel cycle close lists what is still neither
carried nor dropped.`,
		Example: "gavel cycle carry D-4 B-2 'the bank answers in January'\ngavel cycle carry --all 'the scope is the same'",
		Args:    arguments(1, -1, "name open things by their ids, and say why"),
	}
	p.addDisposalFlags(c, &of)
	c.RunE = p.dispose(&of, func(about []model.Ref, why string, by model.ID) model.Command {
		return model.CarryOn{About: about, Why: why, By: by}
	})
	return c
}

func (p *program) cycleDropCommand() *cobra.Command {
	var of disposal
	c := &cobra.Command{
		Use:   "drop ID... REASON",
		Short: "Have open things end with the cycle, with a reason",
		Long: `Have open things end with the cycle, with a reason: a decision is withdrawn, a blocker
resolved, an action or what stands in a register dropped, a metric retired. The owner
of each says so, or the final approver (--by).`,
		Example: "gavel cycle drop A-7 'nobody asks for it any more'",
		Args:    arguments(1, -1, "name open things by their ids, and say why"),
	}
	p.addDisposalFlags(c, &of)
	c.RunE = p.dispose(&of, func(about []model.Ref, why string, by model.ID) model.Command {
		return model.DropAtClose{About: about, Why: why, By: by}
	})
	return c
}

// disposal is what the flags say of things that are carried or dropped.
type disposal struct {
	all bool
	by  string
}

func (p *program) addDisposalFlags(c *cobra.Command, of *disposal) {
	c.Flags().BoolVar(&of.all, "all", false, "everything that is neither carried nor dropped")
	c.Flags().StringVar(&of.by, "by", "", "who says so, where the owner does not: the final approver")
	p.completeFlag(c, "by", p.completePeople)
}

// dispose returns what says of open things what becomes of them at the end of the cycle.
func (p *program) dispose(of *disposal, command func([]model.Ref, string, model.ID) model.Command) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		var list []model.Ref
		for len(args) > 0 {
			about, ok := model.ParseRef(args[0])
			if !ok {
				break
			}
			list, args = append(list, about), args[1:]
		}
		return p.do(c.Context(), func(r *model.Record) (model.Command, error) {
			var by model.ID
			if of.by != "" {
				var err error
				if by, err = capture.Person(of.by, p.captureContext(r)); err != nil {
					return nil, err
				}
			}
			if of.all {
				if list = append(list, r.Unanswered()...); len(list) == 0 {
					return nil, &model.Refusal{Reason: model.NotAllowed, Says: "nothing is open that was not carried or dropped"}
				}
			}
			return command(list, strings.Join(args, " "), by), nil
		})
	}
}

func (p *program) cycleCloseCommand() *cobra.Command {
	var end model.CloseCycle
	c := &cobra.Command{
		Use:   "close",
		Short: "Close the cycle: everything open is carried or dropped, and nothing changes any more",
		Long: `Close the cycle. Everything that is open has been carried or dropped, each success
criterion was answered, and at least one lesson was noted; else it says what is missing.
From then on the cycle is only read. This cannot be undone.`,
		Example: "gavel cycle close\ngavel cycle close --cancel --no-lesson 'one week, nothing new'",
		Args:    arguments(0, 0, "gavel cycle close takes no argument; gavel cycle switch goes to the cycle first"),
	}
	c.Flags().BoolVar(&end.CancelPlanned, "cancel", false, "give up the reviews that are still planned")
	c.Flags().StringVar(&end.NoLesson, "no-lesson", "", "why nothing was learned, where no lesson is noted")
	p.addCycleFlag(c)
	c.RunE = func(c *cobra.Command, _ []string) error {
		return p.do(c.Context(), func(*model.Record) (model.Command, error) { return end, nil })
	}
	return c
}

// beginCycle returns what begins a cycle beside others: from the one that somebody works in
// where that is closed.
func (p *program) beginCycle(c *cobra.Command) func(*cobra.Command, []string) error {
	return func(_ *cobra.Command, args []string) error {
		ctx := c.Context()
		cycle, err := p.newCycleOf(c, args[0])
		if err != nil {
			return err
		}
		return p.change(ctx, func(store *storage.Store, r *model.Record) error {
			before, had := r.Cycle()
			if had && !c.Flags().Changed("zone") {
				cycle.Zone = before.Zone
			}
			_, done, err := p.save(ctx, store, cycle)
			if err != nil {
				return err
			}
			if err := store.ChooseCycle(ctx, shell+p.user(), 0); err != nil {
				return err
			}
			if had && !r.IsClosed() {
				done.Says += fmt.Sprintf("; %s goes on beside it: gavel cycle switch %d", model.Quoted(before.Name), before.ID)
			}
			return p.answer(done, store.Path())
		}, storage.Create())
	}
}

// workIn has a store work in the cycle that --cycle names, else in the one that the person
// switched to.
func (p *program) workIn(ctx context.Context, store *storage.Store) error {
	if p.cycle != "" {
		cycle, err := cycleNamed(ctx, store, p.cycle)
		if err != nil {
			return err
		}
		return store.WorkIn(ctx, cycle)
	}
	chosen, err := store.ChosenCycle(ctx, shell+p.user())
	if err != nil || chosen == 0 {
		return err
	}
	return store.WorkIn(ctx, chosen)
}

// workInWindow has the store of a window work in the cycle that the person's windows worked in
// last, else in the one that the shell works in.
func (p *program) workInWindow(ctx context.Context, store *storage.Store) error {
	cycle, err := session.CycleOfWindow(ctx, store, p.user())
	if err != nil {
		return err
	}
	if cycle == 0 {
		return p.workIn(ctx, store)
	}
	return store.WorkIn(ctx, cycle)
}

// cycleIn returns what finds the cycle of a thing in a file.
func cycleIn(ctx context.Context, store *storage.Store) func(model.Ref) (model.ID, bool) {
	return func(about model.Ref) (model.ID, bool) {
		cycle, err := store.CycleOf(ctx, about)
		return cycle, err == nil || isA[*model.Refusal](err)
	}
}

// workWhere has a store work in the cycle of the first thing that a line names where the record
// has no such thing, and returns the record of that cycle. The way back is to be called.
func (p *program) workWhere(ctx context.Context, store *storage.Store, r *model.Record, line string) (*model.Record, func() error, error) {
	stay := func() error { return nil }
	for word := range strings.FieldsSeq(line) {
		about, ok := model.ParseRef(strings.Trim(word, ":,"))
		if !ok || !strings.Contains(word, "-") || about.Kind == model.KindCycle {
			continue
		}
		if r.Exists(about) {
			return r, stay, nil
		}
		cycle, err := store.CycleOf(ctx, about)
		if err != nil || cycle == 0 { // the line itself says what is not there
			return r, stay, nil
		}
		here, _ := r.Cycle()
		if err := store.WorkIn(ctx, cycle); err != nil {
			return r, stay, err
		}
		there, err := store.Record(ctx)
		if err != nil {
			return r, stay, err
		}
		return there, func() error { return store.WorkIn(ctx, here.ID) }, nil
	}
	return r, stay, nil
}
