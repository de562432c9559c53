package plain

import (
	"context"
	"fmt"
	"strings"

	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/edit"
	"gavel/ui/session"
)

// This file lists the things of any kind, and tells one thing whole.

// listThings prints what a list is asked for: "open actions @ana". Its numbers mean the
// things until the next list.
func (d *console) listThings(rest string) error {
	q, err := capture.ReadList(rest, d.captureContext())
	if err != nil {
		d.refuse("%s", err)
		return nil
	}
	c := d.context()
	plural := q.Kind.Info().Plural
	d.listed = d.session.Record.List(q, c.Today())
	if len(d.listed) == 0 {
		all := len(d.session.Record.AllOf(q.Kind))
		if all == 0 {
			d.printf("no %s yet", plural)
			return nil
		}
		d.printf("none of the %s is like this; list %s lists %s", plural, plural, model.All(all))
		return nil
	}
	d.printf("%s:", model.Capitalized(plural))
	for i, about := range d.listed {
		d.printf("%d. %s", i+1, inOneLine(q.Kind.Columns(), d.session.Record.Cells(about, c.Today())))
	}
	if says := d.session.Record.SayWindow(q.Kind); says != "" {
		d.printf("%s", says)
	}
	return nil
}

// inOneLine returns a row of a list as it is read aloud: the thing, what its columns
// say, how it stands.
func inOneLine(columns []model.Column, cells []string) string {
	const words = 2 // the id, and the words
	text := strings.Join(cells[:words], " ")
	var more []string
	for i, c := range columns {
		switch {
		case i < words || cells[i] == "":
		case c.Name == "state":
			more = append(more, cells[i])
		default:
			more = append(more, c.Label+" "+cells[i])
		}
	}
	if len(more) > 0 {
		text += " (" + strings.Join(more, ", ") + ")"
	}
	return text
}

// showWhole reads a thing, and then what names it and everything that happened to it.
func (d *console) showWhole(about model.Ref) error {
	if err := d.read(about); err != nil {
		return err
	}
	var events []component.Event
	if d.session.Store != nil {
		c := d.context()
		events = session.EventsOf(context.WithoutCancel(d.ctx), d.session.Store, d.session.Record, about, c.Today())
	}
	d.Say(dialog.ReadMore(d.context(), about, events)...)
	return nil
}

// names returns things with their words, one text each.
func names(r *model.Record, refs []model.Ref) []string {
	list := make([]string, len(refs))
	for i, ref := range refs {
		list[i] = fmt.Sprintf("%s %s", ref, r.TextOf(ref))
	}
	return list
}

// listCompletions returns how a line goes on that asks for a list: the kinds, and once one
// is named its states and filters.
func (d *console) listCompletions(before string) []edit.Completion {
	rest, begins := after(before, "list")
	if !begins || !strings.Contains(before, " ") {
		return nil
	}
	var words []string
	kind, named := model.Kind(""), false
	for _, word := range strings.Fields(rest) {
		if k, ok := model.KindNamed(word); ok && !named {
			kind, named = k, true
		}
	}
	if !named {
		for _, k := range model.Kinds() {
			words = append(words, k.Info().Plural)
		}
	} else {
		words = capture.FilterWords(kind)
	}
	at := strings.LastIndex(before, " ") + 1
	list := beginningWith(before[at:], words)
	for i := range list {
		list[i].Start = at
	}
	return list
}
