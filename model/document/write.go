package document

import (
	"fmt"
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
	w.gaps(said.Gaps)
	w.decisions(said.Decisions)
	w.putOff(said.PutOff)
	w.withdrawn(said.Withdrawn)
	w.pending(said.Pending)
	w.blockers(said.Blockers)
	w.feedback(said.Feedback)
	w.gates(said.Gates)
	w.actions(said.Actions)
	w.before(said.Before)
	w.noted(said.Noted)
	w.notReached(said.NotReached)
	if said.Head.Status == model.Planned {
		w.agenda(said.Agenda)
	}
	w.since(said.Since)
	if said.Head.Status != model.Planned {
		w.agenda(said.Agenda)
	}
	return w.b.String()
}

func (w *writer) head(said minutes) {
	h := said.Head
	title := inline(h.Title) + " — " + h.Date.Long()
	switch {
	case h.Status == model.Planned:
		title = "Agenda: " + title
	case h.draft():
		title = "DRAFT: " + title
	case h.Status == model.Cancelled:
		title = "CANCELLED: " + title
	}
	w.block("# " + title)
	w.block(standing(h, len(said.Gaps)))
	w.block(summary(said))
	w.block(list(
		"**Meeting:** "+h.Ref.String()+" of "+inline(h.Cycle),
		w.held(h),
		labelled("**Facilitator:** ", person(h.Facilitator)),
		labelled("**Expected:** ", people(h.Expected)),
		labelled("**Present:** ", w.attendees(h.Present)),
		labelled("**Absent:** ", w.attendees(h.Absent)),
	))
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
