package model

import (
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// hostile are the kinds of text that got through to a terminal when a drawing library was left to stop them.
var hostile = []string{
	"\x1b[8mhidden\x1b[0m", "\x1b]8;;https://evil.example\x07link\x1b]8;;\x07", "\x1bP$qr\x1b\\", "\x1bP+q544e\x1b\\", "\x1bPq#0\x1b\\",
	"\x1b_Ga=T,f=100\x1b\\", "\x1b^private\x1b\\", "\x1bXstart\x1b\\", "\x9b31m", "\u009b31m", "\u0085", "\u202eevil\u202c", "\u2066x\u2069",
	"a\u200bb", "a\u00adb", "\U000e0041\U000e007f", "e" + strings.Repeat("\u0301", 200), "e" + strings.Repeat("\u200d\u0301\u0301\u0301\u0301", 50),
	"\xff\xfe", "\xc3\x28", "\a\b\r\x0e\x00", "\x1bc", "\x1b(0", "one\r\ntwo", "tab\there", "line\u2028sep\u2029para", "\x7f", "👩\u200d👩\u200d👧", "e\u0301", "שלום", "\u3164\u115f\uffa0", "a\u2061\u2062b", "\u206ax", "\u180e", "x\ufe0f",
}

// unseen are runes that change, hide or reorder what is around them.
var unseen = []*unicode.RangeTable{unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point}

func TestCleanLeavesNothingThatATerminalObeys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(hostile), rapid.String(), rapid.StringOf(rapid.Rune()), rapid.SampledFrom([]string{" ", "\n", "\u0301", "\u200d"})), 1, 6)
		text, multiline := strings.Join(parts.Draw(t, "parts"), ""), rapid.Bool().Draw(t, "multiline")
		cleaned := Clean(text, multiline)
		if again := Clean(cleaned, multiline); again != cleaned {
			t.Fatalf("Clean(%q) = %q, and cleaned again %q", text, cleaned, again)
		}
		if !utf8.ValidString(cleaned) || strings.TrimSpace(cleaned) != cleaned {
			t.Fatalf("Clean(%q) = %q", text, cleaned)
		}
		marks, look := 0, emojiLook{}
		for _, r := range cleaned {
			if look.accepts(r) {
				continue // it belongs to an emoji
			}
			if r == '\n' && multiline {
				marks = 0 // the next mark stands in another row
				continue
			}
			joiner, drawn := r == '\u200c' || r == '\u200d', unicode.Is(unicode.Prepended_Concatenation_Mark, r)
			if unicode.In(r, unseen...) || (unicode.Is(unicode.Cf, r) && !joiner && !drawn) {
				t.Fatalf("Clean(%q) = %q keeps %U", text, cleaned, r)
			}
			if marks++; !unicode.In(r, unicode.Mn, unicode.Me) && !joiner {
				marks = 0
			}
			if marks > maxMarks {
				t.Fatalf("Clean(%q) = %q piles %d marks", text, cleaned, marks)
			}
		}
	})
}

func TestCleanKeepsWhatPeopleWrite(t *testing.T) {
	for _, text := range []string{"Ship guest checkout", "Größe", "会議", "e\u0301", "שלום", "نص", "👩\u200d👩\u200d👧 ok",
		"Ship ❤\ufe0f it", "❤\ufe0e", "👍🏽", "🇩🇪🇫🇷", "1\ufe0f\u20e3 #\ufe0f\u20e3", "🏳\ufe0f\u200d🌈", "👁\ufe0f\u200d🗨\ufe0f", "🧔🏻\u200d♂\ufe0f", "©\ufe0f ℹ\ufe0f ‼\ufe0f 〰\ufe0f ㊗\ufe0f ▶\ufe0f ↔\ufe0f",
		"🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "👩\u200d❤\ufe0f\u200d💋\u200d👩",
		"p95 < 800 ms — “fast”", "a|b"} {
		if got := Clean(text, false); got != text {
			t.Errorf("Clean(%q) = %q", text, got)
		}
		typed := ""
		for _, r := range text { // a terminal may hand them over one by one
			typed = Visible(typed+string(r), false)
		}
		if typed != text {
			t.Errorf("typed rune by rune %q becomes %q", text, typed)
		}
	}
	for text, want := range map[string]string{
		"\x1b[8mhidden": "␛[8mhidden", "one\r\ntwo\tthree": "one two three", " a ": "a", "\u202eevil": "evil", "\x9b31m": "\ufffd31m", "a\x7f": "a␡",
		"a\u009bb": "a\ufffdb", "x\ufe0f": "x", "👍\ufe0f\ufe0f": "👍\ufe0f", "\ufe0f": "", "👍\u200d\ufe0f": "👍\u200d",
		"🏴\U000e0067\U000e0041": "🏴\U000e0067", "👍\U000e0067\U000e007f": "👍",
	} {
		if got := Clean(text, false); got != want {
			t.Errorf("Clean(%q) = %q, want %q", text, got, want)
		}
	}
	if got := Clean("one\r\ntwo\tthree\n", true); got != "one\ntwo three" {
		t.Errorf("several lines become %q", got)
	}
}

