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
	for _, b := range defaults {
		if b.Scope == OnRoom || slices.Contains(needScreen, b.Intent) {
			continue
		}
		b.Keys = wordsOf(b)
		m.bindings = append(m.bindings, b)
	}
	return m
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
