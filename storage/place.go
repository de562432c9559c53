package storage

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// place describes the file system that a file lies on.
type place struct {
	system  string // the file system, as the machine calls it; "" where it does not say
	network bool   // another machine may have the same file
}

// overNetwork are the file systems that another machine may reach at the same
// time. SQLite's locks and shared memory do not hold between machines: of two
// that write, one loses all it saved, and nobody is told.
var overNetwork = map[string]bool{
	"nfs": true, "nfs4": true, "smb": true, "smb2": true, "smb3": true, "smbfs": true, "cifs": true, "ncpfs": true, "webdav": true, "davfs": true,
	"9p": true, "v9fs": true, "afs": true, "afpfs": true, "auristorfs": true, "coda": true, "ceph": true, "lustre": true, "beegfs": true,
	"gfs": true, "gfs2": true, "ocfs2": true, "orangefs": true, "pvfs2": true, "gpfs": true, "glusterfs": true,
	"vboxsf": true, "vmhgfs": true, "prl_fs": true,
}

// isNetwork reports whether a file system may be reached by another machine. A
// program can stand behind FUSE that does anything; only a disk is a disk.
func isNetwork(system string) bool {
	system = strings.ToLower(system)
	switch {
	case overNetwork[system]:
		return true
	case system == "fuseblk", system == "fusectl":
		return false
	}
	return system == "fuse" || strings.HasPrefix(system, "fuse.") || system == "macfuse" || system == "osxfuse"
}

// syncedBy names the service that keeps copies of a path elsewhere; "" for
// none. Such a service knows nothing of the log beside the file: it carries the
// one without the other, and brings an old one back.
func syncedBy(path string) string {
	for folder := filepath.Dir(path); ; folder = filepath.Dir(folder) {
		name := strings.ToLower(filepath.Base(folder))
		for _, s := range syncServices {
			if name == s.folder || strings.HasPrefix(name, s.folder+" - ") || strings.HasPrefix(name, s.folder+"-") {
				return s.name
			}
			if s.marker != "" {
				if _, err := os.Lstat(filepath.Join(folder, s.marker)); err == nil {
					return s.name
				}
			}
		}
		if folder == filepath.Dir(folder) {
			return ""
		}
	}
}

// syncServices are the services, the folder that each makes, and the file by
// which it marks one.
var syncServices = []struct{ name, folder, marker string }{
	{"Dropbox", "dropbox", ".dropbox"},
	{"OneDrive", "onedrive", ""},
	{"Google Drive", "google drive", ""},
	{"Google Drive", "googledrive", ""},
	{"iCloud", "mobile documents", ""},
	{"iCloud", "icloud drive", ""},
	{"a cloud service", "cloudstorage", ""}, // ~/Library/CloudStorage
	{"Nextcloud", "nextcloud", ".sync_nextcloud.db"},
	{"ownCloud", "owncloud", ".sync_owncloud.db"},
	{"Syncthing", "syncthing", ".stfolder"},
	{"Resilio Sync", "resilio sync", ".sync"},
	{"Box", "box sync", ""},
	{"pCloud", "pclouddrive", ""},
	{"MEGA", "megasync", ".megaignore"},
}

// located returns the place of a file that is there or is going to be.
func located(path string, look func(string) place) place {
	for folder := path; ; folder = filepath.Dir(folder) {
		if _, err := os.Lstat(folder); err == nil || folder == filepath.Dir(folder) {
			return look(folder)
		}
	}
}

// refuseNetwork refuses to write where another machine may write, too.
func refuseNetwork(path string, at place) *FileError {
	return &FileError{Reason: Network, Path: path, Says: fmt.Sprintf("%s is on a drive (%s) that another machine may write to at the same time, and then work is lost; nothing is saved there: "+
		"keep the file on a disk of this machine, or pass --allow-network if nobody else opens it", path, cmp.Or(at.system, "network"))}
}

// Warnings returns what to know of where the file lies, a sentence each.
func (s *fileEngine) Warnings() []string {
	if service := syncedBy(s.path); service != "" && s.write != nil { // a copy that is only read harms nobody
		return []string{fmt.Sprintf("%s is in a folder that %s keeps in step with other machines; open it on one at a time, or keep it elsewhere and put backups there", s.path, service)}
	}
	return nil
}
