package dialog_test

import (
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/dialog"
)

// Nobody says yes to what they could not read: a long question scrolls by keys.
func TestALongQuestionCanBeReadToItsEnd(t *testing.T) {
	c := componenttest.Live(t).Context
	d := dialog.NewConfirm("Sure?", strings.Repeat("word ", 120)+"the end", component.Quit{})
	fits(t, c, d)
	see := func() string { return componenttest.Text(t, d.Draw(c, 40, 10), 40, 10) }
	if text := see(); strings.Contains(text, "the end") || !strings.Contains(text, "↓ down") || !strings.Contains(text, "y yes") {
		t.Errorf("it begins with:\n%s", text)
	}
	for range 40 {
		d.Handle(c, component.Named(keymap.Down))
		see()
	}
	says(t, see(), "the end")
	d.Handle(c, component.Named(keymap.First))
	says(t, see(), "word word")
}

func TestEnterIsNoYes(t *testing.T) {
	c := componenttest.Live(t).Context
	d := dialog.NewConfirm("Sure?", "It goes.", component.Quit{})
	if ask := d.Handle(c, component.Named(keymap.Accept)); ask != nil {
		t.Errorf("enter asks for %#v", ask)
	}
	if intent, _ := c.Keys.Intent("y", d.Scopes()...); d.Handle(c, component.Named(intent)) != (component.Quit{}) {
		t.Error("y is no yes")
	}
}
