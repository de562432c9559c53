package storage

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// lookPlace asks the system which drive a path is on.
func lookPlace(path string) place {
	volume, err := windows.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	if err != nil || windows.GetDriveType(volume) != windows.DRIVE_REMOTE {
		return place{}
	}
	return place{system: "network drive", network: true}
}
