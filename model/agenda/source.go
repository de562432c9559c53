package agenda

import (
	"strings"
)

// sourceLine is one line of the source with the number it has there. Lines may
// be dropped before the Markdown is parsed; the numbers keep pointing home.
type sourceLine struct {
	number int
	text   string
}

// splitLines cuts the source into lines, whatever its line endings, and writes
// the tabs that indent them as spaces, as Markdown counts them.
func splitLines(source string) []sourceLine {
	source = strings.ReplaceAll(source, "\r\n", "\n")
	source = dropHostile(spellOut(strings.ReplaceAll(source, "\r", "\n")))
	var lines []sourceLine
	source = unfold().ReplaceAllString(source, "\n$1")
	for i, text := range strings.Split(source, "\n") {
		lines = append(lines, sourceLine{i + 1, asHeading(withoutAttributes(expandIndent(text)))})
	}
	return dedent(lines)
}

var (
	// gluedHeading matches a heading without the blank that Markdown asks for.
	gluedHeading = pattern(`^(#{2,6})(\pL.*)$|^(#)(\p{Lu}\S* .*)$`)
	// unfold matches the line in front of that title.
	unfold = pattern(`(?i)<details[^>\n]*> *\n( *<summary>(?:attend|particip|present|agenda|topics))`)
	// summary matches the title of a part that unfolds.
	summary = pattern(`^ *(?:<details[^>]*>)?\s*<summary>(.*)</summary> *$`)
)

// asHeading writes as a heading what other programs show as one: "##Agenda", and
// the title of a part that unfolds where that is a part of an agenda.
func asHeading(text string) string {
	if m := summary().FindStringSubmatch(text); m != nil && labelsList(withoutTags(m[1])) {
		return "**" + withoutTags(m[1]) + "**"
	}
	return gluedHeading().ReplaceAllString(text, "$1$3 $2$4")
}

// dedent removes the indentation that all lines share. Text pasted from a mail
// is often indented as a whole, which Markdown would take for code.
func dedent(lines []sourceLine) []sourceLine {
	shared := -1
	for _, l := range lines {
		if indent := indentOf(l.text); l.text != "" && (shared < 0 || indent < shared) {
			shared = indent
		}
	}
	for i, l := range lines {
		if l.text != "" {
			lines[i].text = l.text[shared:]
		}
	}
	return lines
}

var (
	templateTag  = pattern(`\{%[^}]*%\}|\{\{[^}]*\}\}`)
	markedPart   = pattern(`\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\{[#.:][^}]*\}`)
	headingMarks = pattern(`^(#.*?) *\{[#.:][^}]*\} *$`)
	lineMarks    = pattern(` *\{(?:#|: ?[.#])[^}]*\} *$`)
)

// withoutAttributes drops what only a publishing program reads: the attributes
// of a heading ("{#agenda}") or of a part ("[Cart]{.underline}"), and the tags
// of a template ("{% link index.md %}", "{{ site.url }}").
func withoutAttributes(text string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	text = markedPart().ReplaceAllString(templateTag().ReplaceAllString(text, ""), "$1")
	return lineMarks().ReplaceAllString(headingMarks().ReplaceAllString(text, "$1"), "")
}

// setLabelsApart puts blank lines around a line that labels the list below it,
// "**Attendees**" or "Agenda:", which Markdown would take for the end of the
// paragraph or of the list item above.
func setLabelsApart(lines []sourceLine) []sourceLine {
	var out []sourceLine
	for i, l := range lines {
		if apart := (sourceLine{l.number, ""}); i+1 < len(lines) && isLabelLine(l.text) && listMarker().MatchString(lines[i+1].text) {
			out = append(out, apart, l, apart)
		} else {
			out = append(out, l)
		}
	}
	return out
}

// isLabelLine reports whether a line at the margin is bold as a whole, a few
// words with a colon behind them, or the name of a part of an agenda.
func isLabelLine(text string) bool {
	if text == "" || indentOf(text) > 0 || listMarker().MatchString(text) {
		return false
	}
	text = strings.TrimRight(text, " ")
	bare := strings.Trim(text, "*: ")
	bold := strings.HasPrefix(text, "**") && !strings.Contains(bare, "**") && (strings.HasSuffix(text, "**") || strings.HasSuffix(text, "**:"))
	return bold && hasWord(bare) || strings.HasSuffix(text, ":") && len(words(text)) > 0 && len(words(text)) <= 4 || labelsList(text)
}

// expandIndent replaces leading tabs with spaces up to the next multiple of 4.
func expandIndent(text string) string {
	width := 0
	for i, r := range text {
		switch r {
		case ' ':
			width++
		case '\t':
			width += 4 - width%4
		default:
			return strings.Repeat(" ", width) + text[i:]
		}
	}
	return ""
}

// frontMatterEntry matches one "key: value" line of YAML front matter.
var frontMatterEntry = pattern(`^(\w[\w -]*):\s*(.*)$`)

// parseFrontMatter splits off YAML front matter, which Markdown would take for a
// heading, and returns its plain "key: value" lines.
func parseFrontMatter(lines []sourceLine) (rest []sourceLine, values map[string]string) {
	values = make(map[string]string)
	for i, l := range lines {
		text := strings.TrimRight(l.text, " ")
		closes := i > 0 && (text == "---" || text == "...")
		switch m := frontMatterEntry().FindStringSubmatch(l.text); {
		case i == 0 && text != "---", closes && len(values) == 0:
			return lines, nil
		case closes:
			return lines[i+1:], values
		case m != nil:
			values[strings.ToLower(m[1])] = strings.Trim(oneLine(m[2]), `"'`)
		}
	}
	return lines, nil
}

