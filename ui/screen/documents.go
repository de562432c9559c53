package screen

import (
	"cmp"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/document"
	"gavel/ui/component"
	"gavel/ui/dialog"
)

// documentActions read the documents of the table, wherever one is.
func documentActions() component.Actions {
	var list component.Actions
	for _, d := range document.All() {
		list = append(list, documentAction(d))
	}
	return list
}

// documentAt reads a document by a key.
func documentAt(name, key string) component.Action {
	d, _ := document.Named(name)
	action := documentAction(d)
	action.Keys = []string{key}
	return action
}

func documentAction(d document.Document) component.Action {
	action := component.Action{Name: keymap.OfDocument(d.Name), Label: d.Label, Help: "read " + d.Help, On: keymap.OnAny,
		Do: func(c component.Context, i component.Intent) component.Effect {
			return dialog.OpenDocument(c, d, subject(c, d.About, i.About), document.Markdown)
		}}
	switch d.About {
	case model.KindMeeting:
		action.Not = noMinutes
	case model.KindPerson:
		action.Not = func(c component.Context, i component.Intent) string {
			if subject(c, d.About, i.About) == 0 {
				return "name somebody, or something that somebody owns"
			}
			return ""
		}
	default:
		action.On, action.Not = keymap.OnNothing, unrecorded
	}
	return action
}

// subject returns what a document is about that is asked for while something else is
// selected: the meeting on screen; the person who owns what is selected, else the one at
// the keyboard.
func subject(c component.Context, kind model.Kind, selected model.Ref) model.ID {
	switch {
	case selected.Kind == kind && kind != "":
		return selected.ID
	case kind == model.KindMeeting:
		return c.Meeting.ID
	case kind == model.KindPerson:
		return cmp.Or(c.Record.OwnerOf(c.Record.Subject(selected)), c.Me)
	}
	return 0
}
