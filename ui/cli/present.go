package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/storage"
)

func (p *program) presentCommand() *cobra.Command {
	var absent []string
	var addPeople bool
	c := &cobra.Command{
		Use:   "present [NAME...]",
		Short: "Say who is in the room, and who is not",
		Long: `Say who is in the room, and with --absent who is not. A name may be its first
letters, as long as they tell people apart. Before the start it says who is
expected. It is about the meeting that is being held, else about the next one.`,
		Example: `gavel present Ana "Ben Okafor"
gavel present --absent Mara
gavel present "Lea Novak" --add-people`,
		Args:              arguments(0, -1, ""),
		ValidArgsFunction: p.completePeople,
	}
	c.Flags().StringArrayVar(&absent, "absent", nil, "somebody who is not there; may be given again")
	addPeopleFlag(c, &addPeople)
	c.RunE = func(c *cobra.Command, args []string) error {
		here, away := splitNames(args...), splitNames(absent...)
		if len(here)+len(away) == 0 {
			return misused(c, "say who is there, or with --absent who is not")
		}
		return p.change(c.Context(), func(store *storage.Store, r *model.Record) error {
			return p.callRoll(c.Context(), store, r, here, away, addPeople)
		})
	}
	return c
}

func addPeopleFlag(c *cobra.Command, add *bool) {
	c.Flags().BoolVar(add, "add-people", false, "add people whose names are new, instead of refusing")
}

// callRoll marks people as there or away.
func (p *program) callRoll(ctx context.Context, store *storage.Store, r *model.Record, here, away []string, add bool) error {
	m, err := meeting(r, nil, liveMeeting, nextMeeting)
	if err != nil {
		return err
	}
	var commands []model.Command
	if add {
		strangers, err := p.strangers(r, slices.Concat(here, away))
		if err != nil {
			return err
		}
		for _, name := range strangers {
			c := model.AddPerson{PersonName: name}
			if r, _, err = model.Do(r, c, p.instant()); err != nil {
				return err
			}
			commands = append(commands, c)
		}
	}
	call := model.RollCall{Meeting: m.ID}
	if call.Present, err = p.people(r, here); err != nil {
		return err
	}
	if call.Absent, err = p.people(r, away); err != nil {
		return err
	}
	_, done, err := p.saveAll(ctx, store, append(commands, call)...)
	if err != nil {
		return err
	}
	return p.answer(done[len(done)-1], "")
}
