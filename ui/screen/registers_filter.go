package screen

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/field"
)

// filterLine is the line into which a filter is typed. The list follows each key.
type filterLine struct {
	open  bool
	input *field.Field // nil until a filter is first typed
	wrong string       // why what is typed is no filter
}

func (f *filterLine) begin(text string) {
	f.open, f.wrong, f.input = true, "", field.Line(text)
	f.input.Focus()
}

func (f *filterLine) close() { f.open = false }

// filterActions are what is asked while a filter is typed.
func (s *Registers) filterActions() component.Actions {
	act := func(name keymap.Intent, keys []string, label, help string, do func(c component.Context)) component.Action {
		return component.Action{Name: name, Keys: keys, Label: label, Help: help, Screen: true,
			Do: func(c component.Context, _ component.Intent) component.Effect { do(c); return nil }}
	}
	return component.Actions{
		{Name: keymap.Accept, Keys: []string{"enter"}, Label: "keep", Help: "keep the list as the filter says, and go on in it", Screen: true, Do: s.keepFilter},
		act(keymap.Complete, []string{"tab"}, "complete", "take the first of the words that are shown", s.completeFilter),
		act(keymap.Down, []string{"down", "ctrl+n"}, "down", "the row below", func(component.Context) { s.list().Move(keymap.Down) }),
		act(keymap.Up, []string{"up", "ctrl+p"}, "up", "the row above", func(component.Context) { s.list().Move(keymap.Up) }),
		act(keymap.Back, []string{"esc"}, "all", "take the filter off", func(c component.Context) {
			s.filter.close()
			s.setFilter(c, "")
		}),
	}
}

// Type takes a key or a paste into the filter.
func (s *Registers) Type(c component.Context, msg tea.Msg) tea.Cmd {
	cmd := s.filter.input.Type(msg)
	s.setFilter(c, s.filter.input.Value())
	return cmd
}

// keepFilter takes all of what was typed as the filter, and leaves the line; it says why
// where that is none.
func (s *Registers) keepFilter(c component.Context, _ component.Intent) component.Effect {
	if s.setFilter(c, s.filter.input.Value()+" "); s.filter.wrong != "" {
		return component.Say{Text: s.filter.wrong}
	}
	s.filter.close()
	return nil
}

// setFilter narrows the list by a text, as far as it is one. The last word may be half of
// one yet: where it begins the name of a filter, or is none, it counts once more is typed.
func (s *Registers) setFilter(c component.Context, text string) {
	l := s.list()
	l.filter, s.filter.wrong = strings.TrimSpace(text), ""
	if half := text[strings.LastIndex(text, " ")+1:]; beginsFilter(l.Kind, half) {
		text = strings.TrimSuffix(text, half)
	}
	ctx := c.CaptureContext(model.Ref{})
	q, err := capture.ReadFilter(l.Kind, text, ctx)
	if err != nil {
		s.filter.wrong = err.Error()
		text = strings.TrimRight(text, " ")
		if q, err = capture.ReadFilter(l.Kind, text[:strings.LastIndex(text, " ")+1], ctx); err != nil {
			q = model.Query{Kind: l.Kind}
		}
	}
	l.asked = q
	l.order()
	s.refill(c)
}

// beginsFilter reports whether a word is the beginning of the name of a filter.
func beginsFilter(kind model.Kind, word string) bool {
	return word != "" && slices.ContainsFunc(completions(kind, word), func(name string) bool { return strings.Contains(name, ":") })
}

// completeFilter takes the first word that goes on from what is typed.
func (s *Registers) completeFilter(c component.Context) {
	text := s.filter.input.Value()
	words := completions(s.list().Kind, text)
	if len(words) == 0 {
		return
	}
	at := strings.LastIndex(text, " ") + 1
	text = text[:at] + words[0]
	if !strings.HasSuffix(text, ":") {
		text += " "
	}
	s.filter.input.Set(text)
	s.setFilter(c, text)
}

// completions returns the words of filters that begin with the last word of a text.
func completions(kind model.Kind, text string) []string {
	last := strings.ToLower(text[strings.LastIndex(text, " ")+1:])
	var words []string
	for _, word := range capture.FilterWords(kind) {
		if strings.HasPrefix(word, last) && word != last {
			words = append(words, word)
		}
	}
	return words
}

// filterRows returns the rows over a list: what narrows and orders it, or what the kind is
// for; while a filter is typed its line, and under it what can be written.
func (s *Registers) filterRows(c component.Context, w int) (picture component.Drawing) {
	l := s.list()
	if s.filter.open {
		return s.typedFilter(c, w)
	}
	q := l.Query()
	var facts []said
	if l.filter != "" {
		facts = append(facts, said{"filter " + l.filter, c.Theme.Open})
	}
	if q.Sort != "" {
		facts = append(facts, said{"sorted by " + columnLabel(l.Kind, q.Sort), c.Theme.Text})
	}
	if q.Reverse {
		facts = append(facts, said{"the last first", c.Theme.Text})
	}
	if all, _ := l.All(); len(facts) == 0 && all > 0 { // an empty list says it
		facts = []said{{l.Kind.Info().Purpose, c.Theme.Muted}}
	}
	if says := c.Record.SayWindow(l.Kind); says != "" {
		facts = append([]said{{says, c.Theme.Muted}}, facts...)
	}
	line := " "
	for i, f := range facts {
		if i > 0 {
			line += c.Theme.Muted.Paint(between(c))
		}
		line += f.style.Paint(f.text)
	}
	return component.Drawing{Rows: []string{draw.FitTail(line, w, c.Theme.Glyphs.Ellipsis)}}
}

func (s *Registers) typedFilter(c component.Context, w int) component.Drawing {
	const prompt = " / "
	all, listed := s.list().All()
	count := fmt.Sprintf("%d of %d ", listed, all)
	room := max(w-len(prompt)-draw.Width(count)-1, 1)
	rows, x, y := s.filter.input.Draw(room, true, c.Theme)
	first := max(min(y, len(rows)-1), 0) // a long filter shows the row with the cursor
	line := c.Theme.Focus.Mark(prompt) + draw.Fit(rows[first], room) + " " + c.Theme.Muted.Paint(count)
	under := s.filter.wrong
	if words := completions(s.list().Kind, s.filter.input.Value()); under == "" || len(words) > 0 {
		under = strings.Join(words, "  ")
	}
	return component.Drawing{
		Rows:   []string{draw.Fit(line, w), c.Theme.Muted.Paint(draw.FitTail("   "+under, w, c.Theme.Glyphs.Ellipsis))},
		Cursor: true, CursorX: len(prompt) + x,
	}
}

// columnLabel returns what the column of a kind is called by which it is sorted.
func columnLabel(kind model.Kind, name string) string {
	for _, col := range kind.Columns() {
		if col.Name == name {
			return col.Label
		}
	}
	return name
}
