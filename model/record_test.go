package model

import (
	"reflect"
	"slices"
	"testing"
)

func TestARefIsReadAsPeopleSayIt(t *testing.T) {
	for text, want := range map[string]Ref{
		"D-12": decisionRef(12), "d12": decisionRef(12), "b-3": blockerRef(3), "C-7": checkRef(7), "M-1": meetingRef(1), "K-2": criterionRef(2), "E-1": {KindEvidence, 1},
		"": {}, "D": {}, "D-": {}, "D-0": {}, "D--1": {}, "D-1x": {}, "X-1": {}, "12": {}, "D-99999999999999999999": {}, "D-+1": {},
	} {
		if got, ok := ParseRef(text); got != want || ok == want.IsZero() {
			t.Errorf("ParseRef(%q) = %v, %v, want %v", text, got, ok, want)
		}
	}
	if got := decisionRef(12).String(); got != "D-12" || (Ref{}).String() != "" {
		t.Errorf("a decision is cited as %q", got)
	}
}

func TestRowsKeepTheirOrderAndTheirPlaces(t *testing.T) {
	var rows Rows[Decision]
	for _, d := range []Decision{{Item: 1}, {Item: 2}, {Item: 1}} {
		d.ID = rows.next()
		rows.put(d)
	}
	ids := func(list []Decision) (ids []ID) {
		for _, d := range list {
			ids = append(ids, d.ID)
		}
		return ids
	}
	moved, _ := rows.Get(1)
	moved.Item = 2
	rows.put(moved)
	if got := ids(rows.of(itemRef(2))); !slices.Equal(got, []ID{1, 2}) {
		t.Errorf("on the second item are %v", got)
	}
	rows.remove(2)
	rows.remove(99)
	rows.put(Decision{InCycle: InCycle{Row: Row{ID: 2}}, Item: 1})
	if got := ids(rows.of(itemRef(1))); !slices.Equal(got, []ID{2, 3}) {
		t.Errorf("on the first item are %v", got)
	}
	if got := ids(rows.Where(func(Decision) bool { return true })); !slices.Equal(got, []ID{1, 2, 3}) || rows.Len() != 3 {
		t.Errorf("all are %v", got)
	}
	if last, ok := rows.lastOf(itemRef(1)); !ok || last.ID != 3 {
		t.Errorf("the newest on the first item is %v", last.ID)
	}
	if _, ok := rows.lastOf(itemRef(9)); ok {
		t.Error("nothing hangs on the ninth item")
	}
	rows.remove(3)
	rows.SetLast(2)
	if next := rows.next(); next != 4 {
		t.Errorf("the next id is %d, want one that was never given out", next)
	}
}

// sound reports whether a table finds its rows where they are.
func (t *Rows[T]) sound() bool {
	var again Rows[T]
	for _, v := range t.list {
		again.put(v)
	}
	return slices.Equal(again.list, t.list) && slices.Equal(again.ids, t.ids) && slices.Equal(again.places, t.places)
}

func TestARecordIsLoadedAsItWas(t *testing.T) {
	r := liveReview(t)
	r.deferTo(r.decision("Ship it"), "2026-11-30")
	loaded := deepCopy(r.Record)
	if changes := loaded.Changes(r.Record); len(changes) != 0 {
		t.Errorf("loaded, it differs in %+v", changes)
	}
	next, _, err := Do(loaded, raise(KindItem, Ref{}, "One more"), r.now)
	if err != nil || next.Items.Len() != 2 {
		t.Errorf("going on with a loaded record: %v", err)
	}
}

// deepCopy returns a record with the same rows that shares no table with r.
func deepCopy(r *Record) *Record {
	loaded := &Record{}
	to := loaded.Tables()
	for i, table := range r.Tables() {
		load(table.Table, to[i].Table)
	}
	return loaded
}

