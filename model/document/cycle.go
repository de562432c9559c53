package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// cycleDocument is the entry of the cycle summary in the table of documents.
func cycleDocument() Document {
	return Document{
		Name: "cycle", Label: "cycle summary", Help: "what the cycle was for, what it reached, how it was decided, and what goes on",
		Long:  "Of a closed cycle it stays as it is, and is what the next one begins from. It says what moved\nafter which decisions, and never that it moved because of them.",
		About: ofCycle(), Forms: []Form{Markdown},
		write: func(s Source) (Page, error) {
			said := gatherCycle(s.Record, s.Now)
			return Page{Name: "cycle summary", Title: "Cycle summary", File: string(said.Today) + "-cycle.md", Text: writeCycle(said)}, nil
		},
	}
}

// cycleSummary holds what one cycle was for, and what came of it.
type cycleSummary struct {
	Today      model.Date
	Cycle      model.Cycle
	Ended      bool
	From, Last model.Date
	Before     string // the cycle before; "" for none
	Success    []successToday
	Metrics    []metricMoved
	Promise    []string
	Scope      []string
	Dates      []string
	Decisions  []loggedDecision // that were answered, in the order of the decision log
	Decided    []string         // how: closure, yield, reopenings, waivers, escalations
	GoesOn     []disposed
	Dropped    []disposed
	Lessons    []disposed // of a standard, why is where it stands in the playbook
	NoLesson   string
}

// successToday is a success criterion with how it was answered.
type successToday struct {
	namedThing
	Owner              string
	State              model.Outcome
	Why                string
	Base, Last, Target string
	By                 model.Date
}

// metricMoved is a metric with where it stands, and the decisions that were meant to move it.
type metricMoved struct {
	namedThing
	Base, Last, Verdict string
	Decisions           []namedThing
}

// disposed is a thing that goes on in the next cycle, or ended with this one, and why.
type disposed struct {
	namedThing
	Owner string
	Why   string
}

func gatherCycle(r *model.Record, now model.Instant) cycleSummary {
	c, _ := r.Cycle()
	said := cycleSummary{Today: r.Today(now), Cycle: c, Ended: r.IsClosed(), From: r.WindowStart(), Last: r.CycleEnd(), NoLesson: c.NoLesson}
	if said.Ended { // a closed cycle speaks of the day of its close, whenever it is read
		said.Today = r.Today(c.ClosedAt)
	}
	if before, ok := r.PreviousCycle(); ok {
		said.Before = before.Name
	}
	for _, s := range r.Successes() {
		said.Success = append(said.Success, successOf(r, s))
	}
	said.Metrics = metricsMoved(r, said.Today)
	if c.Promise != "" {
		said.Promise = []string{joined(", ", "promised: "+c.Promise, r.SayPromise(said.Today, said.Today))}
	}
	said.Scope, said.Dates, said.Decided = scopeOfCycle(r), datesOfCycle(r, said.Today), howDecided(r)
	said.Decisions = decisionsOfCycle(r, said.Today)
	for _, about := range r.Unfinished() {
		why := "open"
		if row, ok := r.CarriesInto(about); ok {
			why = r.SayCarried(row)
		}
		said.GoesOn = append(said.GoesOn, disposed{namedThing{about, r.TextOf(about)}, r.NameOf(r.OwnerOf(about)), why})
	}
	for _, d := range r.Dropped() {
		said.Dropped = append(said.Dropped, disposed{namedThing{d.About, r.TextOf(d.About)}, r.NameOf(r.OwnerOf(d.About)), d.Why})
	}
	for _, about := range r.AllOf(model.KindLesson) {
		if l, ok := r.Lesson(about); ok && l.Cycle == c.ID {
			said.Lessons = append(said.Lessons, disposed{namedThing: namedThing{about, l.Text}, Why: r.ShownText(about, "playbook", said.Today)})
		}
	}
	return said
}

func successOf(r *model.Record, s model.Success) successToday {
	m, _ := r.MetricOf(s)
	one := successToday{namedThing: namedThing{s.Ref(), s.Text}, Owner: r.NameOf(s.Owner), State: r.State(s.Ref()), Base: m.WithUnit(s.Base), Target: m.WithUnit(s.Target), By: s.By}
	if last, ok := r.LastReading(m); ok {
		one.Last = m.WithUnit(last.Value)
	}
	if steps := r.StepsOf(s.Ref()); len(steps) > 0 {
		one.Why = steps[len(steps)-1].Why
	}
	return one
}

