package model

import (
	"cmp"
	"fmt"
	"slices"
)

// This file holds what standing items show of the registers.

// scopeLedger returns what was asked of the scope, a sprint a line, and each change that has no
// answer or was answered since the last close.
func (at contentMoment) scopeLedger() []ContentLine {
	type sum struct {
		asked, accepted, declined int
		before, after             string // the confidence
	}
	sums := map[int]*sum{}
	var sprints []int
	var lines []ContentLine
	last := at.closedBefore(at.meeting)
	for s := range rowsOf[ScopeChange](at.Record, KindScope).All() {
		n := at.Sprint(DateOf(s.RaisedAt.In(at.Zone())))
		if sums[n] == nil {
			sums[n], sprints = &sum{}, append(sprints, n)
		}
		of, state := sums[n], at.State(s.Ref())
		of.asked++
		of.accepted += boolInt(state == Accepted)
		of.declined += boolInt(state == Declined)
		of.before, of.after = cmp.Or(of.before, s.Before), cmp.Or(s.Confidence, of.after)
		d, _ := at.AnswerTo(s.Ref())
		u, ruled := at.Ruling(d.Ref())
		if state != Asked && (!ruled || at.givenAt(u) <= last.ClosedLine) {
			continue
		}
		line := ContentLine{About: s.Ref(), Label: "change", Says: fmt.Sprintf("%s %s %s, asked by %s", s.Ref(), s.Change, oneLine(s.Text), orNobody(at.NameOf(s.By))), State: state}
		says := string(state)
		if confidence := s.SayConfidence(); confidence != "" {
			says += ", confidence " + confidence
		}
		if d.ID != 0 {
			says += fmt.Sprintf(", %s", d.Ref())
		}
		lines = append(lines, line.then(says))
	}
	slices.Sort(sprints)
	var ledger []ContentLine
	for _, n := range sprints {
		of := sums[n]
		label := fmt.Sprintf("sprint %d", n)
		if n == 0 {
			label = "before or after the sprints"
		}
		says := fmt.Sprintf("%s: %d asked, %d accepted, %d declined", label, of.asked, of.accepted, of.declined)
		if of.before != "" && of.after != "" {
			says += fmt.Sprintf(", confidence %s → %s", of.before, of.after)
		}
		ledger = append(ledger, ContentLine{Label: "scope", Says: says})
	}
	return append(ledger, lines...)
}

func orNobody(name string) string { return cmp.Or(name, "nobody") }

// checkpointsDue returns the checkpoints that were answered in this meeting, those that are
// late, and those that are due before the review after it.
func (at contentMoment) checkpointsDue() []ContentLine {
	by := at.NextReview(max(at.meeting.Date, at.today))
	due := rowsOf[Checkpoint](at.Record, KindCheckpoint).Where(func(c Checkpoint) bool {
		return at.State(c.Ref()) == PlannedAhead && c.Due <= by
	})
	slices.SortStableFunc(due, func(a, b Checkpoint) int { return cmp.Compare(a.Due, b.Due) })
	lines := at.checkpointsAnswered()
	for _, c := range due {
		label, when := "due", "due "+c.Due.DayMonth(at.today)
		if c.Due < at.today {
			label, when = "late", at.SayLate(c.Due, at.today)+", "+when
		}
		says := at.lastRead(at.metricOf(c))
		if c.Expects != "" {
			says = "expected " + c.Expects + "; " + says
		}
		lines = append(lines, at.about(label, c.Ref(), c.Owner, when).then(says))
	}
	return lines
}

// checkpointsAnswered returns the checkpoints that were answered in this meeting, with what they
// showed: its minutes say more than that none is due any more.
func (at contentMoment) checkpointsAnswered() []ContentLine {
	var lines []ContentLine
	for c := range rowsOf[Checkpoint](at.Record, KindCheckpoint).All() {
		state := at.State(c.Ref())
		if last, ok := at.lastStep(c.Ref()); ok && state != PlannedAhead && last.Meeting == at.meeting.ID {
			lines = append(lines, at.about(string(state), c.Ref(), c.Owner, string(state), at.lastRead(at.metricOf(c))).then(last.Why))
		}
	}
	return lines
}

// lastStep returns how a thing came to the state that it is in; ok is false for one that never
// went to another.
func (at contentMoment) lastStep(about Ref) (last Step, ok bool) {
	for _, s := range at.StepsOf(about) {
		if s.What == StepState {
			last, ok = s, true
		}
	}
	return last, ok
}

