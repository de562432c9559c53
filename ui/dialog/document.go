package dialog

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/document"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/markdown"
	"gavel/ui/theme"
)

// Document shows a document, to be read, copied or saved. What leaves is its text: its
// Markdown, or the short form that is shown.
type Document struct {
	pages  []document.Page // one for each form
	at     int             // the form that is shown
	source bool            // the Markdown is shown as it is written
	scroll scroll
	laid   layout
	rows   []string                                 // the text as it is laid out
	then   func(component.Context) component.Effect // once it was copied or saved; nil for nothing
}

// layout is all that the rows of a document depend on, but for its text.
type layout struct {
	w, at  int
	source bool
	theme  *theme.Theme
}

// NewDocument makes the view of a document in one form or several.
func NewDocument(pages ...document.Page) *Document { return &Document{pages: pages} }

// OpenDocument opens a document of a thing in every form that it has, at one of them.
func OpenDocument(c component.Context, d document.Document, about model.ID, form document.Form) component.Effect {
	var pages []document.Page
	at := 0
	for _, f := range d.Forms {
		page, err := d.Write(document.Source{Record: c.Record, About: about, Form: f, Now: c.Now, Doubt: c.Doubt})
		switch {
		case err == nil && f == form:
			at = len(pages)
		case err != nil && (f == form || len(pages) == 0):
			return component.Say{Text: err.Error()}
		case err != nil:
			continue
		}
		pages = append(pages, page)
	}
	opened := NewDocument(pages...)
	opened.at = at
	return component.Open{Dialog: opened}
}

// OpenMinutes opens the minutes of a meeting, as they stand.
func OpenMinutes(c component.Context, m model.Meeting) component.Effect {
	d, _ := document.Named(string(keymap.Minutes))
	return OpenDocument(c, d, m.ID, document.Markdown)
}

func (d *Document) page() document.Page { return d.pages[d.at] }

// title returns what is shown, and in which form.
func (d *Document) title() string {
	switch p := d.page(); p.Form {
	case document.Chat:
		return p.Title + ", for a chat"
	case document.Mail:
		return p.Title + ", for a mail"
	default:
		return p.Title
	}
}

var documentStack = keymap.NewStack(keymap.InDocument, keymap.InList, keymap.InDialog)

// Scopes are the document's own, the list's, and the dialog's.
func (d *Document) Scopes() []keymap.Scope { return documentStack }

// Handle answers an intent.
func (d *Document) Handle(c component.Context, intent component.Intent) component.Effect {
	switch intent.Name {
	case keymap.Back:
		return component.Close{}
	case keymap.Accept:
		intent.Name = keymap.PageDown
	}
	if action, ok := d.actions().Find(intent.Name); ok {
		return action.Run(c, intent)
	}
	d.scroll.read(intent.Name)
	return nil
}

// actions are the document's own.
func (d *Document) actions() component.Actions {
	return component.Actions{
		{Name: keymap.Copy, Keys: []string{"y", "c"}, Label: "copy", Help: "copy the whole document",
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return d.left(c, component.Copy{Text: d.page().Text, What: d.title()})
			}},
		{Name: keymap.Save, Keys: []string{"s", "w"}, Label: "save", Help: "save it as a file",
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return d.left(c, component.Save{Name: d.page().File, Text: d.page().Text})
			}},
		{Name: keymap.NextForm, Keys: []string{"f"}, Label: "form", Help: "show it short, for a chat or a mail, where it has such a form", Not: d.oneForm,
			Do: func(component.Context, component.Intent) component.Effect {
				d.at = (d.at + 1) % len(d.pages)
				d.scroll = scroll{}
				return nil
			}},
		{Name: keymap.Markdown, Keys: []string{"m"}, Label: "Markdown", Help: "show the Markdown that is copied and saved, or the document again", Not: d.isShort,
			Do: func(component.Context, component.Intent) component.Effect {
				d.source = !d.source
				return nil
			}},
	}
}

// oneForm says that the document has no other form.
func (d *Document) oneForm(component.Context, component.Intent) string {
	if len(d.pages) > 1 {
		return ""
	}
	return d.title() + " has one form only"
}

// isShort says that a short form is shown, which is copied as it stands.
func (d *Document) isShort(c component.Context, _ component.Intent) string {
	if d.page().Form == document.Markdown {
		return ""
	}
	return fmt.Sprintf("it is shown short, and is copied as it stands; %s shows another form", c.Keys.Key(keymap.NextForm, d.Scopes()...))
}

// left returns what takes the text along and, where something follows, closes the document
// and asks for that.
func (d *Document) left(c component.Context, takes component.Effect) component.Effect {
	if d.then == nil {
		return takes
	}
	return component.Both{First: takes, Second: component.Both{First: component.Close{}, Second: d.then(c)}}
}

// Type takes nothing.
func (d *Document) Type(component.Context, tea.Msg) (component.Effect, tea.Cmd) { return nil, nil }

// Refused has nothing to show: a document asks for no change.
func (d *Document) Refused(component.Context, *model.Refusal) {}

// Converse says the whole document.
func (d *Document) Converse(c component.Context, l component.Lines) (component.Effect, error) {
	l.Say(d.page().Text)
	if d.then != nil {
		return component.Both{First: component.Close{}, Second: d.then(c)}, nil
	}
	return component.Close{}, nil
}

// widestText is as wide as a document is read with ease.
const widestText = 120

// Draw draws the rows of the document that fit, over the whole window.
func (d *Document) Draw(c component.Context, w, h int) component.Drawing {
	inner, room := textIn(w, h)
	keys := possible(c, d.actions(), keymap.Copy, keymap.Save, keymap.NextForm, keymap.PageDown, keymap.Markdown, keymap.Back)
	f := foot{keys: []string{component.KeyLine(c, inner, d.Scopes(), keys...)}}
	d.scroll.hold(d.laidOut(min(inner, widestText), c.Theme), max(1, room-f.least()))
	shown := slices.Clone(d.scroll.shown())
	for len(shown) < d.scroll.view.Height() {
		shown = append(shown, "")
	}
	shown = append(shown, f.rows(c, inner, false)...)
	note := ""
	if d.source && d.page().Form == document.Markdown {
		note = "Markdown"
	}
	return component.Drawing{
		Rows:   boxed(c, d.title(), note, d.scroll.beyond(), shown, w, h),
		Cursor: true, CursorX: textFrom(w, h), CursorY: 1,
		Zones: []component.Zone{{At: draw.Rect{W: w, H: h}, Wheel: d.scroll.wheel}},
	}
}

// laidOut returns the text in rows of w cells: as a document, or its Markdown. A document
// is long, so it is laid out anew only in another width or theme.
func (d *Document) laidOut(w int, t *theme.Theme) []string {
	as := layout{w, d.at, d.source, t}
	if d.laid == as {
		return d.rows
	}
	d.laid, d.rows = as, nil
	text := d.page().Text
	if !d.source && d.page().Form == document.Markdown {
		d.rows = markdown.Rows(text, w, t)
		return d.rows
	}
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		d.rows = append(d.rows, draw.Wrap(line, w)...)
	}
	return d.rows
}
