package keymap

import "slices"

// defaults returns the table. Order is the order of help: the first binding of an
// intent in a scope is the one that the key line shows.
func defaults() []Binding { return slices.Concat(outer, rulings(), innermost) }

// outer are the bindings of the screens, their panes and what is typed.
var outer = []Binding{
	{Scope: Global, Intent: Help, Keys: keys("?", "f1"), Label: "help", Help: "show the keys that hold here"},
	{Scope: Global, Intent: Palette, Keys: keys("ctrl+p"), Label: "all commands", Help: "find any command by its words"},
	{Scope: Global, Intent: Undo, Keys: keys("u"), Label: "undo", Help: "take back the last change made in this window"},
	{Scope: Global, Intent: Redo, Keys: keys("U", "ctrl+r"), Label: "redo", Help: "do again what was taken back"},
	{Scope: Global, Intent: Quit, Keys: keys("q", "ctrl+c"), Label: "quit", Help: "leave; a live meeting stays live"},
	{Scope: Global, Intent: Unsaved, Keys: keys("ctrl+s"), Label: "not saved", Help: "see what is not saved yet, and what to do; everything else is"},
	{Scope: Global, Intent: Suspend, Keys: keys("ctrl+z"), Label: "suspend", Help: "go to the shell; fg comes back"},
	{Scope: Global, Intent: Mouse, Keys: keys("ctrl+o"), Label: "mouse", Help: "give the mouse to the terminal, to select text with; again takes it back"},

	{Scope: InList, Intent: Up, Keys: keys("up", "k"), Label: "up", Help: "the row above"},
	{Scope: InList, Intent: Down, Keys: keys("down", "j"), Label: "down", Help: "the row below"},
	{Scope: InList, Intent: PageUp, Keys: keys("pgup", "ctrl+b"), Label: "page up", Help: "one page up"},
	{Scope: InList, Intent: PageDown, Keys: keys("pgdown", "ctrl+f"), Label: "page down", Help: "one page down"},
	{Scope: InList, Intent: First, Keys: keys("home"), Label: "first", Help: "the first row"},
	{Scope: InList, Intent: Last, Keys: keys("end", "G"), Label: "last", Help: "the last row"},

	{Scope: InAgenda, Intent: Rule, Keys: keys("enter"), Label: "decide", Help: "rule on the item: note it, withdraw it, or decide what is on it"},
	{Scope: InAgenda, Intent: OpenItem, Keys: keys("o"), Label: "open", Help: "put the item before the room and start its clock"},
	{Scope: InAgenda, Intent: MoveUp, Keys: keys("K", "shift+up"), Label: "move up", Help: "move the item up the agenda"},
	{Scope: InAgenda, Intent: MoveDown, Keys: keys("J", "shift+down"), Label: "move down", Help: "move the item down the agenda"},
	{Scope: InAgenda, Intent: Skip, Keys: keys("s"), Label: "skip", Help: "move the item to the end; it still needs its answer"},
	{Scope: InAgenda, Intent: Withdraw, Keys: keys("w"), Label: "withdraw", Help: "take the item off, with a reason"},
	{Scope: InAgenda, Intent: Notes, Keys: keys("n"), Label: "notes", Help: "write public notes on the item; the minutes print them"},
	{Scope: InAgenda, Intent: Edit, Keys: keys("e"), Label: "edit", Help: "change the item's words, owner, timebox or ask"},

	{Scope: InDecisions, Intent: Rule, Keys: keys("enter"), Label: "read back", Help: "read the decision back and rule on it"},
	{Scope: InDecisions, Intent: Edit, Keys: keys("e"), Label: "edit", Help: "change the decision's words, owner, options or criteria"},
	{Scope: InDecisions, Intent: Evidence, Keys: keys("v"), Label: "evidence", Help: "record what was seen against its criteria"},

	{Scope: InBlockers, Intent: Rule, Keys: keys("enter"), Label: "rule", Help: "resolve, carry or escalate the blocker"},
	{Scope: InBlockers, Intent: Edit, Keys: keys("e"), Label: "edit", Help: "change the blocker's words, owner, due date, fallback or impact"},

	{Scope: InGate, Intent: Rule, Keys: keys("enter"), Label: "verdict", Help: "pass, fail or waive the check; answer a remark"},
	{Scope: InGate, Intent: Edit, Keys: keys("e"), Label: "edit", Help: "change the check's words or owner"},

	{Scope: OnReview, Intent: NextPane, Keys: keys("tab", "right", "l"), Label: "next pane", Help: "go to the next pane"},
	{Scope: OnReview, Intent: PrevPane, Keys: keys("shift+tab", "left", "h"), Label: "previous pane", Help: "go to the previous pane"},
	{Scope: OnReview, Intent: Agenda, Keys: keys("1"), Label: "agenda", Help: "go to the agenda"},
	{Scope: OnReview, Intent: Decisions, Keys: keys("2"), Label: "decisions", Help: "go to the decisions"},
	{Scope: OnReview, Intent: Blockers, Keys: keys("3"), Label: "blockers", Help: "go to the blockers"},
	{Scope: OnReview, Intent: Gate, Keys: keys("4"), Label: "gate", Help: "go to the gate checklist and the remarks"},
	{Scope: OnReview, Intent: CloseMeeting, Keys: keys("x"), Label: "close", Help: "close the meeting, or see what stands in the way"},
	{Scope: OnReview, Intent: Capture, Keys: keys(":", "/"), Label: "capture", Help: "write one line that adds or rules anything"},
	{Scope: OnReview, Intent: NewDecision, Keys: keys("d"), Label: "decision", Help: "capture a decision on the item before the room"},
	{Scope: OnReview, Intent: NewBlocker, Keys: keys("b"), Label: "blocker", Help: "capture a blocker"},
	{Scope: OnReview, Intent: NewFeedback, Keys: keys("f"), Label: "remark", Help: "capture a remark on what is selected"},
	{Scope: OnReview, Intent: NewConcern, Keys: keys("!"), Label: "concern", Help: "capture a concern: a remark that blocks"},
	{Scope: OnReview, Intent: NewAction, Keys: keys("a"), Label: "action", Help: "capture a follow-up with owner and date"},
	{Scope: OnReview, Intent: NewCheck, Keys: keys("c"), Label: "check", Help: "capture a check on the gate"},
	{Scope: OnReview, Intent: NewItem, Keys: keys("i"), Label: "item", Help: "capture an agenda item"},
	{Scope: OnReview, Intent: NewPerson, Keys: keys("@"), Label: "person", Help: "add a person who came in"},
	{Scope: OnReview, Intent: RollCall, Keys: keys("r"), Label: "roll call", Help: "say who is in the room"},
	{Scope: OnReview, Intent: Clock, Keys: keys("t"), Label: "clock", Help: "pause the item's clock, or let it run"},
	{Scope: OnReview, Intent: Gaps, Keys: keys("g"), Label: "gaps", Help: "list what stands between now and the close"},
	{Scope: OnReview, Intent: DeferRest, Keys: keys("D"), Label: "defer rest", Help: "put off what was not reached, in one act"},
	{Scope: OnReview, Intent: Minutes, Keys: keys("m"), Label: "minutes", Help: "read, copy or save the minutes as they stand"},
	{Scope: OnReview, Intent: Adjourn, Keys: keys("z"), Label: "adjourn", Help: "interrupt the meeting; nothing is decided by it"},
	{Scope: OnReview, Intent: Start, Keys: keys("S"), Label: "go on", Help: "go on with a review that was adjourned"},
	{Scope: OnReview, Intent: Prepare, Keys: keys("p"), Label: "prepare", Help: "leave the shared screen and prepare alone; it asks first"},
	{Scope: OnReview, Intent: Copy, Keys: keys("y"), Label: "copy", Help: "copy the selected row"},
	{Scope: OnReview, Intent: CopyList, Keys: keys("Y"), Label: "copy list", Help: "copy the whole list of the pane"},

	{Scope: OnReview, Intent: Room, Keys: keys("R"), Label: "room view", Help: "show what the room sees: large, and nothing but the meeting"},

	{Scope: OnRoom, Intent: Review, Keys: keys("R", "esc"), Label: "back", Help: "go back to the review"},
	{Scope: OnRoom, Intent: Rule, Keys: keys("enter"), Label: "read back", Help: "read the decision back, in full size, and rule on it"},
	{Scope: OnRoom, Intent: OpenItem, Keys: keys("o"), Label: "next item", Help: "put the next item before the room that still needs its answer"},
	{Scope: OnRoom, Intent: Clock, Keys: keys("t"), Label: "clock", Help: "pause the item's clock, or let it run"},
	{Scope: OnRoom, Intent: Capture, Keys: keys(":", "/"), Label: "capture", Help: "write one line that adds or rules anything"},
	{Scope: OnRoom, Intent: Prepare, Keys: keys("p"), Label: "prepare", Help: "leave the shared screen and prepare alone; it asks first"},

	{Scope: InRoomWindow, Intent: Quit, Keys: keys("q", "ctrl+c"), Label: "quit", Help: "close this window; the meeting goes on"},
	{Scope: InRoomWindow, Intent: Help, Keys: keys("?", "f1"), Label: "help", Help: "show the keys that hold here"},
	{Scope: InRoomWindow, Intent: Suspend, Keys: keys("ctrl+z"), Label: "suspend", Help: "go to the shell; fg comes back"},
	{Scope: InRoomWindow, Intent: Mouse, Keys: keys("ctrl+o"), Label: "mouse", Help: "give the mouse to the terminal, to select text with; again takes it back"},

	{Scope: OnPrepare, Intent: NextPane, Keys: keys("tab", "right", "l"), Label: "next pane", Help: "go to the next pane"},
	{Scope: OnPrepare, Intent: PrevPane, Keys: keys("shift+tab", "left", "h"), Label: "previous pane", Help: "go to the previous pane"},
	{Scope: OnPrepare, Intent: Start, Keys: keys("S"), Label: "start", Help: "start the meeting that is selected, or go on with it"},
	{Scope: OnPrepare, Intent: NewItem, Keys: keys("i", "a"), Label: "item", Help: "add an agenda item"},
	{Scope: OnPrepare, Intent: NewDecision, Keys: keys("d"), Label: "decision", Help: "put up a decision on the selected item"},
	{Scope: OnPrepare, Intent: NewCheck, Keys: keys("c"), Label: "check", Help: "add a check to the gate"},
	{Scope: OnPrepare, Intent: NewPerson, Keys: keys("@"), Label: "person", Help: "add a person"},
	{Scope: OnPrepare, Intent: NewMeeting, Keys: keys("M"), Label: "meeting", Help: "plan a meeting"},
	{Scope: OnPrepare, Intent: RollCall, Keys: keys("r"), Label: "expected", Help: "say who is expected"},
	{Scope: OnPrepare, Intent: PrivateNotes, Keys: keys("n"), Label: "private notes", Help: "write a note for yourself; it is on no other screen and in no document"},
	{Scope: OnPrepare, Intent: ImportAgenda, Keys: keys("I"), Label: "import", Help: "read a Markdown agenda, from a file or pasted"},
	{Scope: OnPrepare, Intent: CancelMeeting, Keys: keys("C"), Label: "cancel", Help: "give the meeting up, while nothing on it was ruled"},
	{Scope: OnPrepare, Intent: Minutes, Keys: keys("m"), Label: "minutes", Help: "read the minutes of the selected meeting"},
	{Scope: OnPrepare, Intent: Addendum, Keys: keys("A"), Label: "addendum", Help: "correct the wording of a closed meeting's minutes, under them"},
	{Scope: OnPrepare, Intent: Review, Keys: keys("p"), Label: "review", Help: "go back to the live meeting"},
	{Scope: OnPrepare, Intent: Copy, Keys: keys("y"), Label: "copy", Help: "copy the selected row, without its private note"},
	{Scope: OnPrepare, Intent: CopyList, Keys: keys("Y"), Label: "copy list", Help: "copy the whole list of the pane, without private notes"},
	{Scope: OnPrepare, Intent: Capture, Keys: keys(":", "/"), Label: "capture", Help: "write one line that adds or rules anything"},
	{Scope: OnPrepare, Intent: Edit, Keys: keys("e", "enter"), Label: "edit", Help: "change what is selected"},
	{Scope: OnPrepare, Intent: Remove, Keys: keys("x", "delete"), Label: "remove", Help: "take what is selected off the plan"},
	{Scope: OnPrepare, Intent: MoveUp, Keys: keys("K", "shift+up"), Label: "move up", Help: "move the item up the agenda"},
	{Scope: OnPrepare, Intent: MoveDown, Keys: keys("J", "shift+down"), Label: "move down", Help: "move the item down the agenda"},

	{Scope: InMeetings, Intent: NextPane, Keys: keys("enter"), Label: "its agenda", Help: "go to the agenda of the meeting"},

	{Scope: OnWelcome, Intent: NewCycle, Keys: keys("s", "enter"), Label: "start", Help: "start: name the cycle and who is in the room"},
	{Scope: OnWelcome, Intent: Sample, Keys: keys("o"), Label: "sample", Help: "open the sample: a live review, nothing is kept"},
	{Scope: OnWelcome, Intent: ImportAgenda, Keys: keys("i"), Label: "import", Help: "import an agenda"},

	{Scope: InCapture, Intent: Accept, Keys: keys("enter", "ctrl+j"), Label: "do it", Help: "do what the line says"},
	{Scope: InCapture, Intent: Back, Keys: keys("esc"), Label: "back", Help: "leave the line; what was typed stays"},
	{Scope: InCapture, Intent: Complete, Keys: keys("tab"), Label: "complete", Help: "take the completion that is shown"},
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
}

