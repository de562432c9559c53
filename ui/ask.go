package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/dialog"
	"gavel/ui/part"
)

// do carries out what a part asks for.
func (m *Root) do(ask part.Ask) tea.Cmd {
	switch ask := ask.(type) {
	case nil:
		return nil
	case part.Do:
		return m.once(m.command(ask))
	case part.Both:
		return m.both(ask.First, ask.Second)
	case part.Open:
		m.status = status{}
		m.dialogs = append(m.dialogs, ask.Dialog)
	case part.Close:
		m.closeDialog()
	case part.Rule:
		return tea.Sequence(m.toTheRoom(ask.About), m.do(part.Open{Dialog: dialog.NewRuling(ask.About)}))
	case part.Edit:
		return m.do(part.Open{Dialog: dialog.EditForm(m.context(), ask.About, ask.Field)})
	case part.Add:
		return m.do(part.Open{Dialog: dialog.AddForm(m.context(), ask.Kind, ask.On)})
	case part.Capture:
		m.line.begin(ask.Text)
	case part.Perform:
		return m.intent(ask.Intent)
	case part.Show:
		if ask.Screen == part.Prepare && !ask.Asked && (m.shown == part.Review || m.shown == part.Room) {
			return m.do(part.Open{Dialog: dialog.NewPrivate(m.context())})
		}
		m.show(ask.Screen)
	case part.Say:
		m.status = status{text: ask.Text}
	default:
		return m.doOutside(ask)
	}
	return nil
}

// both does one thing and then another, which is not done where the first is
// refused: of a change that is known once it is saved.
func (m *Root) both(first, second part.Ask) tea.Cmd {
	switch first := first.(type) {
	case part.Do:
		first.Then = after(first.Then, second)
		return m.do(first)
	case part.Undo:
		return m.once(then(m.undo(), second))
	case part.Redo:
		return m.once(then(m.redo(), second))
	case part.Both:
		return m.both(first.First, after(first.Second, second))
	}
	cmd := m.do(first)
	return tea.Sequence(cmd, m.do(second))
}

func after(first, second part.Ask) part.Ask {
	if first == nil {
		return second
	}
	return part.Both{First: first, Second: second}
}

func then(j job, second part.Ask) job {
	j.ask.Then = second
	return j
}

// toTheRoom puts the item of what is read back before the room, if it still
// needs its answer: that is where the time goes now.
func (m *Root) toTheRoom(about model.Ref) tea.Cmd {
	item, ok := dialog.BelongsBefore(m.context(), about)
	if !ok {
		return nil
	}
	j := m.command(part.Do{Command: model.OpenItem{Item: item}, Stay: true})
	j.quiet = true
	return m.once(j)
}

// doOutside carries out what reaches beyond the screen.
func (m *Root) doOutside(ask part.Ask) tea.Cmd {
	switch ask := ask.(type) {
	case part.Copy:
		return m.copied(ask)
	case part.Save:
		return saveFile(ask)
	case part.Read:
		return readFile(ask)
	case part.Sample:
		return m.sampleOrWhyNot()
	case part.Undo:
		return m.once(m.undo())
	case part.Redo:
		return m.once(m.redo())
	case part.Retry, part.WriteUnsaved, part.SaveAnew, part.LeaveUnsaved:
		return m.doUnsaved(ask)
	case part.Quit:
		if m.trouble != nil && len(m.waiting()) > 0 {
			return m.do(part.Open{Dialog: dialog.NewUnsaved(true)})
		}
		if live, ok := m.record.Live(); ok && !ask.Asked && !m.sample && !m.options.Follow {
			return m.do(part.Open{Dialog: dialog.NewLeave(live)})
		}
		return m.end()
	}
	return nil
}

// sampleOrWhyNot opens the sample, unless something waits to be saved: it is meant
// for its own file.
func (m *Root) sampleOrWhyNot() tea.Cmd {
	if waiting := m.waiting(); len(waiting) > 0 {
		m.status = status{text: fmt.Sprintf("not while something is not saved: %s", waiting[0].name), problem: true}
		return nil
	}
	return m.enqueue(m.openSample())
}

func (m *Root) closeDialog() {
	if n := len(m.dialogs); n > 0 {
		m.dialogs = m.dialogs[:n-1]
	}
}

