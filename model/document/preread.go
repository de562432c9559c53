package document

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gavel/model"
)

// prereadDocument is the entry of the pre-read in the table of documents.
func prereadDocument() Document {
	return Document{
		Name: "preread", Label: "pre-read", Help: "what a meeting that is to be held asks of whom",
		Long:  "It names who decides what, the agenda, and all that is known of each decision. Private\nnotes are not in it.",
		About: model.KindMeeting, Unnamed: []string{NextMeeting, LiveMeeting}, Forms: []Form{Markdown},
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
	Head    head
	Time    string // when it begins; "" where nobody said
	Decide  []decider
	Agenda  []asked
	Due     []action
	Settle  []settle
	Changed []string
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
	Ref       model.Ref // the item, or what its place is for
	Title     string
	Decider   string
	Presenter string
	Inform    bool
	Minutes   int
	Times     int // in how many meetings it was, this one counted
	Question  string
	Notes     string
	Last      string // how it was answered last; "" for what is new
	Decisions []proposal
	Blocker   *model.Blocker
}

// proposal is a decision with all that is known of it before it is made.
type proposal struct {
	Ref         model.Ref
	Statement   string
	Decider     string
	Options     []string
	Recommended string
	Criteria    []criterion
	Concerns    []namedThing
	Waits       []namedThing
	Fallback    string
	Request     string
	Due         model.Date
}

// settle is something that could be settled before the meeting.
type settle struct {
	namedThing
	Says string
	Who  string
}

func gatherPreread(r *model.Record, m model.Meeting, now model.Instant) preread {
	g := newGatherer(r, m)
	said := preread{Head: g.head(), Time: m.StartTime}
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
	for _, about := range r.ComesBack(m, now) {
		if _, placed := r.DiscussedUnder(m.ID, about); !placed {
			place := model.Item{Timebox: r.DefaultTimebox(about, m, now)}
			said.Agenda = slices.Insert(said.Agenda, first, g.asked(place, about, waits))
			first++
		}
	}
	said.Decide = decidersOf(said)
	for a := range r.Actions.All() {
		if r.State(a.Ref()) == model.Open && a.Due <= m.Date {
			said.Due = append(said.Due, g.action(a))
		}
	}
	slices.SortStableFunc(said.Due, func(a, b action) int { return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Ref.ID, b.Ref.ID)) })
	said.Settle = g.toSettle(now)
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
		a.Blocker = &b
	}
	for _, d := range decisions {
		if subject == it.Ref() && g.r.State(d.Ref()).IsFinal() {
			continue
		}
		a.Decisions = append(a.Decisions, g.proposal(d, waits))
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
		Criteria: g.criteria(d, model.Open), Fallback: d.Fallback, Request: d.Request, Due: d.Due,
	}
	for _, o := range g.r.OptionsOf(d.ID) {
		p.Options = append(p.Options, o.Text)
	}
	for _, f := range g.r.FeedbackOn(d.Ref()) {
		if f.Concern && g.r.State(f.Ref()) == model.Open {
			p.Concerns = append(p.Concerns, namedThing{f.Ref(), f.Text})
		}
	}
	for _, about := range waits(d.Ref()) {
		p.Waits = append(p.Waits, namedThing{about, g.r.TextOf(about)})
	}
	return p
}

// decidersOf returns who decides what, in the order of the agenda; what nobody owns yet is
// last.
func decidersOf(said preread) []decider {
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

// changedSince returns what of a meeting is not as its pre-read said when it was announced.
func changedSince(r *model.Record, m model.Meeting) []string {
	var list []string
	for _, d := range r.ChangedSinceAnnounced(m.ID) {
		list = append(list, d.Says)
	}
	return list
}

// toSettle returns what the digest finds about what is on the table that can be mended
// without the meeting.
func (g gatherer) toSettle(now model.Instant) []settle {
	d := g.r.Digest(now)
	if d.At.Next.ID != g.m.ID {
		return nil
	}
	var list []settle
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
			if settledBefore(f) && f.Says != "" && !slices.Contains(says, f.Says) {
				says = append(says, f.Says)
			}
		}
		if len(says) > 0 {
			list = append(list, settle{namedThing{l.About, l.Title}, strings.Join(says, ", "), g.name(l.Owner)})
		}
	}
	return list
}

