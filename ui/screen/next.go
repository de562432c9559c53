package screen

import (
	"fmt"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
)

// nextItem is the action that goes on: it puts up the next item that needs its answer;
// where none does, it reads back what else is open on the table.
func nextItem(not func(component.Context, component.Intent) string) component.Action {
	return component.Action{
		Name: keymap.NextItem, Keys: []string{"o"}, Label: "next item", Called: nextCalled, Help: "discuss what needs its answer next; else read back what is open",
		Screen: true, Not: component.Not(not, noNext),
		Do: func(c component.Context, _ component.Intent) component.Effect {
			if it, ok := c.Record.NextItem(c.Meeting.ID); ok {
				return component.Do{Command: model.OpenItem{Item: it.ID}}
			}
			about, _ := nextOpen(c)
			return component.OpenRuling{About: about}
		},
	}
}

// nextOpen returns what comes next of all that is open on the table of the meeting on
// screen: the next item, and once no item needs its answer, what else does.
func nextOpen(c component.Context) (next model.Ref, ok bool) {
	if it, ok := c.Record.NextItem(c.Meeting.ID); ok {
		return c.Record.Subject(it.Ref()), true
	}
	discussed := c.Record.Clock(c.Meeting.ID).Item
	for _, g := range c.Record.Gaps(c.Meeting.ID, c.Now) {
		if it, ok := c.Record.DiscussedUnder(c.Meeting.ID, g.About); !ok || it.ID != discussed {
			return g.About, true
		}
	}
	return model.Ref{}, false
}

// noNext says why nothing comes next. What is being discussed is answered before anything
// that is not on the agenda.
func noNext(c component.Context, _ component.Intent) string {
	if _, ok := nextOpen(c); !ok {
		return "nothing else still needs its answer"
	}
	if _, ok := c.Record.NextItem(c.Meeting.ID); !ok && !answeredHere(c) {
		about := c.Record.Subject(model.Ref{Kind: model.KindItem, ID: c.Record.Clock(c.Meeting.ID).Item})
		return fmt.Sprintf("%s is the last item and still needs its answer; %s lists what else is open", about, c.Keys.Key(keymap.Gaps, keymap.OnReview))
	}
	return ""
}

// nextCalled returns what the next thing is called in the key line.
func nextCalled(c component.Context, _ component.Intent) string {
	if about, ok := nextOpen(c); ok {
		return nextWord(about)
	}
	return "next item"
}

// answeredHere reports whether the meeting on screen can go on: nothing is being discussed,
// or what is there has its answer.
func answeredHere(c component.Context) bool {
	item := c.Record.Clock(c.Meeting.ID).Item
	return c.Meeting.Status == model.Live && (item == 0 || c.Record.Ruled(c.Meeting.ID, model.Ref{Kind: model.KindItem, ID: item}))
}

// Offer returns what a screen offers once what is being discussed has its answer: the next
// thing, with the key that leads to it, or the close; "" while it needs its answer.
func Offer(c component.Context, s Screen) string {
	if !answeredHere(c) {
		return ""
	}
	scopes := Stack(s)
	if about, ok := nextOpen(c); ok {
		return offered(c.Keys.Key(keymap.NextItem, scopes...), fmt.Sprintf("%s: %s", nextWord(about), about))
	}
	if len(c.Record.Gaps(c.Meeting.ID, c.Now)) > 0 {
		return ""
	}
	return offered(c.Keys.Key(keymap.CloseMeeting, scopes...), fmt.Sprintf("close: %s is ready to close", c.Meeting.Ref()))
}

// nextWord returns what the next thing is called.
func nextWord(about model.Ref) string {
	if about.Kind == model.KindItem {
		return "next item"
	}
	return "next"
}

// offered returns what a key does; "" where no key does it.
func offered(key, does string) string {
	if key == "" {
		return ""
	}
	return key + " " + does
}
