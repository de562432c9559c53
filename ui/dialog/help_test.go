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

// always says of every intent that it does something.
func always(keymap.Intent) string { return "" }

// What does nothing now does not stand among what does; searched for, it says why.
func TestHelpBeginsWithWhatDoesSomethingNow(t *testing.T) {
	c := componenttest.Live(t).Context
	d := dialog.NewHelp(c, reviewScopes, func(i keymap.Intent) string {
		if i == keymap.CloseMeeting {
			return "it is closed already"
		}
		return ""
	})
	text := componenttest.Text(t, d.Draw(c, 120, 400), 120, 400)
	folded, words := strings.Index(text, "x close"), strings.Index(text, "Concepts: ")
	if folded < words {
		t.Errorf("the key that does nothing is not at the end:\n%s", text)
	}
	if rows := len(strings.Split(strings.TrimRight(text, " \n"), "\n")); strings.Contains(text, "it is closed already") {
		t.Errorf("of %d rows some say why before anybody asked:\n%s", rows, text)
	}
	write(c, d, "close the meeting")
	says(t, see(t, c, d), "not available: it is closed already")
}

// What can be written in the line is named, and explained when it is searched for.
func TestHelpFoldsTheCaptureLine(t *testing.T) {
	c := componenttest.Live(t).Context
	d := dialog.NewHelp(c, reviewScopes, always)
	row := capture.Help()[0]
	if text := componenttest.Text(t, d.Draw(c, 120, 400), 120, 400); strings.Contains(text, row.Example) {
		t.Errorf("it explains what nobody asked for:\n%s", text)
	}
	write(c, d, row.Says[:12])
	says(t, see(t, c, d), row.Example)
}

func TestHelpListsEveryBindingInForce(t *testing.T) {
	c := componenttest.Live(t).Context
	d := dialog.NewHelp(c, reviewScopes, always)
	text := componenttest.Text(t, d.Draw(c, 120, 400), 120, 400)
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
	d := dialog.NewHelp(c, reviewScopes, always)
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
	d := dialog.NewHelp(c, reviewScopes, always)
	fits(t, c, d)
	says(t, componenttest.Text(t, d.Draw(c, 60, 20), 60, 20), " below")
	d.Handle(c, component.Named(keymap.Last))
	text := componenttest.Text(t, d.Draw(c, 60, 20), 60, 20)
	says(t, text, "date:")
	if strings.Contains(text, " below") {
		t.Errorf("the end is not reached:\n%s", text)
	}
	if ask := d.Handle(c, component.Named(keymap.Back)); ask != (component.Close{}) {
		t.Errorf("esc asks for %#v", ask)
	}
}

// Whoever does not know a word finds it where the keys are.
func TestHelpExplainsTheWordsOfAMeeting(t *testing.T) {
	d := dialog.NewHelp(componenttest.Live(t).Context, reviewScopes, always)
	text := componenttest.Text(t, d.Draw(componenttest.Live(t).Context, 120, 400), 120, 400)
	says(t, text, "Concepts")
	for _, c := range model.Concepts() {
		says(t, text, strings.Fields(c.Word)[0], strings.Join(strings.Fields(c.Says)[:3], " "))
	}
}
