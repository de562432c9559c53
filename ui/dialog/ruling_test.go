package dialog_test

import (
	"fmt"
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/dialog"
)

func decision(id model.ID) model.Ref { return model.Ref{Kind: model.KindDecision, ID: id} }
func item(id model.ID) model.Ref     { return model.Ref{Kind: model.KindItem, ID: id} }

// longWords is a decision that fills more than a small window.
func longWords() string {
	words := make([]string, 200)
	for i := range words {
		words[i] = fmt.Sprintf("word%d", i)
	}
	return strings.Join(words, " ")
}

// small returns what a dialog shows in the smallest window of one pane.
func small(t *testing.T, c component.Context, d component.Dialog) string {
	t.Helper()
	return componenttest.Text(t, d.Draw(c, 60, 20), 60, 20)
}

func TestAReadBackBeginsWithTheWordsAndScrolls(t *testing.T) {
	d := componenttest.Live(t)
	about := d.Raise(model.KindDecision, item(1), longWords())
	r := dialog.NewRuling(about)
	says(t, small(t, d.Context, r), "word0 ", " below")
	picture := r.Draw(d.Context, 60, 20)
	if row := componenttest.Row(t, picture, 60, 20); !strings.Contains(row, "word0 ") {
		t.Errorf("the cursor is on %q, not on the first words", row)
	}
	r.Handle(d.Context, component.Named(keymap.PageDown))
	says(t, small(t, d.Context, r), " above, ", " below")
	r.Handle(d.Context, component.Named(keymap.Last))
	if text := small(t, d.Context, r); !strings.Contains(text, "escalate") || strings.Contains(text, " below") {
		t.Errorf("the end is not in sight:\n%s", text)
	}
	r.Handle(d.Context, component.Named(keymap.PageUp))
	r.Handle(d.Context, component.Named(keymap.First))
	says(t, small(t, d.Context, r), "word0 ")
	r.Handle(d.Context, component.Named(keymap.Down))
	if row := componenttest.Row(t, r.Draw(d.Context, 60, 20), 60, 20); !strings.Contains(row, "approve") {
		t.Errorf("the chosen outcome is not in sight: %q", row)
	}
	if row := componenttest.Row(t, r.Draw(d.Context, 40, 10), 40, 10); !strings.Contains(row, "approve") {
		t.Errorf("in a window that shrank it is not in sight: %q", row)
	}
	fits(t, d.Context, r)
}

// concerned is a live desk with a concern on I-1, where D-1 is.
func concerned(t *testing.T) *componenttest.Desk {
	d := componenttest.Live(t)
	d.Do(model.Raise{Kind: model.KindFeedback, On: item(1), Concern: true, With: model.Values{
		model.FieldWords: model.Words("The vendor cannot take them"), model.FieldBy: model.Who(4),
	}})
	return d
}

func TestAReadBackSaysWhatIsNotAllowedNow(t *testing.T) {
	d := concerned(t)
	r := dialog.NewRuling(decision(1))
	text := see(t, d.Context, r)
	says(t, text, "not available: the concern F-1 stands", "F-1 The vendor cannot take them")
	if ask := r.Handle(d.Context, component.Intent{Outcome: model.Approved}); ask != nil {
		t.Errorf("approve asks for %#v", ask)
	}
	says(t, strings.Join(strings.Fields(strings.ReplaceAll(see(t, d.Context, r), "┃", "")), " "), "overrides it with a reason")
	fits(t, d.Context, r)
}

func TestAReadBackStaysUnderItsForm(t *testing.T) {
	d := componenttest.Live(t)
	r := dialog.NewRuling(decision(1))
	see(t, d.Context, r)
	if r.IsDone(d.Context) {
		t.Error("it is done before anything was done")
	}
	open, ok := r.Handle(d.Context, component.Intent{Outcome: model.Rejected}).(component.Open)
	if !ok {
		t.Fatal("no form opens over the read-back")
	}
	if r.IsDone(d.Context) {
		t.Error("it is done while the form is open")
	}
	d.Done(fill(d.Context, open.Dialog, "Too expensive"))
	if !r.IsDone(d.Context) {
		t.Error("it stands, though its thing was ruled on")
	}
}

func TestAPlannedReadBackIsOfAnItemNotYetLive(t *testing.T) {
	d := componenttest.Planned(t)
	r := dialog.NewRuling(item(1))
	says(t, see(t, d.Context, r), "not available: ")
}

func TestEnterDoesNotAcceptFeedback(t *testing.T) {
	d := componenttest.Live(t)
	about := d.Raise(model.KindFeedback, item(1), "Say it in the mail", model.FieldBy, model.Who(4))
	r := dialog.NewRuling(about)
	enter, _ := d.Keys.Intent("enter", r.Scopes()...)
	if ask := r.Handle(d.Context, component.Named(enter)); ask != nil {
		t.Errorf("enter with nothing chosen asks for %#v", ask)
	}
	says(t, see(t, d.Context, r), "Choose how the owner answers", "choose  ↓ down", "Ben Okafor answers")
	r.Handle(d.Context, component.Named(keymap.Down))
	r.Handle(d.Context, component.Named(keymap.Down))
	if ask := r.Handle(d.Context, component.Named(enter)); ask == nil {
		t.Error("enter on an outcome does nothing")
	}
	d.Done(r.Handle(d.Context, component.Intent{Outcome: model.Accepted}))
}

