package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"gavel/model"
)

// nextStep is a schema that is to come.
const nextStep = `ALTER TABLE item ADD COLUMN mood TEXT NOT NULL DEFAULT 'good'`

// ours is the version that this program writes.
var ours = int64(len(schemaSteps()))

// aside returns the copy that is kept before a file of our version is upgraded.
func aside(path string) string { return fmt.Sprintf("%s.v%d.bak", path, ours) }

// used returns a file with a cycle in it, that nobody has open.
func used(t *testing.T) string {
	t.Helper()
	s := newStore(t)
	if _, _, err := s.Do(t.Context(), model.NewCycle{CycleName: "x", People: []string{"Ana"}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return s.path
}

// and returns the schema with steps that are to come.
func and(steps ...string) Option {
	return func(s *settings) { s.steps = slices.Concat(schemaSteps(), steps) }
}

// openOnce opens a file and closes it.
func openOnce(t *testing.T, path string, options ...Option) error {
	t.Helper()
	s, err := Open(t.Context(), path, options...)
	if err != nil {
		return err
	}
	return s.Close()
}

func versionOf(t *testing.T, path string) int64 {
	t.Helper()
	version, err := checkCopy(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return version
}

func TestAnUpgradeKeepsACopyOfWhatWas(t *testing.T) {
	path := used(t)
	if err := openOnce(t, path, and(nextStep)); err != nil {
		t.Fatal(err)
	}
	if got := versionOf(t, path); got != ours+1 {
		t.Errorf("the file is version %d", got)
	}
	if got := versionOf(t, aside(path)); got != ours {
		t.Errorf("the copy is version %d", got)
	}
	before, err := Open(t.Context(), aside(path))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = before.Close() }()
	if r, err := before.Record(t.Context()); err != nil || r.People.Len() != 1 {
		t.Errorf("the copy does not hold what was: %v", err)
	}
	if err := openOnce(t, path, and(nextStep)); err != nil {
		t.Errorf("nothing is left to do, and yet: %v", err)
	}
}

func TestAnUpgradeThatFailsLeavesTheFileAsItWas(t *testing.T) {
	for name, step := range map[string]string{
		"in its SQL":         nextStep + "; SELECT nonsense",
		"in what it breaks":  "PRAGMA defer_foreign_keys = 1; INSERT INTO attendance (id, version, cycle, meeting, person, presence) VALUES (1, 1, 7, 7, 7, 'present')",
		"in its second part": nextStep + ";" + nextStep,
	} {
		t.Run(name, func(t *testing.T) {
			path := used(t)
			if err := openOnce(t, path, and(step)); err == nil {
				t.Fatal("it went through")
			}
			if got := versionOf(t, path); got != ours {
				t.Errorf("the file is version %d", got)
			}
			if err := openOnce(t, path); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestOfManyWhoComeToUpgradeOneDoes(t *testing.T) {
	path := used(t)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if err := openOnce(t, path, and(nextStep)); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if got := versionOf(t, path); got != ours+1 {
		t.Errorf("the file is version %d", got)
	}
}

func TestAnOlderFileIsNotUpgradedByReadingIt(t *testing.T) {
	path := used(t)
	fileError, ok := errors.AsType[*FileError](openOnce(t, path, and(nextStep), ReadOnly()))
	if !ok || fileError.Reason != Older {
		t.Errorf("failed with %v", fileError)
	}
	if got := versionOf(t, path); got != ours {
		t.Errorf("the file is version %d", got)
	}
}

func TestAFileIsMadeWholeOrNotAtAll(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.gavel")
	if err := publish(used(t), path); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := publish(used(t), path); err != nil {
		t.Fatal(err)
	}
	if after, _ := os.Stat(path); !os.SameFile(before, after) {
		t.Error("a file that was there was replaced")
	}
}

func TestAConnectionIsAsDurableAsItIsAsked(t *testing.T) {
	path := used(t)
	for _, weaker := range []string{"_synchronous=NORMAL", "_foreign_keys=0"} {
		key, _, _ := strings.Cut(weaker, "=")
		w, err := openWriter(t.Context(), strings.Replace(writerDSN(path), key+"=", "_ignored=", 1)+"&"+weaker)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.checkSettings(t.Context()); err == nil {
			t.Errorf("%s goes unnoticed", weaker)
		}
		if err := w.close(); err != nil {
			t.Error(err)
		}
	}
}
