package model

import (
	"strings"
	"unicode"
)

// This file decides which runes without a look of their own belong to the emoji
// before them, so that an emoji is kept as it was typed. The sequences are those of
// Unicode Technical Standard #51: presentation sequences (a selector behind a
// symbol), keycaps (a digit, a selector, the keycap), and the tagged flags.

const (
	textSelector  = 0xfe0e
	emojiSelector = 0xfe0f
	blackFlag     = 0x1f3f4
)

// taggedFlags are the tags of the flags that vendors draw (emoji-sequences.txt:
// England, Scotland, Wales). Any other tags would be text that nobody sees.
var taggedFlags = []string{tags("gbeng"), tags("gbsct"), tags("gbwls")}

// tags returns a word in tag characters, with the tag that ends it.
func tags(word string) string {
	return strings.Map(func(r rune) rune { return 0xe0000 + r }, word) + "\U000e007f"
}

// emojiLook follows a text rune by rune and knows what the emoji before the next
// rune may still take.
type emojiLook struct {
	base rune   // the rune just before; 0 once it has taken something
	flag bool   // the black flag, to which tags may be added
	tags string // those that were added
}

// takes reports whether r only says how the emoji before it looks. It has to see
// every rune of the text in order.
func (e *emojiLook) accepts(r rune) bool {
	switch {
	case (r == textSelector || r == emojiSelector) && acceptsSelector(e.base):
		e.base = 0
		return true
	case e.flag && isTag(r) && beginsFlag(e.tags+string(r)):
		e.tags += string(r)
		return true
	}
	*e = emojiLook{base: r, flag: r == blackFlag}
	return false
}

func isTag(r rune) bool { return r > 0xe0000 && r <= 0xe007f }

func beginsFlag(tags string) bool {
	for _, flag := range taggedFlags {
		if strings.HasPrefix(flag, tags) {
			return true
		}
	}
	return false
}

// acceptsSelector reports whether a rune may have a text and an emoji look: the signs
// of keycaps, and symbols (emoji-variation-sequences.txt; the few in it that are
// not in the Unicode categories of symbols are named).
func acceptsSelector(r rune) bool {
	switch {
	case r == '#', r == '*', r >= '0' && r <= '9':
		return true
	case r == 0x203c, r == 0x2049, r == 0x2139, r == 0x3030, r == 0x303d:
		return true
	}
	return r > 0x7f && unicode.In(r, unicode.So, unicode.Sm)
}
