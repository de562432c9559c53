package storage

import (
	"context"
	"database/sql"
	"os"
	"strings"
	"sync"

	"gavel/model"
)

const (
	sqlDraftKeep = `INSERT INTO draft (uid, instance, actor, host, pid, place, text, at)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
		ON CONFLICT (uid) DO UPDATE SET text = excluded.text, at = excluded.at, place = excluded.place`
	sqlDraftsLeft = `SELECT uid, place, text, at, instance, host, pid FROM draft WHERE actor = ?1 AND instance <> ?2 ORDER BY at, uid`
	sqlDraftDrop  = `DELETE FROM draft WHERE uid = ?1`
	sqlDraftTake  = `UPDATE draft SET instance = ?2, host = ?3, pid = ?4 WHERE uid = ?1`
)

// Draft is a text that is being typed and was not said yet.
type Draft struct {
	UID   string // its own, given by who types
	Place string // where it is typed
	Text  string
	At    model.Instant
}

// drafts is the connection for what is being typed. It does not wait for the
// disk: a power cut loses the last words, a killed program none.
type drafts struct {
	mu    sync.Mutex
	write *writer // opened at the first draft: looking writes nothing
}

// writingInstances is the instances in this process that have drafts. A process that has
// the number of one that ended knows by it that those are not its own.
var writingInstances sync.Map

// isWriting reports whether the window of a draft is still there.
func isWriting(instance string, pid int) bool {
	if pid == os.Getpid() {
		_, here := writingInstances.Load(instance)
		return here
	}
	return processAlive(pid)
}

// KeepDrafts writes drafts, and takes away those that were given up, by their
// UID. Its errors are those of Do.
func (s *Store) KeepDrafts(ctx context.Context, keep []Draft, drop []string) error {
	host, _ := os.Hostname()
	return s.draft(ctx, func(w *writer) error {
		for _, d := range keep {
			_, err := w.exec(ctx, sqlDraftKeep, d.UID, s.instance, s.actor, host, os.Getpid(), d.Place, d.Text, int64(d.At))
			if err != nil {
				return err
			}
		}
		return w.dropDrafts(ctx, drop)
	})
}

// RecoverDrafts hands over, oldest first, what the same person was typing in
// windows that have ended since; they are this window's from now on. What such a
// window was reading back goes: nobody reads it any more. What is being typed in
// another window stays there. Nothing is written where there is
// nothing to recover. Its errors are those of Do.
func (s *Store) RecoverDrafts(ctx context.Context) ([]Draft, error) {
	var left, taken []Draft
	err := s.snapshot(ctx, nil, func(tx query) (err error) {
		left, err = s.draftsLeft(ctx, tx)
		return err
	})
	if err != nil || len(left) == 0 {
		return nil, err
	}
	host, _ := os.Hostname()
	err = s.draft(ctx, func(w *writer) (err error) {
		// Another window may have been faster: they are looked up again.
		if left, err = s.draftsLeft(ctx, w.query); err != nil {
			return err
		}
		var over []string
		for _, d := range left {
			if d.Place == PlaceReadBack {
				over = append(over, d.UID)
				continue
			}
			if err := w.touchOne(ctx, sqlDraftTake, d.UID, s.instance, host, os.Getpid()); err != nil {
				return err
			}
			taken = append(taken, d)
		}
		return w.dropDrafts(ctx, over)
	})
	return taken, err
}

// draftsLeft returns what windows that have ended left behind.
func (s *Store) draftsLeft(ctx context.Context, q query) (left []Draft, err error) {
	here, _ := os.Hostname()
	rows, err := q(ctx, sqlDraftsLeft, s.actor, s.instance)
	err = eachRow(rows, err, func(rows *sql.Rows) error {
		var d Draft
		var instance, host string
		var pid int
		if err := rows.Scan(&d.UID, &d.Place, &d.Text, &d.At, &instance, &host, &pid); err != nil {
			return err
		}
		if host == here && isWriting(instance, pid) {
			return nil
		}
		d.Place, d.Text = model.Clean(d.Place, false), model.Clean(d.Text, true)
		left = append(left, d)
		return nil
	})
	return left, err
}

// draft runs f in one transaction of the drafts' connection.
func (s *Store) draft(ctx context.Context, f func(*writer) error) error {
	if s.write == nil {
		return s.readOnly
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), saveWithin)
	defer cancel()
	s.drafts.mu.Lock()
	defer s.drafts.mu.Unlock()
	if err := s.StillThere(); err != nil {
		return err
	}
	if s.drafts.write == nil {
		w, err := openWriter(ctx, draftDSN(s.writerDSN()))
		if err != nil {
			return s.explain("save to", err)
		}
		s.drafts.write = w
		writingInstances.Store(s.instance, true)
	}
	w := s.drafts.write
	return s.explain("save to", w.transact(ctx, func() error {
		if err := s.checkVersion(ctx, w); err != nil {
			return err
		}
		return f(w)
	}))
}

// draftDSN returns the writer's DSN without its waiting for the disk.
func draftDSN(dsn string) string {
	return strings.Replace(dsn, "_synchronous=FULL", "_synchronous=NORMAL", 1)
}

func (d *drafts) close(instance string) error {
	writingInstances.Delete(instance)
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.write == nil {
		return nil
	}
	return d.write.close()
}

// dropDrafts takes drafts away; one that is gone already is no trouble.
func (w *writer) dropDrafts(ctx context.Context, drafts []string) error {
	for _, uid := range drafts {
		if _, err := w.exec(ctx, sqlDraftDrop, uid); err != nil {
			return err
		}
	}
	return nil
}
