// Package ui is the Bubble Tea program: a root that routes, sizes and stacks.
// Root turns keys into intents and hands them to the innermost component that wants
// them. What the components ask for goes to the session (ui/session), and what that
// answers is shown (steps.go). All I/O is in the session's work, which runs as
// commands, none in Update or View.
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
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/draw"
	"gavel/ui/screen"
	"gavel/ui/session"
)

// Root is the one tea.Model. Its components are plain structs.
type Root struct {
	options Options
	session *session.Session

	pressed   string    // keys that begin one that is made of several
	sequence  sequence  // what the terminal has begun to send
	key       string    // the key that is being answered
	answerKey string    // the key that the dialog on top was answered with
	ahead     []tea.Msg // what was pressed while the dialog on top waits for its answer to be saved
	looks     looks
	w, h      int

	noMouse bool // the mouse is the terminal's

	room   *screen.Room
	over   draw.KeptOverlay // what is behind the dialog, with the dialog on it
	line   *captureLine     // of who sees this screen
	apart  *captureLine     // of the others: what is typed on prepare is on no shared screen
	status status

	intervals intervals
	leave     string // what to say after the screen is gone
	ending    bool   // the program ends
	ended     bool   // by somebody else: a signal, or its window
	left      bool   // there is nothing left to do
	going     bool   // all is saved, and what is typed is being written down
}

// intervals are the times after which the program does something unasked.
type intervals struct {
	tick   time.Duration // between two looks at the clock
	follow time.Duration // between two looks of a window of the room into the file
	draft  time.Duration // that typing goes on before it is written down
}

// NewRoot makes the program's model over a record that was read, as it was at the newest
// change that it holds.
func NewRoot(o Options, record *model.Record, seen int64) *Root {
	m := &Root{
		options:   o,
		session:   session.New(o.Options, record, seen),
		line:      newCaptureLine(session.PlaceLine),
		apart:     newCaptureLine(session.PlaceApart),
		room:      screen.NewRoom(o.Follow),
		intervals: intervals{tick: time.Second, follow: followEvery, draft: draftEvery},
		noMouse:   o.NoMouse,
		status:    status{text: o.Say},
	}
	s := m.session
	s.MergeRepeats, s.Texts, s.Keys = true, m.texts, o.Keys
	if len(s.Keys.Bindings()) == 0 {
		s.Keys = keymap.Default()
	}
	m.looks = newLooks(o)
	s.Theme = m.looks.theme()
	s.Screens[component.Room] = m.room
	if o.Follow {
		s.Shown = component.Room
	}
	if s.Shown == component.Prepare {
		m.line, m.apart = m.apart, m.line
	}
	s.Refresh()
	m.selectDiscussedItem()
	return m
}

// Init asks the terminal for its background and starts the clock.
func (m *Root) Init() tea.Cmd {
	cmds := []tea.Cmd{m.askBackground(), m.tick(), m.follow()}
	if w, ok := m.session.RecoverDrafts(); ok {
		cmds = append(cmds, start(w))
	}
	if w, ok := m.session.Verify(); ok {
		cmds = append(cmds, start(w))
	}
	return tea.Batch(cmds...)
}

// resume takes up again what went on while nobody looked: the time, what others
// have changed, and whether the terminal is light or dark by now.
func (m *Root) resume() tea.Cmd {
	m.poll()
	return tea.Batch(m.askBackground(), m.ready())
}

// poll takes the time, has what waits tried again, and the file asked for news.
func (m *Root) poll() {
	m.session.Now = model.At(m.options.Now())
	m.session.Tick()
}

// tickMsg is the clock: once a second, for the time that is shown.
type tickMsg time.Time

func (m *Root) tick() tea.Cmd {
	return tea.Tick(m.intervals.tick, func(t time.Time) tea.Msg { return tickMsg(t) })
}

