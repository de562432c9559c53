package model

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// A place is an agenda item that stands for an existing thing: a decision or a blocker
// of an earlier meeting, something raised in this one, or a check of its gate. It has
// a position, a timebox, a clock, a presenter and public notes, and no text and no
// owner of its own. It is not on the table itself: its subject is, and the place is
// ruled when its subject is. What no meeting rules on, such as a journey, has an item that
// is on the table itself, and is noted (walkthrough.go).

// Placeable returns the kinds whose things can have an item on an agenda.
func Placeable() []Kind {
	var list []Kind
	for _, k := range registry() {
		if k.Info().OnAgenda {
			list = append(list, k.Info().Kind)
		}
	}
	return list
}

// pluralsOf names kinds: "decisions, blockers and checks".
func pluralsOf(kinds []Kind) string {
	list := make([]string, len(kinds))
	for i, k := range kinds {
		list[i] = k.Info().Plural
	}
	return andList(list)
}

// isPlaceable reports whether a thing is of a kind that can have an item on an agenda.
func isPlaceable(about Ref) bool { return slices.Contains(Placeable(), about.Kind) }

// IsPlace reports whether the item stands for an existing thing, on which meetings rule.
func (it Item) IsPlace() bool { return it.AboutID != 0 && !it.IsWalkthrough() }

// About returns the existing thing that an item is for; the zero Ref of an item of its own.
func (it Item) About() Ref { return Ref{it.AboutKind, it.AboutID} }

// Subject returns what an item is about: what a place is for, else the item itself.
func (it Item) Subject() Ref {
	if it.IsPlace() {
		return it.About()
	}
	return it.Ref()
}

// Subject returns what a place is for; of everything else the thing itself.
func (r *Record) Subject(about Ref) Ref {
	if about.Kind != KindItem {
		return about
	}
	if it, ok := r.Items.Get(about.ID); ok {
		return it.Subject()
	}
	return about
}

// DiscussedUnder returns the agenda item of a meeting under which a thing is
// discussed: the item itself, the place of the thing, the item that a decision is on;
// of feedback, that of what it is on. ok is false where there is none.
func (r *Record) DiscussedUnder(meeting ID, about Ref) (it Item, ok bool) {
	return r.discussedUnder(meeting, r.Agenda(meeting), about)
}

// discussedUnder is DiscussedUnder with the agenda of the meeting.
func (r *Record) discussedUnder(meeting ID, agenda []Item, about Ref) (Item, bool) {
	if f, is := r.Feedbacks.Get(about.ID); is && about.Kind == KindFeedback {
		return r.discussedUnder(meeting, agenda, f.About())
	}
	if about.Kind == KindState {
		about = r.JourneyOf(about)
	}
	for i := range agenda {
		if it := &agenda[i]; it.Ref() == about || it.AboutID != 0 && it.About() == about {
			return *it, true
		}
	}
	d, ok := r.Decisions.Get(about.ID)
	if it, _ := r.Items.Get(d.Item); ok && about.Kind == KindDecision && it.Meeting == meeting {
		return it, true
	}
	return Item{}, false
}

// RaisedOn returns what a new thing of a kind is raised on where its person points at
// something: that itself; of a place, its subject where things of the kind are raised
// on such a thing, else the meeting.
func (r *Record) RaisedOn(k Kind, on Ref) Ref {
	subject := r.Subject(on)
	if subject == on {
		return on
	}
	parents := k.Info().Parents
	switch {
	case slices.Contains(parents, subject.Kind), k == KindEvidence && subject.Kind == KindDecision:
		return subject
	case slices.Contains(parents, KindMeeting):
		return r.above(on, KindMeeting)
	}
	return Ref{}
}

// PutOnAgenda gives an existing thing a place on the agenda of a meeting.
type PutOnAgenda struct {
	About     Ref
	Meeting   ID     // 0 for the one that is held, else the next
	Timebox   int    // minutes; 0 for the usual, see DefaultTimebox
	Presenter string // free text
}

// Name is "put on agenda".
func (PutOnAgenda) Name() string { return "put on agenda" }

// Apply refuses what has no place on an agenda, what is settled, and what is on one
// already: it says where.
func (c PutOnAgenda) Apply(r *Record, now Instant) (Done, error) {
	m, err := r.meetingFor(meetingRef(c.Meeting))
	if err != nil {
		return Done{}, err
	}
	if err := r.MayPutOnAgenda(c.About, m); err != nil {
		return Done{}, err
	}
	it := r.addPlace(c.About, m, r.endOf(m.ID), now)
	if c.Timebox != 0 {
		if err := setTimebox(r, &it, Value{Number: c.Timebox}, now); err != nil {
			return Done{}, err
		}
	}
	if it.Presenter, err = bounded("the presenter", c.Presenter, false); err != nil {
		return Done{}, err
	}
	r.Items.put(it)
	return Done{Says: fmt.Sprintf("%s is on the agenda of %s: %s", c.About, m.Ref(), r.whereItStands(it)), About: it.Ref()}, nil
}

