package model

import (
	"fmt"
	"slices"
	"strings"

	"gavel/model/playbook"
)

// CycleRow is one row of the page of a cycle.
type CycleRow struct {
	Part  string  // the heading that it stands under
	Label string  // what it is about
	Text  string  // how that stands; "" where nobody said so yet
	State Outcome // as the other lists show it; "" where that is not the point
	Later bool    // it may stay open for now: the kickoff does not ask for it
	About Ref     // the thing that it shows; zero for a field of the cycle itself
	Line  string  // the line that says or changes it; "" where About is opened
	Why   string  // why nothing is opened; "" where there is a Line or an About
	Drop  string  // the line that says that it is not wanted; "" for none
}

// The parts of the page of a cycle, in their order.
const (
	PartFrame    = "Frame"
	PartDates    = "Dates"
	PartSuccess  = "Success criteria"
	PartSchedule = "Schedule"
	PartGates    = "Gates"
	PartEnd      = "End of the cycle"
	PartOthers   = "Other cycles"
)

// CyclePage returns everything that a cycle is about, row by row: what it is for, its dates,
// its success criteria, the meetings that the playbook proposes, and how its gates stand.
func (r *Record) CyclePage(now Instant) []CycleRow {
	c, ok := r.Cycle()
	if !ok {
		return nil
	}
	today := r.Today(now)
	return slices.Concat(r.frameRows(c, today), r.dateRows(c, today), r.successRows(today), r.scheduleRows(now), r.gateRows(today), r.endRows(c, today), r.otherRows(today))
}

// frameRows returns what the cycle is for and who answers for what.
func (r *Record) frameRows(c Cycle, today Date) []CycleRow {
	row := func(f Field, text string) CycleRow { return fieldRow(PartFrame, f, text) }
	var path, functions []string
	for _, p := range r.EscalationPath() {
		path = append(path, p.Name)
	}
	for _, f := range r.Functions() {
		functions = append(functions, f.Name+inBrackets(r.nameOrNone(f.Lead)))
	}
	rows := []CycleRow{
		row(FieldObjective, c.Objective), row(FieldMandate, c.Mandate), row(FieldMarket, c.MarketSignal), row(FieldFilter, c.Filter),
		row(FieldPromise, c.Promise), row(FieldPromiseOwner, r.nameOrNone(r.activeOrNone(r.PromiseOwner()))),
	}
	if says := r.SayPromise(today, today); says != "" {
		rows = append(rows, CycleRow{Part: PartFrame, Label: "the promise so far", Text: says, Line: "promise "})
	}
	return append(rows,
		row(FieldApprover, r.nameOrNone(r.activeOrNone(r.Approver()))), row(FieldPath, strings.Join(path, ", then ")), row(FieldFunctions, strings.Join(functions, ", ")),
		row(FieldRisk, r.RiskLevel()), row(FieldPostLaunchOwner, r.nameOrNone(r.activeOrNone(c.PostLaunchOwner))))
}

// nameOrNone returns the name of a person; "" for nobody.
func (r *Record) nameOrNone(id ID) string {
	if id == 0 {
		return ""
	}
	return r.NameOf(id)
}

// dateRows returns the window of the cycle, its two dates, and when nothing is launched.
func (r *Record) dateRows(c Cycle, today Date) []CycleRow {
	row := func(f Field, text string) CycleRow { return fieldRow(PartDates, f, text) }
	window := fmt.Sprintf("%s to %s", r.WindowStart().Near(today), r.WindowEnd().Near(today))
	if n := r.Sprint(today); n > 0 {
		window += fmt.Sprintf(", now in sprint %d of %d", n, len(r.Sprints()))
	}
	rows := []CycleRow{{Part: PartDates, Label: "window", Text: window, Line: setLine(FieldStart)}}
	for _, f := range CycleDates() {
		says := row(f, r.showCycleDate(c, f, today))
		if owner := r.DateOwner(f); says.Text != "" && owner != 0 {
			says.Text += inBrackets(r.NameOf(owner))
		}
		rows = append(rows, says)
	}
	if flag, ok := r.DateToConfirm(); ok {
		rows = append(rows, CycleRow{Part: PartDates, Label: "to confirm", Text: r.SayDateFlag(flag, today), State: Open, Line: fmt.Sprintf("confirm %s", flag.Field)})
	}
	for _, p := range r.Freezes() {
		rows = append(rows, row(FieldFreeze, p.Near(today)))
	}
	return append(rows, row(FieldFollowed, r.FollowedUntil().Near(today)))
}

// askedLater lists the fields of the cycle that the kickoff does not ask for.
var askedLater = []Field{FieldMandate, FieldMarket, FieldPostLaunchOwner, FieldFollowed}

// fieldRow returns the row of a field of the cycle.
func fieldRow(part string, f Field, text string) CycleRow {
	return CycleRow{Part: part, Label: specs[f].Label, Text: text, Later: slices.Contains(askedLater, f), Line: setLine(f)}
}

