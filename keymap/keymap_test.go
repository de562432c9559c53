package keymap_test

import (
	"reflect"
	"slices"
	"testing"

	"gavel/keymap"
	_ "gavel/ui" // its screens, dialogs and line register their keys
)

func TestNoKeyMeansTwoThingsInOneScope(t *testing.T) {
	seen := map[keymap.Scope]map[string]keymap.Intent{}
	for _, b := range keymap.Default().Bindings() {
		if seen[b.Scope] == nil {
			seen[b.Scope] = map[string]keymap.Intent{}
		}
		for _, key := range b.Keys {
			if other, taken := seen[b.Scope][key]; taken {
				t.Errorf("in %s, %q means both %s and %s", b.Scope, key, other, b.Intent)
			}
			seen[b.Scope][key] = b.Intent
		}
	}
}

// A terminal cannot send these apart from the key they stand for, or only with
// protocols that not every terminal speaks.
func TestNoBindingNeedsAKeyThatATerminalCannotSend(t *testing.T) {
	only := []string{"ctrl+enter", "shift+enter", "ctrl+i", "ctrl+m", "ctrl+h", "ctrl+["}
	for _, b := range keymap.Default().Bindings() {
		for _, key := range b.Keys {
			if slices.Contains(only, key) || keymap.Normal(key) != key {
				t.Errorf("%s in %s is bound to %q", b.Intent, b.Scope, key)
			}
		}
		byName := b.Scope == keymap.Global && b.Intent != keymap.Palette // the palette finds it without a key
		if len(b.Keys) == 0 && !byName || b.Label == "" || b.Help == "" {
			t.Errorf("%s in %s lacks keys, label or help", b.Intent, b.Scope)
		}
	}
}

func TestAnInnerScopeTakesItsKeysFromTheOuterOnes(t *testing.T) {
	m := keymap.Default()
	if got, _ := m.Intent("enter", keymap.InDecisions, keymap.OnReview, keymap.Global); got != keymap.Rule {
		t.Errorf("enter in the decisions pane means %q", got)
	}
	for _, b := range m.In(keymap.OnPrepare, keymap.Global) {
		if b.Scope == keymap.Global && slices.Contains(b.Keys, "x") {
			t.Errorf("x leaks to %s", b.Intent)
		}
	}
	if _, ok := m.Intent("u", keymap.InForm); ok {
		t.Error("a form lets the letter u out to undo")
	}
}

func TestTheListOfSomeScopesIsMadeOnce(t *testing.T) {
	for name, m := range map[string]keymap.Map{"default": keymap.Default(), "words": keymap.Words(), "a person's": first(keymap.Read("review / roll-call = f5"))} {
		for _, scopes := range keymap.Stacks() {
			once, again := m.In(scopes...), m.In(scopes...)
			if len(once) > 0 && &once[0] != &again[0] {
				t.Errorf("%s: the list of %q is made anew", name, scopes)
			}
			if !reflect.DeepEqual(once, m.InAnew(scopes)) {
				t.Errorf("%s: the list of %q is not the one that holds", name, scopes)
			}
		}
	}
}

func first(m keymap.Map, _ []keymap.Complaint) keymap.Map { return m }

func TestFormsAndLinesLeaveEveryLetterToTheText(t *testing.T) {
	for _, b := range keymap.Default().Bindings() {
		if b.Scope != keymap.InForm && b.Scope != keymap.InCapture && b.Scope != keymap.InPalette && b.Scope != keymap.InHelp {
			continue
		}
		for _, key := range b.Keys {
			if len([]rune(key)) == 1 || key == "space" {
				t.Errorf("%s takes %q away from the text", b.Scope, key)
			}
		}
	}
}

func TestOneNameForEachKey(t *testing.T) {
	for name, want := range map[string]string{" ": "space", "return": "enter", "ctrl+m": "enter", "ctrl+i": "tab", "a": "a"} {
		if got := keymap.Normal(name); got != want {
			t.Errorf("Normal(%q) = %q, want %q", name, got, want)
		}
	}
}

// A made-up place, as a dialog registers its own.
var madeUp = keymap.NewStack("made-up place", keymap.InList, keymap.InDialog)

func TestAPlaceThatRegistersItsScopesIsCheckedAgainstAPersonsKeys(t *testing.T) {
	if !slices.ContainsFunc(keymap.Stacks(), func(s []keymap.Scope) bool { return slices.Equal(s, madeUp) }) {
		t.Errorf("%q is in no stack", madeUp)
	}
}
