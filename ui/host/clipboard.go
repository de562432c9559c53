package host

import (
	"context"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"github.com/atotto/clipboard"
)

// Clipboard is a place that takes a copied text, and says whether it did.
type Clipboard struct {
	Name   string
	Put    func(text string) error
	Within bool // only what runs within its program pastes from it
}

// Clipboards returns the places here that a person could paste from.
func Clipboards(env func(string) string) (list []Clipboard) {
	if hasClipboard(env, runtime.GOOS) && !clipboard.Unsupported {
		list = append(list, Clipboard{Name: "the system's clipboard", Put: clipboard.WriteAll})
	}
	if env("TMUX") != "" {
		if tmux, err := exec.LookPath("tmux"); err == nil {
			put := func(text string) error { return loadBuffer(tmux, text) }
			list = append(list, Clipboard{Name: "tmux's buffer", Put: put, Within: true})
		}
	}
	return list
}

// hasClipboard reports whether the machine has a clipboard that its person could
// paste from: over SSH it is another machine's, and on Unix it belongs to a display.
// In WSL it would be reached by clip.exe, which takes a text for one of an old code
// page and garbles what is not English; the terminals there take copies themselves,
// as the one of Termux does.
func hasClipboard(env func(string) string, system string) bool {
	if env("SSH_CONNECTION") != "" || env("SSH_TTY") != "" {
		return false
	}
	switch system {
	case "windows", "darwin", "plan9":
		return true
	}
	if env("WSL_DISTRO_NAME") != "" || env("WSL_INTEROP") != "" {
		return false
	}
	return env("DISPLAY") != "" || env("WAYLAND_DISPLAY") != ""
}

// answersWithin limits the time that tmux may take.
const answersWithin = 5 * time.Second

// loadBuffer puts a text into the buffer of tmux, and has it handed on to the
// terminal: as tmux comes (set-clipboard external), it does that for itself alone
// and takes no such wish from a program. Before 3.2 it did not know how (-w).
func loadBuffer(tmux, text string) error {
	ctx, stop := context.WithTimeout(context.Background(), answersWithin)
	defer stop()
	load := func(args ...string) error {
		cmd := exec.CommandContext(ctx, tmux, append([]string{"load-buffer"}, args...)...)
		cmd.Stdin = strings.NewReader(text)
		return cmd.Run()
	}
	err := load("-w", "-")
	if err != nil {
		err = load("-")
	}
	return err
}
