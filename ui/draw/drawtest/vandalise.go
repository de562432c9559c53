package drawtest

import (
	"context"
	"database/sql"
	"slices"
	"testing"
)

// Vandalise puts a text behind every free text in a file, without the locks, and
// says how many columns took it. The driver has to be there, as with storage it is.
func Vandalise(t testing.TB, path, text string) (changed int) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	column := columnOf(t, db)
	for _, trigger := range column("SELECT name FROM sqlite_master WHERE type = 'trigger'") {
		if _, err := db.Exec(`DROP TRIGGER "` + trigger + `"`); err != nil {
			t.Fatal(err)
		}
	}
	keep := []string{"uid", "zone", "computed", "duplicate_of", "key", "value", "instance", "changes", "place", "host"}
	for _, table := range column("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('meta', 'seal') AND name NOT LIKE 'sqlite%'") {
		for _, c := range column("SELECT name FROM pragma_table_info(?1) WHERE type = 'TEXT'", table) {
			if slices.Contains(keep, c) {
				continue
			}
			// A column that takes a few words only refuses the rest; so it should.
			if _, err := db.Exec(`UPDATE "`+table+`" SET "`+c+`" = "`+c+`" || ?1`, " "+text); err == nil {
				changed++
			}
		}
	}
	return changed
}

// columnOf answers with the first column of a query.
func columnOf(t testing.TB, db *sql.DB) func(query string, args ...any) []string {
	return func(query string, args ...any) (list []string) {
		t.Helper()
		rows, err := db.QueryContext(context.Background(), query, args...)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var name string
			if err := rows.Scan(&name); err != nil {
				t.Fatal(err)
			}
			list = append(list, name)
		}
		return list
	}
}
