package ui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/session"
)

// slowDesk is a desk on a disk that takes its time: what keys ask for is carried
// out when the test says so.
type slowDesk struct {
	*driver
	begun []tea.Cmd
}

func sitAtSlow(t testing.TB) *slowDesk {
	t.Helper()
	return &slowDesk{driver: driveSample(t, 100, 30)}
}

// keys presses keys, and types what is not the name of one.
func (d *slowDesk) keys(keys ...string) {
	d.t.Helper()
	for _, key := range keys {
		if _, ok := named[key]; ok || strings.HasPrefix(key, "ctrl+") {
			d.later(keyNamed(key))
			continue
		}
		for _, r := range key {
			d.later(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
}

func (d *slowDesk) later(msg tea.Msg) {
	d.t.Helper()
	_, cmd := d.root.Update(msg)
	d.begun = append(d.begun, cmd)
}

// saves lets the disk do everything that was asked for.
func (d *slowDesk) saves() {
	d.t.Helper()
	begun := d.begun
	d.begun = nil
	for _, cmd := range begun {
		d.drain(cmd)
	}
}

// raised is the decisions and blockers that were raised by the test, oldest first.
func (d *slowDesk) raised() (texts []string) {
	for x := range d.record().Decisions.All() {
		if x.ID > 10 {
			texts = append(texts, d.record().TextOf(x.Ref()))
		}
	}
	for x := range d.record().Blockers.All() {
		if x.ID > 5 {
			texts = append(texts, d.record().TextOf(x.Ref()))
		}
	}
	return texts
}

func (d *slowDesk) wants(texts ...string) {
	d.t.Helper()
	if got := d.raised(); strings.Join(got, "|") != strings.Join(texts, "|") {
		d.t.Errorf("raised were %q, want %q\n%s", got, texts, d.screen())
	}
}

func TestEnterAgainWhileALineIsSavedIsNoSecondAct(t *testing.T) {
	d := sitAtSlow(t)
	d.keys(":", `d Impatient @ana crit:"a"`, "enter", "enter")
	d.sees(`being saved: d Impatient @ana crit:"a"`)
	d.keys("enter")
	d.saves()
	d.wants("Impatient")
	if d.root.line.open || d.root.dialog() != nil || len(d.root.session.TypedNow()) != 0 {
		t.Errorf("something is left of it:\n%s", d.screen())
	}
}

func TestOfALongTextThatIsBeingSavedOnlyTheBeginningIsShown(t *testing.T) {
	d := sitAtSlow(t)
	d.keys(":", "d The warehouse books both parcels under one number and nobody notices it @ana", "enter")
	d.sees("being saved: d The warehouse books both parcels")
	if strings.Contains(d.screen(), "nobody notices") {
		t.Errorf("all of it is shown:\n%s", d.screen())
	}
	d.saves()
}

func TestTheNextLineWaitsItsTurn(t *testing.T) {
	for _, opens := range []string{"", ":"} {
		d := sitAtSlow(t)
		d.keys(":", `d One @ana crit:"a"`, "enter", opens, `d Two @ben crit:"b"`, "enter", opens, "b Three @ben", "enter", opens, "b Fo")
		d.sees("being saved: d One", "(and 2 behind it)", "b Fo")
		d.saves()
		d.wants("One", "Two", "Three")
		if got := d.root.line.input.Value(); got != "b Fo" || !d.root.line.open {
			t.Errorf("the line says %q", got)
		}
	}
}

func TestALineThatWaitsIsReadOnceWhatIsBeforeItIsThere(t *testing.T) {
	d := sitAtSlow(t)
	d.keys(":", `d One @ana crit:"a"`, "enter", "s/One/Uno/", "enter", "approve D-11", "enter")
	d.saves()
	d.wants("Uno")
	if got := d.record().State(model.Ref{Kind: model.KindDecision, ID: 11}); got != model.Approved {
		t.Errorf("D-11 is %s:\n%s", got, d.screen())
	}
}

func TestALineThatIsRefusedLaterLeavesTheNextOneAlone(t *testing.T) {
	d := sitAtSlow(t)
	d.keys(":", "b One @ben", "enter", "approve D-99", "enter", "b Two @ben", "enter", "b Thr")
	d.saves()
	d.sees("approve D-99 was not done", "it is left in the line", "b Thr")
	d.wants("One", "Two")
	d.keys("ee @ben", "enter")
	d.saves()
	d.wants("One", "Two", "Three")
	d.sees("approve D-99  (left here")
}

// What a line was to be about is not guessed where the line before it was not done.
func TestARulingBehindALineThatWasRefusedIsAskedForAgain(t *testing.T) {
	d := sitAtSlow(t)
	d.keys("2")
	before := d.record().State(d.root.screen().Selected())
	d.keys(":", "b One @ben", "enter", `d Two @nobody-here crit:"a"`, "enter", "approve", "enter")
	d.saves()
	d.wants("One")
	if got := d.record().State(d.root.screen().Selected()); got != before {
		t.Errorf("%s is %s:\n%s", d.root.screen().Selected(), got, d.screen())
	}
	if left := strings.Join(append(d.root.line.left, d.root.line.input.Value()), "|"); !strings.Contains(left, "approve") || !strings.Contains(left, "d Two") {
		t.Errorf("left are %q", left)
	}
}

func TestAFormThatIsSentTwiceIsOneAct(t *testing.T) {
	d := sitAtSlow(t)
	d.press("3")
	d.press(":")
	d.write("carry B-5") // its form asks for what is missing
	d.press("enter")
	form, ok := d.root.dialog().(*dialog.Form)
	if !ok {
		t.Fatalf("there is no form:\n%s", d.screen())
	}
	before := d.record().Rulings.Len()
	for d.root.dialog() == form && len(d.root.session.Waiting()) == 0 {
		d.keys("By hand", "enter") // the cursor goes to what is missing
	}
	d.keys("enter", "enter", ":b After it @ben", "enter")
	d.saves()
	d.saves()
	if got := d.record().Rulings.Len(); got != before+1 {
		t.Errorf("%d rulings, want %d:\n%s", got, before+1, d.screen())
	}
	d.wants("After it")
}

func TestAKeyThatIsPressedAgainIsNoSecondAct(t *testing.T) {
	d := sitAtSlow(t)
	d.press("2")
	d.press(":")
	d.write("approve D-10")
	d.press("enter")
	lines := journalOf(t, d.store())
	for _, keys := range [][]string{{"u"}, {"t"}, {"U"}} {
		d.keys(keys[0], keys[0], keys[0])
		d.saves()
		if got := journalOf(t, d.store()); got != lines+1 {
			t.Errorf("%q three times makes %d changes", keys, got-lines)
		}
		lines = journalOf(t, d.store())
	}
}

func TestAReadBackIsAnsweredOnceAndNotAgainstOnesOwnChange(t *testing.T) {
	d := sitAtSlow(t)
	d.press("2")
	d.root.screen().Choose(model.Ref{Kind: model.KindDecision, ID: 10})
	d.keys("enter")
	before := d.record().Rulings.Len()
	d.keys("a", "a", "a")
	d.saves()
	d.saves()
	if got := d.record().Rulings.Len(); got != before+1 {
		t.Errorf("%d rulings, want %d:\n%s", got, before+1, d.screen())
	}
}

func TestUndoWaitsItsTurn(t *testing.T) {
	d := sitAtSlow(t)
	d.keys(":", "b One @ben", "enter", "esc", "u", ":", "b Two @ben", "enter")
	d.saves()
	d.wants("Two")
}

func TestLeavingWhileSomethingIsSavedLosesNothing(t *testing.T) {
	d := sitAtSlow(t)
	d.keys(":", "b One @ben", "enter", "b Two @ben", "enter", "b Thr", "esc", "q", "y", "b")
	if d.root.leave != "" {
		t.Fatal("it has left before all was saved")
	}
	d.saves()
	d.wants("One", "Two")
	if d.root.leave == "" || d.root.session.TypedNow()[session.PlaceLine] != "b Thr" {
		t.Errorf("it says %q, kept is %q", d.root.leave, d.root.session.TypedNow())
	}
}

func TestLeavingAsksWhereWhatIsBeingSavedIsNotTaken(t *testing.T) {
	d, disk := sitAtMoody(t)
	d.root.session.Options.Sample, d.root.session.Sample = true, true // nothing else asks
	slow := &slowDesk{driver: d}
	disk.trouble = full
	slow.keys(":", "b One @ben", "enter", "esc", "q")
	slow.saves()
	d.sees("Leaving now would leave them out of the record")
	if d.root.leave != "" || d.root.ending {
		t.Fatalf("it leaves with %q", d.root.leave)
	}
	disk.trouble = nil
	d.press("esc")
	d.send(tickMsg{})
	slow.wants("One")
}

// What is on its way is in the file as what is typed, until it is saved.
func TestWhatIsSentIsKeptUntilItIsSaved(t *testing.T) {
	d := sitAtSlow(t)
	d.press(":")
	d.write("b One @ben")
	d.keys("enter", "b Two @ben", "enter", "b Thr")
	kept := d.root.session.TypedNow()
	if len(kept) != 3 {
		t.Fatalf("kept are %q", kept)
	}
	var left session.DraftsLeft
	keep, _, _ := d.root.session.DraftsToKeep()
	for _, draft := range keep {
		left = append(left, draft)
	}
	for _, draft := range d.root.session.Drafts.Kept {
		left = append(left, draft)
	}
	again := driveSample(t, 100, 30)
	again.send(left)
	found := strings.Join(append(again.root.line.left, again.root.line.input.Value()), "|")
	for _, text := range []string{"b One @ben", "b Two @ben", "b Thr"} {
		if !strings.Contains(found, text) {
			t.Errorf("%q is not back: %q", text, found)
		}
	}
	d.saves()
	if got := d.root.session.TypedNow(); len(got) != 1 {
		t.Errorf("kept are %q", got)
	}
}

// The same keys come to the same record, whenever the disk is done.
func TestTheSameKeysComeToTheSameRecordHoweverSlowTheDiskIs(t *testing.T) {
	lines := []string{
		`d %d one @ana crit:"a"`, "b %d two @ben", "s/two/zwei/", "approve D-99", "approve D-10", "a %d three @ana", "resolve B-5 by hand", "f %d four", "d %d five @ana",
	}
	for seed := range uint64(turns.Of(12, 12, 100)) {
		r := rand.New(rand.NewPCG(seed, 11))
		fast, slow := sitAtSlow(t), sitAtSlow(t)
		var typed []string
		for i := range 2 + r.IntN(3) {
			line := strings.ReplaceAll(lines[r.IntN(len(lines))], "%d", fmt.Sprint(i))
			typed = append(typed, line)
			fast.keys(":", line, "enter")
			fast.saves()
			fast.keys("esc", "esc")
			slow.keys(":", line, "enter")
			if r.IntN(2) == 0 {
				slow.keys("enter") // pressed again
			}
			if r.IntN(2) == 0 {
				slow.saves()
				slow.keys("esc", "esc")
			}
		}
		slow.saves()
		if was, is := asSaid(fast.record()), asSaid(slow.record()); was != is {
			t.Fatalf("after %q\nfast %s\nslow %s", typed, was, is)
		}
	}
}

// asSaid returns what a record says, without when.
func asSaid(r *model.Record) string {
	var b strings.Builder
	for d := range r.Decisions.All() {
		fmt.Fprintln(&b, d.Ref(), r.TextOf(d.Ref()), r.State(d.Ref()))
	}
	for x := range r.Blockers.All() {
		fmt.Fprintln(&b, x.Ref(), r.TextOf(x.Ref()), r.State(x.Ref()))
	}
	for a := range r.Actions.All() {
		fmt.Fprintln(&b, a.Ref(), r.TextOf(a.Ref()))
	}
	for f := range r.Feedbacks.All() {
		fmt.Fprintln(&b, f.Ref(), r.TextOf(f.Ref()))
	}
	return b.String()
}

func (d *slowDesk) store() *storage.Store { return d.root.session.Store.(*laterSample).file() }

// What follows a change that is refused is not done.
func TestWhatFollowsARefusedChangeIsNotDone(t *testing.T) {
	d := driveSample(t, 100, 30)
	for _, first := range []component.Effect{
		component.Do{Command: model.GiveRuling{About: model.Ref{Kind: model.KindDecision, ID: 99}, Outcome: model.Approved}},
		component.Both{First: component.Undo{}, Second: component.Undo{}}, // there is nothing to take back
	} {
		d.drain(d.root.do(component.Both{First: first, Second: component.Show{Screen: component.Room}}))
		if d.root.session.Shown == component.Room || !d.root.status.problem {
			t.Fatalf("after %+v:\n%s", first, d.screen())
		}
	}
	d.drain(d.root.do(component.Both{First: component.Do{Command: model.AddPerson{PersonName: "Lea Novak"}}, Second: component.Show{Screen: component.Room}}))
	if d.root.session.Shown != component.Room {
		t.Errorf("what follows a change that was made is not done:\n%s", d.screen())
	}
}

// An item is opened when it is read back, which changes it: that is
// one's own doing, and no reason to refuse the answer.
func TestAnItemIsNotedWhileItStillComesBeforeTheRoom(t *testing.T) {
	for _, fails := range []bool{false, true} {
		d, disk := sitAtMoody(t)
		d.capture("i Support starts on Monday @ana ask:inform")
		about := d.root.session.Last
		slow := &slowDesk{driver: d}
		d.root.screen().Choose(about)
		if fails {
			disk.trouble = full
		}
		slow.keys("enter", "n")
		slow.saves()
		slow.saves()
		disk.trouble = nil
		d.send(tickMsg{})
		if got := d.record().State(about); got != model.Noted {
			t.Errorf("it is %s (a full disk: %t)\n%s", got, fails, d.screen())
		}
	}
}

// What one has changed oneself, while nothing could be saved, is no reason to refuse
// what one asked for next.
func TestWhatWaitsIsNotRefusedOverOnesOwnChange(t *testing.T) {
	d, disk := sitAtMoody(t)
	about := model.Ref{Kind: model.KindDecision, ID: 10}
	d.press("2")
	d.root.screen().Choose(about)
	disk.trouble = full
	d.press("e")
	d.write(" and by itself")
	d.press("enter")
	d.sees("NOT SAVED: 1")
	d.press("enter", "a")
	d.sees("NOT SAVED: ")
	disk.trouble = nil
	d.send(tickMsg{})
	d.seesNot("NOT SAVED")
	if got := d.record().State(about); got != model.Approved || !strings.Contains(d.record().TextOf(about), "by itself") {
		t.Errorf("%q is %s:\n%s", d.record().TextOf(about), got, d.screen())
	}
}
