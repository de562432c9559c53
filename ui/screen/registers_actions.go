package screen

import (
	"fmt"
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/document"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/pane"
)

// listActions are what is asked of a list and of what is selected in it.
func (s *Registers) listActions() component.Actions {
	act := func(name keymap.Intent, keys []string, label, help string, on keymap.On, not func(component.Context, component.Intent) string, do func(component.Context, component.Intent) component.Effect) component.Action {
		return component.Action{Name: name, Keys: keys, Label: label, Help: help, Screen: true, On: on, Not: not, Do: do}
	}
	show := func(do func(c component.Context)) func(component.Context, component.Intent) component.Effect {
		return func(c component.Context, _ component.Intent) component.Effect { do(c); return nil }
	}
	return component.Actions{
		act(keymap.Open, []string{"enter"}, "open", "see all of the thing: its fields, what it is linked to, and what happened to it", keymap.OnThing, nil,
			func(c component.Context, i component.Intent) component.Effect { s.detail.Open(c, i.About); return nil }),
		act(keymap.NewThing, []string{"n", "+"}, "new", "begin the line that raises another; tab in it opens its form", keymap.OnNothing, s.notRaised, s.begin),
		act(keymap.Filter, []string{"/"}, "filter", "narrow the list while you type: words, state:open, owner:ana, due<fri", keymap.OnNothing, nil, show(func(component.Context) { s.filter.begin(s.list().filter) })),
		act(keymap.Rule, []string{"r", "space"}, "answer", "say what became of it: each answer by its letter", keymap.OnThing, notAnswered,
			func(_ component.Context, i component.Intent) component.Effect {
				return component.OpenRuling{About: i.About}
			}),
		act(keymap.Edit, []string{"e"}, "edit", "change its fields", keymap.OnThing, overAlready,
			func(_ component.Context, i component.Intent) component.Effect {
				return component.Edit{About: i.About, Field: i.Field}
			}),
		act(keymap.Assign, []string{"@"}, "assign", "give it an owner, or another one", keymap.OnThing, component.Not(unowned, overAlready),
			func(_ component.Context, i component.Intent) component.Effect {
				return component.Capture{Text: model.AssignLine(i.About)}
			}),
		act(keymap.PutOnAgenda, []string{"o"}, "on agenda", "put it on the agenda of the review that is held, else of the next: a journey is gone through there step by step", keymap.OnThing, notPlaced,
			func(_ component.Context, i component.Intent) component.Effect {
				return component.Do{Command: model.PutOnAgenda{About: i.About}}
			}),
		act(keymap.Waits, []string{"w"}, "what waits", "see the dependency map: what waits on what, that on which most waits first", keymap.OnNothing, nil, openWaits),
		act(keymap.SortBy, []string{"s"}, "sort", "order the list by the next column", keymap.OnNothing, nil, show(s.sortNext)),
		act(keymap.Reverse, []string{"S"}, "reverse", "the last first", keymap.OnNothing, nil, show(s.reverse)),
		act(keymap.NextPane, []string{"tab", "right", "l"}, "next list", "go to the list of the next kind", keymap.OnNothing, nil, show(func(c component.Context) { s.goTo(s.at + 1); s.refill(c) })),
		act(keymap.PrevPane, []string{"shift+tab", "left", "h"}, "list before", "go to the list of the kind before", keymap.OnNothing, nil, show(func(c component.Context) { s.goTo(s.at - 1); s.refill(c) })),
		act(keymap.Copy, []string{"y"}, "copy", "copy the selected row as a table in Markdown", keymap.OnThing, nil,
			func(c component.Context, i component.Intent) component.Effect { return s.copied(c, i.About) }),
		act(keymap.CopyList, []string{"Y"}, "copy list", "copy the list as it is shown, as a table in Markdown", keymap.OnNothing, nil,
			func(c component.Context, _ component.Intent) component.Effect { return s.copied(c, model.Ref{}) }),
		act(keymap.Capture, []string{":"}, "capture", "write one line that adds or rules anything; a verb means what is selected", keymap.OnNothing, nil, component.Always(component.Capture{})),
		act(keymap.Back, []string{"esc", "0"}, "back", "take the filter off; without one, go back to the screen before", keymap.OnNothing, nil, s.leave),
	}
}

