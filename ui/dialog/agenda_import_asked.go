package dialog

import (
	"strconv"
	"strings"

	"gavel/keymap"
	"gavel/ui/component"
)

// This file is an import in words.

const importing = "Import an agenda"

// ImportFile makes the import of the agenda in a file.
func ImportFile(c component.Context, path string) *Import {
	d := NewImport(c)
	d.path.Set(path)
	d.named = true
	return d
}

// Converse asks for the file of an agenda, if none was named, and shows what was
// understood of it before anything is planned.
func (d *Import) Converse(c component.Context, l component.Lines) (component.Effect, error) {
	switch {
	case d.over:
		l.Refuse(d.problem)
		return component.Close{}, nil
	case d.asked && d.previews():
		return d.askPlan(c, l)
	case d.asked && d.problem != "":
		l.Refuse(d.problem)
		if d.named && l.Piped() { // the lines behind it are no names of files
			return component.Close{}, nil
		}
	}
	if !d.named || d.asked {
		path, left, err := l.Ask(component.Query{Form: importing, Label: "file", Says: "Which Markdown file is the agenda in? " + component.Back + " leaves it."})
		if err != nil || left {
			return component.Close{}, err
		}
		d.path.Set(path)
	}
	d.asked, d.shown, d.told, d.problem = true, false, false, ""
	if d.path.Value() == "" {
		return nil, nil
	}
	return d.Handle(c, component.Named(keymap.Accept)), nil
}

// askPlan asks whether to plan the meeting as it was shown. Before, a topic can
// be turned or left out.
func (d *Import) askPlan(c component.Context, l component.Lines) (component.Effect, error) {
	if !d.told {
		d.told = true
		d.drawUnderstood(c, l)
	} else if d.problem != "" {
		l.Refuse(d.problem)
	}
	q := component.Query{
		Form: importing, Label: "plan, turn, out or back", Offers: []string{"plan", "turn", "out", component.Back},
		Says: "Write plan to plan it so; turn 2 makes topic 2 decide or inform, out 2 leaves it out or takes it in; " + component.Back + " leaves it.",
	}
	for {
		text, left, err := l.Ask(q)
		switch {
		case err != nil || left:
			return component.Close{}, err
		case strings.EqualFold(text, "plan"):
			return d.Handle(c, component.Named(keymap.Accept)), nil
		case d.changes(c, text):
			d.drawUnderstood(c, l)
		default:
			l.Unclear(text, "plan", "turn or out with the number of a topic", component.Back)
		}
	}
}

// changes turns a topic, or leaves it out, as an answer such as "turn 2" says.
func (d *Import) changes(c component.Context, text string) bool {
	verb, number, _ := strings.Cut(strings.ToLower(text), " ")
	intent, ok := map[string]keymap.Intent{"turn": keymap.Toggle, "out": keymap.Remove}[verb]
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if !ok || err != nil || n < 1 || n > len(d.topics) {
		return false
	}
	d.at = n - 1
	d.handlePreview(c, intent)
	return true
}

// drawUnderstood says what the meeting is going to be, its topics, what was not
// understood, and what was left out.
func (d *Import) drawUnderstood(c component.Context, l component.Lines) {
	for _, fact := range d.facts(c) {
		l.Say(strings.Replace(fact, "\t", ": ", 1))
	}
	var topics []string
	for _, t := range d.topics {
		topics = append(topics, oneLine(d.topicRows(c, t, unfolded)))
	}
	l.Number("Topics:", topics)
	if len(d.plan.Unread) > 0 {
		l.Say("Not understood, and left out:")
	}
	for _, line := range d.plan.Unread {
		l.Say(line.String())
	}
	if len(d.plan.Left) > 0 {
		l.Say("Left out, as it is no topic:")
	}
	for _, line := range d.plan.Left {
		l.Say(line.String())
	}
}

// unfolded is wider than any line.
const unfolded = 1 << 20

// oneLine is rows of columns as one line.
func oneLine(rows []string) string { return strings.Join(strings.Fields(strings.Join(rows, " ")), " ") }
