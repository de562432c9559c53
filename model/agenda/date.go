package agenda

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/yuin/goldmark/ast"
)

const monthPattern = `(?i:(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\.?`

// datePattern matches a date whose order cannot be mistaken: year first, or the
// month as a word. Of a range ("28-30 November 2017") it finds the first day.
var datePattern = pattern(`\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b` +
	`|\b` + monthPattern + `\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s?(?:-|–|—|to|and)\s?\d{1,2}(?:st|nd|rd|th)?)?,?\s+(\d{4})\b` +
	`|\b(\d{1,2})(?:st|nd|rd|th)?(?:\s?(?:-|–|—|to|and)\s?\d{1,2}(?:st|nd|rd|th)?)?\s+(?:of\s+)?` + monthPattern + `,?\s+(\d{4})\b`)

// months lists the first letters of the months in order.
var months = strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec")

// firstDate returns the first date in a text as YYYY-MM-DD, or "".
func firstDate(text string) string {
	for _, m := range datePattern().FindAllStringSubmatch(text, -1) {
		var found string
		switch {
		case m[1] != "":
			found = isoDate(m[1], m[2], m[3])
		case m[4] != "":
			found = isoDate(m[6], monthNumber(m[4]), m[5])
		default:
			found = isoDate(m[9], monthNumber(m[8]), m[7])
		}
		if found != "" {
			return found
		}
	}
	return ""
}

func monthNumber(name string) string {
	return strconv.Itoa(rank(months, strings.ToLower(name[:3])) + 1)
}

// isoDate writes a date, or "" if the calendar has no such day.
func isoDate(year, month, day string) string {
	y, errY := strconv.Atoi(year)
	m, errM := strconv.Atoi(month)
	d, errD := strconv.Atoi(day)
	if errY != nil || errM != nil || errD != nil || y < 1900 {
		return ""
	}
	if t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC); int(t.Month()) != m || t.Day() != d {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}

// dateOf finds the date of the meeting: in the front matter, the title, a line
// that is labelled as a date, or a line that is little else.
func dateOf(d *document, p division, title string) string {
	for _, text := range []string{d.front["date"], title} {
		if date := firstDate(text); date != "" {
			return date
		}
	}
	short := ""
	for _, n := range p.opening {
		for _, text := range d.openingLines(n) {
			date := firstDate(text)
			if what, _ := meetingLine(text); what == roleDate && date != "" {
				return date
			}
			if short == "" && len(words(datePattern().ReplaceAllString(text, ""))) <= 2 {
				short = date
			}
		}
	}
	return short
}

// openingLines returns the lines of a block in front of the agenda. What stands
// below "Dates and times" is part of that line.
func (d *document) openingLines(n ast.Node) []string {
	var lines []string
	switch n := n.(type) {
	case *ast.Paragraph:
		for _, ph := range d.lines(n) {
			lines = append(lines, ph.text)
		}
	case *ast.List:
		for _, p := range d.pointsOf(n) {
			text := p.phrase.text
			if what, _ := meetingLine(text); what == roleDate {
				notes, _ := p.note()
				text = strings.Join(notes, ", ")
			}
			lines = append(lines, text)
		}
	}
	return lines
}
