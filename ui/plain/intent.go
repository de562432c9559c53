package plain

import (
	"fmt"
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/dialog"
	"gavel/ui/part"
)

// intent answers an intent as the other root does, the screen last.
func (d *desk) intent(intent keymap.Intent, to target) error {
	switch intent {
	case keymap.Help:
		d.help()
	case keymap.Unsaved:
		d.sayUnsaved()
	default:
		return d.ask(intent, to)
	}
	return nil
}

// ask asks for what an intent means, and carries it out. What it says in answer
// to a change is said by then; a refusal is said here.
func (d *desk) ask(intent keymap.Intent, to target) error {
	ask, ok := d.asks(intent, to)
	if !ok {
		return nil
	}
	o, err := d.do(ask)
	if o.refused != nil {
		d.refuse("%s", o.refused)
	}
	return err
}

// asks is what an intent asks for; ok is false where it was said why nothing.
func (d *desk) asks(intent keymap.Intent, to target) (ask part.Ask, ok bool) {
	c := d.context()
	switch intent {
	case keymap.Quit:
		return part.Quit{}, true
	case keymap.Undo:
		return part.Undo{}, true
	case keymap.Redo:
		return part.Redo{}, true
	case keymap.Save:
		return d.asksToSave()
	case keymap.Minutes:
		m := c.Meeting
		if to.about.Kind == model.KindMeeting {
			m, _ = d.record.Meetings.Get(to.about.ID)
		}
		return dialog.OpenMinutes(c, m), true
	case keymap.ImportAgenda:
		if to.rest != "" {
			return part.Open{Dialog: &namedImport{Import: dialog.NewImport(c), path: to.rest}}, true
		}
	}
	if to.about.IsZero() && slices.Contains(needThing, intent) {
		word := strings.ReplaceAll(string(intent), "-", " ")
		d.refuse("say of what, by its id or its number in what was listed last: %s I-1", word)
		return nil, false
	}
	if intent == keymap.Edit && to.about.Kind == model.KindPerson && to.rest == "" { // known on every screen
		return part.Open{Dialog: dialog.RenameForm(d.context(), to.about.ID)}, true
	}
	about, ok := d.about(to.about)
	if !ok {
		return nil, false
	}
	switch {
	case intent == keymap.Edit && to.about.Kind == model.KindMeeting:
		m, _ := d.record.Meetings.Get(to.about.ID)
		return part.Open{Dialog: dialog.EditMeetingForm(d.context(), m)}, true
	case intent == keymap.Edit && to.rest != "":
		return d.asksToEdit(to)
	case intent == keymap.Remove && to.about.Kind == model.KindMeeting:
		intent = keymap.CancelMeeting
	}
	return d.screen().Handle(d.context(), part.Intent{Name: intent, About: about}), true
}

// needThing are the intents that are about one thing. It is always named: a
// cursor that nobody sees chooses nothing.
var needThing = []keymap.Intent{
	keymap.Rule, keymap.OpenItem, keymap.MoveUp, keymap.MoveDown, keymap.Skip, keymap.Withdraw,
	keymap.Notes, keymap.Edit, keymap.Evidence, keymap.Remove,
}

// takeThing are the intents that may be about one thing.
var takeThing = []keymap.Intent{
	keymap.NewDecision, keymap.PrivateNotes, keymap.RollCall,
	keymap.Start, keymap.CancelMeeting, keymap.Minutes, keymap.Addendum,
}

// about returns what an intent is about: the thing that is named, else what the
// line before was about. ok is false where what is named is not shown here, which
// is said.
func (d *desk) about(named model.Ref) (about model.Ref, ok bool) {
	switch {
	case named.IsZero() && d.focus.Kind == model.KindMeeting, named.IsZero() && !d.screen().Shows(d.focus):
		return model.Ref{}, true
	case named.IsZero():
		return d.focus, true
	case named.Kind == model.KindMeeting && d.shown == part.Prepare:
		d.prepare.Choose(named) // its plan is shown from now on
		d.screen().Update(d.context())
		return named, true
	case named.Kind == model.KindMeeting && d.context().Meeting.ID == named.ID:
		return named, true
	case d.screen().Shows(named):
		d.focus = named
		return named, true
	}
	d.refuse("%s is not on what is shown here, %s", named, d.where())
	return model.Ref{}, false
}

// where names the screen and its meeting.
func (d *desk) where() string {
	name := map[part.Screen]string{part.Welcome: "the welcome", part.Prepare: "prepare", part.Review: "the review"}[d.shown]
	if m := d.context().Meeting; m.ID != 0 {
		name += fmt.Sprintf(" of %s", m.Ref())
	}
	return name
}

// asksToEdit edits one field of a thing, by its word.
func (d *desk) asksToEdit(to target) (part.Ask, bool) {
	var labels []string
	for _, q := range d.record.Editable(to.about, d.context().Now) {
		if strings.EqualFold(to.rest, q.Label) || strings.EqualFold(to.rest, string(q.Field)) {
			return part.Edit{About: to.about, Field: q.Field}, true
		}
		labels = append(labels, q.Label)
	}
	d.refuse("%s has no field %q; it has: %s", to.about, to.rest, strings.Join(labels, ", "))
	return nil, false
}

// asksToSave saves the document that was shown last.
func (d *desk) asksToSave() (part.Ask, bool) {
	if d.document == nil {
		d.refuse("no document was shown yet; minutes shows one")
		return nil, false
	}
	return d.document.Handle(d.context(), part.Named(keymap.Save)), true
}

// namedImport is an import whose file was named with the word.
type namedImport struct {
	*dialog.Import
	path string
}
