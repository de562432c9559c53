package storage

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gavel/model"
)

// Salvaged says how much was read out of a damaged file.
type Salvaged struct {
	Entries  int64    // lines of the journal that were done again
	Of       int64    // lines that were written once; 0 where the file does not say
	Stopped  string   // why no more could be vouched for, in a sentence; "" where all was
	Leftover []string // what can be read and nothing vouches for, a JSON object each
}

// Salvage makes a new file at path of a damaged one, which is only read. The
// journal's lines are done again, one by one, as far as their chain holds: what
// the new file says is what was saved, with its seals. What else can be read is
// in Leftover, for a person to look at. It fails with a *FileError where there is
// nothing to be read, or where the new file is there already or cannot be made.
func Salvage(ctx context.Context, damaged, path string) (saved Salvaged, err error) {
	setUpDriver()
	if err := guardName(path, follow(path)); err != nil {
		return saved, err
	}
	if _, err := os.Lstat(path); err == nil {
		return saved, &FileError{Reason: Exists, Path: path, Says: fmt.Sprintf("%s is there already and was left as it is; name another file", path)}
	}
	if damaged, err = resolve(damaged); err != nil {
		return saved, err
	}
	if _, err := os.Stat(damaged); err != nil {
		return saved, unreadable(damaged, err)
	}
	folder, err := os.MkdirTemp("", "gavel-*") // 0700
	if err != nil {
		return saved, unmade(path, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	wreck := filepath.Join(folder, "wreck")
	if err := copyRaw(damaged, wreck); err != nil {
		return saved, unreadable(damaged, err)
	}
	from, err := openReaders(wreck, false)
	if err != nil {
		return saved, err
	}
	defer func() { err = errors.Join(err, from.close()) }()
	// Prepared before the new file is made: where not even this can be read,
	// nothing can.
	if _, err := queryNumber(ctx, from.db.QueryContext, sqlJournalLast); err != nil {
		return saved, cmp.Or(fileErrorOf(damaged, err), unreadable(damaged, err))
	}
	draft, err := newDraft(path)
	if err != nil {
		return saved, unmade(path, err)
	}
	defer removeDraft(draft)
	if saved, err = refill(ctx, from, draft); err != nil {
		return saved, unmade(path, err)
	}
	if err := soundCopy(ctx, draft); err != nil {
		return saved, unmade(path, err)
	}
	if err := publish(draft, path); err != nil {
		return saved, unmade(path, err)
	}
	return saved, syncFolder(filepath.Dir(path))
}

// newDraft returns an empty file beside the one that it is going to be.
func newDraft(path string) (string, error) {
	draft, err := os.CreateTemp(filepath.Dir(path), ".gavel-*") // 0600
	if err != nil {
		return "", err
	}
	return draft.Name(), draft.Close()
}

// removeDraft removes a passing name, and what SQLite makes beside it where the
// file keeps a log.
func removeDraft(draft string) {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		_ = os.Remove(draft + suffix) // gone already where all went well
	}
}

// refill gives an empty file all that the damaged one's journal vouches for.
func refill(ctx context.Context, from *readers, path string) (saved Salvaged, err error) {
	if err := fillSchema(ctx, path, schemaSteps()); err != nil {
		return saved, err
	}
	w, err := openWriter(ctx, writerDSN(path))
	if err != nil {
		return saved, err
	}
	defer func() { err = errors.Join(err, w.close()) }()
	// What an earlier gavel let through is done again as it was: the triggers of
	// this one hold what comes after.
	if err := w.transact(ctx, func() error { return w.liftLock(ctx) }); err != nil {
		return saved, err
	}
	defer func() {
		err = errors.Join(err, w.transact(context.WithoutCancel(ctx), func() error { return w.layLock(context.WithoutCancel(ctx)) }))
	}()
	again := replayed{}
	read := from.db.QueryContext
	stopped := walk(ctx, read, func(l line) error {
		if err := again.apply(l); err != nil {
			return err
		}
		if err := w.replayLine(ctx, l, again); err != nil {
			return err
		}
		saved.Entries = l.id
		return nil
	})
	saved.Of, _ = queryNumber(ctx, read, sqlJournalLast)
	if stopped != nil {
		if cause := context.Cause(ctx); cause != nil {
			return saved, cause
		}
		saved.Stopped = oneLine(stopped)
	}
	saved.Leftover = leftover(ctx, read, again, saved.Entries)
	return saved, nil
}

// replayLine does what a line of the journal says was done. The rows have the line
// numbers that the journal gives them.
func (w *writer) replayLine(ctx context.Context, l line, again replayed) error {
	var images []model.Image
	if err := json.Unmarshal([]byte(l.changes), &images); err != nil {
		return err
	}
	changes := make([]model.Change, 0, len(images))
	for _, image := range images {
		change, err := changeOf(image)
		if err != nil {
			return err
		}
		if row := again[image.Table][image.ID].row; row != nil {
			change.After = row
		}
		changes = append(changes, change)
	}
	return w.transact(ctx, func() error {
		if err := w.save(ctx, batch{writes: append([]write{lineWrite(l)}, rowWrites(changes)...)}); err != nil {
			return err
		}
		record, err := load(ctx, w.query, model.ID(l.cycle))
		if err != nil {
			return err
		}
		seals, err := sealWrites(record, changes, l)
		if err != nil {
			return err
		}
		return w.save(ctx, batch{writes: seals})
	})
}

// changeOf returns an image of the journal as the change that it was.
func changeOf(image model.Image) (c model.Change, err error) {
	c = model.Change{Table: image.Table, ID: image.ID}
	if c.Before, err = rowOf(image.Table, image.Before); err != nil {
		return c, err
	}
	c.After, err = rowOf(image.Table, image.After)
	return c, err
}

// rowOf returns a row by its image; nil for none.
func rowOf(table string, image json.RawMessage) (any, error) {
	if len(image) == 0 || string(image) == "null" {
		return nil, nil
	}
	row := newRow(table)
	if row == nil {
		return nil, fmt.Errorf("there is no table %q", table)
	}
	if err := json.Unmarshal(image, row); err != nil {
		return nil, err
	}
	return valueOf(row), nil
}

// leftover returns what can still be read and was not done again: rows that are not
// as the journal left them, and the journal's later lines.
func leftover(ctx context.Context, q query, again replayed, entries int64) (list []string) {
	for _, name := range slices.Sorted(maps.Keys(tables())) {
		t := tables()[name]
		t.eachReadable(ctx, q, func(id model.ID, row any) {
			if image, ok := again[name][id]; ok && image.as(name, row) {
				return
			}
			list = append(list, jsonLine(map[string]any{"table": name, "row": row}))
		})
	}
	for _, order := range []string{"", " DESC"} {
		rows, err := q(ctx, strings.TrimSuffix(sqlJournalAll, " ORDER BY id")+" WHERE id > ?1 ORDER BY id"+order, entries)
		whole := eachRow(rows, err, func(rows *sql.Rows) error {
			l, err := scanLine(rows)
			if err != nil {
				return err
			}
			text := jsonLine(map[string]any{"journal": l.id, "at": l.at, "actor": l.actor, "command": l.command, "says": l.says, "changes": l.changes})
			if !slices.Contains(list, text) {
				list = append(list, text)
			}
			return nil
		}) == nil
		if whole {
			break
		}
	}
	return list
}

// eachReadable hands over the rows of a table that can be read, from its
// beginning and, where it breaks off, from its end.
func (t *table) eachReadable(ctx context.Context, q query, f func(model.ID, any)) {
	seen := map[model.ID]bool{}
	note := func(id model.ID, row any) error {
		if !seen[id] {
			seen[id] = true
			f(id, row)
		}
		return nil
	}
	if t.eachRaw(ctx, q, "", note) != nil {
		_ = t.eachRaw(ctx, q, " DESC", note) // what breaks off here cannot be read
	}
}

// jsonLine returns a value in one line; a row of the model cannot fail.
func jsonLine(value any) string {
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(value); err != nil {
		return ""
	}
	return strings.TrimSpace(b.String())
}