func metricsMoved(r *model.Record, today model.Date) []metricMoved {
	var list []metricMoved
	for _, about := range r.AllOf(model.KindMetric) {
		m, _ := r.Metric(about)
		one := metricMoved{namedThing: namedThing{about, m.Text}, Base: m.WithUnit(m.Base), Verdict: r.SayVerdict(m, today)}
		if last, ok := r.LastReading(m); ok {
			one.Last = m.WithUnit(last.Value)
		}
		for _, d := range r.LinksTo(about, model.LinkMoves) {
			if state := r.State(d); state == model.Approved || state == model.Conditional {
				one.Decisions = append(one.Decisions, namedThing{d, titleOf(r.TextOf(d))})
			}
		}
		list = append(list, one)
	}
	return list
}

// scopeOfCycle says how many changes of scope were asked for and accepted, and how sure the
// delivery was after the last one.
func scopeOfCycle(r *model.Record) []string {
	asked, accepted := 0, 0
	var sure []string
	for _, about := range r.AllOf(model.KindScope) {
		s, _ := r.ScopeChange(about)
		asked++
		if r.State(about) == model.Accepted {
			accepted++
		}
		if s.Confidence != "" {
			sure = append(sure, s.Confidence)
		}
	}
	if asked == 0 {
		return nil
	}
	says := fmt.Sprintf("%s asked, %d accepted", count(asked, "change"), accepted)
	if len(sure) > 1 {
		says += fmt.Sprintf("; confidence %s → %s", sure[0], sure[len(sure)-1])
	}
	return []string{says}
}

// datesOfCycle says of each date where it stood first and last, and why it moved.
func datesOfCycle(r *model.Record, today model.Date) []string {
	c, _ := r.Cycle()
	var list []string
	for _, f := range model.CycleDates() {
		spec, _ := model.SpecOf(f)
		var first, last model.Date
		var why []string
		for _, s := range r.StepsOf(c.Ref()) {
			if s.What != f || s.From == s.To {
				continue
			}
			first, last = cmp.Or(first, model.Date(s.To)), model.Date(s.To)
			if s.From != "" {
				why = append(why, s.Why)
			}
		}
		switch {
		case last == "":
		case len(why) == 0:
			list = append(list, fmt.Sprintf("%s: %s, never moved", model.Capitalized(spec.Label), last.Near(today)))
		default:
			list = append(list, fmt.Sprintf("%s: %s, first %s; moved %s: %s", model.Capitalized(spec.Label), last.Near(today), first.Near(today), times(len(why)), strings.Join(why, "; ")))
		}
	}
	return list
}

// decisionsOfCycle returns the decisions that were answered. What waits for its answer or was
// withdrawn has parts of its own.
func decisionsOfCycle(r *model.Record, today model.Date) []loggedDecision {
	answers := []model.Outcome{model.Conditional, model.Approved, model.Superseded, model.Rejected, model.Lapsed}
	list := slices.DeleteFunc(loggedDecisions(r, today), func(d loggedDecision) bool { return !slices.Contains(answers, d.State) })
	slices.SortStableFunc(list, func(a, b loggedDecision) int {
		return cmp.Compare(slices.Index(answers, a.State), slices.Index(answers, b.State))
	})
	return list
}

// howDecided counts how the decisions of the cycle were come to.
func howDecided(r *model.Record) []string {
	raised, answered, reopened := 0, 0, 0
	for _, about := range r.AllOf(model.KindDecision) {
		switch state := r.State(about); state {
		case model.Withdrawn:
			continue
		case model.Approved, model.Rejected, model.Lapsed, model.Superseded:
			answered++
		}
		raised++
		reopened += len(r.LinksTo(about, model.LinkReopens))
	}
	escalated, waived, verdicts, held := 0, 0, 0, 0
	for u := range r.Rulings.All() {
		switch {
		case u.Outcome == model.Escalated:
			escalated++
		case u.AboutKind == model.KindCheck:
			verdicts++
			if u.Outcome == model.Waived {
				waived++
			}
		}
	}
	for m := range r.Meetings.All() {
		held += boolToInt(m.Status == model.Closed)
	}
	var list []string
	if raised > 0 {
		list = append(list, fmt.Sprintf("%d of %s answered", answered, count(raised, "decision")))
	}
	if held > 0 {
		list = append(list, count(held, "meeting")+" held")
	}
	if share := r.Yield(); share.Of > 0 {
		list = append(list, fmt.Sprintf("%d of %d decide items got their answer in the meeting that they were on", share.Part, share.Of))
	}
	if reopened > 0 {
		list = append(list, count(reopened, "reopening"))
	}
	if escalated > 0 {
		list = append(list, count(escalated, "escalation"))
	}
	if verdicts > 0 {
		list = append(list, fmt.Sprintf("%d of %s waived", waived, count(verdicts, "verdict")+" on checks"))
	}
	return list
}

