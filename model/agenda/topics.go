package agenda

import (
	"strings"
)

// blocks reads the blocks of an agenda one after the other. Headings are no
// longer among them.
func (r *reader) blocks(blocks []*block, in context) {
	for _, b := range blocks {
		switch b.kind {
		case listBlock:
			r.addPoints(b.points)
			r.points(b.points, in)
		case tableBlock:
			r.readTable(b.table, in)
		case htmlBlock, codeBlock:
			for _, ph := range b.lines {
				if b.items { // other HTML is decoration
					r.report(ph, "HTML is not read: write the list or table in Markdown")
				}
			}
		default:
			r.paragraph(b, in)
		}
	}
}

// points reads the items of a list.
func (r *reader) points(points []*point, in context) {
	for _, p := range points {
		e := p.entry
		switch {
		case r.aboutMeeting(e, p.phrase):
		case p.phrase.text == "" && len(p.tables) > 0, term("agenda").means(e.title) && !e.timed():
			// A table in an item of its own, or "- **Agenda**" in front of the list.
			r.took(e.from)
			r.beneath(p, in)
		case p.groups():
			if len(r.people) == 0 {
				e.trust(r.people)
			}
			r.took(e.from)
			for _, ph := range p.extra {
				r.report(ph, "prose, not a topic")
			}
			r.beneath(p, in.under(e))
		case in.topic >= 0 && !e.scheduled():
			r.note(in.topic, p.lines())
		default:
			r.pointTopic(p, in)
		}
	}
}

// pointTopic adds a topic with what stands below it: its notes, and topics with
// a timebox of their own.
func (r *reader) pointTopic(p *point, in context) {
	at := r.add(p.entry, in)
	inner := in.under(p.entry)
	inner.minutes = 0
	nested := &point{tables: p.tables}
	for _, c := range p.children {
		switch {
		case c.entry.scheduled() || c.groups():
			nested.children = append(nested.children, c)
		case isTemplate(c.phrase.text):
			r.report(c.phrase, "a line to be filled in, not a note")
		case at >= 0:
			r.note(at, c.lines())
		}
	}
	if at >= 0 {
		r.note(at, p.extra)
	}
	r.beneath(nested, inner)
}

// beneath reads the tables and points under a point.
func (r *reader) beneath(p *point, in context) {
	for _, t := range p.tables {
		r.readTable(t, in)
	}
	r.points(p.children, in)
}

// aboutMeeting reports whether a line describes the meeting rather than a topic.
// Such lines stand in front of the topics; under a heading "Agenda" almost
// everything is a topic.
func (r *reader) aboutMeeting(e *entry, ph phrase) bool {
	switch {
	case term("total").means(e.title):
		r.took(ph)
		return true
	case !e.timed() && nextMeeting(ph.text):
		r.leave(ph, "about another meeting, not a topic")
		return true
	case labelPart(ph.text) == partAttendees && r.has(ph):
		return true // "Roll call", with the names below it
	}
	what, value := meetingLine(ph.text)
	switch what {
	case roleAttendees:
		return value != "" || len(words(ph.text)) == 1
	case roleDate:
		return firstDate(value) != "" || r.preamble()
	case roleMeeting:
		return r.preamble() && (!e.timed() || strings.Contains(strings.ToLower(ph.text), "duration"))
	case rolePurpose:
		return r.preamble() && !e.timed()
	}
	return false
}

// nextMeeting reports whether a line says when another meeting is: "Next call:
// March 18".
func nextMeeting(text string) bool {
	label, _, found := strings.Cut(text, ":")
	const meets, when wordSet = "meeting meetings call calls session sessions sync syncs", "date dates time"
	return term("next meeting").means(label) && meets.in(label) &&
		(found || strings.ContainsAny(text, "0123456789") || len(withoutDays(label)) == 2 || when.in(label))
}

// preamble reports whether what is read may still describe the meeting.
func (r *reader) preamble() bool { return r.parts.whole && len(r.plan.Topics) == 0 }

// paragraph reads text outside of lists and tables: remarks under a topic, the
// lines of an agenda written without any markup, or prose.
func (r *reader) paragraph(b *block, in context) {
	switch {
	case b == r.parts.titleBlock:
		return // what stands below the title in the block are facts
	case in.topic >= 0:
		r.remarks(b.lines, in.topic)
		return
	}
	var entries []*entry
	for _, ph := range b.lines {
		e := r.people.entryOf(unnumbered(ph))
		switch {
		case r.has(ph), r.aboutMeeting(e, ph):
		case plainTopic(e, ph.text):
			entries = append(entries, e)
		case marksCancelled(ph.text):
			r.cancelled = ph.text
		}
	}
	lastUntilNext(entries)
	for _, e := range entries {
		r.add(e, in)
	}
}

// remarks adds the lines of a paragraph to the topic they stand under.
func (r *reader) remarks(lines []phrase, topic int) {
	for _, ph := range unwrap(lines) {
		what, value := field(ph.text)
		if what == roleNone {
			r.note(topic, []phrase{ph})
			continue
		}
		t := &r.plan.Topics[topic]
		d := details{minutes: t.Minutes, presenter: t.Presenter}
		d.setField(what, value)
		t.Minutes, t.Presenter = d.minutes, oneLine(d.presenter)
		r.took(ph)
	}
}

// plainTopic reports whether a line of plain text is a topic: it says when or
// for how long, and it is no sentence.
func plainTopic(e *entry, text string) bool {
	sentence := strings.HasSuffix(strings.TrimSpace(text), ".") && len(words(e.title)) > 6
	return e.scheduled() && hasWord(e.title) && len(words(e.title)) <= 16 && !sentence
}
