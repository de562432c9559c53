package model

import "cmp"

// Question is one field that is asked for when a thing is raised or ruled on.
type Question struct {
	Field    Field
	Optional bool
	Default  func(r *Record, about Ref, now Instant) Value // the value offered; nil for none
	Label    string                                        // the word before it here; "" for that of its Spec
	Prompt   string                                        // how it is asked here; "" for the words of its Spec
	Of       []Kind                                        // of SortThings: what it names things of
	Past     bool                                          // of SortDate: it names a day that has come
}

// requirements returns the questions as they stand for one thing now.
func (r *Record) requirements(questions []Question, about Ref, now Instant) []Requirement {
	list := make([]Requirement, len(questions))
	for i, q := range questions {
		list[i] = Requirement{Spec: specs[q.Field], Optional: q.Optional}
		list[i].Label = cmp.Or(q.Label, list[i].Label)
		list[i].Prompt = cmp.Or(q.Prompt, list[i].Prompt)
		list[i].Of, list[i].Past = q.Of, q.Past
		if q.Default != nil {
			list[i].Default = q.Default(r, about, now)
			if CheckAnswer(q.Field, list[i].Default.Text) != nil { // from before placeholders were refused
				list[i].Default = Value{}
			}
		}
	}
	return list
}
