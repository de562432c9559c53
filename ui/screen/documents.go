package screen

import (
	"gavel/keymap"
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
			return dialog.OpenDocument(c, d, d.About.Selected(selection(c, i)), document.Markdown)
		}}
	switch {
	case d.About.Kind == "":
		action.On, action.Not = keymap.OnNothing, unrecorded
	case len(d.About.Unnamed) > 0:
		action.Not = noMinutes
	default:
		action.Not = func(c component.Context, i component.Intent) string {
			if d.About.Selected(selection(c, i)) == 0 {
				return "name somebody, or something that somebody owns"
			}
			return ""
		}
	}
	return action
}

// selection returns what is before the person who asks for a document.
func selection(c component.Context, i component.Intent) document.Selection {
	return document.Selection{Record: c.Record, Thing: i.About, Meeting: c.Meeting.ID, Me: c.Me}
}
