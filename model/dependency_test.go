package model

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestADependencyThatBreaksIsABlockerWithItsFallback(t *testing.T) {
	r := liveReview(t)
	on := r.decision("Show refunds in the support console")
	about := r.do(Raise{Kind: KindDependency, With: with(FieldWords, "Refund events reach support", FieldOwner, r.ben, FieldFallback, "support asks by mail",
		FieldBlocks, []string{on.String()})}).About
	if waits := r.LinksFrom(on, LinkWaitsOn); len(waits) != 1 || waits[0] != about {
		t.Errorf("%s waits on %v", on, waits)
	}
	r.do(rule(about, Broken, FieldWhy, "the team is gone"))
	if b, ok := r.Blockers.Get(1); !ok || b.Fallback != "support asks by mail" || b.Owner != r.ben || r.State(about) != Broken {
		t.Errorf("the blocker is %+v, and %s is %s", b, about, r.State(about))
	}
}

func TestADependencyIsAgreedByADay(t *testing.T) {
	r := liveReview(t)
	about := r.do(Raise{Kind: KindDependency, With: with(FieldWords, "Refund events reach support", FieldOwner, r.ben)}).About
	r.lacks(rule(about, Agreed), FieldDue)
	day := r.Today(r.now).AddDays(8)
	r.do(rule(about, Agreed, FieldDue, day))
	if r.State(about) != Agreed || r.dueOf(about) != day {
		t.Errorf("it is %s, due %s", r.State(about), r.dueOf(about))
	}
}

func TestWhatWaitsOnADependencyIsCountedAsInTheWholeGraph(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := waitingFixture(t, rapid.SliceOfN(rapid.SliceOfN(rapid.IntRange(0, 4), 0, 2), 5, 5).Draw(rt, "waits on"))
		about := r.raise(KindDependency, Ref{}, "Refund events", FieldBlocks, []string{decisionRef(ID(rapid.IntRange(1, 5).Draw(rt, "blocks"))).String()})
		if rapid.Bool().Draw(rt, "round") {
			r.bind(about, LinkWaitsOn, decisionRef(ID(rapid.IntRange(1, 5).Draw(rt, "waits for"))))
		}
		n, loops := r.waitingOn(about)
		if graph := r.waits(); n != graph.count(about) || loops != graph.loops(about) {
			rt.Errorf("%d wait on it (loop: %v), in the graph %d (loop: %v)", n, loops, graph.count(about), graph.loops(about))
		}
	})
}

func TestTheListOfDependenciesSaysWhatWaitsAndWhenItIsLookedAt(t *testing.T) {
	r := liveReview(t)
	on := r.decision("Show refunds in the support console")
	r.raise(KindMetric, Ref{}, "Refund time", FieldOwner, r.ana)
	about := r.raise(KindDependency, Ref{}, "Refund events reach support", FieldOwner, r.ben, FieldBlocks, []string{on.String()}, FieldMetric, []string{"refund-time"}, FieldDue, monday.AddDays(7))
	var names []string
	for _, c := range KindDependency.Columns() {
		names = append(names, c.Label)
	}
	if want := []string{"id", "dependency", "gives → gets", "waits", "checkpoint", "owner", "due", "state"}; !slices.Equal(names, want) {
		t.Errorf("its columns are %q", names)
	}
	if cells := r.Cells(about, monday); cells[3] != "1" || !strings.HasPrefix(cells[4], "refund-time ") {
		t.Errorf("it is listed as %q", cells)
	}
}