func writeCycle(said cycleSummary) string {
	w := &writer{calendar: calendar{today: said.Today}}
	w.block("# " + inline(joined(": ", said.Cycle.Name, cycleResult(said.Success))))
	w.block(said.window())
	w.entries("Objective and context", withoutEmpty(
		labelled("", inline(said.Cycle.Objective)),
		labelled("Mandate: ", inline(said.Cycle.Mandate)),
		labelled("Market signal: ", inline(said.Cycle.MarketSignal)),
		labelled("Every decision was held against: ", inline(said.Cycle.Filter)),
		labelled("Before it: ", inline(said.Before))))
	w.entries("Success criteria", mapped(said.Success, w.successEntry))
	w.entries("What moved", mapped(said.Metrics, metricEntry))
	w.entries("Customer promise", mapped(said.Promise, inlineCapital))
	w.entries("Scope", mapped(said.Scope, inlineCapital))
	w.entries("Dates", mapped(said.Dates, inlineCapital))
	w.entries("What we decided", mapped(said.Decisions, w.decidedEntry))
	w.entries("How we decided", mapped(said.Decided, inlineCapital))
	title := "Open"
	if said.Ended {
		title = "Carried into the next cycle"
	}
	w.entries(title, mapped(said.GoesOn, disposedEntry))
	w.entries("Dropped", mapped(said.Dropped, disposedEntry))
	w.entries("Lessons", append(mapped(said.Lessons, lessonEntry),
		withoutEmpty(labelled("None was noted: ", inline(said.NoLesson)))...))
	return w.b.String()
}

// window says which days the cycle took, and whether it is over.
func (said cycleSummary) window() string {
	days := "It has no window yet"
	if said.From != "" {
		days = fmt.Sprintf("%s to %s", said.From.Long(), said.Last.Long())
	}
	if said.Ended {
		return days + "; closed " + said.Today.Long()
	}
	return days + "; not closed yet, as of " + said.Today.Long()
}

// cycleResult says how many of the success criteria were reached.
func cycleResult(list []successToday) string {
	if len(list) == 0 {
		return "no success criteria"
	}
	reached := 0
	for _, s := range list {
		reached += boolToInt(s.State == model.Reached)
	}
	what := "criteria"
	if len(list) == 1 {
		what = "criterion"
	}
	return fmt.Sprintf("%d of %d success %s reached", reached, len(list), what)
}

func (w *writer) successEntry(s successToday) string {
	by := ""
	if s.By != "" {
		by = " by " + w.day(s.By)
	}
	return "**" + inline(s.Words) + "**" + inBrackets(joined(", ", person(s.Owner), s.Ref.String())) + ": " + joined("; ", string(s.State)+labelled(", ", inline(s.Why)),
		inline(joined(" → ", s.Base, cmp.Or(s.Last, "not read yet"))), labelled("target ", inline(s.Target))+by)
}

// decidedEntry returns a decision with how it stands, and since when.
func (w *writer) decidedEntry(d loggedDecision) string {
	return "**" + inline(titleOf(d.Words)) + "**" + inBrackets(joined(", ", person(d.Owner), d.Ref.String())) + ": " +
		joined(", ", outcome(d.State)+labelled(" by ", d.Successor), w.day(d.Since))
}

func metricEntry(m metricMoved) string {
	entry := "**" + inline(m.Words) + "**" + inBrackets(m.Ref.String()) + ": " + inline(joined(", ", joined(" → ", m.Base, m.Last), m.Verdict))
	if len(m.Decisions) > 0 {
		entry += "; moved after " + strings.Join(mapped(m.Decisions, func(d namedThing) string { return inline(d.Words) + inBrackets(d.Ref.String()) }), ", ")
	}
	return entry
}

func disposedEntry(d disposed) string {
	return "**" + inline(d.Words) + "**" + inBrackets(joined(", ", person(d.Owner), d.Ref.String())) + labelled(": ", inline(d.Why))
}

func lessonEntry(d disposed) string {
	return inline(d.Words) + inBrackets(d.Ref.String()) + labelled("; standard: ", inline(d.Why))
}

func inlineCapital(text string) string { return model.Capitalized(inline(text)) }

func mapped[T any](list []T, write func(T) string) []string {
	written := make([]string, len(list))
	for i, one := range list {
		written[i] = write(one)
	}
	return written
}

func withoutEmpty(list ...string) []string {
	return slices.DeleteFunc(list, func(text string) bool { return text == "" })
}
