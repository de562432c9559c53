package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// describeDays returns the days of an answer for the sentence that follows a change, so
// that who wrote "fri" sees which day was understood: "; due Fri 4 Dec". A day that
// is no working day is said to be none.
func (r *Record) describeDays(v Values, now Instant) string {
	today := r.Today(now)
	var said []string
	for _, f := range slices.Sorted(maps.Keys(v)) {
		value, spec := v[f], specs[f]
		if value.Date != "" {
			day := r.describeDay(value.Date, today)
			if f == FieldDue {
				day += r.afterCycle(value.Date)
			}
			said = append(said, spec.Label+" "+day)
		}
		for _, task := range value.Tasks {
			if task.Due != "" {
				said = append(said, fmt.Sprintf("%s due %s", Quoted(task.Text), r.describeDay(task.Due, today)+r.afterCycle(task.Due)))
			}
		}
	}
	if len(said) == 0 {
		return ""
	}
	return "; " + strings.Join(said, ", ")
}

// describeDay returns a day as it is shown, with a warning where it is no working day.
func (r *Record) describeDay(d, today Date) string { return d.Near(today) + r.warning(d) }

// warning says that a day is no working day; "" for one that is.
func (r *Record) warning(d Date) string {
	if d == "" || r.Calendar().IsWorkday(d) {
		return ""
	}
	return " (not a working day)"
}

// afterCycle says that a day comes once the cycle is not followed up any more; "" for one that
// does not, and where nobody knows how long it is.
func (r *Record) afterCycle(d Date) string {
	until := r.FollowedUntil()
	if until == "" || d <= until {
		return ""
	}
	return fmt.Sprintf(" (after the cycle, which is followed up until %s)", until.Long())
}
