// Package field is the places where a person types: one line that wraps, text
// of several lines, or a choice. The real cursor stands in them.
//
// It wraps the text area of bubbles, which counts cells rightly in wide and
// combining text, and takes from it all keys that mean something else here.
//
// It may import bubbletea, bubbles, lipgloss, gavel/model, gavel/ui/draw and
// gavel/ui/theme.
package field

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"gavel/model"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// Field is one place to type or to choose.
type Field struct {
	area    textarea.Model
	multi   bool
	choices []string
	choice  int
	over    int  // characters that were typed or pasted just now and found no room
	offered bool // what it holds was put there for the person, who has not touched it
}

// limit is how many characters fit into one field, in runes. Of a larger paste
// the rest is left out, which is said; the model refuses nothing that fits.
const (
	lineLimit = 4_000
	textLimit = 40_000
)

// Line is a field of one line, which wraps where it is long.
func Line(text string) *Field { return newText(text, false) }

// Text is a field of several lines.
func Text(text string) *Field { return newText(text, true) }

// Choice is a field that offers choices; text is the one to begin with.
func Choice(choices []string, text string) *Field {
	return &Field{choices: choices, choice: max(0, slices.Index(choices, text))}
}

func newText(text string, multi bool) *Field {
	area := textarea.New()
	area.Prompt, area.Placeholder, area.ShowLineNumbers = "", "", false
	area.EndOfBufferCharacter = ' '
	area.DynamicHeight, area.MinHeight, area.MaxHeight = true, 1, 6
	area.MaxContentHeight = textLimit
	area.CharLimit = lineLimit
	if multi {
		area.CharLimit = textLimit
	}
	area.KeyMap.InsertNewline = key.NewBinding(key.WithDisabled())
	area.KeyMap.Paste = key.NewBinding(key.WithDisabled()) // it would read the clipboard by itself
	area.SetVirtualCursor(false)
	area.SetStyles(textarea.Styles{})
	f := &Field{area: area, multi: multi}
	f.Set(text)
	return f
}

// Focus puts the cursor into the field; Blur takes it out.
func (f *Field) Focus() {
	if f.choices == nil {
		_ = f.area.Focus() // its command only blinks a cursor that is not drawn
	}
}

// Blur takes the cursor out of the field.
func (f *Field) Blur() { f.area.Blur() }

// IsChoice reports whether the field offers choices; IsText whether it has
// several lines.
func (f *Field) IsChoice() bool { return f.choices != nil }

// IsText reports whether the field has several lines.
func (f *Field) IsText() bool { return f.multi }

// Value is what the field says.
func (f *Field) Value() string {
	if f.choices != nil {
		return f.choices[f.choice]
	}
	return f.area.Value()
}

// Set puts a text into the field, with the cursor after it.
func (f *Field) Set(text string) {
	if f.choices != nil {
		f.choice = max(0, slices.Index(f.choices, text))
		return
	}
	f.offered = false
	f.area.SetValue(f.visible(text))
	f.area.MoveToEnd()
}

// Offer marks what the field holds as an offer: the first character that is
// typed takes its place, as if it were selected. A key that moves in it, or
// takes from it, takes the offer up.
func (f *Field) Offer() { f.offered = f.choices == nil && f.area.Value() != "" }

// visible is text as the field can hold it, which is as the record would: nothing
// that hides or reorders what is around it; and no breaks in a field of one line.
func (f *Field) visible(text string) string {
	if !f.multi {
		text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
	}
	return model.Visible(text, f.multi)
}

// Turn goes to the next choice, or to the one before for -1.
func (f *Field) Turn(by int) {
	if n := len(f.choices); n > 0 {
		f.choice = ((f.choice+by)%n + n) % n
	}
}

// NewLine breaks the line at the cursor, in a field that has several.
func (f *Field) NewLine() {
	if f.multi {
		f.area.InsertRune('\n')
	}
}

// Move moves the cursor a line up or down; false where there is none.
func (f *Field) Move(by int) bool {
	line := f.area.Line()
	if by < 0 && line > 0 {
		f.offered = false
		f.area.CursorUp()
		return true
	}
	if by > 0 && line < f.area.LineCount()-1 {
		f.offered = false
		f.area.CursorDown()
		return true
	}
	return false
}

// Position is the cursor's place in Value, in bytes, for a field of one line.
func (f *Field) Position() int {
	runes := []rune(f.area.Value())
	return len(string(runes[:min(f.area.Column(), len(runes))]))
}

