package dialog

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
)

// Closing is the close of a meeting: what is open before close, each thing
// with every way to answer it; with nothing open, what was decided,
// read back. Fixing and closing have different keys, so that the key that
// fixed the last gap cannot also close.
type Closing struct {
	meeting model.ID
	at      int
	problem string
	scroll  scroll
}

// NewClosing makes the close of a meeting.
func NewClosing(meeting model.ID) *Closing { return &Closing{meeting: meeting} }

var closingStack = keymap.NewStack(keymap.InCloseCheck, keymap.InList, keymap.InDialog)

// Scopes are the close's own, the list, and the dialog's.
func (d *Closing) Scopes() []keymap.Scope { return closingStack }

// Handle answers an intent.
func (d *Closing) Handle(c component.Context, intent component.Intent) component.Effect {
	d.scroll.toCursor()
	d.problem = "" // what was refused may be fixed by now
	gaps := openOf(c, d.meeting)
	if len(gaps) == 0 {
		d.scroll.read(intent.Name)
	}
	switch intent.Name {
	case keymap.Back:
		return component.Close{}
	case keymap.Up:
		d.at = max(d.at-1, 0)
	case keymap.Down:
		d.at = min(d.at+1, max(len(gaps)-1, 0))
	default:
		effect, _ := run(c, d.actions(), intent, &d.problem)
		return effect
	}
	return nil
}

// actions are the close's own.
func (d *Closing) actions() component.Actions {
	return component.Actions{
		{Name: keymap.Accept, Keys: []string{"enter"}, Label: "fix", Help: "choose how what is selected is answered", Not: d.nothingOpen,
			Do: func(c component.Context, _ component.Intent) component.Effect {
				gaps := openOf(c, d.meeting)
				return fix(c, gaps[min(d.at, len(gaps)-1)])
			}},
		{Name: keymap.CloseMeeting, Keys: []string{"y"}, Label: "yes, close", Help: "close the meeting, once nothing is open before it",
			Do: func(component.Context, component.Intent) component.Effect {
				return component.Do{
					Command: model.CloseMeeting{Meeting: d.meeting},
					Then:    component.Perform{Intent: component.Named(keymap.Minutes)},
				}
			}},
		{Name: keymap.DeferRest, Keys: []string{"D"}, Label: "defer what is left", Help: "defer what was not reached, in one act", Not: d.allReached,
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return component.Open{Dialog: DeferRestForm(c, d.meeting)}
			}},
		{Name: keymap.Adjourn, Keys: []string{"z"}, Label: "adjourn instead", Help: "interrupt the meeting; what is open waits until you go on", Not: d.notHeld,
			Do: func(c component.Context, _ component.Intent) component.Effect {
				m, _ := c.Record.Meetings.Get(d.meeting)
				return component.Open{Dialog: NewAdjourn(m, component.Close{})}
			}},
	}
}

// nothingOpen says that there is nothing to fix, and how the meeting is closed.
func (d *Closing) nothingOpen(c component.Context, _ component.Intent) string {
	if len(openOf(c, d.meeting)) > 0 {
		return ""
	}
	return fmt.Sprintf("nothing is open; %s closes %s", c.Keys.Key(keymap.CloseMeeting, d.Scopes()...), model.Ref{Kind: model.KindMeeting, ID: d.meeting})
}

// allReached says that nothing is left to defer.
func (d *Closing) allReached(c component.Context, _ component.Intent) string {
	if len(c.Record.NotReached(d.meeting, c.Now)) > 0 {
		return ""
	}
	return "nothing is left to defer"
}

// notHeld says that the meeting is not being held.
func (d *Closing) notHeld(c component.Context, _ component.Intent) string {
	m, _ := c.Record.Meetings.Get(d.meeting)
	if m.Status == model.Live {
		return ""
	}
	return fmt.Sprintf("%s is not being held: there is nothing to adjourn", m.Ref())
}

// fix leads from a gap to what answers it: of a computed check that one thing of the cycle
// fails, to the line that says it.
func fix(c component.Context, g model.Gap) component.Effect {
	check, _ := c.Record.Checks.Get(g.About.ID)
	if g.About.Kind != model.KindCheck {
		return Fix(g)
	}
	if faults := c.Record.Compute(check, c.Today()).Faults; len(faults) == 1 && faults[0].About.Kind == model.KindCycle {
		if line, ok := component.Mend(faults[0]).(component.Capture); ok {
			return beginLine(line.Text)
		}
	}
	return Fix(g)
}

// Fix leads from a gap to every way to answer it: the thing is read back, with what each
// way still needs. Nothing is chosen for anybody.
func Fix(g model.Gap) component.Effect { return component.OpenRuling{About: g.About} }

// Type takes nothing.
func (d *Closing) Type(component.Context, tea.Msg) (component.Effect, tea.Cmd) { return nil, nil }

// Refused shows why: somebody else may have put something on the table.
func (d *Closing) Refused(_ component.Context, refusal *model.Refusal) { d.problem = refusal.Error() }

// Draw draws the gaps, or what was decided.
func (d *Closing) Draw(c component.Context, w, h int) component.Drawing {
	if gaps := openOf(c, d.meeting); len(gaps) > 0 {
		return d.drawOpen(c, gaps, w, h)
	}
	w = widthIn(w, closeWidth)
	inner, _ := textIn(w, h)
	m, _ := c.Record.Meetings.Get(d.meeting)
	body := sheet{rows: summaryOf(c, m).draw(c, inner)}
	f := foot{keys: []string{component.KeyLine(c, inner, d.Scopes(), keymap.CloseMeeting, keymap.Back)}}
	if d.problem != "" {
		f.says = paintEach(c.Theme.Open.Paint, draw.Wrap(d.problem, inner))
	}
	if bodyHeight(body, f, w, h) < len(body.rows) {
		f.keys = []string{component.KeyLine(c, inner, d.Scopes(), keymap.CloseMeeting, keymap.Down, keymap.Back)}
	}
	picture := scrolled(c, fmt.Sprintf("Close %s %s?", m.Ref(), m.Title), held(c, m), body, f, w, h, &d.scroll)
	picture.Cursor, picture.CursorX, picture.CursorY = true, textFrom(w, h), min(1, len(picture.Rows)-1)
	return picture
}

// openSummary says how much is open before the close, or that all is answered.
func openSummary(c component.Context, meeting model.ID) string {
	m, _ := c.Record.Meetings.Get(meeting)
	if n := len(c.Record.Gaps(meeting, c.Now)); n > 0 {
		return fmt.Sprintf("%s cannot close yet: %s", m.Ref(), model.OpenBeforeClose(n))
	}
	return fmt.Sprintf("Close %s? Everything is answered", m.Ref())
}
