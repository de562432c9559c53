package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// personDocument is the entry of the list of one person in the table of documents.
func personDocument() Document {
	return Document{
		Name: "person", Label: "person list", Help: "what one person has to decide, to do and to supply",
		Long:  "It is made to be sent: it ends with how to answer.",
		About: ofPerson(), Forms: []Form{Markdown}, write: personPage,
	}
}

func personPage(s Source) (Page, error) {
	p, ok := s.Record.People.Get(s.About)
	if !ok {
		return Page{}, &model.Refusal{Reason: model.NotFound, Says: fmt.Sprintf("there is no person P-%d", s.About)}
	}
	today := s.Record.Today(s.Now)
	return Page{
		Name: "person list", About: p.Ref(), Title: "List of " + p.Name, File: fileName(today, p.Name, p.Ref(), "list"),
		Text: writePersonList(gatherPersonList(s.Record, p, s.Now)),
	}, nil
}

// personList holds everything that waits for one person, and on what they wait.
type personList struct {
	Today   model.Date
	Name    string
	Decide  []question
	Checks  []askedCheck // of the next meeting
	CheckOn model.Date   // the day of that
	Do      []duty
	Confirm []fixable
	Supply  []fixable
	Others  []waiting // who waits on them
	Own     []waiting // on what they wait
}

// question is what somebody decides, or answers because it went up to them.
type question struct {
	proposal
	Asked   string     // under its item, beside the title
	Blocker bool       // it is a blocker that went up to them
	DueSays string     // the day, and the time where a clock runs
	Late    string     // "2 days late"
	order   model.Date // the day that it is wanted by
}

// duty is something that somebody does: an action, a blocker, or what stands in a register.
type duty struct {
	namedThing
	Due      model.Date
	LateSays string
	Found    string     // what the digest finds about a thing of a register
	Newer    string     // a line that gives it a new day; "" where that would be refused
	Of       *model.Ref // the approval that it is a condition of; nil for none
}

// waiting is a thing of one person that waits on a thing of another.
type waiting struct {
	Thing namedThing
	Owner string
	On    namedThing
	OnWho string
}

func gatherPersonList(r *model.Record, p model.Person, now model.Instant) personList {
	said := personList{Today: r.Today(now), Name: p.Name}
	g := gatherer{r: r, zone: r.Zone(), until: r.Head(), day: said.Today, named: map[model.ID]bool{}}
	waits := r.Waiting()
	said.Decide = g.questions(p.ID, waits, now)
	next := g.r.MomentOf(now).Next
	said.Checks, said.CheckOn = g.askedChecks(next.ID, p.ID), next.Date
	for a := range r.Actions.All() {
		if a.Owner == p.ID && r.State(a.Ref()) == model.Open {
			said.Do = append(said.Do, g.dutyOf(a))
		}
	}
	for b := range r.Blockers.All() {
		if b.Owner == p.ID && r.Open(b) {
			d := duty{namedThing: namedThing{b.Ref(), b.Text}, Due: b.Due, LateSays: r.SayLate(b.Due, said.Today)}
			if b.DueMoves() {
				d.Newer = "carry " + b.Ref().String() + " due:fri"
			}
			said.Do = append(said.Do, d)
		}
	}
	for _, l := range r.Digest(now).Of(p.ID).Lines {
		said.find(r, l)
	}
	slices.SortStableFunc(said.Do, func(a, b duty) int { return compareDue(a.Due, b.Due) })
	said.waits(r, p.ID, waits)
	return said
}

// questions returns what a person decides, and what went up to them, by the day that it is
// wanted by.
func (g gatherer) questions(person model.ID, waits func(model.Ref) []model.Ref, now model.Instant) []question {
	var list []question
	add := func(q question, due model.Date) {
		if u, ok := g.r.Ruling(q.Ref); ok && g.r.State(q.Ref) == model.Escalated {
			due, q.DueSays = u.Due, g.r.SayDueAt(u, g.day)
		}
		if q.order = due; q.DueSays == "" {
			q.DueSays = due.Near(g.day)
		}
		q.Late = g.r.SayLate(due, g.day)
		list = append(list, q)
	}
	for d := range g.r.Decisions.All() {
		if state := g.r.State(d.Ref()); g.r.Decider(d) != person || state.IsFinal() || state == model.Conditional {
			continue
		}
		due := d.Due
		if u, ok := g.r.Ruling(d.Ref()); ok {
			due = cmp.Or(u.Due, due)
		}
		add(question{proposal: g.proposal(d, waits), Asked: g.question(d.Ref())}, due)
	}
	next := g.r.MomentOf(now).Next
	for _, it := range g.r.Agenda(next.ID) {
		if it.Owner == person && it.Ask == model.AskDecide && !it.IsPlace() && len(g.r.DecisionsOn(it.ID)) == 0 && g.r.State(it.Ref()) == model.Open {
			add(question{proposal: proposal{Ref: it.Ref(), Statement: it.Title}, Asked: it.Question}, next.Date)
		}
	}
	for b := range g.r.Blockers.All() {
		if g.r.EscalationTarget(b.Ref()) == person {
			add(question{proposal: proposal{Ref: b.Ref(), Statement: b.Text, Fallback: b.Fallback, Waits: g.waitingOn(b.Ref(), waits)}, Blocker: true}, b.Due)
		}
	}
	slices.SortStableFunc(list, func(a, b question) int { return compareDue(a.order, b.order) })
	return list
}

