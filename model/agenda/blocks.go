package agenda

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// blocks reads the blocks of an agenda one after the other. Headings are no
// longer among them, and code is no agenda.
func (r *reader) blocks(blocks []ast.Node, in context) {
	for _, n := range blocks {
		switch n := n.(type) {
		case *ast.List:
			points := r.doc.pointsOf(n)
			r.take(points)
			r.points(points, in)
		case *extast.Table:
			r.readTable(r.doc.tableOf(n), in)
		case *ast.Paragraph, *ast.Heading:
			r.paragraph(n, in)
		case *ast.Blockquote:
			r.blocks(childrenOf(n), in)
		case *ast.HTMLBlock:
			r.html(n)
		}
	}
}

func childrenOf(n ast.Node) []ast.Node {
	var all []ast.Node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		all = append(all, c)
	}
	return all
}

// points reads the items of a list.
func (r *reader) points(points []*point, in context) {
	for _, p := range points {
		r.point(p, in)
	}
}

func (r *reader) point(p *point, in context) {
	e := p.entry
	switch {
	case r.aboutMeeting(e, p.phrase.text):
	case p.phrase.text == "" && len(p.tables) > 0, allIn(e.title, agendaWord, agendaFiller) && !e.timed():
		// A table in an item of its own, or "- **Agenda**" in front of the list.
		r.below(p, in)
	case p.groups():
		inner := in.under(e)
		for _, ph := range p.extra {
			r.unread(ph.line, ph.text, "prose, not a topic")
		}
		r.below(p, inner)
	case in.topic >= 0 && !e.scheduled():
		notes, links := p.note()
		r.note(in.topic, notes, links)
	default:
		r.pointTopic(p, in)
	}
}

// pointTopic adds a topic with what stands below it: its notes, and topics with
// a timebox of their own.
func (r *reader) pointTopic(p *point, in context) {
	at := r.add(p.entry, in)
	inner := in.under(p.entry)
	inner.minutes = 0
	var nested []*point
	for _, c := range p.children {
		if c.entry.scheduled() || c.groups() {
			nested = append(nested, c)
			continue
		}
		if at >= 0 {
			notes, links := c.note()
			r.note(at, notes, links)
		}
	}
	for _, ph := range p.extra {
		if at >= 0 {
			r.note(at, []string{oneLine(ph.text)}, ph.linkList())
		}
	}
	r.below(&point{children: nested, tables: p.tables}, inner)
}

// below reads the tables and points under a point.
func (r *reader) below(p *point, in context) {
	for _, t := range p.tables {
		r.readTable(t, in)
	}
	r.points(p.children, in)
}

// aboutMeeting reports whether a line describes the meeting rather than a topic.
// Such lines stand in front of the topics; under a heading "Agenda" almost
// everything is a topic.
func (r *reader) aboutMeeting(e *entry, text string) bool {
	if total().MatchString(e.title) {
		return true
	}
	what, value := meetingLine(text)
	switch what {
	case roleAttendees:
		return value != "" || len(words(text)) == 1
	case roleDate:
		return firstDate(value) != "" || r.preamble()
	case roleMeeting:
		return r.preamble() && (!e.timed() || strings.Contains(strings.ToLower(text), "duration"))
	case rolePurpose:
		if r.preamble() && !e.timed() {
			r.unread(e.line, text, "about the meeting as a whole, not a topic")
			return true
		}
	}
	return false
}

// preamble reports whether what is read may still describe the meeting.
func (r *reader) preamble() bool { return r.parts.whole && len(r.plan.Topics) == 0 }

// paragraph reads text outside of lists and tables: remarks under a topic, the
// lines of an agenda written without any markup, or prose.
func (r *reader) paragraph(n ast.Node, in context) {
	if n == r.parts.titleNode {
		return
	}
	if in.topic >= 0 {
		r.remarks(n, in.topic)
		return
	}
	var entries []*entry
	var prose []phrase
	for _, ph := range r.doc.lines(n) {
		e := r.people.entryOf(ph)
		switch {
		case r.aboutMeeting(e, ph.text):
		case plainTopic(e, ph.text):
			entries = append(entries, e)
		default:
			prose = append(prose, ph)
		}
	}
	lastUntilNext(entries)
	for _, e := range entries {
		r.add(e, in)
	}
	if len(prose) > 0 {
		r.unread(prose[0].line, joinPhrases(prose).text, "prose, not a topic")
	}
}

// remarks adds the lines of a paragraph to the topic they stand under.
func (r *reader) remarks(n ast.Node, topic int) {
	for _, ph := range r.doc.phrases(n) {
		if what, value := field(ph.text); what != roleNone {
			e := &entry{minutes: r.plan.Topics[topic].Minutes, presenter: r.plan.Topics[topic].Presenter}
			e.setField(what, value)
			r.plan.Topics[topic].Minutes, r.plan.Topics[topic].Presenter = e.minutes, oneLine(e.presenter)
			continue
		}
		r.note(topic, []string{oneLine(ph.text)}, ph.linkList())
	}
}

// plainTopic reports whether a line of plain text is a topic: it says when or
// for how long, and it is no sentence.
func plainTopic(e *entry, text string) bool {
	sentence := strings.HasSuffix(strings.TrimSpace(text), ".") && len(words(e.title)) > 6
	return e.scheduled() && hasWord(e.title) && len(words(e.title)) <= 16 && !sentence
}

// markupItem matches HTML that may hold topics, which are not read.
var markupItem = pattern(`(?i)<(?:td|li)\b`)

// html reports lists and tables written in HTML. Other HTML is decoration.
func (r *reader) html(n *ast.HTMLBlock) {
	if text := string(n.Lines().Value(r.doc.text)); markupItem().MatchString(text) {
		r.unread(r.doc.lineOf(n), text, "HTML is not read: write the list or table in Markdown")
	}
}
