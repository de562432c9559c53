// Package field is the places where a person types: one line that wraps, text
// of several lines, or a choice. The real cursor stands in them.
//
// It edits with the text area of bubbles, and takes from it all keys that mean
// something else here. What is shown, and where the cursor stands in it, it finds
// with the measure of gavel/ui/draw, as everything else on the screen.
//
// It may import bubbletea, bubbles, lipgloss, gavel/model, gavel/ui/draw and
// gavel/ui/theme.
package field

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
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
	choice  int  // none for none of them
	free    bool // none of them may be chosen
	top     int  // the first row in sight
	over    int  // characters that were typed or pasted just now and found no room
	offered bool // what it holds was put there for the person, who has not touched it
}

// limit counts the characters that fit into one field, in runes. Of a larger paste
// the rest is left out, which is said; the model refuses nothing that fits.
const (
	lineLimit = 4_000
	textLimit = 40_000
)

// Line returns a field of one line, which wraps where it is long.
func Line(text string) *Field { return newText(text, false) }

// Text returns a field of several lines.
func Text(text string) *Field { return newText(text, true) }

// Choice returns a field that offers choices; text is the one to begin with, else the first.
func Choice(choices []string, text string) *Field {
	return &Field{choices: choices, choice: max(0, slices.Index(choices, text))}
}

// FreeChoice returns a field that offers choices of which none has to be taken; text is the
// one to begin with, else none.
func FreeChoice(choices []string, text string) *Field {
	return &Field{choices: choices, free: true, choice: slices.Index(choices, text)}
}

// none is the choice of a field in which none is taken.
const none = -1

func newText(text string, multi bool) *Field {
	area := textarea.New()
	area.Prompt, area.Placeholder, area.ShowLineNumbers = "", "", false
	area.EndOfBufferCharacter = ' '
	area.DynamicHeight, area.MinHeight, area.MaxHeight = true, 1, rowsInSight
	area.MaxContentHeight = textLimit
	area.CharLimit = lineLimit
	if multi {
		area.CharLimit = textLimit
	}
	area.KeyMap.InsertNewline = key.NewBinding(key.WithDisabled())
	area.KeyMap.Paste = key.NewBinding(key.WithDisabled()) // it would read the clipboard by itself
	leaveUnselected(&area.KeyMap)
	area.SetVirtualCursor(false)
	area.SetStyles(textarea.Styles{})
	f := &Field{area: area, multi: multi}
	f.Set(text)
	return f
}

