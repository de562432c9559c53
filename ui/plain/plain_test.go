package plain

import (
	"context"
	"errors"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/model/test/turns"
	"gavel/storage"
	"gavel/ui/component"
	"gavel/ui/demo/demotest"
	"gavel/ui/session"
)

// noon is the time of all these tests: a Monday.
var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// fixture is a conversation about the sample.
type fixture struct {
	t    *testing.T
	said strings.Builder
	Options
}

func (r *fixture) now() time.Time { return noon }

func sample(t *testing.T) (*fixture, *storage.Store) {
	t.Helper()
	t.Chdir(t.TempDir()) // a close saves its minutes
	store := demotest.Open(t, noon)
	r := &fixture{t: t}
	r.Options = Options{Options: session.Options{
		Store: store, User: "Ana Ruiz", Zone: "UTC", Now: r.now,
	}, Out: &r.said}
	return r, store
}

// writes holds the conversation of some lines and answers with its end.
func (r *fixture) writes(lines ...string) error {
	r.said.Reset()
	r.In = strings.NewReader(strings.Join(lines, "\n"))
	return Run(r.t.Context(), r.Options)
}

// tells is writes for lines of which some are refused, as a script would be told.
func (r *fixture) tells(lines ...string) {
	r.t.Helper()
	var missed *RefusedLines
	if err := r.writes(lines...); !errors.As(err, &missed) {
		r.t.Fatalf("it ended with %v, want lines that were not taken", err)
	}
}

func (r *fixture) says(texts ...string) {
	r.t.Helper()
	said := r.said.String()
	for _, text := range texts {
		at := strings.Index(said, text)
		if at < 0 {
			r.t.Fatalf("it does not say %q, or not there:\n%s", text, r.said.String())
		}
		said = said[at+len(text):]
	}
}

