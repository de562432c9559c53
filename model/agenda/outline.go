package agenda

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// boldLevel is the level of a heading written as a line in bold, or as "Topics:"
// in front of a list: below every real heading.
const boldLevel = 7

// section is a heading with the blocks up to the next heading.
type section struct {
	level    int // 0 for what stands before any heading
	line     int
	phrase   phrase
	title    string
	blocks   []ast.Node
	parent   *section
	children []*section
}

// outline cuts the document into sections, in document order. The first one
// holds what stands before any heading.
func outline(d *document) []*section {
	top := &section{line: 1}
	all := []*section{top}
	at := top
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		s, ok := d.heading(n)
		if !ok {
			at.blocks = append(at.blocks, n)
			continue
		}
		for at.level >= s.level {
			at = at.parent
		}
		s.parent = at
		at.children = append(at.children, s)
		all = append(all, s)
		at = s
	}
	return all
}

// heading reads a block as the heading of a section. A heading without words
// is none.
func (d *document) heading(n ast.Node) (*section, bool) {
	level := 0
	switch n := n.(type) {
	case *ast.Heading:
		level = n.Level
	case *ast.Paragraph:
		if !d.actsAsHeading(n) {
			return nil, false
		}
		level = boldLevel
	default:
		return nil, false
	}
	lines := d.phrases(n)
	if len(lines) == 0 {
		return nil, false
	}
	ph := joinPhrases(lines)
	return &section{level: level, line: ph.line, phrase: ph, title: strings.TrimRight(oneLine(ph.text), ": ")}, true
}

// actsAsHeading reports whether a paragraph is a heading in disguise: a single
// line that is all bold, or that ends in a colon before a list or a table.
func (d *document) actsAsHeading(p *ast.Paragraph) bool {
	lines := d.lines(p)
	if len(lines) != 1 || p.Lines().Len() != 1 || len(lines[0].text) > 120 {
		return false
	}
	first := p.FirstChild()
	if bold, ok := first.(*ast.Emphasis); ok && bold.Level == 2 {
		rest := bold.NextSibling()
		if rest == nil {
			return true
		}
		t, ok := rest.(*ast.Text)
		if ok && rest.NextSibling() == nil && strings.TrimSpace(string(t.Segment.Value(d.text))) == ":" {
			return true
		}
	}
	next := p.NextSibling()
	return strings.HasSuffix(lines[0].text, ":") && next != nil && next.Kind() != ast.KindParagraph && next.Kind() != ast.KindHeading
}

// The words below tell what a heading is about. A heading counts as one kind
// only if all of its words belong to that kind, so that "Links" is no topic but
// "Broken links in search results" is.
var (
	// agendaWord opens an agenda, agendaFiller may stand beside "agenda": "Agenda items", "Proposed agenda
	// for Tuesday".
	agendaWord   = wordSet("agenda")
	agendaFiller = wordSet("items item topics topic list points discussion proposed draft final tentative meeting today todays s the our this " +
		"weeks day one two three and minutes min mins hour hours h m notes part session morning afternoon for of to live main full detailed timeboxed review call sync " +
		"monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december " +
		"jan feb mar apr jun jul aug sep sept oct nov dec st nd rd th")

	// asideWords name what surrounds an agenda.
	asideWords = wordSet("logistics registration hotel hotels accommodation accommodations legend guideline guidelines rule rules key constraint constraints link links resource resources " +
		"reference references recording recordings dial contact contacts wifi wi fi background context preread prereads reading prerequisites preparation future upcoming next past previous notes " +
		"note minutes transcript regrets apologies absent absentees contents toc date dates location locations venue template instructions join joining attend conduct")

	// asideFiller may stand beside them.
	asideFiller = wordSet("and or of for the a an to in at our how meeting meetings call calls general useful important other this that agenda topic topics item items table pre read reads " +
		"schedule physical code attendee attendees information info details where when who s about time times zone zones host")

	// resultWords name what comes out of a meeting. Below an agenda heading
	// they are topics, elsewhere they are not.
	resultWords = wordSet("action actions items item follow up ups next steps goal goals objective objectives purpose summary outcome outcomes parking lot for of the meeting")

	// attendeeWords name a list of people, attendeeFiller may stand beside them.
	attendeeWords  = wordSet("attendees attendee participants participant present invitees invited attendance attending people members guests observers delegates attended")
	attendeeFiller = wordSet("and the in list of expected required optional voting non meeting our team names s at for who is roll call")

	// runningOrder are headings that open an agenda where none is called one.
	runningOrder = []string{"topics", "discussion topics", "topics for discussion", "meeting topics", "items", "discussion items", "items for discussion",
		"order of business", "running order", "schedule", "programme", "program", "timetable", "topics to discuss", "discussion points", "talking points"}
)

// allIn reports whether text has words, all of them in one of the sets, and at
// least one in the first.
func allIn(text string, key wordSet, filler ...wordSet) bool {
	told := false
	for _, w := range words(text) {
		known := key.has(w)
		told = told || known
		for _, f := range filler {
			known = known || f.has(w)
		}
		if !known {
			return false
		}
	}
	return told
}

func (s *section) isAgenda() bool {
	return allIn(s.title, agendaWord, agendaFiller)
}

func (s *section) isAside() bool { return allIn(s.title, asideWords, asideFiller) }

func (s *section) isResult() bool { return allIn(s.title, resultWords) }

func (s *section) isAttendees() bool { return allIn(s.title, attendeeWords, attendeeFiller) }

