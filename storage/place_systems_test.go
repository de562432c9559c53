package storage

import "testing"

// What is not a disk of this machine is known as such.
func TestWhichSystemsAreNetworks(t *testing.T) {
	for _, name := range []string{"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse", "9p", "afs", "ceph", "lustre", "vboxsf", "fuse.gcsfuse", "NFS"} {
		if !isNetwork(name) {
			t.Errorf("%s is not known as a network", name)
		}
	}
	for _, name := range []string{"ext4", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "apfs", "hfs", "fuseblk", "ntfs3", "vfat", "exfat", "virtiofs", ""} {
		if isNetwork(name) {
			t.Errorf("%s is taken for a network", name)
		}
	}
}
