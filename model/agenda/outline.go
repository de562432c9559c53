package agenda

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// boldLevel is the level of a heading written as a line in bold, or as "Topics:"
// in front of a list: below every real heading.
const boldLevel = 7

// section is a heading with the blocks up to the next heading.
type section struct {
	level    int // 0 for what stands before any heading
	line     int
	phrase   phrase
	title    string
	blocks   []ast.Node
	parent   *section
	children []*section
}

// outline cuts the document into sections, in document order. The first one
// holds what stands before any heading.
func outline(d *document) []*section {
	top := &section{line: 1}
	all := []*section{top}
	at := top
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		s, ok := d.heading(n)
		if !ok {
			at.blocks = append(at.blocks, n)
			continue
		}
		for at.level >= s.level {
			at = at.parent
		}
		s.parent = at
		at.children = append(at.children, s)
		all = append(all, s)
		at = s
	}
	return all
}

// heading reads a block as the heading of a section. A heading without words
// is none.
func (d *document) heading(n ast.Node) (*section, bool) {
	level := 0
	switch n := n.(type) {
	case *ast.Heading:
		level = n.Level
	case *ast.Paragraph:
		if !d.actsAsHeading(n) {
			return nil, false
		}
		level = boldLevel
	default:
		return nil, false
	}
	lines := d.phrases(n)
	if len(lines) == 0 {
		return nil, false
	}
	ph := joinPhrases(lines)
	return &section{level: level, line: ph.line, phrase: ph, title: strings.TrimRight(oneLine(ph.text), ": ")}, true
}

// actsAsHeading reports whether a paragraph is a heading in disguise: a single
// line that is all bold, or that ends in a colon before a list or a table.
func (d *document) actsAsHeading(p *ast.Paragraph) bool {
	lines := d.lines(p)
	if len(lines) != 1 || p.Lines().Len() != 1 || len(lines[0].text) > 120 {
		return false
	}
	first := p.FirstChild()
	if bold, ok := first.(*ast.Emphasis); ok && bold.Level == 2 {
		rest := bold.NextSibling()
		if rest == nil {
			return true
		}
		t, ok := rest.(*ast.Text)
		if ok && rest.NextSibling() == nil && strings.TrimSpace(string(t.Segment.Value(d.text))) == ":" {
			return true
		}
	}
	next := p.NextSibling()
	return strings.HasSuffix(lines[0].text, ":") && next != nil && next.Kind() != ast.KindParagraph && next.Kind() != ast.KindHeading
}
