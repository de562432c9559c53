package model

import (
	"fmt"
	"slices"
)

// Feedback records what a person says on an agenda item or on one of its things.
// A concern is feedback that blocks: "changes requested" is one.
type Feedback struct {
	InCycle
	AboutKind Kind    `json:"about_kind"`
	AboutID   ID      `json:"about"`
	By        ID      `json:"by"`
	Text      string  `json:"text"`
	Concern   bool    `json:"concern"`
	At        Instant `json:"at"`

	Line int64 `json:"-" column:"line"` // the journal's last line about it before anything else was said
}

// Ref names the feedback.
func (f Feedback) Ref() Ref { return feedbackRef(f.ID) }

// Parent returns what the feedback is on.
func (f Feedback) Parent() Ref { return f.About() }

// References returns who said it.
func (f Feedback) References() []Ref { return []Ref{personRef(f.By)} }

// About returns the thing that the feedback is on.
func (f Feedback) About() Ref { return Ref{f.AboutKind, f.AboutID} }

// FeedbackOn is the feedback on one thing.
func (r *Record) FeedbackOn(about Ref) []Feedback {
	return r.Feedbacks.of(about)
}

// standingConcerns is the concerns on a decision, or on its item as a whole,
// that nobody cleared or overrode.
func (r *Record) standingConcerns(d Decision) []Feedback {
	feedback := slices.Concat(r.FeedbackOn(d.Ref()), r.FeedbackOn(itemRef(d.Item)))
	return slices.DeleteFunc(feedback, func(f Feedback) bool {
		return !f.Concern || r.State(f.Ref()) != Open
	})
}

func feedbackKind() *KindOf[Feedback] {
	return &KindOf[Feedback]{
		KindSpec: KindSpec{
			Kind: KindFeedback, Plural: "feedback", Article: "feedback", Former: []string{"remark", "remarks"}, Prefix: "F", Head: "f", Concern: "!", Sample: "The contrast is too low",
			Purpose: "What somebody says on a thing; a concern blocks until it is cleared.",
			Parents: []Kind{KindItem, KindDecision, KindBlocker, KindCheck, KindFeedback},
			Outcomes: []OutcomeSpec{
				{Outcome: Accepted, Verb: "accept", Help: "the feedback is taken up", Final: true, Requires: []RequestedField{askOptionalWhy}},
				{Outcome: Declined, Verb: "decline", Help: "the feedback is not taken up: why", Final: true, Requires: []RequestedField{askWhy}},
				{Outcome: Parked, Verb: "park", Help: "later, not in this meeting", Final: true, Requires: []RequestedField{askOptionalWhy}},
				{Outcome: Duplicate, Verb: "duplicate", Help: "other feedback says it", Final: true, Requires: []RequestedField{{Field: FieldOf}}},
				{Outcome: Answered, Verb: "answer", Help: "it is answered", Final: true, Requires: []RequestedField{askOptionalWhy}},
				{Outcome: Cleared, Verb: "clear", Help: "who raised the concern clears it", Final: true, Concern: true, Requires: []RequestedField{askOptionalWhy}},
				{Outcome: Overridden, Verb: "override", Help: "the owner overrides the concern, with a reason", Final: true, Concern: true, Requires: []RequestedField{askWhy}},
			},
		},
		Rows: func(r *Record) *Rows[Feedback] { return &r.Feedbacks },
		Fields: []KindField[Feedback]{
			{Field: FieldWords, Access: TextAt(func(f *Feedback) *string { return &f.Text })},
			{Field: FieldBy, Column: true, Access: PersonAt(func(f *Feedback) *ID { return &f.By }),
				Default: func(r *Record, _ Ref, _ Instant) Value {
					m, _ := r.Live()
					return Who(m.Facilitator)
				}},
			ParentField[Feedback](),
		},
		New: func(r *Record, begin InCycle, on Ref, v Values, now Instant) (Feedback, error) {
			about, err := r.feedbackTarget(on)
			return Feedback{InCycle: begin, AboutKind: about.Kind, AboutID: about.ID, Concern: v.Has(fieldConcern), At: now}, err
		},
		MayAmend: mayAmendFeedback,
		Validate: validateFeedback,
		Raised:   raisedFeedback,
		Owner:    func(r *Record, f Feedback) ID { return r.OwnerOf(f.About()) },
		Details:  detailsOfFeedback,
		Takes:    func(_ *Record, f Feedback, o OutcomeSpec) bool { return f.Concern == o.Concern },
		MayRule:  mayDispose,
		Gap:      gapOfFeedback,
		Digest:   digestFeedback,
		Message:  messageOnFeedback,
		Describe: func(_ *Record, f Feedback) string {
			if f.Concern {
				return "a concern"
			}
			return ""
		},
	}
}

func detailsOfFeedback(r *Record, f Feedback, _ ID, _ Date) []Detail {
	var list details
	list.add("said by", r.NameOf(f.By))
	list.add("on", fmt.Sprintf("%s %s", f.About(), r.TextOf(f.About())))
	list.add("answered by", r.NameOf(r.Disposer(f)))
	return list
}

func raisedFeedback(r *Record, f Feedback, _ Values, _ Instant) (Done, error) {
	word := "feedback"
	if f.Concern {
		word = "concern"
	}
	return Done{Says: fmt.Sprintf("%s %s on %s by %s", word, f.Ref(), f.About(), r.NameOf(f.By)), About: f.Ref()}, nil
}

