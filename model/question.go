package model

import "cmp"

// RequestedField is one field that is asked for when a thing is raised or ruled on.
type RequestedField struct {
	Field    Field
	Optional bool
	Default  func(r *Record, about Ref, now Instant) Value // the value offered; nil for none
	Label    string                                        // the word before it here; "" for that of its Spec
	Prompt   string                                        // how it is asked here; "" for the words of its Spec
	Of       []Kind                                        // of SortThings: what it names things of
	Past     bool                                          // of SortDate: it names a day that has come

	LineOnly bool // a line says it; a form asks for it only where it is changed
	Asked    bool // a person says it although there is a Default, which is only offered
}

// requirements returns the questions as they stand for one thing now.
func (r *Record) requirements(questions []RequestedField, about Ref, now Instant) []Requirement {
	list := make([]Requirement, 0, len(questions))
	for _, q := range questions {
		asked := Requirement{FieldSpec: specs[q.Field], Optional: q.Optional, LineOnly: q.LineOnly, Asked: q.Asked}
		asked.Label = cmp.Or(q.Label, asked.Label)
		asked.Prompt = cmp.Or(q.Prompt, asked.Prompt)
		asked.Of, asked.Past = q.Of, q.Past
		if q.Default != nil {
			asked.Default = q.Default(r, about, now)
			if CheckAnswer(q.Field, asked.Default.Text) != nil { // from before placeholders were refused
				asked.Default = Value{}
			}
		}
		list = append(list, asked)
	}
	return list
}
