package dialog_test

import (
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/dialog"
)

var reviewScopes = []keymap.Scope{keymap.InAgenda, keymap.InList, keymap.OnReview, keymap.Global}

func enabled(keymap.Intent) string { return "" }

func TestPaletteHasEveryIntentOfItsScopes(t *testing.T) {
	c := componenttest.Live(t).Context
	d := dialog.NewPalette(c, reviewScopes, enabled)
	text := componenttest.Text(t, d.Draw(c, 120, 200), 120, 200)
	for _, b := range c.Keys.In(reviewScopes...) {
		if b.Intent != keymap.Palette {
			says(t, text, b.Label, strings.Fields(b.Help)[0])
		}
	}
}

func TestPaletteFindsByLettersAndByWordsOfHelp(t *testing.T) {
	c := componenttest.Live(t).Context
	for typed, want := range map[string]keymap.Intent{
		"dfrst":     keymap.DeferRest,
		"interrupt": keymap.Adjourn,
		"roll":      keymap.RollCall,
	} {
		d := dialog.NewPalette(c, reviewScopes, enabled)
		write(c, d, typed)
		ask := d.Handle(c, component.Named(keymap.Accept))
		both, ok := ask.(component.Both)
		if !ok || both.First != (component.Close{}) || both.Second != (component.Perform{Intent: component.Named(want)}) {
			t.Errorf("%q asks for %#v, want %s", typed, ask, want)
		}
	}
}

func TestPaletteSaysWhyACommandIsDisabled(t *testing.T) {
	c := componenttest.Live(t).Context
	why := "there is nothing to take back"
	d := dialog.NewPalette(c, reviewScopes, func(intent keymap.Intent) string {
		if intent == keymap.Undo {
			return why
		}
		return ""
	})
	write(c, d, "undo")
	says(t, see(t, c, d), "not available: "+why)
	if ask := d.Handle(c, component.Named(keymap.Accept)); ask != nil {
		t.Errorf("a disabled command asks for %#v", ask)
	}
	says(t, see(t, c, d), c.Theme.Glyphs.Fail+" not available: "+why)
	fits(t, c, d)
}

func TestPaletteThatFindsNothingSaysSo(t *testing.T) {
	c := componenttest.Live(t).Context
	d := dialog.NewPalette(c, reviewScopes, enabled)
	write(c, d, "qqqq")
	says(t, see(t, c, d), "no command has these words")
	if ask := d.Handle(c, component.Named(keymap.Accept)); ask != nil {
		t.Errorf("nothing was found, and it asks for %#v", ask)
	}
	fits(t, c, d)
}

func TestPaletteShowsTheSelectedRowAtAnyHeight(t *testing.T) {
	c := componenttest.Live(t).Context
	d := dialog.NewPalette(c, reviewScopes, enabled)
	for range 200 {
		d.Handle(c, component.Named(keymap.Down))
	}
	says(t, componenttest.Text(t, d.Draw(c, 60, 20), 60, 20), "the last row", " above")
}
