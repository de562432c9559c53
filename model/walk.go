package model

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
)

// The walk goes through the digest one thing at a time, before a meeting. What was done
// with a card is kept per meeting and thing, and is private: it is no part of the record,
// so no journal, no document and no room can come upon it.

// WalkState says what was done with a card of the walk.
type WalkState string

// The states of a card; "" while nothing was done with it.
const (
	WalkHandled WalkState = "handled"
	WalkLeft    WalkState = "left"   // for the meeting
	WalkHidden  WalkState = "hidden" // not this week: until the meeting is closed
)

// WalkMark says what was done with one card, and how the card stood then.
type WalkMark struct {
	Meeting ID
	About   Ref
	State   WalkState
	Version string // Card.Version of what was seen
}

// Card is one thing of the walk.
type Card struct {
	DigestLine
	State   WalkState // handled or left, while nothing about it has changed since
	Changed bool      // since it was handled or left
	Version string
}

// Done reports whether nothing is left to do with a card before the meeting.
func (c Card) Done() bool { return c.State != "" }

// Walk is the digest as cards, with what was done with each of them.
type Walk struct {
	Meeting Meeting
	At      Moment
	Cards   []Card // in the order of the digest, without those that were hidden
	Gone    int    // that were handled and are in the digest no more
	Hidden  int
}

// Walk returns the cards of a digest. It refuses where no meeting is planned: what is
// done with a card is kept for one.
func (r *Record) Walk(d Digest, marks []WalkMark) (Walk, error) {
	m := d.At.Next
	if m.ID == 0 {
		return Walk{}, &Refusal{Reason: NotAllowed, Says: fmt.Sprintf(
			"no meeting is planned, and the walk is kept for one: plan one first, for %s say", d.At.By.Near(d.At.Today))}
	}
	w := Walk{Meeting: m, At: d.At}
	marked := map[Ref]WalkMark{}
	for _, mark := range marks {
		if mark.Meeting == m.ID {
			marked[mark.About] = mark
		}
	}
	for _, l := range d.Lines {
		mark, known := marked[l.About]
		delete(marked, l.About)
		if l.Section == ComingUp {
			w.Gone += boolInt(known && mark.State != WalkHidden)
			continue
		}
		if mark.State == WalkHidden && mayHide(l) == nil {
			w.Hidden++
			continue
		}
		card := Card{DigestLine: l, Version: r.cardVersion(l, d.At)}
		switch {
		case !known || mark.State == WalkHidden:
		case mark.Version == card.Version:
			card.State = mark.State
		default:
			card.Changed = true
		}
		w.Cards = append(w.Cards, card)
	}
	for about, mark := range marked {
		w.Gone += boolInt(r.Exists(about) && mark.State != WalkHidden)
	}
	return w, nil
}

// First returns the first card that is new, not handled yet, or changed since it was seen;
// ok is false where there is none.
func (w Walk) First() (i int, ok bool) { return w.After(-1) }

// After returns the next card behind one with which something is to be done.
func (w Walk) After(i int) (next int, ok bool) {
	for next = i + 1; next < len(w.Cards); next++ {
		if !w.Cards[next].Done() {
			return next, true
		}
	}
	return 0, false
}

// Find returns the place of the card of a thing; ok is false where it has none.
func (w Walk) Find(about Ref) (i int, ok bool) {
	i = slices.IndexFunc(w.Cards, func(c Card) bool { return c.About == about })
	return max(i, 0), i >= 0
}

// Mark returns what is kept where a card is handled, left for the meeting, or not to be
// seen this week. It refuses to hide what cannot wait.
func (w Walk) Mark(c Card, state WalkState) (WalkMark, error) {
	if state == WalkHidden {
		if err := mayHide(c.DigestLine); err != nil {
			return WalkMark{}, err
		}
	}
	return WalkMark{Meeting: w.Meeting.ID, About: c.About, State: state, Version: c.Version}, nil
}

