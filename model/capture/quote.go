package capture

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// closersOf are the runes that end what a quote begins, as keyboards and
// autocorrection pair them; "" for what is no opening quote.
func closersOf(open rune) string {
	switch open {
	case '"':
		return `"`
	case '“':
		return `”"`
	case '„':
		return `“”"`
	case '‘':
		return `’`
	case '«':
		return `»`
	}
	return ""
}

const (
	quotes   = `"“”„‘’«»`
	trailing = ",.;:!?)" // what may follow a name or a quote without being part of it
)

// quoted is a text in quotes as found in a line.
type quoted struct {
	text   string // without quotes and escapes
	at     int    // where the text begins, behind the quote
	until  int    // where it ends
	end    int    // behind the closing quote
	closed bool
}

// readQuoted reads the quoted text that begins at i. A quote closes it only
// where a word can end, so that a quote within a word is a part of it. One
// that is never closed reaches to the end of the line.
func readQuoted(line string, i int) quoted {
	open, size := utf8.DecodeRuneInString(line[i:])
	closers := closersOf(open)
	q := quoted{at: i + size}
	var b strings.Builder
	for j := q.at; j < len(line); {
		r, size := utf8.DecodeRuneInString(line[j:])
		if next, ok := escaped(line[j:]); ok {
			b.WriteString(next)
			j += 1 + len(next)
			continue
		}
		if strings.ContainsRune(closers, r) && mayEnd(line[j+size:]) {
			q.text, q.until, q.end, q.closed = b.String(), j, j+size, true
			return q
		}
		b.WriteString(line[j : j+size])
		j += size
	}
	q.text, q.until, q.end = strings.TrimSpace(b.String()), len(line), len(line)
	return q
}

// escaped is the quote or the backslash that a backslash stands before.
func escaped(s string) (string, bool) {
	if len(s) < 2 || s[0] != '\\' {
		return "", false
	}
	r, size := utf8.DecodeRuneInString(s[1:])
	if r != '\\' && !strings.ContainsRune(quotes, r) {
		return "", false
	}
	return s[1 : 1+size], true
}

// mayEnd reports whether a word can end before s.
func mayEnd(s string) bool {
	s = strings.TrimLeft(s, trailing)
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || unicode.IsSpace(r)
}

// inQuotes writes a text so that readQuoted reads it back.
func inQuotes(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// typedAt returns how far into the typed text, escapes and all, the n-th byte of
// what it says is.
func typedAt(typed string, n int) int {
	i := 0
	for said := 0; said < n && i < len(typed); {
		if next, ok := escaped(typed[i:]); ok {
			i, said = i+1+len(next), said+len(next)
			continue
		}
		i, said = i+1, said+1
	}
	return min(i, len(typed))
}
