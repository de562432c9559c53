// Package playbook reads the file that says how a team holds its meetings: which kinds of
// meetings there are and what each goes through, what gates ask, how far things may be put
// off, and when what is held. It knows nothing of records: what the words of a file mean is
// in package model.
//
// Parse answers with a Playbook, or with everything that is wrong with a text; With writes
// what a team learned into one, and leaves the rest of it as it is. What may
// stand in a file is said once, in spec.go: the checks and the schema for editors both
// follow from it.
package playbook

import "slices"

// Playbook is what a file says.
type Playbook struct {
	Version int      `toml:"version"`
	Name    string   `toml:"name"`
	Limits  Limits   `toml:"limits"`
	Cycle   Cycle    `toml:"cycle"`
	Metrics []Metric `toml:"metric"`
	Gates   []Gate   `toml:"gate"`
	Kinds   []Kind   `toml:"kind"`
}

// Limits is how long things may wait, and how long a review is.
type Limits struct {
	SlotMinutes       int `toml:"slot_minutes"`
	CloseMinutes      int `toml:"close_minutes"`
	StaleDays         int `toml:"stale_days"`
	CarriedOften      int `toml:"carried_often"`
	EscalationHours   int `toml:"escalation_hours"`
	EscalationMaxDays int `toml:"escalation_max_days"`
	DeferralMaxDays   int `toml:"deferral_max_days"`
	WaiverMaxDays     int `toml:"waiver_max_days"`
	RecheckLikelyDays int `toml:"recheck_likely_days"`
	RecheckRiskDays   int `toml:"recheck_risk_days"`
	ImprovedPercent   int `toml:"improved_percent"`
}

// Cycle is what a new cycle is offered.
type Cycle struct {
	Sprints    int      `toml:"sprints"`
	SprintDays int      `toml:"sprint_days"`
	Workdays   []string `toml:"workdays"`
	Functions  []string `toml:"functions"`
	Filter     string   `toml:"filter"`
	Promise    string   `toml:"promise"`
}

// Metric is one measure that the playbook brings.
type Metric struct {
	Key    string   `toml:"key"`
	Name   string   `toml:"name"`
	Unit   string   `toml:"unit"`
	Better string   `toml:"better"` // "up" or "down"
	Source string   `toml:"source"` // "entered", a word of what is computed, or "" for "entered"
	Every  int      `toml:"every"`  // days from one reading to the next; 0 for a week
	Signal string   `toml:"signal"`
	Guard  string   `toml:"guard"` // the key of another metric, or "promise"
	Tags   []string `toml:"tags"`
}

// Gate is a named list of checks.
type Gate struct {
	Key    string  `toml:"key"`
	Title  string  `toml:"title"`
	Checks []Check `toml:"check"`
}

// Check is one line of a gate: computed from the record, or a sentence that its owner
// answers.
type Check struct {
	Key      string `toml:"key"`
	Computed string `toml:"computed"` // one of Computed; "" for an entered one
	Text     string `toml:"text"`
	Owner    string `toml:"owner"`    // one of the words of owners; "" for DefaultOwner
	Waivable *bool  `toml:"waivable"` // nil for yes
	Lesson   string `toml:"lesson"`   // the id of the lesson it comes from, such as "LS-3"
}

// MayBeWaived reports whether the check can be let through.
func (c Check) MayBeWaived() bool { return c.Waivable == nil || *c.Waivable }

// OwnerWord returns the word of who owns the check.
func (c Check) OwnerWord() string {
	if c.Owner == "" {
		return OwnerApprover
	}
	return c.Owner
}

// The words of who owns a check. What follows OwnerLead names a function.
const (
	OwnerFacilitator = "facilitator"
	OwnerApprover    = "approver" // where a check names nobody
	OwnerPromise     = "promise"
	OwnerMessaging   = "messaging"
	OwnerPostLaunch  = "post-launch"
	OwnerLead        = "lead:"
)

