package agenda

import (
	"slices"
	"strings"
)

// A line in bold, or "Topics:" in front of a list, is a heading below every
// real one. One that has a number or a timebox is a topic below such a heading.
const (
	boldLevel  = 7
	topicLevel = 8
)

// section is a heading with the blocks up to the next heading.
type section struct {
	level    int // 0 for what stands before any heading
	line     int
	phrase   phrase
	title    string
	part     part
	blocks   []*block
	parent   *section
	children []*section
	other    bool // it belongs to another meeting than the one that is read
}

// outline cuts the document into sections, in document order. The first one
// holds what stands before any heading.
func outline(d *document) []*section {
	top := &section{line: 1}
	all := []*section{top}
	at := top
	open := func(s *section) {
		for at.level >= s.level {
			at = at.parent
		}
		s.parent = at
		at.children = append(at.children, s)
		all = append(all, s)
		at = s
	}
	blocks := d.blocksOf(d.root)
	for i, b := range blocks {
		heads := headingsIn(b, blocks[i+1:])
		for _, s := range heads {
			open(s)
		}
		if len(heads) == 0 {
			at.blocks = append(at.blocks, b)
		}
	}
	for _, s := range all[1:] {
		s.part = partOf(s)
	}
	return all
}

// headingsIn returns the sections that a block begins: one for a heading, or for
// a line that acts as one; several for a list whose items are dates with topics
// below them.
func headingsIn(b *block, following []*block) []*section {
	switch {
	case b.quoted || b.kind == headingBlock && len(b.lines) == 0:
	case b.kind == headingBlock:
		return []*section{newSection(b.level, joinPhrases(b.lines))}
	case b.kind == listBlock:
		return datedItems(b.points)
	case b.kind == textBlock && actsAsHeading(b, following):
		s := newSection(boldLevel, b.lines[0])
		if text := s.phrase.text; numbering(text) > 0 || len(lengthsIn(text)) > 0 && !term("agenda").means(unbracketed(text)) {
			s.level = topicLevel
		}
		return []*section{s}
	}
	return nil
}

func newSection(level int, ph phrase) *section {
	return &section{level: level, line: ph.line, phrase: ph, title: strings.TrimRight(oneLine(ph.text), ": ")}
}

// datedItems returns the items of a list as sections, where each of them is a
// date with its topics below it.
func datedItems(points []*point) []*section {
	var found []*section
	for _, p := range points {
		cancelled, text := marksCancelled(p.phrase.text), p.phrase.text
		if len(daysIn(text)) == 0 || !cancelled && (len(p.blocks) == 1 || len(withoutDays(text)) > 0) {
			return nil
		}
		s := newSection(topicLevel, p.phrase)
		s.blocks = p.blocks[1:]
		found = append(found, s)
	}
	if len(found) < 2 {
		return nil
	}
	return found
}

// actsAsHeading reports whether a paragraph is a heading in disguise: a single
// line that is all bold, or that ends in a colon before a list or a table.
func actsAsHeading(b *block, following []*block) bool {
	if len(b.lines) != 1 || b.lines[0].end > b.lines[0].line || len(b.lines[0].text) > 120 {
		return false
	}
	text := b.lines[0].text
	for _, m := range b.lines[0].marked(boldMark) {
		if m.start == 0 && strings.Trim(text[m.end:], " :") == "" {
			return true
		}
	}
	if len(following) == 0 || !following[0].quoted && following[0].kind == headingBlock {
		return false
	}
	colon := strings.HasSuffix(text, ":")
	if !following[0].quoted && following[0].kind == textBlock {
		return colon && labelsPeople(text)
	}
	return colon || labelsList(text)
}

// labelsPeople reports whether a label is that of a list of people.
func labelsPeople(label string) bool {
	return term("people").means(label) || slices.Equal(words(label), []string{"roll", "call"})
}

// labelsList reports whether a line says no more than what is listed below it:
// "Attendees", "Topics".
func labelsList(text string) bool {
	return labelsPeople(text) || labelsAbsent(text) || normalLabel(text) == "agenda" || opensRunning(text)
}

