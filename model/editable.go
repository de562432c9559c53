package model

import (
	"fmt"
	"strings"
)

// Editable is the fields of a thing with what they say now, for the form that
// amends it. Criteria are added to, not rewritten: the field for them is empty, and
// says which there are.
func (r *Record) Editable(about Ref, now Instant) []Requirement {
	said := r.said(about)
	list := r.Fields(about.Kind, about, now)
	for i, q := range list {
		list[i].Default = said[q.Field]
		list[i].Optional = q.Field != FieldWords
		if q.Field == FieldCriteria {
			list[i].Because = r.criteriaSay(about)
		}
	}
	return list
}

// criteriaSay names the criteria that a decision has; "" for none.
func (r *Record) criteriaSay(about Ref) string {
	var texts []string
	for _, c := range r.CriteriaOf(about.ID) {
		texts = append(texts, fmt.Sprintf("%s %s", c.Ref(), c.Text))
	}
	if len(texts) == 0 {
		return ""
	}
	return "these are added to: " + strings.Join(texts, "; ")
}

// said is what a thing says, by field.
func (r *Record) said(about Ref) Values {
	switch v := r.rowOf(about).(type) {
	case Item:
		return Values{
			FieldWords: Words(v.Title), FieldQuestion: Words(v.Question), FieldObjective: Words(v.Objective),
			FieldOwner: Who(v.Owner), FieldPresenter: Words(v.Presenter), FieldTimebox: {Number: int(v.Timebox)},
			FieldAsk: Words(v.Ask), FieldNotes: Words(v.Notes),
		}
	case Decision:
		return r.saidOfDecision(v)
	case Blocker:
		return Values{FieldWords: Words(v.Text), FieldOwner: Who(v.Owner), FieldDue: On(v.Due),
			FieldFallback: Words(v.Fallback), FieldImpact: Words(v.Impact)}
	case Check:
		return Values{FieldWords: Words(v.Text), FieldOwner: Who(v.Owner)}
	case Feedback:
		return Values{FieldWords: Words(v.Text), FieldBy: Who(v.By)}
	case Action:
		return Values{FieldWords: Words(v.Text), FieldOwner: Who(v.Owner), FieldDue: On(v.Due)}
	case Criterion:
		return Values{FieldWords: Words(v.Text), FieldCheck: Words(v.Check)}
	}
	return nil
}

func (r *Record) saidOfDecision(d Decision) Values {
	needs := NeedsNothing
	if d.NeedsEvidence {
		needs = NeedsEvidence
	}
	var options Value
	for _, o := range r.OptionsOf(d.ID) {
		options.Lines = append(options.Lines, o.Text)
	}
	return Values{
		FieldWords: Words(d.Statement), FieldOwner: Who(d.Owner), FieldOptions: options,
		FieldRecommend: Words(d.Recommendation), FieldWording: Words(d.Wording), FieldNeeds: Words(needs),
		FieldFallback: Words(d.Fallback), FieldDue: On(d.Due), FieldRequest: Words(d.Request), FieldRelease: Words(d.Release),
	}
}
