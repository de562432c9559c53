package dialog

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
)

// Waits is the dependency map: what waits on what, as trees of which each begins with what waits
// on nothing, that on which most waits first. The thing under the cursor can be opened.
type Waits struct {
	at     int // of the things, each as often as the map has it
	scroll scroll

	of    mapKey
	rows  []string
	about []model.Ref // the thing of each row
	list  []int       // the first row of each thing
}

// mapKey is all that the rows of a map depend on.
type mapKey struct {
	record *model.Record
	w      int
	ascii  bool
}

// NewWaits makes the dependency map.
func NewWaits() *Waits { return &Waits{} }

// waitsTitle is what the dependency map is called.
const waitsTitle = "What waits on what"

var waitsStack = keymap.NewStack(keymap.InList, keymap.InDialog)

// Scopes are the list's and the dialog's.
func (d *Waits) Scopes() []keymap.Scope { return waitsStack }

// Handle moves from thing to thing, or opens the one under the cursor.
func (d *Waits) Handle(_ component.Context, intent component.Intent) component.Effect {
	last := max(len(d.list)-1, 0)
	d.scroll.toCursor()
	switch intent.Name {
	case keymap.Back:
		return component.Close{}
	case keymap.Accept:
		if about := d.selected(); !about.IsZero() {
			return component.Both{First: component.Close{}, Second: component.Show{Screen: component.Registers, Kind: about.Kind, About: about}}
		}
	case keymap.Down:
		d.at = min(d.at+1, last)
	case keymap.Up:
		d.at = max(d.at-1, 0)
	case keymap.PageDown:
		d.at = min(d.at+max(d.scroll.view.Height()-1, 1), last)
	case keymap.PageUp:
		d.at = max(d.at-max(d.scroll.view.Height()-1, 1), 0)
	case keymap.First:
		d.at = 0
	case keymap.Last:
		d.at = last
	}
	return nil
}

// selected returns the thing under the cursor; the zero Ref for none.
func (d *Waits) selected() model.Ref {
	if d.at >= len(d.list) {
		return model.Ref{}
	}
	return d.about[d.list[d.at]]
}

// Type takes nothing.
func (d *Waits) Type(component.Context, tea.Msg) (component.Effect, tea.Cmd) { return nil, nil }

// Refused has nothing to show: the map asks for no change.
func (d *Waits) Refused(component.Context, *model.Refusal) {}

// Converse says the whole map.
func (d *Waits) Converse(c component.Context, l component.Lines) (component.Effect, error) {
	rows := component.TreeText(c.Record.WaitsDrawing())
	if len(rows) == 0 {
		rows = []string{noWaits(c)}
	}
	l.Say(append([]string{waitsTitle + ":"}, rows...)...)
	return component.Close{}, nil
}

// noWaits says that nothing waits, and how something comes to.
func noWaits(component.Context) string {
	return "Nothing waits on anything. dp A second carrier blocks:D-1 says what a decision waits on."
}

// Draw draws the rows of the map that fit, over the whole window.
func (d *Waits) Draw(c component.Context, w, h int) component.Drawing {
	w = widthIn(w, documentWidth)
	inner, room := textIn(w, h)
	c.Called = map[keymap.Intent]string{keymap.Accept: "open"}
	d.lay(c, inner-mapLead)
	f := foot{keys: []string{component.KeyLine(c, inner, d.Scopes(), keymap.Accept, keymap.Down, keymap.PageDown, keymap.Back)}}
	if about := d.selected(); !about.IsZero() {
		f.says = []string{c.Theme.Muted.Paint(fit(c, saysWaiting(about, len(c.Record.Waiting()(about))), inner))}
	}
	rows := []string{c.Theme.Muted.Paint(fit(c, noWaits(c), inner))}
	from, to := 0, 0
	if len(d.list) > 0 {
		from, to = d.list[d.at], len(d.rows)
		if d.at+1 < len(d.list) {
			to = d.list[d.at+1]
		}
		rows = d.painted(c, from, to)
	}
	d.scroll.hold(rows, max(1, room-f.least()))
	if !d.scroll.wheeled {
		d.scroll.keep(to - 1)
		d.scroll.keep(from)
	}
	shown, top := slices.Clone(d.scroll.shown()), d.scroll.above()
	for len(shown) < d.scroll.view.Height() {
		shown = append(shown, "")
	}
	return component.Drawing{
		Rows:   boxed(c, waitsTitle, "", d.scroll.beyond(), append(shown, f.rows(c, inner, false)...), w, h),
		Cursor: true, CursorX: textFrom(w, h), CursorY: min(max(1+from-top, 1), max(h-1, 0)),
		Zones: []component.Zone{{At: draw.Rect{W: w, H: h}, Wheel: d.scroll.wheel, Click: func(_, y int) component.Effect {
			if row := top + y - 1; y >= 1 && y <= len(shown) && row < len(d.rows) {
				at, found := slices.BinarySearch(d.list, row)
				if d.at = at; !found {
					d.at--
				}
			}
			return nil
		}}},
	}
}

// saysWaiting says how many things wait on one.
func saysWaiting(about model.Ref, n int) string {
	switch n {
	case 0:
		return fmt.Sprintf("Nothing waits on %s.", about)
	case 1:
		return fmt.Sprintf("1 thing waits on %s.", about)
	}
	return fmt.Sprintf("%d things wait on %s, directly or through others.", n, about)
}

// mapLead is the columns for the sign of the cursor.
const mapLead = 2

// lay makes the rows of the map in w columns, where what they depend on has changed. The cursor
// stays on its thing.
func (d *Waits) lay(c component.Context, w int) {
	key := mapKey{c.Record, w, c.Theme.ASCII()}
	if d.of == key {
		return
	}
	was := d.selected()
	d.of, d.list = key, nil
	d.rows, d.about = component.TreeThings(c.Record.WaitsDrawing(), w, key.ascii)
	for i, about := range d.about {
		if !about.IsZero() {
			d.list = append(d.list, i)
		}
	}
	if d.selected() != was {
		d.at = max(slices.IndexFunc(d.list, func(row int) bool { return d.about[row] == was }), 0)
	}
}

// painted returns the rows, those of the thing under the cursor set apart.
func (d *Waits) painted(c component.Context, from, to int) []string {
	rows := make([]string, len(d.rows))
	for i, row := range d.rows {
		lead := draw.Fit("", mapLead)
		switch {
		case i == from:
			rows[i] = c.Theme.Focus.Mark(draw.Fit(c.Theme.Glyphs.Prompt, mapLead)) + c.Theme.Strong.Paint(row)
		case i > from && i < to:
			rows[i] = lead + c.Theme.Strong.Paint(row)
		default:
			rows[i] = lead + row
		}
	}
	return rows
}
