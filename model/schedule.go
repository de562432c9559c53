package model

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gavel/model/playbook"
)

// This file holds the schedule: which meetings the playbook proposes, on days that are
// counted from the dates of the cycle. Each line is taken, moved or dropped; the answers are
// rows, the lines are computed, so that they are proposed again when a date moves.

// Scheduled is the answer to one line of the schedule.
type Scheduled struct {
	InCycle
	Kind    string `json:"kind"` // of the playbook
	Turn    int64  `json:"turn"` // which of its meetings, from 1
	Answer  string `json:"answer"`
	Day     Date   `json:"day"`     // on which it is held; "" for one that was dropped
	Due     Date   `json:"due"`     // the day that was proposed then
	Meeting ID     `json:"meeting"` // 0 while the review that it is part of is not planned
}

// Parent returns nothing.
func (Scheduled) Parent() Ref { return Ref{} }

// References returns the meeting.
func (s Scheduled) References() []Ref { return []Ref{meetingRef(s.Meeting)} }

// The answers to a line of the schedule, and what it is without one.
const (
	ScheduleProposed = "proposed"
	ScheduleTaken    = "taken"
	ScheduleDropped  = "dropped"
	ScheduleMoved    = "moved" // it was taken for another day than the dates of the cycle say by now
)

// ScheduleLine is one line of the schedule.
type ScheduleLine struct {
	Kind    string
	Title   string
	Turn    int64 // which of the meetings of its kind, from 1
	Turns   int64
	Day     Date // on which it is held, or proposed
	Due     Date // what the dates of the cycle say
	State   string
	Meeting ID       // that holds it; 0 for none so far
	Joins   bool     // it is part of the review of that day
	Passed  bool     // it cannot be held on its day any more, or not yet, and Day is the first on which it can
	Also    []string // what else is on its day
	kind    playbook.Kind
	row     Scheduled
}

// Name returns how a line is named: its kind, and which of several: "postlaunch:2".
func (l ScheduleLine) Name() string {
	if l.Turns > 1 {
		return fmt.Sprintf("%s:%d", l.Kind, l.Turn)
	}
	return l.Kind
}

const (
	mostTurns = 60 // of one kind in a cycle
	joinsNear = 2  // working days between a kind and the review that it is part of
)

// SaySchedule says when a kind of meeting is held: "customer-facing date - 5", "start, then
// every 7 days"; "" for one that is held when somebody plans it.
func SaySchedule(k playbook.Kind) string {
	s := k.Schedule
	if s == nil {
		return ""
	}
	says := map[string]string{playbook.FromStart: "start", playbook.FromDelivery: "delivery", playbook.FromCustomer: "customer date", playbook.FromEnd: "end"}[s.From]
	if n, ok := strings.CutPrefix(s.From, playbook.FromSprintEnd); ok {
		says = "end of sprint " + n
	}
	if s.Offset != 0 {
		says += fmt.Sprintf(" %+d", s.Offset)
	}
	if s.Every > 0 {
		says += fmt.Sprintf(", every %d days", s.Every)
	}
	return says
}

// scheduleFrom returns the date of the cycle from which a schedule counts; "" where it is not
// set.
func (r *Record) scheduleFrom(from string) Date {
	c, _ := r.Cycle()
	switch from {
	case playbook.FromStart:
		return r.Calendar().Next(r.WindowStart())
	case playbook.FromDelivery:
		return c.Delivery
	case playbook.FromCustomer:
		return c.Customer
	case playbook.FromEnd:
		return r.FollowedUntil()
	}
	if text, ok := strings.CutPrefix(from, playbook.FromSprintEnd); ok {
		n, _ := strconv.Atoi(text)
		if list := r.Sprints(); n >= 1 && n <= len(list) {
			return list[n-1].Last
		}
	}
	return ""
}

// scheduleDays returns the days on which a kind is due.
func (r *Record) scheduleDays(s playbook.Schedule) (days []Date) {
	from, work := r.scheduleFrom(s.From), r.Calendar()
	if from == "" {
		return nil
	}
	day := work.shift(from, s.Offset)
	for end := r.FollowedUntil(); len(days) < mostTurns; {
		days = append(days, day)
		if day = work.Next(day.AddDays(s.Every)); s.Every == 0 || end == "" || day > end {
			break
		}
	}
	return days
}