// load fills a table with the rows of another, as storage does.
func load(from, to Table) {
	last := reflect.ValueOf(from).Elem().FieldByName("last").Int()
	for v := range from.rows() {
		filled := to.New()
		reflect.ValueOf(filled).Elem().Set(reflect.ValueOf(v))
		to.Load(filled)
	}
	to.SetLast(ID(last))
}

func TestChangesSayWhatACommandDid(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout")
	r.do(Amend{About: item, With: with(FieldNotes, "up")})
	changes := r.Changes(r.before)
	if len(changes) != 1 || changes[0].Table != "item" || changes[0].Before.(Item).Version != 1 || changes[0].After.(Item).Version != 2 {
		t.Errorf("the changes are %+v", changes)
	}
	r.do(Amend{About: item, With: with(FieldNotes, "up")})
	if changes := r.Changes(r.before); len(changes) != 0 {
		t.Errorf("saying the same again changes %+v", changes)
	}
}

func TestACommandHandsItsChangesOn(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout")
	next, done, err := Do(r.Record, Raise{Kind: KindBlocker, On: item, With: with(FieldWords, "down")}, r.now)
	if err != nil {
		t.Fatal(err)
	}
	if want := next.Changes(r.Record); !reflect.DeepEqual(done.Changes, want) || len(want) == 0 {
		t.Errorf("the changes are %+v, want %+v", done.Changes, want)
	}
}

func TestARecordStaysWhenTheNextIsMade(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout")
	before, untouched := r.Record, deepCopy(r.Record)
	for _, c := range []Command{
		Raise{Kind: KindItem, With: with(FieldWords, "One more")},
		Amend{About: item, With: with(FieldNotes, "up")},
		AddPerson{PersonName: "Lea Novak"},
	} {
		if _, _, err := Do(before, c, r.now); err != nil {
			t.Fatal(err)
		}
		if changes := before.Changes(untouched); len(changes) > 0 {
			t.Errorf("%s changed the record that it was given: %+v", c.Name(), changes)
		}
	}
}

func TestACommandCopiesOnlyTheTablesThatItWrites(t *testing.T) {
	r := liveReview(t)
	r.item("Guest checkout")
	next, _, err := Do(r.Record, AddPerson{PersonName: "Lea Novak"}, r.now)
	if err != nil {
		t.Fatal(err)
	}
	if !identical(next.Items.list, r.Items.list) || identical(next.People.list, r.People.list) {
		t.Error("items should be shared and people copied")
	}
}

func TestEveryTableIsThere(t *testing.T) {
	r := &Record{}
	for _, table := range r.Tables() {
		if r.table(table.Name) != table.Table {
			t.Errorf("%s is not found by its name", table.Name)
		}
		if own := r.tableOf(Kind(table.Name)); own != nil && own != table.Table {
			t.Errorf("things of kind %s are looked for in another table", table.Name)
		}
	}
	for _, kind := range Kinds() {
		if r.tableOf(kind) == nil {
			t.Errorf("%s is cited by an id, but has no table", kind)
		}
	}
	if r.table("gossip") != nil {
		t.Error("there is no table of gossip")
	}
}

func TestEveryFieldIsSpecified(t *testing.T) {
	for field, spec := range specs {
		if spec.Field != field || spec.Label == "" || spec.Prompt == "" || (spec.Sort == SortChoice) != (len(spec.Choices) > 0) {
			t.Errorf("%s is specified as %+v", field, spec)
		}
	}
	for _, k := range Kinds() {
		for _, o := range Outcomes(k) {
			for _, q := range o.Requires {
				if _, ok := SpecOf(q.Field); !ok {
					t.Errorf("%s of a %s asks for %q, which nobody knows", o.Verb, o.Kind, q.Field)
				}
			}
		}
	}
	if spec, _ := SpecOf(FieldOwner); spec.Token() != "@" || specs[FieldWords].Token() != "" || specs[FieldWhy].Token() != "why:" {
		t.Error("the capture line writes @name, words, why:")
	}
}
