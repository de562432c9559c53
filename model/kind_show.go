package model

import (
	"cmp"
	"slices"
	"strings"
)

// This file shows a row by its kind: in its details and in a list.

// Column is one column of the list of a kind.
type Column struct {
	Name  string // as --sort and scripts say it: "id", "words", "state", else the field's
	Label string // as its heading says it
}

// The columns that are no field of a kind.
const (
	columnID    = "id"
	columnState = "state"
)

// ShownFieldSpec describes a field of a kind that can be read.
type ShownFieldSpec struct {
	FieldSpec      // its Field is its name; the Label is the kind's own word for it
	Column    bool // whether the list of the kind shows it
}

// ShownFields returns the fields of a kind that can be read, in order.
func (k Kind) ShownFields() []ShownFieldSpec {
	if d := definition(k); d != nil {
		return d.fields()
	}
	return nil
}

// Takes reports whether a field of a thing of a kind can be said.
func (k Kind) Takes(f Field) bool {
	d := definition(k)
	return d != nil && d.accepts(f)
}

// ShownValue returns one field of a thing, as its list shows it: the owner of a decision
// is who decides it.
func (r *Record) ShownValue(about Ref, f Field) Value {
	if d := definition(about.Kind); d != nil {
		return d.listed(r, about.ID, f)
	}
	return Value{}
}

// ShownText returns one field of a thing in words, as its list shows it.
func (r *Record) ShownText(about Ref, f Field, today Date) string {
	if d := definition(about.Kind); d != nil {
		return d.text(r, about.ID, f, today)
	}
	return ""
}

// ShownState returns how a thing stands, as its list shows it: an item to decide as its
// decisions do.
func (r *Record) ShownState(about Ref) Outcome {
	if d := definition(about.Kind); d != nil {
		return d.shownState(r, about.ID)
	}
	return Open
}

// StateOn returns how a thing stands on a day, as its list shows it and as filters find it: a risk
// whose acceptance is over is open.
func (r *Record) StateOn(about Ref, today Date) Outcome {
	if d := definition(about.Kind); d != nil {
		return d.stateOn(r, about.ID, today)
	}
	return Open
}

// SayState says on a day how a thing stands, for a person: its state, or what came of that by
// the day.
func (r *Record) SayState(about Ref, today Date) string {
	if d := definition(about.Kind); d != nil {
		return d.sayState(r, about.ID, today)
	}
	return string(Open)
}

// Columns returns the columns of the list of a kind.
func (k Kind) Columns() []Column {
	if d := definition(k); d != nil {
		return d.columns()
	}
	return nil
}

// Cells returns a thing as a row of the list of its kind, under Columns.
func (r *Record) Cells(about Ref, today Date) []string {
	if d := definition(about.Kind); d != nil {
		return d.cells(r, about.ID, today)
	}
	return nil
}

func (k *KindOf[T]) details(r *Record, id, meeting ID, today Date) details {
	row, ok := k.rows(r).Get(id)
	switch {
	case !ok:
		return nil
	case k.Details != nil:
		return k.Details(r, row, meeting, today)
	}
	return k.fieldDetails(r, row, today)
}

// fieldDetails returns one line for each field of a row but its words.
func (k *KindOf[T]) fieldDetails(r *Record, row T, today Date) details {
	var list details
	for _, f := range k.Fields {
		if f.Field != FieldWords && f.Get != nil {
			list.add(f.label(), cmp.Or(f.text(r, row, today), f.Empty))
		}
	}
	return list
}

func (k *KindOf[T]) fields() []ShownFieldSpec {
	var list []ShownFieldSpec
	for _, f := range k.Fields {
		if f.Get == nil {
			continue
		}
		list = append(list, ShownFieldSpec{f.spec(), f.Column})
	}
	return list
}

