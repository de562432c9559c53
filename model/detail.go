package model

import "fmt"

// Detail is one line of what stands with a thing while it is decided.
type Detail struct {
	Label string // lines that follow each other with the same label belong together
	Text  string
	State Outcome // how what the line names stands; "" where that is not the point
	Word  string  // the state in words; "" where the text says it
	Head  bool    // the heading of a read-back says the same
}

// Details returns what stands with a thing, in order: its fields, the feedback on
// it, and how it was ruled. A person's are about one meeting.
func (r *Record) Details(about Ref, meeting ID, today Date) []Detail {
	var list details
	if d := definition(about.Kind); d != nil {
		list = d.details(r, about.ID, meeting, today)
	}
	list.late(r, about, today)
	list.links(r, about, today)
	list.ruling(r, about, today)
	list.returned(r, about, meeting, today)
	return list
}

// LabelFilter is the label of the question that decisions are held against.
const LabelFilter = "decision filter"

// LabelRecommended is the label of the option that is recommended.
const LabelRecommended = "recommended"

type details []Detail

// add appends a line; one without text is left out.
func (d *details) add(label, text string) {
	if text != "" {
		*d = append(*d, Detail{Label: label, Text: text})
	}
}

// late appends for how long a thing is past its day, and which days are counted. For how long
// the clock of an escalation is over is told to the hour, elsewhere.
func (d *details) late(r *Record, about Ref, today Date) {
	if r.State(about) == Escalated {
		return
	}
	due := r.dueOf(about)
	if days := r.Calendar().Days(due, today); r.isUnsettled(about) && due != "" && due < today && days > 0 {
		d.add("late", count(days, "working day"))
	}
}

func (d *details) feedback(r *Record, about Ref) {
	for _, f := range r.FeedbackOn(about) {
		label := "feedback"
		if f.Concern {
			label = "concern"
		}
		d.add(label, r.feedbackLine(f))
	}
}

func (r *Record) feedbackLine(f Feedback) string {
	return fmt.Sprintf("%s %s (%s, %s)", f.Ref(), f.Text, r.NameOf(f.By), r.State(f.Ref()))
}

// ruling appends how a thing was ruled last, with how it came and why.
func (d *details) ruling(r *Record, about Ref, today Date) {
	u, ok := r.Ruling(about)
	if !ok {
		return
	}
	text := fmt.Sprintf("%s by %s", u.Outcome.past(), r.NameOf(u.Owner))
	if u.Owner == 0 {
		if r.State(about) != Holds { // it was met, and is not any more
			return
		}
		text = "met automatically"
	}
	if u.EscalatedTo != 0 {
		text += ", to " + r.NameOf(u.EscalatedTo)
	}
	if u.Due != "" {
		text += ", due " + r.SayDueAt(u, today)
	}
	if u.Second != 0 {
		text += ", agreed by " + r.NameOf(u.Second)
	}
	if u.Until != "" {
		text += ", until " + u.Until.Near(today)
	}
	if via := SayVia(u.Via); via != "" {
		text += ", " + via
	}
	if u.Why != "" {
		text += ": " + u.Why
	}
	d.add("ruled", text)
	for _, a := range r.Conditions(u.ID) {
		d.add("condition", fmt.Sprintf("%s %s (%s, %s)", a.Ref(), a.Text, r.NameOf(a.Owner), a.Due.Near(today)))
	}
}
