package model

// This file answers the same few questions of a thing of any kind.

// Exists reports whether the record has the thing that a Ref names.
func (r *Record) Exists(about Ref) bool { return r.Version(about) != 0 }

// tableOf returns the table that holds the things of a kind; nil for no kind.
func (r *Record) tableOf(k Kind) Table {
	if d := definition(k); d != nil {
		return d.table(r)
	}
	switch k {
	case kindGate:
		return &r.Gates
	case kindOption:
		return &r.Options
	case kindRuling:
		return &r.Rulings
	case kindStep:
		return &r.StepsTaken
	case kindLink:
		return &r.Links
	}
	return nil
}

// rowOf is the row of a thing; nil where there is none.
func (r *Record) rowOf(about Ref) any {
	if t := r.tableOf(about.Kind); t != nil {
		return t.image(about.ID)
	}
	return nil
}

// Version is the version of a thing, for the Seen of a command; 0 where there
// is none.
func (r *Record) Version(about Ref) int64 {
	if t := r.tableOf(about.Kind); t != nil {
		return t.version(about.ID)
	}
	return 0
}

// TextOf returns a thing in its own words.
func (r *Record) TextOf(about Ref) string {
	d := definition(about.Kind)
	if d == nil {
		return ""
	}
	return d.value(r, about.ID, FieldWords).Text
}

// Describe returns what a thing is, so that it is plain which verbs fit it: "a
// decision", "a concern".
func (r *Record) Describe(about Ref) string {
	d := definition(about.Kind)
	if d == nil {
		return ""
	}
	return d.describe(r, about.ID)
}

// AllOf returns every thing of a kind, in the order of their ids.
func (r *Record) AllOf(k Kind) []Ref {
	var list []Ref
	if t := r.tableOf(k); t != nil {
		for v := range t.rows() {
			list = append(list, Ref{k, v.row().ID})
		}
	}
	return list
}

// wordingOf returns the text that is read back before a thing is ruled.
func (r *Record) wordingOf(about Ref) string {
	if d, ok := r.Decisions.Get(about.ID); ok && about.Kind == KindDecision {
		return d.FinalWording()
	}
	return r.TextOf(about)
}

// OwnerOf returns the one person who rules on a thing; 0 while nobody does. Of a
// feedback it is the owner of what it is on.
func (r *Record) OwnerOf(about Ref) ID {
	d := definition(about.Kind)
	if d == nil {
		return 0
	}
	return d.owner(r, about.ID)
}

// setOwner gives a thing without an owner its owner. Feedback has none: who
// answers it does not own what it is on.
func (r *Record) setOwner(about Ref, owner ID) {
	if d := definition(about.Kind); d != nil {
		d.setOwner(r, about.ID, owner)
	}
}
