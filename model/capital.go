package model

import (
	"unicode"
	"unicode/utf8"
)

// Capitalized returns a text with a capital at its beginning, as labels, headings and
// sentences have.
func Capitalized(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 || first == utf8.RuneError {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
