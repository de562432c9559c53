package capture

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// longestRange is the number of days that a range may reach over: half a year is a
// slip of the finger already.
const longestRange = 183

// days reads several days: "24 dec, 28 dec to 31 dec", a line or a comma each.
func (ctx Context) days(text string) (model.Value, error) {
	var list []string
	for piece := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == '\n' }) {
		piece = strings.Join(strings.Fields(piece), " ")
		if piece == "" {
			continue
		}
		from, to, isRange := strings.Cut(piece, " to ")
		first, err := Date(from, ctx.today(), ctx.Record.Calendar())
		if err != nil {
			return model.Value{}, err
		}
		last := first
		if isRange {
			if last, err = Date(to, ctx.today(), ctx.Record.Calendar()); err != nil {
				return model.Value{}, err
			}
		}
		if last < first || last > first.AddDays(longestRange) {
			return model.Value{}, fmt.Errorf("%s is no range of days; write the earlier day first, and at most half a year", model.Quoted(piece))
		}
		for day := first; day <= last; day = day.AddDays(1) {
			list = append(list, string(day))
		}
	}
	slices.Sort(list)
	return model.Value{Lines: slices.Compact(list)}, nil
}

// periods reads periods, a line or a semicolon each: "23 nov to 1 dec peak sales".
func (ctx Context) periods(text string) (model.Value, error) {
	var v model.Value
	at := 0
	for piece := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ';' || r == '\n' }) {
		start := at + strings.Index(text[at:], piece)
		at = start + len(piece)
		words := strings.Fields(piece)
		if len(words) == 0 {
			continue
		}
		p, err := ctx.period(words)
		if err != nil {
			return model.Value{}, &ValueError{Says: err.Error(), Start: start, End: at, Err: err}
		}
		v.Lines = append(v.Lines, p.String())
	}
	return v, nil
}

// period reads the first day of a period, its last one behind "to", and why.
func (ctx Context) period(words []string) (p model.Period, err error) {
	all := words
	if p.From, words, err = ctx.leadingDay(words); err != nil {
		return p, err
	}
	first := strings.Join(all[:len(all)-len(words)], " ")
	p.Last = p.From
	if len(words) > 0 && strings.EqualFold(words[0], "to") {
		if p.Last, words, err = ctx.leadingDay(words[1:]); err != nil {
			return p, err
		}
	}
	if began, err := PastDate(first, ctx.today(), ctx.Record.Calendar()); p.Last < p.From && err == nil {
		p.From = began // one that has begun already
	}
	if p.Last < p.From {
		return p, fmt.Errorf("a freeze from %s to %s ends before it begins; write the earlier day first", p.From.Long(), p.Last.Long())
	}
	p.Why = model.Clean(strings.Join(words, " "), false)
	return p, nil
}

// leadingDay reads the day that some words begin with, as many of them as make one, and
// returns the words behind it.
func (ctx Context) leadingDay(words []string) (day model.Date, rest []string, err error) {
	const longest = 3 // "1 dec 2026"
	if len(words) == 0 {
		return "", nil, errors.New("a day is missing; write a period like 23 nov to 1 dec peak sales")
	}
	for n := min(longest, len(words)); n > 0; n-- {
		if day, err = Date(strings.Join(words[:n], " "), ctx.today(), ctx.Record.Calendar()); err == nil {
			return day, words[n:], nil
		}
	}
	return "", nil, err
}

// periodText writes a period so that periods reads it back.
func periodText(line string) string {
	p, err := model.ParsePeriod(line)
	if err != nil {
		return line
	}
	return strings.TrimSpace(fmt.Sprintf("%s to %s %s", p.From, p.Last, p.Why))
}
