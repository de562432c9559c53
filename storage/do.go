package storage

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"time"

	"gavel/model"
)

// saveWithin is how long a save may take. It is the save's own: a screen that
// goes away must not take half a meeting with it.
const saveWithin = 10 * time.Second

const sqlDataVersion = `PRAGMA data_version`

// act is one command with what the journal says of it beyond the command.
type act struct {
	model.Command
	reverts int64  // the entry that it takes back; 0 for none
	says    string // in place of what the command says; "" for none
	saving
}

// Do applies a command to the newest cycle's record, in one transaction with
// its line in the journal, and answers with the next record. It is saved when
// Do answers without an error, even if ctx has ended.
//
// A command that the rules do not let through is refused with a *model.Refusal,
// beside the record that it was refused on; one that only the schema holds
// back, with a *LockError, which is such a refusal too. Trouble with the file is
// a *FileError. Any other error is the driver's, wrapped. Nothing was changed
// then, unless the disk itself failed: what it kept shows at the next reading.
// A command that changes nothing leaves no line in the journal.
//
// An action that may be tried again is given a name before: see Once.
func (s *Store) Do(ctx context.Context, c model.Command, how ...Saving) (*model.Record, model.Done, error) {
	return s.change(ctx, savingOf(how), func(context.Context, *model.Record) (act, error) { return act{Command: c}, nil })
}

// DoAll applies commands one after the other in one transaction: all of them
// are saved, or none. Each has its own line in the journal. next is asked for one
// after the other, with the record as the last one left it and what that one did,
// and answers nil at the end; its error, and those of Do, undo them all.
func (s *Store) DoAll(ctx context.Context, next func(*model.Record, model.Done) (model.Command, error)) (*model.Record, []model.Done, error) {
	var all []model.Done
	var stopped error // the caller's own, which says nothing of the file
	record, err := s.inTransaction(ctx, func(ctx context.Context, at state) (state, error) {
		var last model.Done
		for {
			var c model.Command
			if c, stopped = next(at.record, last); c == nil || stopped != nil {
				return at, stopped
			}
			var err error
			if at, last, err = s.carryOut(ctx, at, act{Command: c, saving: savingOf(nil)}); err != nil {
				return at, err
			}
			all = append(all, last)
		}
	})
	if stopped != nil {
		return record, nil, stopped
	}
	if err != nil {
		return record, nil, err
	}
	return record, all, nil
}

// change is one transaction: read, rule, write. What is done is chosen once
// the record is read, so that nobody can come between.
func (s *Store) change(ctx context.Context, how saving, choose func(context.Context, *model.Record) (act, error)) (*model.Record, model.Done, error) {
	var done model.Done
	record, err := s.inTransaction(ctx, func(ctx context.Context, before state) (after state, err error) {
		var saved bool
		if done, saved, err = s.savedBefore(ctx, how); saved || err != nil {
			return before, errors.Join(err, s.write.settle(ctx, how.settles))
		}
		chosen, err := choose(ctx, before.record)
		if err != nil {
			return before, err
		}
		chosen.saving = how
		after, done, err = s.carryOut(ctx, before, chosen)
		return after, err
	})
	if err != nil {
		return record, model.Done{}, err
	}
	return record, done, nil
}

// inTransaction reads the file, has work write to it, and answers with the record
// that is in the file then; beside an error with the one that work began on.
func (s *Store) inTransaction(ctx context.Context, work func(context.Context, state) (state, error)) (*model.Record, error) {
	if s.write == nil {
		return nil, s.readOnly
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), saveWithin)
	defer cancel()
	s.write.mu.Lock()
	defer s.write.mu.Unlock()

	if err := s.write.revive(ctx); err != nil {
		return nil, s.explain("save to", err)
	}
	var before, after state
	err := s.write.transact(ctx, func() (err error) {
		if before, err = s.readPhase(ctx); err != nil {
			return err
		}
		after, err = work(ctx, before)
		return err
	})
	if err != nil {
		s.last = state{} // what a failed save left behind is for the file to say
		return before.record, s.explain("save to", err)
	}
	s.last = after
	return after.record, nil
}

// state is the file as a change finds it, and as it leaves it.
type state struct {
	record  *model.Record
	head    line  // of the journal
	version int64 // SQLite's data_version: it moves when another connection writes
}

// readPhase reads all that a change looks at. While nobody else has written,
// that is what the last change left.
func (s *Store) readPhase(ctx context.Context) (now state, err error) {
	if err := s.StillThere(); err != nil {
		return state{}, err
	}
	if now.version, err = number(ctx, s.write.query, sqlDataVersion); err != nil {
		return state{}, err
	}
	if s.last.record != nil && s.last.version == now.version {
		return s.last, nil
	}
	if err := s.stillOurs(ctx, s.write); err != nil {
		return state{}, err
	}
	if now.record, err = loadNewest(ctx, s.write.query); err != nil {
		return state{}, err
	}
	now.head, err = journalHead(ctx, s.write.query)
	return now, err
}

// carryOut has the model rule on a command, and writes what follows.
func (s *Store) carryOut(ctx context.Context, was state, chosen act) (state, model.Done, error) {
	before := was.record
	if _, ok := chosen.Command.(model.NewCycle); ok { // it begins with the people alone
		before = before.WithoutCycle()
	}
	now := model.At(s.now())
	next, done, err := model.Do(before, chosen.Command, now)
	if err == nil {
		next, done, err = s.keepMinutes(next, done)
	}
	if err != nil {
		return state{}, model.Done{}, err
	}
	done.Says = cmp.Or(chosen.says, done.Says)
	changes := done.Changes
	if len(changes) == 0 && chosen.reverts == 0 {
		return was, done, s.write.settle(ctx, chosen.settles)
	}
	entry := line{
		uid:      chosen.uid[:],
		meeting:  int64(meetingOf(next, before)),
		at:       int64(now),
		actor:    s.actor,
		instance: s.instance,
		command:  chosen.Name(),
		says:     done.Says,
		undoable: model.Undoable(chosen.Command),
		reverts:  chosen.reverts,
	}
	if cycle, ok := next.Cycle(); ok {
		entry.cycle = int64(cycle.ID)
	}
	head, err := s.write.writePhase(ctx, changes, entry, was.head)
	if err == nil {
		err = s.write.sealClosed(ctx, next, changes, head)
	}
	if err == nil {
		err = s.write.settle(ctx, chosen.settles)
	}
	return state{next, head, was.version}, done, err
}

// writePhase writes the journal's line and then the rows that it tells of, and
// answers with the line: the triggers hold a row against the newest line. Nothing
// is read.
func (w *writer) writePhase(ctx context.Context, changes []model.Change, entry, head line) (line, error) {
	images, err := json.Marshal(changes)
	if err != nil {
		return line{}, err
	}
	entry.changes = string(images)
	entry = entry.after(head)
	if err := w.touchOne(ctx, sqlJournalInsert, entry.args()...); err != nil {
		return line{}, err
	}
	return entry, w.apply(ctx, changes)
}

// meetingOf is the meeting that a change belongs to: the one being held after
// it, or before it, or the only one that is open.
func meetingOf(next, before *model.Record) model.ID {
	for _, r := range []*model.Record{next, before} {
		if m, ok := r.Live(); ok {
			return m.ID
		}
	}
	for _, r := range []*model.Record{next, before} {
		open := r.Meetings.Where(func(m model.Meeting) bool { return m.Status == model.Adjourned })
		if len(open) == 1 {
			return open[0].ID
		}
	}
	return 0
}
