package model

import (
	"cmp"
	"fmt"
	"slices"
)

// Item is an agenda item: one thing to dispose of. One that is about an existing
// thing, a place (place.go), has no text and no owner of its own.
type Item struct {
	InCycle
	Meeting   ID     `json:"meeting"`
	Position  int64  `json:"position"`
	Title     string `json:"title"`
	Question  string `json:"question"`
	Objective string `json:"objective"`
	Owner     ID     `json:"owner"`     // who decides
	Presenter string `json:"presenter"` // free text
	Timebox   int64  `json:"timebox"`   // minutes
	Ask       string `json:"ask"`       // AskDecide or AskInform
	AskWhy    string `json:"ask_why"`   // why it was turned to inform in the room
	Notes     string `json:"notes"`     // public: minutes print them
	Skipped   int64  `json:"skipped"`   // how many times it was moved to the end
	AboutKind Kind   `json:"about_kind,omitzero"`
	AboutID   ID     `json:"about,omitzero"`     // what it is a place for; 0 for an item of its own
	Standing  string `json:"standing,omitzero"`  // what its content is computed from; "" for an item that people write
	Proposed  bool   `json:"proposed,omitzero"`  // gavel put it where it stands, and nobody moved it since
	Brought   string `json:"brought,omitzero"`   // the kind of meeting that brought it; "" for an item that people added
	WalkedTo  ID     `json:"walked_to,omitzero"` // of a walkthrough: the state that is discussed; 0 for the first
	Kept      string `json:"kept,omitzero"`      // of a standing item: what it said when its meeting closed, a line each
}

// defaultTimebox is minutes for an item whose timebox nobody says.
const defaultTimebox = 10

// Ref names the item.
func (it Item) Ref() Ref { return itemRef(it.ID) }

// Parent returns the meeting.
func (it Item) Parent() Ref { return meetingRef(it.Meeting) }

// References returns the owner, the thing that a place is for, and the state to which a
// walkthrough came.
func (it Item) References() []Ref { return []Ref{personRef(it.Owner), it.About(), it.walkedTo()} }

// MeetingID returns the meeting.
func (it Item) MeetingID(*Record) ID { return it.Meeting }

// Agenda is the items of a meeting in their order.
func (r *Record) Agenda(meeting ID) []Item {
	list := r.Items.of(meetingRef(meeting))
	slices.SortStableFunc(list, func(a, b Item) int { return cmp.Compare(a.Position, b.Position) })
	return list
}

