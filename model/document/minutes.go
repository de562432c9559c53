package document

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"gavel/model"
)

// minutesDocument is the entry of the minutes in the table of documents.
func minutesDocument() Document {
	return Document{
		Name: "minutes", Label: "minutes", Help: "the minutes of a meeting as they stand",
		Long:  "Before the close they are marked DRAFT; a meeting that was not started has a pre-read\nin their place.",
		About: ofMeeting(LiveMeeting, LastMeeting, NextMeeting), Forms: []Form{Markdown, Chat, Mail},
		write: minutesPage,
	}
}

func minutesPage(s Source) (Page, error) {
	m, ok := s.Record.Meetings.Get(s.About)
	switch {
	case !ok:
		return Page{}, noMeeting(s.About)
	case m.Status == model.Planned && s.Form == Markdown:
		return prereadPage(s)
	case m.StartedAt == 0 && s.Form != Markdown:
		return Page{}, &model.Refusal{Reason: model.BadValue, About: m.Ref(), Says: fmt.Sprintf("%s was not started; nothing is to be said of it in short", m.Ref())}
	}
	text, err := shortOrWhole(s, m)
	if err != nil {
		return Page{}, err
	}
	p := Page{Name: "minutes", About: m.Ref(), Title: "Minutes of " + m.Ref().String(), File: FileName(s.Record, m.ID), Text: text, Draft: m.Status != model.Closed}
	if m.Status == model.Live || m.Status == model.Adjourned {
		p.Title += ", DRAFT"
	}
	if s.Form != Markdown {
		p.File = strings.TrimSuffix(p.File, ".md") + "-" + string(s.Form) + ".txt"
	}
	return p, nil
}

func shortOrWhole(s Source, m model.Meeting) (string, error) {
	switch s.Form {
	case Chat:
		return writeChat(gatherShort(s.Record, m)), nil
	case Mail:
		return writeMail(gatherShort(s.Record, m)), nil
	}
	return Minutes(s.Record, m.ID)
}

// Minutes writes the minutes of a meeting as GitHub-flavoured Markdown; before the close
// they are marked DRAFT. It refuses, as NotFound, a meeting that is not in the record, and,
// as BadValue, one that was not started, which has a pre-read.
//
// The minutes of a closed meeting are the text that was kept when it closed, with
// a fingerprint under it. What was recorded since stands below that line. Of a
// meeting that an older gavel closed no text was kept: it is written anew, of what
// the meeting said and of its rulings, and has no fingerprint.
func Minutes(r *model.Record, meeting model.ID) (string, error) {
	m, ok := r.Meetings.Get(meeting)
	if !ok {
		return "", noMeeting(meeting)
	}
	if m.Status == model.Planned {
		return "", &model.Refusal{Reason: model.BadValue, About: m.Ref(), Says: fmt.Sprintf("%s was not started: it has a pre-read, and no minutes", m.Ref())}
	}
	if m.Status != model.Closed {
		g := newGatherer(r, m)
		g.isCurrent = true
		return writeMinutes(gatherMinutes(g)), nil
	}
	text, later := "", gatherSinceClose(r, m)
	if kept, ok := r.MinutesOf(m.ID); ok {
		text = kept.Text + "\n\n" + fingerprintLine(kept) + "\n"
		later.leaveOutTold(kept.Text)
	} else {
		text = writeMinutes(gatherMinutes(newGatherer(r, m)))
	}
	if told := writeSinceClose(later); told != "" {
		text += "\n" + told
	}
	return text, nil
}

// AtClose writes the minutes of a meeting that a record has just seen closed, to be
// kept with the close. It refuses what Minutes refuses.
func AtClose(r *model.Record, meeting model.ID) (model.Written, error) {
	m, ok := r.Meetings.Get(meeting)
	if !ok {
		return model.Written{}, noMeeting(meeting)
	}
	g := newGatherer(r, m)
	g.isCurrent = true
	text := writeMinutes(gatherMinutes(g))
	return model.Written{Text: text, Named: slices.Sorted(maps.Keys(g.named))}, nil
}

// minutes holds what the minutes of a meeting say. Every text is as it was
// written, not escaped; a part that is empty is not printed.
type minutes struct {
	Head       head
	Gaps       []gap // only in a draft
	Decisions  []decision
	Stays      []decision // approved before, and kept back by the entry gate of this meeting
	PutOff     []decision // deferred or escalated
	Extended   []decision // approvals whose conditions got later days
	Withdrawn  []decision // by their own owners
	Blockers   []blocker
	Feedback   []feedback
	Promise    promise
	Dates      []movedDate
	Measures   []measure
	Scope      []scopeChange
	Registers  []registerChange
	Gates      []gate
	Pending    []pending // approvals that wait for their conditions
	Actions    []action
	Before     actionChanges // what became of earlier actions
	Noted      []item
	NotReached []decision // also items that inform, by their own id
	Since      since
	Agenda     []item
	Changed    []string         // since the pre-read was announced
	Next       *followingReview // nil where nothing is to be said of it
}

