package agenda

import (
	"fmt"
	"slices"
	"strings"
)

// An agenda beyond these limits is a mistake in the file name. Real ones stay
// below 100 KiB.
const (
	MaxBytes = 1 << 20 // no more is read of a file either
	maxLines = 20_000
)

// Plan is the content of an agenda, before anything is added to a record.
type Plan struct {
	Title     string   `json:"title"`
	Date      string   `json:"date,omitempty"` // YYYY-MM-DD, only where the document is unambiguous
	Attendees []string `json:"attendees"`      // in document order, each once
	Topics    []Topic  `json:"topics"`
	Unread    []Unread `json:"not_understood"`  // what in the agenda could not be read
	Left      []Unread `json:"left_out"`        // what was left out on purpose, as it is no topic
	Unsure    []Unread `json:"unsure"`          // what was read, but should be looked at
	Doubt     string   `json:"doubt,omitempty"` // why the text may be no agenda at all

	dateLine int // where the date stands
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

// Unread is a line of the document, or a run of lines, with what is to be said of
// it.
type Unread struct {
	Line int    `json:"line"`
	Text string `json:"text"`
	Why  string `json:"why"`
}

// String returns the line as a sentence for a person: where it stands, what is to
// be said of it, and its text.
func (u Unread) String() string {
	says := u.Why
	if u.Text != "" {
		says += " (" + u.Text + ")"
	}
	if u.Line > 0 {
		says = fmt.Sprintf("line %d: %s", u.Line, says)
	}
	return says
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
func Parse(source string) (Plan, error) { return ParseDay(source, "") }

// ParseDay reads the meeting of a day, written YYYY-MM-DD, out of a text that
// holds several. Where there is none on that day, the newest is read.
func ParseDay(source, day string) (Plan, error) {
	if err := refuse(source); err != nil {
		return Plan{}, err
	}
	doc := parseDocument(source)
	all := outline(doc)
	r := newReader(doc)
	sections, meeting := r.oneMeeting(all, day)
	r.parts = divide(sections)
	r.parts.meeting = meeting
	r.plan.Title, r.parts.titleBlock = titleOf(doc, r.parts, all[0])
	if r.parts.titleBlock != nil {
		r.took(r.parts.titleBlock.lines[0])
	}
	r.readDate(sections)
	r.readAttendees(sections)
	r.readAgenda()
	if len(r.plan.Topics) == 0 {
		return Plan{}, r.refusal(all)
	}
	if doc.openComment > 0 {
		r.report(phrase{line: doc.openComment, text: "<!--"}, "this comment is never closed, so everything after it is hidden")
	}
	for _, line := range doc.overgrown {
		r.report(phrase{line: line, text: "…"}, "this line is too long, or nested too deeply, for a topic")
	}
	r.reportRemains(all)
	r.doubt()
	for _, list := range [][]Unread{r.plan.Unread, r.plan.Left, r.plan.Unsure} {
		slices.SortStableFunc(list, func(a, b Unread) int { return a.Line - b.Line })
	}
	return r.plan, nil
}

// refusal says why there is no topic, and what to do.
func (r *reader) refusal(sections []*section) error {
	markup := false
	for _, s := range sections {
		for _, ph := range textOf(s.blocks) {
			markup = markup || ph.kind == htmlBlock
			if r.cancelled == "" && marksCancelled(ph.text) {
				r.cancelled = ph.text
			}
		}
	}
	switch {
	case r.cancelled != "":
		return &NotAnAgenda{"there is no agenda item in this text, and it says that the meeting is cancelled (“" + quoted(r.cancelled) + "”): give the agenda of a meeting that takes place"}
	case markup:
		return &NotAnAgenda{"there is no agenda item in this text that can be read, as it is written in HTML, which is not read: write each topic as a Markdown list item, for example “- Checkout latency (15m, Ana)”"}
	}
	return &NotAnAgenda{"there is no agenda item in this text: write each topic as a list item or a table row, for example “- Checkout latency (15m, Ana)”"}
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