// Update routes a message.
func (m *Root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if m.ending && (m.ended || m.session.Saving() || m.going) && isUserInput(msg) {
		return m, nil
	}
	if next, taken := m.addPiece(msg); taken {
		if next == nil {
			return m, nil
		}
		msg = next
	}
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
	case tickMsg:
		m.poll()
		if m.options.Follow || screen.BottomRows(m.h) == 1 && !m.status.stays {
			m.status = m.status.expire(m.session.Now)
		}
		return m, tea.Batch(m.tick(), m.ready())
	case followMsg:
		m.session.RequestNews()
		return m, tea.Batch(m.follow(), m.ready())
	case tea.FocusMsg, tea.ResumeMsg:
		return m, m.resume()
	case tea.BackgroundColorMsg:
		m.looks.background(msg.IsDark())
		m.session.Theme = m.looks.theme()
	case tea.ColorProfileMsg:
		m.looks.profile = msg.Profile
		m.session.Theme = m.looks.theme()
	case tea.KeyPressMsg, tea.PasteMsg:
		m.session.Now = model.At(m.options.Now())
		return m, tea.Batch(m.input(msg), m.typing())
	case tea.MouseMsg:
		return m, m.mouse(msg)
	case session.Report:
		return m, m.reported(msg)
	case endMsg:
		m.ended = true
		return m, m.end()
	case draftMsg:
		m.session.KeepDrafts()
		return m, m.ready()
	case sayMsg:
		m.status = status(msg)
	}
	return m, nil
}

// reported shows what work has left behind, and goes on with what waited for it.
func (m *Root) reported(r session.Report) tea.Cmd {
	steps := m.session.Take(r)
	cmds := []tea.Cmd{m.carryOut(steps), m.replayInput()}
	if len(steps) > 0 {
		cmds = append(cmds, m.typing())
	}
	return tea.Batch(append(cmds, m.quitWhenDone(), m.ready())...)
}

// isUserInput reports whether a message is something that a person asks for. Once the
// program ends nothing more is begun.
func isUserInput(msg tea.Msg) bool {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg, tea.MouseMsg:
		return true
	}
	return false
}

// input hands on a key or a paste.
func (m *Root) input(msg tea.Msg) tea.Cmd {
	m.status.stays = false
	if !m.tooSmallToSee() && m.queueInput(msg) {
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
			return m.do(component.Quit{Asked: true})
		}
		return nil
	}
	if began != "" && name == "esc" {
		return nil // only what was begun is given up
	}
	pressed := strings.TrimPrefix(began+" "+name, " ")
	found, more := m.session.Keys.Find(pressed, m.activeScopes()...)
	intent := found.Intent
	switch {
	case more:
		m.pressed = pressed
		return nil
	case intent == "" && began != "":
		m.status = status{text: fmt.Sprintf("%s means nothing here", keymap.Readable(pressed))}
		return nil
	case name == "ctrl+c" && m.dialog() == nil && !m.line.open: // it leaves, whatever a person's own keys say
		return m.do(component.Quit{})
	case name == "ctrl+c" && dialog.AsksToLeave(m.dialog()): // pressed again, it is an answer
		return m.do(component.Quit{Asked: true})
	case intent == "" && name == "ctrl+c":
		intent = keymap.Back
	case intent == "" && m.isReopening(name):
		return nil
	case intent == "" && m.isHelpKey(pressed, msg.Text != ""):
		return m.do(component.Open{Dialog: dialog.NewHelpOn(m.context(), m.dialog())})
	case intent == "" && m.isPaletteKey(pressed):
		return nil
	case intent == "" && msg.Text != "": // a letter is text above all else
		return m.typeKey(msg)
	case intent == "":
		if anywhere, ok := m.intentAnywhere(pressed); ok {
			return m.intent(component.Named(anywhere))
		}
		return m.typeKey(msg)
	}
	return m.answer(component.Intent{Name: intent, Outcome: found.Outcome})
}

// isHelpKey reports whether a key asks for help on the dialog that is open: the key of
// help, where it is no text.
func (m *Root) isHelpKey(pressed string, letter bool) bool {
	d := m.dialog()
	if intent, ok := m.session.Keys.Intent(pressed, keymap.Global); d == nil || !ok || intent != keymap.Help {
		return false
	}
	if _, is := d.(*dialog.Help); is {
		return false
	}
	return !letter || dialog.TakesHelpKey(d)
}

