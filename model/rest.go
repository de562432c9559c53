package model

import (
	"fmt"
	"slices"
)

// DeferRest puts off what a meeting did not reach, in one act and with one
// reason, each thing to its own owner: decisions are deferred, an item to
// decide without a decision has its question raised and deferred, an item that
// informs is withdrawn, after the decisions on it. Blockers, checks and feedback still need their owners.
type DeferRest struct {
	Meeting ID
	Why     string
	Due     Date // "" takes the next review
}

// Name is "defer rest".
func (DeferRest) Name() string { return "defer rest" }

// viaNotReached says how the answer came to a thing that nobody got to.
const viaNotReached = "not reached"

// NotReached returns the things that DeferRest would put off.
func (r *Record) NotReached(meeting ID, now Instant) []Ref {
	var list []Ref
	for _, g := range r.Gaps(meeting, now) {
		switch g.About.Kind {
		case KindItem:
			it, _ := r.Items.Get(g.About.ID)
			if it.Ask == AskDecide || r.canBeWithdrawn(it, now) {
				list = append(list, g.About)
			}
		case KindDecision:
			if r.mayRule(g.About, Deferred, now) == nil {
				list = append(list, g.About)
			}
		}
	}
	return list
}

// LeftOpen is a thing that stays open when the rest is put off, and why it does.
type LeftOpen struct {
	About Ref
	Why   string
}

// LeftOpen returns what DeferRest would leave open of a meeting, with why.
func (r *Record) LeftOpen(meeting ID, now Instant) []LeftOpen {
	rest := r.NotReached(meeting, now)
	var list []LeftOpen
	for _, g := range r.Gaps(meeting, now) {
		if slices.Contains(rest, g.About) {
			continue
		}
		why := "is answered by its owner"
		switch g.About.Kind {
		case KindItem:
			why = "a decision on it cannot be deferred"
		case KindDecision:
			d, _ := r.Decisions.Get(g.About.ID)
			_, pending := r.PendingApproval(d.ID)
			switch {
			case pending:
				why = "is approved on conditions: confirm or extend it, or let it lapse"
			case r.IsInForce(g.About):
				why = "is approved and in doubt: confirm it, or reopen it"
			case r.deferredBefore(d):
				why = "was deferred before: decide or escalate it"
			default:
				why = "cannot be deferred any more: decide or escalate it"
			}
		case KindBlocker:
			why = "a blocker is resolved, carried or escalated"
		case KindCheck:
			why = "a check is passed, failed or waived"
		}
		list = append(list, LeftOpen{g.About, why})
	}
	return list
}

// canBeWithdrawn reports whether an item that informs can be withdrawn once the
// decisions on it are put off.
func (r *Record) canBeWithdrawn(it Item, now Instant) bool {
	_, answered := r.answeredIn(it)
	return !answered && !slices.ContainsFunc(r.openOn(it), func(d Decision) bool {
		return r.mayRule(d.Ref(), Deferred, now) != nil
	})
}

// Apply refuses without a reason, when nothing is left to defer, and when
// something left has no owner to defer it to.
func (c DeferRest) Apply(r *Record, now Instant) (Done, error) {
	m, ok := r.Live()
	if !ok || m.ID != c.Meeting {
		return Done{}, notLive(Ref{})
	}
	why, err := bounded("the reason", c.Why, true)
	if err != nil {
		return Done{}, err
	}
	if err := CheckAnswer(FieldWhy, why); err != nil {
		return Done{}, err
	}
	if why == "" {
		return Done{}, refuseMissing(m.Ref(), []Requirement{{FieldSpec: specs[FieldWhy]}}, "")
	}
	rest := r.NotReached(m.ID, now)
	slices.SortStableFunc(rest, func(a, b Ref) int { return after(a.Kind) - after(b.Kind) }) // an item once no decision on it is open
	if len(rest) == 0 {
		return Done{}, &Refusal{Reason: NotAllowed, About: m.Ref(), Says: "nothing is left that can be deferred; answer what is still open one by one"}
	}
	for _, about := range rest {
		if r.OwnerOf(about) == 0 {
			return Done{}, refuseMissing(about, []Requirement{{FieldSpec: specs[FieldOwner], Because: "it is deferred to its owner, and has none"}}, "")
		}
		if err := c.postpone(r, about, why, now); err != nil {
			return Done{}, err
		}
	}
	return Done{Says: fmt.Sprintf("%d not reached, now deferred: %s", len(rest), refs(rest)), About: m.Ref()}, nil
}

func (c DeferRest) postpone(r *Record, about Ref, why string, now Instant) error {
	v := Values{FieldWhy: Words(why), FieldVia: Words(viaNotReached)}
	if it, ok := r.Items.Get(about.ID); ok && about.Kind == KindItem {
		if it.Ask == AskInform {
			_, err := GiveRuling{About: about, Outcome: Withdrawn, With: v}.Apply(r, now)
			return err
		}
		words := it.Question
		if words == "" {
			words = r.TitleOf(it)
		}
		done, err := Raise{Kind: KindDecision, On: about, With: Values{FieldWords: Words(words)}}.Apply(r, now)
		if err != nil {
			return err
		}
		about = done.About
	}
	if c.Due != "" {
		v[FieldDue] = On(c.Due)
	}
	_, err := GiveRuling{About: about, Outcome: Deferred, With: v}.Apply(r, now)
	return err
}
