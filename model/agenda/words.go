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

// Each role has key words, the most telling first: where a table has both "Topic"
// and "Item", the topic is under "Topic". The filler may stand beside them.
const (
	topicKeys  wordSet = "topic topics agenda subject title item items discussion proposal session talk point theme"
	looseKeys  wordSet = "what question activity issue feature story description name" // only beside times or presenters
	timeKeys   wordSet = "timebox duration length minutes mins min allotted allocated allocation estimated estimate est needed required slot budget long time"
	timeMore   wordSet = "in how box"
	startKeys  wordSet = "start starts begin begins from when at"
	endKeys    wordSet = "end ends finish until to till"
	whoKeys    wordSet = "presenter presenters presented presenting speaker speakers lead leads led leader owner owners champion champions who facilitator facilitators driver dri responsible host raised proposed proposer by"
	whoMore    wordSet = "topic item agenda discussion person"
	personKeys wordSet = "person people sponsor assignee assigned name names" // only at the head of a column
	linkKeys   wordSet = "link links materials material slides references reference docs doc documents resources pr ticket issue"
	markKeys   wordSet = "no nr num number done id"

	expectedKeys wordSet = "attendees attendee participants present invitees invited attending attendance"
	expectedMore wordSet = "in members required optional"
	dateKeys     wordSet = "date dates when day time times"
	dateMore     wordSet = "meeting call and of the"
	placeKeys    wordSet = "where location place venue room address host hosts facilitator facilitators chair chairs moderator taker takers notetaker scribe scribes minutes notes wifi wi dinner contact contacts " +
		"phone email registration zoom meet teams link links video call dial dialin bridge recording recordings password passcode timezone zone calendar slack channel document github " +
		"information duration total accommodations accommodation regrets apologies absent timekeeper keeper conduct doc id"
	placeMore   wordSet = "meeting google note notes minute live fi conference in issue previous attendee time code of agenda"
	purposeKeys wordSet = "goal goals objective objectives purpose aim"
)

// glyphs stand for a role in the heads of columns.
const (
	timeGlyphs = "⏱⏰⏳"
	whoGlyphs  = "👤🗣🙋"
)

// rank returns how telling a label is for a role, 0 for the most, or -1.
func rank(label string, keys, more wordSet, glyphs string) int {
	if r, _ := utf8.DecodeRuneInString(label); r != utf8.RuneError && strings.ContainsRune(glyphs, r) {
		return len(keys)
	}
	if !allIn(label, keys, more) {
		return -1
	}
	best := len(keys)
	for _, w := range words(label) {
		if keys.has(w) {
			best = min(best, strings.Index(" "+string(keys)+" ", " "+w+" "))
		}
	}
	return best
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
	case rank(label, timeKeys, timeMore, timeGlyphs) >= 0:
		if strings.Contains(label, "min") && isNumber(value) {
			return roleTimebox, value + " min"
		}
		if _, ok := pureTimebox(value); ok {
			return roleTimebox, value
		}
		return roleNone, ""
	case rank(label, whoKeys, whoMore, whoGlyphs) >= 0 && namesSomebody(value):
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
	if !found {
		if label, value, dashed := strings.Cut(text, " - "); dashed && rank(normalLabel(label), expectedKeys, expectedMore, "") >= 0 && people(nil).likenessOf(value) >= fullName {
			return roleAttendees, value
		}
	}
	if !found && len(words(text)) > 2 {
		return roleNone, ""
	}
	label = normalLabel(label)
	switch value = strings.TrimSpace(value); {
	case isCalendarWord(label):
		return roleNone, ""
	case rank(label, expectedKeys, expectedMore, "") >= 0:
		return roleAttendees, value
	case !found:
		return roleNone, ""
	case rank(label, dateKeys, dateMore, "") >= 0:
		return roleDate, value
	case rank(label, placeKeys, placeMore, "") >= 0:
		return roleMeeting, value
	case rank(label, purposeKeys, "", "") >= 0:
		return rolePurpose, value
	}
	return roleNone, ""
}

// isNumber reports whether text is digits only.
func isNumber(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
