package cli

import (
	"slices"
	"testing"
)

func TestAWordIsReadAsAShellQuotesIt(t *testing.T) {
	for _, c := range []struct {
		raw, text string
		open      byte
		active    bool
	}{
		{`plain`, "plain", 0, false},
		{`two\ words`, "two words", 0, false},
		{`'a $x "b"`, `a $x "b"`, '\'', false},
		{`'it'\''s'`, "it's", 0, false},
		{`"a \"b\" \$x \z`, `a "b" $x \z`, '"', false},
		{`"a $x`, "a $x", '"', true},
		{`$(x)`, "$(x)", 0, true},
		{`\$\(x\)`, "$(x)", 0, false},
		{`--db=~/x`, "--db=~/x", 0, true},
		{`end\`, "end", '\\', false},
	} {
		got := readWord(c.raw, false)
		if got.text != c.text || got.open != c.open || got.active != c.active {
			t.Errorf("%s is read as %+v", c.raw, got)
		}
	}
	if got := readWord(`'it\'s \\ \n`, true).text; got != `it's \ \n` {
		t.Errorf("fish: %s", got)
	}
}

// What is put behind a word is read as itself, whichever quote is open.
func TestWhatIsPutBehindAWordIsItself(t *testing.T) {
	const rest = "a b'c\"d$e`f\\g!h(i)j;k*l?m[n]o{p}~q#r<s>t|u&v=wé"
	for _, raw := range []string{"", "x", `x\`, `'x`, `"x`, `"x'y`} {
		w := readWord(raw, false)
		if got := readWord(raw+w.quote(rest), false); got.text != w.text+rest || got.active {
			t.Errorf("behind %s it is read as %+v", raw, got)
		}
	}
}

func TestALineIsReadInWords(t *testing.T) {
	for line, want := range map[string][]string{
		"gavel ":                    {""},
		"gavel":                     {"gavel"},
		"gavel do 'a b":             {"do", "a b"},
		"gavel do 'a b' ":           {"do", "a b", ""},
		`gavel do a\ `:              {"do", "a "},
		`gavel  start	M-1`:          {"start", "M-1"},
		`gavel present "$(x y)" Be`: {"present", "$(x y)", "Be"},
	} {
		words, last := shellWords(line)
		if got := append(words, last.text); !slices.Equal(got, want) {
			t.Errorf("%q: %q", line, got)
		}
	}
}
