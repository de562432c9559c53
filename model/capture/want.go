package capture

import (
	"cmp"
	"slices"
	"strings"

	"gavel/model"
	"gavel/model/spelling"
)

// acceptedFields lists what the command at hand accepts.
type acceptedFields struct {
	what  string              // the command, in a sentence: "a decision", "defer"
	takes []model.Requirement // what may be said
	bare  model.Field         // what words without a token say; "" for nothing
	at    model.Field         // what @name says; "" for nothing
	task  bool                // whether the words are a task, which @name and due: belong to
	ruler model.ID            // who rules on the thing already
}

func (accepted acceptedFields) spec(f model.Field) (model.FieldSpec, bool) {
	for _, q := range accepted.takes {
		if q.Field == f {
			return q.FieldSpec, true
		}
	}
	if f == model.FieldCheck { // how the last criterion is checked
		if _, ok := accepted.spec(model.FieldCriteria); ok {
			return model.SpecOf(f)
		}
	}
	return model.FieldSpec{}, false
}

// meant returns the field that a token is meant for: by: is a day where something is reached
// by one, and nobody says it.
func (accepted acceptedFields) meant(f model.Field) model.Field {
	_, by := accepted.spec(f)
	_, until := accepted.spec(model.FieldUntil)
	if f == model.FieldBy && !by && until {
		return model.FieldUntil
	}
	return f
}

// tokens names what may be said, for a sentence.
func (accepted acceptedFields) tokens() string {
	var list []string
	for _, q := range accepted.takes {
		if token := q.Token(); token != "" && token != "@" {
			list = append(list, token)
		}
	}
	if accepted.at != "" {
		list = append([]string{"@name"}, list...)
	}
	if len(list) == 0 {
		return "nothing more"
	}
	return strings.Join(list, " ")
}

// nearest returns the token that a name comes closest to: one that begins with it, or whose
// label does, else the one from which it differs least; "" where each is another word.
func (accepted acceptedFields) nearest(name string) string {
	name = strings.ToLower(name)
	near, least := "", len(name)/2+1
	for _, q := range accepted.takes {
		token := strings.TrimSuffix(q.Token(), ":")
		switch {
		case token == "" || token == "@":
		case strings.HasPrefix(token, name), strings.HasPrefix(strings.ToLower(q.Label), name):
			return q.Token()
		default:
			if d := spelling.Distance(name[:min(len(name), 40)], token); d < least {
				near, least = q.Token(), d
			}
		}
	}
	return near
}

// acceptedFieldsOf returns what a thing of a kind takes, by what the model says of it.
func acceptedFieldsOf(what string, k model.Kind, takes []model.Requirement) acceptedFields {
	accepted := acceptedFields{what: what, takes: takes, bare: cmp.Or(k.Info().Bare, model.FieldWords)}
	for _, f := range []model.Field{model.FieldBy, model.FieldOwner} {
		if hasRequirement(takes, f) {
			accepted.at = f
		}
	}
	return accepted
}

// acceptedFieldsOfRuling returns what a ruling takes: what it asks for now, and what every
// ruling and every approval may say.
func (r *reader) acceptedFieldsOfRuling(about model.Ref, o model.Outcome) acceptedFields {
	takes := slices.Clone(r.Record.Requirements(about, o, r.Now))
	allowed := always()
	if o == model.Approved || o == model.Conditional {
		allowed = append(allowed, optional(model.FieldCriteria), optional(model.FieldEvidence))
	}
	for _, q := range allowed {
		if !hasRequirement(takes, q.Field) {
			takes = append(takes, q)
		}
	}
	accepted := acceptedFields{what: r.verb.word, takes: takes, bare: mainField(r.ruledAs(about, o), o)}
	spec, _ := model.SpecOf(accepted.bare)
	switch {
	case hasRequirement(takes, model.FieldOwner):
		accepted.at = model.FieldOwner
	default:
		accepted.ruler = r.Record.OwnerOf(about)
	}
	accepted.task = accepted.bare != "" && spec.Sort == model.SortTasks
	return accepted
}

// ruledAs returns the kind whose outcome is given on a thing: of an item that is ruled as
// it stands, a decision.
func (r *reader) ruledAs(about model.Ref, outcome model.Outcome) model.Kind {
	for _, o := range r.Record.OutcomesFor(about) {
		if o.Outcome == outcome {
			return o.Kind
		}
	}
	return about.Kind
}

// mainField returns what the words behind the id of a ruling say: the one text that
// it always asks for, else its optional reason. Where it asks for several, or
// reads back a final wording, it has to be said which.
func mainField(k model.Kind, o model.Outcome) model.Field {
	for _, rule := range model.Outcomes(k) {
		if rule.Outcome == o && rule.Bare != "" {
			return rule.Bare
		}
	}
	var needed, spare []model.Field
	wording := false
	for _, q := range requirementsOf(k, o) {
		switch {
		case q.Field == model.FieldWording:
			wording = true
		case !q.Sort.Info().Bare:
		case q.Field == model.FieldVia && q.Optional: // how an answer came is never what it is
		case q.Optional:
			spare = append(spare, q.Field)
		case q.Default.IsZero():
			needed = append(needed, q.Field)
		}
	}
	switch {
	case len(needed) == 1:
		return needed[0]
	case len(needed) == 0 && len(spare) == 1 && !wording:
		return spare[0]
	}
	if asked := requirementsOf(k, o); len(asked) == 1 && asked[0].Sort == model.SortDate && k.Info().Register {
		return asked[0].Field
	}
	return ""
}
