package dialog_test

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/dialog"
)

const agendaText = `# Checkout review 2026-12-04

Attendees: Ana Ruiz, Lea Novak

## Agenda

- Checkout latency (15m, Ana Ruiz)
- Announcements
- TBD
- Vendor contract (10m, Ben)
`

// preview is the import after the agenda was pasted.
func preview(c component.Context) *dialog.Import {
	d := dialog.NewImport(c)
	d.Type(c, tea.PasteMsg{Content: agendaText})
	d.Handle(c, component.Named(keymap.Up)) // somebody looks
	return d
}

// Many press enter after a paste: nobody has read by then what it would plan.
func TestAnEnterBehindAPastePlansNothing(t *testing.T) {
	c := componenttest.Planned(t).Context
	d := dialog.NewImport(c)
	d.Type(c, tea.PasteMsg{Content: agendaText})
	if ask := d.Handle(c, component.Named(keymap.Accept)); ask != nil {
		t.Fatalf("it asks for %#v", ask)
	}
	says(t, see(t, c, d), "the same key again plans it", "3 of 3 topics")
	if _, ok := d.Handle(c, component.Named(keymap.Accept)).(component.Do); !ok {
		t.Error("the second one plans nothing either")
	}
}

func TestImportShowsWhatItUnderstood(t *testing.T) {
	c := componenttest.Planned(t).Context
	d := preview(c)
	says(t, see(t, c, d), "Fri 4 Dec", "Ana Ruiz, Lea Novak", "decide    15m  Checkout latency (Ana Ruiz)",
		"inform         Announcements", "line 9", "TBD", "3 of 3 topics")
	fits(t, c, d)
}

func TestImportTogglesDecideAndInformAndLeavesOut(t *testing.T) {
	desk := componenttest.Planned(t)
	d := preview(desk.Context)
	d.Handle(desk.Context, component.Named(keymap.Toggle)) // latency: inform
	d.Handle(desk.Context, component.Named(keymap.Down))
	d.Handle(desk.Context, component.Named(keymap.Remove)) // announcements: out
	d.Handle(desk.Context, component.Named(keymap.Down))
	d.Handle(desk.Context, component.Named(keymap.Remove)) // the contract: out,
	d.Handle(desk.Context, component.Named(keymap.Remove)) // and in again
	says(t, see(t, desk.Context, d), "inform    15m  Checkout latency", "left out       Announcements", "decide    10m  Vendor contract")
	then := desk.Done(d.Handle(desk.Context, component.Named(keymap.Accept)))
	if then != (component.Show{Screen: component.Prepare}) {
		t.Errorf("after it comes %#v", then)
	}
	agenda := desk.Record.Agenda(2)
	if len(agenda) != 2 || agenda[0].Ask != model.AskInform || agenda[1].Ask != model.AskDecide {
		t.Errorf("planned: %+v", agenda)
	}
	lea, known := desk.Record.PersonNamed("Lea Novak")
	if !known || len(desk.Record.Attendance(2)) != 2 {
		t.Errorf("%v is not expected", lea)
	}
}

func TestImportBeginsTheFirstCycle(t *testing.T) {
	desk := componenttest.Empty(t)
	d := preview(desk.Context)
	says(t, see(t, desk.Context, d), "a new one")
	desk.Done(d.Handle(desk.Context, component.Named(keymap.Accept)))
	cycle, ok := desk.Record.Cycle()
	if !ok || cycle.Name != "Checkout review 2026-12-04" {
		t.Errorf("the cycle is %+v", cycle)
	}
	if agenda := desk.Record.Agenda(1); len(agenda) != 3 || agenda[0].Owner == 0 {
		t.Errorf("planned: %+v; the presenter is known and so decides", agenda)
	}
}

// A cycle that was begun is not begun again, should the plan be refused.
func TestImportGoesOnAfterARefusal(t *testing.T) {
	desk := componenttest.Empty(t)
	d := preview(desk.Context)
	first, ok := d.Handle(desk.Context, component.Named(keymap.Accept)).(component.Do)
	if !ok || !first.Stay {
		t.Fatalf("asks for %#v; the dialog must stay for what comes then", first)
	}
	desk.Do(first.Command)
	d.Refused(desk.Context, &model.Refusal{Says: "not like this"})
	says(t, see(t, desk.Context, d), "not like this")
	if again, _ := d.Handle(desk.Context, component.Named(keymap.Accept)).(component.Do); again.Command.Name() != "plan meeting" {
		t.Errorf("asks for %q again", again.Command.Name())
	}
}

func TestImportReadsAFileAndSaysWhatIsWrongWithIt(t *testing.T) {
	c := componenttest.Planned(t).Context
	d := dialog.NewImport(c)
	fits(t, c, d)
	d.Handle(c, component.Named(keymap.Accept))
	says(t, see(t, c, d), "write the path of a Markdown file")
	write(c, d, "'agenda.md'")
	read, ok := d.Handle(c, component.Named(keymap.Accept)).(component.Read)
	if !ok || read.Path != "agenda.md" {
		t.Fatalf("asks for %#v", read)
	}
	read.Got("", errors.New("agenda.md cannot be read; check the path"))
	says(t, see(t, c, d), "cannot be read")
	read.Got("  \n", nil)
	says(t, see(t, c, d), "the agenda is empty")
	read.Got(agendaText, nil)
	says(t, see(t, c, d), "3 of 3 topics")
	d.Handle(c, component.Named(keymap.Back))
	says(t, see(t, c, d), "agenda.md") // nothing typed is lost
}

