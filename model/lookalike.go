package model

import (
	"fmt"
	"strings"
	"unicode"

	"go.mau.fi/util/confusable"
	"golang.org/x/text/unicode/norm"
)

// refuseLookalike refuses a name for a person (0: a new one) that looks like
// somebody else's and is not theirs. Within one script that may be meant: then the
// other is named as apart. Where scripts differ or mix nobody could tell the two
// from each other, and it stays refused.
func (r *Record) refuseLookalike(person ID, name string, apart ID) error {
	name = cleanName(name)
	for other := range r.People.All() {
		whole := looksLike(other.Name, name)
		if other.ID == person || hasKey(other.Name, nameKey(name)) || !whole && !looksLikeFirst(other.Name, name) {
			continue
		}
		refusal := &Refusal{Reason: BadOwner, About: other.Ref()}
		how := "p " + name
		if person != 0 {
			how = fmt.Sprintf("rename %s %s", personRef(person), name)
		}
		switch {
		case !oneScript(other.Name + name):
			refusal.Says = fmt.Sprintf("%s looks like %s (%s), but is written with letters of another script; write @%s where the same person is meant, or a name that can be told apart",
				Quoted(name), other.Name, other.Ref(), other.Ref())
		case other.ID != apart:
			refusal.Says = fmt.Sprintf("%s looks like %s (%s); write @%s where the same person is meant; if it is somebody else, say so: %s unlike:%s",
				Quoted(name), other.Name, other.Ref(), other.Ref(), how, other.Ref())
		default:
			continue
		}
		return refusal
	}
	return nil
}

// looksLike reports whether two names have the same skeleton (Unicode Technical
// Standard 39, section 4), as they are written or in small letters.
func looksLike(a, b string) bool {
	return skeleton(a) == skeleton(b) || skeleton(nameKey(a)) == skeleton(nameKey(b))
}

// looksLikeFirst reports whether a name looks like the first words of a person's, in
// other letters: people are called by their first names, too.
func looksLikeFirst(person, name string) bool {
	words := strings.Fields(person)
	n := len(strings.Fields(name))
	if n >= len(words) {
		return false
	}
	first := strings.Join(words[:n], " ")
	return !oneScript(first+name) && looksLike(first, name)
}

func skeleton(name string) string {
	seen := strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, norm.NFKC.String(name))
	return confusable.Skeleton(seen)
}

// oneScript reports whether all letters of a text are of one script. What is
// written together in Chinese, Japanese or Korean counts as one (UTS 39, section
// 5.1).
func oneScript(text string) bool {
	var found string
	for _, r := range text {
		script := scriptOf(r)
		if script == "" || script == found {
			continue
		}
		if found != "" {
			return false
		}
		found = script
	}
	return true
}

// scriptOf returns the name of a letter's script; "" for what many scripts share.
func scriptOf(r rune) string {
	const eastAsian = "Han"
	switch {
	case !unicode.IsLetter(r), unicode.In(r, unicode.Common, unicode.Inherited):
		return ""
	case unicode.In(r, unicode.Latin):
		return "Latin"
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo):
		return eastAsian
	}
	for name, table := range unicode.Scripts {
		if unicode.Is(table, r) {
			return name
		}
	}
	return "unknown"
}