// columns returns the columns of the kind's list: the fields that say so, between
// the words and how a row stands.
func (k *KindOf[T]) columns() []Column {
	list := []Column{{columnID, columnID}, {string(FieldWords), string(k.Kind)}}
	for _, f := range k.listedFields() {
		list = append(list, Column{string(f.name()), f.label()})
	}
	if len(k.Kind.States()) > 0 {
		list = append(list, Column{columnState, columnState})
	}
	return list
}

// listedFields returns the fields that the kind's list shows. In a register owner and day come
// last, behind what is its own.
func (k *KindOf[T]) listedFields() []KindField[T] {
	list := slices.DeleteFunc(slices.Clone(k.Fields), func(f KindField[T]) bool { return !f.Column || f.Get == nil })
	if !k.Register {
		return list
	}
	last := func(f KindField[T]) int { return slices.Index([]Field{FieldOwner, FieldDue}, f.Field) }
	slices.SortStableFunc(list, func(a, b KindField[T]) int { return last(a) - last(b) })
	return list
}

func (k *KindOf[T]) cells(r *Record, id ID, today Date) []string {
	row, ok := k.rows(r).Get(id)
	if !ok {
		return nil
	}
	list := []string{k.ref(id).String(), k.value(r, id, FieldWords).Text}
	for _, f := range k.listedFields() {
		list = append(list, k.cell(r, id, f, row, today))
	}
	if len(k.Kind.States()) > 0 {
		list = append(list, k.sayState(r, id, today))
	}
	return list
}

// cell returns a field of a row as the list shows it: nobody is no name there.
func (k *KindOf[T]) cell(r *Record, id ID, f KindField[T], row T, today Date) string {
	switch {
	case f.Show != nil:
		return f.text(r, row, today)
	case f.Field == FieldOwner:
		return r.whoSays(k.owner(r, id))
	}
	return r.show(f.spec(), f.Get(r, &row), today)
}

func (k *KindOf[T]) text(r *Record, id ID, field Field, today Date) string {
	row, ok := k.rows(r).Get(id)
	for _, f := range k.Fields {
		if ok && f.name() == field && f.Get != nil {
			return k.cell(r, id, f, row, today)
		}
	}
	return ""
}

// inOrder brings things of the kind, which stand by their ids, into the kind's own order.
func (k *KindOf[T]) inOrder(r *Record, list []Ref) {
	if k.Order == nil {
		return
	}
	compare := k.Order(r)
	slices.SortStableFunc(list, func(a, b Ref) int {
		x, _ := k.rows(r).Get(a.ID)
		y, _ := k.rows(r).Get(b.ID)
		return compare(x, y)
	})
}

func (k *KindOf[T]) listed(r *Record, id ID, field Field) Value {
	if field == FieldOwner && k.Owner != nil {
		return Who(k.owner(r, id))
	}
	row, ok := k.rows(r).Get(id)
	for _, f := range k.Fields {
		if ok && f.name() == field && f.Get != nil {
			return f.Get(r, &row)
		}
	}
	return Value{}
}

// spec returns the field's Spec under the kind's own name and label for it.
func (f KindField[T]) spec() FieldSpec {
	spec, ok := specs[f.Field]
	if !ok || f.Own {
		spec = FieldSpec{Sort: f.Sort, Choices: f.Choices}
	}
	spec.Of = f.Of
	spec.Field, spec.Label = f.name(), f.label()
	return spec
}

func (f KindField[T]) label() string { return cmp.Or(f.Label, specs[f.Field].Label) }

// name returns what lists and scripts call the field: a computed one that has no Field
// is called as its label.
func (f KindField[T]) name() Field {
	return cmp.Or(f.Name, f.Field, Field(strings.ReplaceAll(f.Label, " ", "_")))
}

// text returns what a row has in the field, in words.
func (f KindField[T]) text(r *Record, row T, today Date) string {
	if f.Show != nil {
		return f.Show(r, row, today)
	}
	return r.show(f.spec(), f.Get(r, &row), today)
}
