package model

import "fmt"

// write writes a ruling that lacks nothing, and what follows from it.
func (c GiveRuling) write(r *Record, v Values, now Instant) (Done, error) {
	if err := c.checkNamed(r, v); err != nil {
		return Done{}, err
	}
	if err := c.checkDates(r, v, now); err != nil {
		return Done{}, err
	}
	u := c.ruling(r, v, now)
	if err := definition(c.About.Kind).ruled(r, c.About.ID, &u, v, now); err != nil {
		return Done{}, err
	}
	r.Rulings.put(u)
	r.touch(c.About)
	says := fmt.Sprintf("%s %s by %s", c.About, c.Outcome.past(), r.NameOf(u.Owner))
	if c.Outcome == Escalated {
		return Done{Says: fmt.Sprintf("%s; %s answers by %s%s", says, r.NameOf(u.EscalatedTo), r.SayDueAt(u, r.Today(now)), r.warning(u.Due)), About: c.About}, nil
	}
	return Done{Says: says + r.describeWording(u) + r.describeDays(v, now) + r.describeUncovered(u) + r.describeStays(u, r.Today(now)), About: c.About}, nil
}

// touch gives a thing that was ruled on its next version, so that who saw it
// open does not rule on it again unawares.
func (r *Record) touch(about Ref) {
	t := r.tableOf(about.Kind)
	t.setVersion(about.ID, t.version(about.ID)+1)
}

func (c GiveRuling) ruling(r *Record, v Values, now Instant) Ruling {
	u := Ruling{
		InCycle:     start(r, &r.Rulings),
		AboutKind:   c.About.Kind,
		AboutID:     c.About.ID,
		Outcome:     c.Outcome,
		Owner:       c.ruler(r, v),
		At:          now,
		Via:         v[FieldVia].Text,
		Why:         v[FieldWhy].Text,
		How:         v[FieldHow].Text,
		Wording:     r.wordingOf(c.About),
		Evidence:    v[FieldEvidence].Text,
		Fallback:    v[FieldFallback].Text,
		Impact:      v[FieldImpact].Text,
		Due:         v[FieldDue].Date,
		EscalatedTo: v[FieldTo].Person,
		Second:      v[FieldSecond].Person,
		Until:       v[FieldUntil].Date,
		DuplicateOf: v[FieldOf].Text,
		Line:        r.head,
	}
	if c.Outcome == Escalated {
		u.DueAt = r.dueAt(u.Due, now)
	}
	if m, ok := r.Live(); ok {
		u.Meeting = m.ID
	}
	return u
}

// checkNamed refuses people nobody knows, an escalation off the path, feedback
// that duplicates none, and a waiver that its owner agrees to alone.
func (c GiveRuling) checkNamed(r *Record, v Values) error {
	for _, f := range []Field{FieldTo, FieldSecond} {
		if v.Has(f) {
			if err := r.requireActive(v[f].Person); err != nil {
				return err
			}
		}
	}
	if c.Outcome == Escalated {
		if err := r.mayEscalateTo(c.About, c.ruler(r, v), v[FieldTo].Person); err != nil {
			return err
		}
	}
	if of, ok := ParseRef(v[FieldOf].Text); ok && (of == c.About || of.Kind != KindFeedback || !r.Exists(of)) {
		return &Refusal{Reason: BadValue, About: c.About, Missing: []Requirement{{FieldSpec: specs[FieldOf]}},
			Says: fmt.Sprintf("%s duplicates no %s; name other feedback", c.About, of)}
	}
	owner := c.ruler(r, v)
	if c.Outcome == Waived && v[FieldSecond].Person == owner {
		return &Refusal{Reason: BadValue, About: c.About, Missing: []Requirement{{FieldSpec: specs[FieldSecond]}},
			Says: fmt.Sprintf("a waiver needs a second person beside %s", r.NameOf(owner))}
	}
	if check, ok := r.Checks.Get(c.About.ID); ok && c.Outcome == Waived && v.Has(FieldSecond) {
		if second, because := r.whyApproverAgrees(check, owner); second != 0 && v[FieldSecond].Person != second {
			return &Refusal{Reason: BadValue, About: c.About, Missing: []Requirement{{FieldSpec: specs[FieldSecond]}},
				Says: fmt.Sprintf("%s: %s; name %s", c.About, because, r.NameOf(second))}
		}
	}
	return nil
}

// checkDates refuses a day that has passed. Due today is due, not late; but
// what is deferred to today was not deferred.
func (c GiveRuling) checkDates(r *Record, v Values, now Instant) error {
	today := r.Today(now)
	for _, f := range []Field{FieldDue, FieldUntil} {
		if d := v[f].Date; d != "" && d < today {
			return &Refusal{Reason: BadValue, About: c.About, Missing: []Requirement{{FieldSpec: specs[f]}},
				Says: fmt.Sprintf("%s: %s has passed; give a day ahead", c.About, d.Near(today))}
		}
	}
	if c.Outcome == Deferred && v[FieldDue].Date <= today {
		return &Refusal{Reason: BadValue, About: c.About, Missing: []Requirement{{FieldSpec: specs[FieldDue]}},
			Says: fmt.Sprintf("%s: deferring it to today is no deferral; give a later day, or decide it", c.About)}
	}
	return c.checkLimit(r, v, now)
}
