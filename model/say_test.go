package model

import (
	"pgregory.net/rapid"
	"slices"
)

// This file draws what the machine of lock_test.go says.

// one is a number below n, each as likely as the others: the numbers that
// rapid draws are mostly small, and a room says more than its first words.
func (m *machine) one(label string, n int) int {
	number := 0
	for _, bit := range rapid.SliceOfN(rapid.Bool(), 10, 10).Draw(m.T, label) {
		number *= 2
		if bit {
			number++
		}
	}
	return number % n
}

func (m *machine) raise() Command {
	kinds := []Kind{KindItem, KindDecision, KindDecision, KindDecision, KindBlocker, KindCheck, KindFeedback, KindFeedback, KindAction, KindCriterion, KindEvidence}
	kind := kinds[m.one("kind", len(kinds))]
	if registers := registerKinds(); m.one("register", 4) == 0 {
		kind = append(registers, KindReading)[m.one("which", len(registers)+1)]
	}
	var on Ref
	switch {
	case kind == KindCriterion || kind == KindEvidence:
		if n := m.Decisions.Len(); n > 0 {
			on = decisionRef(ID(m.one("decision", n) + 1))
		}
	case m.one("on", 3) == 0:
		on = m.thing()
	case m.one("on", 2) == 0:
		on = m.onTable()
	}
	with := m.values(m.Fields(kind, on, m.now), true)
	if kind.Info().Numeric {
		with[FieldWords] = m.figure()
	}
	return Raise{Kind: kind, On: on, Concern: kind == KindFeedback && m.one("concern", 2) == 0, With: with}
}

// registerKinds returns the kinds whose things are raised on nothing.
func registerKinds() []Kind {
	return slices.DeleteFunc(Kinds(), func(k Kind) bool { return !k.Info().Register })
}

// ruling is an answer, with all that it asks for where it makes sense.
func (m *machine) ruling(about Ref, sense bool) Command {
	outcomes := Outcomes(about.Kind)
	if sense {
		outcomes = m.OutcomesFor(about)
	}
	if len(outcomes) == 0 {
		return GiveRuling{About: about, Outcome: Approved}
	}
	outcome := outcomes[m.one("outcome", len(outcomes))].Outcome
	v := m.values(m.Requirements(about, outcome, m.now), sense)
	if sense && m.OwnerOf(about) == 0 {
		v[FieldOwner] = Who(1 + ID(m.one("owner", 4)))
	}
	if sense {
		v[FieldVia] = Words("message")
	}
	return GiveRuling{About: about, Outcome: outcome, With: v, Seen: m.seen(about)}
}

func (m *machine) amend() Command {
	about := m.onTable()
	if m.one("elsewhere", 4) == 0 {
		about = m.thing()
	}
	if m.one("form", 2) == 0 { // a form says everything again
		v := Values{}
		for _, q := range m.Editable(about, m.now) {
			v[q.Field] = q.Default
		}
		return Amend{About: about, With: v}
	}
	return Amend{About: about, With: m.values(m.Fields(about.Kind, about, m.now), false), Seen: m.seen(about)}
}

func (m *machine) seen(about Ref) int64 {
	return []int64{0, 0, m.Version(about), 1}[m.one("seen", 4)]
}

