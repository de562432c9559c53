package ui

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gavel/model"
	"gavel/model/capture"
	"gavel/model/test/turns"
	"gavel/storage"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/draw"
	"gavel/ui/draw/drawtest"
	"gavel/ui/screen"
)

// monkeySteps returns how many random inputs the monkeys make together, and monkeys
// how many there are; a fixed seed for each makes them the same ones each time.
func monkeySteps() int { return turns.Of(4_000, 200_000, 200_000) }

const (
	monkeys = 4
	life    = 5_000 // steps, then the sample is opened anew: a closed meeting is soon dull
)

// pastes lists texts that nobody types and somebody pastes.
var pastes = append([]string{
	"全角の文字", "a\tb\nc", "'); drop table ruling; --", "d x @ana due:fri crit:\"y\"",
	"private: nobody reads this", "approve D-10", strings.Repeat("wordwithoutend", 30),
}, slices.Sorted(maps.Values(drawtest.Hostile))...)

var monkeyKeys = []string{
	"enter", "enter", "esc", "esc", "tab", "shift+tab", "up", "down", "left", "right", "backspace", "pgup", "pgdown", "home", "end", "space",
	"0", "0", "1", "2", "3", "4", "a", "b", "c", "d", "e", "f", "g", "i", "j", "k", "m", "n", "o", "p", "r", "s", "t", "u", "U", "v", "w", "x",
	"A", "C", "D", "G", "I", "R", "S", "J", "K", "M", ":", "!", "?", "@", "/", "y", "z", "ctrl+p", "ctrl+s", "ctrl+o", "ctrl+j", "é", "会",
}

// TestAMonkeyBreaksNothing presses random keys, pastes, clicks and resizes: no
// panic, never larger than the window, the cursor on the focus, never a closed
// meeting with a gap, and no typed text lost.
func TestAMonkeyBreaksNothing(t *testing.T) {
	t.Chdir(t.TempDir()) // it saves minutes, too
	for seed := range uint64(monkeys) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			m := monkey{Rand: rand.New(rand.NewPCG(seed, 2))}
			for left := monkeySteps() / monkeys; left > 0; left -= life {
				m.driver, m.private = driveSample(t, 100, 30), nil
				for n := range m.record().Private.All() {
					m.private = append(m.private, n.Text)
				}
				if len(m.private) == 0 {
					t.Fatal("there is nothing private")
				}
				for range min(life, left) {
					m.step()
				}
				if t.Failed() {
					return
				}
			}
		})
	}
}

// TestAMonkeyLosesNothingOnASlowDisk presses on while the disk takes its time.
func TestAMonkeyLosesNothingOnASlowDisk(t *testing.T) {
	t.Chdir(t.TempDir())
	for seed := range uint64(monkeys) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			m := monkey{Rand: rand.New(rand.NewPCG(seed, 3)), driver: driveSample(t, 100, 30)}
			m.slow = true
			for range monkeySteps() / monkeys / 4 {
				m.step()
				for range m.IntN(3) { // the disk does some of what waits, or the terminal, or the clock
					m.does(func() string { return m.goesOn() })
				}
			}
		})
	}
}

// pendingKeys has the first thing done that was asked for, with what follows from it at
// once.
func (m *monkey) goesOn() (did string) {
	if len(m.begun) == 0 {
		return "nothing"
	}
	cmd := m.begun[0]
	m.begun = m.begun[1:]
	m.drain(cmd)
	return "the disk"
}

// monkey is somebody who presses anything.
type monkey struct {
	*rand.Rand
	*driver
	done    []string // the last things that it did
	private []string // what nobody else may see
}

func (m *monkey) pick(list []string) string { return list[m.IntN(len(list))] }

// step does one thing, and looks at what came of it.
func (m *monkey) step() {
	typing, edits := m.typing(), false
	m.does(func() (did string) {
		did, edits = m.act()
		return did
	}, func() string {
		if !edits {
			return ""
		}
		return typing
	})
}

// does does something, and looks at what came of it. typing is the place that was
// typed in; nil for none.
func (m *monkey) does(act func() string, typing ...func() string) {
	before, saves := m.words(), m.root.session.SaveCount()
	if len(m.root.ahead) > 0 {
		before = nil // what was pressed ahead may be typed at once
	}
	did, typed := act(), ""
	for _, place := range typing {
		typed = place()
	}
	if m.done = append(m.done, did); len(m.done) > 40 {
		m.done = m.done[1:]
	}
	m.looksAtTheSize()
	m.looksAtTheCursor()
	m.looksForPrivate()
	m.looksForLost(before, typed, m.root.session.SaveCount() > saves)
	if m.root.session.SaveCount() > saves {
		for x := range m.record().Meetings.All() {
			if x.Status == model.Closed && len(m.record().Gaps(x.ID, model.At(m.now))) > 0 {
				m.fail("%s is closed with a gap", x.Ref())
			}
		}
	}
	if m.t.Failed() {
		m.t.Fatalf("after %q", m.done)
	}
}

// act does one thing, names it, and says whether it may change what is typed.
func (m *monkey) act() (did string, edits bool) {
	switch m.IntN(16) {
	case 0:
		m.w, m.h = 1+m.IntN(180), 1+m.IntN(60)
		m.send(resized(m.w, m.h))
		return fmt.Sprintf("%d×%d", m.w, m.h), false
	case 1:
		text := m.pick(pastes)
		m.send(tea.PasteMsg{Content: text})
		return "paste " + text, true
	case 2:
		x, y := m.IntN(m.w), m.IntN(m.h)
		m.click(x, y)
		return fmt.Sprintf("click %d,%d", x, y), false
	case 3:
		m.wheel(m.IntN(m.w), m.IntN(m.h), 1-2*m.IntN(2))
		return "wheel", false
	}
	key := m.pick(monkeyKeys)
	m.press(key)
	switch key { // in a field these move, or leave it
	case "enter", "esc", "shift+tab", "up", "down", "pgup", "pgdown", "home", "end", "ctrl+s", "ctrl+o":
		return key, false
	}
	return key, true
}

