package agenda

import (
	"html"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"gavel/model"
)

// escapeSequence matches terminal escape sequences: CSI (ESC [ or its
// one-character form), OSC up to its terminator, and two-character escapes.
var escapeSequence = pattern(`(?:\x1b\[|\x{9b})[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x{9d})[^\x07\x1b\n]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~]`)

// isText reports whether source can be shown to a person at all.
func isText(source string) bool {
	return utf8.ValidString(source) && !strings.ContainsRune(source, 0)
}

// hostile reports characters that must never reach a terminal: control
// characters, overrides of the writing direction, stray byte order marks.
func hostile(r rune) bool {
	switch {
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0xFEFF:
		return true
	}
	return unicode.IsControl(r)
}

// dropHostile removes escape sequences, hostile characters and what the record
// would not keep either, but for newlines and tabs, which structure the source.
func dropHostile(s string) string {
	if strings.IndexFunc(s, hostile) >= 0 {
		s = escapeSequence().ReplaceAllString(s, "")
		s = strings.Map(func(r rune) rune {
			if r != '\n' && r != '\t' && hostile(r) {
				return -1
			}
			return r
		}, s)
	}
	parts := strings.Split(s, "\t")
	for i, part := range parts {
		parts[i] = model.Visible(part, true)
	}
	return strings.Join(parts, "\t")
}

// reference matches a numeric character reference.
var reference = pattern(`&#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});`)

// spellOut replaces the references that stand for hostile characters by these,
// so that an escape sequence spelled with one is removed as a whole.
func spellOut(s string) string {
	return reference().ReplaceAllStringFunc(s, func(ref string) string {
		if c := html.UnescapeString(ref); strings.ContainsFunc(c, hostile) && !strings.ContainsAny(c, "\n\r\t") {
			return c
		}
		return ref
	})
}

// oneLine makes s fit for one line of a screen: nothing hostile, single spaces.
// It is applied again after character references are decoded, because they can
// spell what the source did not contain.
func oneLine(s string) string {
	return strings.Join(strings.Fields(dropHostile(s)), " ")
}

// hasWord reports whether s holds a letter or a digit.
func hasWord(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) >= 0
}

// words returns the words of s in lower case, without punctuation and digits.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
}

// wordSet is a set of words in lower case, written with single spaces between
// them. It is a string so that nothing is built when the program starts.
type wordSet string

// has reports whether the set holds a word.
func (s wordSet) has(word string) bool {
	for at := 0; word != ""; {
		i := strings.Index(string(s[at:]), word)
		if i < 0 {
			return false
		}
		from, to := at+i, at+i+len(word)
		if (from == 0 || s[from-1] == ' ') && (to == len(s) || s[to] == ' ') {
			return true
		}
		at = to
	}
	return false
}

// pattern returns a function that compiles a regular expression when it is first
// called, so that nothing is built when the program starts.
func pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
