package model

import (
	"cmp"
	"encoding/json"
	"iter"
	"slices"
)

// Row holds the columns that every row of every table begins with.
type Row struct {
	ID      ID    `json:"id"`
	Version int64 `json:"version"` // grows by one with each change
}

// InCycle begins a row that belongs to one cycle.
type InCycle struct {
	Row
	Cycle ID `json:"cycle"`
}

func (r Row) row() Row { return r }

func (r *Row) setVersion(v int64) { r.Version = v }

// row is any flat, comparable struct that begins with a Row. Lists are tables
// of their own, so two rows are equal when == says so.
type row interface {
	comparable
	anyRow
}

// anyRow is a row of whatever table.
type anyRow interface {
	row() Row
	Parent() Ref // the thing that the row belongs to; the zero Ref for none
}

// unique is a row that is the only one of its table with its parent and what Unique
// returns, as a UNIQUE of the schema has it.
type unique interface {
	anyRow
	Unique() Ref // what it is about, besides its parent; the zero Ref for nothing else
}

// targeted is a row that leads from its parent to another thing. Such rows are found by
// either.
type targeted interface{ Target() Ref }

// Rows is one table of a record, in the order of its ids. Two records share a
// table until one of them writes to it.
type Rows[T row] struct {
	list   []T
	ids    []ID    // of the rows in list, so that finding one looks at nothing else
	places []place // sorted, so that the rows of one parent are found together
	ends   []place // the same of what rows end at, see targeted
	last   ID      // the highest id ever given out
	shared bool    // whether another record holds the same slices
}

// place is the parent of a row, and which row it is.
type place struct {
	parent Ref
	id     ID
}

func byPlace(a, b place) int {
	switch {
	case a.parent.ID != b.parent.ID:
		return cmp.Compare(a.parent.ID, b.parent.ID)
	case a.parent.Kind != b.parent.Kind:
		return cmp.Compare(a.parent.Kind, b.parent.Kind)
	}
	return cmp.Compare(a.id, b.id)
}

// Get is the row with an id.
func (t *Rows[T]) Get(id ID) (T, bool) {
	if i, ok := t.find(id); ok {
		return t.list[i], true
	}
	var none T
	return none, false
}

// All ranges over the rows in the order of their ids.
func (t *Rows[T]) All() iter.Seq[T] { return slices.Values(t.list) }

// Where is the rows for which ok holds, in the order of their ids.
func (t *Rows[T]) Where(ok func(T) bool) []T {
	var found []T
	for _, v := range t.list {
		if ok(v) {
			found = append(found, v)
		}
	}
	return found
}

// Len returns the number of rows.
func (t *Rows[T]) Len() int { return len(t.list) }

// of returns the rows of one parent, in the order of their ids.
func (t *Rows[T]) of(parent Ref) []T {
	places := t.placesOf(parent)
	found := make([]T, len(places))
	for i, p := range places {
		found[i], _ = t.Get(p.id)
	}
	return found
}

// under returns which rows one parent has, and their versions.
func (t *Rows[T]) under(parent Ref) []Row {
	places := t.placesOf(parent)
	found := make([]Row, len(places))
	for i, p := range places {
		v, _ := t.Get(p.id)
		found[i] = v.row()
	}
	return found
}

// lastOf returns the newest row of one parent.
func (t *Rows[T]) lastOf(parent Ref) (T, bool) {
	return t.lastWhere(parent, func(T) bool { return true })
}

// lastWhere returns the newest row of one parent for which ok holds.
func (t *Rows[T]) lastWhere(parent Ref, ok func(T) bool) (T, bool) {
	for _, p := range slices.Backward(t.placesOf(parent)) {
		if v, _ := t.Get(p.id); ok(v) {
			return v, true
		}
	}
	var none T
	return none, false
}

func (t *Rows[T]) placesOf(parent Ref) []place { return placesIn(t.places, parent) }

// to returns the rows that end at a thing, in the order of their ids.
func (t *Rows[T]) to(end Ref) []T {
	var found []T
	for _, p := range placesIn(t.ends, end) {
		v, _ := t.Get(p.id)
		found = append(found, v)
	}
	return found
}

func placesIn(places []place, of Ref) []place {
	from, _ := slices.BinarySearchFunc(places, place{of, 0}, byPlace)
	to := from
	for to < len(places) && places[to].parent == of {
		to++
	}
	return places[from:to]
}

func addPlace(places []place, at place) []place {
	n, _ := slices.BinarySearchFunc(places, at, byPlace)
	return slices.Insert(places, n, at)
}

func dropPlace(places []place, at place) []place {
	n, _ := slices.BinarySearchFunc(places, at, byPlace)
	return slices.Delete(places, n, n+1)
}

// endOf returns the place of a row by what it ends at; ok is false where it ends at nothing.
func endOf(row any, id ID) (at place, ok bool) {
	end, ok := row.(targeted)
	if !ok {
		return place{}, false
	}
	return place{end.Target(), id}, true
}

