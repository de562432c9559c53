package model

import "slices"

// registerSections says of the registers in which section a thing stands, in the words of
// the rule; 0 for none.
var registerSections = map[Kind]func(m *machine, about Ref, at Moment) Section{
	KindRisk: func(m *machine, about Ref, at Moment) Section {
		k, _ := rowsOf[Risk](m.Record, KindRisk).Get(about.ID)
		state := m.State(about)
		day := k.ReviewOn
		if state == Accepted {
			day = k.Until
		}
		return first(
			when(state == Happened || state == ClosedOut, settled),
			when(m.nobody(k.Owner), Unowned),
			when(state == Accepted && k.Until < at.Today, ToReconfirm),
			when(k.Mitigation == "" || k.Fallback == "" || k.Impact == "", Incomplete),
			when(state != Accepted && day != "" && day < at.Today, ToRecheck),
			when(m.isOld(k.ChangedAt, at), Stale),
			when(day != "" && day >= at.Today && day < at.After, ComingUp))
	},
	KindCycle: func(m *machine, _ Ref, _ Moment) Section {
		waits := Field("")
		for line := range m.head + 1 { // each act, in order
			said, moved := map[Field]bool{}, map[Field]bool{}
			for s := range m.StepsTaken.All() {
				if s.AboutKind == KindCycle && s.Line == line {
					said[s.What], moved[s.What] = true, s.From != "" && s.From != s.To
				}
			}
			switch {
			case said[waits]: // it moved itself, or was confirmed
				waits = ""
			case moved[FieldDelivery] && !said[FieldCustomer], moved[FieldCustomer] && !said[FieldDelivery]:
				waits = FieldCustomer
				if moved[FieldCustomer] {
					waits = FieldDelivery
				}
			}
		}
		c, _ := m.Cycle()
		day := map[Field]Date{FieldDelivery: c.Delivery, FieldCustomer: c.Customer}[waits]
		return first(when(day != "", Overdue))
	},
	KindScope: func(m *machine, about Ref, at Moment) Section {
		s, _ := m.ScopeChange(about)
		return first(
			when(m.State(about) != Asked, settled),
			when(m.nobody(s.Owner), Unowned),
			when(s.By == 0 || s.Why == "" || s.Tradeoff == "" || s.Confidence == "", Incomplete),
			when(m.isOld(s.ChangedAt, at), Stale))
	},
	KindAssumption: func(m *machine, about Ref, at Moment) Section {
		a, _ := rowsOf[Assumption](m.Record, KindAssumption).Get(about.ID)
		state := m.State(about)
		waits := false // for an answer about something that rests on it
		for _, on := range m.LinksTo(about, LinkRestsOn) {
			is := m.State(on)
			waits = waits || slices.ContainsFunc(m.breaksSince(on), func(b Assumption) bool { return b.ID == a.ID }) &&
				(is == Open || is == Deferred || is == Escalated || is == Approved || is == Conditional)
		}
		since := func(days int) bool { return a.ReviewedOn.AddDays(days) < at.Today }
		return first(
			when(state == Confirmed || state == Dropped, settled),
			when(state == Broken && waits && a.DueAt != 0 && a.DueAt < m.now, PastClock),
			when(m.nobody(a.Owner), Unowned),
			when(state == Broken && waits, ToReconfirm),
			when(state == Broken, ToRecheck),
			when(state == AtRisk && since(7) || state == Likely && since(14), ToRecheck),
			when(m.isOld(a.ChangedAt, at), Stale))
	},
	KindMetric: func(m *machine, about Ref, at Moment) Section {
		metric, _ := m.Metric(about)
		var read Date
		for d := range rowsOf[Reading](m.Record, KindReading).All() {
			if d.Parent() == about && d.Corrected == 0 {
				read = max(read, d.Day)
			}
		}
		if read == "" {
			read = DateOf(metric.RaisedAt.In(m.Zone()))
		}
		return first(
			when(m.State(about) == Retired, settled),
			when(m.nobody(metric.Owner), Unowned),
			when(read.AddDays(int(metric.Every)) < at.Today, ToRecheck))
	},
	KindCheckpoint: func(m *machine, about Ref, at Moment) Section {
		c, _ := rowsOf[Checkpoint](m.Record, KindCheckpoint).Get(about.ID)
		return first(
			when(m.State(about) != PlannedAhead, settled),
			when(c.Due < at.Today, Overdue),
			when(m.nobody(c.Owner), Unowned),
			when(m.isOld(c.ChangedAt, at) || m.wasMovedOften(about), Stale),
			when(c.Due < at.After, ComingUp))
	},
	KindRequest: func(m *machine, about Ref, _ Moment) Section {
		answered := len(m.LinksTo(about, LinkAnswers)) > 0
		return first(when(m.State(about) == Open && !answered, Undecided))
	},
	KindRelease: func(m *machine, about Ref, at Moment) Section {
		e, _ := rowsOf[Release](m.Record, KindRelease).Get(about.ID)
		return first(
			when(m.State(about) != PlannedAhead, settled),
			when(e.Due != "" && e.Due < at.Today, Overdue),
			when(m.nobody(e.Owner), Unowned),
			when(m.isOld(e.ChangedAt, at) || m.wasMovedOften(about), Stale),
			when(e.Due != "" && e.Due < at.After, ComingUp))
	},
	KindJourney: func(m *machine, about Ref, at Moment) Section {
		j, _ := m.Journey(about)
		return first(
			when(m.State(about) == Dropped, settled),
			when(m.nobody(j.Owner), Unowned),
			when(len(slowFindings(m.Record, about)) > 0, Incomplete),
			when(m.unasked(about), Incomplete),
			when(m.isOld(j.ChangedAt, at), Stale))
	},
	KindSuccess: func(m *machine, about Ref, at Moment) Section {
		s, _ := rowsOf[Success](m.Record, KindSuccess).Get(about.ID)
		return first(
			when(m.State(about) != Open, settled),
			when(s.By != "" && s.By < at.Today, Overdue),
			when(s.By != "" && s.By < at.After, ComingUp))
	},
	KindState: func(*machine, Ref, Moment) Section { return 0 }, // its journey tells of it
	KindTransition: func(m *machine, about Ref, _ Moment) Section {
		t, _ := rowsOf[Transition](m.Record, KindTransition).Get(about.ID)
		a, _ := m.arrow(t)
		others, silent := 0, 0
		for _, other := range slowArrows(m.Record) {
			if other.From == a.From && other.Ref != about {
				others++
				if other.Condition == "" {
					silent++
				}
			}
		}
		return first(
			when(m.State(about) == Dropped, settled),
			when(t.Text == "" && m.State(a.From) != Dropped && m.State(a.To) != Dropped && others > 0 && silent == 0, Incomplete))
	},
	KindDependency: func(m *machine, about Ref, at Moment) Section {
		d, _ := rowsOf[Dependency](m.Record, KindDependency).Get(about.ID)
		state := m.State(about)
		return first(
			when(state == Met || state == Broken || state == Dropped, settled),
			when(d.Due != "" && d.Due < at.Today, Overdue),
			when(m.nobody(d.Owner), Unowned),
			when(m.isOld(d.ChangedAt, at) || m.wasMovedOften(about), Stale),
			when(d.Due != "" && d.Due < at.After, ComingUp))
	},
}

