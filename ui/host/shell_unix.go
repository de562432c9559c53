//go:build unix

package host

import (
	"os"

	"golang.org/x/sys/unix"
)

// Shell reports whether a shell with job control waits for this process, so that
// it can be left for a while. Without one its group is orphaned (POSIX.1, 3.264),
// and whatever stops it, nobody tells it to go on: it is in the group of whoever
// leads the session, or its parent is in another session.
func Shell() bool {
	session, err := unix.Getsid(0)
	if err != nil {
		return false
	}
	parents, err := unix.Getsid(os.Getppid())
	return err == nil && parents == session && unix.Getpgrp() != session
}
