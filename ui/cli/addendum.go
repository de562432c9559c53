package cli

import (
	"github.com/spf13/cobra"

	"gavel/model"
)

func (p *program) addendumCommand() *cobra.Command {
	c := &cobra.Command{
		Use:               "addendum MEETING TEXT",
		Short:             "Correct the wording of a closed meeting's minutes",
		Long:              "Correct the wording of a closed meeting. What it said stays as it is; the addendum\nis printed under its minutes.",
		Example:           `gavel addendum last "In D-2, account means the customer account."`,
		Args:              arguments(2, 2, "name the meeting and give the words, in quotes"),
		ValidArgsFunction: p.completeMeeting,
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.do(c.Context(), func(r *model.Record) (model.Command, error) {
			m, err := meeting(r, args[:1])
			return model.AddAddendum{Meeting: m.ID, Text: args[1]}, err
		})
	}
	return c
}