func itemKind() *KindOf[Item] {
	return &KindOf[Item]{
		KindSpec: KindSpec{
			Kind: KindItem, Plural: "items", Article: "an item", Prefix: "I", Head: "i", Sample: "Refund mails",
			Purpose: "What a meeting disposes of, in its order.",
			Parents: []Kind{KindMeeting}, InMeeting: true,
			UsualOutcome: Noted,
			States:       []Outcome{Open, Noted, Withdrawn, Approved, Conditional, Rejected, Deferred, Escalated, Decided},
			Outcomes: []OutcomeSpec{
				{Outcome: Noted, Verb: "note", Help: "the owner says that it is noted"},
				{Outcome: Withdrawn, Verb: "withdraw", Help: "take it off, with a reason", Final: true, Requires: []RequestedField{askWhy}},
			},
		},
		Rows: func(r *Record) *Rows[Item] { return &r.Items },
		Fields: []KindField[Item]{
			{Field: FieldWords, Access: Access[Item]{Get: titleOf, Set: func(_ *Record, it *Item, v Value, _ Instant) error {
				it.Title = v.Text
				return nil
			}}},
			{Field: FieldQuestion, Optional: true, Access: TextAt(func(it *Item) *string { return &it.Question })},
			{Field: FieldObjective, Optional: true, Access: TextAt(func(it *Item) *string { return &it.Objective })},
			{Field: FieldOwner, Optional: true, Column: true, Access: OwnerAt(func(it *Item) *ID { return &it.Owner })},
			{Field: FieldPresenter, Optional: true, Access: TextAt(func(it *Item) *string { return &it.Presenter })},
			{Field: FieldTimebox, Column: true, Access: Access[Item]{Get: timeboxOf, Set: setTimebox},
				Default: func(*Record, Ref, Instant) Value { return Value{Number: defaultTimebox} }},
			{Field: FieldAsk, Column: true, Access: TextAt(func(it *Item) *string { return &it.Ask }),
				Default: func(*Record, Ref, Instant) Value { return Words(AskDecide) }},
			{Field: FieldNotes, Optional: true, Access: TextAt(func(it *Item) *string { return &it.Notes })},
			MeetingField(func(it Item) ID { return it.Meeting }),
			{Field: FieldWhy, NotInForm: true, Access: NotStored[Item]()}, // of an item that is turned to inform in the room
		},
		New: func(r *Record, begin InCycle, on Ref, _ Values, _ Instant) (Item, error) {
			m, err := r.meetingFor(on)
			return Item{InCycle: begin, Meeting: m.ID, Position: r.endOf(m.ID)}, err
		},
		AdjustRequirements: requirementsOfItem,
		MayAmend: func(r *Record, it Item, v Values) error {
			if err := r.mayAmendPlace(it, v); err != nil {
				return err
			}
			_, err := r.changeable(it.Meeting)
			return err
		},
		Validate: validateItem,
		Owner:    func(r *Record, it Item) ID { return r.itemOwner(it) },
		Raised: func(_ *Record, it Item, _ Values, _ Instant) (Done, error) {
			return Done{Says: fmt.Sprintf("%s %s is on the agenda", it.Ref(), Quoted(it.Title)), About: it.Ref()}, nil
		},
		Details: detailsOfItem,
		Remove: func(r *Record, it Item) error {
			if err := r.mayTakeOff(it.Ref()); err != nil {
				return err
			}
			if err := r.refuseToLoseAnswer(it.Ref()); err != nil {
				return err
			}
			for _, d := range r.DecisionsOn(it.ID) {
				r.removePlaces(d.Ref())
				r.removeDecision(d)
			}
			r.Private.remove(r.PrivateNote(it.Meeting, it.ID).ID)
			r.Items.remove(it.ID)
			return nil
		},
		Takes: func(_ *Record, it Item, o OutcomeSpec) bool {
			return !it.IsPlace() && (o.Outcome != Noted || it.Ask == AskInform)
		},
		State:   stateOfItem,
		MayRule: mayRuleItem,
		InForce: inForceOnItem,
		Gap:     gapOfItem,
		Digest:  digestItem,
		Message: messageOnItem,

		ShownState: shownStateOfItem,
		Describe:   describeItem,
	}
}

// meetingFor is the meeting that a new item or check goes to: the one named,
// else that of the thing named while it is not over, else the live one, else
// the next.
func (r *Record) meetingFor(on Ref) (Meeting, error) {
	named := on.Kind == KindMeeting || on.Kind == KindItem
	if m, ok := r.Meetings.Get(r.above(on, KindMeeting).ID); ok && (named || !m.IsOver()) {
		return r.changeable(m.ID)
	}
	if m, ok := r.Live(); ok { // one with no item being discussed
		return m, nil
	}
	if m, ok := r.Next(); ok {
		return m, nil
	}
	return Meeting{}, &Refusal{Reason: NotAllowed, Says: "no meeting is planned; plan one first: gavel new meeting"}
}

func (r *Record) endOf(meeting ID) int64 {
	end := int64(1)
	for _, it := range r.Agenda(meeting) {
		end = max(end, it.Position+1)
	}
	return end
}

func describeItem(_ *Record, it Item) string {
	switch {
	case it.IsWalkthrough():
		return "the walkthrough of " + it.About().String()
	case it.IsPlace():
		return "the place of " + it.About().String() + " on the agenda"
	}
	return "an item to " + it.Ask
}

func detailsOfItem(r *Record, it Item, meeting ID, today Date) []Detail {
	if it.IsPlace() {
		return r.detailsOfPlace(it, meeting, today)
	}
	var list details
	if it.IsWalkthrough() {
		list.walkthrough(r, it)
	}
	list.content(r, it, today)
	list.add("question", it.Question)
	for _, d := range r.DecisionsOn(it.ID) {
		list.add(string(r.State(d.Ref())), fmt.Sprintf("%s %s", d.Ref(), d.FinalWording()))
	}
	list.add("asks to", fmt.Sprintf("%s, %s", it.Ask, count(int(it.Timebox), "minute")))
	list.add("owner", r.NameOf(it.Owner))
	if it.Presenter != r.NameOf(it.Owner) {
		list.add("presenter", it.Presenter)
	}
	list.add("objective", it.Objective)
	list.add("public notes", it.Notes)
	list.add("pre-read", r.SincePreRead(it.Meeting)(it.Ref()))
	list.feedback(r, it.Ref())
	return list
}

