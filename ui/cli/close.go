package cli

import (
	"github.com/spf13/cobra"

	"gavel/model"
)

func (p *program) closeCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "close [MEETING]",
		Short: "Close a meeting, or say what is open before close",
		Long: `Close a meeting. While anything on it needs its owner's decision it stays open:
what is still open is printed on standard error, one a line, and the exit code is 1.
Nothing forces a close; gavel adjourn interrupts. Without MEETING: the one that
is being held.`,
		Example:           "gavel close\ngavel close && gavel export minutes last -o minutes.md",
		Args:              arguments(0, 1, "name one meeting"),
		ValidArgsFunction: p.completeMeeting,
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.do(c.Context(), func(r *model.Record) (model.Command, error) {
			m, err := meeting(r, args, liveMeeting)
			return model.CloseMeeting{Meeting: m.ID}, err
		})
	}
	p.addCycleFlag(c)
	return c
}
