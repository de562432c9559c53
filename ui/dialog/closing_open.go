package dialog

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
)

// This file draws what is still open before a meeting can be closed, in groups.

// openKinds are the groups of what is open, in the order of the panes, each with the word
// for one thing of it.
var openKinds = []struct {
	kind       model.Kind
	title, one string
}{
	{model.KindItem, "Agenda", "item"},
	{model.KindDecision, "Decisions", "decision"},
	{model.KindBlocker, "Blockers", "blocker"},
	{model.KindCheck, "Gate", "check"},
	{model.KindFeedback, "Concerns and feedback", "concern or feedback"},
}

// openGroup returns the place of a kind among the groups.
func openGroup(kind model.Kind) int {
	for i, g := range openKinds {
		if g.kind == kind {
			return i
		}
	}
	return len(openKinds) - 1
}

// openOf returns what is open before a meeting can be closed, group by group.
func openOf(c component.Context, meeting model.ID) []model.Gap {
	gaps := c.Record.Gaps(meeting, c.Now)
	slices.SortStableFunc(gaps, func(a, b model.Gap) int {
		return cmp.Compare(openGroup(a.About.Kind), openGroup(b.About.Kind))
	})
	return gaps
}

// openIn counts what is open in each group.
func openIn(gaps []model.Gap) []int {
	counts := make([]int, len(openKinds))
	for _, g := range gaps {
		counts[openGroup(g.About.Kind)]++
	}
	return counts
}

// openCounts says how many things are open in each group: "1 decision, 2 blockers".
func openCounts(gaps []model.Gap) string {
	var says []string
	for i, n := range openIn(gaps) {
		switch one := openKinds[i].one; {
		case n == 0:
		case openKinds[i].kind == model.KindFeedback:
			says = append(says, fmt.Sprintf("%d %s", n, one))
		default:
			says = append(says, fmt.Sprintf("%d %s", n, plural(n, one)))
		}
	}
	return strings.Join(says, ", ")
}

// drawOpen draws what is open, with the counts of its groups first and an empty row between
// them where all of it fits.
func (d *Closing) drawOpen(c component.Context, gaps []model.Gap, w, h int) component.Drawing {
	w = widthIn(w, cannotWidth)
	inner, _ := textIn(w, h)
	d.at = min(d.at, len(gaps)-1)
	m, _ := c.Record.Meetings.Get(d.meeting)
	f := foot{keys: []string{component.KeyLine(c, inner, d.Scopes(), possible(c, d.actions(), keymap.Accept, keymap.Down, keymap.DeferRest, keymap.Adjourn, keymap.Back)...)}}
	if d.problem != "" {
		f.says = paintEach(c.Theme.Open.Paint, draw.Wrap(d.problem, inner))
	}
	body := d.openRows(c, gaps, inner, true)
	if bodyHeight(body, f, w, h) < len(body.rows) {
		body = d.openRows(c, gaps, inner, false)
	}
	return framed(c, fmt.Sprintf("%s cannot close yet", m.Ref()), model.OpenBeforeClose(len(gaps)), body, f, w, h, &d.scroll)
}

// openRows returns the rows of what is open; airy with empty rows between the groups.
func (d *Closing) openRows(c component.Context, gaps []model.Gap, w int, airy bool) sheet {
	body := sheet{pick: func(i int) { d.at = i }}
	body.begin(nothing)
	group, counts := -1, openIn(gaps)
	if groups := slices.DeleteFunc(slices.Clone(counts), func(n int) bool { return n == 0 }); len(groups) > 1 { // of one group its head says it
		body.add(draw.Wrap(openCounts(gaps), w)...)
	}
	for i, g := range gaps {
		if here := openGroup(g.About.Kind); here != group {
			group = here
			body.begin(nothing)
			if airy && len(body.rows) > 0 {
				body.add("")
			}
			body.add(fit(c, fmt.Sprintf("%s  %d", c.Theme.Strong.Paint(openKinds[group].title), counts[group]), w))
		}
		body.begin(i)
		if i == d.at {
			body.x, body.y, body.cursor = 0, len(body.rows), true
		}
		body.add(openRow(c, g, i == d.at, w)...)
	}
	return body
}

// openRow returns a thing with its words, and under them what it needs. Neither is cut.
func openRow(c component.Context, g model.Gap, selected bool, w int) []string {
	lead := " " + c.Theme.Glyphs.Open + " "
	const id = 5
	indent := draw.Width(lead) + id
	paint := func(style func(string) string, first string, lines []string) []string {
		rows := make([]string, len(lines))
		for i, line := range lines {
			front := draw.Fit("", indent)
			if i == 0 {
				front = first
			}
			rows[i] = style(fit(c, front+line, w))
		}
		return rows
	}
	words, wants := c.Theme.Strong.Paint, c.Theme.Open.Paint
	if selected {
		words, wants = c.Theme.Selected.Paint, c.Theme.Selected.Paint
	}
	text := strings.Join(strings.Fields(c.Record.TextOf(g.About)), " ")
	rows := paint(words, lead+draw.Fit(g.About.String(), id), draw.Wrap(text, max(w-indent, 1)))
	return append(rows, paint(wants, draw.Fit("", indent), draw.Wrap(g.Wants, max(w-indent, 1)))...)
}

// NewAdjourn asks before a meeting is interrupted, and then does what else is asked for.
func NewAdjourn(m model.Meeting, then component.Effect) *Confirm {
	return NewConfirm(
		fmt.Sprintf("Adjourn %s?", m.Ref()),
		"Nothing is decided by it; everything on its table waits until you go on.",
		component.Do{Command: model.AdjournMeeting{Meeting: m.ID}, Then: then})
}
