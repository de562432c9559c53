package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Query says which things of a kind a list holds, and in which order.
type Query struct {
	Kind    Kind
	Where   []Condition
	Words   []string // each is found in what is said of a thing
	Sort    string   // the name of a column, or of a field; "" for the order of the kind
	Reverse bool
}

// Condition is a filter with the value that it is given.
type Condition struct {
	Filter
	Value Value // of a choice its Lines, of an id its Text
}

// List returns the things of a kind for which every condition of a query holds.
func (r *Record) List(q Query, today Date) []Ref {
	d := definition(q.Kind)
	if d == nil {
		return nil
	}
	var list []Ref
	for row := range d.table(r).rows() {
		if about := (Ref{q.Kind, row.row().ID}); r.meets(d, about, q, today) {
			list = append(list, about)
		}
	}
	if q.Sort == "" {
		d.inOrder(r, list)
	}
	if q.Sort != "" && q.Sort != columnID {
		slices.SortStableFunc(list, r.orderBy(d, q.Sort, today))
	}
	if q.Reverse {
		slices.Reverse(list)
	}
	return list
}

func (r *Record) meets(d AnyKind, about Ref, q Query, today Date) bool {
	for _, c := range q.Where {
		if !c.match(r, d, about.ID, c.Value, today) {
			return false
		}
	}
	return len(q.Words) == 0 || r.matchesWords(d, about, q.Words, today)
}

// matchesWords reports whether each of some words is found in a thing's id or in one of its
// fields, whatever the case.
func (r *Record) matchesWords(d AnyKind, about Ref, words []string, today Date) bool {
	var b strings.Builder
	b.WriteString(about.String())
	for _, f := range d.fields() {
		b.WriteString("\n" + d.text(r, about.ID, f.Field, today))
	}
	text := strings.ToLower(b.String())
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, strings.ToLower(word)) })
}

// All says how many things the whole list of a kind holds: "all 12", "the only one".
func All(n int) string {
	if n == 1 {
		return "the only one"
	}
	return fmt.Sprintf("all %d", n)
}

// Sorts returns the names by which the list of a kind can be sorted: its columns and
// its fields.
func (k Kind) Sorts() []string {
	var names []string
	for _, c := range k.Columns() {
		names = append(names, c.Name)
	}
	for _, f := range k.ShownFields() {
		if !slices.Contains(names, string(f.Field)) {
			names = append(names, string(f.Field))
		}
	}
	return names
}

// orderBy compares two things of a kind by a column; what says nothing there comes last.
func (r *Record) orderBy(d AnyKind, name string, today Date) func(a, b Ref) int {
	if name == columnState {
		states := d.Info().Kind.States()
		return func(a, b Ref) int {
			return cmp.Compare(slices.Index(states, d.stateOn(r, a.ID, today)), slices.Index(states, d.stateOn(r, b.ID, today)))
		}
	}
	return func(a, b Ref) int {
		return r.compareValues(d.listed(r, a.ID, Field(name)), d.listed(r, b.ID, Field(name)))
	}
}

func (r *Record) compareValues(a, b Value) int {
	switch {
	case a.IsZero() || b.IsZero():
		return cmp.Compare(boolInt(a.IsZero()), boolInt(b.IsZero()))
	case a.Person != 0:
		return cmp.Compare(nameKey(r.NameOf(a.Person)), nameKey(r.NameOf(b.Person)))
	}
	x, isX := ParseRef(a.Text)
	if y, isY := ParseRef(b.Text); isX && isY {
		return cmp.Or(cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.ID, y.ID))
	}
	return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Number, b.Number),
		cmp.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text)), slices.Compare(a.Lines, b.Lines))
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// KindNamed returns the kind that a word names: "action", "actions", "feedback".
func KindNamed(word string) (Kind, bool) {
	for _, d := range registry() {
		for _, name := range d.Info().Names() {
			if strings.EqualFold(word, name) {
				return d.Info().Kind, true
			}
		}
	}
	return "", false
}

// Names returns what the kind is called, the name of its list first.
func (info *KindSpec) Names() []string {
	_, noun, article := strings.Cut(info.Article, " ")
	if !article {
		noun = info.Article
	}
	names := []string{info.Plural, string(info.Kind), noun, string(info.Kind) + "s", noun + "s", info.Called}
	slices.Sort(names[1:])
	names = append(slices.Compact(names), info.Former...)
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// UnknownKind refuses a word that names no kind, and says which kinds there are.
func UnknownKind(word string) error {
	var plurals []string
	for _, d := range registry() {
		plurals = append(plurals, d.Info().Plural)
	}
	says := fmt.Sprintf("there is no list of %s; there are %s", Quoted(word), andList(plurals))
	if word == "" {
		says = fmt.Sprintf("say what to list: %s", orList(plurals))
	}
	return &Refusal{Reason: NotFound, Says: says}
}
