package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/storage"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/screen"
	"gavel/ui/session"
)

// This file shows what the session answers with: sentences on the status line, the cursor
// where something was changed, the capture lines as their texts are saved or come back.

// do carries out what a component asks for.
func (m *Root) do(ask component.Effect) tea.Cmd {
	return tea.Batch(m.carryOut(m.session.Do(ask)), m.ready())
}

// ready starts what can be started now, each beside the screen.
func (m *Root) ready() tea.Cmd {
	var cmds []tea.Cmd
	for _, w := range m.session.Ready() {
		cmds = append(cmds, start(w))
	}
	return tea.Batch(cmds...)
}

func start(w session.Work) tea.Cmd {
	return func() tea.Msg { return w.Run(context.Background()) }
}

// carryOut shows steps, and does what only the screen can do.
func (m *Root) carryOut(steps []session.Step) tea.Cmd {
	var cmds []tea.Cmd
	for _, step := range steps {
		switch step := step.(type) {
		case session.Said:
			m.status = status{text: step.Text, problem: step.Tone >= session.Problem, muted: step.Tone == session.Muted}
		case session.Shown:
			m.followScreen(step)
		case session.Saved:
			cmds = append(cmds, m.reportSaved(step))
		case session.Refused:
			cmds = append(cmds, m.reportRefused(step))
		case session.Held:
			m.lineSaved(m.line)
			m.lineSaved(m.apart)
		case session.Trouble:
			m.reportTrouble(step)
		case session.Relieved:
			m.say("the file takes changes again")
		case session.News:
			m.reportNews(step.Entries)
		case session.Doubted:
			m.status = status{text: "the file is not what was saved: " + m.session.Doubt + "; see gavel doctor", problem: true}
		case session.Recovered:
			m.recovered(step)
		case session.Written:
			cmds = append(cmds, m.reportWritten(step))
		case session.Outside:
			cmds = append(cmds, m.doOutside(step.Effect))
		}
	}
	return tea.Batch(cmds...)
}

// followScreen follows to another screen. Each of the two companies has a line of its own.
func (m *Root) followScreen(step session.Shown) {
	if step.To.Private() != step.From.Private() {
		m.line.close()
		m.line, m.apart = m.apart, m.line
	}
	m.selectDiscussedItem()
}

// reportSaved says what was done, and takes the cursor there.
func (m *Root) reportSaved(step session.Saved) tea.Cmd {
	if step.Job.Quiet {
		return nil
	}
	m.say(step.Done.Says)
	if _, rules := step.Job.Save.Command.(model.GiveRuling); rules && step.Then == nil {
		m.offerNext(step.Done.Says)
	}
	if len(step.Done.Changes) > 0 && model.Undoable(step.Job.Save.Command, step.Done) && !m.status.stays {
		m.status.undo = m.session.Keys.Key(keymap.Undo, keymap.Global)
	}
	if line := m.lineAt(step.Job.Place); line != nil {
		m.lineSaved(line)
	}
	m.moveCursor(step)
	return m.do(step.Then)
}

// offerNext says after a ruling what comes next, behind what was done.
func (m *Root) offerNext(says string) {
	c := m.context()
	if next := screen.Offer(c, m.screen()); next != "" {
		m.say(fmt.Sprintf("%s %s %s", says, c.Theme.Glyphs.Separator, next))
	}
}

// moveCursor takes the cursor to what was changed, or on from it. Of what had to
// wait it stays where its person has taken it since.
func (m *Root) moveCursor(step session.Saved) {
	rule, rules := step.Job.Save.Command.(model.GiveRuling)
	switch {
	case step.Job.Held:
		return
	case rules && rule.About.Kind == model.KindState: // it is a step of what is discussed, which goes on
		return
	case rules:
		m.session.Screen().Advance()
	case m.isOver(step.Done.About): // where its minutes were sent is no reason to leave the plan of the next
	case movesCursor(step, m.session.Screen().Selected()):
		m.session.Screen().Choose(m.context().Record.Subject(step.Done.About))
	}
	m.session.SelectFor(step.Job.Place, m.session.Screen().Selected())
}

// isOver reports whether a thing is a meeting that was closed or cancelled.
func (m *Root) isOver(about model.Ref) bool {
	meeting, ok := m.context().Record.Meetings.Get(about.ID)
	return ok && about.Kind == model.KindMeeting && meeting.IsOver()
}

// movesCursor reports whether the cursor goes to what was changed: where a form was
// filled, an item opened, or something captured that will be ruled on, or that the list
// under the cursor has.
func movesCursor(step session.Saved, here model.Ref) bool {
	_, opened := step.Job.Save.Command.(model.OpenItem)
	kind := step.Done.About.Kind
	captured := step.Job.Place != "" && (kind == model.KindDecision || kind == model.KindItem || kind == here.Kind)
	_, putUp := step.Job.Save.Command.(model.PutUp)
	return opened || putUp || step.Job.From != nil || captured
}