// settled stands for no section at all.
const settled Section = -1

// when returns a section where its rule holds.
func when(holds bool, s Section) Section {
	if holds {
		return s
	}
	return 0
}

// first returns the first section whose rule holds; 0 for none.
func first(sections ...Section) Section {
	i := slices.IndexFunc(sections, func(s Section) bool { return s != 0 })
	if i < 0 || sections[i] == settled {
		return 0
	}
	return sections[i]
}

// wasMovedOften reports whether the day of a thing was moved twice or more.
func (m *machine) wasMovedOften(about Ref) bool {
	moves := 0
	for s := range m.StepsTaken.All() {
		if s.About() == about && s.What == FieldDue {
			moves++
		}
	}
	return moves >= 2
}

// isOld reports whether something happened two weeks ago or longer.
func (m *machine) isOld(at Instant, now Moment) bool {
	return at != 0 && DateOf(at.In(m.Zone())).AddDays(14) <= now.Today
}

// unasked reports whether much revenue depends on a decision or a journey that is not over, and
// nothing is asked before its launch.
func (m *machine) unasked(about Ref) bool {
	d, _ := m.Decisions.Get(about.ID)
	if j, ok := m.Journey(about); !(about.Kind == KindDecision && d.Revenue) && !(ok && j.Revenue) {
		return false
	}
	for c := range m.Criteria.All() {
		if c.Parent() == about && c.Launch {
			return false
		}
	}
	return !slices.Contains([]Outcome{Rejected, Withdrawn, Lapsed, Superseded, Dropped}, m.State(about))
}
