package session

import (
	"context"

	"gavel/model"
	"gavel/storage"
)

// This file learns of the data file beside saving: what other windows have changed in
// it, and whether it holds what was saved.

// newsRead holds what other windows have changed in the file.
type newsRead struct {
	saves   int // how many saves this session had made when it looked
	newest  int64
	entries []storage.JournalEntry
	record  *model.Record // nil while nobody changed anything
	read    model.Ref     // what another window reads back
	err     error         // the file is not the one that was opened any more
}

// nextNews returns the work of a look into the file. Only one is under way at a time, and
// none while something is being saved.
func (s *Session) nextNews() (Work, bool) {
	if !s.newsWanted || s.saving || s.newsPending || s.Store == nil {
		return Work{}, false
	}
	s.newsWanted, s.newsPending = false, true
	file, seen, saves, follow, read := s.Store, s.seen, s.saves, s.Options.Follow, s.followedReadBack
	return work(func(ctx context.Context) Report {
		news := newsRead{saves: saves, newest: seen, read: read}
		if news.err = file.StillThere(); news.err != nil {
			return news
		}
		entries, newest, err := file.News(ctx, seen)
		if err != nil {
			return news // the next look, or the next save, will say what is wrong
		}
		if len(entries) > 0 {
			if news.record, err = file.Record(ctx); err != nil {
				return news // so that the next look hears of it again
			}
			news.entries = entries
		}
		news.newest = newest
		if follow {
			if about, err := file.ReadBack(ctx); err == nil { // else the next look asks again
				news.read = about
			}
		}
		return news
	}), true
}

// apply takes in what others have changed. What was read before a save of this
// session is old, and is looked for again.
func (r newsRead) apply(s *Session) []Step {
	s.newsPending = false
	if s.saving || r.saves != s.saves {
		return nil
	}
	if r.err != nil {
		if s.Options.Follow { // it saves nothing that could wait
			return []Step{Trouble{Err: r.err}}
		}
		if s.trouble != nil {
			s.trouble = r.err
			return nil
		}
		return []Step{s.noteTrouble(r.err)}
	}
	s.followedReadBack = r.read
	var steps []Step
	if len(s.queue) == 0 {
		steps = s.clearTrouble()
	}
	s.seen = r.newest
	if r.record != nil {
		was, _ := s.Record.Cycle()
		s.Record = r.record
		steps = append(steps, s.adoptCycle(was)...)
		s.Refresh()
	}
	return append(steps, News{Entries: r.entries})
}

// Verify returns the work that reads the whole file once: what the disk has turned must
// be known before somebody relies on it. ok is false where there is nothing to verify.
func (s *Session) Verify() (w Work, ok bool) {
	if s.Store == nil || s.Sample {
		return Work{}, false
	}
	file := s.Store
	return work(func(ctx context.Context) Report { return verified{file, file.Verify(ctx)} }), true
}

// verified reports whether a file holds what was saved.
type verified struct {
	file Store
	err  error
}

// apply keeps in sight that the file is not what was saved. Documents made of it say so,
// too.
func (r verified) apply(s *Session) []Step {
	if r.file != s.Store || r.err == nil {
		return nil
	}
	s.Doubt = DoubtText(r.err)
	return []Step{Doubted{}}
}

// keepCopy has a copy of the file made where one is due; at once after a close. Only one
// is under way at a time.
func (s *Session) keepCopy(j Job) {
	if s.Options.Keep == nil || s.keeping || s.Sample || s.Store == nil || j.Name == "" {
		return
	}
	_, closes := j.Save.Command.(model.CloseMeeting)
	s.keeping = true
	file, keep := s.Store, s.Options.Keep
	s.works = append(s.works, work(func(context.Context) Report { return copyKept{keep(file, closes)} }))
}

// copyKept says that a copy was looked after.
type copyKept struct{ err error }

// apply says what went wrong with a copy: nothing is lost, but it should be known.
func (r copyKept) apply(s *Session) []Step {
	s.keeping = false
	if r.err != nil {
		return []Step{Said{ErrorText(r.err), Problem}}
	}
	return nil
}
