package document

import (
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// waitsDocument is the entry of the dependency map in the table of documents.
func waitsDocument() Document {
	return Document{
		Name: "waits", Label: "dependency map", Help: "what waits on what, that on which most waits first",
		Long:  "It lists what others wait on, how many there are, directly and through others, and what follows\nfrom each; a loop is followed once. A diagram that Mermaid draws is below.",
		About: ofCycle(), Forms: []Form{Markdown}, write: waitsPage,
	}
}

func waitsPage(s Source) (Page, error) {
	today := s.Record.Today(s.Now)
	return Page{Name: "dependency map", Title: "What waits on what", File: string(today) + "-waits.md", Text: writeWaits(gatherWaits(s.Record), today)}, nil
}

// waitsToday is what waits on what.
type waitsToday struct {
	Ranked  []waitedOn
	Drawing model.Drawing
}

// waitedOn is a thing that others wait on, with how many.
type waitedOn struct {
	namedThing
	Is    string
	Count int
	Loop  bool
}

func gatherWaits(r *model.Record) waitsToday {
	said := waitsToday{Drawing: r.WaitsDrawing()}
	waits, loops := r.Waiting(), r.WaitLoops()
	from := map[model.Ref]bool{}
	for _, e := range said.Drawing.Edges {
		from[e.From] = true
	}
	for _, n := range said.Drawing.Nodes {
		if !from[n.About] {
			continue
		}
		said.Ranked = append(said.Ranked, waitedOn{namedThing{n.About, n.Text}, n.Note, len(waits(n.About)), loops(n.About)})
	}
	slices.SortStableFunc(said.Ranked, func(a, b waitedOn) int { return b.Count - a.Count })
	return said
}

func writeWaits(said waitsToday, today model.Date) string {
	w := &writer{calendar: calendar{today: today}}
	w.block("# What waits on what, " + today.Long() + ": " + joined(", ", count(len(said.Drawing.Nodes), "thing")))
	if len(said.Ranked) == 0 {
		w.block("Nothing waits on anything.")
		return w.b.String()
	}
	w.part("Most waits on")
	entries := make([]string, len(said.Ranked))
	for i, on := range said.Ranked {
		loop := ""
		if on.Loop {
			loop = ", in a loop"
		}
		entries[i] = fmt.Sprintf("**%s** (%s, %s): %d %s on it%s", inline(on.Words), on.Ref, inline(on.Is), on.Count, map[bool]string{true: "waits", false: "wait"}[on.Count == 1], loop)
	}
	w.block(bullets(entries))
	w.part("What follows from what")
	w.block(strings.TrimRight(branchList(said.Drawing.Tree(), 0), "\n"))
	w.block(mermaid(said.Drawing))
	return w.b.String()
}

// branchList returns trees as a list within a list.
func branchList(list []model.Branch, depth int) string {
	var b strings.Builder
	for _, branch := range list {
		end := map[model.Repeat]string{model.Loops: " (loop)", model.IsAbove: " (as above)", model.IsBelow: " (goes on below)"}[branch.Repeats]
		fmt.Fprintf(&b, "%s- %s %s%s\n", strings.Repeat("  ", depth), branch.Node.About, inline(branch.Node.Text), end)
		b.WriteString(branchList(branch.Then, depth+1))
	}
	return b.String()
}