// begin begins the line that raises a thing of the kind that is listed.
func (s *Registers) begin(component.Context, component.Intent) component.Effect {
	return component.Capture{Text: s.list().Kind.Info().Head + " "}
}

// notRaised says why no line raises a thing of the kind that is listed.
func (s *Registers) notRaised(_ component.Context, _ component.Intent) string {
	if info := s.list().Kind.Info(); info.Head == "" {
		return fmt.Sprintf("no line raises %s", info.Article)
	}
	return ""
}

// notAnswered says that there is no answer that a thing can get now.
func notAnswered(c component.Context, i component.Intent) string {
	if i.About.IsZero() || len(c.Record.OutcomesFor(i.About)) > 0 {
		return ""
	}
	if d, ok := c.Record.AnswerTo(i.About); ok {
		return fmt.Sprintf("%s answers %s; %s on %s leads there", d.Ref(), i.About, c.Keys.Key(keymap.Open, keymap.OnRegisters), i.About)
	}
	return fmt.Sprintf("nothing more is said of %s", i.About)
}

// overAlready says that a thing of a register is over, and what opens it again.
func overAlready(c component.Context, i component.Intent) string {
	if i.About.IsZero() || !i.About.Kind.Info().Register {
		return ""
	}
	if state := c.Record.State(i.About); i.About.Kind.IsFinal(state) {
		return fmt.Sprintf("%s is over: %s; %s reopens it, with a reason", i.About, state, c.Keys.Key(keymap.Rule, keymap.OnRegisters))
	}
	return ""
}

// unowned says that nobody owns things of a kind.
func unowned(_ component.Context, i component.Intent) string {
	if i.About.IsZero() || i.About.Kind.Takes(model.FieldOwner) {
		return ""
	}
	return fmt.Sprintf("%s has no owner of its own", i.About.Kind.Info().Article)
}

// sortNext orders the list by the next column, and after the last one as it was.
func (s *Registers) sortNext(c component.Context) {
	l := s.list()
	columns := l.Kind.Columns()
	next := slices.IndexFunc(columns, func(col model.Column) bool { return col.Name == l.sort }) + 1
	l.sort, l.reverse = "", false
	if next < len(columns) {
		l.sort = columns[next].Name
	}
	l.order()
	s.refill(c)
}

// sortBy orders the list by a column; by the one that it is ordered by already, from behind.
func (s *Registers) sortBy(c component.Context, column string) {
	l := s.list()
	l.reverse = l.sort == column && !l.reverse
	l.sort = column
	l.order()
	s.refill(c)
}

func (s *Registers) reverse(c component.Context) {
	l := s.list()
	l.reverse = !l.reverse
	l.order()
	s.refill(c)
}

// copied copies a row under the names of its columns, or all that is listed.
func (s *Registers) copied(c component.Context, about model.Ref) component.Effect {
	l := s.list()
	what := "the list of " + pane.ListName(l.Kind)
	if !about.IsZero() {
		what = about.String()
	}
	rows := l.Cells(c, about)
	if len(rows) == 0 && !about.IsZero() { // it is of another list
		rows = [][]string{c.Record.Cells(about, c.Today())}
		return component.Copy{Text: document.Table(labels(about.Kind), rows), What: what}
	}
	if len(rows) == 0 {
		return component.Say{Text: "there is nothing here to copy"}
	}
	return component.Copy{Text: document.Table(labels(l.Kind), rows), What: what}
}

// labels returns the names of the columns of a kind.
func labels(kind model.Kind) []string {
	var list []string
	for _, col := range kind.Columns() {
		list = append(list, col.Label)
	}
	return list
}

// leave takes the filter off, or goes back to the screen that it was opened from.
func (s *Registers) leave(c component.Context, _ component.Intent) component.Effect {
	if l := s.list(); l.filter != "" {
		s.setFilter(c, "")
		return nil
	}
	if s.alone {
		return component.Show{Screen: component.Prepare}
	}
	return component.Show{Screen: component.Review}
}