func (m *Root) show(s part.Screen) {
	if (s == part.Prepare) != (m.shown == part.Prepare) {
		m.changeCompany()
	}
	m.shown = s
	if s != part.Prepare {
		if live, ok := m.record.Live(); ok {
			m.meeting = live.ID
		}
	}
	m.screen().Update(m.context())
	m.toItemBeforeTheRoom()
}

// changeCompany goes from the screen that one person sees to one that all see, or
// back: what is private and still open is kept and closed, and each has a line of
// its own.
func (m *Root) changeCompany() {
	m.dialogs = slices.DeleteFunc(m.dialogs, func(d part.Dialog) bool {
		form, ok := d.(*dialog.Form)
		if ok && form.Private() {
			form.Keep(m.context())
			return true
		}
		return false
	})
	m.line.leave()
	m.line, m.apart = m.apart, m.line
}

// way is how to come to an intent from where the cursor is: its key, else its
// words among all commands.
func (m *Root) way(intent keymap.Intent) string {
	scopes := m.scopes()
	if key := m.keys.Key(intent, scopes...); key != "" {
		return key
	}
	for _, b := range m.keys.Bindings() {
		if palette := m.keys.Key(keymap.Palette, scopes...); b.Intent == intent && palette != "" {
			return fmt.Sprintf("%s and %q", palette, b.Label)
		}
	}
	return string(intent)
}

// intent answers an intent where no dialog is open: the screen first. It is about
// what the cursor is on, where it does not say.
func (m *Root) intent(intent part.Intent) tea.Cmd {
	if intent.About.IsZero() {
		intent.About = m.screen().Selected()
	}
	switch intent.Name {
	case keymap.Help:
		return m.do(part.Open{Dialog: dialog.NewHelp(m.context(), m.scopes())})
	case keymap.Palette:
		return m.do(part.Open{Dialog: dialog.NewPalette(m.context(), append(m.screen().Everywhere(), keymap.Global), m.disabled)})
	case keymap.Undo:
		return m.do(part.Undo{})
	case keymap.Redo:
		return m.do(part.Redo{})
	case keymap.Quit:
		return m.do(part.Quit{})
	case keymap.Suspend:
		return tea.Suspend
	case keymap.Mouse:
		m.switchMouse()
		return nil
	case keymap.Unsaved:
		return m.do(part.Open{Dialog: dialog.NewUnsaved(false)})
	case keymap.Minutes:
		c := m.context()
		return m.do(dialog.OpenMinutes(c, c.Meeting))
	}
	return m.do(m.screen().Handle(m.context(), intent))
}

// disabled says why an intent would do nothing now; "" where it would.
func (m *Root) disabled(intent keymap.Intent) string {
	c := m.context()
	if !m.bound(intent) {
		return "it belongs to another pane; select something there first"
	}
	switch intent {
	case keymap.Clock:
		if c.Record.Clock(c.Meeting.ID).Item == 0 {
			return "no item is before the room; open one first"
		}
	case keymap.DeferRest:
		if c.Meeting.Status != model.Live || len(c.Record.NotReached(c.Meeting.ID, c.Now)) == 0 {
			return "nothing is left that could be put off"
		}
	case keymap.Adjourn, keymap.CloseMeeting:
		if c.Meeting.Status != model.Live {
			return "no meeting is being held"
		}
	case keymap.Rule, keymap.Edit, keymap.OpenItem, keymap.Skip, keymap.Withdraw, keymap.Notes, keymap.MoveUp, keymap.MoveDown, keymap.Evidence, keymap.Copy, keymap.CopyList:
		if m.screen().Selected().IsZero() {
			return "nothing is selected"
		}
	case keymap.Review:
		if _, live := c.Record.Live(); !live {
			return "no meeting is being held; start one"
		}
	}
	return ""
}

// bound reports whether the intent belongs to where the cursor is, by a key or
// without one.
func (m *Root) bound(intent keymap.Intent) bool {
	scopes := m.scopes()
	return slices.ContainsFunc(m.keys.Bindings(), func(b keymap.Binding) bool {
		return b.Intent == intent && slices.Contains(scopes, b.Scope)
	})
}
