package storage

import "golang.org/x/sys/unix"

// lookPlace asks the system which file system a path is on: what is not local
// is on a network.
func lookPlace(path string) place {
	var at unix.Statfs_t
	if err := unix.Statfs(path, &at); err != nil {
		return place{}
	}
	name := unix.ByteSliceToString(at.Fstypename[:])
	return place{system: name, network: at.Flags&unix.MNT_LOCAL == 0 || isNetwork(name)}
}
