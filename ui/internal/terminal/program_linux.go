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
		stat, err := os.ReadFile(name)
		if err != nil {
			continue // the thread has ended
		}
		// The state comes after the name of the program, which is in brackets
		// and may hold anything.
		if i := bytes.LastIndex(stat, []byte(") ")); i >= 0 && stat[i+2] != 'S' {
			return false
		}
	}
	return true
}
