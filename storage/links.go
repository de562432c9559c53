package storage

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A file that has several names has a log beside each of them: programs that open
// it under different ones do not see what the others save, and the one that writes
// it back last wins. So it is written only while it has one name, and that name is
// no mount point, under which it is somewhere else as well.

// checkLinks refuses to write to a file that has another name than its path; nil
// where it has none that the system tells of.
func (s *fileEngine) checkLinks(info os.FileInfo) error {
	names, known := linkCount(s.path, info)
	if !known || names < 2 {
		return nil
	}
	if names -= passingNames(s.path, info); names < 2 {
		return nil
	}
	// A new file has a passing name until it is in its place.
	again, err := os.Stat(s.path)
	if err != nil {
		return nil // StillThere says so
	}
	if names, known = linkCount(s.path, again); !known || names-passingNames(s.path, again) < 2 {
		return nil
	}
	return &FileError{Reason: Shared, Path: s.path, Says: fmt.Sprintf("%s has %d names (hard links), and what is saved under one is lost under the other; nothing is saved to it: "+
		"close gavel everywhere, keep one name and delete the others (find / -xdev -samefile %s lists them), or go on in a copy: gavel backup NEW", s.path, names, s.path)}
}

// checkMount refuses to write to a file whose path is itself a mount point.
func checkMount(path string) error {
	if !isMountPoint(path) {
		return nil
	}
	return &FileError{Reason: Shared, Path: path, Says: fmt.Sprintf("%s is mounted there by itself, so that it has another name elsewhere, and what is saved under one is lost under the other; nothing is saved to it: "+
		"mount its folder instead, or go on in a copy: gavel backup NEW", path)}
}

// checkNames returns what checkLinks and checkMount find.
func (s *fileEngine) checkNames() error {
	if err := s.checkLinks(s.file); err != nil {
		return err
	}
	return checkMount(s.path)
}

// passingNames counts the names beside a file that it had while it was made, or
// that a program left which was killed then: nobody opens it under them.
func passingNames(path string, info os.FileInfo) (n int) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return 0
	}
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), ".gavel-") {
			continue
		}
		if other, err := entry.Info(); err == nil && os.SameFile(info, other) {
			n++
		}
	}
	return n
}
