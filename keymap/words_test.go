package keymap_test

import (
	"slices"
	"strings"
	"testing"

	"gavel/keymap"
	_ "gavel/ui/screen"
)

func TestNoWordMeansTwoThingsInOneScope(t *testing.T) {
	seen := map[keymap.Scope]map[string]keymap.Intent{}
	for _, b := range keymap.Words().Bindings() {
		if seen[b.Scope] == nil {
			seen[b.Scope] = map[string]keymap.Intent{}
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
	m := keymap.Words()
	if got, ok := m.Intent("roll call", keymap.OnReview, keymap.Global); !ok || got != keymap.RollCall {
		t.Errorf("roll call means %q", got)
	}
	if got := m.Key(keymap.NewMeeting, keymap.OnPrepare); got != "meeting" {
		t.Errorf("a meeting is planned by %q", got)
	}
	for _, b := range m.Bindings() {
		if b.Screen {
			t.Errorf("%s needs a screen, and has a word", b.Intent)
		}
	}
}

// A word that scripts were written with goes on meaning what it meant.
func TestAFormerWordStillMeansItsIntent(t *testing.T) {
	m := keymap.Words()
	for word, want := range map[string]keymap.Intent{"remark": keymap.NewFeedback} {
		if got, _ := m.Intent(word, keymap.OnReview, keymap.Global); got != want {
			t.Errorf("%q means %q, want %q", word, got, want)
		}
	}
}

func TestHelpInWordsSpeaksOfNoScreen(t *testing.T) {
	for _, b := range keymap.Words().Bindings() {
		for _, word := range []string{"selected", "press", "copy", "pasted", "cursor"} {
			if slices.Contains([]keymap.Scope{keymap.OnReview, keymap.OnPrepare, keymap.OnWelcome, keymap.Global}, b.Scope) && strings.Contains(b.Help, word) {
				t.Errorf("%s in %s says %q", b.Intent, b.Scope, b.Help)
			}
		}
	}
}
