package agenda

import (
	"maps"
	"slices"
	"strings"

	"gavel/model"
)

// reader fills a plan from the parts of a document.
type reader struct {
	doc       *document
	plan      Plan
	people    people
	guesses   int             // how many brackets in the agenda may be full names
	leaves    bool            // headings without others below them are topics
	expected  map[string]bool // the attendees so far, in lower case
	parts     division
	cancelled string // the words that say that the meeting does not take place

	taken map[int]bool // the lines that are in the plan, or reported
}

func newReader(d *document) *reader {
	return &reader{
		doc:   d,
		plan:  Plan{Attendees: []string{}, Topics: []Topic{}, Unread: []Unread{}, Left: []Unread{}, Unsure: []Unread{}},
		taken: make(map[int]bool),
	}
}

// context holds what a topic takes over from where it stands.
type context struct {
	section   string
	minutes   int    // the timebox of the group
	presenter string // who presents the group
	topic     int    // index of the topic that text here belongs to, -1 for none
}

// under returns the context below a grouping header.
func (in context) under(e *entry) context {
	in.section, in.topic = e.title, -1
	if e.limit {
		in.section = oneLine(e.from.text)
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
func (r *reader) readAgenda() {
	if marksCancelled(r.plan.Title) {
		r.cancelled = r.plan.Title
	}
	for _, s := range r.parts.agenda {
		r.readEntries(s)
	}
	unread, left, taken := len(r.plan.Unread), len(r.plan.Left), maps.Clone(r.taken)
	for _, r.leaves = range []bool{false, true} {
		r.plan.Unread, r.plan.Left, r.taken = r.plan.Unread[:unread], r.plan.Left[:left], maps.Clone(taken)
		for _, s := range r.parts.agenda {
			in := context{topic: -1}
			if len(r.parts.agenda) > 1 {
				in.section = s.title
			}
			r.section(s, in)
		}
		if len(r.plan.Topics) > 0 || r.cancelled != "" {
			return
		}
	}
}

// heading is a heading of the agenda, taken apart.
type heading struct {
	*section
	entry *entry
}

// section reads what stands under a heading, then the headings below it.
func (r *reader) section(s *section, in context) {
	r.blocks(r.withoutPreface(s), in)
	var below []heading
	var entries []*entry
	for _, c := range s.children {
		if e := r.people.entryOf(unnumbered(c.phrase)); !r.skips(c, e) {
			below, entries = append(below, heading{c, e}), append(entries, e)
		}
	}
	lastUntilNext(entries)
	topics := r.areTopics(below)
	for _, h := range below {
		e, holds := h.entry, r.holdsTopics(h.section)
		_, spoken := r.speakers(h.section)
		trusted := e.guess != "" && (strings.Contains(e.guess, " ") || spoken || topics && len(r.people) == 0)
		presented := e.presenter != "" || trusted
		if trusted && !holds {
			r.accept(e, e.presenter != "")
		}
		switch {
		case r.holdsAll(h.section):
			r.section(h.section, in)
		case e.each == 0 && (topics && e.timed() && e.presenter != "" || (topics || presented || r.leaves && len(h.children) == 0) && !holds):
			inner := in
			inner.section, inner.topic = e.title, r.add(e, in)
			r.section(h.section, inner)
		default:
			r.section(h.section, in.under(e))
		}
	}
}

// areTopics reports whether headings beside each other are topics, some of them at
// least: they have numbers or a timebox, or what people said below them.
func (r *reader) areTopics(list []heading) bool {
	numbered := 0
	for _, h := range list {
		said, _ := r.speakers(h.section)
		if !r.holdsAll(h.section) && (said || h.entry.scheduled() && h.entry.each == 0) {
			return true
		}
		if numbering(h.phrase.text) > 0 {
			numbered++
		}
	}
	return numbered > 1
}

// holdsAll reports whether a heading is that of the document or of the meeting,
// which holds the topics without being one.
func (r *reader) holdsAll(s *section) bool { return s == r.parts.title || s == r.parts.meeting }

// withoutPreface returns the blocks of a section without the lists that are
// about the meeting: those in front of the headings that hold the topics.
func (r *reader) withoutPreface(s *section) []*block {
	below := s.children
	if s.parent != nil {
		below = slices.Concat(below, s.parent.children[slices.Index(s.parent.children, s)+1:])
	}
	later := slices.ContainsFunc(below, func(c *section) bool {
		return r.holdsAll(c) || len(c.blocks)+len(c.children) > 0 && (c.part == partPlain || c.part == partMentions)
	})
	if !r.parts.whole || !later || s.level > 0 && !r.holdsAll(s) {
		return s.blocks
	}
	return slices.DeleteFunc(slices.Clone(s.blocks), func(b *block) bool {
		if b.kind != listBlock {
			return false
		}
		about, points := 0, b.points
		for _, p := range points {
			what, _ := meetingLine(p.phrase.text)
			if what != roleNone || len(p.phrase.links()) > 0 && term("logistics").in(p.phrase.text) {
				about++
			}
			if what == roleNone && people(nil).entryOf(p.phrase).timed() {
				return false
			}
		}
		return 2*about > len(points)
	})
}

// speakers reports whether most points below a heading are what somebody said
// ("Ana: we should"), one of them known or named in full, and whether any is.
func (r *reader) speakers(s *section) (most, some bool) {
	said, sure, all := 0, false, 0
	for _, b := range s.blocks {
		all += len(b.points)
		for _, p := range b.points {
			if name := speaker(p.phrase.text); name != "" {
				said++
				sure = sure || r.people.likenessOf(name) >= fullName
			}
		}
	}
	return 2*said > all && sure, said > 0
}

// calledTopic matches how a heading says that it is a topic: "Topic:", "Item 2:".
var calledTopic = pattern(`^(?i:(?:agenda |discussion )?(?:topic|item|agendum))(?: ?#?\d{1,3})? ?[:.–—-] +`)

// number matches the number of a heading: "2.", "3.1", "IV.".
var number = pattern(`^(?:[IVX]+[.):]+|\d+(?:\.\d+)*[.):]?) +`)

// numbering returns the length of what a heading begins with that numbers it, or
// calls it a topic: "2.", "Topic 2:".
func numbering(text string) int {
	if m := calledTopic().FindString(text); m != "" && hasWord(text[len(m):]) {
		return len(m)
	}
	if days := daysIn(text); len(days) > 0 && days[0].start == 0 {
		return 0
	}
	return len(number().FindString(text))
}

// unnumbered returns a line without the number it begins with.
func unnumbered(ph phrase) phrase {
	n := numbering(ph.text)
	if _, _, clocked := clockAtStart(ph.text); n == 0 || n >= len(ph.text) || clocked || leadingLength().MatchString(ph.text) {
		return ph
	}
	return ph.slice(span{n, len(ph.text)})
}

// skips reports whether a section is no part of the agenda it stands in.
func (r *reader) skips(s *section, e *entry) bool {
	switch {
	case r.holdsAll(s):
		return false
	case s.other || s.part == partAttendees:
		return true
	case e.timed():
		return false
	}
	return s.part == partAside || s.part == partAbsent || r.parts.whole && s.part == partResult
}

// holdsTopics reports whether there are topics below a heading, rather than notes
// on it: points with a timebox or a presenter, or a table of them.
func (r *reader) holdsTopics(s *section) bool {
	for _, b := range s.blocks {
		r.addPoints(b.points)
		if b.table != nil && b.table.hasTopics() || (&point{children: b.points}).holdsTimebox() ||
			slices.ContainsFunc(b.points, func(p *point) bool { return p.entry.presenter != "" }) {
			return true
		}
	}
	return slices.ContainsFunc(s.children, func(c *section) bool {
		return r.people.entryOf(unnumbered(c.phrase)).timed() || r.holdsTopics(c)
	})
}

// add puts a topic into the plan and returns its index, or -1 if the entry is no
// topic.
func (r *reader) add(e *entry, in context) int {
	if e.complaint != "" {
		r.report(e.from, e.complaint)
	}
	switch {
	case !hasWord(e.title):
		if e.complaint == "" {
			r.report(e.from, "no topic is named here")
		}
		return -1
	case isCancelled(e.title):
		r.cancelled = e.from.text
		r.leave(e.from, "says that the meeting is cancelled")
		return -1
	case isTemplate(e.title) || isTemplate(e.from.text):
		r.report(e.from, "a line to be filled in, not a topic")
		return -1
	}
	if in.minutes > 0 || e.inferred {
		e.trust(r.people)
	}
	r.took(e.from)
	t := Topic{Line: e.from.line, Title: e.title, Minutes: e.minutes, Presenter: oneLine(e.presenter), Links: e.links, Notes: e.notes, Struck: e.struck}
	t.Section = in.section
	if t.Minutes == 0 {
		t.Minutes = in.minutes
	}
	if t.Presenter == "" && !e.named {
		t.Presenter = in.presenter
	}
	if t.Presenter != "" && nobodyIn(t.Presenter) {
		r.report(phrase{line: e.from.line, end: e.from.end, text: t.Presenter}, "no one person, so nobody presents “"+t.Title+"”")
		t.Presenter = ""
	}
	if e.doubt != "" {
		r.unsure(e.from, e.doubt)
	}
	r.plan.Topics = append(r.plan.Topics, t)
	return len(r.plan.Topics) - 1
}

// nobodyIn reports whether none of those named as presenters is one person:
// "all", "the team".
func nobodyIn(presenters string) bool {
	return !slices.ContainsFunc(splitPeople(presenters), func(name string) bool { return model.CheckName(name) == nil })
}

// note adds lines to a topic already in the plan.
func (r *reader) note(topic int, lines []phrase) {
	t := &r.plan.Topics[topic]
	for _, ph := range lines {
		r.took(ph)
		if text := oneLine(ph.text); text != "" {
			t.Notes = append(t.Notes, text)
		}
		t.Links = append(t.Links, ph.linkList()...)
	}
}
