package session

import (
	"context"

	"gavel/model"
	"gavel/ui/component"
)

// Work is something that takes time: a save, a look into the file, a copy. It touches
// nothing of the session, so that it can run beside it; what it leaves is a Report, which
// Take takes in.
type Work struct {
	run func(context.Context) Report
}

func work(run func(context.Context) Report) Work { return Work{run: run} }

// Run does the work.
func (w Work) Run(ctx context.Context) Report { return w.run(ctx) }

// Report is the result of a Work.
type Report interface {
	apply(s *Session) []Step
}

// Ready returns the work that can be started now: one save at most, and one look, which
// waits while something is being saved. Each is handed out once.
func (s *Session) Ready() []Work {
	ready := s.works
	s.works = nil
	if w, ok := s.nextSave(); ok {
		ready = append(ready, w)
	}
	if w, ok := s.nextNews(); ok {
		ready = append(ready, w)
	}
	ready = append(ready, s.claimWorks()...)
	ready = append(ready, s.historyWork()...)
	ready = append(ready, s.elsewhereWork()...)
	return append(ready, s.walkWork()...)
}

// claimWorks returns what came up while the others were chosen.
func (s *Session) claimWorks() []Work {
	works := s.works
	s.works = nil
	return works
}

// Take takes in what a work has left. It opens no dialog: one that opens by itself would
// take the next key as an answer.
func (s *Session) Take(r Report) []Step { return r.apply(s) }

// Tick says what time it is, and has the head of the queue tried again and the file asked
// for what others have changed. What needs attention, and what is late, depend on the
// time: prepare and the lists are brought up to it once a minute.
func (s *Session) Tick() {
	const minute = model.Instant(60_000)
	if (s.Shown.Private() || s.Shown == component.Registers) && s.Now/minute != s.drawnAt/minute {
		s.Refresh()
	}
	s.Retry()
	s.RequestNews()
}

// Retry has the head of the queue tried again, where that could not be saved.
func (s *Session) Retry() { s.retry = s.trouble != nil && !s.saving }

// RequestNews has the file asked for what others have changed.
func (s *Session) RequestNews() { s.newsWanted = s.Store != nil && !s.newsPending }

// fileSaved says where a text was written.
type fileSaved struct {
	says string
	err  error
}

func (r fileSaved) apply(*Session) []Step {
	if r.err != nil {
		return []Step{Said{r.err.Error(), NotDone}}
	}
	return []Step{Said{Text: r.says}}
}

// fileRead is a file that was read.
type fileRead struct {
	text string
	err  error
	got  func(string, error) component.Effect
}

func (r fileRead) apply(s *Session) []Step { return s.Do(r.got(r.text, r.err)) }