// dutyOf returns an action as its owner reads it. A condition gets a later day with its
// approval, and an action one with a reason from the second on.
func (g gatherer) dutyOf(a model.Action) duty {
	about := a.Ref()
	d := duty{namedThing: namedThing{about, a.Text}, Due: a.Due, LateSays: g.r.SayLate(a.Due, g.day)}
	switch {
	case g.r.IsCondition(a):
		of := a.About()
		d.Of = &of
	case g.r.Moves(about) > 0:
		d.Newer = "set " + about.String() + ` due:+3d why:"…"`
	default:
		d.Newer = "set " + about.String() + " due:+3d"
	}
	return d
}

// compareDue orders days, with none last.
func compareDue(a, b model.Date) int {
	return cmp.Or(cmp.Compare(boolToInt(a == ""), boolToInt(b == "")), cmp.Compare(a, b))
}

// find takes in what the digest finds about a thing of the person.
func (said *personList) find(r *model.Record, l model.DigestLine) {
	var found []string
	for _, f := range l.Findings {
		is := fixable{namedThing: namedThing{l.About, l.Title}, Says: f.Says}
		switch {
		case f.Confirm, f.Section == model.OnConditions && f.Late:
			said.Confirm = append(said.Confirm, is)
		case f.Section == model.Incomplete:
			said.Supply = append(said.Supply, is)
		case f.Says != "":
			found = append(found, f.Says)
		}
	}
	if info := l.About.Kind.Info(); info.Register && (l.Due != "" || len(found) > 0) {
		said.Do = append(said.Do, duty{namedThing: namedThing{l.About, l.Title}, Due: l.Due, LateSays: r.SayLate(l.Due, said.Today), Found: strings.Join(found, ", ")})
	}
}

// waits takes in which things of others wait on theirs, and theirs on those of others.
func (said *personList) waits(r *model.Record, person model.ID, waits func(model.Ref) []model.Ref) {
	for _, k := range model.Kinds() {
		for _, on := range r.AllOf(k) {
			for _, thing := range waits(on) {
				mine, theirs := r.OwnerOf(on) == person, r.OwnerOf(thing) == person
				w := waiting{namedThing{thing, r.TextOf(thing)}, r.NameOf(r.OwnerOf(thing)), namedThing{on, r.TextOf(on)}, r.NameOf(r.OwnerOf(on))}
				switch {
				case mine && !theirs:
					said.Others = append(said.Others, w)
				case theirs && !mine:
					said.Own = append(said.Own, w)
				}
			}
		}
	}
}

func writePersonList(said personList) string {
	w := &writer{calendar: calendar{today: said.Today}}
	counted := joined(", ", some(len(said.Decide), plural(len(said.Decide), "decision")), countDuties(said.Do, model.KindAction), countDuties(said.Do, model.KindBlocker))
	w.block("# " + person(said.Name) + ", " + said.Today.Long() + ": " + cmp.Or(counted, "nothing open"))
	w.toDecide(said.Decide)
	w.checksAsked(said)
	w.duties(said.Do)
	w.writeFixable("To confirm", said.Confirm)
	w.writeFixable("To supply", said.Supply)
	others, own := make([]string, len(said.Others)), make([]string, len(said.Own))
	for i, o := range said.Others {
		others[i] = name(o.Thing) + labelled(" of ", person(o.Owner)) + " waits on " + name(o.On)
	}
	for i, o := range said.Own {
		own[i] = name(o.Thing) + " waits on " + name(o.On) + labelled(" of ", person(o.OnWho))
	}
	w.entries("Others wait on you", others)
	w.entries("You wait on", own)
	w.entries("How to answer", howToAnswer(said))
	return w.b.String()
}

func countDuties(list []duty, kind model.Kind) string {
	n := 0
	for _, d := range list {
		n += boolToInt(d.Ref.Kind == kind)
	}
	return some(n, plural(n, string(kind)))
}

