package dialog_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/document"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/dialog"
)

// answered is a meeting on which everything is answered.
func answered(t *testing.T, more int) *componenttest.Desk {
	d := componenttest.Live(t)
	for i := range more {
		d.Raise(model.KindBlocker, item(1), fmt.Sprintf("Blocker number %d", i+1))
	}
	for range 100 {
		gaps := d.Record.Gaps(d.Meeting.ID, d.Now)
		if len(gaps) == 0 {
			return d
		}
		d.Do(answerTo(d, gaps[0]))
	}
	t.Fatal("it never comes to an end")
	return d
}

// answerTo answers whatever lacks a ruling in the shortest way.
func answerTo(d *componenttest.Desk, g model.Gap) model.Command {
	with := model.Values{model.FieldWhy: model.Words("because")}
	if d.Record.OwnerOf(g.About) == 0 {
		with[model.FieldOwner] = model.Who(2)
	}
	rule := model.GiveRuling{About: g.About, With: with}
	switch g.About.Kind {
	case model.KindItem:
		rule.Outcome = model.Withdrawn
		if d.Record.Try(model.GiveRuling{About: g.About, Outcome: model.Noted}, d.Now) == nil {
			return model.GiveRuling{About: g.About, Outcome: model.Noted}
		}
	case model.KindDecision:
		rule.Outcome = model.Rejected
	case model.KindBlocker:
		rule.Outcome = model.Resolved
		with[model.FieldHow] = model.Words("it is mended")
	case model.KindCheck:
		rule.Outcome = model.Passed
		with[model.FieldEvidence] = model.Words("seen")
	}
	return rule
}

// A check that what is said of the cycle fails leads to the line that says it.
func TestTheCloseLeadsFromACheckToTheLineThatAnswersIt(t *testing.T) {
	d := componenttest.Planned(t)
	tom, _ := d.Record.PersonNamed("Tom Weiss")
	d.Do(model.SetCycle{With: model.Values{model.FieldPromise: model.Words("Mails say what happens"), model.FieldPromiseOwner: model.Who(tom.ID)}})
	d.Do(model.StartMeeting{Meeting: d.Meeting.ID})
	gaps := d.Record.Gaps(d.Meeting.ID, d.Now)
	for len(gaps) > 1 {
		open := slices.IndexFunc(gaps, func(g model.Gap) bool { return !strings.Contains(g.Says, "promise") })
		d.Do(answerTo(d, gaps[open]))
		gaps = d.Record.Gaps(d.Meeting.ID, d.Now)
	}
	form := dialog.NewClosing(d.Meeting.ID)
	says(t, see(t, d.Context, form), "needs the promise fixed")
	want := component.Both{First: component.Close{}, Second: component.Capture{Text: "promise "}}
	if got := form.Handle(d.Context, component.Named(keymap.Accept)); got != want {
		t.Errorf("it leads to %#v", got)
	}
}

// The counts come first, then what was decided, then a line each for the rest.
func TestTheCloseIsReadBackGroupedWithTheCountsFirst(t *testing.T) {
	d := answered(t, 0)
	text := see(t, d.Context, dialog.NewClosing(d.Meeting.ID))
	at := -1
	for _, part := range []string{"everything is answered", "decided", "Decided  2", "D-1 ", "rejected", "Next  "} {
		i := strings.Index(text, part)
		if i <= at {
			t.Errorf("%q is not after what comes before it:\n%s", part, text)
		}
		at = i
	}
	says(t, text, "Close M-1 ", " minutes ", "y yes, close")
}

// One number has one meaning: what the close says of the meeting, its minutes say after it.
func TestTheCloseCountsAsTheMinutesDo(t *testing.T) {
	d := answered(t, 2)
	d.Now += 90_000
	counts := document.Result(d.Record, d.Meeting)
	if !regexp.MustCompile(`^2 decided\b`).MatchString(counts) {
		t.Errorf("it came to %q", counts)
	}
	says(t, see(t, d.Context, dialog.NewClosing(d.Meeting.ID)), counts, "Decided  2", "Blockers  2")
	d.Do(model.CloseMeeting{Meeting: d.Meeting.ID})
	closed, _ := d.Record.Meetings.Get(d.Meeting.ID)
	if after := document.Result(d.Record, closed); after != counts {
		t.Errorf("before the close it came to %q, after it to %q", counts, after)
	}
}

// What the close says is carried over is what the next meeting begins with.
func TestTheCloseNamesWhatComesBackToTheNextMeeting(t *testing.T) {
	d := answered(t, 1)
	d.Do(model.PlanMeeting{Title: "The next", Date: "2026-12-10", Minutes: 45})
	d.Raise(model.KindBlocker, item(1), "The contract is not signed", model.FieldOwner, model.Who(2), model.FieldDue, model.On("2026-12-01"),
		model.FieldFallback, model.Words("the old form"), model.FieldImpact, model.Words("none"))
	d.Do(model.GiveRuling{About: model.Ref{Kind: model.KindBlocker, ID: 2}, Outcome: model.Carried})
	says(t, see(t, d.Context, dialog.NewClosing(d.Meeting.ID)), "Carried over  1 to M-2: B-2")
}

// A meeting whose day has passed is not next, and nothing is carried over to it.
func TestTheCloseDoesNotNameAsNextAMeetingWhoseDayHasPassed(t *testing.T) {
	d := answered(t, 1)
	d.Do(model.SetCycle{With: model.Values{model.FieldSeries: model.Words(model.SeriesOn)}})
	d.Do(model.PlanMeeting{Title: "Not held", Date: d.Today(), Minutes: 45})
	d.Now += model.Instant(3 * 24 * 60 * 60 * 1000)
	text := see(t, d.Context, dialog.NewClosing(d.Meeting.ID))
	says(t, text, "Next          the close plans it for Mon 30 Nov", "Not held      M-2 of Mon 23 Nov: its day has passed; move it to another day, or cancel it")
	if strings.Contains(text, "Carried over") {
		t.Errorf("something is carried over to it:\n%s", text)
	}
}

