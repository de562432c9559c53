package agenda

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed words.txt
var wordList string

// term is something that a text can be about, and words.txt says which words tell
// of it.
type term string

// meaning holds the words of a term.
type meaning struct {
	telling map[string]int  // how telling each word is, 0 for the most
	beside  map[string]bool // words that may stand beside them
}

// meanings returns the terms of words.txt.
var meanings = sync.OnceValue(func() map[term]meaning {
	all := make(map[term]meaning)
	for _, line := range strings.Split(strings.ReplaceAll(wordList, "\n  ", " "), "\n") {
		name, text, found := strings.Cut(line, ": ")
		if !found || line[0] == '#' {
			continue
		}
		m := meaning{make(map[string]int), make(map[string]bool)}
		telling, beside, _ := strings.Cut(text, " | ")
		for i, w := range strings.Fields(telling) {
			if _, known := m.telling[w]; !known {
				m.telling[w] = i
			}
		}
		for _, w := range strings.Fields(beside) {
			m.beside[w] = true
		}
		all[term(name)] = m
	}
	return all
})

// has reports whether a word tells of the term.
func (t term) has(word string) bool {
	_, telling := meanings()[t].telling[word]
	return telling
}

// in reports whether one of the words of a text tells of the term.
func (t term) in(text string) bool { return slices.ContainsFunc(words(text), t.has) }

// means reports whether a text is about the term and nothing else.
func (t term) means(text string, beside ...term) bool { return t.rank(text, beside...) >= 0 }

// rank returns how telling a text is for the term, 0 for the most, or -1 where it
// has words of neither the term, nor the calendar, nor one of the terms beside it.
// A sign in front ("⏱ Zeit") tells by itself.
func (t term) rank(text string, beside ...term) int {
	m := meanings()[t]
	sign, _ := utf8.DecodeRuneInString(strings.TrimSpace(text))
	if k, telling := m.telling[string(sign)]; telling && !isWordRune(sign) {
		return k
	}
	best := -1
	for _, w := range words(text) {
		k, telling := m.telling[w]
		known := telling || m.beside[w] || isCalendarWord(w) || slices.ContainsFunc(beside, func(o term) bool { return o.has(w) || meanings()[o].beside[w] })
		if !known {
			return -1
		}
		if telling && (best < 0 || k < best) {
			best = k
		}
	}
	return best
}
