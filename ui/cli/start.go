package cli

import (
	"github.com/spf13/cobra"

	"gavel/model"
)

func (p *program) startCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "start [MEETING]",
		Short: "Start a meeting, or go on with an adjourned one",
		Long: `Start a planned meeting, or go on with an adjourned one. Everybody who is
expected is taken as present. Without MEETING: the next one.`,
		Example:           "gavel start\ngavel start M-3",
		Args:              arguments(0, 1, "name one meeting"),
		ValidArgsFunction: p.completeMeeting,
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.do(c.Context(), func(r *model.Record) (model.Command, error) {
			m, err := meeting(r, args, nextMeeting)
			return model.StartMeeting{Meeting: m.ID}, err
		})
	}
	p.addCycleFlag(c)
	return c
}
