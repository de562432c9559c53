//go:build !windows

package cli

import (
	"database/sql"
	"path/filepath"
	"testing"
)

// While another program holds the file: Enter again is no second act, the next line
// waits its turn, and keys of the Linux console type no letters.
func TestWhatIsTypedWhileTheFileIsHeldIsDoneOnce(t *testing.T) {
	x, folder := inTerminal(t, 100, 30, "demo", "--db", "held.db")
	x.See("2 open before close")
	db, err := sql.Open("sqlite", "file:"+filepath.Join(folder, "held.db")+"?_busy_timeout=5000&_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	decisions := func(like string) (n int) {
		t.Helper()
		if err := db.QueryRowContext(t.Context(), "SELECT count(*) FROM decision WHERE statement LIKE ?1", like).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	lock, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	x.Type(":d Impatient @ana crit:\"a\"\r\r\r")
	x.See(`being saved: d Impatient @ana crit:"a"`)
	x.Type(":d Sec\x1b[[A")
	x.See("› d Sec")
	x.Type("ond @ana crit:\"b\"\r\r")
	x.See("(and 1 behind it)")
	if err := lock.Rollback(); err != nil {
		t.Fatal(err)
	}
	x.See("raised on I-13: Second")
	if impatient, second := decisions("Impatient"), decisions("Second"); impatient != 1 || second != 1 {
		t.Errorf("there are %d of the first and %d of the second, want one of each", impatient, second)
	}
}