// name returns a thing with its words.
func name(thing namedThing) string { return inline(thing.Words) + " (" + thing.Ref.String() + ")" }

// entries tells a part that is a list; nothing where the list is empty.
func (w *writer) entries(title string, entries []string) {
	if len(entries) == 0 {
		return
	}
	w.part(title)
	w.block(bullets(entries))
}

func (w *writer) toDecide(list []question) {
	entries := make([]string, len(list))
	for i, q := range list {
		waits := make([]string, len(q.Waits))
		for j, on := range q.Waits {
			waits[j] = name(on)
		}
		what := "**" + inline(q.Statement) + "** (" + joined(", ", q.Ref.String(), labelled("by ", q.DueSays), q.Late) + ")"
		if q.Blocker {
			what = "Blocker, escalated to you: " + what
		}
		asked := q.Asked
		if sameText(asked, q.Statement) {
			asked = ""
		}
		under := slices.DeleteFunc([]string{
			labelled("Question: ", inline(asked)),
			labelled("Options: ", options(q.Options, q.Recommended)),
			labelled("Recommended: ", recommended(q.Options, q.Recommended)),
			labelled("What waits on it: ", strings.Join(waits, "; ")),
			labelled("Until then, or if it fails: ", inline(q.Fallback)),
		}, func(s string) bool { return s == "" })
		if entries[i] = deeper(what, under); len(under) == 0 {
			entries[i] = what
		}
	}
	w.entries("To decide", entries)
}

// checksAsked tells which checks of the next gate somebody answers.
func (w *writer) checksAsked(said personList) {
	entries := make([]string, len(said.Checks))
	for i, c := range said.Checks {
		entries[i] = name(c.namedThing)
	}
	w.entries("To answer at the gate on "+w.day(said.CheckOn), entries)
}

func (w *writer) duties(list []duty) {
	entries := make([]string, len(list))
	for i, d := range list {
		due := labelled("due ", w.day(d.Due))
		switch {
		case d.Due != "":
		case d.Found == "":
			due = "no due date yet"
		}
		of := ""
		if d.Of != nil {
			of = ", condition of " + d.Of.String()
		}
		entries[i] = joined(", ", inline(d.Words), due, d.LateSays, d.Found) + " (" + d.Ref.String() + of + ")"
		switch d.Ref.Kind {
		case model.KindAction:
			entries[i] = "[ ] " + entries[i]
		default:
			entries[i] = model.Capitalized(string(d.Ref.Kind)) + ": " + entries[i]
		}
	}
	w.entries("To do", entries)
}

func (w *writer) writeFixable(title string, list []fixable) {
	entries := make([]string, len(list))
	for i, s := range list {
		entries[i] = name(s.namedThing) + ": " + inline(s.Says)
	}
	w.entries(title, entries)
}

// howToAnswer says for each sort of thing what an answer is, with an example that is not
// refused.
func howToAnswer(said personList) []string {
	var list []string
	told := map[string]bool{}
	add := func(what string, examples ...string) {
		if told[what] {
			return
		}
		told[what] = true
		for i, e := range examples {
			examples[i] = "`" + e + "`"
		}
		list = append(list, what+labelled(": ", strings.Join(examples, ", ")))
	}
	for _, q := range said.Decide {
		switch id := q.Ref.String(); {
		case q.Blocker:
			add("A blocker that went up to you: what is to be done, and by when")
		case q.Ref.Kind == model.KindItem:
			add("An item without a decision yet: what is to be decided", "d "+id+" …")
		default:
			add("A decision: approve, reject, or what is missing", "approve "+id, "reject "+id+" why")
		}
	}
	for _, c := range said.Checks {
		id := c.Ref.String()
		add("A check of the gate: what you saw, or that it fails and what follows", "pass "+id+" what you saw", `fail `+id+` action:"…"`)
	}
	for _, d := range said.Do {
		switch id := d.Ref.String(); {
		case d.Of != nil:
			add("A condition: done, or to whoever approved a later day and why", "done "+id+" what came of it")
		case d.Ref.Kind == model.KindAction:
			add("An action: done, or its new date", "done "+id+" what came of it", d.Newer)
		case d.Ref.Kind == model.KindBlocker && d.Newer == "":
			add("A blocker whose day was moved once: resolved, or who else decides", "resolve "+id+" how")
		case d.Ref.Kind == model.KindBlocker:
			add("A blocker: resolved, or its new date", "resolve "+id+" how", d.Newer)
		}
	}
	for _, c := range said.Confirm {
		add("An approval: confirmed, or what speaks against it", "confirm "+c.Ref.String())
	}
	return list
}
