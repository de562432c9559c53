package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// This file holds how computed checks are answered that are about the cycle itself.

func (at gateMoment) promiseRecorded() Computation {
	c, _ := at.Cycle()
	if c.Promise == "" {
		return Computation{Counted: "customers are promised nothing yet"}
	}
	v, ok := at.PromiseVerdict(at.meeting)
	if ok {
		return Computation{Counted: "the promise " + v.Verdict}
	}
	f := Fault{About: c.Ref(), Says: "nobody said whether the promise held", Of: "the promise", Act: Act{"say it", "promise "}}
	if at.PromiseOwner() == 0 {
		f.Fields, f.Says = []Field{FieldPromiseOwner}, "nobody owns the promise"
		f.Act = Act{"say who owns it", fmt.Sprintf("set cycle %s:", FieldPromiseOwner)}
	}
	return Computation{Faults: []Fault{f}, Counted: strings.TrimPrefix(at.SayPromise(at.today, at.today)+", not said today", ", ")}
}

func (at gateMoment) pathSet() Computation {
	c, _ := at.Cycle()
	people := map[ID]bool{}
	for s := range at.Steps.All() {
		if p := at.activeOrNone(at.successorOf(s.Person)); p != 0 {
			people[p] = true
		}
	}
	computed := Computation{Counted: counting{"person is on the path", "people are on the path", "nobody is on the path"}.number(len(people))}
	if len(people) < 2 {
		computed.Faults = []Fault{{About: c.Ref(), Fields: []Field{FieldPath}, Says: computed.Counted, Act: Act{"name the path", fmt.Sprintf("set cycle %s:", FieldPath)}}}
	}
	return computed
}

func (at gateMoment) datesAgree() Computation {
	c, _ := at.Cycle()
	var says []string
	found := flaws{about: c.Ref()}
	for _, f := range CycleDates() {
		day, _ := c.dateOf(f)
		if *day == "" {
			found.add(f, "no "+specs[f].Label, "set it", fmt.Sprintf("set cycle %s:", f))
			continue
		}
		says = append(says, fmt.Sprintf("%s %s", specs[f].Label, day.DayMonth(at.today)))
	}
	if flag, ok := at.DateToConfirm(); ok {
		found.add(flag.Field, at.SayDateFlag(flag, at.today), "confirm", fmt.Sprintf("confirm %s ", flag.Field))
	}
	if c.customerBeforeDelivery() {
		found.add(FieldCustomer, "customers are told before the delivery", "move it", fmt.Sprintf("set cycle %s:", FieldCustomer))
	}
	return Computation{Faults: found.faults(), Counted: strings.Join(says, ", ")}
}

func (at gateMoment) postLaunchOwned() Computation {
	c, _ := at.Cycle()
	owner := at.successorOf(c.PostLaunchOwner)
	if at.activeOrNone(owner) != 0 {
		return Computation{Counted: at.NameOf(owner) + " owns what follows the launch"}
	}
	f := Fault{About: c.Ref(), Fields: []Field{FieldPostLaunchOwner}, Says: "nobody is named", Act: Act{"name somebody", fmt.Sprintf("set cycle %s:", FieldPostLaunchOwner)}}
	if owner != 0 {
		f.Says = at.NameOf(owner) + " left"
	}
	return Computation{Faults: []Fault{f}, Counted: f.Says}
}

// noFreeze asks nothing while there is no day: that is what dates-agree finds.
func (at gateMoment) noFreeze() Computation {
	c, _ := at.Cycle()
	freeze, frozen := at.InFreeze(c.Customer)
	if c.Customer == "" || !frozen {
		return Computation{Counted: counting{"freeze period, and the date is outside", "freeze periods, and the date is outside", "no freeze period is agreed on"}.number(len(at.Freezes()))}
	}
	says := fmt.Sprintf("customer-facing date %s is in the freeze of %s", c.Customer.DayMonth(at.today), freeze.Near(at.today))
	return Computation{Counted: says, Faults: []Fault{{About: c.Ref(), Fields: []Field{FieldCustomer}, Says: says, Act: Act{"move it", fmt.Sprintf("set cycle %s:", FieldCustomer)}}}}
}

