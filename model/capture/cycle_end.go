package capture

import (
	"slices"
	"strings"

	"gavel/model"
)

// The words behind "cycle", and behind "schedule".
const (
	carryWord = "carry"
	dropWord  = "drop"
	closeWord = "close"
	beginWord = "begin"
	takeWord  = "take"

	allWord = "all" // in the place of ids: everything that waits for an answer
)

var (
	cycleWords    = []string{carryWord, dropWord, closeWord, beginWord}
	scheduleWords = []string{takeWord, dropWord}
)

// readCycle reads what is said of the cycle as a whole: "cycle carry D-4 B-2 the bank answers
// in January", "cycle drop A-7 nobody asks", "cycle close", "cycle begin Returns".
func (r *reader) readCycle() {
	word, ok := r.subWord(cycleWords)
	if !ok {
		return
	}
	cycle, _ := r.Record.Cycle()
	r.out.Kind, r.out.About = model.KindCycle, cycle.Ref()
	r.out.Verb += " " + word
	switch word {
	case carryWord, dropWord:
		r.readDispose(word)
	case closeWord:
		with := r.answers(model.CloseCycleFields(), model.FieldWhy)
		r.out.Command = model.CloseCycle{CancelPlanned: with[model.FieldPlanned].Text == model.CancelPlanned, NoLesson: with[model.FieldWhy].Text}
	case beginWord:
		r.out.About = model.Ref{}
		with := r.answers(model.BeginCycleFields(), model.FieldWords)
		if name := with[model.FieldWords].Text; name != "" {
			r.out.Command = model.NewCycle{CycleName: name, Start: with[model.FieldStart].Date, Zone: cycle.Zone}
			return
		}
		r.hint("say what it is called: cycle begin Returns")
	}
}

// readDispose reads which open things are carried into the next cycle, or dropped, and why.
func (r *reader) readDispose(word string) {
	var list []model.Ref
	for len(r.parts) > 0 {
		about, ok := dashedID(r.parts[0].text)
		if !ok || r.parts[0].role != aWord {
			break
		}
		list, r.parts = append(list, about), r.parts[1:]
	}
	if len(list) == 0 && len(r.parts) > 0 && r.parts[0].role == aWord && strings.EqualFold(r.parts[0].text, allWord) {
		list, r.parts = r.Record.Unanswered(), r.parts[1:]
		if len(list) == 0 {
			r.hint("nothing is open that was not carried or dropped")
			return
		}
	}
	r.named = list
	with := r.answers(model.CarryFields(), model.FieldWhy)
	switch {
	case len(list) == 0:
		r.hint("say what, and why: cycle %s D-4 B-2 the bank answers in January; all is everything that waits for an answer", word)
	case word == carryWord:
		r.out.Command = model.CarryOn{About: list, Why: with[model.FieldWhy].Text, By: with[model.FieldBy].Person}
	default:
		r.out.Command = model.DropAtClose{About: list, Why: with[model.FieldWhy].Text, By: with[model.FieldBy].Person}
	}
}

// readSchedule reads which of the meetings that the playbook proposes are planned, or not held:
// "schedule take entry", "schedule take midpoint date:fri", "schedule drop drill".
func (r *reader) readSchedule() {
	word, ok := r.subWord(scheduleWords)
	if !ok {
		return
	}
	r.out.Kind, r.out.Verb = model.KindCycle, r.out.Verb+" "+word
	var names []string
	r.parts = slices.DeleteFunc(r.parts, func(p part) bool {
		if p.role == aToken && p.field == model.FieldDate {
			return false
		}
		names = append(names, r.line[p.start:p.end]) // "postlaunch:2" is a name, and no token
		return true
	})
	r.out.Verb += strings.TrimRight(" "+strings.Join(names, " "), " ")
	switch {
	case word == takeWord:
		with := r.answers(model.TakeScheduleFields(), "")
		r.out.Command = model.TakeSchedule{Lines: names, On: with[model.FieldDate].Date, Leads: r.Me}
	case len(names) == 0:
		r.answers(nil, "")
		r.hint("say which: schedule drop drill")
	default:
		r.answers(nil, "")
		r.out.Command = model.DropSchedule{Lines: names}
	}
}

// subWord takes the word that says what is done, such as the carry of "cycle carry".
func (r *reader) subWord(words []string) (string, bool) {
	if len(r.parts) == 0 || r.parts[0].role != aWord {
		r.hint("say what: %s %s", r.verb.word, joinOr(words))
		return "", false
	}
	p := r.parts[0]
	typed := strings.ToLower(p.text)
	fits := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !strings.HasPrefix(w, typed) })
	if len(fits) != 1 {
		r.problem(p.start, p.end, "%s takes %s", r.verb.word, joinOr(words))
		return "", false
	}
	r.parts = r.parts[1:]
	return fits[0], true
}

// answers reads the rest of the line into the fields that it takes; words without a token
// are of the bare one.
func (r *reader) answers(takes []model.Requirement, bare model.Field) model.Values {
	r.gather(acceptedFields{what: r.out.Verb, takes: takes, bare: bare})
	r.removeEmpty()
	r.out.Missing = model.Missing(takes, r.out.With)
	return r.out.With
}
