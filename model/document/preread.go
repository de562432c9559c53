package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// PreRead is the name of the pre-read among the documents.
const PreRead = "preread"

// prereadDocument is the entry of the pre-read in the table of documents.
func prereadDocument() Document {
	return Document{
		Name: PreRead, Label: "pre-read", Help: "what a meeting that is to be held asks of whom",
		Long:  "It names who decides what, the agenda, and all that is known of each decision. Private\nnotes are not in it.",
		About: ofMeeting(NextMeeting, LiveMeeting), Forms: []Form{Markdown},
		write: prereadPage,
	}
}

func prereadPage(s Source) (Page, error) {
	m, ok := s.Record.Meetings.Get(s.About)
	switch {
	case !ok:
		return Page{}, noMeeting(s.About)
	case m.Status == model.Closed:
		return Page{}, &model.Refusal{Reason: model.BadValue, About: m.Ref(), Says: fmt.Sprintf("%s is closed; its minutes say what came of it", m.Ref())}
	case m.Status == model.Cancelled:
		return Page{}, &model.Refusal{Reason: model.BadValue, About: m.Ref(), Says: fmt.Sprintf("%s is cancelled; nothing is to be read before it", m.Ref())}
	}
	return Page{
		Name: "pre-read", About: m.Ref(), Title: "Pre-read of " + m.Ref().String(), File: meetingFile(m, "preread"),
		Text: writePreread(gatherPreread(s.Record, m, s.Now)),
	}, nil
}

// noMeeting refuses a meeting that is not in the record.
func noMeeting(meeting model.ID) error {
	return &model.Refusal{Reason: model.NotFound, Says: fmt.Sprintf("there is no meeting M-%d", meeting)}
}

// preread holds what is to be read before a meeting.
type preread struct {
	Head     head
	Time     string // when it begins; "" where nobody said
	Decide   []decider
	Agenda   []asked
	Filter   string // the question that every decision is held against; "" while none is agreed on
	Due      []action
	Measures []measure
	Settle   []fixable
	Changed  []string
	Speak    []string // which functions somebody must be there of, and who
}

// functions returns which functions somebody must be there of, each with who is.
func (g gatherer) functions() []string {
	var list []string
	for _, f := range g.r.FunctionsThere(g.m.ID) {
		if missing := g.r.SayFunctionMissing(f, g.m); missing != "" {
			list = append(list, missing)
			continue
		}
		list = append(list, f.Name+": "+g.name(f.Person))
	}
	return list
}

// decider is somebody with what they decide in the meeting.
type decider struct {
	Name     string // "" where nobody owns it yet
	Expected bool
	Asked    []namedThing
}

// namedThing is a thing with its words.
type namedThing struct {
	Ref   model.Ref
	Words string
}

// asked is an item of the agenda with what is asked on it.
type asked struct {
	Ref          model.Ref // the item, or what its place is for
	Title        string
	Decider      string
	Presenter    string
	Inform       bool
	Minutes      int
	Times        int // in how many meetings it was, this one counted
	Question     string
	Notes        string
	Last         string // how it was answered last; "" for what is new
	Decisions    []proposal
	Blocker      *model.Blocker
	MessageOwner string       // of a blocker
	Waits        []namedThing // on a blocker; of a decision its proposal says it
	InTheWay     []inTheWay   // the open blockers that were raised on the item
	Journey      []string     // how the journey stands that is gone through
	ToFix        []string     // what is wrong with its states
	Shown        []string     // of a standing item: what it goes through
}

// inTheWay is a blocker of an item, with who answers it.
type inTheWay struct {
	namedThing
	Owner string
}

// proposal is a decision with all that is known of it before it is made.
type proposal struct {
	Ref          model.Ref
	Statement    string
	Decider      string
	Options      []string
	Recommended  string
	Criteria     []criterion
	Concerns     []namedThing
	Waits        []namedThing
	Fallback     string
	Request      string
	Due          model.Date
	Change       *scopeChange // that it answers; nil for none
	MessageOwner string       // who tells customers; "" for what does not touch that
}

// fixable is something that could be settled before the meeting.
type fixable struct {
	namedThing
	Says string
	Who  string
}

