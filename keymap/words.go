package keymap

import "strings"

// Words is the table for where there is no screen: each intent by its words, in
// the place of its keys. What needs a screen has none: the cursor, the panes
// beside each other, the room view, the clipboard, whatever stands over a screen.
func Words() Map {
	m := Map{words: true}
	for _, b := range inOrder(ofScreens()) {
		if b.Screen {
			continue
		}
		b.Keys = wordsOf(b)
		if b.InLines != "" {
			b.Help = b.InLines
		}
		m.bindings = append(m.bindings, b)
	}
	return m.cached()
}

// wordsOf returns what a binding is called: its label, its intent, then what it was
// called before.
func wordsOf(b Binding) []string {
	words := []string{b.Label}
	if long := strings.ReplaceAll(string(b.Intent), "-", " "); long != b.Label {
		words = append(words, long)
	}
	return append(words, b.Former...)
}