func (s *section) isRunningOrder() bool {
	return slices.Contains(runningOrder, normalLabel(s.title))
}

// mentionsAgenda reports whether a heading speaks of an agenda and not of
// something around it: "Agenda for the checkout review".
func (s *section) mentionsAgenda() bool {
	return slices.Contains(words(s.title), "agenda") && !s.isAside() && !allIn(s.title, attendeeWords, asideWords, asideFiller)
}

// aboutMeetings reports whether a title is about meetings as such, whose
// sub-points are dates and places rather than topics.
func aboutMeetings(title string) bool {
	return allIn(title, asideWords, asideFiller, wordSet("place places"))
}

// division says which sections of a document are what.
type division struct {
	agenda    []*section // sections that open an agenda, with everything below them
	attendees []*section
	title     *section // the heading of the document, if it has one
	whole     bool     // the document has no agenda heading: all of it is one

	opening   []ast.Node // blocks in front of the agenda, where a date may stand
	titleNode ast.Node   // the paragraph that names the document, if no heading does
}

// divide decides which part of the document is the agenda.
func divide(sections []*section) division {
	p := division{title: documentTitle(sections), opening: sections[0].blocks}
	if s := namingSection(sections); s != nil {
		p.opening = append(slices.Clone(p.opening), s.blocks...)
	}
	for _, s := range sections[1:] {
		if s.isAttendees() {
			p.attendees = append(p.attendees, s)
		}
	}
	for i, opens := range []func(*section) bool{
		(*section).isAgenda, (*section).isRunningOrder, (*section).mentionsAgenda,
	} {
		var found []*section
		for _, s := range sections[1:] {
			if opens(s) && (i == 0 || s != p.title) {
				found = append(found, s)
			}
		}
		if p.agenda = innermost(found, p.title); len(p.agenda) > 0 {
			return p
		}
	}
	p.agenda, p.whole = sections[:1], true
	return p
}

// innermost drops sections that contain another one of the list, and those in
// parts of the document that are no agenda, such as the notes of a meeting,
// unless there are no others.
func innermost(found []*section, title *section) []*section {
	holds := make(map[*section]bool) // sections with one of the list below them
	for _, s := range found {
		for p := s.parent; p != nil; p = p.parent {
			holds[p] = true
		}
	}
	var inner, proper []*section
	for _, s := range found {
		if holds[s] {
			continue
		}
		inner = append(inner, s)
		if !s.inAside(title) {
			proper = append(proper, s)
		}
	}
	if len(proper) > 0 {
		return proper
	}
	return inner
}

// inAside reports whether a section stands below one that is no agenda. The
// title of the document does not count: it may well be "Meeting notes".
func (s *section) inAside(title *section) bool {
	for p := s.parent; p != nil; p = p.parent {
		if p != title && p.isAside() {
			return true
		}
	}
	return false
}

// namingSection returns the section whose heading names the document, even if
// it is one part among others: "Agenda for the June meeting" behind a table of
// contents.
func namingSection(sections []*section) *section {
	if s := documentTitle(sections); s != nil {
		return s
	}
	for _, s := range sections[1:] {
		if s.mentionsAgenda() && !s.isAgenda() {
			return s
		}
	}
	return nil
}

// documentTitle returns the heading that names the document: the first one, if
// no other stands above it and it is no part among others.
func documentTitle(sections []*section) *section {
	if len(sections) < 2 {
		return nil
	}
	first := sections[1]
	peers, timed := 0, false
	for _, s := range sections[2:] {
		if s.level < first.level {
			return nil
		}
		if s.level == first.level {
			peers++
			timed = timed || len(lengthsIn(s.title)) > 0
		}
	}
	switch {
	case peers == 0, first.mentionsAgenda() && !first.isAgenda():
		return first
	case timed && len(lengthsIn(first.title)) > 0:
		return nil
	case first.level == 1:
		return first
	case first.level == boldLevel && len(first.blocks) == 0 && !first.isAgenda() && !first.isAttendees():
		return first
	}
	return nil
}

// headingTitle returns the words of a heading without how long the meeting takes
// and without links to material.
func headingTitle(s *section) string {
	var cuts []span
	for _, b := range brackets(s.phrase) {
		if _, timebox := pureTimebox(b.inner); timebox || onlyLinks(s.phrase, b) {
			cuts = append(cuts, b.span)
		}
	}
	if title := tidy(s.phrase.without(sorted(cuts))); title != "" {
		return title
	}
	return s.title
}

// maxTitleLine is the longest line, in bytes, that can name a meeting.
const maxTitleLine = 120

// titleOf names the meeting: by the front matter, the heading of the document,
// or the line it begins with. titleNode is that line's block, if any.
func titleOf(d *document, p division, sections []*section) (title string, titleNode ast.Node) {
	if title := d.front["title"]; title != "" {
		return title, nil
	}
	if s := namingSection(sections); s != nil {
		return headingTitle(s), nil
	}
	for _, n := range sections[0].blocks {
		paragraph, ok := n.(*ast.Paragraph)
		if !ok {
			continue
		}
		lines := d.lines(paragraph)
		if len(lines) != 1 {
			return "", nil
		}
		text := oneLine(lines[0].text)
		what, _ := meetingLine(text)
		if what != roleNone || len(text) > maxTitleLine || strings.HasSuffix(text, ".") || people(nil).entryOf(lines[0]).timed() {
			return "", nil
		}
		return text, n
	}
	return "", nil
}
