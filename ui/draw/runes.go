package draw

import (
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// solitary reports whether r is one cell wide and begins no longer cluster unless a
// joining rune follows. It saves the frame, the shapes and European text the search
// for cluster boundaries.
func solitary(r rune) bool {
	switch {
	case r >= ' ' && r <= '~', r >= 0xa1 && r < 0x300 && r != 0xad:
		return true // Latin, but for the soft hyphen
	case r >= 0x400 && r < 0x483, r >= 0x48a && r < 0x530:
		return true // Cyrillic, but for its combining marks
	case r >= 0x2010 && r < 0x2028, r >= 0x2190 && r < 0x2194:
		return true // dashes, dots, arrows
	case r >= 0x2500 && r < 0x25fd, r >= 0x2713 && r < 0x2719:
		return true // frames, shapes, ticks and crosses
	}
	return false
}

// joinable reports whether s may begin with something that becomes part of the
// cluster before it.
func joinable(s string) bool {
	if s == "" || s[0] < utf8.RuneSelf {
		return false
	}
	r, n := utf8.DecodeRuneInString(s)
	return !solitary(r) && (r != utf8.RuneError || n > 1)
}

// joining reports whether r becomes part of the cluster before it, whatever that
// is. Letters do not, except for these few; the segmenter knows about the rest.
func joining(r rune) bool {
	if unicode.IsLetter(r) {
		return r == 0xe33 || r == 0xeb3 || r == 0xff9e || r == 0xff9f
	}
	pair := "a" + string(r)
	cluster, _ := ansi.FirstGraphemeCluster(pair, ansi.GraphemeWidth)
	return len(cluster) == len(pair)
}

// prepended reports whether r is one of the few signs, most of them archaic, that
// join what comes after them: they would join our blanks and take a cell from the row. (The
// Unicode property is Grapheme_Cluster_Break=Prepend; a test compares the two.)
func prepended(r rune) bool {
	switch {
	case r < 0x600: // nearly all text
		return false
	case r <= 0x605, r == 0x6dd, r == 0x70f, r == 0x890, r == 0x891, r == 0x8e2: // Arabic, Syriac
		return true
	case r == 0xd4e, r == 0x110bd, r == 0x110cd, r == 0x111c2, r == 0x111c3, r == 0x113d1,
		r == 0x1193f, r == 0x11941, r >= 0x11a84 && r <= 0x11a89, r == 0x11d46, r == 0x11f02: // Indic
		return true
	}
	return false
}
