package agenda

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// document is a parsed agenda. Its text is not quite the source: comments and
// code are gone and lists are evened out, so positions are turned back into
// lines of the source by lineAt.
type document struct {
	text        []byte
	starts      []int // where each line begins in text
	numbers     []int // which line of the source it was
	root        ast.Node
	front       map[string]string // YAML front matter
	openComment int               // line of a comment that is never closed, or 0
	overgrown   []int             // lines that are too long or too deeply nested
}

// parseDocument prepares the source and parses it as GitHub flavoured Markdown.
func parseDocument(source string) *document {
	lines, front := takeFrontMatter(splitLines(source))
	lines, openComment := dropHidden(lines)
	dropped := dropOvergrown(lines)
	lines = nestLists(lines)
	d := &document{front: front, openComment: openComment, overgrown: dropped}
	var b strings.Builder
	for _, l := range lines {
		d.starts = append(d.starts, b.Len())
		d.numbers = append(d.numbers, l.number)
		b.WriteString(l.text)
		b.WriteByte('\n')
	}
	d.text = []byte(b.String())
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM))
	d.root = markdown.Parser().Parse(text.NewReader(d.text))
	return d
}

// lineAt returns the line of the source for a position in the text.
func (d *document) lineAt(position int) int {
	i, found := slices.BinarySearch(d.starts, position)
	if !found {
		i--
	}
	if i < 0 || i >= len(d.numbers) {
		return 1
	}
	return d.numbers[i]
}

// lineOf returns the line a block begins on.
func (d *document) lineOf(n ast.Node) int {
	for b := n; b != nil; b = b.FirstChild() {
		if b.Type() == ast.TypeBlock && b.Lines() != nil && b.Lines().Len() > 0 {
			return d.lineAt(b.Lines().At(0).Start)
		}
		if b.Pos() >= 0 && b.Kind() != ast.KindDocument {
			return d.lineAt(b.Pos())
		}
	}
	return 1
}
