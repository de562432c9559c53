package model

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// passedOn lists the days that may have passed when they are written down, by kind.
var passedOn = map[Kind][]Field{
	KindRequest: {FieldWanted}, // what somebody else said
}

func TestADayThatHasPassedIsRefusedWhereOneAheadIsAskedFor(t *testing.T) {
	for _, k := range Kinds() {
		info := k.Info()
		if !k.Raisable() || k == KindMeeting {
			continue
		}
		r := liveReview(t)
		on := map[Kind]Ref{KindMetric: r.raise(KindMetric, Ref{}, "Calls", FieldOwner, r.ana), KindItem: r.item("Guest checkout"),
			KindDecision: r.decision("Express pay is on", FieldOwner, r.ana),
			KindDrill:    r.raise(KindDrill, r.blocker("No test cards", FieldOwner, r.ana), "Would it hold?")}
		parent := Ref{}
		for _, p := range info.Parents {
			if parent.IsZero() {
				parent = on[p]
			}
		}
		for _, q := range r.Fields(k, parent, r.now) {
			if q.Sort != SortDate || q.Past || slices.Contains(passedOn[k], q.Field) {
				continue
			}
			command := raise(k, parent, "The words", q.Field, r.Today(r.now).AddDays(-1))
			_, _, err := Do(r.Record, command, r.now)
			var refusal *Refusal
			if !errors.As(err, &refusal) || !strings.Contains(refusal.Says, "passed") && !strings.Contains(refusal.Says, "ahead") {
				t.Errorf("%s takes yesterday for %s: %v", k, q.Field, err)
			}
		}
	}
}

func TestADayAheadIsRefusedWhereOneThatHasComeIsAskedFor(t *testing.T) {
	for _, k := range Kinds() {
		if !k.Raisable() {
			continue
		}
		r := liveReview(t)
		on := Ref{}
		if k == KindReading {
			on = r.raise(KindMetric, Ref{}, "Calls", FieldOwner, r.ana)
		}
		for _, q := range r.Fields(k, on, r.now) {
			if q.Sort == SortDate && q.Past {
				r.refuses(raise(k, on, "5", q.Field, r.Today(r.now).AddDays(1)), BadValue, "is ahead")
			}
		}
	}
}