// MayPutOnAgenda says why a thing cannot get a place on the agenda of a meeting; nil
// where it can.
func (r *Record) MayPutOnAgenda(about Ref, m Meeting) error {
	refuse := refuser(about)
	switch {
	case !r.Exists(about):
		return notFound(about)
	case !isPlaceable(about):
		return refuse("%s is %s; %s are put on an agenda", about, r.Describe(about), pluralsOf(Placeable()))
	case about.Kind == KindCheck && r.above(about, KindMeeting) != m.Ref():
		return refuse("%s is on the gate of %s, and not of %s", about, r.above(about, KindMeeting), m.Ref())
	}
	if err := r.standsOn(about, m); err != nil {
		return err
	}
	state := r.State(about)
	d, _ := r.Decisions.Get(about.ID)
	doubted := about.Kind == KindDecision && len(r.DoubtsBy(d, m.Date)) > 0
	if rule, _ := outcomeSpec(about.Kind, state); rule.Final && state != Conditional && !doubted {
		return refuse("%s is %s; nothing of it is left to discuss", about, state.past())
	}
	return nil
}

// standsOn refuses to put a thing on the agenda of a meeting where it is on that, or
// on that of another meeting to come.
func (r *Record) standsOn(about Ref, m Meeting) error {
	meetings := append([]Meeting{m}, r.byDate()...)
	for _, on := range meetings {
		if on.IsOver() {
			continue
		}
		it, ok := r.DiscussedUnder(on.ID, about)
		if !ok {
			continue
		}
		under := ""
		if !it.IsPlace() {
			under = fmt.Sprintf(" with %s", it.Ref())
		}
		return refuser(about)("%s is on the agenda of %s already%s: %s", about, on.Ref(), under, r.whereItStands(it))
	}
	return nil
}

// whereItStands says which number an item has on its agenda, and its timebox.
func (r *Record) whereItStands(it Item) string {
	agenda := r.Agenda(it.Meeting)
	at := slices.IndexFunc(agenda, func(other Item) bool { return other.ID == it.ID })
	return fmt.Sprintf("number %d of %d, %s", at+1, len(agenda), count(int(it.Timebox), "minute"))
}

// PutUp puts a thing on the table under discussion and starts its clock: under the item
// where it is discussed, or under a new place at the end of the agenda.
type PutUp struct {
	About Ref
}

// Name is "put up".
func (PutUp) Name() string { return "put up" }

// Apply refuses while no meeting is held, and what has no place on an agenda.
func (c PutUp) Apply(r *Record, now Instant) (Done, error) {
	m, ok := r.Live()
	if !ok {
		return Done{}, notLive(c.About)
	}
	if !r.Exists(c.About) {
		return Done{}, notFound(c.About)
	}
	it, ok := r.DiscussedUnder(m.ID, c.About)
	if !ok {
		if err := r.MayPutUp(c.About, m); err != nil {
			return Done{}, err
		}
		it = r.addPlace(r.discussedFor(c.About), m, r.endOf(m.ID), now)
	}
	if c.About.Kind == KindState {
		return r.walkTo(it, c.About, now)
	}
	return OpenItem{Item: it.ID}.Apply(r, now)
}

// discussedFor returns what is put on an agenda where a thing is discussed: of feedback what
// it is on, of a state its journey.
func (r *Record) discussedFor(about Ref) Ref {
	if f, ok := r.Feedbacks.Get(about.ID); ok && about.Kind == KindFeedback {
		return f.About()
	}
	if about.Kind == KindState {
		return r.JourneyOf(about)
	}
	return about
}

// ForAgenda returns what can get a place on the agenda of the meeting that is held or comes next,
// each kind in its own order: of the journeys the riskiest first.
func (r *Record) ForAgenda() []Ref {
	m, ok := r.Live()
	if !ok {
		m, _ = r.Next()
	}
	var list []Ref
	for _, k := range Placeable() {
		for _, about := range r.List(Query{Kind: k}, "") {
			if r.MayPutOnAgenda(about, m) == nil {
				list = append(list, about)
			}
		}
	}
	return list
}

// MayPutUp says why a thing cannot be put under discussion of a meeting; nil where it
// can.
func (r *Record) MayPutUp(about Ref, m Meeting) error {
	if _, ok := r.DiscussedUnder(m.ID, about); ok {
		return nil
	}
	if on := r.discussedFor(about); on != about {
		return r.MayPutUp(on, m)
	}
	if _, on := r.entry(m.ID, about); on && isPlaceable(about) {
		return nil // whatever else it is on, it is on this table
	}
	return r.MayPutOnAgenda(about, m)
}

// addPlace adds a place for a thing to the agenda of a meeting.
func (r *Record) addPlace(about Ref, m Meeting, position int64, now Instant) Item {
	it := Item{InCycle: start(r, &r.Items), Meeting: m.ID, Position: position,
		Timebox: r.DefaultTimebox(about, m, now), Ask: AskDecide, AboutKind: about.Kind, AboutID: about.ID}
	if it.IsWalkthrough() {
		it.Ask = AskInform
	}
	r.Items.put(it)
	return it
}

