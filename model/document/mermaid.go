package document

import (
	"fmt"
	"strings"
	"unicode"

	"gavel/model"
)

// mermaid returns a drawing as a flowchart in the syntax of Mermaid
// (mermaid.js.org/syntax/flowchart.html), in a fence that Markdown leaves alone.
func mermaid(d model.Drawing) string {
	return "```mermaid\n" + flowchart(d) + "```"
}

// flowchart returns a drawing as a flowchart in the syntax of Mermaid.
func flowchart(d model.Drawing) string {
	var b strings.Builder
	b.WriteString("flowchart TD\n")
	for _, n := range d.Nodes {
		text := mermaidText(n.About.String() + " " + n.Text)
		if n.Note != "" {
			text += "<br/>" + mermaidText(n.Note)
		}
		open, end := nodeShape(n.Mark)
		fmt.Fprintf(&b, "  %s%s\"%s\"%s\n", nodeID(n.About), open, text, end)
	}
	for _, e := range d.Edges {
		label := ""
		if e.Label != "" {
			label = "|\"" + mermaidText(e.Label) + "\"|"
		}
		fmt.Fprintf(&b, "  %s -->%s %s\n", nodeID(e.From), label, nodeID(e.To))
	}
	return b.String()
}

// nodeID returns the name of a thing within a diagram: "JS3".
func nodeID(about model.Ref) string { return strings.ReplaceAll(about.String(), "-", "") }

// nodeShape returns what opens and closes a node: an exception is a hexagon, a recovery is
// rounded, and an end is a stadium.
func nodeShape(mark model.DrawnMark) (open, end string) {
	switch mark {
	case model.MarkException:
		return "{{", "}}"
	case model.MarkRecovery:
		return "(", ")"
	case model.MarkEnd:
		return "([", "])"
	}
	return "[", "]"
}

// mermaidText returns a text as it stands between the quotes of a label. Every sign that
// Mermaid or the HTML of a label could take for its own is written as its number
// (mermaid.js.org/syntax/flowchart.html, "Entity codes to escape characters").
func mermaidText(text string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(model.Clean(text, false)), " ") {
		if isPlainInMermaid(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}

// isPlainInMermaid reports whether a rune means nothing but itself in a label. Two signs that
// are none of the syntax are not: Mermaid writes them itself in the place of an entity.
func isPlainInMermaid(r rune) bool {
	switch {
	case r == ' ' || strings.ContainsRune(",.?!'+-", r):
		return true
	case r == '\uFB02' || r == '\u00B6':
		return false
	case r < unicode.MaxASCII:
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return unicode.IsPrint(r) || unicode.IsMark(r)
}
