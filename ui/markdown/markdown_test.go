package markdown_test

import (
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"gavel/ui/draw"
	"gavel/ui/markdown"
	"gavel/ui/theme"
)

// plain returns the rows of a text without their styles.
func plain(source string, w int) string {
	return ansi.Strip(strings.Join(markdown.Rows(source, w, theme.New(theme.Dark, false)), "\n"))
}

func TestMarkdownIsShownAsItIsMeant(t *testing.T) {
	for source, want := range map[string]string{
		"# Weekly review":                          "Weekly review\n────────────────────",
		"## Decisions":                             "Decisions ──────────",
		"### D-1 approved":                         "D-1 approved",
		"- **Why:** it costs *more*":               "- Why: it costs more",
		"- [ ] A-1 call\n- [x] A-2 ask":            "- [ ] A-1 call\n- [x] A-2 ask",
		"1. one\n2. two\n   - deep":                "1. one\n2. two\n   - deep",
		"> said so\\\n> and so":                    "│ said so\n│ and so",
		"a \\*b\\* &amp; \\#12":                    "a *b* & #12",
		"| Id | Due |\n| -- | -- |\n| A-1 | fri |": "Id  │ Due\n────┼────\nA-1 │ fri",
		"one two three four five six":              "one two three four\nfive six",
		"see [the draft](https://a.b)":             "see the draft\n(https://a.b)",
		"    code <b>":                             "  code <b>",
	} {
		if got := plain(source, 20); got != want {
			t.Errorf("%q is shown as\n%s\nand not as\n%s", source, got, want)
		}
	}
}

// A table that has no room for its columns is a list of what they say: nothing of it is
// cut away.
func TestATableThatIsTooWideIsAList(t *testing.T) {
	const source = "| Id | Decision | Owner | Why |\n| -- | -- | -- | -- |\n| D-1 | Show the time on the page | Tom Lindqvist | Finance is silent |"
	if got, want := plain(source, 30), "- Id: D-1\n  Decision: Show the time on\n  the page\n  Owner: Tom Lindqvist\n  Why: Finance is silent"; got != want {
		t.Errorf("it is\n%s\nand not\n%s", got, want)
	}
}

// What somebody pasted into a title must not reach the terminal as something that it acts
// on, and no row is wider than its place.
func TestNoSequenceOfATextReachesTheTerminal(t *testing.T) {
	hostile := []string{"\x1b[31mred", "\x1b]8;;http://x\x07link\x1b]8;;\x07", "\x1b]0;title", "\x9b31m", "a\rb", "\x07bell", "\u202egnp", "日本語の長い文字列", "👨‍👩‍👧", "e\u0301", "|", "`", "&#27;[31m", "&#x9b;2J", "**", "\\", "\n", "# ", "> ", "- [ ] ", "| a | b |\n| - | - |\n| c | "}
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOf(rapid.SampledFrom(hostile)).Draw(t, "pieces"), rapid.SampledFrom([]string{"", " ", "\n"}).Draw(t, "between"))
		w := rapid.IntRange(1, 60).Draw(t, "width")
		for _, row := range markdown.Rows(source, w, theme.New(theme.Mono, false)) {
			for _, r := range ansi.Strip(row) {
				if r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x202e {
					t.Fatalf("%q is drawn as %q", source, row)
				}
			}
			for _, rest := range strings.Split(row, "\x1b")[1:] {
				if !strings.HasPrefix(rest, "[1m") && !strings.HasPrefix(rest, "[m") {
					t.Fatalf("%q is drawn as %q", source, row)
				}
			}
		}
	})
}

// The minutes that are written are shown whole: every word of them is there.
func TestNoWordOfTheMinutesIsLost(t *testing.T) {
	source, err := os.ReadFile("../../model/document/testdata/closed.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []int{76, 116} {
		text := plain(string(source), w)
		for _, word := range strings.Fields(strings.NewReplacer("*", " ", "|", " ", "\\", " ", "`", " ", "[", " ", "]", " ", "(", " ", ")", " ", ">", " ", "#", " ", "<", " ").Replace(string(source))) {
			word = strings.TrimSpace(word)
			if strings.Trim(word, "-") == "" || draw.Width(word) > 9 || strings.Contains(word, "&") {
				continue
			}
			if !strings.Contains(text, word) {
				t.Errorf("at %d cells it does not say %q", w, word)
			}
		}
	}
}

// long is minutes of many pages.
func long() string {
	source, err := os.ReadFile("../../model/document/testdata/closed.md")
	if err != nil {
		panic(err)
	}
	return strings.Repeat(string(source)+"\n", 10)
}

func BenchmarkLongMinutes(b *testing.B) {
	source, th := long(), theme.New(theme.Dark, false)
	rows := 0
	for b.Loop() {
		rows = len(markdown.Rows(source, 116, th))
	}
	b.ReportMetric(float64(rows), "rows")
}
