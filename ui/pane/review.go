package pane

import (
	"fmt"
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
)

// NewAgenda is the agenda of the meeting on screen.
func NewAgenda() *Pane {
	return &Pane{Scope: keymap.InAgenda, title: "Agenda", settled: "answered", list: list{whenFrom: 70}, rows: agendaRows, Actions: agendaActions(),
		empty: func(c component.Context) []string {
			k := key(c, keymap.NewItem, keymap.OnReview)
			return unlessOver(c, "Nothing is on the agenda.", fmt.Sprintf("%s captures an item: %s Free returns until 60 days @Ana", k, k))
		}}
}

func agendaActions() component.Actions {
	return component.Actions{
		{Name: keymap.Rule, Keys: []string{"enter"}, Label: "decide", Called: ruleCalled, Help: "rule on the item: note it, withdraw it, or decide what is on it", On: keymap.OnThing, Not: NotOpen,
			Do: func(c component.Context, i component.Intent) component.Effect { return RuleItem(c, i.About) }},
		Discuss(),
		move(keymap.MoveUp, []string{"K", "shift+up"}, "move up", "move the item up the agenda", -1),
		move(keymap.MoveDown, []string{"J", "shift+down"}, "move down", "move the item down the agenda", 1),
		{Name: keymap.Skip, Keys: []string{"s"}, Label: "skip", Help: "move the item to the end; it still needs its answer", On: keymap.OnThing, Not: NotOpen,
			Do: func(c component.Context, i component.Intent) component.Effect {
				return component.Do{Command: model.SkipItem{Item: agendaItem(c, i.About)}}
			}},
		{Name: keymap.Withdraw, Keys: []string{"w"}, Label: "withdraw", Help: "take the item off, with a reason", On: keymap.OnThing, Not: NotOpen,
			Do: func(_ component.Context, i component.Intent) component.Effect {
				return component.Capture{Text: fmt.Sprintf("withdraw %s ", i.About)}
			}},
		{Name: keymap.Notes, Keys: []string{"n"}, Label: "notes", Help: "write public notes on the item; the minutes print them", On: keymap.OnThing, Not: NotOpen,
			Do: func(c component.Context, i component.Intent) component.Effect {
				it := model.Ref{Kind: model.KindItem, ID: agendaItem(c, i.About)}
				return component.Edit{About: it, Field: model.FieldNotes}
			}},
		edit("change the item's words, owner, timebox or ask"),
	}
}

// ruleCalled returns what the ruling on an item is called in the key line.
func ruleCalled(c component.Context, i component.Intent) string {
	if it, ok := c.Record.Items.Get(i.About.ID); ok && i.About.Kind == model.KindItem && it.Ask == model.AskInform {
		return "note"
	}
	return "decide"
}

func agendaRows(c component.Context) []Row {
	discussed, since := discussedItem(c), c.Record.SincePreRead(c.Meeting.ID)
	var rows []Row
	for _, it := range c.Record.AgendaToBe(c.Meeting, c.Now) {
		row := itemRow(c, it, since)
		if row.State = string(c.Record.ShownState(it.Ref())); it.ID == 0 {
			row.State, row.Note = string(c.Record.State(row.About)), "gets a place at the start"
		}
		row.Rules = decidedBy(c, it)
		row.Mark = it.ID == discussed && discussed != 0
		rows = append(rows, row)
	}
	return underCarriedOver(c, c.Record.AgendaToBe(c.Meeting, c.Now), rows)
}

// itemRow returns an item of an agenda, or what it is a place for. since says of a thing
// that it is not as the pre-read says.
func itemRow(c component.Context, it model.Item, since func(model.Ref) string) Row {
	about := it.Subject()
	row := Row{About: about, Text: oneLine(c.Record.TitleOf(it)), Who: shortName(c.Record, c.Record.OwnerOf(about)), When: fmt.Sprintf("%dm", it.Timebox)}
	if it.IsPlace() {
		row.Came = cameAs(c, about)
		row.Note = strings.Join(c.Record.SayReturned(about, c.Meeting.ID, c.Now), between(c))
	}
	row.Note = strings.Join(noted(since(about), row.Note), between(c))
	return row
}

// noted returns the notes that say something.
func noted(notes ...string) []string {
	return slices.DeleteFunc(notes, func(note string) bool { return note == "" })
}

// cameAs returns the word for how a thing came to the meeting on screen.
func cameAs(c component.Context, about model.Ref) string {
	if b, ok := c.Record.Blockers.Get(about.ID); ok && about.Kind == model.KindBlocker && c.Record.Late(b, c.Today()) {
		return "late"
	}
	return string(c.Record.CameAs(about, c.Meeting.ID))
}

func between(c component.Context) string { return " " + c.Theme.Glyphs.Separator + " " }