// setLine returns the line that sets a field of the cycle.
func setLine(f Field) string { return fmt.Sprintf("set cycle %s:", f) }

// successRows returns the success criteria with where their metrics stand.
func (r *Record) successRows(today Date) []CycleRow {
	at := contentMoment{Record: r, today: today}
	var rows []CycleRow
	for _, line := range at.successCriteria() {
		rows = append(rows, CycleRow{Part: PartSuccess, Label: line.About.String(), Text: strings.TrimPrefix(line.Says, line.About.String()+" "), State: r.State(line.About), About: line.About})
	}
	if len(rows) == 0 {
		rows = append(rows, CycleRow{Part: PartSuccess, Label: "none yet", Line: "sg "})
	}
	return rows
}

// scheduleRows returns the meetings that the playbook proposes, by their days.
func (r *Record) scheduleRows(now Instant) []CycleRow {
	today := r.Today(now)
	lines, _ := r.Schedule(now)
	var rows []CycleRow
	if says := r.SayEarlierPlaybook(); says != "" {
		rows = append(rows, CycleRow{Part: PartSchedule, Label: "playbook", Text: says})
	}
	for _, l := range lines {
		text := strings.Join(append([]string{l.Day.Near(today), l.State}, r.SayScheduleLine(l, today)...), ", ")
		row := CycleRow{Part: PartSchedule, Label: l.Title, Text: text}
		if l.Meeting != 0 {
			row.About = meetingRef(l.Meeting)
		}
		if l.State == ScheduleTaken && l.Meeting == 0 {
			row.Why = fmt.Sprintf("%s is part of a review that is not planned yet; that one takes it", l.Title)
		}
		if l.State != ScheduleTaken {
			row.Line = "schedule take " + l.Name()
		}
		if l.Meeting == 0 && l.State != ScheduleDropped {
			row.Drop = "schedule drop " + l.Name()
		}
		rows = append(rows, row)
	}
	for _, k := range r.Playbook().Kinds {
		if says, field := r.lacksDate(k); field != "" {
			rows = append(rows, CycleRow{Part: PartSchedule, Label: "waits", Text: says, Line: setLine(field)})
		}
	}
	return rows
}

// gateRows returns how the gates of the playbook stand, in its order.
func (r *Record) gateRows(today Date) []CycleRow {
	var rows []CycleRow
	for _, g := range r.Playbook().Gates {
		rows = append(rows, r.gateRow(g, today))
	}
	return rows
}

// gateRow returns how a gate stands: as it ended in the last meeting that closed with it, or
// would end in the one that is held or planned with it.
func (r *Record) gateRow(of playbook.Gate, today Date) CycleRow {
	row := CycleRow{Part: PartGates, Label: of.Title, Text: "on no meeting yet"}
	row.Line, row.Why = r.meetingOfGate(of)
	for g := range r.Gates.All() {
		m, _ := r.Meetings.Get(g.Meeting)
		if g.Key != of.Key || m.Status == Cancelled {
			continue
		}
		row.About, row.Line, row.Why = m.Ref(), "", ""
		row.State, row.Text = r.sayGate(g, m, today)
	}
	return row
}

// meetingOfGate returns the line that plans a meeting with a gate, or why there is none.
func (r *Record) meetingOfGate(g playbook.Gate) (line, why string) {
	why = fmt.Sprintf("no kind of meeting in the playbook has the gate %s", Quoted(g.Title))
	for _, k := range r.Playbook().Kinds {
		switch {
		case !slices.Contains(k.Gates, g.Key):
		case k.Schedule != nil:
			return "schedule take " + k.Key, ""
		default:
			why = fmt.Sprintf("the gate comes with a meeting of the kind %s; plan one", Quoted(k.Title))
		}
	}
	return "", why
}

// sayGate returns how a gate of a meeting stands, as a state and in words.
func (r *Record) sayGate(g Gate, m Meeting, today Date) (state Outcome, says string) {
	checks := r.Checks.of(Ref{kindGate, g.ID})
	good, failed, waived := 0, 0, 0
	for _, c := range checks {
		switch got := r.State(c.Ref()); {
		case got == Failed:
			failed++
		case got == Waived:
			waived++
		case got != Open, c.Computed != "" && len(r.Compute(c, today).Faults) == 0:
			good++
		}
	}
	on := fmt.Sprintf("%s, %s", m.Ref(), m.Date.Near(today))
	says = fmt.Sprintf("%d of %d hold (%s)", good, len(checks), on)
	switch {
	case m.Status != Closed:
		return Open, says
	case failed > 0:
		return Failed, fmt.Sprintf("%d of %d failed (%s)", failed, len(checks), on)
	case waived > 0:
		return Waived, fmt.Sprintf("%d of %d waived (%s)", waived, len(checks), on)
	}
	return Passed, says
}
