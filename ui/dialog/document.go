package dialog

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/document"
	"gavel/ui/draw"
	"gavel/ui/part"
	"gavel/ui/theme"
)

// Document shows a document as it would leave the room, to be read, copied or
// saved.
type Document struct {
	title  string
	name   string // the file it would be saved as
	text   string
	scroll scroll
	laid   layout
	rows   []string // the text as it is laid out
}

// layout is all that the rows of a document depend on, but for its text.
type layout struct {
	w     int
	theme *theme.Theme
}

// NewDocument makes the view of a document.
func NewDocument(title, name, text string) *Document {
	return &Document{title: title, name: name, text: text}
}

// OpenMinutes opens the minutes of a meeting, as they stand.
func OpenMinutes(c part.Context, m model.Meeting) part.Effect {
	text, err := document.Minutes(c.Record, m.ID)
	if err != nil {
		return part.Say{Text: err.Error()}
	}
	title := fmt.Sprintf("Minutes of %s", m.Ref())
	switch m.Status {
	case model.Planned:
		title = fmt.Sprintf("Agenda of %s", m.Ref())
	case model.Live, model.Adjourned:
		title += ", DRAFT"
	}
	if c.Doubt != "" {
		text, title = document.Doubted(text, c.Doubt), title+", NOT VERIFIED"
	}
	return part.Open{Dialog: NewDocument(title, document.FileName(c.Record, m.ID), text)}
}

// Scopes are the document's own, the list's, and the dialog's.
func (d *Document) Scopes() []keymap.Scope {
	return []keymap.Scope{keymap.InDocument, keymap.InList, keymap.InDialog}
}

// Handle answers an intent.
func (d *Document) Handle(_ part.Context, intent part.Intent) part.Effect {
	switch intent.Name {
	case keymap.Back:
		return part.Close{}
	case keymap.Copy:
		return part.Copy{Text: d.text, What: d.title}
	case keymap.Save:
		return part.Save{Name: d.name, Text: d.text}
	case keymap.Accept:
		intent.Name = keymap.PageDown
	}
	d.scroll.read(intent.Name)
	return nil
}

// Type takes nothing.
func (d *Document) Type(part.Context, tea.Msg) (part.Effect, tea.Cmd) { return nil, nil }

// Refused has nothing to show: a document asks for no change.
func (d *Document) Refused(part.Context, *model.Refusal) {}

// Converse says the whole document.
func (d *Document) Converse(_ part.Context, l part.Lines) (part.Effect, error) {
	l.Say(d.text)
	return part.Close{}, nil
}

// Draw draws the rows of the document that fit.
func (d *Document) Draw(c part.Context, w, h int) part.Picture {
	w = widthIn(w, documentWidth)
	inner, room := textIn(w, h)
	f := foot{keys: []string{part.KeyLine(c, inner, d.Scopes(), keymap.Copy, keymap.Save, keymap.PageDown, keymap.Back)}}
	d.scroll.hold(d.wrapped(inner, c.Theme), max(1, room-f.least()))
	shown := slices.Clone(d.scroll.shown())
	for len(shown) < d.scroll.view.Height() {
		shown = append(shown, "")
	}
	shown = append(shown, f.rows(c, inner, false)...)
	return part.Picture{
		Rows:   boxed(c, d.title, "Markdown", d.scroll.beyond(), shown, w, h),
		Cursor: true, CursorX: textFrom(w, h), CursorY: 1,
		Zones: []part.Zone{{At: draw.Rect{W: w, H: h}, Wheel: d.scroll.wheel}},
	}
}

// wrapped returns the text in rows of w cells, its headings painted. A document is
// long, so it is laid out anew only in another width or theme.
func (d *Document) wrapped(w int, t *theme.Theme) []string {
	if as := (layout{w, t}); d.laid != as {
		d.laid, d.rows = as, nil
		for line := range strings.SplitSeq(strings.TrimRight(d.text, "\n"), "\n") {
			rows := draw.Wrap(line, w)
			if strings.HasPrefix(line, "#") {
				paintEach(t.Strong.Paint, rows)
			}
			d.rows = append(d.rows, rows...)
		}
	}
	return d.rows
}
