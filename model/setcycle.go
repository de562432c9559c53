package model

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// SetCycle changes what the cycle says of its days.
type SetCycle struct {
	With Values // of CycleFields
}

// CycleFields returns what can be set of the cycle.
func CycleFields() []Requirement { return requirementsOfCycle(cycleFields) }

// SeriesFields returns what can be set of the reviews and days of the cycle.
func SeriesFields() []Requirement { return requirementsOfCycle(seriesFields()) }

// FrameFields returns what can be set of what the cycle is for, its dates, and who answers
// for what.
func FrameFields() []Requirement { return requirementsOfCycle(frameFields()) }

// WindowFields returns what can be set of the window of the cycle, of its freeze periods, its
// functions and its escalation path.
func WindowFields() []Requirement {
	fields := requirementsOfCycle(windowFields())
	return slices.DeleteFunc(fields, func(q Requirement) bool { return q.Field == FieldLead }) // functions say it
}

func requirementsOfCycle(fields []cycleField) []Requirement {
	registry() // which brings fields of the cycle
	var list []Requirement
	for _, f := range fields {
		q := Requirement{FieldSpec: specs[f.field], Optional: true}
		q.Prompt = cmp.Or(f.prompt, q.Prompt)
		list = append(list, q)
	}
	return list
}

// cycleField is one thing that can be set of the cycle: how it stands, and how it is set,
// which says what it did.
type cycleField struct {
	field  Field
	get    func(r *Record, c Cycle) Value
	set    func(r *Record, c *Cycle, v Value, now Instant) (says string, err error)
	prompt string // where it is another than that of the field
}

// cycleFields lists what can be set of the cycle.
var cycleFields = slices.Concat(seriesFields(), frameFields(), windowFields())

// seriesFields returns how the reviews and the days of the cycle are read and set.
func seriesFields() []cycleField {
	return []cycleField{
		{field: FieldSeries, get: func(_ *Record, c Cycle) Value { return Words(cmp.Or(c.Series, SeriesOff)) }, set: setSeries},
		{field: FieldWeekday, get: func(_ *Record, c Cycle) Value { return Words(c.ReviewDay) }, set: setReviewDay},
		{field: FieldAt, get: func(_ *Record, c Cycle) Value { return Words(c.ReviewTime) }, set: setReviewTime},
		{field: FieldMinutes, get: func(_ *Record, c Cycle) Value { return Value{Number: int(c.ReviewMinutes)} }, set: setReviewMinutes},
		{field: FieldEvery, get: func(_ *Record, c Cycle) Value { return Words(strconv.Itoa(c.rhythm())) }, set: setRhythm},
		{field: FieldFacilitator, get: func(r *Record, c Cycle) Value { return Who(r.activeOrNone(c.ReviewFacilitator)) }, set: setReviewFacilitator},
		{field: FieldWorkdays, get: func(r *Record, _ Cycle) Value { return Words(weekText(r.Calendar().week)) }, set: setWorkdays},
		{field: FieldOff, get: func(_ *Record, c Cycle) Value { return Value{Lines: strings.Fields(c.DaysOff)} }, set: setDaysOff},
		{field: FieldZone, get: func(_ *Record, c Cycle) Value { return Words(c.Zone) }, set: setZone},
	}
}

// CycleValues returns what the cycle says of its reviews and its days.
func (r *Record) CycleValues() Values {
	c, _ := r.Cycle()
	v := Values{}
	for _, f := range cycleFields {
		if f.get != nil {
			v[f.field] = f.get(r, c)
		}
	}
	return v
}

// CheckOfCycle refuses a value of the cycle that is none: no time zone, no working day.
// The error is a *Refusal.
func CheckOfCycle(f Field, v Value) error {
	switch f {
	case FieldZone:
		return CheckZone(v.Text)
	case FieldWorkdays:
		_, err := parseWeek(v.Text)
		return err
	case FieldWeekday, FieldAt, FieldMinutes, FieldEvery, FieldSeries, FieldSprints, FieldSprintDays, FieldFreeze, FieldPath:
		for _, known := range cycleFields {
			if known.field == f {
				_, err := known.set(nil, new(Cycle), v, 0)
				return err
			}
		}
	}
	return nil
}

// Name is "set cycle".
func (SetCycle) Name() string { return "set cycle" }