// A long list scrolls under keys that stay, and nothing of it is left out.
func TestALongCloseScrollsAndLeavesNothingOut(t *testing.T) {
	d := answered(t, 30)
	closing := dialog.NewClosing(d.Meeting.ID)
	seen := ""
	for range 80 {
		text := small(t, d.Context, closing)
		says(t, text, "yes, close")
		seen += text
		closing.Handle(d.Context, component.Named(keymap.Down))
	}
	says(t, small(t, d.Context, dialog.NewClosing(d.Meeting.ID)), " below")
	for i := range 30 {
		says(t, seen, fmt.Sprintf("Blocker number %d ", i+1))
	}
}

// What is open is grouped as the panes are, with the counts first, and each thing says
// what it needs in a row of its own.
func TestWhatIsOpenBeforeTheCloseIsGroupedWithTheCountsFirst(t *testing.T) {
	d := componenttest.Live(t)
	d.Raise(model.KindBlocker, item(1), "The contract is not signed")
	d.Raise(model.KindCheck, d.Meeting.Ref(), "Support has read it")
	text := see(t, d.Context, dialog.NewClosing(d.Meeting.ID))
	at := -1
	for _, part := range []string{"cannot close yet", " open before close", "2 decisions, 1 blocker, 2 checks", "Decisions  2", "needs a decision", "Blockers  1", "The contract is not signed", "needs ", "Gate  2", "Support has read it"} {
		i := strings.Index(text[at+1:], part)
		if i < 0 {
			t.Fatalf("%q is not after what comes before it:\n%s", part, text)
		}
		at += 1 + i
	}
}

// One group is not counted twice.
func TestOneGroupOfWhatIsOpenIsCountedInItsHeadAlone(t *testing.T) {
	d := answered(t, 0)
	d.Raise(model.KindFeedback, item(1), "Say it to support as well")
	text := see(t, d.Context, dialog.NewClosing(d.Meeting.ID))
	says(t, text, "cannot close yet", "1 open before close", "Concerns and feedback  1")
	if strings.Contains(text, "1 concern or feedback") {
		t.Errorf("it is counted twice:\n%s", text)
	}
}

// The groups change which thing comes first, and the cursor goes by what is seen.
func TestTheCursorGoesThroughWhatIsOpenAsItStandsThere(t *testing.T) {
	d := componenttest.Live(t)
	d.Raise(model.KindCheck, d.Meeting.Ref(), "Support has read it")
	d.Raise(model.KindBlocker, item(1), "The contract is not signed")
	closing := dialog.NewClosing(d.Meeting.ID)
	gaps := len(d.Record.Gaps(d.Meeting.ID, d.Now))
	for range gaps {
		closing.Handle(d.Context, component.Named(keymap.Down))
	}
	rule, ok := closing.Handle(d.Context, component.Named(keymap.Accept)).(component.OpenRuling)
	if !ok || rule.About.Kind != model.KindCheck {
		t.Errorf("the last row is the check, and enter leads to %v", rule.About)
	}
}

func TestTheCloseSaysWhichReviewItPlans(t *testing.T) {
	d := answered(t, 1)
	for series, want := range map[string]string{model.SeriesOff: "no meeting is planned yet", model.SeriesOn: "the close plans it for Mon 30 Nov"} {
		d.Do(model.SetCycle{With: model.Values{model.FieldSeries: model.Words(series)}})
		says(t, see(t, d.Context, dialog.NewClosing(d.Meeting.ID)), want)
	}
}

// What is approved and kept at the entry gate is told before the close, beside it.
func TestTheCloseSaysWhatStaysAtTheEntryGate(t *testing.T) {
	d := answered(t, 0)
	d.Do(model.CloseMeeting{Meeting: d.Meeting.ID})
	about := d.Do(model.PlanMeeting{Kinds: "entry", Date: d.Today(), Facilitator: "Ana Ruiz"})
	d.Do(model.StartMeeting{Meeting: about.ID})
	d.Meeting, _ = d.Record.Live()
	goes := d.Do(model.Raise{Kind: model.KindDecision, On: about, With: model.Values{model.FieldWords: model.Words("Ship it"), model.FieldOwner: model.Who(2), model.FieldCriteria: {Criteria: []model.NewCriterion{{Text: "four steps"}}}}})
	d.Do(model.GiveRuling{About: goes, Outcome: model.Approved, With: model.Values{model.FieldVia: model.Words("a message")}})
	for _, g := range d.Record.Gaps(d.Meeting.ID, d.Now) {
		if g.About.Kind == model.KindCheck && len(d.Record.Lacks(checkOf(d, g.About), d.Today())) > 0 {
			d.Do(model.GiveRuling{About: g.About, Outcome: model.Failed, With: model.Values{model.FieldAction: {Tasks: []model.NewTask{{Text: "Mend it", Owner: 2, Due: d.Today()}}}, model.FieldVia: model.Words("a message")}})
		}
	}
	for _, g := range d.Record.Gaps(d.Meeting.ID, d.Now) {
		d.Do(answerTo(d, g))
	}
	if text := see(t, d.Context, dialog.NewClosing(d.Meeting.ID)); !strings.Contains(text, "1 decided, 1 stays at the entry gate") || !strings.Contains(text, "  stays at the entry gate: K-1 has no check but") {
		t.Errorf("%s says\n%s", goes, text)
	}
}

func checkOf(d *componenttest.Desk, about model.Ref) model.Check {
	c, _ := d.Record.Checks.Get(about.ID)
	return c
}
