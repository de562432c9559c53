package screen

import (
	"fmt"

	"gavel/model"
	"gavel/ui/component"
)

// Walking goes through the cards of the walk, one at a time. Screen and lines show the same
// one.
type Walking struct {
	open   bool
	placed bool      // it has come to a card, or to the end
	on     model.Ref // the thing of the card; zero at the end
	at     int       // the place of the card
	begun  string    // the version of the card on which an act was begun; "" for none
	walk   model.Walk

	record *model.Record // of which the digest is
	minute model.Instant
	digest model.Digest
}

// Open begins the walk, or says why there is none.
func (w *Walking) Open(c component.Context) error {
	*w = Walking{}
	w.read(c)
	if _, err := c.Record.Walk(w.digest, nil); err != nil {
		return err
	}
	w.open = true
	c.Walk.Request(w.digest.At.Next.ID)
	w.Update(c)
	return nil
}

// Close leaves the walk. What was done in it is kept.
func (w *Walking) Close() { *w = Walking{} }

// IsOpen reports whether somebody walks.
func (w *Walking) IsOpen() bool { return w.open }

// IsRead reports whether it is known what was done before.
func (w *Walking) IsRead() bool { return w.placed }

// Card returns the card that is shown; ok is false at the end, and while nothing is read.
func (w *Walking) Card() (card model.Card, ok bool) {
	i, ok := w.walk.Find(w.on)
	if !w.placed || w.on.IsZero() || !ok {
		return model.Card{}, false
	}
	return w.walk.Cards[i], true
}

// Place says which card is shown, and of how many, those counted that are gone by now.
func (w *Walking) Place() (number, of int) {
	return w.walk.Gone + w.at + 1, w.walk.Gone + len(w.walk.Cards)
}

// Says says how far the walk is.
func (w *Walking) Says() string { return w.walk.Says() }

// Short says how far the walk is in a few words.
func (w *Walking) Short() string { return w.walk.Short() }

func (w *Walking) read(c component.Context) {
	const minute = model.Instant(60_000)
	if w.record != c.Record || w.minute != c.Now/minute {
		w.record, w.minute, w.digest = c.Record, c.Now/minute, c.Record.Digest(c.Now)
	}
}

// Update takes in what has changed. A card on which an act was begun, and which is another
// by now, is handled, and the next one comes.
func (w *Walking) Update(c component.Context) {
	if !w.open {
		return
	}
	w.read(c)
	next := w.digest.At.Next.ID
	marks, known := c.Walk.Marks(next)
	if !known {
		if w.placed { // another meeting is next by now
			w.placed, w.on = false, model.Ref{}
			c.Walk.Request(next)
		}
		return
	}
	walk, err := c.Record.Walk(w.digest, marks)
	if err != nil {
		w.Close()
		return
	}
	w.walk = walk
	if !w.placed {
		w.placed = true
		w.goTo(walk.First())
		w.tell(c)
		return
	}
	if w.on.IsZero() {
		return
	}
	i, there := walk.Find(w.on)
	version := ""
	if there {
		version = walk.Cards[i].Version
	}
	switch {
	case w.begun != "" && version != w.begun:
		w.keep(c, model.WalkMark{Meeting: next, About: w.on, State: model.WalkHandled, Version: version})
	case !there:
		w.goTo(walk.After(w.at - 1))
	default:
		w.at = i
	}
	w.tell(c)
}

// keep keeps what was done with the card that is shown, and goes on to the next.
func (w *Walking) keep(c component.Context, mark model.WalkMark) {
	c.Walk.Keep(mark)
	marks, _ := c.Walk.Marks(mark.Meeting)
	if walk, err := c.Record.Walk(w.digest, marks); err == nil {
		w.walk = walk
	}
	w.goTo(w.walk.After(w.at - 1))
	w.tell(c)
}

// goTo shows a card; the end where there is none.
func (w *Walking) goTo(i int, ok bool) {
	w.begun = ""
	if !ok {
		w.on, w.at = model.Ref{}, len(w.walk.Cards)
		return
	}
	w.on, w.at = w.walk.Cards[i].About, i
}

// tell asks for what happened to the thing of the card.
func (w *Walking) tell(c component.Context) {
	if card, ok := w.Card(); ok {
		c.History.Request(card.About, card.Version)
	}
}

// lastEvents is how many lines of its history a card of the walk shows.
const lastEvents = 3

// LastEvents returns the last lines of what happened to the thing of a card; none while
// they were not read.
func LastEvents(c component.Context, about model.Ref) []string {
	events, _ := c.History.Of(about)
	var lines []string
	for _, e := range events[max(0, len(events)-lastEvents):] {
		lines = append(lines, e.Says)
	}
	return lines
}

// Turn goes to the card behind or before, whatever was done with it.
func (w *Walking) Turn(c component.Context, by int) {
	i := w.at + by
	if i >= 0 {
		w.goTo(i, i < len(w.walk.Cards))
	}
	w.tell(c)
}

// Begin says that an act is begun on the card that is shown.
func (w *Walking) Begin() {
	if card, ok := w.Card(); ok {
		w.begun = card.Version
	}
}

// Mark leaves the card for the meeting, or hides it; it says why not.
func (w *Walking) Mark(c component.Context, state model.WalkState) error {
	card, ok := w.Card()
	if !ok {
		return nil
	}
	mark, err := w.walk.Mark(card, state)
	if err != nil {
		return err
	}
	w.keep(c, mark)
	return nil
}

// Message returns what is written to the owner of the thing, and to whom.
func (w *Walking) Message(c component.Context) (text, to string, err error) {
	card, ok := w.Card()
	if !ok {
		return "", "", &model.Refusal{Reason: model.NotFound, Says: "there is no card to write about"}
	}
	text, err = c.Record.Message(card.About, w.walk.At)
	return text, c.Record.NameOf(card.Owner), err
}

// Head returns the line over a card: which it is, where it stands, what was done with it.
func (w *Walking) Head() string {
	card, ok := w.Card()
	if !ok {
		return w.Says()
	}
	number, of := w.Place()
	says := fmt.Sprintf("%d of %d, %s", number, of, card.Section)
	switch {
	case card.State == model.WalkLeft:
		says += ", left for the meeting"
	case card.Done():
		says += ", " + string(card.State)
	case card.Changed:
		says += ", changed since you saw it"
	}
	return says
}
