//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package edit

// rawMode has nothing to keep: no terminal is opened on these systems.
type rawMode struct{}

func (rawMode) open(*Editor, func() bool) error { return ErrNotHere }

func (rawMode) close(*Editor) {}
