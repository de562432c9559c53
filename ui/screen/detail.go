package screen

import (
	"fmt"
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/draw"
	"gavel/ui/pane"
	"gavel/ui/theme"
)

// detailKey holds everything that the detail of a thing depends on.
type detailKey struct {
	record  *model.Record
	about   model.Ref
	meeting model.ID
	now     bool // it is discussed: the header asks its question
	whole   bool // and says it, too
	tall    bool // the header has room for the filter, too
	today   model.Date
	w, h    int
	theme   *theme.Theme
}

// keptDetail caches the detail of what is selected.
type keptDetail struct {
	key  detailKey
	rows []string
}

// detail shows the selected thing in full, as far as there is room. whole says that it has
// a place of its own, in which it repeats the question.
func (s *Review) detail(c component.Context, whole bool, w, h int) []string {
	if h < 3 {
		return draw.Clamp(nil, w, h)
	}
	about := s.Selected()
	if about.IsZero() {
		return draw.Box(draw.Frame{Title: "Selected", Padded: true}, []string{c.Theme.Muted.Paint("Nothing is selected.")}, w, h, c.Theme)
	}
	key := detailKey{c.Record, about, c.Meeting.ID, dialog.IsDiscussed(c, about), whole, s.tall, c.Today(), w, h, c.Theme}
	if s.selected.rows == nil || s.selected.key != key {
		s.selected.key, s.selected.rows = key, drawDetail(c, key)
	}
	return s.selected.rows
}

func drawDetail(c component.Context, key detailKey) []string {
	frame := draw.Frame{Title: strings.TrimSpace(key.about.String() + " " + oneLine(wordsOf(c, key.about))), Padded: true}
	if key.now {
		frame.Note = "now discussing"
	}
	list := factsOf(c, key)
	if key.now && !key.whole && key.tall {
		list = without(list, model.LabelFilter) // the header says it
	}
	var head []string
	inner, room := draw.Padded(key.w, key.h)
	const edges = 8 // corners, blanks and pieces of the edge around title and note
	if draw.Width(frame.Title)+draw.Width(frame.Note)+edges > key.w {
		for _, row := range draw.Wrap(oneLine(wordsOf(c, key.about)), inner) {
			head = append(head, c.Theme.Strong.Paint(row))
		}
		frame.Title = key.about.String()
	}
	lines := append(head, dialog.FactRows(c, list, inner)...)
	if len(lines) > room && key.w >= wideFrom && !key.whole {
		lines = append(head, inColumns(c, list, inner)...)
	}
	if key.whole && len(lines)+2 <= room {
		lines = append([]string{""}, lines...)
	}
	if answers := waysToAnswer(c, key, inner); key.whole && len(lines)+len(answers) <= room {
		lines = append(lines, answers...)
	}
	return draw.Box(frame, lines, key.w, key.h, c.Theme)
}

// waysToAnswer returns, under a heading, how what is selected can be answered in a meeting
// that is being held; nil where it has its answer.
func waysToAnswer(c component.Context, key detailKey, w int) []string {
	if c.Meeting.Status != model.Live || !key.whole {
		return nil
	}
	rule, ok := pane.RuleItem(c, key.about).(component.OpenRuling)
	onTable := slices.ContainsFunc(c.Record.TableOf(key.meeting), func(e model.Entry) bool { return e.Ref() == rule.About })
	if !ok || !onTable || c.Record.Ruled(key.meeting, rule.About) {
		return nil
	}
	answers := dialog.Answers(c, rule.About, w)
	if len(answers) == 0 {
		return nil
	}
	title := fmt.Sprintf("Answer %s", rule.About)
	how := c.Keys.Key(keymap.Rule, keymap.InDecisions) + ", then the letter"
	line := strings.Repeat(c.Theme.Glyphs.Thin.Top, max(w-draw.Width(title)-draw.Width(how)-3, 1))
	head := c.Theme.Strong.Paint(title) + " " + c.Theme.Frame.Mark(line) + " " + c.Theme.Muted.Paint(how)
	return slices.Concat([]string{"", head}, answers)
}

// wordsOf returns the words of a thing; of a decision those that it would have.
func wordsOf(c component.Context, about model.Ref) string {
	if d, ok := c.Record.Decisions.Get(about.ID); ok && about.Kind == model.KindDecision {
		return d.FinalWording()
	}
	return c.Record.TextOf(about)
}

// factsOf returns what is known of a thing: of an item first what is to be decided.
func factsOf(c component.Context, key detailKey) []model.Detail {
	details := c.Record.Details(key.about, key.meeting, key.today)
	if key.about.Kind != model.KindItem {
		if key.now && !key.whole {
			return without(details, "question")
		}
		return details
	}
	it, _ := c.Record.Items.Get(key.about.ID)
	known, beside := []string{"question"}, []string{"on", "question", "decides", "blocker"} // what is in the way is named below
	if !key.whole {
		beside = append(beside, "checked by", "concerns") // the read-back says it
	}
	var list []model.Detail
	if it.Question != "" && (!key.now || key.whole) {
		list = append(list, model.Detail{Label: "question", Text: it.Question})
	}
	for _, d := range c.Record.DecisionsOn(it.ID) {
		state := c.Record.State(d.Ref())
		known = append(known, string(state))
		asked := model.Detail{Label: "decision", Text: fmt.Sprintf("%s %s", d.Ref(), oneLine(d.FinalWording()))}
		if c.Record.Ruled(key.meeting, d.Ref()) {
			asked.State = state
			list = append(list, asked)
			continue
		}
		list = append(list, asked)
		list = append(list, without(c.Record.Details(d.Ref(), key.meeting, key.today), beside...)...)
	}
	for b := range c.Record.Blockers.All() {
		if b.Item == it.ID && c.Record.Open(b) {
			list = append(list, model.Detail{Label: "in the way", Text: fmt.Sprintf("%s %s", b.Ref(), oneLine(b.Text))})
		}
	}
	if key.now && !key.whole {
		known = append(known, "owner", "asks to") // they are in the header
	}
	return append(list, without(details, known...)...)
}

// without leaves out the details with some labels.
func without(details []model.Detail, labels ...string) []model.Detail {
	return slices.DeleteFunc(slices.Clone(details), func(d model.Detail) bool { return slices.Contains(labels, d.Label) })
}

// inColumns sets facts in two columns, so that the longer one is as short as it can be.
func inColumns(c component.Context, list []model.Detail, w int) []string {
	const between = 2
	half := (w - between) / 2
	var left, right []string
	for cut := 1; cut <= len(list); cut++ {
		l, r := dialog.FactRows(c, list[:cut], half), dialog.FactRows(c, list[cut:], half)
		if cut == 1 || max(len(l), len(r)) < max(len(left), len(right)) {
			left, right = l, r
		}
	}
	rows := make([]string, max(len(left), len(right)))
	for i := range rows {
		if i < len(left) {
			rows[i] = left[i]
		}
		rows[i] = draw.Fit(rows[i], half+between)
		if i < len(right) {
			rows[i] += right[i]
		}
	}
	return rows
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
