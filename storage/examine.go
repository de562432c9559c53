package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"gavel/model"
)

const (
	sqlIntegrity = `SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok' LIMIT 1`
	sqlSchema    = `SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`
	sqlColumns   = `SELECT name FROM pragma_table_info(?1) ORDER BY cid`
	sqlLastAt    = `SELECT at FROM journal ORDER BY id DESC LIMIT 1`
	sqlNewestAt  = `SELECT ifnull(max(at), 0) FROM journal`
	sqlWaiting   = `SELECT count(*) FROM draft WHERE place <> '` + PlaceReadBack + `'`
)

// Verdict says how an examination found one thing.
type Verdict string

// The verdicts.
const (
	Sound    Verdict = "sound"
	Doubtful Verdict = "doubtful" // nothing is lost, but something should be done
	Broken   Verdict = "broken"   // something is not what was saved
)

// Finding says how one thing was found, and what to do.
type Finding struct {
	Check   string  `json:"check"`
	Verdict Verdict `json:"verdict"`
	Says    string  `json:"says"`
	Advice  string  `json:"advice,omitempty"` // "" where it is sound
}

// adviceBroken says what to do about a file that differs from what was saved.
const adviceBroken = "leave the file as it is, and go back to a copy: gavel restore --newest, or read out what can be read: gavel salvage NEW; what is there is kept"

// Examine looks a file over without changing it: the file and who may read it,
// its schema, its pages and indexes, the journal's chain, every row, the seals,
// what is being typed, and the clock. Its error is that of a file that cannot be
// opened; what is wrong with one that can is in the findings.
func Examine(ctx context.Context, path string, options ...Option) ([]Finding, error) {
	s, err := Open(ctx, path, append(slices.Clone(options), ReadOnly())...)
	if err != nil {
		return nil, err
	}
	findings := []Finding{s.examineFile(), s.examinePlace(settingsOf(options).look)}
	for _, check := range []func(context.Context) Finding{
		s.examineSchema, s.examinePages, s.examineRecord, s.examineDrafts, s.examineClock,
	} {
		findings = append(findings, check(ctx))
	}
	return findings, s.Close()
}

func (s *fileEngine) examineFile() Finding {
	f := Finding{Check: "file", Verdict: Sound, Says: fmt.Sprintf("%s, %d KB, for its owner alone", s.path, s.file.Size()/1024)}
	folder, err := os.Stat(filepath.Dir(s.path))
	switch {
	case s.checkNames() != nil:
		f.Verdict, f.Says, f.Advice = Doubtful, s.path+" has another name as well, and is not written to", oneLine(s.checkNames())
	case s.file.Mode().Perm()&0o077 != 0:
		f.Verdict, f.Says, f.Advice = Doubtful, s.path+" can be read by others on this machine", "chmod 600 "+s.path
	case err == nil && folder.Mode().Perm()&0o022 != 0 && folder.Mode()&os.ModeSticky == 0:
		f.Verdict, f.Says, f.Advice = Doubtful, "others may take the file away from its folder", "chmod 700 "+filepath.Dir(s.path)
	}
	return f
}

// examinePlace says where the file lies, and who else may have it there.
func (s *fileEngine) examinePlace(look func(string) place) Finding {
	at := look(s.path)
	f := Finding{Check: "place", Verdict: Sound, Says: "on a disk of this machine"}
	if at.system != "" {
		f.Says += " (" + at.system + ")"
	}
	service := syncedBy(s.path)
	switch {
	case at.network:
		f.Verdict, f.Says = Doubtful, "on a drive that another machine may write to at the same time ("+at.system+")"
		f.Advice = "keep the file on a disk of this machine, and copies on the drive: gavel backup FILE"
	case service != "":
		f.Verdict, f.Says = Doubtful, "in a folder that "+service+" keeps in step with other machines"
		f.Advice = "open it on one machine at a time, or keep it elsewhere and put copies there: gavel backup FILE"
	}
	return f
}

