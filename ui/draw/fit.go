package draw

import (
	"strings"

	"gavel/ui/theme"
)

// ellipsis marks where text was cut, unless the caller has a mark of its own.
const ellipsis = "…"

// Width returns how many cells s takes once it has been through Fit.
func Width(s string) int { return measure(s).width }

// Fit makes s exactly w cells wide: cut with an ellipsis if it is longer, filled
// with blanks if it is shorter. Styles stay whole, and one left open is closed.
func Fit(s string, w int) string { return FitTail(s, w, ellipsis) }

// FitTail does what Fit does with another mark for what was cut: a theme's
// ellipsis, or none.
func FitTail(s string, w int, tail string) string {
	if w < 1 {
		return ""
	}
	m := measure(s)
	if m.width > w {
		return clip(s, w, tail)
	}
	if !m.verbatim {
		s = rewrite(s)
	}
	if m.open {
		s += theme.Reset
	}
	return s + blank(w-m.width)
}

// Pad fills s with blanks up to w cells, and never cuts.
func Pad(s string, w int) string { return Fit(s, max(w, Width(s))) }

// blank returns n blanks; none if n is negative.
func blank(n int) string { return strings.Repeat(" ", max(n, 0)) }

// extent holds what measure finds out about a string.
type extent struct {
	width    int
	verbatim bool // every piece is written as it was read
	open     bool // it ends inside a style
}

func measure(s string) extent {
	m := extent{verbatim: true}
	for i := 0; i < len(s); {
		if n := asciiRun(s[i:]); n > 0 {
			m.width += n
			i += n
			continue
		}
		p := next(s[i:])
		m.width += p.width
		m.verbatim = m.verbatim && p.text == s[i:i+p.size]
		if p.style {
			m.open = !closes(p.text)
		}
		i += p.size
	}
	return m
}

// rewrite returns s with each piece as it is to be written.
func rewrite(s string) string {
	if measure(s).verbatim {
		return s
	}
	out := make([]byte, 0, len(s)+8)
	for len(s) > 0 {
		p := next(s)
		out = append(out, p.text...)
		s = s[p.size:]
	}
	return string(out)
}

// clip cuts s, which is wider than w, to exactly w cells with the tail at its end.
func clip(s string, w int, tail string) string {
	room := w - Width(tail)
	if room < 0 {
		room, tail = w, ""
	}
	out := make([]byte, 0, len(s)+w)
	used, open := 0, false
	for len(s) > 0 {
		if n := min(asciiRun(s), room-used); n > 0 {
			out = append(out, s[:n]...)
			used += n
			s = s[n:]
			continue
		}
		p := next(s)
		if used+p.width > room {
			break
		}
		out = append(out, p.text...)
		used += p.width
		if p.style {
			open = !closes(p.text)
		}
		s = s[p.size:]
	}
	out = append(out, tail...)
	if open {
		out = append(out, theme.Reset...)
	}
	out = append(out, blank(room-used)...)
	return string(out)
}
