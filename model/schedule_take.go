package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// TakeSchedule plans what lines of the schedule propose: a meeting of its own, or a kind of
// the review that is near. A line that was taken before moves to the day that it has now.
type TakeSchedule struct {
	Lines []string // names, such as "entry" or "postlaunch:2"; none takes all that are proposed
	On    Date     // another day for the one line that is named
	Leads ID       // who leads them where neither the cycle nor the meeting before says so: whoever plans them; 0 for nobody
}

// Name is "take schedule".
func (TakeSchedule) Name() string { return "take schedule" }

// Apply refuses a line that there is not, one that is taken for that day, and a day that has
// passed.
func (c TakeSchedule) Apply(r *Record, now Instant) (Done, error) {
	if c.On != "" && len(c.Lines) != 1 {
		return Done{}, &Refusal{Reason: NotAllowed, Says: "name the one meeting that is moved, such as: gavel schedule take entry --on fri"}
	}
	if err := c.On.check(); err != nil {
		return Done{}, badValue(FieldDate, err.Error())
	}
	lines, err := r.scheduleNamed(c.Lines, now)
	if err != nil {
		return Done{}, err
	}
	var said []string
	for _, l := range lines {
		if c.On != "" {
			ahead, _ := r.reviewDays(r.Today(now))
			l.Day, l.Joins = c.On, l.kind.Joins != "" && slices.Contains(ahead, c.On)
		}
		says, err := r.take(l, c.Leads, now)
		if err != nil {
			return Done{}, err
		}
		said = append(said, says)
	}
	if len(said) > mostSaidTaken {
		return Done{Says: fmt.Sprintf("%d meetings of the schedule are taken, from %s to %s", len(said), lines[0].Day.Near(r.Today(now)), lines[len(lines)-1].Day.Near(r.Today(now)))}, nil
	}
	return Done{Says: strings.Join(said, "; ")}, nil
}

// mostSaidTaken is of how many lines each is told what became of it.
const mostSaidTaken = 3

// take plans what a line proposes, and says so.
func (r *Record) take(l ScheduleLine, planner ID, now Instant) (string, error) {
	stays, err := r.leaveEarlier(l, now)
	if err != nil {
		return "", err
	}
	row := l.row
	if row.ID == 0 {
		row = Scheduled{InCycle: start(r, &r.ScheduledRows), Kind: l.Kind, Turn: l.Turn}
	}
	says := fmt.Sprintf("%s is part of the review on %s, once that is planned", l.Title, l.Day.Near(r.Today(now)))
	own, isPlanned := r.Meetings.Get(l.Meeting)
	review, hasReview := r.plannedReview(l.Day)
	row.Answer, row.Day, row.Due, row.Meeting = ScheduleTaken, l.Day, l.Due, 0
	switch {
	case l.Joins && hasReview:
		r.join(review, l.Kind, now)
		row.Meeting, says = review.ID, fmt.Sprintf("%s is part of %s, %s", l.Title, review.Ref(), review.Date.Near(r.Today(now)))
	case l.Joins:
	case isPlanned && own.Status == Planned && !r.IsReview(own):
		if err := own.fill(r, "", l.Day, 0, now); err != nil {
			return "", err
		}
		r.Meetings.put(own)
		row.Meeting, says = own.ID, fmt.Sprintf("%s %s is moved to %s", own.Ref(), Quoted(own.Title), own.Date.Near(r.Today(now)))
	default:
		c, _ := r.Cycle()
		last := r.AtHand()
		plan := PlanMeeting{Kinds: l.Kind, Date: l.Day}
		if leads, ok := r.People.Get(cmp.Or(r.activeOrNone(c.ReviewFacilitator), r.activeOrNone(last.Facilitator), r.activeOrNone(planner))); ok {
			plan.Facilitator = leads.Name
		}
		done, err := plan.Apply(r, now)
		if err != nil {
			return "", err
		}
		row.Meeting, says = done.About.ID, done.Says
	}
	r.ScheduledRows.put(row)
	return says + sayStays(stays), nil
}

// leaveEarlier takes a kind off the review that it was part of before it moved. It returns
// what stays there.
func (r *Record) leaveEarlier(l ScheduleLine, now Instant) (stays []Ref, err error) {
	m, ok := r.Meetings.Get(l.Meeting)
	switch {
	case !ok || m.Status == Cancelled:
		return nil, nil
	case m.Status != Planned:
		return nil, &Refusal{Reason: NotAllowed, About: m.Ref(), Says: fmt.Sprintf("%s is held in %s, which is %s", l.Title, m.Ref(), m.Status)}
	case l.State == ScheduleTaken && m.Date == l.Day:
		return nil, &Refusal{Reason: NotAllowed, About: m.Ref(), Says: fmt.Sprintf("%s is planned for %s already, in %s", l.Title, m.Date.Near(r.Today(now)), m.Ref())}
	case r.IsReview(m):
		stays = r.changeKinds(m, slices.DeleteFunc(r.KindsOf(m), func(key string) bool { return key == l.Kind }), now)
	}
	return stays, nil
}

