//go:build !windows

package terminal

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// demoVariable makes the test binary the program that the tests drive: "frames"
// or "echo".
const demoVariable = "GAVEL_TERMINAL_DEMO"

func TestMain(m *testing.M) {
	var model tea.Model
	switch os.Getenv(demoVariable) {
	case "frames":
		model = frames{}
	case "echo":
		model = echo{}
	default:
		os.Exit(m.Run())
	}
	if _, err := tea.NewProgram(model, tea.WithFPS(120)).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// demo returns the command that runs a demo in a terminal of a type.
func demo(t testing.TB, name, terminalType string) *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	// Built with the race detector it would take a second to end.
	cmd.Env = append(environment(nil), demoVariable+"="+name, "TERM="+terminalType, "GORACE=atexit_sleep_ms=0")
	return cmd
}

// frames shows frame n after n presses of a key.
type frames struct{ n, w, h int }

func (m frames) Init() tea.Cmd { return nil }

func (m frames) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
	case tea.KeyPressMsg:
		if msg.String() == "q" {
			return m, tea.Quit
		}
		m.n++
	}
	return m, nil
}

func (m frames) View() tea.View {
	view := tea.NewView(frame(m.n, m.w, m.h))
	view.AltScreen = true
	view.MouseMode = tea.MouseModeCellMotion
	if x, y := m.n%7, m.n%5; m.n%3 > 0 && x < m.w && y < m.h {
		view.Cursor = tea.NewCursor(x, y)
	}
	return view
}

// echo shows the messages it gets.
type echo struct{ log []string }

func (m echo) Init() tea.Cmd { return tea.RequestBackgroundColor }

func (m echo) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.log = append(m.log, fmt.Sprintf("size %dx%d", msg.Width, msg.Height))
	case tea.BackgroundColorMsg:
		m.log = append(m.log, fmt.Sprintf("dark %v", msg.IsDark()))
	case tea.PasteMsg:
		m.log = append(m.log, fmt.Sprintf("paste %q", msg.Content))
	case tea.ResumeMsg:
		m.log = append(m.log, "resumed")
	case tea.KeyPressMsg:
		switch msg.String() {
		case "ctrl+c":
			return m, tea.Quit
		case "ctrl+z":
			return m, tea.Suspend
		}
		m.log = append(m.log, "key "+msg.String())
	}
	return m, nil
}

func (m echo) View() tea.View {
	view := tea.NewView(strings.Join(m.log[max(0, len(m.log)-20):], "\n"))
	view.AltScreen = true
	return view
}

// words make rows with everything that is hard: runs, wide characters, marks,
// joined emoji, styles and links.
var words = []string{
	"decision", "blocker", "gate", "ok", "x", "          ", "....................", "────────────────", "==============",
	"議事録", "決定", "한국어", "e\u0301te\u0301", "שלום", "🙂", "👩\u200d💻", "é", "│", "✔", "▲",
	"\x1b[7mselected\x1b[m", "\x1b[1;31mfail\x1b[m", "\x1b[44m        \x1b[m", "\x1b[38;2;9;99;199mhue\x1b[m",
	"\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\",
}

// line is row k of the endless list of a pane.
func line(k int) string {
	r := rand.New(rand.NewPCG(uint64(k), 1))
	var s strings.Builder
	fmt.Fprintf(&s, "%4d ", k)
	for range r.IntN(12) {
		s.WriteString(words[r.IntN(len(words))])
		s.WriteString(strings.Repeat(" ", r.IntN(3)))
	}
	return s.String()
}

// frame is the n-th frame: panes side by side, whose rows scroll, change, are
// inserted and go away from one frame to the next.
func frame(n, w, h int) string {
	r := rand.New(rand.NewPCG(uint64(n), 2))
	panes := 1 + n/9%3
	buf := uv.NewScreenBuffer(w, h)
	for p := range panes {
		x, width := p*w/panes, w/panes
		start := (n/9+p)*100 + r.IntN(4) - 2
		skip := r.IntN(max(1, h))
		for y := range h {
			k := start + y
			if r.IntN(3) > 0 && y > skip {
				k += r.IntN(2)
			}
			text := line(k)
			if r.IntN(12) == 0 {
				text = strings.Replace(text, "e", "EE", 1)
			}
			if r.IntN(9) == 0 {
				text = ""
			}
			uv.NewStyledString(text).Draw(buf, uv.Rect(x, y, width, 1))
		}
	}
	return buf.Render()
}

// shown returns what a screen of w×h cells shows of a view.
func shown(content string, w, h int) string {
	buf := uv.NewScreenBuffer(w, h)
	uv.NewStyledString(content).Draw(buf, buf.Bounds())
	rows := make([]string, h)
	for y := range h {
		rows[y] = strings.TrimRight(buf.Line(y).String(), " ")
	}
	return strings.Join(rows, "\n")
}
