package capture

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gavel/model"
)

// Completion is one way in which a line can go on: Text in the place of
// line[Start:End]. Text ends in a space where the word is whole.
type Completion struct {
	Start, End int
	Text       string
	Hint       string // what the text stands for
}

// completer completes the part of a line that the cursor is in.
type completer struct {
	reader
	cursor int
	at     part   // the part at the cursor; an empty one between two
	typed  string // the part up to the cursor
	list   []Completion
}

// Complete lists how the word at the cursor can go on: kinds, verbs that fit
// the thing in focus, ids, people, days, choices, and the tokens that the
// command can take, what is missing first.
func Complete(line string, cursor int, ctx Context) []Completion {
	c := completer{reader: reader{Context: ctx.withDefaults(), line: line}}
	c.cursor = boundary(line, cursor)
	if isMend(line) {
		return nil
	}
	c.out.With = model.Values{}
	c.read()
	if strings.TrimSpace(line) == "" || c.cursor < c.headStart {
		c.at = part{start: c.cursor, end: c.cursor}
		c.heads()
		return c.list
	}
	if c.cursor <= c.headEnd && line[c.headStart] != '!' {
		c.at = part{start: c.headStart, end: c.headEnd}
		c.typed = line[c.headStart:c.cursor]
		c.heads()
		return c.list
	}
	if c.verb.read != nil {
		c.completeRest()
	}
	return c.list
}

// boundary is the cursor within the line, at the beginning of a rune.
func boundary(line string, cursor int) int {
	cursor = min(max(cursor, 0), len(line))
	for cursor > 0 && cursor < len(line) && !utf8.RuneStart(line[cursor]) {
		cursor--
	}
	return cursor
}

// add offers a text in the place of the part at the cursor.
func (c *completer) add(text, hint string) {
	c.addAt(c.at.start, c.at.end, text, hint)
}

func (c *completer) addAt(start, end int, text, hint string) {
	if strings.HasPrefix(c.line[end:], " ") {
		text = strings.TrimSuffix(text, " ")
	}
	one := Completion{Start: start, End: end, Text: text, Hint: hint}
	same := func(other Completion) bool { return other.Start == start && other.End == end && other.Text == text }
	if !slices.ContainsFunc(c.list, same) { // one word may be the verb of several kinds
		c.list = append(c.list, one)
	}
}

// heads offers kinds and verbs: those that mean one thing from where the focus
// is before the others, which are offered only once they are begun.
func (c *completer) heads() {
	var others, named []verb
	typed := strings.ToLower(c.typed)
	for _, v := range verbs() {
		switch {
		case v.letter != "" && typed != "" && strings.HasPrefix(v.word, typed) && !strings.HasPrefix(v.letter, typed) && len(v.letter) > 1:
			named = append(named, v) // two letters that are not what is typed
		case v.letter != "" && (strings.HasPrefix(v.word, typed) || v.letter == typed):
			c.add(v.letter+" ", v.word)
		case v.letter != "" || !strings.HasPrefix(v.word, typed):
		case len(v.kinds) == 0 && typed != "":
			c.add(v.word+" ", v.says)
		default:
			c.reader.verb = v
			if meant := c.possibleTargets(); len(meant) == 1 {
				c.add(v.word+" ", c.describeThing(meant[0]))
			} else if typed != "" {
				others = append(others, v)
			}
		}
	}
	for _, v := range others {
		c.add(v.word+" ", joinKinds(v.kinds))
	}
	for _, v := range named {
		c.add(v.letter+" ", v.word)
	}
}

// completeRest offers what can follow the verb.
func (c *completer) completeRest() {
	c.at = part{start: c.cursor, end: c.cursor}
	all := c.parts
	if c.id.end > 0 {
		all = append([]part{c.id}, all...)
	}
	for _, p := range all {
		if p.start < c.cursor && c.cursor <= p.end {
			c.at = c.wordIn(p)
		}
	}
	c.typed = c.line[c.at.start:c.cursor]
	first := len(all) == 0 || c.at.start <= all[0].start
	switch {
	case c.at.role == aName, strings.HasPrefix(c.typed, "@"):
		c.people(strings.TrimPrefix(c.typed, "@"), "@", c.everybody())
	case c.at.role == aToken && c.cursor >= c.at.at:
		c.values()
	default:
		if first {
			c.ids()
		}
		if len(c.verb.then) > 0 && c.out.Verb == c.verb.word {
			c.addAll(c.verb.then...)
			return
		}
		switch {
		case c.verb.word == "cycle":
			c.unanswered()
		case c.verb.word == "schedule":
			c.addAll(c.Record.ScheduleNames(c.Now)...)
		}
		if c.verb.word == "move" {
			c.addAll("up", "down")
			c.addAll(c.movesTo()...)
		}
		if c.id.end == 0 || c.at.start != c.id.start {
			c.tokens()
		}
	}
}