func gatherPreread(r *model.Record, m model.Meeting, now model.Instant) preread {
	g := newGatherer(r, m)
	said := preread{Head: g.head(), Time: m.StartTime, Filter: r.DecisionFilter(), Speak: g.functions()}
	waits := r.Waiting()
	first := 0 // where what is carried over and has no place yet will get one
	for _, it := range r.Agenda(m.ID) {
		if r.State(it.Ref()) == model.Withdrawn {
			continue
		}
		if it.IsPlace() && first == len(said.Agenda) {
			first++
		}
		said.Agenda = append(said.Agenda, g.asked(it, r.Subject(it.Ref()), waits))
	}
	for _, about := range r.Unplaced(m, now) {
		place := model.Item{Timebox: r.DefaultTimebox(about, m, now)}
		said.Agenda = slices.Insert(said.Agenda, first, g.asked(place, about, waits))
		first++
	}
	said.Decide = decidersOf(said, g.askedChecks(m.ID, 0))
	for a := range r.Actions.All() {
		if r.State(a.Ref()) == model.Open && a.Due <= m.Date {
			said.Due = append(said.Due, g.action(a))
		}
	}
	slices.SortStableFunc(said.Due, func(a, b action) int { return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Ref.ID, b.Ref.ID)) })
	var decisions []proposal
	for _, a := range said.Agenda {
		decisions = append(decisions, a.Decisions...)
	}
	said.Measures = g.measures(decisions, r.Today(now))
	said.Settle = g.fixableBefore(now)
	said.Changed = changedSince(r, m)
	return said
}

// asked returns what is asked of a thing under an item; one that has no place on the agenda
// yet is under an item without an id.
func (g gatherer) asked(it model.Item, subject model.Ref, waits func(model.Ref) []model.Ref) asked {
	a := asked{
		Ref: subject, Title: g.r.TextOf(subject), Decider: g.name(g.r.OwnerOf(subject)), Presenter: it.Presenter,
		Inform: it.Ask == model.AskInform, Minutes: int(it.Timebox), Times: g.r.Times(subject, g.m),
		Question: g.question(subject), Notes: it.Notes, Last: g.r.LastAnswer(subject, g.m.ID, g.m.Date),
	}
	if j, ok := g.r.Journey(it.About()); ok {
		a.Journey = g.r.SayJourney(j)
		for _, f := range g.r.JourneyFindings(j.Ref()) {
			a.ToFix = append(a.ToFix, f.Says)
		}
	}
	if it.IsStanding() && it.Standing != model.StandingActions { // a part of its own tells of these
		a.Shown = g.shown(it)
	}
	var decisions []model.Decision
	if subject == it.Ref() {
		decisions = g.r.DecisionsOn(it.ID)
	}
	switch subject.Kind {
	case model.KindDecision:
		d, _ := g.r.Decisions.Get(subject.ID)
		a.Decider, decisions = g.name(g.r.Decider(d)), []model.Decision{d}
	case model.KindBlocker:
		b, _ := g.r.Blockers.Get(subject.ID)
		a.Blocker, a.Waits, a.MessageOwner = &b, g.waitingOn(subject, waits), g.r.SayMessageOwner(b.Messaging)
	}
	for _, d := range decisions {
		if subject == it.Ref() && g.r.State(d.Ref()).IsFinal() {
			continue
		}
		a.Decisions = append(a.Decisions, g.proposal(d, waits))
	}
	for b := range g.r.Blockers.All() {
		if subject == it.Ref() && b.Item == it.ID && g.r.Open(b) {
			a.InTheWay = append(a.InTheWay, inTheWay{namedThing{b.Ref(), g.r.TextOf(b.Ref())}, g.name(b.Owner)})
		}
	}
	if len(a.Decisions) == 1 {
		a.Decider = cmp.Or(a.Decisions[0].Decider, a.Decider)
	}
	return a
}

// question returns what somebody has asked under a thing's item, beside its title.
func (g gatherer) question(subject model.Ref) string {
	item := subject.ID
	if d, ok := g.r.Decisions.Get(subject.ID); ok && subject.Kind == model.KindDecision {
		item = d.Item
	} else if subject.Kind != model.KindItem {
		return ""
	}
	it, _ := g.r.Items.Get(item)
	return it.Question
}

