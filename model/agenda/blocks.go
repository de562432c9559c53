package agenda

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// block is a part of a document below a heading, or that heading. Quotations are
// not kept: what they hold stands in their place.
type block struct {
	kind   blockKind
	level  int      // of a heading
	quoted bool     // it stood in a quotation
	items  bool     // HTML: it holds a list or a table
	lines  []phrase // of text, as they stand in the source
	points []*point // of a list
	table  *table
}

type blockKind int

const (
	textBlock blockKind = iota
	headingBlock
	listBlock
	tableBlock
	htmlBlock // not read, nor is code
	codeBlock
)

// point is one item of a list with everything below it.
type point struct {
	phrase   phrase
	entry    *entry
	extra    []phrase // further lines and paragraphs of the item
	children []*point
	tables   []*table
	blocks   []*block // all of it, in order
}

// blocksOf returns what a node of the Markdown holds.
func (d *document) blocksOf(parent ast.Node) []*block {
	var all []*block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.List:
			all = append(all, &block{kind: listBlock, points: d.pointsOf(n)})
		case *extast.Table:
			all = append(all, &block{kind: tableBlock, table: d.tableOf(n)})
		case *ast.Blockquote:
			for _, b := range d.blocksOf(n) {
				b.quoted = true
				all = append(all, b)
			}
		case *ast.HTMLBlock, *ast.CodeBlock:
			all = append(all, d.markupOf(n))
		case *ast.Heading:
			all = append(all, &block{kind: headingBlock, level: n.Level, lines: d.lines(n)})
		default:
			all = append(all, &block{lines: d.lines(n)})
		}
	}
	return all
}

// markupOf returns a block of HTML or code, all of it as one line.
func (d *document) markupOf(n ast.Node) *block {
	b := &block{kind: codeBlock}
	text := string(n.Lines().Value(d.text))
	if n.Kind() == ast.KindHTMLBlock {
		lower := strings.ToLower(text)
		b.kind, b.items = htmlBlock, strings.Contains(lower, "<li") || strings.Contains(lower, "<td")
		text = withoutTags(text)
	}
	if line := d.lineOf(n); hasWord(text) {
		b.lines = []phrase{{line: line, end: line + n.Lines().Len() - 1, text: oneLine(text), hard: true, kind: b.kind}}
	}
	return b
}

// pointsOf returns the items of a list. One without words of its own only holds
// others, which stand in its place.
func (d *document) pointsOf(list ast.Node) []*point {
	var points []*point
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		p := &point{blocks: d.blocksOf(item)}
		for _, b := range p.blocks {
			p.extra = append(p.extra, unwrap(b.lines)...)
			p.children = append(p.children, b.points...)
			if b.table != nil {
				p.tables = append(p.tables, b.table)
			}
		}
		switch {
		case len(p.extra) > 0:
			p.phrase, p.extra = p.extra[0], p.extra[1:]
			points = append(points, p)
		case len(p.tables) > 0:
			p.phrase.line = d.lineOf(item)
			points = append(points, p)
		default:
			points = append(points, p.children...)
		}
	}
	return points
}

// text returns all lines of a block, the rows of a table as one line each.
func (b *block) text() []phrase {
	lines := b.lines
	if b.table != nil {
		lines = b.table.lines()
	}
	for _, p := range b.points {
		lines = append(lines, textOf(p.blocks)...)
	}
	return lines
}

// textOf returns all lines of some blocks.
func textOf(blocks []*block) []phrase {
	var lines []phrase
	for _, b := range blocks {
		lines = append(lines, b.text()...)
	}
	return lines
}
