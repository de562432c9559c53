package ui

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gavel/storage"
	"gavel/ui/session"
)

// wronged is a store whose file is not what was saved.
type wronged struct{ session.Store }

func (wronged) Verify(context.Context) error {
	return &storage.RowError{Table: "decision", ID: 1, Says: "decision 1 does not say what the journal says of it"}
}

// verifying returns what the program does to read its file to the end.
func (d *driver) verifying() tea.Cmd {
	w, ok := d.root.session.Verify()
	if !ok {
		d.t.Fatal("there is nothing to verify")
	}
	return start(w)
}

func TestMinutesOfADoubtfulFileSaySo(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.root.session.Store = wronged{d.root.session.Store}
	d.drain(d.verifying())
	if got := d.screen(); !strings.Contains(got, "not what was saved: decision 1 does") {
		t.Errorf("it is not said:\n%s", got)
	}
	d.press("m")
	if got := d.screen(); !strings.Contains(got, "NOT VERIFIED") {
		t.Errorf("the minutes do not say it:\n%s", got)
	}
}

func TestAFileThatWasLeftIsNotDoubted(t *testing.T) {
	d := driveSample(t, 100, 30)
	file := d.root.session.Store
	d.root.session.Store = wronged{file}
	verifying := d.verifying()
	d.root.session.Store = file
	d.drain(verifying)
	if d.root.session.Doubt != "" {
		t.Errorf("doubted: %s", d.root.session.Doubt)
	}
}
