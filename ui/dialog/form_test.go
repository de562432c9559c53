package dialog_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/document"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/dialog"
	"gavel/ui/theme"
)

// lengthForm is a form at its number, which holds 45.
func lengthForm(t *testing.T) (*componenttest.Desk, *dialog.Form) {
	d := componenttest.Planned(t)
	form := dialog.NewMeetingForm(d.Context)
	form.Handle(d.Context, component.Named(keymap.NextField)) // from the date
	return d, form
}

func length(t *testing.T, ask component.Effect) int {
	t.Helper()
	do, ok := ask.(component.Do)
	if !ok {
		t.Fatalf("it asks for %#v", ask)
	}
	return do.Command.(model.PlanMeeting).Minutes
}

func TestTheFirstKeyReplacesADefault(t *testing.T) {
	d, form := lengthForm(t)
	write(d.Context, form, "15")
	if got := length(t, form.Handle(d.Context, component.Named(keymap.Accept))); got != 15 {
		t.Errorf("15 over a default became %d", got)
	}
}

func TestMovingInADefaultKeepsIt(t *testing.T) {
	for _, key := range []rune{tea.KeyEnd, tea.KeyBackspace} {
		d, form := lengthForm(t)
		form.Type(d.Context, tea.KeyPressMsg{Code: key})
		write(d.Context, form, "0")
		want := 450
		if key == tea.KeyBackspace {
			want = 40
		}
		if got := length(t, form.Handle(d.Context, component.Named(keymap.Accept))); got != want {
			t.Errorf("after %v it became %d, want %d", key, got, want)
		}
	}
}

// What is seldom said of a decision is said in a line, and asked for where it is changed.
func TestAFormAsksForWhatALineSaysOnlyWhereItIsChanged(t *testing.T) {
	d := componenttest.Planned(t)
	item := model.Ref{Kind: model.KindItem, ID: 1}
	text := func(form *dialog.Form) string { return componenttest.Text(t, form.Draw(d.Context, 100, 60), 100, 60) }
	if is := strings.ToLower(text(dialog.AddForm(d.Context, model.KindDecision, item))); strings.Contains(is, "artefact") || strings.Contains(is, "review on") {
		t.Errorf("a new decision is asked for:\n%s", is)
	}
	about := d.Raise(model.KindDecision, item, "Ship it")
	says(t, strings.ToLower(text(dialog.EditForm(d.Context, about, ""))), "artefact", "review on")
}

func TestEditingWordsKeepsThem(t *testing.T) {
	d := componenttest.Planned(t)
	form := dialog.EditForm(d.Context, model.Ref{Kind: model.KindItem, ID: 1}, "")
	write(d.Context, form, "!")
	says(t, see(t, d.Context, form), "Free returns until 60 days!")
}

func TestABlankStandsBetweenLabelAndField(t *testing.T) {
	d := componenttest.Live(t)
	about := d.Raise(model.KindBlocker, model.Ref{}, "The vendor's contract", model.FieldImpact, model.Words("no express"))
	form := dialog.EditForm(d.Context, about, model.FieldImpact)
	says(t, see(t, d.Context, form), "Customer impact   no express")
	says(t, see(t, d.Context, dialog.NewRuling(about)), "Customer impact  no express")
}

func TestAPromptHasNoDoubleBlank(t *testing.T) {
	d := componenttest.Live(t)
	form := dialog.EditForm(d.Context, decision(1), model.FieldCriteria)
	if text := see(t, d.Context, form); strings.Contains(text, "with  |") {
		t.Errorf("two blanks:\n%s", text)
	}
}

func TestInASCIINothingElseIsPrinted(t *testing.T) {
	d := componenttest.Live(t)
	d.Theme = asciiTheme()
	about := d.Raise(model.KindDecision, item(1), longWords())
	form := dialog.EditForm(d.Context, about, "")
	dialogs := []component.Dialog{
		dialog.NewRuling(about), form, dialog.NewRollCall(d.Context), dialog.NewClosing(d.Meeting.ID), preview(d.Context),
		dialog.NewHelp(d.Context, []keymap.Scope{keymap.OnReview}), dialog.NewDocument(document.Page{Title: "Minutes", Text: longWords()}),
		dialog.NewPalette(d.Context, []keymap.Scope{keymap.OnReview}, func(keymap.Intent) string { return "" }),
	}
	for _, shown := range dialogs {
		for _, size := range componenttest.Sizes {
			text := componenttest.Text(t, shown.Draw(d.Context, size[0], size[1]), size[0], size[1])
			if i := strings.IndexFunc(text, func(r rune) bool { return r > '~' && r != '↑' && r != '↓' && r != '←' && r != '→' }); i >= 0 {
				t.Errorf("%T prints %q", shown, text[i:i+3])
			}
		}
	}
}

func TestAPasteReplacesADefault(t *testing.T) {
	d, form := lengthForm(t)
	form.Type(d.Context, tea.PasteMsg{Content: "20"})
	if got := length(t, form.Handle(d.Context, component.Named(keymap.Accept))); got != 20 {
		t.Errorf("20 pasted over a default became %d", got)
	}
}

