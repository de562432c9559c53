package document

import (
	"os"
	"slices"
	"strings"
	"testing"

	"gavel/model"
)

// keptBy returns every text that a record has kept.
func keptBy(r *model.Record) []model.Minutes { return slices.Collect(r.KeptMinutes.All()) }

func TestAFingerprintLooksThroughLineEndsAndBlanks(t *testing.T) {
	want := Fingerprint("a\nb  c\n\nd")
	for _, text := range []string{"a\r\nb  c\r\n\r\nd\r\n", "a  \nb  c\t\n \nd\n\n\n", "\ufeffa\nb  c\n\nd\n", "a\rb  c\r\rd"} {
		if got := Fingerprint(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	for _, text := range []string{"a\nb c\n\nd", "A\nb  c\n\nd", "a\nb  c\nd", " a\nb  c\n\nd"} {
		if Fingerprint(text) == want {
			t.Errorf("%q has the same fingerprint", text)
		}
	}
	if len(want) != 24 || strings.Count(want, "-") != 4 {
		t.Errorf("%q is not as it is read aloud", want)
	}
}

// TestVerify tries minutes as people and their programs hand them on.
func TestVerify(t *testing.T) {
	s := tellStory(t)
	first, second := s.minutes(s.first), s.minutes(s.second)
	live, meeting, _, _ := review(t)
	other := live.minutes(meeting)
	kept := keptBy(s.r)
	elsewhere := strings.ReplaceAll(first, "Checkout redesign", "Another cycle")
	text, _, _ := strings.Cut(elsewhere, "\n\nFingerprint")
	elsewhere = strings.ReplaceAll(elsewhere, Fingerprint(kept[0].Text), Fingerprint(text))
	forged := strings.Replace(second, "### Rejected: Validate", "### Approved: Validate", 1)
	text, _, _ = strings.Cut(forged, "\n\nFingerprint")
	forged = strings.ReplaceAll(forged, Fingerprint(kept[1].Text), Fingerprint(text))
	line := func(of, part string) int {
		return strings.Count(of[:strings.Index(of, part)], "\n") + 1
	}
	for name, c := range map[string]struct {
		file string
		want []Compared
	}{
		"as it is":        {second, []Compared{{Meeting: s.second, Below: true}}},
		"as a text":       {above(second), []Compared{{Meeting: s.second}}},
		"CRLF":            {strings.ReplaceAll(second, "\n", "\r\n"), []Compared{{Meeting: s.second, Below: true}}},
		"trailing blanks": {strings.ReplaceAll(second, "\n", " \t\n"), []Compared{{Meeting: s.second, Below: true}}},
		"appended":        {first + "\n# Not of it\n\nAna pays.\n", []Compared{{Meeting: s.first, Below: true}}},
		"a letter": {strings.Replace(second, "Ben Okafor, due Fri", "Ben Okafer, due Fri", 1), []Compared{{Meeting: s.second, Verdict: Changed,
			Line: line(second, "- A-3 Legal confirms")}}},
		"a line taken out": {strings.Replace(second, "- **Facilitator:** Mara Ilves\n", "", 1), []Compared{{Meeting: s.second, Verdict: Changed, Line: line(second, "- **Facilitator:**")}}},
		"a line put in":    {"Read this first\n" + second, []Compared{{Meeting: s.second, Verdict: Changed, Line: 1}}},
		"cut off":          {second[:strings.Index(second, "## Details")], []Compared{{Meeting: s.second, Verdict: Changed, Ended: true, Line: line(second, "## Details") - 1}}},
		"another number":   {strings.Replace(second, "minutes of M-2 above", "minutes of M-1 above", 1), []Compared{{Meeting: s.second, Verdict: Changed, Line: line(second, "Fingerprint")}}},
		"another print":    {strings.Replace(second, Fingerprint(kept[1].Text), "0000-0000-0000-0000-0000", 1), []Compared{{Meeting: s.second, Verdict: Changed, Line: line(second, "Fingerprint")}}},
		"no print":         {unprinted(second), []Compared{{Meeting: s.second, Verdict: Changed, Ended: true, Line: line(second, "Fingerprint") - 1}}},
		"a forged print":   {forged, []Compared{{Meeting: s.second, Verdict: Changed, Line: line(second, "### Rejected: Validate")}}},
		"several":          {first + "\n" + second, []Compared{{Meeting: s.first, Below: true}, {Meeting: s.second, Below: true}}},
		"several, one changed": {first + "\n" + strings.Replace(second, "Mara", "Mira", 1), []Compared{{Meeting: s.first, Below: true},
			{Meeting: s.second, Verdict: Changed, Line: strings.Count(first, "\n") + 1 + line(second, "Mara")}}},
		"the first without print": {unprinted(first) + "\n\n" + second, []Compared{{Meeting: s.first, Verdict: Changed, Line: line(first, "Fingerprint")}, {Meeting: s.second, Below: true}}},
		"another file":            {elsewhere, []Compared{{Meeting: s.first, Verdict: NothingToCompare}}},
		"no minutes":              {"# Shopping\n\n- milk\n", []Compared{{Verdict: NothingToCompare}}},
		"nothing":                 {"\n", []Compared{{Verdict: NothingToCompare}}},
		"a draft":                 {strings.ReplaceAll(other, "M-1", "M-77"), []Compared{{Meeting: ref(77), Verdict: NothingToCompare}}},
	} {
		got := Verify(c.file, kept, s.r)
		for i := range got {
			if (got[i].Verdict == Changed && got[i].Was == "" && !got[i].Ended) && got[i].Is == "" {
				t.Errorf("%s: a change without what it was: %+v", name, got[i])
			}
			if (got[i].Verdict == NothingToCompare) == (got[i].Why == "") {
				t.Errorf("%s: %+v", name, got[i])
			}
			got[i].Is, got[i].Was, got[i].Why = "", "", ""
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %+v, want %+v", name, got, c.want)
		}
	}
}

// unprinted returns minutes without their fingerprint line and what stands below it.
func unprinted(minutes string) string {
	text, _, _ := strings.Cut(minutes, "\n\nFingerprint")
	return text
}

func TestVerifySaysWhyThereIsNothingToCompare(t *testing.T) {
	m, meeting, _, decision := review(t)
	is := func(want string) {
		t.Helper()
		found := Verify(m.minutes(meeting), keptBy(m.r), m.r)[0]
		if found.Verdict != NothingToCompare || !strings.Contains(found.Why, want) {
			t.Errorf("got %+v, want %q", found, want)
		}
	}
	is("M-1 is live; its minutes are kept when it closes")
	m.older = true
	m.rule(decision, model.Rejected, say(model.FieldWhy, "no"))
	m.passGate(meeting)
	m.do(model.CloseMeeting{Meeting: meeting.ID})
	is("M-1 was closed by an older gavel, which kept no text")
}

// Minutes that an earlier gavel kept are in its words and its layout: they stay as they are,
// and are compared as they are.
func TestMinutesThatWereKeptInAnEarlierLayoutStayAndAreVerified(t *testing.T) {
	older, err := os.ReadFile("testdata/closed-older.md")
	if err != nil {
		t.Fatal(err)
	}
	text, _, _ := strings.Cut(string(older), "\n\nFingerprint")
	m := newFixture(t)
	m.keeps = map[model.ID]string{2: text}
	s := tell(m)
	if got := s.minutes(s.second); got != string(older) {
		t.Errorf("they are written anew:\n%s", got)
	}
	found := Verify(string(older), keptBy(s.r), s.r)[0]
	if found.Verdict != Same || found.Meeting != s.second {
		t.Errorf("they are not found to be what was kept: %+v", found)
	}
	found = Verify(strings.Replace(string(older), "rejected by Ben", "approved by Ben", 1), keptBy(s.r), s.r)[0]
	if found.Verdict != Changed {
		t.Errorf("a change in them is not found: %+v", found)
	}
}
