//go:build unix

package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// A window that shows nothing but gavel has no shell in it: gavel stays, and says
// why, where it would be gone for good.
func TestWithoutAShellNobodyIsSentToOne(t *testing.T) {
	d := driveSample(t, 100, 30)
	s := newSuspender()
	s.shell = func() bool { return false }
	d.send(s.filter(nil, tea.SuspendMsg{}))
	d.sees(noShell)
}