// fenceMark matches a line that may open or close fenced code, behind any list
// markers.
var fenceMark = pattern("^((?:\\s*(?:[-*+]|\\d{1,9}[.)])\\s+)*\\s*)(`{3,}|~{3,})(.*)$")

const (
	// maxLine is the longest line, in bytes, that is read. Longer ones hold
	// pictures, not topics, and can make a Markdown parser very slow.
	maxLine = 16 << 10
	// maxNesting is the depth to which lists and quotations may be nested.
	maxNesting = 32
)

// containers matches the quotation marks and list markers a line begins with.
var containers = pattern(`^(?:\s*(?:>|(?:[-*+]|\d{1,9}[.)])\s))+`)

// overgrown reports whether a line is too long or too deeply nested to be read.
func overgrown(text string) bool {
	return len(text) > maxLine || strings.Count(containers().FindString(text), ">")+len(strings.Fields(containers().FindString(text))) > maxNesting
}

// dropOvergrown blanks out lines that are too long or too deep, and returns
// their numbers.
func dropOvergrown(lines []sourceLine) (dropped []int) {
	for i, l := range lines {
		if overgrown(l.text) {
			dropped = append(dropped, l.number)
			lines[i].text = ""
		}
	}
	return dropped
}

// hider blanks out what is no part of the agenda: comments and fenced code.
// Doing so before the Markdown is parsed keeps a comment from cutting a list or
// a table in two.
type hider struct {
	comment int    // line on which the open comment began, 0 outside of one
	fence   string // the mark that opened the code being read, "" outside
	indent  int    // how far the open fence was indented
	opened  int    // line on which it opened
}

// hide returns what is visible of the line.
func (h *hider) hide(l sourceLine) string {
	if h.fence != "" {
		m := fenceMark().FindStringSubmatch(l.text)
		closes := m != nil && strings.HasPrefix(m[2], h.fence) && strings.TrimSpace(m[3]) == ""
		// A line that stands further left than its fence has left the list
		// item the code was in.
		left := strings.TrimSpace(l.text) != "" && h.indent > 1 && indentOf(l.text) < h.indent
		if closes || left {
			h.fence = ""
		}
		if !left {
			return ""
		}
	}
	text := h.hideComments(l)
	m := fenceMark().FindStringSubmatch(text)
	if h.comment > 0 || m == nil || m[2][0] == '`' && strings.Contains(m[3], "`") {
		return text
	}
	h.fence, h.indent, h.opened = m[2], len(m[1]), l.number
	return strings.TrimRight(m[1], " ")
}

// hideComments cuts the comments out of a line.
func (h *hider) hideComments(l sourceLine) string {
	text, visible := l.text, ""
	for {
		if h.comment > 0 {
			end := strings.Index(text, "-->")
			if end < 0 {
				return visible
			}
			text, h.comment = text[end+len("-->"):], 0
		}
		start := commentStart(text)
		if start < 0 {
			return visible + text
		}
		visible += text[:start]
		// The dashes may be shared: "<!-->" is a whole comment.
		text, h.comment = text[start+len("<!"):], l.number
	}
}

// commentStart finds where a comment opens, but not within inline code.
func commentStart(text string) int {
	start := strings.Index(text, "<!--")
	if start < 0 || strings.Count(text[:start], "`")%2 == 1 {
		return -1
	}
	return start
}

// dropHidden removes comments and fenced code. It notes where code stands, and
// the line of a comment that is never closed.
func (d *document) dropHidden(lines []sourceLine) []sourceLine {
	var h hider
	var visible []sourceLine
	var gap []sourceLine // lines that became blank, held back until it is known what follows
	for _, l := range lines {
		fenced := h.fence != ""
		text := h.hide(l)
		if fenced && h.fence != "" && hasWord(l.text) {
			d.noteCode(l, h.opened)
		}
		if text != l.text && strings.TrimSpace(text) == "" {
			gap = append(gap, sourceLine{l.number, ""})
			continue
		}
		within := len(visible) > 0 && isTableRow(visible[len(visible)-1].text) && isTableRow(text)
		if !within {
			visible = append(visible, gap...)
		}
		gap = nil
		visible = append(visible, sourceLine{l.number, text})
	}
	d.openComment = h.comment
	return visible
}

// noteCode keeps the first line of the code in a fence that opened on a line,
// and how far it goes.
func (d *document) noteCode(l sourceLine, opened int) {
	if n := len(d.code) - 1; n >= 0 && d.code[n].line > opened {
		d.code[n].end = l.number
		return
	}
	d.code = append(d.code, phrase{line: l.number, end: l.number, text: oneLine(l.text), hard: true, kind: codeBlock})
}

// isTableRow reports whether a line looks like a row of a table.
func isTableRow(text string) bool {
	return strings.HasPrefix(strings.TrimSpace(text), "|")
}

// indentOf counts the spaces a line begins with.
func indentOf(text string) int {
	return len(text) - len(strings.TrimLeft(text, " "))
}