func (m *monkey) fail(format string, args ...any) {
	m.t.Errorf(format+"\n%s", append(args, m.screen())...)
}

// looksAtTheSize fails where something would be larger than the window, were it
// not cut to it in the end.
func (m *monkey) looksAtTheSize() {
	if m.root.tooSmallToSee() {
		return
	}
	picture := m.root.draw()
	wide := slices.ContainsFunc(picture.Rows, func(row string) bool { return draw.Width(row) > m.w })
	if len(picture.Rows) > m.h || wide {
		m.fail("%d rows in a window of %d×%d, too wide: %t", len(picture.Rows), m.w, m.h, wide)
	}
	if picture.CursorX < 0 || picture.CursorY < 0 || picture.CursorX >= m.w || picture.CursorY >= m.h {
		m.fail("the cursor is at %d,%d in a window of %d×%d", picture.CursorX, picture.CursorY, m.w, m.h)
	}
}

// looksAtTheCursor fails unless it is inside of the window, and on the selected
// row where a pane has the focus.
func (m *monkey) looksAtTheCursor() {
	cursor := m.drawn().Cursor
	if cursor == nil {
		if !m.root.tooSmallToSee() {
			m.fail("there is no cursor")
		}
		return
	}
	selected := m.root.screen().Selected()
	if m.root.dialog() != nil || m.root.line.open || m.root.session.Shown == component.Room || selected.IsZero() || draw.ShapeOf(m.w, m.h) == draw.TooSmall || m.w < 60 || m.h < 20 {
		return
	}
	if lists, ok := m.root.screen().(*screen.Registers); ok && (lists.Typing() || lists.IsOpen()) {
		return // it is in the filter, or on what is linked
	}
	if m.root.currentStatus().text != "" {
		return // a long sentence may lie over the pane for a moment
	}
	if row := drawtest.Rows(m.drawn().Content, m.w, m.h)[cursor.Y]; !strings.Contains(row, selected.String()) {
		m.fail("%s is selected, and the cursor stands on %q", selected, row)
	}
}

// looksForPrivate fails where something private is on a screen that others see.
func (m *monkey) looksForPrivate() {
	if m.root.session.Shown.Private() {
		return
	}
	for _, text := range m.private {
		if strings.Contains(m.drawn().Content, text) {
			m.fail("a private note is on a shared screen")
		}
	}
	for _, d := range m.root.session.Dialogs {
		if form, ok := d.(*dialog.Form); ok && form.Private() {
			m.fail("a private note is being written on a shared screen")
		}
	}
}

// fieldOf parts the name of a form from that of its field.
const fieldOf = "\x00"

// typing is the place that takes what is typed: a form, or a line; "" for none.
func (m *monkey) typing() string {
	switch d := m.root.dialog().(type) {
	case *dialog.Form:
		return d.Key()
	case *dialog.Import:
		return "import"
	case nil:
		if m.root.line.open {
			return m.root.line.place
		}
	}
	return ""
}

// words is all that is typed and not said, by place.
func (m *monkey) words() map[string]string {
	typed := m.root.session.TypedNow()
	delete(typed, storage.PlaceReadBack)
	all := map[string]string{}
	for place, text := range typed {
		if !strings.HasPrefix(place, "form:") {
			all[place] = text
		}
	}
	for form, texts := range m.root.session.Typed.Forms() {
		for field, text := range texts {
			if strings.TrimSpace(text) != "" {
				all[form+fieldOf+string(field)] = text
			}
		}
	}
	return all
}

// says reports whether a thing says by now what was typed into a field of its form.
func (m *monkey) says(place, text string) bool {
	form, in, _ := strings.Cut(place, fieldOf)
	about, edits := model.ParseRef(strings.TrimPrefix(form, "edit "))
	if !edits {
		return false
	}
	return slices.ContainsFunc(m.record().Editable(about, model.At(m.now)), func(q model.Requirement) bool {
		return string(q.Field) == in && capture.Text(q.FieldSpec, q.Default, capture.Context{Record: m.record()}) == text
	})
}

// looksForLost fails where something is typed no more, but for the place that was
// typed in, and what was said.
func (m *monkey) looksForLost(before map[string]string, typing string, saved bool) {
	var now, lost []string
	for place, text := range m.words() {
		if before[place] == text {
			delete(before, place) // where it was
			continue
		}
		now = append(now, text)
	}
	for place, text := range before {
		if m.says(place, text) {
			delete(before, place) // saved by now, by a form that was sent before
		}
	}
	places := map[string]bool{}
	for place, text := range before {
		if i := slices.Index(now, text); i >= 0 {
			now = slices.Delete(now, i, i+1)
			continue
		}
		lost = append(lost, fmt.Sprintf("%s: %q", place, text))
		place, _, _ = strings.Cut(place, fieldOf)
		places[place] = true
	}
	switch {
	case len(lost) == 0, saved && len(places) == 1, len(lost) == 1 && places[typing]:
	default:
		m.fail("typed and lost: %v", lost)
	}
}
