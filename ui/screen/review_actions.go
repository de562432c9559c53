package screen

import (
	"fmt"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/pane"
)

// showActions go from pane to pane.
func (s *Review) showActions() component.Actions {
	to := func(name keymap.Intent, key, label, help string, i int) component.Action {
		return component.Action{Name: name, Keys: []string{key}, Label: label, Help: help,
			Do: func(component.Context, component.Intent) component.Effect { s.toPane(i); return nil }}
	}
	next := func(by int) func(component.Context, component.Intent) component.Effect {
		return func(component.Context, component.Intent) component.Effect {
			s.toPane((s.focus + by + len(s.panes)) % len(s.panes))
			return nil
		}
	}
	return component.Actions{
		{Name: keymap.NextPane, Keys: []string{"tab", "right", "l"}, Label: "next pane", Help: "go to the next pane", Screen: true, Do: next(1)},
		{Name: keymap.PrevPane, Keys: []string{"shift+tab", "left", "h"}, Label: "previous pane", Help: "go to the previous pane", Screen: true, Do: next(-1)},
		to(keymap.Agenda, "1", "agenda", "go to the agenda", agendaPane),
		to(keymap.Decisions, "2", "decisions", "go to the decisions", decisionsPane),
		to(keymap.Blockers, "3", "blockers", "go to the blockers", blockersPane),
		to(keymap.Gate, "4", "gate", "go to the gate checklist and the feedback", gatePane),
		to(keymap.Actions, "5", "actions", "go to the actions", actionsPane),
		{Name: keymap.CloseMeeting, Keys: []string{"x"}, Label: "close", Help: "close the meeting, or see what is open before close", Not: component.Not(pane.NotOpen, notLive), Do: openClosing},
	}
}

// captureActions begin a captured line; not says why none is taken now.
func captureActions(not func(component.Context, component.Intent) string, screen bool) component.Actions {
	begins := func(name keymap.Intent, key, label, help, inLines, text string, on keymap.On) component.Action {
		return component.Action{Name: name, Keys: []string{key}, Label: label, Help: help, InLines: inLines, Screen: screen, On: on, Not: not, Do: component.Always(component.Capture{Text: text})}
	}
	feedback := begins(keymap.NewFeedback, "f", "feedback", "capture feedback on what is selected", "say feedback on what was named last", "f ", keymap.OnNothing)
	feedback.Former = []string{"remark"}
	decision := begins(keymap.NewDecision, "d", "decision", "capture a decision on the item being discussed", "", "d ", keymap.OnAny)
	decision.Do = beginDecision
	return component.Actions{
		{Name: keymap.Capture, Keys: []string{":", "/"}, Label: "capture", Help: "write one line that adds or rules anything", Screen: true, Not: not, Do: component.Always(component.Capture{})},
		decision,
		begins(keymap.NewBlocker, "b", "blocker", "capture a blocker", "", "b ", keymap.OnNothing),
		feedback,
		begins(keymap.NewConcern, "!", "concern", "capture a concern: feedback that blocks", "say a concern on what was named last: feedback that blocks", "! ", keymap.OnNothing),
		begins(keymap.NewAction, "a", "action", "capture a follow-up with owner and date", "", "a ", keymap.OnNothing),
		begins(keymap.NewCheck, "c", "check", "capture a check on the gate", "", "c ", keymap.OnNothing),
		begins(keymap.NewItem, "i", "item", "capture an agenda item", "", "i ", keymap.OnNothing),
		begins(keymap.NewPerson, "@", "person", "add a person who came in", "", "p ", keymap.OnNothing),
	}
}

// beginDecision begins a decision: the one that the item being discussed proposes, where it does.
func beginDecision(c component.Context, _ component.Intent) component.Effect {
	it, _ := c.Record.Items.Get(c.Record.Clock(c.Meeting.ID).Item)
	if lines := c.Record.ProposedLines(it, c.Today()); len(lines) > 0 {
		return component.Capture{Text: lines[0]}
	}
	return component.Capture{Text: "d "}
}