// The timeboxes of places, in minutes.
const (
	leastDecisionTimebox = 5
	mostDecisionTimebox  = 10
	pastClockTimebox     = 5

	lateBlockerTimebox       = 5
	incompleteBlockerTimebox = 3
	blockerTimebox           = 1
	checkTimebox             = 3
	walkthroughTimebox       = 10
)

// DefaultTimebox returns the minutes of a place: what is past its escalation clock has
// five; a decision those that it had, at least five and at most ten; a blocker that is late
// or escalated five, one that lacks something three, another one, to confirm its day; the
// walkthrough of a journey ten.
func (r *Record) DefaultTimebox(about Ref, m Meeting, now Instant) int64 {
	if u, _ := r.rulingBefore(about, m); u.Outcome == Escalated && r.overFor(u, now) > 0 {
		return pastClockTimebox
	}
	switch about.Kind {
	case KindDecision:
		return min(max(r.timeboxBefore(about), leastDecisionTimebox), mostDecisionTimebox)
	case KindCheck:
		return checkTimebox
	case KindJourney:
		return walkthroughTimebox
	}
	b, _ := r.Blockers.Get(about.ID)
	u, _ := r.rulingBefore(about, m)
	switch {
	case u.Outcome == Escalated, r.Late(b, r.Today(now)):
		return lateBlockerTimebox
	case !b.whole():
		return incompleteBlockerTimebox
	}
	return blockerTimebox
}

// timeboxBefore returns the timebox under which a decision was discussed last; 0 where
// it was on no agenda.
func (r *Record) timeboxBefore(about Ref) int64 {
	d, _ := r.Decisions.Get(about.ID)
	last, _ := r.Items.Get(d.Item)
	for it := range r.Items.All() {
		if it.About() == about {
			last = it
		}
	}
	return last.Timebox
}

// itemOwner returns who decides an item: of a place, who decides its subject; of a walkthrough
// that has not begun, who owns its journey.
func (r *Record) itemOwner(it Item) ID {
	if it.IsPlace() || it.IsWalkthrough() && it.Owner == 0 {
		return r.OwnerOf(it.About())
	}
	return it.Owner
}

// TitleOf returns the title of an item; of one for an existing thing the words of that.
func (r *Record) TitleOf(it Item) string { return titleOf(r, &it).Text }

func titleOf(r *Record, it *Item) Value {
	if about := it.About(); !about.IsZero() {
		return Words(r.wordingOf(about))
	}
	return Words(it.Title)
}

// ownFields lists the fields that an item for an existing thing has itself.
var ownFields = []Field{FieldPresenter, FieldTimebox, FieldNotes}

// requirementsOfItem leaves out of the questions to an item for an existing thing what that
// answers.
func requirementsOfItem(r *Record, on Ref, asked []Requirement) []Requirement {
	if it, ok := r.Items.Get(on.ID); !ok || on.Kind != KindItem || it.About().IsZero() {
		return asked
	}
	return slices.DeleteFunc(asked, func(q Requirement) bool { return !slices.Contains(ownFields, q.Field) })
}

// mayAmendPlace refuses to give an item for an existing thing what that has.
func (r *Record) mayAmendPlace(it Item, v Values) error {
	if it.About().IsZero() {
		return nil
	}
	for _, field := range slices.Sorted(maps.Keys(v)) {
		if !slices.Contains(ownFields, field) {
			return refuser(it.About())("%s is the place of %s on the agenda: it has a timebox, a presenter and notes; change the %s of %s itself",
				it.Ref(), it.About(), cmp.Or(specs[field].Label, string(field)), it.About())
		}
	}
	return nil
}

// removePlaces takes the places of a thing off the agendas, as the thing goes.
func (r *Record) removePlaces(about Ref) {
	for _, it := range r.Items.Where(func(it Item) bool { return it.AboutID != 0 && it.About() == about }) {
		r.Private.remove(r.PrivateNote(it.Meeting, it.ID).ID)
		r.Items.remove(it.ID)
	}
}

// stateOfItem returns how an item stands: a place as its subject.
func stateOfItem(r *Record, it Item) Outcome {
	if it.IsPlace() {
		return shownStateOfItem(r, it)
	}
	u, ok := r.Ruling(it.Ref())
	if !ok {
		return Open
	}
	return u.Outcome
}

// detailsOfPlace returns the details of the subject with those of the place.
func (r *Record) detailsOfPlace(it Item, meeting ID, today Date) []Detail {
	list := details(r.Details(it.About(), meeting, today))
	list.add("place", r.whereItStands(it))
	list.add("presenter", it.Presenter)
	list.add("public notes", it.Notes)
	list.add("pre-read", r.SincePreRead(it.Meeting)(it.Ref()))
	return list
}
