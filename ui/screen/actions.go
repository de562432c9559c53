package screen

import (
	"slices"
	"sync"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/pane"
)

func init() {
	keymap.Register(bindings)
	keymap.RegisterStacks(stacks)
}

// Stack returns the scopes that are asked on a screen, innermost first. The room's own
// window has no key that changes anything, and so none of those that hold everywhere; and
// what is typed into a filter is text.
func Stack(s Screen) []keymap.Scope {
	if room, ok := s.(*Room); ok && room.follows {
		return s.Scopes()
	}
	if lists, ok := s.(*Registers); ok && lists.Typing() {
		return s.Scopes()
	}
	return append(s.Scopes(), keymap.Global)
}

// stacks returns the scopes that are asked on each screen, with each of its panes in focus.
func stacks() [][]keymap.Scope {
	review, prepare := NewReview(), NewPrepare()
	var list [][]keymap.Scope
	for i := range review.panes {
		review.focus = i
		list = append(list, Stack(review))
	}
	for _, p := range append(prepare.panes(), prepare.rehearsal) {
		prepare.focus = p
		list = append(list, Stack(prepare))
	}
	lists := NewRegisters(false)
	list = append(list, Stack(lists))
	lists.detail.ShowOnly(model.Ref{})
	list = append(list, Stack(lists))
	lists.filter.open = true
	list = append(list, Stack(lists))
	prepare.walking.open = true
	for _, s := range []Screen{prepare, NewWelcome(), NewRoom(false), NewRoom(true)} {
		list = append(list, Stack(s))
	}
	return list
}

// bindings are those of every screen and its panes, and of all screens.
func bindings() []keymap.Binding {
	review, prepare, room, window := NewReview(), NewPrepare(), NewRoom(false), NewRoom(true)
	list := everywhere().Bindings(keymap.Global)
	for _, p := range slices.Concat(review.panes[:], prepare.panes(), []*pane.Pane{prepare.rehearsal}) {
		list = append(list, p.Actions.Bindings(p.Scope)...)
	}
	list = append(list, review.actions.Bindings(keymap.OnReview)...)
	list = append(list, prepare.actions.Bindings(keymap.OnPrepare)...)
	list = append(list, prepare.walkActions.Bindings(keymap.InWalk)...)
	list = append(list, room.actions.Bindings(keymap.OnRoom)...)
	lists := NewRegisters(false)
	list = append(list, lists.actions.Bindings(keymap.OnRegisters)...)
	list = append(list, lists.inThing.Bindings(keymap.InDetail)...)
	list = append(list, lists.inList.Bindings(keymap.InFilter)...)
	list = append(list, window.actions.Bindings(keymap.InRoomWindow)...)
	return append(list, NewWelcome().actions.Bindings(keymap.OnWelcome)...)
}

// everywhere are the actions of every screen. What shows help, the palette and the
// terminal itself is the program's.
var everywhere = sync.OnceValue(func() component.Actions {
	return append(component.Actions{
		{Name: keymap.Help, Keys: []string{"?", "f1"}, Label: "help", Help: "show the keys that hold here", Do: component.Always(component.Help{})},
		{Name: keymap.Palette, Keys: []string{"ctrl+p"}, Label: "all commands", Help: "find any command by its words", Screen: true, Do: component.Always(component.Palette{})},
		{Name: keymap.Undo, Keys: []string{"u"}, Label: "undo", Help: "undo the last change made in this window", Not: unrecorded, Do: component.Always(component.Undo{})},
		{Name: keymap.Redo, Keys: []string{"U", "ctrl+r"}, Label: "redo", Help: "redo what was undone", Not: unrecorded, Do: component.Always(component.Redo{})},
		{Name: keymap.Quit, Keys: []string{"q", "ctrl+c"}, Label: "quit", Help: "leave; a live meeting stays live", Do: component.Always(component.Quit{})},
		{Name: keymap.Unsaved, Keys: []string{"ctrl+s"}, Label: "not saved", Help: "see what is not saved yet, and what to do; everything else is",
			Do: func(component.Context, component.Intent) component.Effect {
				return component.Open{Dialog: dialog.NewUnsaved(false)}
			}},
		{Name: keymap.Suspend, Keys: []string{"ctrl+z"}, Label: "suspend", Help: "go to the shell; fg comes back", Screen: true, Do: component.Always(component.Suspend{})},
		{Name: keymap.Mouse, Keys: []string{"ctrl+o"}, Label: "mouse", Help: "give the mouse to the terminal, to select text with; again takes it back", Screen: true, Do: component.Always(component.SwitchMouse{})},
	}, append(registerActions(), documentActions()...)...)
})

