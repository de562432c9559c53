package model

// Messaging says of a thing whether it touches what customers are told, and who writes
// that.
type Messaging struct {
	TouchesMessaging bool `json:"touches_messaging,omitzero"`
	MessageOwner     ID   `json:"message_owner,omitzero"`
}

// The fields about what customers are told.
const (
	FieldMessaging Field = "messaging"
	FieldMessage   Field = "message"
)

// messagingSpecs describes these fields.
func messagingSpecs() []FieldSpec {
	return []FieldSpec{
		{Field: FieldMessaging, Sort: SortChoice, Label: "messaging", Prompt: "Does it change what customers are told?", Choices: []string{Yes, No}},
		{Field: FieldMessage, Sort: SortPerson, Label: "message owner", Prompt: "Who writes what customers are told?"},
	}
}

// messagingFields returns the fields about what customers are told. A line says them: most
// things touch none of it. Who names a message owner says that it does.
func messagingFields[T row](at func(row *T) *Messaging) []KindField[T] {
	owner := OwnerAt(func(row *T) *ID { return &at(row).MessageOwner })
	set := owner.Set
	owner.Set = func(r *Record, row *T, v Value, now Instant) error {
		if v.Person != 0 {
			at(row).TouchesMessaging = true
		}
		return set(r, row, v, now)
	}
	return []KindField[T]{
		{Field: FieldMessaging, Optional: true, LineOnly: true, Access: YesNoAt(func(row *T) *bool { return &at(row).TouchesMessaging }),
			Show: func(_ *Record, row T, _ Date) string { return yesOrNothing(at(&row).TouchesMessaging) }},
		{Field: FieldMessage, Optional: true, LineOnly: true, Access: owner,
			Show: func(r *Record, row T, _ Date) string { return r.SayMessageOwner(*at(&row)) }},
	}
}

// yesOrNothing leaves out of details what most things are not.
func yesOrNothing(is bool) string {
	if is {
		return Yes
	}
	return ""
}

// LacksMessageOwner reports whether a thing touches what customers are told, and nobody who
// is still here writes that.
func (r *Record) LacksMessageOwner(m Messaging) bool {
	return m.TouchesMessaging && (m.MessageOwner == 0 || r.HasLeft(m.MessageOwner))
}

// SayMessageOwner names who writes what customers are told; "" for what does not touch
// that.
func (r *Record) SayMessageOwner(m Messaging) string {
	switch {
	case !m.TouchesMessaging:
		return ""
	case m.MessageOwner == 0:
		return "no message owner yet"
	}
	return r.NameOf(m.MessageOwner)
}

// messagingOf returns what a decision or a blocker has to do with what customers are told.
func (r *Record) messagingOf(about Ref) Messaging {
	switch about.Kind {
	case KindDecision:
		d, _ := r.Decisions.Get(about.ID)
		return d.Messaging
	case KindBlocker:
		b, _ := r.Blockers.Get(about.ID)
		return b.Messaging
	}
	return Messaging{}
}

// handOverMessages gives what a person was to write of things that are open, or in force,
// to somebody else.
func (r *Record) handOverMessages(from, to ID) {
	for _, d := range r.Decisions.Where(func(d Decision) bool { return d.MessageOwner == from }) {
		if r.isUnsettled(d.Ref()) || r.IsInForce(d.Ref()) {
			d.MessageOwner = to
			r.Decisions.put(d)
		}
	}
	for _, b := range r.Blockers.Where(func(b Blocker) bool { return b.MessageOwner == from && r.Open(b) }) {
		b.MessageOwner = to
		r.Blockers.put(b)
	}
}

// withoutMessageOwner finds that nobody writes what customers are told of a thing.
func (at *Moment) withoutMessageOwner(r *Record, about Ref) []Finding {
	if !r.LacksMessageOwner(r.messagingOf(about)) {
		return nil
	}
	return []Finding{{Section: Incomplete, Says: "no message owner", Order: [2]int64{boolOrder(at.OnTable(about))}, Acts: actsOf(about, "name one", "set %s message:")}}
}
