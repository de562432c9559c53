package capture

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gavel/model"
)

// values offers the values of the token at the cursor.
func (c *completer) values() {
	spec, ok := c.want.spec(c.at.field)
	if c.want.task && c.at.field == model.FieldDue {
		spec, ok = model.SpecOf(model.FieldDue)
	}
	if !ok {
		return
	}
	typed := c.line[c.at.at:c.cursor]
	if complete := valueSortOf(spec.Sort).complete; complete != nil {
		complete(c, spec, typed)
	}
	switch spec.Field {
	case model.FieldBase:
		c.baseline(typed)
	case model.FieldOf:
		c.feedback(typed)
	case model.FieldCriterion:
		c.criteria(typed)
	case model.FieldWithout, model.FieldExtends:
		c.conditions(spec, typed)
	}
}

// baseline offers the first reading of a metric.
func (c *completer) baseline(typed string) {
	m, _ := c.Record.Metric(c.out.About)
	first, day := c.Record.FirstReading(m)
	if first != "" && isBegun(string(first), typed) {
		c.add(fmt.Sprintf("base:%s since:%s ", first, day), "the first reading, of "+day.Near(c.today()))
	}
}

// conditions offers the conditions that an approval still waits for.
func (c *completer) conditions(spec model.FieldSpec, typed string) {
	p, _ := c.Record.PendingApproval(c.out.About.ID)
	for _, a := range c.Record.OpenConditions(p) {
		if isBegun(a.Ref().String(), typed) {
			c.add(spec.Token()+a.Ref().String()+" ", a.Text)
		}
	}
}

// everybody is the people, those in the room first.
func (c *completer) everybody() []model.Person {
	people := c.Record.People.Where(func(p model.Person) bool {
		return (p.LeftOn != "") == (c.verb.word == "rejoin" && c.at.field == "")
	})
	m, live := c.Record.Live()
	if !live {
		return people
	}
	slices.SortStableFunc(people, func(a, b model.Person) int {
		return c.absent(m.ID, a.ID) - c.absent(m.ID, b.ID)
	})
	return people
}

func (c *completer) absent(meeting, person model.ID) int {
	if c.Record.IsPresent(meeting, person) {
		return 0
	}
	return 1
}

// candidates returns the people who can stand in a field: to whom the thing can be escalated, and
// anybody but the owner as a second person.
func (c *completer) candidates(f model.Field) []model.Person {
	switch f {
	case model.FieldTo:
		if c.verb.word == "left" {
			return slices.DeleteFunc(c.everybody(), func(p model.Person) bool { return p.ID == c.out.About.ID })
		}
		return c.Record.EscalatesTo(c.out.About)
	case model.FieldSecond:
		owner := c.Record.OwnerOf(c.out.About)
		return slices.DeleteFunc(c.everybody(), func(p model.Person) bool { return p.ID == owner })
	}
	return c.everybody()
}

// people offers names behind an @ or a token.
func (c *completer) people(typed, before string, list []model.Person) {
	for _, p := range c.like(typed, list) {
		c.add(before+c.shortNameOf(p)+" ", p.Name)
	}
}

// like is the people that what is typed can still become.
func (c *completer) like(typed string, list []model.Person) []model.Person {
	begun := fold(typed)
	if len(begun) == 0 {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(p model.Person) bool {
		whole := fold(p.Name)
		return !beginsName(begun, whole) && !withinName(begun, whole)
	})
}

// shortNameOf returns how a person is written in a line: by the first name where that is
// enough, else by the whole name.
func (c *completer) shortNameOf(p model.Person) string {
	first, _, more := strings.Cut(p.Name, " ")
	plain := strings.IndexFunc(first, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
	if id, err := Person(first, c.Context); plain && err == nil && id == p.ID {
		return first
	}
	if !more && plain {
		return p.Name
	}
	return inQuotes(p.Name)
}

// days offers weekdays ahead and the other words for days.
func (c *completer) days(typed string, start, end int, token string) {
	today, work := c.today(), c.Record.Calendar()
	list := []string{"tomorrow"}
	for ahead := 1; ahead <= 7; ahead++ { // what falls on a day off is not offered
		list = append(list, strings.ToLower(today.AddDays(ahead).Weekday().String()[:3]))
	}
	list = append(list, "today", "eow", "eom", "+3d", "+1w", "+2w")
	for _, word := range list {
		if day, err := Date(word, today, work); err == nil && work.IsWorkday(day) && isBegun(word, typed) {
			c.addAt(start, end, token+word+" ", day.Near(today))
		}
	}
}

// daysPast offers the days of the last week.
func (c *completer) daysPast(typed, token string) {
	today, work := c.today(), c.Record.Calendar()
	list := []string{"today", "yesterday"}
	for back := 2; back <= 7; back++ {
		list = append(list, strings.ToLower(today.AddDays(-back).Weekday().String()[:3]))
	}
	for _, word := range list {
		if day, err := PastDate(word, today, work); err == nil && isBegun(word, typed) {
			c.add(token+word+" ", day.Near(today))
		}
	}
}

// withinTask offers names and days within the quotes of a condition or action.
func (c *completer) withinTask(typed string) {
	from := strings.LastIndexFunc(typed, unicode.IsSpace) + 1
	if from > 0 { // white space may be wider than a byte
		_, size := utf8.DecodeRuneInString(typed[from-1:])
		from += size - 1
	}
	word := typed[from:]
	start := c.at.at + from
	if name, ok := strings.CutPrefix(word, "@"); ok {
		for _, p := range c.like(name, c.everybody()) {
			c.addAt(start, c.cursor, "@"+dotted(c.shortNameOf(p), p.Name)+" ", p.Name)
		}
	}
	if day, ok := strings.CutPrefix(word, "due:"); ok {
		c.days(day, start, c.cursor, "due:")
	}
}

// dotted writes a name without quotes, for where quotes stand already.
func dotted(call, name string) string {
	if !strings.ContainsRune(call, '"') {
		return call
	}
	return strings.Join(fold(name), ".")
}

// feedback offers the feedback that may say it already.
func (c *completer) feedback(typed string) {
	for _, about := range c.Record.AllOf(model.KindFeedback) {
		if about != c.out.About && isBegun(about.String(), typed) {
			c.add(string(model.FieldOf)+":"+about.String()+" ", c.Record.TextOf(about))
		}
	}
}

// criteria offers the criteria of the decision that evidence is for.
func (c *completer) criteria(typed string) {
	spec, _ := model.SpecOf(model.FieldCriterion)
	for _, k := range c.Record.CriteriaOn(c.out.About) {
		if isBegun(k.Ref().String(), typed) {
			c.add(spec.Token()+k.Ref().String()+" ", k.Text)
		}
	}
}
