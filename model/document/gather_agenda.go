package document

import "gavel/model"

func (g gatherer) agenda() []item {
	var list []item
	for _, row := range g.r.Agenda(g.m.ID) {
		list = append(list, g.item(row))
	}
	return list
}

func (g gatherer) item(row model.Item) item {
	said, _ := g.inForce(row.Ref())
	said.Owner = g.name(row.Owner)
	// Asked at the moment the item's clock was started last, its time is
	// what was counted until then, whatever the time is now.
	asked := g.r.Clock(g.m.ID).Since
	it := item{
		ruling:    said,
		Title:     row.Title,
		Presenter: row.Presenter,
		Inform:    row.Ask == model.AskInform,
		Timebox:   int(row.Timebox),
		Spent:     minutesOf(g.r.ItemTime(row.ID, asked)),
		Started:   g.m.StartedAt != 0,
		Skipped:   int(row.Skipped),
		Notes:     row.Notes,
	}
	if it.Inform {
		it.Turned = row.AskWhy
	}
	for _, d := range g.r.DecisionsOn(row.ID) {
		it.Answers = append(it.Answers, g.answer(d))
	}
	return it
}

// answer is how a decision came out here; one that nobody answered on an item
// that was withdrawn went with it.
func (g gatherer) answer(d model.Decision) answer {
	u, ok := g.r.InForce(g.m.ID, d.Ref())
	if !ok {
		return answer{Ref: d.Ref(), Outcome: model.Open, Statement: d.FinalWording()}
	}
	return answer{Ref: d.Ref(), Outcome: u.Outcome, NotReached: u.Via == viaNotReached}
}