// settledBefore reports whether what a finding says can be settled before the meeting.
func settledBefore(f model.Finding) bool {
	switch f.Section {
	case model.PastClock, model.Unowned, model.Incomplete, model.ToReconfirm:
		return true
	}
	return f.Confirm
}

func writePreread(said preread) string {
	h := said.Head
	w := &writer{calendar: calendar{today: h.Date}}
	w.block("# Pre-read: " + inline(h.Title) + ", " + joined(", ", h.Date.Long(), inline(said.Time), count(h.Planned, "minute")))
	w.block(list(
		"**Meeting:** "+h.Ref.String()+" of "+inline(h.Cycle),
		labelled("**Facilitator:** ", person(h.Facilitator)),
		labelled("**Expected:** ", people(h.Expected)),
	))
	w.deciders(said.Decide)
	w.toDiscuss(said.Agenda)
	if len(said.Due) > 0 {
		w.part("Actions due")
		entries := make([]string, len(said.Due))
		for i, a := range said.Due {
			entries[i] = w.task(a)
		}
		w.block(list(entries...))
	}
	if len(said.Settle) > 0 {
		w.part("Please settle before")
		entries := make([]string, len(said.Settle))
		for i, s := range said.Settle {
			entries[i] = inline(s.Words) + inBrackets(joined(", ", person(s.Who), s.Ref.String())) + ": " + inline(s.Says)
		}
		w.block(list(entries...))
	}
	if len(said.Changed) > 0 {
		w.part("Changed since the pre-read that was announced")
		entries := make([]string, len(said.Changed))
		for i, says := range said.Changed {
			entries[i] = inline(says)
		}
		w.block(list(entries...))
	}
	return w.b.String()
}

// deciders tells who decides what.
func (w *writer) deciders(list []decider) {
	if len(list) == 0 {
		return
	}
	w.part("You decide")
	entries := make([]string, len(list))
	for i, d := range list {
		name := "**" + person(d.Name) + "**"
		switch {
		case d.Name == "":
			name = "**No owner yet**"
		case !d.Expected:
			name += " (not expected yet)"
		}
		things := make([]string, len(d.Asked))
		for j, a := range d.Asked {
			things[j] = inline(a.Words) + " (" + a.Ref.String() + ")"
		}
		entries[i] = name + ": " + strings.Join(things, "; ")
	}
	w.block(bullets(entries))
}

// toDiscuss tells the agenda in a list, then each thing on it that needs an answer.
func (w *writer) toDiscuss(agenda []asked) {
	w.part("Agenda")
	if len(agenda) == 0 {
		w.block("Nothing is on it yet.")
		return
	}
	lines := make([]string, len(agenda))
	for i, a := range agenda {
		lines[i] = strconv.Itoa(i+1) + ". " + inline(a.Title) + " (" + joined(", ", a.who(), strconv.Itoa(a.Minutes)+" min", a.ask(), a.again(), a.Ref.String()) + ")"
	}
	w.block(strings.Join(lines, "\n"))
	for i, a := range agenda {
		entries := w.background(a)
		if len(entries) == 0 {
			continue
		}
		w.block(fmt.Sprintf("### %d. %s (%s)", i+1, inline(a.Title), joined(", ", a.who(), strconv.Itoa(a.Minutes)+" min", a.Ref.String())))
		w.block(list(entries...))
	}
}

// sameText reports whether two texts are the same but for their white space.
func sameText(a, b string) bool {
	return strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
}

func (a asked) who() string {
	who := "no owner yet"
	if a.Decider != "" {
		who = person(a.Decider)
	}
	if a.Presenter != "" && !strings.EqualFold(a.Presenter, a.Decider) {
		who += ", presented by " + person(a.Presenter)
	}
	return who
}

