package storage_test

import (
	"fmt"
	"testing"
	"time"

	"gavel/model"
	"gavel/storage"
)

// Ten years of weekly reviews: 64 cycles of eight reviews each that are closed, and the one
// of now.
const (
	cyclesOfYears   = 64
	reviewsOfACycle = 8
)

// BenchmarkYears starts, changes one thing and looks what needs attention in a file of ten
// years, and reports how many times as long that takes as in the file of one week.
func BenchmarkYears(b *testing.B) {
	week, years := newFile(b), newFile(b)
	s := open(b, week)
	beginCycle(b, s, 0)
	heldReview(b, s)
	plannedReview(b, s)
	s = open(b, years)
	for n := range cyclesOfYears {
		beginCycle(b, s, n)
		for range reviewsOfACycle {
			heldReview(b, s)
		}
		do(b, s, model.CloseCycle{CancelPlanned: true, NoLesson: "it went as planned"})
	}
	beginCycle(b, s, cyclesOfYears)
	heldReview(b, s)
	plannedReview(b, s)
	for name, measured := range map[string]func(b *testing.B, path string) func(){
		"start": func(b *testing.B, path string) func() {
			return func() {
				s, err := storage.Open(b.Context(), path)
				if err != nil {
					b.Fatal(err)
				}
				loaded(b, s)
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
			}
		},
		"change": func(b *testing.B, path string) func() {
			s := open(b, path)
			items := loaded(b, s).Items
			var last model.Item
			for it := range items.All() {
				last = it
			}
			n := 0
			return func() {
				n++
				do(b, s, model.Amend{About: last.Ref(), With: notes(fmt.Sprint("note ", n))})
			}
		},
		"digest": func(b *testing.B, path string) func() {
			r := loaded(b, open(b, path))
			return func() { r.Digest(model.At(begin.Add(24 * time.Hour))) }
		},
	} {
		b.Run(name, func(b *testing.B) {
			ofWeek, ofYears := measured(b, week), measured(b, years)
			var one, many time.Duration
			for b.Loop() { // by turns, so that what else the machine does is in both
				from := time.Now()
				ofWeek()
				between := time.Now()
				ofYears()
				one, many = one+between.Sub(from), many+time.Since(between)
			}
			b.ReportMetric(float64(many)/float64(one), "x-of-a-week")
		})
	}
}

// beginCycle begins the n-th cycle.
func beginCycle(b *testing.B, s *storage.Store, n int) {
	b.Helper()
	do(b, s, model.NewCycle{CycleName: fmt.Sprintf("Cycle %d", n+1), People: people, Series: model.SeriesOff})
}

// plannedReview plans a review with two items.
func plannedReview(b *testing.B, s *storage.Store) (meeting model.Ref) {
	b.Helper()
	_, done := do(b, s, model.PlanMeeting{Facilitator: people[0], Agenda: []model.Values{owned("Launch date", ana), withAsk(owned("News", bo))}})
	return done.About
}

// heldReview holds a review in which everything is answered, and closes it.
func heldReview(b *testing.B, s *storage.Store) {
	b.Helper()
	meeting := plannedReview(b, s)
	r, _ := do(b, s, model.StartMeeting{Meeting: meeting.ID})
	agenda := r.Agenda(meeting.ID)
	decision := raise(b, s, model.KindDecision, agenda[0].Ref(), owned("Launch on 1 April", ana))
	action := raise(b, s, model.KindAction, agenda[0].Ref(), owned("Tell support", bo))
	do(b, s, approve(decision))
	do(b, s, model.GiveRuling{About: action, Outcome: model.Finished})
	do(b, s, model.GiveRuling{About: agenda[1].Ref(), Outcome: model.Noted})
	for _, g := range r.Gaps(meeting.ID, model.At(begin)) {
		if g.About.Kind == model.KindCheck {
			do(b, s, model.GiveRuling{About: g.About, Outcome: model.Passed, With: model.Values{model.FieldEvidence: model.Words("read it on the page")}})
		}
	}
	do(b, s, model.CloseMeeting{Meeting: meeting.ID})
}
