package cli

import (
	"fmt"
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
			to := p.pathOf(args[0])
			path, err := p.path()
			if err != nil {
				return err
			}
			ctx, done := p.long(c.Context())
			saved, err := storage.Salvage(ctx, path, to)
			stopped := ctx.Err() != nil
			done()
			if stopped && err != nil {
				return refused("stopped; nothing is left of the new file")
			}
			if err != nil {
				return err
			}
			return p.printSalvaged(saved, to)
		},
	}
}

// salvagedJSON is a salvage as --json prints it.
type salvagedJSON struct {
	Sentence string  `json:"sentence"`
	Path     string  `json:"path"`
	Entries  int64   `json:"entries"` // changes that were read and verified
	Of       int64   `json:"of"`      // changes that were written once
	Stopped  *string `json:"stopped"` // why no more could be verified
	Leftover int     `json:"leftover"`
	Rest     *string `json:"rest"` // the file with what is left over
}

func (p *program) printSalvaged(saved storage.Salvaged, path string) error {
	found := salvagedJSON{Path: path, Entries: saved.Entries, Of: saved.Of, Stopped: orNull(saved.Stopped), Leftover: len(saved.Leftover)}
	found.Sentence = fmt.Sprintf("all %d changes were read and verified; they are in %s", saved.Entries, path)
	if saved.Stopped != "" {
		found.Sentence = fmt.Sprintf("the first %d changes, of %d, were read and verified; they are in %s: %s", saved.Entries, saved.Of, path, saved.Stopped)
	}
	p.written = "what could be read is in " + path
	says := []string{found.Sentence}
	if len(saved.Leftover) > 0 {
		rest := path + ".unverified.jsonl"
		if err := writeSecret(rest, strings.Join(saved.Leftover, "\n")+"\n"); err != nil {
			return pathTrouble("write", rest, err)
		}
		found.Rest = &rest
		says = append(says, fmt.Sprintf("%d rows more can be read, and nothing vouches for them; they are in %s", len(saved.Leftover), rest))
	}
	if p.json {
		return p.printJSON(found)
	}
	for _, line := range append(says, "look it over, and put it in place when it is right: gavel restore "+path) {
		if err := p.printf("%s", line); err != nil {
			return err
		}
	}
	return nil
}
