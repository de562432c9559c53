package model

import (
	"cmp"
	"fmt"
	"strings"
)

// Cycle is the stretch of work under review.
type Cycle struct {
	Row
	Name        string `json:"name"`
	Zone        string `json:"zone"`                // IANA time zone; all dates of the cycle are in it
	ReviewEvery int64  `json:"review_every"`        // days from one review to the next
	FirstZone   string `json:"first_zone,omitzero"` // of meetings that closed before each kept its own; "" while the zone is the first
	Workdays    string `json:"workdays,omitzero"`   // of a week, such as "mon tue wed"; "" for Monday to Friday
	DaysOff     string `json:"days_off,omitzero"`   // such as "2026-12-24 2026-12-25"

	// What the close of a review plans the next by, see series.go.
	Series            string `json:"series,omitzero"`             // SeriesOn, SeriesOff; "" where nobody said, which is off
	ReviewDay         string `json:"review_day,omitzero"`         // such as "thu"; "" for the weekday of the review that closes
	ReviewTime        string `json:"review_time,omitzero"`        // such as "10:00"; "" for that of the review that closes
	ReviewMinutes     int64  `json:"review_minutes,omitzero"`     // 0 for the length of the review that closes
	ReviewFacilitator ID     `json:"review_facilitator,omitzero"` // 0 for who led the review that closes

	Risk     string `json:"risk,omitzero"`     // the level that is agreed on; "" where nobody said, which is medium
	Approver ID     `json:"approver,omitzero"` // who gives the final approval; 0 for the last of the escalation path

	Delivery      Date `json:"delivery,omitzero"`
	DeliveryOwner ID   `json:"delivery_owner,omitzero"`
	Customer      Date `json:"customer,omitzero"` // the day that customers are told
	CustomerOwner ID   `json:"customer_owner,omitzero"`

	// What frames the cycle, see cycle_frame.go.
	Objective       string `json:"objective,omitzero"`
	Mandate         string `json:"mandate,omitzero"`
	MarketSignal    string `json:"market_signal,omitzero"`
	Filter          string `json:"filter,omitzero"`  // the question that every decision is held against
	Promise         string `json:"promise,omitzero"` // to customers
	PromiseOwner    ID     `json:"promise_owner,omitzero"`
	PostLaunchOwner ID     `json:"post_launch_owner,omitzero"`

	// The window of the cycle, see cycle_window.go.
	Start         Date   `json:"start,omitzero"`          // "" where nobody said, in files from before there were windows
	Sprints       int64  `json:"sprints,omitzero"`        // 0 for what the playbook says
	SprintDays    int64  `json:"sprint_days,omitzero"`    // 0 for what the playbook says
	FollowedUntil Date   `json:"followed_until,omitzero"` // "" for followedUpDays after the customer-facing date
	Freezes       string `json:"freezes,omitzero"`        // a line each, such as "2026-11-23 2026-12-01 peak sales"
	MeasuredBy    string `json:"measured_by,omitzero"`    // what the agreed level of risk is measured by

	Playbook ID `json:"playbook,omitzero"` // that it works by; 0 for the first that gavel came with

	// The end of the cycle, see cycle_close.go, and from which one it began.
	ClosedAt Instant `json:"closed_at,omitzero"` // 0 while it is open
	NoLesson string  `json:"no_lesson,omitzero"` // why none was noted
	Follows  ID      `json:"follows,omitzero"`   // the cycle from which it took what was carried; 0 for none
}

// References returns who leads the reviews, who gives the final approval, and who owns the
// dates, the promise and what follows the launch.
func (c Cycle) References() []Ref {
	return []Ref{personRef(c.ReviewFacilitator), personRef(c.Approver), personRef(c.DeliveryOwner), personRef(c.CustomerOwner),
		personRef(c.PromiseOwner), personRef(c.PostLaunchOwner)}
}

// Parent returns nothing.
func (Cycle) Parent() Ref { return Ref{} }

