package host

import (
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"strings"
)

// Home returns the home folder that the environment names, and "" where it names
// none.
func Home(env func(string) string) string {
	if runtime.GOOS == "windows" {
		return env("USERPROFILE")
	}
	return env("HOME")
}

// Path returns a path that a person wrote, with a home folder in the place of ~
// or ~NAME at its beginning, as a shell has it (POSIX.1-2024, XCU 2.6.1). A shell
// replaces none behind = or in quotes, and then a folder would be made that is
// called "~". What names no home that is known stays as it is.
func Path(env func(string) string, path string) string {
	if !strings.HasPrefix(path, "~") {
		return path
	}
	name, rest := path[1:], ""
	for i := range name {
		if os.IsPathSeparator(name[i]) {
			name, rest = name[:i], name[i:]
			break
		}
	}
	home := ""
	if name == "" {
		home = Home(env)
	}
	if home == "" {
		home = homeOf(name)
	}
	if home == "" {
		return path
	}
	return filepath.Join(home, rest)
}

// homeOf returns the home folder that the system has for somebody, or for whoever
// runs the program; "" where it has none.
func homeOf(name string) string {
	who, err := user.Current()
	if name != "" {
		who, err = user.Lookup(name)
	}
	if err != nil {
		return ""
	}
	return who.HomeDir
}