// TestNothingHostileEntersTheRecord says every text there is with every
// hostile kind, and looks for what a terminal would obey in every row.
func TestNothingHostileEntersTheRecord(t *testing.T) {
	for _, bad := range hostile {
		r := emptyFixture(t)
		name := "Ana" + bad
		if CheckName(name) != nil {
			name = "Ana"
		}
		r.do(NewCycle{CycleName: "c" + bad, People: []string{name}})
		ana := ID(1)
		r.do(PlanMeeting{Title: "t" + bad})
		r.meeting, _ = r.Next()
		r.do(StartMeeting{r.meeting.ID})
		words := "x" + bad
		item := r.raise(KindItem, Ref{}, words, FieldOwner, ana, FieldQuestion, words, FieldObjective, words, FieldPresenter, words, FieldNotes, words)
		d := r.raise(KindDecision, item, words, FieldOptions, []string{words}, FieldRecommend, words, FieldWording, words, FieldFallback, words, FieldRequest, words, FieldRelease, words,
			FieldCriteria, []NewCriterion{{words, words, words}})
		r.raise(KindEvidence, d, words, FieldArtefact, words)
		r.rule(d, Conditional, with(FieldCond, words, FieldWhy, words))
		b := r.raise(KindBlocker, item, words, FieldOwner, ana)
		r.rule(b, Resolved, with(FieldHow, words))
		f := r.raise(KindFeedback, d, words, FieldBy, ana)
		r.rule(f, Duplicate, with(FieldOf, words))
		r.raise(KindItem, Ref{}, words, FieldOwner, ana, FieldAsk, AskInform)
		r.do(DeferRest{Meeting: r.meeting.ID, Why: words})
		r.do(WritePrivateNote{r.meeting.ID, item.ID, words})
		r.rule(checkRef(3), Waived, with(FieldOwner, ana, FieldWhy, words, FieldSecond, r.do(AddPerson{PersonName: "Ben"}).About.ID, FieldUntil, r.Today(r.now)))
		r.close()
		r.do(AddAddendum{r.meeting.ID, words})
		for _, change := range r.Changes(&Record{}) {
			for _, text := range textsOf(change.After) {
				if Clean(text, true) != text {
					t.Errorf("%q reached %s as %q", bad, change.Table, text)
				}
			}
		}
	}
}

// What is said of a text quotes it as it was written.
func TestQuotedLeavesEmojiQuotesAndBackslashesAlone(t *testing.T) {
	r := liveReview(t)
	title := "The 👩\u200d👩\u200d👧 page says \"no\" to C:\\temp"
	said := r.do(raise(KindItem, Ref{}, title)).Says
	if !strings.Contains(said, `"`+title+`"`) {
		t.Errorf("said %s of %q", said, title)
	}
}

func TestTextIsBounded(t *testing.T) {
	r := liveReview(t)
	long, longer := strings.Repeat("ä", maxText+1), strings.Repeat("ä", maxNotes+1)
	r.refuses(raise(KindItem, Ref{}, long), BadValue, "longer than 4000 characters")
	item := r.item("Guest checkout")
	r.do(Amend{About: item, With: with(FieldNotes, long)})
	for _, c := range []Command{
		Amend{About: item, With: with(FieldNotes, longer)},
		AmendMeeting{Meeting: r.meeting.ID, Title: long}, PlanMeeting{Title: long}, DeferRest{Meeting: r.meeting.ID, Why: longer},
		WritePrivateNote{r.meeting.ID, 0, longer},
		raise(KindDecision, item, "x", FieldOptions, []string{long}),
		raise(KindDecision, item, "x", FieldOptions, strings.Split(strings.Repeat("x ", 200), " ")),
	} {
		r.refuses(c, BadValue, "longer than")
	}
	r.raise(KindDecision, item, "x", FieldOptions, []string{strings.Repeat("ä", maxText)})
}

// textsOf is every text of a row.
func textsOf(v any) []string {
	var texts []string
	for i := range reflect.ValueOf(v).NumField() {
		switch f := reflect.ValueOf(v).Field(i); f.Kind() {
		case reflect.String:
			texts = append(texts, f.String())
		case reflect.Struct:
			texts = append(texts, textsOf(f.Interface())...)
		}
	}
	return texts
}

// What was done is said with the beginning of a long text, cut between two words.
func TestWhatIsSaidOfALongTextIsItsBeginning(t *testing.T) {
	long := strings.Repeat("word ", 128)
	if got := brief(long); len([]rune(got)) > briefly+2 || !strings.HasSuffix(got, "word …") {
		t.Errorf("it says %q", got)
	}
	if got := brief("short"); got != "short" {
		t.Errorf("a short text becomes %q", got)
	}
}
