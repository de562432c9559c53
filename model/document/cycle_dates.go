package document

import (
	"slices"

	"gavel/model"
)

// movedDate is one thing that became of a date of the cycle: it was set, it moved, or it was
// confirmed since the other one moved.
type movedDate struct {
	Label    string
	From, To model.Date // From is "" where it was set, and the same where it was confirmed
	On       model.Date
	By       string // who owns it
	Why, Via string
}

// movedDates returns what became of the two dates of the cycle since the last close.
func (g gatherer) movedDates() []movedDate {
	cycle, ok := g.r.Cycle()
	if !ok || !g.tellsOfActions() {
		return nil
	}
	var list []movedDate
	for _, s := range g.stepsSince(cycle.Ref(), g.lastClose()) {
		if !slices.Contains(model.CycleDates(), s.What) {
			continue
		}
		spec, _ := model.SpecOf(s.What)
		list = append(list, movedDate{
			Label: spec.Label, From: model.Date(s.From), To: model.Date(s.To), On: model.DateOf(s.At.In(g.zone)),
			By: g.name(s.By), Why: s.Why, Via: s.Via,
		})
	}
	return list
}

// movedDates writes what became of the two dates of the cycle.
func (w *writer) movedDates(list []movedDate) {
	entries := make([]string, len(list))
	for i, d := range list {
		says := w.day(d.From) + " → " + w.day(d.To) + ", moved on "
		switch d.From {
		case "":
			says = w.day(d.To) + ", set on "
		case d.To:
			says = "stays " + w.day(d.To) + ", confirmed on "
		}
		entries[i] = "**" + model.Capitalized(d.Label) + "**" + inBrackets(person(d.By)) + ": " + says + w.day(d.On) + inBrackets(cameBy(d.Via)) + labelled(": ", inline(d.Why))
	}
	w.entries("Dates of the cycle", entries)
}
