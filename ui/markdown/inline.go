package markdown

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"gavel/model"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// span is a stretch of text in one style.
type span struct {
	text  string
	style theme.Style
}

// clean returns a text without anything that a terminal acts on.
// Its blanks at either end part it from what is beside it.
func clean(s string) string {
	cleaned := model.Clean(s, true)
	if cleaned == "" {
		if s != "" && strings.TrimSpace(s) == "" {
			return " "
		}
		return ""
	}
	if strings.HasPrefix(s, " ") {
		cleaned = " " + cleaned
	}
	if strings.HasSuffix(s, " ") {
		cleaned += " "
	}
	return cleaned
}

// plainOf returns what a text of the source means: without its escapes.
func plainOf(raw []byte) string {
	return clean(html.UnescapeString(string(util.UnescapePunctuations(raw))))
}

// inline returns the text in a block, in spans.
func (p *page) inline(n ast.Node, style theme.Style) []span {
	var spans []span
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		spans = append(spans, p.piece(c, style)...)
	}
	return spans
}

func (p *page) piece(n ast.Node, style theme.Style) []span {
	switch n := n.(type) {
	case *ast.Text:
		said := plainOf(n.Value(p.source))
		switch {
		case n.HardLineBreak():
			said += "\n"
		case n.SoftLineBreak():
			said += " "
		}
		return []span{{said, style}}
	case *ast.String:
		return []span{{clean(string(n.Value)), style}}
	case *ast.CodeSpan:
		var code strings.Builder
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				code.Write(t.Value(p.source))
			}
		}
		return []span{{clean(code.String()), style}}
	case *ast.Emphasis:
		return p.inline(n, p.t.Strong)
	case *ast.Link:
		spans := p.inline(n, style)
		if to := clean(string(n.Destination)); to != "" {
			spans = append(spans, span{" (" + to + ")", p.t.Muted})
		}
		return spans
	case *ast.AutoLink:
		return []span{{clean(string(n.Label(p.source))), style}}
	case *ast.RawHTML:
		var raw strings.Builder
		for i := range n.Segments.Len() {
			at := n.Segments.At(i)
			raw.Write(at.Value(p.source))
		}
		return []span{{clean(raw.String()), style}}
	case *extast.TaskCheckBox:
		if n.IsChecked {
			return []span{{"[x] ", p.t.Muted}}
		}
		return []span{{"[ ] ", p.t.Strong}}
	}
	return p.inline(n, style)
}

// wrap breaks spans into rows of at most w cells, as draw.Wrap breaks their text, and
// gives each piece of a row its style again.
func wrap(spans []span, w int) []string {
	var all strings.Builder
	var letters []rune
	var styles []int
	for i, s := range spans {
		all.WriteString(s.text)
		for _, r := range s.text {
			letters, styles = append(letters, r), append(styles, i)
		}
	}
	text := strings.TrimSpace(all.String())
	if text == "" {
		return nil
	}
	lines := draw.Wrap(text, w)
	if len(spans) == 1 {
		for i, line := range lines {
			lines[i] = spans[0].style.Paint(line)
		}
		return lines
	}
	at := 0
	for i, line := range lines {
		lines[i] = styled(line, spans, letters, styles, &at)
	}
	return lines
}

// styled paints one line. The blanks at which a text was broken are not in the lines, so
// it looks for each letter from where the last one was.
func styled(line string, spans []span, letters []rune, styles []int, at *int) string {
	var out strings.Builder
	var run []rune
	of := -1
	flush := func() {
		if len(run) > 0 {
			out.WriteString(spans[max(of, 0)].style.Paint(string(run)))
		}
		run = run[:0]
	}
	for _, r := range line {
		next := *at
		for next < len(letters) && letters[next] != r && (letters[next] == ' ' || letters[next] == '\n') {
			next++
		}
		style := max(of, 0)
		if next < len(letters) && letters[next] == r {
			style, *at = styles[next], next+1
		}
		if style != of {
			flush()
			of = style
		}
		run = append(run, r)
	}
	flush()
	return out.String()
}