// wordIn returns the word at the cursor of a text without quotes, which may become a token
// yet; a part whose value holds no white space before the cursor as it is.
func (c *completer) wordIn(p part) part {
	from := c.cursor
	for _, w := range scan(c.line[:p.end], p.start, ofLines) {
		if w.start < c.cursor && c.cursor <= w.end {
			from = w.start
			p = w
		}
	}
	if from == c.cursor {
		return part{start: c.cursor, end: c.cursor}
	}
	return p
}

// ids offers the things that the verb can be said of, or that a new thing can
// be raised on once an id is begun.
func (c *completer) ids() {
	var list []model.Ref
	switch {
	case c.verb.makes != "":
		if c.typed == "" && c.verb.makes.Info().Series.IsZero() {
			return
		}
		for _, k := range c.verb.makes.Info().Parents {
			list = append(list, c.Record.AllOf(k)...)
		}
		if c.verb.makes == model.KindItem {
			list = append(list, c.Record.ForAgenda()...)
		}
	case len(c.verb.kinds) > 0:
		list = c.targetsOfVerb()
		slices.SortStableFunc(list, func(a, b model.Ref) int { return c.answered(a) - c.answered(b) })
	}
	for _, about := range list {
		names := c.namesOf(about)
		if i := slices.IndexFunc(names, func(name string) bool { return isBegun(name, c.typed) }); i >= 0 {
			c.add(names[i]+" ", c.Record.TextOf(about))
		} else if isBegun(strings.Replace(about.String(), "-", "", 1), c.typed) {
			c.add(about.String()+" ", c.Record.TextOf(about))
		}
	}
}

// answered puts what still waits before what does not.
func (c *completer) answered(about model.Ref) int {
	if c.undecided(about) {
		return 0
	}
	return 1
}

// aloneWord reports whether the word at the cursor is the only one: it may
// become a token yet.
func (c *completer) aloneWord() bool {
	return len(c.words) == 1 && c.words[0].start == c.at.start
}

func (c *completer) addAll(list ...string) {
	for _, word := range list {
		if isBegun(word, c.typed) {
			c.add(word+" ", "")
		}
	}
}

// movesTo returns the ids of the meetings that the item of the line can be moved to.
func (c *completer) movesTo() []string {
	it, ok := c.Record.Items.Get(c.out.About.ID)
	if !ok || c.out.About.Kind != model.KindItem || c.Record.MayMoveAway(it, c.Now) != nil {
		return nil
	}
	var list []string
	for _, m := range c.Record.MovesTo(it) {
		list = append(list, m.Ref().String())
	}
	return list
}

// tokens offers what the command still takes, what is missing first.
func (c *completer) tokens() {
	var rest []model.Requirement
	for _, q := range c.want.takes {
		if !hasRequirement(c.out.Missing, q.Field) {
			rest = append(rest, q)
		}
	}
	if c.out.With.Has(model.FieldCriteria) && !hasRequirement(rest, model.FieldCheck) {
		rest = append(rest, optional(model.FieldCheck))
	}
	if c.want.task {
		rest = append(rest, optional(model.FieldOwner), optional(model.FieldDue))
	}
	for _, q := range slices.Concat(c.out.Missing, rest) {
		token := q.Token()
		if q.Field == c.want.at {
			token = "@"
		}
		_, given := c.out.With[q.Field]
		given = given && !(q.Field == c.want.bare && c.aloneWord())
		if token == "" || (given && !isList(q.Sort)) {
			continue
		}
		if isBegun(token, c.typed) {
			c.add(token, q.Prompt)
		}
	}
}

// unanswered offers the open things that are to be carried or dropped at the end of the cycle.
func (c *completer) unanswered() {
	if c.out.Verb != "cycle "+carryWord && c.out.Verb != "cycle "+dropWord {
		return
	}
	for _, about := range c.Record.Unanswered() {
		if isBegun(about.String(), c.typed) {
			c.add(about.String()+" ", c.Record.TextOf(about))
		}
	}
}

// isBegun reports whether what is typed begins a word, in any case.
func isBegun(word, typed string) bool {
	return len(typed) <= len(word) && strings.EqualFold(word[:len(typed)], typed)
}
