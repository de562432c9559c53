//go:build unix

package storage

import (
	"os"
	"syscall"
)

// linkCount returns how many names a file has (st_nlink, POSIX.1-2024).
func linkCount(_ string, info os.FileInfo) (n int, known bool) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	return int(stat.Nlink), true
}
