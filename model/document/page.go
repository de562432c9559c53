package document

import (
	"slices"
	"strings"
)

// page is Markdown being written: blocks with an empty line between them.
// What it is handed is Markdown already.
type page struct {
	b strings.Builder
}

func (p *page) block(markdown string) {
	if markdown == "" {
		return
	}
	if p.b.Len() > 0 {
		p.b.WriteByte('\n')
	}
	p.b.WriteString(strings.TrimRight(markdown, "\n"))
	p.b.WriteByte('\n')
}

func (p *page) part(title string) { p.block("## " + title) }

func (p *page) heading(title string) { p.block("### " + title) }

// list returns a list of the entries that are not empty. What lies deeper in an
// entry is indented by the entry itself.
func list(entries ...string) string {
	entries = slices.DeleteFunc(entries, func(entry string) bool { return entry == "" })
	if len(entries) == 0 {
		return ""
	}
	return "- " + strings.Join(entries, "\n- ")
}

// deeper returns a label with a list under it, as an entry of a list.
func deeper(label string, entries []string) string {
	if len(entries) == 0 {
		return ""
	}
	return label + "\n  " + strings.ReplaceAll(list(entries...), "\n", "\n  ")
}

// Table returns plain text as a table in Markdown. A column that is empty in every row is
// left out.
func Table(head []string, rows [][]string) string {
	escaped := make([][]string, len(rows))
	for i, row := range rows {
		for _, cell := range row {
			escaped[i] = append(escaped[i], inline(cell))
		}
	}
	return table(head, escaped)
}

// table returns a table under its head, its cells without padding. A column that is empty in
// every row is left out.
func table(head []string, rows [][]string) string {
	var columns []int
	for i := range head {
		if slices.ContainsFunc(rows, func(row []string) bool { return row[i] != "" }) {
			columns = append(columns, i)
		}
	}
	rule := slices.Repeat([]string{"---"}, len(head))
	var b strings.Builder
	for _, row := range append([][]string{head, rule}, rows...) {
		for _, i := range columns {
			b.WriteString("| " + row[i])
			if row[i] != "" {
				b.WriteByte(' ')
			}
		}
		b.WriteString("|\n")
	}
	return b.String()
}
