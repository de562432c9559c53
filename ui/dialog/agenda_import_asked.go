package dialog

import (
	"strings"

	"gavel/keymap"
	"gavel/ui/part"
)

// This file is an import in words, for where there is no screen to draw it on.

// From asks for an agenda to be read from a file.
func (d *Import) From(c part.Context, path string) part.Ask {
	d.shown = false
	d.path.Set(path)
	return d.Handle(c, part.Named(keymap.Accept))
}

// Problem is what was wrong; "" for nothing.
func (d *Import) Problem() string { return d.problem }

// Understood is what was understood of an agenda: what the meeting is going to
// be, its topics, what was not understood, and what was left out.
type Understood struct{ Meeting, Topics, Unread, Left []string }

// Understood is the agenda that was read; ok is false before there is one.
func (d *Import) Understood(c part.Context) (u Understood, ok bool) {
	if !d.previews() {
		return u, false
	}
	for _, fact := range d.facts(c) {
		u.Meeting = append(u.Meeting, strings.Replace(fact, "\t", ": ", 1))
	}
	for _, t := range d.topics {
		u.Topics = append(u.Topics, inWords(d.topicRows(c, t, unfolded)))
	}
	for _, line := range d.plan.Unread {
		u.Unread = append(u.Unread, line.String())
	}
	for _, line := range d.plan.Left {
		u.Left = append(u.Left, line.String())
	}
	return u, true
}

// unfolded is wider than any line.
const unfolded = 1 << 20

// inWords is rows of columns as one line.
func inWords(rows []string) string { return strings.Join(strings.Fields(strings.Join(rows, " ")), " ") }

// Change turns topic i from decide to inform, or leaves it out, or takes either
// back.
func (d *Import) Change(c part.Context, i int, intent keymap.Intent) {
	d.at = i
	d.handlePreview(c, intent)
}

// Topics is how many topics there are.
func (d *Import) Topics() int { return len(d.topics) }
