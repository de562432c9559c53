package component

import (
	"strings"

	"charm.land/lipgloss/v2/tree"

	"gavel/model"
	"gavel/ui/draw"
)

// TreeRows draws what hangs together as trees, each thing with what follows from it once.
// Its rows are at most w wide; with ascii they are drawn from plain characters.
func TreeRows(d model.Drawing, w int, ascii bool) []string {
	var rows []string
	for _, b := range d.Tree() {
		grown := growTree(b, w, 0, ascii)
		if ascii {
			grown.Enumerator(asciiBranch).Indenter(asciiIndent)
		}
		for row := range strings.Lines(grown.String()) {
			rows = append(rows, strings.TrimRight(row, " \n"))
		}
	}
	return rows
}

// TreeThings is TreeRows with the thing of each row; of a row that only goes on with the text of
// the one above it, the zero Ref.
func TreeThings(d model.Drawing, w int, ascii bool) (rows []string, about []model.Ref) {
	var follow func(list []model.Branch, depth int)
	follow = func(list []model.Branch, depth int) {
		for _, b := range list {
			about = append(about, b.Node.About)
			for range len(wrapBranch(b, w, depth, ascii)) - 1 {
				about = append(about, model.Ref{})
			}
			follow(b.Then, depth+1)
		}
	}
	follow(d.Tree(), 0)
	return TreeRows(d, w, ascii), about
}

// TreeText says what hangs together in rows that are read aloud: what follows from a thing
// is indented below it.
func TreeText(d model.Drawing) []string { return indented(d.Tree(), 0) }

func indented(list []model.Branch, depth int) []string {
	var rows []string
	for _, b := range list {
		rows = append(rows, strings.Repeat("  ", depth)+branchText(b, true))
		rows = append(rows, indented(b.Then, depth+1)...)
	}
	return rows
}

// TreeTitle names what is drawn of a thing.
func TreeTitle(about model.Ref) string {
	if about.Kind == model.KindJourney {
		return "States"
	}
	return "What waits on it"
}

// treeStep is how many columns each level of a tree takes.
const treeStep = 4

func growTree(b model.Branch, w, depth int, ascii bool) *tree.Tree {
	grown := tree.Root(strings.Join(wrapBranch(b, w, depth, ascii), "\n"))
	for _, next := range b.Then {
		grown.Child(growTree(next, w, depth+1, ascii))
	}
	return grown
}

// wrapBranch returns the text of a branch in rows, at its depth in a tree w wide.
func wrapBranch(b model.Branch, w, depth int, ascii bool) []string {
	return draw.Wrap(branchText(b, ascii), max(w-depth*treeStep, minTreeText))
}

// minTreeText is how many columns the text of a branch has at least.
const minTreeText = 16

// branchText says what a branch leads to: "the bank refuses: JS-3 Card declined (exception)".
func branchText(b model.Branch, ascii bool) string {
	text := b.Node.About.String() + " " + strings.Join(strings.Fields(b.Node.Text), " ")
	if b.Label != "" {
		text = strings.Join(strings.Fields(b.Label), " ") + ": " + text
	}
	switch b.Repeats {
	case model.Loops:
		if ascii {
			return text + " <- loop"
		}
		return text + " ↩ loop"
	case model.IsAbove:
		return text + ", as above"
	case model.IsBelow:
		return text + ", goes on below"
	}
	if b.Node.Note != "" {
		text += " (" + b.Node.Note + ")"
	}
	return text
}

func asciiBranch(children tree.Children, i int) string {
	if i == children.Length()-1 {
		return "`--"
	}
	return "|--"
}

func asciiIndent(children tree.Children, i int) string {
	if i == children.Length()-1 {
		return "   "
	}
	return "|  "
}