func mayAmendFeedback(r *Record, f Feedback, _ Values) error {
	if r.State(f.Ref()) != Open {
		return &Refusal{Reason: ReadOnly, About: f.Ref(), Says: fmt.Sprintf("%s is %s; raise new feedback", f.Ref(), r.State(f.Ref()))}
	}
	return nil
}

// validateFeedback keeps who said a thing: else who decides could put themselves in
// the place of who raised a concern, and clear it.
//
// The words are theirs, too: once anything else was said, only they say them otherwise.
func validateFeedback(r *Record, was, f *Feedback, v Values, _ Instant) error {
	switch {
	case f.By == 0:
		return badValue(FieldBy, fmt.Sprintf("%s: somebody said it; say who", f.Ref()))
	case was != nil && was.By != 0 && was.By != f.By:
		return r.refuseNewSpeaker(*was)
	case was != nil && was.Text != f.Text && was.Line != r.head-1 && v[FieldBy].Person != was.By:
		return &Refusal{Reason: ReadOnly, About: f.Ref(), Says: fmt.Sprintf(
			"%s said %s; only they can reword it: write set %s \"...\" by:%s, or undo it and say it anew",
			r.NameOf(was.By), f.Ref(), f.Ref(), firstName(r.NameOf(was.By)))}
	}
	return nil
}

func (r *Record) refuseNewSpeaker(f Feedback) error {
	return &Refusal{Reason: ReadOnly, About: f.Ref(), Says: fmt.Sprintf(
		"%s said %s; if it was somebody else, undo it and say it anew", r.NameOf(f.By), f.Ref())}
}

// SetSpeaker corrects who said the feedback, as long as nothing else was said since.
type SetSpeaker struct {
	Feedback ID
	By       ID
	Seen     int64 // the version its person saw; 0 did not look
}

// Name is "said by".
func (SetSpeaker) Name() string { return "said by" }

// Apply refuses feedback that has an answer, or that anything else followed: who
// decides could else put themselves in the place of who raised a concern.
func (c SetSpeaker) Apply(r *Record, _ Instant) (Done, error) {
	f, ok := r.Feedbacks.Get(c.Feedback)
	if !ok {
		return Done{}, notFound(feedbackRef(c.Feedback))
	}
	if err := r.requirePerson(c.By); err != nil {
		return Done{}, err
	}
	if err := r.unmoved(f.Ref(), c.Seen, "", ""); err != nil {
		return Done{}, err
	}
	if err := mayAmendFeedback(r, f, nil); err != nil {
		return Done{}, err
	}
	if f.Line != r.head-1 && f.By != c.By {
		return Done{}, r.refuseNewSpeaker(f)
	}
	f.By = c.By
	r.Feedbacks.put(f)
	return Done{Says: fmt.Sprintf("%s is by %s", f.Ref(), r.NameOf(f.By)), About: f.Ref()}, nil
}

// feedbackTarget returns the thing that feedback goes to: the one named, and for feedback on
// feedback what that is on. It refuses what nobody would answer it on any more.
func (r *Record) feedbackTarget(on Ref) (Ref, error) {
	if f, ok := r.Feedbacks.Get(on.ID); ok && on.Kind == KindFeedback {
		on = f.About()
	}
	if on.Kind == KindMeeting {
		on = r.orNowDiscussing(Ref{})
	}
	switch on.Kind {
	case KindDecision, KindBlocker:
		_, before := r.onOpenTable(on)
		if state := r.State(on); state.IsFinal() && !before {
			return on, &Refusal{Reason: NotAllowed, About: on, Says: fmt.Sprintf("%s is %s; raise a new %s that says what is new", on, state, on.Kind)}
		}
		return on, nil
	case KindItem, KindCheck:
		_, err := r.changeable(r.above(on, KindMeeting).ID)
		return on, err
	case "":
		return on, &Refusal{Reason: NotAllowed, Says: "say what the feedback is on, such as I-1 or D-1"}
	}
	return on, &Refusal{Reason: NotFound, About: on, Says: "feedback is on an item, a decision, a blocker or a check"}
}

// Disposer returns the person who disposes of feedback: the owner of what it is on.
func (r *Record) Disposer(f Feedback) ID { return r.OwnerOf(f.About()) }

// mayDispose lets feedback be disposed of once, and otherwise while the
// meeting that did so lasts.
func mayDispose(r *Record, f Feedback, outcome Outcome, _ Instant) error {
	about, refuse := f.Ref(), refuser(f.Ref())
	u, ruled := r.Ruling(about)
	switch {
	case !ruled:
		return nil
	case u.Outcome == outcome:
		return refuse("%s is %s already", about, outcome.past())
	case !r.mayChange(u):
		return refuse("%s was %s; raise new feedback", about, u.Outcome.past())
	}
	return nil
}

func gapOfFeedback(r *Record, f Feedback, g *Gap, _ Instant) {
	if f.Concern {
		g.Who = r.NameOf(f.By)
		g.Needs = fmt.Sprintf("its concern on %s cleared%s, or overridden%s", f.About(), by(g.Who), by(r.NameOf(r.Disposer(f))))
		return
	}
	g.Needs = fmt.Sprintf("an answer on %s%s", f.About(), by(g.Who))
}
