package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gavel/model/playbook"
	"gavel/model/spelling"
)

// This file has the lessons that a team works by: each is a check of a gate, or a standing item
// of a kind of meeting, in the team's own playbook.

// Standard is the state of a lesson that is to be in the team's playbook.
const Standard Outcome = "standard"

// The fields that a standard brings.
const (
	FieldPlace   Field = "place"
	FieldAnswers Field = "answers"
)

// The endings of a place in the playbook: "launch-gate" is a check of the gate launch,
// "retro-agenda" a standing item of the kind retro.
const (
	ofGate   = "-gate"
	ofAgenda = "-agenda"
)

// standardSpecs describe what is asked of a lesson that becomes a standard.
var standardSpecs = []FieldSpec{
	{Field: FieldPlace, Sort: SortLine, Label: "place in the playbook", Prompt: "Which gate checks it, or on the agenda of which kind of meeting does it stand?"},
	{Field: FieldAnswers, Sort: SortLine, Label: "answered by", Prompt: "Who answers the check, such as lead:support?"},
}

// mostOfStandard limits the words of a standard, as the playbook does.
const mostOfStandard = 300

const standardMinutes = 5

// standardOutcome is the outcome of a lesson that is to be in the team's playbook.
func standardOutcome() OutcomeSpec {
	lesson := func(of func(l Lesson) Value) func(r *Record, about Ref, _ Instant) Value {
		return func(r *Record, about Ref, _ Instant) Value {
			l, _ := r.Lesson(about)
			return of(l)
		}
	}
	return OutcomeSpec{Outcome: Standard, Verb: "standard", Help: "it is a check of a gate, or a standing item, of your team's playbook", From: []Outcome{Noted, Pattern, Standard},
		Requires: []RequestedField{
			{Field: FieldPlace},
			{Field: FieldWording, Label: "wording", Prompt: "How does the playbook say it, in one line?", Default: lesson(func(l Lesson) Value { return Words(cmp.Or(l.Wording, l.Text)) })},
			{Field: FieldAnswers, Optional: true, Default: lesson(func(l Lesson) Value { return Words(cmp.Or(l.Answers, playbook.OwnerApprover)) })},
			{Field: FieldTimebox, Optional: true, Prompt: "How many minutes does a standing item take?", Default: lesson(func(l Lesson) Value { return Value{Number: int(cmp.Or(l.Minutes, standardMinutes))} })},
			{Field: FieldOwner, Prompt: "Who owns the lesson? One named person."},
		}}
}

// standardRequirements offers the gates, kinds and owners of the playbook in force, and asks for
// an owner where a lesson has none.
func standardRequirements(r *Record, l Lesson, outcome Outcome, _ Values, asked []Requirement) []Requirement {
	if outcome != Standard {
		return asked
	}
	for i := range asked {
		if offers := r.standardOffers(asked[i].Field); offers != nil {
			asked[i].Sort, asked[i].Choices = SortChoice, offers
		}
	}
	if l.Owner != 0 {
		asked = slices.DeleteFunc(asked, func(q Requirement) bool { return q.Field == FieldOwner })
	}
	return asked
}

// standardOffers returns what the playbook in force offers for a field of a standard; nil for a
// field that is not chosen.
func (r *Record) standardOffers(f Field) []string {
	book := r.Playbook()
	switch f {
	case FieldPlace:
		var list []string
		for _, g := range book.Gates {
			list = append(list, g.Key+ofGate)
		}
		for _, key := range book.KindKeys() {
			list = append(list, key+ofAgenda)
		}
		return list
	case FieldAnswers:
		list := []string{playbook.OwnerApprover, playbook.OwnerFacilitator, playbook.OwnerPromise, playbook.OwnerMessaging, playbook.OwnerPostLaunch}
		for _, function := range book.Cycle.Functions {
			list = append(list, playbook.OwnerLead+function)
		}
		return list
	}
	return nil
}

// lessonStepped keeps what a step says of a lesson.
func lessonStepped(r *Record, l *Lesson, s *Step, v Values, _ Instant) (string, error) {
	setText(v, FieldHappened, &l.Happened)
	setText(v, FieldWhen, &l.UseWhen)
	switch Outcome(s.To) {
	case Standard:
		return r.makeStandard(l, v)
	case Retired:
		says := r.sayStandard(*l)
		if _, has := l.standard().In(r.Playbook()); has && says != "" {
			return fmt.Sprintf("the playbook %s still has it as %s; take it out of your file", Quoted(r.Playbook().Name), says), nil
		}
	}
	return "", nil
}

