package dialog

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/draw"
	"gavel/ui/part"
)

// Ruling reads a thing back, in its final wording, and offers how its owner
// can rule on it. An outcome that lacks nothing is recorded at its key; one
// that lacks something opens the form that asks for it.
type Ruling struct {
	about   model.Ref
	chosen  int // -1: nothing is chosen, so that a stray key decides nothing
	problem string
}

// NewRuling makes the read-back of a thing.
func NewRuling(about model.Ref) *Ruling { return &Ruling{about: about, chosen: -1} }

var rulingScopes = map[model.Kind]keymap.Scope{
	model.KindItem:     keymap.RulesItem,
	model.KindDecision: keymap.RulesDecision,
	model.KindBlocker:  keymap.RulesBlocker,
	model.KindCheck:    keymap.RulesCheck,
	model.KindFeedback: keymap.RulesFeedback,
}

// Scopes are the verbs of the kind, the list, and the dialog's own.
func (d *Ruling) Scopes() []keymap.Scope {
	return []keymap.Scope{rulingScopes[d.about.Kind], keymap.InList, keymap.InDialog}
}

// Handle answers an intent; the verbs of rulings are intents by their own word.
func (d *Ruling) Handle(c part.Context, intent keymap.Intent) part.Ask {
	outcomes := c.Record.OutcomesFor(d.about)
	switch intent {
	case keymap.Back:
		return part.Close{}
	case keymap.NewDecision:
		return part.Both{First: part.Close{}, Second: part.Open{Dialog: AddForm(c, model.KindDecision, d.about)}}
	case keymap.Up:
		d.chosen = max(d.chosen-1, 0)
	case keymap.Down:
		d.chosen = min(d.chosen+1, len(outcomes)-1)
	case keymap.Accept:
		if d.chosen >= 0 && d.chosen < len(outcomes) {
			return d.rule(c, outcomes[d.chosen])
		}
		d.problem = "choose how the owner answers: a letter, or the arrows"
	}
	for _, o := range outcomes {
		if o.Verb == string(intent) {
			return d.rule(c, o)
		}
	}
	return nil
}

// rule records an outcome that lacks nothing, or opens the form for it.
func (d *Ruling) rule(c part.Context, o model.OutcomeRule) part.Ask {
	asked := c.Record.Asks(d.about, o.Outcome, c.Now)
	if len(model.Missing(asked, nil)) == 0 {
		return part.Do{Command: model.Rule{About: d.about, Outcome: o.Outcome, Seen: c.Record.Version(d.about)}}
	}
	return part.Both{First: part.Close{}, Second: part.Open{Dialog: OutcomeForm(c, d.about, o.Outcome, nil)}}
}

// Type takes nothing.
func (d *Ruling) Type(part.Context, tea.Msg) (part.Ask, tea.Cmd) { return nil, nil }

// Refused shows why.
func (d *Ruling) Refused(_ part.Context, refusal *model.Refusal) { d.problem = refusal.Error() }

// Draw draws what is read back and the outcomes under it.
func (d *Ruling) Draw(c part.Context, w, h int) part.Picture {
	w = min(w, formWidth)
	inner, _ := draw.Inner(w, h)
	body := sheet{}
	body.add(ReadBack(c, d.about, inner)...)
	body.add("")
	d.drawOutcomes(c, &body, inner)
	var foot []string
	if d.problem != "" {
		foot = append(foot, paintEach(c.Theme.Fail.Paint, draw.Wrap(c.Theme.Glyphs.Fail+" "+d.problem, inner))...)
	}
	foot = append(foot, keyLine(c, inner, d.Scopes(), keymap.Down, keymap.Accept, keymap.Back))
	return framed(c, fmt.Sprintf("%s: %s decides", d.about, c.Record.NameOf(c.Record.OwnerOf(d.about))), "", body, foot, w, h)
}

func (d *Ruling) drawOutcomes(c part.Context, s *sheet, w int) {
	for i, o := range c.Record.OutcomesFor(d.about) {
		key := c.Keys.Key(keymap.Intent(o.Verb), rulingScopes[d.about.Kind])
		line := fmt.Sprintf(" %s  %-10s %s", key, o.Verb, asksLine(c.Record.Asks(d.about, o.Outcome, c.Now)))
		if i == d.chosen {
			s.x, s.y, s.cursor = 1, len(s.rows), true
			s.add(c.Theme.Selected.Paint(draw.Fit(line, w)))
			continue
		}
		s.add(outcomeLine(c, key, o.Verb, asksLine(c.Record.Asks(d.about, o.Outcome, c.Now)), w))
	}
	if d.about.Kind == model.KindItem {
		s.add(outcomeLine(c, c.Keys.Key(keymap.NewDecision, keymap.RulesItem), "decision", "put one on it", w))
	}
	if !s.cursor {
		s.x, s.y, s.cursor = 0, len(s.rows)-1, true
	}
}

func outcomeLine(c part.Context, key, verb, asks string, w int) string {
	return draw.Fit(fmt.Sprintf(" %s  %-10s %s", c.Theme.Key.Paint(key), verb, c.Theme.Muted.Paint(asks)), w)
}

// asksLine says what an outcome will ask for, or that it needs nothing more.
func asksLine(asked []model.Requirement) string {
	missing := model.Missing(asked, nil)
	if len(missing) == 0 {
		return "ready"
	}
	return "asks for " + model.Labels(missing)
}

// ReadBack is a thing as it is read to the room before it is ruled on.
func ReadBack(c part.Context, about model.Ref, w int) []string {
	var rows []string
	wording := c.Record.TextOf(about)
	if d, ok := c.Record.Decisions.Get(about.ID); ok && about.Kind == model.KindDecision {
		wording = d.FinalWording()
	}
	rows = append(rows, paintEach(c.Theme.Header.Paint, draw.Wrap(wording, w))...)
	return append(rows, Facts(c, about, w)...)
}

// Facts is what stands with a thing, each line folded under its label.
func Facts(c part.Context, about model.Ref, w int) []string {
	var rows []string
	for _, line := range details(c, about) {
		rows = append(rows, hang(line, w)...)
	}
	return rows
}

// hang wraps a line; what is folded stands under its text.
func hang(line string, w int) []string {
	label, text, ok := strings.Cut(line, "\t")
	if !ok {
		return draw.Wrap(line, w)
	}
	label = draw.Fit(label, labelWidth)
	var rows []string
	for i, row := range draw.Wrap(text, max(w-labelWidth, 1)) {
		if i > 0 {
			label = strings.Repeat(" ", labelWidth)
		}
		rows = append(rows, label+row)
	}
	return rows
}
