package agenda

import (
	"slices"
	"strconv"
	"strings"
)

// total matches the row that adds the timeboxes up.
var total = pattern(`(?i)^(?:sub)?(?:total|sum)\b(?: (?:time|duration|minutes))?$`)

// readTable adds the topics of a table to the plan.
func (r *reader) readTable(t *table, in context) {
	if len(t.rows) == 0 {
		return
	}
	if t.listsPeople() {
		return
	}
	if !t.hasTopics() {
		r.unread(t.line, t.headline(), "a table without a column for topics")
		return
	}
	c := t.columnsOf(r.people)
	var entries []*entry
	sections := make(map[*entry]string)
	section := in.section
	for i, row := range t.rows {
		switch {
		case row.text() == "":
		case row.loose && len(t.header) > 1:
			r.unread(row.line, row.text(), "prose, not a row of the table above it")
		case t.headsRows(i, c):
			section = row.text()
		default:
			e := r.rowEntry(t, row, c)
			sections[e] = section
			entries = append(entries, e)
		}
	}
	lastUntilNext(entries)
	for _, e := range entries {
		if !total().MatchString(e.title) {
			in.section = sections[e]
			r.add(e, in)
		}
	}
}

// headsRows reports whether a row only names what the rows below it are about:
// one cell, all of it bold, in front of a row whose topic is not.
func (t *table) headsRows(i int, c columns) bool {
	if len(t.header) < 3 || i+1 == len(t.rows) || t.rows[i+1].cell(c.topic).isBold() {
		return false
	}
	var filled []cell
	for _, c := range t.rows[i].cells {
		if len(c) > 0 {
			filled = append(filled, c)
		}
	}
	return len(filled) == 1 && filled[0].isBold()
}

// isBold reports whether a cell is emphasised as a whole.
func (c cell) isBold() bool {
	return len(c) == 1 && slices.Contains(c[0].marked, span{0, len(c[0].text)})
}

// rowEntry reads one row.
func (r *reader) rowEntry(t *table, row row, c columns) *entry {
	e := &entry{line: row.line, source: row.text()}
	if presenter := row.cell(c.presenter); presenter != nil {
		e.presenter = presenterText(presenter.live())
		e.named = e.presenter != ""
	}
	if topic := row.cell(c.topic); len(topic) > 0 {
		e.read(r.people, topic[0])
		e.addNote("", topic[1:])
	}
	if timebox := row.cell(c.timebox).live(); timebox != "" {
		e.readTimeCell(r.people, timebox, normalLabel(t.header[c.timebox].text()))
	}
	e.readClockCells(row.cell(c.start).live(), row.cell(c.end).live())
	for i, what := range c.roles {
		switch what {
		case roleNote:
			e.addNote(t.header[i].text(), row.cell(i))
		case roleLink:
			for _, p := range row.cell(i) {
				e.links = append(e.links, p.linkList()...)
			}
		}
	}
	return e
}

// addNote keeps a cell that says something else about the topic.
func (e *entry) addNote(label string, c cell) {
	text := c.text()
	if !hasWord(text) {
		return
	}
	if label != "" {
		text = oneLine(label) + ": " + text
	}
	e.notes = append(e.notes, text)
	for _, p := range c {
		e.links = append(e.links, p.linkList()...)
	}
}

// hoursMinutes matches a length written like a time of day: "0:45".
var hoursMinutes = pattern(`^(\d{1,2}):(\d{2})(?::00)?$`)

// readTimeCell reads the cell that says how long a topic takes. What makes no
// sense there is reported, but the topic stays.
func (e *entry) readTimeCell(p people, text, label string) {
	if nobody().MatchString(text) || unset().MatchString(text) {
		return
	}
	text = strings.TrimLeft(text, "≤<~≈ ")
	if m := hoursMinutes().FindStringSubmatch(text); m != nil && !strings.HasPrefix(label, "time") && label != "slot" {
		e.setMinutes(text, minutes(m[1], "h")+minutes(m[2], "m"))
		return
	}
	if n, err := strconv.Atoi(text); err == nil {
		e.setMinutes(text, n)
		return
	}
	if length, ok := pureTimebox(text); ok {
		if c, _, clocked := clockAtStart(text); clocked {
			e.clock, e.clocked = c, true
		}
		e.setMinutes(text, length)
		return
	}
	if a, ok := p.annotate(text); ok && a.complaint == "" {
		e.apply(a)
		return
	}
	// "15m, then a vote": a length first, then a remark about it.
	if l, ok := firstLength(text); ok && l.start == 0 {
		e.setMinutes(text, l.minutes)
		e.notes = append(e.notes, text)
		return
	}
	e.complaint = "“" + text + "” is not a length of time"
}

// setMinutes keeps a timebox that is possible.
func (e *entry) setMinutes(text string, length int) {
	if length <= 0 || length > maxMinutes {
		e.complaint = "“" + text + "” is not a length of time for a topic"
		return
	}
	e.minutes = length
}

// readClockCells reads the columns that say when a topic begins and ends.
func (e *entry) readClockCells(start, end string) {
	from, _, ok := clockAtStart(start)
	if !ok {
		return
	}
	e.clock, e.clocked = from, true
	if until, _, ok := clockAtStart(end); ok {
		e.clock.end = until.start
	}
	if e.minutes == 0 {
		e.minutes = e.clock.minutes()
	}
}
