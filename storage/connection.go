package storage

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
)

const driverName = "sqlite"

const (
	sqlJournalMode = `SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'`
	sqlDeleteMode  = `SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'delete'`
	sqlSynchronous = `PRAGMA synchronous`
	sqlForeignKeys = `PRAGMA foreign_keys`

	synchronousFull  = 2
	synchronousExtra = 3

	withoutLog = "_journal_mode=DELETE"
)

// errReadsOnly says that SQLite opened the file, but not for writing.
var errReadsOnly = errors.New("the file may not be written to")

// dsn returns the data source name of a file, with how it is opened. Only with
// "file:" does SQLite see its own words among the parameters.
func dsn(path, parameters string) string {
	return (&url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: parameters}).String()
}

// writerDSN asks for a save that survives a power cut, and for a schema that
// is not trusted beyond what it is here for.
func writerDSN(path string) string {
	return dsn(path, "mode=rw&_busy_timeout=5000&_txlock=immediate&_foreign_keys=1&_journal_mode=WAL&_synchronous=FULL"+
		"&_defensive=1&_dqs=0&_error_rc=1"+
		"&_pragma=trusted_schema(0)&_pragma=recursive_triggers(1)&_pragma=cell_size_check(1)"+
		"&_pragma=cache_size(-16000)&_pragma=journal_size_limit(8388608)"+
		"&_pragma=fullfsync(1)&_pragma=checkpoint_fullfsync(1)") // macOS: to the disk, not to its cache
}

// aloneDSN returns the writer's DSN for a file on a network: no shared memory, and the
// end of a save on disk, too.
func aloneDSN(path string) string {
	return strings.NewReplacer("_journal_mode=WAL", withoutLog, "_synchronous=FULL", "_synchronous=EXTRA").Replace(writerDSN(path))
}

func readerDSN(path string, immutable bool) string {
	parameters := "mode=ro&_busy_timeout=5000&_query_only=1&_defensive=1&_dqs=0&_error_rc=1" +
		"&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)"
	if immutable {
		parameters += "&immutable=1"
	}
	return dsn(path, parameters)
}

// checkSettings reads back what the DSN set: a save that is not on disk when it says
// so is worse than none.
func (w *writer) checkSettings(ctx context.Context) error {
	readOnly := false
	err := w.conn.Raw(func(conn any) (err error) {
		readOnly, err = conn.(interface{ IsReadOnly(string) (bool, error) }).IsReadOnly("main")
		return err
	})
	if err != nil {
		return err
	}
	if readOnly {
		return errReadsOnly
	}
	type asked struct {
		statement string
		value     int64
	}
	all := []asked{{sqlJournalMode, 1}, {sqlSynchronous, synchronousFull}, {sqlForeignKeys, 1}}
	if w.exclusive {
		all = []asked{{sqlDeleteMode, 1}, {sqlSynchronous, synchronousExtra}, {sqlForeignKeys, 1}}
	}
	for _, want := range all {
		got, err := queryNumber(ctx, w.query, want.statement)
		if err != nil {
			return err
		}
		if got != want.value {
			return fmt.Errorf("%s answers %d instead of %d: changes would not be safe here", want.statement, got, want.value)
		}
	}
	return nil
}