// mayHide refuses to hide what is past its clock, overdue, or approved on conditions.
func mayHide(l DigestLine) error {
	if l.Section > OnConditions {
		return nil
	}
	return &Refusal{Reason: NotAllowed, About: l.About, Says: fmt.Sprintf(
		"%s stands under %q, and cannot wait for a week; deal with it, or leave it for the meeting", l.About, l.Section)}
}

// Handled returns how many cards are handled, of how many, and how many of these are left
// for the meeting.
func (w Walk) Handled() (handled, of, left int) {
	handled, of = w.Gone, w.Gone+len(w.Cards)
	for _, c := range w.Cards {
		handled += boolInt(c.State == WalkHandled)
		left += boolInt(c.State == WalkLeft)
	}
	return handled, of, left
}

// Says says how far the walk is: "14 of 16 handled; 2 left for the meeting".
func (w Walk) Says() string {
	handled, of, left := w.Handled()
	says := fmt.Sprintf("%d of %d handled", handled, of)
	for _, part := range []struct {
		n    int
		says string
	}{{left, "left for the meeting"}, {of - handled - left, "still to look at"}, {w.Hidden, "not this week"}} {
		if part.n > 0 {
			says += fmt.Sprintf("; %d %s", part.n, part.says)
		}
	}
	return says
}

// Short says how far the walk is in a few words: "3 to go".
func (w Walk) Short() string {
	handled, of, left := w.Handled()
	return fmt.Sprintf("%d to go", of-handled-left)
}

// Act returns what is offered first for a card: a line to write, or the beginning of one.
// ok is false where nothing is.
func (c Card) Act() (act Act, ok bool) { return c.Offered() }

// AssignLine returns the beginning of the line that gives a thing an owner.
func AssignLine(about Ref) string { return fmt.Sprintf("assign %s @", about) }

// cardVersion returns a text that differs once a thing, one of its parts, what was said
// about it, its place on the agenda, or the section in which it stands has changed. It is
// short and the same in every window.
func (r *Record) cardVersion(l DigestLine, at Moment) string {
	place, _ := r.DiscussedUnder(at.Next.ID, l.About)
	sum := fnv.New64a()
	_, _ = fmt.Fprintf(sum, "%s %d %d %d", l.About, r.Version(l.About), l.Section, place.ID)
	r.eachPart(l.About, 0, func(table string, row Row) { _, _ = fmt.Fprintf(sum, " %s %d %d", table, row.ID, row.Version) })
	return fmt.Sprintf("%016x", sum.Sum64())
}

// deepestPart limits how far below a thing its parts are looked for: evidence is on a
// criterion, which is on a decision.
const deepestPart = 3

// eachPart calls f for every row that hangs on a thing, and for the parts of these. What
// is planned for a meeting is no part of it.
func (r *Record) eachPart(about Ref, depth int, f func(table string, row Row)) {
	if about.Kind == KindMeeting {
		return
	}
	for _, t := range r.Tables() {
		if slices.Contains(untold, t.Name) {
			continue
		}
		for _, row := range t.under(about) {
			f(t.Name, row)
			if below := (Ref{Kind(t.Name), row.ID}); depth < deepestPart && isPart(below.Kind) {
				r.eachPart(below, depth+1, f)
			}
		}
	}
}

// compareMarks orders marks by meeting and thing.
func compareMarks(a, b WalkMark) int {
	return cmp.Or(cmp.Compare(a.Meeting, b.Meeting), strings.Compare(string(a.About.Kind), string(b.About.Kind)), cmp.Compare(a.About.ID, b.About.ID))
}

// MergeMarks returns marks with newer ones in the place of those of the same card.
func MergeMarks(marks []WalkMark, newer ...WalkMark) []WalkMark {
	merged := slices.Clone(marks)
	for _, mark := range newer {
		i, found := slices.BinarySearchFunc(merged, mark, compareMarks)
		if found {
			merged[i] = mark
		} else {
			merged = slices.Insert(merged, i, mark)
		}
	}
	return merged
}
