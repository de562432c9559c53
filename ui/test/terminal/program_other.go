//go:build !linux && !windows

package terminal

import "os"

// unread is not known here; the wait after an Escape has to do.
func unread(*os.File) int { return 0 }

// asleep is not known here either.
func asleep(int) bool { return true }

// stopped cannot be found out here.
func stopped(int) bool { return true }