// innermost are the bindings of dialogs and their parts.
var innermost = []Binding{
	{Scope: InRollCall, Intent: Toggle, Keys: keys("space"), Label: "toggle", Help: "present or absent"},
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

	{Scope: InImport, Intent: Toggle, Keys: keys("space"), Label: "decide/inform", Help: "turn the topic from decide to inform, or back"},
	{Scope: InImport, Intent: Remove, Keys: keys("x"), Label: "leave out", Help: "leave the topic out, or take it back in"},
	{Scope: InImport, Intent: Accept, Keys: keys("enter"), Label: "plan it", Help: "plan the meeting as shown"},

	{Scope: InCloseCheck, Intent: Accept, Keys: keys("enter"), Label: "mend", Help: "go to the very field that is missing"},
	{Scope: InCloseCheck, Intent: CloseMeeting, Keys: keys("y"), Label: "yes, close", Help: "close the meeting, once nothing stands in the way"},
	{Scope: InCloseCheck, Intent: DeferRest, Keys: keys("D"), Label: "defer rest", Help: "put off what was not reached, in one act"},

	{Scope: InConfirm, Intent: Yes, Keys: keys("y"), Label: "yes", Help: "do what is asked about"},

	{Scope: BeforePrivate, Intent: Prepare, Keys: keys("y"), Label: "yes, nobody else looks", Help: "show what is private"},

	{Scope: InUnsaved, Intent: Retry, Keys: keys("r", "enter"), Label: "try again", Help: "try to save now; gavel tries each second by itself"},
	{Scope: InUnsaved, Intent: Elsewhere, Keys: keys("w"), Label: "write elsewhere", Help: "write the actions to another file, to be read"},
	{Scope: InUnsaved, Intent: NewFile, Keys: keys("n"), Label: "new file", Help: "copy all that was saved to a new file, and go on there"},
	{Scope: InUnsaved, Intent: Leave, Keys: keys("x"), Label: "leave", Help: "leave without them; they are written elsewhere first"},
}

func keys(list ...string) []string { return list }
