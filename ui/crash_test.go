package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// crashOf runs what a guarded command leads to, and answers with its crash.
func crashOf(t *testing.T, cmd tea.Cmd) (string, bool) {
	t.Helper()
	switch msg := guard(cmd)().(type) {
	case crashMsg:
		return msg.report, true
	case tea.BatchMsg:
		for _, inner := range msg {
			if inner == nil {
				continue
			}
			if crash, ok := inner().(crashMsg); ok {
				return crash.report, true
			}
		}
	}
	return "", false
}

func fails() tea.Msg { panic("Ben will not like \x1b]0;owned\x07 this") }

func TestAPanicInACommandIsCaughtAndTellsNothingOfWhatWasWritten(t *testing.T) {
	for name, cmd := range map[string]tea.Cmd{
		"alone":      fails,
		"in a batch": tea.Batch(func() tea.Msg { return nil }, fails),
	} {
		report, ok := crashOf(t, cmd)
		if !ok || !strings.Contains(report, "gavel failed: a string") || !strings.Contains(report, "crash_test.go") {
			t.Errorf("%s: reports %q", name, report)
		}
		if strings.Contains(report, "Ben") || strings.Contains(report, "\x1b") {
			t.Errorf("%s: the report holds private text", name)
		}
	}
}

func TestAPanicWhileDrawingOrUpdatingEndsTheScreen(t *testing.T) {
	d := driveSample(t, 100, 30)
	g := &guarded{root: d.root}
	g.root.session.Record = nil
	g.View()
	if g.crashed == nil || !strings.Contains(g.crashed.report, "nil pointer") {
		t.Fatalf("crashed: %v", g.crashed)
	}
	if _, cmd := g.Update(tickMsg{}); cmd == nil {
		t.Error("the program goes on")
	}
	g = &guarded{root: d.root}
	g.Update(keyNamed("enter"))
	if g.crashed == nil {
		t.Error("a panic in Update was not caught")
	}
}

func TestAReportIsForItsOwnerAlone(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "state", "gavel")
	crash := writeReport(folder, "what happened", noon)
	info, err := os.Stat(crash.Report)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("its mode is %v (%v)", info, err)
	}
	if again := writeReport(folder, "again", noon); again.Report != "" {
		t.Error("a report was written over")
	}
}
