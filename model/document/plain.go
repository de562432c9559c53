package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gavel/model"
)

// This file is the way for people's text into what is no Markdown: a chat and a mail.

// mail returns a text on one line.
func mail(text string) string {
	var lines []string
	for line := range strings.SplitSeq(model.Clean(text, true), "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.TrimLeft(strings.Join(lines, lineBreak), "@ ")
}

// lookalikes map each mark that a chat would act on to what stands for it. A chat knows no
// backslash (slack.com/help, "Format your messages"), so that the mark itself cannot stay.
var lookalikes = map[rune]rune{'*': '∗', '_': 'ˍ', '~': '∼', '`': 'ˋ', '@': '＠', '<': '‹', '>': '›', ':': '∶', '•': '·', '&': '＆'}

// chat returns a text on one line in which nothing is bold, struck, code, an emoji or a
// call of somebody. An address of the web stays as it is.
func chat(text string) string {
	var b strings.Builder
	text = mail(text)
	before := ' '
	for text != "" {
		if url := trimURL(webURL().FindString(text)); url != "" && !wordy(before) && !strings.ContainsAny(url, "*`") {
			b.WriteString(url)
			before, text = '/', text[len(url):]
			continue
		}
		if emoji := shortcode().FindString(text); emoji != "" {
			b.WriteString(strings.ReplaceAll(emoji, ":", string(lookalikes[':'])))
			before, text = ' ', text[len(emoji):]
			continue
		}
		r, size := utf8.DecodeRuneInString(text)
		next, _ := utf8.DecodeRuneInString(text[size:])
		if size == len(text) {
			next = ' '
		}
		if acts(r, before, next) {
			b.WriteRune(lookalikes[r])
		} else {
			b.WriteRune(r)
		}
		before, text = r, text[size:]
	}
	return b.String()
}

// acts reports whether a chat would act on a character between two others.
func acts(r, before, next rune) bool {
	switch r {
	case '*', '~', '`', '•':
		return true
	case '_': // within a word it is only a letter
		return !wordy(before) || !wordy(next)
	case '@':
		return !wordy(before)
	case '<':
		return next == '!' || next == '@' || next == '#' || unicode.IsLetter(next)
	case '>':
		return before != ' ' || next != ' '
	case '&':
		return wordy(next) || next == '#'
	}
	return false
}

// mailWidth limits the columns of a line of a mail (RFC 5322 asks for less than
// 78; a reply adds two to each).
const mailWidth = 72

// wrapped returns an entry of a mail in lines that fit, the first led by two blanks and the
// others by four. A word that is longer than a line stands alone on one.
func wrapped(entry string) string {
	var b strings.Builder
	line, width := "  ", 2
	empty := true
	for _, word := range strings.Fields(entry) {
		w := columns(word)
		if !empty && width+1+w > mailWidth {
			b.WriteString(line + "\n")
			line, width, empty = "    ", 4, true
		}
		if !empty {
			line, width = line+" ", width+1
		}
		line, width, empty = line+word, width+w, false
	}
	b.WriteString(line + "\n")
	return b.String()
}

// columns returns how wide a word is where every character has one column, or two in the
// scripts of East Asia.
func columns(word string) int {
	n := 0
	for _, r := range word {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r >= 0xff01 && r <= 0xff60 || r >= 0x1f300 && r <= 0x1faff:
			n += 2
		default:
			n++
		}
	}
	return n
}
