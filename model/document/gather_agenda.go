package document

import (
	"strings"
	"time"

	"gavel/model"
)

func (g gatherer) agenda() []item {
	var list []item
	var spent []time.Duration
	// Asked at the moment the item's clock was started last, its time is
	// what was counted until then, whatever the time is now.
	asked := g.r.Clock(g.m.ID).Since
	for _, row := range g.r.Agenda(g.m.ID) {
		list = append(list, g.item(row))
		spent = append(spent, g.r.ItemTime(row.ID, asked))
	}
	for i, minutes := range shares(g.held(), spent) {
		list[i].Spent = minutes
	}
	return list
}

// shares returns whole minutes for each item, which sum up to no more than the
// meeting was held, and to exactly that where an item was under discussion at every
// moment. An item that had any time has a minute, while there are enough.
func shares(held time.Duration, spent []time.Duration) []int {
	var sum time.Duration
	for _, d := range spent {
		sum += d
	}
	minutes := make([]int, len(spent))
	if sum <= 0 {
		return minutes
	}
	if sum > held { // the machine's clock was set meanwhile
		for i, d := range spent {
			spent[i] = time.Duration(float64(d) * float64(held) / float64(sum))
		}
		sum = held
	}
	left, others := model.WholeMinutes(sum), 0
	for _, d := range spent {
		others += min(model.WholeMinutes(d), 1)
	}
	for i, d := range spent {
		others -= min(model.WholeMinutes(d), 1) // those behind it, which want a minute each
		minutes[i] = max(0, min(model.WholeMinutes(d.Truncate(time.Minute)+min(d, 1)), left-others))
		left -= minutes[i]
	}
	for range left { // the next minute is for the item that lacks most
		most := 0
		for i, d := range spent {
			if d-time.Duration(minutes[i])*time.Minute > spent[most]-time.Duration(minutes[most])*time.Minute {
				most = i
			}
		}
		minutes[most]++
	}
	return minutes
}

func (g gatherer) item(row model.Item) item {
	subject := g.r.Subject(row.Ref())
	said, _ := g.inForce(subject)
	if subject == row.Ref() || said.Outcome == model.Open { // who ruled on what a place is for is said already
		said.Owner = g.name(g.r.OwnerOf(subject))
	}
	it := item{
		ruling:    said,
		Title:     g.r.TextOf(row.Ref()),
		Place:     row.IsPlace(),
		New:       !g.r.CameBack(row.Ref(), row.Meeting),
		Presenter: row.Presenter,
		Inform:    row.Ask == model.AskInform,
		Timebox:   int(row.Timebox),
		Started:   g.m.StartedAt != 0,
		Skipped:   int(row.Skipped),
		Notes:     row.Notes,
	}
	if it.Inform {
		it.Turned = row.AskWhy
	}
	if row.IsWalkthrough() {
		it.Shown = g.r.SeenIn(row)
	}
	if row.IsStanding() && row.Standing != model.StandingActions { // a part of its own tells of these
		it.Shown = g.shown(row)
	}
	for _, d := range g.r.DecisionsOn(row.ID) {
		it.Answers = append(it.Answers, g.answer(d))
	}
	return it
}

// shown returns what a standing item shows, and notes whom it names.
func (g gatherer) shown(row model.Item) []string {
	says := g.r.ContentSays(row, g.day)
	all := strings.Join(says, "\n")
	for p := range g.r.People.All() {
		if strings.Contains(all, p.Name) {
			g.name(p.ID)
		}
	}
	return says
}

// answer returns how a decision came out here; one that nobody answered on an item
// that was withdrawn went with it.
func (g gatherer) answer(d model.Decision) answer {
	u, ok := g.r.InForce(g.m.ID, d.Ref())
	if !ok {
		return answer{Ref: d.Ref(), Outcome: model.Open, Statement: d.FinalWording()}
	}
	return answer{Ref: d.Ref(), Outcome: u.Outcome, NotReached: u.Via == viaNotReached}
}
