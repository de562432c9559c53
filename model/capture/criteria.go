package capture

import (
	"strings"

	"gavel/model"
)

// bar stands between what must be true, how it is checked and the constraint
// that it answers.
const bar = '|'

// parseCriteria reads one criterion a line: "what | how it is checked".
func parseCriteria(text string) (model.Value, error) {
	var list []model.NewCriterion
	offset := 0
	for line := range strings.SplitSeq(text, "\n") {
		columns := columnsOf(line)
		switch {
		case len(columns) > 3:
			return model.Value{}, &ValueError{Start: offset, End: offset + len(line),
				Says: `a criterion is "what must be true | how it is checked | the constraint it answers"; write \| for a bar of its own`}
		case columns[0] != "":
			columns = append(columns, "", "")
			list = append(list, model.NewCriterion{Text: columns[0], Check: columns[1], Constraint: columns[2]})
		case len(columns) > 1:
			return model.Value{}, &ValueError{Start: offset, End: offset + len(line),
				Says: "what must be true? Write it before the |"}
		}
		offset += len(line) + 1
	}
	return model.Value{Criteria: list}, nil
}

// columnsOf cuts a line at its bars; there is at least one column.
func columnsOf(line string) []string {
	var columns []string
	var b strings.Builder
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case c == '\\' && i+1 < len(line) && (line[i+1] == bar || line[i+1] == '\\'):
			i++
			b.WriteByte(line[i])
		case c == bar:
			columns = append(columns, model.Clean(b.String(), false))
			b.Reset()
		default:
			b.WriteByte(c)
		}
	}
	return append(columns, model.Clean(b.String(), false))
}

func criteriaText(list []model.NewCriterion) string {
	rows := make([]string, len(list))
	for i, c := range list {
		rows[i] = escapeBars(c.Text)
		if c.Check != "" || c.Constraint != "" {
			rows[i] += " | " + escapeBars(c.Check)
		}
		if c.Constraint != "" {
			rows[i] += " | " + escapeBars(c.Constraint)
		}
	}
	return strings.Join(rows, "\n")
}

// escapeBars writes a column so that columnsOf reads it back. A backslash needs
// one of its own only where it would be taken for an escape.
func escapeBars(column string) string {
	var b strings.Builder
	for i := range len(column) {
		c := column[i]
		before := i+1 < len(column) && (column[i+1] == '\\' || column[i+1] == bar)
		if c == bar || (c == '\\' && before) {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}
