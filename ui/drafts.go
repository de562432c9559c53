package ui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/ui/session"
)

// This file has what is being typed written down, and shows it again where it was typed.

// placeLeft stands behind the place of a line, for what was left there for another one.
const placeLeft = " left:"

// draftEvery is the time after which what is typed is written down.
const draftEvery = 250 * time.Millisecond

// draftMsg is the tick after which what was typed is written down.
type draftMsg struct{}

// typing begins to keep what is typed, if it is not under way.
func (m *Root) typing() tea.Cmd {
	if !m.session.Typing() {
		return nil
	}
	return tea.Tick(m.intervals.draft, func(time.Time) tea.Msg { return draftMsg{} })
}

// texts returns what is typed into the capture lines, by place.
func (m *Root) texts() map[string]string {
	now := map[string]string{}
	for _, line := range []*captureLine{m.line, m.apart} {
		if text := line.typed(); text != "" {
			now[line.place] = text
		}
		for i, text := range line.left {
			now[fmt.Sprint(line.place, placeLeft, i)] = text
		}
	}
	return now
}

// lineAt returns the line whose text a place in the file keeps; nil for no line's.
func (m *Root) lineAt(place string) *captureLine {
	switch {
	case strings.HasPrefix(place, m.line.place):
		return m.line
	case strings.HasPrefix(place, m.apart.place):
		return m.apart
	}
	return nil
}

// recovered brings back what was being typed, where it was typed.
func (m *Root) recovered(step session.Recovered) {
	back := map[*captureLine]bool{}
	for _, d := range step.Lines {
		line := m.lineAt(d.Place)
		if line == nil {
			line = m.line
		}
		line.recover(d.Text)
		back[line] = true
	}
	m.session.Adopt(step)
	var where []string
	if back[m.line] {
		where = append(where, fmt.Sprintf("in the capture line (%s)", m.howToReach(keymap.Capture)))
	}
	if back[m.apart] {
		where = append(where, "in the capture line of "+lineNames[m.apart.place])
	}
	if step.Forms {
		where = append(where, "in its form, when you open that again")
	}
	m.status = status{text: "what was being typed when gavel last ended is back " + strings.Join(where, ", and ")}
}

// lineNames says where a line is.
var lineNames = map[string]string{session.PlaceLine: "the review", session.PlaceApart: "prepare"}
