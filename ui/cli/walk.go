package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/storage"
)

// walkJSON is the walk as gavel walk --json prints it.
type walkJSON struct {
	Sentence string     `json:"sentence"`
	Meeting  string     `json:"meeting"`
	Handled  int        `json:"handled"`
	Of       int        `json:"of"`
	Left     int        `json:"left"`
	Hidden   int        `json:"hidden"`
	Cards    []cardJSON `json:"cards"`
}

// cardJSON is one card of the walk.
type cardJSON struct {
	digestLineJSON
	Walk    *string `json:"walk"`
	Changed bool    `json:"changed"`
	Message *string `json:"message"`
}

func (p *program) walkCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "walk",
		Short: "List the cards of the walk before the next review, with what was done with them",
		Long: `List what needs attention before the next review as the cards of the walk, in their
order, with what was done with each: handled, left for the meeting, changed since.
What is not to be seen this week is counted only. The walk itself is on prepare (w),
and in gavel --plain (walk). It is private: no room, no document and no journal has
anything of it.

With --json each card has the message that asks its owner for the answer.`,
		Example: "gavel walk\ngavel walk leave D-4\ngavel walk --json",
		Args:    arguments(0, 0, "gavel walk takes no argument"),
	}
	p.addCycleFlag(c)
	c.AddCommand(
		p.markCardCommand("handled", "Say that cards are handled", model.WalkHandled),
		p.markCardCommand("leave", "Leave cards for the meeting", model.WalkLeft),
		p.markCardCommand("hide", "See cards no more until the meeting is closed", model.WalkHidden),
	)
	c.RunE = func(c *cobra.Command, _ []string) error {
		return p.readStore(c.Context(), func(store *storage.Store, r *model.Record) error {
			d := r.Digest(p.instant())
			w, err := keptWalk(c.Context(), store, r, d)
			if err != nil {
				return err
			}
			if p.json {
				return p.printJSON(walkAsJSON(r, w, d))
			}
			return p.printWalk(r, w)
		})
	}
	return c
}

// markCardCommand marks cards of the walk, all that are named or none.
func (p *program) markCardCommand(verb, short string, state model.WalkState) *cobra.Command {
	c := &cobra.Command{
		Use:   verb + " ID...",
		Short: short,
		Long: short + `, as the keys of the walk on prepare do. It holds until the thing
changes, and is private: no journal has it, so there is nothing to undo; another
word on the same card takes its place.`,
		Example:           fmt.Sprintf("gavel walk %s D-4 B-1", verb),
		Args:              arguments(1, -1, "name the things by their ids, such as D-4"),
		ValidArgsFunction: p.completeThing,
	}
	p.addCycleFlag(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.change(c.Context(), func(store *storage.Store, r *model.Record) error {
			d := r.Digest(p.instant())
			w, err := keptWalk(c.Context(), store, r, d)
			if err != nil {
				return err
			}
			var kept []model.WalkMark
			for _, name := range args {
				mark, err := markCard(r, w, name, state)
				if err != nil {
					return err
				}
				kept = append(kept, mark)
			}
			marks, err := store.MarkWalk(c.Context(), w.Meeting.ID, kept)
			if err != nil {
				return err
			}
			p.saved(store)
			if w, err = r.Walk(d, marks); err != nil {
				return err
			}
			if p.json {
				return p.printJSON(walkAsJSON(r, w, d))
			}
			return p.printf("%s", w.Says())
		})
	}
	return c
}

// keptWalk returns the walk through a digest, with what was done with its cards.
func keptWalk(ctx context.Context, store *storage.Store, r *model.Record, d model.Digest) (model.Walk, error) {
	marks, err := store.Walk(ctx, d.At.Next.ID)
	if err != nil {
		return model.Walk{}, err
	}
	return r.Walk(d, marks)
}

// markCard returns the mark of the card of the thing that is named.
func markCard(r *model.Record, w model.Walk, name string, state model.WalkState) (model.WalkMark, error) {
	about, ok := model.ParseRef(name)
	if !ok {
		return model.WalkMark{}, refused("%q is no id; write it as gavel walk lists it, such as D-4", name)
	}
	if !r.Exists(about) {
		return model.WalkMark{}, refused("there is no %s", about)
	}
	i, ok := w.Find(about)
	if !ok {
		return model.WalkMark{}, refused("%s has no card: nothing of it needs attention before %s, or it is hidden already; gavel walk lists those that there are", about, w.Meeting.Ref())
	}
	return w.Mark(w.Cards[i], state)
}

func (p *program) printWalk(r *model.Record, w model.Walk) error {
	if err := p.printf("%s", w.Says()); err != nil {
		return err
	}
	for _, card := range w.Cards {
		state := string(card.State)
		switch {
		case card.State == model.WalkLeft:
			state = "left for the meeting"
		case card.Changed:
			state = "changed since"
		case state == "":
			state = "new"
		}
		if err := p.printf("  %s: %s", state, model.Clean(r.DigestText(card.DigestLine, " · "), false)); err != nil {
			return err
		}
	}
	return nil
}

func walkAsJSON(r *model.Record, w model.Walk, d model.Digest) walkJSON {
	handled, of, left := w.Handled()
	printed := walkJSON{Sentence: w.Says(), Meeting: w.Meeting.Ref().String(), Handled: handled, Of: of, Left: left, Hidden: w.Hidden, Cards: []cardJSON{}}
	for _, card := range w.Cards {
		d.Lines = []model.DigestLine{card.DigestLine}
		one := cardJSON{digestLineJSON: digestAsJSON(r, d).Attention[0], Walk: orNull(string(card.State)), Changed: card.Changed}
		if text, err := r.Message(card.About, w.At); err == nil {
			one.Message = &text
		}
		printed.Cards = append(printed.Cards, one)
	}
	return printed
}
