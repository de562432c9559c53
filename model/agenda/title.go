package agenda

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// headingTitle returns the words of a heading without how long the meeting takes
// and without links to material.
func headingTitle(s *section) string {
	var cuts []span
	for _, b := range brackets(s.phrase) {
		if _, timebox := pureTimebox(b.inner); timebox || onlyLinks(s.phrase, b) {
			cuts = append(cuts, b.span)
		}
	}
	if title := tidy(s.phrase.without(sorted(cuts))); title != "" {
		return title
	}
	return s.title
}

// maxTitleLine is the longest line, in bytes, that can name a meeting.
const maxTitleLine = 120

// titleOf names the meeting: by the front matter, the heading of the document,
// or the line it begins with. titleNode is that line's block, if any.
func titleOf(d *document, p division, sections []*section) (title string, titleNode ast.Node) {
	if title := d.front["title"]; title != "" {
		return title, nil
	}
	if s := namingSection(sections); s != nil {
		return headingTitle(s), nil
	}
	for _, n := range sections[0].blocks {
		paragraph, ok := n.(*ast.Paragraph)
		if !ok {
			continue
		}
		lines := d.lines(paragraph)
		if len(lines) != 1 {
			return "", nil
		}
		text := oneLine(lines[0].text)
		what, _ := meetingLine(text)
		if what != roleNone || len(text) > maxTitleLine || strings.HasSuffix(text, ".") || people(nil).entryOf(lines[0]).timed() {
			return "", nil
		}
		return text, n
	}
	return "", nil
}
