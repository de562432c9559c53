package dialog

import (
	"gavel/model"
	"gavel/ui/component"
)

// explained is a dialog, or a field of one, that says in words what it is about.
type explained interface {
	Explain(c component.Context) (title string, lines []string)
}

// writing is a dialog in which letters are text: the key of help is, too, where something
// is written already.
type writing interface{ Written() bool }

// TakesHelpKey reports whether the sign that asks for help is no text in a dialog: it has
// no field, or the field in use is empty.
func TakesHelpKey(d component.Dialog) bool {
	w, writes := d.(writing)
	return !writes || !w.Written()
}

// NewHelpOn makes the help for a dialog: what it is about, and its keys. Nil for help
// itself.
func NewHelpOn(c component.Context, d component.Dialog) component.Dialog {
	if _, is := d.(*Help); is {
		return nil
	}
	help := &Help{search: newSearch("type a word or a key to find it here")}
	if e, ok := d.(explained); ok {
		title, lines := e.Explain(c)
		about := section{title: title}
		for _, line := range lines {
			about.lines = append(about.lines, helpLine{says: line})
		}
		help.sections = append(help.sections, about)
	}
	help.sections = append(help.sections, keySections(c, d.Scopes())...)
	return help
}

// Explain says what the field in use asks for, and why.
func (f *Form) Explain(c component.Context) (title string, lines []string) {
	if len(f.fields) == 0 {
		return f.title, f.lead
	}
	x := f.fields[f.focus]
	return model.Capitalized(x.Label), []string{prompt(c, x.Requirement)}
}

// Written reports whether the field in use holds a text.
func (f *Form) Written() bool {
	return len(f.fields) > 0 && !f.input().IsChoice() && f.input().Value() != ""
}

// Explain says how a thing is answered.
func (d *Ruling) Explain(c component.Context) (title string, lines []string) {
	for _, o := range d.outcomes(c) {
		lines = append(lines, o.phrase+": "+o.says)
	}
	return rulingTitle(c, d.about), lines
}

// Written reports whether a path is begun.
func (d *Import) Written() bool { return !d.previews() && d.path.Value() != "" }

// Written reports that letters are searched for.
func (s *search) Written() bool { return true }
