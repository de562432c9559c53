package component

import "gavel/model"

// Walk keeps what was done with the cards of the walk, and what its file is to be asked
// and told for it. It is private: only prepare looks at it. The nil Walk knows nothing and
// keeps nothing.
type Walk struct {
	meeting model.ID // whose marks these are; 0 for none
	asked   bool     // the file is to be asked for them
	known   bool     // it was asked
	marks   []model.WalkMark
	unsaved []model.WalkMark
	held    []model.WalkMark // that the file did not take; they are told again with the next
}

// Request has the file asked for what was done before a meeting, in whatever window.
func (w *Walk) Request(meeting model.ID) {
	if w == nil {
		return
	}
	if w.meeting != meeting {
		w.marks, w.known, w.meeting = nil, false, meeting
	}
	w.asked, w.unsaved, w.held = true, append(w.held, w.unsaved...), nil
}

// Marks returns what was done with the cards before a meeting; ok is false while the file
// was not asked.
func (w *Walk) Marks(meeting model.ID) (marks []model.WalkMark, ok bool) {
	if w == nil {
		return nil, true
	}
	if w.meeting != meeting {
		return nil, false
	}
	return w.marks, w.known
}

// Keep keeps what was done with a card.
func (w *Walk) Keep(mark model.WalkMark) {
	if w == nil {
		return
	}
	w.marks, w.unsaved, w.held = model.MergeMarks(w.marks, mark), append(append(w.held, w.unsaved...), mark), nil
}

// NextRequest returns what the file is to be told and asked; ok is false where nothing is. It is
// handed out once.
func (w *Walk) NextRequest() (meeting model.ID, keep []model.WalkMark, ok bool) {
	if !w.asked && len(w.unsaved) == 0 {
		return 0, nil, false
	}
	keep = w.unsaved
	w.asked, w.unsaved = false, nil
	return w.meeting, keep, true
}

// SetMarks takes in what the file has of a meeting. What was done here meanwhile stays.
func (w *Walk) SetMarks(meeting model.ID, marks []model.WalkMark) {
	if meeting == w.meeting {
		w.marks, w.known = model.MergeMarks(model.MergeMarks(marks, w.held...), w.unsaved...), true
	}
}

// PutBack takes back what the file did not take: it is told again with what comes next.
func (w *Walk) PutBack(meeting model.ID, kept []model.WalkMark) {
	w.held = append(w.held, kept...)
	if meeting == w.meeting {
		w.known = true
	}
}
