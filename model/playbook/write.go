package playbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Standard is a lesson that a team works by: a check of a gate, or a standing item of a kind of
// meeting. One of Gate and Kind is its key.
type Standard struct {
	Gate  string
	Check Check
	Kind  string
	Item  Item
	Words string // of the lesson itself: they name it in the file, however the standard is worded
}

// Lesson returns the id of the lesson that the standard comes from.
func (s Standard) Lesson() string {
	if s.Gate != "" {
		return s.Check.Lesson
	}
	return s.Item.Lesson
}

// Place returns the gate or the kind of the standard, by its key.
func (s Standard) Place() string {
	if s.Gate != "" {
		return "gate " + s.Gate
	}
	return "kind " + s.Kind
}

// In returns the words that a playbook has for the standard; ok is false where it does not have
// it. It is a check of its gate, or an item of its kind, that says the same, or that has its
// lesson and its key: those stay where its words are mended in the file.
func (s Standard) In(p Playbook) (words string, ok bool) {
	isIt := func(words, lesson, key string) bool {
		return words == s.words() || lesson == s.Lesson() && strings.HasPrefix(key, s.key())
	}
	g, _ := p.Gate(s.Gate)
	for _, c := range g.Checks {
		if isIt(c.Text, c.Lesson, c.Key) {
			return c.Text, true
		}
	}
	k, _ := p.Kind(s.Kind)
	for _, it := range k.Items {
		if isIt(it.Title, it.Lesson, it.Key) {
			return it.Title, true
		}
	}
	return "", false
}

// words returns what the standard says in the file.
func (s Standard) words() string {
	if s.Gate != "" {
		return s.Check.Text
	}
	return s.Item.Title
}

// With returns the text of a playbook with standards written into it, each with the lesson that
// it comes from. What it has already it keeps as it is, with its comments; left are the
// standards whose gate or kind it does not have. Its error is that of Parse.
func With(text string, standards []Standard) (written string, left []Standard, err error) {
	text = strings.TrimPrefix(text, mark)
	for _, s := range standards {
		p, err := Parse(text)
		if err != nil {
			return "", nil, err
		}
		if _, has := s.In(p); has {
			continue
		}
		g, isCheck := p.Gate(s.Gate)
		k, isItem := p.Kind(s.Kind)
		switch {
		case isCheck:
			s.Check.Key = s.freeKey(keysOfAll(g.Checks, checkKey))
		case isItem:
			s.Item.Key = s.freeKey(keysOfAll(k.Items, itemKey))
		default:
			left = append(left, s)
			continue
		}
		text = s.into(text)
	}
	_, err = Parse(text)
	return text, left, err
}

// mostOfKey limits the key that is made of the words of a lesson, in characters.
const mostOfKey = 40

// key returns the key that a standard has by the words of its lesson; by its id, where they have
// none of the letters that a key takes.
func (s Standard) key() string {
	key := ""
	for word := range strings.FieldsFuncSeq(strings.ToLower(cmp.Or(s.Words, s.words())), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if !isWord(word) {
			continue
		}
		longer := strings.TrimPrefix(key+"-"+word, "-")
		if len(longer) > mostOfKey {
			break
		}
		key = longer
	}
	return cmp.Or(key, strings.ToLower(s.Lesson()))
}

// freeKey returns a key for the standard that is not taken.
func (s Standard) freeKey(taken []string) string {
	key := s.key()
	for n := 1; slices.Contains(taken, key); n++ {
		key = s.key() + "-" + strings.ToLower(s.Lesson())
		if n > 1 {
			key = fmt.Sprintf("%s-%d", key, n)
		}
	}
	return key
}

func checkKey(c Check) string { return c.Key }
func itemKey(it Item) string  { return it.Key }

func keysOfAll[T any](list []T, of func(T) string) []string {
	keys := make([]string, len(list))
	for i, one := range list {
		keys[i] = of(one)
	}
	return keys
}

