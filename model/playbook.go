package model

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"gavel/model/playbook"
)

// PlaybookText is the text of a playbook that cycles work by: the one that gavel came with when
// the first of them began, or one that a person took. It is kept as it was then: a file that
// changes later changes nothing here, and neither does a later gavel.
type PlaybookText struct {
	Row
	Name    string  `json:"name"`
	Text    string  `json:"text"`
	TakenAt Instant `json:"taken_at"`
}

// Parent returns nothing.
func (PlaybookText) Parent() Ref { return Ref{} }

// References returns nothing.
func (PlaybookText) References() []Ref { return nil }

// playbookTable is the table of the texts.
const playbookTable = "playbook"

// playbooks holds what texts say, so that each is read once.
var playbooks sync.Map

// Playbook returns the playbook that the cycle works by: the one that gavel came with when the
// cycle began, until a person takes another.
func (r *Record) Playbook() playbook.Playbook {
	c, _ := r.Cycle()
	return r.playbookOf(c)
}

// playbookOf returns the playbook that a cycle of the file works by.
func (r *Record) playbookOf(c Cycle) playbook.Playbook { return readPlaybook(r.playbookTextOf(c)) }

// readPlaybook returns what a text says that a cycle works by.
func readPlaybook(text string) playbook.Playbook {
	switch text {
	case playbook.Text():
		return playbook.Ours()
	case playbook.FirstText():
		return playbook.First()
	}
	if p, ok := playbooks.Load(text); ok {
		return p.(playbook.Playbook)
	}
	p, err := playbook.Parse(text)
	if err != nil { // another program wrote it
		p = playbook.First()
	}
	playbooks.Store(text, p)
	return p
}

// PlaybookText returns the text of the playbook that the cycle works by, as a file.
func (r *Record) PlaybookText() string {
	c, _ := r.Cycle()
	return r.playbookTextOf(c)
}

// playbookTextOf returns the text that a cycle of the file keeps; that of the first release
// where it began before cycles kept one. Where there is no cycle, it is the one to begin with.
func (r *Record) playbookTextOf(c Cycle) string {
	if kept, ok := r.Playbooks.Get(c.Playbook); ok {
		return kept.Text
	}
	if c.ID == 0 {
		return playbook.Text()
	}
	return playbook.FirstText()
}

// limits returns how far things may be put off in the cycle.
func (r *Record) limits() playbook.Limits { return r.Playbook().Limits }

// UsePlaybook has the cycle work by a playbook from now on. Meetings that are planned or
// held keep the gates and items that they have.
type UsePlaybook struct {
	Text string // as in a file; "" goes back to the playbook that gavel comes with
}

// Name is "use playbook".
func (UsePlaybook) Name() string { return "use playbook" }

// Apply refuses a record without a cycle, a text with mistakes, and the playbook that is in
// force.
func (c UsePlaybook) Apply(r *Record, now Instant) (Done, error) {
	cycle, ok := r.Cycle()
	if !ok {
		return Done{}, &Refusal{Reason: NotAllowed, Says: "there is no cycle yet; begin one with: gavel new cycle NAME"}
	}
	text := cmp.Or(Clean(c.Text, true), playbook.Text())
	is, err := playbook.Parse(text)
	if err != nil {
		return Done{}, &Refusal{Reason: BadValue, Says: fmt.Sprintf("%s; the playbook in force stays", err)}
	}
	if text == r.PlaybookText() {
		return Done{}, &Refusal{Reason: NotAllowed, Says: fmt.Sprintf("the cycle works by %s already", Quoted(Clean(is.Name, false)))}
	}
	cycle.Playbook = r.keepPlaybook(text, now)
	r.Cycles.put(cycle)
	r.settleRoles()
	return Done{Says: fmt.Sprintf("the cycle works by %s; meetings that are planned later have its gates and items%s", Quoted(Clean(is.Name, false)), r.strangers())}, nil
}

// worksElsewhere reports whether another cycle of the file works by a kept text.
func (r *Record) worksElsewhere(id ID) bool {
	return slices.ContainsFunc(r.others, func(o Cycle) bool { return o.Playbook == id })
}

// SayEarlierPlaybook says that the cycle works by the playbook of an earlier gavel, and how to
// take the one of this; "" where it does not, or is closed.
func (r *Record) SayEarlierPlaybook() string {
	if c, ok := r.Cycle(); !ok || c.ClosedAt != 0 || !playbook.IsEarlier(r.playbookTextOf(c)) {
		return ""
	}
	return "that of an earlier gavel; to take the newest: gavel playbook use --ours"
}

// playbookToBegin returns the text by which a new cycle works: that of the cycle from which it
// begins, else the one that gavel comes with.
func (r *Record) playbookToBegin() string {
	if r.before != nil {
		return r.before.PlaybookText()
	}
	return playbook.Text()
}

// keepPlaybook returns the row that keeps a text, which all cycles share that work by it, and
// makes it where there is none.
func (r *Record) keepPlaybook(text string, now Instant) ID {
	for kept := range r.Playbooks.All() {
		if kept.Text == text {
			return kept.ID
		}
	}
	kept := PlaybookText{Row: Row{ID: r.Playbooks.next(), Version: 1}, Name: Clean(readPlaybook(text).Name, false), Text: text, TakenAt: now}
	r.Playbooks.put(kept)
	return kept.ID
}

// strangers says of which planned meetings a kind is not in the playbook; "" where all are.
func (r *Record) strangers() string {
	known := r.Playbook().KindKeys()
	var list []Ref
	for _, m := range r.byDate() {
		if !m.IsOver() && len(lost(r.KindsOf(m), known)) > 0 {
			list = append(list, m.Ref())
		}
	}
	if len(list) == 0 {
		return ""
	}
	return fmt.Sprintf("; it has no longer the kind of %s, which keeps what it has", refs(slices.Compact(list)))
}
