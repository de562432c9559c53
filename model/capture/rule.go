package capture

import (
	"errors"
	"slices"

	"gavel/model"
)

// rule reads "defer D-4 waiting for the load test due:+1w": an owner's ruling.
func (r *reader) rule() {
	about, ok := r.target()
	if !ok {
		r.unaimed()
		return
	}
	outcome, _ := r.verb.outcome(about, r.Record)
	r.out.Kind, r.out.About, r.out.Outcome = about.Kind, about, outcome
	r.gather(r.wantOfRule(about, outcome))
	r.dropEmpty()
	r.sameAs()
	r.out.Command = model.Rule{About: about, Outcome: outcome, With: r.out.With, Seen: r.Record.Version(about)}
	if err := r.Record.MayRule(about, outcome, r.Now); err != nil {
		r.problem(r.headStart, max(r.headEnd, r.id.end), "%s", err)
		return
	}
	r.out.Missing = model.Missing(r.want.takes, r.out.With)
	if len(r.out.Missing) == 0 && r.asksMore() {
		r.out.Missing = r.askedBesides()
	}
}

// asksMore reports whether a ruling may be asked for more because of what it
// says itself: an owner or a second person who is not in the room has to say how
// the answer came, a criterion may need evidence.
func (r *reader) asksMore() bool {
	d, _ := r.Record.Decisions.Get(r.out.About.ID)
	needs := r.out.Kind == model.KindDecision && d.NeedsEvidence
	return r.out.With.Has(model.FieldOwner) || r.out.With.Has(model.FieldSecond) || (needs && r.out.With.Has(model.FieldCriteria))
}

// askedBesides is what that more is. Only trying the ruling tells, which is too
// dear to be done for every line.
func (r *reader) askedBesides() []model.Requirement {
	_, _, err := model.Do(r.Record, r.out.Command, r.Now)
	var refusal *model.Refusal
	if errors.As(err, &refusal) && refusal.Reason == model.MissingAnswer {
		return refusal.Missing
	}
	return nil
}

// unaimed still reads the quotes and names of a line whose target is not clear,
// so that all its mistakes show at once.
func (r *reader) unaimed() {
	for _, p := range r.parts {
		if p.open {
			r.value(model.FieldWhy, p)
		}
	}
}

// sameAs holds the id of the remark that says it already against the record.
func (r *reader) sameAs() {
	of, ok := r.out.With[model.FieldOf]
	if !ok {
		return
	}
	ref, isID := parseID(of.Text)
	if !isID {
		return
	}
	place := r.placeOf(model.FieldOf)
	switch {
	case ref.Kind != model.KindFeedback || !r.Record.Exists(ref):
		r.problem(place.start, place.end, "there is no remark %s%s", ref, r.instead(model.KindFeedback))
	case ref == r.out.About:
		r.problem(place.start, place.end, "%s cannot be a duplicate of itself", ref)
	default:
		r.out.With[model.FieldOf] = model.Words(ref.String())
	}
}

// placeOf is where a field was given: by its token, else by bare words.
func (r *reader) placeOf(f model.Field) part {
	i := slices.IndexFunc(r.parts, func(p part) bool { return p.role == aToken && p.field == f })
	if i >= 0 {
		return r.parts[i]
	}
	if len(r.words) == 0 {
		return part{start: r.headStart, end: r.headEnd}
	}
	return part{start: r.words[0].start, end: r.words[len(r.words)-1].end}
}
