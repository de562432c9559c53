package agenda

import (
	"slices"
	"strings"
)

// take reads the entries of points, and moves the fields below a topic ("Owner:
// Ana") into it.
func (r *reader) take(points []*point) {
	if len(points) > 0 && points[0].entry != nil {
		return
	}
	var entries []*entry
	guessed := 0
	for _, p := range points {
		p.entry = r.people.entryOf(p.phrase)
		if p.entry.guess != "" {
			guessed++
		}
		entries = append(entries, p.entry)
	}
	for _, p := range points {
		if p.entry.guess != "" {
			r.decideGuess(p.entry, guessed, len(points))
		}
		r.take(p.children)
		p.extra = slices.DeleteFunc(p.extra, func(ph phrase) bool {
			is := p.entry.takeField(ph.text) || p.entry.takeAnnotation(r.people, ph.text)
			if is {
				r.took(ph)
			}
			return is
		})
		p.children = slices.DeleteFunc(p.children, func(c *point) bool {
			is := len(c.children) == 0 && len(c.tables) == 0 && p.entry.takeField(c.phrase.text)
			if is {
				r.took(c.phrase)
			}
			return is
		})
	}
	lastUntilNext(entries)
}

// takeField sets what a line below the topic says about it: "Owner: Ana", or
// merely "15 min". It reports whether the line was that.
func (e *entry) takeField(text string) bool {
	what, value := field(text)
	if _, ok := pureTimebox(text); ok && !e.timed() {
		what, value = roleTimebox, text
	}
	e.setField(what, value)
	return what != roleNone
}

// takeAnnotation reads a line that would stand in brackets elsewhere: "15 min,
// Ana".
func (e *entry) takeAnnotation(p people, text string) bool {
	d, _, telling := p.detailsOf(text)
	if !telling || d.minutes == 0 || d.each > 0 || len(d.notes) > 0 || e.timed() || strings.ContainsAny(text, "()[]") {
		return false
	}
	e.add(d)
	return true
}

// groups reports whether a point is the header of a group rather than a topic:
// it has no timebox of its own, and what stands below it is topics.
func (p *point) groups() bool {
	if p.entry.each > 0 && (len(p.children)+len(p.tables) > 0 || term("group").in(p.entry.title)) {
		return true
	}
	// "Short (≤30m) discussions" speaks of the topics below it.
	if p.entry.timed() && !p.entry.limit {
		return false
	}
	return p.holdsTimebox() || p.holdsPresenters() || p.contains()
}

// contains reports whether a point names nothing but a kind of topics, and has
// some below it.
func (p *point) contains() bool {
	return p.entry.presenter == "" && term("topics").means(p.entry.title) &&
		slices.ContainsFunc(p.children, func(c *point) bool { return !isTemplate(c.phrase.text) })
}

// holdsTimebox reports whether a timebox or a table of topics stands anywhere
// below the point.
func (p *point) holdsTimebox() bool {
	for _, t := range p.tables {
		if t.hasTopics() {
			return true
		}
	}
	for _, c := range p.children {
		if c.entry.scheduled() || c.entry.each > 0 || c.holdsTimebox() {
			return true
		}
	}
	return false
}

// holdsPresenters reports whether the points below are topics by the people
// they name: several and most of them, or some if the header is a plural.
func (p *point) holdsPresenters() bool {
	if p.entry.presenter != "" || term("aside").means(p.entry.title) {
		return false
	}
	presented := 0
	for _, c := range p.children {
		if c.groups() {
			return true
		}
		if c.entry.presenter != "" {
			presented++
		}
	}
	return presented > 1 && 2*presented > len(p.children) || presented > 0 && term("group").in(p.entry.title)
}

// lines returns a point and everything below it as lines of text.
func (p *point) lines() []phrase {
	lines := append([]phrase{p.phrase}, p.extra...)
	for _, c := range p.children {
		lines = append(lines, c.lines()...)
	}
	return lines
}
