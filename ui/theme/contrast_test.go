package theme_test

import (
	"image/color"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"gavel/ui/theme"
)

// readable is the WCAG 2.2 ratio for text (1.4.3, AA), and visible the one for what
// is no text: frames (1.4.11).
const (
	readable = 4.5
	visible  = 3
)

// least returns the ratio that a token needs.
func least(name string) float64 {
	if name == "Frame" {
		return visible
	}
	return readable
}

// tokens are the styles of a theme by the name of their field.
func tokens(th *theme.Theme) map[string]theme.Style {
	v := reflect.ValueOf(th.Styles)
	all := make(map[string]theme.Style, v.NumField())
	for i := range v.NumField() {
		all[v.Type().Field(i).Name] = v.Field(i).Interface().(theme.Style)
	}
	return all
}

// params are the SGR numbers that switch a style on.
func params(t *testing.T, s theme.Style) []int {
	t.Helper()
	if s.Open() == "" {
		return nil
	}
	body, ok := strings.CutPrefix(s.Open(), "\x1b[")
	body, end := strings.CutSuffix(body, "m")
	if !ok || !end {
		t.Fatalf("not one SGR sequence: %q", s.Open())
	}
	var ps []int
	for _, f := range strings.Split(body, ";") {
		n, err := strconv.Atoi(f)
		if err != nil {
			t.Fatalf("%q: %v", s.Open(), err)
		}
		ps = append(ps, n)
	}
	return ps
}

// colour finds the colour that follows kind (38 ink, 48 paper) as 0xRRGGBB: a true one, or
// one of the 240 of xterm's 256 that look the same everywhere.
func colour(ps []int, kind int) (rgb int, ok bool) {
	for i := 0; i+2 < len(ps); i++ {
		switch {
		case ps[i] != kind:
		case ps[i+1] == 2 && i+4 < len(ps):
			return ps[i+2]<<16 | ps[i+3]<<8 | ps[i+4], true
		case ps[i+1] == 5 && ps[i+2] >= 232:
			grey := 8 + 10*(ps[i+2]-232)
			return grey<<16 | grey<<8 | grey, true
		case ps[i+1] == 5 && ps[i+2] >= 16:
			level := func(n int) int { return []int{0, 95, 135, 175, 215, 255}[n%6] }
			n := ps[i+2] - 16
			return level(n/36)<<16 | level(n/6)<<8 | level(n), true
		}
	}
	return 0, false
}

