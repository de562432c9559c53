package model

import "testing"

func TestATextGetsACapitalWhateverItsFirstLetterIs(t *testing.T) {
	for text, want := range map[string]string{"open": "Open", "émile left": "Émile left", "": "", "3 open": "3 open", "\xffx": "\xffx"} {
		if got := Capitalized(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}
