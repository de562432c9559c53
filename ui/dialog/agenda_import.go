package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/agenda"
	"gavel/ui/component"
	"gavel/ui/field"
)

// Import reads a Markdown agenda in two steps: where it is, or the text itself;
// then what was understood of it, to be mended before anything is recorded.
type Import struct {
	path    *field.Field
	text    string // the agenda that was read; "" before
	plan    agenda.Plan
	topics  []topic
	shown   bool // the second step
	pasted  bool // it came by a paste, and nobody has looked at it yet
	doubted bool // it may be no agenda, and nobody has been told yet
	at      int  // among the topics, then the lines not understood
	problem string
	asked   bool // in words: a file was named
	told    bool // in words: what was understood was said
	over    bool // in words: it was refused, and there is nothing more to ask
	named   bool // in words: the file was named with the word that asked
	scroll  scroll
}

// topic is one topic of the preview, and what was changed there.
type topic struct {
	agenda.Topic
	turned bool // the other of decide and inform
	out    bool
}

// NewImport makes the import of an agenda. One that was read and left is there
// again, with what was changed in it.
func NewImport(c component.Context) *Import {
	d := &Import{path: field.Line("")}
	d.path.Focus()
	d.recall(c)
	return d
}

func (d *Import) previews() bool { return d.shown }

var importStack = keymap.NewStack(keymap.InImport, keymap.InList, keymap.InDialog)

// Scopes are a form's in the first step, the preview's in the second.
func (d *Import) Scopes() []keymap.Scope {
	if d.previews() {
		return importStack
	}
	return formStack
}

// Handle answers an intent.
func (d *Import) Handle(c component.Context, intent component.Intent) component.Effect {
	if d.previews() {
		return d.handlePreview(c, intent.Name)
	}
	switch intent.Name {
	case keymap.Back:
		d.Keep(c)
		return component.Close{}
	case keymap.Accept:
		path := strings.Trim(d.path.Value(), ` '"`) // a path that was dropped here comes in quotes
		if path == "" && len(d.topics) > 0 {
			d.shown, d.problem = true, ""
			return nil
		}
		if path == "" {
			d.problem = "write the path of a Markdown file, or paste the agenda itself"
			return nil
		}
		return component.Read{Path: path, Got: d.takeFile}
	}
	return nil
}

// takeFile takes in a file that was read.
func (d *Import) takeFile(text string, err error) component.Effect {
	if err != nil {
		d.problem = err.Error()
		return nil
	}
	d.read(text)
	return nil
}

// read goes on to the preview, or says why the text is no agenda.
func (d *Import) read(text string) {
	plan, err := agenda.Parse(text)
	if err != nil {
		d.problem = err.Error()
		return
	}
	d.text, d.plan, d.topics, d.at, d.problem = text, plan, nil, 0, ""
	for _, t := range plan.Topics {
		d.topics = append(d.topics, topic{Topic: t, out: t.Struck}) // struck out: done already
	}
	d.shown, d.doubted = len(d.topics) > 0, plan.Doubt != ""
}

// Type hands a key to the path. A paste of several lines is the agenda itself.
func (d *Import) Type(_ component.Context, msg tea.Msg) (component.Effect, tea.Cmd) {
	if d.previews() {
		return nil, nil
	}
	d.problem = ""
	if paste, ok := msg.(tea.PasteMsg); ok && strings.ContainsAny(strings.TrimSpace(paste.Content), "\r\n") {
		d.read(paste.Content)
		d.pasted = d.shown
		return nil, nil
	}
	return nil, d.path.Type(msg)
}

func (d *Import) handlePreview(c component.Context, intent keymap.Intent) component.Effect {
	d.scroll.toCursor()
	if intent == keymap.Back {
		d.Keep(c)
		d.pasted = false
		d.shown = false // the path is still there, and so is what was read
		return nil
	}
	effect, found := run(c, d.actions(), component.Named(intent), &d.problem)
	d.pasted = false
	if !found {
		rows := len(d.topics) + len(d.plan.Unread) + len(d.plan.Left)
		d.at, d.problem = cursorIn(rows, d.at, intent), ""
	}
	return effect
}

