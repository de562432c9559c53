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
	header row
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

func (c cell) text() string {
	var parts []string
	for _, p := range c {
		parts = append(parts, p.text)
	}
	return oneLine(strings.Join(parts, ", "))
}

// live returns the text of a cell without what was struck out in it, unless that
// is all of it.
func (c cell) live() string {
	var kept cell
	for _, p := range c {
		if live, _, struck := unstrike(p); !struck {
			kept = append(kept, live)
		}
	}
	if len(kept) == 0 {
		kept = c
	}
	return kept.text()
}

// isBold reports whether a cell is set apart as a whole.
func (c cell) isBold() bool {
	return len(c) == 1 && slices.ContainsFunc(c[0].marked(codeMark, boldMark, italicMark), func(m mark) bool { return m.span == span{0, len(c[0].text)} })
}

// cell returns the cell in a column; rows may be shorter than their header.
func (r row) cell(column int) cell {
	if column < 0 || column >= len(r.cells) {
		return nil
	}
	return r.cells[column]
}

// from returns the row as one line.
func (r row) from() phrase {
	var parts []string
	for _, c := range r.cells {
		if text := c.text(); text != "" {
			parts = append(parts, text)
		}
	}
	return phrase{line: r.line, end: r.line, text: strings.Join(parts, " | "), hard: true}
}

