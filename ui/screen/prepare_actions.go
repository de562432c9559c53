package screen

import (
	"fmt"
	"slices"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/pane"
)

func (s *Prepare) showActions() component.Actions {
	next := func(by int) func(component.Context, component.Intent) component.Effect {
		return func(component.Context, component.Intent) component.Effect {
			panes := s.panes()
			s.toPane(panes[(slices.Index(panes, s.inFocus())+by+len(panes))%len(panes)])
			return nil
		}
	}
	to := func(name keymap.Intent, key, label, help string, p *pane.Pane) component.Action {
		return component.Action{Name: name, Keys: []string{key}, Label: label, Help: help, Screen: true,
			Do: func(component.Context, component.Intent) component.Effect { s.toPane(p); return nil }}
	}
	return component.Actions{
		to(keymap.Attention, "1", "attention", "go to what needs attention", s.digest),
		to(keymap.Plan, "2", "plan", "go to the plan of the meeting", s.plan),
		to(keymap.Meetings, "3", "meetings", "go to the meetings", s.meetings),
		{Name: keymap.Walk, Keys: []string{"w"}, Label: "walk", Help: "go through what needs attention, one thing at a time", Screen: true, Do: s.askWalk},
		{Name: keymap.Rehearse, Keys: []string{"g"}, Label: "rehearse", Help: "see what would be open before close if the meeting began now", Screen: true, Not: noMeeting, Do: s.askRehearsal},
		{Name: keymap.NextPane, Keys: []string{"tab", "right", "l"}, Label: "next pane", Help: "go to the next pane", Screen: true, Do: next(1)},
		{Name: keymap.PrevPane, Keys: []string{"shift+tab", "left", "h"}, Label: "previous pane", Help: "go to the previous pane", Screen: true, Do: next(-1)},
		{Name: keymap.Start, Keys: []string{"S"}, Label: "start", Former: []string{"go on"}, Called: startOrGoOn, Help: "start the meeting that is selected, or go on with it", InLines: "start the meeting, or go on with it",
			On: keymap.OnAny, Not: component.Not(noMeeting, notStarted), Do: askStart},
	}
}

// addActions put something on the plan.
func (s *Prepare) addActions() component.Actions {
	return component.Actions{
		{Name: keymap.NewItem, Keys: []string{"i", "a"}, Label: "item", Help: "add an agenda item, in a line", Not: component.Not(noMeeting, pane.NotOpen),
			Do: func(c component.Context, _ component.Intent) component.Effect { return lineOf(c, "i", model.KindItem) }},
		{Name: keymap.NewDecision, Keys: []string{"d"}, Label: "decision", Help: "put up a decision on the selected item, in a line", InLines: "put up a decision on an item",
			On: keymap.OnAny, Not: component.Not(noMeeting, pane.NotOpen), Do: addDecision},
		{Name: keymap.NewBlocker, Keys: []string{"b"}, Label: "blocker", Help: "write down a blocker, in a line", Screen: true, Do: component.Always(component.Capture{Text: "b "})},
		{Name: keymap.NewCheck, Keys: []string{"c"}, Label: "check", Help: "add a check to the gate, in a line", Not: component.Not(noMeeting, pane.NotOpen),
			Do: func(c component.Context, _ component.Intent) component.Effect { return lineOf(c, "c", model.KindCheck) }},
		{Name: keymap.NewPerson, Keys: []string{"@"}, Label: "person", Help: "add a person",
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return component.Open{Dialog: dialog.PersonForm(c)}
			}},
		{Name: keymap.NewMeeting, Keys: []string{"M"}, Label: "meeting", Help: "plan a meeting",
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return component.Open{Dialog: dialog.NewMeetingForm(c)}
			}},
	}
}

// meetingActions are about the meeting whose plan is shown.
func (s *Prepare) meetingActions() component.Actions {
	return component.Actions{
		{Name: keymap.RollCall, Keys: []string{"r"}, Label: "expected", Help: "say who is expected", On: keymap.OnAny, Not: component.Not(noMeeting, pane.NotOpen),
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return component.Open{Dialog: dialog.NewRollCall(c)}
			}},
		{Name: keymap.Propose, Keys: []string{"P"}, Label: "propose", Help: "see the agenda that is proposed: what is carried over, and of what waits as much as fits", On: keymap.OnAny, Not: component.Not(noMeeting, notProposed),
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return component.Open{Dialog: dialog.NewProposal(c.Meeting.ID)}
			}},
		{Name: keymap.Attendees, Keys: []string{"W"}, Label: "who must come", Help: "see who must be in the room, and expect them or get their answers before", On: keymap.OnAny, Not: component.Not(noMeeting, pane.NotOpen),
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return component.Open{Dialog: dialog.NewAttendees(c.Meeting.ID)}
			}},
		{Name: keymap.PrivateNotes, Keys: []string{"n"}, Label: "private notes", Help: "write a note for yourself; it is on no other screen and in no document", On: keymap.OnAny, Not: noMeeting,
			Do: func(c component.Context, i component.Intent) component.Effect {
				return component.Open{Dialog: dialog.PrivateNoteForm(c, c.Meeting.ID, itemOf(c, i.About))}
			}},
		importAgenda("I", "import", "read a Markdown agenda, from a file or pasted", "read a Markdown agenda from a file"),
		{Name: keymap.CancelMeeting, Keys: []string{"C"}, Label: "cancel", Help: "give the meeting up, while nothing on it was ruled", On: keymap.OnAny, Not: component.Not(noMeeting, notCancelled), Do: askCancel},
		minutesOf(noMeeting),
		documentAt("person", "T"),
		documentAt("blockers", "B"),
		{Name: keymap.Addendum, Keys: []string{"A"}, Label: "addendum", Help: "correct the wording of a closed meeting's minutes, under them", On: keymap.OnAny, Not: component.Not(noMeeting, notClosed),
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return component.Open{Dialog: dialog.AddendumForm(c, c.Meeting)}
			}},
	}
}

