package plain

import (
	"strings"
	"testing"

	"gavel/storage"
	"gavel/ui/draw/drawtest"
)

// Whatever the file says, and whatever is written into the conversation, it
// answers in text: there is no style that it may use.
func TestTheConversationIsTextWhateverIsInTheFileAndTheInput(t *testing.T) {
	for kind, text := range drawtest.HostileTurn(1) {
		t.Run(kind, func(t *testing.T) {
			r, store := sample(t)
			path := store.Path()
			if err := store.Close(); err != nil {
				t.Fatal(err)
			}
			if changed := drawtest.Vandalise(t, path, text); changed < 30 {
				t.Fatalf("only %d columns took it", changed)
			}
			again, err := storage.Open(t.Context(), path, storage.Actor("Eve "+text))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = again.Close() })
			r.Store, r.User = again, "Eve "+text
			lines := []string{"help", "agenda", "decisions", "blockers", "gate", "gaps", "minutes", "read D-10", "prepare", "yes", "agenda", "review",
				text, "b " + text, "d " + text + " @" + text, "s/" + text + "/" + text + "/", "reject D-10", text, "back", "undo", "redo", "roll call", text, "back", "import " + text}
			_ = r.writes(lines...) // refused or not, it says something
			said := r.said.String()
			if found := drawtest.Obeyed(said); len(found) > 0 {
				t.Errorf("it says %v:\n%q", found, said)
			}
			if len(strings.Split(said, "\n")) < 50 {
				t.Errorf("it says little:\n%s", said)
			}
		})
	}
}
