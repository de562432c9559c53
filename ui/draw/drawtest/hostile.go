package drawtest

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"gavel/model/test/turns"
)

// Hostile is the kinds of text that a terminal obeys, or that hide, reorder or
// overflow what stands around them, by what they would do. Most of
// them come through a drawing library that is left to stop them.
var Hostile = map[string]string{
	"style":                   "\x1b[31;5mloud",
	"conceal":                 "\x1b[8mhidden",
	"clear the screen":        "\x1b[2J",
	"move the cursor":         "\x1b[1;1Hover",
	"another screen":          "\x1b[?1049l",
	"mouse reports":           "\x1b[?1003h",
	"ask where the cursor is": "\x1b[6n",
	"reset":                   "\x1bc",
	"character set":           "\x1b(0qqq\x0e",
	"title":                   "\x1b]0;owned\x07",
	"link":                    "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
	"clipboard":               "\x1b]52;c;cm0gLXJm\x07",
	"palette":                 "\x1b]4;1;#000000\x07",
	"folder":                  "\x1b]7;file://evil/\x07",
	"string of settings":      "\x1bP$qm\x1b\\",
	"string of abilities":     "\x1bP+q544e\x1b\\",
	"sixel":                   "\x1bPq#0;2;0;0;0#0~~\x1b\\",
	"through tmux":            "\x1bPtmux;\x1b\x1b]0;owned\x07\x1b\\",
	"picture from a file":     "\x1b_Ga=T,t=f;L2V0Yy9wYXNzd2Q=\x1b\\",
	"private message":         "\x1b^owned\x1b\\",
	"start of string":         "\x1bXowned\x1b\\",
	"without an end":          "\x1b]0;never ended",
	"broken sequence":         "\x1b[31",
	"one byte CSI":            "\x9b31m",
	"two byte CSI":            "\u009b31m",
	"two byte OSC":            "\u009d0;owned\u009c",
	"next line":               "a\u0085b",
	"bell and backspaces":     "ok\a\b\b\bno",
	"carriage return":         "safe\rEVIL",
	"nothing":                 "a\x00b",
	"delete":                  "a\x7fb",
	"right to left":           "\u202egnp.exe\u202c",
	"isolates":                "\u2066abc\u2069",
	"zero width":              "pay\u200bpal\u2060\ufeff",
	"tags":                    "a\U000e0041\U000e0042\U000e007f",
	"a pile of marks":         "e" + strings.Repeat("\u0301", 200),
	"no UTF-8":                "\xff\xfe\xc3\x28",
	"line separators":         "one\u2028two\u2029three",
}

// HostileTurn returns the kinds that the n-th of several ways in meets in this run:
// in CI all of them, else every sixth, beginning with another one at each way, and in
// a short run one of three. So every way is tried, and every kind, though not each with each.
func HostileTurn(n int) map[string]string {
	kinds, some := slices.Sorted(maps.Keys(Hostile)), map[string]string{}
	if turns.Few() {
		kinds = []string{"conceal", "string of settings", "right to left"}
	}
	for i, kind := range kinds {
		if turns.In(i+n, 6, 3) {
			some[kind] = Hostile[kind]
		}
	}
	return some
}

// Obeyed lists what in a text is more than text and line breaks. styles are the
// sequences of style that are the program's own. So is the one that a canvas
// writes to go on from one of these looks to another.
func Obeyed(text string, styles ...string) []string {
	var found []string
	var pen uv.Style
	text = colour.ReplaceAllStringFunc(text, func(s string) string {
		before := pen
		uv.ReadStyle(parameters(s), &pen)
		goesOn := s == pen.Diff(&before) && slices.Contains(styles, pen.String())
		if !goesOn && !slices.Contains(styles, s) {
			found = append(found, fmt.Sprintf("the style %q", s))
		}
		return ""
	})
	marks := 0
	for i, r := range text {
		if marks++; !unicode.In(r, unicode.Mn, unicode.Me) {
			marks = 0
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n':
		case r == utf8.RuneError && size == 1:
			found = append(found, "a byte that is no UTF-8")
		case marks > 8:
			found = append(found, "a pile of marks")
			marks = 0
		case unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control, unicode.Other_Default_Ignorable_Code_Point),
			r == 0x200b, r == 0x2060, r == 0xfeff, r >= 0xe0000 && r <= 0xe007f:
			found = append(found, fmt.Sprintf("%U", r))
		}
	}
	return found
}

// parameters are the numbers of a sequence of style.
func parameters(seq string) ansi.Params {
	var numbers []int
	for number := range strings.SplitSeq(strings.TrimSuffix(strings.TrimPrefix(seq, "\x1b["), "m"), ";") {
		n, err := strconv.Atoi(number)
		if err != nil { // left out, or with parts of its own, which no style here has
			n = 0
		}
		numbers = append(numbers, n)
	}
	return ansi.ToParams(numbers)
}

// Styles returns the sequences of style in a view.
func Styles(view string) []string {
	found := colour.FindAllString(view, -1)
	slices.Sort(found)
	return slices.Compact(found)
}
