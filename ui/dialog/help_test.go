package dialog_test

import (
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/dialog"
)

func TestHelpListsEveryBindingInForce(t *testing.T) {
	c := componenttest.Live(t).Context
	d := dialog.NewHelp(c, reviewScopes)
	text := componenttest.Text(t, d.Draw(c, 120, 900), 120, 900)
	last := -1
	for _, b := range c.Keys.In(reviewScopes...) {
		says(t, text, keymap.Readable(b.Keys[0]), b.Label+": "+b.Help)
		if at := strings.Index(text, "Keys: "+string(b.Scope)); at < last {
			t.Errorf("the keys of %s stand before those of an inner scope", b.Scope)
		} else {
			last = at
		}
	}
	for _, row := range capture.Help() {
		says(t, text, row.Write)
	}
}

func TestHelpIsSearchedByTyping(t *testing.T) {
	c := componenttest.Live(t).Context
	d := dialog.NewHelp(c, reviewScopes)
	write(c, d, "adjourn")
	text := see(t, c, d)
	says(t, text, "interrupt the meeting")
	if strings.Contains(text, "captures a blocker") || strings.Contains(text, "capture a blocker") {
		t.Errorf("what was not searched for is still there:\n%s", text)
	}
	write(c, d, "zzz")
	says(t, see(t, c, d), "nothing here has these words")
	fits(t, c, d)
}

func TestHelpScrollsToItsEnd(t *testing.T) {
	c := componenttest.Live(t).Context
	d := dialog.NewHelp(c, reviewScopes)
	fits(t, c, d)
	says(t, componenttest.Text(t, d.Draw(c, 60, 20), 60, 20), " below")
	d.Handle(c, component.Named(keymap.Last))
	text := componenttest.Text(t, d.Draw(c, 60, 20), 60, 20)
	says(t, text, "open before")
	if strings.Contains(text, " below") {
		t.Errorf("the end is not reached:\n%s", text)
	}
	if ask := d.Handle(c, component.Named(keymap.Back)); ask != (component.Close{}) {
		t.Errorf("esc asks for %#v", ask)
	}
}

// Whoever does not know a word finds it where the keys are.
func TestHelpExplainsTheWordsOfAMeeting(t *testing.T) {
	d := dialog.NewHelp(componenttest.Live(t).Context, reviewScopes)
	text := componenttest.Text(t, d.Draw(componenttest.Live(t).Context, 120, 700), 120, 700)
	says(t, text, "Concepts")
	for _, c := range model.Concepts() {
		says(t, text, strings.Fields(c.Word)[0], strings.Join(strings.Fields(c.Says)[:3], " "))
	}
}
