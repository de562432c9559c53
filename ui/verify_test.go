package ui

import (
	"errors"
	"strings"
	"testing"

	"gavel/storage"
	"gavel/ui/session"
)

// wronged is a store whose file is not what was saved.
type wronged struct{ session.Store }

func TestMinutesOfADoubtfulFileSaySo(t *testing.T) {
	d := sitAtSample(t, 100, 30)
	d.root.store = wronged{d.root.store}
	d.send(verifiedMsg{d.root.store, &storage.RowError{Table: "decision", ID: 1, Says: "decision 1 does not say what the journal says of it"}})
	if got := d.screen(); !strings.Contains(got, "not what was saved: decision 1 does") {
		t.Errorf("it is not said:\n%s", got)
	}
	d.press("m")
	if got := d.screen(); !strings.Contains(got, "NOT VERIFIED") {
		t.Errorf("the minutes do not say it:\n%s", got)
	}
}

func TestAFileThatWasLeftIsNotDoubted(t *testing.T) {
	d := sitAtSample(t, 100, 30)
	d.send(verifiedMsg{wronged{d.root.store}, errors.New("of another file")})
	if d.root.doubt != "" {
		t.Errorf("doubted: %s", d.root.doubt)
	}
}