// other is any of the other commands, to any meeting, item or thing.
func (m *machine) other() Command {
	meeting, item := ID(1+m.one("meeting", m.Meetings.Len())), ID(1+m.one("item", m.Items.Len()+1))
	if live, ok := m.Live(); ok && m.one("elsewhere", 4) > 0 {
		meeting = live.ID
	}
	commands := []Command{
		StartMeeting{meeting}, CloseMeeting{meeting}, AdjournMeeting{meeting}, CancelMeeting{meeting},
		PlanMeeting{Date: m.day(false), Facilitator: "Ana Ruiz"}, PlanMeeting{Facilitator: "Tom Weiss"},
		AmendMeeting{Meeting: meeting, Title: m.text(), Date: m.day(false)},
		SetPerson{Person: m.who(), With: Values{FieldFunction: Words(m.text())}},
		OpenItem{item}, SkipItem{item}, PauseClock{}, ResumeClock{}, MoveItem{item, m.one("by", 7) - 3},
		PutUp{m.onTable()}, PutUp{m.thing()}, PutOnAgenda{About: m.thing(), Meeting: meeting}, PutOnAgenda{About: m.onTable(), Timebox: 7},
		RollCall{meeting, []ID{m.who()}, []ID{m.who()}}, AddPerson{PersonName: []string{"Lea Brandt", "TBD"}[m.one("name", 2)]},
		AddAddendum{meeting, m.text()}, WritePrivateNote{meeting, item, m.text()}, DeferRest{meeting, m.text(), ""},
		finish(ID(1 + m.one("action", m.Actions.Len()+1))), Remove{m.thing()}, Remove{m.thing()},
		RenamePerson{Person: m.who(), PersonName: []string{"Lea Brandt", "Ana Ruiz", "Bo\x1b Lind"}[m.one("name", 3)]}, TakeOff{meeting, m.who()},
		SetCycle{Values{FieldSeries: Words([]string{SeriesOn, SeriesOff}[m.one("series", 2)]), FieldWeekday: Words([]string{"", "mon", "thu"}[m.one("weekday", 3)])}},
		SetCycle{Values{FieldDelivery: On(m.day(false)), FieldCustomer: On(m.day(false)), FieldWhy: Words("all of it moves")}},
		SetCycle{Values{CycleDates()[m.one("date", 2)]: On(m.day(false)), FieldWhy: Words(m.text()), FieldCustomerOwner: Who(m.who())}},
		ConfirmDate{CycleDates()[m.one("date", 2)], Values{FieldWhy: Words(m.text()), FieldVia: Words("mail")}},
		TakeSchedule{[][]string{nil, {"entry"}, {"drill"}}[m.one("line", 3)], []Date{"", m.day(false)}[m.one("on", 2)], 0}, DropSchedule{[]string{"midpoint"}},
		UsePlaybook{[]string{"", smallBook}[m.one("playbook", 2)]},
		SetCycle{Values{FieldPromise: Words(m.text()), FieldPromiseOwner: Who(m.who())}}, RecordPromise{PromiseHeld, Values{FieldVia: Words("mail")}},
		RecordPromise{PromiseSlipped, Values{FieldImpact: Words(m.text()), FieldAction: {Tasks: []NewTask{{Text: "write to them", Owner: m.who()}}}, FieldVia: Words("mail")}},
		Arrive{[]ID{m.who()}}, Leave{[]ID{m.who()}}, MarkLeft{m.who(), m.who()}, Rejoin{m.who()}, Announce{meeting}, MarkSent{meeting, m.text()},
		MoveArtefact{[]string{"prototype v1", "Prototype v2", "prototype"}[m.one("artefact", 3)]},
	}
	return commands[m.one("other", len(commands))]
}

// onTable is a thing on the table of a meeting that is being held.
func (m *machine) onTable() Ref {
	live, _ := m.Live()
	if table := m.TableOf(live.ID); len(table) > 0 {
		return table[m.one("entry", len(table))].Ref()
	}
	return m.thing()
}

// thing is a thing of any kind, now and then one that is not there.
func (m *machine) thing() Ref {
	all := []Ref{{}, itemRef(99), {Kind: "gossip", ID: 1}}
	for _, t := range m.Tables() {
		if definition(Kind(t.Name)) != nil {
			for v := range t.rows() {
				all = append(all, Ref{Kind(t.Name), v.row().ID})
			}
		}
	}
	return all[m.one("thing", len(all))]
}

// values answers what is asked for: all of it where it makes sense, else some
// of it in one way or another.
func (m *machine) values(asked []Requirement, sense bool) Values {
	v := Values{}
	for _, q := range asked {
		if sense && (!q.Optional || m.one("say "+string(q.Field), 3) == 0) || !sense && m.one("say "+string(q.Field), 2) == 0 {
			v[q.Field] = m.value(q.FieldSpec, sense)
		}
	}
	return v
}

func (m *machine) value(q FieldSpec, sense bool) Value {
	text, who := "yes", 1+ID(m.one("who", 4))
	if q.Field == FieldTo && len(m.EscalationPath()) == 1 {
		who = m.EscalationPath()[0].ID
	}
	if !sense {
		text, who = m.text(), m.who()
	}
	switch q.Sort {
	case SortPerson:
		return Who(who)
	case SortDate:
		return On(m.day(sense))
	case SortMinutes:
		return Value{Number: 5}
	case SortFigure:
		return m.figure()
	case SortChoice:
		return Words(q.Choices[m.one("choice", len(q.Choices))])
	case SortThings:
		about := m.thing()
		if sense || m.one("fits", 3) > 0 {
			all := m.AllOf(q.Of[m.one("of", len(q.Of))])
			if len(all) == 0 {
				return Value{}
			}
			about = all[m.one("end", len(all))]
		}
		return Value{Lines: []string{about.String()}}
	case SortLines:
		return Value{Lines: []string{text, m.text()}}
	case SortCriteria:
		return Value{Criteria: []NewCriterion{{Text: text}}}
	case SortTasks:
		return Value{Tasks: []NewTask{{Text: text, Owner: who}}}
	}
	return Words(text)
}

func (m *machine) figure() Value {
	return Words([]string{"3.8", "5", "-1", "4,5", "much"}[m.one("figure", 5)])
}

func (m *machine) who() ID { return ID(m.one("who", 6)) }

func (m *machine) text() string {
	texts := []string{"yes", "no", "", "\x1b[8mx", "F-1"}
	return texts[m.one("text", len(texts))]
}

func (m *machine) day(sense bool) Date {
	days := []int{-1, 0, 1, 2, 5, 7, 9}
	if sense {
		days = days[2:]
	}
	return m.Today(m.now).AddDays(days[m.one("day", len(days))])
}
