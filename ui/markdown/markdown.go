package markdown

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"gavel/ui/draw"
	"gavel/ui/theme"
)

// github reads GitHub's flavour of Markdown, which is what the documents are written in.
var github = goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()

// Rows returns a Markdown text in rows of at most w cells.
func Rows(source string, w int, t *theme.Theme) []string {
	if w < 1 {
		return nil
	}
	p := page{source: []byte(source), t: t}
	root := github.Parse(text.NewReader(p.source))
	return p.blocks(root, w)
}

// page draws the blocks of one text.
type page struct {
	source []byte
	t      *theme.Theme
}

// blocks draws the blocks in a node, with an empty row between two that are not items of
// one tight list.
func (p *page) blocks(parent ast.Node, w int) []string {
	var rows []string
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		drawn := p.block(n, w)
		if len(drawn) == 0 {
			continue
		}
		if len(rows) > 0 && !tight(n) {
			rows = append(rows, "")
		}
		rows = append(rows, drawn...)
	}
	return rows
}

// tight reports whether a block follows the one before it at once.
func tight(n ast.Node) bool {
	if n.Kind() == ast.KindTextBlock {
		return true
	}
	list, ok := n.Parent().(*ast.List)
	if !ok && n.Kind() == ast.KindList {
		item, in := n.Parent().(*ast.ListItem)
		if !in {
			return false
		}
		list, ok = item.Parent().(*ast.List)
	}
	return ok && list.IsTight
}

func (p *page) block(n ast.Node, w int) []string {
	switch n := n.(type) {
	case *ast.Heading:
		return p.heading(n, w)
	case *ast.List:
		return p.list(n, w)
	case *ast.Blockquote:
		return p.behind(p.t.Frame.Mark(p.t.Glyphs.Thin.Left)+" ", 2, n, w)
	case *ast.ThematicBreak:
		return []string{p.rule(w)}
	case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
		return p.verbatim(n, w)
	case *extast.Table:
		return p.table(n, w)
	case *ast.Paragraph, *ast.TextBlock:
		return wrap(p.inline(n, p.t.Text), w)
	}
	return p.blocks(n, w)
}

func (p *page) rule(w int) string {
	return p.t.Frame.Mark(strings.Repeat(p.t.Glyphs.Thin.Top, max(w, 0)))
}

// heading draws a heading: of the first level over a rule, of the second with a rule
// behind it.
func (p *page) heading(n *ast.Heading, w int) []string {
	rows := wrap(p.inline(n, p.t.Strong), w)
	switch {
	case len(rows) == 0:
		return nil
	case n.Level == 1:
		return append(rows, p.rule(w))
	case n.Level == 2:
		last := len(rows) - 1
		if rest := w - draw.Width(rows[last]) - 1; rest > 0 {
			rows[last] += " " + p.rule(rest)
		}
	}
	return rows
}

// list draws the items behind their bullets, numbers or check boxes.
func (p *page) list(n *ast.List, w int) []string {
	var rows []string
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		lead := "- "
		if n.IsOrdered() {
			lead = fmt.Sprintf("%d. ", number)
			number++
		}
		if len(rows) > 0 && !n.IsTight {
			rows = append(rows, "")
		}
		rows = append(rows, p.behind(lead, draw.Width(lead), item, w)...)
	}
	return rows
}

// behind draws blocks behind a lead: a bullet at the first row, a side at each.
func (p *page) behind(lead string, width int, n ast.Node, w int) []string {
	rows := p.blocks(n, max(w-width, 1))
	_, quote := n.(*ast.Blockquote)
	for i, row := range rows {
		if i > 0 && !quote {
			lead = strings.Repeat(" ", width)
		}
		rows[i] = lead + row
	}
	if len(rows) == 0 {
		return []string{lead}
	}
	return rows
}

// verbatim draws lines as they are, a little to the right.
func (p *page) verbatim(n ast.Node, w int) []string {
	const indent = 2
	var rows []string
	for _, line := range slices.Collect(p.lines(n)) {
		for _, row := range draw.Wrap(clean(line), max(w-indent, 1)) {
			rows = append(rows, strings.Repeat(" ", indent)+row)
		}
	}
	return rows
}

func (p *page) lines(n ast.Node) func(func(string) bool) {
	return func(yield func(string) bool) {
		for i := range n.Lines().Len() {
			at := n.Lines().At(i)
			if !yield(strings.TrimRight(string(at.Value(p.source)), "\r\n")) {
				return
			}
		}
	}
}
