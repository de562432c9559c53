package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Lesson records something learned, as an instruction: noted once, and offered as a pattern when a
// decision like the one that it was learned from is raised.
type Lesson struct {
	Entered
	Type     string `json:"type"`     // of the decisions that it is for, such as TypeMessaging
	Happened string `json:"happened"` // what taught it
	UseWhen  string `json:"use_when"`
	Place    string `json:"place,omitzero"`   // of a standard in the playbook: "launch-gate", or "retro-agenda"
	Wording  string `json:"wording,omitzero"` // of a standard
	Answers  string `json:"answers,omitzero"` // who answers the check, as the playbook says it
	Minutes  int64  `json:"minutes,omitzero"` // of a standing item
}

// KindLesson is the kind of lessons.
const KindLesson Kind = "lesson"

// The states of a lesson beside noted.
const (
	Pattern Outcome = "pattern" // it is offered where it fits
	Retired Outcome = "retired"
)

// The fields that a lesson brings.
const (
	FieldHappened Field = "happened"
	FieldWhen     Field = "when"
)

// mostLessons limits the lessons that are offered for one decision.
const mostLessons = 3

// Ref names the lesson.
func (l Lesson) Ref() Ref { return Ref{KindLesson, l.ID} }

// Lesson returns a lesson; ok is false where there is none.
func (r *Record) Lesson(about Ref) (l Lesson, ok bool) {
	if about.Kind != KindLesson {
		return l, false
	}
	return rowsOf[Lesson](r, KindLesson).Get(about.ID)
}

func lessonKind() *KindOf[Lesson] {
	seenIn := []Kind{KindDecision, KindBlocker, KindAction, KindRisk, KindItem}
	as := func(f Field) func(r *Record, about Ref, _ Instant) Value {
		return func(r *Record, about Ref, _ Instant) Value { return r.ShownValue(about, f) }
	}
	return register(&KindOf[Lesson]{
		KindSpec: KindSpec{
			Kind: KindLesson, Plural: "lessons", Article: "a lesson", Prefix: "LS", Head: "ls", Sample: "Ask support to read refund mails before launch",
			Purpose: "What was learned, as an instruction; offered where a decision is like it.",
			Parents: seenIn, Unwatched: true,
			Specs: append([]FieldSpec{
				{Field: FieldHappened, Sort: SortText, Label: "what happened", Prompt: "What happened that teaches it?"},
				{Field: FieldWhen, Sort: SortText, Label: "use when", Prompt: "When does somebody need it?"},
			}, standardSpecs...),
			Outcomes: []OutcomeSpec{
				{Outcome: Pattern, Verb: "pattern", Help: "it is offered when a decision like it is raised: what happened, and when to use it", From: []Outcome{Noted},
					Requires: []RequestedField{{Field: FieldHappened, Default: as(FieldHappened)}, {Field: FieldWhen, Default: as(FieldWhen)}}},
				standardOutcome(),
				{Outcome: Retired, Verb: "retire", Help: "it does not hold any more: why", Final: true, From: []Outcome{Noted, Pattern, Standard}, Requires: []RequestedField{askWhy}},
				reopened(Noted, Retired),
			},
			States: []Outcome{Noted, Pattern, Standard, Retired},
		},
		Fields: []KindField[Lesson]{
			{Field: FieldType, Optional: true, Column: true, Prompt: "For which type of decision is it?", Access: TextAt(func(l *Lesson) *string { return &l.Type })},
			{Field: FieldOn, Optional: true, Of: seenIn, Label: "seen in", Prompt: "Where was it seen, such as D-4?", Default: selected(seenIn...),
				Access: LinksAt[Lesson](KindLesson, LinkSeenIn, false, seenIn...)},
			{Field: FieldHappened, Optional: true, Access: TextAt(func(l *Lesson) *string { return &l.Happened })},
			{Field: FieldWhen, Optional: true, Access: TextAt(func(l *Lesson) *string { return &l.UseWhen })},
			{Field: "playbook", Label: "in the playbook", Sort: SortLine, Access: Access[Lesson]{
				Get: func(r *Record, l *Lesson) Value { return Words(r.showStandard(*l)) }}},
			{Field: "used", Label: "used", Column: true, Sort: SortMinutes, Show: (*Record).showUsed,
				Access: Access[Lesson]{Get: func(r *Record, l *Lesson) Value { return Value{Number: r.timesUsed(*l)} }}},
		},
		Requires: standardRequirements,
		Steps:    lessonStepped,
	})
}

// timesUsed returns for how many decisions a lesson was offered when they were raised.
func (r *Record) timesUsed(l Lesson) int { return len(r.LinksTo(l.Ref(), LinkRemindedOf)) }

func (r *Record) showUsed(l Lesson, _ Date) string {
	switch n := r.timesUsed(l); n {
	case 0:
		return ""
	case 1:
		return "once"
	default:
		return fmt.Sprintf("%d times", n)
	}
}

// LessonsFor returns the patterns that a decision with some words and a type should be
// reminded of, three at most: those for its type first, then those that share most words
// with it, then the newest.
func (r *Record) LessonsFor(text, decisionType string) []Lesson {
	type match struct {
		Lesson
		other  int // 0 for the same type
		shared int
	}
	words := longWords(text)
	var found []match
	for l := range rowsOf[Lesson](r, KindLesson).All() {
		if r.State(l.Ref()) != Pattern {
			continue
		}
		m := match{l, 1, sharedWords(words, longWords(l.Text+" "+l.UseWhen))}
		if decisionType != "" && l.Type == decisionType {
			m.other = 0
		}
		if m.other == 0 || m.shared >= alikeWords {
			found = append(found, m)
		}
	}
	slices.SortFunc(found, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.other, b.other), cmp.Compare(b.shared, a.shared), cmp.Compare(b.ID, a.ID))
	})
	list := make([]Lesson, min(len(found), mostLessons))
	for i := range list {
		list[i] = found[i].Lesson
	}
	return list
}

// SayLessons says in one line of which lessons a decision should be reminded: "remember
// LS-1 Ask support first"; "" for none.
func (r *Record) SayLessons(text, decisionType string) string {
	var says []string
	for _, l := range r.LessonsFor(text, decisionType) {
		says = append(says, l.Ref().String()+" "+l.Text)
	}
	if len(says) == 0 {
		return ""
	}
	return "remember " + strings.Join(says, ", ")
}

// remind binds a decision that is raised to the lessons that it is reminded of.
func (r *Record) remind(d Decision) {
	for _, l := range r.LessonsFor(r.TextOf(d.Ref()), d.Type) {
		r.bind(d.Ref(), LinkRemindedOf, l.Ref())
	}
}

// lessons appends what is to be remembered while a decision is open.
func (list *details) lessons(r *Record, d Decision) {
	if r.isFinal(d) {
		return
	}
	for _, l := range r.LessonsFor(r.TextOf(d.Ref()), d.Type) {
		says := l.Ref().String() + " " + l.Text
		if l.UseWhen != "" {
			says += " (use when: " + l.UseWhen + ")"
		}
		list.add("lesson", says)
	}
}