// meetingActions are about the meeting as a whole.
func (s *Review) meetingActions() component.Actions {
	return component.Actions{
		{Name: keymap.RollCall, Keys: []string{"r"}, Label: "roll call", Help: "say who is in the room", On: keymap.OnAny, Not: pane.NotOpen,
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return component.Open{Dialog: dialog.NewRollCall(c)}
			}},
		nextItem(component.Not(pane.NotOpen, notLive)),
		pane.Discuss(),
		{Name: keymap.Clock, Keys: []string{"t"}, Label: "clock", Help: "pause the item's clock, or let it run", Not: component.Not(pane.NotOpen, noItem), Do: askClock},
		{Name: keymap.Gaps, Keys: []string{"g"}, Label: "still open", Help: "list what is open before close", Not: pane.NotOpen, Do: openClosing},
		{Name: keymap.DeferRest, Keys: []string{"D"}, Label: "defer what is left", Help: "defer what was not reached, in one act", Not: component.Not(pane.NotOpen, nothingLeft),
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return component.Open{Dialog: dialog.DeferRestForm(c, c.Meeting.ID)}
			}},
		minutes("read, copy or save the minutes as they stand", "read the minutes as they stand"),
		documentAt("blockers", "B"),
		{Name: keymap.Adjourn, Keys: []string{"z"}, Label: "adjourn", Help: "interrupt the meeting; nothing is decided by it", Not: component.Not(pane.NotOpen, notLive), Do: askAdjourn},
		{Name: keymap.Start, Keys: []string{"S"}, Label: "start", Former: []string{"go on"}, Called: startOrGoOn, Help: "start a review that is planned, or go on with one that was adjourned", On: keymap.OnAny, Not: component.Not(pane.NotOpen, heldAlready), Do: askStart},
	}
}

// leaveActions lead elsewhere, or take what is shown along.
func (s *Review) leaveActions() component.Actions {
	return component.Actions{
		{Name: keymap.Prepare, Keys: []string{"p"}, Label: "prepare", Help: "leave the shared screen and prepare alone; it asks first", Do: component.Always(component.Show{Screen: component.Prepare})},
		{Name: keymap.Copy, Keys: []string{"y"}, Label: "copy", Help: "copy the selected row", Screen: true, On: keymap.OnThing,
			Do: func(c component.Context, _ component.Intent) component.Effect { return askCopy(c, s.pane(), false) }},
		{Name: keymap.CopyList, Keys: []string{"Y"}, Label: "copy list", Help: "copy the whole list of the pane", Screen: true, On: keymap.OnThing,
			Do: func(c component.Context, _ component.Intent) component.Effect { return askCopy(c, s.pane(), true) }},
		{Name: keymap.Room, Keys: []string{"R"}, Label: "room view", Help: "show what the room sees: large, and nothing but the meeting", Screen: true, Do: component.Always(component.Show{Screen: component.Room})},
	}
}

// startOrGoOn returns what the start of the meeting on screen is called.
func startOrGoOn(c component.Context, _ component.Intent) string {
	if c.Meeting.Status == model.Adjourned {
		return "go on"
	}
	return "start"
}

func openClosing(c component.Context, _ component.Intent) component.Effect {
	return component.Open{Dialog: dialog.NewClosing(c.Meeting.ID)}
}

// minutes reads those of the meeting that is named, else of the one on screen.
func minutes(help, inLines string) component.Action {
	return component.Action{Name: keymap.Minutes, Keys: []string{"m"}, Label: "minutes", Help: help, InLines: inLines, On: keymap.OnAny, Not: noMinutes,
		Do: func(c component.Context, i component.Intent) component.Effect {
			if m, ok := c.Record.Meetings.Get(i.About.ID); ok && i.About.Kind == model.KindMeeting {
				return dialog.OpenMinutes(c, m)
			}
			return dialog.OpenMinutes(c, c.Meeting)
		}}
}

// noMinutes says that no meeting is on screen, and none is named, that has minutes.
func noMinutes(c component.Context, i component.Intent) string {
	if i.About.Kind == model.KindMeeting {
		return ""
	}
	return pane.NoReview(c, i)
}

func askAdjourn(c component.Context, _ component.Intent) component.Effect {
	return component.Open{Dialog: dialog.NewAdjourn(c.Meeting, nil)}
}

// nothingLeft says that every item was reached.
func nothingLeft(c component.Context, _ component.Intent) string {
	if c.Meeting.Status != model.Live || len(c.Record.NotReached(c.Meeting.ID, c.Now)) == 0 {
		return "nothing is left to defer"
	}
	return ""
}

func heldAlready(c component.Context, _ component.Intent) string {
	if c.Meeting.Status == model.Live {
		return fmt.Sprintf("%s is being held already", c.Meeting.Ref())
	}
	return ""
}
