package document

import (
	"cmp"
	"fmt"
	"slices"

	"gavel/model"
)

// decisionLogDocument is the entry of the decision log in the table of documents.
func decisionLogDocument() Document {
	return Document{
		Name: "decision-log", Label: "decision log", Help: "every decision of the cycle, by how it stands",
		Long:  "Rejected ones are kept like the others, with the reason. Where FILE is a folder, each decision\nis written into a file of its own beside it, in the form of Markdown Any Decision Records.",
		About: ofCycle(), Forms: []Form{Markdown}, write: decisionLogPage, beside: decisionRecordPages,
	}
}

func decisionLogPage(s Source) (Page, error) {
	said := gatherDecisionLog(s.Record, s.Now)
	return Page{
		Name: "decision log", Title: "Decision log", File: string(said.Today) + "-decision-log.md", Text: writeDecisionLog(said),
	}, nil
}

// decisionLog holds every decision of a cycle, in groups by how it stands.
type decisionLog struct {
	Today  model.Date
	Groups []logGroup // those that are not empty
}

// logGroup is the decisions that stand in one way, by the day since when.
type logGroup struct {
	State   model.Outcome
	Entries []loggedDecision
}

// loggedDecision is a decision with all that was said of it until a day.
type loggedDecision struct {
	Ref          model.Ref
	Words        string // as it was ruled, else as it was raised
	Owner        string // who decides it
	State        model.Outcome
	Since        model.Date // since when it stands so
	DueSays      string     // when the answer is due of one that waits for it
	Question     string
	Background   string
	Request      string
	Release      string
	Options      []string
	Advice       string // what was recommended
	Criteria     []criterion
	Why          string
	Kept         string // why it did not proceed, though it is approved
	Via          string
	Conditions   []action
	Fallback     string
	MessageOwner string // who tells customers; "" for what does not touch that
	Change       *scopeChange
	WaitsOn      []boundThing // dependencies
	RestsOn      []boundThing // assumptions
	Checkpoints  []boundThing // that look at what came of it
	Covers       []stateToday // the states of journeys that it is about
	Uncovered    []namedThing // the other states of these journeys that nothing is about
	Successor    string       // the id of the decision that took its place; "" for none
	Consulted    []string
	Feedback     []saidOn
	History      []logEvent
}

// boundThing is a thing of a register that a decision is bound to.
type boundThing struct {
	namedThing
	Owner string
	Due   model.Date
	State model.Outcome
}

// saidOn is feedback with what became of it.
type saidOn struct {
	Text    string
	By      string
	Concern bool
	Outcome model.Outcome
	Why     string
}

// logEvent is one thing that happened to a decision.
type logEvent struct {
	Day     model.Date
	What    model.Outcome // Open for its beginning
	By      string
	To      string // to whom it was escalated
	DueSays string
	Meeting string // in which it was; "" between meetings
	Why     string
}

// logOrder is the order of the groups of a decision log: what waits for somebody first.
var logOrder = []model.Outcome{
	model.Open, model.Deferred, model.Escalated, model.Conditional, model.Approved, model.Superseded, model.Rejected, model.Lapsed, model.Withdrawn,
}

func gatherDecisionLog(r *model.Record, now model.Instant) decisionLog {
	said := decisionLog{Today: r.Today(now)}
	list := loggedDecisions(r, said.Today)
	for _, state := range logOrder {
		group := logGroup{State: state}
		for _, d := range list {
			if d.State == state {
				group.Entries = append(group.Entries, d)
			}
		}
		if len(group.Entries) > 0 {
			said.Groups = append(said.Groups, group)
		}
	}
	return said
}

// loggedDecisions returns every decision, the one that stands as it is for longest first.
// Days that are due are written as they are read on a day, with their year where that is "".
func loggedDecisions(r *model.Record, read model.Date) []loggedDecision {
	g := gatherer{r: r, zone: r.Zone(), until: r.Head(), named: map[model.ID]bool{}}
	var list []loggedDecision
	for d := range r.Decisions.All() {
		list = append(list, g.logged(d, read))
	}
	slices.SortStableFunc(list, func(a, b loggedDecision) int { return cmp.Compare(a.Since, b.Since) })
	return list
}