// cycleFramed asks for everything that is agreed on at the kickoff.
func (at gateMoment) cycleFramed() Computation {
	c, _ := at.Cycle()
	found := flaws{about: c.Ref()}
	all := 0
	offered := map[Field]string{FieldFilter: at.Playbook().Cycle.Filter, FieldPromise: at.Playbook().Cycle.Promise}
	asks := func(f Field, isThere bool) {
		if all++; isThere {
			return
		}
		line := fmt.Sprintf("set cycle %s:", f)
		if text := offered[f]; text != "" && !strings.Contains(text, `"`) {
			line += Quoted(text)
		}
		found.add(f, "no "+specs[f].Label, "set it", line)
	}
	asks(FieldObjective, c.Objective != "")
	asks(FieldFilter, c.Filter != "")
	asks(FieldPromise, c.Promise != "")
	asks(FieldPromiseOwner, at.activeOrNone(at.PromiseOwner()) != 0)
	asks(FieldDelivery, c.Delivery != "")
	asks(FieldCustomer, c.Customer != "")
	asks(FieldApprover, at.activeOrNone(at.Approver()) != 0)
	faults := found.faults()
	measured := slices.ContainsFunc(at.Successes(), func(s Success) bool {
		_, named := at.MetricOf(s)
		return named && s.Base != "" && s.Target != ""
	})
	missing := len(found.says)
	if all++; !measured {
		missing++
		faults = append(faults, Fault{About: c.Ref(), Says: "no success criterion with metric, baseline and target", Act: Act{"add one", "sg "}})
	}
	return Computation{Faults: faults, Counted: fmt.Sprintf("%d of %d agreed on", all-missing, all)}
}

func (at gateMoment) gainsShown() Computation {
	var faults []Fault
	list := at.Successes()
	for _, s := range list {
		m, named := at.MetricOf(s)
		last, read := at.LastReading(m)
		switch {
		case !named:
			faults = append(faults, Fault{About: s.Ref(), Fields: []Field{FieldMetric}, Says: "no metric", Act: Act{"name it", fmt.Sprintf("set %s metric:", s.Ref())}})
		case read && s.Base != "" && last.Value != s.Base && m.atLeast(last.Value.rat(), s.Base.rat()), at.isShownBefore(m):
		case !read:
			faults = append(faults, Fault{About: s.Ref(), Says: m.Key + " has no reading, and nothing that moves it is met", Act: Act{"read", "rd " + m.Key + " "}})
		default:
			faults = append(faults, Fault{About: s.Ref(), Says: fmt.Sprintf("%s is %s, no better than %s", m.Key, m.WithUnit(last.Value), cmp.Or(m.WithUnit(s.Base), "a baseline that nobody named")), Act: Act{"read", "rd " + m.Key + " "}})
		}
	}
	return counting{"success criterion shows its gain", "success criteria show their gain", "no success criterion is named"}.computation(len(list), faults)
}

// isShownBefore reports whether a decision that moves a metric has evidence that meets one of
// its criteria.
func (at gateMoment) isShownBefore(m Metric) bool {
	return slices.ContainsFunc(at.LinksTo(m.Ref(), LinkMoves), func(about Ref) bool {
		return about.Kind == KindDecision && len(at.withVerdict(about.ID, VerdictMet)) > 0
	})
}

// everythingAnswered asks of each open thing whether it is carried into the next cycle or dropped,
// and of each success criterion how it came out.
func (at gateMoment) everythingAnswered() Computation {
	var asked []Ref
	answered := map[Ref]bool{}
	for _, about := range at.Unfinished() {
		_, carried := at.CarriesInto(about)
		asked, answered[about] = append(asked, about), carried
	}
	for _, s := range at.Successes() {
		asked, answered[s.Ref()] = append(asked, s.Ref()), at.State(s.Ref()) != Open
	}
	return examine(asked, counting{"thing is answered", "things are answered", "nothing is open"}, func(about Ref) []Fault {
		switch {
		case answered[about]:
			return nil
		case about.Kind == KindSuccess:
			return []Fault{{About: about, Says: "not reached, missed or not measured yet", Act: Act{"answer", fmt.Sprintf("reach %s ", about)}}}
		}
		return []Fault{{About: about, Says: fmt.Sprintf("carry or drop (%s)", at.State(about)), Act: Act{"carry over", fmt.Sprintf("cycle carry %s ", about)}}}
	})
}