func (t *Rows[T]) find(id ID) (int, bool) {
	return slices.BinarySearch(t.ids, id)
}

// own makes the slices the table's own before they are written to.
func (t *Rows[T]) own() {
	if t.shared {
		t.list, t.ids, t.places, t.shared = slices.Clone(t.list), slices.Clone(t.ids), slices.Clone(t.places), false
		t.ends = slices.Clone(t.ends)
	}
}

// next gives out a number that was never given out before.
func (t *Rows[T]) next() ID {
	t.last++
	return t.last
}

// put writes a row over the one with its id, or adds it.
func (t *Rows[T]) put(v T) {
	t.own()
	id := v.row().ID
	t.last = max(t.last, id)
	i, ok := t.find(id)
	_, ends := any(v).(targeted)
	if ok && !ends && t.list[i].Parent() == v.Parent() {
		t.list[i] = v
		return
	}
	if ok { // it has another place now
		t.remove(id)
	}
	t.list = slices.Insert(t.list, i, v)
	t.ids = slices.Insert(t.ids, i, id)
	t.places = addPlace(t.places, place{v.Parent(), id})
	if at, ok := endOf(v, id); ok {
		t.ends = addPlace(t.ends, at)
	}
}

func (t *Rows[T]) remove(id ID) {
	i, ok := t.find(id)
	if !ok {
		return
	}
	t.own()
	t.places = dropPlace(t.places, place{t.list[i].Parent(), id})
	if at, ok := endOf(t.list[i], id); ok {
		t.ends = dropPlace(t.ends, at)
	}
	t.list = slices.Delete(t.list, i, i+1)
	t.ids = slices.Delete(t.ids, i, i+1)
}

// The rest of this file serves storage and undo, which use a table without
// knowing what its rows are.

// New is a pointer to an empty row, to be filled and handed to Load.
func (t *Rows[T]) New() any { return new(T) }

// Load takes a filled row from New into the table.
func (t *Rows[T]) Load(filled any) { t.put(*filled.(*T)) }

// SetLast tells the table the highest id ever given out for it.
func (t *Rows[T]) SetLast(id ID) { t.last = max(t.last, id) }

// LoadMissing takes a filled row from New into the table where it has none with that id.
func (t *Rows[T]) LoadMissing(filled any) {
	if v := *filled.(*T); t.version(v.row().ID) == 0 {
		t.put(v)
	}
}

func (t *Rows[T]) clear() { *t = Rows[T]{last: t.last} }

func (t *Rows[T]) shareWith(to Table) {
	table := *t
	table.shared = true
	*to.(*Rows[T]) = table
}

func (t *Rows[T]) share() { t.shared = true }

func (t *Rows[T]) image(id ID) any {
	if v, ok := t.Get(id); ok {
		return v
	}
	return nil
}

func (t *Rows[T]) set(row anyRow) { t.put(row.(T)) }

func (t *Rows[T]) restore(id ID, image json.RawMessage) error {
	if nothing(image) {
		t.remove(id)
		return nil
	}
	var v T
	if err := json.Unmarshal(image, &v); err != nil {
		return err
	}
	t.put(v)
	return nil
}

func (t *Rows[T]) twin(id ID) bool {
	v, _ := t.Get(id)
	one, is := any(v).(unique)
	return is && slices.ContainsFunc(t.of(v.Parent()), func(o T) bool {
		return o.row().ID != id && any(o).(unique).Unique() == one.Unique()
	})
}

func (t *Rows[T]) rows() iter.Seq[anyRow] {
	return func(yield func(anyRow) bool) {
		for _, v := range t.list {
			if !yield(v) {
				return
			}
		}
	}
}

func (t *Rows[T]) version(id ID) int64 {
	if i, ok := t.find(id); ok {
		return t.list[i].row().Version
	}
	return 0
}

func (t *Rows[T]) setVersion(id ID, version int64) {
	if i, ok := t.find(id); ok {
		t.own()
		any(&t.list[i]).(interface{ setVersion(int64) }).setVersion(version)
	}
}

// since lists the changes from an earlier state of the same table.
func (t *Rows[T]) since(name string, earlier Table) []Change {
	old := earlier.(*Rows[T])
	if identical(t.list, old.list) {
		return nil
	}
	var changes []Change
	for i, id := range old.ids {
		before := old.list[i]
		after, ok := t.Get(id)
		switch {
		case !ok:
			changes = append(changes, Change{Table: name, ID: id, Before: before})
		case before != after:
			changes = append(changes, Change{Table: name, ID: id, Before: before, After: after})
		}
	}
	for i, id := range t.ids {
		if _, ok := old.find(id); !ok {
			changes = append(changes, Change{Table: name, ID: id, After: t.list[i]})
		}
	}
	return changes
}

// identical reports whether two slices share their elements, or are both empty.
func identical[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}
