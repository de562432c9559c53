package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// The timeboxes of what a proposal adds, in minutes, where the thing itself has none.
const (
	undecidedTimebox = 10
	askedTimebox     = 5
	reconfirmTimebox = 3
)

// Proposal is the agenda that is proposed for a meeting, and what does not fit on it.
type Proposal struct {
	Meeting Meeting
	Entries []Proposed // as the agenda would stand
	room    int64      // minutes for them
	close   int64      // minutes for the close
	after   Date       // the review after the meeting
	today   Date
}

// Proposed is one entry of a proposed agenda.
type Proposed struct {
	About    Ref // of a standing item that is on no agenda yet one that stands for it: IsStanding
	Title    string
	Owner    ID // who decides
	Block    Block
	Minutes  int64
	Must     bool // it is discussed whatever else fits
	On       bool // it is on the agenda already
	Take     bool
	Waits    int      // how many open things wait on it
	Says     []string // what stands behind it: "escalated, 4 h over", "2nd time"
	settled  Ref      // the one thing whose answer would take it off; zero where there is no such
	moves    bool     // it can go to a later agenda
	standing standingItem
}

// IsStanding reports whether an entry is a standing item that is on no agenda yet.
func (p Proposed) IsStanding() bool { return p.About.Kind == KindItem && p.About.ID < 0 }

// Name returns how an entry is named in a line: its id, or the word for the standing item.
func (p Proposed) Name() string {
	if p.IsStanding() {
		return p.standing.name()
	}
	return p.About.String()
}

// called returns how an entry is named in a sentence: its id, or the title of the standing
// item.
func (p Proposed) called() string {
	if p.IsStanding() {
		return Quoted(p.Title)
	}
	return p.About.String()
}

// Word returns how an entry is marked: "take", "leave", or "on it" for what is on the agenda
// already.
func (p Proposed) Word() string {
	switch {
	case p.On:
		return "on it"
	case p.Take:
		return "take"
	}
	return "leave"
}

// Propose returns the agenda that is proposed for a meeting: what it has, in its order;
// before it what comes back, behind it what waits for an answer. What must be discussed and
// what is on it count first; of the rest is taken what fits whole. The error is a *Refusal.
func (r *Record) Propose(meeting ID, now Instant) (Proposal, error) {
	if err := r.MayPropose(meeting); err != nil {
		return Proposal{}, err
	}
	m, _ := r.Meetings.Get(meeting)
	p := Proposal{Meeting: m, close: int64(r.limits().CloseMinutes), after: r.NextReview(max(m.Date, r.Today(now))), today: r.Today(now)}
	p.room = max(m.Minutes-p.close, 0)
	digest := r.digestAt(r.momentBefore(m, now))
	added := r.toPropose(m, digest, now)
	next := r.clone() // the agenda as it would be, all taken
	next.add(m, added, now)
	for _, it := range next.Agenda(m.ID) {
		i := slices.IndexFunc(added, func(e Proposed) bool { return e.isOf(it) })
		if _, on := r.Items.Get(it.ID); on || i < 0 {
			p.Entries = append(p.Entries, r.entryOn(it, digest.At.graph, now))
			continue
		}
		p.Entries = append(p.Entries, added[i])
	}
	p.fit()
	return p, nil
}

// MayPropose says why no agenda is proposed for a meeting; nil where one is.
func (r *Record) MayPropose(meeting ID) error {
	m, err := r.changeable(meeting)
	if err != nil {
		return err
	}
	if m.Status == Live {
		return &Refusal{Reason: NotAllowed, About: m.Ref(), Says: fmt.Sprintf("%s is being held; put things on its agenda one at a time", m.Ref())}
	}
	return nil
}

// isOf reports whether an entry proposes an item that is on an agenda.
func (p Proposed) isOf(it Item) bool {
	if p.IsStanding() {
		return it.Brought == p.standing.kind.Key && it.Title == p.standing.is.Title
	}
	return !p.About.IsZero() && it.About() == p.About
}

