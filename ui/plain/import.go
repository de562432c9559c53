package plain

import (
	"strconv"
	"strings"

	"gavel/keymap"
	"gavel/ui/dialog"
	"gavel/ui/part"
)

const importing = "Import an agenda"

// askImport asks for the file of an agenda, if none was named, and shows what
// was understood of it before anything is planned.
func (d *desk) askImport(i *dialog.Import, path string) (outcome, error) {
	for path == "" || !d.understands(i, path) {
		if path != "" && !d.options.Prompt { // the lines behind it are no names of files
			return outcome{}, nil
		}
		var err error
		path, err = d.question(query{importing, "file", "Which Markdown file is the agenda in? back leaves it.", nil})
		if err != nil || strings.EqualFold(path, back) {
			return outcome{}, err
		}
	}
	return d.askPlan(i)
}

// understands reads the file and says what was understood of it.
func (d *desk) understands(i *dialog.Import, path string) bool {
	_, _ = d.do(i.From(d.context(), path))
	if _, ok := i.Understood(d.context()); !ok {
		d.refuse("%s", i.Problem())
		return false
	}
	d.sayUnderstood(i)
	return true
}

func (d *desk) sayUnderstood(i *dialog.Import) {
	u, _ := i.Understood(d.context())
	for _, line := range u.Meeting {
		d.say("%s", line)
	}
	d.count("Topics:", u.Topics)
	d.sayList("Not understood, and left out:", u.Unread)
	d.sayList("Left out, as it is no topic:", u.Left)
}

// sayList says lines under a heading, if there are any.
func (d *desk) sayList(heading string, lines []string) {
	if len(lines) > 0 {
		d.say("%s", heading)
	}
	for _, line := range lines {
		d.say("%s", line)
	}
}

// askPlan asks whether to plan the meeting as it was shown. Before, a topic can
// be turned or left out.
func (d *desk) askPlan(i *dialog.Import) (outcome, error) {
	for {
		text, err := d.question(query{importing, "plan, turn, out or back", "Write plan to plan it so; turn 2 makes topic 2 decide or inform, out 2 leaves it out or takes it in; back leaves it.", []string{"plan", "turn", "out", back}})
		if err != nil || strings.EqualFold(text, back) {
			return outcome{}, err
		}
		if strings.EqualFold(text, "plan") {
			o, done, err := d.plan(i)
			if done || err != nil {
				return o, err
			}
			continue
		}
		if !d.changes(i, text) {
			d.unclear(text, "plan", "turn or out with the number of a topic", back)
			continue
		}
		d.sayUnderstood(i)
	}
}

// plan plans the meeting; done says whether there is nothing more to ask.
func (d *desk) plan(i *dialog.Import) (o outcome, done bool, err error) {
	ask := i.Handle(d.context(), part.Named(keymap.Accept))
	if ask == nil {
		d.refuse("%s", i.Problem())
		return o, false, nil
	}
	o, err = d.do(ask)
	if o.refused != nil {
		d.refuse("%s", o.refused)
		return outcome{}, true, err
	}
	d.answered(i, o)
	return o, true, err
}

// changes turns a topic, or leaves it out, as an answer such as "turn 2" says.
func (d *desk) changes(i *dialog.Import, text string) bool {
	verb, number, _ := strings.Cut(strings.ToLower(text), " ")
	intent, ok := map[string]keymap.Intent{"turn": keymap.Toggle, "out": keymap.Remove}[verb]
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if !ok || err != nil || n < 1 || n > i.Topics() {
		return false
	}
	i.Change(d.context(), n-1, intent)
	return true
}
