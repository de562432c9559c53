package dialog_test

import (
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/document"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/dialog"
)

// why returns what a dialog says where a key of its own does nothing now: in its frame, or
// to Root.
func why(t *testing.T, c component.Context, d component.Dialog, name keymap.Intent) string {
	t.Helper()
	effect := d.Handle(c, component.Named(name))
	if said, ok := effect.(component.Say); ok {
		return said.Text
	}
	if effect != nil {
		t.Fatalf("%s asks for %#v", name, effect)
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(see(t, c, d), "│", " ")), " ")
}

func TestADialogSaysWhyAKeyOfItsOwnDoesNothingNow(t *testing.T) {
	held := answered(t, 0)
	adjourned := componenttest.Live(t)
	adjourned.Do(model.AdjournMeeting{Meeting: adjourned.Meeting.ID})
	alone := held.Context
	alone.Record = new(model.Record)
	page := func(form document.Form) document.Page {
		return document.Page{Title: "Minutes of M-1", Text: "as it stands", Form: form}
	}
	for _, x := range []struct {
		c      component.Context
		dialog component.Dialog
		key    keymap.Intent
		says   string
	}{
		{held.Context, dialog.NewClosing(held.Meeting.ID), keymap.Accept, "nothing is open; y closes M-1"},
		{held.Context, dialog.NewClosing(held.Meeting.ID), keymap.DeferRest, "nothing is left to defer"},
		{adjourned.Context, dialog.NewClosing(adjourned.Meeting.ID), keymap.Adjourn, "M-1 is not being held"},
		{held.Context, dialog.NewDocument(page(document.Markdown)), keymap.NextForm, "Minutes of M-1 has one form only"},
		{held.Context, dialog.NewDocument(page(document.Chat), page(document.Markdown)), keymap.Markdown, "f shows another form"},
		{alone, dialog.NewRollCall(alone), keymap.Everybody, "Nobody is known yet: + adds a person"},
		{held.Context, dialog.NewUnsaved(false), keymap.Elsewhere, "everything is saved"},
	} {
		if said := why(t, x.c, x.dialog, x.key); !strings.Contains(said, x.says) {
			t.Errorf("%s: it does not say %q:\n%s", x.key, x.says, said)
		}
	}
}

func TestTheKeyLineOfADialogNamesOnlyWhatIsPossible(t *testing.T) {
	live := componenttest.Live(t)
	text := see(t, live.Context, dialog.NewClosing(live.Meeting.ID))
	says(t, text, "defer what is left", "adjourn instead")
	live.Do(model.AdjournMeeting{Meeting: live.Meeting.ID})
	if text := see(t, live.Context, dialog.NewClosing(live.Meeting.ID)); strings.Contains(text, "adjourn instead") {
		t.Errorf("a meeting that is not held can be adjourned:\n%s", text)
	}
}
