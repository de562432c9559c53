package cli

import (
	"github.com/spf13/cobra"

	"gavel/model"
)

func (p *program) adjournCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "adjourn",
		Short:   "Interrupt the meeting; nothing is decided by it",
		Long:    "Interrupt the meeting that is being held. Nothing is decided by it, and gavel start goes on.",
		Example: "gavel adjourn",
		Args:    arguments(0, 0, "gavel adjourn takes no argument: it is about the meeting that is being held"),
	}
	c.RunE = func(c *cobra.Command, _ []string) error {
		return p.do(c.Context(), func(r *model.Record) (model.Command, error) {
			m, err := meeting(r, nil, liveMeeting)
			return model.AdjournMeeting{Meeting: m.ID}, err
		})
	}
	p.addCycleFlag(c)
	return c
}
