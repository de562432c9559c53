package model

// This file answers the same few questions of a thing of any kind.

// Exists reports whether the record has the thing that a Ref names.
func (r *Record) Exists(about Ref) bool { return r.Version(about) != 0 }

// tableOf is the table that holds the things of a kind; nil for no kind.
func (r *Record) tableOf(k Kind) Table {
	switch k {
	case KindItem:
		return &r.Items
	case KindDecision:
		return &r.Decisions
	case KindBlocker:
		return &r.Blockers
	case KindCheck:
		return &r.Checks
	case KindFeedback:
		return &r.Feedbacks
	case KindAction:
		return &r.Actions
	case KindCriterion:
		return &r.Criteria
	case KindMeeting:
		return &r.Meetings
	case KindPerson:
		return &r.People
	case KindEvidence:
		return &r.Evidences
	case kindGate:
		return &r.Gates
	case kindOption:
		return &r.Options
	case kindRuling:
		return &r.Rulings
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

// TextOf is a thing in its own words.
func (r *Record) TextOf(about Ref) string {
	switch v := r.rowOf(about).(type) {
	case Item:
		return v.Title
	case Decision:
		return v.Statement
	case Blocker:
		return v.Text
	case Check:
		return v.Text
	case Feedback:
		return v.Text
	case Action:
		return v.Text
	case Criterion:
		return v.Text
	case Meeting:
		return v.Title
	case Person:
		return v.Name
	case Evidence:
		return v.Seen
	}
	return ""
}

// wordingOf is what is read back before a thing is ruled.
func (r *Record) wordingOf(about Ref) string {
	if d, ok := r.Decisions.Get(about.ID); ok && about.Kind == KindDecision {
		return d.FinalWording()
	}
	return r.TextOf(about)
}

// OwnerOf is the one person who rules on a thing; 0 while nobody does. Of a
// remark it is the owner of what it is on.
func (r *Record) OwnerOf(about Ref) ID {
	switch v := r.rowOf(about).(type) {
	case Item:
		return v.Owner
	case Decision:
		return r.Decider(v)
	case Blocker:
		return v.Owner
	case Check:
		return v.Owner
	case Feedback:
		return r.OwnerOf(v.About())
	case Action:
		return v.Owner
	}
	return 0
}

// setOwner gives a thing without an owner its owner. A remark has none: who
// answers it does not own what it is on.
func (r *Record) setOwner(about Ref, owner ID) {
	switch v := r.rowOf(about).(type) {
	case Item:
		v.Owner = owner
		r.Items.put(v)
	case Decision:
		v.Owner = owner
		r.Decisions.put(v)
	case Blocker:
		v.Owner = owner
		r.Blockers.put(v)
	case Check:
		v.Owner = owner
		r.Checks.put(v)
	}
}
