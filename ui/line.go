package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/draw"
	"gavel/ui/field"
	"gavel/ui/session"
)

// captureLine is the one line that adds or rules anything. It shows how it is
// being understood, and what is still missing, before enter.
type captureLine struct {
	place   string // where its text is kept in the file
	open    bool
	begun   string // what it was opened with
	input   *field.Field
	choice  int      // which completion tab takes
	left    []string // lines that were left half-typed for another one
	problem string
	refused bool // it was closed with a problem
	stale   bool // it was opened again after that: what is typed takes its place
}

// lineContext is a context with what a line is about: the thing that is
// selected, and the last one captured, which s/old/new/ mends. opens is how to
// come to the line; saving what it said before, while that is being saved.
type lineContext struct {
	component.Context
	selected model.Ref
	last     model.Ref
	opens    string
	saving   string
	closed   bool // the screen takes no line now
	changed  bool // something was done here already: how to capture is known
}

var captureStack = keymap.NewStack(keymap.InCapture)

func newCaptureLine(place string) *captureLine {
	return &captureLine{place: place, input: field.Line("")}
}

// begin opens the line. Without a text it goes on with what was typed and left there; with
// one that comes back once the new line is done.
func (l *captureLine) begin(text string) {
	kept := l.typed()
	l.open, l.choice, l.problem, l.begun = true, 0, "", text
	l.stale, l.refused = l.refused && text == "" && kept != "", false
	if kept == "" || text != "" {
		if kept != "" {
			l.left = append(l.left, kept)
		}
		l.input.Set(text)
	}
	l.input.Focus()
}

// send empties the line for the next one: what it said is on its way.
func (l *captureLine) send() {
	l.input.Set("")
	l.choice, l.problem, l.begun, l.stale, l.refused = 0, "", "", false, false
}

// empty reports whether there is nothing in the line.
func (l *captureLine) empty() bool { return strings.TrimSpace(l.input.Value()) == "" }

// restore puts back what was sent and not done, for its person to change.
func (l *captureLine) restore(text, problem string) {
	l.input.Set(text)
	l.problem = problem
}

// restoreUnder leaves in the line what was sent and not done: under what is there, if
// its person has gone on.
func (l *captureLine) restoreUnder(text string) {
	if l.open || l.typed() != "" {
		l.left = append(l.left, text)
		return
	}
	l.begun = ""
	l.input.Set(text)
}

// restoreCovered brings back what was left for the line that is there.
func (l *captureLine) restoreCovered() {
	l.begun = ""
	l.input.Set("")
	if n := len(l.left); n > 0 {
		l.input.Set(l.left[n-1])
		l.left = l.left[:n-1]
	}
}

// close closes the line. What was typed stays; the letter that a key put there
// alone is nothing that was typed.
func (l *captureLine) close() {
	l.open, l.refused, l.stale = false, l.problem != "" || l.stale, false
	l.input.Blur()
	if l.typed() == "" {
		l.restoreCovered()
	}
}

// typed returns what a person typed into the line; "" for what a key put there alone.
func (l *captureLine) typed() string {
	text := strings.TrimSpace(l.input.Value())
	if text == strings.TrimSpace(l.begun) {
		return ""
	}
	return l.input.Value()
}

// recover brings back what was typed in an earlier window, under what is there.
func (l *captureLine) recover(text string) {
	if kept := l.typed(); kept != "" {
		l.left = append(l.left, kept)
	}
	l.begun = ""
	l.input.Set(text)
}

// typeKey takes a key or a paste as text.
func (l *captureLine) typeKey(msg tea.Msg) tea.Cmd {
	l.choice, l.problem = 0, ""
	if key, ok := msg.(tea.KeyPressMsg); l.stale && ok && strings.TrimSpace(key.Text) != "" {
		l.input.Set("")
	}
	l.stale = false
	return l.input.Type(msg)
}

// handle answers an intent.
func (l *captureLine) handle(c lineContext, intent keymap.Intent) component.Effect {
	completions := l.completions(c)
	if intent != keymap.Back {
		l.stale = false
	}
	switch intent {
	case keymap.Back:
		l.close()
	case keymap.Complete:
		if l.onlyLetter() || l.begunWithKey() {
			return l.form(c)
		}
		l.complete(completions)
	case keymap.Form:
		if !l.atEnd() { // there the key is that of the end of a line, as in a shell
			l.input.Set(l.input.Value())
			return nil
		}
		return l.form(c)
	case keymap.NextChoice:
		l.choice = min(l.choice+1, max(len(completions)-1, 0))
	case keymap.PrevChoice:
		l.choice = max(l.choice-1, 0)
	}
	return nil
}

