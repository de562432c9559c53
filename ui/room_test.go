package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
	"gavel/ui/component"
	"gavel/ui/demo/demotest"
	"gavel/ui/session"
)

var roomSizes = [][2]int{{200, 60}, {120, 36}, {80, 24}, {60, 20}, {40, 60}}

func TestTheRoomViewAtEverySizeItClaims(t *testing.T) {
	for _, size := range roomSizes {
		d := driveSample(t, size[0], size[1])
		d.press("R")
		golden(t, fmt.Sprintf("room-%dx%d", size[0], size[1]), d.screen())
	}
	d := driveSample(t, 120, 36)
	d.press("R", "enter")
	golden(t, "room-read-back-120x36", d.screen())
}

// everyLook lists what a terminal can show: without colour, with all, with 16, and
// with plain characters only.
var everyLook = []looks{
	{choice: "mono"}, {choice: "dark"}, {choice: "light"},
	{choice: "auto", profile: colorprofile.TrueColor}, {choice: "dark", profile: colorprofile.ANSI}, {choice: "light", profile: colorprofile.ANSI}, {choice: "mono", ascii: true},
}

// secret is in every private text, and nowhere else.
const secret = "Zqx7"

// withSecrets is the sample in a file, with a private note on everything that
// can have one.
func withSecrets(t *testing.T) *storage.Store {
	t.Helper()
	s := demotest.Open(t, noon)
	r, err := s.Record(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for m := range r.Meetings.All() {
		for _, it := range append(r.Agenda(m.ID), model.Item{}) {
			note := model.WritePrivateNote{Meeting: m.ID, Item: it.ID, Text: secret + " " + secret}
			if _, _, err := s.Do(context.Background(), note); err != nil {
				t.Fatal(err)
			}
		}
	}
	return s
}

// follower is a window of the room on the file of a store.
func follower(t testing.TB, s *storage.Store, w, h int) *driver {
	t.Helper()
	read, err := storage.Open(context.Background(), s.Path(), storage.ReadOnly())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = read.Close() })
	record, err := read.Record(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	d := &driver{t: t, now: noon, w: w, h: h}
	d.open(Options{Theme: "mono", Options: session.Options{Follow: true, Store: read}}, record)
	d.look()
	return d
}

// roomSizesTried are the sizes of the room view that are tried for what is private: all,
// and one that is too small for it; two of them in a short run.
func roomSizesTried() [][2]int {
	all := append(slices.Clone(roomSizes), [2]int{40, 10})
	if turns.Few() {
		return all[len(all)-2:]
	}
	return all
}

// TestNoByteOfTheRoomViewIsPrivate takes all that is drawn, in every size and
// every look: the view, what is read back, the dialogs and the help over it, in
// both windows.
func TestNoByteOfTheRoomViewIsPrivate(t *testing.T) {
	s := withSecrets(t)
	for _, size := range roomSizesTried() {
		shared, own := drive(t, s, size[0], size[1]), follower(t, s, size[0], size[1])
		for i, look := range everyLook {
			if !turns.In(i, 1, 5) {
				continue
			}
			shared.root.looks, shared.root.session.Theme = look, look.theme()
			own.root.looks, own.root.session.Theme = look, look.theme()
			shared.press("R")
			for _, keys := range [][]string{{}, {"pgdown"}, {"end"}, {"enter"}, {"end"}, {"esc"}, {"?"}, {"esc"}, {"ctrl+p"}, {"esc"}, {":"}, {"esc"}, {"p"}, {"esc"}} {
				shared.press(keys...)
				own.press(keys...)
				own.look()
				for name, d := range map[string]*driver{"the facilitator's": shared, "its own": own} {
					if bytes := d.root.View(); strings.Contains(bytes.Content+bytes.WindowTitle, secret) {
						t.Fatalf("at %v after %q, %s window shows what is private:\n%s", size, keys, name, d.screen())
					}
				}
			}
			shared.press("R") // and back
		}
	}
	d := drive(t, s, 120, 36)
	d.press("p", "y")
	d.sees(secret) // it is there to be found
}

