//go:build !unix

package host

// Shell reports whether a shell with job control waits for this process: there is none
// on this system.
func Shell() bool { return false }
