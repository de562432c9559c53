package pane

import (
	"cmp"
	"fmt"
	"slices"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// Table is the list of the things of one kind, in the columns that the kind has. It draws
// only the rows that are in sight, and keeps what it drew until something it shows changes.
type Table struct {
	Kind  model.Kind
	Empty func(c component.Context) []string // what the kind is for, while nothing is in it

	HeadClicked func(c component.Context, column string) // nil: nothing answers a click on the names of the columns

	query   model.Query
	all     int // how many things there are of the kind, also those that are not listed
	open    int // of all, as well
	late    int
	columns []tableColumn
	rows    []tableRow
	cursor  int
	first   int // the first row in sight
	page    int

	fitted struct{ w, sign int } // for which the columns have their widths
	drawn  tableLook
	lines  []string
	box    draw.KeptBox
}

// tableRow is one thing: how it stands, and a text for each column.
type tableRow struct {
	about model.Ref
	cells []string
	state string // a word of theme.Status
	tier  theme.Tier
}

// tableLook holds everything that the drawn lines depend on.
type tableLook struct {
	w, h, cursor, first int
	focused             bool
	theme               *theme.Theme
}

// NewTable makes the list of a kind.
func NewTable(kind model.Kind, empty func(c component.Context) []string) *Table {
	return &Table{Kind: kind, Empty: empty, query: model.Query{Kind: kind}}
}

// ListName returns what the list of a kind is called: "risks", "scope changes".
func ListName(kind model.Kind) string {
	info := kind.Info()
	return cmp.Or(info.Called, info.Plural)
}

// Query returns what the list holds, and in which order.
func (t *Table) Query() model.Query { return t.query }

// Show says what the list holds, and in which order.
func (t *Table) Show(q model.Query) { t.query = q }

// Count counts what there is of the kind.
func (t *Table) Count(c component.Context, at *model.Moment) {
	t.all, t.open, t.late = 0, 0, 0
	for _, thing := range c.Record.StandingAt(c.Record.AllOf(t.Kind), at) {
		t.all++
		switch {
		case thing.Late:
			t.late++
		case !thing.Ended:
			t.open++
		}
	}
}

// Counts returns how many things of the kind are open, and how many others are late.
func (t *Table) Counts() (open, late int) { return t.open, t.late }

// All returns how many things there are of the kind, and how many of them are listed.
func (t *Table) All() (all, listed int) { return t.all, len(t.rows) }

// Update lists what the query finds; the cursor stays on the thing it was on.
func (t *Table) Update(c component.Context, at *model.Moment) {
	on := t.Selected()
	t.columns = columnsOfKind(t.Kind, t.query)
	list := c.Record.List(t.query, at.Today)
	standing := c.Record.StandingAt(list, at)
	people := map[model.ID]string{}
	t.rows = make([]tableRow, len(list))
	for i, thing := range standing {
		t.rows[i] = t.rowOf(c, thing, people, at.Today)
	}
	if t.query.Sort == "" {
		slices.SortStableFunc(t.rows, func(a, b tableRow) int { return cmp.Compare(b.tier, a.tier) })
		if t.query.Reverse {
			slices.Reverse(t.rows)
		}
	}
	t.measure()
	t.lines = nil
	if !t.Choose(on) {
		t.cursor = min(t.cursor, max(len(t.rows)-1, 0))
	}
}

func (t *Table) rowOf(c component.Context, thing model.ListedThing, people map[model.ID]string, today model.Date) tableRow {
	row := tableRow{about: thing.About, cells: c.Record.Cells(thing.About, today)}
	if thing.State != "" {
		row.state = c.Record.SayState(thing.About, today)
	}
	_, word, _ := c.Theme.Status(row.state)
	switch row.tier = theme.TierOf(row.state); {
	case thing.Late:
		row.state, row.tier, word = late, theme.Overdue, thing.Says
	case thing.Ended && theme.Known(row.state):
		row.tier = min(row.tier, theme.Owed)
	case thing.Ended:
		row.tier = theme.Settled
	case row.tier == theme.Settled || t.Kind.Info().Unwatched:
		row.tier = theme.Owed
	}
	for i, col := range t.columns {
		switch {
		case col.part == stateColumn:
			row.cells[i] = word
		case col.part == fieldColumn:
			row.cells[i] = col.text(c, thing.About, row.cells[i], people, today)
		}
		row.cells[i] = oneLine(row.cells[i])
	}
	return row
}

// text returns a field of a thing as short as its column: a first name, a day without its
// weekday, the choice alone where more is said of it.
func (col tableColumn) text(c component.Context, about model.Ref, says string, people map[model.ID]string, today model.Date) string {
	if says == "" {
		return ""
	}
	value := c.Record.ShownValue(about, model.Field(col.name))
	switch {
	case value.Person != 0:
		if people[value.Person] == "" {
			people[value.Person] = shortName(c.Record, value.Person)
		}
		return people[value.Person]
	case value.Date != "":
		return value.Date.DayMonth(today)
	case value.Text != "" && draw.Width(says) > col.widest():
		return value.Text
	}
	return says
}

// Selected is the thing under the cursor; zero where the list is empty.
func (t *Table) Selected() model.Ref {
	if t.cursor < 0 || t.cursor >= len(t.rows) {
		return model.Ref{}
	}
	return t.rows[t.cursor].about
}

// Listed returns the things that are listed, in their order.
func (t *Table) Listed() []model.Ref {
	list := make([]model.Ref, len(t.rows))
	for i, row := range t.rows {
		list[i] = row.about
	}
	return list
}

// Choose puts the cursor on a thing; false where it is not listed.
func (t *Table) Choose(about model.Ref) bool {
	i := slices.IndexFunc(t.rows, func(row tableRow) bool { return row.about == about })
	if i < 0 || about.IsZero() {
		return false
	}
	t.cursor = i
	return true
}

// Move moves the cursor; false for an intent that does not.
func (t *Table) Move(intent keymap.Intent) bool {
	by, ok := cursorMoves(intent, max(t.page-1, 1), len(t.rows))
	if ok {
		t.cursor = min(max(t.cursor+by, 0), max(len(t.rows)-1, 0))
	}
	return ok
}

// cursorMoves returns by how many rows an intent moves a cursor; ok is false for one that
// moves none.
func cursorMoves(intent keymap.Intent, page, all int) (by int, ok bool) {
	by, ok = map[keymap.Intent]int{
		keymap.Up: -1, keymap.Down: 1, keymap.PageUp: -page, keymap.PageDown: page, keymap.First: -all, keymap.Last: all,
	}[intent]
	return by, ok
}

// Cells returns the row of a thing as its list says it in full; of the zero Ref all rows
// that are listed.
func (t *Table) Cells(c component.Context, about model.Ref) [][]string {
	var list [][]string
	for _, row := range t.rows {
		if about.IsZero() || row.about == about {
			list = append(list, c.Record.Cells(row.about, c.Today()))
		}
	}
	return list
}

// note says how the list stands.
func (t *Table) note() string {
	switch {
	case t.all > len(t.rows):
		return fmt.Sprintf("%d of %d shown", len(t.rows), t.all)
	case t.all == 0:
		return ""
	case t.Kind.Info().Unwatched:
		return fmt.Sprint(t.all)
	case t.late > 0:
		return fmt.Sprintf("%d open, %d late", t.open+t.late, t.late)
	case t.open > 0:
		return fmt.Sprintf("%d open", t.open)
	}
	return "nothing open"
}

// Draw draws the list in its frame, under the names of its columns. The cursor of the
// picture is on the selected row.
func (t *Table) Draw(c component.Context, w, h int, focused bool) component.Drawing {
	innerW, innerH := draw.Inner(w, h)
	origin := draw.Origin(w, h)
	frame := draw.Frame{Title: model.Capitalized(ListName(t.Kind)), Note: t.note(), Focused: focused}
	if len(t.rows) == 0 {
		var lines []string
		for _, line := range t.Empty(c) {
			for _, row := range draw.Wrap(line, max(innerW-2, 1)) {
				lines = append(lines, " "+c.Theme.Muted.Paint(row))
			}
		}
		return component.Drawing{Rows: t.box.Draw(frame, lines, w, h, c.Theme), Cursor: focused, CursorX: origin, CursorY: origin}
	}
	room := max(innerH-1, 1) // under the names of the columns
	t.page = room
	t.scroll(room)
	look := tableLook{innerW, room, t.cursor, t.first, focused, c.Theme}
	if t.lines == nil || t.drawn != look {
		t.fit(innerW, draw.Width(c.Theme.Glyphs.Open))
		t.drawn, t.lines = look, t.draw(look)
	}
	frame.Hint = component.Beyond(t.first, len(t.rows)-min(t.first+room, len(t.rows)))
	return component.Drawing{
		Rows: t.box.Draw(frame, t.lines, w, h, c.Theme), Cursor: focused, CursorX: origin, CursorY: min(origin+1+t.cursor-t.first, h-1),
		Zones: []component.Zone{t.zone(c, w, h, origin, room)},
	}
}

// scroll keeps the cursor in sight.
func (t *Table) scroll(room int) {
	t.first = min(t.first, t.cursor, max(len(t.rows)-room, 0))
	t.first = max(t.first, t.cursor-room+1, 0)
}

// zone is the whole list: a click selects its row, or orders it by the column whose name
// it fell on; the wheel scrolls it and takes the cursor along where it would be left behind.
func (t *Table) zone(c component.Context, w, h, origin, room int) component.Zone {
	return component.Zone{
		At: draw.Rect{W: w, H: h},
		Click: func(x, y int) component.Effect {
			y -= origin + 1
			switch column := t.columnAt(x-origin, draw.Width(c.Theme.Glyphs.Open)); {
			case y == -1 && column != "" && t.HeadClicked != nil:
				t.HeadClicked(c, column)
			case y >= 0 && y < room && t.first+y < len(t.rows):
				t.cursor = t.first + y
			}
			return nil
		},
		Wheel: func(notches int) {
			t.first = min(max(t.first+notches*component.WheelRows, 0), max(len(t.rows)-room, 0))
			t.cursor = min(max(t.cursor, t.first), min(t.first+room, len(t.rows))-1)
		},
	}
}
