package terminal

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// unread returns how much input waits to be read from a terminal.
func unread(line *os.File) int {
	n, err := unix.IoctlGetInt(int(line.Fd()), unix.TIOCINQ)
	if err != nil {
		return 0
	}
	return n
}

// asleep reports whether no thread of a process runs or wants to run.
func asleep(process int) bool {
	stats, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", process))
	if err != nil {
		return true
	}
	for _, name := range stats {
		if state, ok := state(name); ok && state != 'S' {
			return false
		}
	}
	return true
}

// stopped reports whether a process is stopped by a signal.
func stopped(process int) bool {
	state, ok := state(fmt.Sprintf("/proc/%d/stat", process))
	return ok && state == 'T'
}

// state is the state in a file about a process or a thread; none where it has
// ended.
func state(name string) (state byte, ok bool) {
	stat, err := os.ReadFile(name)
	if err != nil {
		return 0, false
	}
	// It comes after the name of the program, which is in brackets and may hold
	// anything.
	i := bytes.LastIndex(stat, []byte(") "))
	if i < 0 {
		return 0, false
	}
	return stat[i+2], true
}
