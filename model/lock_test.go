package model

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

// TestTheLockHolds says anything to a small room, in any order, and holds
// after every command what README.md of this package promises of the two locks.
func TestTheLockHolds(t *testing.T) {
	closed := 0
	rapid.Check(t, func(rt *rapid.T) {
		r := plannedReview(t)
		m := &machine{T: rt, Record: r.Record, now: r.now}
		m.try(StartMeeting{r.meeting.ID})
		for range 60 {
			m.now += []Instant{0, minute, 60 * minute, 24 * 60 * minute}[m.one("later", 4)]
			m.step()
		}
		closed += len(m.Meetings.Where(func(m Meeting) bool { return m.Status == Closed }))
	})
	if closed == 0 {
		t.Error("no meeting was ever closed: this test does not try the lock")
	}
}

// machine draws commands and holds the record against the rules.
type machine struct {
	*rapid.T
	*Record
	now  Instant
	last *Revert // what would take the last command back
}

// step does one thing that a room does: mostly what makes sense, now and then
// what does not.
func (m *machine) step() {
	switch m.one("step", 10) {
	case 0, 1:
		m.try(m.raise())
	case 2, 3:
		m.try(m.ruling(m.onTable(), m.one("sense", 4) > 0))
	case 4:
		m.answerAll()
	case 5:
		if live, ok := m.Live(); ok {
			m.try(CloseMeeting{live.ID})
		} else if next, ok := m.Next(); ok {
			m.try(StartMeeting{next.ID})
		}
	case 6:
		m.try(m.ruling(m.thing(), false))
	case 7:
		m.try(m.amend())
	case 8:
		if m.last != nil {
			m.try(*m.last)
		}
	default:
		m.try(m.other())
	}
}

// answerAll is an owner's answer to each gap in turn, as far as they are there
// to give it.
func (m *machine) answerAll() {
	live, _ := m.Live()
	for range 30 {
		gaps := m.Gaps(live.ID, m.now)
		if len(gaps) == 0 {
			return
		}
		about := gaps[m.one("gap", len(gaps))].About
		if it, ok := m.Items.Get(about.ID); ok && about.Kind == KindItem && it.Ask == AskDecide {
			m.try(Raise{Kind: KindDecision, On: about, With: with(FieldWords, "yes?")})
		} else {
			m.try(m.ruling(about, true))
		}
	}
}

// try does a command and holds the record against the rules.
func (m *machine) try(c Command) {
	before, untouched := m.Record, deepCopy(m.Record)
	after, done, err := Do(before, c, m.now)
	if len(before.Changes(untouched)) > 0 {
		m.Fatalf("%s %+v changed the record that it was given", c.Name(), c)
	}
	if tried := before.Try(c, m.now); !sameRefusal(tried, err) || len(before.Changes(untouched)) > 0 {
		m.Fatalf("a dry run of %s %+v says %v, and to do it says %v", c.Name(), c, tried, err)
	}
	if rule, ok := c.(GiveRuling); ok {
		m.triesEveryOutcome(rule.About)
	}
	if err != nil {
		m.refused(c, before, after, err)
		return
	}
	if done.Says == "" {
		m.Errorf("%s says nothing", c.Name())
	}
	m.Record = after
	m.holds(c, before)
	if revert := revertOf(m, before, m.Record); Undoable(c, done) {
		m.undoes(c, before, revert)
		m.last = &revert
	}
}

func sameRefusal(a, b error) bool {
	return (a == nil) == (b == nil) && (a == nil || a.Error() == b.Error())
}

// triesEveryOutcome asserts that a dry run of a ruling without answers tells apart
// what no answer makes possible, what lacks answers, and what lacks none.
func (m *machine) triesEveryOutcome(about Ref) {
	for _, o := range Outcomes(about.Kind) {
		tried := m.Try(GiveRuling{About: about, Outcome: o.Outcome, Seen: m.Version(about)}, m.now)
		if err := m.mayRule(about, o.Outcome, m.now); err != nil {
			if !sameRefusal(tried, err) {
				m.Fatalf("a dry run of %s on %s says %v, want %v", o.Verb, about, tried, err)
			}
			continue
		}
		var refusal *Refusal
		missing := Missing(m.Requirements(about, o.Outcome, m.now), nil)
		switch errors.As(tried, &refusal); {
		case len(missing) == 0 && refusal != nil && refusal.Reason == MissingAnswer:
			m.Fatalf("a dry run of %s on %s lacks %s, which is not asked for", o.Verb, about, Labels(refusal.Missing))
		case len(missing) > 0 && (refusal == nil || Labels(refusal.Missing) != Labels(missing)):
			m.Fatalf("a dry run of %s on %s says %v, and %s is asked for", o.Verb, about, tried, Labels(missing))
		}
	}
}

func (m *machine) refused(c Command, before, after *Record, err error) {
	var refusal *Refusal
	if !errors.As(err, &refusal) || refusal.Says == "" {
		m.Fatalf("%s %+v fails with %v, which tells nobody what to do", c.Name(), c, err)
	}
	if after != before {
		m.Fatalf("%s was refused and changed the record", c.Name())
	}
	if (refusal.Reason == HasGaps) != (len(refusal.Gaps) > 0) {
		m.Errorf("%s is refused with gaps %v: %v", c.Name(), refusal.Gaps, refusal)
	}
	if refusal.Reason == MissingAnswer && len(refusal.Missing) == 0 {
		if _, lacksWords := c.(AddAddendum); !lacksWords {
			m.Errorf("%s lacks something, but does not say what: %v", c.Name(), refusal)
		}
	}
}