// atEnd reports whether the cursor stands at the end of the line.
func (l *captureLine) atEnd() bool { return l.input.Position() >= len(l.input.Value()) }

// onlyLetter reports whether the line holds the letter of a kind and nothing else.
func (l *captureLine) onlyLetter() bool {
	text := strings.TrimSpace(l.input.Value())
	return text != "" && slices.ContainsFunc(capture.Heads(), func(head string) bool { return strings.HasPrefix(head, text+" ") })
}

// begunWithKey reports whether the line holds what a key put there and nothing else: a
// letter with what it is on, but not the beginning of a value.
func (l *captureLine) begunWithKey() bool {
	return strings.HasSuffix(l.begun, " ") && l.typed() == "" && !l.empty()
}

// form opens the form of what the line says. The line closes, and keeps its text until the
// form is done.
func (l *captureLine) form(c lineContext) component.Effect {
	text := l.input.Value()
	form, ok := dialog.LineForm(c.Context, text, l.read(c), component.Captured{Text: text})
	if words := strings.Fields(text); !ok && len(words) > 1 && words[0] == "set" && words[1] == string(model.KindCycle) {
		form, ok = dialog.CycleForm(c.Context), true
	}
	if !ok {
		l.problem = "this line has no form: enter does what it says. A letter (d, b, f, !, a, c, i) or a ruling (approve D-1) has one"
		return nil
	}
	l.open = false
	l.input.Blur()
	return component.Open{Dialog: form}
}

// forget empties the line of a text that was done in a form.
func (l *captureLine) forget(text string) {
	if l.input.Value() == text {
		l.restoreCovered()
	}
}

func (l *captureLine) complete(completions []capture.Completion) {
	if len(completions) == 0 {
		return
	}
	take := completions[min(l.choice, len(completions)-1)]
	text := l.input.Value()
	l.input.Set(text[:take.Start] + take.Text + text[take.End:])
	l.choice = 0
}

func (l *captureLine) read(c lineContext) capture.Reading {
	return capture.Read(l.input.Value(), l.captureContext(c))
}

func (l *captureLine) completions(c lineContext) []capture.Completion {
	return capture.Complete(l.input.Value(), l.input.Position(), l.captureContext(c))
}

// captureContext returns what the line is read against.
func (l *captureLine) captureContext(c lineContext) capture.Context {
	lineContext := c.LineContext(c.selected)
	lineContext.Last = c.last
	return lineContext
}

// message returns the row that stands in the place of the closed line: what was said
// last, else how to open the line.
func (l *captureLine) message(c lineContext, said status, w int) string {
	if said.text != "" {
		return draw.Fit(said.rowUnder(c.Context, w), w)
	}
	return c.Theme.Muted.Paint(draw.Fit(" "+l.hint(c), w))
}

// draw draws the open line and, under it, how it is understood. A long line has more
// rows. Root lays them over the screen, so that nothing jumps.
func (l *captureLine) draw(c lineContext, said status, w int) component.Drawing {
	prompt := c.Theme.Glyphs.Prompt + " "
	lead := draw.Width(prompt)
	under := l.under(c, said, w)
	rows, x, y := l.input.Draw(max(w-lead, 1), true, c.Theme)
	for i, row := range rows {
		rows[i] = strings.Repeat(" ", lead) + row
		if i == 0 {
			rows[i] = c.Theme.Focus.Mark(prompt) + row
		}
	}
	return component.Drawing{Rows: append(rows, under...), Cursor: true, CursorX: lead + x, CursorY: y}
}

// under returns the rows under the open line: how it is understood. What is too long for
// one has a box over the line; where completions stand there, it is folded, and what the
// line says gives way before what it lacks.
func (l *captureLine) under(c lineContext, said status, w int) []string {
	says := l.feedback(c, said)
	completes := l.drawCompletions(c, w).Rows != nil
	switch {
	case completes && l.empty() && l.problem == "" && !said.stays && c.saving == "": // they say it
		return []string{draw.Fit("", w)}
	case says.narrow(c.Context, w) != nil:
		return says.narrow(c.Context, w)
	case says.box(c.Context, w) == nil || !completes:
		return []string{draw.Fit(says.rowUnder(c.Context, w), w)}
	}
	rows := says.folded(c.Theme, w)
	if reading := l.read(c); says.text == understood(c, reading.Says, reading.Notes()) {
		for n := draw.Width(reading.Says) - 1; len(rows) > mostUnder && n > 0; n -= 4 {
			says.text = understood(c, draw.FitTail(reading.Says, n, c.Theme.Glyphs.Ellipsis), reading.Notes())
			rows = says.folded(c.Theme, w)
		}
	}
	return rows[:min(len(rows), mostUnder)]
}

