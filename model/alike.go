package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// alikeLetters counts the letters that a word must have to tell a decision from others;
// alikeWords counts the words of that length that two decisions must share.
const (
	alikeLetters = 4
	alikeWords   = 2
)

// Alike returns the decisions whose words are like a text, but for one of them: those that
// were not approved first, then the ones that share most words with it, then the newest. A
// decision is like a text where the shorter of them has half of its long words in the
// other, and two at least.
func (r *Record) Alike(text string, but ID) []Decision {
	words := longWords(text)
	if len(words) < alikeWords {
		return nil
	}
	type match struct {
		Decision
		shared int
	}
	var found []match
	for d := range r.Decisions.All() {
		if d.ID == but {
			continue
		}
		other := longWords(r.TextOf(d.Ref()))
		if n := sharedWords(words, other); n >= alikeWords && 2*n >= min(len(words), len(other)) {
			found = append(found, match{d, n})
		}
	}
	slices.SortFunc(found, func(a, b match) int {
		return cmp.Or(cmp.Compare(notApproved(r, a.Decision), notApproved(r, b.Decision)), cmp.Compare(b.shared, a.shared), cmp.Compare(b.ID, a.ID))
	})
	list := make([]Decision, len(found))
	for i, m := range found {
		list[i] = m.Decision
	}
	return list
}

// notApproved returns 0 for a decision that was rejected or lapsed, and 1 for others.
func notApproved(r *Record, d Decision) int {
	if s := r.State(d.Ref()); s == Rejected || s == Lapsed {
		return 0
	}
	return 1
}

// longWords returns the words of a text that have enough letters to tell it from others,
// in no case, each once.
func longWords(text string) []string {
	words := slices.DeleteFunc(strings.Fields(bareWords(text)), func(w string) bool { return utf8.RuneCountInString(w) < alikeLetters })
	slices.Sort(words)
	return slices.Compact(words)
}

// sharedWords counts the words that are in both of two sorted lists.
func sharedWords(a, b []string) int {
	n := 0
	for _, word := range a {
		if _, in := slices.BinarySearch(b, word); in {
			n++
		}
	}
	return n
}

// SayAlike says in one line which earlier decision a text is most like: "like D-5, rejected
// Thu 19 Nov: two thirds have no printer". It is "" where none is.
func (r *Record) SayAlike(text string, but ID, today Date) string {
	list := r.Alike(text, but)
	if len(list) == 0 {
		return ""
	}
	return "like " + r.describeAlike(list[0], today)
}

func (r *Record) describeAlike(d Decision, today Date) string {
	said := fmt.Sprintf("%s, %s", d.Ref(), r.State(d.Ref()))
	u, ok := r.Ruling(d.Ref())
	if !ok {
		return said
	}
	said += " " + DateOf(u.At.In(r.Zone())).Near(today)
	if u.Why != "" {
		said += ": " + Clean(u.Why, false)
	}
	return said
}

// alike appends the decisions that this one is like, while it is open.
func (list *details) alike(r *Record, d Decision, today Date) {
	if r.isFinal(d) {
		return
	}
	for _, other := range firstOf(r.Alike(r.TextOf(d.Ref()), d.ID), 3) {
		*list = append(*list, Detail{Label: "like it", Text: fmt.Sprintf("%s (%s)", r.TextOf(other.Ref()), r.describeAlike(other, today)), State: r.State(other.Ref())})
	}
}

func firstOf(list []Decision, most int) []Decision { return list[:min(len(list), most)] }
