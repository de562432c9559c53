package document

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gavel/model"
)

// writePreread returns the pre-read as Markdown.
func writePreread(said preread) string {
	h := said.Head
	w := &writer{calendar: calendar{today: h.Date}}
	w.block("# Pre-read: " + inline(h.Title) + ", " + joined(", ", h.Date.Long(), inline(said.Time), count(h.Planned, "minute")))
	w.block(list(
		"**Meeting:** "+h.Ref.String()+" of "+inline(h.Cycle),
		labelled("**Facilitator:** ", person(h.Facilitator)),
		labelled("**Expected:** ", people(h.Expected)),
		labelled("**Must be there:** ", inline(strings.Join(said.Speak, "; "))),
	))
	w.deciders(said.Decide, said.Filter)
	w.toDiscuss(said.Agenda)
	if len(said.Due) > 0 {
		w.part("Actions due")
		entries := make([]string, len(said.Due))
		for i, a := range said.Due {
			entries[i] = w.task(a)
		}
		w.block(list(entries...))
	}
	w.measures(said.Measures)
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

// deciders tells who decides what, and once which question each decision is held against.
func (w *writer) deciders(list []decider, filter string) {
	if len(list) == 0 {
		return
	}
	w.part("You decide")
	w.block(labelled("Each decision is held against the "+model.LabelFilter+": ", inline(filter)))
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
		entries = append(entries, labelled("**Due:** ", w.day(b.Due)), labelled("**Fallback:** ", inline(b.Fallback)), labelled("**Customers:** ", inline(b.Impact)), labelled("**Tells customers:** ", inline(a.MessageOwner)), whatWaits(a.Waits))
	}
	for _, b := range a.InTheWay {
		entries = append(entries, "**In the way:** "+inline(b.Words)+inBrackets(joined(", ", cmp.Or(person(b.Owner), "no owner yet"), b.Ref.String())))
	}
	entries = append(entries, labelled("**Journey:** ", inline(strings.Join(a.Journey, ", "))))
	for _, says := range a.ToFix {
		entries = append(entries, "**To fix:** "+inline(says))
	}
	for _, says := range a.Shown {
		entries = append(entries, inline(says))
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
	concerns := make([]string, len(p.Concerns))
	for i, f := range p.Concerns {
		concerns[i] = inline(f.Words)
	}
	return slices.DeleteFunc([]string{
		labelled("**Decision:** ", inline(statement)),
		labelled("**Options:** ", options(p.Options, p.Recommended)),
		labelled("**Recommended:** ", recommended(p.Options, p.Recommended)),
		deeper("**Criteria:**", criteria),
		labelled("**Concerns that stand:** ", strings.Join(concerns, "; ")),
		whatWaits(p.Waits),
		labelled("**Request:** ", inline(p.Request)),
		labelled("**Scope:** ", changeOf(p.Change)),
		labelled("**Wanted by:** ", w.day(p.Due)),
		labelled("**Until then, or if it fails:** ", inline(p.Fallback)),
		labelled("**Tells customers:** ", inline(p.MessageOwner)),
	}, func(s string) bool { return s == "" })
}

// whatWaits names what waits on a thing, as an entry of a list; "" for nothing.
func whatWaits(list []namedThing) string {
	waits := make([]string, len(list))
	for i, thing := range list {
		waits[i] = inline(thing.Words) + " (" + thing.Ref.String() + ")"
	}
	return labelled("**What waits on it:** ", strings.Join(waits, "; "))
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
	line := inline(c.Text) + inBrackets(joined("; ", labelled("check: ", inline(c.Check)), labelled("constraint: ", inline(c.Constraint)), beforeLaunch(c)))
	switch {
	case c.Verdict != "":
		return line + ": **" + inline(c.Verdict) + "**, " + inline(c.Seen) + labelled(", seen in ", inline(c.Artefact))
	case c.Awaited:
		return line + ": no evidence yet"
	}
	return line
}

// beforeLaunch says that a criterion is asked before the launch; "" for one that is not.
func beforeLaunch(c criterion) string {
	if c.Launch {
		return "to be met before the launch"
	}
	return ""
}

// task returns an action on one line under the name of whoever does it.
func (w *writer) task(a action) string {
	return "**" + person(a.Owner) + "**: " + inline(a.Text) + ", due " + w.day(a.Due) + " (" + a.Ref.String() + ")"
}
