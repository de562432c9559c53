package plain

import (
	"fmt"
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/screen"
)

// perform asks for what an intent means, and carries it out.
func (d *console) perform(intent keymap.Intent, to target) error {
	if ask, ok := d.effectOf(intent, to); ok {
		return d.do(ask)
	}
	return nil
}

// effectOf returns what an intent asks for; ok is false where it was said why nothing.
func (d *console) effectOf(name keymap.Intent, to target) (ask component.Effect, ok bool) {
	switch {
	case name == keymap.Unsaved:
		d.listed = nil // the numbers are of actions
		return component.Open{Dialog: dialog.NewUnsaved(false)}, true
	case name == keymap.Save:
		return d.effectOfSave()
	case name == keymap.ImportAgenda && to.rest != "":
		return component.Open{Dialog: dialog.ImportFile(d.context(), to.rest)}, true
	case name == keymap.Edit && to.rest == "" && slices.Contains(everywhere, to.about.Kind):
		return component.Edit{About: to.about}, true
	case name == keymap.Minutes: // of any meeting
		return d.screen().Handle(d.context(), component.Intent{Name: name, About: to.about}), true
	}
	if to.on == keymap.OnThing && to.about.IsZero() {
		word := strings.ReplaceAll(string(name), "-", " ")
		d.refuse("say of what, by its id or its number in what was listed last: %s I-1", word)
		return nil, false
	}
	if name == keymap.Edit && to.about.Kind.Raisable() && !d.screen().Shows(to.about) { // of a kind that no pane lists
		if to.rest != "" {
			return d.effectOfEdit(to)
		}
		return component.Edit{About: to.about}, true
	}
	about, ok := d.about(to.about)
	if !ok {
		return nil, false
	}
	if name == keymap.Edit && to.rest != "" {
		return d.effectOfEdit(to)
	}
	intent := component.Intent{Name: name, About: about}
	if _, found := screen.Find(d.screen(), intent); !found {
		d.refuse("%s is not said of %s", strings.ReplaceAll(string(name), "-", " "), about)
		return nil, false
	}
	return d.screen().Handle(d.context(), intent), true
}

// everywhere are the kinds that every screen knows.
var everywhere = []model.Kind{model.KindPerson, model.KindMeeting}

// about returns what an intent is about: the thing that is named, else what the
// line before was about. ok is false where what is named is not shown here, which
// is said.
func (d *console) about(named model.Ref) (about model.Ref, ok bool) {
	switch {
	case named.IsZero() && d.focus.Kind == model.KindMeeting, named.IsZero() && !d.screen().Shows(d.focus):
		return model.Ref{}, true
	case named.IsZero():
		return d.focus, true
	case named.Kind == model.KindMeeting && d.session.Shown == component.Prepare:
		d.session.Prepare.ShowPlan(d.context().Record, named) // from now on
		d.screen().Update(d.context())
		return named, true
	case named.Kind == model.KindMeeting && d.context().Meeting.ID == named.ID:
		return named, true
	case d.screen().Shows(named):
		d.focus = named
		return named, true
	}
	d.refuse("%s is not on what is shown here, %s", named, d.describePlace())
	return model.Ref{}, false
}

// describePlace names the screen and its meeting.
func (d *console) describePlace() string {
	name := map[component.Screen]string{component.Welcome: "the welcome", component.Prepare: "prepare", component.Review: "the review"}[d.session.Shown]
	if m := d.context().Meeting; m.ID != 0 {
		name += fmt.Sprintf(" of %s", m.Ref())
	}
	return name
}

// effectOfEdit edits one field of a thing, by its word.
func (d *console) effectOfEdit(to target) (component.Effect, bool) {
	var labels []string
	for _, q := range d.session.Record.Editable(to.about, d.context().Now) {
		if strings.EqualFold(to.rest, q.Label) || strings.EqualFold(to.rest, string(q.Field)) {
			return component.Edit{About: to.about, Field: q.Field}, true
		}
		labels = append(labels, q.Label)
	}
	d.refuse("%s has no field %s; it has: %s", to.about, model.Quoted(to.rest), strings.Join(labels, ", "))
	return nil, false
}

// effectOfSave saves the document that was shown last.
func (d *console) effectOfSave() (component.Effect, bool) {
	if d.document == nil {
		d.refuse("no document was shown yet; minutes shows one")
		return nil, false
	}
	return d.document.Handle(d.context(), component.Named(keymap.Save)), true
}
