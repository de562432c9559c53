package pane

import (
	"fmt"
	"slices"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
)

// NewGate is the gate checklist, and under it the feedback that needs an answer. Computed
// checks that hold stand in one row, which opens; under one that does not stands what fails it.
func NewGate() *Pane {
	g := &gatePane{}
	p := &Pane{Scope: keymap.InGate, title: "Gate", settled: "answered", rows: g.rows, whole: func(c component.Context) []Row { return (&gatePane{unfolded: true}).rows(c) },
		empty: func(c component.Context) []string {
			k := key(c, keymap.NewCheck, keymap.OnReview)
			return unlessOver(c, "No check is on the gate.", fmt.Sprintf("%s captures one: %s Refund mails tested @Mara", k, k))
		}}
	p.Actions = gateActions(g, p)
	return p
}

// gatePane keeps whether the checks that hold are shown one by one.
type gatePane struct{ unfolded bool }

// foldedFrom is how many checks that hold stand in one row.
const foldedFrom = 2

func gateActions(g *gatePane, p *Pane) component.Actions {
	verdict := rule("verdict", "pass, fail or waive the check; fix what fails it; answer feedback; show the checks that hold")
	rules := verdict.Do
	verdict.Do = func(c component.Context, i component.Intent) component.Effect {
		switch {
		case g.folds(c, i.About):
			g.unfolded = !g.unfolded
			p.list.set(g.rows(c))
			return nil
		case i.About.Kind != model.KindCheck && i.About.Kind != model.KindFeedback:
			return openFault(c, i.About, p.list.underHead(i.About))
		}
		return rules(c, i)
	}
	return component.Actions{verdict, edit("change the check's words or owner")}
}

// folds reports whether a check is one of those that hold and stand in one row.
func (g *gatePane) folds(c component.Context, about model.Ref) bool {
	holding := g.holding(c)
	return len(holding) >= foldedFrom && slices.ContainsFunc(holding, func(check model.Check) bool { return check.Ref() == about })
}

// holding returns the computed checks of the meeting that hold.
func (g *gatePane) holding(c component.Context) []model.Check {
	return slices.DeleteFunc(c.Record.ChecksOf(c.Meeting.ID), func(check model.Check) bool {
		return check.Computed == "" || stateHere(c, check.Ref()) != string(model.Holds)
	})
}

// openFault leads to the field of what keeps a check of the meeting from holding. Several may want
// something of the same thing, above all of the cycle: under is the row that is meant.
func openFault(c component.Context, about model.Ref, under rowUnder) component.Effect {
	for _, check := range c.Record.ChecksOf(c.Meeting.ID) {
		for n, f := range c.Record.Compute(check, c.Today()).Faults {
			if f.About == about && (under.head.IsZero() || under == rowUnder{check.Ref(), n}) {
				return component.Mend(f)
			}
		}
	}
	return component.Edit{About: about}
}

func (g *gatePane) rows(c component.Context) []Row {
	checks := g.checks(c)
	said := feedbackRows(c)
	if len(said) > 0 {
		checks = append(checks, Row{Head: true, Text: "Concerns and feedback"})
	}
	return append(checks, openFirst(said)...)
}

// checks returns the rows of the checks: what is open first, each with what fails it; what holds
// last, in one row.
func (g *gatePane) checks(c component.Context) []Row {
	holding := g.holding(c)
	spokenFor := c.Record.SpokenFor(c.Meeting.ID, c.Now)
	var rows []Row
	for _, check := range c.Record.ChecksOf(c.Meeting.ID) {
		if len(holding) < foldedFrom || !slices.Contains(holding, check) {
			row := checkRow(c, check)
			row.Part = slices.Contains(spokenFor, check.Ref()) // what stands under it is counted in its own list
			rows = append(rows, row)
		}
	}
	var list []Row
	for _, row := range openFirst(rows) {
		list = append(append(list, row), faultRows(c, row)...)
	}
	if len(holding) < foldedFrom {
		return list
	}
	fold := Row{About: holding[0].Ref(), State: string(model.Holds), Text: fmt.Sprintf("%d hold", len(holding)), Who: "auto", Stands: len(holding)}
	if list = append(list, fold); g.unfolded {
		for _, check := range holding {
			row := checkRow(c, check)
			row.Under, row.Part = true, true
			list = append(list, row)
		}
	}
	return list
}

func checkRow(c component.Context, check model.Check) Row {
	row := Row{About: check.Ref(), State: stateHere(c, check.Ref()), Text: check.Text, Who: shortName(c.Record, check.Owner)}
	if check.Computed != "" {
		row.Who = "auto"
	}
	if row.State != string(model.Open) {
		return row
	}
	row.Note = c.Record.SayLastVerdict(check.Ref(), c.Today())
	return row
}

// faultRows returns what fails the check of a row, a row each.
func faultRows(c component.Context, of Row) []Row {
	check, _ := c.Record.Checks.Get(of.About.ID)
	if of.State != string(model.Open) {
		return nil
	}
	var rows []Row
	for _, f := range c.Record.Compute(check, c.Today()).Faults {
		rows = append(rows, Row{About: f.About, Text: f.Says, Word: "to fix", Under: true, Part: true})
	}
	return rows
}

func feedbackRows(c component.Context) []Row {
	var said []Row
	for _, about := range onTable(c, model.KindFeedback) {
		f, _ := c.Record.Feedbacks.Get(about.ID)
		text := fmt.Sprintf("on %s: %s", f.About(), f.Text)
		if f.Concern {
			text = fmt.Sprintf("! on %s: %s", f.About(), f.Text)
		}
		said = append(said, Row{About: about, State: stateHere(c, about), Text: text, Who: shortName(c.Record, f.By)})
	}
	return said
}