// Type takes a key or a paste.
func (f *Field) Type(msg tea.Msg) tea.Cmd {
	if f.choices != nil {
		return nil
	}
	text, over := "", 0
	switch got := msg.(type) {
	case tea.PasteMsg:
		text = f.visible(got.Content)
		got.Content, msg = text, got
	case tea.KeyPressMsg:
		if got.Text != "" {
			if text = f.visible(got.Text); text == "" {
				return nil
			}
			got.Text, msg, over = text, got, f.over // one after the other
		}
	}
	f.answer(msg)
	before, line, column := f.area.Length(), f.area.Line(), f.area.Column()
	var cmd tea.Cmd
	f.area, cmd = f.area.Update(msg)
	f.over = 0
	if after := f.area.Length(); text != "" && after >= f.area.CharLimit {
		f.over = over + before + utf8.RuneCountInString(text) - after
	}
	if text := f.area.Value(); text != f.visible(text) { // marks that were typed one by one
		f.Set(text)
		f.goTo(line, column)
	}
	return cmd
}

// goTo puts the cursor back into a line of the text.
func (f *Field) goTo(line, column int) {
	for f.area.Line() > line {
		f.area.CursorUp()
	}
	f.area.SetCursorColumn(column)
}

// answer does away with an offer: a character takes its place, any other key
// takes it up.
func (f *Field) answer(msg tea.Msg) {
	if !f.offered {
		return
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		f.Set("")
	case tea.KeyPressMsg:
		f.offered = false
		if msg.Text != "" && msg.Mod&(tea.ModAlt|tea.ModCtrl) == 0 {
			f.Set("")
		}
	}
}

// Draw draws the field w cells wide, as high as it needs within its limit, and
// says where its cursor stands.
func (f *Field) Draw(w int, focused bool, t *theme.Theme) (rows []string, x, y int) {
	w = max(w, 1)
	if f.choices != nil {
		row, x := f.drawChoices(w, focused, t)
		return []string{row}, min(x, w-1), 0
	}
	shown := f.view(w)
	for i, row := range shown {
		row = strings.TrimRight(row, " ")
		if f.offered && focused {
			row = t.Selected.Paint(row) // the next character takes its place
		}
		row = draw.FitTail(row, w, t.Glyphs.Ellipsis)
		if mark := f.beyond(i, len(shown), t); mark != "" && w > beside {
			row = draw.Fit(strings.TrimRight(row, " "), w-draw.Width(mark)) + t.Muted.Paint(mark)
		}
		rows = append(rows, row)
	}
	if f.over > 0 {
		says := fmt.Sprintf("%s left out: %d; %d characters fit in here", t.Glyphs.Warn, f.over, f.area.CharLimit)
		for _, row := range draw.Wrap(says, w) {
			rows = append(rows, t.Fail.Paint(row))
		}
	}
	if cursor := f.area.Cursor(); cursor != nil {
		x, y = min(cursor.X, w-1), cursor.Y
	}
	return rows, x, y
}

// beside is how wide a field is at least that keeps a column free for the marks.
const beside = 8

// view is the rows that are in sight, with the cursor in them.
func (f *Field) view(w int) []string {
	if w > beside {
		w--
	}
	f.area.SetWidth(w)
	text := f.area.View()
	if f.area.Height() == f.area.MaxHeight {
		f.area.SetWidth(w) // scrolls to the cursor, now that it knows the rows
		text = f.area.View()
	}
	return strings.Split(text, "\n")
}

// beyond is the mark at the end of a row that more of the text lies above it, or
// below; "" for none.
func (f *Field) beyond(i, rows int, t *theme.Theme) string {
	switch {
	case i == 0 && f.area.ScrollYOffset() > 0:
		return t.Glyphs.MoreAbove
	case i == rows-1 && f.below(rows):
		return t.Glyphs.MoreBelow
	}
	return ""
}

// below reports whether there is more below the rows in sight. The area says how
// high the line is that the cursor is in; the others are wrapped for it.
func (f *Field) below(rows int) bool {
	if rows < f.area.MaxHeight {
		return false
	}
	all := f.area.LineInfo().Height
	for i, line := range strings.Split(f.area.Value(), "\n") {
		if i != f.area.Line() {
			all += max(1, len(draw.Wrap(line, f.area.Width())))
		}
	}
	return all > f.area.ScrollYOffset()+rows
}

// drawChoices draws the choices in a row, and says where in it the one begins
// that is chosen.
func (f *Field) drawChoices(w int, focused bool, t *theme.Theme) (row string, at int) {
	parts := make([]string, len(f.choices))
	for i, choice := range f.choices {
		if i < f.choice {
			at += draw.Width(choice) + len("[] ")
		}
		switch {
		case i == f.choice && focused:
			parts[i] = t.Selected.Paint("[" + choice + "]")
		case i == f.choice:
			parts[i] = "[" + choice + "]"
		default:
			parts[i] = " " + choice + " "
		}
	}
	return draw.FitTail(strings.Join(parts, " "), w, t.Glyphs.Ellipsis), at
}
