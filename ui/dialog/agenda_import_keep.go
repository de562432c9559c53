package dialog

import (
	"gavel/model"
	"gavel/ui/component"
)

// importKey is the key under which the import is kept; the fields are the path that was
// typed, the text of the agenda and, a letter a topic, what was changed in it.
const (
	importKey                  = "import"
	fieldPath      model.Field = "path"
	fieldAgenda    model.Field = "agenda"
	fieldOfTopics  model.Field = "topics"
	topicAsWritten             = '.'
	topicTurned                = 't'
	topicOut                   = 'o'
	topicTurnedOut             = 'b'
)

// Keep remembers what was read and what was changed in it, so that leaving the
// import loses nothing.
func (d *Import) Keep(c component.Context) {
	marks := make([]rune, len(d.topics))
	for i, t := range d.topics {
		switch {
		case t.turned && t.out:
			marks[i] = topicTurnedOut
		case t.turned:
			marks[i] = topicTurned
		case t.out:
			marks[i] = topicOut
		default:
			marks[i] = topicAsWritten
		}
	}
	texts := map[model.Field]string{}
	for field, text := range map[model.Field]string{fieldPath: d.path.Value(), fieldAgenda: d.text, fieldOfTopics: string(marks)} {
		if text != "" {
			texts[field] = text
		}
	}
	c.Typed.Keep(importKey, texts)
}

// recall takes up what was kept.
func (d *Import) recall(c component.Context) {
	kept := c.Typed.Of(importKey)
	d.path.Set(kept[fieldPath])
	if kept[fieldAgenda] == "" {
		return
	}
	d.read(kept[fieldAgenda])
	marks := []rune(kept[fieldOfTopics])
	for i := range min(len(marks), len(d.topics)) {
		d.topics[i].turned = marks[i] == topicTurned || marks[i] == topicTurnedOut
		d.topics[i].out = marks[i] == topicOut || marks[i] == topicTurnedOut
	}
}

// Done tells the import that its meeting is planned.
func (d *Import) Done(c component.Context) { c.Typed.Forget(importKey) }
