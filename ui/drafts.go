package ui

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/storage"
	"gavel/ui/part"
)

// This file keeps what is being typed in the file, so that no kill and no crash
// loses more than the last moment of it, and brings it back where it was typed.

// The places where something is typed: the capture line, lines that were left
// for another one, and forms by their key.
const (
	placeLine  = "line"
	placeApart = "apart"  // the line of prepare
	placeLeft  = " left:" // behind the place of the line
	placeForm  = "form:"
	placeWaits = "waits:" // before the place of what was sent and is not saved yet, and its name
)

// draftEvery is how long typing goes on before it is written down.
const draftEvery = 250 * time.Millisecond

// draftKeeper knows what of the typed is in the file.
type draftKeeper struct {
	kept    map[string]storage.Draft // by place, as the file has it
	under   []storage.Draft          // in the file too, but nowhere to be seen yet
	every   time.Duration            // how long typing goes on before it is written down
	waiting bool                     // a tick is under way, or the writing itself
}

// draftMsg is the tick after which what was typed is written down.
type draftMsg struct{}

// draftsKeptMsg says what is in the file now.
type draftsKeptMsg struct {
	kept map[string]storage.Draft
	err  error
}

// draftsLeftMsg is what was being typed in windows that have ended.
type draftsLeftMsg []storage.Draft

// typedNow is all that is typed and not said, by place.
func (m *Root) typedNow() map[string]string {
	for _, d := range m.dialogs {
		if form, ok := d.(interface{ Keep(part.Context) }); ok {
			form.Keep(m.context())
		}
	}
	now := map[string]string{}
	for _, line := range []*captureLine{m.line, m.apart} {
		if text := line.typed(); text != "" {
			now[line.place] = text
		}
		for i, text := range line.left {
			now[fmt.Sprint(line.place, placeLeft, i)] = text
		}
	}
	if about := m.readBack(); !about.IsZero() && !m.ending {
		now[storage.PlaceReadBack] = about.String()
	}
	for form, texts := range m.typed.Forms() {
		now[placeForm+form] = textOf(texts)
	}
	for _, j := range m.waiting() {
		switch {
		case j.form.key != "" && len(j.form.texts) > 0:
			now[j.place()] = textOf(j.form.texts)
		case j.text != "":
			now[j.place()] = j.text
		}
	}
	return now
}

// textOf is what was typed into a form, as the file keeps it.
func textOf(texts map[model.Field]string) string {
	text, err := json.Marshal(texts)
	if err != nil { // texts by name: it always can
		return ""
	}
	return string(text)
}

// place is where what was typed for a job is kept while it is not saved.
func (j job) place() string {
	from := placeForm + j.form.key
	if j.line != nil {
		from = j.line.place
	}
	return fmt.Sprintf("%s%x %s", placeWaits, j.uid, from)
}

// moves keeps what was typed at one place at another.
func (k *draftKeeper) moves(from, to string) {
	if draft, ok := k.kept[from]; ok {
		k.kept[to] = draft
		delete(k.kept, from)
	}
}

// typing begins to keep what is typed, if it is not under way.
func (m *Root) typing() tea.Cmd {
	if m.store == nil || m.sample || m.drafts.waiting || m.store.Writable() != nil {
		return nil
	}
	if keep, drop, _ := m.draftsToKeep(); len(keep)+len(drop) == 0 {
		return nil
	}
	m.drafts.waiting = true
	return tea.Tick(m.drafts.every, func(time.Time) tea.Msg { return draftMsg{} })
}

// draftsToKeep compares what is typed with what the file has of it.
func (m *Root) draftsToKeep() (keep []storage.Draft, drop []string, after map[string]storage.Draft) {
	after = map[string]storage.Draft{}
	now := m.typedNow()
	for _, place := range slices.Sorted(maps.Keys(now)) {
		draft, ok := m.drafts.kept[place]
		if !ok {
			draft = m.drafts.named(now[place])
		}
		if draft.Text != now[place] {
			draft.Place, draft.Text, draft.At = place, now[place], m.now
			keep = append(keep, draft)
		}
		after[place] = draft
	}
	for place, draft := range m.drafts.kept {
		if _, ok := now[place]; !ok {
			drop = append(drop, draft.UID)
		}
	}
	return keep, drop, after
}

