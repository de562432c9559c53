package keymap

import (
	"slices"
	"strings"
)

// Words is the table for where there is no screen: each intent by its words, in
// the place of its keys. What needs a screen has none: the cursor, the panes
// beside each other, the room view, the clipboard.
func Words() Map {
	m := Map{words: true}
	for _, b := range defaults() {
		if b.Scope == OnRoom || slices.Contains(needScreen, b.Intent) {
			continue
		}
		b.Keys = wordsOf(b)
		if help, ok := helpInWords[at{b.Scope, b.Intent}]; ok {
			b.Help = help
		}
		m.bindings = append(m.bindings, b)
	}
	return m.cached()
}

// wordsOf is what a binding is called: its label, then its intent.
func wordsOf(b Binding) []string {
	words := []string{b.Label}
	if long := strings.ReplaceAll(string(b.Intent), "-", " "); long != b.Label {
		words = append(words, long)
	}
	return words
}

var needScreen = []Intent{
	Palette, Suspend, Mouse, Copy, CopyList, Capture, Complete, Toggle, Room,
	NextPane, PrevPane, Up, Down, PageUp, PageDown, First, Last,
	NextChoice, PrevChoice, NextField, PrevField, NewLine, Accept, Yes, Back,
	Retry, Elsewhere, NewFile, Leave,
}

// at is a place in the table.
type at struct {
	scope  Scope
	intent Intent
}

// helpInWords is the help of those bindings whose own speaks of what is selected:
// without a screen a thing is named.
var helpInWords = map[at]string{
	{OnReview, NewFeedback}:   "say a remark on what was named last",
	{OnReview, NewConcern}:    "say a concern on what was named last: a remark that blocks",
	{OnPrepare, NewDecision}:  "put up a decision on an item",
	{OnPrepare, Start}:        "start the meeting, or go on with it",
	{OnPrepare, Minutes}:      "read the minutes of the meeting",
	{OnPrepare, Edit}:         "change what is named, or one field of it",
	{OnPrepare, Remove}:       "take what is named off the plan",
	{OnReview, Minutes}:       "read the minutes as they stand",
	{OnPrepare, ImportAgenda}: "read a Markdown agenda from a file",
}
