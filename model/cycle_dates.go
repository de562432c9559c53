package model

import (
	"fmt"
	"slices"
)

// This file holds the two dates of a cycle: when it is delivered, and what customers are
// told. Where one of them moves, the other is to be confirmed by who owns it.

// The fields of the two dates, and of who owns each.
const (
	FieldDelivery      Field = "delivery"
	FieldDeliveryOwner Field = "delivers"
	FieldCustomer      Field = "customer"
	FieldCustomerOwner Field = "tells"
)

// CycleDates returns the fields of the two dates.
func CycleDates() []Field { return []Field{FieldDelivery, FieldCustomer} }

// dateOf returns one of the two dates, and who owns it.
func (c *Cycle) dateOf(f Field) (day *Date, owner *ID) {
	if f == FieldDelivery {
		return &c.Delivery, &c.DeliveryOwner
	}
	return &c.Customer, &c.CustomerOwner
}

// otherDate returns the field of the other of the two dates.
func otherDate(f Field) Field {
	if f == FieldDelivery {
		return FieldCustomer
	}
	return FieldDelivery
}

// DateOwner returns who owns one of the two dates, or took over from who did; 0 for nobody.
func (r *Record) DateOwner(f Field) ID {
	c, _ := r.Cycle()
	_, owner := c.dateOf(f)
	return r.successorOf(*owner)
}

// DateFlag says that one of the two dates of a cycle is to be confirmed, since the other
// one moved.
type DateFlag struct {
	Field Field // the date to confirm
	Day   Date
	Moved Step // how the other one moved
}

// DateToConfirm returns the date that is to be confirmed; ok is false where none is. A date
// that moves has the other one confirmed, unless it was to be confirmed itself.
func (r *Record) DateToConfirm() (flag DateFlag, ok bool) {
	c, _ := r.Cycle()
	steps := r.StepsOf(c.Ref())
	for _, s := range steps {
		together := slices.ContainsFunc(steps, func(o Step) bool { return o.Line == s.Line && o.What == otherDate(s.What) })
		switch {
		case ok && (flag.Field == s.What || together): // it moved, too, or was confirmed
			flag, ok = DateFlag{}, false
		case s.From != "" && s.From != s.To && !together:
			flag, ok = DateFlag{Field: otherDate(s.What), Moved: s}, true
		}
	}
	day, _ := c.dateOf(flag.Field)
	flag.Day = *day
	return flag, ok && flag.Day != ""
}

// DateMoves returns how often one of the two dates was moved.
func (r *Record) DateMoves(f Field) int {
	c, _ := r.Cycle()
	n := 0
	for _, s := range r.StepsOf(c.Ref()) {
		if s.What == f && s.From != "" && s.From != s.To {
			n++
		}
	}
	return n
}

// SayDateFlag says which date is to be confirmed, since when and why: "customer-facing date
// (Tue 15 Dec) to confirm since Thu 26 Nov: delivery date moved Tue 1 Dec → Tue 8 Dec".
func (r *Record) SayDateFlag(flag DateFlag, today Date) string {
	return fmt.Sprintf("%s (%s) to confirm since %s: %s", specs[flag.Field].Label, flag.Day.Near(today),
		DateOf(flag.Moved.At.In(r.Zone())).DayMonth(today), describeDateMove(flag.Moved, today))
}

// describeDateMove says how a date moved: "delivery date moved 1 Dec → 8 Dec".
func describeDateMove(s Step, today Date) string {
	return fmt.Sprintf("%s moved %s → %s", specs[s.What].Label, Date(s.From).DayMonth(today), Date(s.To).DayMonth(today))
}

// dateStep keeps that one of the two dates was set, moved or confirmed.
func (r *Record) dateStep(c Cycle, f Field, from, to Date, why, via string, now Instant) Step {
	s := r.newStep(c.Ref(), f, string(from), string(to), now)
	s.Why, s.Via, s.By = why, via, r.DateOwner(f)
	r.StepsTaken.put(s)
	return s
}

// moveDates keeps how a change of the cycle moves its two dates. A move needs a reason, and
// so does a customer-facing date before the delivery. It says which date is to be confirmed.
func (r *Record) moveDates(before, after Cycle, why string, now Instant) ([]string, error) {
	var changed []Field
	moves := false
	for _, f := range CycleDates() {
		was, _ := before.dateOf(f)
		is, _ := after.dateOf(f)
		if *was != *is {
			changed = append(changed, f)
			moves = moves || *was != ""
		}
	}
	because := ""
	switch {
	case len(changed) == 0:
		return nil, nil
	case moves:
		because = "a date of the cycle is moved"
	case after.customerBeforeDelivery():
		because = "customers are told a day before the delivery"
	}
	if because != "" && why == "" {
		return nil, refuseMissing(Ref{}, []Requirement{{FieldSpec: specs[FieldWhy], Because: because}}, "")
	}
	for _, f := range changed {
		was, _ := before.dateOf(f)
		is, _ := after.dateOf(f)
		reason := why
		if moves && *was == "" { // it is why the other one moved
			reason = ""
		}
		r.dateStep(after, f, *was, *is, reason, "", now)
	}
	if flag, ok := r.DateToConfirm(); ok && flag.Moved.Line == r.head {
		return []string{r.SayDateFlag(flag, r.Today(now))}, nil
	}
	if says := after.sayOrderKept(why); says != "" {
		return []string{says}, nil
	}
	return nil, nil
}

