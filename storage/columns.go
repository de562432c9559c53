package storage

import (
	"fmt"
	"reflect"
	"strings"
	"sync"

	"gavel/model"
)

// This file maps the flat rows of the model to columns: a field's json tag is
// its column's name, so that the file, the journal and the code say the same.

// table describes how the rows of one table of the record lie in the file.
type table struct {
	name    string
	columns []column
	newRow  func() any // returns a pointer to an empty row

	scope      model.Scope
	keepsLines bool // whether its rows keep numbers of journal lines

	load, insert, update, remove, cycleOf string // statements; ?1 of the last three is the id
	series                                string // the statement that reads a series; "" where the rows form none
	window                                string // the statement that loads the newest rows of each series; load where the rows form none
	byID                                  string // the statement that reads one row
	carried                               string // the statement that loads what was carried into a cycle; "" for rows that belong to none
	others                                string // the statement that reads every row but one
}

// column is one field of a row.
type column struct {
	name  string
	field []int
	kind  columnKind
}

// columnKind says how a field's value becomes a column's.
type columnKind int

const (
	plainNumber columnKind = iota
	plainText
	truth           // bool ↔ 0 and 1
	numberOrNothing // a reference or an instant: 0 ↔ NULL
	textOrNothing   // a day or a kind: "" ↔ NULL
)

// tables is every table of a record by its name. It never changes.
var tables = sync.OnceValue(func() map[string]*table {
	all := make(map[string]*table)
	for _, t := range new(model.Record).Tables() {
		info, parent := model.Kind(t.Name).Info(), ""
		if !info.Series.IsZero() {
			parent = string(info.Parents[0])
		}
		all[t.Name] = newTable(t, info.Series, parent)
	}
	return all
})

// newTable maps a table; parent is the table of what its series are of, "" where its rows
// form none.
func newTable(of model.NamedTable, series model.Series, parent string) *table {
	name, scope := of.Name, of.Scope()
	t := &table{name: name, scope: scope, newRow: of.New}
	for _, field := range reflect.VisibleFields(reflect.TypeOf(of.New()).Elem()) {
		// A field may be left out of the journal where it is zero, so that rows
		// sealed before it was there keep their bytes: json:"name,omitzero".
		// One that is no part of the journal at all says column:"name".
		tag, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if tag == "-" {
			tag = field.Tag.Get("column")
			t.keepsLines = t.keepsLines || tag != ""
		}
		if tag != "" {
			t.columns = append(t.columns, column{tag, field.Index, kindOf(tag, field.Type)})
		}
	}
	var names, marks, sets []string
	for i, c := range t.columns {
		quoted, mark := quote(c.name), fmt.Sprintf("?%d", i+1)
		names, marks = append(names, quoted), append(marks, mark)
		sets = append(sets, quoted+" = "+mark)
	}
	list := strings.Join(names, ", ")
	t.load = fmt.Sprintf(`SELECT %s FROM %s%s ORDER BY id`, list, quote(name), inScope[scope])
	t.window, t.byID = t.load, fmt.Sprintf(`SELECT %s FROM %s WHERE id = ?1`, list, quote(name))
	if scope == model.InOneCycle {
		var found []string
		for _, n := range names {
			found = append(found, "found."+n)
		}
		t.carried = fmt.Sprintf(`SELECT %s FROM member CROSS JOIN %s AS found ON found.id = member.thing WHERE member.cycle = ?1 AND member.kind = '%s' ORDER BY member.thing`,
			strings.Join(found, ", "), quote(name), name)
	}
	t.others = fmt.Sprintf(`SELECT %s FROM %s WHERE id <> ?1 ORDER BY id`, list, quote(name))
	t.cycleOf = fmt.Sprintf(`SELECT %s FROM %s WHERE id = ?1`, strings.ReplaceAll(cycleIn[scope], "NAME", name), quote(name))
	t.insert = fmt.Sprintf(`INSERT INTO %s (%s) VALUES (%s)`, quote(name), list, strings.Join(marks, ", "))
	t.update = fmt.Sprintf(`UPDATE %s SET %s WHERE id = ?1`, quote(name), strings.Join(sets[1:], ", "))
	t.remove = fmt.Sprintf(`DELETE FROM %s WHERE id = ?1`, quote(name))
	if !series.IsZero() {
		day := quote(series.Day)
		t.series = fmt.Sprintf(`SELECT %s FROM %s WHERE %s = ?1 AND %s BETWEEN ?2 AND ?3 ORDER BY %s, id`, list, quote(name), quote(series.Parent), day, day)
		t.window = windowOf(t, series, parent)
	}
	return t
}