// reportRefused says why something was not done. A ruling that lacks something leads to the form
// that asks for it, with what was said already; but only where its person still
// waits for it: a form that opens by itself would take the next key.
func (m *Root) reportRefused(step session.Refused) tea.Cmd {
	if step.DialogTold {
		m.dropQueuedInput()
		return nil
	}
	rule, isRule := step.Job.Save.Command.(model.GiveRuling)
	if !isRule || step.Refusal == nil || len(step.Refusal.Missing) == 0 || !m.isStillWaiting(step.Job) {
		m.reportNotDone(step)
		return nil
	}
	m.status = status{text: step.Says, problem: true}
	if line := m.lineAt(step.Job.Place); line != nil {
		m.lineSaved(line) // the form has what the line said
	}
	return m.do(component.Open{Dialog: dialog.OutcomeForm(m.context(), rule, step.Refusal.Asks)})
}

// isStillWaiting reports whether nothing has been opened, typed or asked for since a job
// was: then its answer is what its person waits for.
func (m *Root) isStillWaiting(j session.Job) bool {
	line := m.lineAt(j.Place)
	switch {
	case j.Held, len(m.session.Dialogs) > 0:
		return false
	case line == nil:
		return !m.line.open && j.From == nil
	}
	return m.line == line && line.open && line.empty() && !m.session.SavesLine(j.Place)
}

// reportNotDone says why something was not done, and gives back what was typed for it.
func (m *Root) reportNotDone(step session.Refused) {
	j, line := step.Job, m.lineAt(step.Job.Place)
	if m.isStillWaiting(j) {
		m.status = status{text: step.Says, problem: true}
		if line != nil {
			line.restore(j.Text, step.Says)
		}
		return
	}
	says := step.Says
	if j.Name != "" {
		says = fmt.Sprintf("%s was not done: %s", j.Name, says)
	}
	if step.Form {
		says += "; what was typed is in its form, when you open that again"
	}
	if line != nil {
		line.restoreUnder(j.Text)
		says += "; it is left in the line"
	}
	if m.status.stays {
		says = m.status.text + "; " + says
	}
	m.status = status{text: says, problem: true, stays: true}
}

// lostFile is the sentence of a window of the room about trouble with its file: no path,
// which is nobody's business there.
const lostFile = "This window has lost its file. It goes on when the file is back; else start it again."

// reportTrouble says once what is wrong; the mark on the last row stays. No dialog
// opens by itself: it would take the next key as an answer.
func (m *Root) reportTrouble(step session.Trouble) {
	switch {
	case m.options.Follow:
		m.status = status{text: lostFile, problem: true}
	case !step.Again:
		m.status = status{text: "not saved: " + session.ErrorText(step.Err), problem: true}
	}
}

// reportNews says what others have changed.
func (m *Root) reportNews(entries []storage.JournalEntry) {
	if m.options.Follow { // a room looks at its meeting, not at who typed what
		if m.status.text == lostFile {
			m.status = status{}
		}
		return
	}
	if len(entries) > 0 {
		m.say(describeNews(entries))
	}
}

// describeNews says who changed what, and how much there was before it.
func describeNews(entries []storage.JournalEntry) string {
	last := entries[len(entries)-1]
	says := fmt.Sprintf("%s: %s", session.ActorOf(last), last.Says)
	if more := len(entries) - 1; more > 0 {
		says += fmt.Sprintf(" (and %d more)", more)
	}
	return says
}

// reportWritten says where the actions are now that could not be saved.
func (m *Root) reportWritten(step session.Written) tea.Cmd {
	if step.Err != nil && !m.ending {
		m.status = status{text: fmt.Sprintf("they could not be written anywhere: %v", step.Err), problem: true}
		return nil
	}
	m.status = status{text: step.String()}
	if !step.Leave {
		return nil
	}
	m.session.GiveUp()
	cmd := m.end()
	m.leave = step.String()
	return cmd
}

// doOutside carries out what only the screen can do.
func (m *Root) doOutside(ask component.Effect) tea.Cmd {
	switch ask := ask.(type) {
	case component.Capture:
		m.line.begin(ask.Text)
	case component.Captured:
		m.line.forget(ask.Text)
		m.lineSaved(m.line)
	case component.Again:
		return m.sendAgain()
	case component.Perform:
		return m.intent(ask.Intent)
	case component.Say:
		m.status = status{text: ask.Text}
	case component.Help:
		return m.do(component.Open{Dialog: dialog.NewHelp(m.context(), m.scopes())})
	case component.Palette:
		return m.do(component.Open{Dialog: dialog.NewPalette(m.context(), append(m.screen().Everywhere(), keymap.Global), m.whyNot)})
	case component.Suspend:
		return tea.Suspend
	case component.SwitchMouse:
		m.switchMouse()
	case component.Copy:
		return m.copied(ask)
	case component.Quit:
		if m.session.Trouble() != nil && len(m.session.Waiting()) > 0 {
			return m.do(component.Open{Dialog: dialog.NewUnsaved(true)})
		}
		if first := m.confirmLeaving(); first != nil && !ask.Asked {
			return m.do(component.Open{Dialog: first})
		}
		return m.end()
	}
	return nil
}

// confirmLeaving returns what is asked before the program is left; nil for nothing: a room
// looks at the screen, or what was done in a sample would be lost.
func (m *Root) confirmLeaving() component.Dialog {
	live, ok := m.session.Record.Live()
	switch {
	case m.options.Follow:
		return nil
	case m.session.Sample && m.session.Changed:
		return dialog.NewLeaveSample()
	case ok && !m.session.Sample:
		return dialog.NewLeave(live)
	}
	return nil
}
