package ui

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"gavel/model"
	"gavel/storage"
	"gavel/ui/demo/demotest"
	"gavel/ui/session"
)

// atOneTable opens the sample in two windows: the facilitator's and a
// note-taker's.
func atOneTable(t *testing.T) (facilitator *driver, notes *storage.Store) {
	t.Helper()
	s := demotest.Open(t, noon)
	notes, err := storage.Open(context.Background(), s.Path(), storage.Actor("Ben Okafor"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = notes.Close() })
	facilitator = drive(t, s, 120, 36)
	facilitator.look() // the first look learns where the file stands
	return facilitator, notes
}

func TestAChangeInAnotherWindowIsSeenWithWhoMadeIt(t *testing.T) {
	d, notes := atOneTable(t)
	raise := model.Raise{Kind: model.KindBlocker, With: model.Values{model.FieldWords: model.Words("The courier is on strike")}}
	if _, _, err := notes.Do(context.Background(), raise); err != nil {
		t.Fatal(err)
	}
	d.seesNot("courier")
	d.look()
	d.sees("The courier is on strike", "Ben Okafor: B-")
}

func TestWhatIsTypedStaysWhenAnotherWindowChangesSomething(t *testing.T) {
	d, notes := atOneTable(t)
	d.press(":")
	d.write("d Half a sentence")
	raise := model.Raise{Kind: model.KindBlocker, With: model.Values{model.FieldWords: model.Words("The courier is on strike")}}
	if _, _, err := notes.Do(context.Background(), raise); err != nil {
		t.Fatal(err)
	}
	d.look()
	d.sees("d Half a sentence", "The courier is on strike")
}

func TestOnesOwnChangesAreNoNews(t *testing.T) {
	d, _ := atOneTable(t)
	d.press(":")
	d.write("a Call the courier @ana")
	d.press("enter")
	said := d.root.status.text
	d.look()
	if d.root.status.text != said {
		t.Errorf("the status says %q", d.root.status.text)
	}
}

// unreadable is a file that cannot be read for a moment.
type unreadable struct {
	session.Store
	now bool
}

func (u *unreadable) Record(ctx context.Context) (*model.Record, error) {
	if u.now {
		return nil, errors.New("not now")
	}
	return u.Store.Record(ctx)
}

func TestAChangeThatCouldNotBeReadIsReadByTheNextLook(t *testing.T) {
	d, notes := atOneTable(t)
	file := &unreadable{Store: d.root.session.Store, now: true}
	d.root.session.Store = file
	raise := model.Raise{Kind: model.KindBlocker, With: model.Values{model.FieldWords: model.Words("The courier is on strike")}}
	if _, _, err := notes.Do(context.Background(), raise); err != nil {
		t.Fatal(err)
	}
	d.look()
	d.seesNot("courier")
	file.now = false
	d.look()
	d.sees("The courier is on strike")
}

// A review that is over has no meeting any more once another window begins the next
// cycle. It says so, and offers nothing that needs one.
func TestAReviewWhoseCycleIsOverSaysWhatLeadsOn(t *testing.T) {
	s, err := storage.Open(context.Background(), filepath.Join(t.TempDir(), "gavel.db"), storage.Create(), storage.Clock(func() time.Time { return noon }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	other, err := storage.Open(context.Background(), s.Path(), storage.Actor("Ben Okafor"), storage.Clock(func() time.Time { return noon }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Close() })
	do := func(c model.Command) model.Ref {
		t.Helper()
		_, done, err := other.Do(context.Background(), c)
		if err != nil {
			t.Fatal(err)
		}
		return done.About
	}
	do(model.NewCycle{CycleName: "One", Zone: "UTC", People: []string{"Ana Ruiz", "Ben Okafor"}})
	m := do(model.PlanMeeting{Facilitator: "Ana Ruiz"}).ID
	for check := range recordIn(t, other).Checks.All() {
		if check.Computed == "" {
			do(model.Remove{About: check.Ref()})
		}
	}
	do(model.StartMeeting{Meeting: m})
	d := drive(t, s, 120, 36)
	d.look()
	do(model.CloseMeeting{Meeting: m})
	d.look()
	d.sees("This review is closed.")
	d.press("m")
	d.sees("Minutes of M-1")
	do(model.NewCycle{CycleName: "Two", Zone: "UTC", People: []string{"Ana Ruiz"}})
	d.look()
	if n := len(d.root.session.Dialogs); n != 0 { // it is about a meeting of the cycle before
		t.Errorf("%d dialogs are open over a cycle that has just begun:\n%s", n, d.screen())
	}
	d.sees("Two", "SHARED", "No review is planned in this cycle; p prepares one.", "p prepare", "? help", "q quit")
	for _, offered := range []string{"Held for", "This review is", "b blocker", "r roll call", "captures", "g gaps"} {
		d.seesNot(offered)
	}
	for _, key := range []string{"r", "g", "b", "m", ":"} {
		d.press(key)
		d.sees("no review is planned in this cycle; p prepares one")
	}
	d.press("R")
	d.sees("No meeting is being held.")
	d.press("R")
	do(model.PlanMeeting{Title: "Kick-off"})
	d.look()
	d.sees("No review is being held; p shows what is planned.")
}
