package theme_test

import (
	"math"
	"testing"

	"gavel/ui/theme"
)

// blindness maps colours to how they are seen without one of the three kinds of cones:
// matrices over linear RGB (Machado, Oliveira and Fernandes 2009, severity 1).
var blindness = map[string][3][3]float64{
	"none":         {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// apart is the least distance in CIELAB (CIE 1976) at which two inks are told
// from each other at a glance: some ten times what can be seen side by side.
const apart = 20

func TestOpenLateAndGoodStayApartForColourBlindEyes(t *testing.T) {
	for _, mode := range []theme.Mode{theme.Dark, theme.Light, theme.Dark256, theme.Light256} {
		styles := tokens(theme.New(mode, false))
		for kind, seen := range blindness {
			for _, pair := range [][2]string{{"Open", "Late"}, {"Open", "Good"}, {"Late", "Good"}, {"Open", "Focus"}, {"Late", "Focus"}} {
				a, okA := colour(params(t, styles[pair[0]]), 38)
				b, okB := colour(params(t, styles[pair[1]]), 38)
				if !okA || !okB {
					t.Fatalf("%s of %s has no colour", pair, mode)
				}
				distance := distanceOf(a, b, seen)
				t.Logf("%s, %s: %s and %s are %.0f apart", mode, kind, pair[0], pair[1], distance)
				if distance < apart {
					t.Errorf("%s, %s: %s and %s are %.0f apart", mode, kind, pair[0], pair[1], distance)
				}
			}
		}
	}
}

// The usual red and green would not pass: the test can fail.
func TestRedAndGreenAreNotApartForAll(t *testing.T) {
	const red, green = 0xa65c00, 0x6e7a00
	if d := distanceOf(red, green, blindness["deuteranopia"]); d >= apart {
		t.Errorf("they are %.0f apart", d)
	}
	if d := distanceOf(red, green, blindness["none"]); d < apart {
		t.Errorf("they are %.0f apart for everybody", d)
	}
}

func distanceOf(a, b int, seen [3][3]float64) float64 {
	p, q := lab(a, seen), lab(b, seen)
	return math.Sqrt(math.Pow(p[0]-q[0], 2) + math.Pow(p[1]-q[1], 2) + math.Pow(p[2]-q[2], 2))
}

// lab is a colour as it is seen, in CIELAB under D65 (IEC 61966-2-1, CIE 15).
func lab(rgb int, seen [3][3]float64) [3]float64 {
	linear := func(shift int) float64 {
		c := float64(rgb>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	from := [3]float64{linear(16), linear(8), linear(0)}
	var to [3]float64
	for i := range to {
		for j := range from {
			to[i] += seen[i][j] * from[j]
		}
		to[i] = min(max(to[i], 0), 1)
	}
	f := func(v float64) float64 {
		if v > 0.008856 {
			return math.Cbrt(v)
		}
		return 7.787*v + 16.0/116
	}
	x := f((0.4124*to[0] + 0.3576*to[1] + 0.1805*to[2]) / 0.9505)
	y := f(0.2126*to[0] + 0.7152*to[1] + 0.0722*to[2])
	z := f((0.0193*to[0] + 0.1192*to[1] + 0.9505*to[2]) / 1.089)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}
