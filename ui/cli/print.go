package cli

import (
	"fmt"
	"io"
	"strings"

	"charm.land/lipgloss/v2"
	gloss "charm.land/lipgloss/v2/table"
	"github.com/charmbracelet/x/ansi"

	"gavel/model"
)

// printf prints one line, with the white space that it begins with. Whatever
// people wrote is made safe to print.
func (p *program) printf(format string, args ...any) error {
	text := fmt.Sprintf(format, args...)
	indent := text[:len(text)-len(strings.TrimLeft(text, " \n"))]
	_, err := fmt.Fprintln(p.printed, indent+model.Clean(text, true))
	return err
}

// table is rows of cells that are printed below each other.
type table [][]string

// print prints the rows with their columns aligned, two spaces apart; the last
// column is as wide as it is. Every cell is whole, on one line.
func (t table) print(w io.Writer) error {
	if len(t) == 0 {
		return nil
	}
	var columns []int
	drawn := gloss.New().Wrap(false).
		BorderTop(false).BorderBottom(false).BorderLeft(false).BorderRight(false).BorderColumn(false).BorderRow(false)
	for _, row := range t {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = model.Clean(cell, false)
			if i == len(columns) {
				columns = append(columns, 0)
			}
			columns[i] = max(columns[i], cellsOf(cells[i]))
		}
		drawn.Row(cells...)
	}
	const between = 2
	drawn.StyleFunc(func(_, column int) lipgloss.Style { return lipgloss.NewStyle().Width(columns[column] + between) })
	for line := range strings.SplitSeq(drawn.Render(), "\n") {
		if _, err := fmt.Fprintln(w, strings.TrimRight(line, " ")); err != nil {
			return err
		}
	}
	return nil
}

// cellsOf returns how many cells a column needs that shows all of the text. A letter
// with a mark of its own width is one when text is measured, and two when it is
// wrapped: the mark would be lost.
func cellsOf(text string) int {
	n := ansi.StringWidth(text)
	for n < len(text) && lipgloss.Wrap(text, n, "") != text {
		n++
	}
	return n
}

// counted is "1 item" or "3 items".
func counted(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
