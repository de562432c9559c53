package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"gavel/storage"
	"gavel/ui"
	"gavel/ui/session"
)

func (p *program) roomCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "room [FILE]",
		Short: "Show what the room sees, in a window of its own",
		Long: `Show what the room sees of the meeting that is held: what is asked, who decides,
the time left, what was decided, what is still open before close. It
follows the facilitator's window within a second, also while a decision is read
back, and shows nothing private. It never writes to the file, and has no key that
changes anything: ? shows those it has, q closes it. Without FILE: the file that
the data is in.`,
		Example: "gavel room\ngavel room --theme light reviews.db",
		Args:    arguments(0, 1, "name one file"),
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := p.noJSON(c); err != nil {
			return err
		}
		if len(args) > 0 && p.file != "" {
			return misused(c, "name the file once, with --db or without it")
		}
		if len(args) > 0 {
			p.file = args[0]
		}
		if p.inLines() {
			return failed("the room view needs a terminal; run gavel room in one, without --plain")
		}
		if err := p.fits(c); err != nil {
			return err
		}
		store, err := p.open(c.Context(), storage.ReadOnly())
		if err != nil {
			return err
		}
		err = p.show(c.Context(), ui.Options{Options: session.Options{Store: store, Follow: true}}, &samples{program: p})
		return errors.Join(err, store.Close())
	}
	return c
}
