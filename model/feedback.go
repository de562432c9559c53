package model

import (
	"fmt"
	"slices"
)

// Feedback is a remark by a person on an agenda item or on one of its things.
// A concern is feedback that blocks: "changes requested" is one.
type Feedback struct {
	InCycle
	AboutKind Kind    `json:"about_kind"`
	AboutID   ID      `json:"about"`
	By        ID      `json:"by"`
	Text      string  `json:"text"`
	Concern   bool    `json:"concern"`
	At        Instant `json:"at"`
}

// Ref names the remark.
func (f Feedback) Ref() Ref { return feedbackRef(f.ID) }

// About is what the remark is on.
func (f Feedback) About() Ref { return Ref{f.AboutKind, f.AboutID} }

// FeedbackOn is the remarks on one thing.
func (r *Record) FeedbackOn(about Ref) []Feedback {
	return r.Feedbacks.of(about)
}

// standingConcerns is the concerns on a decision, or on its item as a whole,
// that nobody cleared or overrode.
func (r *Record) standingConcerns(d Decision) []Feedback {
	remarks := slices.Concat(r.FeedbackOn(d.Ref()), r.FeedbackOn(itemRef(d.Item)))
	return slices.DeleteFunc(remarks, func(f Feedback) bool {
		return !f.Concern || r.State(f.Ref()) != Open
	})
}

func feedbackNoun() noun {
	return noun{
		fields: []Question{
			{Field: FieldWords},
			{Field: FieldBy, Default: func(r *Record, _ Ref, _ Instant) Value {
				m, _ := r.Live()
				return Who(m.Facilitator)
			}},
		},
		raise: func(r *Record, on Ref, v Values, now Instant) (Done, error) {
			about, err := r.remarkable(on)
			if err != nil {
				return Done{}, err
			}
			f := Feedback{InCycle: start(r, &r.Feedbacks), AboutKind: about.Kind, AboutID: about.ID, Text: v[FieldWords].Text, At: now}
			f.Concern = v.Has(fieldConcern)
			if err := setPerson(r, v, FieldBy, &f.By); err != nil {
				return Done{}, err
			}
			r.Feedbacks.put(f)
			word := "remark"
			if f.Concern {
				word = "concern"
			}
			return Done{Says: fmt.Sprintf("%s %s on %s by %s", word, f.Ref(), about, r.NameOf(f.By)), About: f.Ref()}, nil
		},
		amend: amendFeedback,
	}
}

func amendFeedback(r *Record, id ID, v Values, _ Instant) (Done, error) {
	f, _ := r.Feedbacks.Get(id)
	if r.State(f.Ref()) != Open {
		return Done{}, &Refusal{Reason: ReadOnly, About: f.Ref(), Says: fmt.Sprintf("%s is %s; raise a new remark", f.Ref(), r.State(f.Ref()))}
	}
	setText(v, FieldWords, &f.Text)
	if err := setPerson(r, v, FieldBy, &f.By); err != nil {
		return Done{}, err
	}
	if f.By == 0 {
		return Done{}, badValue(FieldBy, fmt.Sprintf("%s: somebody said it; say who", f.Ref()))
	}
	r.Feedbacks.put(f)
	return Done{Says: fmt.Sprintf("%s amended", f.Ref()), About: f.Ref()}, nil
}

// remarkable is what a remark goes to: the thing named, and for a remark on a
// remark what that is on. It refuses what nobody would answer it on any more.
func (r *Record) remarkable(on Ref) (Ref, error) {
	if f, ok := r.Feedbacks.Get(on.ID); ok && on.Kind == KindFeedback {
		on = f.About()
	}
	if on.Kind == KindMeeting {
		on = r.orBeforeTheRoom(Ref{})
	}
	switch on.Kind {
	case KindDecision, KindBlocker:
		_, before := r.onOpenTable(on)
		if state := r.State(on); state.settles() && !before {
			return on, &Refusal{Reason: NotAllowed, About: on, Says: fmt.Sprintf("%s is %s; raise a new %s that says what is new", on, state, on.Kind)}
		}
		return on, nil
	case KindItem, KindCheck:
		_, err := r.changeable(r.above(on, KindMeeting).ID)
		return on, err
	case "":
		return on, &Refusal{Reason: NotAllowed, Says: "say what the remark is on, such as I-1 or D-1"}
	}
	return on, &Refusal{Reason: NotFound, About: on, Says: "a remark is on an item, a decision, a blocker or a check"}
}

// Disposer is who disposes of a remark: the owner of what it is on.
func (r *Record) Disposer(f Feedback) ID { return r.OwnerOf(f.About()) }
