package agenda

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// readAttendees collects who is expected: from sections about attendees, and
// from lines such as "Attendees: Ana, Bo" anywhere else.
func (r *reader) readAttendees(sections []*section) {
	r.people, r.expected = people{}, make(map[string]bool)
	for _, s := range sections {
		for _, b := range s.blocks {
			r.attendees(b, s.listsPeople())
		}
	}
}

// listsPeople reports whether a section is about attendees, or part of one that is.
func (s *section) listsPeople() bool {
	return s.part == partAttendees || s.part == partPlain && s.parent != nil && s.parent.listsPeople()
}

// listsNames reports whether most of what stands right below a heading looks
// like the names of people.
func listsNames(s *section) bool {
	if slices.ContainsFunc(s.blocks, func(b *block) bool { return b.table != nil && b.table.listsPeople() }) {
		return true
	}
	lines := textOf(s.blocks)
	if len(lines) == 0 {
		return slices.ContainsFunc(s.children, func(c *section) bool { return c.part == partAttendees || listsNames(c) })
	}
	return mostlyNames(lines, func(p phrase) bool {
		first := splitPeople(cleanName(p.text))
		return len(first) > 0 && people(nil).likenessOf(first[0]) > noName || p.box || strings.HasPrefix(p.text, "@") || isTemplate(p.text)
	})
}

// mostlyNames reports whether more than half of the lines are names.
func mostlyNames(lines []phrase, isName func(phrase) bool) bool {
	names := slices.DeleteFunc(slices.Clone(lines), func(p phrase) bool { return !isName(p) })
	return 2*len(names) > len(lines)
}

// attendees reads a block: all of it where it lists people, otherwise the lines
// that say who attends.
func (r *reader) attendees(b *block, people bool) {
	switch {
	case b.table != nil && (people || b.table.listsPeople()):
		r.attendeeTable(b.table)
	case b.table != nil:
		for _, ph := range b.table.facts() {
			r.attendeeLine(ph, nil)
		}
	case b.kind == listBlock && people:
		r.attendeePoints(b.points)
	case b.kind == listBlock:
		for _, p := range b.points {
			r.attendeeLine(p.phrase, p.children)
		}
	case b.kind == textBlock:
		r.attendeeLines(b.lines, people)
	}
}

// attendeeLines reads the lines of a paragraph, those below "Attendees:" as names.
func (r *reader) attendeeLines(lines []phrase, people bool) {
	below := false
	for _, ph := range lines {
		what, value := meetingLine(ph.text)
		below = below && what == roleNone || what == roleAttendees && value == ""
		switch {
		case people:
			if _, names, absent := r.cutLabel(ph); !absent {
				r.nameList(names, ph)
			}
		case below && what == roleNone:
			r.expect(ph.withoutProfiles(), ph)
		case below:
			r.took(ph)
		default:
			r.attendeeLine(ph, nil)
		}
	}
}

// attendeeLine reads "Attendees: Ana, Bo", with the names behind the colon or in
// the list below. Who leads the meeting becomes known.
func (r *reader) attendeeLine(ph phrase, below []*point) {
	what, value := meetingLine(ph.text)
	label, _, _ := strings.Cut(ph.text, ":")
	var lines []phrase
	for _, p := range below {
		lines = append(lines, p.phrase)
	}
	fullNames := mostlyNames(lines, func(p phrase) bool { return people(nil).likenessOf(cleanName(p.text)) >= fullName })
	switch {
	case what == roleAttendees, what == roleNone && labelPart(ph.text) == partAttendees && fullNames:
		r.nameList(value, ph)
		r.attendeePoints(below)
		if len(below) > 0 {
			r.took(ph)
		}
	case what == roleMeeting && term("leader").means(label):
		for _, piece := range splitPeople(value) {
			if name := cleanName(piece); people(nil).likenessOf(name) > noName {
				r.people.add(name)
			}
		}
	}
}

func (r *reader) attendeeTable(t *table) {
	column := max(t.columnCalled("name", nil), 0)
	ticks := t.columnCalled("there", nil)
	ticked := ticks >= 0 && ticks != column && slices.ContainsFunc(t.rows, func(r row) bool { return isTick(r.cell(ticks).text()) })
	for _, row := range t.rows {
		text, from := row.cell(column).live(), row.from()
		switch {
		case from.text == "":
		case text == "" || isTemplate(text): // a row that waits to be filled in
			r.expect(text, from)
			r.took(from)
		case ticked && !isTick(row.cell(ticks).text()) && hasWord(text):
			r.notExpected(from, "not ticked")
		default:
			r.expect(text, from)
		}
	}
	r.took(t.header.from())
}

// isTick reports whether a cell says yes.
func isTick(text string) bool {
	text = strings.Trim(strings.ToLower(text), "[] \ufe0f")
	return text != "" && strings.Contains(" x y yes ✓ ✔ ✅ ☑ present ", " "+text+" ")
}

// listsPeople reports whether a table lists people rather than topics.
func (t *table) listsPeople() bool {
	return term("name").means(t.header.cell(0).text()) && !t.hasTopics() &&
		slices.ContainsFunc(t.header.cells[1:], func(c cell) bool { return term("affiliation").means(c.text()) })
}

// attendeePoints reads a list of people, one an item. Where some are ticked, the
// others are not there.
func (r *reader) attendeePoints(points []*point) {
	ticked := slices.ContainsFunc(points, func(p *point) bool { return p.phrase.ticked })
	for _, p := range points {
		group, names, absent := r.cutLabel(p.phrase)
		switch {
		case absent:
		case struckOut(p.phrase):
			r.notExpected(p.phrase, "struck out")
		case ticked && p.phrase.box && !p.phrase.ticked:
			r.notExpected(p.phrase, "not ticked")
		case group:
			r.nameList(names, p.phrase)
			r.attendeePoints(p.children)
			r.took(p.phrase)
		case len(points) == 1 && !isTemplate(names) || severalNames(names):
			r.nameList(names, p.phrase)
		default:
			r.expect(names, p.phrase)
		}
		for _, extra := range p.extra {
			r.nameList(extra.text, extra)
		}
	}
}

