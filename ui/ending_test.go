package ui

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gavel/storage"
	"gavel/ui/session"
)

// A key that comes after the signal which ends the program begins nothing, as a line
// does not in the conversation in lines.
func TestAKeyAfterASignalBeginsNothing(t *testing.T) {
	d := driveSample(t, 100, 30)
	before := d.record().Blockers.Len()
	d.press(":")
	d.write("b The lift is broken @ben")
	_, _ = d.root.Update(endMsg{})
	d.press("enter")
	if got := d.record().Blockers.Len(); got != before {
		t.Errorf("%d blockers, want %d", got, before)
	}
}

// keeping is a file that tells which drafts it has, by their names.
type keeping struct {
	session.Store
	texts map[string]string
}

func (k keeping) KeepDrafts(ctx context.Context, keep []storage.Draft, drop []string) error {
	for _, d := range keep {
		k.texts[d.UID] = d.Text
	}
	for _, uid := range drop {
		delete(k.texts, uid)
	}
	return k.Store.KeepDrafts(ctx, keep, drop)
}

// What is typed while the draft before it is being written is in the file once, and whole,
// when the program ends.
func TestWhatIsTypedIsInTheFileOnceWhenTheProgramEnds(t *testing.T) {
	d := driveSample(t, 100, 30)
	file := keeping{d.root.session.Store, map[string]string{}}
	d.press(":")
	d.root.session.Store = file
	d.slow = true
	d.write("b The stairs")
	_, written := d.root.Update(draftMsg{})
	d.write(" are w")
	d.slow = false
	_, ended := d.root.Update(endMsg{})
	for _, cmd := range []tea.Cmd{ended, written} { // the slower one last
		d.drain(cmd)
	}
	if len(file.texts) != 1 {
		t.Fatalf("the file has the drafts %q", file.texts)
	}
	for _, text := range file.texts {
		if text != "b The stairs are w" {
			t.Errorf("the draft is %q", text)
		}
	}
	if !d.root.left {
		t.Error("the program does not end")
	}
}
