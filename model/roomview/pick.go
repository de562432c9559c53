package roomview

import (
	"cmp"
	"slices"
	"time"

	"gavel/model"
)

// picker picks what the room sees of one meeting.
type picker struct {
	r   *model.Record
	m   model.Meeting
	now model.Instant
}

// item returns the item being discussed.
func (p picker) item() Item {
	clock := p.r.Clock(p.m.ID)
	it, ok := p.r.Items.Get(clock.Item)
	if !ok {
		return Item{}
	}
	about := p.r.Subject(it.Ref())
	said := Item{
		Ref: about, Title: p.r.TextOf(about), Question: it.Question, Inform: it.Ask == model.AskInform, Who: p.name(p.r.OwnerOf(about)),
		Time: Clock{Box: time.Duration(it.Timebox) * time.Minute, Spent: p.r.ItemTime(it.ID, p.now), Paused: !clock.Running()},
	}
	for _, d := range p.r.DecisionsOn(it.ID) {
		said.Decisions = append(said.Decisions, p.decision(d))
	}
	for _, part := range p.r.Content(it, p.r.Today(p.now)) {
		for _, line := range part.Lines {
			said.Content = append(said.Content, Shown{State: line.State, Says: line.Says})
		}
	}
	if w, walks := p.r.Walkthrough(it.ID); walks {
		said.Step = p.step(w)
	}
	if !it.IsPlace() {
		return said
	}
	said.Question, said.Last = p.r.QuestionOf(about), p.r.LastAnswer(about, p.m.ID, p.r.Today(p.now))
	if d, ok := p.r.Decisions.Get(about.ID); ok && about.Kind == model.KindDecision {
		said.Decisions = append(said.Decisions, p.decision(d))
	}
	return said
}

// step returns the step that a walkthrough came to.
func (p picker) step(w model.Walkthrough) Step {
	s := w.Step()
	said := Step{Ref: s.State.Ref(), Number: w.Number(), Words: s.State.Text, State: p.r.State(s.State.Ref())}
	for _, d := range s.Says(p.r) {
		if d.Label == model.LabelSeen {
			said.Seen = d.Text
			continue
		}
		said.Facts = append(said.Facts, Fact{d.Label, d.Text})
	}
	return said
}

func (p picker) decision(d model.Decision) Decision {
	said := Decision{
		Ref: d.Ref(), Words: d.FinalWording(), State: p.r.State(d.Ref()), Who: p.name(p.r.Decider(d)),
		Recommended: d.Recommendation, Concerns: p.concerns(d.Ref()),
	}
	if !p.r.Ruled(p.m.ID, d.Ref()) {
		said.State = model.Open // what was put off to this meeting is open again
	}
	if said.State == model.Open {
		said.Filter = p.r.DecisionFilter()
	}
	if u, ok := p.r.Ruling(d.Ref()); ok && said.State == model.Escalated {
		said.To, said.Due = p.name(u.EscalatedTo), p.due(u)
	}
	if it, ok := p.r.Items.Get(d.Item); ok { // a concern on the item stands in the way of each
		said.Concerns = append(said.Concerns, p.concerns(it.Ref())...)
	}
	for _, o := range p.r.OptionsOf(d.ID) {
		said.Options = append(said.Options, o.Text)
	}
	for _, c := range p.r.CriteriaOf(d.ID) {
		e, _ := p.r.LatestEvidence(c.ID)
		said.Criteria = append(said.Criteria, Criterion{Text: c.Text, Verdict: e.Verdict, Seen: e.Seen})
	}
	return said
}

// concerns returns those on a thing that nobody cleared or overrode.
func (p picker) concerns(about model.Ref) []string {
	var list []string
	for _, f := range p.r.FeedbackOn(about) {
		if f.Concern && p.r.State(f.Ref()) == model.Open {
			list = append(list, f.Text)
		}
	}
	return list
}

// stands returns what still stands between now and the close.
func (p picker) stands() []Line {
	var list []Line
	for _, g := range p.r.Gaps(p.m.ID, p.now) {
		list = append(list, Line{Ref: g.About, Says: g.Says, Who: g.Who})
	}
	return list
}

// decided returns what owners decided in this meeting, newest first. Feedback and
// checks are left to the minutes: a room remembers decisions.
func (p picker) decided() []Line {
	entries := p.r.TableOf(p.m.ID)
	slices.SortStableFunc(entries, func(a, b model.Entry) int {
		u, _ := p.r.Rulings.Get(a.Ruling)
		w, _ := p.r.Rulings.Get(b.Ruling)
		return cmp.Or(cmp.Compare(w.At, u.At), cmp.Compare(w.ID, u.ID)) // one that is stated anew keeps its place
	})
	var list []Line
	for _, e := range entries {
		speaksForItself := e.Kind == model.KindItem && len(p.r.DecisionsOn(e.Subject)) == 0
		if e.Ruling == 0 || !(e.Kind == model.KindDecision || e.Kind == model.KindBlocker || speaksForItself) {
			continue
		}
		u, _ := p.r.Rulings.Get(e.Ruling)
		words := u.Wording
		if u.About() != e.Ref() { // withdrawn with its item
			words = p.r.TextOf(e.Ref())
		}
		line := Line{Ref: e.Ref(), Outcome: u.Outcome, Says: words, Who: p.name(u.Owner)}
		if u.Outcome == model.Escalated {
			line.To, line.Due = p.name(u.EscalatedTo), p.due(u)
		}
		list = append(list, line)
	}
	return list
}

// due returns when the answer to an escalation is due.
func (p picker) due(u model.Ruling) string { return p.r.SayDueAt(u, p.r.Today(p.now)) }

// left lists who was in the room and has left it.
func (p picker) left() []Gone {
	var list []Gone
	for _, a := range p.r.Attendance(p.m.ID) {
		if a.Left != 0 {
			list = append(list, Gone{p.name(a.Person), p.r.SayTime(p.m, a.Left)})
		}
	}
	return list
}

// reading returns what is being read back.
func (p picker) reading(about model.Ref) Reading {
	onTable := slices.ContainsFunc(p.r.TableOf(p.m.ID), func(e model.Entry) bool { return e.Ref() == about })
	if !onTable {
		return Reading{}
	}
	said := Reading{Decision: Decision{Ref: about, Words: p.r.TextOf(about), Who: p.name(p.r.OwnerOf(about)), Concerns: p.concerns(about)}}
	if d, ok := p.r.Decisions.Get(about.ID); ok && about.Kind == model.KindDecision {
		said.Decision = p.decision(d)
	}
	if it, ok := p.r.ItemOf(about); ok && it.Ref() != about {
		said.On = p.r.TitleOf(it)
	}
	return said
}

// name returns a person's name; "" for nobody.
func (p picker) name(id model.ID) string {
	person, _ := p.r.People.Get(id)
	return person.Name
}
