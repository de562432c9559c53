package storage

import (
	"cmp"
	"context"
	"time"

	"gavel/model"
)

// saveWithin limits the time that a save may take. It is the save's own: a screen that
// goes away must not take half a meeting with it.
const saveWithin = 10 * time.Second

// act is one command with what the journal says of it beyond the command.
type act struct {
	model.Command
	reverts int64  // the entry that it takes back; 0 for none
	says    string // in place of what the command says; "" for none
	saving
}

// Do applies a command to the record of the cycle that the store works in, in one transaction with
// its line in the journal, and returns the next record. It is saved when
// Do returnsout an error, even if ctx has ended.
//
// A command that the rules do not let through is refused with a *model.Refusal,
// beside the record that it was refused on; one that only the schema holds
// back, with a *LockError, which is such a refusal too. Trouble with the file is
// a *FileError. Any other error is the driver's, wrapped. Nothing was changed
// then, unless the disk itself failed: what it kept shows at the next reading.
// A command that changes nothing leaves no line in the journal.
//
// An action that may be tried again is given a name before: see Once.
func (s *records) Do(ctx context.Context, c model.Command, how ...Saving) (*model.Record, model.Done, error) {
	return s.change(ctx, savingOf(how), func(context.Context, turn, *model.Record) (act, error) { return act{Command: c}, nil })
}

// DoAll applies commands one after the other in one transaction: all of them
// are saved, or none. Each has its own line in the journal. next is asked for one
// after the other, with the record as the last one left it and what that one did,
// and answers nil at the end; its error, and those of Do, undo them all.
func (s *records) DoAll(ctx context.Context, next func(*model.Record, model.Done) (model.Command, error)) (*model.Record, []model.Done, error) {
	var all []model.Done
	var stopped error // the caller's own, which says nothing of the file
	record, err := s.inTurn(ctx, func(ctx context.Context, t turn, at state) (state, error) {
		var last model.Done
		for {
			var c model.Command
			if c, stopped = next(at.record, last); c == nil || stopped != nil {
				return at, stopped
			}
			var err error
			if at, last, err = s.carryOut(ctx, t, at, act{Command: c, saving: savingOf(nil)}); err != nil {
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

// change does one act: it reads, has the model rule on it, and saves. What is done
// is chosen once the record is read, so that nobody can come between.
func (s *records) change(ctx context.Context, how saving, choose func(context.Context, turn, *model.Record) (act, error)) (*model.Record, model.Done, error) {
	var done model.Done
	record, err := s.inTurn(ctx, func(ctx context.Context, t turn, before state) (after state, err error) {
		var saved bool
		if done, saved, err = savedBefore(ctx, t.query, how); err != nil {
			return before, err
		}
		if saved {
			return before, t.save(ctx, batch{drafts: how.drafts})
		}
		chosen, err := choose(ctx, t, before.record)
		if err != nil {
			return before, err
		}
		chosen.saving = how
		after, done, err = s.carryOut(ctx, t, before, chosen)
		return after, err
	})
	if err != nil {
		return record, model.Done{}, err
	}
	return record, done, nil
}

// inTurn reads the newest record, has work save to it, and returns the record that
// is kept then; beside an error, the one that work began with.
func (s *records) inTurn(ctx context.Context, work func(context.Context, turn, state) (state, error)) (*model.Record, error) {
	if err := s.engine.writable(); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), saveWithin)
	defer cancel()
	s.mu.Lock()
	defer s.mu.Unlock()

	var before, after state
	err := s.engine.transact(ctx, func(t turn) (err error) {
		if before, err = s.readPhase(ctx, t); err != nil {
			return err
		}
		after, err = work(ctx, t, before)
		return err
	})
	if err != nil {
		s.last = state{} // what a failed save left behind is for the engine to say
		return before.record, err
	}
	s.last = after
	if was, is := cycleIDOf(before.record), cycleIDOf(after.record); was != is && s.cycle.Load() != 0 {
		s.cycle.Store(int64(is)) // one that was begun
	}
	return after.record, nil
}

// state describes the file before or after a change.
type state struct {
	record  *model.Record
	head    line  // of the journal
	version int64 // of the engine: it moves when somebody else saves
}

// readPhase reads everything that a change looks at. While nobody else has saved,
// the last change has left it in memory.
func (s *records) readPhase(ctx context.Context, t turn) (now state, err error) {
	if now.version, err = t.version(ctx); err != nil {
		return state{}, err
	}
	if s.last.record != nil && s.last.version == now.version {
		return s.last, nil
	}
	if now.record, err = loadAt(ctx, t.query, model.ID(s.cycle.Load())); err != nil {
		return state{}, err
	}
	now.head, err = journalHead(ctx, t.query)
	return now, err
}

// carryOut has the model rule on a command, and saves what follows.
func (s *records) carryOut(ctx context.Context, t turn, was state, chosen act) (state, model.Done, error) {
	before := was.record
	if _, ok := chosen.Command.(model.NewCycle); ok { // it begins with the people alone
		before = before.Following()
	}
	now := model.At(s.now())
	before, err := withReached(ctx, t.query, before, before.Reaches(chosen.Command, now))
	if err != nil {
		return state{}, model.Done{}, err
	}
	next, done, err := model.Do(before, chosen.Command, now)
	if err == nil {
		next, done, err = s.keepMinutes(next, done)
	}
	if err != nil {
		return state{}, model.Done{}, err
	}
	done.Says = cmp.Or(chosen.says, done.Says)
	if len(done.Changes) == 0 && chosen.reverts == 0 {
		return was, done, t.save(ctx, batch{drafts: chosen.drafts})
	}
	entry := line{
		uid:      chosen.uid[:],
		meeting:  int64(meetingOf(next, before)),
		at:       int64(now),
		actor:    s.actor,
		instance: s.instance,
		command:  chosen.Name(),
		says:     done.Says,
		undoable: model.Undoable(chosen.Command, done),
		reverts:  chosen.reverts,
	}
	if cycle, ok := next.Cycle(); ok {
		entry.cycle = int64(cycle.ID)
	}
	b, head, err := newBatch(next, done.Changes, entry, was.head)
	if err != nil {
		return state{}, model.Done{}, err
	}
	b.drafts = chosen.drafts
	return state{next, head, was.version}, done, t.save(ctx, b)
}

// holdToRules brings the tables of meetings that are open under the rules of this
// program, with a line in the journal where that changes something: an answer that
// counts no longer is a gap.
func (s *records) holdToRules(ctx context.Context, t turn) error {
	record, err := loadNewest(ctx, t.query)
	if err != nil {
		return err
	}
	head, err := journalHead(ctx, t.query)
	if err != nil {
		return err
	}
	_, _, err = s.carryOut(ctx, t, state{record: record, head: head}, act{Command: model.ReapplyRules{}, saving: savingOf(nil)})
	return err
}

// meetingOf returns the meeting that a change belongs to: the one being held after
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
