package host

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A clipboard counts where the person at the screen can paste from it, and takes
// every text as it is.
func TestTheClipboardIsOneThatItsPersonPastesFrom(t *testing.T) {
	for _, c := range []struct {
		system string
		env    map[string]string
		has    bool
	}{
		{"linux", nil, false},
		{"linux", map[string]string{"DISPLAY": ":0"}, true},
		{"linux", map[string]string{"WAYLAND_DISPLAY": "wayland-0"}, true},
		{"linux", map[string]string{"DISPLAY": "localhost:10.0", "SSH_CONNECTION": "10.0.0.1 2 10.0.0.2 22"}, false},
		{"linux", map[string]string{"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "WSL_DISTRO_NAME": "Debian"}, false},
		{"linux", map[string]string{"DISPLAY": ":0", "WSL_INTEROP": "/run/WSL/1_interop"}, false},
		{"android", map[string]string{"TERMUX_VERSION": "0.118"}, false},
		{"darwin", nil, true},
		{"darwin", map[string]string{"SSH_TTY": "/dev/ttys001"}, false},
		{"windows", nil, true},
	} {
		if got := hasClipboard(env(c.env), c.system); got != c.has {
			t.Errorf("on %s with %v: %t", c.system, c.env, got)
		}
	}
}

func TestOutsideOfTmuxItIsNotAsked(t *testing.T) {
	inPath(t, "#!/bin/sh\n")
	for _, c := range Clipboards(env(nil)) {
		if c.Within {
			t.Errorf("%s takes copies", c.Name)
		}
	}
}

// tmux is handed the whole text, and asked to hand it on; an old one, which knows
// nothing of that, keeps it at least.
func TestInTmuxItsBufferTakesCopies(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("SKIPPED: there is no tmux for Windows")
	}
	for name, c := range map[string]struct{ refuses, asked string }{
		"as it is":    {"nothing", "load-buffer -w -"},
		"before 3.2":  {"-w", "load-buffer -\n"},
		"out of work": {"load-buffer", ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := inPath(t, `#!/bin/sh
for arg; do [ "$arg" = "`+c.refuses+`" ] && exit 1; done
echo "$@" >"$0.asked"
cat >"$0.text"
`)
			list := Clipboards(env(map[string]string{"TMUX": "/tmp/tmux-1000/default,1,0"}))
			if len(list) == 0 || !list[len(list)-1].Within {
				t.Fatalf("copies are taken by %v", list)
			}
			text := strings.Repeat("Chloé – 日本\n", 20_000)
			if err := list[len(list)-1].Put(text); (err != nil) != (c.asked == "") {
				t.Errorf("it answered %v", err)
			}
			asked, _ := os.ReadFile(filepath.Join(dir, "tmux.asked"))
			took, _ := os.ReadFile(filepath.Join(dir, "tmux.text"))
			if c.asked != "" && (!strings.Contains(string(asked), c.asked) || string(took) != text) {
				t.Errorf("it was asked %q, and has %d bytes of %d", asked, len(took), len(text))
			}
		})
	}
}

// inPath puts a program called tmux before all others.
func inPath(t *testing.T, script string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "tmux"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	return dir
}
