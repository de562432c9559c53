package agenda

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// Whatever the text, Parse answers with a plan that is safe to show, or refuses.
func FuzzParse(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.md")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(source))
	}
	f.Add("- ~~Cart ~~(10m~~, [Ana](b) &#27;[2J\u202e")
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
		for _, u := range plan.Unread {
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
