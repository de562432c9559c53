package model

import "slices"

// This file orders what gavel itself puts on an agenda.

// Block is a part of an agenda, in the order in which they are discussed.
type Block int

// The blocks.
const (
	BlockStanding    Block = iota + 1 // what stands first on every agenda: the actions
	BlockOver                         // past the escalation clock
	BlockReturning                    // decisions that come back
	BlockBlockers                     // blockers that come back, and checks that failed
	BlockOwn                          // what is on the agenda already
	BlockUndecided                    // decisions that nobody has ruled on
	BlockAsked                        // other things without an answer
	BlockReconfirm                    // approvals that something speaks against
	BlockGoneThrough                  // what else a kind of meeting goes through
	BlockWalkthrough                  // the riskiest journey
)

var blockNames = []string{
	"Standing", "Past the escalation clock", "Returning", "Blockers", "On the agenda already", "Undecided", "Without an answer", "To reconfirm", "Of this kind of meeting", "To go through",
}

// String returns the name of a block.
func (b Block) String() string { return blockNames[b-1] }

// ranking is the place of an item within what comes before an agenda's own items: the block,
// and within the last of these what asks for most first.
type ranking struct {
	block  Block
	within int
}

func (o ranking) after(p ranking) bool {
	return o.block > p.block || o.block == p.block && o.within > p.within
}

// rankingOf returns where a thing stands that comes back to a meeting.
func (r *Record) rankingOf(about Ref, m Meeting, now Instant) ranking {
	switch within := r.block(about, m, now); within {
	case 0, 1:
		return ranking{BlockOver, within}
	case 2:
		return ranking{BlockReturning, within}
	default:
		return ranking{BlockBlockers, within}
	}
}

// arrange puts new items of a meeting, given in their order, into its agenda: what comes
// back before what the meeting has of its own, anything else behind it. What people placed
// keeps its order, and so does what they have moved.
func (r *Record) arrange(m Meeting, added []Item, now Instant) {
	if len(added) == 0 {
		return
	}
	isNew := func(it Item) bool {
		return slices.ContainsFunc(added, func(other Item) bool { return other.ID == it.ID })
	}
	agenda := slices.DeleteFunc(r.Agenda(m.ID), isNew)
	back := r.ComesBack(m, now)
	place := func(it Item) ranking {
		switch {
		case r.standsFirst(it):
			return ranking{block: BlockStanding}
		case slices.Contains(back, it.About()):
			return r.rankingOf(it.About(), m, now)
		}
		return ranking{block: BlockOwn}
	}
	for _, it := range added {
		it.Proposed = true
		agenda = slices.Insert(agenda, whereTo(agenda, place(it), place), it)
	}
	r.order(agenda)
}

// whereTo returns the index at which a new item goes into an agenda: behind the last that
// gavel put there and that comes no later, else before the first that comes later, else to
// the front; and to the end where it is none of what comes back.
func whereTo(agenda []Item, to ranking, place func(Item) ranking) int {
	if to.block >= BlockOwn {
		return len(agenda)
	}
	at, before := -1, -1
	for i, it := range agenda {
		switch is := place(it); {
		case !it.Proposed || is.block >= BlockOwn:
		case !is.after(to):
			at = i + 1
		case before < 0:
			before = i
		}
	}
	if at >= 0 {
		return at
	}
	return max(before, 0)
}
