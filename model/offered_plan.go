package model

import (
	"slices"
	"strings"
)

// OfferedPlan is what a meeting of one kind is planned with where nobody says otherwise, and
// what it is for.
type OfferedPlan struct {
	Title   string
	Date    Date
	Minutes int
	For     string // what its kind brings on the agenda; "" for nothing
}

// mostItemsSaid is how many of the items of a kind are named; the rest is counted.
const mostItemsSaid = 3

// OfferPlan returns what a meeting of a kind of the playbook is planned with: a review after the
// pattern of the one before; any other kind with its own title and length, on the day that the
// schedule proposes.
func (r *Record) OfferPlan(kind string, now Instant) OfferedPlan {
	var m Meeting
	r.setKinds(&m, []string{kind})
	title, minutes := r.titleAndLength(m)
	offer := OfferedPlan{Title: title, Minutes: int(minutes), Date: r.Calendar().Next(r.Today(now)), For: r.sayItemsOf(kind)}
	last, ok := r.latest()
	if ok {
		offer.Date = r.Calendar().Next(max(r.Today(now), r.NextReview(last.Date)))
	}
	if r.IsReview(m) {
		if ok && r.IsReview(last) {
			offer.Title, offer.Minutes = last.Title, int(last.Minutes)
		}
		return offer
	}
	lines, _ := r.Schedule(now)
	if i := slices.IndexFunc(lines, func(l ScheduleLine) bool { return l.Kind == kind && l.waits() }); i >= 0 {
		offer.Date = lines[i].Day
	}
	return offer
}

// sayItemsOf says what a kind brings on the agenda: "goes through Objective and success
// criteria, Final approval and 3 more"; "" for nothing.
func (r *Record) sayItemsOf(kind string) string {
	k, _ := r.Playbook().Kind(kind)
	var titles []string
	for _, it := range k.Items {
		titles = append(titles, strings.TrimSuffix(it.Title, "?"))
	}
	if len(titles) == 0 {
		return ""
	}
	return k.Title + " goes through: " + andList(few(titles, mostItemsSaid))
}

// latest returns the meeting with the latest day, cancelled ones left out.
func (r *Record) latest() (last Meeting, ok bool) {
	for m := range r.Meetings.All() {
		if m.Status != Cancelled && m.Date >= last.Date {
			last, ok = m, true
		}
	}
	return last, ok
}
