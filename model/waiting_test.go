package model

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// waitingFixture is a record with decisions of which each waits on those that are named by their
// places.
func waitingFixture(t testing.TB, waitsOn [][]int) *fixture {
	r := plannedReview(t)
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

// closure returns how many wait on each, and which wait on themselves, found in the slowest
// way: as long as something changes, who waits on a thing also waits on what that waits on.
func closure(waitsOn [][]int) (counts []int, loops []bool) {
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
	counts, loops = make([]int, n), make([]bool, n)
	for i := range n {
		loops[i] = waits[i][i]
		for on := range n {
			if waits[i][on] && i != on {
				counts[on]++
			}
		}
	}
	return counts, loops
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
		r := waitingFixture(t, waitsOn)
		want, loops := closure(waitsOn)
		lines := r.Digest(r.now).In(Undecided)
		if len(lines) != n {
			rt.Fatalf("%d of %d decisions are undecided", len(lines), n)
		}
		var counts []int
		for _, l := range lines {
			if counts = append(counts, -l.Waits); l.Waits != want[l.About.ID-1] || len(l.WhatWaits()) != l.Waits {
				rt.Fatalf("%d wait on %s, want %d: %v", l.Waits, l.About, want[l.About.ID-1], waitsOn)
			}
			if loops := loops[l.About.ID-1]; r.WaitLoops()(l.About) != loops {
				rt.Fatalf("whether %s waits on itself is not %t: %v", l.About, loops, waitsOn)
			}
		}
		if !slices.IsSorted(counts) {
			rt.Fatalf("they are ranked by %v", counts)
		}
	})
}

// More things are counted than are in one pass over what waits, and a chain of them may be long.
func TestHowManyWaitIsCountedOverALongChain(t *testing.T) {
	const n = 3*countedAtOnce + 1
	waitsOn := make([][]int, n)
	for i := range n - 1 {
		waitsOn[i] = []int{i + 1}
	}
	r := waitingFixture(t, waitsOn)
	graph := r.waits()
	for i := range n {
		if got := graph.count(decisionRef(ID(i + 1))); got != i {
			t.Fatalf("%d wait on the %d. of a chain, want %d", got, i+1, i)
		}
	}
}

// The benchmarks measure the digest of decisions of which each waits on five others, so that a
// run of sizes shows how the time grows: those of one release wait on each other; each waits on
// earlier ones of any release, in no circle; everything waits on everything, through others.
func BenchmarkDigestOfWhatWaits(b *testing.B) {
	benchmarkDigest(b, func(i, k, n int) int { return min(i/25*25+(i*7+k*5+1)%25, n-1) })
}

func BenchmarkDigestOfNoCircle(b *testing.B) {
	benchmarkDigest(b, func(i, k, _ int) int { return (i*31 + k*k*97) % max(i, 1) })
}

func BenchmarkDigestOfOneCircle(b *testing.B) {
	benchmarkDigest(b, func(i, k, n int) int { return (i*31 + k*k*97 + 1) % n })
}

func benchmarkDigest(b *testing.B, on func(i, k, n int) int) {
	for _, n := range []int{250, 500, 1000, 2000} {
		b.Run(fmt.Sprintf("%d decisions, %d links", n, 5*n), func(b *testing.B) {
			waitsOn := make([][]int, n)
			for i := range waitsOn {
				for k := range 5 {
					if on := on(i, k, n); on != i {
						waitsOn[i] = append(waitsOn[i], on)
					}
				}
			}
			r := waitingFixture(b, waitsOn)
			for b.Loop() {
				r.Digest(r.now)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/decision")
		})
	}
}
