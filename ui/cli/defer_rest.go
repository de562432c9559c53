package cli

import (
	"github.com/spf13/cobra"

	"gavel/model"
)

func (p *program) deferRestCommand() *cobra.Command {
	var why, due string
	c := &cobra.Command{
		Use:   "defer-rest --why REASON",
		Short: "Defer, in one act, what the meeting did not reach",
		Long: `Defer what the meeting that is being held did not reach: in one act, with one
reason, each thing to its own owner. Blockers, checks and feedback still need
their answers.`,
		Example: `gavel defer-rest --why "out of time"
gavel defer-rest --why "out of time" --due fri`,
		Args: arguments(0, 0, "gavel defer-rest takes no argument: it is about the meeting that is being held"),
	}
	c.Flags().StringVar(&why, "why", "", "the reason; the minutes print it")
	c.Flags().StringVar(&due, "due", "", "the day they are deferred to, if not the next review: fri, +3d, 2026-12-04")
	c.RunE = func(c *cobra.Command, _ []string) error {
		return p.do(c.Context(), func(r *model.Record) (model.Command, error) {
			m, err := meeting(r, nil, liveMeeting)
			if err != nil {
				return nil, err
			}
			day, err := p.day(r, due)
			if err != nil {
				return nil, misused(c, "--due: %s", err)
			}
			return model.DeferRest{Meeting: m.ID, Why: why, Due: day}, nil
		})
	}
	return c
}