// cutLabel splits "Guests: Ana, Bo" into what the people have in common and
// their names. "Ana: late" is no such label. absent is set where the label is
// that of people who do not come.
func (r *reader) cutLabel(ph phrase) (group bool, names string, absent bool) {
	text := ph.withoutProfiles()
	label, names, found := strings.Cut(text, ":")
	switch {
	case !found || strings.HasPrefix(names, "//") || strings.ContainsAny(label, "([@/|"):
		return false, text, false
	case labelPart(label) == partAbsent:
		r.notExpected(ph, "said to be absent")
		return true, "", true
	case term("aside").means(label):
		return true, "", true
	case strings.TrimSpace(names) != "" && r.people.likenessOf(label) > noName && !term("people").means(label):
		return false, text, false
	}
	return true, names, false
}

// withoutProfiles returns a line without the links behind a name: "Ana Ruiz
// (Acme) [LinkedIn](…)". A link after a separator may be another name.
func (p phrase) withoutProfiles() string {
	var cuts []span
	for _, l := range p.links() {
		before := strings.TrimRight(p.text[:l.start], " ([")
		if hasWord(before) && !strings.ContainsAny(before[len(before)-1:], ",;:&/|") && !strings.HasSuffix(before, " and") {
			cuts = append(cuts, l.span)
		}
	}
	return p.without(cuts)
}

// severalNames reports whether a line lists people, rather than one person with
// an affiliation: "Ana Lopez, Acme".
func severalNames(text string) bool {
	pieces := splitPeople(beforeAccounts(text))
	return len(pieces) > 2 && !slices.ContainsFunc(pieces, func(s string) bool { return people(nil).likenessOfOne(s) < fullName })
}

// nameList reads names separated by commas and conjunctions. What does not look
// like a name is prose, which is said where it stands among names.
func (r *reader) nameList(text string, from phrase) {
	if isTemplate(text) {
		return
	}
	known := len(r.plan.Attendees)
	var prose []string
	for _, piece := range splitPeople(unbracketed(beforeAccounts(text))) {
		name := cleanName(piece)
		if isHandle(piece) || allCapitalised(name) && len(strings.Fields(name)) <= 4 || r.people.likenessOf(name) > noName {
			r.expect(piece, from)
		} else if !isNobody(piece) {
			prose = append(prose, piece)
		}
	}
	if len(r.plan.Attendees) > known && len(prose) > 0 {
		r.report(phrase{line: from.line, end: from.end, text: strings.Join(prose, ", ")}, "not read as the name of a person")
	}
}

// expect adds a person to the attendees, once.
func (r *reader) expect(text string, from phrase) {
	name := cleanName(text)
	key := strings.ToLower(name)
	switch {
	case r.has(from) && (r.expected[key] || isTemplate(text) || isTemplate(name)):
	case isTemplate(text) || isTemplate(name):
		r.leave(from, "a line to be filled in, no person")
	case name == "" || isNobody(name):
	case saysAbsent(strings.TrimPrefix(text, name)):
		r.leave(from, "said to be absent, so not expected")
	default:
		r.took(from)
		if !r.expected[key] {
			r.expected[key] = true
			r.plan.Attendees = append(r.plan.Attendees, name)
			r.people.add(name)
		}
	}
}

// notExpected says why somebody who is listed is not expected.
func (r *reader) notExpected(from phrase, why string) {
	if !r.has(from) {
		r.leave(from, why+", so not expected")
	}
}

// notThere matches what people write of somebody who does not come.
var notThere = pattern(`(?i)\bcan[’']t\b|\bnot (?:present|attending|here|there|coming|able)\b|\bout of office\b|[❌✗✘]`)

// saysAbsent reports whether a remark behind a name says that the person does
// not come.
func saysAbsent(remark string) bool {
	return term("absence").in(remark) || notThere().MatchString(remark)
}

// beforeAccounts returns a text up to where accounts elsewhere are listed: "Ana
// Ruiz // GitHub: @ana".
func beforeAccounts(text string) string {
	for _, sep := range []string{" // ", " | "} {
		if before, _, found := strings.Cut(text, sep); found && hasWord(before) {
			text = before
		}
	}
	return text
}

var (
	accountName = pattern(`^@(\p{Lu}\S*\s+\p{Lu}[^\s@]*)(?:\s|$)`) // "@Ana Ruiz"
	account     = pattern(`\S*@\S*`)
	pronouns    = pattern(`(\S\s+)\p{Ll}+(?:/\p{Ll}+)+`)
	nameEnd     = pattern(`[,:;|/].*| [-–—] .*`)
)

// cleanName reduces a line to the name of a person: "Ana Lopez @ana (Host)" is
// "Ana Lopez". An account stands for a name where there is none.
func cleanName(text string) string {
	text = accountName().ReplaceAllString(unbracketed(beforeAccounts(text)), "$1 ")
	name := account().ReplaceAllString(pronouns().ReplaceAllString(text, "$1"), "")
	name = nameEnd().ReplaceAllString(strings.TrimLeft(oneLine(name), " ,:;|/-–—"), "")
	name = strings.TrimFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '.' })
	switch {
	case !hasWord(name):
		return strings.Trim(account().FindString(text), "@.,;:")
	case len(strings.Fields(name)) > 6:
		return ""
	}
	return oneLine(name)
}

// startsUpper reports whether a word begins with a capital letter.
func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}