// tableOf reads a table. A header that holds a timebox is a row like the others:
// Markdown has no table without a header.
func (d *document) tableOf(n ast.Node) *table {
	t := &table{}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		row := d.rowOf(c)
		if c.Kind() == extast.KindTableHeader {
			t.header = row
			if !slices.ContainsFunc(row.cells, func(c cell) bool { return isTimebox(c.text()) }) {
				continue
			}
			t.header.cells = make([]cell, len(row.cells))
		}
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

// lines returns the rows of the table, its header first, as one line each.
func (t *table) lines() []phrase {
	var lines []phrase
	for _, r := range append([]row{t.header}, t.rows...) {
		if ph := r.from(); hasWord(ph.text) {
			lines = append(lines, ph)
		}
	}
	return lines
}

// facts returns the rows of a table that describes the meeting, a fact a row, as
// lines with a label: "Attending: Ana, Bo". The labels may also be its header, with
// the facts in one row below it.
func (t *table) facts() []phrase {
	var facts []phrase
	add := func(line int, label cell, values row, shared bool) {
		ph := phrase{line: line, text: label.text() + ": " + values.from().text, shared: shared}
		if what, _ := meetingLine(ph.text); what != roleNone {
			facts = append(facts, ph)
		}
	}
	if width := len(t.header.cells); len(t.rows) == 1 && width > 1 {
		for i, label := range t.header.cells {
			add(t.rows[0].line, label, row{cells: []cell{t.rows[0].cell(i)}}, true)
		}
		if len(facts) == width {
			return facts
		}
		facts = nil
	}
	rows := 0
	for _, r := range append([]row{t.header}, t.rows...) {
		if len(r.cells) > 1 && r.from().text != "" {
			rows++
			add(r.line, r.cells[0], row{cells: r.cells[1:]}, false)
		}
	}
	if len(t.header.cells) > 2 || 2*len(facts) <= rows {
		return nil
	}
	return facts
}

// columns says what each column of a table holds.
type columns []role

// at returns the column that holds something, or -1.
func (c columns) at(what role) int { return slices.Index(c, what) }

// claim gives a role to a column that has none, unless another has it.
func (c columns) claim(what role, column int) {
	if c.at(what) < 0 && column >= 0 {
		c[column] = what
	}
}

// columnsOf assigns a role to each column by its heading, and where the headings
// do not tell, by what stands below them.
func (t *table) columnsOf(p people) columns {
	c := make(columns, len(t.header.cells))
	for _, rule := range []struct {
		what role
		term term
	}{
		{roleTimebox, "timebox"}, {roleTopic, "topic"}, {rolePresenter, "presenter"}, {roleTopic, "subject"},
		{rolePresenter, "person"}, {roleStart, "start"}, {roleEnd, "end"},
	} {
		c.claim(rule.what, t.columnCalled(rule.term, c))
	}
	for i, h := range t.header.cells {
		switch label := h.text(); {
		case c[i] != roleNone:
		case term("mark").means(label):
			c[i] = roleMark
		case term("link").means(label):
			c[i] = roleLink
		}
	}
	c.claim(roleTimebox, t.columnLike(c, isTimebox))
	if c.at(roleTopic) >= 0 || c.at(roleTimebox) >= 0 {
		c.claim(rolePresenter, t.columnLike(c, func(s string) bool { return p.likenessOf(s) >= fullName }))
	}
	if c.at(roleTopic) < 0 && c.at(roleTimebox) >= 0 {
		c.claim(roleTopic, t.widest(c))
		c.claim(rolePresenter, t.columnLike(c, func(s string) bool { return p.likenessOf(s) > noName }))
	}
	return c
}

// columnCalled returns the column without a role whose heading tells the most of a
// term, or -1.
func (t *table) columnCalled(what term, c columns) int {
	best, at := 0, -1
	for i, h := range t.header.cells {
		if k := what.rank(h.text()); k >= 0 && (at < 0 || k < best) && (c == nil || c[i] == roleNone) {
			best, at = k, i
		}
	}
	return at
}

// columnLike returns the first open column most of whose cells satisfy like, or -1.
func (t *table) columnLike(c columns, like func(string) bool) int {
	return slices.IndexFunc(t.openColumns(c), func(cells []string) bool {
		alike := 0
		for _, text := range cells {
			if like(text) {
				alike++
			}
		}
		return 2*alike > len(cells)
	})
}

// widest returns the open column with the most text, or -1.
func (t *table) widest(c columns) int {
	best, at := 0, -1
	for i, cells := range t.openColumns(c) {
		if size := len(strings.Join(cells, "")); size > best {
			best, at = size, i
		}
	}
	return at
}

// openColumns returns what stands in the columns whose role may still be found
// out; the others are empty.
func (t *table) openColumns(c columns) [][]string {
	open := make([][]string, len(c))
	for i, what := range c {
		for _, row := range t.rows {
			if text := row.cell(i).text(); text != "" && (what == roleNone || what == roleMark) {
				open[i] = append(open[i], text)
			}
		}
	}
	return open
}

// hasTopics reports whether the table is meant for topics, though it may be
// empty.
func (t *table) hasTopics() bool {
	c := t.columnsOf(people{})
	at := c.at(roleTopic)
	return at >= 0 && (term("topic").means(t.header.cell(at).text()) || c.at(roleTimebox) >= 0 || c.at(rolePresenter) >= 0 || c.at(roleStart) >= 0)
}

// readTable adds the topics of a table to the plan.
func (r *reader) readTable(t *table, in context) {
	switch {
	case len(t.rows) == 0 && t.hasTopics():
		r.took(t.header.from()) // one that waits for topics
		return
	case t.listsPeople() || len(t.facts()) > 0:
		return
	case !t.hasTopics():
		head := t.header.from()
		for _, row := range t.rows {
			head.end = max(head.end, row.line)
		}
		r.report(head, "a table without a column for topics")
		return
	}
	r.took(t.header.from())
	c := t.columnsOf(r.people)
	var entries []*entry
	sections := make(map[*entry]string)
	section := in.section
	for i, row := range t.rows {
		switch from := row.from(); {
		case from.text == "":
		case row.loose && len(c) > 1:
			r.report(from, "prose, not a row of the table above it")
		case t.headsRows(i, c):
			section = from.text
			r.took(from)
		default:
			e := r.rowEntry(t, row, c)
			sections[e] = section
			entries = append(entries, e)
		}
	}
	lastUntilNext(entries)
	for _, e := range entries {
		if term("total").means(e.title) {
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
	if len(c) < 3 || i+1 == len(t.rows) || t.rows[i+1].cell(c.at(roleTopic)).isBold() {
		return false
	}
	filled := slices.DeleteFunc(slices.Clone(t.rows[i].cells), func(c cell) bool { return len(c) == 0 })
	return len(filled) == 1 && filled[0].isBold()
}

// rowEntry reads one row.
func (r *reader) rowEntry(t *table, row row, c columns) *entry {
	get := func(what role) cell { return row.cell(c.at(what)) }
	e := &entry{from: row.from()}
	e.present(get(rolePresenter).live())
	e.named = e.presenter != ""
	if topic := get(roleTopic); len(topic) > 0 {
		e.read(r.people, topic[0], true)
		e.addNote("", topic[1:])
	}
	if timebox := get(roleTimebox).live(); timebox != "" {
		e.readTimeCell(r.people, timebox, normalLabel(t.header.cell(c.at(roleTimebox)).text()))
	}
	e.readClockCells(get(roleStart).live(), get(roleEnd).live())
	for i, what := range c {
		switch head := t.header.cells[i].text(); {
		case what == roleNone && hasWord(head):
			e.addNote(head, row.cell(i))
		case what == roleLink:
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
	length, known := pureTimebox(text)
	d, _, telling := p.detailsOf(text)
	if n, err := strconv.Atoi(text); err == nil {
		length, known = n, true
	}
	if m := hoursMinutes().FindStringSubmatch(text); m != nil && !strings.HasPrefix(label, "time") && label != "slot" {
		length, known, telling = minutes(m[1], "h")+minutes(m[2], "m"), true, false
	}
	if ls := lengthsIn(text); !known && !telling && len(ls) > 0 && ls[0].start == 0 {
		length, known = ls[0].minutes, true
		e.notes = append(e.notes, text) // "15m, then a vote"
	}
	switch {
	case known && (length <= 0 || length > maxMinutes):
		e.complaint = "“" + text + "” is not a length of time for a topic"
	case telling && d.complaint == "":
		e.add(d)
	case known:
		e.minutes = length
	default:
		e.complaint = "“" + text + "” is not a length of time"
	}
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
