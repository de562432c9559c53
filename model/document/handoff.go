package document

import (
	"cmp"
	"slices"
	"strings"

	"gavel/model"
)

// handoffDocument is the entry of the handoff package in the table of documents.
func handoffDocument() Document {
	return Document{
		Name: "handoff", Label: "handoff package", Help: "what was approved, with all that who builds it needs",
		Long:  "It has each approved decision with its criteria, its fallback and what was not chosen, then what\nwas waived, and what is no part of it and why.",
		About: ofCycle(), Forms: []Form{Markdown}, write: handoffPage,
	}
}

func handoffPage(s Source) (Page, error) {
	said := gatherHandoff(s.Record, s.Now)
	return Page{
		Name: "handoff package", Title: "Handoff package", File: string(said.Today) + "-handoff.md", Text: writeHandoff(said),
	}, nil
}

// handoff holds what goes to those who build it, and what does not.
type handoff struct {
	Today    model.Date
	Name     string // the release that all of it goes to, else the cycle
	IsKept   bool   // something approved is not part of it
	Approved []loggedDecision
	Journeys []journeyToday // of which something approved covers a state
	Waived   []waivedCheck
	NotPart  []loggedDecision
}

// waivedCheck is a check that was let through.
type waivedCheck struct {
	namedThing
	Owner  string
	Second string
	Why    string
	Until  model.Date
}

func gatherHandoff(r *model.Record, now model.Instant) handoff {
	said := handoff{Today: r.Today(now)}
	for _, d := range loggedDecisions(r, said.Today) {
		is, _ := r.Decisions.Get(d.Ref.ID)
		switch {
		case r.IsAboutLaunch(is): // it adds nothing to what is built
		case d.State == model.Approved && r.Proceeds(is):
			said.Approved = append(said.Approved, d)
		default:
			d.Kept = r.WhyNotProceeded(is)
			said.IsKept = said.IsKept || d.Kept != ""
			said.NotPart = append(said.NotPart, d)
		}
	}
	cycle, _ := r.Cycle()
	said.Name = cycle.Name
	if release := releaseOf(said.Approved); release != "" {
		said.Name = release
	}
	said.Journeys = slices.DeleteFunc(gatherJourneys(r), func(j journeyToday) bool { return !j.isCoveredBy(said.Approved) })
	said.Waived = waivedChecks(r, said.Today)
	return said
}

// releaseOf returns the release that all of some decisions go to; "" where there is no one.
func releaseOf(list []loggedDecision) string {
	if len(list) == 0 || slices.ContainsFunc(list, func(d loggedDecision) bool { return d.Release != list[0].Release }) {
		return ""
	}
	return list[0].Release
}

// waivedChecks returns the checks that a waiver lets through on a day, the one that ends
// first before the others.
func waivedChecks(r *model.Record, today model.Date) []waivedCheck {
	var list []waivedCheck
	for c := range r.Checks.All() {
		u, ok := r.Ruling(c.Ref())
		if !ok || u.Outcome != model.Waived || u.Until < today {
			continue
		}
		list = append(list, waivedCheck{namedThing{c.Ref(), c.Text}, r.NameOf(u.Owner), r.NameOf(u.Second), u.Why, u.Until})
	}
	slices.SortStableFunc(list, func(a, b waivedCheck) int { return cmp.Compare(a.Until, b.Until) })
	return list
}

func writeHandoff(said handoff) string {
	w := &writer{calendar: calendar{today: said.Today}}
	w.block("# Handoff: " + joined(", ", inline(said.Name), count(len(said.Approved), "decision")) + ", " + said.Today.Long())
	switch {
	case len(said.Approved) > 0:
	case said.IsKept:
		w.block("Nothing that is approved has passed the entry gate yet.")
	default:
		w.block("Nothing is approved yet.")
	}
	for _, d := range said.Approved {
		w.handedOver(d)
	}
	for _, j := range said.Journeys {
		w.part("Journey: " + inline(j.Words) + " (" + cmp.Or(person(j.Owner), "no owner yet") + ", " + j.Ref.String() + ")")
		w.journey(j)
	}
	w.waived(said.Waived)
	w.notPart(said.NotPart)
	return w.b.String()
}

