package draw

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// normalize returns a cluster in a form that takes the same number of cells in every
// terminal, and that number. Half of the terminals count an emoji by code point and
// half by cluster, and Bubble Tea counts by code point until the terminal asks for
// the other; a frame to the right of the emoji stands straight in both only if the
// emoji is as wide in both. So families are shown as their members, and skin tones
// and emoji presentation are dropped: 👨‍👩‍👧 as 👨👩👧.
//
// Scripts whose vowel signs are counted differently (Devanagari, Thai, Khmer)
// stay as they are: taking a sign away would change the word. They are counted by
// cluster, as the terminals do that were made with them in mind.
func normalize(cluster string) (text string, cells int) {
	width := ansi.StringWidth(cluster)
	if width > 0 && ansi.StringWidthWc(cluster) == width {
		return cluster, width
	}
	if first, _ := utf8.DecodeRuneInString(cluster); unicode.IsLetter(first) {
		return cluster, width
	}
	plain := strings.Map(plainEmoji, cluster)
	return plain, ansi.StringWidth(plain)
}

// plainEmoji drops from an emoji what only changes its looks or joins it to the
// next one, and turns a stray half of a flag into its letter.
func plainEmoji(r rune) rune {
	const (
		joiner           = 0x200d
		textLook         = 0xfe0e
		emojiLook        = 0xfe0f
		toneFrom, toneTo = 0x1f3fb, 0x1f3ff
		flagFrom, flagTo = 0x1f1e6, 0x1f1ff
	)
	switch {
	case r == joiner, r == textLook, r == emojiLook, r >= toneFrom && r <= toneTo:
		return -1
	case r >= flagFrom && r <= flagTo:
		return 'A' + r - flagFrom
	}
	return r
}
