package capture_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gavel/model"
	"gavel/model/capture"
)

func TestDate(t *testing.T) {
	for _, c := range []struct {
		text        string
		today, want model.Date
	}{
		{"fri", "2026-11-23", "2026-11-27"},
		{"Friday", "2026-11-23", "2026-11-27"},
		{"mon", "2026-11-23", "2026-11-30"}, // never today
		{"tu", "2026-11-23", "2026-11-24"},
		{"thurs", "2026-11-23", "2026-11-26"},
		{"today", "2026-11-23", "2026-11-23"},
		{"tomorrow", "2026-11-23", "2026-11-24"},
		{"+3d", "2026-11-23", "2026-11-26"},
		{"2w", "2026-11-23", "2026-12-07"},
		{"+0d", "2026-11-23", "2026-11-23"},
		{"eow", "2026-11-23", "2026-11-27"},
		{"eow", "2026-11-26", "2026-11-27"},
		{"eow", "2026-11-27", "2026-12-04"}, // on Friday, the next
		{"eow", "2026-11-28", "2026-12-04"},
		{"eow", "2026-11-29", "2026-12-04"},
		{"eom", "2026-11-23", "2026-11-30"},
		{"eom", "2026-11-30", "2026-12-31"}, // on the last day, the next
		{"eom", "2026-12-31", "2027-01-29"}, // the 31st is a Sunday
		{"eom", "2027-01-29", "2027-02-26"}, // on the last working day, too
		{"eom", "2027-01-30", "2027-02-26"},
		{"eom", "2027-01-31", "2027-02-26"},
		{"eom", "2028-01-31", "2028-02-29"},
		{"2026-12-04", "2026-11-23", "2026-12-04"},
		{"2026-12-4", "2026-11-23", "2026-12-04"},
		{"2026-01-02", "2026-11-23", "2026-01-02"},
		{"4 dec", "2026-11-23", "2026-12-04"},
		{"dec 4", "2026-11-23", "2026-12-04"},
		{" 4Dec ", "2026-11-23", "2026-12-04"},
		{"4-december", "2026-11-23", "2026-12-04"},
		{"4. Dec 2027", "2026-11-23", "2027-12-04"},
		{"dec 4, 2027", "2026-11-23", "2027-12-04"},
		{"23 nov", "2026-11-23", "2026-11-23"},
		{"22 nov", "2026-11-23", "2026-11-22"}, // it passed lately
		{"1 oct", "2026-11-27", "2026-10-01"},
		{"20 dec", "2027-01-05", "2026-12-20"},
		{"15 aug", "2026-11-23", "2027-08-15"}, // longer ago: the next one ahead
		{"29 feb", "2027-03-01", "2028-02-29"},
		{"29 dec", "2026-12-30", "2026-12-29"},
		{"+3d", "2026-11-26", "2026-12-01"}, // working days
		{"+1d", "2026-11-27", "2026-11-30"},
		{"+2w", "2026-11-27", "2026-12-11"}, // weeks
		{"Fri 1 Jan", "2026-12-30", "2027-01-01"},
		{"Thu 1 Jan", "2026-01-05", "2026-01-01"}, // the nearest that is a Thursday
		{"Friday, 4 December 2026", "2026-11-23", "2026-12-04"},
		{"Sat 23 May 2026", "2026-11-23", "2026-05-23"},
	} {
		got, err := capture.Date(c.text, c.today, model.Calendar{})
		if got != c.want || err != nil {
			t.Errorf("%q on %s is %s %v, wants %s", c.text, c.today, got, err, c.want)
		}
	}
}

func TestNoDate(t *testing.T) {
	for _, text := range []string{"", "f", "friyay", "+3", "d", "+d", "-3d", "++3d", "+99999d", "+9999999999999999999d", "2026-13-01", "2026-02-30",
		"30 feb", "29 feb", "4", "dec", "4 dec 5 6", "4 dec dec", "4/12", "0 dec", "0000-01-01", "12 dec 99999"} {
		got, err := capture.Date(text, "2026-11-23", model.Calendar{})
		var wrong *capture.ValueError
		if !errors.As(err, &wrong) || got != "" {
			t.Errorf("%q is %s %v", text, got, err)
			continue
		}
		if !strings.Contains(wrong.Says, "write fri, today") || wrong.End != len(text) {
			t.Errorf("%q: %+v", text, wrong)
		}
	}
}

// Whatever gavel writes, it reads.
func TestEveryDateThatIsWrittenIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		today := model.Date("2026-01-01").AddDays(rapid.IntRange(0, 3_000).Draw(t, "today"))
		ahead := rapid.OneOf(rapid.IntRange(-400, 400), rapid.IntRange(-5_000, 5_000)).Draw(t, "ahead")
		day := today.AddDays(ahead)
		written := []string{day.Near(today), day.Long(), string(day), day.Near("")}
		if ahead >= 0 || day.DayMonth(today) == day.DayMonth("") { // what is past has its weekday, or its year
			written = append(written, day.DayMonth(today))
		}
		for _, text := range written {
			if got, err := capture.Date(text, today, model.Calendar{}); got != day || err != nil {
				t.Fatalf("on %s %s is written %q and read as %s (%v)", today, day, text, got, err)
			}
		}
	})
}

func TestAWeekdayThatIsNotThatDaysIsSaid(t *testing.T) {
	for text, says := range map[string]string{"fri 5 dec 2026": "5 December 2026 is a Saturday", "mon 4 dec": "4 December 2026 is a Friday", "Fri 2 Jan": "2 January 2027 is a Saturday"} {
		if got, err := capture.Date(text, "2026-11-23", model.Calendar{}); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q is %s, %v", text, got, err)
		}
	}
}

func TestWorkingDaysAheadLeaveOutTheDaysOffOfTheCycle(t *testing.T) {
	ctx := review(t)
	r := capture.Read(`set cycle workdays:mon-thu off:"24 nov, 30 nov to 1 dec"`, ctx)
	if r.Err() != nil || r.Says != "set · working days mon-thu · days off Tue 24 Nov; Mon 30 Nov; Tue 1 Dec" {
		t.Fatalf("%+v, %v", r, r.Err())
	}
	next, _, err := model.Do(ctx.Record, r.Command, ctx.Now)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]model.Date{"+1d": "2026-11-25", "+3d": "2026-12-02", "+1w": "2026-11-30", "fri": "2026-11-27"} {
		if got, err := capture.Date(text, "2026-11-23", next.Calendar()); got != want || err != nil {
			t.Errorf("%q is %s %v, want %s", text, got, err, want)
		}
	}
	for line, says := range map[string]string{
		`set cycle workdays:"mon to fri"`: "write them like mon-fri", `set cycle off:"4 dec to 1 dec"`: "is no range of days", "set cycle off:soon": "is no day",
	} {
		if r := capture.Read(line, ctx); r.Command != nil || !strings.Contains(fmt.Sprint(r.Err()), says) {
			t.Errorf("%s: %v", line, r.Err())
		}
	}
}

func TestADayThatHasPassedIsSaidToHave(t *testing.T) {
	for line, says := range map[string]bool{"b Slow @ben due:2026-11-20": true, "b Slow @ben due:fri": false} {
		if got := capture.Read(line, review(t)).Says; strings.Contains(got, "which has passed") != says {
			t.Errorf("%q is read as %q", line, got)
		}
	}
}
