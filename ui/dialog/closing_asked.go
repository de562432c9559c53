package dialog

import (
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
)

// fixSays says what the numbers of the gaps are good for.
const fixSays = "fix 1 offers every way to answer the first; so for each."

// Converse says what is open before the close; with nothing open,
// what was decided, and asks for the word that closes.
func (d *Closing) Converse(c component.Context, l component.Lines) (component.Effect, error) {
	if d.problem != "" {
		l.Refuse(d.problem)
		return component.Close{}, nil
	}
	m, _ := c.Record.Meetings.Get(d.meeting)
	if listGaps(c, l, m) {
		l.Refuse(fixSays)
		return component.Close{}, nil
	}
	const word = "close"
	listDecided(c, l, m)
	title := openSummary(c, d.meeting)
	q := component.Query{
		Form: title, Label: word + " or " + component.Back, Offers: []string{word, component.Back},
		Says: fmt.Sprintf("%s: write %s to close it, %s to leave it open.", title, word, component.Back),
	}
	for {
		text, left, err := l.Ask(q)
		if err != nil || left {
			return component.Close{}, err
		}
		if strings.EqualFold(text, word) {
			return d.Handle(c, component.Named(keymap.CloseMeeting)), nil
		}
		l.Unclear(text, word, component.Back)
	}
}

// SayGaps lists what stands between a meeting and its close.
func SayGaps(c component.Context, l component.Lines, m model.Meeting) {
	switch {
	case m.Status != model.Live && m.Status != model.Adjourned:
		l.List("What is open before close is counted once a meeting is held.", nil, nil)
	case listGaps(c, l, m):
		l.Say(fixSays)
	default:
		l.List(fmt.Sprintf("%s is ready to close.", m.Ref()), nil, nil)
	}
}

// listGaps lists the gaps of a meeting, if there are any.
func listGaps(c component.Context, l component.Lines, m model.Meeting) bool {
	var about []model.Ref
	var lines []string
	gaps := openOf(c, m.ID)
	for _, g := range gaps {
		about = append(about, g.About)
		lines = append(lines, g.Says)
	}
	if len(lines) > 0 {
		l.List(fmt.Sprintf("%s (%s):", openSummary(c, m.ID), openCounts(gaps)), about, lines)
	}
	return len(lines) > 0
}

// listDecided reads back what a meeting disposed of.
func listDecided(c component.Context, l component.Lines, m model.Meeting) {
	summary := summaryOf(c, m)
	l.Say(fmt.Sprintf("%s: %s.", m.Ref(), summary.counts))
	var about []model.Ref
	var lines []string
	for _, group := range summary.groups {
		for _, x := range group.rows {
			about = append(about, x.about)
			lines = append(lines, fmt.Sprintf("%s: %s %s (%s)", x.word, x.about, x.text, x.by))
		}
	}
	l.List(fmt.Sprintf("What %s decided:", m.Ref()), about, lines)
	for _, line := range summary.lines {
		l.Say(fmt.Sprintf("%s: %s", line.label, line.text))
	}
}
