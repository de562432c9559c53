package model

import (
	"fmt"
	"slices"
	"strings"
)

// Gap is one thing that still stands between a meeting and its close: which
// entry, what is missing, who can supply it.
type Gap struct {
	About   Ref
	Outcome Outcome // the outcome that lacks Missing; "" where the ruling itself is missing
	Missing []Requirement
	Who     string // who can supply it; "" while nobody owns it
	Needs   string // what is needed, and of whom: "a decision by Ana Ruiz"
	Wants   string // what it needs, in a sentence without the thing: "needs a decision by Ana Ruiz"
	Says    string // one sentence: the thing, what it needs, and its words
}

// OpenBeforeClose says in words how many gaps a meeting has.
func OpenBeforeClose(n int) string {
	if n == 0 {
		return "ready to close"
	}
	return fmt.Sprintf("%d open before close", n)
}

// Gaps returns everything that stands between a meeting and its close, in the order of its
// table, evaluated afresh. Nil means that it may close.
//
// An item whose decisions lack a ruling is not counted beside them: answering
// them answers it. Nor is a computed check that only these gaps keep from holding.
func (r *Record) Gaps(meeting ID, now Instant) []Gap {
	var gaps []Gap
	for _, e := range r.TableOf(meeting) {
		if e.Ruling != 0 || r.standsFor(e) {
			continue
		}
		gaps = append(gaps, r.gap(e, now))
	}
	gaps = r.withoutSpokenFor(gaps, r.Today(now))
	agenda, places := r.Agenda(meeting), make(map[Ref]int, len(gaps))
	for _, g := range gaps {
		places[g.About] = r.gapOrder(meeting, agenda, g.About)
	}
	slices.SortStableFunc(gaps, func(a, b Gap) int { return places[a.About] - places[b.About] })
	return gaps
}

// standsFor reports whether an item's own row is spoken for by its decisions. An
// item without an owner speaks for itself, but where the owner of its only
// decision will be its own.
func (r *Record) standsFor(e Entry) bool {
	it, _ := r.Items.Get(e.Subject)
	decisions := len(r.DecisionsOn(e.Subject))
	return e.Kind == KindItem && it.Ask == AskDecide && decisions > 0 && (it.Owner != 0 || decisions == 1)
}

// gapOrder returns the place of a gap: the agenda first, in its order, then blockers,
// then the gate.
func (r *Record) gapOrder(meeting ID, agenda []Item, about Ref) int {
	const afterAgenda = 1 << 20
	if it, ok := r.discussedUnder(meeting, agenda, about); ok {
		return int(it.Position)
	}
	if it, ok := r.ItemOf(about); ok && it.Meeting == meeting && about.Kind != KindBlocker {
		return int(it.Position)
	}
	switch about.Kind {
	case KindDecision:
		return 0
	case KindBlocker:
		return afterAgenda
	}
	return afterAgenda + 1
}

func (r *Record) gap(e Entry, now Instant) Gap {
	g := Gap{About: e.Ref()}
	owner := r.OwnerOf(g.About)
	g.Who = r.whoSays(r.activeOrNone(owner))
	if d := definition(e.Kind); d != nil {
		d.gap(r, e.Subject, &g, now)
	}
	if g.Who == "" {
		g.lackOwner(r, r.Today(now))
	}
	if r.HasLeft(owner) {
		g.Needs += fmt.Sprintf(" (%s left: %s…)", r.NameOf(owner), r.handOverLine(g.About))
	}
	if g.Says == "" {
		g.Wants = "needs " + g.Needs
		g.Says = fmt.Sprintf("%s %s: %s", g.About, g.Wants, r.TextOf(g.About))
	}
	if because := r.whyNoAnswer(e); because != "" {
		g.Wants = fmt.Sprintf("%s; %s", because, g.Wants)
		g.Says = strings.Replace(g.Says, e.Ref().String(), fmt.Sprintf("%s, %s,", e.Ref(), because), 1)
	}
	return g
}

// whyNoAnswer says of a thing that was ruled why the ruling is no answer of this
// meeting, where a person would take it for one: it was given since the meeting
// began, or ahead of it, or it is none. It is "" where there is nothing to explain.
func (r *Record) whyNoAnswer(e Entry) string {
	u, ok := r.Rulings.lastOf(e.Ref())
	m, _ := r.Meetings.Get(e.Meeting)
	switch {
	case !ok:
		return ""
	case !r.valid(u):
		return fmt.Sprintf("%s by no ruling (%s)", u.Outcome.past(), r.whyInvalid(u))
	case u.final() || u.Outcome == Holds || r.countsIn(u, m):
		return ""
	case u.Meeting != 0 && r.givenAt(u) >= m.StartedLine:
		return fmt.Sprintf("%s in %s and not here", u.Outcome.past(), meetingRef(u.Meeting))
	case r.madeAhead(u, m):
		return fmt.Sprintf("%s before %s began", u.Outcome.past(), m.Ref())
	}
	return ""
}

// whyInvalid says what a ruling lacks to be one.
func (r *Record) whyInvalid(u Ruling) string {
	_, takes := outcomeSpec(u.AboutKind, u.Outcome)
	switch {
	case u.Line == unknownLine:
		return "the journal knows nothing of it"
	case !takes:
		return fmt.Sprintf("%s is not ruled so", u.AboutKind)
	}
	return "nobody gave it"
}

// lackOwner turns a gap that nobody can supply into the first thing that is
// missing: an owner. What it needs stays where that says more.
func (g *Gap) lackOwner(r *Record, today Date) {
	has := slices.ContainsFunc(g.Missing, func(q Requirement) bool { return q.Field == FieldOwner })
	if !has {
		g.Missing = append([]Requirement{{FieldSpec: specs[FieldOwner], Because: "nobody owns it yet"}}, g.Missing...)
	}
	c, _ := r.Checks.Get(g.About.ID)
	lacking := g.About.Kind == KindCheck && len(r.Lacks(c, today)) > 0
	if g.About.Kind != KindBlocker && !lacking {
		g.Needs = "an owner"
	}
}

// by names who can do something; "" where nobody owns it.
func by(who string) string {
	if who == "" {
		return ""
	}
	return " by " + who
}

func refs(list []Ref) string {
	words := make([]string, len(list))
	for i, about := range list {
		words[i] = about.String()
	}
	return andList(words)
}
