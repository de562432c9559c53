package model

import (
	"cmp"
	"fmt"
	"slices"
)

// Item is an agenda item: one thing to dispose of.
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
}

// defaultTimebox is minutes for an item whose timebox nobody says.
const defaultTimebox = 10

// Ref names the item.
func (it Item) Ref() Ref { return itemRef(it.ID) }

// Agenda is the items of a meeting in their order.
func (r *Record) Agenda(meeting ID) []Item {
	list := r.Items.of(meetingRef(meeting))
	slices.SortStableFunc(list, func(a, b Item) int { return cmp.Compare(a.Position, b.Position) })
	return list
}

func itemNoun() noun {
	return noun{
		fields: []Question{
			{Field: FieldWords},
			{Field: FieldQuestion, Optional: true},
			{Field: FieldObjective, Optional: true},
			{Field: FieldOwner, Optional: true},
			{Field: FieldPresenter, Optional: true},
			{Field: FieldTimebox, Default: func(*Record, Ref, Instant) Value { return Value{Number: defaultTimebox} }},
			{Field: FieldAsk, Default: func(*Record, Ref, Instant) Value { return Words(AskDecide) }},
			{Field: FieldNotes, Optional: true},
		},
		beside: FieldWhy, // of an item that is turned to inform in the room
		raise:  raiseItem,
		amend:  amendItem,
	}
}

func raiseItem(r *Record, on Ref, v Values, _ Instant) (Done, error) {
	m, err := r.meetingFor(on)
	if err != nil {
		return Done{}, err
	}
	it := Item{InCycle: start(r, &r.Items), Meeting: m.ID, Position: r.endOf(m.ID)}
	if err := it.fill(r, v); err != nil {
		return Done{}, err
	}
	r.Items.put(it)
	return Done{Says: fmt.Sprintf("%s %q is on the agenda", it.Ref(), it.Title), About: it.Ref()}, nil
}

// meetingFor is the meeting that a new item or check goes to: the one named,
// else that of the thing named while it is not over, else the live one, else
// the next.
func (r *Record) meetingFor(on Ref) (Meeting, error) {
	named := on.Kind == KindMeeting || on.Kind == KindItem
	if m, ok := r.Meetings.Get(r.above(on, KindMeeting).ID); ok && (named || !m.over()) {
		return r.changeable(m.ID)
	}
	if m, ok := r.Live(); ok { // one with no item before the room
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

// fill takes the values that were given. An owner not given is the presenter,
// where that is a person everyone knows.
func (it *Item) fill(r *Record, v Values) error {
	setText(v, FieldWords, &it.Title)
	setText(v, FieldQuestion, &it.Question)
	setText(v, FieldObjective, &it.Objective)
	setText(v, FieldPresenter, &it.Presenter)
	setText(v, FieldNotes, &it.Notes)
	setText(v, FieldAsk, &it.Ask)
	if n, ok := v[FieldTimebox]; ok {
		if n.Number < 1 || n.Number > 24*60 {
			return badValue(FieldTimebox, "a timebox is between 1 and 1440 minutes")
		}
		it.Timebox = int64(n.Number)
	}
	if it.Ask == "" {
		return badValue(FieldAsk, "an item asks the room to decide or to inform")
	}
	if err := setPerson(r, v, FieldOwner, &it.Owner); err != nil {
		return err
	}
	if _, said := v[FieldOwner]; !said && it.Owner == 0 {
		if p, ok := r.personCalled(it.Presenter); ok {
			it.Owner = p.ID
		}
	}
	return nil
}

func amendItem(r *Record, id ID, v Values, _ Instant) (Done, error) {
	it, _ := r.Items.Get(id)
	m, err := r.changeable(it.Meeting)
	if err != nil {
		return Done{}, err
	}
	was := it
	if err := it.fill(r, v); err != nil {
		return Done{}, err
	}
	if m.open() && was.Ask == AskDecide && it.Ask == AskInform {
		if !v.Has(FieldWhy) {
			q := Requirement{Spec: specs[FieldWhy], Because: "the minutes print why a decision is no longer asked for"}
			return Done{}, refuseMissing(it.Ref(), []Requirement{q}, r.whoSays(it.Owner))
		}
		it.AskWhy = v[FieldWhy].Text
	}
	if it.Ask == AskDecide {
		it.AskWhy = ""
	}
	r.Items.put(it)
	return Done{Says: fmt.Sprintf("%s amended", it.Ref()), About: it.Ref()}, nil
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
