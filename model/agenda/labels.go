package agenda

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// role is the meaning of a column of a table, or of a label before a colon, for a
// topic or a meeting.
type role int

const (
	roleNone      role = iota
	roleTopic          // the topic itself
	roleTimebox        // how long it takes
	roleStart          // when it begins
	roleEnd            // when it ends
	rolePresenter      // who presents it
	roleLink           // where there is more
	roleMark           // a tick or a number: says nothing
	roleAttendees      // who is expected
	roleDate           // when the meeting is
	roleMeeting        // where and how it is held
	rolePurpose        // what it is for
)

// normalLabel evens out the spelling of a label: "Time (min):" is "time min".
func normalLabel(label string) string { return strings.Join(words(label), " ") }

// labelled matches "Label: value", also with a dash or an equals sign.
var labelled = pattern(`^[^\pL]{0,3}(\pL[\pL &/-]{1,40}?)\s*(?::\**|=|\s[–—-]\s)\s*(.*)$`)

// field takes a line such as "Owner: Ana" or "Timebox: 10m" apart, if it says
// something about the topic it stands under.
func field(text string) (what role, value string) {
	m := labelled().FindStringSubmatch(text)
	if m == nil {
		return roleNone, ""
	}
	label, value := m[1], strings.TrimSpace(m[2])
	if value != "" && strings.Trim(value, "0123456789") == "" && strings.Contains(normalLabel(label), "min") {
		value += " min"
	}
	switch {
	case value == "":
	case term("timebox").means(label) && isTimebox(value):
		return roleTimebox, value
	case term("presenter").means(label) && namesSomebody(value):
		return rolePresenter, value
	}
	return roleNone, ""
}

// namesSomebody reports whether a labelled value can be a presenter rather than
// a question: "Who: should own this?" is a point to discuss.
func namesSomebody(value string) bool {
	fields := strings.Fields(value)
	first, _ := utf8.DecodeRuneInString(value)
	return len(fields) <= 10 && !strings.HasSuffix(value, "?") && (len(fields) == 1 || !unicode.IsLower(first))
}

// isField reports whether a line says something of its own about the topic it
// stands under.
func isField(text string) bool {
	what, _ := field(text)
	return what != roleNone
}

// meetingLine takes a line apart that describes the meeting rather than a topic,
// such as "Location: Room 4" or "Attendees: Ana, Bo".
func meetingLine(text string) (what role, value string) {
	label, value, found := strings.Cut(text, ":")
	if person, names, dashed := strings.Cut(text, " - "); !found && dashed && term("expected").means(person) && people(nil).likenessOf(names) >= fullName {
		return roleAttendees, names
	}
	value = strings.TrimSpace(value)
	switch {
	case !found && len(words(text)) > 2, isCalendarWord(normalLabel(label)):
	case term("expected").means(label):
		return roleAttendees, value
	case !found:
	case term("date").means(label):
		return roleDate, value
	case term("place").means(label):
		return roleMeeting, value
	case term("purpose").means(label):
		return rolePurpose, value
	}
	return roleNone, ""
}
