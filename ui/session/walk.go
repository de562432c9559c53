package session

import (
	"context"
	"strings"

	"gavel/model"
	"gavel/storage"
)

// This file reads and keeps what the walk of prepare needs of the file. It is no change of
// the record: nothing of it waits in the queue, and the journal knows nothing of it.

// walkWork returns the work that the walk has asked for since the last time.
func (s *Session) walkWork() (works []Work) {
	file := s.Store
	if meeting, keep, ok := s.Walk.NextRequest(); ok && file != nil {
		writes := len(keep) > 0 && file.Writable() == nil
		works = append(works, work(func(ctx context.Context) Report {
			kept := walkKept{meeting: meeting, kept: keep}
			if writes {
				kept.marks, kept.err = file.MarkWalk(ctx, meeting, keep)
			} else if kept.marks, kept.err = file.Walk(ctx, meeting); kept.err == nil {
				kept.marks = model.MergeMarks(kept.marks, keep...) // of this window alone
			}
			return kept
		}))
	} else if ok {
		s.Walk.SetMarks(meeting, keep)
	}
	if about, version, ok := s.Walk.NextHistoryRequest(); ok && file != nil {
		record, today := s.Record, s.Record.Today(s.Now)
		works = append(works, work(func(ctx context.Context) Report {
			entries, err := file.History(ctx, record, about, today)
			told := walkHistoryRead{about: about, version: version}
			if err != nil {
				told.lines = []string{"its history cannot be read: " + err.Error()}
				return told
			}
			for _, e := range entries[max(0, len(entries)-lastEvents):] {
				told.lines = append(told.lines, EventLine(record, e, today))
			}
			return told
		}))
	}
	return works
}

// lastEvents is how many lines of its history a card of the walk shows.
const lastEvents = 3

// EventLine returns a line of the history of a thing: when, who, in which meeting, what.
func EventLine(r *model.Record, e storage.HistoryEntry, today model.Date) string {
	at := e.At.In(r.Zone())
	said := []string{model.DateOf(at).Near(today) + at.Format(" 15:04"), e.Actor}
	if e.Meeting != 0 {
		said = append(said, model.Ref{Kind: model.KindMeeting, ID: e.Meeting}.String())
	}
	return strings.Join(said, ", ") + ": " + e.Says
}

// walkKept says what the file has of the walk before a meeting.
type walkKept struct {
	meeting     model.ID
	marks, kept []model.WalkMark
	err         error
}

func (r walkKept) apply(s *Session) []Step {
	if r.err != nil {
		s.Walk.PutBack(r.meeting, r.kept)
		return []Step{Said{"what was done in the walk is not in the file yet: " + ErrorText(r.err), Problem}}
	}
	s.Walk.SetMarks(r.meeting, r.marks)
	s.Refresh()
	return nil
}

// walkHistoryRead has the last of what happened to the thing of a card.
type walkHistoryRead struct {
	about   model.Ref
	version string
	lines   []string
}

func (r walkHistoryRead) apply(s *Session) []Step {
	s.Walk.SetHistory(r.about, r.version, r.lines)
	return nil
}