func TestTheFirstRowSaysWhoMaySeeThis(t *testing.T) {
	turns.Long(t)
	ways := []struct {
		keys []string
		word string
	}{
		{nil, "SHARED"}, {[]string{"x"}, "SHARED"}, {[]string{"m"}, "SHARED"}, {[]string{"?"}, "SHARED"}, {[]string{"2", "enter", "r"}, "SHARED"},
		{[]string{"R"}, "SHARED"}, {[]string{"R", "enter"}, "SHARED"}, {[]string{"R", "p"}, "SHARED"},
		{[]string{"p"}, "SHARED"}, {[]string{"p", "y"}, "PRIVATE"}, {[]string{"p", "y", "n"}, "PRIVATE"}, {[]string{"p", "y", "?"}, "PRIVATE"},
		{[]string{"p", "y", "m"}, "PRIVATE"}, {[]string{"p", "y", "p"}, "SHARED"},
	}
	s := withSecrets(t)
	for _, size := range roomSizesTried() {
		for _, way := range ways {
			d := drive(t, s, size[0], size[1])
			d.press(way.keys...)
			for _, look := range everyLook {
				d.root.looks, d.root.session.Theme = look, look.theme()
				first, _, _ := strings.Cut(d.root.View().Content, "\n")
				other := map[string]string{"SHARED": "PRIVATE", "PRIVATE": "SHARED"}[way.word]
				if !strings.Contains(first, way.word) || strings.Contains(first, other) {
					t.Errorf("at %v after %q the first row is %q, not marked %s", size, way.keys, first, way.word)
				}
				style := d.root.session.Theme.Shared
				if way.word == "PRIVATE" {
					style = d.root.session.Theme.Private
				}
				if bar := style.GetReverse() || style.GetBackground() != (lipgloss.NoColor{}); !bar || !strings.Contains(first, style.Open()) {
					t.Errorf("in %s, at %v after %q the mark is no bar: %q", look.theme().Mode, size, way.keys, first)
				}
			}
		}
	}
	d := drive(t, nil, 80, 24)
	if first, _, _ := strings.Cut(d.screen(), "\n"); !strings.Contains(first, "SHARED") {
		t.Errorf("the welcome begins with %q", first)
	}
}

func TestPrepareAsksBeforeItOpensWhileAMeetingIsLive(t *testing.T) {
	for name, keys := range map[string][]string{"review": nil, "the room view": {"R"}} {
		d := driveSample(t, 100, 30)
		d.press(keys...)
		d.press("p")
		d.sees("Leave the shared screen?", "M-3 is live", "private notes", "SHARED")
		d.press("p", "enter", "space") // the key that asked, held too long, is no answer
		if d.root.session.Shown == component.Prepare {
			t.Fatalf("from %s, prepare opened without a yes", name)
		}
		d.press("esc")
		d.seesNot("Leave the shared screen?")
		d.press("p", "y")
		if d.root.session.Shown != component.Prepare {
			t.Errorf("from %s, y does not open prepare:\n%s", name, d.screen())
		}
	}
	d := driveSample(t, 100, 30)
	d.press("ctrl+p")
	d.write("prepare alone")
	d.press("enter")
	d.sees("Leave the shared screen?", "SHARED")
}

func TestAReadBackFillsTheRoomView(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press("R", "enter")
	d.sees("Is an order that left in two parcels refunded in one sum or in two?", // the question stays above it
		"The decision, D-10", "Refund each parcel by itself, on the day it comes back", "Chloé Martin decides",
		"1  one sum, once everything is back", "recommended   2  each parcel by itself", "Must be true", "no evidence", "a approve", "nothing is chosen yet")
	d.seesNot("Answered so far")
	d.press("a")
	if got := d.record().State(model.Ref{Kind: model.KindDecision, ID: 10}); got != model.Approved {
		t.Fatalf("D-10 is %s:\n%s", got, d.screen())
	}
	d.sees("Answered so far", "D-10 approved by Chloé Martin", "1 open before close")
}

// Nobody approves what they could not read: a wording too long for its place is
// read back in the dialog, which scrolls.
func TestAWordingThatIsTooLongForTheRoomViewScrolls(t *testing.T) {
	d := driveSample(t, 60, 20)
	about := model.Ref{Kind: model.KindDecision, ID: 10}
	long := model.Values{model.FieldWording: model.Words(strings.Repeat("word ", 200) + "at last")}
	d.drain(d.root.do(component.Do{Command: model.Amend{About: about, With: long}}))
	d.press("R")
	d.drain(d.root.do(component.OpenRuling{About: about}))
	d.sees(" below")
	d.seesNot("at last")
	d.press("pgdown")
	d.sees("at last")
}

