package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"gavel/model"
)

// writer lays out minutes.
type writer struct {
	page
	calendar
}

func writeMinutes(said minutes) string {
	w := &writer{calendar: calendar{today: said.Head.Date}}
	w.head(said)
	w.toDo(said.Actions)
	w.gaps(said.Gaps)
	w.decisions(said.Decisions)
	w.writePostponed(said.PutOff)
	w.pending(said.Pending)
	w.blockers(said.Blockers)
	w.promise(said.Promise)
	w.movedDates(said.Dates)
	w.measures(said.Measures)
	w.scopeChanges(said.Scope)
	w.registerChanges(said.Registers)
	w.writeActionChanges(said.Before)
	w.details(said)
	w.following(said.Next)
	return w.b.String()
}

// head writes the title with the result, and the answers in a line each.
func (w *writer) head(said minutes) {
	h := said.Head
	title := inline(h.Title) + ", " + h.Date.Long()
	switch {
	case h.draft():
		title = "DRAFT: " + title
	case h.Status == model.Cancelled:
		title = "CANCELLED: " + title
	}
	w.block("# " + joined(": ", title, meetingResult(said)))
	w.block(standing(h, len(said.Gaps)))
	var lines []string
	for _, d := range said.decidedOrStays() {
		lines = append(lines, "**"+answered(d)+":** "+inline(titleOf(d.Wording))+inBrackets(joined(", ", person(d.Owner), d.Ref.String()))+labelled(": ", inline(d.StaysFor)))
	}
	for _, d := range said.waiting() {
		who, when := d.Owner, labelled("answer by ", d.DueSays)
		switch d.Outcome {
		case model.Escalated:
			who = d.To
		case model.Extended:
			when = labelled("conditions by ", d.DueSays)
		}
		lines = append(lines, "**Waiting:** "+inline(titleOf(d.Wording))+inBrackets(joined(", ", person(who), when, d.Ref.String())))
	}
	if len(lines) == 0 && h.Status == model.Closed {
		lines = append(lines, "Nothing was decided.")
	}
	w.block(list(append(lines, "**Meeting:** "+h.Ref.String()+" of "+inline(h.Cycle)+w.after(h.Before))...))
}

// after names the review that was closed before this one.
func (w *writer) after(before *model.Meeting) string {
	if before == nil {
		return ""
	}
	return ", after " + before.Ref().String() + " of " + w.day(before.Date)
}

// toDo writes who has to do what, as check boxes.
func (w *writer) toDo(actions []action) {
	list := slices.Clone(actions)
	slices.SortStableFunc(list, func(a, b action) int {
		return cmp.Or(cmp.Compare(a.Owner, b.Owner), cmp.Compare(a.Due, b.Due), cmp.Compare(a.Ref.ID, b.Ref.ID))
	})
	entries := make([]string, len(list))
	for i, a := range list {
		box, when := "[ ] ", ", by "+w.day(a.Due)
		if a.Done {
			box, when = "[x] ", ", done"
		}
		from := "from " + a.From.String()
		if a.Condition {
			from = "condition of " + a.From.String()
		}
		if a.Replaced {
			from += ", replaced since"
		}
		entries[i] = box + "**" + person(a.Owner) + "**: " + inline(a.Text) + when + inBrackets(a.Ref.String()+", "+from)
	}
	w.entries("To do", entries)
}

// details writes what only somebody looks for who wants to know more.
func (w *writer) details(said minutes) {
	w.part("Details")
	w.gates(said.Gates)
	w.feedback(said.Feedback)
	w.noted(said.Noted)
	w.notReached(said.NotReached)
	w.withdrawn(said.Withdrawn)
	w.since(said.Since)
	w.changed(said.Changed)
	w.agenda(said.Agenda)
	w.attendance(said.Head)
}

// changed writes in one line what was not as the pre-read had said.
func (w *writer) changed(list []string) {
	if len(list) == 0 {
		return
	}
	said := make([]string, len(list))
	for i, says := range list {
		said[i] = inline(says)
	}
	w.heading("Changed since the pre-read")
	w.block(bullets([]string{strings.Join(said, "; ")}))
}

// attendance writes who was there, and from when to when.
func (w *writer) attendance(h head) {
	w.heading("Attendance")
	w.block(list(
		w.held(h),
		labelled("**Facilitator:** ", person(h.Facilitator)),
		labelled("**Expected:** ", people(h.Expected)),
		labelled("**Present:** ", w.attendees(h.Present)),
		labelled("**Absent:** ", w.attendees(h.Absent)),
	))
}

