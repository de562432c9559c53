package document

import (
	"bytes"
	"html"
	"maps"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"pgregory.net/rapid"

	"gavel/model"
)

var github = goldmark.New(goldmark.WithExtensions(extension.GFM))

func TestEscape(t *testing.T) {
	for text, want := range map[string]string{
		"plain text, 5 % (or so): it's R&D": "plain text, 5 % (or so): it's R&D",
		"# head":                            `\# head`,
		"a # b":                             `a \# b`,
		"C# and F#":                         `C# and F#`,
		"see #12":                           "see `#12`",
		"shop/cart#12, GH-7":                "shop/cart`#12`, `GH-7`",
		"@ana, @shop/team":                  "`@ana`, `@shop/team`",
		"ana@shop.example":                  `ana\@shop.example`,
		"a @ b":                             `a \@ b`,
		"- item":                            `\- item`,
		"+ item":                            `\+ item`,
		"> quote":                           `\> quote`,
		"1. first":                          `1\. first`,
		"12) twelfth":                       `12\) twelfth`,
		"4.2 is out":                        "4.2 is out",
		"---":                               `\---`,
		"===":                               `\===`,
		":--":                               `\:--`,
		"*bold* _it_ `code` ~no~":           "\\*bold\\* \\_it\\_ \\`code\\` \\~no\\~",
		"guest_checkout_v2":                 "guest_checkout_v2",
		"a | b":                             `a \| b`,
		`a \| b`:                            `a \\\| b`,
		"<script>alert(1)</script>":         `\<script>alert(1)\</script>`,
		"<img src=x>":                       `\<img src=x>`,
		"&lt; AT&T; Q&A":                    `\&lt; AT\&T; Q&A`,
		"[x](javascript:alert(1))":          `\[x\](javascript:alert(1))`,
		"[x](https://a.example/b_c(d))":     "[&#120;](https://a.example/b_c(d))", // in a list it would be a check box
		"a1b2c3d@ana":                       "`a1b2c3d@ana`",
		"see [x](https://a.example)":        "see [x](https://a.example)",
		"[a*b](mailto:ana@b.example)":       `[a\*b](mailto:ana@b.example)`,
		"![x](https://a.example)":           `\![x](https://a.example)`,
		"at https://a.example/b_c?d=*.":     `at <https://a.example/b_c?d=>\*.`,
		"(http://a.example/b)":              "(<http://a.example/b>)",
		"ftp://a.example":                   `ftp\://a.example`,
		"www.a.example":                     `www\.a.example`,
		"$5 and $6":                         `\$5 and \$6`,
		"Fixed :tada: :+1::-1:, a:b:c":      "Fixed `:tada:` `:+1::-1:`, a`:b:`c",
		"10:30:15, :: and : word :":         "10:30:15, :: and : word :",
		":100: of 12:1234:5":                "`:100:` of 12`:1234:`5",
		":e-mail:#12":                       "`:e-mail:#12`",
		"in a1b2c3d, deadbeef":              "in `a1b2c3d`, `deadbeef`",
		"shop/cart@0f4c2d1e9a8b7c6d5e4f0f4c2d1e9a8b7c6d5e4f": "shop/cart\\@`0f4c2d1e9a8b7c6d5e4f0f4c2d1e9a8b7c6d5e4f`",
		"0F4C2D1, a1b2c3 and xa1b2c3d":                       "`0F4C2D1`, a1b2c3 and xa1b2c3d",
		"order 12345678 of added beef":                       "order 12345678 of added beef",
		"gh-12 and lgh-12":                                   "`gh-12` and lgh-12",
		"two\nlines\n\nmore":                                 "two / lines / more",
		"  spaces \t  go ":                                   "spaces go",
		"":                                                   "",
	} {
		if got := inline(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func TestBlockKeepsLinesAndParagraphs(t *testing.T) {
	got := block("\none\ntwo\n\n\n- three\n", "> ")
	if want := "one\\\n> two\n>\n> \\- three"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPersonCallsNobody(t *testing.T) {
	if got := person("@ana"); got != "ana" {
		t.Errorf("got %s", got)
	}
}

// hostile draws texts that are full of what Markdown, HTML and GitHub read as
// something else.
func hostile(multiline bool) *rapid.Generator[string] {
	fragments := []string{"#", "##", "# ", " #", "#12", "a/b#3", "GH-4", "@", "@ana", " @org/team", "a@b.example", "-", "- ", "---", "===", "+ ", "* ", "**", "*", "_", "__",
		"~", "~~", "~~~", "`", "```", "1. ", "2) ", "[", "]", "(", ")", "[x](", "[x](javascript:alert(1))", "![i](https://i.example)", "[x](https://a.example/(b))", "[ ] ", "[^1]", "[a]: b",
		"<", ">", "> ", "<script>", "</td>", "<!--", "-->", "<img src=x onerror=y>", "<https://x.example>", "&", "&amp;", "&#64;", "|", "| - |", ":--", "\\", "\\\\", "\\|", "$", "$$", ":", "://",
		"http://", "https://a.example/b?c=d&copy;|e", "https://a.example/_x_*y*", "www.a.example", "ftp://a.example", "mailto:a@b.example", ":tada:", ":+1:", "a1b2c3d", "@0f4c2d1e", "!", "word", "4.2", " ", "  ", "    ", "\t", "é", "日本", "\u00a0", "\u3000"}
	if multiline {
		fragments = append(fragments, "\n", "\n\n", "\n    ", "\n---\n", "\n===\n", "\n| a |\n| - |\n", "\n```\n")
	}
	one := rapid.OneOf(rapid.SampledFrom(fragments), rapid.SampledFrom(fragments), rapid.StringN(0, 3, -1))
	return rapid.Map(rapid.SliceOfN(one, 1, 8), func(list []string) string { return strings.Join(list, "") })
}

// spoken returns a hostile text that says something once it is cleaned, as an answer
// has to.
func spoken(t *rapid.T) string {
	text := hostile(true).Draw(t, "text")
	_, notNumber := strconv.Atoi(strings.TrimSpace(model.Clean(text, false))) // which would name an option
	if model.Clean(text, false) == "" || model.CheckAnswer(model.FieldWhy, text) != nil || notNumber == nil {
		text += "x"
	}
	return text
}

// Whatever people write, the minutes have the parts, tables and rows that they
// have when everybody writes "x".
func TestNoTextBreaksTheStructure(t *testing.T) {
	plain := storyInWords(t, "x")
	want := structure(plain)
	rapid.Check(t, func(rt *rapid.T) {
		words := spoken(rt)
		got := storyInWords(t, words)
		if counted := structure(got); !maps.Equal(counted, want) {
			rt.Fatalf("%q: got %v, want %v\n%s", words, counted, want, got)
		}
		if call := callIn(got); call != "" {
			rt.Fatalf("%q calls %q\n%s", words, call, got)
		}
	})
}

func storyInWords(t testing.TB, words string) string {
	m := newFixture(t)
	m.words = func(string) string { return words }
	s := tell(m)
	return s.minutes(s.second)
}

// structure counts everything in a document but text, paragraphs and links.
func structure(markdown string) map[string]int {
	counted := map[string]int{}
	root := github.Parser().Parse(text.NewReader([]byte(markdown)))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			counted[n.Kind().String()]++
		}
		return ast.WalkContinue, nil
	})
	for _, kind := range []ast.NodeKind{ast.KindText, ast.KindParagraph, ast.KindTextBlock, ast.KindLink, ast.KindAutoLink, ast.KindCodeSpan} {
		delete(counted, kind.String())
	}
	return counted
}

var (
	inert = regexp.MustCompile(`(?s)<code[^>]*>.*?</code>|<a .*?</a>`)
	tag   = regexp.MustCompile(`<[^>]*>`)
	call  = regexp.MustCompile(`(?:^|[^A-Za-z0-9])@[A-Za-z0-9]|#[0-9]|\bGH-[0-9]|:[a-z][a-z0-9_+-]*:|\b[0-9]*[a-f][0-9a-f]{6,39}\b`)
	href  = regexp.MustCompile(`href="([^"]*)"`)
)

// callIn returns what GitHub would find to mention, to link to, or to follow, in
// the text that is left when Markdown is done.
func callIn(markdown string) string {
	page := rendered(markdown)
	for _, to := range href.FindAllStringSubmatch(page, -1) {
		if !strings.HasPrefix(strings.ToLower(to[1]), "http") && !strings.HasPrefix(strings.ToLower(to[1]), "mailto:") {
			return to[1]
		}
	}
	return call.FindString(html.UnescapeString(tag.ReplaceAllString(inert.ReplaceAllString(page, " "), "")))
}

func rendered(markdown string) string {
	var b bytes.Buffer
	if err := github.Convert([]byte(markdown), &b); err != nil {
		panic(err)
	}
	return b.String()
}

// Text comes out as the text that it is, wherever it stands.
func TestTextComesOutAsTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		said := hostile(true).Filter(func(s string) bool { return !strings.Contains(s, "](") && inline(s) != "" }).Draw(t, "text")
		var clean []string
		for line := range strings.SplitSeq(model.Clean(said, true), "\n") {
			if line = strings.Join(strings.Fields(line), " "); line != "" {
				clean = append(clean, line)
			}
		}
		for place, markdown := range map[string]string{
			"list":      list(inline(said)),
			"heading":   "### " + inline(said),
			"label":     list("**Why:** "+inline(said), deeper("**Why:**", []string{inline(said)})),
			"table":     table([]string{"a", "b"}, [][]string{{inline(said), "y"}}),
			"paragraph": block(said, ""),
			"quote":     "> " + block(said, "> "),
		} {
			separator := lineBreak
			if place == "paragraph" || place == "quote" {
				separator = " "
			}
			want := strings.Join(clean, separator)
			got := html.UnescapeString(tag.ReplaceAllString(rendered(markdown), ""))
			if !strings.Contains(unspaced(got), unspaced(want)) {
				t.Fatalf("%s: %q comes out as %q\n%s", place, want, got, markdown)
			}
		}
	})
}

// unspaced leaves out white space, which Markdown arranges as it likes.
func unspaced(s string) string { return strings.Join(strings.Fields(s), "") }

func TestLinksAreKept(t *testing.T) {
	page := rendered(block("see [the *plan*](https://a.example/x_y?a=1&b=2),\nor <https://b.example/c>, mail mailto:ana@b.example", ""))
	for _, want := range []string{
		`<a href="https://a.example/x_y?a=1&amp;b=2">the *plan*</a>`,
		`<a href="https://b.example/c">https://b.example/c</a>`,
		`<a href="mailto:ana@b.example">mailto:ana@b.example</a>`,
		"<br>",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is not in\n%s", want, page)
		}
	}
}
