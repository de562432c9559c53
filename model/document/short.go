package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// This file writes the minutes in short: as a message in a chat, and as a mail.

// short holds the minutes in a few lines.
type short struct {
	Title   string // of the meeting
	Date    model.Date
	Result  string  // "4 decided, 2 waiting"
	Draft   bool    // the meeting can still say something else
	Decided []brief // and what was approved before and stays at the entry gate
	Waiting []brief
	ToDo    []action
	Impacts []namedThing // what customers notice of the blockers that are open
	Changed []registerChange
	Next    *nextReview
	First   func(name string) string // what somebody is called among these people
}

// brief is a decision with how it came out, in the words of a line.
type brief struct {
	Says  string // "Approved", "Waiting for Ines until Mon 15:10"
	Words string
	Owner string
	When  string // until when it waits; "" where it is decided
	Why   string // what keeps it at the entry gate; "" where that lets it through
	Ref   model.Ref
}

func gatherShort(r *model.Record, m model.Meeting) short {
	g := newGatherer(r, m)
	said := gatherMinutes(g)
	s := short{Title: m.Title, Date: m.Date, Result: meetingResult(said), Draft: said.Head.draft(), Next: reviewAfter(r, m), First: firstNames(r)}
	for _, d := range said.decidedOrStays() {
		s.Decided = append(s.Decided, brief{Says: answered(d), Words: titleOf(d.Wording), Owner: d.Owner, Why: d.StaysFor, Ref: d.Ref})
	}
	for _, d := range said.waiting() {
		a := brief{Says: "Waiting", Words: titleOf(d.Wording), Owner: d.Owner, When: d.DueSays, Ref: d.Ref}
		if d.Outcome == model.Escalated {
			a.Owner = d.To
		}
		s.Waiting = append(s.Waiting, a)
	}
	s.ToDo, s.Changed = toDo(said.Actions), said.Registers
	for _, b := range said.Blockers {
		if b.Outcome != model.Resolved && b.Impact != "" && !model.SaysNothing(b.Impact) {
			s.Impacts = append(s.Impacts, namedThing{b.Ref, b.Impact})
		}
	}
	return s
}

// titleOf returns what names a decision in a line: the first line of its wording, without the
// full stop at its end.
func titleOf(wording string) string {
	first, more, _ := strings.Cut(model.Clean(wording, true), "\n")
	first = strings.TrimSuffix(strings.TrimSpace(first), ".")
	if strings.TrimSpace(more) != "" {
		first += " …"
	}
	return first
}

// toDo returns the actions that are still to be done, by person and by their days.
func toDo(actions []action) []action {
	open := slices.DeleteFunc(slices.Clone(actions), func(a action) bool { return a.Done || a.Replaced })
	slices.SortStableFunc(open, func(a, b action) int {
		return cmp.Or(cmp.Compare(a.Owner, b.Owner), cmp.Compare(a.Due, b.Due), cmp.Compare(a.Ref.ID, b.Ref.ID))
	})
	return open
}

// Result returns a meeting in the words of a title: "4 decided, 2 waiting, 1 blocker open".
func Result(r *model.Record, m model.Meeting) string {
	return meetingResult(gatherMinutes(newGatherer(r, m)))
}

// meetingResult returns the meeting in the words of a title: "4 decided, 2 waiting, 1 blocker open".
func meetingResult(said minutes) string {
	blockers := 0
	for _, b := range said.Blockers {
		blockers += boolToInt(b.Outcome != model.Resolved)
	}
	open := ""
	if blockers > 0 {
		open = count(blockers, "blocker") + " open"
	}
	return joined(", ", some(len(said.Decisions), "decided"), said.staying(), some(len(said.waiting()), "waiting"), some(len(said.Withdrawn), "withdrawn"), open)
}

// staying says how many approved decisions the entry gate keeps back; "" for none.
func (m minutes) staying() string {
	n := len(m.Stays)
	for _, d := range m.Decisions {
		n += boolToInt(d.Stays)
	}
	if n == 1 {
		return "1 stays at the entry gate"
	}
	return some(n, "stay at the entry gate")
}

// answered returns how a decision was answered, as a heading begins with it, and whether it stays
// at the entry gate all the same.
func answered(d decision) string {
	switch {
	case d.Stays:
		d.Stays = false
		return answered(d) + ", stays at the entry gate"
	case d.Outcome == model.Confirmed && len(d.Conditions) > 0:
		return "Approved, conditions met"
	case d.Outcome == model.Confirmed:
		return "Approved, confirmed"
	}
	return model.Capitalized(outcome(d.Outcome))
}

// firstNames returns a function that gives the first name of somebody whom it tells from
// everybody else, else the whole name.
func firstNames(r *model.Record) func(string) string {
	count := map[string]int{}
	for p := range r.People.All() {
		count[firstWord(p.Name)]++
	}
	return func(name string) string {
		if first := firstWord(name); count[first] == 1 {
			return first
		}
		return name
	}
}