// following writes when the next review is, what is carried over to it, and who must be
// there; of a meeting that ends the cycle, what goes on in the next.
func (w *writer) following(f *followingReview) {
	if f == nil {
		return
	}
	passed := make([]string, len(f.Passed))
	for i, says := range f.Passed {
		passed[i] = inline(says)
	}
	if f.EndsCycle {
		w.part("Next cycle")
		goesOn := "Nothing goes on in it"
		if len(f.Return) > 0 {
			goesOn = "Goes on in it: " + refWords(f.Return)
		}
		w.block(list(append([]string{goesOn, labelled("To be carried or dropped: ", refWords(f.Unanswered))}, passed...)...))
		return
	}
	w.part("Next review")
	when := "Not planned yet"
	if n := f.Planned; n != nil {
		when = w.reviewPlanned(*n)
	}
	w.block(list(append([]string{
		when,
		labelled("Carried over: ", refWords(f.Return)),
		labelled("Must be there: ", people(f.Must)),
	}, passed...)...))
}

// refWords names things by their ids.
func refWords(list []model.Ref) string {
	words := make([]string, len(list))
	for i, about := range list {
		words[i] = about.String()
	}
	return strings.Join(words, ", ")
}

// reviewPlanned returns when a review that is planned is held, and which it is.
func (w *writer) reviewPlanned(n nextReview) string {
	return joined(", ", n.Date.Near(w.today), inline(n.Time)) + " (" + n.Ref.String() + " " + inline(n.Title) + ")"
}

// standing says how far the meeting is from its close.
func standing(h head, gaps int) string {
	switch h.Status {
	case model.Cancelled:
		return "> The meeting was cancelled: nothing on it was decided."
	case model.Planned, model.Closed:
		return ""
	}
	state := "the meeting is being held"
	if h.Status == model.Adjourned {
		state = "the meeting is adjourned"
	}
	return fmt.Sprintf("> This is a draft: %s, %s.", state, model.OpenBeforeClose(gaps))
}

// held returns from when to when, and how long against the plan.
func (w *writer) held(h head) string {
	if h.Started.IsZero() {
		return "**Planned:** " + count(h.Planned, "minute")
	}
	from := w.at(h.Started)
	if h.Closed.Before(h.Started) && !h.Closed.IsZero() {
		return fmt.Sprintf("**Held:** from %s (%s), %s of %d planned; the machine's clock was set back meanwhile", from, inline(h.Zone), count(h.Minutes, "minute"), h.Planned)
	}
	if h.Closed.IsZero() {
		return fmt.Sprintf("**Held:** since %s (%s), %s planned", from, inline(h.Zone), count(h.Planned, "minute"))
	}
	to := calendar{model.DateOf(h.Started)}.at(h.Closed)
	if begun, ended := offset(h.Started), offset(h.Closed); begun != ended { // summer time began or ended meanwhile
		from, to = from+" "+begun, to+" "+ended
	}
	return fmt.Sprintf("**Held:** %s to %s (%s), %s of %d planned", from, to, inline(h.Zone), count(h.Minutes, "minute"), h.Planned)
}

// offset returns the distance of a time from UTC: "UTC+2".
func offset(t time.Time) string {
	_, seconds := t.Zone()
	sign := "+"
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	text := fmt.Sprintf("UTC%s%d", sign, seconds/3600)
	if minutes := seconds % 3600 / 60; minutes != 0 {
		text += fmt.Sprintf(":%02d", minutes)
	}
	return text
}

// attendees returns people with when they came, left and were back, and how their
// answers came.
func (w *writer) attendees(list []attendee) string {
	said := make([]string, len(list))
	for i, a := range list {
		var moves []string
		for _, move := range a.Moves {
			moves = append(moves, move.Says+" "+w.at(move.At))
		}
		said[i] = person(a.Name) + inBrackets(joined("; ", strings.Join(moves, ", "), cameBy(strings.Join(a.Vias, "; "))))
	}
	return strings.Join(said, ", ")
}

func people(names []string) string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = person(name)
	}
	return strings.Join(list, ", ")
}

func (w *writer) gaps(gaps []gap) {
	if len(gaps) == 0 {
		return
	}
	w.part("Before it can close")
	entries := make([]string, len(gaps))
	for i, g := range gaps {
		entries[i] = inline(g.Says)
		if g.Who == "" {
			entries[i] += " — name an owner"
		} else if !strings.Contains(g.Says, g.Who) {
			entries[i] += " — ask " + person(g.Who)
		}
	}
	w.block(list(entries...))
}
