package storage_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"testing"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
)

// saveInto, set in the environment, makes this program save into a file until
// it is killed, and say so each time.
const saveInto = "GAVEL_TEST_SAVE_INTO"

func TestMain(m *testing.M) {
	if path := os.Getenv(saveInto); path != "" {
		saveForever(path)
	}
	if path := os.Getenv(saveStubbornly); path != "" {
		runtime.LockOSThread() // strace counts the calls of each thread
		saveUntilItIsIn(path)
	}
	if folder := os.Getenv(backUpInto); folder != "" {
		backUpForever(folder)
	}
	os.Exit(m.Run())
}

// saveTimes names the variable that says how often it saves, and drafts something before each time; until
// it is killed where nothing is said.
const saveTimes = "GAVEL_TEST_SAVE_TIMES"

func saveForever(path string) {
	ctx := context.Background()
	s, err := storage.Open(ctx, path)
	times, endless := strconv.Atoi(os.Getenv(saveTimes))
	for n := 0; err == nil; n++ {
		if endless == nil {
			if n == times {
				os.Exit(0) // without a close: the log stays
			}
			if err := s.KeepDrafts(ctx, []storage.Draft{{UID: "typed", Place: "line", Text: fmt.Sprint("half of ", n)}}, nil); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
		note := fmt.Sprintf("%d of %d", n, os.Getpid())
		if _, _, err = s.Do(ctx, model.Amend{About: model.Ref{Kind: model.KindItem, ID: 1}, With: notes(note)}); err == nil {
			fmt.Println(note)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func TestWhatWasSaidToBeSavedOutlivesAKill(t *testing.T) {
	turns.SkipInShort(t, "programs are killed")
	path := reviewed(t)
	for kill := range 5 {
		child := exec.CommandContext(t.Context(), os.Args[0])
		child.Env = append(os.Environ(), saveInto+"="+path)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		saved := ""
		lines := bufio.NewScanner(out)
		for range 10 + kill {
			if !lines.Scan() {
				t.Fatal("the child ended by itself")
			}
			saved = lines.Text()
		}
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // it went on for a moment
			saved = lines.Text()
		}
		_ = child.Wait()
		s := open(t, path)
		mustVerify(t, s)
		if got := noteOf(loaded(t, s)); got != saved && !follows(got, saved) {
			t.Errorf("the file says %q, but %q was saved", got, saved)
		}
	}
}

// follows reports whether a note is the one after another: the child was
// killed between the save and the word of it.
func follows(got, saved string) bool {
	var n, after, pid int
	if _, err := fmt.Sscanf(saved, "%d of %d", &n, &pid); err != nil {
		return false
	}
	if _, err := fmt.Sscanf(got, "%d of %d", &after, &pid); err != nil {
		return false
	}
	return after == n+1
}

func TestAStoreThatWasNeverClosedIsNoTrouble(t *testing.T) {
	path := newFile(t)
	lost, err := storage.Open(t.Context(), path, storage.Create())
	if err != nil {
		t.Fatal(err)
	}
	review(t, lost)
	s := open(t, path)
	sameRecord(t, loaded(t, s), loaded(t, lost))
	do(t, s, model.AddPerson{PersonName: "Eli New"})
	mustVerify(t, s)
}