// A small window is what a room sees where the font is large: the item comes first.
func TestTheWholeItemIsInSightInASmallWindowAndTheListsWhereOneGoesOn(t *testing.T) {
	d := driveSample(t, 60, 20)
	d.press("R")
	d.sees("Chloé Martin decides", "6:00 left", "options", "recommended", "must be true", "Open before close 2", "Answered so far 11")
	for range 10 {
		d.seesNot("day 31 on") // the end of the last one
		d.press("down")
	}
	d.sees("day 31 on", "both parcels under one number", "above")
	d.press("home")
	d.sees("Answered so far 11")
	d.press("end")
	d.sees("day 31 on")
}

func TestTheRoomViewLeadsOnToTheNextItem(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press(":")
	d.write("i May we print labels at home? @ana")
	d.press("enter", "R")
	d.sees("I-13")
	d.press("o")
	d.sees("May we print labels at home?", "Ana Ruiz decides")
	d.press("o")
	d.sees("I-13 Refunds of split shipments")
	d.press("t")
	d.sees("left, paused")
	d.press("esc")
	d.sees("Agenda")
}

func TestNothingMovesInTheRoomViewThatDidNotChange(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press("R")
	see := func(after time.Duration) string {
		d.root.session.Now = model.At(noon.Add(after))
		return d.root.View().Content
	}
	if early, late := see(100*time.Millisecond), see(time.Second); early != late {
		t.Errorf("it moves more than once a second:\n%s\n%s", early, late)
	}
	before, after := strings.Split(see(time.Second), "\n"), strings.Split(see(2*time.Second), "\n")
	for i := range before {
		was, is := before[i], after[i]
		if was == is {
			continue
		}
		face := func(row string) string {
			return strings.NewReplacer("5:59", "", "5:58", "", "7:59", "", "7:58", "").Replace(row)
		}
		if face(was) != face(is) {
			t.Errorf("a second later row %d is another:\n%s\n%s", i, was, is)
		}
	}
	for after := range 40 { // past the ends of both boxes
		rows := strings.Split(see(time.Duration(after)*time.Minute), "\n")
		if len(rows) != len(before) || rows[2] != before[2] || rows[len(rows)-1] != before[len(before)-1] {
			t.Fatalf("after %d minutes other rows have moved", after)
		}
	}
}

func TestAWindowOfTheRoomFollowsWhatIsReadBackAndDecided(t *testing.T) {
	s := withSecrets(t)
	d := drive(t, s, 120, 36)
	own := follower(t, s, 100, 30)
	own.sees("I-13", "Open before close", "Answered so far", "SHARED")
	look := func() { own.look() }

	d.root.screen().Choose(model.Ref{Kind: model.KindDecision, ID: 10})
	d.press("enter")
	own.seesNot("The decision, D-10")
	look()
	own.sees("The decision, D-10", "Refund each parcel by itself, on the day it comes back", "Chloé Martin decides")
	d.press("esc")
	look()
	own.seesNot("The decision, D-10")
	d.press("enter", "a")
	look()
	own.sees("D-10 approved by Chloé Martin", "1 open before close")

	d.press(":")
	d.write("i May we print labels at home? @ana")
	d.press("enter")
	look()
	own.sees("I-13") // captured, and not under discussion yet
	d.press("1", "o")
	look()
	own.sees("May we print labels at home?", "Ana Ruiz decides")
	if said := own.root.status.text; said != "" {
		t.Errorf("who typed what is not for the room: %q", said)
	}
}

func TestTheRoomHearsNothingOfAWindowThatHasEnded(t *testing.T) {
	s := withSecrets(t)
	gone, err := storage.Open(context.Background(), s.Path(), storage.Actor("Ana Ruiz"))
	if err != nil {
		t.Fatal(err)
	}
	d := drive(t, gone, 120, 36)
	d.root.screen().Choose(model.Ref{Kind: model.KindDecision, ID: 10})
	d.press("enter")
	own := follower(t, s, 100, 30)
	own.sees("The decision, D-10")
	_ = gone.Close() // without a word, as a kill does
	own.look()
	own.seesNot("The decision, D-10")

	again, err := storage.Open(context.Background(), s.Path(), storage.Actor("Ana Ruiz"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = again.Close() })
	back := drive(t, again, 120, 36)
	back.recover()
	back.seesNot("what was being typed")
	own.look()
	own.seesNot("The decision, D-10")
}