func timeboxOf(_ *Record, it *Item) Value { return Value{Number: int(it.Timebox)} }

func setTimebox(_ *Record, it *Item, v Value, _ Instant) error {
	if v.Number < 1 || v.Number > 24*60 {
		return badValue(FieldTimebox, "a timebox is between 1 and 1440 minutes")
	}
	it.Timebox = int64(v.Number)
	return nil
}

// validateItem asks why an item is turned to inform while its meeting is being
// held. An owner not given is the presenter, where that is a known person.
func validateItem(r *Record, before, it *Item, v Values, _ Instant) error {
	if !it.About().IsZero() {
		return nil
	}
	switch {
	case it.Ask == "":
		return badValue(FieldAsk, "an item asks the room to decide or to inform")
	case before != nil && it.IsStanding() && before.Ask == AskInform && it.Ask != AskInform:
		return badValue(FieldAsk, fmt.Sprintf("%s shows what stands, for information; add another item for what is decided", it.Ref()))
	}
	if _, said := v[FieldOwner]; !said && it.Owner == 0 {
		if p, ok := r.personCalled(it.Presenter); ok {
			it.Owner = p.ID
		}
	}
	if it.Ask == AskDecide {
		it.AskWhy = ""
		return nil
	}
	if m, _ := r.Meetings.Get(it.Meeting); before == nil || before.Ask != AskDecide || !m.open() {
		return nil
	}
	if !v.Has(FieldWhy) {
		q := Requirement{FieldSpec: specs[FieldWhy], Because: "the minutes print why a decision is no longer asked for"}
		return refuseMissing(it.Ref(), []Requirement{q}, r.whoSays(it.Owner))
	}
	it.AskWhy = v[FieldWhy].Text
	return nil
}

// fillOwners gives the items of a meeting that is being held the owner that goes
// without saying: one that informs the facilitator's, one to decide the owner of
// its only decision.
func (r *Record) fillOwners(m Meeting) {
	for _, it := range r.Agenda(m.ID) {
		if it.IsWalkthrough() {
			r.fillWalkthrough(it, m)
			continue
		}
		if it.Owner != 0 || it.IsPlace() {
			continue
		}
		if it.Ask == AskInform {
			it.Owner = m.Facilitator
		} else if list := r.DecisionsOn(it.ID); len(list) == 1 {
			it.Owner = list[0].Owner
		}
		if it.Owner != 0 {
			r.Items.put(it)
		}
	}
}

// MoveItem moves an item on its agenda by a number of places; negative is up.
type MoveItem struct {
	Item ID
	By   int
}

// Name is "move item".
func (MoveItem) Name() string { return "move item" }

// Apply moves as far as the agenda goes.
func (c MoveItem) Apply(r *Record, _ Instant) (Done, error) {
	it, agenda, err := r.onAgenda(c.Item)
	if err != nil {
		return Done{}, err
	}
	from := slices.Index(agenda, it)
	to := min(max(from+c.By, 0), len(agenda)-1)
	it.Proposed = it.Proposed && to == from // from now on it stands where a person put it
	agenda = slices.Insert(slices.Delete(agenda, from, from+1), to, it)
	r.order(agenda)
	return Done{Says: fmt.Sprintf("%s is number %d of %d", it.Ref(), to+1, len(agenda)), About: it.Ref()}, nil
}

// SkipItem moves an item to the end. It is noted, and it is no answer.
type SkipItem struct {
	Item ID
}

// Name is "skip item".
func (SkipItem) Name() string { return "skip item" }

// Apply refuses an item of a meeting that is over.
func (c SkipItem) Apply(r *Record, _ Instant) (Done, error) {
	it, agenda, err := r.onAgenda(c.Item)
	if err != nil {
		return Done{}, err
	}
	from := slices.Index(agenda, it)
	it.Skipped++
	agenda = append(slices.Delete(agenda, from, from+1), it)
	r.order(agenda)
	return Done{Says: fmt.Sprintf("%s moved to the end; it still needs its answer", it.Ref()), About: it.Ref()}, nil
}

