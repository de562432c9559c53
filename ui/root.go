// Package ui is the Bubble Tea program: a root that routes, sizes and stacks.
// Root turns keys into intents, hands them to the innermost part that wants
// them, and carries out what the parts ask for. It holds the one record; all
// I/O is in commands (effects.go), none in Update or View.
//
// It may import bubbletea, gavel/model and the rooms under it, gavel/storage,
// gavel/keymap, and the rooms under gavel/ui but ui/cli and ui/plain.
package ui

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/draw"
	"gavel/ui/part"
	"gavel/ui/screen"
	"gavel/ui/session"
	"gavel/ui/theme"
)

// Root is the one tea.Model. Its parts are plain structs.
type Root struct {
	options Options
	store   session.Store
	record  *model.Record
	meeting model.ID // the meeting on the review screen; 0 for none
	now     model.Instant

	keys     keymap.Map
	pressed  string    // keys that begin one that is made of several
	sequence sequence  // what the terminal has begun to send
	key      string    // the key that is being answered
	ahead    []tea.Msg // what was pressed while the dialog on top waits for its answer to be saved
	theme    *theme.Theme
	looks    looks
	typed    part.Typed
	w, h     int

	noMouse bool // the mouse is the terminal's

	shown   part.Screen
	screens map[part.Screen]screen.Screen
	prepare *screen.Prepare
	room    *screen.Room
	dialogs []part.Dialog
	over    []draw.KeptOverlay // what is behind each dialog, with the dialog on it
	line    *captureLine       // of who sees this screen
	apart   *captureLine       // of the others: what is typed on prepare is on no shared screen
	last    model.Ref          // the last thing captured: s/old/new/ mends it
	status  status

	queue   []job // what is to be saved, in the order it was asked for
	saving  bool
	current job   // what is being saved
	trouble error // why the head of the queue could not be saved; nil where it was not tried
	drafts  draftKeeper

	sample  bool      // the file is thrown away in the end
	seen    int64     // the newest change in the file that this window knows of
	saves   int       // how many changes this window has saved
	looking bool      // for what other windows have changed
	leave   string    // what to say after the screen is gone
	keeping bool      // a copy of the file is being made
	heardOf model.Ref // what another window reads back; only a window that follows asks
	ending  bool      // the program ends
	ended   bool      // by somebody else: a signal, or its window
	going   bool      // all is saved, and what is typed is being written down
	doubt   string    // why the file is not what was saved; "" where it is, or nobody knows yet
}

// NewRoot makes the program's model over a record that was read.
func NewRoot(o Options, record *model.Record) *Root {
	m := &Root{
		options: o,
		seen:    -1,
		sample:  o.Sample,
		store:   o.Store,
		record:  record,
		now:     model.At(o.Now()),
		keys:    o.Keys,
		line:    newCaptureLine(placeLine),
		apart:   newCaptureLine(placeApart),
		prepare: screen.NewPrepare(),
		room:    screen.NewRoom(o.Follow),
		drafts:  draftKeeper{every: draftEvery},
		noMouse: o.NoMouse,
		status:  status{text: o.Say},
	}
	if len(m.keys.Bindings()) == 0 {
		m.keys = keymap.Default()
	}
	m.looks = newLooks(o)
	m.theme = m.looks.theme()
	m.screens = map[part.Screen]screen.Screen{
		part.Welcome: screen.NewWelcome(),
		part.Prepare: m.prepare,
		part.Review:  screen.NewReview(),
		part.Room:    m.room,
	}
	m.shown = session.FirstScreen(record)
	if o.Follow {
		m.shown = part.Room
	}
	if m.shown == part.Prepare {
		m.line, m.apart = m.apart, m.line
	}
	m.refresh()
	m.toItemBeforeTheRoom()
	return m
}

// Init asks the terminal for its background and starts the clock.
func (m *Root) Init() tea.Cmd {
	return tea.Batch(m.askBackground(), m.tick(), m.follow(), m.recoverDrafts(), m.verify())
}

// back takes up again what went on while nobody looked: the time, what others
// have changed, and whether the terminal is light or dark by now.
func (m *Root) back() tea.Cmd {
	m.now = model.At(m.options.Now())
	return tea.Batch(m.askBackground(), m.look(), m.retry())
}

