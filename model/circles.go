package model

import "slices"

// circles holds the things of a graph by the circles that they form: in a circle each leads to
// each of the others, directly or through others. A thing in no circle is one by itself.
type circles struct {
	of      []int32   // the circle of each thing
	members [][]int32 // the things of each circle
	next    [][]int32 // the circles to which each leads directly, each once: all of them come before it
}

// findCircles finds the circles of a graph by Tarjan's algorithm: it goes through every thing
// and every edge once. It keeps its own stack, because a chain of things may be long.
func findCircles(next [][]int32) circles {
	s := circleSearch{next: next, edge: make([]int, len(next)), seen: make([]int32, len(next)), low: make([]int32, len(next))}
	s.found.of = make([]int32, len(next))
	for n := range next {
		if s.seen[n] == 0 {
			s.searchFrom(int32(n))
		}
	}
	s.found.connect(next)
	return s.found
}

// circleSearch is the state of a search for circles.
type circleSearch struct {
	next  [][]int32
	path  []int32 // the way to the thing that is looked at
	edge  []int   // how many edges of each thing were followed
	seen  []int32 // when each was come to; 0 for not yet
	low   []int32 // the earliest that each leads back to; 0 once its circle is known
	open  []int32 // what was come to and is in no circle yet
	turn  int32
	found circles
}

func (s *circleSearch) searchFrom(n int32) {
	s.enter(n)
	for len(s.path) > 0 {
		n := s.path[len(s.path)-1]
		if s.edge[n] == len(s.next[n]) {
			s.leave(n)
			continue
		}
		to := s.next[n][s.edge[n]]
		s.edge[n]++
		switch {
		case s.seen[to] == 0:
			s.enter(to)
		case s.low[to] != 0:
			s.low[n] = min(s.low[n], s.seen[to])
		}
	}
}

func (s *circleSearch) enter(n int32) {
	s.turn++
	s.seen[n], s.low[n] = s.turn, s.turn
	s.path, s.open = append(s.path, n), append(s.open, n)
}

// leave ends a thing whose edges were all followed. Where it leads back to nothing earlier, what
// was come to since is its circle.
func (s *circleSearch) leave(n int32) {
	s.path = s.path[:len(s.path)-1]
	if s.low[n] < s.seen[n] {
		before := s.path[len(s.path)-1]
		s.low[before] = min(s.low[before], s.low[n])
		return
	}
	from := len(s.open) - 1
	for s.open[from] != n {
		from--
	}
	circle := slices.Clone(s.open[from:])
	s.open = s.open[:from]
	for _, member := range circle {
		s.found.of[member], s.low[member] = int32(len(s.found.members)), 0
	}
	s.found.members = append(s.found.members, circle)
}

// connect finds to which circles each leads.
func (c *circles) connect(next [][]int32) {
	c.next = make([][]int32, len(c.members))
	for i, members := range c.members {
		for _, n := range members {
			for _, to := range next[n] {
				if c.of[to] != int32(i) {
					c.next[i] = append(c.next[i], c.of[to])
				}
			}
		}
		slices.Sort(c.next[i])
		c.next[i] = slices.Compact(c.next[i])
	}
}
