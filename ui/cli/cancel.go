package cli

import (
	"github.com/spf13/cobra"

	"gavel/model"
)

func (p *program) cancelCommand() *cobra.Command {
	c := &cobra.Command{
		Use:               "cancel MEETING",
		Short:             "Give up a meeting on which nothing was ruled",
		Long:              "Give up a meeting, while nothing on it was ruled. The meeting must be named; gavel undo undoes it.",
		Example:           "gavel cancel M-4",
		Args:              arguments(1, 1, "name the meeting to give up; gavel meetings lists them"),
		ValidArgsFunction: p.completeMeeting,
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.do(c.Context(), func(r *model.Record) (model.Command, error) {
			m, err := meeting(r, args)
			return model.CancelMeeting{Meeting: m.ID}, err
		})
	}
	return c
}