func recordOf(t *testing.T, s *storage.Store) *model.Record {
	t.Helper()
	r, err := s.Record(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// doubtful is a store whose file is not what was saved.
type doubtful struct{ *storage.Store }

func (doubtful) Verify(context.Context) error {
	return &storage.RowError{Table: "decision", ID: 1, Says: "decision 1 does not say what the journal says of it"}
}

func TestWhatIsReadOfADoubtfulFileSaysSo(t *testing.T) {
	r, store := sample(t)
	r.Store = doubtful{store}
	if err := r.writes("minutes"); err != nil {
		t.Fatal(err)
	}
	r.says("not what was saved: decision 1", "NOT VERIFIED")
}

func TestPrepareAsksBeforeItOpensFromALiveReview(t *testing.T) {
	r, _ := sample(t)
	if err := r.writes("prepare", "no", "status"); err != nil {
		t.Fatal(err)
	}
	r.says("M-3 is live. Whoever sees this window would see prepare")
	if strings.Contains(r.said.String(), "This is prepare") {
		t.Errorf("no opened it:\n%s", r.said.String())
	}
	if err := r.writes("prepare", "yes"); err != nil {
		t.Fatal(err)
	}
	r.says("Whoever sees", "This is prepare, for you alone.")
}

// moody is a store on a disk that fails for some tries.
type moody struct {
	*storage.Store
	fails int
	after bool // it fails once the save is done
}

var full = &storage.FileError{Reason: storage.Full, Says: "there is no space left for it; free some space"}

func (s *moody) Do(ctx context.Context, c model.Command, how ...storage.Saving) (*model.Record, model.Done, error) {
	if s.fails == 0 {
		return s.Store.Do(ctx, c, how...)
	}
	s.fails--
	if s.after {
		if _, _, err := s.Store.Do(ctx, c, how...); err != nil {
			return nil, model.Done{}, err
		}
	}
	return nil, model.Done{}, full
}

func TestWhatIsNotSavedIsSaidAtOnceAndListedOnLeaving(t *testing.T) {
	r, store := sample(t)
	before := recordOf(t, store).Blockers.Len()
	r.Store = &moody{Store: store, fails: 1_000}
	err := r.writes("b The lift is broken @ben", "b The stairs are wet @ben", "unsaved", "quit")
	r.says("not saved: there is no space left", "raise blocker: The lift is broken; it waits",
		"still not saved: 1", "raise blocker: The stairs are wet; it waits", "1. raise blocker: The lift", "2. raise blocker: The stairs")
	unsaved, ok := errors.AsType[*Unsaved](err)
	if !ok || len(unsaved.Actions) != 2 {
		t.Fatalf("it ended with %v, want two actions that are not saved", err)
	}
	if got := recordOf(t, store).Blockers.Len(); got != before {
		t.Errorf("%d blockers, want %d", got, before)
	}
}

func TestWhatIsNotSavedIsTriedAgainAtTheNextLineAndDoneOnce(t *testing.T) {
	for _, after := range []bool{false, true} {
		r, store := sample(t)
		before := recordOf(t, store).Blockers.Len()
		r.Store = &moody{Store: store, fails: 2, after: after}
		if err := r.writes("b The lift is broken @ben", "# a line that says nothing", "b The stairs are wet @ben"); err != nil {
			t.Fatal(err)
		}
		r.says("not saved: there is no space left", "The lift is broken", "the file takes changes again", "The stairs are wet")
		if got := recordOf(t, store).Blockers.Len(); got != before+2 {
			t.Errorf("%d blockers, want %d (failing after the save: %t)", got, before+2, after)
		}
	}
}

// What comes after an action that waited comes when it is saved. The minutes are read out
// by their word alone.
func TestACloseThatWaitedHasItsMinutesReady(t *testing.T) {
	r, store := sample(t)
	moods := &moody{Store: store}
	r.Store = moods
	if err := r.writes("gaps", "fix 1", "approve", "fix B-5", "carry", "", "By hand", "", "gaps"); err != nil {
		t.Fatal(err)
	}
	r.says("D-10 approved", "B-5 carried", "M-3 is ready to close")
	moods.fails = 1
	if err := r.writes("close", "close", "save", "minutes"); err != nil {
		t.Fatal(err)
	}
	r.says("not saved", "is closed", "Next: minutes reads what M-3 said, save writes it to a file", "saved as", "## Decided")
}

func TestEachChangeOfAnotherWindowIsOneLineBeforeThePrompt(t *testing.T) {
	r, store := sample(t)
	other, err := storage.Open(t.Context(), store.Path(), storage.Actor("Ben Okafor"), storage.Clock(r.Now))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Close() })
	d, err := newConsole(t.Context(), r.Options)
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"The lift is broken", "The stairs are wet"} {
		with := model.Values{model.FieldWords: model.Words(words)}
		if _, _, err := other.Do(t.Context(), model.Raise{Kind: model.KindBlocker, With: with}); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.poll(); err != nil {
		t.Fatal(err)
	}
	want := regexp.MustCompile(`^Ben Okafor: B-\d+ raised: The lift is broken\nBen Okafor: B-\d+ raised: The stairs are wet\n$`)
	if !want.MatchString(r.said.String()) {
		t.Errorf("it says %q", r.said.String())
	}
	r.said.Reset()
	if err := d.poll(); err != nil || r.said.Len() > 0 {
		t.Errorf("it says again %q", r.said.String())
	}
}

// control matches what must never leave: everything that a terminal could obey.
var control = regexp.MustCompile(`[\x00-\x09\x0b-\x1f\x7f\x{80}-\x{9f}]`)

// Each word is said alone, and of each thing, and every question that follows is
// left: there is none without words, and nothing has changed but what the words
// without a question do.
func TestEveryWordOfEveryScreenCanBeSaid(t *testing.T) {
	turns.Long(t)
	for _, shown := range []component.Screen{component.Review, component.Prepare} {
		r, _ := sample(t)
		r.Prompt = true // some of the words take nothing
		var lines []string
		for i, word := range wordsOn(t, shown) {
			for j, about := range []string{"", " I-13", " D-10", " B-5", " C-9", " M-3", " 1"} {
				if !turns.In(i+j, 3, 14) {
					continue
				}
				if shown == component.Prepare { // some of its words lead away
					lines = append(lines, "prepare", "yes")
				}
				lines = append(lines, word+about, component.Back, component.Back, component.Back)
			}
		}
		if err := r.writes(lines...); err != nil {
			t.Errorf("%v\n%s", err, r.said.String())
		}
		if at := control.FindStringIndex(r.said.String()); at != nil {
			t.Errorf("it says %q", r.said.String()[max(0, at[0]-20):at[1]])
		}
	}
}

