package pane

import (
	"cmp"
	"slices"
	"strings"

	"gavel/model"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// Row is one thing of a list, in its columns: how it stands, its id, its title, who
// owns it, when it is due or how long it takes, and the verdict in a word.
type Row struct {
	About model.Ref
	State string // a word of theme.Status; "" for none
	Text  string
	Who   string
	When  string // a day, or minutes
	Word  string // the verdict, where it says more than the state; "" for the state's own
	Short string // the verdict where there is no column for the time; "" for the same
	Note  string // said behind the title
	Came  string // the word for how it came to the meeting, whose glyph stands in front while it is open
	Rules string // the things that answer it; where they are in sight, they say who and how
	Mark  bool   // stands out: what is discussed, the meeting that is shown
	Under bool   // belongs to the row above it
	Part  bool   // is counted with the row above it

	Stands int  // how many things it stands for; 0 for its own
	Head   bool // a heading between rows; the cursor skips it
	Least  int  // the least width of the title, where the notes behind several stand in a column
}

// noOwner is written where a thing has no owner.
const noOwner = "no owner"

// Tail returns what is said of the thing behind its title, in words.
func (r Row) Tail() string {
	var words []string
	for _, word := range []string{r.Who, r.When, r.Note} {
		if word != "" {
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}

// plain returns a row as one line of text.
func (r Row) plain() string {
	if r.Head {
		return r.Text + ":"
	}
	line := "- "
	if r.Under {
		line = "  - "
	}
	line += r.About.String() + " " + r.Text
	var behind []string
	for _, word := range []string{r.Tail(), cmp.Or(r.Word, r.State)} {
		if word != "" {
			behind = append(behind, word)
		}
	}
	if len(behind) > 0 {
		line += " (" + strings.Join(behind, ", ") + ")"
	}
	return line
}

// tier returns how much a row asks for. What has no state yet is only planned.
func (r Row) tier() theme.Tier {
	if r.State == "" {
		return theme.Owed
	}
	return theme.TierOf(r.State)
}

// The states of rows that are no states of the record.
const (
	late = "late" // past its date
	due  = "due"  // somebody owes it by a day

	missing = "missing" // a person who must be there, and is not expected
)

// counts returns how many rows are open, and how many others are late.
func counts(rows []Row) (opened, overdue int) {
	for _, row := range rows {
		switch tier := row.tier(); {
		case row.Head, row.Part:
		case tier == theme.Overdue:
			overdue++
		case tier == theme.Pending || row.State == due:
			opened++
		}
	}
	return opened, overdue
}

// openFirst puts what is late or open before what somebody still owes something on, and
// that before what is settled.
func openFirst(rows []Row) []Row {
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Compare(min(b.tier(), theme.Pending), min(a.tier(), theme.Pending))
	})
	return rows
}

// Columns holds the widths of the columns of a list; 0 leaves one out.
type Columns struct{ sign, id, title, who, when, word int }

// widen returns the columns that hold what is in either of two lists.
func (c Columns) widen(o Columns) Columns {
	return Columns{
		sign: max(c.sign, o.sign), id: max(c.id, o.id), who: max(c.who, o.who), when: max(c.when, o.when), word: max(c.word, o.word),
	}
}

// The widths that columns have where they are needed, and the least that they leave
// to the title: the time gives way first, then the owner, then the verdict.
const (
	idWidth   = 4
	whoWidth  = 6
	widestWho = 8
	whenWidth = 6
	wordWidth = 11

	besideWhen, besideWho, besideWord = 22, 15, 9
)

// needed returns the columns that some rows need. What answers a row names its owner,
// where brief.
func needed(rows []Row, brief bool, t *theme.Theme) Columns {
	c := Columns{sign: draw.Width(t.Glyphs.Open), id: idWidth}
	for _, r := range rows {
		if r.Head {
			continue
		}
		c.id = max(c.id, draw.Width(r.About.String()))
		if r.Who != "" && r.Who != noOwner && !brief {
			c.who = min(max(c.who, whoWidth, draw.Width(r.Who)), widestWho)
		}
		if r.When != "" {
			c.when = max(c.when, whenWidth, draw.Width(r.When))
		}
		if r.State != "" {
			c.word = wordWidth
		}
	}
	return c
}

// columnsOf fits the columns of some rows into their cells. The time is left out below
// whenFrom cells.
func columnsOf(rows []Row, as drawnAs, whenFrom int) Columns {
	w := as.w
	c := needed(rows, as.brief, as.theme).widen(as.shared)
	title := func() int { return w - c.lead() - withBlank(c.who) - withBlank(c.when) - withBlank(c.word) - 1 }
	if w < whenFrom || title() < besideWhen {
		c.when = 0
	}
	if title() < besideWho {
		c.who = 0
	}
	if title() < besideWord {
		c.word = 0
	}
	c.title = max(title(), 1)
	return c
}

// lead returns the column in which the titles begin.
func (c Columns) lead() int { return 1 + c.sign + 1 + c.id + 1 }

// withBlank returns what a column takes, with the blank before it.
func withBlank(width int) int {
	if width == 0 {
		return 0
	}
	return 1 + width
}

// titleLines folds a title: the first line is as wide as its column, and the others
// go on under it to the end of the row.
func (c Columns) titleLines(title string, w int) []string {
	lines := draw.Wrap(title, c.title)
	rest, ok := strings.CutPrefix(title, lines[0])
	if len(lines) < 2 || !ok {
		return lines
	}
	return append(lines[:1], draw.Wrap(strings.TrimSpace(rest), max(w-c.lead()-1, 1))...)
}

// text returns the title of a row as it is written.
func (r Row) text() string {
	title := draw.Pad(r.Text, r.Least)
	if r.Under {
		return "  " + title
	}
	return title
}

// drawHead draws a heading, and a rule to the end of the row.
func drawHead(r Row, w int, t *theme.Theme) string {
	title := draw.FitTail(r.Text, min(max(w-2, 1), draw.Width(r.Text)), t.Glyphs.Ellipsis)
	rule := strings.Repeat(t.Glyphs.Thin.Top, max(w-draw.Width(title)-3, 0))
	return draw.Fit(" "+t.Strong.Paint(title)+" "+t.Frame.Mark(rule), w)
}

// draw draws a row in at most h lines of w cells. A selected row is painted from its
// plain text, as a whole: a style inside it would end the bar that nobody may miss.
func (r Row) draw(c Columns, w, h int, brief, selected bool, t *theme.Theme) []string {
	sign, word, style := "", "", t.Text
	if r.State != "" {
		sign, word, style = t.Status(r.State)
	}
	word = cmp.Or(r.Word, word)
	if r.Came != "" && (r.State == "" || r.State == string(model.Open)) {
		sign, _, _ = t.Status(r.Came)
	}
	discussed := r.Mark && r.About.Kind != model.KindMeeting
	if discussed {
		sign = t.Glyphs.Now
	}
	if r.Who == "" && r.When == "" && r.Short == "" && word == "" { // nothing stands behind it
		c.title += withBlank(c.who) + withBlank(c.when) + withBlank(c.word)
		c.who, c.when, c.word = 0, 0, 0
	}
	who := r.Who
	if brief && r.Rules != "" {
		who, word = "", r.Rules
	}
	if with := word + " " + r.When; c.when == 0 && r.When != "" && r.tier() >= theme.Pending && draw.Width(with) <= c.word {
		word = with
	}
	if c.when == 0 {
		word = cmp.Or(r.Short, word)
	}
	if who == noOwner {
		who = t.Glyphs.Off
	}
	title := []string{draw.FitTail(r.text(), c.title, t.Glyphs.Ellipsis)}
	if h > 1 {
		title = c.titleLines(r.text(), w)
		title[0] = draw.Fit(title[0], c.title)
	}
	if len(title) > h {
		title = append(title[:h-1], draw.FitTail(strings.Join(title[h-1:], " "), max(w-c.lead()-1, 1), t.Glyphs.Ellipsis))
	}
	cell := func(text string, width int) string {
		if width == 0 {
			return ""
		}
		return " " + draw.FitTail(text, width, t.Glyphs.Ellipsis)
	}
	when := ""
	if c.when > 0 {
		when = " " + draw.Fit("", c.when-draw.Width(r.When)) + r.When
	}
	note := ""
	if room := c.title - draw.Width(r.text()) - 2; r.Note != "" && room >= draw.Width(r.Note) {
		note = "  " + r.Note
		title[0] = draw.Fit(r.text(), draw.Width(r.text()))
	}
	note = draw.Fit(note, max(c.title-draw.Width(title[0]), 0))
	front, id := " "+draw.Fit(sign, c.sign)+" ", draw.Fit(r.About.String(), c.id)+" "
	ink := stylesOf(r, style, discussed, t)
	if selected {
		ink = rowStyles{}
	}
	lines := []string{ink.sign.Mark(front) + ink.title.Paint(id+title[0]) + ink.note.Paint(note) +
		ink.who.Paint(cell(who, c.who)) + ink.when.Paint(when) + ink.word.Paint(cell(word, c.word)+" ")}
	for _, more := range title[1:] {
		lines = append(lines, draw.Fit("", c.lead())+ink.title.Paint(draw.Fit(more, max(w-c.lead(), 0))))
	}
	for i, line := range lines {
		lines[i] = draw.FitTail(line, w, t.Glyphs.Ellipsis)
		if selected {
			lines[i] = t.Selected.Paint(lines[i])
		}
	}
	return lines
}

// rowStyles holds the styles of the pieces of a row.
type rowStyles struct{ sign, title, note, who, when, word theme.Style }

// stylesOf returns the styles of a row. What is open or late has weight and colour;
// what was answered recedes, and where somebody still owes something its word
// stays.
func stylesOf(r Row, style theme.Style, discussed bool, t *theme.Theme) rowStyles {
	tier := r.tier()
	ink := rowStyles{sign: style, title: t.Muted, note: t.Muted, who: t.Muted, when: t.Muted, word: style}
	switch {
	case r.State == "":
		ink.title, ink.who, ink.when = t.Text, t.Text, t.Text
	case tier >= theme.Pending:
		ink.title, ink.who, ink.when = t.Strong, t.Text, t.Text
	case tier == theme.Owed:
		ink.sign = t.Muted
	}
	if tier == theme.Overdue {
		ink.when = style
	}
	if r.Mark {
		ink.title = t.Strong
	}
	if discussed {
		ink.sign = t.Of(max(tier, theme.Current))
	}
	return ink
}
