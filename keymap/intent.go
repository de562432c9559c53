package keymap

import (
	"strings"

	"gavel/model"
)

// Intent names what a key asks for, in one word. What a person is given to do
// after a meeting is an action; what a key does is an intent.
type Intent string

// OfDocument returns the intent that reads a document, by its name in the table of
// documents.
func OfDocument(name string) Intent {
	if name == string(Minutes) { // they had a name before there were others
		return Minutes
	}
	return Intent("export-" + name)
}

// ListOf returns the intent that goes to the list of a kind.
func ListOf(kind model.Kind) Intent {
	return Intent("list-" + strings.ReplaceAll(kind.Info().Plural, " ", "-"))
}

// The intents. The verbs of rulings ("approve", "carry") are intents by their
// own word.
const (
	Help    Intent = "help"
	Palette Intent = "palette"
	Quit    Intent = "quit"
	Undo    Intent = "undo"
	Redo    Intent = "redo"
	Suspend Intent = "suspend"
	Mouse   Intent = "mouse"

	Unsaved   Intent = "unsaved"
	Retry     Intent = "retry"
	Elsewhere Intent = "elsewhere"
	NewFile   Intent = "new-file"
	Leave     Intent = "leave"

	NextPane   Intent = "next-pane"
	PrevPane   Intent = "previous-pane"
	Agenda     Intent = "agenda"
	Decisions  Intent = "decisions"
	Blockers   Intent = "blockers"
	Gate       Intent = "gate"
	Actions    Intent = "actions"
	Attention  Intent = "attention"
	Plan       Intent = "plan"
	Meetings   Intent = "meetings"
	Registers  Intent = "registers"
	Waits      Intent = "what-waits"
	CyclePage  Intent = "cycle-page"
	OtherCycle Intent = "other-cycle"
	Open       Intent = "open"
	Filter     Intent = "filter"
	SortBy     Intent = "sort"
	Reverse    Intent = "reverse"
	NewThing   Intent = "new"
	Offered    Intent = "offered"

	Walk            Intent = "walk"
	Rehearse        Intent = "rehearse"
	Message         Intent = "message"
	LeaveForMeeting Intent = "leave-for-meeting"
	NotThisWeek     Intent = "not-this-week"
	NextCard        Intent = "next-card"
	PrevCard        Intent = "previous-card"

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
	Form          Intent = "form"
	NextChoice    Intent = "next-choice"
	PrevChoice    Intent = "previous-choice"
	OpenItem      Intent = "open-item"
	NextItem      Intent = "next-item"
	NextStep      Intent = "next-step"
	PrevStep      Intent = "previous-step"
	VerifyStep    Intent = "verify-step"
	FailStep      Intent = "fail-step"
	PutOnAgenda   Intent = "put-on-agenda"
	Propose       Intent = "propose-agenda"
	Attendees     Intent = "who-must-be-there"
	Announce      Intent = "announce-meeting"
	MinutesSent   Intent = "minutes-sent"
	Series        Intent = "series"
	FrameCycle    Intent = "cycle"
	ToMeeting     Intent = "to-another-meeting"
	LeftForGood   Intent = "left-for-good"
	HereAgain     Intent = "here-again"
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
	Assign        Intent = "assign"
	NewDate       Intent = "new-date"
	DropAction    Intent = "drop-action"
	DropRow       Intent = "drop-row"
	BlockerFrom   Intent = "blocker-from"
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
	Room          Intent = "room"
	Copy          Intent = "copy"
	CopyList      Intent = "copy-list"
	Save          Intent = "save"
	Markdown      Intent = "markdown"
	NextForm      Intent = "next-form"

	Accept    Intent = "choose" // not "accept": that is a verb of rulings
	Yes       Intent = "yes"
	Back      Intent = "back"
	NextField Intent = "next-field"
	PrevField Intent = "previous-field"
	NewLine   Intent = "new-line"
	Toggle    Intent = "toggle"
	Everybody Intent = "everybody"
)
