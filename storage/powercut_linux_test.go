package storage_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gavel/model/test/turns"
	"gavel/storage"
)

// disk holds what lies on a disk, and what a system still holds back. When the
// power goes, each write that was not put on disk is there, or is not, or is
// there in part: a disk writes sectors, in any order.
type disk struct {
	path    string
	content map[string][]byte // by suffix
	waiting map[string][]call
	lies    bool // it says that all is on disk, and puts nothing there
}

const sector = 512

// knows reports whether a file is one of the database.
func (d *disk) knows(file string) bool {
	suffix, ok := strings.CutPrefix(file, d.path)
	return ok && slices.Contains(suffixes, suffix)
}

func (d *disk) take(c call) {
	suffix := strings.TrimPrefix(c.file, d.path)
	if c.kind != "sync" {
		d.waiting[suffix] = append(d.waiting[suffix], c)
		return
	}
	if d.lies {
		return
	}
	for _, w := range d.waiting[suffix] {
		d.content[suffix] = w.on(d.content[suffix])
	}
	d.waiting[suffix] = nil
}

// cut returns what is found when the power is back.
func (d *disk) cut(random *rand.Rand) map[string][]byte {
	found := map[string][]byte{}
	for _, suffix := range suffixes {
		data, there := slices.Clone(d.content[suffix]), d.content[suffix] != nil
		for _, c := range d.waiting[suffix] {
			switch random.IntN(4) {
			case 0, 1:
				data, there = c.on(data), true
			case 2:
				data, there = c.torn(random).on(data), true
			}
		}
		if there && data != nil {
			found[suffix] = data
		}
	}
	return found
}

// on returns a file after a call.
func (c call) on(data []byte) []byte {
	switch c.kind {
	case "write":
		if grow := c.at + int64(len(c.data)) - int64(len(data)); grow > 0 {
			data = append(data, make([]byte, grow)...)
		}
		copy(data[c.at:], c.data)
	case "truncate":
		for int64(len(data)) < c.at {
			data = append(data, 0)
		}
		data = data[:c.at]
	case "remove":
		return nil
	}
	return data
}

// torn returns a call of which only the first sectors came through.
func (c call) torn(random *rand.Rand) call {
	if c.kind == "write" && len(c.data) > sector {
		c.data = c.data[:random.IntN(len(c.data)/sector)*sector]
	}
	return c
}

// cuts counts what came of cutting the power many times.
type cuts struct{ tried, lost, broken int }

// cutPower goes through what a program did and cuts the power at random, every
// other time next to a sync, where what is on the disk changes. sound looks at
// each file that is left; said is the last thing that was said before.
func cutPower(t *testing.T, d disk, calls []call, times int, sound func(path, said string) (lost, broken bool)) (result cuts) {
	t.Helper()
	random := rand.New(rand.NewPCG(2026, 11))
	calls = slices.DeleteFunc(slices.Clone(calls), func(c call) bool { return c.kind != "say" && !d.knows(c.file) })
	at := map[int]int{}
	var syncs []int
	for i, c := range calls {
		if c.kind == "sync" {
			syncs = append(syncs, i)
		}
	}
	for n := range times {
		if n%2 == 0 || len(syncs) == 0 {
			at[random.IntN(len(calls)+1)]++
			continue
		}
		at[min(syncs[random.IntN(len(syncs))]+random.IntN(3), len(calls))]++
	}
	said := ""
	folder := t.TempDir()
	try := func() {
		result.tried++
		here, err := os.MkdirTemp(folder, "cut")
		if err != nil {
			t.Fatal(err)
		}
		lost, broken := sound(layOut(t, d.cut(random), here), said)
		if lost {
			result.lost++
		}
		if broken {
			result.broken++
		}
		if err := os.RemoveAll(here); err != nil {
			t.Fatal(err)
		}
	}
	for i := range len(calls) + 1 {
		for range at[i] {
			try()
		}
		if i == len(calls) {
			break
		}
		if c := calls[i]; c.kind == "say" {
			said = strings.TrimSpace(string(c.data))
		} else {
			d.take(c)
		}
	}
	return result
}

