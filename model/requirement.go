package model

import (
	"fmt"
	"strings"
)

// Requirement is one thing that a change asks for, as data. The field of a
// form, the token in the capture line, the question in plain mode and the line
// in a refusal are all drawn from it.
type Requirement struct {
	FieldSpec
	Optional bool
	Default  Value  // taken where nothing is given; of one that is Asked only offered
	Because  string // why it is asked for here, where that is not plain
	Says     string // the whole refusal where it alone is missing; "" for the usual words
	LineOnly bool   // a line says it; a form asks for it only where it is changed
	Asked    bool   // a person says it although there is a Default, which is only offered
}

// Met reports whether the values, or the default, answer the requirement.
func (q Requirement) Met(v Values) bool {
	return q.Optional || v.Has(q.Field) || !q.Default.IsZero() && !q.Asked
}

// Missing is the requirements that neither the values nor a default answer.
func Missing(asked []Requirement, v Values) []Requirement {
	var missing []Requirement
	for _, q := range asked {
		if !q.Met(v) {
			missing = append(missing, q)
		}
	}
	return missing
}

// withDefaults is the values with every default taken that nothing overrides: another value
// or, where there may be none, that there is none.
// This is the one place where a default becomes an answer.
func withDefaults(asked []Requirement, v Values) Values {
	filled := make(Values, len(v)+len(asked))
	for field, value := range v {
		filled[field] = value
	}
	for _, q := range asked {
		if _, said := v[q.Field]; said && q.None {
			continue
		}
		if !filled.Has(q.Field) && !q.Default.IsZero() {
			filled[q.Field] = q.Default
		}
	}
	return filled
}

// Labels names requirements in a row: "due, fallback and customer impact".
func Labels(list []Requirement) string {
	words := make([]string, len(list))
	for i, q := range list {
		words[i] = q.Label
	}
	return andList(words)
}

// withArticles names requirements as what is needed: "a due date, a fallback and a
// customer impact".
func withArticles(list []Requirement) string {
	words := make([]string, len(list))
	for i, q := range list {
		words[i] = q.Label
		if q.Field == FieldDue {
			words[i] = "due date"
		}
		switch {
		case q.Field == FieldBy: // its question says it better
			words[i] = strings.ToLower(q.Prompt[:1]) + strings.TrimSuffix(q.Prompt[1:], "?")
		case q.Field == FieldFrom, q.Field == FieldInto:
			words[i] = "a state that it leads " + q.Label
		case q.Field == FieldVia:
			words[i] = "a word on how it was answered"
		case q.plural(), strings.HasPrefix(q.Label, "what "):
		case strings.ContainsRune("aeiou", rune(words[i][0])):
			words[i] = "an " + words[i]
		default:
			words[i] = "a " + words[i]
		}
	}
	return andList(words)
}

func andList(words []string) string { return listWith("and", words) }

func orList(words []string) string { return listWith("or", words) }

func listWith(conjunction string, words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return fmt.Sprintf("%s %s %s", strings.Join(words[:last], ", "), conjunction, words[last])
}
