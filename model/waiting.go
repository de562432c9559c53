package model

import (
	"math/bits"
	"slices"
)

// This file finds what waits on what: a thing is wanted by those that wait on it, and by
// those that wait on these. How many they are is counted for all things in one go, and who
// they are is asked for the few that are shown.

// waiting holds which open things wait on which.
type waiting struct {
	edges map[Ref][]Ref // what waits on a thing directly

	number map[Ref]int32
	refs   []Ref     // by number
	next   [][]int32 // the edges, by number

	circles circles // once something was counted
	counts  []int   // by circle, with the things of the circle itself
}

// waits returns the open things by what they wait on.
func (r *Record) waits() *waiting {
	w := &waiting{edges: map[Ref][]Ref{}, number: map[Ref]int32{}}
	for _, k := range registry() {
		for _, about := range r.AllOf(k.Info().Kind) {
			for _, on := range k.waitsOn(r, about.ID) {
				w.add(on, about)
			}
		}
	}
	for l := range r.Links.All() {
		if from, on := l.Parent(), l.Target(); l.Word == LinkWaitsOn && r.isUnsettled(from) && r.isUnsettled(on) {
			w.add(on, from)
		}
	}
	return w
}

// add says that a thing waits on another.
func (w *waiting) add(on, about Ref) {
	w.edges[on] = append(w.edges[on], about)
	to := w.numberOf(about)
	from := w.numberOf(on)
	w.next[from] = append(w.next[from], to)
}

func (w *waiting) numberOf(about Ref) int32 {
	n, ok := w.number[about]
	if !ok {
		n = int32(len(w.refs))
		w.number[about] = n
		w.refs, w.next = append(w.refs, about), append(w.next, nil)
	}
	return n
}

// isUnsettled reports whether something is still due of a thing, so that others wait on it.
func (r *Record) isUnsettled(about Ref) bool {
	if d, ok := r.Decisions.Get(about.ID); ok && about.Kind == KindDecision {
		return r.undecidedOrWaiting(d)
	}
	return !about.Kind.IsFinal(r.State(about))
}

// count returns how many things wait on a thing, directly or through others, each counted once
// and the thing itself not.
func (w *waiting) count(about Ref) int {
	n, ok := w.number[about]
	if !ok {
		return 0
	}
	w.countAll()
	return w.counts[w.circles.of[n]] - 1
}

// loops reports whether a thing waits, through others, on itself.
func (w *waiting) loops(about Ref) bool {
	n, ok := w.number[about]
	if !ok {
		return false
	}
	w.countAll()
	return len(w.circles.members[w.circles.of[n]]) > 1
}

// on returns what waits on a thing, directly or through others, each once.
func (w *waiting) on(about Ref) []Ref {
	from, ok := w.number[about]
	if !ok {
		return nil
	}
	seen := make([]bool, len(w.refs))
	seen[from] = true
	reached := []int32{from}
	for i := 0; i < len(reached); i++ {
		for _, n := range w.next[reached[i]] {
			if !seen[n] {
				seen[n] = true
				reached = append(reached, n)
			}
		}
	}
	list := make([]Ref, len(reached)-1)
	for i, n := range reached[1:] {
		list[i] = w.refs[n]
	}
	return list
}

// countedAtOnce is how many things are counted in one pass over all that waits.
const countedAtOnce = 64

// countAll counts what waits on each circle. It goes through all that waits once for every 64
// things, which have a bit each, and so needs no list of what waits on what.
func (w *waiting) countAll() {
	if w.counts != nil {
		return
	}
	w.circles = findCircles(w.next)
	c := &w.circles
	w.counts = make([]int, len(c.members))
	order := slices.Concat(c.members...)
	reached := make([]uint64, len(c.members))
	for first := 0; first < len(order); first += countedAtOnce {
		clear(reached)
		for bit, n := range order[first:min(first+countedAtOnce, len(order))] {
			reached[c.of[n]] |= 1 << bit
		}
		for i, next := range c.next { // what it leads to was found before it
			for _, to := range next {
				reached[i] |= reached[to]
			}
			w.counts[i] += bits.OnesCount64(reached[i])
		}
	}
}

// waitingOn returns how many open things wait on one on which only links say that something
// waits, such as a dependency, and whether it waits on itself. It goes through what waits on this
// one alone.
func (r *Record) waitingOn(about Ref) (n int, loops bool) {
	seen := map[Ref]bool{about: true}
	reached := []Ref{about}
	for i := 0; i < len(reached); i++ {
		if !r.isUnsettled(reached[i]) {
			continue
		}
		for _, from := range r.LinksTo(reached[i], LinkWaitsOn) {
			loops = loops || from == about
			if !seen[from] && r.isUnsettled(from) {
				seen[from] = true
				reached = append(reached, from)
			}
		}
	}
	return len(reached) - 1, loops
}

// Waiting returns a function that says which open things wait on a thing, directly or
// through others, each once.
func (r *Record) Waiting() func(about Ref) []Ref { return r.waits().on }

// WaitLoops returns a function that reports whether a thing waits, through others, on itself.
func (r *Record) WaitLoops() func(about Ref) bool { return r.waits().loops }
