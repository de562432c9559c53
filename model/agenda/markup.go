package agenda

import (
	"html"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
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
	code        []phrase          // the first line of each piece of fenced code
}

// parseDocument prepares the source and parses it as GitHub flavoured Markdown.
func parseDocument(source string) *document {
	lines, front := parseFrontMatter(splitLines(source))
	d := &document{front: front}
	lines = d.dropHidden(lines)
	d.overgrown = dropOvergrown(lines)
	lines = nestLists(setLabelsApart(lines))
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

// tag matches an HTML tag, or a comment, and the name of the tag.
var tag = pattern(`(?s)<(?:!|/?(\w+)).*?>`)

// isMarkup reports whether an HTML tag formats text, or is a comment.
func isMarkup(text string) bool {
	m := tag().FindStringSubmatch(text)
	return m != nil && (m[1] == "" || term("formatting").has(strings.ToLower(m[1])))
}

// withoutTags returns what is shown of HTML.
func withoutTags(text string) string {
	return oneLine(tag().ReplaceAllStringFunc(text, func(tag string) string {
		if isMarkup(tag) {
			return " "
		}
		return tag
	}))
}

// unwrap joins lines that merely wrap. One that says something of its own
// ("Owner: Ana") stays apart.
func unwrap(lines []phrase) []phrase {
	var merged []phrase
	from := 0
	for i, p := range lines {
		if i == 0 {
			continue
		}
		before := lines[i-1]
		if p.hard || isField(p.text) || before.closed() && startsUpper(p.text) || speaker(p.text) != "" && len(before.text) < 60 {
			merged = append(merged, joinPhrases(lines[from:i]))
			from = i
		}
	}
	if len(lines) > 0 {
		merged = append(merged, joinPhrases(lines[from:]))
	}
	return merged
}

// closed reports whether a line ends as a sentence, a link or a remark in brackets
// does, so that the next one may say something else.
func (p phrase) closed() bool {
	linked := slices.ContainsFunc(p.links(), func(l mark) bool { return l.end == len(p.text) })
	return linked || p.text != "" && strings.ContainsAny(p.text[len(p.text)-1:], ".!?)]")
}

// speaker returns who says what stands behind the colon: "Ana" of "Ana: one or
// both?". It is "" where no name stands there.
func speaker(text string) string {
	label, said, found := strings.Cut(text, ": ")
	if !found || !hasWord(said) || len(label) > 60 || people(nil).likenessOf(label) == noName {
		return ""
	}
	return strings.TrimSpace(label)
}

// lines returns the lines of text in a block as they stand in the source.
func (d *document) lines(block ast.Node) []phrase {
	r := inlineReader{doc: d}
	r.now = phrase{line: d.lineOf(block), end: d.lineOf(block), hard: true}
	for n := block.FirstChild(); n != nil; n = n.NextSibling() {
		r.inline(n)
	}
	r.finish()
	return r.phrases
}

// inlineReader turns the inline content of a block into phrases.
type inlineReader struct {
	doc     *document
	phrases []phrase
	now     phrase // the phrase being read; its text is still in buffer
	buffer  []byte
	depth   int // how many links, emphases and strike-throughs are open
}

func (r *inlineReader) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		if len(r.buffer) == 0 {
			r.now.line = r.doc.lineAt(n.Segment.Start)
		}
		r.now.end = r.doc.lineAt(n.Segment.Start)
		r.write(decode(n.Segment.Value(r.doc.text)))
		if n.SoftLineBreak() || n.HardLineBreak() {
			r.lineBreak(n.HardLineBreak())
		}
	case *ast.String:
		r.write(decode(n.Value))
	case *ast.CodeSpan:
		r.mark(mark{kind: codeMark}, func() {
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					r.write(oneLine(string(t.Segment.Value(r.doc.text))))
				}
			}
		})
	case *ast.AutoLink:
		r.mark(mark{url: string(n.URL(r.doc.text)), bare: true}, func() { r.write(oneLine(string(n.Label(r.doc.text)))) })
	case *ast.Link:
		r.markChildren(n, mark{url: string(n.Destination)})
	case *ast.RawHTML:
		if text := string(n.Segments.Value(r.doc.text)); strings.EqualFold(strings.Trim(text, "</> "), "br") {
			r.lineBreak(true)
		} else if !isMarkup(text) {
			r.write(decode([]byte(text))) // "<your topic>" is no tag
		}
	case *ast.Emphasis:
		r.markChildren(n, mark{kind: map[int]markKind{1: italicMark, 2: boldMark}[n.Level]})
	case *extast.Strikethrough:
		r.markChildren(n, mark{kind: struckMark})
	case *extast.TaskCheckBox:
		r.now.box, r.now.ticked = true, n.IsChecked
	case *ast.Image:
		// A picture says nothing about a topic.
	default:
		r.children(n)
	}
}

// children reads what is inside an inline node.
func (r *inlineReader) children(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.inline(n)
	}
}

// markChildren reads what is inside an inline node, and marks it.
func (r *inlineReader) markChildren(parent ast.Node, m mark) {
	r.mark(m, func() { r.children(parent) })
}

// mark marks what read writes, without the spaces around it. A link that goes
// nowhere is none.
func (r *inlineReader) mark(m mark, read func()) {
	start := len(r.buffer)
	r.depth++
	read()
	r.depth--
	m.span = span{start, len(r.buffer)}
	for m.start < m.end && r.buffer[m.start] == ' ' {
		m.start++
	}
	for m.end > m.start && r.buffer[m.end-1] == ' ' {
		m.end--
	}
	m.bare = m.bare || m.url != "" && m.url == string(r.buffer[m.start:m.end])
	if m.url = oneLine(m.url); m.url != "" || m.kind != linkMark {
		r.now.marks = append(r.now.marks, m)
	}
}

// write adds text, keeping single spaces.
func (r *inlineReader) write(s string) {
	for i := range len(s) {
		if s[i] == ' ' && (len(r.buffer) == 0 || r.buffer[len(r.buffer)-1] == ' ') {
			continue
		}
		r.buffer = append(r.buffer, s[i])
	}
}

// lineBreak ends a phrase, but not within markup that goes on.
func (r *inlineReader) lineBreak(hard bool) {
	if r.depth > 0 {
		r.write(" ")
		return
	}
	next := r.now.line + 1
	r.finish()
	r.now = phrase{line: next, end: next, hard: hard}
}

// finish keeps the phrase that was read, unless it is empty.
func (r *inlineReader) finish() {
	text := strings.TrimRight(string(r.buffer), " ")
	r.buffer = r.buffer[:0]
	if text == "" && len(r.now.links()) == 0 {
		return
	}
	r.now.text = text
	for i, m := range r.now.marks {
		r.now.marks[i].span = span{min(m.start, len(text)), min(m.end, len(text))}
	}
	r.phrases = append(r.phrases, r.now)
}

// decode resolves escapes and character references in text, and cleans what
// they spell.
func decode(raw []byte) string {
	s := html.UnescapeString(string(util.UnescapePunctuations(raw)))
	s = strings.ReplaceAll(dropHostile(s), "\t", " | ") // a tab within a line separates as a bar does
	return strings.Map(func(r rune) rune {
		switch r {
		case '\n', '\u00a0', '\u2028', '\u2029':
			return ' '
		}
		return r
	}, s)
}
