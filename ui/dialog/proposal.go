package dialog

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
)

// Proposal shows the agenda that is proposed for a meeting, with a mark on each line, and
// puts what is taken on the agenda in one change.
type Proposal struct {
	meeting model.ID
	marks   map[model.Ref]bool // what its person took or left out
	at      int
	problem string
	told    bool // it was said in words
	scroll  scroll

	record *model.Record // that shown was made of
	minute model.Instant
	shown  model.Proposal
}

// NewProposal makes the proposed agenda of a meeting.
func NewProposal(meeting model.ID) *Proposal {
	return &Proposal{meeting: meeting, marks: map[model.Ref]bool{}}
}

// proposal returns what is proposed now, marked as its person did; what was proposed last
// where there is nothing to propose any more.
func (d *Proposal) proposal(c component.Context) model.Proposal {
	const minute = model.Instant(60_000)
	if d.record == c.Record && d.minute == c.Now/minute {
		return d.shown
	}
	d.record, d.minute = c.Record, c.Now/minute
	p, err := c.Record.Propose(d.meeting, c.Now)
	if err != nil {
		d.problem = err.Error()
		return d.shown
	}
	for _, e := range p.Entries {
		if take, said := d.marks[e.About]; said && !e.On {
			_ = p.Mark(e.About, take) // it is there, and not on the agenda
		}
	}
	d.shown = p
	d.at = min(d.at, max(len(p.Entries)-1, 0))
	return p
}

var proposalStack = keymap.NewStack(keymap.InProposal, keymap.InList, keymap.InDialog)

// Scopes are the proposal's own, the list, and the dialog's.
func (d *Proposal) Scopes() []keymap.Scope { return proposalStack }

// Handle answers an intent.
func (d *Proposal) Handle(c component.Context, intent component.Intent) component.Effect {
	p := d.proposal(c)
	d.scroll.toCursor()
	d.problem = ""
	if intent.Name == keymap.Back {
		return component.Close{}
	}
	if effect, found := run(c, d.actions(), intent, &d.problem); found {
		return effect
	}
	d.at = cursorIn(len(p.Entries), d.at, intent.Name)
	return nil
}

// actions are the proposal's own.
func (d *Proposal) actions() component.Actions {
	return component.Actions{
		{Name: keymap.Toggle, Keys: []string{"space"}, Label: "take/leave", Help: "leave the line out, or take it in", Not: d.empty,
			Do: func(c component.Context, _ component.Intent) component.Effect { d.toggle(c); return nil }},
		{Name: keymap.Accept, Keys: []string{"enter"}, Label: "put on agenda", Help: "put what is taken on the agenda, in one change",
			Do: func(c component.Context, _ component.Intent) component.Effect {
				p := d.proposal(c)
				if !p.Adds() {
					return component.Both{First: component.Close{}, Second: component.Say{Text: p.Says(c.Record)[0]}}
				}
				return component.Do{Command: model.ProposeAgenda{Meeting: d.meeting, Take: p.Taken()}}
			}},
	}
}

// nothingProposed returns the sentence of a proposal without entries.
const nothingProposed = "Nothing is on the agenda, and nothing is carried over to it."

// empty says that there is no line to take.
func (d *Proposal) empty(c component.Context, _ component.Intent) string {
	if len(d.proposal(c).Entries) > 0 {
		return ""
	}
	return nothingProposed
}

// toggle takes the entry at the cursor, or leaves it out.
func (d *Proposal) toggle(c component.Context) {
	p := d.proposal(c)
	if d.at >= len(p.Entries) {
		return
	}
	e := p.Entries[d.at]
	if err := p.Mark(e.About, !e.Take); err != nil {
		d.problem = err.Error()
		return
	}
	d.marks[e.About] = !e.Take
	d.record = nil
}

// Type takes nothing.
func (d *Proposal) Type(component.Context, tea.Msg) (component.Effect, tea.Cmd) { return nil, nil }

// Refused shows why.
func (d *Proposal) Refused(_ component.Context, refusal *model.Refusal) { d.problem = refusal.Error() }

// Draw draws the agenda as it would be, what is left out of it, and what to do.
func (d *Proposal) Draw(c component.Context, w, h int) component.Drawing {
	w = widthIn(w, documentWidth)
	inner, _ := textIn(w, h)
	p := d.proposal(c)
	f := foot{}
	for _, says := range p.Says(c.Record) {
		f.says = append(f.says, draw.Wrap(says, inner)...)
	}
	if d.problem != "" {
		f.says = append(f.says, paintEach(c.Theme.Open.Paint, draw.Wrap(c.Theme.Glyphs.Fail+" "+d.problem, inner))...)
	}
	keys := []keymap.Intent{keymap.Accept, keymap.Toggle, keymap.Down, keymap.Back}
	if !p.Adds() && len(d.marks) == 0 {
		keys = []keymap.Intent{keymap.Down, keymap.Back}
	}
	f.keys = []string{component.KeyLine(c, inner, d.Scopes(), keys...)}
	title := fmt.Sprintf("%s: proposed agenda", p.Meeting.Ref())
	return framed(c, title, p.Meeting.Date.Near(c.Today()), d.body(c, p, inner), f, w, h, &d.scroll)
}

func (d *Proposal) body(c component.Context, p model.Proposal, w int) sheet {
	body := sheet{pick: func(i int) { d.at = i }}
	if len(p.Entries) == 0 {
		body.add(c.Theme.Muted.Paint(nothingProposed))
		body.cursor = true
		return body
	}
	block := model.Block(0)
	for i, e := range p.Entries {
		if e.Block != block {
			block = e.Block
			body.begin(nothing)
			body.add(c.Theme.Strong.Paint(fit(c, block.String(), w)))
		}
		body.begin(i)
		if i == d.at {
			body.x, body.y, body.cursor = 1, len(body.rows), true
		}
		d.row(c, &body, e, i == d.at, w)
	}
	return body
}

// row draws one entry: whether it is taken, how long it takes, and what it is.
func (d *Proposal) row(c component.Context, body *sheet, e model.Proposed, here bool, w int) {
	sign, style, ink := c.Theme.Glyphs.Pass, c.Theme.Good, c.Theme.Text
	switch {
	case e.On:
		sign, style, ink = c.Theme.Glyphs.Noted, c.Theme.Muted, c.Theme.Muted
	case !e.Take:
		sign, style, ink = c.Theme.Glyphs.Off, c.Theme.Muted, c.Theme.Muted
	}
	name := e.Name()
	if e.IsStanding() {
		name = ""
	}
	mark := fit(c, sign+" "+e.Word(), 10)
	front := fmt.Sprintf(" %s%s%3dm  ", mark, fit(c, name, 6), e.Minutes)
	lead := draw.Width(front)
	for j, row := range draw.Wrap(entryText(c, e), max(w-lead, 1)) {
		if j > 0 {
			front = draw.Fit("", lead)
		}
		switch {
		case here:
			body.add(c.Theme.Selected.Paint(fit(c, front+row, w)))
		case j > 0:
			body.add(ink.Paint(front + row))
		default:
			body.add(" " + style.Paint(mark) + ink.Paint(strings.TrimPrefix(front, " "+mark)+row))
		}
	}
}

// entryText says what an entry is, who decides it, and how it stands.
func entryText(c component.Context, e model.Proposed) string {
	parts := append([]string{e.Title, c.Record.NameOf(e.Owner)}, e.Says...)
	return strings.Join(parts, " "+c.Theme.Glyphs.Separator+" ")
}
