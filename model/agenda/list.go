package agenda

import (
	"slices"
	"strings"
)

// addPoints decides what the brackets of a list's items hold, and moves the fields
// below a topic ("Owner: Ana") into it.
func (r *reader) addPoints(points []*point) {
	var entries []*entry
	guessed := 0
	for _, p := range points {
		entries = append(entries, p.entry)
		if p.entry.guess != "" {
			guessed++
		}
	}
	for _, p := range points {
		r.decideGuess(p.entry, guessed, len(points))
		r.addPoints(p.children)
		p.extra = slices.DeleteFunc(p.extra, func(ph phrase) bool { return r.parseField(p.entry, ph, true) })
		p.children = slices.DeleteFunc(p.children, func(c *point) bool {
			return len(c.children)+len(c.tables) == 0 && r.parseField(p.entry, c.phrase, false)
		})
	}
	lastUntilNext(entries)
}

// parseField reads a line below a topic that says something about it: "Owner: Ana"
// or merely "15 min", in the same paragraph also "15 min, Ana". It reports whether
// the line was that.
func (r *reader) parseField(e *entry, ph phrase, same bool) bool {
	what, value := field(ph.text)
	d, _, telling := r.people.detailsOf(ph.text)
	untimed := !e.timed()
	switch {
	case untimed && isTimebox(ph.text):
		e.setField(roleTimebox, ph.text)
	case what != roleNone:
		e.setField(what, value)
	case same && untimed && telling && d.minutes > 0 && d.each == 0 && len(d.notes) == 0 && !strings.ContainsAny(ph.text, "()[]"):
		e.add(d)
	default:
		return false
	}
	r.took(ph)
	return true
}

// groups reports whether a point is the header of a group rather than a topic:
// it has no timebox of its own, and what stands below it is topics.
func (p *point) groups() bool {
	switch {
	case p.entry.each > 0 && (len(p.children)+len(p.tables) > 0 || term("group").in(p.entry.title)):
		return true
	case p.entry.timed() && !p.entry.limit: // "Short (≤30m) discussions" speaks of the topics below it
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
	return slices.ContainsFunc(p.tables, (*table).hasTopics) ||
		slices.ContainsFunc(p.children, func(c *point) bool { return c.entry.scheduled() || c.entry.each > 0 || c.holdsTimebox() })
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