// examineSchema compares the schema with that of a new file: where a trigger is
// gone, the second lock is off.
func (s *fileEngine) examineSchema(ctx context.Context) Finding {
	f := Finding{Check: "schema", Verdict: Sound, Says: fmt.Sprintf("version %d, with every lock in place", s.version())}
	want, err := freshSchema(ctx, s.steps)
	var got []string
	if err == nil {
		err = s.snapshot(ctx, nil, func(tx query) error {
			got, err = schemaOf(ctx, tx)
			got = slices.DeleteFunc(got, ofReplication)
			return err
		})
	}
	switch {
	case err != nil:
		f.Verdict, f.Says, f.Advice = Broken, "the schema cannot be read: "+oneLine(err), adviceBroken
	case s.readOnly != nil && s.readOnly.Reason == Newer:
		f.Says = "of a newer gavel"
	case !slices.Equal(got, want):
		f.Verdict, f.Advice = Broken, adviceBroken
		f.Says = "the schema is not the one that gavel made: " + firstDifference(got, want)
	}
	return f
}

// schemaOf returns the schema of a file, with the rows of its kinds and outcomes:
// the triggers hold to what they say.
func schemaOf(ctx context.Context, q query) ([]string, error) {
	list, err := queryTexts(ctx, q, sqlSchema)
	for _, table := range wordTables {
		if err != nil || table == unsealedTable { // it says what an upgrade has found in this file
			continue
		}
		var rows []string
		rows, err = rowTexts(ctx, q, table)
		list = append(list, rows...)
	}
	return list, err
}

// rowTexts returns the rows of a table with all their columns, each as one text
// that begins with the name of the table; none where there is no such table.
func rowTexts(ctx context.Context, q query, table string) ([]string, error) {
	columns, err := queryTexts(ctx, q, sqlColumns, table)
	if err != nil || len(columns) == 0 {
		return nil, err
	}
	cells := make([]string, len(columns))
	for i, name := range columns {
		cells[i] = fmt.Sprintf("ifnull(%s, '')", quote(name))
	}
	return queryTexts(ctx, q, fmt.Sprintf("SELECT '%s ' || %s FROM %s ORDER BY 1", table, strings.Join(cells, " || ' ' || "), quote(table)))
}

// ofReplication reports whether a table is one of the two that Litestream keeps
// its own books in, where a file is copied to another machine by it.
func ofReplication(line string) bool { return strings.HasPrefix(line, "table _litestream_") }

// firstDifference names the first thing of a schema that is missing, or that
// should not be there.
func firstDifference(got, want []string) string {
	name := func(s string) string { return strings.Join(strings.Fields(s)[:2], " ") }
	for _, s := range want {
		if !slices.Contains(got, s) {
			return name(s) + " is missing or changed"
		}
	}
	for _, s := range got {
		if !slices.Contains(want, s) {
			return name(s) + " was added"
		}
	}
	return "its order differs"
}

// freshSchema returns the schema of a new file. It is made once for the same steps.
func freshSchema(ctx context.Context, steps []string) ([]string, error) {
	freshest.Lock()
	defer freshest.Unlock()
	if freshest.schema == nil || !slices.Equal(freshest.steps, steps) {
		schema, err := makeSchema(ctx, steps)
		if err != nil {
			return nil, err
		}
		freshest.steps, freshest.schema = steps, schema
	}
	return freshest.schema, nil
}

// freshest holds the schema that was made last, with its steps.
var freshest struct {
	sync.Mutex
	steps, schema []string
}

// makeSchema makes a new file and returns its schema.
func makeSchema(ctx context.Context, steps []string) (list []string, err error) {
	folder, err := os.MkdirTemp("", "gavel-*")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	path := filepath.Join(folder, "fresh")
	if err := create(ctx, path, steps); err != nil {
		return nil, err
	}
	r, err := openReaders(path, false)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.close()) }()
	return schemaOf(ctx, r.db.QueryContext)
}

