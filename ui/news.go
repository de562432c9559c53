package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"gavel/model"
	"gavel/storage"
	"gavel/ui/session"
)

// newsMsg is what other windows have changed in the file.
type newsMsg struct {
	saves  int // how many saves this window had made when it looked
	newest int64
	says   string        // who changed what, last; "" for nobody
	record *model.Record // nil while nobody changed anything
	read   model.Ref     // what another window reads back
	err    error         // the file is not the one that was opened any more
}

// look asks the file for what other windows have changed. Only one look is
// under way at a time, and none while something is being saved.
func (m *Root) look() tea.Cmd {
	if m.store == nil || m.saving || m.looking {
		return nil
	}
	m.looking = true
	s, seen, saves, follow, read := m.store, m.seen, m.saves, m.options.Follow, m.heardOf
	return func() tea.Msg {
		news := newsMsg{saves: saves, newest: seen, read: read}
		if news.err = s.StillThere(); news.err != nil {
			return news
		}
		entries, newest, err := s.News(context.Background(), seen)
		if err != nil {
			return news // the next look, or the next save, will say what is wrong
		}
		if len(entries) > 0 {
			if news.record, err = s.Record(context.Background()); err != nil {
				return news // so that the next look hears of it again
			}
			news.says = lastWord(entries)
		}
		news.newest = newest
		if follow {
			if about, err := s.ReadBack(context.Background()); err == nil { // else the next look asks again
				news.read = about
			}
		}
		return news
	}
}

// lastWord says who changed what, and how much there was before it.
func lastWord(entries []storage.JournalEntry) string {
	last := entries[len(entries)-1]
	says := fmt.Sprintf("%s: %s", session.ActorOf(last), last.Says)
	if more := len(entries) - 1; more > 0 {
		says += fmt.Sprintf(" (and %d more)", more)
	}
	return says
}

// lostFile is what a window of the room says of trouble with its file: no path,
// which is nobody's business there.
const lostFile = "This window has lost its file. It goes on when the file is back; else start it again."

// heard takes in what others have changed. What was read before a save of this
// window is old, and is looked for again.
func (m *Root) heard(msg newsMsg) {
	m.looking = false
	if m.saving || msg.saves != m.saves {
		return
	}
	if m.options.Follow {
		if msg.err != nil {
			m.status = status{text: lostFile, problem: true}
			return
		}
		if m.status.text == lostFile {
			m.status = status{}
		}
		m.heardOf = msg.read
	}
	if msg.err != nil {
		m.inTrouble(msg.err)
		return
	}
	if len(m.queue) == 0 {
		m.relieved()
	}
	m.seen = msg.newest
	if msg.record == nil {
		return
	}
	m.record = msg.record
	if !m.options.Follow { // a room looks at its meeting, not at who typed what
		m.say(msg.says)
	}
	m.refresh()
}
