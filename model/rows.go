package model

import (
	"cmp"
	"encoding/json"
	"iter"
	"slices"
)

// Row is what every row of every table begins with.
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

// Rows is one table of a record, in the order of its ids.
type Rows[T row] struct {
	list   []T
	ids    []ID    // of the rows in list, so that finding one looks at nothing else
	places []place // sorted, so that the rows of one thing are found together
	last   ID      // the highest id ever given out
}

// place is where a row hangs, and which row it is.
type place struct {
	under Ref
	id    ID
}

func byPlace(a, b place) int {
	switch {
	case a.under.ID != b.under.ID:
		return cmp.Compare(a.under.ID, b.under.ID)
	case a.under.Kind != b.under.Kind:
		return cmp.Compare(a.under.Kind, b.under.Kind)
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

// Len is how many rows there are.
func (t *Rows[T]) Len() int { return len(t.list) }

// of is the rows that hang on one thing, in the order of their ids.
func (t *Rows[T]) of(under Ref) []T {
	places := t.placesOf(under)
	found := make([]T, len(places))
	for i, p := range places {
		found[i], _ = t.Get(p.id)
	}
	return found
}

// lastOf is the newest row that hangs on one thing.
func (t *Rows[T]) lastOf(under Ref) (T, bool) {
	return t.lastWhere(under, func(T) bool { return true })
}

// lastWhere is the newest row that hangs on one thing and for which ok holds.
func (t *Rows[T]) lastWhere(under Ref, ok func(T) bool) (T, bool) {
	for _, p := range slices.Backward(t.placesOf(under)) {
		if v, _ := t.Get(p.id); ok(v) {
			return v, true
		}
	}
	var none T
	return none, false
}

func (t *Rows[T]) placesOf(under Ref) []place {
	from, _ := slices.BinarySearchFunc(t.places, place{under, 0}, byPlace)
	to := from
	for to < len(t.places) && t.places[to].under == under {
		to++
	}
	return t.places[from:to]
}

func (t *Rows[T]) find(id ID) (int, bool) {
	return slices.BinarySearch(t.ids, id)
}

// next gives out a number that was never given out before.
func (t *Rows[T]) next() ID {
	t.last++
	return t.last
}

// put writes a row over the one with its id, or adds it.
func (t *Rows[T]) put(v T) {
	id := v.row().ID
	t.last = max(t.last, id)
	i, ok := t.find(id)
	if ok && t.list[i].Parent() == v.Parent() {
		t.list[i] = v
		return
	}
	if ok { // it hangs on something else now
		t.remove(id)
	}
	t.list = slices.Insert(t.list, i, v)
	t.ids = slices.Insert(t.ids, i, id)
	at := place{v.Parent(), id}
	n, _ := slices.BinarySearchFunc(t.places, at, byPlace)
	t.places = slices.Insert(t.places, n, at)
}

func (t *Rows[T]) remove(id ID) {
	i, ok := t.find(id)
	if !ok {
		return
	}
	n, _ := slices.BinarySearchFunc(t.places, place{t.list[i].Parent(), id}, byPlace)
	t.places = slices.Delete(t.places, n, n+1)
	t.list = slices.Delete(t.list, i, i+1)
	t.ids = slices.Delete(t.ids, i, i+1)
}

// The rest of this file is what storage and undo need of a table without
// knowing what its rows are.

// New is a pointer to an empty row, to be filled and handed to Load.
func (t *Rows[T]) New() any { return new(T) }

// Load takes a filled row from New into the table.
func (t *Rows[T]) Load(filled any) { t.put(*filled.(*T)) }

// SetLast tells the table the highest id ever given out for it.
func (t *Rows[T]) SetLast(id ID) { t.last = max(t.last, id) }

func (t *Rows[T]) copyInto(to Table) {
	*to.(*Rows[T]) = Rows[T]{list: slices.Clone(t.list), ids: slices.Clone(t.ids), places: slices.Clone(t.places), last: t.last}
}

func (t *Rows[T]) image(id ID) any {
	if v, ok := t.Get(id); ok {
		return v
	}
	return nil
}

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
		any(&t.list[i]).(interface{ setVersion(int64) }).setVersion(version)
	}
}

// since lists what differs from an earlier state of the same table.
func (t *Rows[T]) since(name string, earlier Table) []Change {
	var changes []Change
	old := earlier.(*Rows[T])
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