// unrecorded says that there is nothing yet that could be taken back.
func unrecorded(c component.Context, _ component.Intent) string {
	if _, ok := c.Record.Cycle(); !ok {
		return "nothing has been recorded yet"
	}
	return ""
}

// notLive says that the meeting on screen is not being held.
func notLive(c component.Context, _ component.Intent) string {
	if c.Meeting.Status != model.Live {
		return "no meeting is being held"
	}
	return ""
}

// refused says why the record would refuse a command now.
func refused(c component.Context, command model.Command) string {
	if err := c.Record.Try(command, c.Now); err != nil {
		return err.Error()
	}
	return ""
}

// noItem says that there is no clock to pause.
func noItem(c component.Context, _ component.Intent) string {
	if c.Record.Clock(c.Meeting.ID).Item == 0 {
		return "nothing is being discussed; open an item first"
	}
	return ""
}

// answer does what an intent asks for, or says why not: in the pane that lists what
// it is about first, then on the screen, then everywhere.
func answer(c component.Context, s Screen, i component.Intent) component.Effect {
	action, ok := Find(s, i)
	if !ok {
		return nil
	}
	return action.Run(c, i)
}

// Find returns the action that answers an intent on a screen.
func Find(s Screen, i component.Intent) (component.Action, bool) {
	for _, list := range s.Actions(i.About) {
		if action, ok := list.Find(i.Name); ok {
			return action, true
		}
	}
	return component.Action{}, false
}

// Called returns what a key line says of some intents in the place of their labels, as
// things stand; nil for nothing.
func Called(c component.Context, s Screen, names []keymap.Intent) map[keymap.Intent]string {
	var called map[keymap.Intent]string
	for _, name := range names {
		i := component.Intent{Name: name, About: s.Selected()}
		if action, ok := Find(s, i); ok && action.Called != nil {
			if called == nil {
				called = map[keymap.Intent]string{}
			}
			called[name] = action.Called(c, i)
		}
	}
	return called
}

// At returns the action with a name in a scope of a screen, whatever has the focus.
func At(s Screen, scope keymap.Scope, name keymap.Intent) (component.Action, bool) {
	if scope == keymap.Global {
		return everywhere().Find(name)
	}
	return s.In(scope).Find(name)
}

// WhyNot says why an intent is not possible on a screen now; "" where it is.
func WhyNot(c component.Context, s Screen, i component.Intent) string {
	action, ok := Find(s, i)
	if !ok && !moves(i.Name) {
		return "it belongs to another pane; select something there first"
	}
	return action.Why(c, i)
}

// moves reports whether an intent only moves the cursor.
func moves(name keymap.Intent) bool {
	switch name {
	case keymap.Up, keymap.Down, keymap.PageUp, keymap.PageDown, keymap.First, keymap.Last:
		return true
	}
	return false
}

// possible leaves out of a key line what would only be answered with why not.
func possible(c component.Context, s Screen, names []keymap.Intent) []keymap.Intent {
	var list []keymap.Intent
	for _, name := range names {
		i := component.Intent{Name: name, About: s.Selected()}
		if action, ok := Find(s, i); !ok || action.Why(c, i) == "" {
			list = append(list, name)
		}
	}
	return list
}

// askCopy copies of a pane the row that is meant, or all of them.
func askCopy(c component.Context, p *pane.Pane, all bool) component.Effect {
	if copied, ok := p.Copied(c, all); ok {
		return copied
	}
	return component.Say{Text: "there is nothing here to copy"}
}
