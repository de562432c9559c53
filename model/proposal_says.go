package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// This file says what of a proposed agenda is left out, or does not fit, and what to do.

// Says returns what a person has to know of a proposed agenda: how long it takes, what is
// left out and why, and what to do where even what must be discussed does not fit.
func (p Proposal) Says(r *Record) []string {
	says := []string{p.duration()}
	if p.Minutes() > p.room {
		says[0] = p.tooMuch(r)
	}
	if left := p.leftOut(); left != "" {
		says = append(says, left)
	}
	return says
}

// duration says how long the agenda takes as it is marked.
func (p Proposal) duration() string {
	switch added := len(p.Taken()); {
	case !p.Adds():
		return fmt.Sprintf("Nothing is proposed that is not on the agenda of %s: %d of %d minutes.", p.Meeting.Ref(), p.Minutes(), p.room)
	default:
		return fmt.Sprintf("%d of %d minutes, with %d more for the close; %d added.", p.Minutes(), p.room, p.close, added)
	}
}

// leftOut names what is not taken: "Left out, 12 min over: D-9 (10), D-11 (5). Settle before
// the meeting, plan 60 minutes, or leave for 10 Dec."
func (p Proposal) leftOut() string {
	var left []string
	total := int64(0)
	for _, e := range p.Entries {
		total += e.Minutes
		if !e.Take {
			left = append(left, fmt.Sprintf("%s (%d)", e.called(), e.Minutes))
		}
	}
	if len(left) == 0 {
		return ""
	}
	over := ""
	if total > p.room {
		over = fmt.Sprintf(", %d min over", total-p.room)
	}
	says := fmt.Sprintf("Left out%s: %s.", over, strings.Join(left, ", "))
	if over != "" {
		says += fmt.Sprintf(" Settle before the meeting, plan %d minutes, or leave for %s.", p.lengthFor(total), p.after.DayMonth(p.today))
	}
	return says
}

// lengthFor returns the length of a meeting whose agenda takes some minutes, as meetings
// are planned: in quarters of an hour.
func (p Proposal) lengthFor(agenda int64) int64 { return inQuarters(agenda + p.close) }

// lengthFor returns the length of a meeting whose agenda takes some minutes.
func (r *Record) lengthFor(agenda int64) int64 {
	return inQuarters(agenda + int64(r.limits().CloseMinutes))
}

// inQuarters returns the quarters of an hour that some minutes take, in minutes.
func inQuarters(minutes int64) int64 {
	const quarter = 15
	return (minutes + quarter - 1) / quarter * quarter
}

// tooMuch says that what is taken does not fit, and what would make it fit: "These take 52
// of 40 minutes. Settle before: D-4 (Dmitri), B-2 (Ben); or move I-9 to 10 Dec." It offers
// what one person decides, and what least waits on, until it fits.
func (p Proposal) tooMuch(r *Record) string {
	var offers []string
	settle := p.untilItFits(func(e Proposed) bool {
		return e.settled.Kind == KindDecision && r.OwnerOf(e.settled) != 0 || e.settled.Kind == KindBlocker && r.OwnerOf(e.settled) != 0
	}, func(e Proposed) string {
		first, _, _ := strings.Cut(r.NameOf(r.OwnerOf(e.settled)), " ")
		return fmt.Sprintf("%s (%s)", e.settled, first)
	})
	if len(settle) > 0 {
		offers = append(offers, "settle before: "+strings.Join(settle, ", "))
	}
	move := p.untilItFits(func(e Proposed) bool { return e.moves }, Proposed.called)
	if len(move) > 0 {
		offers = append(offers, fmt.Sprintf("move %s to %s", andList(move), p.after.DayMonth(p.today)))
	}
	if len(offers) == 0 {
		offers = []string{fmt.Sprintf("plan %d minutes", p.lengthFor(p.Minutes()))}
	}
	says := strings.Join(offers, "; or ")
	return fmt.Sprintf("These take %d of %d minutes. %s.", p.Minutes(), p.room, Capitalized(says))
}

// untilItFits names entries of a sort, those on which least waits first and of these the
// last of the agenda, until what is left fits; all of them where that is not enough.
func (p Proposal) untilItFits(sort func(Proposed) bool, name func(Proposed) string) []string {
	list := slices.DeleteFunc(slices.Clone(p.Entries), func(e Proposed) bool { return !e.Take || !sort(e) })
	slices.Reverse(list)
	slices.SortStableFunc(list, func(a, b Proposed) int { return cmp.Compare(a.Waits, b.Waits) })
	var named []string
	for over := p.Minutes() - p.room; over > 0 && len(list) > 0; list = list[1:] {
		named = append(named, name(list[0]))
		over -= list[0].Minutes
	}
	return named
}
