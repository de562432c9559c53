package cli

import (
	"context"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/model/capture"
	"gavel/storage"
	"gavel/ui/host"
)

func (p *program) newCycleCommand() *cobra.Command {
	var people, escalation, zone, start string
	var noSeries bool
	c := &cobra.Command{
		Use:   "cycle NAME",
		Short: "Begin a cycle: the stretch of work under review",
		Long: `Begin a cycle: the stretch of work under review. The file is made if there is none yet.

Dates are in the cycle's time zone: the one that --zone names, else this machine's.
Where the machine does not say which it is, --zone has to.

The close of a review plans the next one, a week on; --no-series leaves that to you. In a
file that has a cycle, its reviews must be closed or cancelled first; one that is planned
with nothing on its agenda is cancelled.`,
		Example: `gavel new cycle "Checkout redesign" --people "Ana Ruiz, Ben Okafor, Mara Ilves"
gavel new cycle Returns --zone Europe/Berlin --escalation "Mara Ilves, Tom Weiss"`,
		Args: arguments(1, 1, `name the cycle, in quotes if the name holds a space`),
	}
	c.Flags().StringVar(&people, "people", "", "who is in the room, names with commas between")
	c.Flags().StringVar(&zone, "zone", "", "the time zone of all dates, such as Europe/Berlin")
	c.Flags().StringVar(&escalation, "escalation", "", "to whom things escalate, first step first")
	c.Flags().BoolVar(&noSeries, "no-series", false, "no close of a review plans the next one")
	c.Flags().StringVar(&start, "start", "", "the first day of its window, such as 2026-11-30; else the next Monday")
	c.RunE = func(c *cobra.Command, args []string) error {
		cycle, err := p.newCycleOf(c, args[0])
		if err != nil {
			return err
		}
		return p.newCycle(c.Context(), cycle)
	}
	return c
}

// newCycleOf returns the cycle that the flags of a command describe.
func (p *program) newCycleOf(c *cobra.Command, name string) (cycle model.NewCycle, err error) {
	text := func(flag string) string { return c.Flags().Lookup(flag).Value.String() }
	cycle = model.NewCycle{CycleName: name, People: splitNames(text("people")), Escalation: splitNames(text("escalation"))}
	if cycle.Zone, err = p.zone(c, text("zone")); err != nil {
		return cycle, err
	}
	if text("no-series") == "true" {
		cycle.Series = model.SeriesOff
	}
	if day := text("start"); day != "" {
		if cycle.Start, err = capture.Date(day, model.DateOf(p.now()), model.Calendar{}); err != nil {
			return cycle, misused(c, "%s", err)
		}
	}
	return cycle, nil
}

// zone is the time zone of a new cycle: the one that is named, else the machine's.
func (p *program) zone(c *cobra.Command, named string) (string, error) {
	if named != "" {
		return named, nil
	}
	found := host.Zone(p.env)
	if found.Name == "" {
		return "", misused(c, "%s; say in which time zone the dates are, with --zone Europe/Berlin", found.Ask())
	}
	return found.Name, nil
}

// newCycle begins a cycle, in a new file if need be. A file is made only for a
// cycle that is going to be in it.
func (p *program) newCycle(ctx context.Context, cycle model.NewCycle) error {
	if _, _, err := model.Do(&model.Record{}, cycle, p.instant()); err != nil {
		return err
	}
	return p.change(ctx, func(store *storage.Store, r *model.Record) error {
		if err := mayBegin(store, r); err != nil {
			return err
		}
		_, all, err := p.saveAll(ctx, store, append(cancelEmpty(r), cycle)...)
		switch {
		case err != nil:
			return err
		case p.json:
			return p.answer(all[len(all)-1], store.Path())
		}
		for _, done := range all {
			if err := p.printf("%s", done.Says); err != nil {
				return err
			}
		}
		return p.printf("in %s; plan its first review with: gavel new meeting", store.Path())
	}, storage.Create())
}

// mayBegin refuses a new cycle while meetings of the one before are not over:
// commands go to the newest cycle, and nobody could close them any more. What the series
// planned and nobody put anything on bars nothing.
func mayBegin(store *storage.Store, r *model.Record) error {
	before, _ := r.Cycle()
	for m := range r.Meetings.All() {
		if m.Status != model.Closed && m.Status != model.Cancelled && !r.TakesAgenda(m) {
			return refused("%s holds the cycle %s, and its %s is %s; close or cancel that first, or begin the new cycle in another file with --db",
				store.Path(), model.Quoted(before.Name), m.Ref(), m.Status)
		}
	}
	return nil
}

// cancelEmpty returns what cancels the planned reviews of a cycle that nobody put anything
// on: the close of its last review has planned one more.
func cancelEmpty(r *model.Record) []model.Command {
	var list []model.Command
	for m := range r.Meetings.All() {
		if r.TakesAgenda(m) {
			list = append(list, model.CancelMeeting{Meeting: m.ID})
		}
	}
	return list
}
