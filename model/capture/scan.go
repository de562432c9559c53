package capture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gavel/model"
)

// role says what a part of a line stands for.
type role int

const (
	aWord    role = iota
	aName         // @name
	aToken        // due:fri
	aMistake      // du:fri
)

// part is one piece of a line, between white space.
type part struct {
	role       role
	start, end int         // its place in the line
	text       string      // the word, or the value of a name or token, without quotes and escapes
	at, until  int         // the place of the text, within quotes
	field      model.Field // of a token
	meant      string      // of a mistake: the token that was probably meant; "" for none
	quoted     bool
	open       bool // the quote is never closed
	literal    bool // a backslash says that the word means no more than itself
}

// grammar is which tokens count; others are words.
type grammar int

const (
	ofLines grammar = iota // every token that a command can take
	ofTasks                // due: alone, within a condition or an action
)

// scanner cuts one line into parts.
type scanner struct {
	line    string
	grammar grammar
	never   string            // the quotes that are not closed in the rest of the line
	tokens  []model.FieldSpec // every token, once a near miss asks for them
}

// scan cuts a line into parts, from a place on.
func scan(line string, from int, g grammar) []part {
	var parts []part
	s := scanner{line: line, grammar: g}
	for i := from; i < len(line); {
		if r, size := utf8.DecodeRuneInString(line[i:]); unicode.IsSpace(r) {
			i += size
			continue
		}
		p := s.part(i)
		parts = append(parts, p)
		i = p.end
	}
	return parts
}

// part reads the part that begins at i.
func (s *scanner) part(i int) part {
	line := s.line
	word := line[i:wordEnd(line, i)]
	first, size := utf8.DecodeRuneInString(word)
	switch {
	case first == '@':
		return s.name(i, size)
	case closersOf(first) != "" && !strings.ContainsRune(s.never, first):
		if q := readQuoted(line, i); q.closed {
			return part{role: aWord, start: i, end: q.end, text: line[i:q.end], at: q.at, until: q.until, quoted: true}
		}
		s.never += string(first)
	case first == '\\' && s.isSpecial(line[i+1:]):
		return part{role: aWord, start: i, end: i + len(word), text: word[1:], at: i + 1, until: i + len(word), literal: true}
	}
	if name, ok := tokenName(word); ok {
		if p, ok := s.token(i, name); ok {
			return p
		}
	}
	return part{role: aWord, start: i, end: i + len(word), text: word, at: i, until: i + len(word)}
}

// name reads @name or @"Full Name". A lone @ is a word, but at the end of
// the line, where a name is still to come.
func (s *scanner) name(i, size int) part {
	line := s.line
	p := scanValue(line, i, i+size)
	p.role = aName
	if !p.quoted {
		p.text = strings.TrimRight(p.text, trailing)
		p.until = p.at + len(p.text)
	}
	if p.text == "" && !p.quoted && strings.TrimSpace(line[p.end:]) != "" {
		p.role, p.text = aWord, line[i:p.end]
	}
	return p
}

// token reads due:fri or why:"a reason". ok is false where it is a word.
func (s *scanner) token(i int, name string) (part, bool) {
	colon := i + len(name) + 1
	field, meant := s.tokenOf(name)
	if field == "" && !s.quotesAt(s.line, colon) && (meant == "" && !s.valueAt(s.line, name, colon) || mayEnd(s.line[colon:])) {
		return part{}, false
	}
	p := scanValue(s.line, i, colon)
	p.role, p.field, p.meant = aToken, field, meant
	if field == "" {
		p.role = aMistake
	}
	return p, true
}

// valueAt reports whether a value follows the colon of an unknown token at once, as it
// follows that of a token: "sev:high". "Error: timeouts" is words, and so is "C:x".
func (s *scanner) valueAt(line, name string, colon int) bool {
	first, _ := utf8.DecodeRuneInString(line[colon:])
	return s.grammar == ofLines && len(name) > 1 && (unicode.IsLetter(first) || unicode.IsDigit(first))
}

// quotesAt reports whether the value behind the colon of an unknown token is a text in
// quotes that are closed. Nobody writes words so; it is a token with another name.
func (s *scanner) quotesAt(line string, colon int) bool {
	first, _ := utf8.DecodeRuneInString(line[colon:])
	return s.grammar == ofLines && closersOf(first) != "" && readQuoted(line, colon).closed
}

// scanValue reads the value at a place of the part that begins at start.
func scanValue(line string, start, at int) part {
	first, _ := utf8.DecodeRuneInString(line[at:])
	if closersOf(first) != "" {
		q := readQuoted(line, at)
		return part{start: start, end: wordEnd(line, q.end), text: q.text, at: q.at, until: q.until, quoted: true, open: !q.closed}
	}
	end := wordEnd(line, at)
	return part{start: start, end: end, text: line[at:end], at: at, until: end}
}

// wordEnd returns where the run without white space ends that i is in.
func wordEnd(line string, i int) int {
	if n := strings.IndexFunc(line[i:], unicode.IsSpace); n >= 0 {
		return i + n
	}
	return len(line)
}

// isSpecial reports whether the word that a text begins with means more than itself, so that
// it takes a backslash to be read as it stands.
func (s *scanner) isSpecial(text string) bool {
	text = strings.TrimLeft(text, `\`)
	word := text[:wordEnd(text, 0)]
	first, _ := utf8.DecodeRuneInString(word)
	switch {
	case word == "":
		return false
	case first == '@', closersOf(first) != "":
		return true
	}
	if s.grammar == ofLines {
		_, id := dashedID(word)
		_, number := RowNumber(word)
		if id || number || rangeOfRows().MatchString(word) {
			return true
		}
	}
	name, ok := tokenName(word)
	if !ok {
		return false
	}
	field, meant := s.tokenOf(name)
	return field != "" || meant != "" || s.quotesAt(text, len(name)+1) || s.valueAt(text, name, len(name)+1)
}

// joined is words in a row with the white space that was typed between them;
// where something else stood between two, with one space.
func joined(line string, words []part) string {
	if len(words) == 1 && words[0].quoted {
		return unquoted(line, words[0])
	}
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			gap := line[words[i-1].end:w.start]
			if strings.TrimSpace(gap) != "" {
				gap = " "
			}
			b.WriteString(gap)
		}
		b.WriteString(w.text)
	}
	return b.String()
}

func unquoted(line string, p part) string {
	q := readQuoted(line, p.start)
	return q.text
}
