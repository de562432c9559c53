package dialog

import (
	"fmt"
	"slices"
	"strings"

	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/component"
)

// This file is a form in words: one question a field.

// takeAway is the word that takes away an answer that stands already.
const takeAway = "-"

// Title says what the form is for, and whether what it asks is for its writer
// alone.
func (f *Form) Title() string {
	if f.private {
		return f.title + " (private)"
	}
	return f.title
}

// Converse puts the fields, one question each. A mistake, or what the record refuses,
// puts the question again that it is about.
func (f *Form) Converse(c component.Context, l component.Lines) (component.Effect, error) {
	first := !f.asked
	f.asked = true
	switch {
	case first:
		l.Say(fmt.Sprintf("%s. %s leaves it.", f.Title(), component.Back))
		l.Say(f.lead...)
		if !f.reads.IsZero() && f.reads != c.Reading {
			l.Say(Read(c, f.reads)...)
		}
	case f.problem != "":
		l.Refuse(f.problem)
		if f.over {
			l.Say("nothing was saved; what was answered is offered the next time")
			return component.Close{}, nil
		}
	}
	asked, rest := f.pending(first), []int(nil)
	if first {
		asked, rest = f.parted(asked)
	}
	left, err := f.askFields(c, l, asked)
	if err == nil && !left && len(rest) > 0 {
		left, err = f.askRest(c, l, rest)
	}
	switch {
	case err != nil:
		return nil, err
	case left:
		f.Keep(c)
		l.Say("left; nothing was saved, and what was answered is offered the next time")
		return component.Close{}, nil
	}
	return f.done(c), nil
}

// askFields puts the questions of fields, one after the other; left says that the form is
// left.
func (f *Form) askFields(c component.Context, l component.Lines, fields []int) (left bool, err error) {
	for _, i := range fields {
		if left, err = f.askField(c, l, i); left || err != nil {
			return left, err
		}
	}
	return false, nil
}

// pending returns the fields to ask for: all of them at first; those that something
// is wrong with later on, and the one to begin at of a form that edits.
func (f *Form) pending(first bool) []int {
	if !first || (f.edits && f.at != "") {
		return []int{f.focus}
	}
	all := make([]int, len(f.fields))
	for i := range all {
		all[i] = i
	}
	return all
}

// A form with more than longForm fields asks for the first ones alone, and for what it
// cannot do without; the rest is asked for where somebody has more to say.
const (
	longForm   = 9
	askedFirst = 6
)

// parted returns the fields that are asked for, and those that are asked for on demand.
func (f *Form) parted(all []int) (asked, rest []int) {
	if len(all) <= longForm {
		return all, nil
	}
	for n, i := range all {
		if n < askedFirst || !f.fields[i].Optional {
			asked = append(asked, i)
		} else {
			rest = append(rest, i)
		}
	}
	return asked, rest
}

// askRest asks what else there is to be said: a field by its name, or all of them, until
// an empty line.
func (f *Form) askRest(c component.Context, l component.Lines, rest []int) (left bool, err error) {
	const all = "more"
	labels := make([]string, len(rest))
	for n, i := range rest {
		labels[n] = f.fields[i].Label
	}
	q := component.Query{Form: f.Title(), Label: all, Offers: append(labels, all),
		Says: fmt.Sprintf("%s: %s. One of them by its name, or %s for each; an empty line ends.", all, strings.Join(labels, ", "), all)}
	for {
		text, left, err := l.Ask(q)
		switch text = strings.ToLower(strings.TrimSpace(text)); {
		case err != nil || left:
			return left, err
		case text == "":
			return false, nil
		case text == all:
			return f.askFields(c, l, rest)
		}
		at := slices.IndexFunc(labels, func(label string) bool { return strings.HasPrefix(label, text) })
		if at < 0 {
			l.Refuse(fmt.Sprintf("%s is none of them", model.Quoted(text)))
			continue
		}
		if left, err := f.askField(c, l, rest[at]); left || err != nil {
			return left, err
		}
	}
}