// tickMsg is the clock: once a second, for the time that is shown.
type tickMsg time.Time

func (m *Root) tick() tea.Cmd {
	return tea.Tick(time.Second, func(t time.Time) tea.Msg { return tickMsg(t) })
}

// Update routes a message.
func (m *Root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if m.ending && (m.ended || m.saving || m.going) && asks(msg) {
		return m, nil
	}
	if next, taken := m.piece(msg); taken {
		if next == nil {
			return m, nil
		}
		msg = next
	}
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
	case tickMsg:
		m.now = model.At(m.options.Now())
		if m.options.Follow {
			m.status = m.status.faded(m.now)
		}
		return m, tea.Batch(m.tick(), m.look(), m.retry())
	case followMsg:
		return m, tea.Batch(m.follow(), m.look())
	case newsMsg:
		m.heard(msg)
	case verifiedMsg:
		m.verified(msg)
	case tea.FocusMsg, tea.ResumeMsg:
		return m, m.back()
	case tea.BackgroundColorMsg:
		m.looks.background(msg.IsDark())
		m.theme = m.looks.theme()
	case tea.ColorProfileMsg:
		m.looks.profile = msg.Profile
		m.theme = m.looks.theme()
	case tea.KeyPressMsg, tea.PasteMsg:
		m.now = model.At(m.options.Now())
		return m, tea.Batch(m.input(msg), m.typing())
	case tea.MouseMsg:
		return m, m.mouse(msg)
	case savedMsg:
		saved := m.saved(msg)
		return m, tea.Batch(saved, m.goOnTyping(), m.typing(), m.keep(msg), m.goOnEnding())
	case keptMsg:
		m.kept(msg)
	case endMsg:
		m.ended = true
		return m, m.end()
	case draftMsg:
		return m, m.keepDrafts()
	case draftsKeptMsg:
		return m, m.draftsKept(msg)
	case draftsLeftMsg:
		m.recovered(msg)
	case elsewhereMsg:
		return m, m.wroteElsewhere(msg)
	case anewMsg:
		return m, m.movedAnew(msg)
	case readMsg:
		return m, m.do(msg.got(msg.text, msg.err))
	case sayMsg:
		m.status = status(msg)
	}
	return m, nil
}

// asks reports whether a message is something that a person asks for. Once the
// program ends nothing more is begun.
func asks(msg tea.Msg) bool {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg, tea.MouseMsg:
		return true
	}
	return false
}

// input hands on a key or a paste.
func (m *Root) input(msg tea.Msg) tea.Cmd {
	m.status.stays = false
	if !m.tooSmallToSee() && m.waitsItsTurn(msg) {
		return nil
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.PasteMsg:
		return m.paste(msg)
	}
	return nil
}

// press turns a key, with those that were pressed before it where several make one,
// into an intent, innermost scope first, and hands it on. What no scope wants is
// text for the field that has the cursor.
func (m *Root) press(msg tea.KeyPressMsg) tea.Cmd {
	name, began := keymap.Normal(msg.String()), m.pressed
	m.pressed, m.key = "", name
	if name == "ctrl+c" {
		began = "" // it leaves, whatever was begun
	}
	if m.tooSmallToSee() { // nobody acts on what nobody sees
		if name == "ctrl+c" {
			return m.do(part.Quit{Asked: true})
		}
		return nil
	}
	if began != "" && name == "esc" {
		return nil // only what was begun is given up
	}
	pressed := strings.TrimPrefix(began+" "+name, " ")
	found, more := m.keys.Find(pressed, m.inForce()...)
	intent := found.Intent
	switch {
	case more:
		m.pressed = pressed
		return nil
	case intent == "" && began != "":
		m.status = status{text: fmt.Sprintf("%s means nothing here", keymap.Readable(pressed))}
		return nil
	case name == "ctrl+c" && m.dialog() == nil && !m.line.open: // it leaves, whatever a person's own keys say
		return m.do(part.Quit{Asked: true})
	case intent == "" && name == "ctrl+c":
		intent = keymap.Back
	case intent == "" && m.openAlready(name):
		return nil
	case intent == "" && msg.Text != "": // a letter is text above all else
		return m.take(msg)
	case intent == "":
		if anywhere, ok := m.anywhere(pressed); ok {
			return m.intent(part.Named(anywhere))
		}
		return m.take(msg)
	}
	return m.answer(part.Intent{Name: intent, Outcome: found.Outcome})
}

