package field

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"gavel/model"
	"gavel/ui/draw"
	"gavel/ui/draw/drawtest"
	"gavel/ui/theme"
)

// emoji lists what keyboards and pickers put in, of each kind there is in UTS #51.
var emoji = []string{
	"❤\ufe0f", "☎\ufe0e", "👨\u200d👩\u200d👧\u200d👦", "🏳\ufe0f\u200d🌈", "👍🏽", "🧔🏻\u200d♂\ufe0f", "🇩🇪", "🇫🇷🇮🇹", "1\ufe0f\u20e3", "#\ufe0f\u20e3",
	"🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "👩\u200d❤\ufe0f\u200d💋\u200d👩", "🙂",
}

func press(text string) tea.KeyPressMsg {
	r, size := utf8.DecodeRuneInString(text)
	if size < len(text) {
		r = tea.KeyExtended
	}
	return tea.KeyPressMsg{Code: r, Text: text}
}

func TestAnEmojiIsKeptAsItWasTypedHoweverItArrives(t *testing.T) {
	for _, e := range emoji {
		arrives := map[string]func(*Field){
			"as one key":     func(f *Field) { f.Type(press(e)) },
			"pasted":         func(f *Field) { f.Type(tea.PasteMsg{Content: e}) },
			"in code points": func(f *Field) { each(e, func(r string) { f.Type(press(r)) }) },
		}
		for how, arrive := range arrives {
			for _, f := range []*Field{Line(""), Text("")} {
				f.Focus()
				each("d Ship ", func(r string) { f.Type(press(r)) })
				arrive(f)
				each(" it @ana", func(r string) { f.Type(press(r)) })
				if want := "d Ship " + e + " it @ana"; f.Value() != want || f.Position() != len(want) {
					t.Errorf("%q %s makes %q with the cursor at %d", e, how, f.Value(), f.Position())
				}
			}
		}
	}
}

func each(text string, do func(string)) {
	for _, r := range text {
		do(string(r))
	}
}

func TestWhatIsTypedAfterAPasteStandsAfterIt(t *testing.T) {
	for _, c := range []struct{ paste, line, text string }{
		{"d Ship it @ana\n", "d Ship it @ana!", "d Ship it @ana\n!"},
		{"d Ship it @ana\r", "d Ship it @ana!", "d Ship it @ana\n!"},
		{"one\r\ntwo\r\n\r\nthree", "one two three!", "one\ntwo\n\nthree!"},
		{"one\rtwo", "one two!", "one\ntwo!"},
		{"a\tb", "a b!", "a b!"},
		{"\x1b[31mred", "␛[31mred!", "␛[31mred!"},
		{"\u202eevil\u200b", "evil!", "evil!"},
		{"❤\ufe0f\n", "❤\ufe0f!", "❤\ufe0f\n!"},
		{"\n", "!", "\n!"},
	} {
		for want, f := range map[string]*Field{c.line: Line(""), c.text: Text("")} {
			f.Focus()
			f.Type(tea.PasteMsg{Content: c.paste})
			f.Type(press("!"))
			if got := f.Value(); got != want {
				t.Errorf("%q makes %q, want %q", c.paste, got, want)
			}
		}
	}
}

func TestAPasteInTheMiddleStandsThere(t *testing.T) {
	f := Line("d Ship it")
	f.Focus()
	for range 2 {
		f.Type(tea.KeyPressMsg{Code: tea.KeyLeft})
	}
	f.Type(tea.PasteMsg{Content: "all of\r\n"})
	f.Type(press("!"))
	if got := f.Value(); got != "d Ship all of!it" {
		t.Errorf("it says %q", got)
	}
}

func TestOneKeyTakesWhatIsShownAsOneCharacter(t *testing.T) {
	for _, e := range emoji {
		f := Line("a" + e + "z")
		f.Focus()
		f.Type(tea.KeyPressMsg{Code: tea.KeyLeft})
		for range strings.Count(e, "🇫🇷") { // two flags
			f.Type(tea.KeyPressMsg{Code: tea.KeyBackspace})
		}
		f.Type(tea.KeyPressMsg{Code: tea.KeyBackspace})
		if got := f.Value(); got != "az" || f.Position() != 1 {
			t.Errorf("of %q is left %q, the cursor at %d", e, got, f.Position())
		}
	}
}

// written is a text with a cursor, as a person thinks of it: what is typed stands
// before the cursor, and the whole equals what the record would keep of it.
type written struct {
	multi  bool
	before string
	after  string
}

func (w *written) keep(before, after string) {
	kept := func(text string) string {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
		if !w.multi {
			text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' }), " ")
		}
		return strings.ReplaceAll(model.Visible(text, w.multi), "\ufffd", "")
	}
	w.before = kept(before)
	w.after = kept(w.before + after)[len(w.before):]
}

// chars returns the characters of a text as they are shown.
func chars(text string) (list []string) {
	for text != "" {
		size := 1
		if text[0] != '\n' {
			size, _ = draw.Step(text)
		}
		list = append(list, text[:size])
		text = text[size:]
	}
	return list
}