// askField puts one question until its answer will do; left says that it is not
// going to be answered.
func (f *Form) askField(c component.Context, l component.Lines, i int) (left bool, err error) {
	x := f.fields[i]
	q := f.query(c, x)
	keeps := x.keeps()
	for {
		text, left, err := l.Ask(q)
		switch {
		case err != nil || left:
			return left, err
		case text == "" && (keeps != "" || x.Optional):
			return false, nil
		case text == "":
			l.Refuse("needs: " + x.Label)
			continue
		case text == takeAway && keeps != "" && x.Optional && len(x.Choices) == 0:
			text = ""
		default:
			if text, left, err = f.more(x, l, q, text); left || err != nil {
				return left, err
			}
		}
		if err := f.answer(c, i, text); err != nil {
			l.Refuse(err.Error())
			continue
		}
		if x.Field == f.leads && f.aside != "" {
			l.Say(f.aside)
		}
		return false, nil
	}
}

// keeps returns what an empty answer keeps; "" where there has to be an answer, or may be
// none. A choice that is asked for has to be made: nothing is chosen for anybody.
func (x formField) keeps() string {
	if x.Sort == model.SortChoice && !x.Optional {
		return ""
	}
	return x.input.Value()
}

// several reports whether a field takes one thing a line.
func (x formField) several() bool { return x.Sort.Info().Several }

// more reads the lines that belong to an answer: of a list up to an empty one,
// of a text while each ends in a backslash. The word that leaves a form leaves it
// here, too.
func (f *Form) more(x formField, l component.Lines, q component.Query, text string) (answer string, left bool, err error) {
	lines, long := []string{text}, x.Sort == model.SortText
	q.Says = x.Label + ", the next line:"
	for x.several() || (long && strings.HasSuffix(lines[len(lines)-1], `\`)) {
		if long {
			lines[len(lines)-1] = strings.TrimSuffix(lines[len(lines)-1], `\`)
		}
		next, left, err := l.Ask(q)
		switch {
		case err != nil || left:
			return "", left, err
		case next == "":
			return strings.Join(lines, "\n"), false, nil
		}
		lines = append(lines, next)
	}
	return strings.Join(lines, "\n"), false, nil
}

// answer puts an answer into field i; the error says why it does not take it.
func (f *Form) answer(c component.Context, i int, text string) error {
	f.problem = ""
	x := f.fields[i]
	value, err := capture.Parse(x.FieldSpec, text, c.CaptureContext(f.about))
	if err != nil {
		return err
	}
	x.input.Set(capture.Text(x.FieldSpec, value, c.CaptureContext(f.about)))
	if x.Field == f.leads {
		f.follow(c)
	}
	return nil
}

// mayBeNumbers are the fields that take any words and whose answer may be a number.
// Elsewhere a row of a list was meant, most likely.
var mayBeNumbers = []model.Field{
	model.FieldEvidence, model.FieldArtefact, model.FieldRelease, model.FieldRequest, model.FieldCriterion, model.FieldOf,
}

// query returns the question of a field, with what helps to answer it, on one line.
func (f *Form) query(c component.Context, x formField) component.Query {
	var hints []string
	if len(x.Choices) > 0 {
		hints = append(hints, strings.Join(x.Choices, " or "))
	}
	if x.several() {
		hints = append(hints, "an empty line ends them")
	}
	says := fmt.Sprintf("%s: %s", x.Label, prompt(c, x.Requirement))
	if offered := x.keeps(); offered != "" { // an empty answer keeps that
		keeps := "empty keeps " + strings.ReplaceAll(offered, "\n", "; ")
		if x.Optional && len(x.Choices) == 0 {
			keeps += ", " + takeAway + " takes it away"
		}
		hints = append(hints, keeps)
		says = strings.Replace(says, " May stay empty.", "", 1)
	}
	if len(hints) > 0 {
		says += fmt.Sprintf(" (%s)", strings.Join(hints, "; "))
	}
	q := component.Query{Form: f.Title(), Label: x.Label, Says: says, Offers: x.Choices}
	if x.Sort == model.SortPerson {
		for _, p := range c.Record.CurrentPeople(0) {
			q.Offers = append(q.Offers, p.Name)
		}
	}
	q.Words = x.Sort.Info().Words && len(x.Choices) == 0
	q.Numbers = slices.Contains(mayBeNumbers, x.Field)
	return q
}
