package draw

import "gavel/ui/theme"

// cut gives the cells [from, to) of s, exactly: a wide character that is only
// half inside leaves a blank, and a line that ends early is filled up. The
// result begins with the style in force at from and ends with none.
func cut(s string, from, to int) string {
	if to <= from {
		return ""
	}
	var style, out []byte // style: the sequences in force where the cut begins
	at, open := 0, false
	for len(s) > 0 && at < to {
		if n := min(asciiRun(s), to-at); n > 0 {
			if at+n > from {
				out = append(out, s[max(from-at, 0):n]...)
			}
			at += n
			s = s[n:]
			continue
		}
		p := next(s)
		s = s[p.size:]
		end := at + p.width
		switch {
		case p.style:
			open = !closes(p.text)
			if at < from || len(out) == 0 {
				style = inForce(style, p.text)
			} else {
				out = append(out, p.text...)
			}
		case end <= from, p.width == 0 && at <= from: // before the cut, with its marks
		case at < from || end > to: // over its edge
			out = append(out, blank(min(end, to)-max(at, from))...)
		default:
			out = append(out, p.text...)
		}
		at = end
	}
	result := string(style) + string(out)
	if open {
		result += theme.Reset
	}
	return result + blank(to-max(at, from))
}

// inForce adds a sequence to those in force: one that closes forgets the others.
func inForce(style []byte, seq string) []byte {
	if closes(seq) {
		return style[:0]
	}
	return append(style, seq...)
}
