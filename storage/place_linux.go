package storage

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// lookPlace asks the system which file system a path is on. Names are asked for
// instead of numbers: all of FUSE has one number, and a disk may stand behind it.
func lookPlace(path string) place {
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return place{}
	}
	return placeIn(string(mounts), path)
}

// isMountPoint reports whether something is mounted at a path itself, and not at a
// folder above it.
func isMountPoint(path string) bool {
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	return err == nil && mountedAt(string(mounts), path)
}

// mountedAt finds a path among the mount points of proc_pid_mountinfo(5).
func mountedAt(mounts, path string) bool {
	for line := range strings.Lines(mounts) {
		if fields := strings.Fields(line); len(fields) > 4 && unescape(fields[4]) == path {
			return true
		}
	}
	return false
}

// placeIn finds a path in the table of proc_pid_mountinfo(5). The file system
// that / is on is this machine's own whatever it is called: in a sandbox or a
// container it is often 9p or FUSE.
func placeIn(mounts, path string) (at place) {
	longest := -1
	for line := range strings.Lines(mounts) {
		before, after, ok := strings.Cut(line, " - ")
		fields, kind := strings.Fields(before), strings.Fields(after)
		if !ok || len(fields) < 5 || len(kind) == 0 {
			continue
		}
		point := unescape(fields[4])
		within, err := filepath.Rel(point, path)
		if err != nil || within == ".." || strings.HasPrefix(within, "../") || len(point) < longest {
			continue // of two at one point, the later one lies on top
		}
		longest = len(point)
		at = place{system: kind[0], network: point != "/" && isNetwork(kind[0])}
	}
	return at
}

// unescape turns \040 and its like back.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+3 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+4], 8, 8); err == nil {
				b.WriteByte(byte(n))
				i += 3
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