func (r *Record) onAgenda(item ID) (Item, []Item, error) {
	it, ok := r.Items.Get(item)
	if !ok {
		return it, nil, notFound(itemRef(item))
	}
	_, err := r.changeable(it.Meeting)
	return it, r.Agenda(it.Meeting), err
}

func (r *Record) order(agenda []Item) {
	for i, it := range agenda {
		it.Position = int64(i + 1)
		r.Items.put(it)
	}
}

func mayRuleItem(r *Record, it Item, outcome Outcome, _ Instant) error {
	about, refuse := it.Ref(), refuser(it.Ref())
	if m, live := r.Live(); !live || m.ID != it.Meeting {
		return refuse("%s is not on a live agenda; start its meeting first", about)
	}
	if state := r.State(about); state == Withdrawn || state == outcome {
		return refuse("%s is %s already", about, state.past())
	}
	if outcome != Withdrawn {
		return nil
	}
	if d, answered := r.answeredIn(it); answered {
		return refuse("%s: %s was %s in this meeting; undo that first", about, d, r.State(d).past())
	}
	if open := r.openOn(it); len(open) > 0 {
		d := open[0]
		if r.Decider(d) == 0 {
			return refuse("%s: %s on it is open; give it an owner, who decides or withdraws it first", about, d.Ref())
		}
		return refuse("%s: %s on it is open, and its own owner's: %s decides or withdraws it first", about, d.Ref(), r.NameOf(r.Decider(d)))
	}
	return nil
}

// answeredIn finds a decision on an item that was answered in the very meeting of
// that item: withdrawing the item would leave the answer standing.
func (r *Record) answeredIn(it Item) (Ref, bool) {
	m, _ := r.Meetings.Get(it.Meeting)
	for _, d := range r.DecisionsOn(it.ID) {
		u, ok := r.Ruling(d.Ref())
		if ok && !u.Outcome.putsOff() && u.Outcome != Withdrawn && r.madeIn(u, m) {
			return d.Ref(), true
		}
	}
	return Ref{}, false
}

// openOn returns the decisions on an item that lack their owner's answer in the
// item's meeting.
func (r *Record) openOn(it Item) []Decision {
	m, _ := r.Meetings.Get(it.Meeting)
	return slices.DeleteFunc(r.DecisionsOn(it.ID), func(d Decision) bool {
		_, ruled := r.inForce(d.Ref(), m, m.Date)
		return ruled
	})
}

// inForceOnItem disposes of an item that has an owner: withdrawn, noted where it
// informs, or by the last of its decisions where all are answered and there is at
// least one.
func inForceOnItem(r *Record, it Item, m Meeting, _ Date) (Ruling, bool) {
	if it.Owner == 0 {
		return Ruling{}, false
	}
	u, _ := r.lastIn(it.Ref(), m)
	if u.Outcome == Withdrawn || (u.Outcome == Noted && it.Ask == AskInform) {
		return u, true
	}
	if it.Ask == AskInform {
		return Ruling{}, false
	}
	var latest Ruling
	for _, d := range r.DecisionsOn(it.ID) {
		u, ok := r.InForce(m.ID, d.Ref())
		if !ok {
			return Ruling{}, false
		}
		if u.ID > latest.ID {
			latest = u
		}
	}
	return latest, latest.ID != 0
}

// shownStateOfItem returns how an item stands in its meeting: as it was ruled on there,
// or as its decisions stand once all of them are answered.
func shownStateOfItem(r *Record, it Item) Outcome {
	u, ok := r.InForce(it.Meeting, it.Ref())
	switch {
	case !ok:
		return Open
	case it.IsPlace():
		return u.Outcome.resultingState()
	case u.AboutKind != KindDecision:
		return u.Outcome
	}
	var state Outcome
	for _, d := range r.DecisionsOn(it.ID) {
		is := r.State(d.Ref())
		if state != "" && state != is {
			return Decided
		}
		state = is
	}
	return state
}

func gapOfItem(_ *Record, it Item, g *Gap, _ Instant) {
	if it.Ask == AskInform {
		g.Outcome = Noted
		g.Needs = "to be noted" + by(g.Who)
		return
	}
	g.Needs = "a decision" + by(g.Who)
}