// handedOver writes one approved decision.
func (w *writer) handedOver(d loggedDecision) {
	w.part(inline(titleOf(d.Words)) + inBrackets(joined(", ", person(d.Owner), d.Ref.String())))
	w.block("> " + block(d.Words, "> "))
	criteria := make([]string, len(d.Criteria))
	for i, c := range d.Criteria {
		criteria[i] = seenOf(c)
	}
	conditions := make([]string, len(d.Conditions))
	for i, a := range d.Conditions {
		conditions[i] = w.actionLine(a)
	}
	states := make([]string, len(d.Covers))
	for i, s := range d.Covers {
		states[i] = s.says()
	}
	uncovered := make([]string, len(d.Uncovered))
	for i, s := range d.Uncovered {
		uncovered[i] = inline(s.Words) + " (" + s.Ref.String() + ")"
	}
	w.block(list(
		labelled("**Question:** ", inline(d.Question)),
		labelled("**Reason:** ", block(d.Why, "  ")),
		labelled("**Request:** ", inline(d.Request)),
		labelled("**Release:** ", inline(d.Release)),
		labelled("**Scope:** ", changeOf(d.Change)),
		deeper("**Criteria:**", criteria),
		deeper("**States that it is about:**", states),
		labelled("**Not covered:** ", strings.Join(uncovered, ", ")),
		labelled("**Not chosen:** ", strings.Join(inlined(notChosen(d)), "; ")),
		deeper("**Depends on:**", w.bound(d.WaitsOn)),
		deeper("**Rests on:**", w.bound(d.RestsOn)),
		labelled("**If it fails:** ", block(d.Fallback, "  ")),
		labelled("**Tells customers:** ", inline(d.MessageOwner)),
		deeper("**Conditions, met:**", conditions),
		deeper("**Measured after launch by:**", w.bound(d.Checkpoints)),
		deeper("**Said on it:**", argumentsOn(d)),
	))
}

// bound returns the things that a decision is bound to, each with who owns it and how it
// stands.
func (w *writer) bound(list []boundThing) []string {
	says := make([]string, len(list))
	for i, thing := range list {
		says[i] = inline(thing.Words) + " (" + joined(", ", cmp.Or(person(thing.Owner), "no owner yet"), labelled("due ", w.day(thing.Due)), stateOf(thing.Ref, thing.State), thing.Ref.String()) + ")"
	}
	return says
}

// notChosen returns the options of a decision whose words it was not approved in.
func notChosen(d loggedDecision) []string {
	return slices.DeleteFunc(slices.Clone(d.Options), func(o string) bool { return model.SaysWords(d.Words, o) })
}

// waived writes which checks were let through, by whom and until when.
func (w *writer) waived(checks []waivedCheck) {
	entries := make([]string, len(checks))
	for i, c := range checks {
		entries[i] = "**" + inline(c.Words) + "** (" + joined(", ", person(c.Owner), c.Ref.String()) + "): " +
			joined(", ", "until "+w.day(c.Until), labelled("seconded by ", person(c.Second))) + labelled("; ", inline(c.Why))
	}
	w.entries("Waived at the gate", entries)
}

// notPart writes which decisions are not handed over, and why.
func (w *writer) notPart(decisions []loggedDecision) {
	entries := make([]string, len(decisions))
	for i, d := range decisions {
		entries[i] = "**" + inline(titleOf(d.Words)) + "** (" + cmp.Or(person(d.Owner), "no owner yet") + ", " + d.Ref.String() + "): " + w.whyNotPart(d)
	}
	w.entries("Not part of this", entries)
}

// whyNotPart returns why a decision is not handed over.
func (w *writer) whyNotPart(d loggedDecision) string {
	if d.Kept != "" {
		return inline(d.Kept)
	}
	switch d.State {
	case model.Superseded:
		return "superseded by " + d.Successor
	case model.Open:
		return "not decided yet"
	case model.Conditional:
		var open []string
		for _, a := range d.Conditions {
			if !a.Done {
				open = append(open, w.actionLine(a))
			}
		}
		if len(open) == 0 {
			return "approved on conditions; they are met, and it is to be confirmed"
		}
		return "approved on conditions that are not met: " + strings.Join(open, "; ")
	}
	return joined(", ", outcome(d.State), labelled("answer by ", d.DueSays)) + labelled(": ", inline(d.Why))
}