// A refusal may ask for more than the form does. What was typed there is there
// again when it is asked for again.
func TestWhatWasTypedIntoAFieldThatARefusalAskedForIsKept(t *testing.T) {
	c := componenttest.Live(t).Context
	open := func() *dialog.Form { return dialog.AddForm(c, model.KindBlocker, model.Ref{}) }
	via, _ := model.SpecOf(model.FieldVia)
	refusal := &model.Refusal{Reason: model.MissingAnswer, Says: "how it came is missing", Missing: []model.Requirement{{FieldSpec: via}}}
	d := open()
	d.Refused(c, refusal)
	write(c, d, "Zoe")
	d.Handle(c, component.Named(keymap.Back))
	d = open()
	write(c, d, "no time")
	d.Handle(c, component.Named(keymap.Back))
	d = open()
	says(t, see(t, c, d), "no time")
	d.Refused(c, refusal)
	says(t, see(t, c, d), "Zoe")
}

// A refusal may name a field that a form does not hand on: it says why, and asks for nothing
// that would be lost.
func TestAFormAsksForNoFieldThatItsCommandDoesNotTake(t *testing.T) {
	c := componenttest.Live(t).Context
	owner, _ := model.SpecOf(model.FieldOwner)
	d := dialog.DeferRestForm(c, c.Meeting.ID)
	write(c, d, "no time")
	d.Refused(c, &model.Refusal{Reason: model.MissingAnswer, Says: "this needs somebody", Missing: []model.Requirement{{FieldSpec: owner}}})
	text := see(t, c, d)
	says(t, text, "this needs somebody", "no time")
	if strings.Contains(text, "required") {
		t.Errorf("it asks for an owner that nothing takes:\n%s", text)
	}
}

// Beside a field stands what it asks for, or what its text means; the field in use has a
// ground of its own, and under the form stand its question and why it is asked.
func TestAFormSaysBesideItsFieldsWhatTheyMean(t *testing.T) {
	d := componenttest.Live(t)
	about := d.Raise(model.KindDecision, item(1), "Ask the vendor")
	form := dialog.OutcomeForm(d.Context, model.GiveRuling{About: about, Outcome: model.Deferred}, []model.Requirement{
		{FieldSpec: model.FieldSpec{Field: model.FieldWhy, Sort: model.SortLine, Label: "reason", Prompt: "Why?"}, Because: "the owner asks"},
		{FieldSpec: model.FieldSpec{Field: model.FieldDue, Sort: model.SortDate, Label: "due", Prompt: "By when?"}, Default: model.On(d.Today().AddDays(5))},
	})
	text := see(t, d.Context, form)
	says(t, text, "Reason ", "○ required", "✔ in 5 days", "Why?", "The owner asks.")
	c := d.Context
	c.Theme = theme.New(theme.Dark, false)
	if rows := strings.Join(form.Draw(c, 100, 30).Rows, "\n"); strings.Count(rows, c.Theme.Input.Open()) != 1 {
		t.Errorf("%d fields look as if one typed there", strings.Count(rows, c.Theme.Input.Open()))
	}
}

// A form that lacks something goes to it and says so without alarm: nothing was done wrong.
func TestAFormGoesToWhatItNeedsWithoutAlarm(t *testing.T) {
	d := componenttest.Live(t)
	rule := model.GiveRuling{About: model.Ref{Kind: model.KindDecision, ID: 1}, Outcome: model.Rejected}
	form := dialog.OutcomeForm(d.Context, rule, d.Record.Requirements(rule.About, rule.Outcome, d.Now))
	if ask := form.Handle(d.Context, component.Named(keymap.Accept)); ask != nil {
		t.Fatalf("without a reason it asks for %#v", ask)
	}
	text := see(t, d.Context, form)
	says(t, text, "Then the reason, and it is done.")
	if strings.Contains(text, d.Theme.Glyphs.Fail) {
		t.Errorf("it says that something is wrong:\n%s", text)
	}
}

// What everybody may read and what nobody else may says so on its frame.
func TestAFormOfNotesSaysWhoReadsThem(t *testing.T) {
	d := componenttest.Live(t)
	says(t, see(t, d.Context, dialog.EditForm(d.Context, item(1), model.FieldNotes)), "PUBLIC: the minutes print it")
	says(t, see(t, d.Context, dialog.PrivateNoteForm(d.Context, d.Meeting.ID, 1)), "PRIVATE: on no other screen")
}

// What defers the rest says what it leaves open, and why.
func TestDeferringTheRestSaysWhatStaysOpen(t *testing.T) {
	d := componenttest.Live(t)
	d.Raise(model.KindBlocker, item(1), "The contract is not signed")
	says(t, see(t, d.Context, dialog.DeferRestForm(d.Context, d.Meeting.ID)), "Deferred, each to its own owner: ", "Still open after it: ", "B-1 a blocker is resolved, carried or escalated")
}
