package model

import (
	"flag"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gavel/model/test/turns"
)

// TestEveryOpenThingStandsInTheSectionThatItsRuleNames says anything for half a year of
// weekly reviews, and looks at the digest before each. Nothing gets lost meanwhile, and
// what comes back has a place in its meeting.
func TestEveryOpenThingStandsInTheSectionThatItsRuleNames(t *testing.T) {
	seen := map[Section]int{}
	checks := flag.Lookup("rapid.checks")
	before := checks.Value.String()
	defer func() { _ = checks.Value.Set(before) }()
	times := turns.Of(8, 40, 200)
	if testing.Short() {
		times *= 5 // rapid makes a fifth of what it is told
	}
	if err := checks.Value.Set(strconv.Itoa(times)); err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		r := plannedReview(t)
		m := &machine{T: rt, Record: r.Record, now: r.now}
		for range 26 {
			m.week()
			m.holdsDigest(seen)
		}
	})
	if times < 40 {
		return // a section may be missed in few turns
	}
	for s := PastClock; s <= ComingUp; s++ {
		if s != ToReconfirm && seen[s] == 0 {
			t.Errorf("nothing ever stood in %s: this test does not try it", s)
		}
	}
}

// say does a command, where it is not refused.
func (m *machine) say(c Command) {
	before := m.Record
	after, _, err := Do(before, c, m.now)
	if err != nil {
		return
	}
	m.Record = after
	m.losesNothing(c, before)
	if start, ok := c.(StartMeeting); ok {
		m.placesAll(start.Meeting)
	}
}

// losesNothing asserts that what was there still is, where nobody took it away, and that
// no decision was put off in two meetings.
func (m *machine) losesNothing(c Command, before *Record) {
	if _, removes := c.(Remove); removes {
		return
	}
	for _, k := range Kinds() {
		for _, about := range before.AllOf(k) {
			if !m.Exists(about) && !m.wentWithKind(before, about) {
				m.Fatalf("%s is gone after %s %+v", about, c.Name(), c)
			}
		}
	}
	for d := range m.Decisions.All() {
		last := map[ID]Outcome{} // of each meeting
		for u := range m.Rulings.All() {
			if u.About() == d.Ref() && u.Meeting != 0 {
				last[u.Meeting] = u.Outcome
			}
		}
		times := 0
		for _, o := range last {
			if o == Deferred {
				times++
			}
		}
		if times > 1 {
			m.Fatalf("%s was deferred in %d meetings", d.Ref(), times)
		}
	}
}

// wentWithKind reports whether a thing was brought by a kind that its meeting lost, and
// nobody had written anything on it.
func (m *machine) wentWithKind(before *Record, about Ref) bool {
	key := ""
	switch about.Kind {
	case KindItem:
		it, _ := before.Items.Get(about.ID)
		key = it.Brought
	case KindCheck:
		c, _ := before.Checks.Get(about.ID)
		key = c.Key
	}
	_, ruled := before.Ruling(about)
	meeting := before.above(about, KindMeeting).ID
	was, _ := before.Meetings.Get(meeting)
	is, _ := m.Meetings.Get(meeting)
	return key != "" && !ruled && !before.hasWork(about) && len(lost(before.KindsOf(was), m.KindsOf(is))) > 0
}

// placesAll asserts that what comes back to a meeting has one place to be discussed.
func (m *machine) placesAll(meeting ID) {
	started, _ := m.Meetings.Get(meeting)
	for _, about := range m.ComesBack(started, m.now) {
		if _, ok := m.DiscussedUnder(meeting, about); !ok && !m.isOnItemOf(about, started) {
			m.Fatalf("%s comes back to %s, and has no place on its agenda", about, started.Ref())
		}
	}
	placed := map[Ref]bool{}
	for _, it := range m.Agenda(meeting) {
		if it.IsPlace() && placed[it.About()] {
			m.Fatalf("%s has two places on the agenda of %s", it.About(), started.Ref())
		}
		placed[it.About()] = it.IsPlace()
	}
}

