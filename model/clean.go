package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarks caps combining marks on one base: a pile of them overflows its row
// on every terminal.
const maxMarks = 4

// Clean makes text safe to draw in a grid of cells and to print: whatever a
// terminal could take as a command becomes visible or goes. Line breaks are
// kept only where multiline says so, blanks at the ends are not.
// Clean(Clean(s)) == Clean(s).
func Clean(text string, multiline bool) string { return strings.TrimSpace(Visible(text, multiline)) }

// Quoted returns text in quotes for a sentence, all on one line, as it was written:
// Go's %q writes the characters that join an emoji as escapes.
func Quoted(text string) string { return `"` + Clean(text, false) + `"` }

// briefly limits the characters of a text that are said of what was done with it.
const briefly = 160

// brief returns the beginning of a text that is long, cut between two words.
func brief(text string) string {
	runes := []rune(text)
	if len(runes) <= briefly {
		return text
	}
	cut := string(runes[:briefly])
	if at := strings.LastIndexByte(cut, ' '); at > 0 {
		cut = cut[:at]
	}
	return cut + " …"
}

// Visible cleans s as Clean does, but keeps the blanks at the ends: they stay while a
// text is being typed.
func Visible(text string, multiline bool) string {
	if printable(text) {
		return text
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	var b strings.Builder
	b.Grow(len(text))
	marks, look := 0, emojiLook{}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if look.accepts(r) {
			b.WriteRune(r)
			continue
		}
		if joins(r) {
			if marks++; marks <= maxMarks {
				b.WriteRune(r)
			}
			continue
		}
		if r = cleanRune(r, multiline); r != 0 {
			b.WriteRune(r)
			marks = 0
		}
	}
	return b.String()
}

// printable is the common case: nothing but printable ASCII.
func printable(text string) bool {
	for i := range len(text) {
		if text[i] < 0x20 || text[i] >= 0x7f {
			return false
		}
	}
	return true
}

// cleanRune returns the rune to write instead of r; 0 to leave it out.
func cleanRune(r rune, multiline bool) rune {
	switch {
	case r == '\n' && multiline:
		return '\n'
	case r == '\n', r == '\r', r == '\t', r == 0x2028, r == 0x2029:
		return ' '
	case r < 0x20:
		return 0x2400 + r // control pictures: visible, harmless
	case r == 0x7f:
		return '␡'
	case r >= 0x80 && r <= 0x9f:
		return utf8.RuneError
	case invisible(r):
		return 0
	}
	return r
}

// joins reports whether a rune adds to the one before it without a cell of its
// own: a mark, or one of the two joiners that scripts and emoji need.
func joins(r rune) bool {
	const nonJoiner, joiner = 0x200c, 0x200d
	return r == nonJoiner || r == joiner || (unicode.In(r, unicode.Mn, unicode.Me) && !invisible(r))
}

// invisible runes reorder, hide or tag text without being seen: bidi controls,
// zero width spaces, variation selectors and tags outside of an emoji, fillers. Format characters
// that are drawn, such as the Arabic number sign, are not among them.
func invisible(r rune) bool {
	if unicode.Is(unicode.Prepended_Concatenation_Mark, r) {
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}
