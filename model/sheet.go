package model

import (
	"slices"
	"strings"
)

// Sheet is everything that the record has of one thing, for whoever reads about it
// alone. Nothing of it is private.
type Sheet struct {
	About      Ref
	Is         string // "a decision", "a concern"
	Words      string
	State      Outcome // "" for a kind whose things are only there
	Stands     string  // that, as it is said on the day
	On         Ref     // what it was raised on; zero for nothing
	Meeting    Ref     // zero for none
	Details    []Detail
	Fields     []ShownField
	RefersTo   []Ref
	ReferredBy []Ref
}

// ShownField is a field of a thing with what it says.
type ShownField struct {
	ShownFieldSpec
	Value Value
	Text  string
}

// Sheet returns everything that the record has of a thing; ok is false where there is
// no such thing.
func (r *Record) Sheet(about Ref, meeting ID, today Date) (sheet Sheet, ok bool) {
	d := definition(about.Kind)
	row, ok := r.rowOf(about).(anyRow)
	if d == nil || !ok {
		return Sheet{}, false
	}
	sheet = Sheet{
		About: about, Is: r.Describe(about), Words: r.TextOf(about), On: r.ParentOf(about), Meeting: r.MeetingOf(about),
		Details: r.Details(about, meeting, today), RefersTo: r.refersTo(about, row), ReferredBy: r.referredBy(about),
	}
	if len(about.Kind.States()) > 0 {
		sheet.State, sheet.Stands = d.stateOn(r, about.ID, today), d.sayState(r, about.ID, today)
	}
	for _, f := range d.fields() {
		sheet.Fields = append(sheet.Fields, ShownField{f, d.listed(r, about.ID, f.Field), d.text(r, about.ID, f.Field, today)})
	}
	return sheet, true
}

// Lines returns the details of a sheet and, below them, the fields that they leave out.
func (s Sheet) Lines() []Detail {
	lines := slices.Clone(s.Details)
	for _, f := range s.Fields {
		if f.Text != "" && f.Field != FieldWords && !s.shows(f) {
			lines = append(lines, Detail{Label: f.Label, Text: f.Text})
		}
	}
	return lines
}

// shows reports whether the details say a field: under its label, or all of its lines
// under other ones.
func (s Sheet) shows(f ShownField) bool {
	lines := f.Value.Lines
	if len(lines) == 0 {
		lines = []string{f.Text}
	}
	isSaid := func(text string) bool {
		return slices.ContainsFunc(s.Details, func(d Detail) bool { return d.Label == f.Label || strings.Contains(d.Text, text) })
	}
	return !slices.ContainsFunc(lines, func(text string) bool { return !isSaid(text) })
}

// untold are the tables that no sheet and no history speak of: what is private, what
// follows from the rest, and the ticking of the clock.
var untold = []string{"private_note", entryTable, clockTable, "spent", "minutes", "minutes_name"}

// refersTo returns what a thing names: what it was raised on, and its people, meetings
// and the like.
func (r *Record) refersTo(about Ref, row anyRow) []Ref {
	var list []Ref
	named := namedBy(row)
	for _, l := range r.Links.of(about) {
		named = append(named, l.Target())
	}
	for _, ref := range named {
		if ref = r.citedParent(ref); ref != about && r.Exists(ref) && !slices.Contains(list, ref) {
			list = append(list, ref)
		}
	}
	return list
}

// referredBy returns what names a thing, each once. What has no id of its own, such as
// a ruling, stands for what it is about.
func (r *Record) referredBy(about Ref) []Ref {
	var list []Ref
	for _, t := range r.Tables() {
		if slices.Contains(untold, t.Name) {
			continue
		}
		for row := range t.rows() {
			if !slices.Contains(namedBy(row), about) {
				continue
			}
			from := r.citable(Ref{Kind(t.Name), row.row().ID}, r.citedParent(row.Parent()))
			if !from.IsZero() && from != about && !slices.Contains(list, from) {
				list = append(list, from)
			}
		}
	}
	return list
}

// namedBy returns the parent of a row and what else it refers to.
func namedBy(row anyRow) []Ref {
	refs := []Ref{row.Parent()}
	if row, ok := row.(interface{ References() []Ref }); ok {
		refs = append(refs, row.References()...)
	}
	return slices.DeleteFunc(refs, Ref.IsZero)
}