func firstWord(name string) string {
	first, _, _ := strings.Cut(strings.TrimLeft(name, "@ "), " ")
	return first
}

// chatLines limits the lines of a message in a chat.
const chatLines = 25

// writeChat writes the minutes as a message: no headings, and no marks but *bold* and •.
func writeChat(s short) string {
	c := calendar{today: s.Date}
	title := "*" + joined(": ", chat(s.Title)+", "+c.day(s.Date), s.Result) + "*"
	if s.Draft {
		title = "*DRAFT:* " + title
	}
	lines := []string{title}
	who := func(name string) string { return chat(s.First(name)) }
	for _, a := range s.Decided {
		lines = append(lines, "• "+a.Says+": "+chat(a.Words)+inBrackets(joined(", ", who(a.Owner), a.Ref.String()))+labelled(": ", chat(a.Why)))
	}
	for _, a := range s.Waiting {
		lines = append(lines, "• Waiting for "+who(a.Owner)+labelled(" until ", a.When)+": "+chat(a.Words)+inBrackets(a.Ref.String()))
	}
	part := func(title string, entries []string) {
		if len(entries) > 0 {
			lines = append(append(lines, "*"+title+"*"), entries...)
		}
	}
	todo := make([]string, len(s.ToDo))
	for i, a := range s.ToDo {
		todo[i] = "• " + who(a.Owner) + ": " + chat(a.Text) + ", " + c.day(a.Due) + inBrackets(a.Ref.String())
	}
	part("To do", todo)
	impacts := make([]string, len(s.Impacts))
	for i, b := range s.Impacts {
		impacts[i] = "• " + chat(b.Words) + inBrackets(b.Ref.String())
	}
	part("Customers", impacts)
	changed := make([]string, len(s.Changed))
	for i, c := range s.Changed {
		changed[i] = "• " + c.lead() + ": " + chat(c.Words) + inBrackets(joined(", ", who(c.Owner), c.Ref.String()))
	}
	part("Registers", changed)
	last := 0
	if s.Next != nil {
		last = 1
	}
	if more := len(lines) + last - chatLines; more > 0 {
		kept := chatLines - last - 1
		left := 0
		for _, line := range lines[kept:] {
			left += boolToInt(strings.HasPrefix(line, "•"))
		}
		for strings.HasPrefix(lines[kept-1], "*") { // a title without an entry
			kept--
		}
		lines = append(lines[:kept:kept], fmt.Sprintf("… %d more in the minutes", left))
	}
	if s.Next != nil {
		lines = append(lines, "Next: "+c.day(s.Next.Date))
	}
	return strings.Join(lines, "\n") + "\n"
}

// writeMail writes the minutes as plain text under a subject.
func writeMail(s short) string {
	c := calendar{today: s.Date}
	subject := joined(": ", mail(s.Title)+", "+s.Date.Long(), s.Result)
	if s.Draft {
		subject = "DRAFT: " + subject
	}
	var b strings.Builder
	b.WriteString("Subject: " + subject + "\n")
	part := func(title string, entries []string) {
		if len(entries) == 0 {
			return
		}
		b.WriteString("\n" + title + "\n")
		for _, entry := range entries {
			b.WriteString(wrapped(entry))
		}
	}
	decided, waiting := make([]string, len(s.Decided)), make([]string, len(s.Waiting))
	for i, a := range s.Decided {
		decided[i] = mail(a.Words) + ": " + joined(", ", mail(a.Owner), strings.ToLower(a.Says)) + inBrackets(a.Ref.String()) + labelled(": ", mail(a.Why))
	}
	for i, a := range s.Waiting {
		waiting[i] = mail(a.Words) + ": " + joined(", ", mail(a.Owner), a.When) + inBrackets(a.Ref.String())
	}
	todo, impacts := make([]string, len(s.ToDo)), make([]string, len(s.Impacts))
	for i, a := range s.ToDo {
		todo[i] = mail(a.Text) + ": " + joined(", ", mail(a.Owner), c.day(a.Due)) + inBrackets(a.Ref.String())
	}
	for i, on := range s.Impacts {
		impacts[i] = mail(on.Words) + inBrackets(on.Ref.String())
	}
	part("Decided", decided)
	part("Waiting", waiting)
	part("To do", todo)
	part("What customers notice", impacts)
	changed := make([]string, len(s.Changed))
	for i, is := range s.Changed {
		changed[i] = mail(is.Words) + ": " + joined(", ", mail(is.Owner), strings.ToLower(is.lead())) + inBrackets(is.Ref.String())
	}
	part(registersTitle, changed)
	if s.Next != nil {
		part("Next review", []string{mail(s.Next.Title) + ": " + s.Next.Date.Long() + inBrackets(s.Next.Ref.String())})
	}
	return b.String()
}
