package agenda

import (
	"strings"
)

// listMarker matches the beginning of a list item: a bullet, also one pasted
// from a word processor, or a number, also one that such a program set in bold
// or escaped: "**1.**", "1\.".
var listMarker = pattern(`^( *)([-*+•◦▪‣●○]|\d{1,3}\\?[.)]|\*\*\d{1,3}\\?[.)]\*\*)(?:[ \t]+(.*)|)$`)

// subMarker matches the lettered items that people write below numbered ones.
// Markdown knows no such list.
var subMarker = pattern(`^( {2,})((?:[a-z]|i{2,3}|iv|vi{1,3}|ix)[.)])[ \t]+(.*)$`)

// rule matches a thematic break, which otherwise looks like nested bullets.
var rule = pattern(`^ {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$`)

// blockStart matches what ends a list when it stands at the margin: a heading,
// a table, a quotation, a tag, a rule.
var blockStart = pattern(`^(?:#{1,6}(?: |$)|[|><]|[-=*_]{3,}\s*$)`)

// nesting rewrites lists so that every renderer agrees about their levels. Many
// agendas indent by two spaces under "1.", which older renderers took for a
// level and CommonMark does not; read literally, half of their topics would run
// into the one before.
type nesting struct {
	columns []int // where the marker of each open level stood in the source
	blank   bool  // the previous line was blank
	prose   bool  // the previous line was text outside of any list
}

// nestLists rewrites the markers and indentation of all lists.
func nestLists(lines []sourceLine) []sourceLine {
	n := nesting{blank: true}
	out := make([]sourceLine, 0, len(lines))
	for _, l := range lines {
		out = append(out, sourceLine{l.number, n.rewrite(l.text)})
	}
	return out
}

func (n *nesting) rewrite(text string) string {
	if strings.TrimSpace(text) == "" {
		n.blank, n.prose = true, false
		return ""
	}
	defer func() { n.blank, n.prose = false, len(n.columns) == 0 }()
	if column, content, ok := n.item(text); ok {
		n.close(column)
		n.columns = n.columns[:min(len(n.columns), maxNesting)]
		n.columns = append(n.columns, column)
		return strings.Repeat("  ", len(n.columns)-1) + "- " + content
	}
	indent := indentOf(text)
	if n.blank {
		n.close(indent)
	} else if indent == 0 && blockStart().MatchString(text) {
		n.columns = nil
	}
	if len(n.columns) == 0 {
		return strings.TrimLeft(text, " ") // nobody writes code by indenting it in an agenda
	}
	if indent == 0 && !n.blank {
		return text // a lazily continued paragraph
	}
	return strings.Repeat("  ", len(n.columns)) + strings.TrimLeft(text, " ")
}

// close ends the levels that a line at this column does not stand under. Two
// columns make a level; a single one is a slip, or a right-aligned number.
func (n *nesting) close(column int) {
	for len(n.columns) > 0 && column < n.columns[len(n.columns)-1]+2 {
		n.columns = n.columns[:len(n.columns)-1]
	}
}

// item takes a line that begins a list item apart.
func (n *nesting) item(text string) (column int, content string, ok bool) {
	if rule().MatchString(text) {
		return 0, "", false
	}
	m := listMarker().FindStringSubmatch(text)
	if m == nil && len(n.columns) > 0 {
		m = subMarker().FindStringSubmatch(text)
	}
	switch {
	case m == nil:
		return 0, "", false
	case n.prose && (m[3] == "" || isDigit(m[2][0]) && m[2] != "1." && m[2] != "1)"):
		return 0, "", false // a paragraph that happens to wrap before a number or a dash
	}
	return len(m[1]), keepLabel(strings.TrimLeft(m[3], " \t")), true
}

// keepLabel keeps a line such as "[Ana]: Returns" from being read as the
// definition of a link, which no document would show.
func keepLabel(text string) string {
	if _, target, found := strings.Cut(text, "]:"); found && strings.HasPrefix(text, "[") && !strings.ContainsAny(target, "/.#@<") {
		return `\` + text
	}
	return text
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
