package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"gavel/storage"
)

func (p *program) salvageCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "salvage NEW",
		Short: "Read out of damaged data what can be read, into a new file",
		Long: `Read out of damaged data what can be read, into a NEW file. The damaged file is
only read, and stays where it is.

NEW holds what the journal vouches for: its lines are done again, one by one, as
far as their chain holds. Whatever else can be read is written beside it, as
NEW.unverified.jsonl, one row a line: look through it, and enter again what counts.

A copy (gavel restore --newest) is the better way where there is one: compare both.`,
		Example: "gavel salvage saved.gavel\ngavel --db saved.gavel doctor\ngavel restore saved.gavel",
		Args:    arguments(1, 1, "name one new file"),
		RunE: func(c *cobra.Command, args []string) error {
			path, err := p.path()
			if err != nil {
				return err
			}
			ctx, done := p.long(c.Context())
			saved, err := storage.Salvage(ctx, path, args[0])
			stopped := ctx.Err() != nil
			done()
			if stopped && err != nil {
				return refused("stopped; nothing is left of the new file")
			}
			if err != nil {
				return err
			}
			return p.saySalvaged(saved, args[0])
		},
	}
}

func (p *program) saySalvaged(saved storage.Salvaged, path string) error {
	if saved.Stopped == "" {
		if err := p.say("all %d changes were read and verified; they are in %s", saved.Entries, path); err != nil {
			return err
		}
	} else if err := p.say("the first %d changes, of %d, were read and verified; they are in %s: %s", saved.Entries, saved.Of, path, saved.Stopped); err != nil {
		return err
	}
	if len(saved.Leftover) > 0 {
		rest := path + ".unverified.jsonl"
		if err := writeSecret(rest, strings.Join(saved.Leftover, "\n")+"\n"); err != nil {
			return pathTrouble("write", rest, err)
		}
		if err := p.say("%d rows more can be read, and nothing vouches for them; they are in %s", len(saved.Leftover), rest); err != nil {
			return err
		}
	}
	return p.say("look it over, and put it in place when it is right: gavel restore %s", path)
}