// week is a week of work and its review, which closes as far as all is answered.
func (m *machine) week() {
	for range 6 {
		switch m.one("work", 5) {
		case 0, 1:
			m.say(m.raise())
		case 2:
			m.say(m.ruling(m.thing(), true))
		case 3:
			m.say(m.amend())
		default:
			m.say(m.other())
		}
		m.now += Instant(m.one("hours", 12)) * 60 * minute
	}
	if next, ok := m.Next(); ok && m.one("held", 5) > 0 {
		m.say(StartMeeting{next.ID})
		for range 40 {
			gaps := m.Gaps(next.ID, m.now)
			if len(gaps) == 0 {
				break
			}
			about := gaps[m.one("gap", len(gaps))].About
			if it, ok := m.Items.Get(about.ID); ok && about.Kind == KindItem && it.Ask == AskDecide {
				m.say(Raise{Kind: KindDecision, On: about, With: with(FieldWords, "yes?")})
			}
			m.say(m.ruling(about, true))
		}
		m.say(CloseMeeting{next.ID})
	}
	if _, ok := m.Next(); !ok && m.one("plans", 4) > 0 {
		m.say(PlanMeeting{Date: m.NextReview(m.Today(m.now))})
	}
	m.now += Instant(1+m.one("days", 7)) * 24 * 60 * minute
}

// holdsDigest asserts of each thing that it stands in the first section whose rule holds
// of it, and nowhere else; where none holds, that it is settled or not due yet.
func (m *machine) holdsDigest(seen map[Section]int) {
	d := m.Digest(m.now)
	where := map[Ref][]Section{}
	for _, l := range d.Lines {
		where[l.About] = append(where[l.About], l.Section)
		seen[l.Section]++
		if l.Title == "" || len(l.Findings) == 0 || m.DigestText(l, " · ") == "" {
			m.Fatalf("the line %+v says nothing", l)
		}
	}
	for _, k := range Kinds() {
		for _, about := range m.AllOf(k) {
			var want []Section
			if rule := registerSections[about.Kind]; rule != nil {
				if s := rule(m, about, d.At); s != 0 {
					want = []Section{s}
				}
			}
			for _, rule := range digestRules {
				if rule.holds(m, about, d.At) {
					want = []Section{rule.section}
					break
				}
			}
			if !slices.Equal(where[about], want) {
				m.Fatalf("%s %s (%s) stands in %v, and its rule names %v", about, m.TextOf(about), m.State(about), where[about], want)
			}
			if due := m.dueOf(about); want == nil && m.isOpenWork(about) && due != "" && due < d.At.After {
				m.Fatalf("%s is open and due %s, and the digest does not have it", about, due)
			}
		}
	}
	if !slices.IsSortedFunc(d.Lines, compareLines) {
		m.Fatalf("the digest is out of order: %v", d.Lines)
	}
}

// isOpenWork reports whether somebody still owes something on a thing.
func (m *machine) isOpenWork(about Ref) bool {
	switch state := m.State(about); about.Kind {
	case KindDecision:
		return state == Open || state == Deferred || state == Escalated || state == Conditional
	case KindBlocker:
		return state != Resolved
	case KindAction:
		a, _ := m.Actions.Get(about.ID)
		return state == Open && !m.IsCondition(a)
	}
	return false
}

