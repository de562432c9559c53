package playbook

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
)

// node is one value of a text, with its place. The library's own decoder says no place for
// most of what it reads, and stops at the first mistake.
type node struct {
	sort    sort
	text    string // of a line its words, of any other as it is written
	at      place
	entries []entry // of a table, in their order
	list    []*node // of a list
	heading bool    // a table that has a [heading] of its own
}

type sort int

const (
	aLine sort = iota
	aNumber
	aYesno
	aList
	aTable
	anythingElse // a date, or a number with a point
)

// entry is one key of a table with its value.
type entry struct {
	name  string
	at    place
	value *node
}

// place is where something stands in a text, from 1.
type place struct{ line, column int }

func (n *node) get(name string) *node {
	for _, e := range n.entries {
		if e.name == name {
			return e.value
		}
	}
	return nil
}

// reader makes the tree of a text.
type reader struct {
	parser   unstable.Parser
	root     *node
	under    *node    // the table whose keys follow
	lines    []uint32 // where each line begins
	mistakes Mistakes
}

// mostBroken is how many lines that are no TOML are told of.
const mostBroken = 20

// read returns the tree of a text, and what in it is no TOML. A heading that is not closed is
// closed, any other line that cannot be read is left out, and the rest is read again, so that what
// follows is looked at, too; broken says that there was one.
func read(text string) (root *node, mistakes Mistakes, broken bool) {
	data, mistakes := asUTF8(text)
	for range mostBroken {
		r := &reader{root: &node{sort: aTable}}
		r.under = r.root
		err := r.run(data)
		if err == nil {
			return r.root, append(mistakes, r.mistakes...), broken
		}
		broken = true
		offset := r.parser.Range(err.Highlight).Offset
		at := r.placeAt(offset)
		mistakes = append(mistakes, Mistake{at.line, at.column, sayBroken(err.Message, data[offset:])})
		without, ok := mended(data, int(offset))
		if !ok {
			return r.root, append(mistakes, r.mistakes...), broken
		}
		data = without
	}
	return &node{sort: aTable}, mistakes, broken
}

// asUTF8 returns the bytes of a text, with a question mark for what is no UTF-8, which is told of
// each line that has some.
func asUTF8(text string) (data []byte, mistakes Mistakes) {
	if utf8.ValidString(text) {
		return []byte(text), nil
	}
	for i, line := range strings.Split(text, "\n") {
		if !utf8.ValidString(line) {
			before, _, _ := strings.Cut(strings.ToValidUTF8(line, "\x00"), "\x00")
			mistakes = append(mistakes, Mistake{i + 1, utf8.RuneCountInString(before) + 1, "this character is no UTF-8; save the file as UTF-8"})
		}
	}
	return bytes.ToValidUTF8([]byte(text), []byte("?")), mistakes
}

// sayBroken says why what follows cannot be read: in the words of the library, where it does not
// take the parts of a character for characters, and there is nothing better to say.
func sayBroken(message string, follows []byte) string {
	first, _ := utf8.DecodeRune(follows)
	switch {
	case strings.Contains(message, "at start of value") && strings.ContainsRune("“”„‟‘’‚«»", first):
		message = fmt.Sprintf(`words stand in straight quotes, such as "Kickoff", not in %c`, first)
	case strings.Contains(message, "at start of value") && unicode.IsLetter(first):
		message = `words stand in quotes, such as "Kickoff"`
	case strings.Contains(message, "after key"), strings.Contains(message, "start of key"):
		message = "a line is a key, = and its value, such as minutes = 45"
	}
	return "this cannot be read as TOML: " + message
}

// mended returns a text with the heading at an offset closed or, where that is not what is wrong
// with it, without the line; ok is false where there is nothing to leave out.
func mended(data []byte, offset int) (without []byte, ok bool) {
	from := bytes.LastIndexByte(data[:offset], '\n') + 1
	to := len(data)
	if end := bytes.IndexByte(data[from:], '\n'); end >= 0 {
		to = from + end
	}
	line := bytes.TrimSpace(data[from:to])
	closed := closedHeading(line)
	if bytes.Equal(line, closed) {
		closed = nil
	}
	return slices.Concat(data[:from], closed, data[to:]), len(line) > 0
}

// closedHeading returns a line that begins a heading as a whole one; nil for another line.
func closedHeading(line []byte) []byte {
	if !bytes.HasPrefix(line, []byte("[")) {
		return nil
	}
	name := bytes.TrimLeft(line, "[ ")
	end := bytes.IndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' })
	if end < 0 {
		end = len(name)
	}
	if end == 0 {
		return nil
	}
	if bytes.HasPrefix(line, []byte("[[")) || bytes.Contains(line, []byte("]]")) {
		return slices.Concat([]byte("[["), name[:end], []byte("]]"))
	}
	return slices.Concat([]byte("["), name[:end], []byte("]"))
}

