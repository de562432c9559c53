package agenda

import (
	"bytes"
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
		r.cells = append(r.cells, d.phrases(c))
	}
	if at := n.Pos(); at >= 0 {
		line, _, _ := bytes.Cut(d.text[at:], []byte{'\n'})
		r.loose = !bytes.Contains(line, []byte{'|'})
	}
	return r
}

func (r row) holdsTimebox() bool {
	for _, c := range r.cells {
		if _, ok := pureTimebox(c.text()); ok {
			return true
		}
	}
	return false
}

// hasTopics reports whether the table is meant for topics, though it may be
// empty.
func (t *table) hasTopics() bool {
	c := t.columnsOf(people{})
	if c.topic < 0 {
		return false
	}
	said := rank(topicLabels, normalLabel(t.header[c.topic].text())) >= 0
	return said || c.timebox >= 0 || c.presenter >= 0 || c.start >= 0
}

// headline returns the headings of the table as one line.
func (t *table) headline() string {
	return row{cells: t.header}.text()
}
