package model

import (
	"fmt"
	"slices"
	"time"
)

// Clock is a meeting's running time. It is a row of its own, so that time
// passing never stands in the way of an undo.
type Clock struct {
	InCycle
	Meeting ID      `json:"meeting"`
	Item    ID      `json:"item"`          // the item being discussed; 0 for none
	Since   Instant `json:"since"`         // the item's clock runs since then; 0 while paused
	Sitting Instant `json:"sitting_since"` // the meeting is held since then, or since the clock was last set; 0 while it is not
	SpentMS int64   `json:"spent_ms"`      // the time before that
}

const clockTable = "clock"

// Parent returns the meeting.
func (c Clock) Parent() Ref { return meetingRef(c.Meeting) }

// Unique returns nothing: a meeting has one clock.
func (c Clock) Unique() Ref { return Ref{} }

// References returns the item that the meeting is at.
func (c Clock) References() []Ref { return []Ref{itemRef(c.Item)} }

// MeetingID returns the meeting.
func (c Clock) MeetingID(*Record) ID { return c.Meeting }

// Spent is the time that an item has had under discussion.
type Spent struct {
	InCycle
	Item    ID    `json:"item"`
	SpentMS int64 `json:"spent_ms"`
}

// Parent returns the item.
func (s Spent) Parent() Ref { return itemRef(s.Item) }

// Unique returns nothing: what was spent on an item is one row.
func (s Spent) Unique() Ref { return Ref{} }

// MeetingID returns the meeting of the item.
func (s Spent) MeetingID(r *Record) ID {
	it, _ := r.Items.Get(s.Item)
	return it.Meeting
}

// Clock is the clock of a meeting; a stopped one where it was never started.
func (r *Record) Clock(meeting ID) Clock {
	c, _ := r.Clocks.lastOf(meetingRef(meeting))
	return c
}

// Running reports whether the item's clock runs.
func (c Clock) Running() bool { return c.Since != 0 }

// ItemTime is the time that an item has had under discussion until now.
func (r *Record) ItemTime(item ID, now Instant) time.Duration {
	s, _ := r.Spents.lastOf(itemRef(item))
	spent := time.Duration(s.SpentMS) * time.Millisecond
	if it, ok := r.Items.Get(item); ok {
		if c := r.Clock(it.Meeting); c.Item == item && c.Since != 0 {
			spent += now.Sub(c.Since)
		}
	}
	return spent
}

// MeetingTime returns how long a meeting has been held until now, adjournments left
// out.
func (r *Record) MeetingTime(meeting ID, now Instant) time.Duration {
	c := r.Clock(meeting)
	held := time.Duration(c.SpentMS) * time.Millisecond
	if c.Sitting != 0 {
		held += now.Sub(c.Sitting)
	}
	return held
}

// WholeMinutes rounds a duration to minutes, but never down to nothing.
func WholeMinutes(d time.Duration) int {
	if d <= 0 {
		return 0
	}
	return max(1, int(d.Round(time.Minute).Minutes()))
}

// ProjectedEnd returns when the meeting ends if every item that is not yet disposed
// of takes what is left of its timebox.
func (r *Record) ProjectedEnd(meeting ID, now Instant) Instant {
	left := time.Duration(0)
	for _, it := range r.Agenda(meeting) {
		if r.Ruled(meeting, it.Ref()) {
			continue
		}
		left += max(0, time.Duration(it.Timebox)*time.Minute-r.ItemTime(it.ID, now))
	}
	return now + Instant(left.Milliseconds())
}

// stopItem puts the time since the item's clock was started on its account, and
// that of the meeting on the meeting's: they are counted by the same steps, so that
// both say the same where the machine's clock is set meanwhile.
func (r *Record) stopItem(c *Clock, now Instant) {
	c.count(now)
	if c.Item != 0 && c.Since != 0 {
		r.addSpent(c.Item, now.Sub(c.Since))
	}
	c.Since = 0
}

// count puts the time since the meeting was last counted on its account.
func (c *Clock) count(now Instant) {
	if c.Sitting != 0 {
		c.SpentMS += now.Sub(c.Sitting).Milliseconds()
		c.Sitting = now
	}
}

func (r *Record) addSpent(item ID, d time.Duration) {
	s, ok := r.Spents.lastOf(itemRef(item))
	if !ok {
		s = Spent{InCycle: start(r, &r.Spents), Item: item}
	}
	s.SpentMS += d.Milliseconds()
	r.Spents.put(s)
}

// NextItem is the next item of a meeting that still needs its answer: on from
// the one under discussion, and round. ok is false where no other does.
func (r *Record) NextItem(meeting ID) (next Item, ok bool) {
	agenda, before := r.Agenda(meeting), r.Clock(meeting).Item
	at := slices.IndexFunc(agenda, func(it Item) bool { return it.ID == before })
	for _, it := range slices.Concat(agenda[at+1:], agenda[:at+1]) {
		if it.ID != before && !r.Ruled(meeting, it.Ref()) {
			return it, true
		}
	}
	return Item{}, false
}

// OpenItem opens an item and starts its clock.
type OpenItem struct {
	Item ID
}

// Name is "open item".
func (OpenItem) Name() string { return "open item" }

// Apply refuses an item that is not on a live meeting.
func (c OpenItem) Apply(r *Record, now Instant) (Done, error) {
	it, ok := r.Items.Get(c.Item)
	if !ok {
		return Done{}, notFound(itemRef(c.Item))
	}
	m, ok := r.Live()
	if !ok || m.ID != it.Meeting {
		return Done{}, notLive(it.Ref())
	}
	clock := r.Clock(m.ID)
	r.stopItem(&clock, now)
	clock.Item, clock.Since = it.ID, now
	r.Clocks.put(clock)
	subject := r.Subject(it.Ref())
	return Done{Says: fmt.Sprintf("now discussing %s %s", subject, Quoted(r.TextOf(subject))), About: it.Ref()}, nil
}

// PauseClock stops the clock of the item being discussed.
type PauseClock struct{}

// Name is "pause".
func (PauseClock) Name() string { return "pause" }

// Apply refuses when no clock runs.
func (PauseClock) Apply(r *Record, now Instant) (Done, error) {
	m, ok := r.Live()
	if !ok {
		return Done{}, notLive(Ref{})
	}
	clock := r.Clock(m.ID)
	if !clock.Running() {
		return Done{}, &Refusal{Reason: NotAllowed, Says: "the clock is paused already"}
	}
	r.stopItem(&clock, now)
	r.Clocks.put(clock)
	return Done{Says: "clock paused", About: itemRef(clock.Item)}, nil
}

// ResumeClock starts the clock of the item being discussed again.
type ResumeClock struct{}

// Name is "resume".
func (ResumeClock) Name() string { return "resume" }

// Apply refuses when the clock runs, or no item is being discussed.
func (ResumeClock) Apply(r *Record, now Instant) (Done, error) {
	m, ok := r.Live()
	if !ok {
		return Done{}, notLive(Ref{})
	}
	clock := r.Clock(m.ID)
	if clock.Running() || clock.Item == 0 {
		return Done{}, &Refusal{Reason: NotAllowed, Says: "no item is waiting for its clock; open one first"}
	}
	clock.count(now)
	clock.Since = now
	r.Clocks.put(clock)
	return Done{Says: "clock running", About: itemRef(clock.Item)}, nil
}
