package capture

import (
	"errors"
	"slices"
	"strings"

	"gavel/model"
)

// readRuling reads "defer D-4 waiting for the load test due:+1w": an owner's ruling.
func (r *reader) readRuling() {
	if date, ok := r.dateToConfirm(); ok {
		r.readConfirmDate(date)
		return
	}
	about, ok := r.target()
	if !ok {
		r.readWithoutTarget()
		return
	}
	outcome, _ := r.verb.outcome(about, r.Record)
	r.readRulingOf(about, outcome)
}

// readReview reads "review AS-2 at risk the carrier is late": the state of a thing, as its
// lists show it, in the place of the verb that takes it there.
func (r *reader) readReview() {
	about, ok := r.target()
	if !ok {
		r.readWithoutTarget()
		return
	}
	r.out.Kind, r.out.About = about.Kind, about
	var states []string
	for _, o := range r.Record.OutcomesFor(about) {
		words := strings.Fields(string(o.Outcome))
		states = append(states, string(o.Outcome))
		if len(r.parts) >= len(words) && !slices.ContainsFunc(r.parts[:len(words)], func(p part) bool { return p.role != aWord }) &&
			strings.EqualFold(joined(r.line, r.parts[:len(words)]), string(o.Outcome)) {
			r.verb.word, r.parts = o.Verb, r.parts[len(words):]
			r.readRulingOf(about, o.Outcome)
			return
		}
	}
	r.hint("say how it stands: review %s %s", about, joinOr(states))
}

// readRulingOf reads what an owner says of a thing with an outcome.
func (r *reader) readRulingOf(about model.Ref, outcome model.Outcome) {
	r.out.Kind, r.out.About, r.out.Outcome = about.Kind, about, outcome
	accepted := r.acceptedFieldsOfRuling(about, outcome)
	r.readConditionIDs(accepted)
	r.gather(accepted)
	r.removeEmpty()
	r.checkDuplicate()
	r.out.Command = model.GiveRuling{About: about, Outcome: outcome, With: r.out.With, Seen: r.Record.Version(about)}
	var refusal *model.Refusal
	switch errors.As(r.Record.Try(r.out.Command, r.Now), &refusal); {
	case refusal == nil:
	case refusal.Reason == model.NotAllowed, refusal.Reason == model.NotFound:
		r.problem(r.headStart, max(r.headEnd, r.id.end), "%s", refusal)
	default: // a bad value is refused when the line is done: it is still being written
		r.out.Missing = model.Missing(refusal.Asks, r.out.With)
	}
}

// readConditionIDs takes the ids behind the thing that the verb is about: "extend D-5 A-3 due:fri"
// names the conditions that are extended.
func (r *reader) readConditionIDs(accepted acceptedFields) {
	if _, ok := accepted.spec(model.FieldExtends); !ok {
		return
	}
	var ids []string
	for len(r.parts) > 0 {
		about, ok := idOf(r.parts[0])
		if _, dashed := dashedID(r.parts[0].text); !ok || !dashed || about.Kind != model.KindAction {
			break
		}
		ids, r.parts = append(ids, about.String()), r.parts[1:]
	}
	if len(ids) > 0 {
		r.addValue(model.FieldExtends, model.Value{Lines: ids}, r.id.end, r.id.end)
	}
}

// readWithoutTarget still reads the quotes and names of a line whose target is not clear,
// so that all its mistakes show at once.
func (r *reader) readWithoutTarget() {
	for _, p := range r.parts {
		if p.open {
			r.value(model.FieldWhy, p)
		}
	}
}

// checkDuplicate holds the id of the feedback that says it already against the record.
func (r *reader) checkDuplicate() {
	of, ok := r.out.With[model.FieldOf]
	if !ok {
		return
	}
	ref, isID := parseID(of.Text)
	if !isID {
		return
	}
	place := r.partOf(model.FieldOf)
	switch {
	case ref.Kind != model.KindFeedback:
		r.problem(place.start, place.end, "%s is %s; %s takes feedback", ref, ref.Kind.Info().Article, model.FieldOf)
	case !r.Record.Exists(ref):
		r.problem(place.start, place.end, "%s", r.notThere(ref))
	case ref == r.out.About:
		r.problem(place.start, place.end, "%s cannot be a duplicate of itself", ref)
	default:
		r.out.With[model.FieldOf] = model.Words(ref.String())
	}
}

// partOf returns where a field was given: by its token, else by bare words.
func (r *reader) partOf(f model.Field) part {
	i := slices.IndexFunc(r.parts, func(p part) bool { return p.role == aToken && p.field == f })
	if i >= 0 {
		return r.parts[i]
	}
	if len(r.words) == 0 {
		return part{start: r.headStart, end: r.headEnd}
	}
	return part{start: r.words[0].start, end: r.words[len(r.words)-1].end}
}
