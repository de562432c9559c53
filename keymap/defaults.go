package keymap

import (
	"cmp"
	"slices"
	"sync"
)

// order is the order of the scopes in help. The answers to a kind of thing stand
// after the text of several lines.
var order = []Scope{
	Global, InList, InAgenda, InDecisions, InBlockers, InGate, InActions, OnReview, OnRoom, InRoomWindow, OnPrepare, InDigest, InWalk, InRehearsal, InMeetings, InPlan, OnRegisters, InDetail, InFilter, OnWelcome,
	InCapture, InDialog, InForm, InChoice, InText, "", InRollCall, InPalette, InHelp, InDocument, InImport, InProposal, InAttendees, InCloseCheck, InConfirm,
	BeforePrivate, InUnsaved,
}

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
		if i := slices.Index(order, b.Scope); i >= 0 {
			return i
		}
		return slices.Index(order, "")
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

	{Scope: InChoice, Intent: NextChoice, Keys: keys("right", "space"), Label: "change", Help: "the next choice"},
	{Scope: InChoice, Intent: PrevChoice, Keys: keys("left"), Label: "change back", Help: "the choice before"},

	{Scope: InText, Intent: NewLine, Keys: keys("ctrl+j", "alt+enter"), Label: "new line", Help: "begin a new line"},

	{Scope: InRollCall, Intent: Toggle, Keys: keys("space"), Label: "toggle", Help: "present or absent"},
	{Scope: InRollCall, Intent: Everybody, Keys: keys("*"), Label: "everybody", Help: "everybody is present; then mark who is absent"},
	{Scope: InRollCall, Intent: NewPerson, Keys: keys("+", "@"), Label: "person", Help: "add somebody"},
	{Scope: InRollCall, Intent: Accept, Keys: keys("enter"), Label: "record", Help: "record it as it is shown"},

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

	{Scope: InDocument, Intent: Copy, Keys: keys("y", "c"), Label: "copy", Help: "copy the whole document"},
	{Scope: InDocument, Intent: Save, Keys: keys("s", "w"), Label: "save", Help: "save it as a file"},
	{Scope: InDocument, Intent: NextForm, Keys: keys("f"), Label: "form", Help: "show it short, for a chat or a mail, where it has such a form", Screen: true},
	{Scope: InDocument, Intent: Markdown, Keys: keys("m"), Label: "Markdown", Help: "show the Markdown that is copied and saved, or the document again", Screen: true},

	{Scope: InImport, Intent: Toggle, Keys: keys("space"), Label: "decide/inform", Help: "turn the topic from decide to inform, or back"},
	{Scope: InImport, Intent: Remove, Keys: keys("x"), Label: "leave out", Help: "leave the topic out, or put it in again"},
	{Scope: InImport, Intent: Accept, Keys: keys("enter"), Label: "plan it", Help: "plan the meeting as shown"},

	{Scope: InProposal, Intent: Toggle, Keys: keys("space"), Label: "take/leave", Help: "leave the line out, or take it in"},
	{Scope: InProposal, Intent: Accept, Keys: keys("enter"), Label: "put on agenda", Help: "put what is taken on the agenda, in one change"},

	{Scope: InAttendees, Intent: Accept, Keys: keys("enter"), Label: "do it", Help: "expect the person, or write down the answer that came before"},

	{Scope: InCloseCheck, Intent: Accept, Keys: keys("enter"), Label: "fix", Help: "choose how what is selected is answered"},
	{Scope: InCloseCheck, Intent: CloseMeeting, Keys: keys("y"), Label: "yes, close", Help: "close the meeting, once nothing is open before it"},
	{Scope: InCloseCheck, Intent: DeferRest, Keys: keys("D"), Label: "defer what is left", Help: "defer what was not reached, in one act"},
	{Scope: InCloseCheck, Intent: Adjourn, Keys: keys("z"), Label: "adjourn instead", Help: "interrupt the meeting; what is open waits until you go on"},

	{Scope: InConfirm, Intent: Yes, Keys: keys("y"), Label: "yes", Help: "do what is asked about"},

	{Scope: BeforePrivate, Intent: Prepare, Keys: keys("y"), Label: "yes, nobody else looks", Help: "show what is private"},

	{Scope: InUnsaved, Intent: Retry, Keys: keys("r", "enter"), Label: "try again", Help: "try to save now; gavel tries each second by itself"},
	{Scope: InUnsaved, Intent: Elsewhere, Keys: keys("w"), Label: "write elsewhere", Help: "write the actions to another file, to be read"},
	{Scope: InUnsaved, Intent: NewFile, Keys: keys("n"), Label: "new file", Help: "copy all that was saved to a new file, and go on there"},
	{Scope: InUnsaved, Intent: Leave, Keys: keys("x"), Label: "leave", Help: "leave without them; they are written elsewhere first"},
}

func keys(list ...string) []string { return list }
