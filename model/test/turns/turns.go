// Package turns says how often the loops of tests turn. Only tests import it.
//
// There are three lengths of a run. Every go test takes the first, which is enough
// to notice a mistake. CI, known by the variable CI, takes the second. GAVEL_LONG=1
// asks for the third, from which the figures in README.md come. With -short, and
// under the race detector, which makes SQLite, here a Go program, many times slower,
// it is a tenth of the first.
package turns

import (
	"os"
	"runtime/debug"
	"testing"
)

// A test makes much that is soon of no use, in little memory: collected as seldom as this
// it costs a fifth less. GOGC says otherwise.
func init() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
}

// Of returns the number of turns for this run.
func Of(each, ci, long int) int {
	switch {
	case Few():
		return max(1, each/10)
	case os.Getenv("GAVEL_LONG") != "":
		return long
	case os.Getenv("CI") != "":
		return ci
	}
	return each
}

// In reports whether case i of a loop over many is in this run: each of them in CI and
// in a long run, one of every few otherwise, and one of every many where few are enough.
func In(i, every, many int) bool {
	if Few() {
		return i%many == 0
	}
	return i%Of(every, 1, 1) == 0
}

// Few reports whether a few cases of many are enough: with -short, and under the
// race detector, to which one case says what a hundred say.
func Few() bool { return Race || testing.Short() }

// SkipInShort leaves a test out of a short run: what takes other programs and the system,
// and is not what a mistake is first noticed by.
func SkipInShort(t testing.TB, what string) {
	t.Helper()
	if testing.Short() {
		t.Skip("SKIPPED in a short run:", what)
	}
}

// Long marks a test that takes long and is seldom the first to notice a mistake: with
// -short it is left out.
func Long(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes long; left out with -short")
	}
}
