package agenda

import (
	"slices"
	"strings"
)

// maxTitle is the longest line, in bytes, that is taken for a topic.
const maxTitle = 2000

// entry is one line of an agenda, taken apart.
type entry struct {
	details
	from     phrase // the line as it was
	title    string
	links    []Link
	guess    string // brackets that may hold the presenter
	doubt    string // what should be looked at
	struck   bool
	named    bool // the presenter is named elsewhere, not in this line
	inferred bool // minutes is only the time until the next entry begins
}

// entryOf takes a line apart: title, timebox, presenter, links and remarks.
func (p people) entryOf(ph phrase) *entry {
	e := &entry{from: ph}
	e.read(p, ph, false)
	return e
}

// read reads a line. Where trusting is set, brackets that may hold a name do.
func (e *entry) read(p people, ph phrase, trusting bool) {
	if len(ph.text) > maxTitle {
		e.complaint = "this line is too long for a topic"
		return
	}
	ph, remark, struck := unstrike(ph)
	e.struck = struck
	e.links = ph.linkList()
	e.each = eachTimebox(ph.text)
	text := e.readBrackets(p, ph, trusting)
	if remark != "" {
		e.notes = append(e.notes, remark)
	}
	e.title = e.firstSentence(tidy(e.readBeside(p, text)))
	if e.scheduled() {
		e.trust(p)
	}
	if !hasWord(e.title) && len(e.links) > 0 {
		e.title = e.links[0].Text
	}
}

// trust takes what may be a name in brackets for who presents.
func (e *entry) trust(p people) {
	if e.guess == "" || e.presenter != "" {
		return
	}
	again := &entry{}
	again.read(p, e.from, true)
	e.title, e.presenter, e.notes, e.guess = again.title, again.presenter, again.notes, ""
}

// timed reports whether the line sets a length of time of its own.
func (e *entry) timed() bool { return e.minutes > 0 && !e.inferred }

// scheduled reports whether the line says when or for how long.
func (e *entry) scheduled() bool { return e.minutes > 0 || e.clocked }

// readBrackets reads the parts in brackets and returns the text without those
// that were understood.
func (e *entry) readBrackets(p people, ph phrase, trusting bool) string {
	var cuts []span
	var guess *mention
	for _, b := range brackets(ph) {
		name := p.likenessOf(b.inner) >= fullName
		rest, links := material(ph, b)
		b.inner = rest
		d, introduced, telling := p.detailsOf(b.inner)
		m := p.mentionIn(ph, b, d, introduced)
		switch {
		case links && !name || emptyBox(ph, b):
		case telling:
			e.add(d)
		case e.named:
			continue
		case m.sure && e.presenter == "":
			e.add(m.details)
		default:
			if m.likeness > noName && (guess == nil || m.likeness >= guess.likeness) {
				guess = &m
			}
			continue
		}
		cuts = append(cuts, b.span)
	}
	switch {
	case guess == nil || e.presenter != "":
	case trusting || e.timed():
		e.add(guess.details)
		cuts = append(cuts, guess.span)
	default:
		e.guess = ph.text[guess.start:guess.end]
	}
	return ph.withoutAddresses(e.parseTail(p, ph, cuts))
}

// parseTail moves a remark behind the brackets of a topic to its notes: "Private
// state (Ana) -- please put this last". A tail that holds a name or a timebox is
// left for readBeside. It returns what is to be cut out of the line.
func (e *entry) parseTail(p people, ph phrase, cuts []span) []span {
	last := 0
	for _, c := range cuts {
		last = max(last, c.end)
	}
	whole := append(slices.Clone(cuts), span{last, len(ph.text)})
	before, tail := ph.without(whole), ph.text[last:]
	dashed := remarkStart().MatchString(tail)
	remark := oneLine(tail[len(remarkStart().FindString(tail)):])
	sentence := strings.HasSuffix(before, ".") && !strings.HasPrefix(strings.TrimSpace(tail), ".")
	switch {
	case len(cuts) == 0 || !hasWord(before) || !hasWord(remark) || isTimebox(remark):
		return cuts
	case !dashed && e.presenter == "" && !e.named && e.timed() && p.likenessOf(remark) >= fullName:
		e.presenter = remark
		return whole
	case !dashed && !sentence, dashed && p.likenessOf(remark) > noName:
		return cuts
	}
	e.notes = append(e.notes, remark)
	return whole
}