// isPaletteKey says of the key that lists all commands, in a dialog, what lists those of
// the dialog: the others are those of the screen behind it.
func (m *Root) isPaletteKey(pressed string) bool {
	intent, ok := m.session.Keys.Intent(pressed, keymap.Global)
	if m.dialog() == nil || !ok || intent != keymap.Palette {
		return false
	}
	c := m.context()
	m.status = status{text: fmt.Sprintf("%s lists what can be done here; esc goes back to the screen, where all commands are listed", lastKey(c.Keys, keymap.Help))}
	return true
}

// lastKey returns the last of the keys of an intent that holds everywhere: of those of
// help the one that is no text.
func lastKey(keys keymap.Map, intent keymap.Intent) string {
	for _, b := range keys.In(keymap.Global) {
		if b.Intent == intent && len(b.Keys) > 0 {
			return keymap.Readable(b.Keys[len(b.Keys)-1])
		}
	}
	return ""
}

// activeScopes is the scopes that are asked for a key, innermost first.
func (m *Root) activeScopes() []keymap.Scope {
	switch d := m.dialog(); {
	case d != nil:
		return d.Scopes()
	case m.line.open:
		return captureStack
	}
	return m.scopes()
}

// answer hands an intent to what has the keys.
func (m *Root) answer(intent component.Intent) tea.Cmd {
	switch d := m.dialog(); {
	case d != nil:
		m.answerKey = m.key
		return m.do(d.Handle(m.context(), intent))
	case m.line.open && intent.Name == keymap.Accept:
		return m.sendLine()
	case m.line.open:
		return m.do(m.line.handle(m.lineContext(), intent.Name))
	}
	m.status = status{}
	return m.intent(intent)
}

// typeKey hands a key or a paste to the field that has the cursor.
func (m *Root) typeKey(msg tea.Msg) tea.Cmd {
	switch d := m.dialog(); {
	case d != nil:
		return m.typeInto(d, msg)
	case m.line.open:
		cmd := m.line.typeKey(msg)
		m.line.read(m.lineContext()) // the file is asked which cycle the things are of that are not in this one
		return tea.Batch(cmd, m.ready())
	}
	if lists, ok := m.screen().(*screen.Registers); ok && lists.Typing() {
		return lists.Type(m.context(), msg)
	}
	return nil
}

func (m *Root) typeInto(d component.Dialog, msg tea.Msg) tea.Cmd {
	ask, cmd := d.Type(m.context(), msg)
	return tea.Batch(cmd, m.do(ask))
}

func (m *Root) paste(msg tea.PasteMsg) tea.Cmd {
	m.pressed = ""
	if m.tooSmallToSee() {
		return nil
	}
	return m.typeKey(msg)
}

// scopes are asked where no dialog and no line has the keys.
func (m *Root) scopes() []keymap.Scope { return screen.Stack(m.screen()) }

func (m *Root) screen() screen.Screen { return m.session.Screen() }

// dialog is the topmost dialog; nil where none is open.
func (m *Root) dialog() component.Dialog { return m.session.Dialog() }

// context returns what the components look at.
func (m *Root) context() component.Context { return m.session.Context() }

// lineContext is the context with what a captured line is about.
func (m *Root) lineContext() lineContext {
	c := lineContext{Context: m.context(), changed: m.session.Changed, selected: m.screen().Selected(), last: m.session.Last, opens: m.howToReach(keymap.Capture)}
	c.closed = screen.WhyNot(c.Context, m.screen(), component.Named(keymap.Capture)) != ""
	if m.session.SavesLine(m.line.place) {
		c.saving = cmp.Or(m.beingSaved(), "being saved")
	}
	return c
}

// selectDiscussedItem puts the cursor where the room is.
func (m *Root) selectDiscussedItem() {
	if c := m.context(); c.Meeting.Status == model.Live {
		m.screen().Choose(c.Record.Subject(model.Ref{Kind: model.KindItem, ID: c.Record.Clock(c.Meeting.ID).Item}))
	}
}
