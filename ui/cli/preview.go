package cli

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"gavel/model"
	"gavel/model/agenda"
)

// preview shows what was understood of an agenda, and what was not.
func (i *importing) preview(today model.Date) error {
	title := i.plan.Title
	if title == "" {
		title = "(without a title)"
	}
	err := i.say("%s", title)
	if i.cycle != nil {
		err = errors.Join(err, i.say("Begins the cycle %q.", i.cycle.CycleName))
	}
	err = errors.Join(err, i.say("%s", i.when(today)))
	if len(i.meet.Expected) > 0 {
		err = errors.Join(err, i.say("Expected: %s", strings.Join(i.meet.Expected, ", ")))
	}
	rows := table{{"LINE", "ASK", "MIN", "PRESENTER", "TOPIC"}}
	for _, t := range i.plan.Topics {
		if !t.Struck {
			rows = append(rows, []string{strconv.Itoa(t.Line), t.Ask(), minutesText(t.Minutes), t.Presenter, t.Title})
		}
	}
	err = errors.Join(err, i.say(""), rows.print(i.out))
	if left := i.notUnderstood(); len(left) > 0 {
		err = errors.Join(err, i.say("\nNot taken over:"))
		for _, line := range left {
			err = errors.Join(err, i.say("  %s", line))
		}
	}
	return err
}

// when says on which day the meeting is going to be, and how long.
func (i *importing) when(today model.Date) string {
	day := "today"
	if i.meet.Date != "" {
		day = "on " + string(i.meet.Date)
	} else if i.plan.Passed(today) {
		day = fmt.Sprintf("today, as %s has passed (--date takes another day)", i.plan.Date)
	}
	length := ""
	if i.meet.Minutes > 0 {
		length = ", " + counted(i.meet.Minutes, "minute")
	}
	return fmt.Sprintf("%s%s: %s", counted(len(i.meet.Agenda), "topic"), length, day)
}

func minutesText(n int) string {
	if n == 0 {
		return "-"
	}
	return strconv.Itoa(n)
}

// notUnderstood is a line for everything of the agenda that is not planned.
func (i *importing) notUnderstood() []string {
	var list []string
	for _, u := range i.plan.Unread {
		list = append(list, fmt.Sprintf("line %d: %s (%s)", u.Line, u.Why, model.Clean(u.Text, false)))
	}
	for _, t := range i.plan.Topics {
		if t.Struck {
			list = append(list, fmt.Sprintf("line %d: struck out (%s)", t.Line, model.Clean(t.Title, false)))
		}
	}
	_, nobody := i.plan.People()
	for _, u := range nobody {
		list = append(list, nobodyLine(u))
	}
	return list
}

func nobodyLine(u agenda.Unread) string {
	return fmt.Sprintf("attendee %s: %s", model.Clean(u.Text, false), u.Why)
}

// warn says on standard error what was not taken over.
func (i *importing) warn() {
	for _, line := range i.notUnderstood() {
		_, _ = fmt.Fprintf(i.err, "gavel: not taken over: %s\n", line)
	}
}
