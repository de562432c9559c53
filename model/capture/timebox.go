package capture

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"gavel/model"
)

// endTime is a time as an agenda has it behind an item: "15m", "(15 min)". A
// number alone is a word, and so is "15 m", which may be metres. It is compiled
// when a line is first read.
var endTime = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\d+ ?(min|mins|minutes)|\d+m|\d+h(\d+m?)?)$`)
})

// maxTimeWords is the largest number of words in which a time is written.
const maxTimeWords = 2

// timebox takes the time that the words of an item end in, where that can be
// nothing else: it is not quoted, words stand before it, none of them makes it
// a part of the sentence ("in 15m"), and time: does not say it already.
func (r *reader) timebox() {
	says := slices.ContainsFunc(r.given, func(f model.Field) bool { return f == model.FieldTimebox })
	if r.verb.makes != model.KindItem || says {
		return
	}
	for n := maxTimeWords; n > 0; n-- {
		if len(r.words) <= n {
			continue
		}
		before, last := r.words[:len(r.words)-n], r.words[len(r.words)-n:]
		if v, ok := r.timeIn(last); ok && !continues(before[len(before)-1].text) {
			r.words = before
			r.addValue(model.FieldTimebox, v, last[0].start, last[n-1].end)
			return
		}
	}
}

// timeIn is the time that words are, if all they are is a time.
func (r *reader) timeIn(words []part) (model.Value, bool) {
	texts := make([]string, len(words))
	for i, w := range words {
		if w.role != aWord || w.quoted || w.literal {
			return model.Value{}, false
		}
		texts[i] = w.text
	}
	text := strings.Join(texts, " ")
	if inner, ok := strings.CutPrefix(text, "("); ok {
		if text, ok = strings.CutSuffix(inner, ")"); !ok {
			return model.Value{}, false
		}
	}
	if !endTime().MatchString(text) {
		return model.Value{}, false
	}
	v, err := minutes(text)
	return v, err == nil
}

// leading are the words that a time belongs to when it stands behind them.
var leading = strings.Fields("a about above after all and another at before below by each every exceeds first for from in is last next of or over per than the these to under until was within < <= = > >= + - ~ ±")

// continues reports whether a sentence goes on from a word into the time behind
// it, so that the time is part of what the item is called.
func continues(word string) bool {
	return slices.Contains(leading, strings.ToLower(word))
}