func (a asked) ask() string {
	switch {
	case a.Inform:
		return "for information"
	case a.Blocker != nil:
		return "blocker"
	}
	return "to decide"
}

// again says how often a thing has been on a table that was there before.
func (a asked) again() string {
	if a.Times < 2 {
		return ""
	}
	return model.Ordinal(a.Times) + " time"
}

// background returns all that is known of an item, as entries of a list.
func (w *writer) background(a asked) []string {
	question := a.Question
	if sameText(question, a.Title) {
		question = ""
	}
	entries := []string{labelled("**Question:** ", inline(question)), labelled("**Background:** ", block(a.Notes, "  "))}
	for _, p := range a.Decisions {
		if len(a.Decisions) > 1 {
			entries = append(entries, deeper("**"+p.Ref.String()+" "+inline(p.Statement)+"** ("+cmp.Or(person(p.Decider), "no owner yet")+")", w.proposal(p, "")))
			continue
		}
		statement := p.Statement
		if sameText(statement, a.Title) {
			statement = ""
		}
		entries = append(entries, w.proposal(p, statement)...)
	}
	if b := a.Blocker; b != nil {
		entries = append(entries, labelled("**Due:** ", w.day(b.Due)), labelled("**Fallback:** ", inline(b.Fallback)), labelled("**Customers:** ", inline(b.Impact)))
	}
	entries = append(entries, labelled("**Last answer:** ", inline(a.Last)))
	return slices.DeleteFunc(entries, func(s string) bool { return s == "" })
}

// proposal returns what is known of a decision, as entries of a list.
func (w *writer) proposal(p proposal, statement string) []string {
	criteria := make([]string, len(p.Criteria))
	for i, c := range p.Criteria {
		criteria[i] = seenOf(c)
	}
	concerns, waits := make([]string, len(p.Concerns)), make([]string, len(p.Waits))
	for i, f := range p.Concerns {
		concerns[i] = inline(f.Words)
	}
	for i, f := range p.Waits {
		waits[i] = inline(f.Words) + " (" + f.Ref.String() + ")"
	}
	return slices.DeleteFunc([]string{
		labelled("**Decision:** ", inline(statement)),
		labelled("**Options:** ", options(p.Options, p.Recommended)),
		labelled("**Recommended:** ", recommended(p.Options, p.Recommended)),
		deeper("**Criteria:**", criteria),
		labelled("**Concerns that stand:** ", strings.Join(concerns, "; ")),
		labelled("**What waits on it:** ", strings.Join(waits, "; ")),
		labelled("**Request:** ", inline(p.Request)),
		labelled("**Wanted by:** ", w.day(p.Due)),
		labelled("**Until then, or if it fails:** ", inline(p.Fallback)),
	}, func(s string) bool { return s == "" })
}

// options returns the options of a decision on one line, with which is recommended.
func options(list []string, recommended string) string {
	said := make([]string, len(list))
	for i, o := range list {
		said[i] = inline(o)
		if o == recommended {
			said[i] += " (recommended)"
		}
	}
	return strings.Join(said, "; ")
}

// recommended returns a recommendation that is not one of the options.
func recommended(options []string, recommendation string) string {
	if slices.Contains(options, recommendation) {
		return ""
	}
	return inline(recommendation)
}

// seenOf returns a criterion with what was seen of it.
func seenOf(c criterion) string {
	line := inline(c.Text) + inBrackets(joined("; ", labelled("check: ", inline(c.Check)), labelled("constraint: ", inline(c.Constraint))))
	switch {
	case c.Verdict != "":
		return line + ": **" + inline(c.Verdict) + "**, " + inline(c.Seen) + labelled(", seen in ", inline(c.Artefact))
	case c.Awaited:
		return line + ": no evidence yet"
	}
	return line
}

// task returns an action on one line under the name of whoever does it.
func (w *writer) task(a action) string {
	return "**" + person(a.Owner) + "**: " + inline(a.Text) + ", due " + w.day(a.Due) + " (" + a.Ref.String() + ")"
}
