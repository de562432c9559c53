package document

import (
	"fmt"
	"strconv"
	"strings"

	"gavel/model"
)

// Verdict says how minutes in a file compare with those that were kept.
type Verdict int

// The verdicts.
const (
	Same Verdict = iota
	Changed
	NothingToCompare
)

// Compared says what was found of the minutes of one meeting in a file.
type Compared struct {
	Meeting model.Ref // zero where the file does not say
	Verdict Verdict
	Line    int    // of a changed text: the first line of the file that differs
	Is, Was string // that line in the file, and as it was kept
	Ended   bool   // the file ends before that line
	Below   bool   // something stands below the fingerprint, which does not cover it
	Why     string // why there is nothing to compare with, in a sentence
}

// Verify compares the minutes in a file, one meeting's or several below each other,
// with those that were kept when the meetings closed. The record says what is known
// of meetings whose minutes were not kept. The answer has one entry at least.
func Verify(file string, kept []model.Minutes, r *model.Record) []Compared {
	lines := plainLines(file)
	var list []Compared
	for at := 0; at < len(lines); {
		found, next := verifyOne(lines, at, kept, r)
		list = append(list, found)
		at = nextTitle(lines, next)
	}
	if len(list) == 0 {
		list = append(list, Compared{Verdict: NothingToCompare, Why: "the file is empty"})
	}
	return list
}

// nextTitle returns the place of the next line from which minutes can begin: a
// heading with the line after it that says of which meeting it is.
func nextTitle(lines []string, from int) int {
	for i := from; i < len(lines); i++ {
		if strings.HasPrefix(lines[i], "# ") && claimOf(lines, i, len(lines)).meeting != 0 {
			return i
		}
	}
	return len(lines)
}

// claim holds what minutes say of themselves.
type claim struct {
	meeting     model.ID // 0 where they do not say
	about       string   // the whole line that says of which meeting they are
	fingerprint string
	end         int // the place of the line after the fingerprint's, or where the lines end
}

// claimOf reads what the minutes from one line to another say of themselves: by their
// fingerprint line, else by the list under their title.
func claimOf(lines []string, from, to int) claim {
	c := claim{end: to}
	title := from
	for i := from; i < to; i++ {
		if strings.HasPrefix(lines[i], "# ") {
			title = i
		}
		if m := aboutMeeting().FindStringSubmatch(lines[i]); m != nil {
			if c.about != "" { // the next minutes have begun, and these lost their fingerprint line
				c.end = title
				return c
			}
			c.about, c.meeting = lines[i], number(m[1])
		}
		if m := fingerprinted().FindStringSubmatch(lines[i]); m != nil {
			c.meeting, c.fingerprint, c.end = number(m[1]), m[2], i+1
			return c
		}
	}
	return c
}

func number(digits string) model.ID {
	n, _ := strconv.ParseInt(digits, 10, 64) // what is too large names no meeting
	return model.ID(n)
}

// verifyOne compares the minutes that begin at a line, and returns the place of the
// line from which others can begin.
func verifyOne(lines []string, at int, kept []model.Minutes, r *model.Record) (found Compared, next int) {
	said := claimOf(lines, at, len(lines))
	m, ok := meant(said, kept)
	if !ok {
		return Compared{Meeting: ref(said.meeting), Verdict: NothingToCompare, Why: whyNothing(said.meeting, r)}, said.end
	}
	found = Compared{Meeting: ref(m.Meeting)}
	want := append(plainLines(m.Text), "", fingerprintLine(m))
	for i, was := range want {
		ended := at+i >= len(lines)
		if !ended && lines[at+i] == was {
			continue
		}
		if fromElsewhere(said, lines[at:], m) {
			found.Verdict, found.Why = NothingToCompare, fmt.Sprintf("its own fingerprint fits, but %s of this file is another meeting; name the file that it was exported from with --db", found.Meeting)
			return found, said.end
		}
		found.Verdict, found.Line, found.Was, found.Ended = Changed, at+i+1, was, ended
		if !ended {
			found.Is = lines[at+i]
		}
		return found, said.end
	}
	next = at + len(want)
	found.Below = nextTitle(lines, next) > next && hasText(lines[next:nextTitle(lines, next)])
	return found, next
}

func hasText(lines []string) bool {
	for _, line := range lines {
		if line != "" {
			return true
		}
	}
	return false
}

// meant returns the kept minutes that a file claims to be: those with its
// fingerprint, else those of its meeting.
func meant(said claim, kept []model.Minutes) (model.Minutes, bool) {
	for _, m := range kept {
		if said.fingerprint != "" && strings.EqualFold(Fingerprint(m.Text), said.fingerprint) {
			return m, true
		}
	}
	for _, m := range kept {
		if m.Meeting == said.meeting {
			return m, true
		}
	}
	return model.Minutes{}, false
}

// fromElsewhere reports whether minutes are whole by their own fingerprint and of a
// meeting that only has the same number.
func fromElsewhere(said claim, lines []string, m model.Minutes) bool {
	if said.fingerprint == "" || said.about == "" {
		return false
	}
	for i, line := range lines {
		if fingerprinted().MatchString(line) {
			own := Fingerprint(strings.Join(lines[:i], "\n"))
			about := claimOf(plainLines(m.Text), 0, len(plainLines(m.Text))).about
			return strings.EqualFold(own, said.fingerprint) && about != said.about
		}
	}
	return false
}

// whyNothing says why no minutes were kept that a file could be compared with.
func whyNothing(meeting model.ID, r *model.Record) string {
	m, known := r.Meetings.Get(meeting)
	switch {
	case meeting == 0:
		return "it has neither a fingerprint line nor says of which meeting it is"
	case !known:
		return fmt.Sprintf("no minutes of %s were kept in this file; name the file that it was exported from with --db", ref(meeting))
	case m.Status == model.Closed:
		return fmt.Sprintf("%s was closed by an older gavel, which kept no text of its minutes", m.Ref())
	}
	return fmt.Sprintf("%s is %s; its minutes are kept when it closes", m.Ref(), m.Status)
}

// ref names a meeting; the zero Ref for none.
func ref(meeting model.ID) model.Ref {
	if meeting == 0 {
		return model.Ref{}
	}
	return model.Ref{Kind: model.KindMeeting, ID: meeting}
}
