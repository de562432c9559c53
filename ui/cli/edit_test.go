//go:build !windows

package cli

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"gavel/storage"
	"gavel/ui/test/terminal"
)

// inLinesTerminal starts the conversation in lines about a kept sample.
func inLinesTerminal(t *testing.T, kind string) (x *terminal.Terminal, path string) {
	t.Helper()
	x, folder := inTerminalOf(t, kind, 100, 30, "demo", "--plain", "--db", "sample.db")
	x.See("review M-3>")
	return x, filepath.Join(folder, "sample.db")
}

func blockersIn(t *testing.T, path string) (texts []string) {
	t.Helper()
	s, err := storage.Open(t.Context(), path, storage.ReadOnly())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	r, err := s.Record(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for b := range r.Blockers.All() {
		texts = append(texts, b.Text)
	}
	return texts
}

// A line is edited, remembered and completed, and no key becomes text.
func TestLinesAreEditedRememberedAndCompleted(t *testing.T) {
	t.Parallel()
	x, path := inLinesTerminal(t, "xterm-256color")
	x.Type("b The lift is brokn @ben")
	x.Keys("left", "left", "left", "left", "left", "left", "e", "home", "end", "delete", "f1", "f5", "pgup", "insert")
	x.Type("\x1b[[A\x1bOA\x1bOB\x1b[1;2P\r") // function keys of the Linux console, and of xterm
	x.See("raised: The lift is broken;")
	x.Type("sta\t\r")
	x.See("3 open before close")
	x.Keys("up", "up")
	x.See("review M-3> b The lift is broken @ben")
	for range len("broken @ben") {
		x.Keys("backspace")
	}
	x.Type("slow @ben\r")
	x.See("raised: The lift is slow;")
	x.Type("decid\t D-1\t\r") // of D-10 alone
	x.See("D-10: Chloé Martin decides, answer>")
	x.Keys("up") // an answer is nothing to be had again, nor does it take a line for one
	x.Type("rej\t\r")
	x.See("D-10: reject, reason>")
	x.Type("too deaar")
	x.Keys("left", "backspace", "end", "enter")
	x.See("D-10 rejected")
	x.Keys("up")
	x.See("review M-3> decide D-10")
	x.Keys("ctrl+u")
	x.Type("read\t\t")
	x.Keys("ctrl+u", "ctrl+d")
	if code := x.Exit(); code != exitDone {
		t.Errorf("the exit code is %d", code)
	}
	if err := x.Restored(); err != nil {
		t.Error(err)
	}
	if got := blockersIn(t, path); !strings.HasSuffix(strings.Join(got, "|"), "|The lift is broken|The lift is slow") {
		t.Errorf("the blockers are %q", got)
	}
}

// However a conversation ends whose lines are edited, the terminal is as it was.
func TestHoweverItEndsTheTerminalOfLinesIsAsItWas(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*terminal.Terminal){
		"quit":    func(x *terminal.Terminal) { x.Type("quit\r") },
		"ctrl+d":  func(x *terminal.Terminal) { x.Keys("ctrl+d") },
		"ctrl+c":  func(x *terminal.Terminal) { x.Type("half a li"); x.Keys("ctrl+c") },
		"SIGTERM": func(x *terminal.Terminal) { x.Type("half a li"); x.Signal(syscall.SIGTERM) },
		"SIGHUP":  func(x *terminal.Terminal) { x.Signal(syscall.SIGHUP) },
		"SIGINT":  func(x *terminal.Terminal) { x.Signal(syscall.SIGINT) },
		"SIGQUIT": func(x *terminal.Terminal) { x.Signal(syscall.SIGQUIT) },
		"a form": func(x *terminal.Terminal) {
			x.Type("decide D-10\r")
			x.See("answer>")
			x.Signal(syscall.SIGTERM)
		},
	} {
		x, _ := inLinesTerminal(t, "xterm")
		end(x)
		want := exitDone
		if name == "a form" {
			want = exitRefused
		}
		if code := x.Exit(); code != want {
			t.Errorf("after %s the exit code is %d", name, code)
		}
		if err := x.Restored(); err != nil {
			t.Errorf("after %s: %v", name, err)
		}
	}
}

// Who goes to the shell from a line finds the terminal as it was, and the line
// afterwards.
func TestALineOutlivesASuspension(t *testing.T) {
	t.Parallel()
	for name, suspend := range map[string]func(*terminal.Terminal){
		"ctrl+z":  func(x *terminal.Terminal) { x.Keys("ctrl+z") },
		"SIGTSTP": func(x *terminal.Terminal) { x.Signal(syscall.SIGTSTP) },
		"SIGSTOP": func(x *terminal.Terminal) { x.Signal(syscall.SIGSTOP) },
	} {
		x, path := inLinesTerminal(t, "xterm")
		x.Type("b Half a sen")
		x.See("b Half a sen")
		suspend(x)
		x.Stopped()
		n := len(x.Output())
		x.Signal(syscall.SIGCONT)
		x.WaitFor("the line again", func(string) bool { return bytes.Contains(x.Output()[n:], []byte("b Half a sen")) })
		x.Type("tenc")
		x.Keys("left", "end")
		x.Type("e @ben\r")
		x.See("raised: Half a sentence;")
		x.Keys("ctrl+d")
		if code := x.Exit(); code != exitDone {
			t.Errorf("after %s the exit code is %d", name, code)
		}
		if err := x.Restored(); err != nil {
			t.Errorf("after %s: %v", name, err)
		}
		if got := blockersIn(t, path); got[len(got)-1] != "Half a sentence" {
			t.Errorf("after %s the blockers are %q", name, got)
		}
	}
}

