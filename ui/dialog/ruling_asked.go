package dialog

import (
	"fmt"
	"strconv"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
)

// This file is a read-back in words.

// outcomeChoice is one way to answer a thing, as it is offered in words.
type outcomeChoice struct {
	intent component.Intent // what choosing it asks for
	word   string           // the verb
	phrase string           // the verb in full
	ready  bool             // it lacks nothing
	says   string           // what it asks for, or why not now
	notNow bool             // the record would refuse it
}

// Converse reads the thing back and asks how its owner answers.
func (d *Ruling) Converse(c component.Context, l component.Lines) (component.Effect, error) {
	choices, title := d.choices(c), rulingTitle(c, d.about)
	if !d.read {
		d.read = true
		l.Say(title)
		l.Say(Read(c, d.about)...)
		var ways []string
		for _, x := range choices {
			ways = append(ways, fmt.Sprintf("%s: %s", x.word, x.says))
		}
		l.Number("The ways to answer:", ways)
	} else if d.problem != "" {
		l.Refuse(d.problem)
	}
	q := component.Query{Form: title, Label: "answer", Says: fmt.Sprintf("How is %s answered? A number or a word; %s leaves it.", d.about, component.Back)}
	for _, x := range choices {
		q.Offers = append(q.Offers, x.word)
	}
	q.Offers = append(q.Offers, component.Back)
	for {
		text, left, err := l.Ask(q)
		if err != nil || left {
			return component.Close{}, err
		}
		intent, ok := picked(choices, text)
		if !ok {
			l.Unclear(text, "a number or a word of the list", component.Back)
			continue
		}
		return d.Handle(c, intent), nil
	}
}

// choices returns the ways to answer, and what else leads on.
func (d *Ruling) choices(c component.Context) []outcomeChoice {
	d.begin(c)
	list := d.outcomes(c)
	return append(list[:len(list):len(list)], d.otherActions(c)...)
}

// otherActions returns what can be done with a thing beside answering it: a decision is put on
// an item, and what nobody owns is given an owner.
func (d *Ruling) otherActions(c component.Context) []outcomeChoice {
	var list []outcomeChoice
	if d.about.Kind == model.KindItem {
		list = append(list, outcomeChoice{intent: component.Intent{Name: keymap.NewDecision, About: d.about}, word: string(model.KindDecision), says: "put one on it"})
	}
	if c.Record.OwnerOf(d.about) == 0 && keymap.Owned(d.about.Kind) {
		list = append(list, outcomeChoice{intent: component.Intent{Name: keymap.Assign, About: d.about}, word: "assign", says: "give it an owner"})
	}
	return list
}

// picked returns the intent of a choice, by its number or its word.
func picked(list []outcomeChoice, text string) (component.Intent, bool) {
	for i, x := range list {
		if strings.EqualFold(text, x.word) || text == strconv.Itoa(i+1) {
			return x.intent, true
		}
	}
	return component.Intent{}, false
}
