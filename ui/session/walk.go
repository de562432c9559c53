package session

import (
	"context"

	"gavel/model"
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
	return works
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