// assumptions returns those that are open, the doubtful ones first.
func (at contentMoment) assumptions() []ContentLine {
	var lines []ContentLine
	for _, state := range []Outcome{Broken, AtRisk, Likely} {
		for a := range rowsOf[Assumption](at.Record, KindAssumption).All() {
			if at.State(a.Ref()) != state {
				continue
			}
			line := at.about("assumption", a.Ref(), a.Owner, string(state), "looked at "+a.ReviewedOn.DayMonth(at.today))
			line.State = state
			says := ""
			if on := at.LinksTo(a.Ref(), LinkRestsOn); len(on) > 0 {
				says = refs(on) + " rests on it"
				if len(on) > 1 {
					says = refs(on) + " rest on it"
				}
			}
			lines = append(lines, line.then(says))
		}
	}
	return lines
}

// risks returns the open risks, the highest first, each with what is done against it and the
// checkpoint that shows whether that works.
func (at contentMoment) risks() []ContentLine {
	open := gateMoment{Record: at.Record}.openRisks()
	slices.SortStableFunc(open, func(a, b Risk) int { return cmp.Compare(b.severity(), a.severity()) })
	var lines []ContentLine
	for _, k := range open {
		level := k.Level()
		if at.IsAboveLevel(k) {
			level += ", above the agreed " + at.RiskLevel()
		}
		says := cmp.Or(k.Mitigation, "no mitigation yet")
		checkpoint := "no checkpoint shows whether it works"
		for _, on := range at.LinksTo(k.Ref(), LinkOn) {
			c, ok := rowsOf[Checkpoint](at.Record, KindCheckpoint).Get(on.ID)
			if ok && on.Kind == KindCheckpoint && at.State(on) != Dropped {
				checkpoint = fmt.Sprintf("%s on %s, %s", on, c.Due.DayMonth(at.today), at.lastRead(at.metricOf(c)))
			}
		}
		lines = append(lines, at.about("risk", k.Ref(), k.Owner, level).then(says+"; "+checkpoint))
	}
	return lines
}

// severity returns a number by which risks are compared.
func (k Risk) severity() int { return levelNumber(k.Likelihood) * levelNumber(k.Severity) }

// riskiestJourney returns the journey that is looked at first, and what is to be mended on it.
func (at contentMoment) riskiestJourney() []ContentLine {
	list := at.Journeys()
	if len(list) == 0 {
		return nil
	}
	j := list[0]
	lines := []ContentLine{at.about("journey", j.Ref(), j.Owner, at.SayJourney(j)...)}
	for _, f := range at.JourneyFindings(j.Ref()) {
		lines = append(lines, ContentLine{About: f.About, Label: LabelToFix, Says: f.Says})
	}
	for _, s := range at.StatesOf(j.Ref()) {
		if s.Sort != StateBaseline && at.State(s.Ref()) != Verified {
			lines = append(lines, at.openState(s))
		}
	}
	return lines
}

// statesOpen returns the exceptions and recoveries of what is built that nobody has verified.
func (at contentMoment) statesOpen() []ContentLine {
	var lines []ContentLine
	for _, j := range (gateMoment{Record: at.Record}).coveredJourneys() {
		for _, s := range at.StatesOf(j.Ref()) {
			if s.Sort != StateBaseline && at.State(s.Ref()) != Verified {
				lines = append(lines, at.openState(s))
			}
		}
	}
	return lines
}

// openState returns a state with what is expected of it.
func (at contentMoment) openState(s JourneyState) ContentLine {
	state := at.State(s.Ref())
	owner := s.Owner
	if j, ok := at.Journey(at.JourneyOf(s.Ref())); ok && owner == 0 {
		owner = j.Owner
	}
	line := at.about("state", s.Ref(), owner, s.Sort, string(state))
	line.State = state
	return line.then(cmp.Or(s.Expects, "nobody has said what is expected"))
}

// lessons returns what was learned, what is offered already first.
func (at contentMoment) lessons() []ContentLine {
	var lines []ContentLine
	for _, state := range []Outcome{Pattern, Noted} {
		for l := range rowsOf[Lesson](at.Record, KindLesson).All() {
			if at.State(l.Ref()) != state {
				continue
			}
			used := at.showUsed(l, at.today)
			if used != "" {
				used = "used " + used
			}
			line := at.about("lesson", l.Ref(), l.Owner, string(state), used)
			line.State = state
			lines = append(lines, line.then(l.Happened))
		}
	}
	return lines
}
