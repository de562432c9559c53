//go:build !race

package turns

// Race reports whether the race detector is built in.
const Race = false
