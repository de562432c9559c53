package pane

import (
	"slices"
	"strings"

	"gavel/model"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// columnPart says what a column of a table shows.
type columnPart int

const (
	fieldColumn columnPart = iota
	idColumn
	wordsColumn
	stateColumn
)

// tableColumn is one column of a table.
type tableColumn struct {
	name    string
	label   string
	part    columnPart
	sort    model.Sort
	natural int    // of its widest text
	filled  bool   // something stands in it
	mark    string // how the list is sorted by it; "" where it is not
	width   int    // 0: left out
}

// The widths of columns: the most that a text has beside the words of a thing, the least
// that it is cut to, and the least that it leaves to the words.
const (
	widestText, leastText = 44, 12
	widestState           = 13
	leastWords            = 24
	narrowWords           = 15
)

// columnsOfKind returns the columns of the list of a kind that is sorted as a query says.
func columnsOfKind(kind model.Kind, q model.Query) []tableColumn {
	sorts := map[string]model.Sort{}
	for _, f := range kind.ShownFields() {
		sorts[string(f.Field)] = f.Sort
	}
	var list []tableColumn
	for _, c := range kind.Columns() {
		col := tableColumn{name: c.Name, label: c.Label, sort: sorts[c.Name]}
		switch c.Name {
		case "id":
			col.part = idColumn
		case string(model.FieldWords):
			col.part, col.label = wordsColumn, strings.TrimPrefix(strings.TrimPrefix(kind.Info().Article, "an "), "a ")
		case "state":
			col.part = stateColumn
		}
		if q.Sort == c.Name {
			col.mark = "▴"
			if q.Reverse {
				col.mark = "▾"
			}
		}
		list = append(list, col)
	}
	return list
}

// widest returns the most cells that a column takes while the words need room.
func (col tableColumn) widest() int {
	switch col.part {
	case idColumn:
		return 6
	case stateColumn:
		return widestState
	}
	switch col.sort {
	case model.SortPerson:
		return widestWho
	case model.SortDate:
		return whenWidth
	case model.SortLine, model.SortText:
		return leastText
	}
	return 14
}

// textYields is how soon a column of texts gives way: before the words are cut.
const textYields = 6

// yields returns how soon a column gives way to the words: the highest first; 0 for never.
func (col tableColumn) yields() int {
	switch {
	case col.part == idColumn || col.part == wordsColumn:
		return 0
	case col.part == stateColumn:
		return 1
	case !col.filled:
		return 7
	}
	switch col.sort {
	case model.SortPerson:
		return 2
	case model.SortDate:
		return 3
	case model.SortLine, model.SortText:
		return textYields
	case model.SortThings:
		return 5
	}
	return 4
}

// head returns what stands over the column.
func (col tableColumn) head() string {
	if col.part == idColumn {
		return "ID" + col.mark
	}
	return strings.TrimRight(model.Capitalized(col.label)+" "+col.mark, " ")
}

// measure finds the widest text of each column.
func (t *Table) measure() {
	for i := range t.columns {
		col := &t.columns[i]
		col.natural, col.filled = 0, false
		for _, row := range t.rows {
			col.natural = max(col.natural, draw.Width(row.cells[i]))
		}
		col.filled = col.natural > 0
	}
	t.fitted.w = 0
}

// fit gives the columns their widths in w cells, with a sign of so many cells. What has
// nothing to say and what takes too much from the words is left out; what is left over the
// texts get, and then the words.
func (t *Table) fit(w, sign int) {
	if t.fitted.w == w && t.fitted.sign == sign {
		return
	}
	t.fitted.w, t.fitted.sign = w, sign
	for i := range t.columns {
		col := &t.columns[i]
		col.width = max(min(col.natural, col.widest()), draw.Width(col.head()))
		if !col.filled && col.sort != model.SortPerson || col.part == wordsColumn {
			col.width = 0
		}
	}
	words := slices.IndexFunc(t.columns, func(col tableColumn) bool { return col.part == wordsColumn })
	least := leastWords
	if w < 70 {
		least = narrowWords
	}
	left := func() int {
		room := w - 2 - sign
		for i, col := range t.columns {
			if i != words && col.width > 0 {
				room -= col.width + 2
			}
		}
		return room - 1
	}
	whole := max(least, min(t.columns[words].natural, widestText))
	for {
		next := t.yieldsNext()
		if next < 0 || left() >= whole || left() >= least && t.columns[next].yields() < textYields {
			break
		}
		t.columns[next].width = 0
	}
	room := max(left(), 1)
	for i := range t.columns {
		if col := &t.columns[i]; i != words && col.width > 0 {
			more := min(min(col.natural, widestText)-col.width, room-max(t.columns[words].natural, least))
			if more > 0 {
				col.width, room = col.width+more, room-more
			}
		}
	}
	t.columns[words].width = room
}

// columnAt returns the name of the column at a cell of a row; "" for none.
func (t *Table) columnAt(x, sign int) string {
	from := 1 + sign + 1
	for _, col := range t.columns {
		if col.width == 0 {
			continue
		}
		if x >= from && x < from+col.width+2 {
			return col.name
		}
		from += col.width + 2
	}
	return ""
}

// yieldsNext returns the column that gives way next to the words; -1 for none.
func (t *Table) yieldsNext() int {
	next := -1
	for i, col := range t.columns {
		if col.width > 0 && col.yields() > 0 && (next < 0 || col.yields() >= t.columns[next].yields()) {
			next = i
		}
	}
	return next
}

// draw draws the names of the columns, and the rows in sight.
func (t *Table) draw(look tableLook) []string {
	lines := []string{t.drawHead(look)}
	for i := look.first; i < len(t.rows) && len(lines) <= look.h; i++ {
		lines = append(lines, t.drawRow(t.rows[i], look, look.focused && i == look.cursor))
	}
	return lines
}

func (t *Table) drawHead(look tableLook) string {
	line := draw.Fit("", 1+draw.Width(look.theme.Glyphs.Open)+1)
	for _, col := range t.columns {
		if col.width == 0 {
			continue
		}
		style := look.theme.Muted
		if col.mark != "" {
			style = look.theme.Strong
		}
		line += style.Paint(draw.FitTail(col.head(), col.width, look.theme.Glyphs.Ellipsis)) + "  "
	}
	return draw.FitTail(line, look.w, "")
}

// drawRow draws one row. A selected one is painted from its plain text, as a whole.
func (t *Table) drawRow(row tableRow, look tableLook, selected bool) string {
	th := look.theme
	sign, style := th.Glyphs.Noted, th.Of(row.tier)
	switch {
	case theme.Known(row.state):
		sign, _, _ = th.Status(row.state)
	case row.state == "" || row.tier > theme.Settled:
		sign = th.Glyphs.Open
	}
	ink := stylesOf(Row{State: stateOf(row.tier)}, style, false, th)
	paint := func(s theme.Style, text string) string {
		if selected {
			return text
		}
		return s.Paint(text)
	}
	line := paint(ink.sign, " "+draw.Fit(sign, draw.Width(th.Glyphs.Open))+" ")
	for i, col := range t.columns {
		if col.width == 0 {
			continue
		}
		inkOf := ink.who
		switch col.part {
		case idColumn, wordsColumn:
			inkOf = ink.title
		case stateColumn:
			inkOf = ink.word
		}
		text := row.cells[i]
		if text == "" && col.sort == model.SortPerson && col.part == fieldColumn {
			text = th.Glyphs.Off
		}
		line += paint(inkOf, draw.FitTail(text, col.width, th.Glyphs.Ellipsis)+"  ")
	}
	line = draw.FitTail(line, look.w, "")
	if selected {
		return th.Selected.Paint(line)
	}
	return line
}

// stateOf returns a state of theme.Status that asks for as much as a tier does.
func stateOf(tier theme.Tier) string {
	switch tier {
	case theme.Overdue:
		return late
	case theme.Pending, theme.Current:
		return string(model.Open)
	case theme.Owed:
		return due
	}
	return string(model.Resolved)
}
