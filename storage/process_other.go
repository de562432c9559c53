//go:build !unix

package storage

import "os"

// processAlive reports whether a process of this machine is running.
func processAlive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	_ = p.Release()
	return true
}
