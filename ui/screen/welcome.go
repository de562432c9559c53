package screen

import (
	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// Welcome is the screen on which an empty file opens: what gavel is for, three things to
// begin with, and what a cycle is.
type Welcome struct {
	actions component.Actions
	at      int // the choice under the cursor
}

// choice is something to begin with: what it does, and what to expect of it.
type choice struct {
	intent       keymap.Intent
	does, expect string
}

var beginnings = []choice{
	{keymap.NewCycle, "start a cycle", "name, people, first meeting: one minute"},
	{keymap.ImportAgenda, "import an agenda", "from a Markdown file you already have"},
	{keymap.Sample, "try the sample", "a live review, five minutes, nothing is kept"},
}

// NewWelcome makes the welcome.
func NewWelcome() *Welcome {
	s := &Welcome{}
	s.actions = component.Actions{
		{Name: keymap.Accept, Keys: []string{"enter"}, Label: "choose", Help: "do what the cursor is on", Screen: true, Do: s.chosen},
		{Name: keymap.NewCycle, Keys: []string{"s"}, Label: "start", Help: "start: name the cycle and who is in the room",
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return component.Open{Dialog: dialog.NewCycleForm(c)}
			}},
		importAgenda("i", "import", "import an agenda", ""),
		{Name: keymap.Sample, Keys: []string{"t", "o"}, Label: "sample", Help: "open the sample: a live review, nothing is kept", Do: component.Always(component.Sample{})},
	}
	return s
}

// chosen does what the cursor is on.
func (s *Welcome) chosen(c component.Context, _ component.Intent) component.Effect {
	return answer(c, s, component.Named(beginnings[s.at].intent))
}

// What gavel is for, in a line, and what it promises.
const (
	Purpose = "Review meetings that end with decisions."
	Promise = "A meeting cannot be closed while an owner's decision is missing."
)

// Scopes are the welcome's own, and the list of its choices.
func (s *Welcome) Scopes() []keymap.Scope { return []keymap.Scope{keymap.OnWelcome, keymap.InList} }

// Everywhere is the screen's own scope.
func (s *Welcome) Everywhere() []keymap.Scope { return []keymap.Scope{keymap.OnWelcome} }

// Update has nothing to take in: there is no record yet.
func (s *Welcome) Update(component.Context) {}

// Actions are the screen's own, and everywhere.
func (s *Welcome) Actions(model.Ref) []component.Actions {
	return []component.Actions{s.actions, everywhere()}
}

// In are the actions of one of its scopes.
func (s *Welcome) In(scope keymap.Scope) component.Actions {
	if scope == keymap.OnWelcome {
		return s.actions
	}
	return nil
}

// Handle moves the cursor, or does what is asked for.
func (s *Welcome) Handle(c component.Context, intent component.Intent) component.Effect {
	last := len(beginnings) - 1
	switch intent.Name {
	case keymap.Up:
		s.at = max(s.at-1, 0)
	case keymap.Down:
		s.at = min(s.at+1, last)
	case keymap.First, keymap.PageUp:
		s.at = 0
	case keymap.Last, keymap.PageDown:
		s.at = last
	default:
		return answer(c, s, intent)
	}
	return nil
}

// Selected is nothing.
func (s *Welcome) Selected() model.Ref { return model.Ref{} }

// Shows reports nothing to be there.
func (s *Welcome) Shows(model.Ref) bool { return false }

// Choose has nothing to choose from.
func (s *Welcome) Choose(model.Ref) {}

// Advance has nowhere to go.
func (s *Welcome) Advance() {}

// Keys returns what the key line shows.
func (s *Welcome) Keys(component.Context) []keymap.Intent {
	return []keymap.Intent{keymap.Accept, keymap.Down, keymap.Quit, keymap.Help}
}

// wordmark is the name, three rows high.
var wordmark = []string{
	"▄▀▀▀ ▄▀▀▄ █  █ █▀▀▀ █",
	"█ ▀█ █▀▀█ ▀▄▄▀ █▀▀  █",
	"▀▀▀▀ ▀  ▀  ▀▀  ▀▀▀▀ ▀▀▀▀",
}

const (
	welcomeWidth = 71 // as wide as the welcome is written
	expectsFrom  = 66 // the least width that has room for what to expect of a choice
	expectsAt    = 25 // where that begins
)

// Header draws the mark of what all may see.
func (s *Welcome) Header(c component.Context, w, _ int) []string {
	return []string{sharedLine(c.Theme, "", w)}
}

// Draw draws the welcome in the middle of the window, under the mark of what all may
// see. Where it is low, the name goes first.
func (s *Welcome) Draw(c component.Context, w, h int) component.Drawing {
	width := max(min(w-2, welcomeWidth), 1)
	name := []string{c.Theme.Focus.Paint("gavel"), ""}
	if !c.Theme.ASCII() {
		name = append(paintEach(c.Theme.Focus, wordmark), "")
	}
	rows := paintEach(c.Theme.Strong, draw.Wrap(Purpose, width))
	rows = append(append(rows, paintEach(c.Theme.Muted, draw.Wrap(Promise, width))...), "")
	first := len(rows)
	for i, b := range beginnings {
		rows = append(rows, b.draw(c, i == s.at, width))
	}
	rows = append(append(rows, ""), paintEach(c.Theme.Muted, draw.Wrap(model.CycleSays, width))...)
	if len(name)+len(rows)+2 <= h {
		rows, first = append(name, rows...), first+len(name)
	}
	picture := component.Drawing{Cursor: true}
	placed, left, top := draw.Place(draw.Clamp(rows, width, len(rows)), w, max(h, len(rows)+2)) // from the second row on
	picture.Rows = draw.Clamp(append(s.Header(c, w, h), placed[1:]...), w, h)
	picture.CursorX, picture.CursorY = left+1, top+first+s.at
	return picture
}

// draw draws a choice: its key, what it does, and what to expect where there is room.
func (b choice) draw(c component.Context, selected bool, w int) string {
	key := c.Keys.Key(b.intent, keymap.OnWelcome)
	front, rest := draw.Fit(" "+key, 4)+b.does, ""
	if w >= expectsFrom {
		front, rest = draw.Fit(front, expectsAt), b.expect
	}
	if selected {
		return c.Theme.Selected.Paint(draw.Fit(front+rest, w))
	}
	return front + c.Theme.Muted.Paint(rest)
}

func paintEach(style theme.Style, rows []string) []string {
	painted := make([]string, len(rows))
	for i, row := range rows {
		painted[i] = style.Paint(row)
	}
	return painted
}
