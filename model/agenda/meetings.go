package agenda

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// dated is a heading that says on which day a meeting is.
type dated struct {
	section *section
	day     day
}

// maxDatedHeading is the largest number of words a heading may have beside the date that it
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
		byParent[s.parent] = append(byParent[s.parent], dated{s, days[0]})
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

// consecutive reports whether each day is the one after the day before it.
func consecutive(list []dated) bool {
	for i, d := range list[1:] {
		if d.day.time().Sub(list[i].day.time()) != 24*time.Hour {
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
		if i != pick {
			m.section.setAside()
			names = append(names, m.section.title)
		}
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
	undated := slices.ContainsFunc(list, func(d dated) bool { return d.day.year == 0 })
	falling := 0 // how often a later meeting stands above an earlier one
	for i, d := range list[1:] {
		if d.day.time().Before(list[i].day.time()) {
			falling++
		}
	}
	later := func(i, j int) bool {
		if undated {
			return (i > j) == (2*falling < len(list)-1)
		}
		return list[i].day.time().After(list[j].day.time())
	}
	best := 0
	for i, d := range list {
		if list[best].empty() && !d.empty() || list[best].empty() == d.empty() && i != best && later(i, best) {
			best = i
		}
	}
	return best
}

// empty reports whether nothing of the meeting can be read.
func (d dated) empty() bool {
	return marksCancelled(d.section.title) || len(d.section.blocks)+len(d.section.children) == 0
}

// setAside marks a section and those below it as another meeting's.
func (s *section) setAside() {
	s.other = true
	for _, c := range s.children {
		c.setAside()
	}
}

const (
	gone    = `(?:cancell?ed|skipped|postponed)`
	meeting = `(?:meeting|call)`
)

var (
	// cancelledMark matches a remark beside a title, or in front of a reason.
	cancelledMark = pattern(`(?i:(?:^|[-–—:(\[|] ?)` + gone + `(?: ?[-–—:)\]|.!]|$))|\bCANCELL?ED\b`)
	// cancelledSaid matches, in words alone, "Meeting was cancelled", "The weekly
	// call skipped", but not "call cancelled orders" further in.
	cancelledSaid = pattern(`^` + gone + `$|\b` + meeting + `(?: (?:is|was|has|been|will|be|got|had|to))+ ` + gone + `\b|^(?:\pL+ ){0,3}` + meeting + ` ` + gone + `\b`)
	// noMeeting matches "No call this week".
	noMeeting = pattern(`\bno ` + meeting + `\b`)
)

// marksCancelled reports whether a title, or a line outside of lists, says that
// the meeting does not take place.
func marksCancelled(text string) bool {
	return isCancelled(text) || cancelledMark().MatchString(text)
}

// isCancelled reports whether a short text says that the meeting does not take
// place.
func isCancelled(text string) bool {
	left := withoutDays(text)
	said := strings.Join(left, " ")
	return len(left) <= 12 && cancelledSaid().MatchString(said) || len(left) < 8 && noMeeting().MatchString(said)
}
