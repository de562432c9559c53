package capture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gavel/model"
)

// isMend reports whether a line is s/old/new/: an s, and any punctuation that
// stands between the parts.
func isMend(line string) bool {
	line = strings.TrimLeftFunc(line, unicode.IsSpace)
	if line == "" || line[0]|0x20 != 's' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(line[1:])
	return r != utf8.RuneError && r != '\\' && (unicode.IsPunct(r) || unicode.IsSymbol(r))
}

// Captures reports whether a command adds something that s/old/new/ mends next.
func Captures(c model.Command) bool {
	switch c.(type) {
	case model.Raise, model.AddPerson:
		return true
	}
	return false
}

// cut is a piece of s/old/new/ with its place.
type cut struct {
	text       string
	start, end int
	closed     bool
}

// readMend reads s/old/new/, which changes the words of the thing captured last:
// once, or everywhere with a g behind it.
func (r *reader) readMend() {
	from := strings.IndexFunc(r.line, func(c rune) bool { return !unicode.IsSpace(c) })
	_, size := utf8.DecodeRuneInString(r.line[from+1:])
	r.headStart, r.headEnd = from, from+1+size
	r.out.Verb = "mend"
	delim := r.line[from+1 : r.headEnd]
	old := upTo(r.line, r.headEnd, delim)
	text, ok := r.lastText()
	switch {
	case !ok:
		return
	case !old.closed && old.text == "":
		r.hint("s%[1]sold%[1]snew%[1]s corrects %s: %s", delim, r.Last, text)
		return
	case old.text == "":
		r.problem(old.start, old.end, "say which words are to go: s%[1]sold%[1]snew%[1]s", delim)
		return
	case !strings.Contains(text, old.text) && r.isSpeaker(old.text):
		r.mendSpeaker(old, size)
		return
	case !strings.Contains(text, old.text):
		r.problem(old.start, old.end, "%s is not in %s: %s", model.Quoted(old.text), r.Last, text)
		return
	case !old.closed:
		r.hint("and what stands in its place: s%[1]s%[2]s%[1]snew%[1]s", delim, old.text)
		return
	}
	r.replace(text, old, upTo(r.line, old.end+size, delim), size)
}

// isSpeaker reports whether letters, with or without an @, are those of who said the
// feedback captured last.
func (r *reader) isSpeaker(who string) bool {
	f, ok := r.Record.Feedbacks.Get(r.Last.ID)
	if !ok || r.Last.Kind != model.KindFeedback {
		return false
	}
	person, err := Person(who, r.Context)
	return err == nil && person == f.By
}

// mendSpeaker names another person as who said the feedback captured last.
func (r *reader) mendSpeaker(old cut, size int) {
	if !old.closed {
		r.hint("and who said it: s/%s/@name/", old.text)
		return
	}
	with := upTo(r.line, old.end+size, r.line[r.headEnd-size:r.headEnd])
	if with.closed && strings.Trim(r.line[with.end+size:], " g") != "" {
		r.problem(with.end+size, len(r.line), "only g, for everywhere, can follow")
		return
	}
	person, err := Person(with.text, r.Context)
	if err != nil {
		r.problem(with.start, with.end, "%s", err)
		return
	}
	r.out.With[model.FieldBy] = model.Who(person)
	r.given = append(r.given, model.FieldBy)
	r.out.Command = model.SetSpeaker{Feedback: r.Last.ID, By: person, Seen: r.Record.Version(r.Last)}
}

// lastText is the words of the thing captured last, if they can be mended.
func (r *reader) lastText() (string, bool) {
	r.out.About, r.out.Kind = r.Last, r.Last.Kind
	switch {
	case !r.Record.Exists(r.Last):
		r.problem(r.headStart, r.headEnd, "nothing was captured yet that could be corrected; write set D-1 and the new words")
		return "", false
	case r.Last.Kind == model.KindPerson: // whose words are the name
	case !hasRequirement(fieldsOf(r.Last.Kind), model.FieldWords), r.Last.Kind.Info().Immutable:
		r.problem(r.headStart, r.headEnd, "%s was captured last, and %s is not corrected this way", r.Last, r.Last.Kind.Info().Article)
		return "", false
	}
	return r.Record.TextOf(r.Last), true
}

// replace puts the new words in the place of the old.
func (r *reader) replace(text string, old, with cut, size int) {
	count := 1
	if with.closed {
		switch flags := strings.TrimSpace(r.line[with.end+size:]); flags {
		case "":
		case "g":
			count = -1
		default:
			r.problem(with.end+size, len(r.line), "only g, for everywhere, can follow")
			return
		}
	}
	mended := model.Clean(strings.Replace(text, old.text, with.text, count), false)
	if mended == "" {
		r.problem(r.headStart, len(r.line), "that would leave no words of %s", r.Last)
		return
	}
	if onlyNumbers(scan(mended, 0, ofLines)) {
		r.problem(r.headStart, len(r.line), "that would leave nothing but a number of %s; write set %s and the new words", r.Last, r.Last)
		return
	}
	r.out.With[model.FieldWords] = model.Words(mended)
	r.given = append(r.given, model.FieldWords)
	if r.Last.Kind == model.KindPerson {
		r.setName(r.Last, r.headStart, len(r.line))
		return
	}
	r.out.Command = model.Amend{About: r.Last, With: r.out.With, Seen: r.Record.Version(r.Last)}
}

// upTo reads to the next delimiter; a backslash before one makes it a part of
// the text.
func upTo(line string, start int, delim string) cut {
	var b strings.Builder
	for i := start; i < len(line); {
		switch {
		case strings.HasPrefix(line[i:], `\`+delim):
			b.WriteString(delim)
			i += 1 + len(delim)
		case strings.HasPrefix(line[i:], delim):
			return cut{text: b.String(), start: start, end: i, closed: true}
		default:
			b.WriteByte(line[i])
			i++
		}
	}
	return cut{text: b.String(), start: start, end: len(line)}
}