// Kind is one kind of meeting.
type Kind struct {
	Key       string    `toml:"key"`
	Title     string    `toml:"title"`
	Minutes   int       `toml:"minutes"`
	Gates     []string  `toml:"gates"`
	Functions []string  `toml:"functions"` // one person of each must be there
	Schedule  *Schedule `toml:"schedule"`  // nil for a kind that is held when somebody plans it
	Joins     string    `toml:"joins"`     // the kind of the review that it is part of where one is near
	Items     []Item    `toml:"item"`
}

// Schedule says when a kind of meeting is held: Offset working days from a date of the
// cycle, and again every so many days until its end.
type Schedule struct {
	From   string `toml:"from"`
	Offset int    `toml:"offset"`
	Every  int    `toml:"every"` // 0 for once
}

// The dates of a cycle from which a schedule counts. What follows FromSprintEnd is the
// number of the sprint.
const (
	FromStart     = "start"
	FromDelivery  = "delivery"
	FromCustomer  = "customer"
	FromEnd       = "end"
	FromSprintEnd = "sprint-end:"
)

// Item is one standing item of a kind of meeting.
type Item struct {
	Key      string   `toml:"key"` // "" for most: it is what one that a lesson made is known again by
	Title    string   `toml:"title"`
	Question string   `toml:"question"`
	Ask      string   `toml:"ask"` // "decide" or "inform"; "" for "inform"
	Minutes  int      `toml:"minutes"`
	Content  []string `toml:"content"`
	When     string   `toml:"when"`   // "always", or "any" for where its content has something to say; "" for "always"
	Place    string   `toml:"place"`  // "first" or "last"; "" for "last"
	Lesson   string   `toml:"lesson"` // the id of the lesson it comes from, such as "LS-3"
}

// Decides reports whether the item asks for a decision.
func (it Item) Decides() bool { return it.Ask == "decide" }

// IfAny reports whether the item is left out where its content has nothing to say.
func (it Item) IfAny() bool { return it.When == "any" }

// First reports whether the item stands at the top of an agenda.
func (it Item) First() bool { return it.Place == "first" }

// The words of content that are followed by what they are about.
const (
	ContentMetric  = "metric:"  // the key of a metric
	ContentMetrics = "metrics:" // a tag
)

// Kind returns the kind of meeting with a key.
func (p Playbook) Kind(key string) (Kind, bool) { return find(p.Kinds, key, kindKey) }

// Gate returns the gate with a key.
func (p Playbook) Gate(key string) (Gate, bool) { return find(p.Gates, key, gateKey) }

// Idle returns the gates that no kind of meeting holds, by their keys.
func (p Playbook) Idle() []string {
	return slices.DeleteFunc(keysOfAll(p.Gates, gateKey), func(key string) bool {
		return slices.ContainsFunc(p.Kinds, func(k Kind) bool { return slices.Contains(k.Gates, key) })
	})
}

// KindKeys returns the keys of the kinds of meetings, in their order.
func (p Playbook) KindKeys() []string {
	return keysOfAll(p.Kinds, kindKey)
}

func kindKey(k Kind) string { return k.Key }
func gateKey(g Gate) string { return g.Key }

func find[T any](list []T, key string, of func(T) string) (one T, ok bool) {
	i := slices.IndexFunc(list, func(t T) bool { return of(t) == key })
	if i < 0 {
		return one, false
	}
	return list[i], true
}

// Parse reads a file. Its error is a Mistakes, with everything that is wrong with it. What it
// does not say of limits and of the cycle is as in First, so that a text that is kept goes on
// saying the same.
func Parse(text string) (Playbook, error) {
	offered := First()
	p, mistakes := parse(text, Playbook{Limits: offered.Limits, Cycle: offered.Cycle})
	if len(mistakes) > 0 {
		return Playbook{}, mistakes
	}
	return p, nil
}
