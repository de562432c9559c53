package agenda

import (
	"html"
	"regexp"
	"slices"
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

// firstWord returns the first word of s in lower case, or "".
func firstWord(s string) string {
	if w := words(s); len(w) > 0 {
		return w[0]
	}
	return ""
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

// in reports whether one of the words of a text is in the set.
func (s wordSet) in(text string) bool { return slices.ContainsFunc(words(text), s.has) }

// isWaiting reports whether a text says that something is still open.
func isWaiting(text string) bool {
	switch text = strings.Trim(strings.ToLower(text), " .…*_()"); text {
	case "", "tbd", "tba", "tbc", "none", "n/a", "na", "todo", "to be determined", "to be confirmed", "to be added":
		return true
	}
	return len(text) > 2 && strings.Trim(text, "x") == ""
}

// isTemplate reports whether a line is part of a template that waits to be
// filled in: "TBD", "[Your topic]", "Please add yourself", "name / company".
func isTemplate(text string) bool {
	text = strings.Trim(text, " *_")
	if isWaiting(text) || strings.ContainsRune("[<{", rune(text[0])) && hasWord(text) && !hasWord(unbracketed(text)) {
		return true
	}
	all := words(text)
	for len(all) > 1 && wordSet("please kindly feel free to you can pls").has(all[0]) {
		all = all[1:]
	}
	shouted := strings.ToUpper(text) == text && hasWord(text)
	switch {
	case len(all) == 0:
		return false
	case term("form").means(text) && (strings.ContainsAny(text, "/|(") || wordSet("your first").has(all[0])):
		return true
	case wordSet("add insert append").has(all[0]) && term("fillable").means(strings.Join(all[1:], " ")):
		return true // "Add topics as needed"
	case !term("filling").has(all[0]):
		return false
	}
	for i, w := range all {
		pointed := term("pointing").has(w) && i > 0
		wanted := term("fillable").has(w) && (shouted || slices.Contains(all[max(0, i-3):i], "your"))
		if pointed || wanted && (all[0] != "your" || shouted) {
			return true
		}
	}
	return false
}

// bracketed matches what stands in brackets without others in it.
var bracketed = pattern(`\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|\{[^{}]*\}`)

// unbracketed returns a text without what stands in brackets of any kind.
func unbracketed(text string) string {
	for range 4 { // nobody nests them deeper
		text = bracketed().ReplaceAllString(text, " ")
	}
	return oneLine(text)
}

// pattern returns a function that compiles a regular expression when it is first
// called, so that nothing is built when the program starts.
func pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