// leaveUnselected takes the keys that select text from a field: nothing shows what
// is selected, and the next letter would take its place.
func leaveUnselected(keys *textarea.KeyMap) {
	for _, binding := range []*key.Binding{
		&keys.SelectCharacterForward, &keys.SelectCharacterBackward, &keys.SelectWordForward, &keys.SelectWordBackward,
		&keys.SelectLineUp, &keys.SelectLineDown, &keys.SelectAll, &keys.CopySelection,
	} {
		binding.SetEnabled(false)
	}
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

// Value returns what the field says.
func (f *Field) Value() string {
	switch {
	case f.choices == nil:
		return f.area.Value()
	case f.choice == none:
		return ""
	}
	return f.choices[f.choice]
}

// Set puts a text into the field, with the cursor after it.
func (f *Field) Set(text string) {
	if f.choices != nil {
		if f.choice = slices.Index(f.choices, text); !f.free {
			f.choice = max(0, f.choice)
		}
		return
	}
	f.offered = false
	f.area.SetValue(f.visible(oneEnding.Replace(text)))
	f.area.MoveToEnd()
}

// Offer marks what the field holds as an offer: the first character that is
// typed takes its place, as if it were selected. A key that moves in it, or
// takes from it, takes the offer up.
func (f *Field) Offer() { f.offered = f.choices == nil && f.area.Value() != "" }

// visible returns text as the field can hold it, which is as the record would: nothing
// that hides or reorders what is around it; and no breaks in a field of one line.
// The area has no place for the sign of what is no character.
func (f *Field) visible(text string) string {
	if !f.multi {
		text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
	}
	return strings.ReplaceAll(model.Visible(text, f.multi), string(utf8.RuneError), "")
}

// Turn goes to the next choice, or to the one before for -1; to none, too, where none has
// to be taken.
func (f *Field) Turn(by int) {
	n := len(f.choices)
	switch {
	case n == 0:
	case f.free:
		f.choice = ((f.choice+1+by)%(n+1)+n+1)%(n+1) + none
	default:
		f.choice = ((f.choice+by)%n + n) % n
	}
}

// turnTo goes to the next choice that begins with a text, in capitals or not; it stays where
// none does.
func (f *Field) turnTo(begins string) {
	n := len(f.choices)
	for i := range n {
		next := (f.choice + 1 + i) % n
		if begins != "" && strings.HasPrefix(strings.ToLower(f.choices[next]), strings.ToLower(begins)) {
			f.choice = next
			return
		}
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

// Position returns the cursor's place in Value, in bytes.
func (f *Field) Position() int {
	before, _ := f.split()
	return len(before)
}

// split returns what stands before the cursor and what after it.
func (f *Field) split() (before, after string) {
	text, at := f.area.Value(), 0
	for range f.area.Line() {
		at += strings.IndexByte(text[at:], '\n') + 1
	}
	for range f.area.Column() {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return text[:at], text[at:]
}

// goTo puts the cursor behind the first at bytes of the text.
func (f *Field) goTo(at int) {
	before := f.area.Value()[:at]
	line := strings.Count(before, "\n")
	f.area.MoveToEnd()
	for f.area.Line() > line {
		f.area.CursorUp()
	}
	f.area.SetCursorColumn(utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]))
}

// Type takes a key or a paste.
func (f *Field) Type(msg tea.Msg) tea.Cmd {
	if press, ok := msg.(tea.KeyPressMsg); f.choices != nil {
		if ok && press.Mod&(tea.ModAlt|tea.ModCtrl) == 0 {
			f.turnTo(press.Text)
		}
		return nil
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		f.over = 0
		f.insert(msg.Content)
		return nil
	case tea.KeyPressMsg:
		if msg.Text != "" && msg.Mod&(tea.ModAlt|tea.ModCtrl) == 0 {
			f.insert(msg.Text) // what found no room is counted from one to the next
			return nil
		}
	}
	f.offered, f.over = false, 0
	return f.edit(msg)
}

// insert puts a text in at the cursor, which then stands after it. Whether a rune
// can stay depends on the one before it: a selector on the emoji that it belongs
// to, a mark on how many there are. So the whole is cleaned, not the part.
func (f *Field) insert(text string) {
	before, after := f.split()
	if f.offered {
		before, after = "", ""
	}
	typed := f.visible(before + oneEnding.Replace(text))
	if typed == before && !f.offered { // nothing that can be seen
		return
	}
	f.offered = false
	room := f.area.CharLimit - utf8.RuneCountInString(before) - utf8.RuneCountInString(after)
	if cut := cutTo(typed, before, room); cut != typed {
		f.over += utf8.RuneCountInString(typed) - utf8.RuneCountInString(cut)
		typed = cut
	} else {
		f.over = 0
	}
	f.put(typed, f.visible(typed + after)[len(typed):])
}

// put makes before and after the text, with the cursor between them.
func (f *Field) put(before, after string) {
	was, rest := f.split()
	if added, ok := strings.CutPrefix(before, was); ok && rest == after {
		f.area.InsertString(added) // the common case: the rest stays as it is
	} else {
		f.area.SetValue(before + after)
	}
	text := f.area.Value()
	f.over += utf8.RuneCountInString(before+after) - utf8.RuneCountInString(text) // it has a limit of lines, too
	f.goTo(max(len(text)-len(after), 0))
}

// oneEnding turns the ends of lines that other systems and terminals write into
// the one that there is here: a paste has CR for each, or CR and LF.
var oneEnding = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// cutTo returns the longest beginning of typed with at most room runes behind what
// it began with, in whole clusters.
func cutTo(typed, began string, room int) string {
	if !strings.HasPrefix(typed, began) || utf8.RuneCountInString(typed)-utf8.RuneCountInString(began) <= room {
		return typed
	}
	at := len(began)
	for at < len(typed) {
		size, _ := draw.Step(typed[at:])
		if room -= utf8.RuneCountInString(typed[at : at+size]); room < 0 {
			break
		}
		at += size
	}
	return typed[:at]
}

// edit hands a key that is no text to the area. A character is whatever is shown as
// one, of however many runes it is made.
func (f *Field) edit(msg tea.Msg) tea.Cmd {
	before, after := f.split()
	keys := f.area.KeyMap
	times := 1
	switch press, ok := msg.(tea.KeyPressMsg); {
	case !ok:
	case key.Matches(press, keys.CharacterBackward):
		times = max(1, utf8.RuneCountInString(lastOf(before)))
	case key.Matches(press, keys.DeleteCharacterBackward):
		if last := lastOf(before); !beginsWithLetter(last) { // of a letter its last mark goes first
			times = max(1, utf8.RuneCountInString(last))
		}
	case key.Matches(press, keys.DeleteCharacterForward) && firstOf(after) != "":
		// With the last character of a line the area would take the end of the line, too.
		f.put(before, after[len(firstOf(after)):])
		times = 0
	case key.Matches(press, keys.CharacterForward):
		times = max(1, utf8.RuneCountInString(firstOf(after)))
	}
	var cmd tea.Cmd
	for range times {
		f.area, cmd = f.area.Update(msg)
	}
	// What went may have held together what is left.
	if text := f.area.Value(); text != f.visible(text) {
		before, after := f.split()
		before = f.visible(before)
		f.put(before, f.visible(before + after)[len(before):])
	}
	return cmd
}

// firstOf returns the first character of a text as it is shown; "" for none.
func firstOf(text string) string {
	if text == "" || text[0] == '\n' {
		return ""
	}
	size, _ := draw.Step(text)
	return text[:size]
}

// lastOf returns the last character of a text as it is shown; "" for none, and at the
// beginning of a line.
func lastOf(text string) (last string) {
	for rest := text[strings.LastIndexByte(text, '\n')+1:]; rest != ""; rest = rest[len(last):] {
		last = firstOf(rest)
	}
	return last
}

func beginsWithLetter(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(first)
}

// Draw draws the field w cells wide, as high as it needs within its limit, and
// says where its cursor stands.
func (f *Field) Draw(w int, focused bool, t *theme.Theme) (rows []string, x, y int) {
	w = max(w, 1)
	if f.choices != nil {
		return f.drawChoices(w, focused, t)
	}
	inner := w
	if w > beside {
		inner--
	}
	f.area.SetWidth(inner) // it moves up and down by rows, too
	text := f.area.Value()
	all := wrap(text, inner)
	x, y = place(text, all, f.Position())
	f.top = min(max(f.top, y-rowsInSight+1), y, max(len(all)-rowsInSight, 0))
	shown := all[f.top:min(f.top+rowsInSight, len(all))]
	for i, row := range shown {
		line := strings.TrimRight(text[row.from:row.to], " ")
		if f.offered && focused {
			line = t.Selected.Paint(line) // the next character takes its place
		}
		line = draw.FitTail(line, w, t.Glyphs.Ellipsis)
		if mark := f.beyond(i, len(shown), len(all), t); mark != "" && w > beside {
			line = draw.Fit(strings.TrimRight(line, " "), w-draw.Width(mark)) + t.Muted.Paint(mark)
		}
		rows = append(rows, line)
	}
	if f.over > 0 {
		says := fmt.Sprintf("%s left out: %d; %d characters fit in here", t.Glyphs.Late, f.over, f.area.CharLimit)
		for _, row := range draw.Wrap(says, w) {
			rows = append(rows, t.Late.Paint(row))
		}
	}
	return rows, min(x, w-1), y - f.top
}

const (
	beside      = 8 // how wide a field is at least that keeps a column free for the marks
	rowsInSight = 6 // how many rows of it are in sight at most
)

// beyond returns the mark at the end of a row that more of the text lies above it, or
// below; "" for none.
func (f *Field) beyond(i, shown, all int, t *theme.Theme) string {
	if i == 0 && f.top > 0 || i == shown-1 && f.top+shown < all {
		return t.Glyphs.Ellipsis
	}
	return ""
}
