package model

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// SortInfo describes the values of one sort, whatever field has them.
type SortInfo struct {
	Several bool   // a value is a list, one thing a line
	List    bool   // a value is a list, on one line
	Rows    bool   // a field for one has several rows
	Bare    bool   // words of a line that belong to no other token can be one
	Words   bool   // any words can be one, or begin one
	Whole   bool   // what is typed into one takes its place: half of it beside half of another means nothing
	Example string // how one can be written, where that is not plain

	plain   func(r *Record, v Value) any
	show    func(r *Record, v Value, today Date) string
	filters func(f ShownFieldSpec) []Filter
}

// Info returns what there is to know of the values of a sort.
func (s Sort) Info() SortInfo { return sorts[s] }

var sorts = [...]SortInfo{
	SortLine: {Bare: true, Words: true},
	SortText: {Rows: true, Bare: true, Words: true},
	SortPerson: {Whole: true,
		plain:   func(r *Record, v Value) any { return r.NameOf(v.Person) },
		show:    func(r *Record, v Value, _ Date) string { return r.NameOf(v.Person) },
		filters: func(f ShownFieldSpec) []Filter { return []Filter{filterByPerson(f)} },
	},
	SortDate: {Whole: true, Example: "fri, +3d, eow, 2026-12-04",
		plain:   func(_ *Record, v Value) any { return v.Date },
		show:    func(_ *Record, v Value, today Date) string { return v.Date.Near(today) },
		filters: filtersByDay,
	},
	SortMinutes: {Whole: true,
		plain: func(_ *Record, v Value) any { return v.Number },
		show:  func(_ *Record, v Value, _ Date) string { return strconv.Itoa(v.Number) + " minutes" },
	},
	SortFigure: {Whole: true, Example: "3.8",
		plain: func(_ *Record, v Value) any { return json.Number(v.Text) },
	},
	SortChoice: {
		plain:   func(_ *Record, v Value) any { return plainChoice(v.Text) },
		filters: func(f ShownFieldSpec) []Filter { return []Filter{filterByChoice(f)} },
	},
	SortLines: {Several: true, Rows: true, Words: true,
		plain: func(_ *Record, v Value) any { return slices.Concat([]string{}, v.Lines) },
		show:  func(_ *Record, v Value, _ Date) string { return strings.Join(v.Lines, "; ") },
	},
	SortDays: {Several: true, Rows: true,
		plain: func(_ *Record, v Value) any { return slices.Concat([]string{}, v.Lines) },
		show: func(_ *Record, v Value, today Date) string {
			var days []string
			for _, line := range v.Lines {
				days = append(days, Date(line).Near(today))
			}
			return strings.Join(days, ", ")
		},
	},
	SortCriteria: {Several: true, Rows: true, Words: true},
	SortTasks: {Several: true, Rows: true, Bare: true, Words: true,
		plain: func(r *Record, v Value) any { return r.sayTasks(v.Tasks) },
		show:  func(r *Record, v Value, _ Date) string { return strings.Join(r.sayTasks(v.Tasks), ", ") },
	},
	SortPeriods: {Several: true, Rows: true,
		plain: func(_ *Record, v Value) any { return slices.Concat([]string{}, v.Lines) },
		show: func(_ *Record, v Value, today Date) string {
			var said []string
			for _, line := range v.Lines {
				if p, err := ParsePeriod(line); err == nil {
					said = append(said, p.Near(today))
				}
			}
			return strings.Join(said, ", ")
		},
	},
	SortThings: {Whole: true, List: true,
		plain:   func(r *Record, v Value) any { return r.sayThings(v.Lines) },
		show:    func(r *Record, v Value, _ Date) string { return strings.Join(r.sayThings(v.Lines), ", ") },
		filters: func(f ShownFieldSpec) []Filter { return []Filter{filterByThing(f)} },
	},
}

// sayThings returns things by their ids, and people by their names.
func (r *Record) sayThings(ids []string) []string {
	said := make([]string, len(ids))
	for i, id := range ids {
		said[i] = id
		if about, ok := ParseRef(id); ok && about.Kind == KindPerson {
			said[i] = r.NameOf(about.ID)
		}
	}
	return said
}

// sayTasks returns each task with who does it.
func (r *Record) sayTasks(tasks []NewTask) []string {
	said := make([]string, len(tasks))
	for i, t := range tasks {
		said[i] = t.Text + inBrackets(r.whoSays(t.Owner))
	}
	return said
}

// plainChoice returns a choice as a program reads it: yes and no as true and false, a
// figure as a number, any other as a text.
func plainChoice(text string) any {
	switch n, err := strconv.Atoi(text); {
	case text == Yes, text == No:
		return text == Yes
	case err == nil:
		return n
	}
	return text
}

// Plain returns a value of a field as a program reads it: a person by name, minutes as a
// number, several lines as a list; nil for nothing.
func (r *Record) Plain(spec FieldSpec, v Value) any {
	switch info := spec.Sort.Info(); {
	case info.plain != nil && (info.Several || info.List || !v.IsZero()):
		return info.plain(r, v)
	case v.Text != "":
		return v.Text
	}
	return nil
}

// show returns a value in words, for one line.
func (r *Record) show(spec FieldSpec, v Value, today Date) string {
	switch info := spec.Sort.Info(); {
	case v.IsZero():
		return ""
	case info.show != nil:
		return info.show(r, v, today)
	}
	return v.Text
}
