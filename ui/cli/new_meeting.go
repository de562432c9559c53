package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"gavel/model"
)

func (p *program) newMeetingCommand() *cobra.Command {
	var date, expect, facilitator, kind string
	var minutes int
	c := &cobra.Command{
		Use:   "meeting [TITLE]",
		Short: "Plan a meeting",
		Long: `Plan a meeting. Everything has a default: a weekly review, today, 45 minutes,
led by you, with everybody who is known, and a small gate. --kind says which kind it
is of, such as kickoff, entry or launch, or which kinds, with commas between: each
brings its items and its gate. gavel playbook lists them.`,
		Example: `gavel new meeting
gavel new meeting --kind weekly,entry --date thu
gavel new meeting "Launch gate" --date fri --minutes 60 --expect "Ana Ruiz, Ben Okafor"`,
		Args: arguments(0, 1, "give one title, in quotes if it holds a space"),
	}
	c.Flags().StringVar(&date, "date", "", "the day: fri, tomorrow, +3d, 2026-12-04")
	c.Flags().StringVar(&kind, "kind", "", "the kind, or several with commas between")
	c.Flags().IntVar(&minutes, "minutes", 0, "how many minutes it takes")
	c.Flags().StringVar(&expect, "expect", "", "who is expected, names with commas between; new names are added")
	c.Flags().StringVar(&facilitator, "facilitator", "", "who leads it, if that is not you")
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.do(c.Context(), func(r *model.Record) (model.Command, error) {
			day, err := p.day(r, date)
			if err != nil {
				return nil, misused(c, "--date: %s", err)
			}
			plan := model.PlanMeeting{Date: day, Minutes: minutes, Kinds: kind, Expected: splitNames(expect)}
			if plan.Facilitator, err = p.leader(c, r, facilitator, plan.Expected); err != nil {
				return nil, err
			}
			if len(args) > 0 {
				plan.Title = args[0]
			}
			return plan, nil
		})
	}
	p.addCycleFlag(c)
	return c
}

// leader returns who leads a new meeting: whoever is named, else who plans it. Of
// several people with that first name one has to be named.
func (p *program) leader(c *cobra.Command, r *model.Record, named string, expected []string) (string, error) {
	if named != "" {
		return named, nil
	}
	among := r.Leaders(p.user(), expected...)
	switch len(among) {
	case 0:
		return "", nil
	case 1:
		return among[0], nil
	}
	return "", misused(c, "%s could be %s; say who leads it with --facilitator", model.Quoted(p.user()), strings.Join(among, " or "))
}
