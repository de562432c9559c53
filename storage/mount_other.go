//go:build !linux

package storage

// isMountPoint does not know here: these systems mount folders, and what lies
// below one has one log.
func isMountPoint(string) bool { return false }