// EscalationStep is one place on the cycle's escalation path. Without any, an
// escalation may name anyone.
type EscalationStep struct {
	InCycle
	Position int64 `json:"position"`
	Person   ID    `json:"person"`
}

// Parent returns nothing.
func (EscalationStep) Parent() Ref { return Ref{} }

// References returns the person of the step.
func (s EscalationStep) References() []Ref { return []Ref{personRef(s.Person)} }

// defaultReviewEvery is a week, in days: a cycle is reviewed weekly unless it says otherwise.
const defaultReviewEvery = 7

// NewCycle begins a cycle with the people who are in the room.
type NewCycle struct {
	CycleName  string
	Zone       string   // IANA name; "" takes UTC
	People     []string // one name each
	Escalation []string // names, first step first; added to the people
	Series     string   // SeriesOff where no close plans the next review; "" takes SeriesOn
	Start      Date     // the first day of its window; "" takes the next Monday
}

// Name is "new cycle".
func (NewCycle) Name() string { return "new cycle" }

// Apply refuses a name that is empty, a zone that is not known, and any name that is not one
// person's. The series of reviews goes on
// unless it says otherwise.
func (c NewCycle) Apply(r *Record, now Instant) (Done, error) {
	name, err := bounded("the name", c.CycleName, false)
	if err != nil {
		return Done{}, err
	}
	if name == "" {
		return Done{}, &Refusal{Reason: MissingAnswer, Says: "give the cycle a name, such as \"Checkout redesign\""}
	}
	zone := c.Zone
	if zone == "" {
		zone = "UTC"
	}
	if err := CheckZone(zone); err != nil {
		return Done{}, err
	}
	if err := c.Start.check(); err != nil {
		return Done{}, badValue(FieldStart, err.Error())
	}
	begun := Cycle{Row: Row{ID: r.Cycles.next(), Version: 1}, Name: name, Zone: zone, ReviewEvery: defaultReviewEvery}
	if _, err := setSeries(r, &begun, Words(cmp.Or(c.Series, SeriesOn)), now); err != nil {
		return Done{}, err
	}
	begun.Playbook = r.keepPlaybook(r.playbookToBegin(), now)
	r.Cycles.put(begun)
	begun.Start = cmp.Or(c.Start, nextMonday(r.Today(now)))
	before := r.before
	begun = r.takeOver(begun, c)
	r.Cycles.put(begun)
	for _, person := range c.People {
		if _, err := r.personNamed(person, 0); err != nil {
			return Done{}, err
		}
	}
	var path []ID
	for _, person := range c.Escalation {
		id, err := r.personNamed(person, 0)
		if err != nil {
			return Done{}, err
		}
		path = append(path, id)
	}
	if before != nil && len(path) == 0 {
		path = r.pathAfter(before)
	}
	if err := r.putPath(path); err != nil {
		return Done{}, err
	}
	says := fmt.Sprintf("cycle %s begun; its dates are in the time zone %s", Quoted(name), zone)
	if before != nil {
		earlier, _ := before.Cycle()
		says += fmt.Sprintf("; %s carried over from %s", count(len(r.Unfinished()), "thing"), Quoted(earlier.Name))
		says += r.offeredBaselines(before)
	}
	return Done{Says: strings.Join(append([]string{says}, r.overlaps(begun)...), "; ")}, nil
}

// Today is the day that now falls on in the cycle's zone.
func (r *Record) Today(now Instant) Date { return DateOf(now.In(r.Zone())) }

// RiskLevel returns the level up to which the cycle lives with a risk.
func (r *Record) RiskLevel() string {
	c, _ := r.Cycle()
	return cmp.Or(c.Risk, LevelMedium)
}

// Approver returns who gives the final approval: who was named, else the last of the
// escalation path; 0 for nobody.
func (r *Record) Approver() ID {
	c, _ := r.Cycle()
	if c.Approver != 0 {
		return r.successorOf(c.Approver)
	}
	last := EscalationStep{}
	for s := range r.Steps.All() {
		if s.Position > last.Position {
			last = s
		}
	}
	return r.successorOf(last.Person)
}