// leaveActions lead elsewhere, or take what is shown along.
func (s *Prepare) leaveActions() component.Actions {
	return component.Actions{
		{Name: keymap.Review, Keys: []string{"p"}, Label: "review", Help: "go back to the live meeting", Not: noneLive, Do: component.Always(component.Show{Screen: component.Review})},
		{Name: keymap.Copy, Keys: []string{"y"}, Label: "copy", Help: "copy the selected row, without its private note", Screen: true, On: keymap.OnThing,
			Do: func(c component.Context, _ component.Intent) component.Effect { return askCopy(c, s.inFocus(), false) }},
		{Name: keymap.CopyList, Keys: []string{"Y"}, Label: "copy list", Help: "copy the whole list of the pane, without private notes", Screen: true, On: keymap.OnThing,
			Do: func(c component.Context, _ component.Intent) component.Effect { return askCopy(c, s.inFocus(), true) }},
		{Name: keymap.Capture, Keys: []string{":", "/"}, Label: "capture", Help: "write one line that adds or rules anything", Screen: true, Do: component.Always(component.Capture{})},
	}
}

// planActions change what is planned.
func (s *Prepare) planActions() component.Actions {
	move := func(name keymap.Intent, keys []string, label, help string, by int) component.Action {
		return component.Action{Name: name, Keys: keys, Label: label, Help: help, On: keymap.OnThing, Not: component.Not(noMeeting, pane.NotOpen, noOrder),
			Do: func(c component.Context, i component.Intent) component.Effect {
				return component.Do{Command: model.MoveItem{Item: itemOf(c, i.About), By: by}}
			}}
	}
	return component.Actions{
		{Name: keymap.PutOnAgenda, Keys: []string{"o"}, Label: "on agenda", Help: "put the decision or blocker that is carried over on the agenda", InLines: "put a decision or a blocker on the agenda",
			On: keymap.OnThing, Not: component.Not(noMeeting, notPutOnAgenda),
			Do: func(c component.Context, i component.Intent) component.Effect {
				return component.Do{Command: model.PutOnAgenda{About: i.About, Meeting: c.Meeting.ID}}
			}},
		{Name: keymap.Edit, Keys: []string{"e", "enter"}, Label: "edit", Help: "change what is selected", InLines: "change what is named, or one field of it",
			On: keymap.OnThing, Not: component.Not(noMeeting, notEdited),
			Do: func(_ component.Context, i component.Intent) component.Effect {
				return component.Edit{About: i.About, Field: i.Field}
			}},
		{Name: keymap.Remove, Keys: []string{"x", "delete"}, Label: "remove", Help: "take what is selected off the plan", InLines: "take what is named off the plan",
			On: keymap.OnThing, Not: component.Not(noMeeting, pane.NotOpen), Do: removeThing},
		move(keymap.MoveUp, []string{"K", "shift+up"}, "move up", "move the item up the agenda", -1),
		move(keymap.MoveDown, []string{"J", "shift+down"}, "move down", "move the item down the agenda", 1),
	}
}

// The reasons why something is not possible on prepare now.

func noMeeting(c component.Context, _ component.Intent) string {
	if c.Meeting.ID == 0 {
		return fmt.Sprintf("no meeting is planned; %s plans one", c.Keys.Key(keymap.NewMeeting, keymap.OnPrepare))
	}
	return ""
}

func noneLive(c component.Context, _ component.Intent) string {
	if _, live := c.Record.Live(); !live {
		return fmt.Sprintf("no meeting is being held; %s starts one", c.Keys.Key(keymap.Start, keymap.OnPrepare))
	}
	return ""
}

// notStarted says why a meeting is not started: one that is being held is shown.
func notStarted(c component.Context, _ component.Intent) string {
	if c.Meeting.Status == model.Live {
		return ""
	}
	return refused(c, model.StartMeeting{Meeting: c.Meeting.ID})
}

func notCancelled(c component.Context, _ component.Intent) string {
	return refused(c, model.CancelMeeting{Meeting: c.Meeting.ID})
}