// opensRunning reports whether a label opens an agenda where none is called one.
func opensRunning(label string) bool {
	return strings.Contains(runningOrder, "|"+normalLabel(label)+"|")
}

// part is what a section of a document is, as its heading says.
type part int

const (
	partPlain     part = iota
	partAgenda         // "Agenda", "Proposed agenda items"
	partRunning        // "Topics", "Order of business": the agenda where none is called so
	partMentions       // "Agenda for the checkout review"
	partAttendees      // "Present", "Voting member attendance"
	partAbsent         // "Regrets"
	partResult         // "Action items": a topic below an agenda, elsewhere none
	partAside          // "Logistics", "Next meeting": never an agenda
)

// runningOrder are headings that open an agenda where none is called one.
const runningOrder = "|topics|discussion topics|topics for discussion|meeting topics|items|discussion items|items for discussion|order of business|running order|schedule|programme|program|" +
	"timetable|topics to discuss|discussion points|talking points|"

// partOf tells what a section is by its heading, and where that leaves it open
// whether people are listed, by what stands below.
func partOf(s *section) part {
	label := unbracketed(s.title)
	all := words(label)
	switch {
	case term("agenda").means(label):
		return partAgenda
	case labelsAbsent(label):
		return partAbsent
	case labelsPeople(label):
		return partAttendees
	case len(all) > 0 && (term("attendance").has(all[0]) || term("attendance").has(all[len(all)-1])) && listsNames(s):
		return partAttendees
	case term("aside").means(label):
		return partAside
	case term("outcome").means(label):
		return partResult
	case opensRunning(label):
		return partRunning
	case slices.Contains(all, "agenda") && !term("people").means(label, "aside"):
		return partMentions
	}
	return partPlain
}

// labelsAbsent reports whether a label is that of people who do not come.
func labelsAbsent(label string) bool {
	return term("absent").means(label) && !term("people").has(firstWord(label))
}

// aboutMeetings reports whether a title is about meetings as such, whose
// sub-points are dates and places rather than topics.
func aboutMeetings(title string) bool {
	return term("aside").means(title)
}

// division says which sections of a document are what.
type division struct {
	agenda    []*section // sections that open an agenda, with everything below them
	attendees []*section
	title     *section // the heading of the document, if it has one
	naming    *section // the heading that names the meeting: title, if there is one
	meeting   *section // the heading of the one meeting that is read, of several
	whole     bool     // the document has no agenda heading: all of it is one

	titleBlock *block // the paragraph that names the document, if no heading does
}

// divide decides which part of the document is the agenda.
func (d *document) divide(sections []*section) division {
	p := division{title: d.documentTitle(sections)}
	p.naming = p.title
	for _, s := range sections[1:] {
		if s.part == partAttendees {
			p.attendees = append(p.attendees, s)
		}
		if p.naming == nil && s.part == partMentions {
			p.naming = s
		}
	}
	for _, opens := range []part{partAgenda, partRunning, partMentions} {
		var found []*section
		for _, s := range sections[1:] {
			if s.part == opens && (opens == partAgenda || s != p.title) {
				found = append(found, s)
			}
		}
		if p.agenda = innermost(found, p.title); len(p.agenda) > 0 {
			break
		}
	}
	if len(p.agenda) == 0 {
		p.agenda, p.whole = sections[:1], true
	}
	for _, s := range p.agenda {
		s.adopt()
	}
	if p.naming == nil {
		p.naming = datedHeading(sections, p)
	}
	return p
}

// adopt makes what follows an empty agenda heading part of it, up to what is no
// agenda: in some documents "Agenda" and its topics are headings of one level.
func (s *section) adopt() {
	if s.parent == nil || len(s.blocks)+len(s.children) > 0 {
		return
	}
	siblings := s.parent.children
	at := slices.Index(siblings, s) + 1
	end := at
	for end < len(siblings) && (siblings[end].part == partPlain || siblings[end].part == partMentions) {
		siblings[end].parent = s
		end++
	}
	s.children = slices.Clone(siblings[at:end])
	s.parent.children = slices.Delete(siblings, at, end)
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
		if p != title && (p.part == partAside || p.part == partAbsent) {
			return true
		}
	}
	return false
}