// lacksDate says which date of the cycle has to be set before the days of a kind are known, and
// returns its field; "" where they are, or where the kind has no schedule.
func (r *Record) lacksDate(k playbook.Kind) (says string, field Field) {
	if k.Schedule == nil || len(r.scheduleDays(*k.Schedule)) > 0 {
		return "", ""
	}
	date := "that sprint"
	switch field = FieldSprints; k.Schedule.From {
	case playbook.FromStart:
		date, field = "the start of the cycle", FieldStart
	case playbook.FromDelivery:
		date, field = "the delivery date", FieldDelivery
	case playbook.FromCustomer, playbook.FromEnd:
		date, field = "the customer-facing date", FieldCustomer
	}
	return fmt.Sprintf("%s: %s is not set", k.Title, date), field
}

// shift returns the day some working days after another, or before it; of none the day
// itself where it is a working day, else the last one before it.
func (c Calendar) shift(d Date, n int) Date {
	switch {
	case n > 0:
		return c.Add(d, n)
	case n < 0:
		return c.Before(d, -n)
	case c.IsWorkday(d):
		return d
	}
	return c.Before(d, 1)
}

// Schedule returns the lines of the schedule by their days, and says of the kinds whose day
// the cycle does not know yet which dates are missing.
func (r *Record) Schedule(now Instant) (lines []ScheduleLine, missing []string) {
	today := r.Today(now)
	first := today // nothing is proposed for the past, or before the cycle begins
	if start := r.WindowStart(); start != "" {
		first = max(first, r.Calendar().Next(start))
	}
	ahead, reviews := r.reviewDays(today)
	for _, k := range r.Playbook().Kinds {
		if k.Schedule == nil {
			continue
		}
		days := r.scheduleDays(*k.Schedule)
		if says, field := r.lacksDate(k); field != "" {
			missing = append(missing, says)
		}
		for i, due := range days {
			l := ScheduleLine{Kind: k.Key, Title: k.Title, Turn: int64(i + 1), Turns: int64(len(days)), Due: due, Day: due, State: ScheduleProposed, kind: k}
			if k.Joins != "" {
				l.Day, l.Joins = r.near(due, reviews)
			}
			l.answered(r)
			if hasBegun := l.Joins && !slices.Contains(ahead, l.Day); l.waits() && (l.Day < first || hasBegun) {
				if l.State == ScheduleProposed && i+1 < len(days) && days[i+1] <= first {
					continue // the next of its kind is due, too
				}
				l.Day, l.Joins = r.stillHeld(k, ahead, first)
				l.Passed = true
			}
			lines = append(lines, l)
		}
	}
	slices.SortStableFunc(lines, func(a, b ScheduleLine) int { return cmp.Compare(a.Day, b.Day) })
	r.pointOutClashes(lines)
	return lines, missing
}

// waits reports whether a line is proposed, or proposed anew.
func (l ScheduleLine) waits() bool {
	return l.State == ScheduleProposed || l.State == ScheduleMoved
}

// stillHeld returns the day on which a meeting is proposed that cannot be held on its own: the
// next review for a kind that joins one, else the first working day.
func (r *Record) stillHeld(k playbook.Kind, ahead []Date, first Date) (day Date, joins bool) {
	if k.Joins != "" {
		if i := slices.IndexFunc(ahead, func(d Date) bool { return d >= first }); i >= 0 {
			return ahead[i], true
		}
	}
	return r.Calendar().Next(first), false
}

// answered takes what was answered to a line: by a row, or by a meeting of its kind that
// somebody planned.
func (l *ScheduleLine) answered(r *Record) {
	for row := range r.ScheduledRows.All() {
		if row.Kind == l.Kind && row.Turn == l.Turn {
			l.row = row
		}
	}
	if m, ok := r.Meetings.Get(l.row.Meeting); ok && m.Status == Cancelled {
		l.row.Answer = "" // it is proposed again
	}
	switch l.row.Answer {
	case ScheduleDropped:
		l.State, l.Day = ScheduleDropped, l.Due
	case ScheduleTaken:
		day := l.row.Day
		l.Meeting = l.row.Meeting
		m, held := r.Meetings.Get(l.Meeting)
		if held {
			day = m.Date
		}
		if l.row.Due != l.Due && !(held && (m.Status == Closed || m.open())) {
			l.State = ScheduleMoved
			return
		}
		l.State, l.Day, l.Joins = ScheduleTaken, day, !held || r.IsReview(m)
	default:
		if m, ok := r.plannedByHand(l.Kind, l.Turn); ok {
			l.State, l.Day, l.Meeting, l.Joins = ScheduleTaken, m.Date, m.ID, len(r.KindsOf(m)) > 1
		}
	}
}