func (s *fileEngine) examinePages(ctx context.Context) Finding {
	f := Finding{Check: "pages", Verdict: Sound, Says: "every page and index is whole"}
	err := s.snapshot(ctx, nil, func(tx query) error {
		faults, err := queryTexts(ctx, tx, sqlIntegrity)
		if err == nil && len(faults) > 0 {
			err = errors.New(faults[0])
		}
		if err != nil {
			return err
		}
		hanging, err := queryNumber(ctx, tx, sqlDangling)
		if err == nil && hanging > 0 {
			err = fmt.Errorf("%d rows refer to nothing", hanging)
		}
		return err
	})
	if err != nil {
		f.Verdict, f.Says, f.Advice = Broken, "the file is damaged: "+oneLine(err), adviceBroken
	}
	return f
}

func (s *Store) examineRecord(ctx context.Context) Finding {
	f := Finding{Check: "record", Verdict: Sound, Says: "the journal's chain holds, and every row and seal says what it tells"}
	if err := s.Verify(ctx); err != nil {
		f.Verdict, f.Says, f.Advice = Broken, oneLine(err), adviceBroken
		return f
	}
	var older, missing []string
	err := s.snapshot(ctx, nil, func(tx query) (err error) {
		if older, err = queryTexts(ctx, tx, sqlUnsealed); err == nil {
			missing, err = queryTexts(ctx, tx, sqlMinutesMissing)
		}
		return err
	})
	switch {
	case err != nil:
		f.Verdict, f.Says, f.Advice = Broken, oneLine(err), adviceBroken
	case len(missing) > 0:
		f.Verdict, f.Advice = Doubtful, "compare what gavel export minutes prints of it with the file that was given out"
		f.Says += "; closed, but the text of the minutes was not kept: " + strings.Join(missing, ", ")
	}
	if err == nil && len(older) > 0 {
		f.Says += "; closed by an older gavel, which set no seals: " + strings.Join(older, ", ")
	}
	return f
}

func (s *fileEngine) examineDrafts(ctx context.Context) Finding {
	f := Finding{Check: "drafts", Verdict: Sound, Says: "nothing that was typed waits to be said"}
	var waiting int64
	err := s.snapshot(ctx, nil, func(tx query) (err error) {
		waiting, err = queryNumber(ctx, tx, sqlWaiting)
		return err
	})
	switch {
	case err != nil:
		f.Verdict, f.Says, f.Advice = Broken, "what was being typed cannot be read: "+oneLine(err), adviceBroken
	case waiting > 0:
		f.Says = fmt.Sprintf("%d texts were being typed and not said; the screen brings them back", waiting)
	}
	return f
}

// ahead limits how far the journal may be ahead of the clock: clocks are set.
const ahead = 2 * time.Minute

func (s *Store) examineClock(ctx context.Context) Finding {
	f := Finding{Check: "clock", Verdict: Sound, Says: "nothing was recorded in the future"}
	var newest int64
	err := s.snapshot(ctx, nil, func(tx query) (err error) {
		newest, err = queryNumber(ctx, tx, sqlNewestAt)
		return err
	})
	switch {
	case err != nil:
		f.Verdict, f.Says, f.Advice = Broken, "the journal cannot be read: "+oneLine(err), adviceBroken
	case newest > int64(model.At(s.now().Add(ahead))):
		f.Verdict, f.Says = Doubtful, "something was recorded later than this machine's clock says it is"
		f.Advice = "set the clock of this machine, and of those that have written to the file"
	}
	return f
}

// queryTexts returns the answer to a query for one text a row.
func queryTexts(ctx context.Context, q query, statement string, args ...any) (list []string, err error) {
	rows, err := q(ctx, statement, args...)
	err = eachRow(rows, err, func(rows *sql.Rows) error {
		var text string
		err := rows.Scan(&text)
		list = append(list, text)
		return err
	})
	return list, err
}

// oneLine returns the text of an error for a person's eyes: a damaged file can say
// anything.
func oneLine(err error) string { return model.Clean(err.Error(), false) }
