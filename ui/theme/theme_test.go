package theme_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"gavel/ui/theme"
)

func modes() []theme.Mode {
	return []theme.Mode{theme.Mono, theme.Dark, theme.Light, theme.SixteenDark, theme.SixteenLight, theme.Sixteen, theme.Dark256, theme.Light256}
}

func states() []string {
	return strings.Fields(`open raised approved conditional rejected deferred escalated withdrawn
		noted carried resolved pass fail waived holds accepted declined parked duplicate
		answered cleared overridden late live planned adjourned closed cancelled
		present absent expected`)
}

// glyphs are all strings of a glyph set, the frame pieces included.
func glyphs(v reflect.Value) map[string]string {
	all := map[string]string{}
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		if v.Field(i).Kind() == reflect.Struct {
			for inner, g := range glyphs(v.Field(i)) {
				all[name+"."+inner] = g
			}
			continue
		}
		all[name] = v.Field(i).String()
	}
	return all
}

func TestUnicodeGlyphsAreOneCell(t *testing.T) {
	for name, g := range glyphs(reflect.ValueOf(theme.New(theme.Mono, false).Glyphs)) {
		if utf8.RuneCountInString(g) != 1 {
			t.Errorf("%s: %q is not one code point", name, g)
			continue
		}
		if r, _ := utf8.DecodeRuneInString(g); r >= 0x1f000 {
			t.Errorf("%s: %q is an emoji", name, g)
		}
		if ansi.StringWidth(g) != 1 || ansi.StringWidthWc(g) != 1 {
			t.Errorf("%s: %q is not one cell", name, g)
		}
	}
}

func TestASCIIGlyphsAreASCII(t *testing.T) {
	for name, g := range glyphs(reflect.ValueOf(theme.New(theme.Mono, true).Glyphs)) {
		if g == "" || strings.ContainsFunc(g, func(r rune) bool { return r < ' ' || r > '~' }) {
			t.Errorf("%s: %q", name, g)
		}
	}
}

func TestStatus(t *testing.T) {
	th := theme.New(theme.Dark, false)
	for _, c := range []struct {
		state, shape, word string
		style              theme.Style
	}{
		{"open", "○", "open", th.Open},
		{"late", "▲", "late", th.Late},
		{"live", "●", "live", th.Strong},
		{"conditional", "◐", "conditional", th.Text}, // somebody still owes something
		{"fail", "✖", "failed", th.Text},
		{"approved", "✔", "approved", th.Muted},
		{"pass", "✔", "passed", th.Muted},
		{"holds", "✔", "met", th.Muted},
		{"rejected", "✖", "rejected", th.Muted},
		{"odd", "○", "odd", th.Open}, // unknown: its own word, never settled
		{"", "○", "", th.Open},
	} {
		shape, word, style := th.Status(c.state)
		if shape != c.shape || word != c.word || style.Open() != c.style.Open() {
			t.Errorf("Status(%q) = %q %q %q", c.state, shape, word, style.Open())
		}
	}
}

// TestStatusShapesLineUp: in each set all shapes are equally wide, and only what
// is open looks open.
func TestStatusShapesLineUp(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		th := theme.New(theme.Mono, ascii)
		want := ansi.StringWidth(th.Glyphs.Open)
		for _, state := range states() {
			shape, word, _ := th.Status(state)
			if ansi.StringWidth(shape) != want {
				t.Errorf("ascii %v, %s: shape %q is not %d wide", ascii, state, shape, want)
			}
			if word == "" || word != strings.ToLower(word) {
				t.Errorf("%s is written %q", state, word)
			}
			if open := state == "open" || state == "raised"; open != (shape == th.Glyphs.Open) {
				t.Errorf("ascii %v: %s has shape %q", ascii, state, shape)
			}
		}
	}
}

func TestPaint(t *testing.T) {
	th := theme.New(theme.Mono, false)
	if got := th.Selected.Paint("row"); got != "\x1b[1;7mrow\x1b[m" {
		t.Errorf("selected: %q", got)
	}
	if got := th.Text.Paint("row"); got != "row" {
		t.Errorf("the default style must add nothing: %q", got)
	}
}

func TestModeString(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range modes() {
		if seen[m.String()] {
			t.Errorf("two modes are called %q", m)
		}
		seen[m.String()] = true
	}
	if theme.Mode(99).String() != "mono" || !reflect.DeepEqual(theme.New(99, false).Styles, theme.New(theme.Mono, false).Styles) {
		t.Error("an unknown mode must be the safe one")
	}
}

func BenchmarkPaint(b *testing.B) {
	th := theme.New(theme.Dark, false)
	for b.Loop() {
		_ = th.Late.Paint("the row that is late")
	}
}

// Behind a dialog nothing has a colour or a weight of its own, and no frame looks as
// if it had the keys.
func TestBehindADialogEverythingLooksTheSame(t *testing.T) {
	for _, mode := range modes() {
		for _, ascii := range []bool{false, true} {
			th := theme.New(mode, ascii)
			for name, style := range tokens(th.Behind()) {
				if style.Open() != th.Backdrop.Open() || style.Mark("x") != th.Backdrop.Mark("x") {
					t.Errorf("%s: %s is %q", mode, name, style.Open())
				}
			}
			if th.Behind().Glyphs.Thick != th.Glyphs.Thin {
				t.Errorf("%s: a frame is thick", mode)
			}
			if first, second := th.Behind(), th.Behind(); first != second {
				t.Errorf("%s: it is another theme each time, so nothing drawn in it can be kept", mode)
			}
		}
	}
}