func TestImportWithEveryTopicLeftOutPlansNothing(t *testing.T) {
	c := componenttest.Planned(t).Context
	d := preview(c)
	for range 3 {
		d.Handle(c, component.Named(keymap.Remove))
		d.Handle(c, component.Named(keymap.Down))
	}
	if ask := d.Handle(c, component.Named(keymap.Accept)); ask != nil {
		t.Errorf("asks for %#v", ask)
	}
	says(t, see(t, c, d), "take at least one in")
}

func TestImportSaysWhatItWillNotTakeAtItsWord(t *testing.T) {
	c := componenttest.Planned(t).Context
	d := dialog.NewImport(c)
	d.Type(c, tea.PasteMsg{Content: "# Review 2026-11-02\n\nAttendees: Ana Ruiz, everyone\n\n- ~~Old news (5m)~~\n- Latency (15m)\n"})
	text := see(t, c, d)
	says(t, text, "today (Mon 2 Nov has passed)", "left out   5m  Old news", "1 of 2 topics")
}

func TestImportKeepsWhatWasLeft(t *testing.T) {
	c := componenttest.Planned(t).Context
	d := preview(c)
	d.Handle(c, component.Named(keymap.Toggle))
	d.Handle(c, component.Named(keymap.Down))
	d.Handle(c, component.Named(keymap.Remove))
	kept := []string{"inform    15m  Checkout latency", "left out       Announcements"}
	d.Handle(c, component.Named(keymap.Back))
	says(t, see(t, c, d), "enter goes back")
	d.Handle(c, component.Named(keymap.Accept))
	says(t, see(t, c, d), kept...)
	d.Handle(c, component.Named(keymap.Back))
	d.Handle(c, component.Named(keymap.Back))
	again := dialog.NewImport(c)
	says(t, see(t, c, again), kept...)
	again.Done(c)
	if text := see(t, c, dialog.NewImport(c)); strings.Contains(text, "Checkout latency") {
		t.Errorf("after it was planned it is still there:\n%s", text)
	}
}

func TestImportKeepsThePathThatWasTyped(t *testing.T) {
	c := componenttest.Planned(t).Context
	d := dialog.NewImport(c)
	d.Handle(c, component.Named(keymap.Back))
	if kept := c.Typed.Forms(); len(kept) != 0 {
		t.Errorf("nothing was typed, and kept is %v", kept)
	}
	write(c, d, "/home/ana/agenda.md")
	d.Handle(c, component.Named(keymap.Back))
	says(t, see(t, c, dialog.NewImport(c)), "/home/ana/agenda.md")
}

func TestImportEndsWithNothingBelow(t *testing.T) {
	c := componenttest.Planned(t).Context
	d := preview(c)
	d.Handle(c, component.Named(keymap.Last))
	if text := componenttest.Text(t, d.Draw(c, 60, 12), 60, 12); strings.Contains(text, " below") || !strings.Contains(text, " above") {
		t.Errorf("at the end something follows:\n%s", text)
	}
}

func TestImportGoesIntoTheMeetingThatIsShownWhereThatHasNoAgenda(t *testing.T) {
	d := componenttest.Planned(t)
	if got := preview(d.Context).Handle(d.Context, component.Named(keymap.Accept)).(component.Do).Command.(model.PlanMeeting).Into; got != 0 {
		t.Errorf("it goes into M-%d, which has items", got)
	}
	empty := d.Do(model.PlanMeeting{Title: "The next"})
	d.Meeting, _ = d.Record.Meetings.Get(empty.ID)
	i := preview(d.Context)
	says(t, see(t, d.Context, i), "which has none yet")
	if got := i.Handle(d.Context, component.Named(keymap.Accept)).(component.Do).Command.(model.PlanMeeting).Into; got != empty.ID {
		t.Errorf("it goes into M-%d", got)
	}
}

// A text that may be no agenda says so before an enter makes items of its lines.
func TestImportDoubtsATextThatMayBeNoAgenda(t *testing.T) {
	c := componenttest.Planned(t).Context
	d := dialog.NewImport(c)
	d.Type(c, tea.PasteMsg{Content: "# Things\n" + strings.Repeat("- one of them\n", 30)})
	says(t, see(t, c, d), "look at", "this may be no agenda")
	d.Handle(c, component.Named(keymap.Down)) // somebody looks
	if ask := d.Handle(c, component.Named(keymap.Accept)); ask != nil {
		t.Fatalf("it asks for %#v", ask)
	}
	says(t, see(t, c, d), "the same once more plans it all the same")
	if _, ok := d.Handle(c, component.Named(keymap.Accept)).(component.Do); !ok {
		t.Error("the second one plans nothing either")
	}
}

// What is left out stands below the topics with its reason, and the cursor gets
// there.
func TestImportShowsWhatItLeavesOut(t *testing.T) {
	c := componenttest.Planned(t).Context
	d := dialog.NewImport(c)
	d.Type(c, tea.PasteMsg{Content: "# Guild\n\n## Agenda\n\n- [Lea] Labels\n\n## Logistics\n\nRoom 4\n"})
	says(t, see(t, c, d), "“Lea” is taken for who presents", "Left out, as it is no topic", "Logistics: Room 4", "1 left out")
	d.Handle(c, component.Named(keymap.Last))
	if picture := d.Draw(c, 80, 30); !picture.Cursor {
		t.Error("no cursor on the last line")
	}
}
