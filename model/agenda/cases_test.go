package agenda

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// sharedCases names the folder of small documents that stand for what went wrong
// with real ones. They are not part of the module.
const sharedCases = "../../../shared/cases/agenda"

// outcome holds what a person would read out of a document. Empty fields say
// nothing; "-" stands for "none".
type outcome struct {
	title, date, people string
	topics              string   // "Title (minutes, presenter)", joined by "; "
	section             string   // of the first topic
	notes               int      // of the first topic
	says                []string // each part stands in a line that was not taken over, or in a doubt
	refused             string   // a part of the sentence; then nothing else counts
}

// check compares a document with what is expected of it.
func (o outcome) check(t *testing.T, source string) {
	t.Helper()
	plan, err := Parse(source)
	if o.refused != "" {
		if err == nil || !strings.Contains(err.Error(), o.refused) {
			t.Errorf("got %v and %s, want a refusal with %q", err, said(plan.Topics), o.refused)
		}
		return
	}
	if err != nil {
		t.Fatalf("refused: %v", err)
	}
	for _, c := range []struct{ what, got, want string }{
		{"title", plan.Title, o.title},
		{"date", plan.Date, o.date},
		{"people", strings.Join(plan.Attendees, "; "), o.people},
		{"topics", said(plan.Topics), o.topics},
		{"section", plan.Topics[0].Section, o.section},
	} {
		if c.want == "-" && c.got == "" || c.want == "" || c.got == c.want {
			continue
		}
		t.Errorf("%s: got %q, want %q", c.what, c.got, c.want)
	}
	if n := len(plan.Topics[0].Notes); o.notes > 0 && n != o.notes {
		t.Errorf("%d notes, want %d: %q", n, o.notes, plan.Topics[0].Notes)
	}
	var lines strings.Builder
	for _, u := range slices.Concat(plan.Unread, plan.Left, plan.Unsure) {
		fmt.Fprintf(&lines, "line %d: %s (%s)\n", u.Line, u.Text, u.Why)
	}
	for _, part := range o.says {
		if !strings.Contains(lines.String(), part) {
			t.Errorf("no line says %q:\n%s", part, lines.String())
		}
	}
}

// said writes topics as outcome has them.
func said(topics []Topic) string {
	var all []string
	for _, t := range topics {
		var beside []string
		if t.Minutes > 0 {
			beside = append(beside, fmt.Sprint(t.Minutes))
		}
		if t.Presenter != "" {
			beside = append(beside, t.Presenter)
		}
		text := t.Title
		if len(beside) > 0 {
			text += " (" + strings.Join(beside, ", ") + ")"
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}

func TestSharedCasesAreReadAsAPersonReadsThem(t *testing.T) {
	if _, err := os.Stat(sharedCases); err != nil {
		t.Skipf("NOT TESTED against the shared cases: %v", err)
	}
	for name, want := range map[string]outcome{
		"absent":                  {people: "Ana Ruiz", topics: "Returns policy", says: []string{"Ben Okafor", "name / company / handle", "Please add yourself", "Kim Vale"}},
		"attendance-prefix":       {people: "Ana Ruiz; Mara Lind", topics: "Returns policy (10, Ana)", says: []string{"Ben Okafor"}},
		"attendance-suffix":       {people: "Ana Ruiz; Ben Okafor", topics: "Returns policy (10, Ana)"},
		"attendee-links-pronouns": {people: "Ana Ruiz; Ben Okafor", topics: "Returns policy"},
		"attendees-bold-bullets":  {people: "ben; mara", topics: "Returns policy", says: []string{"@ana"}},
		"attending-row":           {title: "Mar 4, 2026 - Shop council", date: "2026-03-04", people: "Ana Ruiz; Ben Okafor", topics: "Returns policy (Ana); Stock counts"},
		"bare-url":                {topics: "Would issues.example/9 in any of the tills break?; Open tills (list at tills.example/all); Needs merge: issues.example/11; Last call for issues.example/3, issues.example/4."},
		"bold-numbered":           {title: "Launch review", date: "2026-03-04", topics: "Checkout latency (15); Refunds (10, Ben)", notes: 1},
		"bracket-name":            {topics: "Returns policy (Ana); Stock counts (Ben Okafor); [RFC] Gift cards"},
		"cancelled":               {refused: "cancel"},
		"container":               {topics: "Opening; Returns policy; Stock counts; Closure"},
		"date-ordinal":            {date: "2026-03-04", topics: "Returns policy"},
		"date-slashes":            {date: "2026-03-04", topics: "Returns policy"},
		"date-subheading":         {date: "2026-03-04", topics: "Returns policy"},
		"dotfile":                 {topics: "tools: add .stockrc file to each till; Returns policy was merged :tada:; Good work on the tills :D so far"},
		"hackmd-name":             {date: "2026-03-04", topics: "Returns policy (Ana); Stock counts (Ben)", says: []string{"Progress reports"}},
		"heading-id":              {title: "Launch review - March 4, 2026", date: "2026-03-04", topics: "Checkout latency (15, Ana); Refunds"},
		"heading-topics-plain":    {topics: "Returns policy - sixty days; Stock counts", notes: 2, people: "-"},
		"html-list":               {refused: "HTML"},
		"indented-attendees":      {people: "Ana Ruiz; Ben Okafor; Kim Vale", topics: "Returns policy"},
		"iso-time":                {date: "2026-03-04", topics: "Returns policy"},
		"lazy-note":               {topics: "Sixty days for members #12; Stock counts #13", notes: 2},
		"mention-fullname":        {title: "Launch review", people: "Ana Ruiz; Ben Okafor", topics: "Refunds (Ben Okafor)"},
		"next-meeting":            {topics: "Returns policy; AOB", says: []string{"Next meeting: March 18"}},
		"owner-team":              {topics: "Opening (5, Ana); Risks (15)", says: []string{"all"}},
		"paren-not-person":        {topics: "Billing team: VAT (Value Added Tax) review; Scanner support (Zebra Power); Next talk for newcomers (Ana Ruiz)", says: []string{"Zebra Power"}},
		"placeholder":             {topics: "Opening; Announcements; Returns policy (20, Ana); Closure", says: []string{"add your announcement here", "add your agenda item here"}},
		"preamble-links":          {date: "2026-03-04", topics: "Returns policy; Stock counts", says: []string{"Time: 5 pm UTC"}},
		"presenter-inherited":     {topics: "Gift cards (Ana)", notes: 3},
		"rollcall-heading":        {people: "Ana Ruiz; Ben Okafor", topics: "Returns policy"},
		"rolling":                 {title: "Shop agenda", date: "2026-03-11", topics: "Gift cards", says: []string{"several meetings", "March 4, 2026"}},
		"title-after":             {title: "Shop Working Group Teleconference", date: "2026-03-04", topics: "tills#12 Returns policy", says: []string{"Logistics"}},
	} {
		t.Run(name, func(t *testing.T) {
			want.check(t, read(t, filepath.Join(sharedCases, name+".md")))
		})
	}
}
