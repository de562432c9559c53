package dialog

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
)

// Ruling reads a thing back, in its final wording, and offers how its owner
// can rule on it. An outcome that lacks nothing is recorded at its key; one
// that lacks something opens the form that asks for it, over the read-back.
type Ruling struct {
	about   model.Ref
	chosen  int // -1: nothing is chosen, so that a stray key decides nothing
	scroll  scroll
	problem string
	hint    string       // what to press first, said without alarm
	began   *answerState // how the thing stood when it was first read back
	read    bool         // in words: it was read back
	tried   dryRuns      // the answers to a dry run of each outcome
}

// answerState holds what changes when a thing is ruled on or taken a step, or an item is
// given a decision. Its version is not: that changes when it is opened.
type answerState struct {
	ruling    model.ID
	steps     int
	decisions int
}

// NewRuling makes the read-back of a thing.
func NewRuling(about model.Ref) *Ruling { return &Ruling{about: about, chosen: -1} }

// About returns what is read back.
func (d *Ruling) About() model.Ref { return d.about }

// Scopes are the outcomes of the kind, the list, and the dialog's own.
func (d *Ruling) Scopes() []keymap.Scope {
	return rulingStack(d.about.Kind)
}

func init() {
	keymap.RegisterStacks(func() [][]keymap.Scope {
		var list [][]keymap.Scope
		for _, kind := range model.Kinds() {
			if len(model.Outcomes(kind)) > 0 {
				list = append(list, rulingStack(kind))
			}
		}
		return list
	})
}

// rulingStack returns the scopes in which a thing of a kind is ruled on.
func rulingStack(kind model.Kind) []keymap.Scope {
	return []keymap.Scope{keymap.RulingOn(kind), keymap.InList, keymap.InDialog}
}

// Handle answers an intent; one that carries an outcome rules so.
func (d *Ruling) Handle(c component.Context, intent component.Intent) component.Effect {
	d.begin(c)
	d.problem, d.hint = "", ""
	if intent.Outcome != "" {
		return d.rule(c, intent.Outcome)
	}
	outcomes := c.Record.OutcomesFor(d.about)
	switch intent.Name {
	case keymap.Back:
		return component.Close{}
	case keymap.Assign:
		return component.Edit{About: d.about, Field: model.FieldOwner}
	case keymap.NewDecision:
		return component.Open{Dialog: AddForm(c, model.KindDecision, d.about)}
	case keymap.Accept:
		return d.accept(c, outcomes)
	case keymap.Up:
		d.choose(d.chosen-1, len(outcomes))
	case keymap.Down:
		if d.chosen < 0 {
			d.choose(d.firstReady(c), len(outcomes))
			return nil
		}
		d.choose(d.chosen+1, len(outcomes))
	default:
		d.scroll.page(intent.Name)
	}
	return nil
}

// firstReady returns the first answer that lacks nothing; the first of all where none is
// ready.
func (d *Ruling) firstReady(c component.Context) int {
	return max(slices.IndexFunc(d.outcomes(c), func(o outcomeChoice) bool { return o.ready }), 0)
}

func (d *Ruling) choose(i, n int) {
	d.chosen = min(max(i, 0), n-1)
	d.scroll.follow = true
}

// accept rules as is chosen.
func (d *Ruling) accept(c component.Context, outcomes []model.OutcomeSpec) component.Effect {
	if d.chosen >= 0 && d.chosen < len(outcomes) {
		return d.rule(c, outcomes[d.chosen].Outcome)
	}
	d.hint = "Choose how the owner answers: a letter, or the arrows."
	return nil
}

// rule records an outcome that lacks nothing, or opens the form for it. What
// would be refused whatever the form said is not asked for.
func (d *Ruling) rule(c component.Context, o model.Outcome) component.Effect {
	answer, err := RuleAs(c, d.about, o)
	if err != nil {
		d.problem = err.Error()
		return nil
	}
	return answer
}

// RuleAs returns the effect that records an outcome which lacks nothing, or opens the form for it;
// an error where it would be refused whatever the form said.
func RuleAs(c component.Context, about model.Ref, o model.Outcome) (component.Effect, error) {
	rule := model.GiveRuling{About: about, Outcome: o, Seen: c.Record.Version(about)}
	err := c.Record.Try(rule, c.Now)
	if err == nil {
		return component.Do{Command: rule}, nil
	}
	if lacks, ok := lacking(err); ok {
		return component.Open{Dialog: OutcomeForm(c, rule, lacks.Asks)}, nil
	}
	return nil, err
}

// lacking returns the refusal of a command that lacks answers. ok is false for any
// other error, which no answer would help.
func lacking(err error) (refusal *model.Refusal, ok bool) {
	refusal, ok = errors.AsType[*model.Refusal](err)
	return refusal, ok && refusal.Reason == model.MissingAnswer
}

// Type takes nothing.
func (d *Ruling) Type(component.Context, tea.Msg) (component.Effect, tea.Cmd) { return nil, nil }

// Refused shows why.
func (d *Ruling) Refused(_ component.Context, refusal *model.Refusal) { d.problem = refusal.Error() }

// IsDone reports whether what the dialog was opened for is done: the form that
// stood over it ruled on the thing, or put a decision on it.
func (d *Ruling) IsDone(c component.Context) bool {
	return d.began != nil && *d.began != d.standing(c)
}

// begin notes how the thing stands when it is first looked at.
func (d *Ruling) begin(c component.Context) {
	if d.began == nil {
		now := d.standing(c)
		d.began = &now
	}
}

func (d *Ruling) standing(c component.Context) answerState {
	s := answerState{steps: len(c.Record.StepsOf(d.about))}
	if u, ok := c.Record.Ruling(d.about); ok {
		s.ruling = u.ID
	}
	if d.about.Kind == model.KindItem {
		s.decisions = len(c.Record.DecisionsOn(d.about.ID))
	}
	return s
}

// dryRuns keeps how a thing could be answered, because a dry run of each outcome
// takes longer than to draw the rest. It holds while the record and the day are the
// same.
type dryRuns struct {
	record  *model.Record
	day     model.Date
	choices []outcomeChoice
}

// outcomes tries every outcome, where that was not done already.
func (d *Ruling) outcomes(c component.Context) []outcomeChoice {
	if d.tried.record == c.Record && d.tried.day == c.Today() {
		return d.tried.choices
	}
	d.tried = dryRuns{record: c.Record, day: c.Today()}
	for _, o := range c.Record.OutcomesFor(d.about) {
		err := c.Record.Try(model.GiveRuling{About: d.about, Outcome: o.Outcome}, c.Now)
		d.tried.choices = append(d.tried.choices, choiceOf(d.about, o, err))
	}
	return d.tried.choices
}

// choiceOf puts an outcome in words: ready, what it asks for, or why not now.
func choiceOf(about model.Ref, o model.OutcomeSpec, err error) outcomeChoice {
	choice := outcomeChoice{intent: component.Intent{Name: keymap.Rule, About: about, Outcome: o.Outcome}, word: o.Verb, phrase: model.PhraseOf(about.Kind, o.Outcome), says: "ready", ready: err == nil}
	lacks, ok := lacking(err)
	switch {
	case ok:
		choice.says = "needs: " + model.Labels(lacks.Missing)
	case err != nil:
		text := strings.TrimPrefix(err.Error(), about.String()+": ")
		if rest, found := strings.CutPrefix(text, about.String()+" "); found {
			text = "it " + rest
		}
		choice.says, choice.notNow = "not available: "+text, true
	}
	return choice
}
