package model

import (
	"cmp"
	"slices"
	"strings"
)

// Drawing holds things and the ways between them, to be drawn: as a tree in a terminal, or
// as a diagram in a document. Both ends of a way are among the things.
type Drawing struct {
	Nodes []DrawnNode // in order; what comes first begins a tree
	Edges []DrawnEdge
}

// DrawnNode is one thing in a drawing.
type DrawnNode struct {
	About Ref
	Text  string
	Note  string // how it stands: "exception, verified"
	Mark  DrawnMark
}

// DrawnMark says how a thing in a drawing is set apart from the others.
type DrawnMark int

// The marks of things in drawings.
const (
	MarkNone DrawnMark = iota
	MarkException
	MarkRecovery
	MarkEnd
)

// DrawnEdge is one way from a thing to another.
type DrawnEdge struct {
	From, To Ref
	Label    string // "" for none
}

// IsEmpty reports whether there is nothing to draw.
func (d Drawing) IsEmpty() bool { return len(d.Nodes) == 0 }

// Branch is a thing in a drawing with what follows from it, each thing once.
type Branch struct {
	Node    DrawnNode
	Label   string // of the way to it
	Repeats Repeat
	Then    []Branch // nothing where it repeats
}

// Repeat says why nothing follows a thing here.
type Repeat int

// The reasons for which a branch ends at a thing that something follows from.
const (
	RepeatsNot Repeat = iota
	Loops             // the way leads back to it
	IsAbove           // what follows it stands further up
	IsBelow           // what follows it stands further down, so that the tree gets not too deep
)

// maxBranches is how deep a tree gets before it goes on at its margin.
const maxBranches = 8

// Tree returns the drawing as trees. Each thing has what follows from it once; a loop is
// followed once.
func (d Drawing) Tree() []Branch {
	g := growth{out: make(map[Ref][]DrawnEdge), nodes: make(map[Ref]DrawnNode), state: make(map[Ref]growing)}
	for _, n := range d.Nodes {
		g.nodes[n.About] = n
	}
	for _, e := range d.Edges {
		g.out[e.From] = append(g.out[e.From], e)
	}
	var trees []Branch
	for _, n := range d.Nodes {
		g.later = append(g.later, n.About)
		for len(g.later) > 0 {
			about := g.later[0]
			g.later = g.later[1:]
			if g.state[about] == 0 {
				trees = append(trees, g.grow(about, "", 0))
			}
		}
	}
	return trees
}

// growth is a tree while it is made.
type growth struct {
	nodes map[Ref]DrawnNode
	out   map[Ref][]DrawnEdge
	state map[Ref]growing
	later []Ref // what goes on at the margin
}

// growing says whether a thing is in the tree already.
type growing int

const (
	onTheWay growing = iota + 1 // the way leads through it
	grown
)

func (g *growth) grow(about Ref, label string, depth int) Branch {
	b := Branch{Node: g.nodes[about], Label: label}
	switch {
	case g.state[about] == onTheWay:
		b.Repeats = Loops
		return b
	case len(g.out[about]) == 0:
		g.state[about] = grown
		return b
	case g.state[about] == grown:
		b.Repeats = IsAbove
		return b
	case depth == maxBranches:
		b.Repeats = IsBelow
		g.later = append(g.later, about)
		return b
	}
	g.state[about] = onTheWay
	for _, e := range g.out[about] {
		b.Then = append(b.Then, g.grow(e.To, e.Label, depth+1))
	}
	g.state[about] = grown
	return b
}

// Drawing returns what is drawn of a thing: of a journey its states with the ways between
// them, of anything else what waits on it. It is empty where there is nothing to draw.
func (r *Record) Drawing(about Ref) Drawing {
	if about.Kind == KindJourney {
		return r.drawJourney(about)
	}
	graph := r.waits()
	waits := graph.on(about)
	if len(waits) == 0 {
		return Drawing{}
	}
	slices.SortFunc(waits, compareRefs)
	return r.drawWaits(graph, append([]Ref{about}, waits...))
}

// drawJourney returns the states of a journey, the first one first.
func (r *Record) drawJourney(journey Ref) Drawing {
	var d Drawing
	for _, s := range r.StatesOf(journey) {
		mark := map[string]DrawnMark{StateException: MarkException, StateRecovery: MarkRecovery}[s.Sort]
		if mark == MarkNone && s.Ends {
			mark = MarkEnd
		}
		d.Nodes = append(d.Nodes, DrawnNode{s.Ref(), s.Text, s.note(r), mark})
		for _, a := range r.WaysOut(s.Ref()) {
			d.Edges = append(d.Edges, DrawnEdge{a.From, a.To, a.Condition})
		}
	}
	return d
}

// note says how a state stands: "exception, to verify".
func (s JourneyState) note(r *Record) string {
	words := []string{string(r.State(s.Ref()))}
	if s.Sort != StateBaseline {
		words = append([]string{s.Sort}, words...)
	}
	if s.Ends {
		words = append(words, "ends here")
	}
	return strings.Join(words, ", ")
}

// WaitsDrawing returns what waits on what: a way leads from a thing to each that waits on
// it. What waits on nothing comes first, and before others that on which most waits.
func (r *Record) WaitsDrawing() Drawing {
	graph := r.waits()
	count, waits := map[Ref]int{}, map[Ref]bool{}
	var all []Ref
	for on, list := range graph.edges {
		all = append(append(all, on), list...)
		for _, about := range list {
			waits[about] = true
		}
	}
	slices.SortFunc(all, compareRefs)
	all = slices.Compact(all)
	for _, about := range all {
		count[about] = graph.count(about)
	}
	slices.SortStableFunc(all, func(a, b Ref) int {
		return cmp.Or(boolInt(waits[a])-boolInt(waits[b]), cmp.Compare(count[b], count[a]))
	})
	return r.drawWaits(graph, all)
}

// drawWaits returns what waits on some things, each of which waits on one before it or on
// nothing.
func (r *Record) drawWaits(graph *waiting, list []Ref) Drawing {
	var d Drawing
	for _, on := range list {
		d.Nodes = append(d.Nodes, DrawnNode{About: on, Text: r.TextOf(on), Note: r.noteOf(on)})
		waits := slices.Clone(graph.edges[on])
		slices.SortFunc(waits, compareRefs)
		for _, about := range slices.Compact(waits) {
			d.Edges = append(d.Edges, DrawnEdge{From: on, To: about})
		}
	}
	return d
}

// noteOf says how a thing stands, and whose it is: "open, Ben Okafor".
func (r *Record) noteOf(about Ref) string {
	words := []string{string(r.ShownState(about))}
	if owner := r.OwnerOf(about); owner != 0 {
		words = append(words, r.NameOf(owner))
	}
	return strings.Join(words, ", ")
}

func compareRefs(a, b Ref) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID)) }
