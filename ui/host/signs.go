package host

import (
	"cmp"
	"runtime"
	"strings"
)

// ASCII reports whether the terminal is known to draw printable ASCII only: its
// locale has another encoding than UTF-8 (POSIX.1, section 8.2: LC_ALL, else
// LC_CTYPE, else LANG), or it is the console of Linux, whose font has letters and
// frames, and no ticks. A machine that says nothing is taken for one with UTF-8.
func ASCII(env func(string) string) bool {
	if runtime.GOOS == "windows" {
		return false // its terminals draw Unicode, whatever the locale
	}
	locale := strings.ToLower(cmp.Or(env("LC_ALL"), env("LC_CTYPE"), env("LANG")))
	utf8 := locale == "" || strings.Contains(locale, "utf-8") || strings.Contains(locale, "utf8")
	return !utf8 || env("TERM") == "linux"
}
