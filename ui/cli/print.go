package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"gavel/model"
)

// say prints one line, with the white space that it begins with. Whatever
// people wrote is made safe to print.
func (p *program) say(format string, args ...any) error {
	text := fmt.Sprintf(format, args...)
	indent := text[:len(text)-len(strings.TrimLeft(text, " \n"))]
	_, err := fmt.Fprintln(p.printed, indent+model.Clean(text, true))
	return err
}

// table is rows of cells that are printed below each other.
type table [][]string

// print prints the rows with their columns aligned, two spaces apart; the last
// column is as wide as it is.
func (t table) print(w io.Writer) error {
	widths := []int{}
	for _, row := range t {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], ansi.StringWidth(model.Clean(cell, false)))
		}
	}
	for _, row := range t {
		var line strings.Builder
		for i, cell := range row {
			cell = model.Clean(cell, false)
			line.WriteString(cell)
			line.WriteString(strings.Repeat(" ", widths[i]-ansi.StringWidth(cell)+2))
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(line.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}

// counted is "1 item" or "3 items".
func counted(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
