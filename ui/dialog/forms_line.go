package dialog

import (
	"fmt"

	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/component"
)

// LineForm returns the form of what a captured line raises or rules, with every value in it
// that the line says. ok is false for a line that has none. The line itself stays as it is
// until the form is done: then is asked for after that. What is typed into the form is kept
// for this very line.
func LineForm(c component.Context, line string, reading capture.Reading, then component.Effect) (f *Form, ok bool) {
	of, ok := lineFormOf(c, reading)
	if !ok || len(of.Fields) == 0 { // to note an item asks for nothing
		return nil, false
	}
	return NewForm(c, thenOf(fromLine(line, of), then)), true
}

func lineFormOf(c component.Context, reading capture.Reading) (of FormOf, ok bool) {
	with := reading.With
	switch {
	case reading.Outcome != "":
		rule := model.GiveRuling{About: reading.About, Outcome: reading.Outcome, With: with}
		return outcomeFormOf(c, rule, c.Record.Requirements(rule.About, rule.Outcome, c.Now)), true
	case reading.Kind == model.KindPerson && reading.About.IsZero():
		of = personFormOf(nil)
		if add, is := reading.Command.(model.AddPerson); is {
			of.Said = model.Values{fieldName: model.Words(add.PersonName)}
		}
		return of, true
	case reading.Raises:
		return addFormOf(c, model.Raise{Kind: reading.Kind, On: reading.About, Concern: reading.Concern, With: with}), true
	}
	return FormOf{}, false
}

// fromLine keeps what is typed into a form under the line that it was opened from: another
// line brings its own words.
func fromLine(line string, of FormOf) FormOf {
	of.Key = fmt.Sprintf("%s from %s", of.Key, line)
	return of
}

// thenOf has a form ask for one thing more once it is done.
func thenOf(of FormOf, then component.Effect) FormOf {
	make := of.Make
	of.Make = func(v model.Values) component.Effect { return component.Both{First: make(v), Second: then} }
	return of
}
