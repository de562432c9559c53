package keymap

import (
	"cmp"
	"slices"
	"sync"
)

// registered makes the bindings that the screens have brought.
var registered []func() []Binding

// Register adds the bindings that a function makes. Screens and panes say theirs
// beside what they do; they register before the program starts.
func Register(bindings func() []Binding) { registered = append(registered, bindings) }

// table makes the table when it is first asked for: screens and kinds have registered
// then.
var table = sync.OnceValue(func() []Binding { return inOrder(slices.Concat(inner, rulings(), ofScreens())) })

// defaults returns the table. Order is the order of help: the first binding of an
// intent in a scope is the one that the key line shows. The caller may change the
// bindings, but not what their keys are.
func defaults() []Binding { return slices.Clone(table()) }

func ofScreens() []Binding {
	var list []Binding
	for _, bindings := range registered {
		list = append(list, bindings()...)
	}
	return list
}

// inOrder sorts bindings by their scopes.
func inOrder(list []Binding) []Binding {
	place := func(b Binding) int {
		if i := slices.Index(scopes, b.Scope); i >= 0 {
			return i
		}
		return slices.Index(scopes, ofRulings)
	}
	slices.SortStableFunc(list, func(a, b Binding) int { return cmp.Compare(place(a), place(b)) })
	return list
}

// inner are the bindings of lists, of dialogs and of what is typed.
var inner = []Binding{
	{Scope: InList, Intent: Up, Keys: keys("up", "k"), Label: "up", Help: "the row above"},
	{Scope: InList, Intent: Down, Keys: keys("down", "j"), Label: "down", Help: "the row below"},
	{Scope: InList, Intent: PageUp, Keys: keys("pgup", "ctrl+b"), Label: "page up", Help: "one page up"},
	{Scope: InList, Intent: PageDown, Keys: keys("pgdown", "ctrl+f"), Label: "page down", Help: "one page down"},
	{Scope: InList, Intent: First, Keys: keys("home"), Label: "first", Help: "the first row"},
	{Scope: InList, Intent: Last, Keys: keys("end", "G"), Label: "last", Help: "the last row"},

	{Scope: InCapture, Intent: Accept, Keys: keys("enter", "ctrl+j"), Label: "do it", Help: "do what the line says"},
	{Scope: InCapture, Intent: Back, Keys: keys("esc"), Label: "back", Help: "leave the line; what was typed stays"},
	{Scope: InCapture, Intent: Complete, Keys: keys("tab"), Label: "complete", Help: "take the completion that is shown; behind a letter alone, open its form"},
	{Scope: InCapture, Intent: Form, Keys: keys("ctrl+e"), Label: "form", Help: "go on in a form, with what is typed"},
	{Scope: InCapture, Intent: NextChoice, Keys: keys("down", "ctrl+n"), Label: "next", Help: "the next completion"},
	{Scope: InCapture, Intent: PrevChoice, Keys: keys("up", "ctrl+p"), Label: "previous", Help: "the completion before"},

	{Scope: InDialog, Intent: Accept, Keys: keys("enter"), Label: "choose", Help: "take what is selected"},
	{Scope: InDialog, Intent: Back, Keys: keys("esc"), Label: "back", Help: "go back; nothing is changed"},

	{Scope: InForm, Intent: Accept, Keys: keys("enter"), Label: "done", Help: "done; where something is missing, go there"},
	{Scope: InForm, Intent: NextField, Keys: keys("tab"), Label: "next field", Help: "the next field"},
	{Scope: InForm, Intent: PrevField, Keys: keys("shift+tab"), Label: "field before", Help: "the field before"},
	{Scope: InForm, Intent: Down, Keys: keys("down"), Label: "down", Help: "the line below, or the next field"},
	{Scope: InForm, Intent: Up, Keys: keys("up"), Label: "up", Help: "the line above, or the field before"},
	{Scope: InForm, Intent: Back, Keys: keys("esc"), Label: "back", Help: "go back; what was typed is kept"},

	{Scope: InChoice, Intent: NextChoice, Keys: keys("right", "space"), Label: "change", Help: "the next choice; a letter goes to the next that begins with it"},
	{Scope: InChoice, Intent: PrevChoice, Keys: keys("left"), Label: "change back", Help: "the choice before"},

	{Scope: InText, Intent: NewLine, Keys: keys("ctrl+j", "alt+enter"), Label: "new line", Help: "begin a new line"},

	{Scope: InPalette, Intent: Accept, Keys: keys("enter"), Label: "do it", Help: "do what is selected"},
	{Scope: InPalette, Intent: Back, Keys: keys("esc"), Label: "back", Help: "go back"},
	{Scope: InPalette, Intent: Down, Keys: keys("down", "ctrl+n", "tab"), Label: "next", Help: "the next command"},
	{Scope: InPalette, Intent: Up, Keys: keys("up", "ctrl+p", "shift+tab"), Label: "previous", Help: "the command before"},
	{Scope: InPalette, Intent: PageDown, Keys: keys("pgdown"), Label: "page down", Help: "one page down"},
	{Scope: InPalette, Intent: PageUp, Keys: keys("pgup"), Label: "page up", Help: "one page up"},

	{Scope: InHelp, Intent: Down, Keys: keys("down", "ctrl+n"), Label: "down", Help: "a row down"},
	{Scope: InHelp, Intent: Up, Keys: keys("up", "ctrl+p"), Label: "up", Help: "a row up"},
	{Scope: InHelp, Intent: PageDown, Keys: keys("pgdown", "tab", "enter"), Label: "page down", Help: "one page down"},
	{Scope: InHelp, Intent: PageUp, Keys: keys("pgup", "shift+tab"), Label: "page up", Help: "one page up"},
	{Scope: InHelp, Intent: First, Keys: keys("home"), Label: "first", Help: "the first row"},
	{Scope: InHelp, Intent: Last, Keys: keys("end"), Label: "last", Help: "the last row"},
	{Scope: InHelp, Intent: Back, Keys: keys("esc", "f1"), Label: "back", Help: "go back"},
}

func keys(list ...string) []string { return list }
