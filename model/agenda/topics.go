package agenda

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// reader fills a plan from the parts of a document.
type reader struct {
	doc      *document
	plan     Plan
	people   people
	expected map[string]bool // the attendees so far, in lower case
	parts    division
}

// context is what a topic takes over from where it stands.
type context struct {
	section   string
	minutes   int    // the timebox of the group
	presenter string // who presents the group
	topic     int    // index of the topic that text here belongs to, -1 for none
}

// under is the context below a grouping header.
func (in context) under(e *entry) context {
	in.section, in.topic = e.title, -1
	if e.limit {
		in.section = oneLine(e.source)
	}
	if e.each > 0 {
		in.minutes = e.each
	}
	if e.presenter != "" {
		in.presenter = e.presenter
	}
	return in
}

// readAgenda reads the topics of the agenda sections. Where none of them holds a
// list or a table, its headings are the topics.
func (r *reader) readAgenda(p division) {
	r.parts = p
	for _, s := range p.agenda {
		in := context{topic: -1}
		if len(p.agenda) > 1 {
			in.section = s.title
		}
		r.section(s, in)
	}
	if len(r.plan.Topics) > 0 {
		return
	}
	r.plan.Unread = r.plan.Unread[:0]
	for _, s := range p.agenda {
		r.headings(s)
	}
}

// section reads what stands under a heading, then the headings below it.
func (r *reader) section(s *section, in context) {
	r.blocks(s.blocks, in)
	var kept []*section
	var entries []*entry
	topics := false // the headings below are topics, some of them at least
	for _, c := range s.children {
		e := r.headingEntry(c)
		if r.skips(c, e) {
			continue
		}
		kept, entries = append(kept, c), append(entries, e)
	}
	lastUntilNext(entries)
	numbered := 0
	for i, c := range kept {
		topics = topics || c != r.parts.title && entries[i].scheduled() && entries[i].each == 0
		if number().MatchString(c.phrase.text) {
			numbered++
		}
	}
	topics = topics || numbered > 1
	for i, c := range kept {
		e := entries[i]
		switch {
		case c == r.parts.title:
			r.section(c, in)
		case e.each == 0 && topics && (e.timed() && e.presenter != "" || !r.holdsTopics(c)):
			inner := in
			inner.section, inner.topic = e.title, r.add(e, in)
			r.section(c, inner)
		default:
			r.section(c, in.under(e))
		}
	}
}

// number matches the numbering of a heading: "2.", "3.1", "IV."
var number = pattern(`^(?:\d+(?:\.\d+)*[.):]?|[IVX]+[.)])\s+`)

// headingEntry takes a heading apart.
func (r *reader) headingEntry(s *section) *entry {
	ph := s.phrase
	if n := len(number().FindString(ph.text)); n < len(ph.text) {
		if _, _, clocked := clockAtStart(ph.text); !clocked && !leadingLength().MatchString(ph.text) {
			ph = ph.slice(span{n, len(ph.text)})
		}
	}
	e := r.people.entryOf(ph)
	e.line = s.line
	return e
}

// skips reports whether a section is no part of the agenda it stands in.
func (r *reader) skips(s *section, e *entry) bool {
	if s == r.parts.title {
		return false
	}
	if s.isAttendees() {
		return true
	}
	if e.timed() {
		return false
	}
	return s.isAside() || r.parts.whole && s.isResult()
}

// holdsTopics reports whether there are topics with a timebox below a heading,
// or a table or list of them.
func (r *reader) holdsTopics(s *section) bool {
	for _, n := range s.blocks {
		switch n := n.(type) {
		case *extast.Table:
			if r.doc.tableOf(n).hasTopics() {
				return true
			}
		case *ast.List:
			p := &point{entry: &entry{}, children: r.doc.pointsOf(n)}
			r.take(p.children)
			if p.holdsTimebox() {
				return true
			}
		}
	}
	for _, c := range s.children {
		if r.headingEntry(c).timed() || r.holdsTopics(c) {
			return true
		}
	}
	return false
}

// headings makes topics of headings that have no further headings below them.
func (r *reader) headings(s *section) {
	for _, c := range s.children {
		e := r.headingEntry(c)
		if r.skips(c, e) {
			continue
		}
		if c != r.parts.title && len(c.children) == 0 {
			if at := r.add(e, context{topic: -1}); at >= 0 {
				r.blocks(c.blocks, context{topic: at})
			}
			continue
		}
		r.headings(c)
	}
}

// placeholder matches lines that wait to be filled in.
var placeholder = pattern(`^(?i:tb[dac]|to be (?:determined|confirmed|added)|\.{3}|…|none|n/a|xxx+|todo)\.?$|^ADD (?:YOUR|AGENDA|TOPIC|ITEM)|^(?:YOUR|NEW) (?:TOPIC|ITEM|AGENDA)`)

// add puts a topic into the plan and returns its index, or -1 if the entry is no
// topic.
func (r *reader) add(e *entry, in context) int {
	if e.complaint != "" {
		r.unread(e.line, e.source, e.complaint)
	}
	switch {
	case !hasWord(e.title):
		if e.complaint == "" {
			r.unread(e.line, e.source, "no topic is named here")
		}
		return -1
	case placeholder().MatchString(e.title):
		r.unread(e.line, e.source, "a placeholder, not a topic")
		return -1
	}
	if in.minutes > 0 || e.inferred {
		e.acceptGuess()
	}
	t := e.topic()
	t.Section = in.section
	if t.Minutes == 0 {
		t.Minutes = in.minutes
	}
	if t.Presenter == "" && !e.named {
		t.Presenter = in.presenter
	}
	r.plan.Topics = append(r.plan.Topics, t)
	return len(r.plan.Topics) - 1
}

// note adds remarks to a topic already in the plan.
func (r *reader) note(topic int, notes []string, links []Link) {
	t := &r.plan.Topics[topic]
	t.Notes = append(t.Notes, notes...)
	t.Links = append(t.Links, links...)
}

// maxQuote is how much of a line that was not understood is quoted.
const maxQuote = 200

// unread keeps a line that was not understood.
func (r *reader) unread(line int, text, why string) {
	text = oneLine(text)
	if runes := []rune(text); len(runes) > maxQuote {
		text = strings.TrimSpace(string(runes[:maxQuote])) + "…"
	}
	r.plan.Unread = append(r.plan.Unread, Unread{Line: line, Text: text, Why: why})
}

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
