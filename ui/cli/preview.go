package cli

import (
	"errors"
	"fmt"
	"slices"
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
	err := i.printf("%s", title)
	if i.cycle != nil {
		err = errors.Join(err, i.printf("Begins the cycle %s.", model.Quoted(i.cycle.CycleName)))
	}
	err = errors.Join(err, i.printf("%s", i.when(today)))
	if len(i.meet.Expected) > 0 {
		err = errors.Join(err, i.printf("Expected: %s", strings.Join(i.meet.Expected, ", ")))
	}
	rows := table{{"LINE", "ASK", "MIN", "PRESENTER", "TOPIC"}}
	for _, t := range i.plan.Topics {
		if !t.Struck {
			rows = append(rows, []string{strconv.Itoa(t.Line), t.Ask(), minutesText(t.Minutes), t.Presenter, t.Title})
		}
	}
	err = errors.Join(err, i.printf(""), rows.print(i.printed))
	return errors.Join(err, i.list("Please look at", i.doubts(today)), i.list("Not taken over", i.notUnderstood()))
}

// list says lines under a heading, if there are any.
func (i *importing) list(heading string, lines []string) error {
	if len(lines) == 0 {
		return nil
	}
	err := i.printf("\n%s:", heading)
	for _, line := range lines {
		err = errors.Join(err, i.printf("  %s", line))
	}
	return err
}

// doubts returns a line for everything that should be looked at before the
// meeting is planned.
func (i *importing) doubts(today model.Date) []string { return sentences(i.plan.Doubts(today)) }

func sentences(list []agenda.Unread) []string {
	lines := make([]string, len(list))
	for n, u := range list {
		lines[n] = model.Clean(u.String(), false)
	}
	return lines
}

// when says on which day the meeting is going to be, and how long.
func (i *importing) when(today model.Date) string {
	day := "today"
	if i.meet.Date != "" {
		day = "on " + i.meet.Date.Near(today)
	} else if i.plan.Passed(today) {
		day = fmt.Sprintf("today, as %s has passed (--date takes another day)", model.Date(i.plan.Date).Near(today))
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

// notUnderstood returns a line for everything of the document that is not planned.
func (i *importing) notUnderstood() []string {
	list := slices.Concat(sentences(i.plan.Unread), sentences(i.plan.Left))
	for _, t := range i.plan.Topics {
		if t.Struck {
			list = append(list, fmt.Sprintf("line %d: struck out (%s)", t.Line, model.Clean(t.Title, false)))
		}
	}
	for _, u := range i.nobody {
		list = append(list, nobodyLine(u))
	}
	return list
}

func nobodyLine(u agenda.Unread) string {
	return fmt.Sprintf("attendee %s: %s", model.Clean(u.Text, false), u.Why)
}

// warn says on standard error what should be looked at, and what was not taken
// over.
func (i *importing) warn(today model.Date) {
	for _, line := range i.doubts(today) {
		_, _ = fmt.Fprintf(i.err, "gavel: please look at: %s\n", line)
	}
	for _, line := range i.notUnderstood() {
		_, _ = fmt.Fprintf(i.err, "gavel: not taken over: %s\n", line)
	}
}
