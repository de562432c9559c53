package agenda

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// table is a table as it stands in the agenda.
type table struct {
	line   int
	header []cell
	rows   []row
}

// row is one row of a table. It is loose when it was written without any
// column: a line of prose right behind the table.
type row struct {
	line  int
	cells []cell
	loose bool
}

// cell holds the lines of one cell.
type cell []phrase

// text returns a cell as one line.
func (c cell) text() string {
	var parts []string
	for _, p := range c {
		parts = append(parts, p.text)
	}
	return oneLine(strings.Join(parts, ", "))
}

// live returns a cell as one line, without what was struck out in it, unless
// that is all of it.
func (c cell) live() string {
	var parts []string
	for _, p := range c {
		if kept, _, struck := unstrike(p); !struck {
			parts = append(parts, kept.text)
		}
	}
	if live := oneLine(strings.Join(parts, ", ")); live != "" {
		return live
	}
	return c.text()
}

// cell returns the cell in a column; rows may be shorter than their header.
func (r row) cell(column int) cell {
	if column < 0 || column >= len(r.cells) {
		return nil
	}
	return r.cells[column]
}

func (r row) text() string {
	var parts []string
	for _, c := range r.cells {
		if text := c.text(); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " | ")
}

// tableOf reads a table. A header that holds a timebox is a row like the others:
// Markdown has no table without a header.
func (d *document) tableOf(n ast.Node) *table {
	t := &table{line: d.lineOf(n)}
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		row := d.rowOf(r)
		if r.Kind() != extast.KindTableHeader {
			t.rows = append(t.rows, row)
			continue
		}
		t.line = row.line
		if !row.holdsTimebox() {
			t.header = row.cells
			continue
		}
		t.header = make([]cell, len(row.cells))
		t.rows = append(t.rows, row)
	}
	return t
}

func (d *document) rowOf(n ast.Node) row {
	r := row{line: d.lineOf(n)}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.cells = append(r.cells, unwrap(d.lines(c)))
	}
	if at := n.Pos(); at >= 0 {
		line, _, _ := bytes.Cut(d.text[at:], []byte{'\n'})
		r.loose = !bytes.Contains(line, []byte{'|'})
	}
	return r
}

func (r row) holdsTimebox() bool {
	return slices.ContainsFunc(r.cells, func(c cell) bool { return isTimebox(c.text()) })
}

// hasTopics reports whether the table is meant for topics, though it may be
// empty.
func (t *table) hasTopics() bool {
	c := t.columnsOf(people{})
	if c.topic < 0 {
		return false
	}
	said := rank(normalLabel(t.header[c.topic].text()), topicKeys, "", "") >= 0
	return said || c.timebox >= 0 || c.presenter >= 0 || c.start >= 0
}

// facts returns the rows of a table that describes the meeting, a fact a row, as
// lines with a label: "Attending: Ana, Bo".
func (t *table) facts() []phrase {
	var facts []phrase
	if len(t.rows) == 1 && len(t.header) > 1 { // "| When | Where |" with the facts below
		for i, h := range t.header {
			ph := phrase{line: t.rows[0].line, shared: true, text: h.text() + ": " + t.rows[0].cell(i).text()}
			if what, _ := meetingLine(ph.text); what != roleNone {
				facts = append(facts, ph)
			}
		}
		if len(facts) == len(t.header) {
			return facts
		}
		facts = nil
	}
	rows := 0
	for _, r := range append([]row{{line: t.line, cells: t.header}}, t.rows...) {
		if len(r.cells) < 2 || r.text() == "" {
			continue
		}
		rows++
		ph := phrase{line: r.line, text: r.cells[0].text() + ": " + row{cells: r.cells[1:]}.text()}
		if what, _ := meetingLine(ph.text); what != roleNone {
			facts = append(facts, ph)
		}
	}
	if len(t.header) > 2 || 2*len(facts) <= rows {
		return nil
	}
	return facts
}

// lines returns the rows of the table, its headings first, as one line each.
func (t *table) lines() []phrase {
	lines := []phrase{{line: t.line, end: t.line, text: t.headline(), hard: true}}
	for _, r := range t.rows {
		lines = append(lines, phrase{line: r.line, end: r.line, text: r.text(), hard: true})
	}
	return slices.DeleteFunc(lines, func(p phrase) bool { return !hasWord(p.text) })
}

// headline returns the headings of the table as one line.
func (t *table) headline() string {
	return row{cells: t.header}.text()
}

// columns says which column of a table holds what; -1 stands for none.
type columns struct {
	topic, timebox, start, end, presenter int
	roles                                 []role
}

// columnsOf assigns a role to each column by its heading, and where the
// headings do not tell, by what stands below them.
func (t *table) columnsOf(p people) columns {
	c := columns{topic: -1, timebox: -1, start: -1, end: -1, presenter: -1, roles: make([]role, len(t.header))}
	labels := make([]string, len(t.header))
	for i, h := range t.header {
		labels[i] = normalLabel(h.text())
	}
	c.timebox = c.claim(labels, roleTimebox, timeKeys, timeMore, timeGlyphs)
	c.topic = c.claim(labels, roleTopic, topicKeys, "", "")
	c.presenter = c.claim(labels, rolePresenter, whoKeys, whoMore, whoGlyphs)
	if c.presenter < 0 && c.topic >= 0 {
		c.presenter = c.claim(labels, rolePresenter, personKeys, "to", "")
	}
	if c.topic < 0 {
		c.topic = c.claim(labels, roleTopic, looseKeys, "", "")
	}
	c.start = c.claim(labels, roleStart, startKeys, "time", "")
	c.end = c.claim(labels, roleEnd, endKeys, "time", "")
	for i, l := range labels {
		switch {
		case c.roles[i] != roleNone:
		case !hasWord(l), rank(l, markKeys, "", "") >= 0:
			c.roles[i] = roleMark
		case rank(l, linkKeys, "", "") >= 0:
			c.roles[i] = roleLink
		default:
			c.roles[i] = roleNote
		}
	}
	c.infer(t, p)
	return c
}