// digestRules lists what puts a thing into a section, in the words of the rule.
var digestRules = []struct {
	section Section
	holds   func(m *machine, about Ref, at Moment) bool
}{
	{PastClock, func(m *machine, about Ref, at Moment) bool {
		u, open := m.escalated(about)
		if open && m.ClockEnd(u) < m.now {
			return true
		}
		return m.State(about) == Approved && slices.ContainsFunc(m.breaksSince(about), func(a Assumption) bool { return a.DueAt != 0 && a.DueAt < m.now })
	}},
	{Overdue, func(m *machine, about Ref, at Moment) bool {
		due := m.ShownValue(about, FieldDue).Date
		u, ruled := m.Ruling(about)
		switch about.Kind {
		case KindBlocker:
			return m.isOpenWork(about) && due != "" && due < at.Today
		case KindAction:
			return m.isOpenWork(about) && due < at.Today
		case KindDecision:
			return !ruled && m.State(about) == Open && due != "" && due < at.Today
		case KindCheck:
			return m.lastOfItsKind(about) && m.State(about) == Waived && u.Until < at.Today
		}
		return false
	}},
	{OnConditions, func(m *machine, about Ref, _ Moment) bool {
		_, pending := m.PendingApproval(about.ID)
		return about.Kind == KindDecision && (m.State(about) == Conditional || m.State(about) == Escalated && pending)
	}},
	{Returning, func(m *machine, about Ref, at Moment) bool {
		u, open := m.escalated(about)
		if open && DateOf(m.ClockEnd(u).In(m.Zone())) <= at.By {
			return true
		}
		u, _ = m.Ruling(about)
		switch about.Kind {
		case KindDecision:
			return m.State(about) == Deferred && u.Due <= at.By
		case KindCheck:
			follow := m.ActionsAbout(about)
			return m.lastOfItsKind(about) && m.State(about) == Failed && len(follow) > 0 &&
				!slices.ContainsFunc(follow, func(a Action) bool { return m.State(a.Ref()) == Open })
		}
		return false
	}},
	{Undecided, func(m *machine, about Ref, _ Moment) bool {
		_, ruled := m.Ruling(about)
		return about.Kind == KindDecision && !ruled && m.State(about) == Open
	}},
	{Unowned, func(m *machine, about Ref, at Moment) bool {
		ofNext := at.Next.ID != 0 && m.above(about, KindMeeting).ID == at.Next.ID && m.nobody(m.OwnerOf(about))
		switch about.Kind {
		case KindItem:
			it, _ := m.Items.Get(about.ID)
			ofNext = ofNext && !it.IsPlace() // what it is for stands in the digest itself
			return ofNext && it.Ask == AskDecide && len(m.DecisionsOn(it.ID)) != 1 && m.State(about) != Withdrawn ||
				ofNext && it.Ask == AskInform && (m.OwnerOf(about) != 0 || m.nobody(at.Next.Facilitator)) && len(m.DecisionsOn(it.ID)) != 1 && m.State(about) != Withdrawn
		case KindCheck:
			c, _ := m.Checks.Get(about.ID)
			return ofNext && c.Computed == "" && m.State(about) == Open
		}
		return m.isOpenWork(about) && m.nobody(m.OwnerOf(about))
	}},
	{ToReconfirm, func(m *machine, about Ref, at Moment) bool {
		d, _ := m.Decisions.Get(about.ID)
		if about.Kind != KindDecision || m.State(about) != Approved || m.reopeningIsOpen(about) {
			return false
		}
		approved, _ := m.Ruling(about)
		present := map[string]string{} // of each artefact
		for a := range m.Artefacts.All() {
			present[strings.ToLower(a.Name)] = a.AtVersion
		}
		now := present[strings.ToLower(d.Artefact)]
		if len(m.breaksSince(about)) > 0 || d.ReviewOn != "" && d.ReviewOn <= at.By || d.ArtefactVersion != "" && now != "" && now != d.ArtefactVersion {
			return true
		}
		return slices.ContainsFunc(m.withVerdict(about.ID, VerdictUnmet), func(c Criterion) bool {
			seen, _ := m.LatestEvidence(c.ID)
			return seen.Line > m.givenAt(approved)
		})
	}},
	{Incomplete, func(m *machine, about Ref, at Moment) bool {
		if m.untold(about) || about.Kind == KindDecision && m.unasked(about) {
			return true
		}
		switch b, _ := m.Blockers.Get(about.ID); {
		case !m.isOpenWork(about):
			return false
		case about.Kind == KindBlocker:
			return b.Due == "" || b.Fallback == "" || b.Impact == ""
		case about.Kind == KindDecision:
			d, _ := m.Decisions.Get(about.ID)
			next := slices.Contains(m.tableToBe(at.Next.ID, at.Today), about)
			lacks := len(m.CriteriaOf(d.ID)) == 0 || d.NeedsEvidence && len(m.withVerdict(d.ID, "")) > 0
			works := slices.ContainsFunc(m.ActionsAbout(about), func(a Action) bool { return m.State(a.Ref()) == Open })
			return next && lacks || len(m.withVerdict(d.ID, VerdictUnmet)) > 0 && !works
		}
		return false
	}},
	{Stale, func(m *machine, about Ref, at Moment) bool {
		day := func(i Instant) Date { return DateOf(i.In(m.Zone())) }
		old := func(i Instant) bool { return i != 0 && day(i).AddDays(14) <= at.Today }
		u, _ := m.Ruling(about)
		said := u.At
		for _, f := range m.FeedbackOn(about) {
			said = max(said, f.At)
		}
		for _, s := range m.StepsOf(about) {
			said = max(said, s.At)
		}
		for e := range m.Evidences.All() {
			if m.above(e.Parent(), KindDecision) == about {
				said = max(said, e.At)
			}
		}
		switch about.Kind {
		case KindFeedback:
			f, _ := m.Feedbacks.Get(about.ID)
			return (m.State(about) == Open || m.State(about) == Parked) && old(max(f.At, u.At))
		case KindBlocker:
			b, _ := m.Blockers.Get(about.ID)
			return m.isOpenWork(about) && (m.TimesPutOff(about) >= 2 || old(max(said, b.RaisedAt, b.ChangedAt)))
		case KindDecision:
			d, _ := m.Decisions.Get(about.ID)
			return m.isOpenWork(about) && (m.TimesPutOff(about) >= 2 || old(max(said, d.RaisedAt, d.ChangedAt)))
		case KindAction:
			a, _ := m.Actions.Get(about.ID)
			return m.isOpenWork(about) && (m.TimesPutOff(about) >= 2 || old(max(said, a.RaisedAt, a.ChangedAt)))
		}
		return false
	}},
	{ComingUp, func(m *machine, about Ref, at Moment) bool {
		soon := func(d Date) bool { return d != "" && d >= at.Today && d < at.After }
		if about.Kind == KindCheck {
			u, _ := m.Ruling(about)
			return m.lastOfItsKind(about) && m.State(about) == Waived && soon(u.Until)
		}
		u, escalated := m.escalated(about)
		if d, _ := m.Decisions.Get(about.ID); about.Kind == KindDecision && m.State(about) == Approved && !m.reopeningIsOpen(about) && soon(d.ReviewOn) {
			return true
		}
		return m.isOpenWork(about) && (soon(m.dueOf(about)) || escalated && soon(DateOf(m.ClockEnd(u).In(m.Zone()))) ||
			about.Kind == KindBlocker && soon(m.ShownValue(about, FieldDue).Date))
	}},
	{ToSend, func(m *machine, about Ref, at Moment) bool {
		meeting, _ := m.Meetings.Get(about.ID)
		work := m.Calendar()
		switch {
		case about.Kind != KindMeeting:
			return false
		case meeting.ID == at.Last.ID:
			return len(m.SentOf(meeting.ID)) == 0 && at.Today >= work.Add(DateOf(meeting.ClosedAt.In(m.Zone())), 1)
		}
		if meeting.ID == at.Next.ID && meeting.Status == Planned && meeting.Date < at.Today {
			return true
		}
		_, times := m.Announced(meeting.ID)
		discussed := len(m.Agenda(meeting.ID)) > 0 || len(m.Unplaced(meeting, m.now)) > 0
		return meeting.ID == at.Next.ID && meeting.Status == Planned && times == 0 && discussed && meeting.Date <= work.Add(at.Today, 1)
	}},
}

