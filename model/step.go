package model

import "cmp"

// Step is one change of a thing that meetings do not rule on: it went from one state
// to another, was given another day or another owner. Steps are appended and never
// edited, so that closed minutes keep saying what they said, and so that they can be
// counted.
type Step struct {
	InCycle
	AboutKind Kind    `json:"about_kind"`
	AboutID   ID      `json:"about"`
	What      Field   `json:"what"` // StepState, or the field that was changed
	From      string  `json:"from"` // a state, a day or a person's id
	To        string  `json:"to"`
	Why       string  `json:"why"` // the reason, or what came of it
	Via       string  `json:"via"` // how the agreement came that it needed
	By        ID      `json:"by"`  // whose the thing was, or who agreed to the step
	At        Instant `json:"at"`
	Meeting   ID      `json:"meeting"` // 0 between meetings
	Line      int64   `json:"-" column:"line"`
}

// StepState is the What of a step from one state to another.
const StepState = Field(columnState)

// kindStep is the kind of steps. They are not cited by an id.
const kindStep Kind = "step"

// About returns the thing that the step changed.
func (s Step) About() Ref { return Ref{s.AboutKind, s.AboutID} }

// Parent returns the thing that the step changed.
func (s Step) Parent() Ref { return s.About() }

// References returns the meeting and the people that the step names.
func (s Step) References() []Ref {
	refs := []Ref{meetingRef(s.Meeting), personRef(s.By)}
	if s.What == FieldOwner {
		for _, text := range []string{s.From, s.To} {
			if ref, ok := ParseRef(text); ok {
				refs = append(refs, ref)
			}
		}
	}
	return refs
}

// MeetingID returns the meeting in which the step was taken or, of one between meetings,
// the first that closed after it: its minutes tell of the step.
func (s Step) MeetingID(r *Record) ID {
	if s.Meeting != 0 {
		return s.Meeting
	}
	var first Meeting
	for m := range r.Meetings.All() {
		if m.Status == Closed && m.ClosedLine > s.Line && (first.ID == 0 || m.ClosedLine < first.ClosedLine) {
			first = m
		}
	}
	return first.ID
}

func (s Step) at(line int64, earlier any) anyRow {
	was, there := earlier.(Step)
	s.Line = was.Line
	if !there {
		s.Line = line
	}
	return s
}

// Person returns the person that one side of a change of owner names; 0 for nobody.
func (Step) Person(side string) ID {
	ref, _ := ParseRef(side)
	return ref.ID
}

// StepsOf returns the steps of a thing, oldest first.
func (r *Record) StepsOf(about Ref) []Step { return r.StepsTaken.of(about) }

// stepState returns the state to which the last step took a thing; ok is false where
// none did.
func (r *Record) stepState(about Ref) (state Outcome, ok bool) {
	s, ok := r.StepsTaken.lastWhere(about, func(s Step) bool { return s.What == StepState })
	return Outcome(s.To), ok
}

// valueAt returns what a field of a thing said when a line of the journal had been
// written, where a later step changed it; ok is false where none did.
func (r *Record) valueAt(about Ref, what Field, line int64) (value string, ok bool) {
	for _, s := range r.StepsOf(about) {
		if s.What == what && s.Line > line {
			return s.From, true
		}
	}
	return "", false
}

// Moves returns how many times the day of a thing was moved.
func (r *Record) Moves(about Ref) int {
	n := 0
	for _, s := range r.StepsOf(about) {
		if s.What == FieldDue {
			n++
		}
	}
	return n
}

// FirstDue returns the day that a thing had before its day was moved; "" where it
// never was.
func (r *Record) FirstDue(about Ref) Date {
	for _, s := range r.StepsOf(about) {
		if s.What == FieldDue {
			return Date(s.From)
		}
	}
	return ""
}

// newStep begins a step of a thing.
func (r *Record) newStep(about Ref, what Field, from, to string, now Instant) Step {
	m, _ := r.Live()
	return Step{InCycle: start(r, &r.StepsTaken), AboutKind: about.Kind, AboutID: about.ID,
		What: what, From: from, To: to, By: r.OwnerOf(about), At: now, Meeting: m.ID, Line: r.head}
}

// stepText returns a value as one side of a step keeps it.
func stepText(v Value) string {
	if v.Person != 0 {
		return personRef(v.Person).String()
	}
	return cmp.Or(string(v.Date), v.Text)
}

// applyStep takes a thing that goes by steps from its state to another.
func (c GiveRuling) applyStep(r *Record, v Values, now Instant) (Done, error) {
	if err := c.checkNamed(r, v); err != nil {
		return Done{}, err
	}
	if err := c.checkDates(r, v, now); err != nil {
		return Done{}, err
	}
	s := r.newStep(c.About, StepState, string(r.State(c.About)), string(c.Outcome), now)
	s.Why, s.Via = cmp.Or(v[FieldWhy].Text, v[FieldHow].Text), v[FieldVia].Text
	more, err := definition(c.About.Kind).stepped(r, c.About.ID, &s, v, now)
	if err != nil {
		return Done{}, err
	}
	r.StepsTaken.put(s)
	r.touch(c.About)
	done := Done{Says: r.describeStepped(s) + r.describeDays(v, now), About: c.About}
	if more != "" {
		done.Says += "; " + more
	}
	return done, nil
}

// describeStepped says that a thing was taken to a state, in whose name that was recorded, and
// why: "A-1 dropped by Ben Okafor: nobody needs it". Without a reason it says the thing's words.
func (r *Record) describeStepped(s Step) string {
	says := s.About().String() + " " + Outcome(s.To).past()
	if s.By != 0 && Outcome(s.To).isAct() {
		says += " by " + r.NameOf(s.By)
	}
	return says + ": " + cmp.Or(s.Why, r.TextOf(s.About()))
}
