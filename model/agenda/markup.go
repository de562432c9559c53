package agenda

import (
	"bytes"
	"html"
	"slices"
	"strings"
	"unicode"

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
	lines, front := takeFrontMatter(splitLines(source))
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

// isTag reports whether text is the given HTML tag, which has no attributes.
func isTag(text, name string) bool {
	return strings.EqualFold(strings.Trim(text, "</> "), name) && strings.HasPrefix(text, "<")
}

// formatting are the HTML tags that set text apart or hold it.
const formatting wordSet = "a abbr article b big blockquote body br center code dd del details div dl dt em font footer h1 h2 h3 h4 h5 h6 head header hr html i img ins kbd li link mark meta " +
	"nav ol p pre q s samp script section small span strike strong style sub summary sup table tbody td th thead time title tr tt u ul var wbr"

// isMarkup reports whether an HTML tag formats text, or is a comment.
func isMarkup(tag string) bool {
	name := strings.ToLower(strings.TrimLeft(tag, "</"))
	end := strings.IndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.HasPrefix(tag, "<!") || end >= 0 && formatting.has(name[:end])
}

// withoutTags returns what is shown of HTML.
func withoutTags(text string) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(text, '<')
		if open < 0 {
			return oneLine(b.String() + text)
		}
		b.WriteString(text[:open])
		text = text[open:]
		end := strings.IndexByte(text, '>') + 1
		switch {
		case end == 0:
			return oneLine(b.String() + text)
		case isMarkup(text[:end]):
			b.WriteByte(' ')
		default:
			b.WriteString(text[:end])
		}
		text = text[end:]
	}
}

// phrases returns the lines of text in a block. Lines that merely wrap are
// joined, except before a line that says something of its own ("Owner: Ana").
func (d *document) phrases(block ast.Node) []phrase {
	var merged []phrase
	var wrapped []phrase
	for _, p := range d.lines(block) {
		if n := len(wrapped); n > 0 && (p.hard || isField(p.text) || wrapped[n-1].closed() && startsUpper(p.text) || speaker(p.text) != "" && len(wrapped[n-1].text) < 60) {
			merged = append(merged, joinPhrases(wrapped))
			wrapped = nil
		}
		wrapped = append(wrapped, p)
	}
	if len(wrapped) > 0 {
		merged = append(merged, joinPhrases(wrapped))
	}
	return merged
}

// closed reports whether a line ends as a sentence, a link or a remark in brackets
// does, so that the next one may say something else.
func (p phrase) closed() bool {
	linked := len(p.links) > 0 && p.links[len(p.links)-1].end == len(p.text)
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
		s := r.codeSpan(n)
		r.now.code = append(r.now.code, s)
		r.now.marked = append(r.now.marked, s)
	case *ast.AutoLink:
		s := r.write(oneLine(string(n.Label(r.doc.text))))
		r.link(s, n.URL(r.doc.text), true)
	case *ast.Link:
		s := r.children(n)
		r.link(s, n.Destination, bytes.Equal(r.buffer[s.start:s.end], n.Destination))
	case *ast.RawHTML:
		if isTag(string(n.Segments.Value(r.doc.text)), "br") {
			r.lineBreak(true)
		} else if text := string(n.Segments.Value(r.doc.text)); !isMarkup(text) {
			r.write(decode([]byte(text))) // "<your topic>" is no tag
		}
	case *ast.Emphasis:
		r.now.marked = append(r.now.marked, r.children(n))
	case *extast.Strikethrough:
		r.now.struck = append(r.now.struck, r.children(n))
	case *extast.TaskCheckBox:
		r.now.box = openBox
		if n.IsChecked {
			r.now.box = tickedBox
		}
	case *ast.Image:
		// A picture says nothing about a topic.
	default:
		r.children(n)
	}
}

// children reads what is inside an inline node and returns where it stands.
func (r *inlineReader) children(parent ast.Node) span {
	r.depth++
	start := len(r.buffer)
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.inline(n)
	}
	r.depth--
	return r.spanFrom(start)
}

func (r *inlineReader) codeSpan(n *ast.CodeSpan) span {
	start := len(r.buffer)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			if len(r.buffer) == 0 {
				r.now.line = r.doc.lineAt(t.Segment.Start)
			}
			r.write(oneLine(string(t.Segment.Value(r.doc.text))))
		}
	}
	return r.spanFrom(start)
}

// write adds text, keeping single spaces, and returns where it stands.
func (r *inlineReader) write(s string) span {
	start := len(r.buffer)
	for i := range len(s) {
		if s[i] == ' ' && (len(r.buffer) == 0 || r.buffer[len(r.buffer)-1] == ' ') {
			continue
		}
		r.buffer = append(r.buffer, s[i])
	}
	return r.spanFrom(start)
}

// link keeps a link that goes somewhere.
func (r *inlineReader) link(s span, url []byte, bare bool) {
	if to := oneLine(string(url)); to != "" {
		r.now.links = append(r.now.links, linkSpan{span: s, url: to, bare: bare})
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
	if text == "" && len(r.now.links) == 0 {
		return
	}
	r.now.text = text
	for i := range r.now.links {
		r.now.links[i].span = r.now.links[i].clamp(len(text))
	}
	for _, spans := range [][]span{r.now.struck, r.now.code, r.now.marked} {
		for i := range spans {
			spans[i] = spans[i].clamp(len(text))
		}
	}
	r.phrases = append(r.phrases, r.now)
}

// spanFrom returns the span from start to the end, without spaces around it.
func (r *inlineReader) spanFrom(start int) span {
	s := span{start, len(r.buffer)}
	for s.start < s.end && r.buffer[s.start] == ' ' {
		s.start++
	}
	for s.end > s.start && r.buffer[s.end-1] == ' ' {
		s.end--
	}
	return s
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

// pieces returns the lines of text in a block and in all blocks within it, the
// rows of a table as one line each.
func (d *document) pieces(n ast.Node) []phrase {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
		return d.lines(n)
	case *extast.Table:
		t := d.tableOf(n)
		found := []phrase{{line: t.line, end: t.line, text: t.headline(), hard: true}}
		for _, r := range t.rows {
			found = append(found, phrase{line: r.line, end: r.line, text: r.text(), hard: true})
		}
		return slices.DeleteFunc(found, func(p phrase) bool { return !hasWord(p.text) })
	case *ast.HTMLBlock, *ast.CodeBlock:
		text := string(n.Lines().Value(d.text))
		kind := codeText
		if n.Kind() == ast.KindHTMLBlock {
			text, kind = withoutTags(text), htmlText
		}
		if !hasWord(text) {
			return nil
		}
		line := d.lineOf(n)
		return []phrase{{line: line, end: line + n.Lines().Len() - 1, text: oneLine(text), hard: true, kind: kind}}
	}
	var found []phrase
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			found = append(found, d.pieces(c)...)
		}
	}
	return found
}
