package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// This file holds what reviews find of the promise to customers: held or slipped. A verdict
// is a step of the cycle; the last one in a meeting counts.

// The verdicts on the promise to customers.
const (
	PromiseHeld    = "held"
	PromiseSlipped = "slipped"
)

// FieldFollows names what already follows from a promise that slipped.
const FieldFollows Field = "follows"

// RecordPromise says in a review whether the promise to customers held.
type RecordPromise struct {
	Verdict string // PromiseHeld or PromiseSlipped
	With    Values // of PromiseFields
}

// PromiseFields returns what is asked for with a verdict on the promise.
func (r *Record) PromiseFields(verdict string) []Requirement {
	registry() // which brings fields of the cycle
	c, _ := r.Cycle()
	via := Requirement{FieldSpec: specs[FieldVia], Because: r.whyVia(c.Ref(), r.PromiseOwner(), 0)}
	via.Optional = via.Because == ""
	if verdict != PromiseSlipped {
		return []Requirement{via}
	}
	return []Requirement{{FieldSpec: specs[FieldImpact]}, {FieldSpec: specs[FieldAction], Optional: true}, {FieldSpec: specs[FieldFollows], Optional: true}, via}
}

// PostLaunchOwner returns who owns what follows the launch, or took over from who did; 0 for
// nobody.
func (r *Record) PostLaunchOwner() ID {
	c, _ := r.Cycle()
	return r.successorOf(c.PostLaunchOwner)
}

// PromiseOwner returns who owns the promise to customers, or took over from who did; 0 for
// nobody.
func (r *Record) PromiseOwner() ID {
	c, _ := r.Cycle()
	return r.successorOf(c.PromiseOwner)
}

// Name is "promise".
func (RecordPromise) Name() string { return "promise" }

// Apply refuses a verdict on no promise, outside of a review, or of nobody's promise. Of one
// that slipped it asks what customers noticed, and what follows: a new action, or the id of
// an action or a blocker.
func (c RecordPromise) Apply(r *Record, now Instant) (Done, error) {
	cycle, _ := r.Cycle()
	refuse := refuser(cycle.Ref())
	m, live := r.Live()
	owner := r.PromiseOwner()
	switch {
	case c.Verdict != PromiseHeld && c.Verdict != PromiseSlipped:
		return Done{}, refuse("say whether the promise held: promise held, or promise slipped \"what customers noticed\"")
	case cycle.Promise == "":
		return Done{}, refuse("customers are promised nothing yet; say what: set cycle promise:…")
	case !live:
		return Done{}, refuse("whether the promise held is said in a review, and none is being held")
	case owner == 0:
		return Done{}, refuse("nobody owns the promise to customers; say who does: set cycle %s:…", FieldPromiseOwner)
	}
	v, err := c.With.clean()
	if err != nil {
		return Done{}, err
	}
	if missing := Missing(r.PromiseFields(c.Verdict), v); len(missing) > 0 {
		return Done{}, refuseMissing(cycle.Ref(), missing, r.NameOf(owner))
	}
	noticed, err := r.promiseFollowUp(c.Verdict, cycle, m, owner, v, now)
	if err != nil {
		return Done{}, err
	}
	s := r.newStep(cycle.Ref(), FieldPromise, "", c.Verdict, now)
	s.Why, s.Via, s.By = noticed, v[FieldVia].Text, owner
	r.StepsTaken.put(s)
	return Done{Says: strings.TrimSuffix(fmt.Sprintf("the promise %s, says %s: %s", c.Verdict, r.NameOf(owner), noticed), ": "), About: cycle.Ref()}, nil
}

// promiseFollowUp adds what follows from a promise that slipped, and returns what customers
// noticed, with it.
func (r *Record) promiseFollowUp(verdict string, c Cycle, m Meeting, owner ID, v Values, now Instant) (noticed string, err error) {
	if verdict == PromiseHeld {
		return "", nil
	}
	noticed = v[FieldImpact].Text
	if v.Has(FieldAction) {
		pattern := Action{AboutKind: KindCycle, AboutID: c.ID, Owner: r.activeOrNone(owner), Meeting: m.ID}
		return noticed, r.addActions(v[FieldAction].Tasks, pattern, now)
	}
	about, ok := ParseRef(v[FieldFollows].Text)
	switch {
	case !v.Has(FieldFollows):
		return "", refuseMissing(c.Ref(), []Requirement{{FieldSpec: specs[FieldAction], Because: "the promise slipped; or follows: with the id of an action or a blocker"}}, r.NameOf(owner))
	case !ok || about.Kind != KindAction && about.Kind != KindBlocker || !r.Exists(about):
		return "", badValue(FieldFollows, fmt.Sprintf("%s is no action and no blocker; name one by its id, such as A-3", Quoted(v[FieldFollows].Text)))
	}
	return fmt.Sprintf("%s; %s follows", noticed, about), nil
}

// PromiseVerdict says whether the promise to customers held at one review.
type PromiseVerdict struct {
	Meeting Meeting
	Verdict string // PromiseHeld or PromiseSlipped
	Noticed string // by customers, with what follows
	Promise string
	Owner   ID
}

// PromiseVerdict returns what a review found of the promise; ok is false while it found
// nothing.
func (r *Record) PromiseVerdict(meeting ID) (v PromiseVerdict, ok bool) {
	list := r.PromiseVerdicts()
	i := slices.IndexFunc(list, func(v PromiseVerdict) bool { return v.Meeting.ID == meeting })
	if i < 0 {
		return PromiseVerdict{}, false
	}
	return list[i], true
}

// PromiseVerdicts returns the verdicts on the promise, a review each, oldest first.
func (r *Record) PromiseVerdicts() []PromiseVerdict {
	c, _ := r.Cycle()
	last := map[ID]PromiseVerdict{}
	for _, s := range r.StepsOf(c.Ref()) {
		if m, ok := r.Meetings.Get(s.Meeting); ok && s.What == FieldPromise {
			last[m.ID] = PromiseVerdict{Meeting: m, Verdict: s.To, Noticed: s.Why, Promise: c.Promise, Owner: s.By}
		}
	}
	var list []PromiseVerdict
	for _, v := range last {
		list = append(list, v)
	}
	slices.SortFunc(list, func(a, b PromiseVerdict) int {
		return cmp.Or(cmp.Compare(a.Meeting.Date, b.Meeting.Date), cmp.Compare(a.Meeting.ID, b.Meeting.ID))
	})
	return list
}

// promiseSlipped reports whether the last verdict on the promise is that it slipped.
func (r *Record) promiseSlipped() bool {
	list := r.PromiseVerdicts()
	return len(list) > 0 && list[len(list)-1].Verdict == PromiseSlipped
}

// SayPromise says how the promise did in the reviews up to a day: "held 3 of 4, slipped 19
// Nov"; "" before the first verdict.
func (r *Record) SayPromise(until, today Date) string {
	held, all := 0, 0
	var slipped []string
	for _, v := range r.PromiseVerdicts() {
		if v.Meeting.Date > until {
			continue
		}
		if all++; v.Verdict == PromiseHeld {
			held++
		} else {
			slipped = append(slipped, v.Meeting.Date.DayMonth(today))
		}
	}
	if all == 0 {
		return ""
	}
	says := fmt.Sprintf("held %d of %d", held, all)
	if len(slipped) > 0 {
		says += ", slipped " + andList(slipped)
	}
	return says
}
