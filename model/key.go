package model

import (
	"fmt"
	"strings"
	"unicode"
)

// This file names things by a word of their own instead of their id: a metric by its key.

// maxKey is how long a key is at most.
const maxKey = 40

// The words that name the cycle: itself, and what customers are promised in it.
const (
	NameCycle   = string(KindCycle)
	NamePromise = string(FieldPromise)
)

// Named returns the thing that a word names: by its id, by its key or, of the cycle, as
// the cycle or the promise. ok is false where it names nothing.
func (r *Record) Named(word string) (about Ref, ok bool) {
	if about, ok = ParseRef(word); ok {
		return about, true
	}
	said := strings.ToLower(strings.TrimSpace(word))
	if c, there := r.Cycle(); there && (said == NamePromise || said == NameCycle) {
		return c.Ref(), true
	}
	return r.keyed(word)
}

// keyed returns the thing that has a key.
func (r *Record) keyed(word string) (about Ref, ok bool) {
	key := strings.ToLower(strings.TrimSpace(word))
	for _, k := range registry() {
		info := k.Info()
		if info.Key == "" || key == "" {
			continue
		}
		for _, about := range r.AllOf(info.Kind) {
			if k.value(r, about.ID, info.Key).Text == key {
				return about, true
			}
		}
	}
	return Ref{}, false
}

// KeyOf returns the word by which people name a thing: its key, or its id where it has
// none.
func (r *Record) KeyOf(about Ref) string {
	if k := definition(about.Kind); k != nil && k.Info().Key != "" {
		if key := k.value(r, about.ID, k.Info().Key).Text; key != "" {
			return key
		}
	}
	return about.String()
}

// keyFrom makes a key of words: "handoff-defect-rate"; "" where they have no letter.
func keyFrom(words string) string {
	parts := strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	key := ""
	for _, part := range parts {
		longer := strings.TrimPrefix(key+"-"+part, "-")
		if len(longer) > maxKey {
			break
		}
		key = longer
	}
	if checkKey(key) != nil {
		return ""
	}
	return key
}

// freeKey returns a key that nothing has yet: the one made of the words, or the first number
// behind it that is free.
func (r *Record) freeKey(k Kind, words string) string {
	key := keyFrom(words)
	if key == "" {
		key = string(k)
	}
	if _, isID := ParseRef(key + "-2"); isID { // with a number it would read as an id
		key = string(k) + "-" + key
	}
	free := key
	for n := 2; ; n++ {
		if _, taken := r.Named(free); !taken {
			return free
		}
		free = fmt.Sprintf("%s-%d", key, n)
	}
}

// checkKey refuses what is no key: it is one word, of letters, digits and hyphens, begins
// with a letter and is not written like an id.
func checkKey(key string) error {
	first := strings.IndexFunc(key, unicode.IsLetter)
	odd := strings.IndexFunc(key, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' })
	_, isID := ParseRef(key)
	switch {
	case first != 0 || odd >= 0 || strings.HasSuffix(key, "-"):
		return badValue(FieldKey, fmt.Sprintf("%s is no key; write one word of letters, digits and hyphens, such as handoff-defects", Quoted(key)))
	case len(key) > maxKey:
		return badValue(FieldKey, fmt.Sprintf("a key has %d letters at most; %s is longer", maxKey, Quoted(key)))
	case isID:
		return badValue(FieldKey, fmt.Sprintf("%s reads as an id; write another word, such as handoff-defects", Quoted(key)))
	}
	return nil
}

// duplicateKey finds another thing that has the key of one.
func (r *Record) duplicateKey(about Ref) (other Ref, is bool) {
	d := definition(about.Kind)
	if d == nil || d.Info().Key == "" {
		return Ref{}, false
	}
	key := d.value(r, about.ID, d.Info().Key).Text
	for _, other := range r.AllOf(about.Kind) {
		if other != about && key != "" && d.value(r, other.ID, d.Info().Key).Text == key {
			return other, true
		}
	}
	return Ref{}, false
}