// breaksSince returns the assumptions under a decision that broke since its last answer,
// where no reopening of it is open.
func (m *machine) breaksSince(about Ref) []Assumption {
	var list []Assumption
	answered, _ := m.Ruling(about)
	for l := range m.Links.All() {
		if about.Kind != KindDecision || l.Parent() != about || l.Word != LinkRestsOn || m.State(l.Target()) != Broken || m.reopeningIsOpen(about) {
			continue
		}
		steps := m.StepsOf(l.Target())
		if broke := steps[len(steps)-1]; answered.ID == 0 || broke.Line > m.givenAt(answered) {
			a, _ := rowsOf[Assumption](m.Record, KindAssumption).Get(l.ToID)
			list = append(list, a)
		}
	}
	return list
}

// reopeningIsOpen reports whether a decision that was raised to reopen another has no answer.
func (m *machine) reopeningIsOpen(about Ref) bool {
	for l := range m.Links.All() {
		u, answered := m.Ruling(l.Parent())
		if l.Word == LinkReopens && l.Target() == about && (!answered || u.Outcome == Deferred || u.Outcome == Escalated) {
			return true
		}
	}
	return false
}

// nobody reports whether a person is none, or left for good.
func (m *machine) nobody(person ID) bool { return person == 0 || m.HasLeft(person) }