// underCarriedOver puts the places with which an agenda begins, behind what stands on every
// agenda, under a heading, and the items after them under one.
func underCarriedOver(c component.Context, agenda []model.Item, rows []Row) []Row {
	var standing []Row
	for len(agenda) > 0 && agenda[0].IsStanding() && len(rows) > 0 {
		standing, rows, agenda = append(standing, rows[0]), rows[1:], agenda[1:]
	}
	return append(standing, headCarriedOver(c, agenda, rows)...)
}

// headCarriedOver puts the places with which items begin under a heading.
func headCarriedOver(c component.Context, agenda []model.Item, rows []Row) []Row {
	first := slices.IndexFunc(agenda, func(it model.Item) bool { return !it.IsPlace() })
	if first < 0 {
		first = len(agenda)
	}
	if first == 0 {
		return rows
	}
	came := "Open already"
	if slices.ContainsFunc(agenda[:first], func(it model.Item) bool { return c.Record.CameBack(it.Subject(), c.Meeting.ID) }) {
		came = "Carried over"
	}
	came = fmt.Sprintf("%s (%d)", came, first)
	at := slices.IndexFunc(rows, func(row Row) bool { return first < len(agenda) && row.About == agenda[first].Ref() })
	if at < 0 {
		return headed(came, "", rows)
	}
	then := "New"
	if slices.ContainsFunc(agenda[first:], model.Item.IsPlace) { // somebody put what was there before further down
		then = "Then"
	}
	return slices.Concat(headed(came, "", rows[:at]), headed(fmt.Sprintf("%s (%d)", then, len(agenda)-first), "", rows[at:]))
}

// discussedItem returns the item that is discussed; 0 for none.
func discussedItem(c component.Context) model.ID {
	if c.Meeting.Status != model.Live {
		return 0
	}
	return c.Record.Clock(c.Meeting.ID).Item
}

// decidedBy names the decisions on an item that are on the table of its meeting; of a walkthrough
// the journey.
func decidedBy(c component.Context, it model.Item) string {
	if it.IsWalkthrough() {
		return it.About().String()
	}
	list := c.Record.DecisionsOn(it.ID)
	if len(list) > 2 {
		return fmt.Sprintf("%d decisions", len(list))
	}
	var names []string
	for _, d := range list {
		names = append(names, d.Ref().String())
	}
	return strings.Join(names, " ")
}

// RuleItem leads from an item to what has to be ruled: its one open decision,
// or the item itself.
func RuleItem(c component.Context, about model.Ref) component.Effect {
	if about.Kind != model.KindItem { // it has a place there
		return component.OpenRuling{About: about}
	}
	for _, d := range c.Record.DecisionsOn(about.ID) {
		if !c.Record.Ruled(c.Meeting.ID, d.Ref()) {
			return component.OpenRuling{About: d.Ref()}
		}
	}
	return component.OpenRuling{About: about}
}

// NewDecisions is the decisions on the table of the meeting on screen.
func NewDecisions() *Pane {
	return &Pane{Scope: keymap.InDecisions, title: "Decisions", settled: "answered", list: list{whenFrom: 90}, rows: decisionRows, Actions: decisionActions(),
		empty: func(c component.Context) []string {
			if asked := askedByCheck(c, model.KindDecision); asked != nil {
				return asked
			}
			k := key(c, keymap.NewDecision, keymap.OnReview)
			return unlessOver(c, "No decision is put yet.", fmt.Sprintf("%s captures one: %s Ship free returns @Ana crit:\"refund within 5 days\"", k, k))
		}}
}

// askedByCheck says what is open of a kind and does not come back to the meeting on screen, since
// it asks what becomes of all that is, and where it is answered; nil for none.
func askedByCheck(c component.Context, k model.Kind) []string {
	asked := c.Record.SayAsked(c.Meeting, k)
	if asked == "" {
		return nil
	}
	return []string{asked, fmt.Sprintf("%s goes to the gate, which names them.", key(c, keymap.Gate, keymap.OnReview))}
}

func decisionActions() component.Actions {
	return component.Actions{
		rule("read back", "read the decision back and rule on it"),
		edit("change the decision's words, owner, options or criteria"),
		{Name: keymap.Evidence, Keys: []string{"v"}, Label: "evidence", Help: "record what was seen against its criteria", On: keymap.OnThing, Not: component.Not(NotOpen, answered),
			Do: func(_ component.Context, i component.Intent) component.Effect {
				return component.Add{Kind: model.KindEvidence, On: i.About}
			}},
	}
}

