package model

import "slices"

// This file finds what waits on what: a thing is wanted by those that wait on it, and by
// those that wait on these.

// waiting holds which open things wait on which.
type waiting struct {
	edges map[Ref][]Ref // what waits on a thing directly

	// What has been found, so that each thing is asked for once: its number, those that wait
	// on it by number, the turn in which it was seen last, and all that waits on it.
	number map[Ref]int32
	refs   []Ref
	next   [][]int32
	seen   []int32
	turn   int32
	found  map[Ref][]Ref
}

// waits returns the open things by what they wait on.
func (r *Record) waits() *waiting {
	w := &waiting{edges: map[Ref][]Ref{}, number: map[Ref]int32{}, found: map[Ref][]Ref{}}
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
		w.refs, w.next, w.seen = append(w.refs, about), append(w.next, nil), append(w.seen, 0)
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

// loops reports whether a thing waits, through others, on itself.
func (w *waiting) loops(about Ref) bool {
	return slices.ContainsFunc(w.on(about), func(waits Ref) bool { return slices.Contains(w.edges[waits], about) })
}

// on returns what waits on a thing, directly or through others, each once. The caller must not
// change it.
func (w *waiting) on(about Ref) []Ref {
	from, ok := w.number[about]
	if !ok || len(w.next[from]) == 0 {
		return nil
	}
	if list, ok := w.found[about]; ok {
		return list
	}
	w.turn++
	w.seen[from] = w.turn
	reached := []int32{from}
	for i := 0; i < len(reached); i++ {
		for _, n := range w.next[reached[i]] {
			if w.seen[n] != w.turn {
				w.seen[n] = w.turn
				reached = append(reached, n)
			}
		}
	}
	list := make([]Ref, len(reached)-1)
	for i, n := range reached[1:] {
		list[i] = w.refs[n]
	}
	w.found[about] = list
	return list
}

// Waiting returns a function that says which open things wait on a thing, directly or
// through others, each once.
func (r *Record) Waiting() func(about Ref) []Ref { return r.waits().on }

// WaitLoops returns a function that reports whether a thing waits, through others, on itself.
func (r *Record) WaitLoops() func(about Ref) bool { return r.waits().loops }
