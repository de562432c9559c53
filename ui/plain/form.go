package plain

import (
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/ui/dialog"
	"gavel/ui/part"
)

// askForm puts the fields of a form, one question each. A mistake, or what the
// record refuses, puts the question again that it is about.
func (d *desk) askForm(f *dialog.Form) (outcome, error) {
	d.say("%s. %s leaves it.", f.Title(), back)
	for _, line := range f.Lead() {
		d.say("%s", line)
	}
	if about := f.Reads(); !about.IsZero() && about != d.heard {
		d.readBack(about)
	}
	for first := true; ; first = false {
		for _, i := range f.Pending(first) {
			left, err := d.askField(f, i)
			if err != nil {
				return outcome{}, err
			}
			if left {
				f.Keep(d.context())
				d.say("left; nothing was saved, and what was answered is offered the next time")
				return outcome{}, nil
			}
		}
		ask := f.Handle(d.context(), part.Named(keymap.Accept))
		if ask == nil {
			d.refuse("%s", f.Problem())
			continue
		}
		o, err := d.do(ask)
		switch {
		case err != nil:
			return o, err
		case o.refused == nil:
			d.answered(f, o)
			return o, nil
		}
		f.Refused(d.context(), o.refused)
		d.refuse("%s", f.Problem())
		if len(o.refused.Missing) == 0 {
			d.say("nothing was saved; what was answered is offered the next time")
			return outcome{}, nil
		}
	}
}

// askField puts one question until its answer will do; left says that it is not
// going to be answered.
func (d *desk) askField(f *dialog.Form, i int) (left bool, err error) {
	for {
		q := f.Question(d.context(), i)
		text, err := d.question(query{f.Title(), q.Label, questionLine(q), d.offered(q)})
		switch {
		case err != nil:
			return false, err
		case strings.EqualFold(text, back):
			return true, nil
		case text == "" && (q.Offered != "" || q.May):
			return false, nil
		case text == "":
			d.refuse("%s is missing", q.Label)
			continue
		case text == nothing && q.Offered != "" && q.May && len(q.Choices) == 0:
			text = ""
		default:
			text, ok := d.answerOf(q, text)
			if !ok {
				continue
			}
			if text, left, err = d.more(f, q, text); left || err != nil {
				return left, err
			}
			if err := f.Answer(d.context(), i, text); err != nil {
				d.refuse("%s", err)
				continue
			}
			return false, nil
		}
		if err := f.Answer(d.context(), i, text); err != nil {
			d.say("%s", err)
			continue
		}
		return false, nil
	}
}

// nothing is how an answer is taken away that stands already.
const nothing = "-"

// more reads the lines that belong to an answer: of a list up to an empty one,
// of a text while each ends in a backslash. The word that leaves a form leaves it
// here, too.
func (d *desk) more(f *dialog.Form, q dialog.Question, text string) (answer string, left bool, err error) {
	lines := []string{text}
	for q.Several || (q.Long && strings.HasSuffix(lines[len(lines)-1], `\`)) {
		if q.Long {
			lines[len(lines)-1] = strings.TrimSuffix(lines[len(lines)-1], `\`)
		}
		next, err := d.question(query{f.Title(), q.Label, fmt.Sprintf("%s, the next line:", q.Label), d.offered(q)})
		switch {
		case err != nil || strings.EqualFold(next, back):
			return "", err == nil, err
		case next == "":
			return strings.Join(lines, "\n"), false, nil
		}
		if next, ok := d.answerOf(q, next); ok {
			lines = append(lines, next)
		}
	}
	return strings.Join(lines, "\n"), false, nil
}

// questionLine is a question with what helps to answer it, on one line.
func questionLine(q dialog.Question) string {
	var hints []string
	if len(q.Choices) > 0 {
		hints = append(hints, strings.Join(q.Choices, " or "))
	}
	if q.Several {
		hints = append(hints, "an empty line ends them")
	}
	if q.Offered != "" {
		keeps := "empty keeps " + strings.ReplaceAll(q.Offered, "\n", "; ")
		if q.May && len(q.Choices) == 0 {
			keeps += ", " + nothing + " takes it away"
		}
		hints = append(hints, keeps)
	}
	line := fmt.Sprintf("%s: %s", q.Label, q.Says)
	if q.Offered != "" { // an empty answer keeps that
		line = strings.Replace(line, " May stay empty.", "", 1)
	}
	if len(hints) > 0 {
		line += fmt.Sprintf(" (%s)", strings.Join(hints, "; "))
	}
	return line
}
