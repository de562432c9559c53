package dialog_test

import (
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/ui/dialog"
	"gavel/ui/part"
	"gavel/ui/part/parttest"
)

// Nobody says yes to what they could not read: a long question scrolls by keys.
func TestALongQuestionCanBeReadToItsEnd(t *testing.T) {
	c := parttest.Live(t).Context
	d := dialog.NewConfirm("Sure?", strings.Repeat("word ", 120)+"the end", part.Quit{})
	fits(t, c, d)
	see := func() string { return parttest.Text(t, d.Draw(c, 40, 10), 40, 10) }
	if text := see(); strings.Contains(text, "the end") || !strings.Contains(text, "↓ down") || !strings.Contains(text, "y yes") {
		t.Errorf("it begins with:\n%s", text)
	}
	for range 40 {
		d.Handle(c, part.Named(keymap.Down))
		see()
	}
	says(t, see(), "the end")
	d.Handle(c, part.Named(keymap.First))
	says(t, see(), "word word")
}

func TestEnterIsNoYes(t *testing.T) {
	c := parttest.Live(t).Context
	d := dialog.NewConfirm("Sure?", "It goes.", part.Quit{})
	if ask := d.Handle(c, part.Named(keymap.Accept)); ask != nil {
		t.Errorf("enter asks for %#v", ask)
	}
	if intent, _ := c.Keys.Intent("y", d.Scopes()...); d.Handle(c, part.Named(intent)) != (part.Quit{}) {
		t.Error("y is no yes")
	}
}
