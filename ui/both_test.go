package ui_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gavel/model"
	"gavel/storage"
	"gavel/ui"
	"gavel/ui/demo/demotest"
	"gavel/ui/plain"
	"gavel/ui/session"
)

// This file holds the screen against the conversation in lines: what a person is
// told, and what becomes of what they said, is the same in both.

// disk is a store on a disk that fails for some tries, and on which somebody else
// writes.
type disk struct {
	*storage.Store
	fails int    // tries that fail
	after func() // once a change is made
}

func (d *disk) Do(ctx context.Context, c model.Command, how ...storage.Saving) (*model.Record, model.Done, error) {
	if d.fails > 0 {
		d.fails--
		return nil, model.Done{}, &storage.FileError{Reason: storage.Full, Says: "there is no space left for it; free some space"}
	}
	r, done, err := d.Store.Do(ctx, c, how...)
	if after := d.after; after != nil && err == nil {
		d.after = nil
		after()
	}
	return r, done, err
}

func clock() time.Time { return ui.Noon }

// sample is a file in the middle of a review, and one that opens it again under
// another name; "" for nobody's.
func sample(t *testing.T) (here *disk, another func(name string) *storage.Store) {
	t.Helper()
	s := demotest.Open(t, ui.Noon)
	return &disk{Store: s}, func(name string) *storage.Store { return openAgain(t, s.Path(), name) }
}

func openAgain(t *testing.T, path, name string) *storage.Store {
	t.Helper()
	s, err := storage.Open(t.Context(), path, storage.Actor(name), storage.Clock(clock))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func raiseBlocker(t *testing.T, s *storage.Store, words string) {
	t.Helper()
	if _, _, err := s.Do(context.Background(), model.Raise{Kind: model.KindBlocker, With: model.Values{model.FieldWords: model.Words(words)}}); err != nil {
		t.Error(err)
	}
}

func options(store session.Store) session.Options {
	return session.Options{Store: store, User: "Ana Ruiz", Zone: "UTC", Now: clock}
}

// inLines returns what the conversation in lines says to some lines.
func inLines(t *testing.T, o session.Options, lines ...string) string {
	t.Helper()
	t.Chdir(t.TempDir())
	var said strings.Builder
	// Whether some line was not taken is told by what is said.
	_ = plain.Run(t.Context(), plain.Options{Options: o, Out: &said, In: strings.NewReader(strings.Join(lines, "\n"))})
	return said.String()
}

func has(t *testing.T, where, said string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(said, text) {
			t.Errorf("%s does not say %q:\n%s", where, text, said)
		}
	}
}

func TestUndoInAnEmptyFileSaysThatThereIsNothing(t *testing.T) {
	for word, key := range map[string]string{"undo": "u", "redo": "U"} {
		w := ui.Open(t, options(nil))
		w.Press(key)
		has(t, "the screen", w.Said(), "nothing has been recorded yet")
		has(t, "the conversation", inLines(t, options(nil), word), "nothing has been recorded yet")
	}
}

// An item without a decision is ruled as it stands, on the screen and in lines.
func TestAnItemIsRuledAsItStandsInLines(t *testing.T) {
	here, _ := sample(t)
	said := inLines(t, options(here), "i Gift cards @ana", "defer I-18 no load test yet", "i Gift wrap @ana", "decide I-19", "reject", "too early", "")
	has(t, "the conversation", said, "D-11 deferred by Ana Ruiz", "approve: ", "D-12 rejected by Ana Ruiz")
}

// A ruling that waited and is refused then says which one it was; nothing opens by
// itself and takes the next key, and what was said is there to be said again.
func TestWhatWaitedAndIsRefusedIsNamedAndOpensNothing(t *testing.T) {
	const line, told = "carry B-5", "was not done: "
	here, _ := sample(t)
	here.fails = 1
	w := ui.Open(t, options(here))
	w.Say(line)
	has(t, "the screen", w.Said(), "not saved: there is no space left")
	w.Wait()
	has(t, "the screen", w.Said(), "B-5: carried "+told, "fallback")
	if w.Asks() {
		t.Errorf("a form opened by itself:\n%s", w.Shows())
	}
	has(t, "the line", w.Shows(), line)

	here, _ = sample(t)
	here.fails = 2
	said := inLines(t, options(here), line, "# waits", "status")
	has(t, "the conversation", said, "not saved: there is no space left", "B-5: carried "+told, "fallback")
	if strings.Contains(said, "What would we do without it?") {
		t.Errorf("a form opened by itself:\n%s", said)
	}
}

// What was typed into a form is there again when what it asked for is refused after
// it waited.
func TestAFormWhoseActionWaitedAndWasRefusedKeepsItsWords(t *testing.T) {
	here, another := sample(t)
	w := ui.Open(t, options(here))
	w.Say("carry B-5")
	here.fails = 1
	for w.Asks() {
		w.Write("By hand")
		w.Press("enter")
	}
	has(t, "the screen", w.Said(), "not saved: ")
	ben := another("Ben Okafor")
	if _, _, err := ben.Do(t.Context(), model.GiveRuling{About: model.Ref{Kind: model.KindBlocker, ID: 5}, Outcome: model.Resolved, With: model.Values{model.FieldHow: model.Words("The vendor mended it")}}); err != nil {
		t.Fatal(err)
	}
	w.Wait()
	has(t, "the screen", w.Said(), "B-5: carried was not done: ", "in its form")
	if _, _, err := ben.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.Wait()
	w.Press("esc")
	w.Say("carry B-5")
	has(t, "the form", w.Shows(), "By hand")
}

