package plain

import (
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model/capture"
	"gavel/ui/edit"
)

// This file says how a line can go on, for the key that completes it.

// completions returns how a line can go on that is written up to the cursor.
func (d *console) completions(before string) []edit.Completion {
	switch {
	case d.ctx.Err() != nil:
		return nil
	case d.asking:
		return beginningWith(before, d.offers)
	}
	list := beginningWith(before, d.currentWords())
	if len(list) == 0 {
		list = slices.Concat(d.completeThing(before), d.listCompletions(before), d.exportCompletions(before))
	}
	for _, c := range capture.Complete(before, len(before), d.captureContext()) {
		if c.End == len(before) && strings.HasPrefix(strings.ToLower(c.Text), strings.ToLower(before[c.Start:])) {
			list = append(list, edit.Completion{Start: c.Start, Text: c.Text})
		}
	}
	if before == "" { // nobody wants to hear all of it
		return nil
	}
	slices.SortStableFunc(list, func(a, b edit.Completion) int { return a.Start - b.Start })
	return slices.CompactFunc(list, func(a, b edit.Completion) bool {
		return a.Start == b.Start && strings.TrimSpace(a.Text) == strings.TrimSpace(b.Text)
	})
}

// beginningWith is the words that begin as a line does.
func beginningWith(line string, words []string) []edit.Completion {
	var list []edit.Completion
	for _, word := range words {
		if len(word) >= len(line) && strings.EqualFold(word[:len(line)], line) {
			list = append(list, edit.Completion{Text: word})
		}
	}
	return list
}

// currentWords are the words that hold now.
func (d *console) currentWords() []string {
	words := []string{"help"}
	for _, w := range own {
		if w.says != "" && w.appliesNow(d) {
			words = append(words, w.word)
		}
	}
	for _, b := range d.session.Keys.In(d.scopes()...) {
		if d.wordApplies(b) {
			words = append(words, b.Keys[0])
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// completeThing is the ids that can follow a word that is said of a thing.
func (d *console) completeThing(before string) []edit.Completion {
	at := strings.LastIndex(before, " ") + 1
	if at == 0 || !d.needsThing(strings.TrimSpace(before[:at])) {
		return nil
	}
	var list []edit.Completion
	for _, e := range d.session.Record.TableOf(d.context().Meeting.ID) {
		if id := e.Ref().String(); strings.HasPrefix(strings.ToLower(id), strings.ToLower(before[at:])) {
			list = append(list, edit.Completion{Start: at, Text: id})
		}
	}
	return list
}

// needsThing reports whether a word is said of one thing.
func (d *console) needsThing(word string) bool {
	if strings.EqualFold(word, "show") || strings.EqualFold(word, "fix") {
		return true
	}
	for _, b := range d.session.Keys.In(d.scopes()...) {
		if b.On != keymap.OnNothing && slices.ContainsFunc(b.Keys, func(key string) bool { return strings.EqualFold(key, word) }) {
			return true
		}
	}
	return false
}
