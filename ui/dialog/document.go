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
	"gavel/ui/markdown"
	"gavel/ui/part"
	"gavel/ui/theme"
)

// Document shows a document, to be read, copied or saved. What leaves is its Markdown.
type Document struct {
	title  string
	name   string // the file it would be saved as
	text   string
	source bool // the Markdown is shown as it is written
	scroll scroll
	laid   layout
	rows   []string // the text as it is laid out
}

// layout is all that the rows of a document depend on, but for its text.
type layout struct {
	w      int
	source bool
	theme  *theme.Theme
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
	case keymap.Markdown:
		d.source = !d.source
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

// widestText is as wide as a document is read with ease.
const widestText = 120

// Draw draws the rows of the document that fit, over the whole window.
func (d *Document) Draw(c part.Context, w, h int) part.Picture {
	inner, room := textIn(w, h)
	f := foot{keys: []string{part.KeyLine(c, inner, d.Scopes(), keymap.Copy, keymap.Save, keymap.PageDown, keymap.Markdown, keymap.Back)}}
	d.scroll.hold(d.laidOut(min(inner, widestText), c.Theme), max(1, room-f.least()))
	shown := slices.Clone(d.scroll.shown())
	for len(shown) < d.scroll.view.Height() {
		shown = append(shown, "")
	}
	shown = append(shown, f.rows(c, inner, false)...)
	note := ""
	if d.source {
		note = "Markdown"
	}
	return part.Picture{
		Rows:   boxed(c, d.title, note, d.scroll.beyond(), shown, w, h),
		Cursor: true, CursorX: textFrom(w, h), CursorY: 1,
		Zones: []part.Zone{{At: draw.Rect{W: w, H: h}, Wheel: d.scroll.wheel}},
	}
}

// laidOut returns the text in rows of w cells: as a document, or its Markdown. A document
// is long, so it is laid out anew only in another width or theme.
func (d *Document) laidOut(w int, t *theme.Theme) []string {
	as := layout{w, d.source, t}
	if d.laid == as {
		return d.rows
	}
	d.laid, d.rows = as, nil
	if !d.source {
		d.rows = markdown.Rows(d.text, w, t)
		return d.rows
	}
	for line := range strings.SplitSeq(strings.TrimRight(d.text, "\n"), "\n") {
		d.rows = append(d.rows, draw.Wrap(line, w)...)
	}
	return d.rows
}