// TestAWindowOfTheRoomHasNoKeyThatChangesAnything presses every key of the whole
// table. The file is the same to the byte.
func TestAWindowOfTheRoomHasNoKeyThatChangesAnything(t *testing.T) {
	s := demotest.Open(t, noon)
	path := s.Path()
	if err := s.Close(); err != nil { // the log is home in the file
		t.Fatal(err)
	}
	bytes := func() string {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	before := bytes()
	own := follower(t, s, 100, 30)
	record := own.record()
	for _, b := range keymap.Default().Bindings() {
		for _, key := range b.Keys {
			if !slices.Contains([]string{"q", "ctrl+c", "?", "f1", "ctrl+z"}, key) && !strings.Contains(key, "+") && (named[key] != 0 || len([]rune(key)) == 1) {
				own.press(key)
			}
		}
	}
	own.write("approve D-10")
	own.look()
	own.sees("I-13", "SHARED")
	if own.record() != record || len(own.root.session.Waiting()) > 0 || len(own.root.session.Dialogs) > 0 || own.root.session.Shown != component.Room {
		t.Errorf("a key did something:\n%s", own.screen())
	}
	own.press("?")
	own.sees("window of the room")
	own.seesNot("undo")
	if bytes() != before {
		t.Error("the file was written to")
	}
	if log, err := os.Stat(path + "-wal"); err == nil && log.Size() > 0 {
		t.Errorf("%s has %d bytes", filepath.Base(path)+"-wal", log.Size())
	}
}

func TestAWindowOfTheRoomSaysWhatItWaitsFor(t *testing.T) {
	s := withSecrets(t)
	own := follower(t, s, 80, 24)
	d := drive(t, s, 100, 30)
	d.press("z", "y")
	own.look()
	own.sees("This review is adjourned.", "adjourned", "Open before close")
	d.press("S")
	own.look()
	own.sees("I-13", "live")
	if err := os.Rename(s.Path(), s.Path()+".away"); err != nil {
		t.Fatal(err)
	}
	own.look()
	own.sees("has lost its file")
	own.seesNot("NOT SAV")
	if err := os.Rename(s.Path()+".away", s.Path()); err != nil {
		t.Fatal(err)
	}
	own.look()
	own.seesNot("has lost its file")
}

// Nobody sits at the room's window to do away with what it says.
func TestWhatTheRoomsWindowSaysStaysToBeReadAndGoes(t *testing.T) {
	own := follower(t, withSecrets(t), 80, 24)
	own.press("ctrl+o")
	own.look()
	own.sees("the mouse is the terminal's")
	for range 3 {
		own.send(tickMsg{})
		own.sees("the mouse is the terminal's")
		own.now = own.now.Add(2 * time.Second)
	}
	own.send(tickMsg{})
	own.seesNot("the mouse is the terminal's")
}

func TestAReadBackStaysOnTheProjectorWhileTheFileCannotBeAsked(t *testing.T) {
	s := withSecrets(t)
	d, own := drive(t, s, 100, 30), follower(t, s, 100, 30)
	d.press("2", "home", "enter")
	d.drain(func() tea.Msg { return draftMsg{} })
	own.look()
	own.sees("The decision, D-10")
	own.root.session.Store = mute{own.root.session.Store}
	own.look()
	own.sees("The decision, D-10")
}

// mute is a file that does not answer what is read back.
type mute struct{ session.Store }

func (mute) ReadBack(context.Context) (model.Ref, error) {
	return model.Ref{}, errors.New("not now")
}

// The room reads each option once: which one is recommended is said of it.
func TestTheRoomViewSaysTheRecommendedOptionOnce(t *testing.T) {
	for _, size := range sizes() {
		d := driveSample(t, size[0], size[1])
		d.press("R")
		if text := strings.Join(strings.Fields(strings.NewReplacer("┃", "", "│", "").Replace(d.screen())), " "); strings.Count(text, "each parcel by itself")-strings.Count(text, "Refund each parcel by itself") != 1 {
			t.Errorf("at %v it is said twice:\n%s", size, d.screen())
		}
	}
}
