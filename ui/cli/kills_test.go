//go:build !windows

package cli_test

import (
	"database/sql"
	"fmt"
	"iter"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
	"gavel/ui/demo/demotest"
	"gavel/ui/test/terminal"
)

// today is the time of the reviews that the real program goes on with.
var today = time.Now().UTC()

// liveReview is a file with a live review in it.
func liveReview(t *testing.T) (path string) {
	t.Helper()
	return demotest.Copy(t, today)
}

// What the screen said to be raised is in the file, whenever the
// program is killed; of what it had not said yet, one thing at most is.
func TestWhatTheScreenSaidOutlivesKills(t *testing.T) { killLoop(t, 1, turns.Of(3, 50, 1000)) }

// The same with another window on the file, which is told nothing of
// locks.
func TestWhatTwoScreensSaidOutlivesKills(t *testing.T) { killLoop(t, 2, turns.Of(2, 10, 100)) }

func killLoop(t *testing.T, windows, times int) {
	t.Helper()
	program := build(t)
	path := liveReview(t)
	random := rand.New(rand.NewPCG(1, uint64(windows)))
	said, unsaid, before := 0, 0, blockers(t, path)
	for n := range times {
		screens := make([]*terminal.Terminal, windows)
		for i := range screens {
			screens[i] = terminal.Start(t, 100, 30, gavel(t, program, "--db", path))
			screens[i].See("SHARED")
		}
		for i, x := range screens {
			words := fmt.Sprintf("Said %d in %d", n, i)
			capture(x, "b "+words+" @ben")
			own := regexp.MustCompile("raised[^\n]*: " + words) // not what another window raised
			x.WaitFor("word that "+words+" is raised", own.MatchString)
		}
		for i, x := range screens {
			capture(x, fmt.Sprintf("b Unsaid %d in %d @ben", n, i))
		}
		time.Sleep(time.Duration(random.IntN(40)) * time.Millisecond) // a kill comes at any moment
		for _, x := range screens {
			if got := x.Screen(); strings.Contains(got, "keeps writing") || strings.Contains(got, "NOT SAVED") {
				t.Errorf("a window speaks of locks:\n%s", got)
			}
			x.Signal(syscall.SIGKILL)
		}
		for _, x := range screens {
			x.Exit()
		}
		for i := range screens {
			if !hasBlocker(t, path, fmt.Sprintf("Said %d in %d", n, i)) {
				t.Errorf("kill %d: what window %d said to be raised is not in the file", n, i)
			}
			said++
		}
		mustBeSound(t, path)
		forget(t, path)
	}
	// Counted at the end only: what was in the log whole, but not in its index, when
	// a window was killed is found by the first program that is alone with the file.
	for n := range times {
		for i := range windows {
			if hasBlocker(t, path, fmt.Sprintf("Unsaid %d in %d", n, i)) {
				unsaid++
			}
		}
	}
	if got := blockers(t, path) - before; got != said+unsaid {
		withStore(t, path, func(_ *storage.Store, r *model.Record) {
			t.Errorf("%d blockers are new, %d were raised: %q", got, said+unsaid, slices.Collect(texts(r)))
		})
	}
	t.Logf("%d kills of %d windows: %d raised and said, none lost; %d raised and not said any more", times, windows, said, unsaid)
}

func texts(r *model.Record) iter.Seq[string] {
	return func(yield func(string) bool) {
		for b := range r.Blockers.All() {
			if !yield(b.Text) {
				return
			}
		}
	}
}

func capture(x *terminal.Terminal, line string) {
	x.Type(":")
	x.Type(line)
	x.Keys("enter")
}

func blockers(t *testing.T, path string) int {
	t.Helper()
	n := 0
	withStore(t, path, func(s *storage.Store, r *model.Record) { n = r.Blockers.Len() })
	return n
}

func mustBeSound(t *testing.T, path string) {
	t.Helper()
	withStore(t, path, func(s *storage.Store, r *model.Record) {
		if err := s.Verify(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

func withStore(t *testing.T, path string, use func(*storage.Store, *model.Record)) {
	t.Helper()
	s, err := storage.Open(t.Context(), path, storage.ReadOnly())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	r, err := s.Record(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	use(s, r)
}

// forget takes away what was being typed, so that each turn begins alike.
func forget(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?_busy_timeout=5000")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.ExecContext(t.Context(), "DELETE FROM draft"); err != nil {
		t.Fatal(err)
	}
}

// keysASecond is the speed of somebody who types in a hurry.
const keysASecond = 10

// lostKeys returns how many of the keys that were typed a draft does not have; all of
// them where it is something else.
func lostKeys(typed, draft string) int {
	if !strings.HasPrefix(typed, draft) {
		return len(typed)
	}
	return len(typed) - len(draft)
}

// A kill loses a second of typing at most; what is left is there at
// the next start, and another window's words are left alone.
func TestAKillLosesASecondOfTypingAtMost(t *testing.T) {
	if lostKeys("some words of a sentence", "") <= keysASecond {
		t.Fatal("the test would not see that all is lost")
	}
	program := build(t)
	path := liveReview(t)
	random := rand.New(rand.NewPCG(20, 2026))
	const sentence, theirs = "b The stairs to the office are wet since Monday", "b Their words"
	most := 0
	for range turns.Of(1, 5, 50) {
		other := terminal.Start(t, 100, 30, gavel(t, program, "--db", path))
		other.See("SHARED")
		other.Type(":")
		other.Type(theirs)
		waitForDraft(t, path, theirs)

		x := terminal.Start(t, 100, 30, gavel(t, program, "--db", path))
		x.See("SHARED")
		x.Type(":")
		typed := sentence[:15+random.IntN(len(sentence)-15)]
		for _, key := range typed {
			x.Type(string(key))
			time.Sleep(time.Second / keysASecond) // this is what typing is, not a wait for something
		}
		x.Signal(syscall.SIGKILL)
		x.Exit()
		left := ""
		for _, text := range typedIn(t, path) {
			if text != theirs {
				left = text
			}
		}
		lost := lostKeys(typed, left)
		most = max(most, lost)
		if lost > keysASecond {
			t.Errorf("of %q only %q is left", typed, left)
		}
		again := terminal.Start(t, 100, 30, gavel(t, program, "--db", path))
		again.See(strings.TrimSpace(left[:min(len(left), 20)])) // as much as a shared screen shows
		again.See("(left here")
		again.Keys("q", "y")
		again.Exit()
		if texts := typedIn(t, path); !strings.Contains(strings.Join(texts, "\n"), theirs) {
			t.Errorf("another window's words are gone: %q", texts)
		}
		other.Signal(syscall.SIGKILL)
		other.Exit()
		forget(t, path)
	}
	t.Logf("%d keys lost at most", most)
}
