package document

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gavel/model"
)

// short writes the minutes of a meeting in a short form.
func (m *fixture) short(meeting model.Ref, form Form) string {
	m.t.Helper()
	d, _ := Named("minutes")
	page, err := d.Write(Source{Record: m.r, About: meeting.ID, Form: form, Now: model.At(m.now)})
	if err != nil {
		m.t.Fatal(err)
	}
	return page.Text
}

func TestMinutesInShort(t *testing.T) {
	s := tellStory(t)
	golden(t, "closed-chat.txt", s.short(s.second, Chat))
	golden(t, "closed-mail.txt", s.short(s.second, Mail))
}

// A message in a chat is short, however much was decided: what does not fit is counted.
func TestMinutesForAChatHaveAtMost25Lines(t *testing.T) {
	m := newFixture(t)
	meeting := m.plan("Weekly review", 16)
	item := m.item(meeting, "Everything", "Ana Ruiz", 10)
	m.at(16, "10:00")
	m.do(model.StartMeeting{Meeting: meeting.ID})
	for range 40 {
		d := m.raise(model.KindDecision, item, "One more")
		m.rule(d, model.Rejected, say(model.FieldWhy, "no"))
	}
	m.raise(model.KindAction, item, "Write it down", m.by(model.FieldOwner, "Ana Ruiz"), due(20))
	lines := strings.Split(strings.TrimSuffix(m.short(meeting, Chat), "\n"), "\n")
	if len(lines) != chatLines || lines[len(lines)-1] != "… 18 more in the minutes" {
		t.Errorf("%d lines, the last %q", len(lines), lines[len(lines)-1])
	}
}

// One first name is enough where nobody else has it.
func TestAChatCallsPeopleByTheirFirstNamesWhereThatTellsThemApart(t *testing.T) {
	m := newFixture(t)
	m.do(model.AddPerson{PersonName: "Ana Keller"})
	names := firstNames(m.r)
	for name, want := range map[string]string{"Ben Okafor": "Ben", "Ana Ruiz": "Ana Ruiz", "Somebody Else": "Somebody Else"} {
		if got := names(name); got != want {
			t.Errorf("%s is called %s", name, got)
		}
	}
}

// What people write is no mark in a chat: nothing of it turns bold, is struck, is code, an
// emoji, or calls somebody. Addresses of the web lead where they lead.
func TestNoTextIsAMarkInAChat(t *testing.T) {
	for text, want := range map[string]string{
		"*bold* _it_ ~no~ `code`":         "∗bold∗ ˍitˍ ∼no∼ ˋcodeˋ",
		"guest_checkout_v2, 5 % of 3 < 4": "guest_checkout_v2, 5 % of 3 < 4",
		"<!channel> <@U1> @here a@b.de":   "‹!channel› ‹＠U1› ＠here a@b.de",
		"Fixed :tada: at 10:30":           "Fixed ∶tada∶ at 10:30",
		"two\nlines":                      "two / lines",
		"see https://a.example/b_c_?d=~e": "see https://a.example/b_c_?d=~e",
		"• not a bullet":                  "· not a bullet",
	} {
		if got := chat(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// Whatever people write, a message has the lines that it has when everybody writes "x",
// and no mark but those of its own.
func TestNoTextBreaksAMessageInAChat(t *testing.T) {
	shape := func(text string) []string {
		var lines []string
		for line := range strings.Lines(text) {
			lines = append(lines, strings.Repeat("*", strings.Count(line, "*"))+strings.Repeat("•", strings.Count(line, "•")))
		}
		return lines
	}
	written := func(words string) string {
		m := newFixture(t)
		m.words = func(string) string { return words }
		s := tell(m)
		return s.short(s.second, Chat)
	}
	want := shape(written("x"))
	marks := regexp.MustCompile("[~`]|(^|[^\\pL\\pN.])@[A-Za-z]|<[!@#]")
	rapid.Check(t, func(rt *rapid.T) {
		words := spoken(rt)
		if strings.Contains(strings.ToLower(words), "http") || strings.Contains(words, "mailto") { // addresses stay as they are
			return
		}
		got := written(words)
		if have := shape(got); strings.Join(have, "\n") != strings.Join(want, "\n") {
			rt.Fatalf("%q: its marks are %v, not %v\n%s", words, have, want, got)
		}
		if mark := marks.FindString(got); mark != "" {
			rt.Fatalf("%q leaves %q\n%s", words, mark, got)
		}
	})
}

// A mail keeps to 72 columns but for its subject and for words that are longer.
func TestAMailKeepsToItsWidth(t *testing.T) {
	m := newFixture(t)
	m.words = func(text string) string {
		return text + " and so on, 長い 長い 長い 長い 長い 長い 長い 長い 長い 長い 長い 長い 長い 長い 長い 長い https://a.example/" + strings.Repeat("long", 30)
	}
	s := tell(m)
	text := s.short(s.second, Mail)
	subject, rest, _ := strings.Cut(text, "\n")
	if !strings.HasPrefix(subject, "Subject: ") {
		t.Errorf("it begins with %q", subject)
	}
	for line := range strings.SplitSeq(rest, "\n") {
		if columns(line) > mailWidth && len(strings.Fields(line)) > 1 {
			t.Errorf("%d columns: %s", columns(line), line)
		}
	}
}

// While a meeting is held, the next review is one that is planned, not one that was.
func TestADraftNamesTheReviewThatIsPlannedNext(t *testing.T) {
	s := &story{fixture: newFixture(t)}
	s.firstReview()
	s.planSecond()
	s.rollCall()
	s.plan("Third review", 30)
	for _, said := range []string{s.short(s.second, Chat), s.short(s.second, Mail), s.minutes(s.second)} {
		if !strings.Contains(said, "Mon 30 Nov") || strings.Contains(said, "Kickoff: ") || strings.Contains(said, "Next: Mon 16 Nov") || strings.Contains(said, "Not planned yet") {
			t.Errorf("the next review is not Mon 30 Nov in\n%s", said)
		}
	}
}
