package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// blockersDocument is the entry of the blocker summary in the table of documents.
func blockersDocument() Document {
	return Document{
		Name: "blockers", Label: "blocker summary", Help: "what is in the way today, and what customers notice",
		Long: "Late ones come first, then those that were escalated, the other open ones, and what was\nresolved since the last review.", About: ofCycle(), Forms: []Form{Markdown},
		write: func(s Source) (Page, error) {
			today := s.Record.Today(s.Now)
			return Page{
				Name: "blocker summary", Title: "Blockers", File: string(today) + "-blockers.md",
				Text: writeBlockers(gatherBlockers(s.Record, s.Now)),
			}, nil
		},
	}
}

// blockerSummary holds every blocker that is open, and those resolved lately.
type blockerSummary struct {
	Today                           model.Date
	Since                           model.Date // the day of the review before; "" where there was none
	Late, Escalated, Open, Resolved []blockerNow
}

// blockerNow is a blocker as it stands on a day.
type blockerNow struct {
	Ref      model.Ref
	Words    string
	Owner    string
	Due      model.Date
	DueSays  string // the end of the clock, of one that was escalated
	Moved    int    // how many times its date moved
	LateSays string
	To       string // to whom it was escalated
	Fallback string
	Impact   string
	How      string // of one that is resolved
	Waits    []namedThing
}

func gatherBlockers(r *model.Record, now model.Instant) blockerSummary {
	said := blockerSummary{Today: r.Today(now)}
	before := reviewBefore(r, said.Today)
	said.Since = before.Date
	waits := r.Waiting()
	for b := range r.Blockers.All() {
		s := blockerStanding(r, b, said.Today, waits)
		u, ruled := r.Ruling(b.Ref())
		switch {
		case !r.Open(b):
			if ruled && u.Line > before.ClosedLine {
				s.How = cmp.Or(u.How, u.Why)
				said.Resolved = append(said.Resolved, s)
			}
		case r.Late(b, said.Today):
			said.Late = append(said.Late, s)
		case r.State(b.Ref()) == model.Escalated:
			said.Escalated = append(said.Escalated, s)
		default:
			said.Open = append(said.Open, s)
		}
	}
	for _, list := range [][]blockerNow{said.Late, said.Escalated, said.Open} {
		slices.SortStableFunc(list, func(a, b blockerNow) int {
			return cmp.Or(cmp.Compare(boolToInt(a.Due == ""), boolToInt(b.Due == "")), cmp.Compare(a.Due, b.Due))
		})
	}
	return said
}

func blockerStanding(r *model.Record, b model.Blocker, today model.Date, waits func(model.Ref) []model.Ref) blockerNow {
	s := blockerNow{
		Ref: b.Ref(), Words: b.Text, Owner: r.NameOf(b.Owner), Due: b.Due, Moved: int(b.DueMoved),
		LateSays: r.SayLate(b.Due, today), Fallback: b.Fallback, Impact: b.Impact,
	}
	if u, ok := r.Ruling(b.Ref()); ok && u.Outcome == model.Escalated {
		s.To, s.DueSays = r.NameOf(u.EscalatedTo), r.SayDueAt(u, today)
	}
	for _, about := range waits(b.Ref()) {
		s.Waits = append(s.Waits, namedThing{about, r.TextOf(about)})
	}
	return s
}

// reviewBefore returns the meeting that was closed last before a day; zero for none.
func reviewBefore(r *model.Record, today model.Date) model.Meeting {
	var last model.Meeting
	for m := range r.Meetings.All() {
		closed := m.Status == model.Closed && model.DateOf(m.ClosedAt.In(r.ZoneOf(m))) < today
		if closed && m.ClosedLine >= last.ClosedLine {
			last = m
		}
	}
	return last
}

func writeBlockers(said blockerSummary) string {
	w := &writer{calendar: calendar{today: said.Today}}
	open := len(said.Late) + len(said.Escalated) + len(said.Open)
	w.block("# Blockers, " + said.Today.Long() + ": " + joined(", ", fmt.Sprintf("%d open", open), some(len(said.Late), "late"), some(len(said.Resolved), "resolved")))
	if open+len(said.Resolved) == 0 {
		w.block("Nothing is in the way.")
	}
	w.blockersNow("Late", said.Late)
	w.blockersNow("Escalated", said.Escalated)
	w.blockersNow("Open", said.Open)
	resolved := "Resolved"
	if said.Since != "" {
		resolved += " since " + w.day(said.Since)
	}
	w.blockersNow(resolved, said.Resolved)
	return w.b.String()
}

// blockersNow tells some blockers, each in one entry.
func (w *writer) blockersNow(title string, list []blockerNow) {
	if len(list) == 0 {
		return
	}
	w.part(title)
	entries := make([]string, len(list))
	for i, s := range list {
		entries[i] = w.blockerEntry(s)
	}
	w.block(bullets(entries))
}

func (w *writer) blockerEntry(s blockerNow) string {
	entry := "**" + inline(s.Words) + "** (" + cmp.Or(person(s.Owner), "no owner yet") + ", " + s.Ref.String() + ")"
	if s.How != "" {
		return entry + ": " + inline(s.How)
	}
	waits := make([]string, len(s.Waits))
	for i, on := range s.Waits {
		waits[i] = inline(on.Words) + " (" + on.Ref.String() + ")"
	}
	due, answer := "no due date yet", ""
	if s.Due != "" {
		due = "due " + w.day(s.Due)
	}
	if s.To != "" {
		answer = "waits for " + person(s.To) + " until " + s.DueSays
	}
	moved := ""
	if s.Moved > 0 {
		moved = "moved " + times(s.Moved)
	}
	return entry + ": " + joined(". ",
		joined(", ", due, s.LateSays, moved, answer),
		labelled("What waits: ", strings.Join(waits, "; ")),
		"Fallback: "+cmp.Or(sentence(s.Fallback), "none yet"),
		"Customers: "+cmp.Or(sentence(s.Impact), "not stated yet"),
	) + "."
}

// sentence returns a text on one line without the full stop at its end, which is set
// behind it.
func sentence(text string) string {
	return inline(strings.TrimSuffix(strings.TrimSpace(text), ".")) // before it is escaped, where the stop may be a part of that
}