// wordsOn are the words that help lists on a screen, but the one that leaves.
func wordsOn(t *testing.T, shown component.Screen) []string {
	t.Helper()
	r, _ := sample(t)
	d, err := newConsole(t.Context(), r.Options)
	if err != nil {
		t.Fatal(err)
	}
	d.session.Shown = shown
	var words []string
	for _, w := range own {
		words = append(words, w.word)
	}
	for _, b := range d.session.Keys.In(d.scopes()...) {
		if b.Intent != keymap.Quit {
			words = append(words, b.Keys...)
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// A word of this room must not take a line away from the capture line.
func TestNoOwnWordIsAVerbOfTheCaptureLine(t *testing.T) {
	for _, row := range capture.Help() {
		for _, w := range own {
			if row.Write == w.word {
				t.Errorf("%q is a word here and a verb of the capture line", w.word)
			}
		}
	}
}

func TestAMisspeltNameIsMendedOnEveryScreen(t *testing.T) {
	r, store := sample(t)
	r.tells("p Lea Nowack", "s/Nowack/Novak/", "rename @lea Lea Novakova", "edit P-2", "Ben Okafor-Lee",
		"prepare", "yes", "M-4", "edit P-2", "Ben Okafor", "remove P-2", "remove P-2")
	r.says("Lea Nowack is Lea Novak now", "Lea Novak is Lea Novakova now", "name: How is the name written?", "is Ben Okafor-Lee now",
		"Ben Okafor-Lee is Ben Okafor now", "no longer expected at M-4", "Ben Okafor is not expected at M-4")
	if _, known := recordOf(t, store).PersonNamed("Lea Novakova"); !known {
		t.Error("Lea is not called so")
	}
}

func TestTheSharedReviewSaysNothingPrivate(t *testing.T) {
	r, store := sample(t)
	var secret string
	for n := range recordOf(t, store).Private.All() {
		secret = n.Text
	}
	lines := []string{"minutes", "I-13", "M-3", "status"}
	for _, w := range own {
		lines = append(lines, w.word)
	}
	r.tells(lines...)
	if first := strings.Join(strings.Fields(secret)[:2], " "); strings.Contains(r.said.String(), first) {
		t.Errorf("it says %q", first)
	}
}

func TestALineThatIsTooLongEndsItWithAReason(t *testing.T) {
	r, _ := sample(t)
	err := r.writes("b The lift is broken @ben", strings.Repeat("x", longest+1))
	if _, ok := errors.AsType[*Unreadable](err); !ok {
		t.Fatalf("it ended with %v", err)
	}
	r.says("raised: The lift is broken")
}

func TestADocumentIsSavedOnceAndNeverWrittenOver(t *testing.T) {
	r, _ := sample(t)
	r.tells("save", "minutes", "save", "save", "export blockers", "save", "save")
	r.says("no document was shown yet", "saved as ", "in place of the draft before it", "is there already")
	if found, _ := filepath.Glob("*.md"); len(found) != 2 {
		t.Errorf("%d files were written", len(found))
	}
}

// slow is a store that is looked over until somebody stops it.
type slow struct {
	*storage.Store
	begun func()
}

func (s slow) Verify(ctx context.Context) error {
	s.begun()
	<-ctx.Done()
	return ctx.Err()
}

// Whoever stops the look at the start is told that it came to no end, and has ended
// the conversation with it, as everywhere.
func TestTheLookAtTheStartIsLongWorkThatCanBeStopped(t *testing.T) {
	r, store := sample(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	r.Store = slow{store, stop}
	told, ended := 0, 0
	r.Long = func(ctx context.Context) (context.Context, context.CancelFunc) {
		told++
		return ctx, func() { ended++ }
	}
	r.In = strings.NewReader("close\n")
	if err := Run(ctx, r.Options); err != nil {
		t.Errorf("it ended with %v", err)
	}
	r.says("Stopped: the file was not looked over to its end.", "still live")
	if strings.Contains(r.said.String(), "close") || told != 1 || ended != 1 {
		t.Errorf("told %d, ended %d:\n%s", told, ended, r.said.String())
	}
}

// What is read out can be broken for a terminal; what is piped is not.
func TestEveryLineIsHandedToWhatBreaksItForTheTerminal(t *testing.T) {
	r, _ := sample(t)
	if err := r.writes("show D-8", "again"); err != nil {
		t.Fatal(err)
	}
	piped := r.said.String()
	r.Fold = func(line string) string { return "<" + line + ">" }
	if err := r.writes("show D-8", "again"); err != nil {
		t.Fatal(err)
	}
	want := regexp.MustCompile(`(?m)^(.*)\n`).ReplaceAllString(piped, "<$1>\n")
	if r.said.String() != want {
		t.Errorf("it reads\n%s\nwant\n%s", r.said.String(), want)
	}
}