// Apply refuses a record without a cycle, and what is no time zone, no working day or
// no day.
func (c SetCycle) Apply(r *Record, now Instant) (Done, error) {
	cycle, ok := r.Cycle()
	if !ok {
		return Done{}, &Refusal{Reason: NotAllowed, Says: "there is no cycle yet; begin one with: gavel new cycle NAME"}
	}
	v, err := c.With.clean()
	if err != nil {
		return Done{}, err
	}
	before := cycle
	var said []string
	for _, f := range cycleFields {
		value, given := v[f.field]
		if !given {
			continue
		}
		says, err := f.set(r, &cycle, value, now)
		if err != nil {
			return Done{}, err
		}
		if says != "" {
			said = append(said, says)
		}
	}
	if len(said) == 0 {
		return Done{}, &Refusal{Reason: MissingAnswer, Says: "say what changes of the cycle: zone:Europe/Berlin, workdays:mon-fri, off:\"24 dec, 25 dec\" or series:off"}
	}
	if err := cycle.checkWindow(); err != nil {
		return Done{}, err
	}
	r.Cycles.put(cycle)
	r.settleRoles()
	flagged, err := r.moveDates(before, cycle, v[FieldWhy].Text, now)
	if err != nil {
		return Done{}, err
	}
	said = append(append(said, flagged...), r.warnOfDays(before, cycle, r.Today(now))...)
	if before.Start != cycle.Start || r.lastDayOf(before) != r.lastDayOf(cycle) {
		said = append(said, r.overlaps(cycle)...)
	}
	return Done{Says: strings.Join(said, "; ")}, nil
}

// setZone changes the time zone of the cycle's dates. Closed meetings keep theirs.
func setZone(_ *Record, cycle *Cycle, v Value, _ Instant) (string, error) {
	if err := CheckZone(v.Text); err != nil {
		return "", err
	}
	was := cycle.Zone
	if was == v.Text {
		return "", &Refusal{Reason: NotAllowed, Says: fmt.Sprintf("the dates of the cycle are in the time zone %s already", was)}
	}
	if cycle.FirstZone == "" { // that of meetings that closed before each kept its own
		cycle.FirstZone = was
	}
	cycle.Zone = v.Text
	return fmt.Sprintf("dates are in the time zone %s now, and no longer in %s; closed meetings keep theirs", v.Text, was), nil
}

// setWorkdays changes which days of a week are working days.
func setWorkdays(r *Record, cycle *Cycle, v Value, _ Instant) (string, error) {
	week, err := parseWeek(v.Text)
	if err != nil {
		return "", err
	}
	if cycle.Workdays = weekText(week); cycle.Workdays == strings.Join(r.playbookOf(*cycle).Cycle.Workdays, " ") {
		cycle.Workdays = ""
	}
	return "working days are " + Calendar{week: week}.SayWeek(), nil
}

// setDaysOff changes which days are no working days although their weekday is one.
func setDaysOff(r *Record, cycle *Cycle, v Value, now Instant) (string, error) {
	if len(v.Lines) > maxDaysOff {
		return "", badValue(FieldOff, fmt.Sprintf("%d days off are no cycle to work in; give at most %d", len(v.Lines), maxDaysOff))
	}
	var off []Date
	for _, line := range v.Lines {
		day, err := ParseDate(line)
		if err != nil {
			return "", badValue(FieldOff, err.Error())
		}
		off = append(off, day)
	}
	slices.Sort(off)
	off = slices.Compact(off)
	var kept, said []string
	for _, day := range off {
		kept, said = append(kept, string(day)), append(said, day.Near(r.Today(now)))
	}
	cycle.DaysOff = strings.Join(kept, " ")
	if len(said) == 0 {
		return "the cycle has no days off", nil
	}
	return "days off are " + andList(said), nil
}

// setRiskLevel sets the level up to which risks are lived with.
func setRiskLevel(_ *Record, c *Cycle, v Value, _ Instant) (string, error) {
	if c.Risk = v.Text; v.Text == "" {
		return "the agreed level of risk is " + LevelMedium + " again", nil
	}
	return "the agreed level of risk is " + v.Text, nil
}

// setApprover sets who gives the final approval.
func setApprover(r *Record, c *Cycle, v Value, _ Instant) (string, error) {
	if v.Person != 0 {
		if err := r.requireActive(v.Person); err != nil {
			return "", err
		}
	}
	if c.Approver = v.Person; v.Person == 0 {
		return "the last of the escalation path gives the final approval", nil
	}
	return r.NameOf(v.Person) + " gives the final approval", nil
}
