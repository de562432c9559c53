//go:build unix

package storage

import (
	"errors"

	"golang.org/x/sys/unix"
)

// processAlive reports whether a process of this machine is running. Where its
// number was given to another one since, the answer is yes: what it left is
// found a start later.
func processAlive(pid int) bool {
	err := unix.Kill(pid, 0)
	return err == nil || errors.Is(err, unix.EPERM)
}
