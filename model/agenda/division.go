package agenda

import (
	"cmp"
	"slices"
	"strings"
)

// division says which sections of a document are what.
type division struct {
	agenda  []*section // sections that open an agenda, with everything below them
	title   *section   // the heading of the document, if it has one
	naming  *section   // the heading that names the meeting: title, if there is one
	meeting *section   // the heading of the one meeting that is read, of several
	whole   bool       // the document has no agenda heading: all of it is one

	titleBlock *block // the paragraph that names the document, if no heading does
}

// divide decides which part of the document is the agenda.
func divide(sections []*section) division {
	p := division{title: documentTitle(sections)}
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
	if p.whole = len(p.agenda) == 0; p.whole {
		p.agenda = sections[:1]
	}
	for _, s := range p.agenda {
		s.adopt()
	}
	p.naming = p.title
	for _, isNaming := range []func(*section) bool{
		func(s *section) bool { return s.part == partMentions },
		func(s *section) bool { // it has a date beside other words
			return !p.whole && s.part == partPlain && !s.other && firstDate(s.title) != "" && len(withoutDays(s.title)) > 0 && !s.within(p.agenda...)
		},
	} {
		if i := slices.IndexFunc(sections[1:], isNaming); i >= 0 && p.naming == nil {
			p.naming = sections[i+1]
		}
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
	aside := make(map[*section]bool) // sections below one that is no agenda
	for _, s := range found {
		for p := s.parent; p != nil; p = p.parent {
			holds[p] = true
			// The title of the document may well be "Meeting notes".
			aside[s] = aside[s] || p != title && (p.part == partAside || p.part == partAbsent)
		}
	}
	inner := slices.DeleteFunc(found, func(s *section) bool { return holds[s] })
	proper := slices.DeleteFunc(slices.Clone(inner), func(s *section) bool { return aside[s] })
	if len(proper) > 0 {
		return proper
	}
	return inner
}

// documentTitle returns the heading that names the document: the first one, if
// no other stands above it and it is no part among others.
func documentTitle(sections []*section) *section {
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
	plain := first.part == partPlain
	switch {
	case first.part == partAgenda && len(sections[0].blocks) > 0:
		return nil // a line in front of it names the meeting
	case peers == 0, first.part == partMentions:
		return first
	case timed && len(lengthsIn(first.title)) > 0:
		return nil
	case first.level == 1, plain && divided && allFacts(textOf(first.blocks)), plain && first.level == boldLevel && len(first.blocks) == 0:
		return first
	}
	return nil
}

// allFacts reports whether every line says something about the meeting, or when
// it is.
func allFacts(lines []phrase) bool {
	return !slices.ContainsFunc(lines, func(p phrase) bool {
		what, _ := meetingLine(p.text)
		return what == roleNone && (len(daysIn(p.text)) == 0 || len(withoutDays(p.text)) > 2)
	})
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
		var cuts []span
		// How long the meeting takes and links to material are no part of its name.
		for _, b := range brackets(p.naming.phrase) {
			if _, links := material(p.naming.phrase, b); links || isTimebox(b.inner) {
				cuts = append(cuts, b.span)
			}
		}
		return cmp.Or(tidy(p.naming.phrase.without(cuts)), p.naming.title), nil
	}
	first := slices.IndexFunc(top.blocks, func(b *block) bool { return b.kind == textBlock && !b.quoted })
	if first >= 0 && namesMeeting(top.blocks[first].lines) {
		return oneLine(top.blocks[first].lines[0].text), top.blocks[first]
	}
	if p.naming == nil {
		return "", nil
	}
	return tidy(p.naming.phrase.without(daySpans(p.naming.phrase.text))), nil
}

// namesMeeting reports whether the first of some lines can be the title of a
// document, with facts about the meeting below it.
func namesMeeting(lines []phrase) bool {
	if len(lines) == 0 || !allFacts(lines[1:]) || len(lines[0].text) > maxTitleLine || strings.HasSuffix(lines[0].text, ".") {
		return false
	}
	what, _ := meetingLine(lines[0].text)
	return what == roleNone && !people(nil).entryOf(lines[0]).timed()
}