// plannedReview returns the review that is planned for a day.
func (r *Record) plannedReview(day Date) (Meeting, bool) {
	for _, m := range r.byDate() {
		if m.Status == Planned && m.Date == day && r.IsReview(m) {
			return m, true
		}
	}
	return Meeting{}, false
}

// join makes a review one of another kind, too, and as long as that takes.
func (r *Record) join(m Meeting, kind string, now Instant) {
	keys := r.KindsOf(m)
	if slices.Contains(keys, kind) {
		return
	}
	keys = append(slices.Clone(keys), kind)
	r.changeKinds(m, keys, now)
	m, _ = r.Meetings.Get(m.ID)
	m.Minutes = max(m.Minutes, r.lengthFor(r.minutesOf(keys)))
	r.Meetings.put(m)
}

// joinNext has a review that was planned just now take what was to be part of it. It says
// what, or "".
func (r *Record) joinNext(m Meeting, now Instant) string {
	var titles []string
	for row := range r.ScheduledRows.All() {
		day, near := r.near(row.Day, []Date{m.Date})
		k, known := r.Playbook().Kind(row.Kind)
		if row.Answer != ScheduleTaken || row.Meeting != 0 || !near || day != m.Date || !known {
			continue
		}
		r.join(m, row.Kind, now)
		row.Meeting = m.ID
		r.ScheduledRows.put(row)
		titles = append(titles, k.Title)
	}
	if len(titles) == 0 {
		return ""
	}
	return ", with " + andList(titles)
}

// DropSchedule says of lines of the schedule that they are not held.
type DropSchedule struct {
	Lines []string // names, such as "entry" or "postlaunch:2"
}

// Name is "drop schedule".
func (DropSchedule) Name() string { return "drop schedule" }

// Apply refuses a line that there is not, and one that a meeting holds.
func (c DropSchedule) Apply(r *Record, now Instant) (Done, error) {
	if len(c.Lines) == 0 {
		return Done{}, &Refusal{Reason: NotAllowed, Says: "name what is not held, such as: gavel schedule drop drill"}
	}
	lines, err := r.scheduleNamed(c.Lines, now)
	if err != nil {
		return Done{}, err
	}
	var names []string
	for _, l := range lines {
		if m, ok := r.Meetings.Get(l.Meeting); ok && !m.IsOver() && l.State != ScheduleProposed {
			return Done{}, &Refusal{Reason: NotAllowed, About: m.Ref(), Says: fmt.Sprintf("%s is planned in %s; cancel it, or take its kind off: set %s kind:…", l.Title, m.Ref(), m.Ref())}
		}
		row := l.row
		if row.ID == 0 {
			row = Scheduled{InCycle: start(r, &r.ScheduledRows), Kind: l.Kind, Turn: l.Turn}
		}
		row.Answer, row.Day, row.Due, row.Meeting = ScheduleDropped, "", l.Due, 0
		r.ScheduledRows.put(row)
		names = append(names, l.Title)
	}
	return Done{Says: andList(names) + " is not held; take it again at any time"}, nil
}

// ScheduleNames returns the names of the meetings that the playbook proposes, by their days.
func (r *Record) ScheduleNames(now Instant) []string {
	lines, _ := r.Schedule(now)
	var names []string
	for _, l := range lines {
		names = append(names, l.Name())
	}
	return names
}

// scheduleNamed returns the lines that are meant: of a kind alone the first that waits for an
// answer; all of these where nobody is named.
func (r *Record) scheduleNamed(names []string, now Instant) ([]ScheduleLine, error) {
	lines, missing := r.Schedule(now)
	if len(names) == 0 {
		list := slices.DeleteFunc(slices.Clone(lines), func(l ScheduleLine) bool { return !l.waits() })
		if len(list) == 0 {
			says := "nothing is proposed that is not planned"
			if len(missing) > 0 {
				says += "; " + strings.Join(missing, "; ")
			}
			return nil, &Refusal{Reason: NotAllowed, Says: says}
		}
		return list, nil
	}
	var list []ScheduleLine
	for _, name := range names {
		name = strings.ToLower(Clean(name, false))
		i := slices.IndexFunc(lines, func(l ScheduleLine) bool { return l.Name() == name || l.Kind == name && l.waits() })
		if i < 0 {
			i = slices.IndexFunc(lines, func(l ScheduleLine) bool { return l.Kind == name })
		}
		if i < 0 {
			known := append(r.ScheduleNames(now), missing...)
			return nil, &Refusal{Reason: NotFound, Says: fmt.Sprintf("there is no %s in the schedule; there is %s", Quoted(name), andList(known))}
		}
		list = append(list, lines[i])
	}
	return list, nil
}
