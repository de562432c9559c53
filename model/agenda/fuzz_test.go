package agenda

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"gavel/model/test/turns"
)

// Whatever the text, Parse answers with a plan that is safe to show, or refuses.
func FuzzParse(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.md")
	if err != nil {
		f.Fatal(err)
	}
	shared, _ := filepath.Glob(filepath.Join(sharedCases, "*.md"))
	paths = append(paths, shared...)
	for _, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(source))
	}
	f.Add("- ~~Cart ~~(10m~~, [Ana](b) &#27;[2J\u202e")
	f.Add("- 42 https://x.example/1\n- [1](2) (3)\n- 4: 5\n- (A B)\n- [A] 1\n- @A B\n")
	f.Add("## 5 May\n- x: y\n## 1. 6 May {#a}\n**1)** [A]{.b} {% c %}\n    d\n<e>\n")
	f.Add("|a|\n|-|\n|~~b~~ c<br>|\n\n> 1. x\n>   - [(y)](z)")
	f.Fuzz(func(t *testing.T, source string) {
		plan, err := Parse(source)
		if err != nil {
			var refused *NotAnAgenda
			if !errors.As(err, &refused) {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		lines := strings.Count(source, "\n") + strings.Count(source, "\r") + 1
		check := func(what, text string) {
			if strings.ContainsFunc(text, hostile) || !utf8.ValidString(text) {
				t.Errorf("%s %q is not clean", what, text)
			}
		}
		for _, topic := range plan.Topics {
			if topic.Line < 1 || topic.Line > lines || topic.Minutes < 0 || topic.Title == "" {
				t.Errorf("topic %+v in %d lines", topic, lines)
			}
			for _, text := range append([]string{topic.Title, topic.Section, topic.Presenter}, topic.Notes...) {
				check("text", text)
			}
			for _, link := range topic.Links {
				check("link", link.Text)
				check("address", link.URL)
			}
		}
		for _, u := range slices.Concat(plan.Unread, plan.Left, plan.Unsure) {
			if u.Line < 1 || u.Line > lines {
				t.Errorf("not understood %+v in %d lines", u, lines)
			}
			check("quotation", u.Text)
			check("reason", u.Why)
		}
		for _, text := range append([]string{plan.Title, plan.Date}, plan.Attendees...) {
			check("text", text)
		}
	})
}

// everything returns all text of a plan, in full.
func everything(p Plan) string {
	var b strings.Builder
	write := func(texts ...string) {
		for _, t := range texts {
			b.WriteString(t + "\n")
		}
	}
	write(p.Title, p.Date, p.Doubt)
	write(p.Attendees...)
	for _, t := range p.Topics {
		write(t.Title, t.Section, t.Presenter)
		write(t.Notes...)
		for _, l := range t.Links {
			write(l.Text, l.URL)
		}
	}
	for _, u := range slices.Concat(p.Unread, p.Left, p.Unsure) {
		write(u.Text, u.Why)
	}
	return b.String()
}

// additions are lines of every kind; the headings among them have a line of their
// own below them, as one above other lines is part of what these say.
var additions = []string{
	"\nQuokka came along.\n", "\n- quokka\n\nbehind it\n", "\n1. Quokka Smith: it is soft\n\nbehind it\n", "\n## Another\n\nquokka came along\n\n",
	"\n> quokka\n", "\n```\nquokka\n```\n", "\n    quokka\n", "\n**Another**\n\n* [ ] quokka\n\nbehind it\n",
}

// A line that is added to a document, wherever and as whatever, is in the plan or
// in one of its lists.
func TestNothingIsDroppedWithoutALine(t *testing.T) {
	paths, _ := filepath.Glob("testdata/*.md")
	shared, _ := filepath.Glob(filepath.Join(sharedCases, "*.md"))
	for _, path := range append(paths, shared...) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			lines := strings.Split(strings.ReplaceAll(read(t, path), "\r\n", "\n"), "\n")
			hidden := false
			for i, line := range lines {
				if strings.Contains(line, "```") || strings.Contains(line, "<!--") || strings.TrimSpace(line) == "---" {
					hidden = !hidden
				}
				if hidden = hidden && !strings.Contains(line, "-->"); hidden || isTableRow(line) {
					continue // a line in a comment is not seen, one in a table cuts it in two
				}
				if turns.Few() && i%4 != 0 {
					continue
				}
				for _, added := range []string{additions[i%len(additions)], additions[(i+3)%len(additions)]} {
					changed := strings.Join(slices.Insert(slices.Clone(lines), i+1, added), "\n")
					plan, err := Parse(changed)
					if err == nil && !strings.Contains(strings.ToLower(everything(plan)), "quokka") {
						t.Errorf("behind line %d, %q is dropped", i+1, added)
					}
				}
			}
		})
	}
}

// BenchmarkGrowth reports what a text of four times the length takes, as a multiple
// of what the text takes: near 4 where time grows with the text, 16 where it grows
// with its square. The texts are what parsers are slow on.
func BenchmarkGrowth(b *testing.B) {
	for name, piece := range map[string]string{
		"brackets":  "- " + strings.Repeat("(", 500) + strings.Repeat("[", 500) + "\n",
		"nesting":   "- a\n  - b\n    - c (Ana Lopez)\n      - d\n",
		"dates":     "## 2 May\n- x\n",
		"headings":  "# a\n## b\n### c\n**d**\n\ne: f\n",
		"names":     "- " + strings.Repeat("Ana, ", 200) + "\n",
		"speech":    "- Ana Lopez: yes\n  Bo: no\n",
		"dashes":    "- " + strings.Repeat("a — 5m — ", 60) + "\n",
		"words":     "word word word\n\n",
		"addresses": "- " + strings.Repeat("https://x.example/a ", 40) + "\n",
	} {
		b.Run(name, func(b *testing.B) {
			size := max(4_000/len(piece), 4)
			small, large := strings.Repeat(piece, size), strings.Repeat(piece, 4*size)
			var once, fourTimes time.Duration
			for b.Loop() {
				once += parseTime(small)
				fourTimes += parseTime(large)
			}
			b.ReportMetric(float64(fourTimes)/float64(once), "times-of-a-quarter")
		})
	}
}

// parseTime returns how long one reading of a text takes.
func parseTime(source string) time.Duration {
	start := time.Now()
	_, _ = Parse(source)
	return time.Since(start)
}
