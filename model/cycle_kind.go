package model

import (
	"fmt"
	"strings"
)

// KindCycle is the kind of cycles.
const KindCycle Kind = "cycle"

// Ref names the cycle.
func (c Cycle) Ref() Ref { return Ref{KindCycle, c.ID} }

// cycleKind returns the kind of cycles, of which a record has one. What is said of it is
// set with SetCycle.
func cycleKind() *KindOf[Cycle] {
	k := &KindOf[Cycle]{
		KindSpec: KindSpec{Kind: KindCycle, Plural: "cycles", Article: "a cycle", Prefix: "CY", BySteps: true, States: []Outcome{Open, ClosedOut},
			Specs: append(frameSpecs(), []FieldSpec{
				{Field: FieldDelivery, Sort: SortDate, Label: "delivery date", Prompt: "On which day is it delivered?"},
				{Field: FieldDeliveryOwner, Sort: SortPerson, Label: "owner of the delivery date", Prompt: "Who answers for the delivery date?"},
				{Field: FieldCustomer, Sort: SortDate, Label: "customer-facing date", Prompt: "Which day are customers told?"},
				{Field: FieldCustomerOwner, Sort: SortPerson, Label: "owner of the customer-facing date", Prompt: "Who answers for what customers are told?"},
			}...)},
		State: func(_ *Record, c Cycle) Outcome {
			if c.ClosedAt != 0 {
				return ClosedOut
			}
			return Open
		},
		Rows:   func(r *Record) *Rows[Cycle] { return &r.Cycles },
		Fields: []KindField[Cycle]{{Field: FieldWords, Access: Access[Cycle]{Get: func(_ *Record, c *Cycle) Value { return Words(c.Name) }}}},
		Owner: func(r *Record, _ Cycle) ID {
			flag, ok := r.DateToConfirm()
			if !ok {
				return 0
			}
			return r.DateOwner(flag.Field)
		},
		Digest:  digestCycle,
		Message: messageOnCycle,
	}
	for _, f := range cycleFields {
		if f.get == nil {
			continue
		}
		field := KindField[Cycle]{Field: f.field, Access: Access[Cycle]{Get: func(r *Record, c *Cycle) Value { return f.get(r, *c) }}}
		switch f.field {
		case FieldPath:
			field.Of = []Kind{KindPerson}
		case FieldDelivery, FieldCustomer:
			field.Column, field.Empty = true, notSaidYet
			field.Show = func(r *Record, c Cycle, today Date) string { return r.showCycleDate(c, f.field, today) }
		case FieldPromise:
			field.Show = func(r *Record, c Cycle, today Date) string {
				return strings.TrimSuffix(c.Promise+"; "+r.SayPromise(today, today), "; ")
			}
		}
		k.Fields = append(k.Fields, field)
	}
	return k
}

// showCycleDate returns one of the two dates of a cycle, and how often it was moved.
func (r *Record) showCycleDate(c Cycle, f Field, today Date) string {
	day, _ := c.dateOf(f)
	if *day == "" {
		return ""
	}
	says := day.Near(today)
	switch n := r.DateMoves(f); n {
	case 0:
	case 1:
		says += ", moved once"
	default:
		says += fmt.Sprintf(", moved %d times", n)
	}
	if flag, ok := r.DateToConfirm(); ok && flag.Field == f {
		says += ", to confirm: " + describeDateMove(flag.Moved, today)
	}
	return says
}

// digestCycle finds a date of the cycle that is to be confirmed.
func digestCycle(r *Record, c Cycle, at *Moment) []Finding {
	flag, ok := r.DateToConfirm()
	if !ok {
		return nil
	}
	acts := []Act{{"confirm", fmt.Sprintf("confirm %s ", flag.Field)}, {"move it", fmt.Sprintf("set cycle %s:", flag.Field)}}
	if r.DateOwner(flag.Field) == 0 {
		acts = append([]Act{{"say who owns it", fmt.Sprintf("set cycle %s:", ownerField(flag.Field))}}, acts...)
	}
	return []Finding{{Section: Overdue, Confirm: true, Says: r.SayDateFlag(flag, at.Today), Acts: acts}}
}

// messageOnCycle words the message to the owner of a date that is to be confirmed.
func messageOnCycle(r *Record, _ Cycle, at *Moment) []string {
	flag, ok := r.DateToConfirm()
	if !ok {
		return nil
	}
	return []string{fmt.Sprintf("has a date of yours: %s.", r.SayDateFlag(flag, at.Today)),
		"Please confirm it, or say which day it is now."}
}
