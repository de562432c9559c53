// Package agenda reads the text of a Markdown agenda into a [Plan]: the topics
// with their timeboxes and presenters, who is expected, and a line for
// everything that was not understood. It only reads; nothing here knows how a
// meeting is kept, so that a preview can be shown before anything is recorded.
//
// The package is pure: no files, no clock, no terminal. It may import the
// standard library, goldmark and gavel/model.
package agenda

import (
	"slices"
	"strings"
)

// An agenda beyond these limits is a mistake in the file name. Real ones stay
// below 100 KiB.
const (
	MaxBytes = 1 << 20 // no more is read of a file either
	maxLines = 20_000
)

// Plan is what an agenda says, before anything is added to a record.
type Plan struct {
	Title     string   `json:"title"`
	Date      string   `json:"date,omitempty"` // YYYY-MM-DD, only where the document is unambiguous
	Attendees []string `json:"attendees"`      // in document order, each once
	Topics    []Topic  `json:"topics"`
	Unread    []Unread `json:"not_understood"`
}

// Topic is one thing the agenda sets aside time for, or merely lists.
type Topic struct {
	Line      int      `json:"line"`                // 1-based line in the source
	Section   string   `json:"section,omitempty"`   // the grouping it stands under, if any
	Title     string   `json:"title"`               // plain text on one line
	Minutes   int      `json:"minutes,omitempty"`   // 0 when it has no timebox
	Presenter string   `json:"presenter,omitempty"` // free text, several people allowed
	Links     []Link   `json:"links,omitempty"`     // those of the title first, then those of the notes
	Notes     []string `json:"notes,omitempty"`     // sub-points that are not topics themselves
	Struck    bool     `json:"struck,omitempty"`    // struck out in the source: already done
}

// Timeboxed reports whether the agenda sets a length of time for the topic.
func (t Topic) Timeboxed() bool { return t.Minutes > 0 }

// Link is a reference found in a topic.
type Link struct {
	Text string `json:"text"`
	URL  string `json:"url"`
}

// Unread is a line of the agenda that could not be read as a topic.
type Unread struct {
	Line int    `json:"line"`
	Text string `json:"text"`
	Why  string `json:"why"`
}

// NotAnAgenda says why a text could not be read as an agenda at all, and what
// to do about it.
type NotAnAgenda struct {
	Reason string
}

// Error returns the reason as one sentence for a person.
func (e *NotAnAgenda) Error() string { return e.Reason }

// Parse reads the text of a Markdown agenda. The error, if any, is a
// [*NotAnAgenda]. The same text always gives the same plan.
func Parse(source string) (Plan, error) {
	if err := refuse(source); err != nil {
		return Plan{}, err
	}
	doc := parseDocument(source)
	sections := outline(doc)
	parts := divide(sections)
	r := &reader{
		doc:  doc,
		plan: Plan{Attendees: []string{}, Topics: []Topic{}, Unread: []Unread{}},
	}
	r.plan.Title, parts.titleNode = titleOf(doc, parts, sections)
	r.plan.Date = dateOf(doc, parts, r.plan.Title)
	r.readAttendees(parts)
	r.readAgenda(parts)
	if doc.openComment > 0 {
		r.unread(doc.openComment, "<!--", "this comment is never closed, so everything after it is hidden")
	}
	for _, line := range doc.overgrown {
		r.unread(line, "…", "this line is too long, or nested too deeply, for a topic")
	}
	if len(r.plan.Topics) == 0 {
		return Plan{}, &NotAnAgenda{"there is no agenda item in this text: write each topic as a list item or a table row, for example “- Checkout latency (15m, Ana)”"}
	}
	slices.SortStableFunc(r.plan.Unread, func(a, b Unread) int { return a.Line - b.Line })
	return r.plan, nil
}

// refuse turns away what no reading could make sense of.
func refuse(source string) error {
	switch {
	case len(source) > MaxBytes:
		return &NotAnAgenda{"this text is larger than 1 MiB, too large for an agenda: give the Markdown file of one meeting"}
	case max(strings.Count(source, "\n"), strings.Count(source, "\r")) > maxLines:
		return &NotAnAgenda{"this text has more than 20,000 lines, too many for an agenda: give the Markdown file of one meeting"}
	case !isText(source):
		return &NotAnAgenda{"this is not UTF-8 text: give a Markdown file, saved as UTF-8"}
	case strings.TrimSpace(source) == "":
		return &NotAnAgenda{"the agenda is empty: give a Markdown file that lists the topics"}
	}
	return nil
}
