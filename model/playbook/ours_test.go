package playbook_test

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"gavel/model/playbook"
)

// oursSum is the SHA-256 of the playbook that gavel comes with, as it was released.
const oursSum = "7ef388e44e9ac7507c34cddb5cd783ab20e67e7b00244787c69b37f34633e989"

// A cycle that took no playbook of its own keeps no text: it works by ours, and is to go on
// with the one it began with.
func TestOurPlaybookIsTheOneThatCyclesBeganWith(t *testing.T) {
	sum := sha256.Sum256([]byte(playbook.Text()))
	if got := hex.EncodeToString(sum[:]); got != oursSum {
		t.Errorf("its sum is %s: before it changes, have cycles that began with the released one keep its text", got)
	}
}
