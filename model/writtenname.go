package model

import (
	"strings"
	"unicode"
)

// writtenName returns the name of somebody new as it is written: one of two words or more
// that was typed without a capital gets them, as in "ana ruiz". One with a capital anywhere
// is as its writer wants it; a single word may be a login; RenamePerson takes any spelling.
func writtenName(name string) string {
	words := strings.Split(cleanName(name), " ")
	if len(words) < 2 || strings.ContainsFunc(name, func(r rune) bool { return !mayBeTyped(r) }) {
		return name
	}
	for i, word := range words {
		if i == 0 || !nameParticles[word] {
			words[i] = capitalized(word)
		}
	}
	return strings.Join(words, " ")
}

// mayBeTyped reports whether a rune is in names that are typed in lower case throughout.
func mayBeTyped(r rune) bool {
	return unicode.IsLetter(r) && !unicode.IsUpper(r) && !unicode.IsTitle(r) || unicode.IsMark(r) || r == ' ' || isNameJoint(r)
}

func isNameJoint(r rune) bool { return strings.ContainsRune("-'’", r) }

// nameParticles stay in lower case behind another word of a name.
var nameParticles = setOf("al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el",
	"ibn", "la", "le", "ter", "van", "vom", "von", "y", "zu", "zum", "zur")

// capitalized returns a word of a name with a capital at its beginning, and behind a hyphen
// or an apostrophe where a name begins there, as in O'Brien and not in 't.
func capitalized(word string) string {
	runes := []rune(word)
	for i, r := range runes {
		begins := i == 0 || isNameJoint(runes[i-1]) && len(runes)-i > 2
		if begins {
			runes[i] = unicode.ToTitle(r)
		}
	}
	return string(runes)
}