// inScope chooses the rows of a table that the record of the cycle ?1 holds, beside those that
// were carried into it. cycleIn is SQL for the cycle that a row of the table NAME is of, the last
// one that it was carried into, with 0 for none.
var (
	inScope = map[model.Scope]string{model.InOneCycle: ` WHERE cycle = ?1`, model.TheCycleRow: ` WHERE id = ?1`, model.InNoCycle: ``}
	cycleIn = map[model.Scope]string{model.InOneCycle: `max(cycle, ifnull((SELECT max(member.cycle) FROM member WHERE member.kind = 'NAME' AND member.thing = ?1), 0))`, model.TheCycleRow: `id`, model.InNoCycle: `0`}
)

func quote(name string) string { return `"` + name + `"` }

func kindOf(name string, t reflect.Type) columnKind {
	switch {
	case name == "id":
		return plainNumber
	case t == reflect.TypeFor[model.ID](), t == reflect.TypeFor[model.Instant]():
		return numberOrNothing
	case t == reflect.TypeFor[model.Date](), t == reflect.TypeFor[model.Kind]():
		return textOrNothing
	case t.Kind() == reflect.Bool:
		return truth
	case t.Kind() == reflect.String:
		return plainText
	case t.Kind() == reflect.Int64:
		return plainNumber
	}
	panic(fmt.Sprintf("storage: no column holds the field %s of type %s", name, t))
}

// values returns a row of the model as the arguments of insert and update.
func (t *table) values(row any) []any {
	from := reflect.ValueOf(row)
	args := make([]any, len(t.columns))
	for i, c := range t.columns {
		value := from.FieldByIndex(c.field)
		switch {
		case c.kind >= numberOrNothing && value.IsZero():
			args[i] = nil
		case c.kind == truth:
			args[i] = value.Bool()
		case value.Kind() == reflect.String:
			args[i] = value.String()
		default:
			args[i] = value.Int()
		}
	}
	return args
}

// fill sets the fields of a row from the cells of its columns. Text is cleaned
// again: another program may have put in what a terminal must never see.
func (t *table) fill(row any, cells []cell) {
	t.fillWith(row, cells, func(text string) string { return model.Clean(text, true) })
}

func (t *table) fillWith(row any, cells []cell, text func(string) string) {
	to := reflect.ValueOf(row).Elem()
	for i, c := range t.columns {
		field := to.FieldByIndex(c.field)
		switch field.Kind() {
		case reflect.Bool:
			field.SetBool(cells[i].number != 0)
		case reflect.String:
			field.SetString(text(cells[i].text))
		default:
			field.SetInt(cells[i].number)
		}
	}
}

// clean makes every text of a row safe to draw.
func (t *table) clean(row any) {
	to := reflect.ValueOf(row).Elem()
	for _, c := range t.columns {
		if field := to.FieldByIndex(c.field); field.Kind() == reflect.String {
			field.SetString(model.Clean(field.String(), true))
		}
	}
}

// cell is one value as SQLite hands it over. NULL is its zero value.
type cell struct {
	number int64
	text   string
}

// Scan implements sql.Scanner for what STRICT columns of INTEGER and TEXT hold.
func (c *cell) Scan(value any) error {
	*c = cell{}
	switch v := value.(type) {
	case nil:
	case int64:
		c.number = v
	case string:
		c.text = v
	default:
		return fmt.Errorf("a %T is in a column of numbers or text", value)
	}
	return nil
}
