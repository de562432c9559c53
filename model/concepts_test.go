package model

import "testing"

// A page that explains the words is read while people wait: it has eleven lines.
func TestEachWordIsExplainedInOneShortSentence(t *testing.T) {
	list := Concepts()
	if len(list) > 11 {
		t.Errorf("there are %d concepts; eleven fit where they are read", len(list))
	}
	seen := map[string]bool{}
	for _, c := range list {
		if seen[c.Word] || c.Word == "" {
			t.Errorf("%q is explained twice, or has no name", c.Word)
		}
		seen[c.Word] = true
		if n := len(c.Says); n < 30 || n > 130 {
			t.Errorf("%s is explained in %d characters: %s", c.Word, n, c.Says)
		}
	}
}
