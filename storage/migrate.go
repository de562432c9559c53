package storage

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"sync"
)

//go:embed schema/*.sql
var schemaFiles embed.FS

const (
	sqlVersion    = `PRAGMA user_version`
	sqlMinReader  = `SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'min_reader'`
	sqlDangling   = `SELECT count(*) FROM pragma_foreign_key_check`
	sqlCopy       = `VACUUM INTO ?1`
	sqlQuickCheck = `SELECT count(*) FROM pragma_quick_check WHERE quick_check <> 'ok'`
)

// addedSteps are the steps that AddStep has added.
var addedSteps []string

// AddStep adds a step to the schema, behind those of schema/: it makes the table of a
// kind that is registered beside gavel's own. It is called before any file is opened,
// as model.Register is before any record is made.
func AddStep(sql string) { addedSteps = append(addedSteps, sql) }

// schemaSteps returns the steps that turn a file into what this program writes, version by
// version: step 0 makes version 1 of an empty file. A step is the files of
// schema/ that begin with its number.
var schemaSteps = sync.OnceValue(func() []string {
	entries, err := schemaFiles.ReadDir("schema")
	if err != nil {
		panic(err) // the files are part of the program
	}
	var steps []string
	for _, entry := range entries {
		text, err := schemaFiles.ReadFile(path.Join("schema", entry.Name()))
		if err != nil {
			panic(err)
		}
		if isStep(entry.Name(), len(steps)) {
			steps[len(steps)-1] += string(text)
		} else {
			steps = append(steps, string(text))
		}
	}
	return append(steps, addedSteps...)
})

// isStep reports whether a file of schema/ begins with a number.
func isStep(file string, number int) bool { return file[:3] == fmt.Sprintf("%03d", number) }

// migrate takes the file to the last step, all steps in one transaction. The
// version is read in it: of two programs that come to upgrade, one does.
//
// Foreign keys are off meanwhile, because a step that rebuilds a table would
// count as deleting its rows, and because a file in which something refers to
// nothing already must still be upgraded. No step may add to what does. then is
// what remains to be done with the upgraded file, in the same transaction.
func (w *writer) migrate(ctx context.Context, steps []string, then func() error) (err error) {
	if _, err := w.conn.ExecContext(ctx, sqlForeignKeysOff); err != nil {
		return err
	}
	defer func() {
		_, on := w.conn.ExecContext(context.WithoutCancel(ctx), sqlForeignKeysOn)
		err = errors.Join(err, on)
	}()
	return w.transact(ctx, func() error {
		version, err := queryNumber(ctx, w.query, sqlVersion)
		if err != nil || version >= int64(len(steps)) {
			return err
		}
		before, err := queryNumber(ctx, w.query, sqlDangling)
		if err != nil {
			return err
		}
		if err := w.runSteps(ctx, steps, int(version)); err != nil {
			return err
		}
		stamp := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, len(steps))
		if _, err := w.conn.ExecContext(ctx, stamp); err != nil {
			return err
		}
		after, err := queryNumber(ctx, w.query, sqlDangling)
		if err == nil && after > before {
			err = fmt.Errorf("after the upgrade %d more rows would refer to nothing", after-before)
		}
		if err != nil || version == 0 {
			return err
		}
		return then()
	})
}

// runSteps runs the steps from a version on, and lays the lock anew.
func (w *writer) runSteps(ctx context.Context, steps []string, version int) error {
	for i := version; i < len(steps); i++ {
		if i >= lockedBySteps {
			if err := w.liftLock(ctx); err != nil {
				return err
			}
		}
		if _, err := w.conn.ExecContext(ctx, steps[i]); err != nil {
			return fmt.Errorf("schema step %d: %w", i+1, err)
		}
	}
	if len(steps) <= lockedBySteps {
		return nil
	}
	return w.layLock(ctx)
}

// upgrade migrates a file in use, after it has put a copy of it aside, as
// NAME.vVERSION.bak.
func (w *writer) upgrade(ctx context.Context, file string, steps []string, then func() error) error {
	version, err := queryNumber(ctx, w.query, sqlVersion)
	if err != nil || version >= int64(len(steps)) {
		return err
	}
	if err := w.copyAside(ctx, fmt.Sprintf("%s.v%d.bak", file, version), version); err != nil {
		return fmt.Errorf("copy before the upgrade: %w", err)
	}
	return w.migrate(ctx, steps, then)
}

// copyAside writes a whole copy of the file and looks whether it is one. Where
// another program has upgraded the file meanwhile, the copy made by that one
// stays.
func (w *writer) copyAside(ctx context.Context, name string, version int64) error {
	draft, err := os.CreateTemp(filepath.Dir(name), ".gavel-*") // 0600
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(draft.Name()) }()
	if err := draft.Close(); err != nil {
		return err
	}
	if _, err := w.conn.ExecContext(ctx, sqlCopy, draft.Name()); err != nil {
		return err
	}
	copyFolder, err := checkCopy(ctx, draft.Name())
	if err != nil || copyFolder != version {
		return err
	}
	if err := os.Rename(draft.Name(), name); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(name))
}

// checkCopy returns the version of a copy that is sound.
func checkCopy(ctx context.Context, name string) (version int64, err error) {
	r, err := openReaders(name, false)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, r.close()) }()
	bad, err := queryNumber(ctx, r.db.QueryContext, sqlQuickCheck)
	if err != nil || bad > 0 {
		return 0, errors.Join(err, fmt.Errorf("%s: %d faults", name, bad))
	}
	return queryNumber(ctx, r.db.QueryContext, sqlVersion)
}
