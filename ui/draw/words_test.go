package draw_test

import (
	"strings"

	"pgregory.net/rapid"
)

// awkward are pieces that have broken terminal programs: wide, combining,
// joined, right-to-left, control characters, broken escapes, broken UTF-8.
func awkward() []string {
	return []string{
		"", " ", "a", "plain words", "D-12", "ünïcode", "e\u0301", "\u0301", strings.Repeat("\u0301", 30),
		"会議", "議", "한국어", "각", "नमस्ते", "สวัสดีน้ำ", "ភាសា", "தமிழ்", "שלום", "العربية", "\u0600", "\u0600\u0600",
		"❤️", "⚠️", "✔️", "1️⃣", "👍🏽", "👨‍👩‍👧", "🇬🇧", "🇬", "🏽", "👨\u200d", "\u200d", "\ufe0f", "\u200b", "\u202e",
		"\x1b[1m", "\x1b[m", "\x1b[0m", "\x1b[38;2;1;2;3m", "\x1b[4:3m", "\x1b[7mbar\x1b[m",
		"\x1b", "\x1b[", "\x1b[1", "\x1b[2J", "\x1b[>4;2m", "\x1b]0;title\x07", "\x1b]8;;http://x\x1b\\", "\x1bP$qm\x1b\\", "\x1b_G\x1b\\", "\x1bc",
		"\t", "\n", "\r\n", "\x00", "\x07", "\x7f", "\u0085", "\u009b31m", "\u2028", "\u00ad", "\u00a0",
		"\x80", "\xff", "\xc3", "\xe2\x94", "\xf0\x9f", "│", "┏━┓", "…",
	}
}

// text generates any string, and more often than chance one that is hard.
func text() *rapid.Generator[string] {
	hard := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(awkward()), 0, 12).Draw(t, "pieces"), "")
	})
	bytes := rapid.Custom(func(t *rapid.T) string {
		return string(rapid.SliceOfN(rapid.Byte(), 0, 30).Draw(t, "bytes"))
	})
	return rapid.OneOf(hard, hard, rapid.String(), bytes)
}

// picture generates lines of equal width, as Clamp makes them.
func picture(t *rapid.T, label string, clamp func([]string, int, int) []string) []string {
	lines := rapid.SliceOfN(text(), 0, 12).Draw(t, label)
	return clamp(lines, rapid.IntRange(0, 40).Draw(t, label+" width"), len(lines))
}