// detailActions are what is asked of a detail that is open.
func (s *Registers) detailActions() component.Actions {
	return component.Actions{
		{Name: keymap.Open, Keys: []string{"enter"}, Label: "go to", Help: "go to the linked thing under the cursor", Screen: true, Not: s.notLinked,
			Do: func(c component.Context, _ component.Intent) component.Effect {
				about := s.detail.Linked()
				if !c.Record.Exists(about) {
					return component.Look{About: about}
				}
				s.detail.Open(c, about)
				return nil
			}},
		{Name: keymap.Back, Keys: []string{"esc", "backspace"}, Label: "back", Help: "go back to the thing before, or to the list", Screen: true,
			Do: func(c component.Context, _ component.Intent) component.Effect { s.detail.Back(c); return nil }},
	}
}

// notPlaced says why what is selected cannot be put on an agenda.
func notPlaced(c component.Context, i component.Intent) string {
	return refused(c, model.PutOnAgenda{About: i.About})
}

func (s *Registers) notLinked(component.Context, component.Intent) string {
	if s.detail.Linked().IsZero() {
		return "no linked thing is in sight; ↓ goes to those that there are"
	}
	return ""
}

// emptyList returns what an empty list says: what its kind is for, and the line that raises
// the first.
func emptyList(kind model.Kind) func(c component.Context) []string {
	return func(c component.Context) []string {
		info := kind.Info()
		if len(c.Record.AllOf(kind)) > 0 {
			return []string{fmt.Sprintf("None of the %s is like this. %s takes the filter off.", pane.ListName(kind), c.Keys.Key(keymap.Back, keymap.OnRegisters))}
		}
		says := []string{strings.TrimSpace(fmt.Sprintf("No %s yet. %s", pane.ListName(kind), info.Purpose))}
		if info.Head != "" {
			says = append(says, fmt.Sprintf("%s raises one in a line: %s %s @ana", c.Keys.Key(keymap.NewThing, keymap.OnRegisters), info.Head, info.Sample))
		}
		return says
	}
}

func openWaits(component.Context, component.Intent) component.Effect {
	return component.Open{Dialog: dialog.NewWaits()}
}

func openCyclePage(component.Context, component.Intent) component.Effect {
	return component.Open{Dialog: dialog.NewCyclePage()}
}

// registerActions lead to the lists and to the page of the cycle, from everywhere.
func registerActions() component.Actions {
	list := component.Actions{{Name: keymap.Registers, Keys: []string{"0"}, Label: "registers", Help: "go to the lists: risks, assumptions, dependencies and all other kinds", Screen: true, Not: unrecorded,
		Do: component.Always(component.Show{Screen: component.Registers})}}
	list = append(list, component.Action{Name: keymap.Waits, Label: "what waits", Screen: true, Not: unrecorded,
		Help: "see the dependency map: what waits on what, that on which most waits first", Do: openWaits})
	list = append(list, component.Action{Name: keymap.CyclePage, Keys: []string{"9"}, Label: "cycle page", Not: unrecorded,
		Help: "see all of the cycle: its frame, dates, criteria, schedule and gates", Do: openCyclePage})
	list = append(list, component.Action{Name: keymap.OtherCycle, Label: "other cycle", Help: "work in another cycle of this file",
		Not: func(c component.Context, _ component.Intent) string {
			if len(c.Record.OtherCycles()) == 0 {
				return "the file has one cycle; begin another with a line: cycle begin NAME"
			}
			return ""
		},
		Do: func(c component.Context, _ component.Intent) component.Effect {
			return component.Open{Dialog: dialog.NewSwitchCycle(c)}
		}})
	for _, kind := range model.ListedKinds() {
		info := kind.Info()
		list = append(list, component.Action{Name: keymap.ListOf(kind), Label: pane.ListName(kind), Screen: true, Not: unrecorded,
			Help: fmt.Sprintf("go to the list of %s; %s is cited as %s-1", pane.ListName(kind), info.Article, info.Prefix),
			Do:   component.Always(component.Show{Screen: component.Registers, Kind: kind})})
	}
	return list
}
