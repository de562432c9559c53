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
	// applies reports whether it does something now; nil: it always does.
	applies func(d *console) bool
}

// appliesNow reports whether the word does something now.
func (w ownWord) appliesNow(d *console) bool { return w.applies == nil || w.applies(d) }

var own []ownWord

func init() { // its functions print it
	own = []ownWord{
		{"show", true, "list or read what follows: any of the lists, or a thing by its id, with its history", (*console).showWhat, (*console).hasCycle},
		{"list", true, "list what there is of a kind: list open actions, list blockers @ana", (*console).listThings, (*console).hasCycle},
		{"status", false, "how the meeting stands, and the time that is left of it now", (*console).status, nil},
		{again, false, "say once more what was said last", (*console).refuseForm, nil},
		{"agenda", false, "list the agenda", list(pane.NewAgenda, "now discussing"), (*console).hasCycle},
		{"decisions", false, "list the decisions on the table", list(pane.NewDecisions, ""), (*console).hasCycle},
		{"blockers", false, "list the blockers on the table", list(pane.NewBlockers, ""), (*console).hasCycle},
		{"gates", false, "list the gate checklist, and the feedback", list(pane.NewGate, ""), (*console).hasCycle},
		{"gate", false, "the same", list(pane.NewGate, ""), (*console).hasCycle},
		{"actions", false, "list the actions that are not done, by their dates", list(pane.NewActions, ""), (*console).hasCycle},
		{"digest", false, "list what needs attention before the next review", (*console).digest, (*console).hasCycle},
		{"walk", false, "go through what needs attention on prepare, one thing at a time; it is private", (*console).walk, (*console).hasCycle},
		{"rehearse", false, "say what would be open before close if the meeting began now", (*console).rehearse, (*console).hasCycle},
		{"still open", false, "list what is open before close", (*console).listGaps, (*console).hasBegunMeeting},
		{"gaps", false, "", (*console).listGaps, nil},
		{"meetings", false, "list the meetings", list(pane.NewMeetings, "the one that is shown"), (*console).hasCycle},
		{"plan", false, "list what is planned of the meeting", list(pane.NewPlan, ""), (*console).hasCycle},
		{"people", false, "list who is in the room, or expected there", list(pane.NewPeople, ""), (*console).hasCycle},
		{"next", false, "open the next item that needs its answer", (*console).next, (*console).isReviewing},
		{"fix", true, "choose how one that is still open is answered, by its number or id", (*console).fixGap, (*console).hasGaps},
		{"mend", true, "", (*console).fixGap, nil},
		{"export", true, "read out a document: " + describeExports(), (*console).export, nil},
		{"save", false, "save the document that was shown last as a file", (*console).saveDocument, (*console).hasDocument},
		{component.Back, false, "leave a form; nothing of it is saved", (*console).refuseForm, never},
		{"help concepts", false, "what the words mean: cycle, decision owner, concern, gate, carried over", (*console).helpConcepts, nil},
		{"help lines", false, "how a line is written that adds or rules something", (*console).helpLines, (*console).acceptsLines},
	}
}

// never is for a word that does nothing but where a question waits.
func never(*console) bool { return false }

func (d *console) hasCycle() bool { return d.session.Shown != component.Welcome }

func (d *console) hasDocument() bool { return d.document != nil }

// isReviewing reports whether the meeting on the review screen is being held.
func (d *console) isReviewing() bool {
	return d.session.Shown == component.Review && d.context().Meeting.Status == model.Live
}

// hasBegunMeeting reports whether the meeting on screen has begun and is not closed.
func (d *console) hasBegunMeeting() bool {
	status := d.context().Meeting.Status
	return d.hasCycle() && (status == model.Live || status == model.Adjourned)
}

func (d *console) hasGaps() bool {
	c := d.context()
	return d.isReviewing() && len(c.Record.Gaps(c.Meeting.ID, c.Now)) > 0
}

// list prints what a pane lists.
func list(made func() *pane.Pane, mark string) func(*console, string) error {
	return func(d *console, _ string) error {
		d.rows(made(), mark)
		return nil
	}
}

// digest says what the digest amounts to, and lists it.
func (d *console) digest(string) error {
	c := d.context()
	if says := strings.Join(c.Record.Digest(c.Now).Summary(), "; "); says != "" {
		d.printf("%s", says)
	}
	d.rows(pane.NewDigest(dialog.Offer), "")
	return nil
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
	d.printf("there is no form to leave")
	return nil
}

func (d *console) status(string) error {
	d.printStanding()
	return nil
}

// printStanding says where the conversation is: the meeting on screen, or how to
// begin.
func (d *console) printStanding() {
	c := d.context()
	switch {
	case d.session.Shown == component.Welcome:
		d.printf("%s %s", screen.Purpose, screen.Promise)
		for _, b := range d.session.Keys.In(keymap.OnWelcome) {
			d.printf("%s: %s", b.Keys[0], strings.TrimPrefix(b.Help, b.Keys[0]+": "))
		}
		d.printf("%s", model.CycleSays)
		return
	case d.session.Shown == component.Prepare:
		d.printf("This is prepare, for you alone.")
	}
	if c.Meeting.ID == 0 && d.session.Shown == component.Prepare {
		d.printf("No meeting is planned: %s plans one.", c.Keys.Key(keymap.NewMeeting, keymap.OnPrepare))
	} else {
		for _, line := range screen.Standing(c) {
			d.printf("%s", line)
		}
	}
	d.printAttention()
}

// printAttention says in one line what needs attention this week, on prepare and with no meeting
// being held, and which word lists it.
func (d *console) printAttention() {
	c := d.context()
	if _, live := c.Record.Live(); live || d.session.Shown != component.Prepare {
		return
	}
	digest := c.Record.Digest(c.Now)
	if len(digest.Lines) == 0 {
		d.printf("%s.", digest.Nothing())
		return
	}
	d.printf("%s: digest lists it, walk goes through it.", strings.Join(digest.Summary(), "; "))
}

// next opens the next item that still needs its answer.
func (d *console) next(string) error {
	if it, ok := d.session.Record.NextItem(d.context().Meeting.ID); ok {
		return d.do(component.Do{Command: model.OpenItem{Item: it.ID}})
	}
	d.printf("no other item needs an answer")
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
