package storage_test

import (
	"bytes"
	"compress/gzip"
	"database/sql"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/test/turns"
)

// released is a file of every schema that was ever released, made by the gavel
// of its time and never touched since. A new schema adds its own.
var released = []string{"schema-1.gavel.gz", "schema-2.gavel.gz", "schema-3.gavel.gz", "schema-4.gavel.gz", "schema-5.gavel.gz", "schema-6.gavel.gz", "schema-7.gavel.gz", "schema-8.gavel.gz", "schema-9.gavel.gz", "schema-10.gavel.gz", "schema-11.gavel.gz"}

// unpacked returns a released file, as its owner would have it.
func unpacked(t *testing.T, name string) string {
	t.Helper()
	packed, err := gzip.NewReader(bytes.NewReader(mustRead(t, filepath.Join("testdata", name))))
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(packed)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "old.gavel")
	mustWrite(t, path, content)
	return path
}

// columnsOf returns the columns of every table that a file has.
func columnsOf(t *testing.T, path string) map[string]string {
	t.Helper()
	db := outsider(t, path)
	columns := map[string]string{}
	for _, table := range append([]model.NamedTable{{Name: "journal"}}, new(model.Record).Tables()...) {
		var list string
		if err := db.QueryRow(`SELECT ifnull(group_concat('"' || name || '"', ', '), '') FROM pragma_table_info(?1)`, table.Name).Scan(&list); err != nil {
			t.Fatal(err)
		}
		if list != "" { // a later schema's table
			columns[table.Name] = list
		}
	}
	return columns
}

// told returns all that a file says, in the order of tables and rows.
func told(t *testing.T, path string) string {
	t.Helper()
	return toldBy(t, path, columnsOf(t, path))
}

// toldBy returns what a file says in some of its columns.
func toldBy(t *testing.T, path string, columns map[string]string) string {
	t.Helper()
	db := outsider(t, path)
	var all strings.Builder
	for _, table := range slices.Sorted(maps.Keys(columns)) {
		rows, err := db.QueryContext(t.Context(), fmt.Sprintf("SELECT %s FROM %q ORDER BY id", columns[table], table))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&all, "%s\n%s", table, everyRow(t, rows))
	}
	return all.String()
}

func everyRow(t *testing.T, rows *sql.Rows) string {
	t.Helper()
	defer func() { _ = rows.Close() }()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for rows.Next() {
		values := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&all, "%q %v\n", columns, values)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all.String()
}

func TestAFileOfEveryReleasedSchemaSaysTheSameAfterItsUpgrade(t *testing.T) {
	for i, name := range released {
		if !turns.In(i, 1, 4) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			path := unpacked(t, name)
			columns := columnsOf(t, path)
			before := toldBy(t, path, columns)
			if !strings.Contains(before, "Ship guest checkout") {
				t.Fatal("nothing is in it")
			}
			s := open(t, path)
			mustVerify(t, s)
			if err := s.WorkIn(t.Context(), 1); err != nil { // that of the closed meeting
				t.Fatal(err)
			}
			if after := toldBy(t, path, columns); after != before {
				t.Errorf("it said\n%s\nand now says\n%s", before, after)
			}
			do(t, s, model.AddPerson{PersonName: "Eli New"})
			if closed := loaded(t, s).Meetings.Where(func(m model.Meeting) bool { return m.Status == model.Closed }); len(closed) != 1 {
				t.Errorf("%d meetings are closed", len(closed))
			}
		})
	}
}

func TestEveryReleasedSchemaIsTried(t *testing.T) {
	files, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasPrefix(file.Name(), "schema-") && !slices.Contains(released, file.Name()) {
			t.Errorf("%s is not tried", file.Name())
		}
	}
	steps, err := filepath.Glob("schema/[0-9][0-9][0-9].sql")
	if err != nil || len(steps) > len(released)+1 { // the newest is not released while it is being written
		t.Errorf("%d schemas, but %d released files (%v)", len(steps), len(released), err)
	}
}

// TestANewFieldOfASealedRowIsLeftOutWhereItIsZero holds the digests of seals to
// what they were: a field that a released schema did not know must not appear in
// the JSON of a row that was sealed without it.
func TestANewFieldOfASealedRowIsLeftOutWhereItIsZero(t *testing.T) {
	sealed := []string{"meeting", "attendance", "item", "clock", "spent", "gate", "check", "entry", "ruling", "minutes", "minutes_name", "away", "step"}
	for _, name := range released[2:] {
		known := columnsOf(t, unpacked(t, name))
		for _, table := range new(model.Record).Tables() {
			if !slices.Contains(sealed, table.Name) || known[table.Name] == "" {
				continue
			}
			for _, field := range reflect.VisibleFields(reflect.TypeOf(table.New()).Elem()) {
				tag := field.Tag.Get("json")
				column, options, _ := strings.Cut(tag, ",")
				if column == "" || column == "-" {
					continue
				}
				if !strings.Contains(known[table.Name], `"`+column+`"`) && options != "omitzero" {
					t.Errorf("%s.%s is newer than %s and has the tag json:%q: write json:\"%s,omitzero\", or every seal set before it breaks",
						table.Name, field.Name, name, tag, column)
				}
			}
		}
	}
}
