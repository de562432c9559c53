package dialog

import (
	"gavel/model"
	"gavel/ui/part"
)

// details returns what stands with a thing while it is decided, one line each: a
// label, a tab, the text.
func details(c part.Context, about model.Ref) []string {
	var lines facts
	for _, d := range c.Record.Details(about, c.Meeting.ID, c.Today()) {
		text := d.Text
		if d.State != "" {
			shape, _, _ := c.Theme.Status(string(d.State))
			text = shape + " " + text
		}
		lines.add(d.Label, text)
	}
	return lines
}

type facts []string

// add appends a line; one without text is left out.
func (f *facts) add(label, text string) {
	if text != "" {
		*f = append(*f, label+"\t"+text)
	}
}
