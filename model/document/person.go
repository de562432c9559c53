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
	Decide  []proposal
	Do      []duty
	Confirm []fixable
	Supply  []fixable
	Others  []waiting // who waits on them
	Own     []waiting // on what they wait
}

// duty is an action, or a blocker that somebody owns.
type duty struct {
	namedThing
	Blocker  bool
	Due      model.Date
	LateSays string
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
	for d := range r.Decisions.All() {
		if state := r.State(d.Ref()); r.Decider(d) != p.ID || state.IsFinal() || state == model.Conditional {
			continue
		}
		made := g.proposal(d, waits)
		if u, ok := r.Ruling(d.Ref()); ok {
			made.Due = cmp.Or(u.Due, made.Due)
		}
		said.Decide = append(said.Decide, made)
	}
	slices.SortStableFunc(said.Decide, func(a, b proposal) int { return compareDue(a.Due, b.Due) })
	for a := range r.Actions.All() {
		if a.Owner == p.ID && r.State(a.Ref()) == model.Open {
			said.Do = append(said.Do, duty{namedThing{a.Ref(), a.Text}, false, a.Due, r.SayLate(a.Due, said.Today)})
		}
	}
	for b := range r.Blockers.All() {
		if b.Owner == p.ID && r.Open(b) {
			said.Do = append(said.Do, duty{namedThing{b.Ref(), b.Text}, true, b.Due, r.SayLate(b.Due, said.Today)})
		}
	}
	slices.SortStableFunc(said.Do, func(a, b duty) int { return compareDue(a.Due, b.Due) })
	for _, l := range r.Digest(now).Of(p.ID).Lines {
		said.find(l)
	}
	said.waits(r, p.ID, waits)
	return said
}

// compareDue orders days, with none last.
func compareDue(a, b model.Date) int {
	return cmp.Or(cmp.Compare(boolToInt(a == ""), boolToInt(b == "")), cmp.Compare(a, b))
}

// find takes in what the digest finds about a thing of the person.
func (said *personList) find(l model.DigestLine) {
	for _, f := range l.Findings {
		found := fixable{namedThing: namedThing{l.About, l.Title}, Says: f.Says}
		switch {
		case f.Confirm:
			said.Confirm = append(said.Confirm, found)
		case f.Section == model.Incomplete:
			said.Supply = append(said.Supply, found)
		}
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
	counted := joined(", ", some(len(said.Decide), plural(len(said.Decide), "decision")), countDuties(said.Do, false, "action"), countDuties(said.Do, true, "blocker"))
	w.block("# " + person(said.Name) + ", " + said.Today.Long() + ": " + cmp.Or(counted, "nothing open"))
	w.toDecide(said.Decide)
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

func countDuties(list []duty, blocker bool, word string) string {
	n := 0
	for _, d := range list {
		n += boolToInt(d.Blocker == blocker)
	}
	return some(n, plural(n, word))
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

func (w *writer) toDecide(list []proposal) {
	entries := make([]string, len(list))
	for i, p := range list {
		waits := make([]string, len(p.Waits))
		for j, on := range p.Waits {
			waits[j] = name(on)
		}
		entries[i] = deeper("**"+inline(p.Statement)+"** ("+joined(", ", p.Ref.String(), labelled("by ", w.day(p.Due)))+")", slices.DeleteFunc([]string{
			labelled("Options: ", options(p.Options, p.Recommended)),
			labelled("Recommended: ", recommended(p.Options, p.Recommended)),
			labelled("What waits on it: ", strings.Join(waits, "; ")),
			labelled("Until then, or if it fails: ", inline(p.Fallback)),
		}, func(s string) bool { return s == "" }))
		if entries[i] == "" { // nothing stands under it
			entries[i] = "**" + inline(p.Statement) + "** (" + joined(", ", p.Ref.String(), labelled("by ", w.day(p.Due))) + ")"
		}
	}
	w.entries("To decide", entries)
}

func (w *writer) duties(list []duty) {
	entries := make([]string, len(list))
	for i, d := range list {
		due := "no due date yet"
		if d.Due != "" {
			due = "due " + w.day(d.Due)
		}
		entries[i] = joined(", ", inline(d.Words), due, d.LateSays) + " (" + d.Ref.String() + ")"
		if d.Blocker {
			entries[i] = "Blocker: " + entries[i]
		} else {
			entries[i] = "[ ] " + entries[i]
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

// howToAnswer says for each sort of thing what an answer is, with an example.
func howToAnswer(said personList) []string {
	var list []string
	if len(said.Decide) > 0 {
		list = append(list, "A decision: approve, reject, or what is missing: `approve "+said.Decide[0].Ref.String()+"`, `reject "+said.Decide[0].Ref.String()+" why`")
	}
	for _, blocker := range []bool{false, true} {
		i := slices.IndexFunc(said.Do, func(d duty) bool { return d.Blocker == blocker })
		switch {
		case i < 0:
		case blocker:
			list = append(list, "A blocker: resolved, or its new date: `resolve "+said.Do[i].Ref.String()+" how`, `carry "+said.Do[i].Ref.String()+" due:fri`")
		default:
			list = append(list, "An action: done, or its new date: `done "+said.Do[i].Ref.String()+" what came of it`, `set "+said.Do[i].Ref.String()+" due:+3d`")
		}
	}
	if len(said.Confirm) > 0 {
		list = append(list, "An approval: confirmed, or what speaks against it: `confirm "+said.Confirm[0].Ref.String()+"`")
	}
	return list
}
