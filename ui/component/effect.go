package component

import "gavel/model"

// Effect asks Root for something that a component wants done. Root does it; nil asks for nothing.
type Effect interface{ effect() }

// Do asks for a change. When it is made, the dialog that asked closes, unless
// Stay; then comes Then.
type Do struct {
	Command model.Command
	Stay    bool
	Then    Effect
}

// Open asks for a dialog over what is shown.
type Open struct{ Dialog Dialog }

// Close asks for the topmost dialog to close.
type Close struct{}

// Both asks for one thing and then another.
type Both struct{ First, Second Effect }

// OpenRuling asks for a thing to be read back and ruled on.
type OpenRuling struct{ About model.Ref }

// Edit asks for the form that amends a thing, at a field; "" is the first.
type Edit struct {
	About model.Ref
	Field model.Field
}

// Add asks for the form that raises a thing on another.
type Add struct {
	Kind model.Kind
	On   model.Ref
}

// Capture asks for the capture line, with a text in it to begin with.
type Capture struct {
	Text    string
	InLines Effect // what is asked for in its place where there is no screen; nil: the rest of the line
}

// Captured says that what a captured line says was done in a form: the line is empty then,
// unless it says something else by now.
type Captured struct{ Text string }

// Again asks for what was typed to be sent once more: the form that is open, else the open
// capture line.
type Again struct{}

// Perform asks for what an intent does where no dialog is open: the palette
// answers with it.
type Perform struct{ Intent Intent }

// Copy asks for text to go to the clipboard; What names it in the answer.
type Copy struct{ Text, What string }

// Save asks for text to be written to a new file.
type Save struct{ Name, Text string }

// Read asks for a file to be read; Got says what to do with its text.
type Read struct {
	Path string
	Got  func(text string, err error) Effect
}

// Show asks for a screen. Where what is private would come upon a shared one,
// its person is asked first, unless Asked. Of the lists it may name the one.
type Show struct {
	Screen Screen
	Kind   model.Kind
	About  model.Ref // of the registers: the thing that is opened; zero for none
	Asked  bool
}

// What the program itself shows or does: help, the palette of all commands, the
// shell, and the mouse for the terminal, or back.
type (
	Help        struct{}
	Palette     struct{}
	Suspend     struct{}
	SwitchMouse struct{}
)

// SwitchCycle asks for another cycle of the file to be shown, and worked in from then on; then
// for a thing in it, zero for none.
type SwitchCycle struct {
	Cycle model.ID
	Then  model.Ref
}

// Look asks for a thing to be shown, of whatever cycle: a meeting where it is prepared, held or
// read, any other thing in full. Of another cycle it is only read.
type Look struct{ About model.Ref }

// Say asks for a sentence on the status line.
type Say struct{ Text string }

// Sample asks for the sample to be opened.
type Sample struct{}

// Undo and Redo ask for the last change to be taken back, or made again. To take back the
// start of a meeting is asked about first, unless Asked.
type (
	Undo struct{ Asked bool }
	Redo struct{}
)

// What can be asked for while something is not saved: to try again, to write
// the actions to another file, to go on in a new file, and to leave all the same.
type (
	Retry         struct{}
	WriteUnsaved  struct{}
	MoveToNewFile struct{}
	LeaveUnsaved  struct{}
)

// Quit asks to leave. Where a meeting is live its person is asked first, unless
// Asked: what lies behind the shared screen is for nobody.
type Quit struct{ Asked bool }

// Screen is one of the screens of gavel.
type Screen int

// The screens.
const (
	Welcome Screen = iota
	Prepare
	Review
	Room
	Registers    // the lists of all kinds, where all may see them
	OwnRegisters // the same, for whoever prepares alone
)

// Private reports whether a screen is for one person alone.
func (s Screen) Private() bool { return s == Prepare || s == OwnRegisters }

func (Help) effect()        {}
func (Palette) effect()     {}
func (Suspend) effect()     {}
func (SwitchMouse) effect() {}

func (Do) effect()          {}
func (Open) effect()        {}
func (Close) effect()       {}
func (Both) effect()        {}
func (OpenRuling) effect()  {}
func (Edit) effect()        {}
func (Add) effect()         {}
func (Capture) effect()     {}
func (Captured) effect()    {}
func (Again) effect()       {}
func (Perform) effect()     {}
func (Copy) effect()        {}
func (Save) effect()        {}
func (Read) effect()        {}
func (Show) effect()        {}
func (SwitchCycle) effect() {}
func (Look) effect()        {}
func (Say) effect()         {}
func (Sample) effect()      {}
func (Undo) effect()        {}
func (Redo) effect()        {}
func (Quit) effect()        {}

func (Retry) effect()         {}
func (WriteUnsaved) effect()  {}
func (MoveToNewFile) effect() {}
func (LeaveUnsaved) effect()  {}
