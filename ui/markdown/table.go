package markdown

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"charm.land/lipgloss/v2/table"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"gavel/ui/draw"
)

// leastColumn is the least width of a column in which words can be read.
const leastColumn = 9

// table draws a table by Lip Gloss, its cells wrapped before: every cell is whole. Where
// there is no room for columns each row is a list of what its columns say.
func (p *page) table(n *extast.Table, w int) []string {
	var cells [][][]span
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells = append(cells, p.cells(row))
	}
	if len(cells) == 0 || len(cells[0]) == 0 {
		return nil
	}
	head, body := cells[0], cells[1:]
	widths, ok := columns(cells, w)
	if !ok {
		return p.records(head, body, w)
	}
	heads := p.fitted(head, widths)
	rules := tall(body, widths)
	drawn := table.New().Border(p.t.Glyphs.Thin).BorderStyle(p.t.Frame.Style).
		BorderTop(false).BorderBottom(false).BorderLeft(false).BorderRight(false).BorderRow(rules).
		StyleFunc(func(int, int) lipgloss.Style { return lipgloss.NewStyle() }).
		Row(heads...) // not Headers: those are one line high
	for _, row := range body {
		drawn.Row(p.fitted(row, widths)...)
	}
	rows := strings.Split(drawn.Render(), "\n")
	if rules {
		return rows
	}
	return slices.Insert(rows, min(lines(heads), len(rows)), p.tableRule(widths))
}

// lines returns how many lines the highest of some cells has.
func lines(cells []string) int {
	most := 1
	for _, cell := range cells {
		most = max(most, strings.Count(cell, "\n")+1)
	}
	return most
}

// tableRule returns the rule under the head of a table.
func (p *page) tableRule(widths []int) string {
	edge := p.t.Glyphs.Thin
	parts := make([]string, len(widths))
	for i, w := range widths {
		if i > 0 {
			w++
		}
		if i < len(widths)-1 {
			w++
		}
		parts[i] = strings.Repeat(edge.Top, w)
	}
	return p.t.Frame.Mark(strings.Join(parts, edge.Middle))
}

func (p *page) cells(row ast.Node) [][]span {
	style := p.t.Text
	if row.Kind() == extast.KindTableHeader {
		style = p.t.Strong
	}
	var list [][]span
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		list = append(list, p.inline(cell, style))
	}
	return list
}

// fitted returns the cells of a row, each in rows of the width of its column.
func (p *page) fitted(row [][]span, widths []int) []string {
	list := make([]string, len(widths))
	for i, w := range widths {
		rows := []string{""}
		if i < len(row) {
			if wrapped := wrap(row[i], w); len(wrapped) > 0 {
				rows = wrapped
			}
		}
		lead, end := " ", " "
		if i == 0 {
			lead = ""
		}
		if i == len(widths)-1 {
			end = ""
		}
		for j, text := range rows {
			rows[j] = lead + draw.Fit(text, w) + end
		}
		list[i] = strings.Join(rows, "\n")
	}
	return list
}

// tall reports whether a row needs several lines: then a rule parts it from the next.
func tall(body [][][]span, widths []int) bool {
	for _, row := range body {
		for i, cell := range row {
			if i < len(widths) && draw.Width(textOf(cell)) > widths[i] {
				return true
			}
		}
	}
	return false
}

func textOf(spans []span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.text)
	}
	return strings.TrimSpace(b.String())
}

// columns shares the width among the columns: each gets what it needs, the widest give
// way first. ok is false where one would be too narrow to read.
func columns(cells [][][]span, w int) (widths []int, ok bool) {
	widths = make([]int, len(cells[0]))
	for _, row := range cells {
		for i, cell := range row {
			if i < len(widths) {
				widths[i] = max(widths[i], draw.Width(textOf(cell)), 1)
			}
		}
	}
	const between = 3 // an edge, and a blank on either side
	room, total := w-between*(len(widths)-1), 0
	for _, width := range widths {
		total += width
	}
	for ; total > room; total-- {
		widest := 0
		for i, width := range widths {
			if width > widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= leastColumn {
			return nil, false
		}
		widths[widest]--
	}
	return widths, true
}

// records draws each row of a table as a list: the head of a column, and what the row says
// there.
func (p *page) records(head [][]span, body [][][]span, w int) []string {
	var rows []string
	for i, row := range body {
		if i > 0 {
			rows = append(rows, "")
		}
		for j, cell := range row {
			if j >= len(head) || textOf(cell) == "" {
				continue
			}
			line := append([]span{{textOf(head[j]) + ": ", p.t.Strong}}, cell...)
			for k, text := range wrap(line, max(w-2, 1)) {
				lead := "  "
				if k == 0 && j == 0 {
					lead = "- "
				}
				rows = append(rows, lead+text)
			}
		}
	}
	return rows
}
