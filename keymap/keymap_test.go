package keymap

import (
	"reflect"
	"slices"
	"testing"
)

func TestNoKeyMeansTwoThingsInOneScope(t *testing.T) {
	seen := map[Scope]map[string]Intent{}
	for _, b := range Default().Bindings() {
		if seen[b.Scope] == nil {
			seen[b.Scope] = map[string]Intent{}
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
	for _, b := range Default().Bindings() {
		for _, key := range b.Keys {
			if slices.Contains(only, key) || Normal(key) != key {
				t.Errorf("%s in %s is bound to %q", b.Intent, b.Scope, key)
			}
		}
		if len(b.Keys) == 0 || b.Label == "" || b.Help == "" {
			t.Errorf("%s in %s lacks keys, label or help", b.Intent, b.Scope)
		}
	}
}

func TestAnInnerScopeTakesItsKeysFromTheOuterOnes(t *testing.T) {
	m := Default()
	if got, _ := m.Intent("enter", InDecisions, OnReview, Global); got != Rule {
		t.Errorf("enter in the decisions pane means %q", got)
	}
	for _, b := range m.In(OnPrepare, Global) {
		if b.Scope == Global && slices.Contains(b.Keys, "x") {
			t.Errorf("x leaks to %s", b.Intent)
		}
	}
	if _, ok := m.Intent("u", InForm); ok {
		t.Error("a form lets the letter u out to undo")
	}
}

func TestTheListOfSomeScopesIsMadeOnce(t *testing.T) {
	for name, m := range map[string]Map{"default": Default(), "words": Words(), "a person's": first(Read("review / roll-call = f5"))} {
		for _, scopes := range Stacks() {
			once, again := m.In(scopes...), m.In(scopes...)
			if len(once) > 0 && &once[0] != &again[0] {
				t.Errorf("%s: the list of %q is made anew", name, scopes)
			}
			if !reflect.DeepEqual(once, m.in(scopes)) {
				t.Errorf("%s: the list of %q is not the one that holds", name, scopes)
			}
		}
	}
}

func first(m Map, _ []Complaint) Map { return m }

func TestFormsAndLinesLeaveEveryLetterToTheText(t *testing.T) {
	for _, b := range Default().Bindings() {
		if b.Scope != InForm && b.Scope != InCapture && b.Scope != InPalette && b.Scope != InHelp {
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
		if got := Normal(name); got != want {
			t.Errorf("Normal(%q) = %q, want %q", name, got, want)
		}
	}
}