// inForce is the scopes that are asked for a key, innermost first.
func (m *Root) inForce() []keymap.Scope {
	switch d := m.dialog(); {
	case d != nil:
		return d.Scopes()
	case m.line.open:
		return []keymap.Scope{keymap.InCapture}
	}
	return m.scopes()
}

// answer hands an intent to what has the keys.
func (m *Root) answer(intent part.Intent) tea.Cmd {
	switch d := m.dialog(); {
	case d != nil:
		return m.do(d.Handle(m.context(), intent))
	case m.line.open && intent.Name == keymap.Accept:
		return m.sendLine()
	case m.line.open:
		return m.do(m.line.handle(m.lineContext(), intent.Name))
	}
	m.status = status{}
	return m.intent(intent)
}

// take hands a key or a paste to the field that has the cursor.
func (m *Root) take(msg tea.Msg) tea.Cmd {
	switch d := m.dialog(); {
	case d != nil:
		return m.typeInto(d, msg)
	case m.line.open:
		return m.line.take(msg)
	}
	return nil
}

func (m *Root) typeInto(d part.Dialog, msg tea.Msg) tea.Cmd {
	ask, cmd := d.Type(m.context(), msg)
	return tea.Batch(cmd, m.do(ask))
}

func (m *Root) paste(msg tea.PasteMsg) tea.Cmd {
	m.pressed = ""
	if m.tooSmallToSee() {
		return nil
	}
	return m.take(msg)
}

// scopes are asked where no dialog and no line has the keys.
// A window that follows has no key that changes anything.
func (m *Root) scopes() []keymap.Scope {
	if m.options.Follow {
		return m.screen().Scopes()
	}
	return append(m.screen().Scopes(), keymap.Global)
}

func (m *Root) screen() screen.Screen { return m.screens[m.shown] }

// dialog is the topmost dialog; nil where none is open.
func (m *Root) dialog() part.Dialog {
	if len(m.dialogs) == 0 {
		return nil
	}
	return m.dialogs[len(m.dialogs)-1]
}

// context is what the parts look at.
func (m *Root) context() part.Context {
	c := part.Context{
		Record: m.record, Now: m.now, Theme: m.theme, Keys: m.keys,
		User: m.options.User, Zone: m.options.Zone, ZoneDoubt: m.options.ZoneDoubt, Typed: &m.typed, Unsaved: m.unsaved(), Doubt: m.doubt,
	}
	if p, ok := m.record.PersonNamed(m.options.User); ok {
		c.Me = p.ID
	}
	if m.shown == part.Prepare {
		c.Meeting = m.prepare.Meeting(c)
	} else if c.Meeting, _ = m.record.Meetings.Get(m.meeting); c.Meeting.ID == 0 {
		c.Meeting, _ = m.record.Live()
	}
	if m.options.Follow && c.Meeting.ID == 0 {
		c.Meeting = m.record.AtHand()
	}
	c.Reading = m.readBack()
	return c
}

// lineContext is the context with what a captured line is about.
func (m *Root) lineContext() lineContext {
	c := lineContext{Context: m.context(), selected: m.screen().Selected(), last: m.last, opens: m.way(keymap.Capture)}
	if m.savesLine(m.line) {
		c.saving = cmp.Or(m.beingSaved(), "being saved")
	}
	return c
}

// toItemBeforeTheRoom puts the cursor where the room is.
func (m *Root) toItemBeforeTheRoom() {
	if c := m.context(); c.Meeting.Status == model.Live {
		m.screen().Choose(model.Ref{Kind: model.KindItem, ID: c.Record.Clock(c.Meeting.ID).Item})
	}
}

// refresh hands the record to what shows it.
func (m *Root) refresh() {
	if live, ok := m.record.Live(); ok {
		m.meeting = live.ID
	}
	m.screen().Update(m.context())
}
