package screen

import (
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
)

// walkthroughActions go through the journey that is discussed, step by step; not says why nothing
// is discussed now.
func walkthroughActions(not func(component.Context, component.Intent) string) component.Actions {
	to := func(name keymap.Intent, key, label, help string, by int) component.Action {
		return component.Action{Name: name, Keys: []string{key}, Label: label, Help: help, Not: component.Not(not, noWalkthrough, noStep(by)),
			Do: func(c component.Context, _ component.Intent) component.Effect {
				w, _ := c.Record.WalkthroughDiscussed()
				state, _ := w.To(by)
				return component.Do{Command: model.PutUp{About: state}}
			}}
	}
	rule := func(name keymap.Intent, key, label, help string, as model.Outcome) component.Action {
		return component.Action{Name: name, Keys: []string{key}, Label: label, Help: help, Not: component.Not(not, noWalkthrough),
			Do: func(c component.Context, _ component.Intent) component.Effect {
				w, _ := c.Record.WalkthroughDiscussed()
				answer, err := dialog.RuleAs(c, w.Step().State.Ref(), as)
				if err != nil {
					return component.Say{Text: err.Error()}
				}
				return answer
			}}
	}
	return component.Actions{
		to(keymap.NextStep, "]", "next step", "go to the next step of the journey that is discussed", 1),
		to(keymap.PrevStep, "[", "step before", "go back to the step before", -1),
		rule(keymap.VerifyStep, "V", "verify", "say what was seen in this step of the journey, and in which version", model.Verified),
		rule(keymap.FailStep, "F", "fail", "say that something else was seen in this step, and what follows", model.StateFailed),
	}
}

// noWalkthrough says that no journey is discussed that has states.
func noWalkthrough(c component.Context, _ component.Intent) string {
	if _, ok := c.Record.WalkthroughDiscussed(); ok {
		return ""
	}
	if it, ok := c.Record.Items.Get(c.Record.Clock(c.Meeting.ID).Item); ok && it.IsWalkthrough() {
		return fmt.Sprintf("%s has no states yet: js Card declined raises one", it.About())
	}
	return "no journey is being discussed; i JN-1 puts one on the agenda"
}

// noStep says that the walkthrough ends here.
func noStep(by int) func(component.Context, component.Intent) string {
	return func(c component.Context, _ component.Intent) string {
		w, _ := c.Record.WalkthroughDiscussed()
		if _, ok := w.To(by); ok {
			return ""
		}
		if by < 0 {
			return "this is the first step"
		}
		return fmt.Sprintf("this is the last step; %s notes that %s was gone through", c.Keys.Key(keymap.Rule, keymap.InAgenda), w.Journey)
	}
}

// stepOf names the step that a walkthrough came to: "step 3 of 7: JS-4 Card declined".
func stepOf(w model.Walkthrough) string {
	s := w.Step().State
	return fmt.Sprintf("step %s: %s %s", w.Number(), s.Ref(), s.Text)
}

// sayStep says what is known of the step that is discussed, in a line or two.
func sayStep(c component.Context, w model.Walkthrough) []string {
	var lines, short []string
	for _, d := range w.Step().Says(c.Record) {
		switch d.Label {
		case model.LabelExpected, model.LabelToFix:
			lines = append(lines, d.Label+": "+d.Text)
		case model.LabelSeen:
			short = append(short, d.Text)
		}
	}
	return append(lines, strings.Join(short, between(c)))
}
