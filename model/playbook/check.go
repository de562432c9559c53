package playbook

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"gavel/model/spelling"
)

const (
	mostBytes  = 1 << 20
	mostLetter = 300 // of one text
)

// mark is the character with which some editors begin a file in UTF-8. It says nothing.
const mark = "\ufeff"

// parse reads a text into a playbook, which holds what the text need not say.
func parse(text string, p Playbook) (Playbook, Mistakes) {
	text = strings.TrimPrefix(text, mark)
	if says := noPlaybook(text); says != "" {
		return p, Mistakes{{1, 1, says}}
	}
	root, mistakes, broken := read(text)
	c := &checker{broken: broken, mistakes: mistakes, names: namesOf(root, p)}
	c.table(root, file(), "the file")
	if len(c.mistakes) > 0 {
		return p, c.mistakes.sorted()
	}
	if err := toml.Unmarshal([]byte(text), &p); err != nil {
		return p, Mistakes{decodeMistake(err)}
	}
	return p, nil
}

// noPlaybook says why a text is none at all; "" where its lines are worth a look.
func noPlaybook(text string) string {
	switch {
	case len(text) > mostBytes:
		return "the file is larger than a megabyte; a playbook has some hundred lines"
	case strings.HasPrefix(text, "\xff\xfe"), strings.HasPrefix(text, "\xfe\xff"):
		return "the file is in UTF-16; save it as UTF-8"
	case strings.Contains(text, "\x00"):
		return "the file is no text; a playbook is a text in UTF-8, such as gavel playbook export prints"
	case strings.TrimSpace(text) == "":
		return "the file is empty; begin with what gavel playbook export prints"
	}
	return ""
}

// decodeMistake is what the library refuses and the checks let through.
func decodeMistake(err error) Mistake {
	made := Mistake{Line: 1, Column: 1, Says: err.Error()}
	if placed, ok := err.(interface{ Position() (int, int) }); ok {
		made.Line, made.Column = placed.Position()
	}
	return made
}

// namesOf returns the names that a file gives, by their sort.
func namesOf(root *node, offered Playbook) map[string][]string {
	names := map[string][]string{
		nameOfFunction: offered.Cycle.Functions,
		nameOfTag:      tags(),
		nameOfMetric:   keysOf(root.get("metric")),
		nameOfGate:     keysOf(root.get("gate")),
		nameOfKind:     keysOf(root.get("kind")),
	}
	if cycle := root.get("cycle"); cycle != nil {
		if functions := cycle.get("functions"); functions != nil {
			names[nameOfFunction] = nil
			for _, one := range functions.list {
				names[nameOfFunction] = append(names[nameOfFunction], one.text)
			}
		}
	}
	return names
}

func keysOf(list *node) (keys []string) {
	if list == nil {
		return nil
	}
	for _, one := range list.list {
		if k := one.get("key"); k != nil {
			keys = append(keys, k.text)
		}
	}
	return keys
}

// checker holds the tree of a text against what may stand in it.
type checker struct {
	broken   bool // a line was left out, so that nothing can be said of what is missing
	mistakes Mistakes
	names    map[string][]string
}

func (c *checker) mistake(at place, format string, args ...any) {
	c.mistakes = append(c.mistakes, Mistake{max(at.line, 1), max(at.column, 1), fmt.Sprintf(format, args...)})
}

// table checks the keys of a table, which is called by what it is.
func (c *checker) table(n *node, keys []key, called string) {
	for _, e := range n.entries {
		i := slices.IndexFunc(keys, func(k key) bool { return k.name == e.name })
		if i < 0 {
			c.mistake(e.at, "%s has no key %q; %s", called, e.name, meant(e.name, namesOfKeys(keys)))
			continue
		}
		c.value(e, keys[i])
	}
	for _, k := range keys {
		if k.required && n.get(k.name) == nil && !c.broken {
			c.mistake(n.at, "%s has no %s; add %s", called, k.name, k.written())
		}
	}
	c.together(n, keys, called)
}

func has(keys []key, name string) bool {
	return slices.ContainsFunc(keys, func(k key) bool { return k.name == name })
}

// written is a key as it is written in a file.
func (k key) written() string {
	switch k.value {
	case tables:
		return "a [[" + k.name + "]]"
	case table:
		return "a [" + k.name + "]"
	}
	return k.name + " = " + k.sample
}

func namesOfKeys(keys []key) []string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	return names
}

// meant names the word that comes closest, else all there are.
func meant(word string, all []string) string {
	if nearest := spelling.Nearest(word, all); nearest != "" {
		return fmt.Sprintf("do you mean %q?", nearest)
	}
	if len(all) == 0 {
		return "none is named in the file"
	}
	return "there is " + strings.Join(all, ", ")
}

func (c *checker) value(e entry, k key) {
	n := e.value
	switch k.value {
	case line:
		if n.sort != aLine {
			c.mistake(n.at, "%s takes words in quotes, such as %s", k.name, k.written())
			return
		}
		c.line(n, k)
	case number:
		c.number(n, k)
	case yesno:
		if n.sort != aYesno {
			c.mistake(n.at, "%s takes true or false, without quotes", k.name)
		}
	case lines:
		c.lines(n, k)
	case table:
		if n.sort != aTable {
			c.mistake(n.at, "%s is a table; write [%s], and its keys below it", k.name, k.name)
			return
		}
		c.table(n, k.keys, k.name)
	case tables:
		c.tables(n, k)
	}
}