// makeStandard keeps where a lesson stands in the playbook, and says what is left to do.
func (r *Record) makeStandard(l *Lesson, v Values) (string, error) {
	for _, f := range []Field{FieldPlace, FieldAnswers} {
		if err := r.checkOffered(f, v[f].Text); err != nil {
			return "", err
		}
	}
	wording := Clean(v[FieldWording].Text, false)
	if n := utf8.RuneCountInString(wording); n > mostOfStandard {
		return "", badValue(FieldWording, fmt.Sprintf("a line of a playbook has at most %d characters, and this has %d; shorten it", mostOfStandard, n))
	}
	l.Place, l.Wording, l.Answers, l.Minutes = v[FieldPlace].Text, wording, "", 0
	if strings.HasSuffix(l.Place, ofGate) {
		l.Answers = v[FieldAnswers].Text
	} else {
		l.Minutes = int64(v[FieldTimebox].Number)
	}
	says := "it is " + r.sayStandard(*l)
	switch words, has := l.standard().In(r.Playbook()); {
	case !has:
		return says + "; gavel playbook export writes it into your file", nil
	case words != l.Wording:
		return fmt.Sprintf("%s, and in the playbook already, as %s; to have it say the new words, change your file", says, Quoted(words)), nil
	}
	return says + ", and in the playbook already", nil
}

// checkOffered refuses a word that the playbook in force does not have for a field.
func (r *Record) checkOffered(f Field, word string) error {
	offers := r.standardOffers(f)
	if word == "" || slices.Contains(offers, word) {
		return nil
	}
	if nearest := spelling.Nearest(word, offers); nearest != "" {
		return badValue(f, fmt.Sprintf("the playbook has no %s for %s:; do you mean %s?", Quoted(word), f, nearest))
	}
	return badValue(f, fmt.Sprintf("the playbook has no %s for %s:; there is %s", Quoted(word), f, orList(offers)))
}

// standard returns a lesson as the playbook has it.
func (l Lesson) standard() playbook.Standard {
	id, is := l.Ref().String(), playbook.Standard{Words: l.Text}
	if gate, ok := strings.CutSuffix(l.Place, ofGate); ok {
		is.Gate, is.Check = gate, playbook.Check{Text: l.Wording, Owner: l.Answers, Lesson: id}
		return is
	}
	is.Kind, is.Item = strings.TrimSuffix(l.Place, ofAgenda), playbook.Item{Title: l.Wording, Minutes: int(l.Minutes), Lesson: id}
	return is
}

// sayStandard says where a lesson stands in the playbook: `a check of "Launch", answered by the
// approver`; "" where it is no standard.
func (r *Record) sayStandard(l Lesson) string {
	if l.Place == "" {
		return ""
	}
	book, is := r.Playbook(), l.standard()
	if is.Gate != "" {
		g, _ := book.Gate(is.Gate)
		return fmt.Sprintf("a check of %s, answered by %s", Quoted(cmp.Or(g.Title, is.Gate)), sayRole(l.Answers))
	}
	k, _ := book.Kind(is.Kind)
	return fmt.Sprintf("a standing item of %s, %s", Quoted(cmp.Or(k.Title, is.Kind)), count(int(l.Minutes), "minute"))
}

// showStandard says where a lesson stands in the playbook, in which words, and whether the one in
// force has it; "" where it is no standard.
func (r *Record) showStandard(l Lesson) string {
	says := r.sayStandard(l)
	if says == "" || r.State(l.Ref()) != Standard {
		return ""
	}
	says += ": " + l.Wording
	switch words, has := l.standard().In(r.Playbook()); {
	case !has:
		return says + " (not in force yet)"
	case words != l.Wording:
		return says + inBrackets("in force as "+Quoted(words))
	}
	return says
}

// sayRole says whose a check is by a word of the playbook.
func sayRole(role string) string {
	switch function, leads := strings.CutPrefix(role, playbook.OwnerLead); {
	case leads:
		return "who leads " + function
	case role == playbook.OwnerPromise:
		return "who owns the promise"
	case role == playbook.OwnerMessaging:
		return "who owns the customer-facing date"
	case role == playbook.OwnerPostLaunch:
		return "the post-launch owner"
	}
	return "the " + role
}

// Standards returns the lessons that are standards, as a playbook has them, by their ids. Of a
// lesson that several records have, the first says how it stands: they are the cycles of a
// file, the newest first.
func Standards(records ...*Record) []playbook.Standard {
	var lessons []Lesson
	seen := make(map[ID]bool)
	for _, r := range records {
		for l := range rowsOf[Lesson](r, KindLesson).All() {
			if !seen[l.ID] && r.State(l.Ref()) == Standard {
				lessons = append(lessons, l)
			}
			seen[l.ID] = true
		}
	}
	slices.SortFunc(lessons, func(a, b Lesson) int { return cmp.Compare(a.ID, b.ID) })
	list := make([]playbook.Standard, len(lessons))
	for i, l := range lessons {
		list[i] = l.standard()
	}
	return list
}

// lessonOf returns the id of the lesson that a check of the playbook comes from; "" for none.
func (r *Record) lessonOf(c Check) string {
	g, _ := r.Gates.Get(c.Gate)
	is, _ := r.Playbook().Gate(g.Key)
	i := slices.IndexFunc(is.Checks, func(has playbook.Check) bool { return has.Key == c.Key && c.Key != "" })
	if i < 0 {
		return ""
	}
	return is.Checks[i].Lesson
}
