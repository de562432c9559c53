package theme_test

import (
	"reflect"
	"strings"
	"testing"

	"gavel/model"
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

// A state that nobody has given a sign would look open: every state that a thing of any
// kind can be in has one, and the table says so.
func TestEveryStateOfEveryKindStandsBesideOneSign(t *testing.T) {
	all := map[string]bool{}
	for _, kind := range model.Kinds() {
		for _, state := range kind.Info().States {
			all[string(state)] = true
		}
		for _, outcome := range kind.Info().Outcomes {
			all[string(outcome.Outcome)] = true
		}
	}
	for _, state := range states() {
		all[state] = true
	}
	signs := reflect.ValueOf(theme.New(theme.Mono, false).Glyphs)
	listed := map[string]string{}
	for _, m := range theme.Signs {
		for _, state := range strings.Split(m.States, ", ") {
			if state == "" {
				continue
			}
			if other := listed[state]; other != "" {
				t.Errorf("%s is told of %s and of %s", state, other, m.Name)
			}
			listed[state] = m.Name
			if sign, _, _ := theme.New(theme.Mono, false).Status(state); sign != signs.FieldByName(m.Name).String() {
				t.Errorf("%s is shown as %s, and told of %s", state, sign, m.Name)
			}
		}
	}
	for state := range all {
		if !theme.Known(state) || listed[state] == "" {
			t.Errorf("nobody has said how %q is shown", state)
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