// What was said to be saved is on disk when the power goes,
// also while drafts are written that do not wait for it. A disk that lies about
// what it holds shows that these cuts can find something.
func TestWhatWasSaidToBeSavedOutlivesAPowerCut(t *testing.T) {
	path := reviewed(t)
	before := mustRead(t, path)
	log := filepath.Join(t.TempDir(), "log")
	child := traced(t, log, []string{envOf(saveInto, "%s", path), envOf(saveTimes, "%d", turns.Of(60, 200, 200))},
		"-xx", "-s", all, "-e", calledFor)
	if out, err := child.CombinedOutput(); err != nil {
		t.Fatalf("%v: %.500s", err, out)
	}
	calls := readTrace(t, log)
	sound := func(path, said string) (lost, broken bool) {
		s, err := storage.Open(t.Context(), path)
		if err != nil {
			return false, true
		}
		defer func() { _ = s.Close() }()
		if s.Verify(t.Context()) != nil {
			return false, true
		}
		r, err := s.Record(t.Context())
		if err != nil {
			return false, true
		}
		got := noteOf(r)
		return said != "" && got != said && !follows(got, said), false
	}
	fresh := func(lies bool) disk {
		return disk{path: path, content: map[string][]byte{"": slices.Clone(before)}, waiting: map[string][]call{}, lies: lies}
	}
	honest := cutPower(t, fresh(false), calls, turns.Of(40, 200, 1000), sound)
	lying := cutPower(t, fresh(true), calls, turns.Of(10, 40, 200), sound)
	t.Logf("%d calls; %+v; where the disk lies: %+v", len(calls), honest, lying)
	if honest.lost+honest.broken > 0 {
		t.Errorf("of %d power cuts %d lost what was saved, %d broke the file", honest.tried, honest.lost, honest.broken)
	}
	if (lying.lost+lying.broken)*10 < lying.tried {
		t.Errorf("of %d power cuts on a disk that lies only %d are found", lying.tried, lying.lost+lying.broken)
	}
}

// An upgrade is done, or it is not.
func TestAPowerCutLeavesNoHalfUpgrade(t *testing.T) {
	old := unpacked(t, released[0])
	before, says, columns := mustRead(t, old), told(t, old), columnsOf(t, old)
	log := filepath.Join(t.TempDir(), "log")
	child := traced(t, log, []string{envOf(saveInto, "%s", old), envOf(saveTimes, "%d", 0)},
		"-xx", "-s", all, "-e", calledFor)
	if out, err := child.CombinedOutput(); err != nil {
		t.Fatalf("%v: %.500s", err, out)
	}
	versions := map[int64]int{}
	result := cutPower(t, disk{path: old, content: map[string][]byte{"": before}, waiting: map[string][]call{}}, readTrace(t, log), turns.Of(40, 100, 300),
		func(path, _ string) (lost, broken bool) {
			db := outsider(t, path)
			var version int64
			if err := db.QueryRowContext(t.Context(), "PRAGMA user_version").Scan(&version); err != nil {
				return false, true
			}
			if err := db.Close(); err != nil {
				return false, true
			}
			versions[version]++
			s, err := storage.Open(t.Context(), path)
			if err != nil {
				return false, true
			}
			wrong := s.Verify(t.Context())
			_ = s.Close()
			return toldBy(t, path, columns) != says, wrong != nil
		})
	t.Logf("%+v; versions found: %v", result, versions)
	if result.lost+result.broken > 0 {
		t.Errorf("an upgrade that was cut: %+v", result)
	}
	if len(versions) != 2 && result.tried >= 40 { // few cuts may all come before
		t.Errorf("the cuts left versions %v: want some before and some after", versions)
	}
}
