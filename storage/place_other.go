//go:build !linux && !darwin && !windows

package storage

// lookPlace does not know here.
func lookPlace(string) place { return place{} }