// actions are those of the preview.
func (d *Import) actions() component.Actions {
	return component.Actions{
		{Name: keymap.Toggle, Keys: []string{"space"}, Label: "decide/inform", Help: "turn the topic from decide to inform, or back", Not: d.noTopic,
			Do: func(component.Context, component.Intent) component.Effect {
				d.topics[d.at].turned = !d.topics[d.at].turned
				return nil
			}},
		{Name: keymap.Remove, Keys: []string{"x"}, Label: "leave out", Help: "leave the topic out, or put it in again", Not: d.noTopic,
			Do: func(component.Context, component.Intent) component.Effect {
				d.topics[d.at].out = !d.topics[d.at].out
				return nil
			}},
		{Name: keymap.Accept, Keys: []string{"enter"}, Label: "plan it", Help: "plan the meeting as shown", Do: d.acceptSeen},
	}
}

// noTopic says that the row at the cursor is no topic.
func (d *Import) noTopic(component.Context, component.Intent) string {
	if d.at < len(d.topics) {
		return ""
	}
	return "this row is no topic of the agenda"
}

// acceptSeen plans the meeting once what was pasted was seen, and what is doubted was said.
func (d *Import) acceptSeen(c component.Context, _ component.Intent) component.Effect {
	switch {
	case d.pasted: // many press enter after a paste
		d.problem = "this is how it is understood; the same key again plans it"
		return nil
	case d.doubted:
		d.doubted = false
		d.problem = d.plan.Doubt + "; the same once more plans it all the same"
		return nil
	}
	return d.accept(c)
}

// accept plans the meeting as it is shown; without a cycle it begins one first.
func (d *Import) accept(c component.Context) component.Effect {
	command := d.command(c)
	if len(command.Agenda) == 0 {
		d.problem = "every topic is left out; take at least one in"
		return nil
	}
	leaders := c.Record.Leaders(c.User, command.Expected...)
	return withLeader(c, leaders, func(name string) component.Effect {
		command.Facilitator = name
		ask := d.planned(c, command)
		if len(leaders) > 1 {
			return component.Both{First: component.Close{}, Second: ask} // the question, so that the import is what is done
		}
		return ask
	})
}

// planned asks for the meeting to be planned.
func (d *Import) planned(c component.Context, command model.PlanMeeting) component.Effect {
	plan := component.Do{Command: command, Then: component.Show{Screen: component.Prepare}}
	if _, begun := c.Record.Cycle(); begun {
		return plan
	}
	if c.Zone != "" {
		return component.Do{Command: d.plan.Cycle(c.Record, c.Zone), Stay: true, Then: plan} // its facilitator becomes known with the plan
	}
	const key = "zone"
	return component.Open{Dialog: NewForm(c, FormOf{
		Key:    key,
		Title:  "The dates of the new cycle",
		Fields: []model.Requirement{askZone(c)},
		Make: func(v model.Values) component.Effect {
			c.Typed.Forget(key)
			begun := component.Do{Command: d.plan.Cycle(c.Record, v[fieldZone].Text), Stay: true, Then: plan}
			return component.Both{First: component.Close{}, Second: begun}
		},
	})}
}

// command is the meeting as it is shown.
func (d *Import) command(c component.Context) model.PlanMeeting {
	var in []topic
	for _, t := range d.topics {
		if !t.out {
			in = append(in, t)
		}
	}
	return d.commandOf(c, in)
}

// commandOf maps topics as the shell does, and then says what was changed here.
func (d *Import) commandOf(c component.Context, topics []topic) model.PlanMeeting {
	plan := d.plan
	plan.Topics = make([]agenda.Topic, len(topics))
	for i, t := range topics {
		plan.Topics[i] = t.Topic
		plan.Topics[i].Struck = false
	}
	command := plan.Command(c.Record, c.Today())
	for i, t := range topics {
		command.Agenda[i][model.FieldAsk] = model.Words(t.ask())
	}
	if c.Record.TakesAgenda(c.Meeting) {
		command.Into = c.Meeting.ID
	}
	return command
}

// ask returns what the topic asks of the room, as it was changed here.
func (t topic) ask() string {
	if t.turned == (t.Ask() == model.AskDecide) {
		return model.AskInform
	}
	return model.AskDecide
}

// Refused shows why.
func (d *Import) Refused(_ component.Context, refusal *model.Refusal) {
	d.problem, d.over = refusal.Error(), true
}
