package ui

import (
	"strings"
	"testing"

	"gavel/model/test/turns"
	"gavel/ui/theme"
)

// A terminal without box drawing gets none, nor any other sign of ours beyond
// printable ASCII: what is not is what people wrote, or the text of a document, which
// is shown as it leaves the room.
func TestInASCIINoStateShowsASignThatIsNot(t *testing.T) {
	turns.Long(t)
	for name, get := range states {
		for i, size := range sizes() {
			if !turns.In(i, 2, 4) {
				continue
			}
			d := driveSample(t, size[0], size[1])
			d.root.looks.ascii = true
			d.root.session.Theme = theme.New(theme.Mono, true)
			get(d)
			for y, row := range strings.Split(d.screen(), "\n") {
				for _, r := range row {
					if r > '~' && !strings.ContainsRune("éćńü—", r) || r >= 0x2500 && r < 0x2600 {
						t.Fatalf("%s at %d×%d has %q in row %d:\n%s", name, size[0], size[1], r, y, d.screen())
					}
				}
			}
		}
	}
}
