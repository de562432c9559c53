package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/storage"
)

func (p *program) undoCommand() *cobra.Command {
	return p.backAndForth(&cobra.Command{
		Use:   "undo",
		Short: "Undo the last change you made from the shell",
		Long: `Undo the last change that was made from the shell under your name. What a
screen did, that screen undoes. A start, a close or an adjournment stays.`,
		Example: "gavel undo",
	}, (*storage.Store).Undo)
}

func (p *program) redoCommand() *cobra.Command {
	return p.backAndForth(&cobra.Command{
		Use:     "redo",
		Short:   "Do again what undo took back",
		Long:    "Do again what gavel undo took back, as long as nothing else was done since.",
		Example: "gavel redo",
	}, (*storage.Store).Redo)
}

func (p *program) backAndForth(c *cobra.Command, act func(*storage.Store, context.Context, ...storage.Saving) (*model.Record, model.Done, error)) *cobra.Command {
	c.Args = arguments(0, 0, "gavel "+c.Use+" takes no argument")
	c.RunE = func(c *cobra.Command, _ []string) error {
		return p.change(c.Context(), func(store *storage.Store, _ *model.Record) error {
			_, done, err := act(store, c.Context())
			if err != nil {
				return inOneSentence(err)
			}
			p.saved(store)
			return p.answer(done, "")
		})
	}
	return c
}

// inOneSentence leaves out the two states that a refused undo compares: they
// are rows of tables, and nobody's words.
func inOneSentence(err error) error {
	if e, ok := errors.AsType[*model.Refusal](err); ok {
		return &model.Refusal{Reason: e.Reason, About: e.About, Says: e.Says}
	}
	return err
}
