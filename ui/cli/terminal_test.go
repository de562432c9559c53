//go:build !windows

package cli

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gavel/ui/test/terminal"
)

// inTerminal starts gavel in a terminal, in a folder with an agenda.
func inTerminal(t *testing.T, w, h int, args ...string) (screen *terminal.Terminal, folder string) {
	t.Helper()
	return inTerminalOf(t, "xterm-256color", w, h, args...)
}

// inTerminalOf is inTerminal for a terminal of some kind.
func inTerminalOf(t *testing.T, kind string, w, h int, args ...string) (screen *terminal.Terminal, folder string) {
	t.Helper()
	terminal.SkipInShort(t)
	path, err := exec.LookPath("gavel")
	if err != nil {
		t.Fatal(err)
	}
	folder = t.TempDir()
	agenda := "# Returns review\n\n- Labels (15m, Ana Ruiz)\n- News\n"
	if err := os.WriteFile(filepath.Join(folder, "agenda.md"), []byte(agenda), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, args...)
	cmd.Dir = folder
	cmd.Env = []string{"TERM=" + kind, "HOME=" + folder, "TMPDIR=" + folder, "PATH=" + os.Getenv("PATH")}
	for name, value := range environment {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	return terminal.Start(t, w, h, cmd), folder
}

func TestAnImportIsPlannedOnlyOnYes(t *testing.T) {
	t.Parallel()
	for answer, code := range map[string]int{"y": 0, "n": 1, "": 1} {
		x, folder := inTerminal(t, 100, 30, "import", "agenda", "agenda.md")
		x.See("Plan this meeting? [y/N]")
		x.Type(answer + "\r")
		if got := x.Exit(); got != code {
			t.Errorf("after %q the exit code is %d, want %d", answer, got, code)
		}
		_, err := os.Stat(filepath.Join(folder, "review.db"))
		if made := err == nil; made != (code == 0) {
			t.Errorf("after %q a file was made: %t", answer, made)
		}
	}
}

func TestATerminalThatIsTooSmallIsToldSo(t *testing.T) {
	x, _ := inTerminal(t, 39, 9, "demo")
	if code := x.Exit(); code != exitFailed {
		t.Errorf("the exit code is %d", code)
	}
	// The terminal breaks the line where it pleases.
	said := strings.Join(strings.Fields(x.Screen()), "")
	if want := "thisterminalis39×9;thescreenneeds40×10atleast"; !strings.Contains(said, want) {
		t.Errorf("it said %q", x.Screen())
	}
}

func TestTheSampleIsThrownAway(t *testing.T) {
	t.Parallel()
	x, folder := inTerminal(t, 120, 36, "demo")
	x.See("2 open before close")
	samples := func() []string {
		found, err := filepath.Glob(filepath.Join(folder, "gavel-sample-*"))
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	if len(samples()) != 1 {
		t.Errorf("there are %d samples while one is shown", len(samples()))
	}
	x.Keys("q")
	if code := x.Exit(); code != exitDone {
		t.Errorf("the exit code is %d", code)
	}
	if left := samples(); len(left) > 0 {
		t.Errorf("the sample is left behind: %v", left)
	}
	if err := x.Restored(); err != nil {
		t.Error(err)
	}
}

func TestWithoutDataTheScreenMakesNoFile(t *testing.T) {
	x, folder := inTerminal(t, 100, 30)
	x.WaitFor("the welcome", func(screen string) bool { return strings.TrimSpace(screen) != "" })
	x.Keys("q")
	if code := x.Exit(); code != exitDone {
		t.Errorf("the exit code is %d", code)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(entries, func(e os.DirEntry) bool { return e.Name() == "review.db" }) {
		t.Error("looking made a file")
	}
}

// A screen that others see says in short that a person's own keys have a fault, and
// nothing of where they lie; the room's window says nothing of it.
func TestASharedScreenSaysNoPathOfAPersonsKeys(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("gavel")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	keys := filepath.Join(folder, "ones-own-keys")
	run := func(args ...string) *exec.Cmd {
		cmd := exec.Command(program, args...)
		cmd.Dir = folder
		cmd.Env = []string{"TERM=xterm-256color", "HOME=" + folder, "PATH=" + os.Getenv("PATH"), "GAVEL_KEYS=" + keys}
		for name, value := range environment {
			cmd.Env = append(cmd.Env, name+"="+value)
		}
		return cmd
	}
	if out, err := run("demo", "--db", "review.db").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for text, says := range map[string]string{
		"":                         "your own keys do not hold; gavel keys says why",
		"review / nothing = r\n":   "your own keys: 1 line has a fault; gavel keys says which",
		"what\nreview / gaps\nx":   "your own keys: 3 lines have a fault; gavel keys lists them",
		"review / roll-call = m\n": "your own keys take others away; gavel keys says which",
	} {
		if err := os.Remove(keys); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		if text != "" {
			if err := os.WriteFile(keys, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		x := terminal.Start(t, 100, 30, run())
		x.See(says)
		room := terminal.Start(t, 100, 30, run("room"))
		room.See("SHARED")
		for window, shown := range map[string]*terminal.Terminal{"screen": x, "room": room} {
			shown.Keys("ctrl+c")
			if window == "screen" { // it asks: the meeting is live
				shown.See("Leave while M-3 is live?")
				shown.Keys("ctrl+c")
			}
			if code := shown.Exit(); code != exitDone {
				t.Errorf("the %s ended with %d", window, code)
			}
			if out := string(shown.Output()); strings.Contains(out, "ones-own-keys") || strings.Contains(out, folder) || (window == "room" && strings.Contains(out, "own keys")) {
				t.Errorf("with %q the %s told a path, or of the keys:\n%q", text, window, out)
			}
		}
	}
}

// A terminal that can show no screen has one line after the other, with a mark
// where it waits; ctrl+d and ctrl+c end it.
func TestADumbTerminalIsGivenAConversation(t *testing.T) {
	t.Parallel()
	for _, end := range []string{"\x04", "\x03", "quit\r"} {
		x, _ := inTerminalOf(t, "dumb", 100, 30)
		x.See("help says what can be written here.\nwelcome>")
		x.Type("import agenda.md\r")
		x.See("Write plan to plan it so")
		x.Type("plan\r")
		x.See("M-1 \"Returns review\" planned")
		x.Type(end)
		if code := x.Exit(); code != exitDone {
			t.Errorf("after %q the exit code is %d:\n%s", end, code, x.Screen())
		}
		if err := x.Restored(); err != nil {
			t.Errorf("after %q: %v", end, err)
		}
	}
}
