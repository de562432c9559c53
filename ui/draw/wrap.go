package draw

import "strings"

// Wrap breaks plain text into lines of at most w cells, between words where it
// can. Newlines are kept, and so is indentation; a word longer than a line is
// broken; wide characters may be broken between, as their scripts are. Styles are
// left out: a style that goes on over a line break would colour what is beside it.
// With no width there are no lines.
func Wrap(s string, w int) []string {
	if w < 1 {
		return nil
	}
	out := wrapper{width: w}
	for paragraph := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		out.paragraph(rewrite(unstyled(paragraph)))
	}
	return out.lines
}

// WrapUnder wraps a text behind a lead, in lines of w cells; what is folded stands under the
// text.
func WrapUnder(lead, text string, w int) []string {
	lines := Wrap(text, max(w-Width(lead), 1))
	for i, line := range lines {
		lines[i] = lead + line
		lead = Fit("", Width(lead))
	}
	return lines
}

// wrapper fills one line after the other.
type wrapper struct {
	width int
	lines []string
	line  strings.Builder
	used  int // cells in line
	gap   int // blanks between line and the next word, not written yet
	word  []piece
}

// paragraph wraps a text that has no newlines.
func (w *wrapper) paragraph(s string) {
	for len(s) > 0 {
		if blanks := len(s) - len(strings.TrimLeft(s, " ")); blanks > 0 {
			w.gap += blanks
			s = s[blanks:]
			continue
		}
		cells, size := w.nextWord(s)
		w.add(w.word, cells)
		s = s[size:]
	}
	w.newline()
}

// add writes a word where it fits: on this line, on the next, or over several.
func (w *wrapper) add(word []piece, cells int) {
	switch {
	case w.used+w.gap+cells <= w.width:
		w.line.WriteString(blank(w.gap))
		w.used += w.gap
	case w.used > 0:
		w.newline()
	}
	w.gap = 0 // a blank at a line break is the break
	for _, p := range word {
		if p.width > w.width { // wider than any line: say that it is here
			p.text, p.width = ellipsis, 1
		}
		if w.used+p.width > w.width {
			w.newline()
		}
		w.line.WriteString(p.text)
		w.used += p.width
	}
}

func (w *wrapper) newline() {
	w.lines = append(w.lines, w.line.String())
	w.line.Reset()
	w.used, w.gap = 0, 0
}

// nextWord reads the pieces up to a blank or a wide character into w.word; a wide
// character is a word of its own.
func (w *wrapper) nextWord(s string) (cells, size int) {
	w.word = w.word[:0]
	for size < len(s) {
		if s[size] == ' ' {
			break
		}
		p := next(s[size:])
		if p.width > 1 && cells > 0 {
			break
		}
		size += p.size
		w.word = append(w.word, p)
		cells += p.width
		if p.width > 1 {
			break
		}
	}
	return cells, size
}

// unstyled returns s without its colour sequences.
func unstyled(s string) string {
	if strings.IndexByte(s, esc) < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for len(s) > 0 {
		p := next(s)
		if !p.style {
			out = append(out, s[:p.size]...)
		}
		s = s[p.size:]
	}
	return string(out)
}