func (c *checker) line(n *node, k key) {
	switch {
	case strings.TrimSpace(n.text) == "" && (k.required || len(k.words) > 0):
		c.mistake(n.at, "%s is empty; write such as %s", k.name, k.written())
	case strings.ContainsFunc(n.text, unicode.IsControl):
		c.mistake(n.at, "%s holds a character that is not shown; keep it to one line of text", k.name)
	case utf8.RuneCountInString(n.text) > mostLetter:
		c.mistake(n.at, "%s is longer than %d characters", k.name, mostLetter)
	case k.unique && !isWord(n.text):
		c.mistake(n.at, "%s is one word in small letters, such as %s, not %q", k.name, k.sample, n.text)
	case len(k.words) > 0:
		c.word(n, k)
	}
}

// isWord reports whether a text is small letters and digits, joined by hyphens.
func isWord(text string) bool {
	for part := range strings.SplitSeq(text, "-") {
		if part == "" || strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return true
}

func (c *checker) word(n *node, k key) {
	var all []string
	for _, w := range k.words {
		begin, sort := partsOf(w)
		if sort == anyNumber {
			if rest, ok := strings.CutPrefix(n.text, begin); ok && isNumber(rest) {
				return
			}
			all = append(all, begin+"1")
			continue
		}
		names := []string{""}
		if sort != "" {
			names = c.names[sort]
		}
		for _, name := range names {
			all = append(all, begin+name)
		}
	}
	if !slices.Contains(all, n.text) {
		c.mistake(n.at, "%s cannot be %q; %s", k.name, n.text, meant(n.text, alike(n.text, all)))
	}
}

// alike returns the words that begin as a word does up to its colon; all, where none does.
func alike(word string, all []string) []string {
	sort, _, ok := strings.Cut(word, ":")
	if begin := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return !strings.HasPrefix(w, sort+":") }); ok && len(begin) > 0 {
		return begin
	}
	return all
}

func isNumber(text string) bool {
	n, err := strconv.Atoi(text)
	return err == nil && n > 0
}

func (c *checker) number(n *node, k key) {
	value, err := strconv.ParseInt(strings.ReplaceAll(n.text, "_", ""), 0, 32)
	switch {
	case n.sort != aNumber || err != nil:
		c.mistake(n.at, "%s takes a whole number without quotes, such as %s", k.name, k.written())
	case value < int64(k.least), value > int64(k.most):
		if k.least == k.most {
			c.mistake(n.at, "%s is %d; this gavel reads no other", k.name, k.least)
			return
		}
		c.mistake(n.at, "%s is between %d and %d, not %d", k.name, k.least, k.most, value)
	}
}

func (c *checker) lines(n *node, k key) {
	if n.sort != aList || n.heading {
		c.mistake(n.at, "%s takes a list of words, such as %s", k.name, k.written())
		return
	}
	var seen []string
	for _, one := range n.list {
		switch {
		case one.sort != aLine:
			c.mistake(one.at, "%s takes a list of words in quotes, such as %s", k.name, k.written())
			continue
		case slices.Contains(seen, one.text):
			c.mistake(one.at, "%s has %q twice; keep one", k.name, one.text)
		default:
			c.line(one, k)
		}
		seen = append(seen, one.text)
	}
	if len(n.list) < k.least {
		c.mistake(n.at, "%s is empty; write such as %s", k.name, k.written())
	}
}

func (c *checker) tables(n *node, k key) {
	if n.sort != aList {
		c.mistake(n.at, "%s is written [[%s]], once for each", k.name, k.name)
		return
	}
	first := map[string]place{}
	for _, one := range n.list {
		if one.sort != aTable {
			c.mistake(one.at, "%s is written [[%s]], once for each", k.name, k.name)
			continue
		}
		called := "this " + k.name
		if named := one.get("key"); named != nil && named.sort == aLine {
			called = fmt.Sprintf("the %s %q", k.name, named.text)
			if at, twice := first[named.text]; twice {
				c.mistake(named.at, "%s stands in line %d already; give one of them another key", called, at.line)
			} else {
				first[named.text] = named.at
			}
		}
		c.table(one, k.keys, called)
	}
	if len(n.list) == 0 && k.required {
		c.mistake(n.at, "%s is empty; write %s", k.name, k.written())
	}
}

// together checks what one key of a table asks of another.
func (c *checker) together(n *node, keys []key, called string) {
	if has(keys, "computed") && n.get("computed") == nil && n.get("text") == nil && !c.broken {
		c.mistake(n.at, "%s says neither text nor computed; add what must be true, such as text = %q", called, "Going back was tried")
	}
	is := func(name, text string) bool { v := n.get(name); return v != nil && v.text == text }
	if when := n.get("when"); is("when", "any") && n.get("content") == nil && !c.broken {
		c.mistake(when.at, `%s is left out where its content says nothing, and has no content; add content, or write when = "always"`, called)
	}
	if joins, key := n.get("joins"), n.get("key"); joins != nil && key != nil && joins.text == key.text {
		c.mistake(joins.at, "%s cannot be part of itself; take joins out", called)
	}
}

// partsOf returns the text of a word, and the sort of names that follow it.
func partsOf(w string) (begin, sort string) {
	begin = strings.TrimRightFunc(w, unicode.IsUpper)
	return begin, w[len(begin):]
}