func (g gatherer) proposal(d model.Decision, waits func(model.Ref) []model.Ref) proposal {
	p := proposal{
		Ref: d.Ref(), Statement: g.r.TextOf(d.Ref()), Decider: g.name(g.r.Decider(d)), Recommended: d.Recommendation,
		Criteria: g.criteria(d, model.Open), Fallback: d.Fallback, Request: g.r.RequestOf(d), Due: d.Due,
		Change: g.answersChange(d), MessageOwner: g.r.SayMessageOwner(d.Messaging),
	}
	for _, o := range g.r.OptionsOf(d.ID) {
		p.Options = append(p.Options, o.Text)
	}
	for _, f := range g.r.FeedbackOn(d.Ref()) {
		if f.Concern && g.r.State(f.Ref()) == model.Open {
			p.Concerns = append(p.Concerns, namedThing{f.Ref(), f.Text})
		}
	}
	p.Waits = g.waitingOn(d.Ref(), waits)
	return p
}

// waitingOn returns the open things that wait on one, directly or through others.
func (g gatherer) waitingOn(about model.Ref, waits func(model.Ref) []model.Ref) []namedThing {
	var list []namedThing
	for _, thing := range waits(about) {
		list = append(list, namedThing{thing, g.r.TextOf(thing)})
	}
	return list
}

// decidersOf returns who decides what, in the order of the agenda, and then of the gate; what
// nobody owns yet is last.
func decidersOf(said preread, checks []askedCheck) []decider {
	var list []decider
	add := func(name string, thing namedThing) {
		i := slices.IndexFunc(list, func(d decider) bool { return d.Name == name })
		if i < 0 {
			i = len(list)
			list = append(list, decider{Name: name, Expected: slices.Contains(said.Head.Expected, name) || said.Head.Status != model.Planned})
		}
		list[i].Asked = append(list[i].Asked, thing)
	}
	for _, a := range said.Agenda {
		switch {
		case a.Blocker != nil:
			add(a.Decider, namedThing{a.Ref, a.Title})
		case len(a.Decisions) > 0:
			for _, p := range a.Decisions {
				add(p.Decider, namedThing{p.Ref, p.Statement})
			}
		case !a.Inform:
			add(a.Decider, namedThing{a.Ref, a.Title})
		}
		for _, b := range a.InTheWay {
			add(b.Owner, b.namedThing)
		}
	}
	for _, c := range checks {
		add(c.Owner, c.namedThing)
	}
	slices.SortStableFunc(list, func(a, b decider) int { return cmp.Compare(boolToInt(a.Name == ""), boolToInt(b.Name == "")) })
	return list
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// changedSince returns what of a meeting is not as its pre-read said when it was announced,
// for who knows the things by their words.
func changedSince(r *model.Record, m model.Meeting) []string {
	var list []string
	for _, d := range r.ChangedSinceAnnounced(m.ID) {
		about, _ := model.ParseRef(d.About)
		words := r.TextOf(about)
		if about.Kind == model.KindMeeting || words == "" { // what is off the agenda may be gone
			list = append(list, d.Says)
			continue
		}
		how := d.Short()
		switch d.How {
		case model.DiffNew:
			how = "new"
		case model.DiffGone:
			how = "off the agenda"
		}
		list = append(list, fmt.Sprintf("%s: %s (%s)", words, how, d.About))
	}
	return list
}

// fixableBefore returns what the digest finds about what is on the table that can be mended
// without the meeting.
func (g gatherer) fixableBefore(now model.Instant) []fixable {
	d := g.r.Digest(now)
	if d.At.Next.ID != g.m.ID {
		return nil
	}
	var list []fixable
	for _, l := range d.Lines {
		onTable := d.At.OnTable(l.About)
		if it, ok := g.r.Items.Get(l.About.ID); ok && l.About.Kind == model.KindItem {
			onTable = it.Meeting == g.m.ID
		}
		if !onTable {
			continue
		}
		var says []string
		for _, f := range l.Findings {
			if canFixBefore(f) && f.Says != "" && !slices.Contains(says, f.Says) {
				says = append(says, f.Says)
			}
		}
		if len(says) > 0 {
			list = append(list, fixable{namedThing{l.About, l.Title}, strings.Join(says, ", "), g.name(l.Owner)})
		}
	}
	return list
}

// canFixBefore reports whether what a finding says can be settled before the meeting.
func canFixBefore(f model.Finding) bool {
	switch f.Section {
	case model.PastClock, model.Unowned, model.Incomplete, model.ToReconfirm:
		return true
	}
	return f.Confirm
}
