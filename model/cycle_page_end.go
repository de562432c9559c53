package model

import (
	"fmt"
	"slices"

	"gavel/model/playbook"
)

// This file holds the last rows of the page of a cycle: what is to be answered before it is
// closed, and the other cycles of its file.

// daysBeforeEnd is how long before a cycle is followed up no more its page asks what becomes of
// what is open.
const daysBeforeEnd = 14

// endRows returns what is to be answered before the cycle is closed, once that is near; of a
// closed one, what begins the next.
func (r *Record) endRows(c Cycle, today Date) []CycleRow {
	if c.ClosedAt != 0 {
		return []CycleRow{{Part: PartEnd, Label: "closed", Text: fmt.Sprintf("on %s; nothing of it changes any more", DateOf(c.ClosedAt.In(r.Zone())).Near(today)), Line: "cycle begin "}}
	}
	if !r.isNearItsEnd(today) {
		return nil
	}
	var rows []CycleRow
	for _, about := range r.Unfinished() {
		rows = append(rows, r.openAtEndRow(about))
	}
	for _, gap := range r.cycleGapsBesides(CloseCycle{}) {
		rows = append(rows, CycleRow{Part: PartEnd, Label: "before the close", Text: gap, State: Open, Line: "cycle close "})
	}
	if len(r.CycleGaps(CloseCycle{})) > 0 {
		return rows
	}
	return append(rows, CycleRow{Part: PartEnd, Label: "close", Text: "nothing is missing: the cycle can be closed", Line: "cycle close"})
}

// openAtEndRow returns the row of something that is carried into the next cycle, or dropped.
func (r *Record) openAtEndRow(about Ref) CycleRow {
	row := CycleRow{Part: PartEnd, Label: about.String(), Text: r.TextOf(about), State: Open,
		Line: fmt.Sprintf("cycle carry %s ", about), Drop: fmt.Sprintf("cycle drop %s ", about)}
	if owner := r.OwnerOf(about); owner != 0 {
		row.Text += inBrackets(r.NameOf(owner))
	}
	if c, ok := r.CarriesInto(about); ok {
		row.State = Carried
		row.Text += ", into the next cycle: " + r.SayCarried(c)
	}
	return row
}

// isNearItsEnd reports whether the close of the cycle is near: its last days have begun, a meeting
// is planned for it, or something was carried already.
func (r *Record) isNearItsEnd(today Date) bool {
	if r.CarriedRows.Len() > 0 {
		return true
	}
	if until := r.FollowedUntil(); until != "" && today >= until.AddDays(-daysBeforeEnd) {
		return true
	}
	for m := range r.Meetings.All() {
		if m.Status != Cancelled && r.Disposes(m) {
			return true
		}
	}
	return false
}

// Disposes reports whether a meeting goes through what is carried or dropped.
func (r *Record) Disposes(m Meeting) bool {
	return slices.ContainsFunc(r.KindsOf(m), func(key string) bool {
		k, _ := r.Playbook().Kind(key)
		return slices.ContainsFunc(k.Items, func(it playbook.Item) bool { return slices.Contains(it.Content, contentDispositions) })
	})
}

// otherRows returns the other cycles of the file, the newest first.
func (r *Record) otherRows(today Date) []CycleRow {
	var rows []CycleRow
	for _, o := range slices.Backward(r.OtherCycles()) {
		rows = append(rows, CycleRow{Part: PartOthers, Label: o.Ref().String(), Text: r.SayCycle(o, today), About: o.Ref()})
	}
	return rows
}

// SayCycleName names a cycle where the file has several: "cycle Returns, closed".
func (*Record) SayCycleName(c Cycle) string {
	if c.ClosedAt != 0 {
		return "cycle " + c.Name + ", closed"
	}
	return "cycle " + c.Name
}

// SayCycle names a cycle of the file, its days, and whether it is closed.
func (r *Record) SayCycle(c Cycle, today Date) string {
	says := c.Name
	if c.Start != "" {
		says += fmt.Sprintf(", %s to %s", c.Start.Near(today), r.lastDayOf(c).Near(today))
	}
	if c.ClosedAt != 0 {
		says += ", closed"
	}
	return says
}
