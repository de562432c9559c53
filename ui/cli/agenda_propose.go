package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/storage"
)

// proposalJSON is a proposed agenda as gavel agenda propose --json prints it.
type proposalJSON struct {
	Meeting  string         `json:"meeting"`
	Minutes  int64          `json:"minutes"`
	Room     int64          `json:"room_minutes"`
	Says     []string       `json:"says"`
	Proposed []proposedJSON `json:"proposed"`
}

// proposedJSON is one entry of a proposed agenda; its name is what --without takes.
type proposedJSON struct {
	thingJSON
	Name    string   `json:"name"`
	Words   string   `json:"words"`
	Owner   *string  `json:"owner"`
	Block   string   `json:"block"`
	Minutes int64    `json:"minutes"`
	Must    bool     `json:"must"`
	On      bool     `json:"on_agenda"`
	Take    bool     `json:"take"`
	Waits   int      `json:"waits"`
	Says    []string `json:"says"`
}

func (p *program) proposeCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "propose [MEETING]",
		Short: "Propose an agenda: what is carried over, and of what waits as much as fits",
		Long: `Propose an agenda for a meeting: the actions that are due, what is past its clock,
what is carried over, what is on the agenda already, and of what waits for an answer as
much as fits. It says what is left out, why, and what to do. What a person placed
keeps its order. Without MEETING: the next.

Nothing is changed without --apply; that puts everything on the agenda in one
change, which gavel undo takes back. Applied twice it changes nothing.`,
		Example:           "gavel agenda propose\ngavel agenda propose M-4 --apply --without D-9",
		Args:              arguments(0, 1, "name one meeting"),
		ValidArgsFunction: p.completeMeeting,
	}
	var apply bool
	var without, with []string
	c.Flags().BoolVar(&apply, "apply", false, "put it on the agenda, in one change")
	c.Flags().StringArrayVar(&without, "without", nil, "leave a thing out, by its id; may be given again")
	c.Flags().StringArrayVar(&with, "with", nil, "take a thing that is left out, by its id; may be given again")
	c.RunE = func(c *cobra.Command, args []string) error {
		if !apply {
			p.aboutMeeting(args)
			return p.read(c.Context(), func(r *model.Record) error {
				proposal, err := p.proposal(r, args, with, without)
				if err != nil {
					return err
				}
				return p.printProposal(r, proposal)
			})
		}
		return p.change(c.Context(), func(store *storage.Store, r *model.Record) error {
			return p.applyProposal(c.Context(), store, r, args, with, without)
		})
	}
	return c
}

// proposal returns what is proposed for a meeting, marked as the flags say.
func (p *program) proposal(r *model.Record, args, with, without []string) (model.Proposal, error) {
	m, err := meeting(r, args, nextMeeting)
	if err != nil {
		return model.Proposal{}, err
	}
	proposal, err := r.Propose(m.ID, p.instant())
	if err != nil {
		return proposal, err
	}
	for i, name := range slices.Concat(with, without) {
		about, ok := proposal.Named(name)
		if !ok {
			return proposal, fmt.Errorf("%q is no id; write it as the proposal lists it, such as D-4", name)
		}
		if err := proposal.Mark(about, i < len(with)); err != nil {
			return proposal, err
		}
	}
	return proposal, nil
}

func (p *program) applyProposal(ctx context.Context, store *storage.Store, r *model.Record, args, with, without []string) error {
	proposal, err := p.proposal(r, args, with, without)
	if err != nil {
		return err
	}
	_, done, err := p.saveAll(ctx, store, model.ProposeAgenda{Meeting: proposal.Meeting.ID, Take: proposal.Taken()})
	if err != nil {
		return err
	}
	return p.answer(done[0], "")
}

func (p *program) printProposal(r *model.Record, proposal model.Proposal) error {
	if p.json {
		return p.printJSON(proposalAsJSON(r, proposal))
	}
	if len(proposal.Entries) > 0 {
		rows := table{{"", "ID", "MIN", "OWNER", "TITLE"}}
		for _, e := range proposal.Entries {
			title := e.Title
			if len(e.Says) > 0 {
				title += " (" + strings.Join(e.Says, ", ") + ")"
			}
			rows = append(rows, []string{e.Word(), e.Name(), fmt.Sprint(e.Minutes), r.NameOf(e.Owner), title})
		}
		if err := rows.print(p.printed); err != nil {
			return err
		}
	}
	for _, says := range proposal.Says(r) {
		if err := p.printf("%s", says); err != nil {
			return err
		}
	}
	if proposal.Adds() {
		return p.printf("gavel agenda propose %s --apply puts it on the agenda", proposal.Meeting.Ref())
	}
	return nil
}

func proposalAsJSON(r *model.Record, proposal model.Proposal) proposalJSON {
	printed := proposalJSON{Meeting: proposal.Meeting.Ref().String(), Minutes: proposal.Minutes(), Room: proposal.Room(), Says: proposal.Says(r), Proposed: []proposedJSON{}}
	for _, e := range proposal.Entries {
		one := proposedJSON{Name: e.Name(), Words: e.Title, Block: e.Block.String(), Minutes: e.Minutes, Must: e.Must, On: e.On, Take: e.Take, Waits: e.Waits, Says: []string{}}
		if !e.IsStanding() {
			one.thingJSON = thingOf(e.About)
		}
		if e.Owner != 0 {
			one.Owner = orNull(r.NameOf(e.Owner))
		}
		one.Says = append(one.Says, e.Says...)
		printed.Proposed = append(printed.Proposed, one)
	}
	return printed
}
