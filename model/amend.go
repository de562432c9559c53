package model

import "fmt"

// Amend changes what is said of a thing. Fields not in With stay; a zero value
// clears.
type Amend struct {
	About Ref
	With  Values
	Seen  int64 // the version its person saw; 0 did not look
}

// Name is "amend" and the kind.
func (c Amend) Name() string { return "amend " + string(c.About.Kind) }

// Apply refuses a thing that is not there, that moved since it was seen, or
// that its kind holds to be settled.
func (c Amend) Apply(r *Record, now Instant) (Done, error) {
	d, ok := raisable(c.About.Kind)
	if !ok || !r.Exists(c.About) {
		return Done{}, notFound(c.About)
	}
	if d.Info().Immutable {
		return Done{}, &Refusal{Reason: ReadOnly, About: c.About, Says: fmt.Sprintf("%s stays as it was written; add another", c.About)}
	}
	v, err := c.With.clean()
	if err != nil {
		return Done{}, err
	}
	if err := CheckWords(c.About.Kind, v[FieldWords].Text); err != nil {
		return Done{}, err
	}
	if err := accepts(d, v); err != nil {
		return Done{}, err
	}
	theirs, yours := r.differingValues(r.valuesOf(c.About), v)
	if err := r.unmoved(c.About, c.Seen, r.describeValues(theirs), r.describeValues(yours)); err != nil {
		return Done{}, err
	}
	if words, said := v[FieldWords]; said && words.Text == "" {
		return Done{}, badValue(FieldWords, fmt.Sprintf("%s needs its words", d.Info().Article))
	}
	done, err := d.amend(r, c.About.ID, v, now)
	if err != nil {
		return Done{}, err
	}
	done.Says += r.describeDays(v, now)
	return done, nil
}

// Editable is the fields of a thing with what they say now, for the form that
// amends it. Criteria are added to, not rewritten: the field for them is empty, and
// says which there are.
func (r *Record) Editable(about Ref, now Instant) []Requirement {
	said := r.valuesOf(about)
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

// valuesOf returns what a thing says, by field; nil where there is no such thing.
func (r *Record) valuesOf(about Ref) Values {
	d := definition(about.Kind)
	if d == nil {
		return nil
	}
	return d.values(r, about.ID)
}