func (w *written) press(code rune) {
	whole := w.before + w.after
	first, last := chars(w.after), chars(w.before)
	switch {
	case code == tea.KeyHome:
		w.before = w.before[:strings.LastIndexByte(w.before, '\n')+1]
	case code == tea.KeyEnd:
		line, _, _ := strings.Cut(w.after, "\n")
		w.before += line
	case code == tea.KeyLeft && len(last) > 0:
		w.before = w.before[:len(w.before)-len(last[len(last)-1])]
	case code == tea.KeyRight && len(first) > 0:
		w.before += first[0]
	case code == tea.KeyDelete && len(first) > 0:
		w.keep(w.before, w.after[len(first[0]):])
		return
	case code == tea.KeyBackspace && len(last) > 0:
		gone := last[len(last)-1]
		if beginsWithLetter(gone) {
			_, size := utf8.DecodeLastRuneInString(gone)
			gone = gone[len(gone)-size:]
		}
		w.keep(w.before[:len(w.before)-len(gone)], w.after)
		return
	}
	w.after = whole[len(w.before):]
}

// pieces lists what is typed and pasted: text of every kind, and what is hard in it.
var pieces = rapid.OneOf(
	rapid.SampledFrom(emoji),
	rapid.SampledFrom([]string{
		"a", "ship ", "é", "e\u0301", "会議", "한국어", "שלום", "नमस्ते", "ไทย", "\n", "\r\n", "\r", "\t", " ", "\u0301", "\u200d", "\ufe0f", "\u20e3", "👍", "🏽", "🇩",
		"\u200b", "\u202e", "\x1b[31m", "\x9b", "\U000e0067", "🏴",
	}),
	rapid.String(),
	rapid.Map(rapid.SampledFrom(slices.Sorted(func(yield func(string) bool) {
		for name := range drawtest.Hostile {
			if !yield(name) {
				return
			}
		}
	})), func(name string) string { return drawtest.Hostile[name] }),
)

// After every key, commit of an input method, and paste, what the field keeps is
// what a person has written, the cursor stands where they are in it, and what is
// shown is that text with the cursor in that cell.
func TestWhatIsShownKeptAndPointedAtAgree(t *testing.T) {
	mono := theme.New(theme.Mono, false)
	rapid.Check(t, func(t *rapid.T) {
		want := written{multi: rapid.Bool().Draw(t, "several lines")}
		f := newText("", want.multi)
		f.Focus()
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				text := pieces.Draw(t, "typed")
				if text != "" && !strings.ContainsAny(text, "\r\n") {
					f.Type(press(text))
					want.keep(want.before+text, want.after)
				}
			case 1:
				text := pieces.Draw(t, "pasted")
				f.Type(tea.PasteMsg{Content: text})
				want.keep(want.before+text, want.after)
			default:
				code := rapid.SampledFrom([]rune{tea.KeyLeft, tea.KeyRight, tea.KeyHome, tea.KeyEnd, tea.KeyBackspace, tea.KeyDelete}).Draw(t, "key")
				f.Type(tea.KeyPressMsg{Code: code})
				want.press(code)
			}
			if f.Value() != want.before+want.after {
				t.Fatalf("it keeps %q, want %q", f.Value(), want.before+want.after)
			}
			if f.Position() != len(want.before) {
				t.Fatalf("in %q the cursor is at %d, want %d", f.Value(), f.Position(), len(want.before))
			}
			if says := shownWrong(f, want, rapid.IntRange(1, 60).Draw(t, "width"), mono); says != "" {
				t.Fatal(says)
			}
		}
	})
}

// shownWrong says what is wrong with how a field is drawn; "" for nothing.
func shownWrong(f *Field, want written, w int, mono *theme.Theme) string {
	rows, x, y := f.Draw(w, true, mono)
	if y < 0 || y >= len(rows) || x < 0 || x >= w {
		return fmt.Sprintf("the cursor is at %d,%d of %d rows of %d", x, y, len(rows), w)
	}
	if w < 20 || len(rows) >= rowsInSight {
		return "" // characters may be cut, rows out of sight
	}
	all := strings.Join(rows, "")
	if got, should := squeezed(all), asDrawn(f.Value()); got != should {
		return fmt.Sprintf("it shows %q of %q", got, should)
	}
	if inside(want) {
		return "" // it stands on the character
	}
	shown := strings.Join(append(slices.Clone(rows[:y]), draw.FitTail(rows[y], x, "")), "")
	if got, should := squeezed(shown), asDrawn(want.before); got != should {
		return fmt.Sprintf("before the cursor it shows %q, want %q", got, should)
	}
	return ""
}

// asDrawn returns a text as its lines are drawn, without blanks.
func asDrawn(text string) (all string) {
	for line := range strings.SplitSeq(text, "\n") {
		all += squeezed(draw.Fit(line, 10_000))
	}
	return all
}

// inside reports whether the cursor is inside of a character: what was typed
// before a mark joins it.
func inside(w written) bool {
	at := 0
	for _, char := range chars(w.before + w.after) {
		if at == len(w.before) {
			return false
		}
		at += len(char)
	}
	return at != len(w.before)
}

// squeezed returns a text without its blanks: those at the ends of rows are not drawn.
func squeezed(text string) string { return strings.ReplaceAll(text, " ", "") }