// plannedByHand returns the meeting of a kind, the n-th by its date, that no line was answered
// with.
func (r *Record) plannedByHand(kind string, turn int64) (Meeting, bool) {
	for _, m := range r.byDate() {
		answers := r.ScheduledRows.Where(func(s Scheduled) bool { return s.Meeting == m.ID && s.Kind == kind })
		if m.Status == Cancelled || m.Kinds == "" || !slices.Contains(r.KindsOf(m), kind) || len(answers) > 0 {
			continue
		}
		if turn--; turn == 0 {
			return m, true
		}
	}
	return Meeting{}, false
}

// reviewDays returns the days of the reviews that a kind can be part of: those that are planned
// and those to which the series comes until the cycle is over. All has those of reviews that
// have begun or were held, too.
func (r *Record) reviewDays(today Date) (ahead, all []Date) {
	last := today
	for _, m := range r.byDate() {
		if r.IsReview(m) && m.Status != Cancelled {
			all = append(all, m.Date)
			last = max(last, m.Date)
			if m.Status == Planned {
				ahead = append(ahead, m.Date)
			}
		}
	}
	c, _ := r.Cycle()
	if c.Series != SeriesOn {
		return ahead, all
	}
	end := max(r.WindowEnd(), r.FollowedUntil())
	for n := 0; n < mostTurns; n++ {
		if last = r.rhythmAfter(last); last > end {
			break
		}
		ahead, all = append(ahead, last), append(all, last)
	}
	return ahead, all
}

// near returns the review within two working days of a day, the nearest one; the day itself
// where there is none.
func (r *Record) near(day Date, reviews []Date) (Date, bool) {
	work := r.Calendar()
	for n := 0; n <= joinsNear; n++ {
		for _, other := range []Date{work.shift(day, -n), work.shift(day, n)} {
			if slices.Contains(reviews, other) {
				return other, true
			}
		}
	}
	return day, false
}

// pointOutClashes notes of each line the other meetings of its day. A line whose day has passed
// has none yet: it is proposed for the first that comes.
func (r *Record) pointOutClashes(lines []ScheduleLine) {
	hasNoDay := func(l ScheduleLine) bool { return l.Joins || l.State == ScheduleDropped || l.Passed }
	for i, l := range lines {
		if hasNoDay(l) {
			continue
		}
		for _, m := range r.byDate() {
			if m.Date == l.Day && m.ID != l.Meeting && !m.IsOver() {
				lines[i].Also = append(lines[i].Also, m.Ref().String())
			}
		}
		for j, other := range lines {
			if j != i && other.Day == l.Day && other.Meeting == 0 && !hasNoDay(other) {
				lines[i].Also = append(lines[i].Also, other.Title)
			}
		}
	}
}

// SayScheduleLine says what a person has to know of a line beside its day: in which review it
// is held, that its day has moved, and what else is on that day.
func (r *Record) SayScheduleLine(l ScheduleLine, today Date) (says []string) {
	m, _ := r.Meetings.Get(l.Meeting)
	switch {
	case l.State == ScheduleMoved && m.ID != 0:
		says = append(says, fmt.Sprintf("%s is on %s; take it to move it", m.Ref(), m.Date.Near(today)))
	case l.State == ScheduleMoved:
		says = append(says, "it was taken for "+l.row.Day.Near(today)+"; take it to move it")
	case l.Joins && m.ID != 0:
		says = append(says, "part of "+m.Ref().String())
	case l.Joins:
		says = append(says, "part of the review")
	case m.ID != 0:
		says = append(says, m.Ref().String())
	}
	switch {
	case !l.Passed:
	case l.Due < r.WindowStart():
		says = append(says, fmt.Sprintf("its day, %s, is before the cycle begins", l.Due.Near(today)))
	case l.Due < today:
		says = append(says, "it was due on "+l.Due.Near(today))
	default:
		says = append(says, "the review that is near its day has begun")
	}
	if len(l.Also) > 0 {
		says = append(says, "that day has "+andList(few(l.Also, mostOnDay))+", too")
	}
	return says
}

// mostOnDay is how many of the things on the day of a line are named; the rest is counted.
const mostOnDay = 2

// few returns as many names as are said, with the number of the others in place of the rest.
func few(names []string, most int) []string {
	if len(names) <= most+1 {
		return names
	}
	return append(slices.Clone(names[:most]), fmt.Sprintf("%d more", len(names)-most))
}
