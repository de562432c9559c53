package model

import (
	"fmt"
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
	f := Fault{About: c.Ref(), Says: "nobody said whether the promise held", Act: Act{"say it", "promise "}}
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
		computed.Faults = []Fault{{About: c.Ref(), Says: computed.Counted}}
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
