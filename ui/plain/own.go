package plain

import (
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/pane"
	"gavel/ui/screen"
)

// ownWord is a word for what the screen shows all the time, or does with the
// cursor alone.
type ownWord struct {
	word  string
	takes bool   // something follows it
	says  string // its help; "" for a word of an earlier release, which help leaves out
	do    func(d *console, rest string) error
}

var own []ownWord

func init() { // its functions print it
	own = []ownWord{
		{"show", true, "list or read what follows: any of the lists, or a thing by its id, with its history", (*console).showWhat},
		{"list", true, "list what there is of a kind: list open actions, list blockers @ana", (*console).listThings},
		{"status", false, "how the meeting stands, and the time that is left of it now", (*console).status},
		{again, false, "say once more what was said last", (*console).refuseForm},
		{"agenda", false, "list the agenda", list(pane.NewAgenda, "now discussing")},
		{"decisions", false, "list the decisions on the table", list(pane.NewDecisions, "")},
		{"blockers", false, "list the blockers on the table", list(pane.NewBlockers, "")},
		{"gates", false, "list the gate checklist, and the feedback", list(pane.NewGate, "")},
		{"gate", false, "the same", list(pane.NewGate, "")},
		{"actions", false, "list the actions that are not done, by their dates", list(pane.NewActions, "")},
		{"digest", false, "list what needs attention before the next review", list(func() *pane.Pane { return pane.NewDigest(dialog.Offer) }, "")},
		{"walk", false, "go through what needs attention on prepare, one thing at a time; it is private", (*console).walk},
		{"rehearse", false, "say what would be open before close if the meeting began now", (*console).rehearse},
		{"still open", false, "list what is open before close", (*console).listGaps},
		{"gaps", false, "", (*console).listGaps},
		{"meetings", false, "list the meetings", list(pane.NewMeetings, "the one that is shown")},
		{"plan", false, "list what is planned of the meeting", list(pane.NewPlan, "")},
		{"people", false, "list who is in the room, or expected there", list(pane.NewPeople, "")},
		{"next", false, "open the next item that needs its answer", (*console).next},
		{"fix", true, "choose how one that is still open is answered, by its number or id", (*console).fixGap},
		{"mend", true, "", (*console).fixGap},
		{"export", true, "read out a document: " + describeExports(), (*console).export},
		{"save", false, "save the document that was shown last as a file", (*console).saveDocument},
		{component.Back, false, "leave a form; nothing of it is saved", (*console).refuseForm},
		{"help concepts", false, "what the words mean: cycle, decision owner, concern, gate, carried over", (*console).helpConcepts},
		{"help lines", false, "how a line is written that adds or rules something", (*console).helpLines},
	}
}

// list prints what a pane lists.
func list(made func() *pane.Pane, mark string) func(*console, string) error {
	return func(d *console, _ string) error {
		d.rows(made(), mark)
		return nil
	}
}

func (d *console) listGaps(string) error {
	c := d.context()
	dialog.SayGaps(c, d, c.Meeting)
	return nil
}

func (d *console) showWhat(string) error {
	d.refuse("say what: %s", own[0].says)
	return nil
}

func (d *console) refuseForm(string) error {
	d.say("there is no form to leave")
	return nil
}

func (d *console) status(string) error {
	d.sayStanding()
	return nil
}

// sayStanding says where the conversation is: the meeting on screen, or how to
// begin.
func (d *console) sayStanding() {
	c := d.context()
	switch {
	case d.session.Shown == component.Welcome:
		d.say("%s %s", screen.Purpose, screen.Promise)
		for _, b := range d.session.Keys.In(keymap.OnWelcome) {
			d.say("%s: %s", b.Keys[0], strings.TrimPrefix(b.Help, b.Keys[0]+": "))
		}
		d.say("%s", model.CycleSays)
		return
	case d.session.Shown == component.Prepare:
		d.say("This is prepare, for you alone.")
	}
	if c.Meeting.ID == 0 && d.session.Shown == component.Prepare {
		d.say("No meeting is planned: %s plans one.", c.Keys.Key(keymap.NewMeeting, keymap.OnPrepare))
		return
	}
	for _, line := range screen.Standing(c) {
		d.say("%s", line)
	}
}

// next opens the next item that still needs its answer.
func (d *console) next(string) error {
	if it, ok := d.session.Record.NextItem(d.context().Meeting.ID); ok {
		return d.do(component.Do{Command: model.OpenItem{Item: it.ID}})
	}
	d.say("no other item needs an answer")
	return nil
}

// fixGap goes from a gap to where it is fixed.
func (d *console) fixGap(rest string) error {
	about, ok := d.thing(rest)
	c := d.context()
	for _, g := range c.Record.Gaps(c.Meeting.ID, c.Now) {
		if ok && g.About == about {
			return d.do(dialog.Fix(g))
		}
	}
	d.refuse("that is not open before close; still open lists what is")
	return nil
}

func (d *console) saveDocument(string) error { return d.perform(keymap.Save, target{}) }