func TestTheTitleSaysWhoRules(t *testing.T) {
	d := concerned(t)
	says(t, see(t, d.Context, dialog.NewRuling(model.Ref{Kind: model.KindFeedback, ID: 1})), "Answer F-1 ━", "Tom Weiss clears, Ben Okafor may override")
	says(t, see(t, d.Context, dialog.NewRuling(decision(2))), "Decide D-2 ━", "who decides?")
}

func TestTheDetailsOfADecisionSayWhoAndByWhen(t *testing.T) {
	d := componenttest.Live(t)
	about := d.Raise(model.KindDecision, item(1), "Ask the vendor", model.FieldDue, model.On("2026-12-04"))
	says(t, strings.Join(dialog.Facts(d.Context, about, 80), "\n"), "Decides       Ben Okafor", "Due           Fri 4 Dec")
	d.Do(model.GiveRuling{About: about, Outcome: model.Escalated, With: model.Values{model.FieldTo: model.Who(1), model.FieldWhy: model.Words("too large")}})
	says(t, strings.Join(dialog.Facts(d.Context, about, 80), "\n"), "Ana Ruiz")
}

func TestADecisionPutOnAnItemSettlesItsReadBack(t *testing.T) {
	d := componenttest.Live(t)
	r := dialog.NewRuling(item(1))
	see(t, d.Context, r)
	d.Do(model.OpenItem{Item: 1}) // its version changes, and nothing is answered
	if r.IsDone(d.Context) {
		t.Error("coming under discussion settles it")
	}
	open, ok := r.Handle(d.Context, component.Named(keymap.NewDecision)).(component.Open)
	if !ok {
		t.Fatal("no form opens over the read-back")
	}
	d.Done(fill(d.Context, open.Dialog, "Ask the vendor first"))
	if !r.IsDone(d.Context) {
		t.Error("it stands, though the decision is put")
	}
}

// The answers to a dry run are kept while the record is the same, and asked for
// again of the next one.
func TestAReadBackSaysAnewWhatIsPossibleOnceTheRecordIsAnother(t *testing.T) {
	d := concerned(t)
	r := dialog.NewRuling(decision(1))
	says(t, see(t, d.Context, r), "not available: the concern F-1 stands")
	d.Do(model.GiveRuling{About: model.Ref{Kind: model.KindFeedback, ID: 1}, Outcome: model.Cleared})
	if text := see(t, d.Context, r); strings.Contains(text, "not available: the concern") {
		t.Errorf("it still stands:\n%s", text)
	}
}

// What is decided is read back with all that it is decided by: the question, the ways to
// answer with the recommended one marked, what must be true and what was seen of it.
func TestAReadBackShowsWhatTheDecisionStandsOn(t *testing.T) {
	d := componenttest.Live(t)
	about := d.Raise(model.KindDecision, item(1), "Each parcel by itself",
		model.FieldOptions, model.Value{Lines: []string{"one sum", "each parcel by itself", "on trust"}},
		model.FieldRecommend, model.Words("each parcel by itself"))
	d.Do(model.Raise{Kind: model.KindCriterion, On: about, With: model.Values{
		model.FieldWords: model.Words("The mail names the parcel"), model.FieldCheck: model.Words("three orders"),
	}})
	text := see(t, d.Context, dialog.NewRuling(about))
	says(t, text, "Options       1  one sum", "recommended   2  each parcel by itself", "              3  on trust",
		"Criterion     ○ no evidence  The mail names the parcel", "Checked by    three orders", "Concerns      ✔ none open")
}

// Nothing is chosen when it opens. An arrow goes to the first answer that lacks nothing,
// and enter then says what it would do.
func TestAnArrowChoosesTheFirstAnswerThatIsReady(t *testing.T) {
	d := componenttest.Live(t)
	about := d.Raise(model.KindFeedback, item(1), "Say it in the mail", model.FieldBy, model.Who(4))
	r := dialog.NewRuling(about)
	text := see(t, d.Context, r)
	says(t, text, "ready", "needs: ")
	r.Handle(d.Context, component.Named(keymap.Down))
	row := componenttest.Row(t, r.Draw(d.Context, 100, 30), 100, 30)
	if !strings.Contains(row, "ready") {
		t.Errorf("it is on %q", row)
	}
	word := strings.Fields(strings.Trim(row, "┃ "))[1]
	says(t, see(t, d.Context, r), "enter "+word)
}

// What an answer needs says what to do: where it is narrow it is folded, and none of it cut.
func TestWhatAnAnswerNeedsIsNeverCut(t *testing.T) {
	d := componenttest.Live(t)
	about := d.Raise(model.KindBlocker, item(1), "The contract is not signed")
	for _, w := range []int{40, 60, 100} {
		text := componenttest.Text(t, dialog.NewRuling(about).Draw(d.Context, w, 60), w, 60)
		words := strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '┃' }), " ")
		says(t, words, "needs: escalate to, fallback, customer impact and owner", "needs: how and owner")
	}
}