// claim gives a role to the column whose label is the most telling for it.
func (c *columns) claim(labels []string, what role, keys, more wordSet, glyphs string) int {
	best, at := -1, -1
	for i, l := range labels {
		if k := rank(l, keys, more, glyphs); k >= 0 && (at < 0 || k < best) && c.roles[i] == roleNone {
			best, at = k, i
		}
	}
	if at >= 0 {
		c.roles[at] = what
	}
	return at
}

// infer looks at the cells where the headings left the timebox or the topic
// open.
func (c *columns) infer(t *table, p people) {
	if c.timebox < 0 {
		c.assign(&c.timebox, roleTimebox, t.columnLike(c, isTimebox))
	}
	if c.presenter < 0 && (c.topic >= 0 || c.timebox >= 0) {
		c.assign(&c.presenter, rolePresenter, t.columnLike(c, func(s string) bool { return p.likenessOf(s) >= fullName }))
	}
	if c.topic < 0 && c.timebox >= 0 {
		c.assign(&c.topic, roleTopic, t.widest(c))
		if c.presenter < 0 {
			c.assign(&c.presenter, rolePresenter, t.columnLike(c, func(s string) bool { return p.likenessOf(s) > noName }))
		}
	}
}

func (c *columns) assign(to *int, what role, column int) {
	if column >= 0 {
		*to = column
		c.roles[column] = what
	}
}

// free reports whether a column may still be given another role.
func (c *columns) free(column int) bool {
	return c.roles[column] == roleNote || c.roles[column] == roleMark
}

// columnLike returns the free column most of whose cells satisfy like.
func (t *table) columnLike(c *columns, like func(string) bool) int {
	for i := range t.header {
		if !c.free(i) {
			continue
		}
		filled, alike := 0, 0
		for _, row := range t.rows {
			if text := row.cell(i).text(); text != "" {
				filled++
				if like(text) {
					alike++
				}
			}
		}
		if alike > 0 && 2*alike > filled {
			return i
		}
	}
	return -1
}

// widest returns the free column with the most text.
func (t *table) widest(c *columns) int {
	best, at := 0, -1
	for i := range t.header {
		if !c.free(i) {
			continue
		}
		size := 0
		for _, row := range t.rows {
			size += len(row.cell(i).text())
		}
		if size > best {
			best, at = size, i
		}
	}
	return at
}

// readTable adds the topics of a table to the plan.
func (r *reader) readTable(t *table, in context) {
	if len(t.rows) == 0 && t.hasTopics() {
		r.took(phrase{line: t.line}) // one that waits for topics
		return
	}
	if t.listsPeople() || len(t.facts()) > 0 {
		return
	}
	if !t.hasTopics() {
		end := t.line
		for _, row := range t.rows {
			end = max(end, row.line)
		}
		r.report(phrase{line: t.line, end: end, text: t.headline()}, "a table without a column for topics")
		return
	}
	r.took(phrase{line: t.line})
	c := t.columnsOf(r.people)
	var entries []*entry
	sections := make(map[*entry]string)
	section := in.section
	for i, row := range t.rows {
		switch {
		case row.text() == "":
		case row.loose && len(t.header) > 1:
			r.report(phrase{line: row.line, text: row.text()}, "prose, not a row of the table above it")
		case t.headsRows(i, c):
			section = row.text()
			r.took(phrase{line: row.line})
		default:
			e := r.rowEntry(t, row, c)
			sections[e] = section
			entries = append(entries, e)
		}
	}
	lastUntilNext(entries)
	for _, e := range entries {
		if isTotal(e.title) {
			r.took(e.from)
			continue
		}
		in.section = sections[e]
		r.add(e, in)
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
	return len(c) == 1 && slices.ContainsFunc(c[0].marks, func(m mark) bool { return m.kind >= codeMark && m.span == span{0, len(c[0].text)} })
}

// rowEntry reads one row.
func (r *reader) rowEntry(t *table, row row, c columns) *entry {
	e := &entry{from: phrase{line: row.line, end: row.line, text: row.text()}}
	if presenter := row.cell(c.presenter); presenter != nil {
		e.presenter = presenterText(presenter.live())
		e.named = e.presenter != ""
	}
	if topic := row.cell(c.topic); len(topic) > 0 {
		e.read(r.people, topic[0], true)
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
	if isNobody(text) || unset().MatchString(text) {
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
	if d, _, telling := p.detailsOf(text); telling && d.complaint == "" {
		e.add(d)
		return
	}
	// "15m, then a vote": a length first, then a remark about it.
	if ls := lengthsIn(text); len(ls) > 0 && ls[0].start == 0 {
		e.setMinutes(text, ls[0].minutes)
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