// into writes the standard into a text that has its gate or kind.
func (s Standard) into(text string) string {
	list, of, under := "gate", s.Gate, "check"
	if s.Gate == "" {
		list, of, under = "kind", s.Kind, "item"
	}
	root, _, _ := read(text)
	tables := root.get(list).list
	owner := tables[slices.IndexFunc(tables, func(n *node) bool { k := n.get("key"); return k != nil && k.text == of })]
	there := owner.get(under)
	switch {
	case owner.heading && (there == nil || there.heading):
		return insertLines(text, endOf(root, owner), s.block(list+"."+under))
	case there != nil: // a list in brackets
		at := offsetOf(text, placeOfKey(owner, under))
		at += strings.IndexByte(text[at:], '=')
		at += strings.IndexByte(text[at:], '[') + 1
		if len(there.list) == 0 {
			return text[:at] + s.inline() + text[at:]
		}
		return text[:at] + s.inline() + ", " + text[at:]
	}
	at := offsetOf(text, owner.entries[0].at)
	return text[:at] + under + " = [" + s.inline() + "], " + text[at:]
}

func placeOfKey(n *node, name string) place {
	return n.entries[slices.IndexFunc(n.entries, func(e entry) bool { return e.name == name })].at
}

// pairs are the keys of the standard with their values, as they are written.
func (s Standard) pairs() (pairs []string) {
	add := func(name, text string) {
		if text != "" {
			pairs = append(pairs, name+" = "+quoted(text))
		}
	}
	if s.Gate != "" {
		add("key", s.Check.Key)
		add("text", s.Check.Text)
		add("owner", s.Check.Owner)
		add("lesson", s.Check.Lesson)
		return pairs
	}
	add("key", s.Item.Key)
	add("title", s.Item.Title)
	pairs = append(pairs, fmt.Sprintf("minutes = %d", s.Item.Minutes))
	add("lesson", s.Item.Lesson)
	return pairs
}

func (s Standard) inline() string { return "{ " + strings.Join(s.pairs(), ", ") + " }" }

// block returns the lines of the standard under a heading.
func (s Standard) block(heading string) []string {
	return slices.Concat([]string{"", "# from " + s.Lesson(), "[[" + heading + "]]"}, s.pairs())
}

// quoted returns a text of one line as TOML writes it.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// endOf returns the line with which what stands under the heading of a table ends, from 1; 0
// where it goes to the end of the text.
func endOf(root, table *node) int {
	var own, all []int
	headings(table, &own)
	headings(root, &all)
	slices.Sort(all)
	for _, line := range all {
		if line > table.at.line && !slices.Contains(own, line) {
			return line - 1
		}
	}
	return 0
}

// headings gathers the lines of the headings of a table and of those under it.
func headings(n *node, lines *[]int) {
	if n.heading && n.sort == aTable {
		*lines = append(*lines, n.at.line)
	}
	for _, e := range n.entries {
		headings(e.value, lines)
	}
	for _, one := range n.list {
		headings(one, lines)
	}
}

// insertLines puts lines in before the blank lines and comments that a line ends, which belong
// to what follows; 0 is the end of the text.
func insertLines(text string, end int, block []string) string {
	lines := strings.Split(strings.TrimRight(text, "\r\n\t "), "\n")
	if end == 0 {
		return strings.Join(append(lines, block...), "\n") + "\n"
	}
	for end > 0 {
		if line := strings.TrimSpace(lines[end-1]); line != "" && !strings.HasPrefix(line, "#") {
			break
		}
		end--
	}
	rest := ""
	if strings.HasSuffix(text, "\n") {
		rest = "\n"
	}
	return strings.Join(slices.Insert(lines, end, block...), "\n") + rest
}

// offsetOf returns the byte at a place.
func offsetOf(text string, at place) int {
	offset := 0
	for range at.line - 1 {
		offset += strings.IndexByte(text[offset:], '\n') + 1
	}
	for range at.column - 1 {
		_, size := utf8.DecodeRuneInString(text[offset:])
		offset += size
	}
	return offset
}
