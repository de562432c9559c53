package model

import "cmp"

// This file shows a row by its kind: in its details and in a list.

// Columns returns the headings of the list of a kind.
func (k Kind) Columns() []string {
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

// columns returns the headings of the kind's list: the fields that say so, between
// the words and how a row stands.
func (k *KindOf[T]) columns() []string {
	list := []string{"id", string(k.Kind)}
	for _, f := range k.Fields {
		if f.Column {
			list = append(list, f.label())
		}
	}
	return append(list, "state")
}

func (k *KindOf[T]) cells(r *Record, id ID, today Date) []string {
	row, ok := k.rows(r).Get(id)
	if !ok {
		return nil
	}
	list := []string{k.ref(id).String(), k.value(r, id, FieldWords).Text}
	for _, f := range k.Fields {
		switch {
		case !f.Column:
		case f.Field == FieldOwner && f.Show == nil:
			list = append(list, r.whoSays(k.owner(r, id)))
		default:
			list = append(list, f.text(r, row, today))
		}
	}
	return append(list, string(k.state(r, id)))
}

func (f KindField[T]) label() string { return cmp.Or(f.Label, specs[f.Field].Label) }

// text returns what a row has in the field, in words.
func (f KindField[T]) text(r *Record, row T, today Date) string {
	if f.Show != nil {
		return f.Show(r, row, today)
	}
	return r.show(specs[f.Field], f.Get(r, &row), today)
}