// head holds what there is to know of the meeting as a whole.
type head struct {
	Ref         model.Ref
	Title       string
	Date        model.Date
	Status      model.Status
	Cycle       string
	Before      *model.Meeting // the review closed before it; nil for none
	Zone        string
	Started     time.Time // zero before the start
	Closed      time.Time // zero before the close
	Minutes     int       // how long it was held, adjournments left out
	Planned     int       // how long it was planned to take
	Facilitator string
	Expected    []string // before the start
	Present     []attendee
	Absent      []attendee
}

// attendee is somebody who was in the room, or was not: when they came where that was
// late, when they left and were back, and how the answers came that they gave from
// outside.
type attendee struct {
	Name  string
	Moves []movement
	Vias  []string
}

// movement is somebody who "came", "left", or was "back".
type movement struct {
	Says string
	At   time.Time
}

type gap struct {
	Says string
	Who  string // who can supply it; "" while nobody owns it
}

// ruling is an owner's decision with its people by name. Its Outcome is Open
// where there is none yet.
type ruling struct {
	Ref         model.Ref
	Outcome     model.Outcome
	Owner       string
	At          time.Time
	Via         string
	Wording     string
	Why         string
	How         string
	Evidence    string
	Fallback    string
	Impact      string
	Due         model.Date
	DueSays     string // Due as it is shown, with its time where that matters
	To          string
	Second      string
	Until       model.Date
	DuplicateOf string
	Conditions  []action
	Earlier     []ruling // what it replaced in the same meeting
}

type decision struct {
	ruling
	Times    int // how many times it was put off by now
	Criteria []criterion
	Request  string
	Release  string
	Item     place

	Question    string // what was asked; "" where the item can still change
	Options     []string
	Change      *scopeChange // that it answers; nil for none
	Recommended string
	Overridden  []feedback // concerns against which it was answered

	Stays    bool   // it is approved, and the entry gate of this meeting keeps it back
	StaysFor string // why; "" where that is not known any more
}

// followingReview is the review after this one, as it was known at its close.
type followingReview struct {
	Planned *nextReview // nil where none is planned
	Return  []model.Ref // what is carried over to it
	Must    []string    // who must be there

	Passed     []string // what is said of meetings that were not held on their days
	EndsCycle  bool     // no review follows: Return goes on in the next cycle
	Unanswered []model.Ref
}

// place is the agenda item that a decision belongs to. Title is "" where the
// item can still change, Review is the day of another meeting it was on.
type place struct {
	Ref    model.Ref
	Title  string
	Review model.Date
}

type criterion struct {
	Ref        model.Ref
	Text       string
	Check      string
	Constraint string
	Verdict    string // "" where nothing was seen yet
	Seen       string
	Artefact   string
	Awaited    bool // evidence is, and there is none
	Launch     bool // it is asked before the launch
}

type blocker struct {
	ruling
	Times   int        // how many reviews it was carried or escalated past
	Late    bool       // its due date has passed
	WasLate bool       // it had passed when this meeting ruled
	DueWas  model.Date // the due date that an earlier review set, where it moved
}

type feedback struct {
	ruling
	On      model.Ref
	By      string
	Concern bool
}

type gate struct {
	Name   string
	Checks []check
}

type check struct {
	ruling
	Computed  bool
	NotMet    string // what keeps the record from answering it; "" where it holds, or that is not known any more
	FollowUps []model.Ref
}

type action struct {
	Ref       model.Ref
	Text      string
	Owner     string
	Due       model.Date
	From      model.Ref
	Condition bool
	Replaced  bool // a condition of a ruling that was replaced
	Done      bool
}

type item struct {
	ruling    // noted or withdrawn; Open where its decisions speak for it
	Title     string
	Place     bool // it stands for something that was there before, whose ruling it has
	New       bool // no meeting before had it, nor was it answered before
	Presenter string
	Inform    bool
	Turned    string // why it was turned from decide to inform
	Timebox   int
	Spent     int
	Started   bool // its meeting was
	Skipped   int
	Notes     string
	Answers   []answer
	Shown     []string // of a walkthrough what was seen of its states; of a standing item what it showed
}

// answer holds how a decision on an item came out.
type answer struct {
	Ref        model.Ref
	Outcome    model.Outcome
	Statement  string // only while it is open
	NotReached bool
}

// since holds what was recorded between the last review and this one.
type since struct {
	Rulings []ruling
	Actions []action
}

// decidedOrStays returns the decisions that were answered, then those that were approved before and
// stay at the entry gate of this meeting.
func (m minutes) decidedOrStays() []decision {
	return slices.Concat(m.Decisions, m.Stays)
}

// waiting returns the decisions that wait for an answer, those that were not reached
// included, and approvals whose conditions got later days.
func (m minutes) waiting() []decision {
	list := slices.Clone(m.PutOff)
	for _, d := range m.NotReached {
		if d.Outcome != model.Withdrawn { // an item that was taken off the agenda
			list = append(list, d)
		}
	}
	return append(list, m.Extended...)
}

// draft reports whether the meeting was started and can still say something else.
func (h head) draft() bool {
	return h.Status == model.Live || h.Status == model.Adjourned
}