// What is printed is text, whatever the terminal: only the line that is being edited
// moves a cursor, and on a terminal that cannot, nothing does.
func TestWhatLinesPrintIsText(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"xterm", "dumb"} {
		x, _ := inLinesTerminal(t, kind)
		for _, line := range []string{"help", "agenda", "decisions", "gates", "minutes", "b The lift is broken @ben", "quit"} {
			x.Type(line + "\r")
			if line != "quit" {
				x.WaitFor("the prompt again", func(screen string) bool { return strings.HasSuffix(strings.TrimSpace(screen), "review M-3>") })
			}
		}
		if code := x.Exit(); code != exitDone {
			t.Errorf("the exit code is %d", code)
		}
		out := bytes.TrimSuffix(x.Output(), []byte("\x1b]gavel;ended\x1b\\"))
		if kind != "dumb" { // what asks the terminal to mark what is pasted is no text
			out = bytes.ReplaceAll(bytes.ReplaceAll(out, []byte("\x1b[?2004h"), nil), []byte("\x1b[?2004l"), nil)
		}
		if bytes.Contains(out, []byte{0x1b}) {
			t.Errorf("on %s it prints an escape sequence: %q", kind, out)
		}
	}
}

// paste is text as a terminal sends what is pasted into it.
func paste(text string) string { return "\x1b[200~" + text + "\x1b[201~" }

// Several lines that are pasted stand as lines; none of them answers a question that
// another one of them has opened.
func TestTheRestOfAPasteAnswersNoQuestion(t *testing.T) {
	t.Parallel()
	x, path := inLinesTerminal(t, "xterm-256color")
	x.Type(paste("b The lift is broken @ben\r\ncarry B-5\r\nb The lift is slow @ben\r\n"))
	x.See("raised: The lift is broken;")
	x.See("add fallback:…")
	x.See("raised: The lift is slow;")
	x.Type(paste("decide D-10\nreject\nb The lift is loud @ben\n"))
	x.See("answer> reject")
	x.See(`"reject" is left out: it was pasted together with the line before`)
	x.See(`"b The lift is loud @ben" is left out`)
	x.Type("reject\r")
	x.See("D-10: reject, reason>")
	x.Type(paste("too dear\nb The lift is old @ben\n"))
	x.See("D-10 rejected")
	x.See(`"b The lift is old @ben" is left out`)
	x.Type("b The lift is gone @ben\r")
	x.See("raised: The lift is gone;")
	x.Keys("ctrl+d")
	if code := x.Exit(); code != exitDone {
		t.Errorf("the exit code is %d", code)
	}
	if err := x.Restored(); err != nil {
		t.Error(err)
	}
	if got := blockersIn(t, path); !strings.HasSuffix(strings.Join(got, "|"), "|The lift is broken|The lift is slow|The lift is gone") {
		t.Errorf("the blockers are %q", got)
	}
}

// A wide character takes two cells, and one that is made of several runes takes no more
// than it shows; also where a row ends in the middle of the line.
func TestTheCursorOfALineStandsWhereTheNextCharacterWill(t *testing.T) {
	t.Parallel()
	const prompt = "review M-3> "
	for _, line := range []struct {
		typed string
		left  int // runes
		rest  string
		row   int // of the cursor, from the prompt on
		x     int // its column, once an X is typed
	}{
		{typed: "b 漢字テスト abc", left: 6, rest: "スト abc", x: len(prompt) + 2 + 6 + 1},
		{typed: "b de\u0301jà 👍 vu", left: 3, rest: " vu", x: len(prompt) + 2 + 4 + 1 + 2 + 1},
		{typed: "b " + strings.Repeat("漢字", 30), left: 1, rest: "字", row: 1, x: 2*60 + 2 - (100 - len(prompt)) - 2 + 1},
	} {
		x, _ := inLinesTerminal(t, "xterm-256color")
		x.Type(line.typed)
		for range line.left {
			x.Keys("left")
		}
		x.Type("X")
		x.See("X" + line.rest)
		x.WaitFor("the cursor behind the X of "+strings.TrimSuffix(line.typed, line.rest)+"X", func(screen string) bool {
			column, row, _ := x.Cursor()
			first := slices.IndexFunc(strings.Split(screen, "\n"), func(row string) bool { return strings.HasPrefix(row, prompt+"b ") })
			return column == line.x && row == first+line.row
		})
	}
}