// s/old/new/ mends what was captured last, whatever was ruled on since.
func TestTheLastThingCapturedIsMendedWhateverWasRuledOnSince(t *testing.T) {
	lines := []string{"b The lift is broken @ben", "resolve B-5 The vendor mended it", "s/lift/stairs/"}
	here, _ := sample(t)
	w := ui.Open(t, options(here))
	for _, line := range lines {
		w.Say(line)
	}
	has(t, "the screen", w.Said(), "B-6 updated")
	here, _ = sample(t)
	has(t, "the conversation", inLines(t, options(here), lines...), "B-6 updated")
}

func TestWhoSaidAConcernIsMendedUntilSomethingElseIsSaid(t *testing.T) {
	lines := []string{"! D-10 Support has no script @ben", "s/@ben/@ana/"}
	late := []string{lines[0], "resolve B-5 The vendor mended it", lines[1]}
	for _, u := range []struct {
		lines []string
		want  string
	}{{lines, "F-8 is by Ana Ruiz"}, {late, "if it was somebody else, undo it and say it anew"}} {
		here, _ := sample(t)
		w := ui.Open(t, options(here))
		for _, line := range u.lines {
			w.Say(line)
		}
		has(t, "the screen", w.Said(), u.want)
		here, _ = sample(t)
		has(t, "the conversation", inLines(t, options(here), u.lines...), u.want)
	}
}

// Another time zone is confirmed, and every time is shown in it at once.
func TestAnotherTimeZoneIsConfirmedAndShownAtOnce(t *testing.T) {
	const line, confirmed = "set cycle zone:Asia/Tokyo", "dates are in the time zone Asia/Tokyo now, and no longer in UTC; closed meetings keep theirs"
	here, _ := sample(t)
	w := ui.Open(t, options(here))
	has(t, "the screen", w.Shows(), "ends about 12:06")
	w.Say(line)
	has(t, "the screen", w.Said(), confirmed)
	has(t, "the screen", w.Shows(), "ends about 21:06")
	w.Press("R")
	has(t, "the room view", w.Shows(), "ends about 21:06")
	here, _ = sample(t)
	has(t, "the conversation", inLines(t, options(here), line, "status"), confirmed, "ends about 21:06")
}

// Some terminals and programs send a line feed where enter is pressed: in a line that
// cannot have two it means the same.
func TestALineFeedDoesWhatTheLineSays(t *testing.T) {
	here, _ := sample(t)
	w := ui.Open(t, options(here))
	w.Press(":")
	w.Write("set cycle zone:Asia/Tokyo")
	w.Press("ctrl+j")
	has(t, "the screen", w.Said(), "dates are in the time zone Asia/Tokyo now")
}

// What another window writes just after the first change made the file is news.
func TestWhatAnotherWritesRightAfterTheFileWasMadeIsNews(t *testing.T) {
	fresh := func() session.Options {
		o := options(nil)
		o.Create = func() (session.Store, error) {
			path := filepath.Join(t.TempDir(), "gavel.db")
			s, err := storage.Open(t.Context(), path, storage.Create(), storage.Clock(clock))
			if err != nil {
				return nil, err
			}
			t.Cleanup(func() { _ = s.Close() })
			return &disk{Store: s, after: func() {
				if _, _, err := openAgain(t, path, "Ben Okafor").Do(context.Background(), model.AddPerson{PersonName: "Chloé Martin"}); err != nil {
					t.Error(err)
				}
			}}, nil
		}
		return o
	}
	w := ui.Open(t, fresh())
	w.Press("s")
	for _, text := range []string{"Checkout", "Dmitri Volkov"} {
		w.Write(text)
		w.Press("enter")
	}
	for range 9 {
		if w.Asks() {
			w.Press("enter")
		}
	}
	w.Wait()
	has(t, "the screen", w.Said(), "Ben Okafor: ", "Chloé Martin")
	said := inLines(t, fresh(), "start", "Checkout", "Dmitri Volkov", "", "", "", "", "", "", "status")
	has(t, "the conversation", said, "Ben Okafor: ", "Chloé Martin")
}

func TestNewsByNobodyKnownIsSomebodys(t *testing.T) {
	here, another := sample(t)
	w := ui.Open(t, options(here))
	w.Wait()
	raiseBlocker(t, another(""), "The courier is on strike")
	w.Wait()
	has(t, "the screen", w.Said(), "somebody: B-")

	here, another = sample(t)
	here.after = func() { raiseBlocker(t, another(""), "The courier is on strike") }
	has(t, "the conversation", inLines(t, options(here), "b The lift is broken @ben", "status"), "somebody: B-")
}
