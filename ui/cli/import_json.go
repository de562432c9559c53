package cli

import "gavel/model/agenda"

// planJSON is an import as --json prints it: what was understood, and the meeting
// that was planned from it.
type planJSON struct {
	Title     string          `json:"title"`
	Date      *string         `json:"date"`
	Attendees []string        `json:"attendees"`
	Topics    []topicJSON     `json:"topics"`
	Unread    []agenda.Unread `json:"not_understood"`
	Left      []agenda.Unread `json:"left_out"`
	Unsure    []agenda.Unread `json:"unsure"`
	Doubt     *string         `json:"doubt"`
	Meeting   *string         `json:"meeting"`
}

// topicJSON is one topic of an agenda.
type topicJSON struct {
	Line      int           `json:"line"`
	Section   *string       `json:"section"`
	Title     string        `json:"title"`
	Minutes   *int          `json:"minutes"`
	Presenter *string       `json:"presenter"`
	Links     []agenda.Link `json:"links"`
	Notes     []string      `json:"notes"`
	Struck    bool          `json:"struck"`
}

func planOf(plan agenda.Plan, meeting string) planJSON {
	p := planJSON{Title: plan.Title, Date: orNull(plan.Date), Attendees: orEmpty(plan.Attendees), Topics: []topicJSON{},
		Unread: orEmpty(plan.Unread), Left: orEmpty(plan.Left), Unsure: orEmpty(plan.Unsure), Doubt: orNull(plan.Doubt), Meeting: orNull(meeting)}
	for _, t := range plan.Topics {
		one := topicJSON{Line: t.Line, Section: orNull(t.Section), Title: t.Title, Presenter: orNull(t.Presenter),
			Links: orEmpty(t.Links), Notes: orEmpty(t.Notes), Struck: t.Struck}
		if t.Minutes != 0 {
			one.Minutes = &t.Minutes
		}
		p.Topics = append(p.Topics, one)
	}
	return p
}
