package storage

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"fmt"
)

const (
	sqlJournalAll  = `SELECT ` + journalColumns + ` FROM journal ORDER BY id`
	sqlJournalLast = `SELECT seq FROM sqlite_sequence WHERE name = 'journal'`
)

const hashSize = sha256.Size

// ChainError says where the journal is not what was written.
type ChainError struct {
	Entry int64  // the first entry that is not as it was
	Says  string // one sentence
}

// Error returns the sentence.
func (e *ChainError) Error() string { return e.Says }

// Verify holds everything against the journal: its own chain, every row of the
// record, and the seals of closed meetings. It returns a *ChainError, a
// *RowError or a *SealError where something is not what was saved; its other
// errors are those of Record. What it has passed may be shown as verified.
func (s *records) Verify(ctx context.Context) error {
	return s.engine.snapshot(ctx, nil, func(tx query) error { return verify(ctx, tx) })
}

func verify(ctx context.Context, q query) error {
	rows, hashes := replayed{}, map[int64]string{}
	err := walk(ctx, q, func(l line) error {
		hashes[l.id] = string(l.hash)
		return rows.apply(l)
	})
	if err == nil {
		err = rows.differs(ctx, q)
	}
	if err == nil {
		err = verifySeals(ctx, q, hashes)
	}
	return err
}

// walk hands over the journal line by line, while the chain holds.
func walk(ctx context.Context, q query, f func(line) error) error {
	f = withProgress(ctx, q, f)
	head := line{hash: make([]byte, hashSize)}
	rows, err := q(ctx, sqlJournalAll)
	err = eachRow(rows, err, func(rows *sql.Rows) error {
		next, err := scanLine(rows)
		if err != nil {
			return err
		}
		if err := next.follows(head); err != nil {
			return err
		}
		head = next
		return f(next)
	})
	if err != nil {
		return err
	}
	last, err := queryNumber(ctx, q, sqlJournalLast)
	if err == nil && last != head.id {
		err = &ChainError{head.id + 1, fmt.Sprintf("the journal ends with entry %d, but %d were written", head.id, last)}
	}
	return err
}

// follows returns a *ChainError where a line is not the one after head.
func (l line) follows(head line) error {
	switch {
	case l.id != head.id+1:
		return &ChainError{head.id + 1, fmt.Sprintf("journal entry %d is missing", head.id+1)}
	case !bytes.Equal(l.prev, head.hash), !bytes.Equal(l.hash, l.digest()):
		return &ChainError{l.id, fmt.Sprintf("journal entry %d is not as it was written", l.id)}
	}
	return nil
}

// digest returns the hash of a line with the one before it: sha256 over the hash
// before, then each field in the order of the columns; a number is 8 bytes,
// big end first, and a text or blob is its length and its bytes.
func (l line) digest() []byte {
	hash := sha256.New()
	hash.Write(l.prev)
	number := func(n int64) {
		var b [8]byte
		binary.BigEndian.PutUint64(b[:], uint64(n))
		hash.Write(b[:])
	}
	text := func(s string) {
		number(int64(len(s)))
		hash.Write([]byte(s))
	}
	number(l.id)
	text(string(l.uid))
	for _, n := range []int64{l.cycle, l.meeting, l.at} {
		number(n)
	}
	for _, s := range []string{l.actor, l.instance, l.command, l.says} {
		text(s)
	}
	if l.undoable {
		number(1)
	} else {
		number(0)
	}
	number(l.reverts)
	text(l.changes)
	return hash.Sum(nil)
}
