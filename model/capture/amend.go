package capture

import (
	"errors"
	"slices"
	"strings"

	"gavel/model"
)

// readSet reads "set D-3 due:fri": what changes of a thing. Words without a token
// replace its own; a token with "" clears what was there.
func (r *reader) readSet() {
	if r.isOfCycle() {
		r.readSetCycle()
		return
	}
	find := r.target
	if r.isOfPerson() {
		find = r.somebody
	}
	about, ok := find()
	if !ok {
		r.readWithoutTarget()
		return
	}
	switch about.Kind {
	case model.KindMeeting:
		r.readSetMeeting(about)
		return
	case model.KindPerson:
		r.readSetPerson(about)
		return
	}
	takes := r.Record.Fields(about.Kind, about, r.Now)
	if about.Kind.Takes(model.FieldWhy) { // some changes ask why
		takes = append(takes, optional(model.FieldWhy))
	}
	r.amend(about, acceptedFieldsOf("set "+about.String(), about.Kind, takes))
	if len(r.out.With) == 0 {
		r.hint("say what changes: title, %s", r.want.tokens())
	}
	r.lackingOf(r.out.Command)
}

// isOfCycle reports whether a line changes the cycle: "set cycle zone:…", or its id in the
// place of the word. The word alone, or before other words, is a word.
func (r *reader) isOfCycle() bool {
	if len(r.parts) == 0 || r.parts[0].role != aWord {
		return false
	}
	if cycle, _ := r.Record.Cycle(); strings.EqualFold(r.parts[0].text, cycle.Ref().String()) {
		return true
	}
	says := func(p part) bool {
		return p.role == aMistake || p.role == aToken && hasRequirement(model.CycleFields(), p.field)
	}
	return strings.EqualFold(r.parts[0].text, "cycle") && slices.ContainsFunc(r.parts, says)
}

// isOfPerson reports whether a line changes what is said of a person: "set @ben function:…". A
// name before other tokens is the new owner of something.
func (r *reader) isOfPerson() bool {
	return len(r.parts) > 0 && r.parts[0].role == aName &&
		slices.ContainsFunc(r.parts, func(p part) bool { return p.role == aToken && hasRequirement(model.PersonFields(), p.field) })
}

// readSetCycle reads "set cycle zone:Europe/Berlin", "set cycle workdays:mon-thu".
func (r *reader) readSetCycle() {
	r.parts = r.parts[1:]
	r.gather(acceptedFields{what: "set cycle", takes: model.CycleFields()})
	for f, v := range r.out.With {
		if err := model.CheckOfCycle(f, v); err != nil {
			place := r.partOf(f)
			r.problem(place.start, place.end, "%s", err)
			return
		}
	}
	if len(r.out.With) == 0 {
		r.hint("say what changes of the cycle: %s", r.want.tokens())
		return
	}
	r.out.Command = model.SetCycle{With: r.out.With}
	r.lackingOf(r.out.Command)
}

// lackingOf notes what a command would be refused for, where that is only still to be said.
func (r *reader) lackingOf(c model.Command) {
	var refusal *model.Refusal
	if c != nil && errors.As(r.Record.Try(c, r.Now), &refusal) && refusal.Reason == model.MissingAnswer {
		r.out.Missing = append(r.out.Missing, refusal.Missing...)
	}
}

// assign reads "assign D-3 @ana", also without the @.
func (r *reader) assign() {
	about, ok := r.target()
	if !ok {
		r.readWithoutTarget()
		return
	}
	owner := optional(model.FieldOwner)
	r.amend(about, acceptedFields{what: "assign", takes: []model.Requirement{owner}, bare: model.FieldOwner, at: model.FieldOwner})
	if len(r.out.With) == 0 {
		r.hint("say who: assign %s @ana", about)
	}
}

// amend gathers what changes of a thing.
func (r *reader) amend(about model.Ref, accepted acceptedFields) {
	r.out.Kind, r.out.About = about.Kind, about
	r.gather(accepted)
	if len(r.out.With) > 0 {
		r.out.Command = model.Amend{About: about, With: r.out.With, Seen: r.Record.Version(about)}
	}
}

// evidence reads "met K-1 p95 was 210 ms": what was seen, held against one
// criterion or against a decision's.
func (r *reader) evidence() {
	about, ok := r.target()
	if !ok {
		r.readWithoutTarget()
		return
	}
	r.out.Kind, r.out.About = model.KindEvidence, about
	fields := r.Record.Fields(model.KindEvidence, about, r.Now)
	r.gather(acceptedFieldsOf(r.verb.word, model.KindEvidence, fields))
	r.removeEmpty()
	r.verdict()
	r.criterionID()
	r.out.Missing = model.Missing(fields, r.out.With)
	if r.verb.verdict == model.VerdictUnmet && !r.out.With.Has(model.FieldAction) {
		action, _ := model.SpecOf(model.FieldAction)
		r.out.Missing = append(r.out.Missing, model.Requirement{FieldSpec: action, Because: "an unmet criterion needs a follow-up with owner and date"})
	}
	if !r.out.With.Has(model.FieldWords) {
		r.hint("say what was seen: %s %s %s", r.verb.word, about, r.verb.example)
		return
	}
	r.out.Command = model.Raise{Kind: model.KindEvidence, On: about, With: r.out.With}
}

// criterionID writes the id behind criterion: as the record does; what is none
// is a mistake.
func (r *reader) criterionID() {
	said, ok := r.out.With[model.FieldCriterion]
	if !ok {
		return
	}
	about, isID := parseID(said.Text)
	c, _ := r.Record.Criteria.Get(about.ID)
	if !isID || about.Kind != model.KindCriterion || c.Parent() != r.out.About {
		place := r.partOf(model.FieldCriterion)
		r.problem(place.start, place.end, "there is no criterion %s of %s%s", said.Text, r.out.About, r.criteriaOf())
		return
	}
	r.out.With[model.FieldCriterion] = model.Words(about.String())
}

// criteriaOf names the criteria of the decision at hand, behind a sentence.
func (r *reader) criteriaOf() string {
	var ids []string
	for _, c := range r.Record.CriteriaOn(r.out.About) {
		ids = append(ids, c.Ref().String())
	}
	if len(ids) == 0 {
		return ""
	}
	return "; write " + joinOr(ids)
}

// verdict returns what the verb says; a token may say it again, but nothing else.
func (r *reader) verdict() {
	if v, ok := r.out.With[model.FieldVerdict]; ok && v.Text != r.verb.verdict {
		place := r.partOf(model.FieldVerdict)
		r.problem(place.start, place.end, "that says %s, and the line begins with %s; keep one of them", v.Text, r.verb.word)
	}
	r.out.With[model.FieldVerdict] = model.Words(r.verb.verdict)
}
