package model

import (
	"fmt"
	"slices"
	"strings"
)

// This file holds what standing items show of the cycle itself, and of its measures.

func (at contentMoment) successCriteria() []ContentLine {
	var lines []ContentLine
	for _, s := range at.Successes() {
		line := at.about("criterion", s.Ref(), s.Owner)
		if line.State = at.State(s.Ref()); line.State == Open {
			line.State = ""
		}
		m, named := at.MetricOf(s)
		if !named {
			lines = append(lines, line.then("no metric says whether it is reached"))
			continue
		}
		goal := fmt.Sprintf("from %s to %s", orNotSaid(m.WithUnit(s.Base)), orNotSaid(m.WithUnit(s.Target)))
		if s.By != "" {
			goal += " by " + s.By.DayMonth(at.today)
		}
		lines = append(lines, line.then(fmt.Sprintf("%s %s; %s", m.Key, goal, at.lastRead(m))))
	}
	return lines
}

func orNotSaid(text string) string {
	if text == "" {
		return "?"
	}
	return text
}

// lastRead says where a metric stands and how that is: "3.8 % of 16 Nov: ON COURSE".
func (at contentMoment) lastRead(m Metric) string {
	last := at.showLast(m, at.today)
	if last == "" {
		return "no reading yet"
	}
	return last + ": " + at.SayVerdict(m, at.today)
}

// metrics returns the metrics that are read: all, those with a tag, or the one with a key.
func (at contentMoment) metrics() []ContentLine {
	var lines []ContentLine
	for _, m := range at.activeMetrics() {
		if at.of == "" || m.Key == at.of || strings.Contains(" "+m.Tag+" ", " "+at.of+" ") {
			lines = append(lines, at.metric(m))
		}
	}
	if at.of == tagSupport {
		lines = append(lines, at.corrections()...)
	}
	return lines
}

// corrections returns the corrections of the scope that are proposed.
func (at contentMoment) corrections() []ContentLine {
	var lines []ContentLine
	for _, m := range at.activeMetrics() {
		if c, ok := at.correctionOf(m, at.today); ok {
			lines = append(lines, ContentLine{About: m.Ref(), Label: "proposed", Says: c.says(at.Record)})
		}
	}
	return lines
}

// metric returns how a metric stands: where it was, where it is to get, what moves it.
func (at contentMoment) metric(m Metric) ContentLine {
	line := at.about("metric", m.Ref(), m.Owner)
	says := at.lastRead(m)
	if change := at.showChange(m, at.today); change != "" {
		says += fmt.Sprintf(", %s since the reading before", change)
	}
	if base := showBase(at.Record, m, at.today); base != "" {
		says += "; baseline " + base
	}
	if target := showTarget(at.Record, m, at.today); target != "" {
		says += "; target " + target
	}
	if week, due := at.secondWeekOf(m, at.today); due && at.of == tagSupport {
		says += "; " + week.says
	}
	if moves := at.LinksTo(m.Ref(), LinkMoves); len(moves) > 0 {
		says += "; meant to move it: " + refs(moves)
	}
	return line.then(says)
}

// confidenceKey is the key of the metric that a roll call reads.
const confidenceKey = "delivery-confidence"

func (at contentMoment) confidence() []ContentLine {
	at.of = confidenceKey
	return at.metrics()
}

func (at contentMoment) isConfidenceKept() bool { return len(at.confidence()) > 0 }

func (at contentMoment) promise() []ContentLine {
	c, _ := at.Cycle()
	if c.Promise == "" {
		return nil
	}
	owner := "nobody owns it"
	if id := at.PromiseOwner(); id != 0 {
		owner = at.NameOf(id)
	}
	lines := []ContentLine{{Label: "promise", Says: fmt.Sprintf("%s (%s)", oneLine(c.Promise), owner)}}
	if said := at.SayPromise(at.today, at.today); said != "" {
		lines = append(lines, ContentLine{Label: "so far", Says: said})
	}
	if v, ok := at.PromiseVerdict(at.meeting.ID); ok {
		line := ContentLine{Label: "today", Says: v.Verdict}
		lines = append(lines, line.then(v.Noticed))
	} else if at.meeting.open() {
		lines = append(lines, ContentLine{Label: "today", Says: "not said yet"})
	}
	return lines
}

