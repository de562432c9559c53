package here

import (
	"runtime"

	"github.com/atotto/clipboard"
)

// Clipboard puts a text into the clipboard of this machine; nil where it has none
// that its person could paste from: over SSH it is another machine's, and on Unix
// it belongs to a display.
func Clipboard(env func(string) string) func(text string) error {
	remote := env("SSH_CONNECTION") != "" || env("SSH_TTY") != ""
	display := env("DISPLAY") != "" || env("WAYLAND_DISPLAY") != ""
	switch runtime.GOOS {
	case "windows", "darwin", "plan9":
		display = true
	}
	if remote || !display || clipboard.Unsupported {
		return nil
	}
	return clipboard.WriteAll
}
