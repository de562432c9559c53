package agenda

import (
	"fmt"
	"slices"
	"strings"
)

// dated is a heading that says on which day a meeting is.
type dated struct {
	section   *section
	day       day
	cancelled bool
}

// maxDatedHeading is how many words a heading may have beside the date that it
// gives to what stands below it.
const maxDatedHeading = 5

// meetingsIn returns the headings of one level, the highest that has several,
// which are dates: documents that are added to from meeting to meeting have
// them. Days that follow each other are the days of one meeting.
func meetingsIn(sections []*section) []dated {
	byParent := make(map[*section][]dated)
	var parents []*section
	for _, s := range sections[1:] {
		days := daysIn(s.title)
		if s.parent.part == partAgenda || len(days) == 0 || days[0].unclear || !headsMeeting(s.title, days[0]) {
			continue
		}
		if byParent[s.parent] == nil {
			parents = append(parents, s.parent)
		}
		byParent[s.parent] = append(byParent[s.parent], dated{s, days[0], marksCancelled(s.title)})
	}
	for _, p := range parents {
		level := byParent[p][0].section.level
		found := slices.DeleteFunc(byParent[p], func(d dated) bool { return d.section.level != level })
		if len(found) > 1 && !consecutive(found) {
			return found
		}
	}
	return nil
}

// headsMeeting reports whether a heading with a date is that of a meeting rather
// than of a topic such as "Freeze on March 4".
func headsMeeting(title string, d day) bool {
	if headsChanges(title) {
		return false
	}
	left := withoutDays(title)
	before := words(title[:d.start])
	if len(before) > 0 && wordSet("on by until before due since from").has(before[len(before)-1]) {
		return wordSet("meeting call sync agenda minutes notes").in(title)
	}
	return len(left) <= maxDatedHeading
}

// versionPattern matches the number of a version: "v1.2".
var versionPattern = pattern(`\d\.\d`)

// headsChanges reports whether a heading has the number of a version beside its
// date, as a list of changes does: "1.2.0 (2026-03-04)".
func headsChanges(title string) bool {
	for _, d := range daysIn(title) {
		return versionPattern().MatchString(title[:d.start]) || versionPattern().MatchString(title[d.end:])
	}
	return false
}

// newestFirst reports whether later meetings stand above earlier ones.
func newestFirst(list []dated) bool {
	later := 0
	for i, d := range list[1:] {
		if d.day.order() < list[i].day.order() {
			later++
		}
	}
	return 2*later >= len(list)-1
}

// order returns a number that grows with the day; a year that is not said is
// that of every other day.
func (d day) order() int { return (d.year*12+d.month)*31 + d.day }

// consecutive reports whether each day is the one after the day before it.
func consecutive(list []dated) bool {
	for i, d := range list[1:] {
		before := list[i].day
		next := before.day + 1
		if d.day.month != before.month {
			next = 1
		}
		if d.day.order() <= before.order() || d.day.day != next {
			return false
		}
	}
	return true
}

// oneMeeting picks the meeting to read where the document holds several: the
// one on the day that is asked for, or the newest that has a topic and was not
// cancelled. The others are set aside.
func (r *reader) oneMeeting(sections []*section, asked string) (kept []*section, chosen *section) {
	meetings := meetingsIn(sections)
	if meetings == nil {
		return sections, nil
	}
	pick := newest(meetings)
	for i, m := range meetings {
		if asked != "" && m.day.iso() == asked {
			pick = i
		}
	}
	chosen = meetings[pick].section
	var names []string
	for i, m := range meetings {
		if i == pick {
			continue
		}
		m.section.setAside()
		names = append(names, m.section.title)
	}
	kept = slices.DeleteFunc(slices.Clone(sections), func(s *section) bool { return s.other })
	how := "the newest one is read"
	if asked != "" && meetings[pick].day.iso() == asked {
		how = "the one that was asked for is read"
	}
	r.unsure(chosen.phrase, fmt.Sprintf("this document holds several meetings, and %s; the others are: %s", how, strings.Join(names, "; ")))
	return kept, chosen
}

// newest returns the index of the latest meeting that has something to read.
// Where no year is said, the order in the document tells.
func newest(list []dated) int {
	order := func(i int) int { return list[i].day.order() }
	if slices.ContainsFunc(list, func(d dated) bool { return d.day.year == 0 }) {
		order = func(i int) int { return i }
		if newestFirst(list) {
			order = func(i int) int { return -i }
		}
	}
	best := 0
	for i := range list {
		if list[best].empty() && !list[i].empty() || list[best].empty() == list[i].empty() && order(i) > order(best) {
			best = i
		}
	}
	return best
}

// empty reports whether nothing of the meeting can be read.
func (d dated) empty() bool {
	return d.cancelled || len(d.section.blocks)+len(d.section.children) == 0
}

// setAside marks a section and those below it as another meeting's.
func (s *section) setAside() {
	s.other = true
	for _, c := range s.children {
		c.setAside()
	}
}

// cancelledMark matches a remark beside a title, or in front of a reason.
var cancelledMark = pattern(`(?i:(?:^|[-–—:(\[|] ?)(?:cancell?ed|skipped|postponed)(?: ?[-–—:)\]|.!]|$))|\bCANCELL?ED\b`)

// marksCancelled reports whether a title, or a line outside of lists, says that
// the meeting does not take place.
func marksCancelled(text string) bool {
	return isCancelled(text) || cancelledMark().MatchString(text)
}

// isCancelled reports whether a text says that the meeting does not take place:
// "Meeting was cancelled", "No call this week", "25 February (cancelled)".
func isCancelled(text string) bool {
	left := withoutDays(text)
	gone := wordSet("cancelled canceled skipped postponed").has
	if len(left) > 12 || len(left) == 0 {
		return false
	}
	for i, w := range left {
		if w != "meeting" && w != "call" {
			continue
		}
		rest := left[i+1:]
		for len(rest) > 0 && wordSet("is was has been will be got had to").has(rest[0]) {
			rest = rest[1:]
		}
		said := len(rest) < len(left)-i-1 // "is cancelled", not "call cancelled orders"
		if len(rest) > 0 && gone(rest[0]) && (said || i <= 3) || i > 0 && left[i-1] == "no" && len(left) < 8 {
			return true
		}
	}
	return gone(left[0]) && len(left) == 1
}
