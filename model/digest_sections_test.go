package model

import (
	"strings"
	"testing"
)

// standsIn asserts in which section of the digest a thing stands, and what its line says.
func (r *fixture) standsIn(about Ref, want Section, parts ...string) {
	r.Helper()
	for _, l := range r.Record.Digest(r.now).Lines {
		if l.About != about {
			continue
		}
		if l.Section != want {
			r.Errorf("%s stands in %q, want %q", about, l.Section, want)
		}
		for _, part := range parts {
			if text := r.DigestText(l, " · "); !strings.Contains(text, part) {
				r.Errorf("its line does not say %q: %s", part, text)
			}
		}
		return
	}
	if want != 0 {
		r.Errorf("%s is not in the digest, want %q", about, want)
	}
}

func TestAnApprovalOnConditionsThatWasEscalatedStandsWithTheConditionalUntilItsClockIsOver(t *testing.T) {
	r := liveReview(t)
	d, first, _ := r.granted()
	r.nextMeeting(7)
	r.rule(d, Escalated, with(FieldTo, r.mara))
	r.standsIn(d, OnConditions, "Mara Ilves", "conditions late, approval in doubt", "answer by 2 Dec")
	r.standsIn(first.Ref(), 0)
	r.later(3 * 24 * 60 * minute)
	r.standsIn(d, PastClock, "1 d over", "conditions late, approval in doubt")
}

// offers returns the lines that the digest offers for a thing, one behind the other.
func (r *fixture) offers(about Ref) string {
	r.Helper()
	var lines []string
	for _, l := range r.Record.Digest(r.now).Lines {
		if first, ok := l.Offered(); ok && l.About == about {
			lines = append(lines, first.Line)
			for _, act := range l.Others() {
				lines = append(lines, act.Line)
			}
		}
	}
	return strings.Join(lines, "; ")
}

func TestOfABlockerWhoseDayWasMovedTheDigestOffersNoNewDay(t *testing.T) {
	r := liveReview(t)
	b := r.blocker("No test cards", r.whole()...)
	r.later(7 * 24 * 60 * minute)
	if got := r.offers(b); !strings.HasPrefix(got, "carry B-1 due:; resolve B-1 ") {
		t.Errorf("offered is %q", got)
	}
	r.rule(b, Carried, with(FieldDue, r.Today(r.now).AddDays(3)))
	r.nextMeeting(7)
	if got := r.offers(b); !strings.HasPrefix(got, "escalate B-1 to:; resolve B-1 ") {
		t.Errorf("offered is %q once its day was moved", got)
	}
}

func TestOfAnApprovalThatWasExtendedTheDigestOffersNoLaterDay(t *testing.T) {
	r := liveReview(t)
	d, _, _ := r.granted()
	r.nextMeeting(7)
	if got := r.offers(d); got != "extend D-1 due:; lapse D-1 " {
		t.Errorf("offered is %q", got)
	}
	r.rule(d, Extended, with(FieldDue, Date("2026-12-09"), FieldWhy, "legal is ill"))
	r.nextMeeting(7)
	if got := r.offers(d); got != "lapse D-1 ; escalate D-1 to:" {
		t.Errorf("offered is %q once it was extended", got)
	}
}

func TestWhatIsOfferedForAnEscalatedApprovalIsWhatCanBeSaidOfIt(t *testing.T) {
	r := liveReview(t)
	d, first, second := r.granted()
	r.nextMeeting(7)
	r.rule(d, Escalated, with(FieldTo, r.mara))
	r.later(3 * 24 * 60 * minute)
	if got := r.offers(d); !strings.HasPrefix(got, "extend D-1 via:") {
		t.Errorf("offered is %q", got)
	}
	r.do(finish(first.ID))
	r.do(finish(second.ID))
	if got := r.offers(d); !strings.HasPrefix(got, "confirm D-1 via:") {
		t.Errorf("offered is %q once its conditions are done", got)
	}
}

