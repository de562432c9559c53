package document

import (
	"cmp"
	"slices"
	"strings"

	"gavel/model"
)

// measure is how a metric stands, in words.
type measure struct {
	namedThing
	Owner   string
	Stands  string // "3.8 %, Mon 16 Nov (baseline 5, target 3 by Mon 14 Dec)"; "" where it was never read
	Verdict string
	Moves   []namedThing // what is meant to move it, of what is asked
}

// measures returns the metrics that are read, in the order of their ids, with which of some
// decisions are meant to move them.
func (g gatherer) measures(asked []proposal, today model.Date) []measure {
	var list []measure
	for _, about := range g.r.AllOf(model.KindMetric) {
		m, _ := g.r.Metric(about)
		if g.r.State(about) != model.Active {
			continue
		}
		is := measure{namedThing: namedThing{about, m.Text}, Owner: g.name(m.Owner)}
		if last, ok := g.r.LastReading(m); ok {
			target := labelled("target ", joined(" by ", string(m.Target), m.TargetOn.Near(today)))
			if m.Target == "" {
				target = ""
			}
			is.Stands = joined(", ", joined(" ", string(last.Value), m.Unit), last.Day.Near(today)) +
				inBrackets(joined(", ", labelled("baseline ", string(m.Base)), target))
			is.Verdict = g.r.SayVerdict(m, today)
		}
		for _, p := range asked {
			if slices.Contains(g.r.LinksTo(about, model.LinkMoves), p.Ref) {
				is.Moves = append(is.Moves, namedThing{p.Ref, p.Statement})
			}
		}
		list = append(list, is)
	}
	return list
}

// measures tells how the metrics stand: where each is, where it was, where it is to get.
func (w *writer) measures(list []measure) {
	entries := make([]string, len(list))
	for i, m := range list {
		moves := make([]string, len(m.Moves))
		for j, d := range m.Moves {
			moves[j] = name(d)
		}
		stands := "no reading yet"
		if m.Stands != "" {
			stands = inline(m.Stands) + ": **" + inline(m.Verdict) + "**"
		}
		entries[i] = "**" + inline(m.Words) + "**" + inBrackets(joined(", ", cmp.Or(person(m.Owner), "no owner yet"), m.Ref.String())) + ": " + stands +
			labelled(". Meant to move it: ", strings.Join(moves, "; "))
	}
	w.entries("Measures", entries)
}

// measuresRead returns the metrics that were read since the last review.
func (g gatherer) measuresRead() []measure {
	if !g.tellsOfActions() {
		return nil
	}
	var since model.Instant
	if before := g.closedBefore(); before != nil {
		since = before.ClosedAt
	}
	return slices.DeleteFunc(g.measures(nil, g.day), func(is measure) bool {
		m, _ := g.r.Metric(is.Ref)
		last, read := g.r.LastReading(m)
		return !read || last.At <= since
	})
}
