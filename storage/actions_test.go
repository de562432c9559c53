package storage_test

import (
	"context"
	"slices"
	"time"

	"pgregory.net/rapid"

	"gavel/model"
)

// This file has what may happen in TestTheTwoLocksAgree.

// things returns everything that can be spoken about, and nothing at all.
func (m *machine) things() []model.Ref {
	list := []model.Ref{{}}
	for v := range m.record.Meetings.All() {
		list = append(list, v.Ref())
	}
	for v := range m.record.Items.All() {
		list = append(list, v.Ref())
	}
	for v := range m.record.Decisions.All() {
		list = append(list, v.Ref())
	}
	for v := range m.record.Criteria.All() {
		list = append(list, v.Ref())
	}
	for v := range m.record.Blockers.All() {
		list = append(list, v.Ref())
	}
	for v := range m.record.Checks.All() {
		list = append(list, v.Ref())
	}
	for v := range m.record.Feedbacks.All() {
		list = append(list, v.Ref())
	}
	for v := range m.record.Actions.All() {
		list = append(list, v.Ref())
	}
	for _, k := range registers() {
		list = append(list, m.record.AllOf(k)...)
	}
	return list
}

// registers returns the kinds whose things are raised on nothing.
func registers() []model.Kind {
	return slices.DeleteFunc(model.Kinds(), func(k model.Kind) bool { return !k.Info().Register })
}

func (m *machine) thing(rt *rapid.T) model.Ref {
	return rapid.SampledFrom(m.things()).Draw(rt, "thing")
}

// meeting returns one of the meetings, planned for whenever.
func (m *machine) meeting(rt *rapid.T) model.ID {
	var list []model.ID
	for v := range m.record.Meetings.All() {
		list = append(list, v.ID)
	}
	if len(list) == 0 {
		rt.Skip("no meeting is left")
	}
	return rapid.SampledFrom(list).Draw(rt, "meeting")
}

// some answers most of what is asked, mostly well.
func (m *machine) some(rt *rapid.T, asked []model.Requirement) model.Values {
	v := answers(asked, "it")
	for _, q := range asked {
		switch rapid.IntRange(0, 9).Draw(rt, string(q.Field)) {
		case 0:
			delete(v, q.Field)
		case 1:
			v[q.Field] = model.Value{}
		case 2:
			v[q.Field] = m.odd(rt, q)
		}
		if q.Sort == model.SortThings && rapid.Bool().Draw(rt, "names") {
			v[q.Field] = model.Value{Lines: []string{m.thing(rt).String()}}
		}
		if answer, ok := v[q.Field]; ok && q.Sort == model.SortDate && answer.Date != "" {
			v[q.Field] = model.On(model.DateOf(m.now).AddDays(rapid.IntRange(-1, 20).Draw(rt, "days")))
		}
	}
	return v
}

// odd returns an answer that is as likely wrong as right.
func (m *machine) odd(rt *rapid.T, q model.Requirement) model.Value {
	switch q.Sort {
	case model.SortPerson:
		return model.Who(model.ID(rapid.IntRange(0, 4).Draw(rt, "person")))
	case model.SortChoice:
		return model.Words(rapid.SampledFrom(append(q.Choices, "neither")).Draw(rt, "choice"))
	case model.SortMinutes:
		return model.Value{Number: rapid.IntRange(-1, 2000).Draw(rt, "minutes")}
	}
	return answers([]model.Requirement{q}, rapid.SampledFrom([]string{"\x1b[2J", "two\nlines", "ümlaut", " "}).Draw(rt, "text"))[q.Field]
}

func (m *machine) Raise(rt *rapid.T) {
	kind := rapid.SampledFrom(append([]model.Kind{model.KindItem, model.KindDecision, model.KindBlocker, model.KindCheck,
		model.KindCriterion, model.KindEvidence, model.KindAction}, registers()...)).Draw(rt, "kind")
	on := m.thing(rt)
	m.try(rt, model.Raise{Kind: kind, On: on, With: m.some(rt, m.record.Fields(kind, on, model.At(m.now)))})
}

func (m *machine) Feedback(rt *rapid.T) {
	on := m.thing(rt)
	m.try(rt, model.Raise{Kind: model.KindFeedback, On: on, Concern: rapid.Bool().Draw(rt, "concern"),
		With: m.some(rt, m.record.Fields(model.KindFeedback, on, model.At(m.now)))})
}

func (m *machine) Amend(rt *rapid.T) {
	about := m.thing(rt)
	asked := m.record.Fields(about.Kind, about, model.At(m.now))
	with := m.some(rt, asked)
	for _, q := range asked {
		if rapid.Bool().Draw(rt, "leave "+string(q.Field)) {
			delete(with, q.Field)
		}
	}
	m.try(rt, model.Amend{About: about, With: with, Seen: rapid.SampledFrom([]int64{0, 0, 1, 2}).Draw(rt, "seen")})
}

// Rule rules on anything, often wrongly.
func (m *machine) Rule(rt *rapid.T) {
	about := m.thing(rt)
	ways := m.record.OutcomesFor(about)
	if len(ways) == 0 {
		rt.Skip("it is not ruled on")
	}
	outcome := rapid.SampledFrom(ways).Draw(rt, "outcome").Outcome
	m.try(rt, model.GiveRuling{About: about, Outcome: outcome, With: m.some(rt, m.record.Requirements(about, outcome, model.At(m.now)))})
}

