package screen

import (
	"fmt"
	"slices"
	"strings"

	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/draw"
	"gavel/ui/theme"
)

// keptSoFar caches the box of what was done so far.
type keptSoFar struct {
	record  *model.Record
	meeting model.ID
	theme   *theme.Theme
	w, h    int
	rows    []string
}

// soFarBox says what was decided so far, what waits for an answer, which actions were
// given, and who is here.
func (s *Review) soFarBox(c component.Context, w, h int) []string {
	k := &s.soFar
	if k.rows == nil || k.record != c.Record || k.meeting != c.Meeting.ID || k.theme != c.Theme || k.w != w || k.h != h {
		inner, _ := draw.Padded(w, h)
		lines := append([]string{""}, soFarLines(c, inner)...)
		*k = keptSoFar{c.Record, c.Meeting.ID, c.Theme, w, h, draw.Box(draw.Frame{Title: "So far in this meeting", Padded: true}, lines, w, h, c.Theme)}
	}
	return k.rows
}

func soFarLines(c component.Context, w int) []string {
	list := soFar(c)
	if len(list) == 0 {
		return []string{c.Theme.Muted.Paint("Nothing yet.")}
	}
	return dialog.FactRows(c, list, w)
}

func soFar(c component.Context) []model.Detail {
	decided, waiting := map[model.Outcome][]string{}, map[model.Outcome][]string{}
	for _, e := range c.Record.TableOf(c.Meeting.ID) {
		u, ruled := c.Record.Rulings.Get(e.Ruling)
		if e.Kind != model.KindDecision || !ruled {
			continue
		}
		switch u.Outcome {
		case model.Deferred, model.Escalated:
			waiting[u.Outcome] = append(waiting[u.Outcome], e.Ref().String())
		default:
			decided[u.Outcome] = append(decided[u.Outcome], e.Ref().String())
		}
	}
	given := map[string][]string{}
	for a := range c.Record.Actions.All() {
		if a.Meeting == c.Meeting.ID && c.Meeting.ID != 0 {
			name := c.Record.NameOf(a.Owner)
			given[name] = append(given[name], a.Ref().String())
		}
	}
	var here []string
	for _, a := range c.Record.Attendance(c.Meeting.ID) {
		if a.Presence == model.Present && a.Left == 0 {
			here = append(here, c.Record.NameOf(a.Person))
		}
	}
	list := counting("decided", decided, func(o model.Outcome, ids []string) string {
		_, word, _ := c.Theme.Status(string(o))
		return strings.Join(ids, " ") + " " + word
	})
	list = append(list, counting("waiting", waiting, func(o model.Outcome, ids []string) string {
		_, word, _ := c.Theme.Status(string(o))
		return strings.Join(ids, " ") + " " + word
	})...)
	list = append(list, counting("actions", given, func(name string, ids []string) string { return fmt.Sprintf("%s %d", name, len(ids)) })...)
	if len(here) > 0 {
		list = append(list, model.Detail{Label: fmt.Sprintf("%d here", len(here)), Text: strings.Join(here, ", ")})
	}
	return list
}

// counting says how many things there are in groups, and what is in each.
func counting[K ~string](word string, groups map[K][]string, says func(K, []string) string) []model.Detail {
	var names []K
	n := 0
	for name, ids := range groups {
		names = append(names, name)
		n += len(ids)
	}
	slices.Sort(names)
	var texts []string
	for _, name := range names {
		texts = append(texts, says(name, groups[name]))
	}
	if n == 0 {
		return nil
	}
	return []model.Detail{{Label: fmt.Sprintf("%d %s", n, word), Text: strings.Join(texts, ", ")}}
}
