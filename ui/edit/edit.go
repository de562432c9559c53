package edit

import (
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"sync"

	"golang.org/x/term"
)

// ErrNotHere says that lines cannot be edited on this system or terminal.
var ErrNotHere = errors.New("lines cannot be edited here")

// Completion is one way in which a line can go on: Text in the place of what stands
// from Start to the cursor.
type Completion struct {
	Start int
	Text  string
}

// defaultWidth is the width of a terminal that does not say how wide it is.
const defaultWidth = 80

// Editor reads lines from a terminal.
type Editor struct {
	in       *os.File
	terminal *term.Terminal
	typed    filteredTerminal
	shown    shown
	history  history
	complete func(before string) []Completion

	mu      sync.Mutex // over what a signal and Close change
	closed  bool
	rawMode rawMode
}

// Open takes the terminal. shell reports whether a shell waits that the program can be
// suspended to.
func Open(in, out *os.File, shell func() bool) (*Editor, error) {
	e := &Editor{in: in}
	e.typed.Editor = e
	e.shown = shown{out: out, width: func() int {
		w, _, err := term.GetSize(int(out.Fd()))
		if err != nil || w <= 0 {
			return defaultWidth
		}
		return w
	}}
	e.terminal = term.NewTerminal(&e.typed, "")
	_ = e.terminal.SetSize(endless, 1) // with nothing on it, it shows nothing anew
	e.terminal.History = &e.history
	e.terminal.AutoCompleteCallback = e.tab
	if err := e.rawMode.open(e, shell); err != nil {
		return nil, err
	}
	e.marksPastes(true)
	return e, nil
}

// filteredTerminal hands term.Terminal the keys that it understands.
type filteredTerminal struct {
	*Editor
	keys  keys
	rest  []key // handed on, and not read yet
	ended int   // the paste that ended the last line; 0 for enter
}

// key stands for one key, and the paste that it came in; 0 for none.
type key struct {
	bytes []byte
	paste int
}

// Read reads keys, without those that term.Terminal does not know. What it answers with
// goes to the end of a line at most, so that it is known of each line what ended it.
func (t *filteredTerminal) Read(p []byte) (int, error) {
	sent := make([]byte, len(p))
	for len(t.rest) == 0 {
		n, err := t.in.Read(sent)
		for _, b := range sent[:n] {
			if out := t.keys.next(b); len(out) > 0 {
				t.rest = append(t.rest, key{out, t.keys.paste()})
			}
		}
		if err != nil && len(t.rest) == 0 {
			return 0, err
		}
	}
	n := 0
	for len(t.rest) > 0 {
		next := t.rest[0]
		if n > 0 && n+len(next.bytes) > len(p) {
			break
		}
		n += copy(p[n:], next.bytes)
		t.rest = t.rest[1:]
		if end := string(next.bytes); end == "\r" || end == "\n" {
			t.ended = next.paste
			break
		}
	}
	return n, nil
}

// Write writes what is shown of the line.
func (t *filteredTerminal) Write(p []byte) (int, error) { return t.shown.Write(p) }

// Completes sets what completes a line.
func (e *Editor) Completes(complete func(before string) []Completion) { e.complete = complete }

// ReadLine reads one line. What is remembered can be had again by the arrow keys, and
// the arrow keys find it only where lines are remembered. At ctrl+d on an empty line,
// and where the terminal is gone, the error is io.EOF. paste is the number of the paste
// that the end of the line came in, where the terminal marks pastes; 0 for enter.
func (e *Editor) ReadLine(prompt string, remember bool) (line string, paste int, err error) {
	e.history.off = !remember
	e.terminal.SetPrompt(prompt)
	line, err = e.terminal.ReadLine()
	if err != nil && line == "" && !errors.Is(err, io.EOF) { // it is gone, with its window
		err = io.EOF
	}
	return line, e.typed.ended, err
}

// Close puts the terminal back as it was.
func (e *Editor) Close() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if !e.closed {
		e.closed = true
		e.marksPastes(false)
		e.rawMode.close(e)
	}
}

// marksPastes asks the terminal to mark what is pasted, or no longer to.
func (e *Editor) marksPastes(on bool) { e.terminal.SetBracketedPasteMode(on) }

// redraw shows the prompt and the line anew, where the shell has been in between.
func (e *Editor) redraw() { _, _ = e.terminal.Write(nil) }

// tab completes the line at the key Tab: as far as all ways agree; where they do not,
// they are listed.
func (e *Editor) tab(line string, at int, key rune) (string, int, bool) {
	if key != '\t' {
		return "", 0, false
	}
	if e.complete == nil {
		return line, at, true
	}
	ways := e.complete(line[:at])
	if len(ways) == 0 {
		return line, at, true
	}
	start := ways[0].Start
	ways = slices.DeleteFunc(ways, func(c Completion) bool { return c.Start != start })
	common := ways[0].Text
	for _, c := range ways[1:] {
		common = commonPrefix(common, c.Text)
	}
	if len(ways) > 1 && len(common) <= len(line[start:at]) {
		names := make([]string, len(ways))
		for i, c := range ways {
			names[i] = strings.TrimSpace(c.Text)
		}
		_, _ = e.terminal.Write([]byte(strings.Join(names, ", ") + "\n"))
		return line, at, true
	}
	return line[:start] + common + line[at:], start + len(common), true
}

// commonPrefix returns what two texts begin with, in whole characters, whatever their
// case.
func commonPrefix(a, b string) string {
	x, y := []rune(a), []rune(b)
	n := 0
	for n < len(x) && n < len(y) && strings.EqualFold(string(x[n]), string(y[n])) {
		n++
	}
	return string(x[:n])
}

// history is the lines that were written, the newest first by its index.
type history struct {
	lines []string
	off   bool // an answer is read: it is nothing to be had again
}

// maxHistory limits the lines that are kept.
const maxHistory = 500

// Add keeps a line.
func (h *history) Add(line string) {
	if n := len(h.lines); h.off || strings.TrimSpace(line) == "" || (n > 0 && h.lines[n-1] == line) {
		return
	}
	h.lines = append(h.lines, line)
	h.lines = h.lines[max(0, len(h.lines)-maxHistory):]
}

// Len returns how many lines there are to be had.
func (h *history) Len() int {
	if h.off {
		return 0
	}
	return len(h.lines)
}

// At returns a line by its age, the newest first.
func (h *history) At(i int) string { return h.lines[len(h.lines)-1-i] }