func notClosed(c component.Context, _ component.Intent) string {
	if c.Meeting.Status != model.Closed {
		return fmt.Sprintf("%s is %s; only a closed meeting takes an addendum", c.Meeting.Ref(), c.Meeting.Status)
	}
	return ""
}

// notPutOnAgenda says why what is selected cannot get a place on the agenda.
func notPutOnAgenda(c component.Context, i component.Intent) string {
	if i.About.IsZero() {
		return ""
	}
	return refused(c, model.PutOnAgenda{About: i.About, Meeting: c.Meeting.ID})
}

// notEdited says that what a meeting said stays as it is; who was there may have
// their name corrected.
func notEdited(c component.Context, i component.Intent) string {
	if i.About.Kind == model.KindPerson {
		return ""
	}
	return pane.NotOpen(c, i)
}

// notProposed says why no agenda is proposed for the meeting.
func notProposed(c component.Context, _ component.Intent) string {
	if err := c.Record.MayPropose(c.Meeting.ID); err != nil {
		return err.Error()
	}
	return ""
}

// noOrder says that a thing has no place in the order of the agenda.
func noOrder(c component.Context, i component.Intent) string {
	if !i.About.IsZero() && itemOf(c, i.About) == 0 {
		return "only items of the agenda have an order"
	}
	return ""
}

// What is done on prepare.

func askStart(c component.Context, _ component.Intent) component.Effect {
	m := c.Meeting
	if m.Status == model.Live {
		return component.Show{Screen: component.Review}
	}
	start := component.Do{Command: model.StartMeeting{Meeting: m.ID}, Then: component.Show{Screen: component.Review}}
	if m.Status == model.Planned {
		return component.Open{Dialog: dialog.NewStart(c, m, start)}
	}
	return start
}

// addDecision begins the line of a decision on the item that is meant; without one it
// brings its own item.
func addDecision(c component.Context, i component.Intent) component.Effect {
	if it, ok := c.Record.DiscussedUnder(c.Meeting.ID, i.About); ok && !it.IsPlace() {
		return component.Capture{Text: fmt.Sprintf("d %s ", it.Ref()), InLines: component.Add{Kind: model.KindDecision, On: it.Ref()}}
	}
	return lineOf(c, "d", model.KindDecision)
}

// lineOf begins the line that puts something on the plan: its letter, and the meeting
// whose plan is shown where that is not the one that a line means. Where there is no
// screen, its fields are asked for.
func lineOf(c component.Context, letter string, kind model.Kind) component.Effect {
	begins := component.Capture{Text: letter + " ", InLines: component.Add{Kind: kind, On: c.Meeting.Ref()}}
	if c.Meeting.ID != c.Record.AtHand().ID {
		begins.Text += c.Meeting.Ref().String() + " "
	}
	return begins
}

// itemOf returns the planned item that a thing is, or is discussed under; 0 for any
// other thing.
func itemOf(c component.Context, about model.Ref) model.ID {
	it, _ := c.Record.DiscussedUnder(c.Meeting.ID, about)
	return it.ID
}

func askCancel(c component.Context, _ component.Intent) component.Effect {
	m := c.Meeting
	return component.Open{Dialog: dialog.NewConfirm(
		fmt.Sprintf("Cancel %s?", m.Ref()),
		fmt.Sprintf("%s on %s is given up, until undo. What is open on it is carried over to a later meeting.", model.Quoted(m.Title), m.Date.Near(c.Today())),
		component.Do{Command: model.CancelMeeting{Meeting: m.ID}})}
}

// removeThing takes a thing off the plan: a meeting is cancelled, a person no longer
// expected.
func removeThing(c component.Context, i component.Intent) component.Effect {
	switch i.About.Kind {
	case model.KindMeeting:
		if why := notCancelled(c, i); why != "" {
			return component.Say{Text: why}
		}
		return askCancel(c, i)
	case model.KindPerson:
		return component.Do{Command: model.TakeOff{Meeting: c.Meeting.ID, Person: i.About.ID}}
	}
	if it, ok := c.Record.DiscussedUnder(c.Meeting.ID, i.About); ok && it.IsPlace() { // the thing stays, its place goes
		return component.Do{Command: model.Remove{About: it.Ref()}}
	}
	return component.Do{Command: model.Remove{About: i.About}}
}

// minutesOf reads the minutes of the meeting whose plan is shown.
func minutesOf(not func(component.Context, component.Intent) string) component.Action {
	action := minutes("read the minutes of the selected meeting; of a planned one what is to be read before", "read the minutes of the meeting; of a planned one what is to be read before")
	action.Not = not
	return action
}

// importAgenda reads an agenda in.
func importAgenda(key, label, help, inLines string) component.Action {
	return component.Action{Name: keymap.ImportAgenda, Keys: []string{key}, Label: label, Help: help, InLines: inLines,
		Do: func(c component.Context, _ component.Intent) component.Effect {
			return component.Open{Dialog: dialog.NewImport(c)}
		}}
}