func decisionRows(c component.Context) []Row {
	discussed := discussedItem(c)
	var rows []Row
	for _, about := range onTable(c, model.KindDecision) {
		d, _ := c.Record.Decisions.Get(about.ID)
		rows = append(rows, Row{
			About: about,
			State: stateHere(c, about),
			Text:  oneLine(d.FinalWording()),
			Who:   shortName(c.Record, c.Record.Decider(d)),
			When:  waitsUntil(c, d),
			Mark:  discussed != 0 && agendaItem(c, about) == discussed && stateHere(c, about) == string(model.Open),
		})
	}
	return openFirst(rows)
}

// waitsUntil returns the day by which a decision is due again, or is due at all while
// it is open; "" for none.
func waitsUntil(c component.Context, d model.Decision) string {
	day := model.Date("")
	u, ruled := c.Record.InForce(c.Meeting.ID, d.Ref())
	switch {
	case ruled && u.Outcome == model.Conditional:
		for _, a := range c.Record.ActionsAbout(d.Ref()) {
			if a.Condition == u.ID && c.Record.State(a.Ref()) == model.Open {
				day = max(day, a.Due)
			}
		}
	case ruled && (u.Outcome == model.Deferred || u.Outcome == model.Escalated):
		day = u.Due
	case !ruled:
		day = d.Due
	}
	if day == "" {
		return ""
	}
	return day.DayMonth(c.Today())
}

// NewBlockers is the blockers on the table of the meeting on screen.
func NewBlockers() *Pane {
	return &Pane{Scope: keymap.InBlockers, title: "Blockers", settled: "answered", list: list{whenFrom: 53}, rows: blockerRows, Actions: blockerActions(),
		empty: func(c component.Context) []string {
			if asked := askedByCheck(c, model.KindBlocker); asked != nil {
				return asked
			}
			k := key(c, keymap.NewBlocker, keymap.OnReview)
			return unlessOver(c, "Nothing is in the way.", fmt.Sprintf("%s captures a blocker: %s Vendor contract @Ben due:fri", k, k))
		}}
}

func blockerActions() component.Actions {
	return component.Actions{
		rule("rule", "resolve, carry or escalate the blocker"),
		edit("change the blocker's words, owner, due date, fallback or impact"),
	}
}

func blockerRows(c component.Context) []Row {
	lacks := lacking(c, model.KindBlocker)
	var rows []Row
	for _, about := range onTable(c, model.KindBlocker) {
		b, _ := c.Record.Blockers.Get(about.ID)
		state, day := stateHere(c, about), ""
		if b.Due != "" {
			day = b.Due.DayMonth(c.Today())
		}
		if state == string(model.Open) && c.Record.Late(b, c.Today()) {
			state = late
			lacks[about] = c.Record.SayLateShort(b.Due, c.Today())
		}
		rows = append(rows, Row{About: about, State: state, Word: lacks[about], Text: b.Text, Who: shortName(c.Record, b.Owner), When: day})
	}
	return openFirst(rows)
}

// lacking says in two words what is missing first of each thing of a kind that is open.
func lacking(c component.Context, kind model.Kind) map[model.Ref]string {
	list := map[model.Ref]string{}
	for _, g := range c.Record.Gaps(c.Meeting.ID, c.Now) {
		if g.About.Kind != kind || len(g.Missing) == 0 {
			continue
		}
		if word, ok := lackWords[g.Missing[0].Field]; ok {
			list[g.About] = word
		}
	}
	return list
}

// lackWords says of a field that it is missing, as short as a verdict.
var lackWords = map[model.Field]string{
	model.FieldOwner: noOwner, model.FieldDue: "no date", model.FieldFallback: "no fallback", model.FieldImpact: "no impact",
}

// onTable is the things of a kind that the meeting has to dispose of.
func onTable(c component.Context, kind model.Kind) []model.Ref {
	var list []model.Ref
	for _, e := range c.Record.TableOf(c.Meeting.ID) {
		if e.Kind == kind {
			list = append(list, e.Ref())
		}
	}
	return list
}

// stateHere returns how a thing stands in the meeting on screen, in one word. What
// was ruled earlier and came back is open again.
func stateHere(c component.Context, about model.Ref) string {
	if u, ok := c.Record.InForce(c.Meeting.ID, about); ok {
		if u.AboutKind == model.KindItem && about.Kind == model.KindDecision {
			return string(model.Withdrawn)
		}
		if u.Outcome == model.Conditional {
			return string(c.Record.State(about))
		}
		return string(u.Outcome)
	}
	return string(model.Open)
}

// shortName is a first name, with as much of the last as tells people apart.
func shortName(r *model.Record, id model.ID) string {
	p, ok := r.People.Get(id)
	if !ok {
		return noOwner
	}
	first, rest, _ := strings.Cut(p.Name, " ")
	for other := range r.People.All() {
		if name, _, _ := strings.Cut(other.Name, " "); other.ID != id && name == first && rest != "" {
			return first + " " + string([]rune(rest)[:1]) + "."
		}
	}
	return first
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
