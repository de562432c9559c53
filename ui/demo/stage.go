package demo

import (
	"fmt"
	"time"

	"gavel/model"
)

// stage holds the sample while it is played: the record so far, the time that it is
// in the story, and the first command that did not go through. After that one
// nothing is played any more.
type stage struct {
	do    func(model.Command) (*model.Record, model.Done, error)
	rec   *model.Record
	err   error
	now   time.Time // when the story ends
	clock time.Time // where the story is
	today model.Date

	put  putOff // last week's decisions that had to wait
	held agenda // today's review
}

// putOff holds what last week's review left for later.
type putOff struct{ labels, addresses model.Ref }

// newStage sets the story in the zone of now, or in UTC where that has no name
// that a record could keep.
func newStage(now time.Time) *stage {
	zone := now.Location()
	if _, err := time.LoadLocation(zone.String()); err != nil || zone == time.Local {
		now = now.UTC()
	}
	return &stage{rec: &model.Record{}, now: now, clock: now, today: model.DateOf(now)}
}

// play plays the whole sample.
func (s *stage) play() {
	s.beginCycle()
	s.lastWeek()
	s.sinceThen()
	s.thisWeek()
	s.nextWeek()
	s.review()
}

// at moves the story to a time before its end.
func (s *stage) at(days int, before time.Duration) {
	s.clock = s.now.AddDate(0, 0, -days).Add(-before)
}

// later lets minutes pass.
func (s *stage) later(minutes int) {
	s.clock = s.clock.Add(time.Duration(minutes) * time.Minute)
}

// day returns a day of the story: 0 is today, -7 a week ago.
func (s *stage) day(n int) model.Date { return s.today.AddDays(n) }

// run plays one command and answers with what it was about.
func (s *stage) run(c model.Command) model.Ref {
	if s.err != nil {
		return model.Ref{}
	}
	next, done, err := s.do(c)
	if err != nil {
		s.err = fmt.Errorf("the sample's %s: %w", c.Name(), err)
		return model.Ref{}
	}
	s.rec = next
	return done.About
}

// who returns somebody of the cast.
func (s *stage) who(name string) model.ID {
	p, _ := s.rec.PersonNamed(name)
	return p.ID
}

// said is one answer to one field.
type said struct {
	field model.Field
	value model.Value
}

func words(f model.Field, text string) said { return said{f, model.Words(text)} }

func why(text string) said      { return words(model.FieldWhy, text) }
func how(text string) said      { return words(model.FieldHow, text) }
func via(text string) said      { return words(model.FieldVia, text) }
func fallback(text string) said { return words(model.FieldFallback, text) }
func impact(text string) said   { return words(model.FieldImpact, text) }
func evidence(text string) said { return words(model.FieldEvidence, text) }
func notes(text string) said    { return words(model.FieldNotes, text) }
func due(day model.Date) said   { return said{model.FieldDue, model.On(day)} }

func criterion(text, check string) said {
	return said{model.FieldCriteria, model.Value{Criteria: []model.NewCriterion{{Text: text, Check: check}}}}
}

func options(lines ...string) said { return said{model.FieldOptions, model.Value{Lines: lines}} }

func tasks(f model.Field, list ...model.NewTask) said { return said{f, model.Value{Tasks: list}} }

// by returns a person as the answer to a field.
func (s *stage) by(f model.Field, name string) said { return said{f, model.Who(s.who(name))} }

func (s *stage) owner(name string) said { return s.by(model.FieldOwner, name) }

func values(list []said) model.Values {
	v := model.Values{}
	for _, one := range list {
		v[one.field] = one.value
	}
	return v
}

// raise raises a thing on another.
func (s *stage) raise(k model.Kind, on model.Ref, text string, more ...said) model.Ref {
	return s.run(model.Raise{Kind: k, On: on, With: values(append(more, words(model.FieldWords, text)))})
}

// item puts an item on a meeting's agenda.
func (s *stage) item(on model.Ref, title, presenter string, minutes int, more ...said) model.Ref {
	more = append(more, words(model.FieldPresenter, presenter), said{model.FieldTimebox, model.Value{Number: minutes}})
	return s.raise(model.KindItem, on, title, more...)
}

// rule has a thing ruled by its owner.
func (s *stage) rule(about model.Ref, outcome model.Outcome, more ...said) {
	s.run(model.GiveRuling{About: about, Outcome: outcome, With: values(more)})
}

// open opens an item.
func (s *stage) open(item model.Ref) { s.run(model.OpenItem{Item: item.ID}) }

// feedback has somebody say something about a thing.
func (s *stage) feedback(on model.Ref, name, text string) model.Ref {
	return s.raise(model.KindFeedback, on, text, s.by(model.FieldBy, name))
}

// concern has somebody object to a thing.
func (s *stage) concern(on model.Ref, name, text string) model.Ref {
	with := values([]said{words(model.FieldWords, text), s.by(model.FieldBy, name)})
	return s.run(model.Raise{Kind: model.KindFeedback, On: on, Concern: true, With: with})
}

// check returns a check on a meeting's gate, by its words.
func (s *stage) check(meeting model.Ref, computed string) model.Ref {
	for _, c := range s.rec.ChecksOf(meeting.ID) {
		if c.Computed == computed {
			return c.Ref()
		}
	}
	return model.Ref{}
}
