package storage

import (
	"errors"
	"io/fs"
	"syscall"
)

// pathReasons are why a path cannot be used, each with what to do about it.
var pathReasons = []struct {
	err  error
	says string
}{
	{syscall.ENOTDIR, "a file stands where one of its folders should be; name another place"},
	{syscall.EISDIR, "it is a folder; name a file"},
	{syscall.ENAMETOOLONG, "its name is too long; write a shorter one"},
	{syscall.ELOOP, "the links on its way lead in a circle; name the file itself"},
	{syscall.EROFS, "its disk may only be read; name another place"},
	{syscall.ENOSPC, "there is no space left for it; free some space, or name another place"},
	{syscall.EDQUOT, "your share of the disk is used up; free some space, or name another place"},
	{syscall.EIO, "the disk failed; name another place"},
	{fs.ErrNotExist, "there is no such file or folder"},
	{fs.ErrPermission, "you may not; ask its owner, or name another file"},
}

// WhyPath says why a path cannot be used and what to do, without the system's own
// words. It is "" for what nothing particular is known of.
func WhyPath(err error) string {
	for _, reason := range pathReasons {
		if errors.Is(err, reason.err) {
			return reason.says
		}
	}
	return ""
}
