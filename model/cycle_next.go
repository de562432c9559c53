package model

import (
	"cmp"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// This file holds how a cycle begins from the one before: what was carried belongs to both,
// by rows that say so, and is never copied.

// Member says that a row of an earlier cycle belongs to this one, too.
type Member struct {
	InCycle
	Kind  Kind `json:"kind"` // of the table, also of what has no id that people cite
	Thing ID   `json:"thing"`
}

// Parent returns nothing.
func (Member) Parent() Ref { return Ref{} }

// memberTable and carriedTable are the tables that say what belongs to which cycle.
const (
	memberTable  = "member"
	carriedTable = "carried"
)

// cycleID returns the id of the cycle that a row was recorded in.
func (c InCycle) cycleID() ID { return c.Cycle }

// isCarriedOver reports whether a row was recorded in an earlier cycle, and carried into this
// one.
func (r *Record) isCarriedOver(row anyRow) bool {
	c, _ := r.Cycle()
	in, ok := row.(interface{ cycleID() ID })
	return ok && in.cycleID() != c.ID
}

// SetOtherCycles tells the record of the other cycles of its file.
func (r *Record) SetOtherCycles(others []Cycle) { r.others = others }

// OtherCycles returns the other cycles of the file, the oldest first.
func (r *Record) OtherCycles() []Cycle { return slices.Clone(r.others) }

// PreviousCycle returns the cycle from which this one began; ok is false for none.
func (r *Record) PreviousCycle() (before Cycle, ok bool) {
	c, _ := r.Cycle()
	i := slices.IndexFunc(r.others, func(o Cycle) bool { return o.ID == c.Follows && o.ID != 0 })
	if i < 0 {
		return Cycle{}, false
	}
	return r.others[i], true
}

// Following returns a record for a new cycle to begin with: what belongs to no cycle and,
// where this cycle is closed and no other follows it yet, what was carried out of it.
func (r *Record) Following() *Record {
	c, ok := r.Cycle()
	if !ok {
		return r
	}
	next := r.WithoutCycle()
	followed := slices.ContainsFunc(r.others, func(o Cycle) bool { return o.Follows == c.ID })
	if c.ClosedAt == 0 || followed {
		return next
	}
	next.before = r
	for _, about := range r.goingOn() {
		next.table(string(about.Kind)).set(r.rowOf(about).(anyRow))
	}
	return next
}

// goingOn returns the rows that go on in the next cycle: what was carried, what hangs on it,
// and the lessons, in the order in which they are found.
func (r *Record) goingOn() []Ref {
	var list []Ref
	seen := make(map[Ref]bool)
	var add func(about Ref)
	add = func(about Ref) {
		if seen[about] || about.IsZero() || r.rowOf(about) == nil {
			return
		}
		seen[about] = true
		list = append(list, about)
		for _, t := range r.Tables() {
			if t.Scope() != InOneCycle || t.Name == carriedTable || t.Name == entryTable || t.Name == string(kindLink) || t.Name == string(KindReading) {
				continue
			}
			for _, row := range t.under(about) {
				add(Ref{Kind(t.Name), row.ID})
			}
		}
		for _, l := range r.Links.to(about) {
			if l.Word == LinkIn || l.Word == LinkFrom || l.Word == LinkInto || l.FromKind == KindScope {
				add(l.Parent()) // a state goes with its journey, a scope change with its decision
			}
		}
	}
	for c := range r.CarriedRows.All() {
		if r.isUnsettled(c.About()) {
			add(c.About())
		}
	}
	for l := range rowsOf[Lesson](r, KindLesson).All() {
		if r.State(l.Ref()) != Retired {
			add(l.Ref())
		}
	}
	for a := range r.Artefacts.All() {
		if slices.ContainsFunc(list, func(about Ref) bool {
			d, ok := r.Decisions.Get(about.ID)
			return ok && about.Kind == KindDecision && d.Artefact == a.Name
		}) {
			add(Ref{artefactTable, a.ID})
		}
	}
	for l := range r.Links.All() {
		if seen[l.Parent()] && seen[l.Target()] {
			add(Ref{kindLink, l.ID})
		}
	}
	return list
}

// takeOver has a new cycle take what was carried, and what the cycle before offers.
func (r *Record) takeOver(begun Cycle, given NewCycle) Cycle {
	before := r.before
	if before == nil {
		return begun
	}
	r.before = nil
	for _, t := range r.Tables() {
		if t.Scope() != InOneCycle {
			continue
		}
		for row := range t.rows() {
			if in, ok := row.(interface{ cycleID() ID }); ok && in.cycleID() != begun.ID {
				r.Members.put(Member{InCycle: start(r, &r.Members), Kind: Kind(t.Name), Thing: row.row().ID})
			}
		}
	}
	c, _ := before.Cycle()
	begun.Follows = c.ID
	begun.Filter, begun.Promise, begun.PromiseOwner = c.Filter, c.Promise, r.activeOrNone(r.successorOf(c.PromiseOwner))
	begun.ReviewEvery, begun.ReviewDay, begun.ReviewTime, begun.ReviewMinutes = c.ReviewEvery, c.ReviewDay, c.ReviewTime, c.ReviewMinutes
	begun.ReviewFacilitator, begun.Risk, begun.MeasuredBy = r.activeOrNone(r.successorOf(c.ReviewFacilitator)), c.Risk, c.MeasuredBy
	begun.Workdays, begun.DaysOff, begun.Sprints, begun.SprintDays = c.Workdays, c.DaysOff, c.Sprints, c.SprintDays
	begun.Series = cmp.Or(given.Series, c.Series, begun.Series)
	for f := range before.FunctionRows.All() {
		r.FunctionRows.put(Function{InCycle: start(r, &r.FunctionRows), Position: f.Position, Name: f.Name, Lead: r.activeOrNone(r.successorOf(f.Lead))})
	}
	return begun
}

// offeredBaselines says how the metrics that were carried begin where they were read last in
// the cycle before; "" where none was read, or each begins there already.
func (r *Record) offeredBaselines(before *Record) string {
	var lines []string
	for _, m := range r.activeMetrics() {
		if last, ok := before.LastReading(m); ok && last.Value != m.Base {
			lines = append(lines, fmt.Sprintf("set %s base:%s since:%s", m.Ref(), last.Value, last.Day))
		}
	}
	if len(lines) == 0 {
		return ""
	}
	return "; to begin from the last reading: " + strings.Join(lines, ", ")
}

// TakeBack brings a row of the record of a closed cycle, whose last line in the journal is
// closed, back to how it was before a later cycle changed it. What belongs to no cycle stays as
// it is, and so does what is not there.
func (r *Record) TakeBack(image Image, closed int64) error {
	t := r.table(image.Table)
	if t == nil || t.Scope() != InOneCycle || nothing(image.Before) {
		return nil
	}
	var in InCycle
	if err := json.Unmarshal(image.Before, &in); err != nil {
		return err
	}
	if c, _ := r.Cycle(); in.Cycle != c.ID && t.version(image.ID) == 0 {
		return nil
	}
	was := t.image(image.ID)
	if err := t.restore(image.ID, image.Before); err != nil || was == nil {
		return err
	}
	t.set(withLinesOf(t.image(image.ID), was, closed))
	return nil
}

// withLinesOf returns a row with the numbers of journal lines of another state of it, which are
// no part of its image, as far as they are not later than a line.
func withLinesOf(row, other any, last int64) anyRow {
	to := reflect.New(reflect.TypeOf(row)).Elem()
	to.Set(reflect.ValueOf(row))
	for _, f := range reflect.VisibleFields(to.Type()) {
		if f.Tag.Get("json") != "-" || f.Type.Kind() != reflect.Int64 {
			continue
		}
		if line := reflect.ValueOf(other).FieldByIndex(f.Index).Int(); line <= last {
			to.FieldByIndex(f.Index).SetInt(line)
		}
	}
	return to.Interface().(anyRow)
}