func luminance(rgb int) float64 {
	channel := func(shift int) float64 {
		c := float64(rgb>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}

func contrast(a, b int) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrastFormula(t *testing.T) {
	if got := contrast(0x000000, 0xffffff); math.Abs(got-21) > 0.001 {
		t.Errorf("black on white is %.3f, want 21", got)
	}
	if got := contrast(0x767676, 0xffffff); got < 4.5 || got > 4.6 {
		t.Errorf("#767676 on white is %.3f, want 4.54", got)
	}
}

// TestContrast reads the tokens as the terminal gets them and holds each to its
// contrast on the backgrounds people have: plain, editor grey, Solarized.
func TestContrast(t *testing.T) {
	for mode, backgrounds := range map[theme.Mode][]int{
		theme.Dark:  {0x000000, 0x1e1e1e, 0x002b36},
		theme.Light: {0xffffff, 0xfdf6e3},

		theme.Dark256:  {0x000000, 0x1e1e1e, 0x002b36},
		theme.Light256: {0xffffff, 0xfdf6e3},
	} {
		for name, style := range tokens(theme.New(mode, false)) {
			ps := params(t, style)
			fg, hasInk := colour(ps, 38)
			bg, hasPaper := colour(ps, 48)
			switch {
			case hasPaper && !hasInk:
				t.Errorf("%v %s: a background without a foreground of its own", mode, name)
			case hasPaper:
				if c := contrast(fg, bg); c < readable {
					t.Errorf("%v %s: #%06x on #%06x is %.2f:1", mode, name, fg, bg, c)
				}
				if name == "Input" {
					continue // the cursor is in it: it need not stand out as well
				}
				for _, back := range backgrounds { // the bar itself must stand out
					if c := contrast(bg, back); c < readable {
						t.Errorf("%v %s: bar #%06x on #%06x is %.2f:1", mode, name, bg, back, c)
					}
				}
			case hasInk:
				for _, back := range backgrounds {
					if c := contrast(fg, back); c < least(name) {
						t.Errorf("%v %s: #%06x on #%06x is %.2f:1", mode, name, fg, back, c)
					}
				}
			}
		}
	}
}

func TestMonoHasNoColour(t *testing.T) {
	for name, style := range tokens(theme.New(theme.Mono, false)) {
		for _, p := range params(t, style) {
			if p != 1 && p != 7 {
				t.Errorf("%s: SGR %d; only bold and reverse are allowed", name, p)
			}
		}
	}
}

// TestSixteenStaysInSixteen: no 256 or true colour, and never black, white or
// bright black, any of which is the background somewhere. An underline is for
// marks and for what is being typed: under running text it is hard to read.
func TestSixteenStaysInSixteen(t *testing.T) {
	for _, mode := range []theme.Mode{theme.SixteenDark, theme.SixteenLight} {
		for name, style := range tokens(theme.New(mode, false)) {
			for _, p := range params(t, style) {
				attribute := p == 1 || p == 7 || p == 4 && (name == "Private" || name == "Input")
				hue := p >= 31 && p <= 36 || p >= 91 && p <= 96
				if !attribute && !hue {
					t.Errorf("%v %s: SGR %d", mode, name, p)
				}
			}
		}
	}
}

// TestSelectedCannotBeMissed: without colour of its own it is reversed; in every
// mode it is bold, and nothing else looks like it.
func TestSelectedCannotBeMissed(t *testing.T) {
	for _, mode := range modes() {
		th := theme.New(mode, false)
		var isBold, isBar bool
		for _, p := range params(t, th.Selected) {
			isBold = isBold || p == 1
			isBar = isBar || p == 7 || p == 48
		}
		if !isBold || !isBar {
			t.Errorf("%v: selected is %q", mode, th.Selected.Open())
		}
		for name, style := range tokens(th) {
			if name != "Selected" && style.Open() == th.Selected.Open() {
				t.Errorf("%v: %s looks like the selected row", mode, name)
			}
		}
	}
}

// TestNothingFaintOrHidden: faint text is below any contrast on some
// terminals, blinking disturbs, concealed text lies.
func TestNothingFaintOrHidden(t *testing.T) {
	for _, mode := range modes() {
		for name, style := range tokens(theme.New(mode, false)) {
			ps := params(t, style)
			for i := 0; i < len(ps); i++ {
				switch ps[i] {
				case 38, 48: // 38;2;R;G;B or 38;5;N: the numbers that follow are a colour
					if i+1 < len(ps) && ps[i+1] == 5 {
						i -= 2
					}
					i += 4
				case 2, 5, 6, 8:
					t.Errorf("%v %s: SGR %d", mode, name, ps[i])
				}
			}
		}
	}
}

// TestThe256ColoursAreTheFixedOnes: the first 16 are whatever a person has set them to.
func TestThe256ColoursAreTheFixedOnes(t *testing.T) {
	for _, mode := range []theme.Mode{theme.Dark256, theme.Light256} {
		for name, style := range tokens(theme.New(mode, false)) {
			for _, c := range []color.Color{style.GetForeground(), style.GetBackground()} {
				if _, none := c.(lipgloss.NoColor); none {
					continue
				}
				if same := colorprofile.ANSI256.Convert(c); same != c {
					t.Errorf("%v %s: %v is shown as %v", mode, name, c, same)
				}
				if n, ok := c.(ansi.IndexedColor); !ok || n < 16 {
					t.Errorf("%v %s: %v can look like anything", mode, name, c)
				}
			}
		}
	}
}

// TestWhatIsSettledHasNoHueIn256Colours: a tinge there would say that it is in order, or
// that one is there.
func TestWhatIsSettledHasNoHueIn256Colours(t *testing.T) {
	for _, mode := range []theme.Mode{theme.Dark256, theme.Light256} {
		for _, name := range []string{"Muted", "Frame", "Backdrop"} {
			rgb, _ := colour(params(t, tokens(theme.New(mode, false))[name]), 38)
			if r, g, b := rgb>>16, rgb>>8&0xff, rgb&0xff; r != g || g != b {
				t.Errorf("%v %s: #%06x is no grey", mode, name, rgb)
			}
		}
	}
}
