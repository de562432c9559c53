package theme_test

import (
	"reflect"
	"testing"

	"gavel/ui/theme"
)

// fieldsOf are the names of the fields of a struct that are of a type.
func fieldsOf[T any](v any) []string {
	var names []string
	for i := range reflect.TypeOf(v).NumField() {
		if f := reflect.TypeOf(v).Field(i); f.Type == reflect.TypeFor[T]() {
			names = append(names, f.Name)
		}
	}
	return names
}

// The two tables are what is promised: each token is in one row, and no two rows
// say the same.
func TestEveryTokenHasOneMeaningAndEveryMeaningOneToken(t *testing.T) {
	for what, table := range map[string]struct {
		fields   []string
		meanings []theme.Meaning
	}{
		"colour": {fieldsOf[theme.Style](theme.Styles{}), theme.Colours},
		"sign":   {fieldsOf[string](theme.Glyphs{}), theme.Signs},
	} {
		byName, byMeaning := map[string]string{}, map[string]string{}
		for _, m := range table.meanings {
			if m.Means == "" || byName[m.Name] != "" {
				t.Errorf("the %s %s has no meaning, or two", what, m.Name)
			}
			if other := byMeaning[m.Means]; other != "" {
				t.Errorf("the %ss %s and %s both mean %q", what, other, m.Name, m.Means)
			}
			byName[m.Name], byMeaning[m.Means] = m.Means, m.Name
		}
		for _, name := range table.fields {
			if byName[name] == "" {
				t.Errorf("nobody has said what the %s %s means", what, name)
			}
			delete(byName, name)
		}
		for name := range byName {
			t.Errorf("a meaning is told of the %s %s, which there is not", what, name)
		}
	}
}

func TestNoTwoColoursLookAlike(t *testing.T) {
	for _, mode := range []theme.Mode{theme.Dark, theme.Light, theme.Dark256, theme.Light256} {
		seen := map[string]string{}
		for name, style := range tokens(theme.New(mode, false)) {
			if other, taken := seen[style.Open()]; taken {
				t.Errorf("%s: %s looks like %s", mode, name, other)
			}
			seen[style.Open()] = name
		}
	}
}

func TestNoTwoSignsAreTheSame(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		seen := map[string]string{}
		g := reflect.ValueOf(theme.New(theme.Mono, ascii).Glyphs)
		for _, name := range fieldsOf[string](theme.Glyphs{}) {
			sign := g.FieldByName(name).String()
			if other, taken := seen[sign]; taken {
				t.Errorf("ascii %v: %q is %s and %s", ascii, sign, other, name)
			}
			seen[sign] = name
		}
	}
}

// What only the background decides is not in the words: they stand in the
// terminal's own foreground.
func TestWithoutABackgroundOnlySignsAndCountsHaveAHue(t *testing.T) {
	hues := map[string]string{"Focus": "\x1b[35mx\x1b[m", "Open": "\x1b[33mx\x1b[m", "Late": "\x1b[31mx\x1b[m", "Good": "\x1b[36mx\x1b[m"}
	for name, style := range tokens(theme.New(theme.Sixteen, false)) {
		for _, p := range params(t, style) {
			if p != 1 && p != 7 && p != 4 {
				t.Errorf("the words of %s have SGR %d", name, p)
			}
		}
		if want, ok := hues[name]; ok && style.Mark("x") != want {
			t.Errorf("a sign of %s is %q", name, style.Mark("x"))
		}
	}
}
