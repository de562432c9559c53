package cli

import "strings"

// shellWord is a word of a command line: as it is written, what it says, and the
// quote that is open at its end.
type shellWord struct {
	raw, text string
	open      byte // ' or ", or a backslash that nothing follows; 0 for none
	active    bool // the shell would put something else in the place of a part of it
}

// readWord reads a word as a shell quotes it (POSIX.1-2024, XCU 2.2), and where
// asked for as fish does. Nothing is expanded: $ and ` are characters like others.
func readWord(raw string, fish bool) shellWord {
	w := shellWord{raw: raw}
	var text strings.Builder
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		switch {
		case c == '\\' && w.open != '\'', c == '\\' && fish:
			if i+1 == len(raw) {
				if w.open == 0 {
					w.open = '\\'
				}
				continue
			}
			i++
			if w.open != 0 && !escapable(raw[i], w.open, fish) {
				text.WriteByte('\\')
			}
			text.WriteByte(raw[i])
		case w.open == c:
			w.open = 0
		case w.open == 0 && (c == '\'' || c == '"'):
			w.open = c
		default:
			w.active = w.active || w.open == 0 && strings.IndexByte(activeBare, c) >= 0 || w.open == '"' && strings.IndexByte("$`", c) >= 0
			text.WriteByte(c)
		}
	}
	w.text = text.String()
	return w
}

// activeBare are the characters for which a shell puts something else where no
// quote takes their meaning away.
const activeBare = "$`*?[]{}()<>|&;!~#"

// escapable reports whether a backslash between quotes takes a character's meaning
// away; before others it stands for itself.
func escapable(c, quote byte, fish bool) bool {
	switch {
	case quote == '\'':
		return fish && (c == '\'' || c == '\\')
	case fish:
		return strings.IndexByte("\"$\\", c) >= 0
	}
	return strings.IndexByte("\"$\\`\n", c) >= 0
}

// quote returns a text as it is written at the end of the word, so that the shell
// takes every character of it for itself.
func (w shellWord) quote(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case w.open == '\'' && c == '\'':
			b.WriteString(`'\''`)
		case w.open == '\'':
			b.WriteByte(c)
		case w.open == '"' && c == '!': // the history is asked for it between these quotes, too
			b.WriteString(`"'!'"`)
		case w.open == '"':
			if escapable(c, '"', false) {
				b.WriteByte('\\')
			}
			b.WriteByte(c)
		case i == 0 && w.open == '\\':
			b.WriteByte(c) // the backslash stands before it
		default:
			if !plainInShell(c) {
				b.WriteByte('\\')
			}
			b.WriteByte(c)
		}
	}
	return b.String()
}

// plainInShell reports whether a character means nothing to a shell.
func plainInShell(c byte) bool {
	return c >= 0x80 || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-_./,:@+%", c) >= 0
}

// shellWords returns the words of a line behind the command's name, and the last
// one, which is being written; it is empty behind a blank.
func shellWords(line string) (words []string, last shellWord) {
	start := -1
	var list []string
	for i := 0; i <= len(line); i++ {
		blank := i < len(line) && strings.IndexByte(" \t\n", line[i]) >= 0
		if start < 0 {
			if i < len(line) && !blank {
				start = i
			}
			continue
		}
		if i == len(line) || blank && readWord(line[start:i], false).open == 0 {
			list = append(list, line[start:i])
			start = -1
		}
	}
	if len(list) == 0 || strings.HasSuffix(line, " ") && readWord(list[len(list)-1], false).open == 0 && !strings.HasSuffix(list[len(list)-1], " ") {
		list = append(list, "")
	}
	for _, raw := range list[:len(list)-1] {
		words = append(words, readWord(raw, false).text)
	}
	if len(words) > 0 {
		words = words[1:]
	}
	return words, readWord(list[len(list)-1], false)
}
