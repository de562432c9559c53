package model

import (
	"cmp"
	"fmt"
)

// This file holds what frames a cycle: what it is for, what customers are promised, and the
// filter that its decisions are held against. Nothing of it is asked for when a cycle begins.

// The fields that frame a cycle; its objective is a FieldObjective.
const (
	FieldMandate         Field = "mandate"
	FieldMarket          Field = "market"
	FieldFilter          Field = "filter"
	FieldPromise         Field = "promise"
	FieldPromiseOwner    Field = "keeps"
	FieldPostLaunchOwner Field = "postlaunch"
	FieldMeasuredBy      Field = "measured"
)

// frameSpecs returns the specifications of the fields that only a cycle has.
func frameSpecs() []FieldSpec {
	return []FieldSpec{
		{Field: FieldMandate, Sort: SortText, Label: "mandate", Prompt: "Who asked for this, and what may it decide?"},
		{Field: FieldMarket, Sort: SortText, Label: "market signal", Prompt: "What in the market makes it worth doing now?"},
		{Field: FieldFilter, Sort: SortLine, Label: "decision filter", Prompt: "Which question must every decision stand up to, such as: Is it written down, and the risk it leaves?"},
		{Field: FieldPromise, Sort: SortLine, Label: "customer promise", Prompt: "What are customers promised, such as: consistent messages after the purchase?"},
		{Field: FieldPromiseOwner, Sort: SortPerson, Label: "owner of the customer promise", Prompt: "Who answers for the promise?"},
		{Field: FieldFollows, Sort: SortLine, Label: "what follows", Prompt: "Which action or blocker follows from it, such as A-3?"},
		{Field: FieldPostLaunchOwner, Sort: SortPerson, Label: "post-launch owner", Prompt: "Who owns it after the launch?"},
		{Field: FieldStart, Sort: SortDate, Label: "start", Prompt: "On which day does it begin?"},
		{Field: FieldSprints, Sort: SortFigure, Label: "sprints", Prompt: "How many sprints does it have, from 1 to 12?"},
		{Field: FieldSprintDays, Sort: SortFigure, Label: "days of a sprint", Prompt: "How many days does a sprint take, from 5 to 28?"},
		{Field: FieldFollowed, Sort: SortDate, Label: "followed up until", Prompt: "Until which day is it followed up?"},
		{Field: FieldFreeze, Sort: SortPeriods, Label: "freeze periods", Prompt: "In which days is nothing launched, and why, such as 23 nov to 1 dec peak sales?"},
		{Field: FieldFunctions, Sort: SortTasks, Label: "functions", Prompt: "Which functions are in it, and who leads each? One a line, such as delivery @ben"},
		{Field: FieldLead, Sort: SortTasks, Label: "lead", Prompt: "Who leads a function, such as delivery @ben?"},
		{Field: FieldPath, Sort: SortThings, Label: "escalation path", Prompt: "To whom is something escalated, lowest first, such as ben, ines?", Of: []Kind{KindPerson}},
		{Field: FieldMeasuredBy, Sort: SortLine, Label: "risk measured by", Prompt: "What is the agreed level of risk measured by?"},
		{Field: FieldPlanned, Sort: SortChoice, Label: "planned reviews", Prompt: "What becomes of the reviews that are still planned?", Choices: []string{CancelPlanned}},
	}
}

// frameFields returns how the fields that frame a cycle are read and set.
func frameFields() []cycleField {
	objective := cycleText(FieldObjective, "objective", func(c *Cycle) *string { return &c.Objective })
	objective.prompt = "What is the cycle for?"
	return []cycleField{
		objective,
		cycleText(FieldMandate, "mandate", func(c *Cycle) *string { return &c.Mandate }),
		cycleText(FieldMarket, "market signal", func(c *Cycle) *string { return &c.MarketSignal }),
		cycleText(FieldFilter, "decision filter", func(c *Cycle) *string { return &c.Filter }),
		cycleText(FieldPromise, "customer promise", func(c *Cycle) *string { return &c.Promise }),
		cyclePerson(FieldPromiseOwner, "the customer promise", func(c *Cycle) *ID { return &c.PromiseOwner }),
		{field: FieldDelivery, get: func(_ *Record, c Cycle) Value { return On(c.Delivery) }, set: setCycleDate(FieldDelivery)},
		cyclePerson(FieldDeliveryOwner, "the delivery date", func(c *Cycle) *ID { return &c.DeliveryOwner }),
		{field: FieldCustomer, get: func(_ *Record, c Cycle) Value { return On(c.Customer) }, set: setCycleDate(FieldCustomer)},
		cyclePerson(FieldCustomerOwner, "the customer-facing date", func(c *Cycle) *ID { return &c.CustomerOwner }),
		{field: FieldWhy, prompt: "Why is a date moved? It is asked for only then.", set: func(*Record, *Cycle, Value, Instant) (string, error) { return "", nil }},
		{field: FieldRisk, get: func(_ *Record, c Cycle) Value { return Words(cmp.Or(c.Risk, LevelMedium)) }, set: setRiskLevel},
		cycleText(FieldMeasuredBy, "measure of the risk level", func(c *Cycle) *string { return &c.MeasuredBy }),
		{field: FieldApprover, get: func(r *Record, c Cycle) Value { return Who(r.activeOrNone(c.Approver)) }, set: setApprover},
		cyclePerson(FieldPostLaunchOwner, "what follows the launch", func(c *Cycle) *ID { return &c.PostLaunchOwner }),
	}
}

// cycleText returns a field of the cycle that is a text.
func cycleText(f Field, label string, at func(*Cycle) *string) cycleField {
	return cycleField{
		field: f,
		get:   func(_ *Record, c Cycle) Value { return Words(*at(&c)) },
		set: func(_ *Record, c *Cycle, v Value, _ Instant) (string, error) {
			if *at(c) = v.Text; v.Text == "" {
				return "the cycle has no " + label + " any more", nil
			}
			return fmt.Sprintf("the %s is %s", label, Quoted(v.Text)), nil
		},
	}
}

// cyclePerson returns a field of the cycle that names who owns something.
func cyclePerson(f Field, what string, at func(*Cycle) *ID) cycleField {
	return cycleField{
		field: f,
		get:   func(r *Record, c Cycle) Value { return Who(r.activeOrNone(*at(&c))) },
		set: func(r *Record, c *Cycle, v Value, _ Instant) (string, error) {
			if v.Person != 0 && v.Person != *at(c) {
				if err := r.requireActive(v.Person); err != nil {
					return "", err
				}
			}
			if *at(c) = v.Person; v.Person == 0 {
				return "nobody owns " + what, nil
			}
			return fmt.Sprintf("%s owns %s", r.NameOf(v.Person), what), nil
		},
	}
}

// DecisionFilter returns the question that every decision of the cycle is held against; ""
// while none is agreed on.
func (r *Record) DecisionFilter() string {
	c, _ := r.Cycle()
	return c.Filter
}