// holds asserts what is true of every record.
func (m *machine) holds(c Command, before *Record) {
	if about, hangs := m.dangling(); hangs {
		m.Fatalf("after %s %+v, %s refers to something that is not there", c.Name(), c, about)
	}
	live := 0
	for meeting := range m.Meetings.All() {
		if meeting.Status == Live {
			live++
		}
		m.holdsTable(c, meeting)
	}
	if live > 1 {
		m.Fatalf("%d meetings are live", live)
	}
	m.holdsDecisions(c)
	for _, change := range m.Changes(before) {
		m.holdsChange(c, before, change)
	}
	for _, table := range m.Tables() {
		if sound := table.Table.(interface{ sound() bool }).sound(); !sound {
			m.Fatalf("after %s the places of %s do not fit its rows", c.Name(), table.Name)
		}
	}
}

// holdsTable asserts that the two locks agree: a meeting has a gap as long as
// a row of its table has no ruling, and a closed one has neither.
func (m *machine) holdsTable(c Command, meeting Meeting) {
	unruled := 0
	for _, e := range m.TableOf(meeting.ID) {
		if e.Ruling == 0 {
			unruled++
			continue
		}
		u, _ := m.Rulings.Get(e.Ruling)
		about, _ := m.ItemOf(u.About())
		subject, _ := m.ItemOf(e.Ref())
		if u.About() != e.Ref() && about.ID != subject.ID {
			m.Fatalf("after %s, %s is disposed of by a ruling on %s", c.Name(), e.Ref(), u.About())
		}
	}
	gaps := m.Gaps(meeting.ID, m.now)
	if (unruled == 0) != (len(gaps) == 0) {
		m.Fatalf("after %s %+v: %d rows of %s lack a ruling, and its gaps are %v", c.Name(), c, unruled, meeting.Ref(), gaps)
	}
	if meeting.Status == Closed && unruled > 0 {
		m.Fatalf("%s closed %s with %v", c.Name(), meeting.Ref(), gaps)
	}
	for _, g := range gaps {
		if g.Says == "" || (g.Who == "" && len(g.Missing) == 0) {
			m.Errorf("the gap %+v tells nobody what to do", g)
		}
	}
}

func (m *machine) holdsDecisions(c Command) {
	for d := range m.Decisions.All() {
		state := m.State(d.Ref())
		if (state == Approved || state == Conditional) && len(m.CriteriaOf(d.ID)) == 0 {
			m.Fatalf("after %s, %s is %s without a criterion", c.Name(), d.Ref(), state)
		}
		if state == Approved && d.NeedsEvidence && len(m.Doubts(d)) == 0 && len(m.withVerdict(d.ID, VerdictMet)) < len(m.CriteriaOf(d.ID)) {
			m.Fatalf("after %s %+v, %s is approved without the evidence that it needs", c.Name(), c, d.Ref())
		}
		if n := m.Deferrals(d.ID); n > 1 {
			m.Fatalf("after %s, %s was deferred %d times", c.Name(), d.Ref(), n)
		}
	}
	for b := range m.Blockers.All() {
		if b.DueMoved > 1 {
			m.Fatalf("after %s, the date of %s was moved %d times", c.Name(), b.Ref(), b.DueMoved)
		}
	}
}

// holdsChange asserts that rulings are never edited, that ids are new, and
// that what a closed meeting said stays as it was.
func (m *machine) holdsChange(c Command, before *Record, change Change) {
	_, reverts := c.(Revert)
	if change.Table == "ruling" && change.Before != nil && (change.After != nil || !reverts) {
		m.Fatalf("%s edited a ruling: %+v", c.Name(), change)
	}
	if change.Before == nil && !reverts && before.table(change.Table).image(change.ID) != nil {
		m.Fatalf("%s used an id twice: %+v", c.Name(), change)
	}
	if d, added := change.After.(Decision); added && change.Before == nil {
		if home, _ := before.Meetings.Get(before.above(itemRef(d.Item), KindMeeting).ID); home.Status == Closed {
			m.Fatalf("%s %+v adds %s to the agenda of %s", c.Name(), c, d.Ref(), home.Ref())
		}
	}
	for _, row := range []any{change.Before, change.After} {
		if row == nil {
			continue
		}
		if meeting, _ := before.Meetings.Get(before.meetingOf(row)); meeting.Status == Closed {
			m.Fatalf("%s %+v changed what %s said: %+v", c.Name(), c, meeting.Ref(), change)
		}
		for _, text := range textsOf(row) {
			if Clean(text, true) != text {
				m.Fatalf("%s wrote %q", c.Name(), text)
			}
		}
	}
}

// undoes asserts that a command can be taken back at once, and again. What the record answers
// is as of now, also in what was there before.
func (m *machine) undoes(c Command, before *Record, revert Revert) {
	before = before.clone()
	before.layTables(m.now)
	undone, _, err := Do(m.Record, revert, m.now)
	if err != nil {
		m.Fatalf("%s %+v cannot be Undone: %v", c.Name(), c, err)
	}
	if diff := same(undone, before); diff != "" {
		if _, adds := c.(AddAddendum); !adds { // that is struck, and stays
			m.Fatalf("%s %+v Undone: %s", c.Name(), c, diff)
		}
	}
	redone, _, err := Do(undone, revertOf(m, m.Record, undone), m.now)
	if err != nil {
		m.Fatalf("%s %+v cannot be Redone: %v", c.Name(), c, err)
	}
	if diff := same(redone, m.Record); diff != "" {
		m.Fatalf("%s %+v Redone: %s", c.Name(), c, diff)
	}
}
