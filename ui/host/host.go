// Package host tells about the machine that gavel runs on: who sits at the
// keyboard, in which time zone, and where their data is kept. The rules know
// none of it.
//
// It imports the standard library, the calls of Unix systems, and a library for the
// system's clipboard.
package host

import (
	"cmp"
	"os/user"
	"path/filepath"
	"strings"
)

// The variables that say it otherwise.
const (
	UserVariable  = "GAVEL_USER"
	FileVariable  = "GAVEL_DB"
	KeysVariable  = "GAVEL_KEYS"
	ThemeVariable = "GAVEL_THEME"
)

// User returns the name under which changes are recorded: what GAVEL_USER says, else
// the full name that the system knows, else the name of the login.
func User(env func(string) string) string {
	if name := strings.TrimSpace(env(UserVariable)); name != "" {
		return name
	}
	u, err := user.Current()
	if err != nil { // a system without a list of users
		return cmp.Or(env("USER"), env("USERNAME"))
	}
	return cmp.Or(strings.TrimSpace(u.Name), u.Username)
}

// File returns the file that the data is in: what GAVEL_DB says, else gavel/gavel.db
// in the user's data folder, as the XDG base directory specification has it.
// It is "" where nobody has a home.
func File(env func(string) string) string {
	if file := env(FileVariable); file != "" {
		return Path(env, file)
	}
	folder := env("XDG_DATA_HOME")
	if !filepath.IsAbs(folder) { // the specification: a relative path is ignored
		home := Home(env)
		if home == "" {
			return ""
		}
		folder = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(folder, "gavel", "gavel.db")
}

// Keys returns the file with a person's own keys: what GAVEL_KEYS says, else gavel/keys
// in the user's configuration folder, as the XDG base directory specification has
// it, and "" where nobody has a home. named says that the variable names it: then
// it should be there.
func Keys(env func(string) string) (file string, named bool) {
	if file := env(KeysVariable); file != "" {
		return Path(env, file), true
	}
	folder := env("XDG_CONFIG_HOME")
	if !filepath.IsAbs(folder) {
		home := Home(env)
		if home == "" {
			return "", false
		}
		folder = filepath.Join(home, ".config")
	}
	return filepath.Join(folder, "gavel", "keys"), false
}

// State returns the folder for what gavel keeps beside the data: backups, reports of
// crashes. It is gavel in the user's state folder, as the XDG base directory
// specification has it, and "" where nobody has a home.
func State(env func(string) string) string {
	folder := env("XDG_STATE_HOME")
	if !filepath.IsAbs(folder) {
		home := Home(env)
		if home == "" {
			return ""
		}
		folder = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(folder, "gavel")
}
