package agenda

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// nameLabels head the column of names in a table of attendees.
var nameLabels = []string{"name", "full name", "names", "attendee", "attendees", "participant", "participants", "person", "people", "who", "member", "delegate", "present"}

// readAttendees collects who is expected: from sections about attendees, and
// from lines such as "Attendees: Ana, Bo" anywhere else.
func (r *reader) readAttendees(p division) {
	r.people, r.expected = people{}, make(map[string]bool)
	for _, s := range p.attendees {
		r.attendeeSection(s)
	}
	for n := r.doc.root.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Paragraph:
			for _, ph := range r.doc.lines(n) {
				r.attendeeLine(ph.text, nil)
			}
		case *ast.List:
			for _, pt := range r.doc.pointsOf(n) {
				r.attendeeLine(pt.phrase.text, pt.children)
			}
		case *extast.Table:
			if t := r.doc.tableOf(n); t.listsPeople() {
				r.attendeeTable(t)
			}
		}
	}
}

func (r *reader) attendeeSection(s *section) {
	for _, n := range s.blocks {
		switch n := n.(type) {
		case *extast.Table:
			r.attendeeTable(r.doc.tableOf(n))
		case *ast.List:
			r.attendeePoints(r.doc.pointsOf(n))
		case *ast.Paragraph:
			for _, ph := range r.doc.lines(n) {
				if label, names, ok := r.cutLabel(ph.text); !ok || !allIn(label, asideWords) {
					r.nameList(names)
				}
			}
		}
	}
	for _, c := range s.children {
		if !c.isAside() && !c.isAgenda() {
			r.attendeeSection(c)
		}
	}
}

// attendeeLine reads "Attendees: Ana, Bo", with the names behind the colon or in
// the list below.
func (r *reader) attendeeLine(text string, below []*point) {
	if what, value := meetingLine(text); what == roleAttendees {
		r.nameList(value)
		r.attendeePoints(below)
	}
}

func (r *reader) attendeeTable(t *table) {
	labels := make([]string, len(t.header))
	for i, h := range t.header {
		labels[i] = normalLabel(h.text())
	}
	c := columns{roles: make([]role, len(labels))}
	column := max(c.claim(labels, nameLabels, roleAttendees), 0)
	for _, row := range t.rows {
		r.expect(row.cell(column).live())
	}
}

// affiliationLabels head the columns that tell a list of people from others.
var affiliationLabels = []string{"company", "organization", "organisation", "org", "affiliation", "employer", "team", "department", "role", "email", "mail", "github", "handle", "abbreviation", "location", "country", "time zone", "timezone", "present", "attending"}

// listsPeople reports whether a table lists people rather than topics.
func (t *table) listsPeople() bool {
	if len(t.header) == 0 || t.hasTopics() || rank(nameLabels, normalLabel(t.header[0].text())) < 0 {
		return false
	}
	return slices.ContainsFunc(t.header[1:], func(c cell) bool { return rank(affiliationLabels, normalLabel(c.text())) >= 0 })
}

// attendeePoints reads a list of people, one an item.
func (r *reader) attendeePoints(points []*point) {
	for _, p := range points {
		label, names, group := r.cutLabel(p.phrase.text)
		switch {
		case group && allIn(label, asideWords):
		case group:
			r.nameList(names)
			r.attendeePoints(p.children)
		case len(points) == 1 || severalNames(p.phrase.text):
			r.nameList(p.phrase.text)
		default:
			r.expect(p.phrase.text)
		}
	}
}

// cutLabel splits "Guests: Ana, Bo" into what the people have in common and
// their names. "Ana: late" is no such label.
func (r *reader) cutLabel(text string) (label, names string, ok bool) {
	label, names, ok = strings.Cut(text, ":")
	if !ok || strings.TrimSpace(names) != "" && r.people.likenessOf(label) > noName && !allIn(label, attendeeWords, attendeeFiller) && !allIn(label, asideWords) {
		return "", text, false
	}
	return label, names, true
}

// severalNames reports whether a line lists people, rather than one person with
// an affiliation: "Ana Lopez, Acme".
func severalNames(text string) bool {
	pieces := splitPeople(text)
	return len(pieces) > 2 && !slices.ContainsFunc(pieces, func(s string) bool {
		return people{}.likenessOfOne(s) < fullName
	})
}

// nameList reads names separated by commas and conjunctions. What does not look
// like a name is prose.
func (r *reader) nameList(text string) {
	for _, piece := range splitPeople(bracketed().ReplaceAllString(text, " ")) {
		name := cleanName(piece)
		if handle().MatchString(piece) || allCapitalised(name) && len(strings.Fields(name)) <= 4 || r.people.likenessOf(name) > noName {
			r.expect(piece)
		}
	}
}

// expect adds a person to the attendees, once.
func (r *reader) expect(text string) {
	name := cleanName(text)
	if name == "" || nobody().MatchString(name) || placeholder().MatchString(name) {
		return
	}
	key := strings.ToLower(name)
	if r.expected[key] {
		return
	}
	r.expected[key] = true
	r.plan.Attendees = append(r.plan.Attendees, name)
	r.people.add(name)
}

var (
	// bracketed matches what stands in brackets behind a name: "(Host)".
	bracketed = pattern(`\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>`)
	// account matches handles and addresses.
	account = pattern(`\S*@\S+`)
	// affiliation matches what follows a name: ", Acme", " - Acme", ": notes".
	affiliation = pattern(`\s*(?:[,:;|/]|\s[-–—]\s).*$`)
)

// cleanName reduces a line to the name of a person: "Ana Lopez @ana (Host)" is
// "Ana Lopez". A handle stands for a name where there is none.
func cleanName(text string) string {
	named := account().ReplaceAllString(bracketed().ReplaceAllString(text, " "), " ")
	named = affiliation().ReplaceAllString(strings.TrimLeft(named, " ,:;|/-–—"), "")
	named = oneLine(strings.TrimFunc(named, func(r rune) bool { return !hasWord(string(r)) && r != '.' }))
	if hasWord(named) {
		if len(strings.Fields(named)) > 6 {
			return ""
		}
		return named
	}
	return strings.Trim(strings.TrimPrefix(account().FindString(text), "@"), ".,;:")
}