// entryOn returns what is on an agenda already.
func (r *Record) entryOn(it Item, graph *waiting, now Instant) Proposed {
	about := r.Subject(it.Ref())
	p := Proposed{About: about, Title: r.TextOf(about), Owner: r.OwnerOf(about), Block: BlockOwn, Minutes: it.Timebox, On: true, Waits: graph.count(about)}
	if it.IsPlace() {
		p.Says = r.SayReturned(about, it.Meeting, now)
		p.settled = about
		return p
	}
	decisions := r.DecisionsOn(it.ID)
	for _, d := range decisions {
		p.Waits += graph.count(d.Ref())
	}
	if len(decisions) == 1 && !r.isFinal(decisions[0]) {
		p.settled = decisions[0].Ref()
	}
	p.moves = !it.IsStanding()
	return p
}

// toPropose returns what is proposed for a meeting and not on its agenda, by blocks.
func (r *Record) toPropose(m Meeting, digest Digest, now Instant) []Proposed {
	var list, later []Proposed
	for _, p := range r.proposeStanding(m, r.Today(now)) {
		if p.Block == BlockStanding {
			list = append(list, p)
		} else {
			later = append(later, p)
		}
	}
	back := r.ComesBack(m, now)
	for _, about := range back {
		if _, on := r.DiscussedUnder(m.ID, about); on || r.isOnItemOf(about, m) || r.standsOn(about, m) != nil {
			continue
		}
		list = append(list, Proposed{About: about, Title: r.TextOf(about), Owner: r.OwnerOf(about), Block: r.rankingOf(about, m, now).block,
			Minutes: r.DefaultTimebox(about, m, now), Must: true, Waits: digest.At.graph.count(about), Says: r.SayReturned(about, m.ID, now), settled: about})
	}
	var waits []Proposed
	for _, l := range digest.Lines {
		block, minutes := blockOf(l)
		if block == 0 || slices.Contains(back, l.About) || r.MayPutOnAgenda(l.About, m) != nil {
			continue
		}
		says := r.DigestFacts(l)
		if l.Owner != 0 {
			says = says[1:] // who decides stands in a column of its own
		}
		waits = append(waits, Proposed{About: l.About, Title: l.Title, Owner: l.Owner, Block: block, Minutes: minutes, Waits: l.Waits, Says: says, settled: l.About})
	}
	slices.SortStableFunc(waits, func(a, b Proposed) int {
		return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(b.Waits, a.Waits), r.compareValues(On(r.dueOf(a.About)), On(r.dueOf(b.About))))
	})
	waits = append(waits, later...)
	if p, ok := r.proposeEntry(m); ok {
		waits = append(waits, p)
	}
	if j, ok := r.toWalkThrough(m); ok {
		waits = append(waits, r.proposeWalkthrough(j, digest.At.graph))
	}
	return append(list, waits...)
}

// blockOf returns in which block a thing is proposed for what the digest finds, and for how
// many minutes; 0 for what it finds nothing that a meeting answers.
func blockOf(l DigestLine) (Block, int64) {
	for _, f := range l.Findings {
		switch {
		case f.Section == Undecided && l.About.Kind == KindDecision:
			return BlockUndecided, undecidedTimebox
		case f.Section == Undecided:
			return BlockAsked, askedTimebox
		case f.Section == ToReconfirm:
			return BlockReconfirm, reconfirmTimebox
		}
	}
	return 0, 0
}

// fit takes what must be discussed and what is on the agenda, and of the rest what fits
// whole, in its order.
func (p *Proposal) fit() {
	for i, e := range p.Entries {
		p.Entries[i].Take = e.Must || e.On
	}
	for i, e := range p.Entries {
		if !e.Take && p.Minutes()+e.Minutes <= p.room {
			p.Entries[i].Take = true
		}
	}
}

// Minutes returns how long what is taken takes.
func (p Proposal) Minutes() int64 {
	var sum int64
	for _, e := range p.Entries {
		if e.Take {
			sum += e.Minutes
		}
	}
	return sum
}

