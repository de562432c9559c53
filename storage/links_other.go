//go:build !unix && !windows

package storage

import "os"

// linkCount does not know here.
func linkCount(string, os.FileInfo) (n int, known bool) { return 0, false }
