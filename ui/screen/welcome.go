package screen

import (
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/dialog"
	"gavel/ui/draw"
	"gavel/ui/part"
)

// Welcome is the screen on which an empty file opens: three things to begin with, one key
// each.
type Welcome struct{ actions part.Actions }

// NewWelcome makes the welcome.
func NewWelcome() *Welcome {
	return &Welcome{part.Actions{
		{Name: keymap.NewCycle, Keys: []string{"s", "enter"}, Label: "start", Help: "start: name the cycle and who is in the room",
			Do: func(c part.Context, _ part.Intent) part.Effect { return part.Open{Dialog: dialog.NewCycleForm(c)} }},
		{Name: keymap.Sample, Keys: []string{"o"}, Label: "sample", Help: "open the sample: a live review, nothing is kept", Do: part.Always(part.Sample{})},
		importAgenda("i", "import", "import an agenda", ""),
	}}
}

// Promise says in one sentence for what gavel is used.
const Promise = "gavel runs review meetings, and closes one only when every item on it has its owner's decision."

// Scopes are the welcome's own.
func (s *Welcome) Scopes() []keymap.Scope { return []keymap.Scope{keymap.OnWelcome} }

// Everywhere is the screen's own scope.
func (s *Welcome) Everywhere() []keymap.Scope { return s.Scopes() }

// Update has nothing to take in: there is no record yet.
func (s *Welcome) Update(part.Context) {}

// Actions are the screen's own, and everywhere.
func (s *Welcome) Actions(model.Ref) []part.Actions { return []part.Actions{s.actions, everywhere()} }

// In are the actions of one of its scopes.
func (s *Welcome) In(scope keymap.Scope) part.Actions {
	if scope == keymap.OnWelcome {
		return s.actions
	}
	return nil
}

// Handle does what is asked for.
func (s *Welcome) Handle(c part.Context, intent part.Intent) part.Effect { return answer(c, s, intent) }

// Selected is nothing.
func (s *Welcome) Selected() model.Ref { return model.Ref{} }

// Shows reports nothing to be there.
func (s *Welcome) Shows(model.Ref) bool { return false }

// Choose has nothing to choose from.
func (s *Welcome) Choose(model.Ref) {}

// Advance has nowhere to go.
func (s *Welcome) Advance() {}

// Keys returns what the key line shows.
func (s *Welcome) Keys(part.Context) []keymap.Intent {
	return []keymap.Intent{keymap.NewCycle, keymap.Sample, keymap.ImportAgenda, keymap.Help, keymap.Quit}
}

// welcomeWidth is as wide as the welcome is written.
const welcomeWidth = 64

// Header draws the mark of what all may see.
func (s *Welcome) Header(c part.Context, w, _ int) []string {
	return []string{sharedLine(c.Theme, "", w)}
}

// Draw draws the sentence and the three keys in the middle of the window, under
// the mark of what all may see: nothing is here yet.
func (s *Welcome) Draw(c part.Context, w, h int) part.Picture {
	width := min(w, welcomeWidth)
	var rows []string
	for _, line := range draw.Wrap(Promise, width) {
		rows = append(rows, c.Theme.Strong.Paint(line))
	}
	rows = append(rows, "")
	first := len(rows)
	for _, b := range c.Keys.In(keymap.OnWelcome) {
		rows = append(rows, choice(c, b, width)...)
	}
	picture := part.Picture{Cursor: true}
	placed, left, top := draw.Place(draw.Clamp(rows, width, len(rows)), w, max(h, len(rows)+2)) // from the second row on
	picture.Rows = draw.Clamp(append(s.Header(c, w, h), placed[1:]...), w, h)
	picture.CursorX, picture.CursorY = left+1, top+first
	return picture
}

// choice is one key with what it does, and a blank row after it.
func choice(c part.Context, b keymap.Binding, w int) []string {
	const lead = 5
	var rows []string
	for i, line := range draw.Wrap(b.Help, max(w-lead, 1)) {
		front := strings.Repeat(" ", lead)
		if i == 0 {
			front = c.Theme.Strong.Paint(draw.Fit(fmt.Sprintf(" %s", keymap.Readable(b.Keys[0])), lead))
		}
		rows = append(rows, front+line)
	}
	return append(rows, "")
}
