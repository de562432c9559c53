package agenda

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// role is what a column of a table, or a label before a colon, says about a
// topic or a meeting.
type role int

const (
	roleNone      role = iota
	roleTopic          // the topic itself
	roleTimebox        // how long it takes
	roleStart          // when it begins
	roleEnd            // when it ends
	rolePresenter      // who presents it
	roleNote           // something else about it
	roleLink           // where there is more
	roleMark           // a tick or a number: says nothing
	roleAttendees      // who is expected
	roleDate           // when the meeting is
	roleMeeting        // where and how it is held
	rolePurpose        // what it is for
)

// topicLabels and the lists below hold the spellings of a role, the most telling first:
// where a table has both "Topic" and "Item", the topic is under "Topic".
var (
	topicLabels = []string{"topic", "topics", "agenda item", "agenda items", "agenda topic", "agenda", "subject", "title", "item", "items", "discussion", "discussion item", "discussion topic", "proposal", "session", "talk", "point", "agenda point", "theme"}
	// looseTopicLabels head a column of topics only beside times or presenters.
	looseTopicLabels = []string{"what", "question", "activity", "issue", "feature", "story", "description", "name"}
	timeboxLabels    = []string{"timebox", "time box", "duration", "length", "minutes", "mins", "min", "time allotted", "allotted time", "allotted", "allocated time", "time allocated", "allocated", "allocation", "time allocation", "estimated time", "est time", "time est", "estimate", "time estimate", "est", "time needed", "time required", "how long", "slot", "time slot", "budget", "time budget", "time", "time min", "time mins", "time minutes", "time in min", "time in minutes", "duration min", "duration mins", "duration minutes", "length min", "length minutes", "timebox min", "timebox minutes", "⏱", "⏱️", "⏰", "⏳"}
	startLabels      = []string{"start", "starts", "start time", "begin", "begins", "from", "when", "at"}
	endLabels        = []string{"end", "ends", "end time", "finish", "until", "to", "till"}
	presenterLabels  = []string{"presenter", "presenters", "presented by", "presenting", "speaker", "speakers", "lead", "leads", "led by", "leader", "discussion lead", "discussion leader", "topic lead", "owner", "owners", "topic owner", "item owner", "agenda owner", "champion", "champions", "who", "by", "facilitator", "facilitators", "driver", "dri", "responsible", "responsible person", "person responsible", "host", "raised by", "proposed by", "proposer", "👤", "🗣", "🗣️", "🙋"}
	// personLabels name a person too, but only at the head of a column.
	personLabels = []string{"person", "people", "sponsor", "assignee", "assigned to", "name", "names"}
	linkLabels   = []string{"link", "links", "materials", "material", "slides", "references", "reference", "docs", "doc", "documents", "resources", "pr", "ticket", "issue"}
	markLabels   = []string{"no", "nr", "num", "number", "done", "id"}

	attendeeLabels = []string{"attendees", "attendee", "participants", "present", "invitees", "invited", "attending", "in attendance", "members present", "required attendees", "optional attendees"}
	meetingLabels  = []string{"where", "location", "place", "venue", "room", "address", "host", "hosts", "facilitator", "facilitators", "chair", "chairs", "moderator", "note taker", "notetaker", "note takers", "scribe", "scribes", "minutes", "minute taker", "notes", "live notes", "meeting notes", "wifi", "wi fi", "dinner", "contact", "contacts", "phone", "email", "registration", "zoom", "zoom link", "meet", "google meet", "teams", "meeting link", "video", "video call", "video conference", "video conference link", "video link", "video meeting", "call", "call link", "dial in", "dialin", "bridge", "recording", "recordings", "link", "links", "password", "passcode", "meeting id", "time zone", "timezone", "calendar", "slack", "channel", "document", "github issue", "previous minutes", "previous notes", "attendee information", "duration", "total", "total time", "total duration", "code of conduct", "accommodations", "accommodation", "regrets", "apologies", "absent", "agenda doc", "timekeeper", "time keeper"}
	purposeLabels  = []string{"goal", "goals", "objective", "objectives", "purpose", "aim"}
)

// rank returns the place of label in list, or -1.
func rank(list []string, label string) int {
	for i, l := range list {
		if l == label {
			return i
		}
	}
	return -1
}

// normalLabel evens out the spelling of a label: "Time (min):" is "time min".
func normalLabel(label string) string {
	label = strings.ReplaceAll(strings.ToLower(oneLine(label)), "&", " and ")
	if hasWord(label) {
		return strings.Join(words(label), " ")
	}
	return strings.TrimSpace(label)
}

// labelled matches "Label: value", also with a dash or an equals sign.
var labelled = pattern(`^[^\pL]{0,3}(\pL[\pL &/-]{1,40}?)\s*(?::\**|=|\s[–—-]\s)\s*(.*)$`)

// field takes a line such as "Owner: Ana" or "Timebox: 10m" apart, if it says
// something about the topic it stands under.
func field(text string) (what role, value string) {
	m := labelled().FindStringSubmatch(text)
	if m == nil {
		return roleNone, ""
	}
	label := normalLabel(m[1])
	value = strings.TrimSpace(m[2])
	switch {
	case value == "":
		return roleNone, ""
	case rank(timeboxLabels, label) >= 0:
		if strings.Contains(label, "min") && isNumber(value) {
			return roleTimebox, value + " min"
		}
		if _, ok := pureTimebox(value); ok {
			return roleTimebox, value
		}
		return roleNone, ""
	case rank(presenterLabels, label) >= 0 && namesSomebody(value):
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
	if !found && len(words(text)) > 2 {
		return roleNone, ""
	}
	label = normalLabel(label)
	if found && allIn(label, "date dates when day time times", "meeting call and of the") && !isCalendarWord(label) {
		return roleDate, strings.TrimSpace(value)
	}
	for _, l := range []struct {
		role  role
		names []string
	}{
		{roleAttendees, attendeeLabels},
		{roleMeeting, meetingLabels},
		{rolePurpose, purposeLabels},
	} {
		if rank(l.names, label) >= 0 && (found || l.role == roleAttendees) {
			return l.role, strings.TrimSpace(value)
		}
	}
	return roleNone, ""
}

// isNumber reports whether text is digits only.
func isNumber(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
