package document

import (
	"strings"
	"testing"
	"time"

	"gavel/model"
)

// fixture is a record with a clock that stands still until a test moves it, and
// with words for what happens in a review.
type fixture struct {
	t     testing.TB
	r     *model.Record
	now   time.Time
	words func(string) string // what people say in place of every text; nil for the text
	keeps map[model.ID]string // what an earlier gavel keeps of a meeting as its minutes
	older bool                // whether an older gavel closes meetings, which keeps no text
}

var berlin = mustZone("Europe/Berlin")

func mustZone(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return zone
}

// newFixture begins a cycle on Mon 16 Nov 2026 at 09:00.
func newFixture(t testing.TB) *fixture {
	m := &fixture{t: t, r: &model.Record{}, now: time.Date(2026, 11, 16, 9, 0, 0, 0, berlin)}
	m.do(model.NewCycle{
		CycleName:  "Checkout redesign",
		Zone:       "Europe/Berlin",
		People:     []string{"Mara Ilves", "Ana Ruiz", "Ben Okafor", "Jonas Weber", "Priya Nair"},
		Series:     model.SeriesOff,
		Escalation: []string{"Priya Nair", "Tom Lindqvist"},
	})
	return m
}

// do carries out a command that must not be refused, and names what it made.
func (m *fixture) do(c model.Command) model.Ref {
	m.t.Helper()
	if m.words != nil {
		c = reworded(c, m.words)
	}
	next, done, err := model.Do(m.r, c, model.At(m.now))
	if err != nil {
		m.t.Fatalf("%s: %v", c.Name(), err)
	}
	for _, meeting := range model.Closes(done.Changes) {
		written, err := AtClose(next, meeting)
		if err != nil {
			m.t.Fatal(err)
		}
		if text, ok := m.keeps[meeting]; ok {
			written.Text = text
		}
		if !m.older {
			next, done = model.KeepMinutes(next, done, meeting, written)
		}
	}
	m.r = next
	return done.About
}

// above returns minutes up to what was recorded since the close.
func above(minutes string) string {
	text, _, _ := strings.Cut(minutes, "\n## "+SinceClose)
	return text
}

// at moves the clock to a time of a day in November 2026.
func (m *fixture) at(day int, clock string) {
	at, err := time.ParseInLocation("15:04", clock, berlin)
	if err != nil {
		m.t.Fatal(err)
	}
	m.now = time.Date(2026, 11, day, at.Hour(), at.Minute(), 0, 0, berlin)
}

// plan plans a review for a day of November, led by Mara Ilves.
func (m *fixture) plan(title string, day int) model.Ref {
	m.t.Helper()
	return m.do(model.PlanMeeting{Title: title, Date: date(day), Facilitator: "Mara Ilves",
		Expected: []string{"Mara Ilves", "Ana Ruiz", "Ben Okafor", "Jonas Weber", "Priya Nair"}})
}

func (m *fixture) item(on model.Ref, title, owner string, minutes int, more ...model.Values) model.Ref {
	m.t.Helper()
	return m.raise(model.KindItem, on, title, append(more, m.by(model.FieldOwner, owner),
		model.Values{model.FieldTimebox: {Number: minutes}})...)
}

func (m *fixture) raise(kind model.Kind, on model.Ref, words string, more ...model.Values) model.Ref {
	m.t.Helper()
	return m.do(model.Raise{Kind: kind, On: on, With: with(append(more, say(model.FieldWords, words))...)})
}

func (m *fixture) concern(on model.Ref, words, by string) model.Ref {
	m.t.Helper()
	return m.do(model.Raise{Kind: model.KindFeedback, On: on, Concern: true,
		With: with(say(model.FieldWords, words), m.by(model.FieldBy, by))})
}

func (m *fixture) feedback(on model.Ref, words, by string) model.Ref {
	m.t.Helper()
	return m.raise(model.KindFeedback, on, words, m.by(model.FieldBy, by))
}

func (m *fixture) rule(about model.Ref, outcome model.Outcome, more ...model.Values) {
	m.t.Helper()
	m.do(model.GiveRuling{About: about, Outcome: outcome, With: with(more...)})
}

func (m *fixture) who(name string) model.ID {
	m.t.Helper()
	p, ok := m.r.PersonNamed(name)
	if !ok {
		m.t.Fatalf("nobody is called %q", name)
	}
	return p.ID
}

// by returns a field that names a person.
func (m *fixture) by(f model.Field, name string) model.Values {
	m.t.Helper()
	return model.Values{f: model.Who(m.who(name))}
}

// task returns a field with one action for a person by a day.
func (m *fixture) task(f model.Field, words, owner string, day int) model.Values {
	m.t.Helper()
	return model.Values{f: {Tasks: []model.NewTask{{Text: words, Owner: m.who(owner), Due: date(day)}}}}
}

func (m *fixture) minutes(meeting model.Ref) string {
	m.t.Helper()
	text, err := Minutes(m.r, meeting.ID)
	if err != nil {
		m.t.Fatal(err)
	}
	return text
}

// say returns one field's answer in words.
func say(f model.Field, words string) model.Values {
	return model.Values{f: model.Words(words)}
}

func criteria(list ...model.NewCriterion) model.Values {
	return model.Values{model.FieldCriteria: {Criteria: list}}
}

func due(day int) model.Values {
	return model.Values{model.FieldDue: model.On(date(day))}
}

// date returns a day of November 2026; day 31 is the first of December.
func date(day int) model.Date {
	return model.DateOf(time.Date(2026, 11, day, 0, 0, 0, 0, berlin))
}

func with(list ...model.Values) model.Values {
	all := model.Values{}
	for _, values := range list {
		for f, v := range values {
			all[f] = v
		}
	}
	return all
}

// reworded returns a command with other words in place of every text that is free.
func reworded(c model.Command, words func(string) string) model.Command {
	switch c := c.(type) {
	case model.PlanMeeting:
		c.Title = words(c.Title)
		return c
	case model.Raise:
		if c.Kind.Info().Numeric { // its words are a number
			return c
		}
		c.With = rewordedValues(c.With, words)
		return c
	case model.Amend:
		c.With = rewordedValues(c.With, words)
		return c
	case model.GiveRuling:
		c.With = rewordedValues(c.With, words)
		return c
	case model.DeferRest:
		c.Why = words(c.Why)
		return c
	case model.AddAddendum:
		c.Text = words(c.Text)
		return c
	}
	return c
}

func rewordedValues(values model.Values, words func(string) string) model.Values {
	next := model.Values{}
	for f, v := range values {
		if spec, _ := model.SpecOf(f); v.Text != "" && spec.Sort != model.SortChoice && spec.Sort != model.SortFigure {
			v.Text = words(v.Text)
		}
		for i, c := range v.Criteria {
			v.Criteria[i] = model.NewCriterion{Text: words(c.Text), Check: words(c.Check), Constraint: words(c.Constraint)}
		}
		for i := range v.Tasks {
			v.Tasks[i].Text = words(v.Tasks[i].Text)
		}
		next[f] = v
	}
	return next
}
