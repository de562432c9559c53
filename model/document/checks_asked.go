package document

import "gavel/model"

// askedCheck is a check of a gate that its owner answers in the meeting.
type askedCheck struct {
	namedThing
	Owner string
}

// askedChecks returns the checks of a meeting that people answer and that have no answer yet,
// in the order of its gates: those of one person, or of everybody where person is 0.
func (g gatherer) askedChecks(meeting, person model.ID) []askedCheck {
	var list []askedCheck
	for _, c := range g.r.ChecksOf(meeting) {
		if c.Computed == "" && g.r.State(c.Ref()) == model.Open && (person == 0 || c.Owner == person) {
			list = append(list, askedCheck{namedThing{c.Ref(), c.Text}, g.name(c.Owner)})
		}
	}
	return list
}
