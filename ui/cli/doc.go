// Package cli is the command line: every command of gavel for a shell, and the
// way onto the screen. Each command makes the same model commands as the screen
// does and prints what they answer; no rule and no default is kept here.
//
// One file holds one command. What they share: cli.go is the way in, errors.go
// says what went wrong and with which exit code, file.go opens the data,
// choose.go finds the meeting and the people that are meant, print.go lays out
// text and JSON.
//
// It may import cobra and pflag, ansi and term of charmbracelet/x, all of
// gavel/model, gavel/storage, gavel/keymap, gavel/ui, and of its rooms
// gavel/ui/demo and gavel/ui/host.
package cli
