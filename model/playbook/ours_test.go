package playbook_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"gavel/model/playbook"
)

// releasedSums are the SHA-256 of the playbooks that released programs came with, by their files.
var releasedSums = map[string]string{
	"1.toml": "7ef388e44e9ac7507c34cddb5cd783ab20e67e7b00244787c69b37f34633e989",
}

// oursSum is the SHA-256 of the playbook that gavel comes with.
const oursSum = "0de287c3d5a3046e00e15834d13bdbdf81eeb42f30d6b3f9f11f8d9d7405a16a"

func sumOf(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// Cycles that began before each kept its text work by the first.
func TestAPlaybookThatWasReleasedNeverChanges(t *testing.T) {
	files, err := filepath.Glob("released/*.toml")
	if err != nil || len(files) != len(releasedSums) {
		t.Errorf("there are %v with %d sums, and %v", files, len(releasedSums), err)
	}
	for _, path := range files {
		if got, want := sumOf(t, path), releasedSums[filepath.Base(path)]; got != want {
			t.Errorf("the sum of %s is %s, and was %s", path, got, want)
		}
	}
}

func TestAChangeOfOurPlaybookKeepsTheOneThatWasReleased(t *testing.T) {
	if got := sumOf(t, "ours.toml"); got != oursSum {
		t.Errorf("its sum is %s: where the one before was released, keep that as released/N.toml, with its sum; then give the new sum here", got)
	}
}

// Ours says of itself that what a file leaves out is as it is there.
func TestWhatAFileLeavesOutIsAsInOurs(t *testing.T) {
	p, err := playbook.Parse("version = 1\nname = \"x\"\n[[kind]]\nkey = \"a\"\ntitle = \"A\"\nminutes = 5\n")
	if err != nil {
		t.Fatal(err)
	}
	if ours := playbook.Ours(); p.Limits != ours.Limits || !reflect.DeepEqual(p.Cycle, ours.Cycle) {
		t.Errorf("left out, limits and cycle are\n%+v\n%+v, and in ours\n%+v\n%+v", p.Limits, p.Cycle, ours.Limits, ours.Cycle)
	}
}

func TestAnEarlierPlaybookIsKnownByItsText(t *testing.T) {
	if playbook.IsEarlier(playbook.Text()) {
		t.Error("ours is an earlier one")
	}
	if playbook.IsEarlier(playbook.FirstText() + "\n# ours\n") {
		t.Error("what a team wrote into it is an earlier one of ours")
	}
	if !playbook.IsEarlier(playbook.FirstText()) {
		t.Error("the first is not an earlier one")
	}
}
