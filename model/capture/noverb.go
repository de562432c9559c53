package capture

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gavel/model"
	"gavel/model/spelling"
)

// This file says what to do about a word that begins no line. Advice is only ever a
// verb that can be said of what the line names, so that following it does what was
// meant.

// meanings are words that people write for a verb, with the verbs that they may mean.
var meanings = map[string][]string{
	"remove": {"drop", "withdraw"}, "delete": {"drop", "withdraw"}, "rm": {"drop", "withdraw"}, "cancel": {"drop", "withdraw"}, "erase": {"drop", "withdraw"},
	"edit": {"set"}, "change": {"set"}, "update": {"set"}, "amend": {"set"},
	"yes": {"approve", "note", "accept"}, "ok": {"approve", "note", "accept"}, "agree": {"approve", "accept"}, "confirm": {"approve", "note"},
	"no": {"reject", "decline"}, "deny": {"reject", "decline"}, "refuse": {"reject", "decline"},
	"finish": {"done", "resolve"}, "complete": {"done", "resolve"}, "solve": {"resolve"}, "fix": {"resolve"},
	"postpone": {"defer", "carry"}, "delay": {"defer", "carry"}, "give": {"assign"},
	"left": {"away"}, "leave": {"away"}, "leaves": {"away"}, "gone": {"away"}, "out": {"away"},
	"arrived": {"came"}, "here": {"came"}, "joined": {"came"}, "joins": {"came"}, "returned": {"came"}, "back": {"came"},
}

// explainUnknownVerb says what to do about a word that begins nothing.
func (r *reader) explainUnknownVerb(word string) string {
	if about, ok := idOf(part{role: aWord, text: word}); ok && r.Record.Exists(about) {
		return "say what to do with " + about.String() + ", before its id: " + joinOr(r.allVerbsFor(about))
	}
	near := VerbsNear(strings.ToLower(word))
	if about, ok := r.namedBehind(); ok {
		near = slices.DeleteFunc(near, func(verb string) bool { return !r.possible(verb, about) })
		says := fmt.Sprintf("%s is no verb; of %s (%s) there is %s", model.Quoted(word), about, r.Record.Describe(about), joinOr(r.allVerbsFor(about)))
		if len(near) > 0 {
			says = fmt.Sprintf("did you mean %s %s? ", near[0], about) + says
		}
		return says
	}
	says := "a line begins with a kind or a verb: " + opening()
	if len(near) > 0 {
		says = "did you mean " + joinOr(near) + "? " + model.Capitalized(says)
	}
	return says
}

// VerbsNear returns the verbs that a word may be meant for: by its meaning, else the one
// from which it is only slips of the finger away.
func VerbsNear(word string) []string {
	if list, ok := meanings[word]; ok {
		return slices.Clone(list)
	}
	near, least := "", 3
	for _, v := range verbs() {
		if d := spelling.Distance(word[:min(len(word), 40)], v.word); d < min(least, (len(v.word)+1)/2) {
			near, least = v.word, d
		}
	}
	if near == "" {
		return nil
	}
	return []string{near}
}

// namedBehind is the thing that is named behind a word that is no verb: by its id, or
// as a row of what was listed last.
func (r *reader) namedBehind() (model.Ref, bool) {
	if len(r.parts) == 0 || !isBare(r.parts[0]) {
		return model.Ref{}, false
	}
	if about, ok := dashedID(r.parts[0].text); ok {
		return about, r.Record.Exists(about)
	}
	if row, ok := RowNumber(r.parts[0].text); ok && r.Numbered && row > 0 && row <= len(r.Listed) {
		return r.Listed[row-1], r.Record.Exists(r.Listed[row-1])
	}
	return model.Ref{}, false
}

// allVerbsFor is every verb that can be said of a thing now, rulings first.
func (r *reader) allVerbsFor(about model.Ref) []string {
	list := append(r.verbsFor(about, true), r.verbsFor(about, false)...)
	return slices.DeleteFunc(list, func(verb string) bool { return !r.possible(verb, about) })
}

// possible reports whether a verb, said of a thing, would be refused for nothing but
// what is still to be said.
func (r *reader) possible(verb string, about model.Ref) bool {
	lineContext := r.Context
	lineContext.Focus = about
	reading := Read(verb+" "+about.String(), lineContext)
	if len(reading.Problems) > 0 {
		return false
	}
	if reading.Command == nil {
		return true
	}
	_, _, err := model.Do(r.Record, reading.Command, r.Now)
	var refusal *model.Refusal
	return err == nil || errors.As(err, &refusal) && refusal.Reason == model.MissingAnswer
}