// untold reports whether customers are told about a thing that is open or in force, by
// nobody who is here.
func (m *machine) untold(about Ref) bool {
	state := m.State(about)
	switch about.Kind {
	case KindDecision:
		d, _ := m.Decisions.Get(about.ID)
		return d.TouchesMessaging && m.nobody(d.MessageOwner) && slices.Contains([]Outcome{Open, Deferred, Escalated, Conditional, Approved}, state)
	case KindBlocker:
		b, _ := m.Blockers.Get(about.ID)
		return b.TouchesMessaging && m.nobody(b.MessageOwner) && state != Resolved
	}
	return false
}

// escalated returns the escalation that a thing waits for an answer to.
func (m *machine) escalated(about Ref) (Ruling, bool) {
	u, ok := m.Ruling(about)
	return u, ok && u.Outcome == Escalated && m.State(about) == Escalated && (about.Kind == KindDecision || about.Kind == KindBlocker)
}

// lastOfItsKind reports whether a check is of a closed meeting, and no later meeting has
// one with the same key of the playbook, or, where one of them has none, with the same words.
func (m *machine) lastOfItsKind(about Ref) bool {
	c, _ := m.Checks.Get(about.ID)
	meeting, _ := m.Meetings.Get(m.above(about, KindMeeting).ID)
	return meeting.Status == Closed && !slices.ContainsFunc(m.AllOf(KindCheck), func(other Ref) bool {
		o, _ := m.Checks.Get(other.ID)
		same := o.Key == c.Key
		if o.Key == "" || c.Key == "" {
			same = o.Text == c.Text
		}
		return o.ID > c.ID && same && m.above(other, KindMeeting).ID != meeting.ID
	})
}

func BenchmarkDigest(b *testing.B) {
	r := longCycle(b, 52)
	for i := range 200 {
		r.Actions.put(Action{InCycle: start(r.Record, &r.Actions), Text: "to be done", Owner: r.ben, Due: monday.AddDays(i%30 - 15), AboutKind: KindDecision, AboutID: ID(i + 1), RaisedAt: r.now})
	}
	r.do(PlanMeeting{Date: "2026-11-30"})
	for b.Loop() {
		r.Digest(r.now)
	}
	b.ReportMetric(float64(len(r.Digest(r.now).Lines)), "lines")
}