// dates returns the two dates of the cycle, what moved them, and which is to be confirmed.
func (at contentMoment) dates() []ContentLine {
	c, _ := at.Cycle()
	var lines []ContentLine
	for _, f := range CycleDates() {
		day, _ := c.dateOf(f)
		if *day == "" {
			continue
		}
		says := fmt.Sprintf("%s %s", specs[f].Label, day.Near(at.today))
		if owner := at.DateOwner(f); owner != 0 {
			says += fmt.Sprintf(" (%s)", at.NameOf(owner))
		}
		if freeze, frozen := at.InFreeze(*day); frozen {
			says += ", in the freeze of " + freeze.Near(at.today)
		}
		lines = append(lines, ContentLine{Label: "dates", Says: says})
	}
	if len(lines) == 0 {
		return nil
	}
	for _, s := range at.StepsOf(c.Ref()) {
		if (s.What == FieldDelivery || s.What == FieldCustomer) && s.From != "" && s.From != s.To {
			lines = append(lines, ContentLine{Label: "moved", Says: describeDateMove(s, at.today)}.then(s.Why))
		}
	}
	if flag, ok := at.DateToConfirm(); ok {
		lines = append(lines, ContentLine{Label: "to confirm", Says: at.SayDateFlag(flag, at.today)})
	}
	if c.customerBeforeDelivery() {
		lines = append(lines, ContentLine{Label: "to confirm", Says: "customers are told before the delivery"})
	}
	return lines
}

// isDateFlagged reports whether a date is to be confirmed: only then a review goes through them.
func (at contentMoment) isDateFlagged() bool {
	_, ok := at.DateToConfirm()
	return ok
}

// contentDispositions is the word of what is carried or dropped at the end of a cycle.
const contentDispositions = "dispositions"

// dispositions returns what is carried into the next cycle or dropped before this one closes:
// first what nobody has said anything about.
func (at contentMoment) dispositions() []ContentLine {
	open, unanswered := at.Unfinished(), at.Unanswered()
	last := at.closedBefore(at.meeting)
	dropped := slices.DeleteFunc(at.Dropped(), func(d DroppedThing) bool { return !d.isAtClose && d.line <= last.ClosedLine })
	all := len(open) + len(dropped)
	if all == 0 {
		return nil
	}
	lines := []ContentLine{{Label: "in all", Says: fmt.Sprintf("%d of %s carried or dropped", all-len(unanswered), count(all, "open thing"))}}
	for _, about := range unanswered {
		lines = append(lines, at.about("no answer", about, at.OwnerOf(about)))
	}
	for _, about := range open {
		if row, ok := at.CarriesInto(about); ok {
			lines = append(lines, at.about("carried", about, at.OwnerOf(about), "carried").then(at.SayCarried(row)))
		}
	}
	for _, d := range dropped {
		lines = append(lines, at.about("dropped", d.About, at.OwnerOf(d.About), "dropped").then(d.Why))
	}
	return lines
}

// drill returns what came of each call of the newest drill; before there is one, who is on the
// path, and what a drill could be held with.
func (at contentMoment) drill() []ContentLine {
	var lines []ContentLine
	if d, held := at.NewestDrill(); held {
		lines = append(lines, ContentLine{About: d.Ref(), Label: "drill", Says: fmt.Sprintf("%s %s (with %s, reached %s)", d.Ref(), oneLine(d.Text), refs(at.LinksFrom(d.Ref(), LinkOn)), at.describeReached(d.Ref()))})
		for _, c := range at.CallsOf(d.Ref()) {
			lines = append(lines, at.call(c))
		}
		return lines
	}
	for i, p := range at.pathOfDrill() {
		lines = append(lines, ContentLine{Label: "path", Says: fmt.Sprintf("%d. %s", i+1, p.Name)})
	}
	if offer := at.drillOffer(); len(lines) > 0 && !offer.IsZero() {
		lines = append(lines, ContentLine{About: offer, Label: "try it with", Says: fmt.Sprintf("%s %s: drill %s begins it", offer, oneLine(at.TextOf(offer)), offer)})
	}
	return lines
}

// call returns one call of a drill.
func (at contentMoment) call(c Call) ContentLine {
	line := ContentLine{About: c.Ref(), Label: "path", Says: fmt.Sprintf("%s %s, %s", c.Ref(), oneLine(c.Text), at.SayCall(c, at.today)), State: at.State(c.Ref())}
	if thing := at.ThingOf(c); !thing.IsZero() {
		line.Label, line.Says = "critical", fmt.Sprintf("%s %s (%s, %s), %s", c.Ref(), oneLine(c.Text), orNobody(at.NameOf(c.Owner)), thing, at.SayCall(c, at.today))
	}
	return line
}
