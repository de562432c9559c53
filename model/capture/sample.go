package capture

import (
	"cmp"
	"fmt"
	"strings"

	"gavel/model"
)

// This file has the words of the examples in help and in hints. They are about
// the records that a small team has after its first review.

// sampleWords returns what somebody might say of a kind.
func sampleWords(v verb) string {
	if v.concern {
		return "There is no way back"
	}
	return cmp.Or(v.makes.Info().Sample, "Ship dark mode")
}

// sampleText is a value for a field, as it is typed.
func sampleText(spec model.FieldSpec) string {
	switch spec.Field {
	case model.FieldVerdict: // as the verb of the example says
		return model.VerdictMet
	case model.FieldSecond: // who owns the gate in the example is Ana
		return "ben"
	case model.FieldTo: // and what is escalated is Ana's or Ben's
		return "cem"
	}
	if sample := valueSortOf(spec.Sort).sample; sample != nil {
		return sample(spec)
	}
	switch spec.Field {
	case model.FieldWhy:
		return "waiting for the load test"
	case model.FieldHow:
		return "the vendor patched it"
	case model.FieldCriteria:
		return "p95 stays under 300 ms"
	case model.FieldCheck:
		return "load test"
	case model.FieldCriterion:
		return sampleID(model.KindCriterion, "")
	case model.FieldEvidence:
		return "dashboards checked"
	case model.FieldArtefact:
		return "build 214"
	case model.FieldFallback:
		return "refunds by hand"
	case model.FieldImpact:
		return "refunds take a day longer"
	case model.FieldVia:
		return "message"
	case model.FieldCond:
		return "legal signs off"
	case model.FieldAction:
		return "rerun the suite"
	case model.FieldPresenter:
		return "Lea, Ben"
	case model.FieldWithout, model.FieldExtends: // the first action is given before the conditions
		return model.Ref{Kind: model.KindAction, ID: 2}.String()
	case model.FieldOf:
		return sampleID(model.KindFeedback, "")
	case model.FieldRelease:
		return "24.12"
	case model.FieldPlace:
		return "launch-gate"
	case model.FieldAnswers:
		return "approver"
	case model.FieldRequest:
		return "REQ-88"
	}
	return "dark mode for all"
}

// sampleToken is a field as it is written in a line.
func sampleToken(spec model.FieldSpec) string {
	text := sampleText(spec)
	if strings.Contains(text, " ") {
		text = inQuotes(text)
	}
	return spec.Token() + text
}

// sampleRest is the tokens of an example, for the fields named.
func sampleRest(accepted acceptedFields, fields []model.Field) string {
	var list []string
	for _, f := range fields {
		if spec, ok := accepted.spec(f); ok && f != model.FieldWords && f != model.FieldWording {
			list = append(list, sampleToken(spec))
		}
	}
	return strings.Join(list, " ")
}

// gapsOfSample returns what an example of a kind says beside its words: what would
// be a gap otherwise.
func gapsOfSample(v verb) []model.Field {
	fields := []model.Field{model.FieldBy}
	if outcome := v.makes.Info().UsualOutcome; outcome != "" {
		for _, q := range requirementsOf(v.makes, outcome) {
			fields = append(fields, q.Field)
		}
		return fields
	}
	return append(fields, model.FieldOwner)
}

// sampleAnswers returns what an example of a ruling answers: its words, and what
// else it cannot do without.
func sampleAnswers(asked []model.Requirement, main model.Field) string {
	var words, tokens []string
	for _, q := range asked {
		switch {
		case q.Field == main && !q.Optional:
			words = append(words, sampleText(q.FieldSpec))
		case q.Optional, !q.Default.IsZero(), q.Field == model.FieldOwner, q.Field == model.FieldWording:
		default:
			tokens = append(tokens, sampleToken(q.FieldSpec))
		}
	}
	return strings.Join(append(words, tokens...), " ")
}

// sampleID is the thing that an example is about: the first of its kind that
// the verb can be said of. A gate begins with two computed checks; the second
// item informs, the second piece of feedback is a concern, the third says the first again.
func sampleID(k model.Kind, word string) string {
	if k == model.KindPerson && word != "rename" { // who comes and goes is called by name
		return "@ana"
	}
	number := 1
	o, _ := outcomeCalled(word, model.Outcomes(k))
	switch outcome, concern := o.Outcome, o.Concern; {
	case word == "announce": // the first is closed
		number = 2
	case k == model.KindCheck, outcome == model.Duplicate:
		number = 3
	case concern, outcome == model.Noted && !k.Info().Register, k == model.KindItem && outcome == model.Withdrawn:
		number = 2
	}
	return model.Ref{Kind: k, ID: model.ID(number)}.String()
}

// lineOf is an example of a letter.
func lineOf(v verb, rest string) string {
	return strings.TrimSpace(fmt.Sprintf("%s %s %s", v.letter, sampleWords(v), rest))
}
