package agenda

import "fmt"

const (
	manyBare   = 12  // topics without any sign of an agenda, where a text does not even say that it is one
	manyTitled = 25  // such topics where it has a date
	manyTopics = 40  // topics, hardly one of which has a timebox or a presenter
	longNotes  = 400 // bytes of notes for each topic, which make a text an article
)

// doubt says so where the text may be no agenda, before each line of it becomes
// an item: an article, a list of changes, a README.
func (r *reader) doubt() {
	n := len(r.plan.Topics)
	signs, long, notes := 0, 0, 0
	for _, t := range r.plan.Topics {
		if t.Timeboxed() || t.Presenter != "" {
			signs++
		}
		if len(t.Title) > longTitle {
			long++
		}
		for _, note := range t.Notes {
			notes += len(note)
		}
	}
	bare := r.parts.whole && signs == 0 && len(r.plan.Attendees) == 0 && !term("meeting").in(r.plan.Title)
	switch {
	case r.cancelled != "":
		r.plan.Doubt = "the text says that the meeting is cancelled: “" + quoted(r.cancelled) + "”"
	case bare && (n > manyTitled || n > manyBare && r.plan.Date == "" || n > 3 && 2*long > n || notes > n*longNotes || len(r.doc.code) > 1):
		r.plan.Doubt = fmt.Sprintf("this may be no agenda: no heading says that it is one, no topic has a timebox or a presenter, and %d lines would become topics", n)
	case n > manyTopics && signs*10 < n:
		r.plan.Doubt = fmt.Sprintf("this may be no agenda: hardly one of its %d topics has a timebox or a presenter", n)
	}
}
