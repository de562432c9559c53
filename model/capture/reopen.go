package capture

import (
	"errors"
	"maps"
	"slices"

	"gavel/model"
)

// readReopen reads "reopen D-4 new:"the bank changed its fees" by:hana tradeoff:"…" confidence:3":
// a scope change that asks to reopen what was decided. Bare words are what is new.
func (r *reader) readReopen() {
	about, ok := r.target()
	if !ok {
		r.readWithoutTarget()
		return
	}
	r.out.Kind, r.out.About = model.KindScope, about
	fields := slices.DeleteFunc(r.Record.Fields(model.KindScope, about, r.Now), func(q model.Requirement) bool {
		return q.Field == model.FieldWords || q.Field == model.FieldScope || q.Field == model.FieldOn || q.Field == model.FieldWhy
	})
	w := acceptedFieldsOf(r.verb.word, model.KindScope, fields)
	w.bare = model.FieldNew
	r.gather(w)
	r.removeEmpty()
	r.defaultSpeaker(fields)
	r.out.Missing = model.Missing(fields, r.out.With)
	with := maps.Clone(r.out.With)
	with[model.FieldWords], with[model.FieldScope] = model.Words(r.Record.TextOf(about)), model.Words(model.ScopeReopen)
	with[model.FieldOn] = model.Value{Lines: []string{about.String()}}
	if d, ok := r.Record.Decisions.Get(about.ID); ok {
		r.out.Alike = r.Record.SayAskedBefore(d, with[model.FieldNew].Text, 0, r.Record.Today(r.Now))
	}
	r.out.Command = model.Raise{Kind: model.KindScope, On: about, With: with}
	var refusal *model.Refusal
	if errors.As(r.Record.Try(r.out.Command, r.Now), &refusal) && refusal.Reason == model.NotAllowed {
		r.problem(r.headStart, max(r.headEnd, r.id.end), "%s", refusal)
	}
}

// isSettled reports whether a decision is approved, so that only a reopening changes it.
func isSettled(rec *model.Record, about model.Ref) bool { return rec.IsInForce(about) }
