package draw

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

const esc = 0x1b

// unknown replaces what must not reach a terminal: control characters, escape
// sequences other than colour, bytes that are not UTF-8, signs with no cell of
// their own. Text is cleaned where it enters the record; this is the second lock.
const unknown = "\uFFFD"

// orphan is the letter under a mark that has none before it, as in printed books.
// Alone the mark would join whatever is drawn to its left.
const orphan = "◌"

// piece holds one thing that a terminal handles as a whole: a cluster of text that
// shares its cells, or an SGR sequence, which takes none.
type piece struct {
	text  string // what to write, which is not always what was read
	size  int    // bytes read
	width int    // cells
	style bool   // an SGR sequence
}

// asciiRun counts the bytes at the beginning of s that are a cell each, so that most
// text need not be split into pieces.
func asciiRun(s string) int {
	i := 0
	for i < len(s) && s[i] >= ' ' && s[i] <= '~' {
		i++
	}
	if i > 0 && joinable(s[i:]) {
		i-- // the last letter has a mark on it
	}
	return i
}

// next returns the first piece of s, which must not be empty.
func next(s string) piece {
	c := s[0]
	switch {
	case c >= ' ' && c <= '~':
		if !joinable(s[1:]) {
			return piece{text: s[:1], size: 1, width: 1}
		}
	case c == esc:
		if n := sgrLen(s); n > 0 {
			return piece{text: s[:n], size: n, style: true}
		}
		return instead(unknown, s, 1)
	case c == '\t' || c == '\n' || c == '\r':
		return instead(" ", s, 1)
	case c < ' ' || c == 0x7f:
		return instead(unknown, s, 1)
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError && n == 1, r >= 0x80 && r <= 0x9f, prepended(r):
		return instead(unknown, s, n)
	case solitary(r) && !joinable(s[n:]):
		return piece{text: s[:n], size: n, width: 1}
	case joining(r):
		return instead(orphan, s, 0)
	}
	cluster := firstCluster(s)
	text, width := normalize(cluster)
	return piece{text: text, size: len(cluster), width: width}
}

// Step returns how many bytes the first character of s has, as it is shown, and how
// many cells it takes. s must not be empty.
func Step(s string) (size, cells int) {
	p := next(s)
	return p.size, p.width
}

// instead returns a piece that shows one cell of text for the first n bytes of s.
// Marks that follow join the text, as they would on the screen, so they are part of
// the piece.
func instead(text, s string, n int) piece {
	if !joinable(s[n:]) {
		return piece{text: text, size: n, width: 1}
	}
	const enough = 256 // bytes; hostile text has no end of marks
	cluster := firstCluster(text + s[n:min(n+enough, len(s))])
	n += len(cluster) - len(text)
	text, width := normalize(cluster)
	return piece{text: text, size: n, width: width}
}

// firstCluster returns the cluster that s begins with, up to the first byte that is
// not UTF-8: the segmenter adds a torn character at the end of s to the one before.
func firstCluster(s string) string {
	cluster, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	for i, r := range cluster {
		if r == utf8.RuneError && !strings.HasPrefix(cluster[i:], unknown) {
			return cluster[:i]
		}
	}
	return cluster
}

// sgrLen returns the length of the SGR sequence that s begins with, or 0. Sequences with a
// private marker, such as CSI > 4 ; 2 m, are something else.
func sgrLen(s string) int {
	if len(s) < 3 || s[1] != '[' {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case c >= '0' && c <= ';': // digits, colon, semicolon
		default:
			return 0
		}
	}
	return 0
}

// closes reports whether the SGR sequence seq switches every style off.
func closes(seq string) bool { return seq == "\x1b[m" || seq == "\x1b[0m" }