func (r *reader) run(data []byte) *unstable.ParserError {
	r.parser.Reset(data)
	r.lines = []uint32{0}
	for i, b := range data {
		if b == '\n' {
			r.lines = append(r.lines, uint32(i)+1)
		}
	}
	for r.parser.NextExpression() {
		switch e := r.parser.Expression(); e.Kind {
		case unstable.Table:
			r.head(e, false)
		case unstable.ArrayTable:
			r.head(e, true)
		case unstable.KeyValue:
			r.keyValue(r.under, e)
		}
	}
	if broken, ok := errors.AsType[*unstable.ParserError](r.parser.Error()); ok {
		return broken
	}
	return nil
}

func (r *reader) mistake(at place, format string, args ...any) {
	r.mistakes = append(r.mistakes, Mistake{at.line, at.column, fmt.Sprintf(format, args...)})
}

// placeAt returns the place of a byte.
func (r *reader) placeAt(offset uint32) place {
	line, found := slices.BinarySearch(r.lines, offset)
	if !found {
		line--
	}
	return place{line + 1, utf8.RuneCount(r.parser.Data()[r.lines[line]:offset]) + 1}
}

// keys returns the parts of a dotted key.
func (r *reader) keys(n *unstable.Node) (keys []entry) {
	for it := n.Key(); it.Next(); {
		keys = append(keys, entry{name: string(it.Node().Data), at: r.placeAt(it.Node().Raw.Offset)})
	}
	return keys
}

// head goes to the table of a [heading], or begins one for a [[heading]].
func (r *reader) head(n *unstable.Node, list bool) {
	keys := r.keys(n)
	last := keys[len(keys)-1]
	parent := r.down(r.root, keys[:len(keys)-1])
	there := parent.get(last.name)
	switch {
	case there == nil && list:
		fresh := &node{sort: aTable, at: last.at, heading: true}
		parent.entries = append(parent.entries, entry{last.name, last.at, &node{sort: aList, at: last.at, heading: true, list: []*node{fresh}}})
		r.under = fresh
	case there == nil:
		r.under = &node{sort: aTable, at: last.at, heading: true}
		parent.entries = append(parent.entries, entry{last.name, last.at, r.under})
	case list && there.sort == aList && there.heading:
		r.under = &node{sort: aTable, at: last.at, heading: true}
		there.list = append(there.list, r.under)
	case !list && there.sort == aTable && !there.heading:
		there.heading, there.at, r.under = true, last.at, there
	case !list && there.sort == aList && there.heading:
		r.mistake(last.at, "%s is a list; write [[%s]]", last.name, dotted(keys))
		r.under = &node{sort: aTable}
	default:
		r.mistake(last.at, "%s stands in line %d already; keep one of them", last.name, there.at.line)
		r.under = &node{sort: aTable}
	}
}

// down goes from a table to one that it has, and begins those that are not there.
func (r *reader) down(from *node, keys []entry) *node {
	for _, k := range keys {
		there := from.get(k.name)
		switch {
		case there == nil:
			there = &node{sort: aTable, at: k.at}
			from.entries = append(from.entries, entry{k.name, k.at, there})
		case there.sort == aList && len(there.list) > 0 && there.heading:
			there = there.list[len(there.list)-1]
		case there.sort != aTable:
			r.mistake(k.at, "%s has a value in line %d, and is no table", k.name, there.at.line)
			there = &node{sort: aTable}
		}
		from = there
	}
	return from
}

func (r *reader) keyValue(under *node, n *unstable.Node) {
	keys := r.keys(n)
	last := keys[len(keys)-1]
	parent := r.down(under, keys[:len(keys)-1])
	if there := parent.get(last.name); there != nil {
		r.mistake(last.at, "%s stands in line %d already; keep one of them", last.name, there.at.line)
		return
	}
	parent.entries = append(parent.entries, entry{last.name, last.at, r.value(n.Value(), last.at)})
}

// value returns the node of a value. A list bears no place of its own: it is told of where its key
// stands.
func (r *reader) value(n *unstable.Node, at place) *node {
	made := &node{at: at}
	if n.Raw.Length > 0 {
		made.at, made.text = r.placeAt(n.Raw.Offset), string(r.parser.Raw(n.Raw))
	}
	switch n.Kind {
	case unstable.String:
		made.sort, made.text = aLine, string(n.Data)
	case unstable.Integer:
		made.sort = aNumber
	case unstable.Bool:
		made.sort = aYesno
	case unstable.Array:
		made.sort = aList
		for it := n.Children(); it.Next(); {
			made.list = append(made.list, r.value(it.Node(), at))
		}
	case unstable.InlineTable:
		made.sort = aTable
		for it := n.Children(); it.Next(); {
			r.keyValue(made, it.Node())
		}
	default:
		made.sort = anythingElse
	}
	return made
}

func dotted(keys []entry) string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	return strings.Join(names, ".")
}
