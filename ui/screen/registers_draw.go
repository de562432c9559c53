package screen

import (
	"fmt"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
	"gavel/ui/pane"
)

// The least width at which what is selected stands beside its list, and the width that the
// list has then.
const sideFrom = 160

// Header draws who may see the lists, and the names of all of them.
func (s *Registers) Header(c component.Context, w, h int) []string { return s.top(c, w, h).Rows }

func (s *Registers) top(c component.Context, w, h int) component.Drawing {
	row := s.whose(c, w)
	most := 1
	if h >= 30 && w >= 100 {
		most = 2
	}
	tabs := s.kinds(c, w, most)
	picture := tabs.Moved(0, 1)
	picture.Rows = append([]string{row}, tabs.Rows...)
	return picture
}

// whose says which cycle the lists are of, and who may see them.
func (s *Registers) whose(c component.Context, w int) string {
	cycle, _ := c.Record.Cycle()
	if s.alone {
		text := " REGISTERS" + between(c) + "PRIVATE"
		for _, more := range []string{between(c) + "do not share", between(c) + cycle.Name} {
			if draw.Width(text+more) <= w {
				text += more
			}
		}
		return c.Theme.Private.Paint(draw.Fit(text, w))
	}
	left := " " + c.Theme.Strong.Paint("Registers") + c.Theme.Muted.Paint(between(c)+cycle.Name)
	if c.Meeting.Status == model.Live {
		left += c.Theme.Muted.Paint(between(c)) + c.Theme.Text.Paint(fmt.Sprintf("%s is live: %s goes back", c.Meeting.Ref(), c.Keys.Key(keymap.Back, keymap.OnRegisters)))
	}
	return sharedLine(c.Theme, left, w)
}

// kinds names the kinds, and what is open of each, in as many rows as they may have. Of
// more than there is room for it says how many there are at either side; the one that is
// shown is in sight.
func (s *Registers) kinds(c component.Context, w, most int) component.Drawing {
	var list []tab
	for i, l := range s.lists {
		b := tab{name: model.Capitalized(pane.ListName(l.Kind)), here: i == s.at, choose: func() { s.goTo(i); s.refill(c) }}
		if all, _ := l.All(); all > 0 {
			open, late := l.Counts()
			b.counts = tabCounts(c.Theme, open, late, 0)
			if l.Kind.Info().Unwatched {
				b.counts = []said{{fmt.Sprint(all), c.Theme.Muted}}
			}
		}
		list = append(list, b)
	}
	s.from = min(s.from, s.at)
	row := tabsWithin(c.Theme, s.window(c, list, w, most), w, most)
	return component.Drawing{Rows: row.rows, Zones: row.zones}
}

// window returns the tabs from the first that is in sight on, as many as fit, with what is
// beyond them at either side.
func (s *Registers) window(c component.Context, list []tab, w, most int) []tab {
	beyond := func(n, to int) tab {
		return tab{name: fmt.Sprintf("%d more", n), muted: true, choose: func() { s.goTo(to); s.refill(c) }}
	}
	for {
		var shown []tab
		if s.from > 0 {
			shown = append(shown, beyond(s.from, s.from-1))
		}
		end := s.from
		for end < len(list) {
			next := append(shown[:len(shown):len(shown)], list[end])
			if rest := len(list) - end - 1; rest > 0 {
				next = append(next, beyond(rest, end+1))
			}
			if len(tabsWithin(c.Theme, next, w, most).rows) > most && end > s.from {
				break
			}
			shown = append(shown, list[end])
			end++
		}
		if s.at < end || s.from >= s.at {
			if rest := len(list) - end; rest > 0 {
				shown = append(shown, beyond(rest, end))
			}
			return shown
		}
		s.from++
	}
}

// Draw draws the names of the kinds over the list, and what is selected in it under it or
// beside it. A detail that is open has the whole place, or the side.
func (s *Registers) Draw(c component.Context, w, h int) component.Drawing {
	if s.today != c.Today() {
		s.Update(c)
	}
	top := s.top(c, w, h)
	filter := s.filterRows(c, w)
	filter = filter.Moved(0, len(top.Rows))
	used := len(top.Rows) + len(filter.Rows)
	body := s.body(c, w, max(h-used, 0))
	picture := sideBySide(top, filter, body.Moved(0, used))
	if filter.Cursor {
		picture.Cursor, picture.CursorX, picture.CursorY = true, filter.CursorX, filter.CursorY
	}
	picture.Rows = append(append(top.Rows, filter.Rows...), body.Rows...)
	return picture
}

func (s *Registers) body(c component.Context, w, h int) component.Drawing {
	open := s.detail.IsOpen()
	if w >= sideFrom {
		at := draw.SplitColumns(draw.Rect{W: w, H: h}, draw.Fixed(w*5/8), draw.Fill(1))
		list := s.list().Draw(c, at[0].W, h, !open)
		side := s.side(c, at[1].W, h).Moved(at[1].X, 0)
		picture := sideBySide(list, side)
		picture.Rows = s.columns.Draw(list.Rows, side.Rows)
		return picture
	}
	if open {
		return s.detail.Draw(c, w, h)
	}
	rows := detailRows(h)
	if all, _ := s.list().All(); all == 0 {
		rows = 0
	}
	picture := s.list().Draw(c, w, h-rows, true)
	picture.Rows = append(picture.Rows[:len(picture.Rows):len(picture.Rows)], s.glance(c, w, rows)...)
	return picture
}

// side draws what is selected beside its list: open, with all that there is to know.
func (s *Registers) side(c component.Context, w, h int) component.Drawing {
	if s.detail.IsOpen() {
		return s.detail.Draw(c, w, h)
	}
	return component.Drawing{Rows: s.glance(c, w, h)}
}

// glance draws what is selected in the list in as many rows as there are.
func (s *Registers) glance(c component.Context, w, h int) []string {
	if h < 3 {
		return draw.Clamp(nil, w, h)
	}
	about := s.list().Selected()
	if about.IsZero() {
		return draw.Box(draw.Frame{Title: "Selected", Padded: true}, []string{c.Theme.Muted.Paint("Nothing is selected.")}, w, h, c.Theme)
	}
	key := detailKey{record: c.Record, about: about, meeting: c.Meeting.ID, today: c.Today(), w: w, h: h, theme: c.Theme}
	kept := &s.peek
	if kept.rows == nil || kept.key != key {
		kept.key, kept.rows = key, drawDetail(c, key)
	}
	return kept.rows
}
