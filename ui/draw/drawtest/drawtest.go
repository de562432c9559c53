// Package drawtest shows tests what a person would see: it reads a view the way
// Bubble Tea does before it writes to the terminal, cell by cell.
//
// Only tests import it. It may import the standard library, turns, ultraviolet and
// x/ansi.
package drawtest

import (
	"regexp"
	"strings"
	"sync"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// TB has the methods of a test that Check needs; *testing.T and *rapid.T have them.
type TB interface {
	Helper()
	Errorf(format string, args ...any)
}

// Screen draws a view into a window of w×h cells, so that a test can look at
// the style and the width of each.
func Screen(content string, w, h int) uv.ScreenBuffer {
	screen := uv.NewScreenBuffer(w, h)
	uv.NewStyledString(content).Draw(screen, screen.Bounds())
	return screen
}

// Rows returns the text of a window of w×h that shows the view: h rows, without the
// blanks at their ends. Cells are counted by code point, as Bubble Tea does until
// a terminal asks for more.
func Rows(content string, w, h int) []string {
	screen := Screen(content, w, h)
	rows := make([]string, h)
	for y := range rows {
		var line strings.Builder
		for x := range w {
			cell := screen.CellAt(x, y)
			switch {
			case cell == nil || cell.IsZero(): // the second half of a wide character
			case cell.Content == "":
				line.WriteByte(' ')
			default:
				line.WriteString(cell.Content)
			}
		}
		rows[y] = strings.TrimRight(line.String(), " ")
	}
	return rows
}

var colour = regexp.MustCompile(`\x1b\[[0-9:;]*m`)

// Check fails the test if the view is larger than its window, or holds anything
// but text and colour: no view may move the cursor, or speak to the terminal.
func Check(t TB, content string, w, h int) {
	t.Helper()
	lines := strings.Split(content, "\n")
	if len(lines) > h {
		t.Errorf("%d lines in a window of %d×%d", len(lines), w, h)
	}

	for y, line := range lines {
		n, control := measure(line)
		if n > w {
			t.Errorf("line %d is %d cells in a window of %d×%d: %q", y, n, w, h, ansi.Strip(line))
		}
		if control >= 0 {
			t.Errorf("line %d has the control character %U: %q", y, control, line)
		}
	}
}

// measured holds what was found out about a line. From one view to the next most lines
// stay as they are.
type measured struct {
	width   int
	control rune // the first control character, -1 for none
}

var known struct {
	sync.Mutex
	lines map[string]measured
}

// measure returns the width of a line, and its first control character.
func measure(line string) (width int, control rune) {
	known.Lock()
	defer known.Unlock()
	m, ok := known.lines[line]
	if !ok {
		m = measured{ansi.StringWidth(line), firstControl(colour.ReplaceAllString(line, ""))}
		if known.lines == nil || len(known.lines) > 10_000 {
			known.lines = map[string]measured{}
		}
		known.lines[line] = m
	}
	return m.width, m.control
}

func firstControl(text string) rune {
	for _, r := range text {
		if r < ' ' || r >= 0x7f && r <= 0x9f {
			return r
		}
	}
	return -1
}
