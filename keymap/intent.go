package keymap

// Intent is what a key asks for, in one word. What a person is given to do
// after a meeting is an action; what a key does is an intent.
type Intent string

// The intents. The verbs of rulings ("approve", "carry") are intents by their
// own word.
const (
	Help    Intent = "help"
	Palette Intent = "palette"
	Quit    Intent = "quit"
	Undo    Intent = "undo"
	Redo    Intent = "redo"
	Suspend Intent = "suspend"

	NextPane  Intent = "next-pane"
	PrevPane  Intent = "previous-pane"
	Agenda    Intent = "agenda"
	Decisions Intent = "decisions"
	Blockers  Intent = "blockers"
	Gate      Intent = "gate"

	Up       Intent = "up"
	Down     Intent = "down"
	PageUp   Intent = "page-up"
	PageDown Intent = "page-down"
	First    Intent = "first"
	Last     Intent = "last"

	Capture       Intent = "capture"
	NewDecision   Intent = "new-decision"
	NewBlocker    Intent = "new-blocker"
	NewFeedback   Intent = "new-feedback"
	NewConcern    Intent = "new-concern"
	NewCheck      Intent = "new-check"
	NewAction     Intent = "new-action"
	NewItem       Intent = "new-item"
	NewPerson     Intent = "new-person"
	NewMeeting    Intent = "new-meeting"
	NewCycle      Intent = "new-cycle"
	Sample        Intent = "sample"
	ImportAgenda  Intent = "import-agenda"
	Complete      Intent = "complete"
	NextChoice    Intent = "next-choice"
	PrevChoice    Intent = "previous-choice"
	OpenItem      Intent = "open-item"
	Clock         Intent = "clock"
	MoveUp        Intent = "move-up"
	MoveDown      Intent = "move-down"
	Skip          Intent = "skip"
	Withdraw      Intent = "withdraw"
	Remove        Intent = "remove"
	Notes         Intent = "notes"
	PrivateNotes  Intent = "private-notes"
	Edit          Intent = "edit"
	Evidence      Intent = "evidence"
	Rule          Intent = "rule"
	RollCall      Intent = "roll-call"
	Gaps          Intent = "gaps"
	DeferRest     Intent = "defer-rest"
	Start         Intent = "start"
	Adjourn       Intent = "adjourn"
	CloseMeeting  Intent = "close-meeting"
	CancelMeeting Intent = "cancel-meeting"
	Minutes       Intent = "minutes"
	Addendum      Intent = "addendum"
	Prepare       Intent = "prepare"
	Review        Intent = "review"
	Copy          Intent = "copy"
	Save          Intent = "save"

	Accept    Intent = "choose" // not "accept": that is a verb of rulings
	Back      Intent = "back"
	NextField Intent = "next-field"
	PrevField Intent = "previous-field"
	NewLine   Intent = "new-line"
	Toggle    Intent = "toggle"
)
