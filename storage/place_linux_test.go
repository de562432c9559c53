package storage

import "testing"

// mounts is a table as Linux has it, with what a machine may have.
const mounts = `22 1 8:1 / / rw - 9p root rw
23 22 0:5 / /proc rw - proc proc rw
24 22 0:6 / /home rw,relatime shared:1 - ext4 /dev/sda2 rw
25 24 0:7 / /home/ana/Share\040of\040all rw - cifs //server/all rw
26 22 0:8 / /mnt/nfs rw - nfs4 server:/x rw
27 22 0:9 / /mnt/usb rw - fuseblk /dev/sdb1 rw
28 22 0:10 / /mnt/ssh rw - fuse.sshfs ana@far: rw
29 26 0:11 / /mnt/nfs/local rw - xfs /dev/sdc1 rw
30 22 0:12 / /mnt/twice rw - nfs server:/y rw
31 22 0:13 / /mnt/twice rw - ext4 /dev/sdd1 rw
`

// Every kind of network is known, and no disk is taken for one.
func TestEveryMountIsDiskOrNetwork(t *testing.T) {
	for path, want := range map[string]place{
		"/var/x":                     {"9p", false}, // what the machine runs from
		"/home/ana/x":                {"ext4", false},
		"/home/ana/Share of all/x":   {"cifs", true},
		"/home/ana/Share of allow/x": {"ext4", false},
		"/mnt/nfs/x":                 {"nfs4", true},
		"/mnt/nfs/local/x":           {"xfs", false},
		"/mnt/usb":                   {"fuseblk", false},
		"/mnt/ssh/deep/down":         {"fuse.sshfs", true},
		"/mnt/twice/x":               {"ext4", false},
	} {
		if got := placeIn(mounts, path); got != want {
			t.Errorf("%s: %+v, want %+v", path, got, want)
		}
	}
	if got := placeIn("nonsense\n", "/"); got.network {
		t.Errorf("a table that cannot be read: %+v", got)
	}
	if got := lookPlace("/proc"); got.system != "proc" {
		t.Errorf("the table of this machine: %+v", got)
	}
}