func TestAnyChangeOfAnOpenDecisionMakesItStaleNoMore(t *testing.T) {
	const days = 24 * 60 * minute
	for name, change := range map[string]func(r *fixture, d Ref){
		"its words":     func(r *fixture, d Ref) { r.do(Amend{About: d, With: with(FieldRecommend, "yes")}) },
		"an option":     func(r *fixture, d Ref) { r.do(Amend{About: d, With: with(FieldOptions, []string{"now", "later"})}) },
		"a criterion":   func(r *fixture, d Ref) { r.raise(KindCriterion, d, "it holds") },
		"an owner":      func(r *fixture, d Ref) { r.do(Amend{About: d, With: with(FieldOwner, r.mara)}) },
		"feedback":      func(r *fixture, d Ref) { r.raise(KindFeedback, d, "why now?", FieldBy, r.tom) },
		"what it needs": func(r *fixture, d Ref) { r.do(Amend{About: d, With: with(FieldWaits, []string{"D-2"})}) },
	} {
		t.Run(name, func(t *testing.T) {
			r := liveReview(t)
			d, _ := r.decision("Ship guest checkout"), r.decision("Ship gift wrap")
			r.deferTo(d, "2026-12-07")
			r.deferTo(Ref{KindDecision, 2}, "2026-12-07")
			r.close()
			r.plan("2026-12-04")
			r.later(10 * days)
			stale := func() bool { return r.stale(d) }
			if stale() {
				t.Fatal("it is stale after ten days")
			}
			change(r, d)
			r.later(5 * days)
			if stale() {
				t.Error("it is stale, though it was changed five days ago")
			}
			r.later(10 * days)
			if !stale() {
				t.Error("it is not stale fifteen days after its last change")
			}
		})
	}
}

// stale reports whether the digest says of a thing that nothing of it was changed for long.
func (r *fixture) stale(about Ref) bool {
	for _, l := range r.Record.Digest(r.now).Lines {
		for _, f := range l.Findings {
			if l.About == about && strings.HasPrefix(f.Says, "unchanged") {
				return true
			}
		}
	}
	return false
}

func TestAnActionWhoseDayWasMovedTwiceIsStaleAndSaysWhichDateItHas(t *testing.T) {
	r := liveReview(t)
	a := r.given()
	r.do(Amend{About: a, With: with(FieldDue, Date("2027-01-04"))})
	r.standsIn(a, 0)
	r.do(Amend{About: a, With: with(FieldDue, Date("2027-01-11"), FieldWhy, "the lab is closed")})
	r.standsIn(a, Stale, "3rd date")
}

func TestSayingWhatADecisionSaysAlreadyIsNoChangeOfIt(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout", FieldRecommend, "yes")
	r.later(minute)
	r.do(Amend{About: d, With: with(FieldRecommend, "yes")})
	if is, _ := r.Decisions.Get(d.ID); is.ChangedAt != 0 {
		t.Errorf("it was changed at %d", is.ChangedAt)
	}
}

func TestTheFirstLineOfTheDigestCountsWhatIsToSend(t *testing.T) {
	r := liveReview(t)
	r.close()
	r.plan("2026-11-30")
	r.later(2 * 24 * 60 * minute)
	if says := strings.Join(r.Record.Digest(r.now).Summary(), " · "); !strings.Contains(says, "1 to send") {
		t.Errorf("it begins %q", says)
	}
}

func TestAMeetingWhoseDayHasPassedIsHeldWithWhatComesBackByToday(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.deferTo(d, "2026-12-02")
	r.close()
	r.meeting = r.plan("2026-11-30")
	if list := r.ComesBack(r.meeting, r.now); len(list) != 0 {
		t.Errorf("%v comes back before its day", list)
	}
	r.later(10 * 24 * 60 * minute)
	if list := r.ComesBack(r.meeting, r.now); len(list) != 1 || list[0] != d {
		t.Errorf("%v comes back, want %s", list, d)
	}
	r.standsIn(r.meeting.Ref(), ToSend, "Weekly review, Mon 30 Nov", "day passed")
}
