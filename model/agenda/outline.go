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
	lines    []phrase // all that stands in the blocks
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
		s.part = s.kind()
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
		return colon && labelPart(text) == partAttendees
	}
	return colon || labelsList(text)
}

// within reports whether a section is one of those given, or stands below one.
func (s *section) within(list ...*section) bool {
	for p := s; p != nil; p = p.parent {
		if slices.Contains(list, p) {
			return true
		}
	}
	return false
}

// part is the role of a section in a document, as its heading says.
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

// running are headings that open an agenda where none is called one.
const running = "|topics|discussion topics|topics for discussion|meeting topics|items|discussion items|items for discussion|order of business|running order|schedule|programme|program|" +
	"timetable|topics to discuss|discussion points|talking points|"

// labelPart tells what a label says of the list below it.
func labelPart(label string) part {
	switch {
	case term("agenda").means(label):
		return partAgenda
	case term("absent").means(label) && !term("people").has(firstWord(label)):
		return partAbsent
	case term("people").means(label):
		return partAttendees
	case strings.Contains(running, "|"+normalLabel(label)+"|"):
		return partRunning
	}
	return partPlain
}

// labelsList reports whether a line says no more than what is listed below it:
// "Attendees", "Topics".
func labelsList(text string) bool {
	part := labelPart(text)
	return part != partPlain && (part != partAgenda || normalLabel(text) == "agenda")
}

// kind tells what a section is by its heading, and where that leaves it open
// whether people are listed, by what stands below.
func (s *section) kind() part {
	label := unbracketed(s.title)
	part, all := labelPart(label), words(label)
	switch {
	case part != partPlain && part != partRunning || len(all) == 0:
		return part
	case (term("attendance").has(all[0]) || term("attendance").has(all[len(all)-1])) && listsNames(s):
		return partAttendees
	case term("aside").means(label):
		return partAside
	case term("outcome").means(label):
		return partResult
	case part == partPlain && slices.Contains(all, "agenda") && !term("people").means(label, "aside"):
		return partMentions
	}
	return part
}