// GoOn does what a facilitator would: start, answer what stands in the way, and
// close. Without it few meetings would come to their end.
func (m *machine) GoOn(rt *rapid.T) {
	live, ok := m.record.Live()
	if !ok {
		next, ok := m.record.Next()
		if !ok {
			rt.Skip("every meeting is over")
		}
		m.try(rt, model.StartMeeting{Meeting: next.ID})
		return
	}
	now := model.At(m.now)
	gaps := m.record.Gaps(live.ID, now)
	if len(gaps) == 0 {
		m.try(rt, model.CloseMeeting{Meeting: live.ID})
		return
	}
	about := rapid.SampledFrom(gaps).Draw(rt, "gap").About
	ways := m.record.OutcomesFor(about)
	outcome := rapid.SampledFrom(ways).Draw(rt, "outcome").Outcome
	m.try(rt, model.GiveRuling{About: about, Outcome: outcome, With: answers(m.record.Requirements(about, outcome, now), "it")})
}

// These make it as likely as four other things.
func (m *machine) GoOnAgain(rt *rapid.T)   { m.GoOn(rt) }
func (m *machine) GoOnFurther(rt *rapid.T) { m.GoOn(rt) }
func (m *machine) GoOnStill(rt *rapid.T)   { m.GoOn(rt) }

func (m *machine) Remove(rt *rapid.T) { m.try(rt, model.Remove{About: m.thing(rt)}) }

func (m *machine) Plan(rt *rapid.T) {
	if m.record.Meetings.Len() > 3 {
		rt.Skip("enough are planned")
	}
	m.try(rt, model.SetCycle{With: model.Values{model.FieldSeries: model.Words(rapid.SampledFrom([]string{model.SeriesOn, model.SeriesOff}).Draw(rt, "series")),
		model.FieldWeekday: model.Words(rapid.SampledFrom([]string{"", "mon", "thu", "fri"}).Draw(rt, "weekday"))}})
	date := rapid.SampledFrom(model.CycleDates()).Draw(rt, "date")
	m.try(rt, model.SetCycle{With: model.Values{date: model.On(model.DateOf(m.now).AddDays(rapid.IntRange(0, 9).Draw(rt, "ahead"))), model.FieldCustomerOwner: model.Who(cleo), model.FieldWhy: model.Words("it moved")}})
	m.try(rt, model.ConfirmDate{Date: model.FieldCustomer, With: model.Values{model.FieldWhy: model.Words("it stays"), model.FieldVia: model.Words("mail")}})
	m.try(rt, model.PlanMeeting{Date: model.DateOf(m.now).AddDays(rapid.IntRange(0, 9).Draw(rt, "days")), Agenda: []model.Values{owned("more", cleo)}})
}

// Sit tries what happens to a meeting as a whole, at any time.
func (m *machine) Sit(rt *rapid.T) {
	meeting := m.meeting(rt)
	m.try(rt, rapid.SampledFrom([]model.Command{
		model.StartMeeting{Meeting: meeting}, model.AdjournMeeting{Meeting: meeting}, model.CloseMeeting{Meeting: meeting},
		model.CancelMeeting{Meeting: meeting}, model.DeferRest{Meeting: meeting, Why: "no time"}, model.PauseClock{}, model.ResumeClock{},
	}).Draw(rt, "command"))
}

// Aside tries what goes on beside the meeting.
func (m *machine) Aside(rt *rapid.T) {
	meeting, about := m.meeting(rt), m.thing(rt)
	who := []model.ID{model.ID(rapid.IntRange(1, 3).Draw(rt, "person"))}
	m.try(rt, rapid.SampledFrom([]model.Command{
		model.OpenItem{Item: about.ID}, model.MoveItem{Item: about.ID, By: 1}, model.MoveToMeeting{Item: about.ID, Meeting: meeting}, model.SkipItem{Item: about.ID},
		model.RollCall{Meeting: meeting, Present: who}, model.RollCall{Meeting: meeting, Absent: who},
		model.Arrive{People: who}, model.Leave{People: who},
		model.WritePrivateNote{Meeting: meeting, Text: "mine"}, model.GiveRuling{About: model.Ref{Kind: model.KindAction, ID: about.ID}, Outcome: model.Finished},
		model.AddAddendum{Meeting: meeting, Text: "it was otherwise"}, model.AddPerson{PersonName: "Eli New"},
		model.RenamePerson{Person: who[0], PersonName: "Eli Newer"}, model.TakeOff{Meeting: meeting, Person: who[0]},
		model.MarkLeft{Person: who[0], To: model.ID(rapid.IntRange(0, 3).Draw(rt, "to"))}, model.Rejoin{Person: who[0]}, model.Announce{Meeting: meeting}, model.MarkSent{Meeting: meeting, To: "#x"},
		model.PutUp{About: about}, model.PutOnAgenda{About: about, Timebox: 7}, model.PutOnAgenda{About: about, Meeting: meeting},
	}).Draw(rt, "command"))
}

func (m *machine) Undo(rt *rapid.T) {
	s := rapid.SampledFrom(m.stores).Draw(rt, "store")
	m.took(rt, "undo", func() (*model.Record, model.Done, error) { return s.Undo(context.Background()) })
}

func (m *machine) Redo(rt *rapid.T) {
	s := rapid.SampledFrom(m.stores).Draw(rt, "store")
	m.took(rt, "redo", func() (*model.Record, model.Done, error) { return s.Redo(context.Background()) })
}

func (m *machine) Later(rt *rapid.T) {
	m.now = m.now.Add(time.Duration(rapid.IntRange(1, 9*24).Draw(rt, "hours")) * time.Hour)
}
