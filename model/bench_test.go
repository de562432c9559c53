package model

import (
	"fmt"
	"runtime"
	"testing"
)

// BenchmarkDo measures one command on a long cycle: 200 items with 400
// decisions and 2,000 rulings, spread over ten meetings or all in one.
func BenchmarkDo(b *testing.B) {
	for _, meetings := range []int{10, 1} {
		b.Run(fmt.Sprintf("%d meetings", meetings), func(b *testing.B) {
			r := longCycle(b, meetings)
			c := raise(KindFeedback, decisionRef(400), "what of guests?", FieldBy, r.ben)
			for b.Loop() {
				if _, _, err := Do(r.Record, c, r.now); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkDoBesideALongTable measures one command beside a table that it does
// not touch. The time should not depend on the table's length.
func BenchmarkDoBesideALongTable(b *testing.B) {
	for _, rows := range []int{0, 2_000, 20_000} {
		b.Run(fmt.Sprintf("%d rows", rows), func(b *testing.B) {
			r := liveReview(b)
			item := r.item("Guest checkout")
			for range rows {
				r.Private.put(PrivateNote{InCycle: start(r.Record, &r.Private), Meeting: r.meeting.ID, Text: "a thought"})
			}
			c := raise(KindFeedback, item, "what of guests?", FieldBy, r.ben)
			for b.Loop() {
				if _, _, err := Do(r.Record, c, r.now); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkGaps measures what the header asks for after every command.
func BenchmarkGaps(b *testing.B) {
	r := longCycle(b, 1)
	for b.Loop() {
		r.Gaps(r.meeting.ID, r.now)
	}
}

// longCycle writes rows directly: to say it all in commands would take longer
// than to measure it.
func longCycle(t testing.TB, meetings int) *fixture {
	r := liveReview(t)
	for i := 1; i < meetings; i++ {
		m := r.meeting
		m.Row = start(r.Record, &r.Meetings).Row
		m.Status, m.ClosedAt = Closed, r.now
		r.Meetings.put(m)
	}
	for i := range 200 {
		it := Item{InCycle: start(r.Record, &r.Items), Meeting: ID(i%meetings + 1), Position: int64(i), Title: "a topic", Owner: r.ben, Ask: AskDecide, Timebox: 5}
		r.Items.put(it)
		for range 2 {
			d := Decision{InCycle: start(r.Record, &r.Decisions), Item: it.ID, Statement: "do we?", Owner: r.ben, RaisedAt: r.now}
			r.Decisions.put(d)
			r.Criteria.put(Criterion{InCycle: start(r.Record, &r.Criteria), Decision: d.ID, Text: "it holds", Check: defaultCheck})
			r.Feedbacks.put(Feedback{InCycle: start(r.Record, &r.Feedbacks), AboutKind: KindDecision, AboutID: d.ID, By: r.tom, Text: "and if not?", At: r.now})
			for range 5 {
				r.Rulings.put(Ruling{InCycle: start(r.Record, &r.Rulings), AboutKind: KindDecision, AboutID: d.ID, Outcome: Deferred, Owner: r.ben, At: r.now, Meeting: it.Meeting, Why: "late", Due: "2026-12-07"})
			}
		}
	}
	for i := range 40 {
		r.Blockers.put(Blocker{InCycle: start(r.Record, &r.Blockers), Item: ID(i + 1), Text: "in the way", Owner: r.ben, ChangedAt: r.now})
	}
	r.do(raise(KindAction, Ref{}, "settle the tables", FieldOwner, r.ben))
	return r
}

// The agenda is read once for all gaps, and not at each comparison of two.
func TestWhatGapsAskOfMemoryGrowsWithHowManyThereAre(t *testing.T) {
	r := longCycle(t, 1)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	gaps := r.Gaps(r.meeting.ID, r.now)
	runtime.ReadMemStats(&after)
	if each := int(after.TotalAlloc-before.TotalAlloc) / len(gaps); each > 8<<10 {
		t.Errorf("%d bytes for each of %d gaps", each, len(gaps))
	}
}
