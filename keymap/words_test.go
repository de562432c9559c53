package keymap

import (
	"slices"
	"strings"
	"testing"
)

func TestNoWordMeansTwoThingsInOneScope(t *testing.T) {
	seen := map[Scope]map[string]Intent{}
	for _, b := range Words().Bindings() {
		if seen[b.Scope] == nil {
			seen[b.Scope] = map[string]Intent{}
		}
		for _, word := range b.Keys {
			if other, taken := seen[b.Scope][word]; taken && other != b.Intent {
				t.Errorf("in %s, %q means both %s and %s", b.Scope, word, other, b.Intent)
			}
			seen[b.Scope][word] = b.Intent
			if word != strings.ToLower(word) || word != strings.Join(strings.Fields(word), " ") {
				t.Errorf("%q cannot be typed as it stands", word)
			}
		}
	}
}

// A word is asked for like a key, so that what names a key names the word where
// there are no keys.
func TestAWordStandsInThePlaceOfAKey(t *testing.T) {
	m := Words()
	if got, ok := m.Intent("roll call", OnReview, Global); !ok || got != RollCall {
		t.Errorf("roll call means %q", got)
	}
	if got := m.Key(NewMeeting, OnPrepare); got != "meeting" {
		t.Errorf("a meeting is planned by %q", got)
	}
	for _, b := range m.Bindings() {
		if slices.Contains(needScreen, b.Intent) {
			t.Errorf("%s needs a screen, and has a word", b.Intent)
		}
	}
}

func TestHelpInWordsSpeaksOfNoScreenAndReplacesSomething(t *testing.T) {
	for place := range helpInWords {
		if !slices.ContainsFunc(defaults(), func(b Binding) bool { return b.Scope == place.scope && b.Intent == place.intent }) {
			t.Errorf("%s in %s is bound to nothing", place.intent, place.scope)
		}
	}
	for _, b := range Words().Bindings() {
		for _, word := range []string{"selected", "press", "copy", "pasted", "cursor"} {
			if slices.Contains([]Scope{OnReview, OnPrepare, OnWelcome, Global}, b.Scope) && strings.Contains(b.Help, word) {
				t.Errorf("%s in %s says %q", b.Intent, b.Scope, b.Help)
			}
		}
	}
}
