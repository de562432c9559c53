package drawtest_test

import (
	"fmt"
	"slices"
	"testing"

	"gavel/ui/draw/drawtest"
)

// recorder keeps what Check complains about.
type recorder struct{ complaints []string }

func (*recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.complaints = append(r.complaints, fmt.Sprintf(format, args...))
}

func TestRows(t *testing.T) {
	got := drawtest.Rows("\x1b[1mab\x1b[m  \n会議x\ntoo wide", 5, 4)
	if want := []string{"ab", "会議x", "too w", ""}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		name, view string
		complaints int
	}{
		{"fits", "\x1b[1;38;2;1;2;3mabcd\x1b[m\n会議", 0},
		{"too high", "a\nb\nc", 1},
		{"too wide", "abcde", 1},
		{"moves the cursor", "a\x1b[2Jb", 1},
		{"sets the title", "\x1b]0;x\x07", 1},
		{"private sequence that ends like a colour", "\x1b[>4;2m", 1},
		{"bell", "\x07", 1},
		{"C1 control", "\u009b", 1},
	} {
		var r recorder
		drawtest.Check(&r, c.view, 4, 2)
		if len(r.complaints) != c.complaints {
			t.Errorf("%s: %q", c.name, r.complaints)
		}
	}
}

// TestObeyedKnowsTheWayFromOneOwnStyleToAnother: a canvas writes a style as the
// difference to the one before it.
func TestObeyedKnowsTheWayFromOneOwnStyleToAnother(t *testing.T) {
	own := []string{"\x1b[1m", "\x1b[7m", "\x1b[m"}
	for text, want := range map[string]int{
		"\x1b[1ma\x1b[22;7mb\x1b[m": 0, // from bold to reverse
		"\x1b[1ma\x1b[8mb\x1b[m":    1, // to what is both bold and concealed
		"\x1b[1ma\x1b[22;8mb\x1b[m": 1,
		"a\x1b[22;7mb\x1b[m":        1, // no canvas would write that after plain text
		"a\x1b[99mb":                1,
		"\x1b[1ma\x1b[31mb\x1b[m":   1,
	} {
		if found := drawtest.Obeyed(text, own...); len(found) != want {
			t.Errorf("%q: found %q, want %d", text, found, want)
		}
	}
}
