package model

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// waitingRoom is a record with decisions of which each waits on those that are named by their
// places.
func waitingRoom(t testing.TB, waitsOn [][]int) *room {
	r := plannedRoom(t)
	item := r.raise(KindItem, r.meeting.Ref(), "Checkout")
	for range waitsOn {
		r.Decisions.put(Decision{InCycle: start(r.Record, &r.Decisions), Item: item.ID, Statement: "yes?", Owner: r.ben, RaisedAt: r.now})
	}
	for from, list := range waitsOn {
		for _, on := range list {
			r.Links.put(Link{InCycle: start(r.Record, &r.Links), FromKind: KindDecision, FromID: ID(from + 1), Word: LinkWaitsOn, ToKind: KindDecision, ToID: ID(on + 1)})
		}
	}
	return r
}

// closure returns how many wait on each, found in the slowest way: as long as something
// changes, who waits on a thing also waits on what that waits on.
func closure(waitsOn [][]int) []int {
	n := len(waitsOn)
	waits := make([][]bool, n)
	for i, list := range waitsOn {
		waits[i] = make([]bool, n)
		for _, on := range list {
			waits[i][on] = true
		}
	}
	for changed := true; changed; {
		changed = false
		for i := range n {
			for on := range n {
				for further := range n {
					if waits[i][on] && waits[on][further] && !waits[i][further] {
						waits[i][further], changed = true, true
					}
				}
			}
		}
	}
	counts := make([]int, n)
	for i := range n {
		for on := range n {
			if waits[i][on] && i != on {
				counts[on]++
			}
		}
	}
	return counts
}

// Decisions on which most waits come first, also where things wait on each other in a circle.
func TestDecisionsAreRankedByWhatWaitsOnThem(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(rt, "decisions")
		waitsOn := make([][]int, n)
		for i := range waitsOn {
			for on := range n {
				if on != i && rapid.IntRange(0, n).Draw(rt, fmt.Sprint(i, " on ", on)) == 0 {
					waitsOn[i] = append(waitsOn[i], on)
				}
			}
		}
		r, want := waitingRoom(t, waitsOn), closure(waitsOn)
		lines := r.Digest(r.now).In(Undecided)
		if len(lines) != n {
			rt.Fatalf("%d of %d decisions are undecided", len(lines), n)
		}
		var counts []int
		for _, l := range lines {
			if counts = append(counts, -len(l.Waits)); len(l.Waits) != want[l.About.ID-1] {
				rt.Fatalf("%d wait on %s, want %d: %v", len(l.Waits), l.About, want[l.About.ID-1], waitsOn)
			}
		}
		if !slices.IsSorted(counts) {
			rt.Fatalf("they are ranked by %v", counts)
		}
	})
}

// BenchmarkDigestOfWhatWaits measures the digest of decisions of which each waits on five
// earlier ones nearby, so that a run of sizes shows how the time grows.
func BenchmarkDigestOfWhatWaits(b *testing.B) {
	for _, n := range []int{250, 500, 1000, 2000} {
		b.Run(fmt.Sprintf("%d decisions, %d links", n, 5*n), func(b *testing.B) {
			waitsOn := make([][]int, n)
			for i := range waitsOn {
				group := i / 25 * 25 // those of one release wait on each other
				for k := range 5 {
					if on := group + (i*7+k*5+1)%25; on != i && on < n {
						waitsOn[i] = append(waitsOn[i], on)
					}
				}
			}
			r := waitingRoom(b, waitsOn)
			for b.Loop() {
				r.Digest(r.now)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/decision")
		})
	}
}

// BenchmarkDigestOfOneCircle measures the digest where everything waits on everything, through
// others: then each has as many that wait on it as there are.
func BenchmarkDigestOfOneCircle(b *testing.B) {
	for _, n := range []int{250, 500, 1000, 2000} {
		b.Run(fmt.Sprintf("%d decisions, %d links", n, 5*n), func(b *testing.B) {
			waitsOn := make([][]int, n)
			for i := range waitsOn {
				for k := range 5 {
					if on := (i*31 + k*k*97 + 1) % n; on != i {
						waitsOn[i] = append(waitsOn[i], on)
					}
				}
			}
			r := waitingRoom(b, waitsOn)
			for b.Loop() {
				r.Digest(r.now)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/decision")
		})
	}
}