// named is a draft that the file has of a text already, or a new one.
func (k *draftKeeper) named(text string) storage.Draft {
	for _, d := range k.under {
		if d.Text == text {
			return d
		}
	}
	return storage.Draft{UID: rand.Text()}
}

// keepDrafts writes down what is typed. While something cannot be saved,
// nothing is taken away: what it says is only in memory.
func (m *Root) keepDrafts() tea.Cmd {
	keep, drop, after := m.draftsToKeep()
	if m.trouble != nil {
		drop = nil
	}
	if m.store == nil || len(keep)+len(drop) == 0 {
		m.drafts.waiting = false
		return nil
	}
	s := m.store
	return func() tea.Msg {
		return draftsKeptMsg{after, s.KeepDrafts(context.Background(), keep, drop)}
	}
}

// draftsKept takes in what the file has now, and goes on if more was typed.
// Trouble is not told: the next save will tell it, and it is what counts.
func (m *Root) draftsKept(msg draftsKeptMsg) tea.Cmd {
	m.drafts.waiting = false
	if msg.err != nil {
		return nil
	}
	m.drafts.kept = msg.kept
	return m.typing()
}

// settles is the draft that a job makes good; without a UID for none.
func (m *Root) settles(j job) storage.Draft {
	place := j.place()
	if form, ok := j.from.(interface{ Key() string }); ok && !j.held {
		place = placeForm + form.Key()
	}
	draft := m.drafts.kept[place]
	draft.Place = place
	return draft
}

// settled forgets the draft that went with a save.
func (m *Root) settled(j job) {
	if kept := m.drafts.kept[j.draft.Place]; kept.UID == j.draft.UID {
		delete(m.drafts.kept, j.draft.Place)
	}
}

// recoverDrafts looks for what was being typed when gavel last ended.
func (m *Root) recoverDrafts() tea.Cmd {
	if m.store == nil || m.sample || m.store.Writable() != nil {
		return nil
	}
	s := m.store
	return func() tea.Msg {
		left, err := s.RecoverDrafts(context.Background())
		if err != nil {
			return nil // it is still in the file: the next start finds it
		}
		return draftsLeftMsg(left)
	}
}

// recovered brings back what was being typed, where it was typed.
func (m *Root) recovered(left draftsLeftMsg) {
	if len(left) == 0 {
		return
	}
	m.drafts.kept = map[string]storage.Draft{}
	back := map[*captureLine]bool{}
	forms := false
	for _, d := range left {
		if place, sent := strings.CutPrefix(d.Place, placeWaits); sent {
			_, d.Place, _ = strings.Cut(place, " ")
		}
		form, isForm := strings.CutPrefix(d.Place, placeForm)
		switch {
		case isForm:
			texts := map[model.Field]string{}
			if json.Unmarshal([]byte(d.Text), &texts) == nil {
				m.typed.Recover(form, texts)
				forms = true
			}
		default:
			line := m.lineAt(d.Place)
			line.recover(d.Text)
			back[line] = true
		}
	}
	m.adopt(left)
	var where []string
	if back[m.line] {
		where = append(where, fmt.Sprintf("in the capture line (%s)", m.way(keymap.Capture)))
	}
	if back[m.apart] {
		where = append(where, "in the capture line of "+lineNames[m.apart.place])
	}
	if forms {
		where = append(where, "in its form, when you open that again")
	}
	m.status = status{text: "what was being typed when gavel last ended is back " + strings.Join(where, ", and ")}
}

// lineNames says where a line is.
var lineNames = map[string]string{placeLine: "the review", placeApart: "prepare"}

// lineAt is the line whose text a place in the file keeps.
func (m *Root) lineAt(place string) *captureLine {
	if strings.HasPrefix(place, m.apart.place) {
		return m.apart
	}
	return m.line
}

// adopt finds the recovered texts among what is typed now, so that each goes
// from the file when it is said.
func (m *Root) adopt(left []storage.Draft) {
	now := m.typedNow()
	for _, place := range slices.Sorted(maps.Keys(now)) {
		i := slices.IndexFunc(left, func(d storage.Draft) bool { return d.Text == now[place] })
		if i >= 0 {
			m.drafts.kept[place] = left[i]
			left = slices.Delete(slices.Clone(left), i, i+1)
		}
	}
	m.drafts.under = left // under a newer text of the same form, until that is said
}