// documentTitle returns the heading that names the document: the first one, if
// no other stands above it and it is no part among others.
func (d *document) documentTitle(sections []*section) *section {
	if len(sections) < 2 {
		return nil
	}
	first := sections[1]
	peers, timed, divided := 0, false, false
	for _, s := range sections[2:] {
		if s.level < first.level {
			return nil
		}
		if s.level == first.level {
			peers++
			timed = timed || len(lengthsIn(s.title)) > 0
			divided = divided || s.part == partAgenda || s.part == partRunning || s.part == partAttendees
		}
	}
	switch {
	case first.part == partAgenda && len(sections[0].blocks) > 0:
		return nil // a line in front of it names the meeting
	case peers == 0, first.part == partMentions:
		return first
	case timed && len(lengthsIn(first.title)) > 0:
		return nil
	case first.level == 1:
		return first
	case first.part == partPlain && divided && onlyFacts(first), first.part == partPlain && first.level == boldLevel && len(first.blocks) == 0:
		return first
	}
	return nil
}

// onlyFacts reports whether nothing stands right below a heading but lines about
// the meeting, or its date.
func onlyFacts(s *section) bool {
	for _, n := range s.blocks {
		if !allFacts(n.text()) {
			return false
		}
	}
	return true
}

// allFacts reports whether every line says something about the meeting, or when
// it is.
func allFacts(lines []phrase) bool {
	return !slices.ContainsFunc(lines, func(p phrase) bool {
		what, _ := meetingLine(p.text)
		return what == roleNone && (len(daysIn(p.text)) == 0 || len(withoutDays(p.text)) > 2)
	})
}

// datedHeading returns the first heading that has a date beside other words and
// stands outside of the agenda: it names the meeting where nothing else does.
func datedHeading(sections []*section, p division) *section {
	for _, s := range sections[1:] {
		if s.part == partPlain && !s.other && !p.whole && firstDate(s.title) != "" && len(withoutDays(s.title)) > 0 && !s.within(p.agenda) {
			return s
		}
	}
	return nil
}

// within reports whether a section is one of those given, or stands below one.
func (s *section) within(list []*section) bool {
	for p := s; p != nil; p = p.parent {
		if slices.Contains(list, p) {
			return true
		}
	}
	return false
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
	if title := tidy(s.phrase.without(cuts)); title != "" {
		return title
	}
	return s.title
}

// maxTitleLine is the longest line, in bytes, that can name a meeting.
const maxTitleLine = 120

// titleOf names the meeting: by the front matter, the heading of the document,
// the line it begins with, or another heading that holds a date, without that.
// titleBlock is that line's block, if any.
func titleOf(d *document, p division, top *section) (title string, titleBlock *block) {
	if title := d.front["title"]; title != "" {
		return title, nil
	}
	if p.naming != nil && (p.title != nil || p.naming.part == partMentions) {
		return headingTitle(p.naming), nil
	}
	for _, n := range top.blocks {
		if n.kind != textBlock || n.quoted {
			continue
		}
		lines := n.lines
		if len(lines) == 0 || !allFacts(lines[1:]) {
			break
		}
		text := oneLine(lines[0].text)
		what, _ := meetingLine(text)
		if what != roleNone || len(text) > maxTitleLine || strings.HasSuffix(text, ".") || people(nil).entryOf(lines[0]).timed() {
			break
		}
		return text, n
	}
	if p.naming == nil {
		return "", nil
	}
	var cuts []span
	for _, d := range daysIn(p.naming.phrase.text) {
		cuts = append(cuts, d.span)
	}
	return tidy(p.naming.phrase.without(cuts)), nil
}
