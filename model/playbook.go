package model

import (
	"fmt"
	"slices"
	"sync"

	"gavel/model/playbook"
)

// PlaybookText is the text of a playbook that a person had a cycle work by. It is kept as it
// was taken: a file that changes later changes nothing here.
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

// playbooks holds what texts say, so that each is read once.
var playbooks sync.Map

// Playbook returns the playbook that the cycle works by: the one that a person took, else
// the one that gavel comes with.
func (r *Record) Playbook() playbook.Playbook {
	c, _ := r.Cycle()
	return r.playbookOf(c)
}

// playbookOf returns the playbook that a cycle of the file works by.
func (r *Record) playbookOf(c Cycle) playbook.Playbook {
	kept, ok := r.Playbooks.Get(c.Playbook)
	if !ok {
		return playbook.Ours()
	}
	if p, ok := playbooks.Load(kept.Text); ok {
		return p.(playbook.Playbook)
	}
	p, err := playbook.Parse(kept.Text)
	if err != nil { // another program wrote it
		p = playbook.Ours()
	}
	playbooks.Store(kept.Text, p)
	return p
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
	c.Text = Clean(c.Text, true)
	is := playbook.Ours()
	if c.Text != "" {
		var err error
		if is, err = playbook.Parse(c.Text); err != nil {
			return Done{}, &Refusal{Reason: BadValue, Says: fmt.Sprintf("%s; the playbook in force stays", err)}
		}
	}
	if c.Text == Clean(r.PlaybookText(), true) || c.Text == "" && cycle.Playbook == 0 {
		return Done{}, &Refusal{Reason: NotAllowed, Says: fmt.Sprintf("the cycle works by %s already", Quoted(Clean(is.Name, false)))}
	}
	cycle.Playbook = 0
	if c.Text != Clean(playbook.Text(), true) && c.Text != "" {
		kept := r.keptPlaybook(c.Text)
		if kept.ID == 0 {
			kept = PlaybookText{Row: Row{ID: r.Playbooks.next(), Version: 1}, Name: Clean(is.Name, false), Text: c.Text, TakenAt: now}
			r.Playbooks.put(kept)
		}
		cycle.Playbook = kept.ID
	}
	r.Cycles.put(cycle)
	r.settleRoles()
	return Done{Says: fmt.Sprintf("the cycle works by %s; meetings that are planned later have its gates and items%s", Quoted(Clean(is.Name, false)), r.strangers())}, nil
}

// PlaybookText returns the text of the playbook that the cycle works by, as a file.
func (r *Record) PlaybookText() string {
	c, _ := r.Cycle()
	if kept, ok := r.Playbooks.Get(c.Playbook); ok {
		return kept.Text
	}
	return playbook.Text()
}

// keptPlaybook returns the row that has a text; zero for none.
func (r *Record) keptPlaybook(text string) PlaybookText {
	for kept := range r.Playbooks.All() {
		if kept.Text == text {
			return kept
		}
	}
	return PlaybookText{}
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
