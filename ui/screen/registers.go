package screen

import (
	"slices"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/draw"
	"gavel/ui/pane"
)

// Registers is the screen with the lists of all kinds, one at a time, and what is selected
// in full. It reads the registry of kinds and knows no kind by its name. Nothing private is
// on it: whoever saw the screen that it was opened from may see it.
type Registers struct {
	alone   bool // it was opened from prepare
	lists   []*register
	at      int // the list that is shown
	from    int // the first kind whose name is in sight
	filter  filterLine
	detail  dialog.Thing
	peek    keptDetail
	actions component.Actions
	inList  component.Actions // what is asked of a filter that is being typed
	inThing component.Actions // and of a detail that is open

	today   model.Date // of the day on which the lists were filled
	columns draw.KeptBeside
}

// register is the list of a kind, and what narrows and orders it.
type register struct {
	*pane.Table
	filter  string
	asked   model.Query // what the filter says
	sort    string      // the column that a key has chosen; "" for none
	reverse bool        // a key has turned it round
}

// order has the list hold what the filter says, in the order that was chosen.
func (l *register) order() {
	q := l.asked
	if q.Sort == "" {
		q.Sort = l.sort
	}
	q.Reverse = q.Reverse != l.reverse
	l.Show(q)
}

// NewRegisters makes the screen; alone says that it is opened from prepare.
func NewRegisters(alone bool) *Registers {
	s := &Registers{alone: alone}
	for _, kind := range model.ListedKinds() {
		l := &register{Table: pane.NewTable(kind, emptyList(kind)), asked: model.Query{Kind: kind}}
		l.HeadClicked = s.sortBy
		s.lists = append(s.lists, l)
	}
	s.actions = s.listActions()
	s.inThing = s.detailActions()
	s.inList = s.filterActions()
	return s
}

// list returns the list that is shown.
func (s *Registers) list() *register { return s.lists[s.at] }

// List goes to the list of a kind.
func (s *Registers) List(kind model.Kind) {
	if i := slices.IndexFunc(s.lists, func(l *register) bool { return l.Kind == kind }); i >= 0 {
		s.goTo(i)
	}
}

func (s *Registers) goTo(i int) {
	s.at = (i + len(s.lists)) % len(s.lists)
	s.detail.Close()
	s.filter.close()
}

// Open shows a thing in full, over its list.
func (s *Registers) Open(c component.Context, about model.Ref) {
	s.Choose(about)
	s.detail.Open(c, about)
}

// Typing reports whether what is typed goes into the filter.
func (s *Registers) Typing() bool { return s.filter.open }

// IsOpen reports whether a thing is shown in full.
func (s *Registers) IsOpen() bool { return s.detail.IsOpen() }

// Scopes are those of the filter that is being typed; else of the detail or of the list.
func (s *Registers) Scopes() []keymap.Scope {
	switch {
	case s.filter.open:
		return []keymap.Scope{keymap.InFilter}
	case s.detail.IsOpen():
		return []keymap.Scope{keymap.InDetail, keymap.InList, keymap.OnRegisters}
	}
	return []keymap.Scope{keymap.InList, keymap.OnRegisters}
}

// Everywhere is the same scopes.
func (s *Registers) Everywhere() []keymap.Scope { return s.Scopes() }

// Update fills the list that is shown, and counts all of them.
func (s *Registers) Update(c component.Context) {
	at := c.Record.MomentOf(c.Now)
	s.today = at.Today
	for _, l := range s.lists {
		l.Count(c, &at)
	}
	s.fill(c, &at)
}

// fill lists anew what is shown.
func (s *Registers) fill(c component.Context, at *model.Moment) {
	s.list().Update(c, at)
	s.detail.Update(c)
}

// refill is fill for what does not change the record.
func (s *Registers) refill(c component.Context) {
	at := c.Record.MomentOf(c.Now)
	s.fill(c, &at)
}

// Selected is the thing whose detail is open, else the one under the cursor.
func (s *Registers) Selected() model.Ref {
	if s.detail.IsOpen() {
		return s.detail.About()
	}
	return s.list().Selected()
}

// Shows reports whether the list that is shown has a thing.
func (s *Registers) Shows(about model.Ref) bool {
	return s.Selected() == about || slices.Contains(s.list().Listed(), about)
}

// Choose puts the cursor on a thing of the list that is shown.
func (s *Registers) Choose(about model.Ref) {
	if !s.detail.IsOpen() {
		s.list().Choose(about)
	}
}

// Advance has nothing to do: what was answered stays under the cursor.
func (s *Registers) Advance() {}

// Keys returns what the key line shows.
func (s *Registers) Keys(c component.Context) []keymap.Intent {
	switch {
	case s.filter.open:
		return []keymap.Intent{keymap.Accept, keymap.Complete, keymap.Down, keymap.Back}
	case s.detail.IsOpen():
		return possible(c, s, []keymap.Intent{keymap.Back, keymap.Open, keymap.Rule, keymap.Edit, keymap.Assign, keymap.Help, keymap.Copy, keymap.Undo, keymap.Capture})
	}
	return possible(c, s, []keymap.Intent{
		keymap.Open, keymap.NewThing, keymap.Filter, keymap.Rule, keymap.Edit, keymap.SortBy, keymap.Help, keymap.NextPane, keymap.Assign, keymap.Back, keymap.Copy, keymap.Undo,
	})
}

// Actions are those of the detail that is open, of the screen, and everywhere.
func (s *Registers) Actions(model.Ref) []component.Actions {
	switch {
	case s.filter.open:
		return []component.Actions{s.inList}
	case s.detail.IsOpen():
		return []component.Actions{s.inThing, s.actions, everywhere()}
	}
	return []component.Actions{s.actions, everywhere()}
}

// In are the actions of one of its scopes.
func (s *Registers) In(scope keymap.Scope) component.Actions {
	switch scope {
	case keymap.OnRegisters:
		return s.actions
	case keymap.InDetail:
		return s.inThing
	case keymap.InFilter:
		return s.inList
	}
	return nil
}

// Handle moves the cursor of what has the focus, or does what else is asked for.
func (s *Registers) Handle(c component.Context, intent component.Intent) component.Effect {
	switch {
	case s.detail.IsOpen() && s.detail.Move(intent.Name):
		return nil
	case !s.detail.IsOpen() && s.list().Move(intent.Name):
		return nil
	}
	return answer(c, s, intent)
}