// Room returns the minutes that the meeting has for its agenda: all but those for its close.
func (p Proposal) Room() int64 { return p.room }

// Taken returns what the proposal adds as it is marked.
func (p Proposal) Taken() []Ref {
	taken := []Ref{}
	for _, e := range p.Entries {
		if e.Take && !e.On {
			taken = append(taken, e.About)
		}
	}
	return taken
}

// Adds reports whether there is anything to add.
func (p Proposal) Adds() bool {
	return slices.ContainsFunc(p.Entries, func(e Proposed) bool { return !e.On })
}

// Named returns the entry that a line names, by its id or by the word for a standing item; ok is
// false for what is neither.
func (p Proposal) Named(name string) (about Ref, ok bool) {
	for _, e := range p.Entries {
		if strings.EqualFold(e.Name(), name) {
			return e.About, true
		}
	}
	return ParseRef(name)
}

// Mark takes an entry or leaves it out. What is on the agenda stays on it; the error is a
// *Refusal.
func (p *Proposal) Mark(about Ref, take bool) error {
	i := slices.IndexFunc(p.Entries, func(e Proposed) bool { return e.About == about })
	switch {
	case i < 0:
		return &Refusal{Reason: NotFound, About: about, Says: fmt.Sprintf("%s is not in what is proposed for %s", about, p.Meeting.Ref())}
	case p.Entries[i].On && !take:
		return &Refusal{Reason: NotAllowed, About: about, Says: fmt.Sprintf("%s is on the agenda of %s already; take it off there", about, p.Meeting.Ref())}
	}
	p.Entries[i].Take = take
	return nil
}

// add puts what is proposed on the agenda of a meeting.
func (r *Record) add(m Meeting, list []Proposed, now Instant) {
	var added []Item
	for _, e := range list {
		it := Item{}
		if e.IsStanding() {
			it = r.addStanding(m, e)
		} else {
			it = r.addPlace(e.About, m, 0, now)
		}
		it.Timebox = e.Minutes
		added = append(added, it)
	}
	r.arrange(m, added, now)
}

// ProposeAgenda puts on the agenda of a meeting what is proposed for it, in one change.
type ProposeAgenda struct {
	Meeting ID
	Take    []Ref // what of it; nil for what fits
}

// Name is "propose agenda".
func (ProposeAgenda) Name() string { return "propose agenda" }

// Apply refuses a meeting that is over or being held. What is on the agenda by now is not
// added again, and what is not proposed any more is left out; where nothing is left it
// changes nothing, and says so.
func (c ProposeAgenda) Apply(r *Record, now Instant) (Done, error) {
	p, err := r.Propose(c.Meeting, now)
	if err != nil {
		return Done{}, err
	}
	take := c.Take
	if take == nil {
		take = p.Taken()
	}
	var list []Proposed
	var named, gone []string
	for _, e := range p.Entries {
		if !e.On && slices.Contains(take, e.About) {
			list, named = append(list, e), append(named, e.called())
		}
	}
	for _, about := range take {
		if !slices.ContainsFunc(p.Entries, func(e Proposed) bool { return e.About == about || about.ID < 0 }) {
			gone = append(gone, about.String())
		}
	}
	m := p.Meeting
	r.add(m, list, now)
	says := fmt.Sprintf("%s has what is proposed on its agenda already; nothing was changed", m.Ref())
	switch {
	case len(list) > 0:
		says = fmt.Sprintf("on the agenda of %s: %s; %d of %d minutes", m.Ref(), andList(named), r.timeboxes(m.ID), p.room)
	case len(take) == 0 && p.Adds():
		says = fmt.Sprintf("nothing is taken; the agenda of %s stays as it is", m.Ref())
	}
	if len(gone) > 0 {
		says += fmt.Sprintf("; not proposed any more: %s, which was answered, or is on another agenda", andList(gone))
	}
	return Done{Says: says, About: m.Ref()}, nil
}