func (g gatherer) logged(d model.Decision, read model.Date) loggedDecision {
	l := loggedDecision{
		Ref: d.Ref(), Words: g.r.TextOf(d.Ref()), Owner: g.name(g.r.Decider(d)), State: g.r.State(d.Ref()),
		Since: model.DateOf(g.time(d.RaisedAt)), Question: g.question(d.Ref()), Request: g.r.RequestOf(d), Release: g.r.ReleaseOf(d),
		Advice: d.Recommendation, Criteria: g.criteria(d, model.Open), Fallback: d.Fallback, History: g.history(d, read),
		Change: g.answersChange(d), MessageOwner: g.r.SayMessageOwner(d.Messaging),
	}
	l.WaitsOn = g.bound(model.KindDependency, g.r.LinksFrom(d.Ref(), model.LinkWaitsOn))
	l.RestsOn = g.bound(model.KindAssumption, g.r.LinksFrom(d.Ref(), model.LinkRestsOn))
	l.Checkpoints = g.bound(model.KindCheckpoint, g.r.LinksTo(d.Ref(), model.LinkOn))
	for _, about := range g.r.LinksFrom(d.Ref(), model.LinkCovers) {
		l.Covers = append(l.Covers, stateOfJourney(g.r, about))
	}
	for _, s := range g.r.Uncovered(d) {
		l.Uncovered = append(l.Uncovered, namedThing{s.Ref(), s.Text})
	}
	for _, o := range g.r.OptionsOf(d.ID) {
		l.Options = append(l.Options, o.Text)
	}
	if next, ok := g.r.Successor(d); ok {
		l.Successor = next.Ref().String()
	}
	if it, ok := g.r.Items.Get(d.Item); ok {
		l.Background = it.Notes
	}
	if u, ok := g.r.Ruling(d.Ref()); ok {
		l.Words, l.Why, l.Via, l.Fallback = cmp.Or(u.Wording, l.Words), u.Why, u.Via, cmp.Or(u.Fallback, d.Fallback)
		l.Since, l.Conditions = model.DateOf(g.time(u.At)), g.conditions(u)
		if !l.State.IsFinal() {
			l.DueSays = g.r.SayDueAt(u, read)
		}
	}
	for _, f := range g.r.FeedbackOn(d.Ref()) {
		u, _ := g.r.Ruling(f.Ref())
		by := g.name(f.By)
		l.Feedback = append(l.Feedback, saidOn{Text: f.Text, By: by, Concern: f.Concern, Outcome: g.r.State(f.Ref()), Why: u.Why})
		if by != "" && !slices.Contains(l.Consulted, by) {
			l.Consulted = append(l.Consulted, by)
		}
	}
	return l
}

// bound returns things of a kind that are not dropped.
func (g gatherer) bound(kind model.Kind, list []model.Ref) []boundThing {
	var things []boundThing
	for _, about := range list {
		if state := g.r.State(about); about.Kind == kind && state != model.Dropped {
			things = append(things, boundThing{namedThing{about, g.r.TextOf(about)}, g.name(g.r.OwnerOf(about)), g.r.ShownValue(about, model.FieldDue).Date, state})
		}
	}
	return things
}

// history returns what happened to a decision, oldest first.
func (g gatherer) history(d model.Decision, read model.Date) []logEvent {
	list := []logEvent{{Day: model.DateOf(g.time(d.RaisedAt)), What: model.Open}}
	for u := range g.r.Rulings.All() {
		if u.About() != d.Ref() {
			continue
		}
		e := logEvent{Day: model.DateOf(g.time(u.At)), What: u.Outcome, By: g.name(u.Owner), To: g.name(u.EscalatedTo), Why: u.Why}
		if u.Outcome == model.Deferred || u.Outcome == model.Escalated {
			e.DueSays = g.r.SayDueAt(u, read)
		}
		if m, ok := g.r.Meetings.Get(u.Meeting); ok {
			e.Meeting = m.Title + inBrackets(m.Ref().String())
		}
		list = append(list, e)
	}
	return list
}

func writeDecisionLog(said decisionLog) string {
	w := &writer{calendar: calendar{today: said.Today}}
	counts := make([]string, len(said.Groups))
	for i, g := range said.Groups {
		counts[i] = fmt.Sprintf("%d %s", len(g.Entries), outcome(g.State))
	}
	w.block("# Decision log, " + said.Today.Long() + labelled(": ", joined(", ", counts...)))
	if len(said.Groups) == 0 {
		w.block("Nothing was raised to be decided.")
	}
	for _, g := range said.Groups {
		w.part(model.Capitalized(outcome(g.State)))
		entries := make([]string, len(g.Entries))
		for i, d := range g.Entries {
			entries[i] = w.logLine(d)
		}
		w.block(bullets(entries))
	}
	return w.b.String()
}

// logLine returns a decision on one line of the log.
func (w *writer) logLine(d loggedDecision) string {
	since := "since " + w.day(d.Since)
	if d.State.IsFinal() {
		since = w.day(d.Since)
	}
	return "**" + inline(titleOf(d.Words)) + "** (" + cmp.Or(person(d.Owner), "no owner yet") + ", " + d.Ref.String() + "): " +
		joined("; ", joined(", ", since, labelled("answer by ", d.DueSays), labelled("by ", d.Successor)), labelled("scope: ", changeOf(d.Change)), labelled("request: ", inline(d.Request)), labelled("release: ", inline(d.Release)),
			labelled("why: ", inline(whyNot(d))))
}

// whyNot returns why a decision was not approved.
func whyNot(d loggedDecision) string {
	if d.State == model.Approved || d.State == model.Superseded || d.State == model.Conditional {
		return ""
	}
	return d.Why
}
