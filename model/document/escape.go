package document

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"gavel/model"
)

// This file is the one way for people's text onto the page: it comes out as
// the text that it is, whatever Markdown, HTML or GitHub would make of it.
// Links alone stay links, where they lead to the web or to a mailbox.

// lineBreak stands for a line break where there is room for one line only.
const lineBreak = " / "

// inline returns a text on one line: of a list, a table or a heading.
func inline(text string) string {
	return strings.Join(lines(text, false), lineBreak)
}

// block returns a text with its line breaks and paragraphs, each line after the
// first led by an indent: spaces, or the sign of a quote.
func block(text, indent string) string {
	var b strings.Builder
	list := lines(text, true)
	for i, line := range list {
		b.WriteString(line)
		if i == len(list)-1 {
			break
		}
		if line != "" && list[i+1] != "" {
			b.WriteString(hardBreak(line))
		}
		b.WriteByte('\n')
		if list[i+1] == "" {
			b.WriteString(strings.TrimRight(indent, " "))
		} else {
			b.WriteString(indent)
		}
	}
	return b.String()
}

// hardBreak ends a line within a paragraph. Not every parser counts the
// backslashes of a line that ends with one.
func hardBreak(line string) string {
	if strings.HasSuffix(line, `\`) {
		return "  "
	}
	return `\`
}

// lines returns the escaped lines of a text. Empty ones part paragraphs where those
// are asked for, one at a time; elsewhere they go.
func lines(text string, paragraphs bool) []string {
	var list []string
	empty := true // also at the beginning
	for line := range strings.SplitSeq(model.Clean(text, true), "\n") {
		line = strings.Join(strings.Fields(line), " ")
		if line != "" || (paragraphs && !empty) {
			list = append(list, atLineStart(escape(line, true)))
		}
		empty = line == ""
	}
	return list
}

// person returns a name. Without its @ it calls nobody.
func person(name string) string {
	return inline(strings.TrimLeft(name, "@ "))
}

// The patterns below are compiled when a document is first written, so that a
// start of the program does not wait for them.
var (
	numbered = compiled(`^(\d{1,9})([.)])( |$)`)
	// reference matches what GitHub turns into a mention or a link to an issue. It
	// does so after Markdown is done, so that a backslash is gone by then; a code
	// span stays as it is (docs.github.com, "Autolinked references and URLs").
	reference = compiled(`^(?:@[A-Za-z0-9]|#[0-9]|(?i:GH-)[0-9])[A-Za-z0-9@#/_-]*`)
	// shortcode matches what GitHub turns into an emoji: ":smile:", ":+1:", ":100:".
	// The two names of digits alone are listed, so that 10:30:15 stays a time.
	shortcode = compiled(`^:(?:100|1234|[0-9_]*[A-Za-z+-][A-Za-z0-9_+-]*):`)
	// digits is a run of hexadecimal digits, which GitHub links, and shortens,
	// where it is the name of a commit: 7 characters or more.
	digits   = compiled(`^[0-9A-Fa-f]+`)
	decimal  = compiled(`^[0-9]*$`)
	checkBox = compiled(`^\[[xX]\]\(`)
	webURL   = compiled(`^(?i:https?://|mailto:)[^\s\p{Z}\p{C}<>"|\\^{}\x60]+`)
	link     = compiled(`^\[([^\[\]\n]+)\]\(((?i:https?://|mailto:)(?:[^\s\p{Z}\p{C}()<>"|\\^{}\x60]|\([^\s\p{Z}\p{C}()<>"|\\^{}\x60]*\))+)\)`)
	entity   = compiled(`&#?[A-Za-z0-9]+;`)
)

// compiled returns a function that compiles the pattern when it is first called.
func compiled(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// atLineStart escapes what would begin a heading, a list, a quote or a table
// at the start of a line, and a link that some would read as a check box there.
func atLineStart(escaped string) string {
	if box := checkBox().FindString(escaped); box != "" {
		return fmt.Sprintf("[&#%d;%s", box[1], escaped[2:])
	}
	if escaped != "" && strings.ContainsRune("-+=>:", rune(escaped[0])) {
		return `\` + escaped
	}
	return numbered().ReplaceAllString(escaped, `$1\$2$3`)
}

// escape returns one line of text as Markdown.
func escape(line string, withLinks bool) string {
	var b strings.Builder
	b.Grow(len(line) + 8)
	before, code := ' ', false // the character before, and whether a code span is open
	for line != "" {
		verbatim := literal(line, before)
		if code && verbatim == 0 {
			b.WriteByte('`')
		}
		if verbatim > 0 { // two code spans side by side would be read as one
			if !code {
				b.WriteByte('`')
			}
			b.WriteString(line[:verbatim])
			before, line, code = '`', line[verbatim:], true // behind a code span anything begins anew
			continue
		}
		code = false
		if token, size := token(line, before, withLinks); size > 0 {
			b.WriteString(token)
			line, before = line[size:], '>'
			continue
		}
		r, size := utf8.DecodeRuneInString(line)
		if special(r, before, line[size:]) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		line, before = line[size:], r
	}
	if code {
		b.WriteByte('`')
	}
	return b.String()
}

// literal returns how much of the beginning of a line stands in a code span, because
// GitHub would put something else in its place; 0 for nothing.
func literal(line string, before rune) int {
	switch line[0] {
	case ':':
		return len(shortcode().FindString(line))
	case '@', 'G', 'g':
		if isASCIIWord(before) { // as in an e-mail address
			return 0
		}
		return max(len(reference().FindString(line)), commit(line, before))
	case '#':
		return len(reference().FindString(line))
	}
	return commit(line, before)
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f' }

// commit returns the length of the hash that a line begins with: 7 to 64 hexadecimal
// digits that are a word of their own, and not a decimal number, unless of the 40
// digits that a whole hash has.
func commit(line string, before rune) int {
	if isASCIIWord(before) || before == '_' || !isHex(line[0]) {
		return 0
	}
	hash := digits().FindString(line)
	next, _ := utf8.DecodeRuneInString(line[len(hash):])
	if isASCIIWord(next) || next == '_' || len(hash) < 7 || len(hash) > 64 || (decimal().MatchString(hash) && len(hash) != 40) {
		return 0
	}
	return len(hash)
}

// token returns what stands for the link or the address that a line begins with, and
// how long that is in the line; 0 where there is none.
func token(line string, before rune, withLinks bool) (string, int) {
	switch line[0] {
	case '[':
		if m := link().FindStringSubmatch(line); m != nil && withLinks && !entity().MatchString(m[2]) {
			return "[" + escape(m[1], false) + "](" + m[2] + ")", len(m[0])
		}
	case 'h', 'H', 'm', 'M':
		if url := trimURL(webURL().FindString(line)); url != "" && withLinks && !wordy(before) && !entity().MatchString(url) {
			return "<" + url + ">", len(url)
		}
	case 'w': // GitHub makes a link of any word that begins with "www."
		if strings.HasPrefix(line, "www.") && !wordy(before) {
			return `www\.`, len("www.")
		}
	}
	return "", 0
}

// trimURL leaves the marks of the sentence around an address out of it.
func trimURL(url string) string {
	for {
		short := strings.TrimRight(url, ".,;:!?'*_~")
		if strings.HasSuffix(short, ")") && strings.Count(short, ")") > strings.Count(short, "(") {
			short = strings.TrimSuffix(short, ")")
		}
		if short == url {
			break
		}
		url = short
	}
	if _, rest, _ := strings.Cut(url, ":"); strings.Trim(rest, "/") == "" {
		return ""
	}
	return url
}

// special reports whether a character would be read as Markdown between what
// stands before and after it.
func special(r, before rune, after string) bool {
	switch r {
	case '\\', '`', '*', '[', ']', '<', '|', '~', '$', '@':
		return true
	case '_': // within a word it is only a letter
		next, _ := utf8.DecodeRuneInString(after)
		return !wordy(before) || !wordy(next)
	case '#': // a heading begins with it, or ends
		return before == ' '
	case '&':
		at := entity().FindStringIndex("&" + after)
		return at != nil && at[0] == 0
	case '!': // an image
		return strings.HasPrefix(after, "[")
	case ':': // a bare address
		return strings.HasPrefix(after, "//")
	}
	return false
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isASCIIWord(r rune) bool { return r < utf8.RuneSelf && wordy(r) }
