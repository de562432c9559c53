package document

import (
	"cmp"

	"gavel/model"
)

// drillDocument is the entry of the drill in the table of documents.
func drillDocument() Document {
	return Document{
		Name: "drill", Label: "escalation drill", Help: "the escalation path, tried with an open blocker: who was reached, what they would do, and by when",
		Long:  "It tells of the newest drill of the cycle: each step of the path, each critical path, and what\nfollows where nobody was reached.",
		About: ofCycle(), Forms: []Form{Markdown},
		write: func(s Source) (Page, error) {
			said := gatherDrill(s.Record, s.Now)
			return Page{Name: "escalation drill", Title: "Escalation drill", File: string(said.Today) + "-drill.md", Text: writeDrill(said)}, nil
		},
	}
}

// drillPage holds what came of a drill.
type drillPage struct {
	Today    model.Date
	Held     model.Date // "" while no drill was
	Reached  string     // "2 of 3"
	Subject  namedThing
	Stands   model.Outcome // of the subject
	Decides  string
	Path     []drillCall
	Critical []drillCall
}

// drillCall is one call of a drill.
type drillCall struct {
	namedThing
	Who     string
	Thing   model.Ref // the critical path; zero for a step of the escalation path
	Says    string
	Follows []namedThing // with how it stands
}

func gatherDrill(r *model.Record, now model.Instant) drillPage {
	said := drillPage{Today: r.Today(now)}
	d, held := r.NewestDrill()
	if !held {
		return said
	}
	said.Held, said.Reached = model.DateOf(d.RaisedAt.In(r.Zone())), r.ShownValue(d.Ref(), "reached").Text
	for _, on := range r.LinksFrom(d.Ref(), model.LinkOn) {
		said.Subject, said.Stands, said.Decides = namedThing{on, r.TextOf(on)}, r.State(on), r.NameOf(r.OwnerOf(on))
	}
	for _, c := range r.CallsOf(d.Ref()) {
		one := drillCall{namedThing: namedThing{c.Ref(), c.Text}, Who: r.NameOf(c.Owner), Thing: r.ThingOf(c), Says: r.SayCall(c, said.Today)}
		for _, a := range r.ActionsAbout(c.Ref()) {
			one.Follows = append(one.Follows, namedThing{a.Ref(), a.Text + ", " + person(r.NameOf(a.Owner)) + ", due " + a.Due.Near(said.Today) + ", " + string(r.State(a.Ref()))})
		}
		if one.Thing.IsZero() {
			said.Path = append(said.Path, one)
		} else {
			said.Critical = append(said.Critical, one)
		}
	}
	return said
}

func writeDrill(said drillPage) string {
	w := &writer{calendar: calendar{today: said.Today}}
	if said.Held == "" {
		w.block("# Escalation drill: none was held yet")
		w.block("A drill takes an open blocker along the escalation path: who is reached, what they would do, and by when.")
		return w.b.String()
	}
	w.block("# Escalation drill, " + said.Held.Long() + ": " + cmp.Or(said.Reached+" reached", "nobody called"))
	w.block("**With:** " + inline(said.Subject.Words) + " (" + joined(", ", person(said.Decides), said.Subject.Ref.String()) + "), which is " + string(said.Stands) + " and was not changed by it.")
	w.entries("The escalation path", calls(said.Path))
	w.entries("The critical paths", calls(said.Critical))
	return w.b.String()
}

// calls returns calls as entries of a list, each with what follows from it.
func calls(list []drillCall) []string {
	entries := make([]string, len(list))
	for i, c := range list {
		head := "**" + inline(c.Words) + "** (" + c.Ref.String() + ")"
		if !c.Thing.IsZero() {
			head = "**" + inline(c.Words) + "** (" + joined(", ", cmp.Or(person(c.Who), "no owner yet"), c.Thing.String()) + ")"
		}
		var follows []string
		for _, a := range c.Follows {
			follows = append(follows, "follows: "+inline(a.Words)+" ("+a.Ref.String()+")")
		}
		entries[i] = head + ": " + inline(c.Says)
		if len(follows) > 0 {
			entries[i] = deeper(entries[i], follows)
		}
	}
	return entries
}
