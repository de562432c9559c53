package storage

import (
	"context"
	"crypto/rand"
	"database/sql"

	"gavel/model"
)

const sqlSavedBefore = `SELECT says FROM journal WHERE uid = ?1`

// UID names one action for good. It is given before the first try, so that a
// save of which nobody knows how it ended can be tried again.
type UID [16]byte

// NewUID returns a name that nothing else has.
func NewUID() UID {
	var uid UID
	_, _ = rand.Read(uid[:]) // crypto/rand: it never fails
	return uid
}

// Saving says more of how a change is saved.
type Saving func(*saving)

type saving struct {
	uid    UID
	again  bool     // the uid is the caller's: the journal may have it
	drafts []string // that the change says
}

// Once saves an action at most once: where the journal has its name already,
// nothing is done, and the record is answered with as it stands.
func Once(uid UID) Saving { return func(s *saving) { s.uid, s.again = uid, true } }

// DropDrafts takes drafts away in the transaction that saves what they said.
func DropDrafts(drafts ...string) Saving {
	return func(s *saving) { s.drafts = append(s.drafts, drafts...) }
}

func savingOf(options []Saving) saving {
	s := saving{uid: NewUID()}
	for _, option := range options {
		option(&s)
	}
	return s
}

// savedBefore reports whether the journal has an action already, and what it
// says of it.
func savedBefore(ctx context.Context, q query, how saving) (done model.Done, saved bool, err error) {
	if !how.again {
		return done, false, nil
	}
	rows, err := q(ctx, sqlSavedBefore, how.uid[:])
	err = eachRow(rows, err, func(rows *sql.Rows) error {
		saved = true
		return rows.Scan(&done.Says)
	})
	done.Says = model.Clean(done.Says, true)
	return done, saved, err
}