// understood puts together what a line says and what is noted about it.
func understood(c lineContext, says, notes string) string {
	if notes == "" {
		return says
	}
	return says + " " + c.Theme.Glyphs.Separator + " " + notes
}

// mostUnder is how many rows under a line say how it is understood.
const mostUnder = 3

// leftCells is as much of a line that was left as a shared screen shows.
const leftCells = 24

// describeLeft says what was typed and left in the line; "" for nothing.
func (l *captureLine) describeLeft(c lineContext) string {
	kept := l.typed()
	if kept == "" { // what a key put there before a form was opened is in the form
		return ""
	}
	if l.place == session.PlaceLine { // a room looks at it
		kept = draw.FitTail(kept, min(draw.Width(kept), leftCells), c.Theme.Glyphs.Ellipsis)
	}
	return fmt.Sprintf("%s %s  (left here; %s goes on)", c.Theme.Glyphs.Prompt, kept, c.opens)
}

// hint returns what the closed line says: what was left there, or how to open it, until
// something was done.
func (l *captureLine) hint(c lineContext) string {
	if _, begun := c.Record.Cycle(); !begun {
		return "" // nothing can be captured yet
	}
	if left := l.describeLeft(c); left != "" {
		return left
	}
	if c.closed || c.changed {
		return ""
	}
	return fmt.Sprintf("%s press %s to capture: d decision, b blocker, f feedback, ! concern, approve D-1", c.Theme.Glyphs.Prompt, c.opens)
}

// feedback returns what stands under the line: while it is open how it is understood
// and what is still missing, else what was said last.
func (l *captureLine) feedback(c lineContext, said status) status {
	if !l.open {
		return said
	}
	switch {
	case l.problem != "":
		return status{text: l.problem, problem: true}
	case l.stale:
		return status{text: "this was refused: type to begin anew, or move into it to correct it", muted: true}
	case said.stays:
		return said
	}
	if c.saving != "" { // what it will mean is not known yet
		return status{text: c.saving, muted: true}
	}
	reading := l.read(c)
	if !reading.Look.IsZero() {
		return status{text: reading.Says, muted: true}
	}
	if err := reading.Err(); err != nil {
		return status{text: err.Error(), problem: l.typed() != "", muted: l.typed() == ""}
	}
	return status{text: understood(c, reading.Says, reading.Notes()), muted: true}
}

// drawCompletions is the completions over the line, the one that tab takes
// marked; nothing where there are none.
func (l *captureLine) drawCompletions(c lineContext, w int) component.Drawing {
	list := l.completions(c)
	if len(list) == 0 || w < 24 {
		return component.Drawing{}
	}
	const most = 6
	at := min(l.choice, len(list)-1)
	from := max(0, min(at-most/2, len(list)-most))
	shown := list[from:min(len(list), from+most)]
	width := 0
	for _, item := range shown {
		width = max(width, draw.Width(item.Text)+2+draw.Width(item.Hint))
	}
	title := c.Keys.Key(keymap.Complete, keymap.InCapture) + " takes"
	width = min(max(width, draw.Width(title)+6)+2, w-2) // the title has a frame around it
	var rows []string
	for i, item := range shown {
		text := draw.Fit(" "+item.Text+"  "+item.Hint, width)
		if from+i == at {
			text = c.Theme.Selected.Paint(text)
		}
		rows = append(rows, text)
	}
	frame := draw.Frame{Title: title}
	if len(list) > len(shown) {
		frame.Hint = fmt.Sprintf("%d/%d", at+1, len(list))
	}
	choose := func(i int) { l.choice = min(max(i, 0), len(list)-1) }
	return component.Drawing{
		Rows: draw.Box(frame, rows, width+2, len(rows)+2, c.Theme),
		Zones: []component.Zone{{
			At:    draw.Rect{W: width + 2, H: len(rows) + 2},
			Wheel: func(notches int) { choose(at + notches) },
			Click: func(_, y int) component.Effect {
				if y--; y >= 0 && y < len(shown) {
					choose(from + y)
				}
				return nil
			},
		}},
	}
}