// sayOrderKept says that customers are told before the delivery all the same, and why; "" where
// they are not.
func (c Cycle) sayOrderKept(why string) string {
	if !c.customerBeforeDelivery() || why == "" {
		return ""
	}
	return "that customers are told before the delivery is kept: " + why
}

// customerBeforeDelivery reports whether customers are told an earlier day than that of the
// delivery.
func (c Cycle) customerBeforeDelivery() bool {
	return c.Customer != "" && c.Delivery != "" && c.Customer < c.Delivery
}

// setCycleDate sets one of the two dates. It refuses one that has passed, unless it stands
// already.
func setCycleDate(f Field) func(r *Record, c *Cycle, v Value, now Instant) (string, error) {
	return func(r *Record, c *Cycle, v Value, now Instant) (string, error) {
		day, _ := c.dateOf(f)
		if v.Date == "" && *day != "" {
			return "", badValue(f, fmt.Sprintf("the %s is moved, not emptied", specs[f].Label))
		}
		if today := r.Today(now); v.Date != "" && v.Date != *day && v.Date < today {
			return "", badValue(f, fmt.Sprintf("%s has passed; the %s is set for today or later", v.Date.Near(today), specs[f].Label))
		}
		if *day = v.Date; v.Date == "" {
			return "", nil
		}
		return fmt.Sprintf("%s is %s", specs[f].Label, r.describeDay(v.Date, r.Today(now))), nil
	}
}

// ConfirmDate says that one of the two dates of the cycle stays although the other moved.
type ConfirmDate struct {
	Date Field  // FieldDelivery or FieldCustomer
	With Values // of ConfirmDateFields
}

// ConfirmDateFields returns what is asked for where a date is confirmed.
func (r *Record) ConfirmDateFields(f Field) []Requirement {
	c, _ := r.Cycle()
	why := Requirement{FieldSpec: specs[FieldWhy], Optional: true}
	if c.customerBeforeDelivery() {
		why.Optional, why.Because = false, "customers are told a day before the delivery"
	}
	via := Requirement{FieldSpec: specs[FieldVia], Because: r.whyVia(c.Ref(), r.DateOwner(f), 0)}
	via.Optional = via.Because == ""
	return []Requirement{why, via}
}

// Name is "confirm date".
func (ConfirmDate) Name() string { return "confirm date" }

// Apply refuses a date that is not to be confirmed, or that nobody owns, and asks how the
// answer came where its owner is not in the room.
func (c ConfirmDate) Apply(r *Record, now Instant) (Done, error) {
	flag, ok := r.DateToConfirm()
	cycle, _ := r.Cycle()
	refuse := refuser(cycle.Ref())
	if !slices.Contains(CycleDates(), c.Date) {
		return Done{}, refuse("the dates of a cycle are its delivery and its customer-facing date")
	}
	label := specs[c.Date].Label
	day, _ := cycle.dateOf(c.Date)
	switch {
	case *day == "":
		return Done{}, refuse("the cycle has no %s yet; give it one: set cycle %s:8dec", label, c.Date)
	case !ok || flag.Field != c.Date:
		return Done{}, refuse("the %s stands: %s; it is confirmed once the other date has moved", label, day.Near(r.Today(now)))
	case r.DateOwner(c.Date) == 0:
		return Done{}, refuse("nobody owns the %s, so nobody can confirm it; say who does: set cycle %s:…", label, ownerField(c.Date))
	}
	v, err := c.With.clean()
	if err != nil {
		return Done{}, err
	}
	if missing := Missing(r.ConfirmDateFields(c.Date), v); len(missing) > 0 {
		return Done{}, refuseMissing(cycle.Ref(), missing, r.NameOf(r.DateOwner(c.Date)))
	}
	r.dateStep(cycle, c.Date, *day, *day, v[FieldWhy].Text, v[FieldVia].Text, now)
	says := fmt.Sprintf("%s stays %s, confirmed by %s", label, day.Near(r.Today(now)), r.NameOf(r.DateOwner(c.Date)))
	if why := v[FieldWhy].Text; cycle.customerBeforeDelivery() {
		says += "; " + cycle.sayOrderKept(why)
	} else if why != "" {
		says += ": " + why
	}
	return Done{Says: says, About: cycle.Ref()}, nil
}

// ownerField returns the field of who owns one of the two dates.
func ownerField(f Field) Field {
	if f == FieldDelivery {
		return FieldDeliveryOwner
	}
	return FieldCustomerOwner
}
