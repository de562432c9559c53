package capture

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gavel/model"
)

// readingColumns are the columns of a file of readings, in the order that one without a
// header has.
var readingColumns = []string{"metric", "value", "date", "source", "unit"}

// MaxReadings is the size limit of a file of readings, in bytes.
const MaxReadings = 4 << 20

// Readings reads a file of readings as spreadsheets write them: comma-separated values
// (RFC 4180) with or without a header, which says the order of the columns; also with
// semicolons or tabs between, a byte order mark, and a comma before decimals. What of a row
// cannot be read is in bad, by its line; the error is about the whole file.
func Readings(text []byte, ctx Context) (rows []model.NewReading, bad []model.BadReading, err error) {
	ctx = ctx.withDefaults()
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	switch {
	case len(text) > MaxReadings:
		return nil, nil, badFile("it is larger than %d MB; cut it in parts", MaxReadings>>20)
	case bytes.HasPrefix(text, []byte{0xff, 0xfe}) || bytes.HasPrefix(text, []byte{0xfe, 0xff}) || bytes.IndexByte(text, 0) >= 0:
		return nil, nil, badFile("it is not in UTF-8; save it as “CSV UTF-8”")
	case !utf8.Valid(text):
		return nil, nil, badFile("it is not in UTF-8; save it as “CSV UTF-8”")
	}
	in := csv.NewReader(bytes.NewReader(text))
	in.Comma = separator(text)
	in.FieldsPerRecord = -1
	in.TrimLeadingSpace = true
	columns := readingColumns
	for first := true; ; first = false {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			return rows, bad, nil
		}
		if wrong, ok := errors.AsType[*csv.ParseError](err); ok {
			return nil, nil, badFile("line %d: %v; a text with quotes stands in quotes, each doubled", wrong.StartLine, wrong.Err)
		} else if err != nil {
			return nil, nil, err
		}
		line, _ := in.FieldPos(0)
		if !slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
			continue // a spreadsheet leaves ";;;" behind its last row
		}
		if first && isHeader(cells) {
			if columns, err = header(cells); err != nil {
				return nil, nil, err
			}
			continue
		}
		row, wrong := readingRow(columns, cells, ctx)
		row.Line = line
		if wrong != nil {
			bad = append(bad, model.BadReading{Line: line, Says: wrong.Error()})
			continue
		}
		rows = append(rows, row)
	}
}

func badFile(format string, args ...any) error {
	return &model.Refusal{Reason: model.BadValue, Says: "the file of readings cannot be read: " + fmt.Sprintf(format, args...)}
}

// separator returns what stands between the cells of a file: of semicolon, tab and comma the
// first that its first line has outside of quotes.
func separator(text []byte) rune {
	line, _, _ := bytes.Cut(bytes.TrimLeft(text, "\r\n"), []byte("\n"))
	quoted := false
	found := map[rune]bool{}
	for _, r := range string(line) {
		if r == '"' {
			quoted = !quoted
		} else if !quoted {
			found[r] = true
		}
	}
	for _, r := range []rune{';', '\t'} {
		if found[r] {
			return r
		}
	}
	return ','
}

// isHeader reports whether a row names columns.
func isHeader(cells []string) bool {
	return slices.ContainsFunc(cells, func(cell string) bool { return columnNamed(cell) == "metric" }) &&
		slices.ContainsFunc(cells, func(cell string) bool { return columnNamed(cell) == "value" })
}

func columnNamed(cell string) string { return strings.ToLower(strings.TrimSpace(cell)) }

// header returns the columns that a header names.
func header(cells []string) ([]string, error) {
	var columns []string
	for _, cell := range cells {
		name := columnNamed(cell)
		switch {
		case name != "" && !slices.Contains(readingColumns, name):
			return nil, badFile("there is no column %s; the columns are %s", model.Quoted(name), strings.Join(readingColumns, ", "))
		case name != "" && slices.Contains(columns, name):
			return nil, badFile("the column %s stands there twice", name)
		}
		columns = append(columns, name)
	}
	return columns, nil
}

// readingRow reads one row.
func readingRow(columns, cells []string, ctx Context) (row model.NewReading, err error) {
	said := map[string]string{}
	for i, cell := range cells {
		cell = model.Clean(cell, false)
		switch {
		case i < len(columns):
			said[columns[i]] = cell
		case cell != "":
			return row, fmt.Errorf("it has %d cells, and there are %d columns; a comma in a number stands in quotes", len(cells), len(columns))
		}
	}
	if said["metric"] == "" || said["value"] == "" {
		return row, errors.New("it needs a metric and a value")
	}
	row = model.NewReading{Metric: said["metric"], Value: strings.TrimSpace(said["value"] + " " + said["unit"]), Source: said["source"]}
	if day := said["date"]; day != "" {
		row.Day, err = spreadsheetDay(day, ctx)
	}
	return row, err
}

// spreadsheetDay reads a day as spreadsheets write it, "16.11.2026" and with the time behind
// it too. With slashes nobody knows which number is the month.
func spreadsheetDay(text string, ctx Context) (model.Date, error) {
	day, _, _ := strings.Cut(text, "T")
	if at, err := time.Parse("2.1.2006", day); err == nil {
		return model.DateOf(at), nil
	}
	if strings.Contains(day, "/") {
		return "", fmt.Errorf("%s could be two days; write it like 2026-11-16", model.Quoted(text))
	}
	return PastDate(day, ctx.today(), ctx.Record.Calendar())
}
