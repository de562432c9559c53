package model

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestATreeSaysOfWhatRepeatsWhereItsOwnPlaceIs(t *testing.T) {
	chain := func(n int, more ...DrawnEdge) (d Drawing) {
		for i := range n {
			d.Nodes = append(d.Nodes, DrawnNode{About: decisionRef(ID(i + 1))})
			if i > 0 {
				d.Edges = append(d.Edges, DrawnEdge{From: decisionRef(ID(i)), To: decisionRef(ID(i + 1))})
			}
		}
		d.Edges = append(d.Edges, more...)
		return d
	}
	for name, c := range map[string]struct {
		drawing Drawing
		want    Repeat
	}{
		"a loop":                     {chain(3, DrawnEdge{From: decisionRef(3), To: decisionRef(1)}), Loops},
		"two ways to one thing":      {chain(4, DrawnEdge{From: decisionRef(1), To: decisionRef(3)}), IsAbove},
		"a way that goes too deep":   {chain(maxBranches + 4), IsBelow},
		"a way that repeats nothing": {chain(3), RepeatsNot},
	} {
		seen := map[Repeat]int{}
		var walk func(b Branch)
		walk = func(b Branch) {
			seen[b.Repeats]++
			for _, next := range b.Then {
				walk(next)
			}
		}
		for _, b := range c.drawing.Tree() {
			walk(b)
		}
		if seen[c.want] == 0 {
			t.Errorf("%s has the repeats %v, and not %d", name, seen, c.want)
		}
		for _, other := range []Repeat{Loops, IsAbove, IsBelow} {
			if other != c.want && seen[other] != 0 {
				t.Errorf("%s has the repeat %d, too", name, other)
			}
		}
	}
}

// Whatever is drawn, each thing has what follows from it in one place, each way is drawn
// once, and what repeats says where its own place is.
func TestATreeHasEachThingAndEachWayOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var d Drawing
		n := rapid.IntRange(1, 14).Draw(t, "things")
		for i := range n {
			d.Nodes = append(d.Nodes, DrawnNode{About: decisionRef(ID(i + 1))})
		}
		for from := range n {
			for _, into := range rapid.SliceOfNDistinct(rapid.IntRange(0, n-1), 0, min(n, 3), rapid.ID[int]).Draw(t, "ways") {
				d.Edges = append(d.Edges, DrawnEdge{From: decisionRef(ID(from + 1)), To: decisionRef(ID(into + 1))})
			}
		}
		if rapid.Bool().Draw(t, "chain") {
			for i := range n - 1 {
				e := DrawnEdge{From: decisionRef(ID(i + 1)), To: decisionRef(ID(i + 2))}
				if !slices.Contains(d.Edges, e) {
					d.Edges = append(d.Edges, e)
				}
			}
		}
		out := map[Ref]int{}
		for _, e := range d.Edges {
			out[e.From]++
		}
		ways, places := map[DrawnEdge]int{}, map[Ref]int{}
		deepest := 0
		var walk func(b Branch, way []Ref)
		walk = func(b Branch, way []Ref) {
			about := b.Node.About
			deepest = max(deepest, len(way))
			if len(way) > 0 {
				ways[DrawnEdge{From: way[len(way)-1], To: about}]++
			}
			if b.Repeats == Loops && !slices.Contains(way, about) {
				t.Fatalf("%s is said to loop, and the way leads over %v", about, way)
			}
			if b.Repeats != RepeatsNot {
				if len(b.Then) > 0 {
					t.Fatalf("%s repeats, and goes on", about)
				}
				return
			}
			if out[about] > 0 || len(way) == 0 {
				places[about]++
			}
			for _, next := range b.Then {
				walk(next, append(slices.Clone(way), about))
			}
		}
		for _, b := range d.Tree() {
			walk(b, nil)
		}
		for _, e := range d.Edges {
			if ways[e] != 1 {
				t.Fatalf("the way from %s to %s is drawn %d times", e.From, e.To, ways[e])
			}
		}
		if len(ways) != len(d.Edges) {
			t.Fatalf("%d ways are drawn of %d", len(ways), len(d.Edges))
		}
		for _, node := range d.Nodes {
			if out[node.About] > 0 && places[node.About] != 1 {
				t.Fatalf("what follows from %s stands in %d places", node.About, places[node.About])
			}
		}
		if deepest > maxBranches {
			t.Fatalf("it is %d deep", deepest)
		}
	})
}

func TestAThingIsDrawnWithWhatWaitsOnIt(t *testing.T) {
	r := liveReview(t)
	a, b, c := r.decision("Which bank?"), r.decision("Which cards?"), r.decision("Which countries?")
	dp := r.raise(KindDependency, a, "Rates arrive", FieldBlocks, a)
	r.do(Amend{About: b, With: with(FieldWaits, a)})
	r.do(Amend{About: a, With: Values{FieldWaits: {Lines: []string{b.String(), dp.String()}}}})
	d := r.Drawing(dp)
	var ways []string
	for _, e := range d.Edges {
		ways = append(ways, fmt.Sprintf("%s %s", e.From, e.To))
	}
	if want := []string{"DP-1 D-1", "D-1 D-2", "D-2 D-1"}; !slices.Equal(ways, want) {
		t.Errorf("it has the ways %v, want %v", ways, want)
	}
	if !r.Drawing(c).IsEmpty() {
		t.Errorf("nothing waits on %s, and %+v is drawn", c, r.Drawing(c))
	}
	if whole := r.WaitsDrawing(); whole.Nodes[0].About != dp || len(whole.Edges) != 3 {
		t.Errorf("the map begins with %s and has %d ways", whole.Nodes[0].About, len(whole.Edges))
	}
}
