package dialog_test

import (
	"fmt"
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/model/document"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/dialog"
)

// seenOf are the rows of a document that are in sight, by their numbers.
func seenOf(t *testing.T, d *componenttest.Desk, doc *dialog.Document) (first, last int) {
	t.Helper()
	first = -1
	for _, row := range strings.Split(componenttest.Text(t, doc.Draw(d.Context, 60, 20), 60, 20), "\n") {
		_, number, ok := strings.Cut(row, "row ")
		if !ok {
			continue
		}
		if _, err := fmt.Sscan(number, &last); err != nil {
			t.Fatal(err)
		}
		if first < 0 {
			first = last
		}
	}
	return first, last
}

func TestADocumentIsReadToItsEndAndARowIsSeenTwiceWhereAPageTurns(t *testing.T) {
	const rows = 100
	var text strings.Builder
	for i := range rows {
		fmt.Fprintf(&text, "row %d\\\n", i)
	}
	d := componenttest.Live(t)
	doc := dialog.NewDocument(document.Page{Title: "Minutes", Form: document.Markdown, Text: text.String()})
	first, last := seenOf(t, d, doc)
	for turns := 0; last < rows-1; turns++ {
		doc.Handle(d.Context, component.Named(keymap.PageDown))
		next, end := seenOf(t, d, doc)
		if next != last && end != rows-1 || turns > rows {
			t.Fatalf("after the rows %d to %d stand %d to %d", first, last, next, end)
		}
		first, last = next, end
	}
	doc.Handle(d.Context, component.Named(keymap.Down))
	if next, _ := seenOf(t, d, doc); next != first {
		t.Errorf("behind the last row there is something: it begins with %d", next)
	}
	doc.Handle(d.Context, component.Named(keymap.First))
	if first, _ := seenOf(t, d, doc); first != 0 {
		t.Errorf("at its beginning stands row %d", first)
	}
}

// A document is shown as it is meant, and its Markdown at a key; what is copied is the
// Markdown either way.
func TestADocumentIsShownRenderedAndItsMarkdownAtAKey(t *testing.T) {
	const text = "# Minutes\n\n- **Why:** it costs more\n"
	d := componenttest.Live(t)
	doc := dialog.NewDocument(document.Page{Title: "Minutes", Form: document.Markdown, Text: text})
	says(t, see(t, d.Context, doc), "- Why: it costs more")
	intent, _ := d.Keys.Intent("m", doc.Scopes()...)
	doc.Handle(d.Context, component.Named(intent))
	says(t, see(t, d.Context, doc), "- **Why:** it costs more", "# Minutes")
	doc.Handle(d.Context, component.Named(intent))
	says(t, see(t, d.Context, doc), "- Why: it costs more")
	if copied, ok := doc.Handle(d.Context, component.Named(keymap.Copy)).(component.Copy); !ok || copied.Text != text {
		t.Errorf("what is copied is %q", copied.Text)
	}
}
