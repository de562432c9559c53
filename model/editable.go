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

// said returns what a thing says, by field; nil where there is no such thing.
func (r *Record) said(about Ref) Values {
	d := definition(about.Kind)
	if d == nil {
		return nil
	}
	return d.values(r, about.ID)
}
