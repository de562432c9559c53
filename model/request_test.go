package model

import (
	"strings"
	"testing"
)

func TestWordsOfARequestFindItOrMakeIt(t *testing.T) {
	r := liveReview(t)
	first := r.raise(KindRequest, Ref{}, "Free returns in January")
	d := r.decision("Returns are free in January", FieldRequest, "free  RETURNS in january", FieldRelease, "Checkout 14")
	if got, _ := r.AnswerTo(first); got.Ref() != d {
		t.Errorf("%s is answered by %s", first, got.Ref())
	}
	if n := len(r.AllOf(KindRequest)); n != 1 {
		t.Errorf("there are %d requests", n)
	}
	releases := r.LinksFrom(d, LinkGoesTo)
	if len(releases) != 1 || r.TextOf(releases[0]) != "Checkout 14" {
		t.Errorf("it goes to %v", releases)
	}
	r.refuses(Amend{About: d, With: with(FieldRequest, "RQ-9")}, NotFound, "RQ-9")
}

func TestARequestStandsAsItsDecisionDoes(t *testing.T) {
	r := liveReview(t)
	q := r.raise(KindRequest, Ref{}, "Free returns in January")
	d := r.decision("Returns are free in January", FieldRequest, q.String())
	if got := r.State(q); got != Open {
		t.Errorf("before, it is %s", got)
	}
	r.approve(d)
	if got := r.State(q); got != Answered {
		t.Errorf("approved, it is %s", got)
	}
	r.refuses(rule(q, Withdrawn, FieldWhy, "too late"), NotAllowed)
}

// What a decision goes to is often known only once it is made.
func TestTheReleaseOfASettledDecisionIsStillSetAndTakenBackAndNothingElse(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Keep the card of a guest")
	r.approve(d)
	before := r.Record
	r.do(Amend{About: d, With: with(FieldRelease, "Checkout 14")})
	row, _ := r.Decisions.Get(d.ID)
	if row.Release != "Checkout 14" || len(r.LinksFrom(d, LinkGoesTo)) != 1 {
		t.Errorf("it goes to %q", row.Release)
	}
	r.refuses(Amend{About: d, With: with(FieldRelease, "Checkout 15", FieldFallback, "none")}, ReadOnly)
	r.refuses(Amend{About: d, With: with(FieldWords, "Another thing")}, ReadOnly)
	if was, _ := before.Decisions.Get(d.ID); was.Release != "" {
		t.Errorf("before, it went to %q", was.Release)
	}
	r.do(revertOf(t, before, r.Record))
	if row, _ := r.Decisions.Get(d.ID); row.Release != "" || len(r.AllOf(KindRelease)) != 0 {
		t.Errorf("taken back, it goes to %q", row.Release)
	}
}

func TestTwoCampaignsOfOneWeekAreRemarkedOn(t *testing.T) {
	r := liveReview(t)
	r.raise(KindRequest, Ref{}, "Free returns", FieldKind, RequestCampaign, FieldWanted, Date("2027-01-11"))
	for wanted, beware := range map[Date]bool{"2027-01-17": true, "2027-01-18": false} {
		_, done, err := Do(r.Record, raise(KindRequest, Ref{}, "Gift wrap", FieldKind, RequestCampaign, FieldWanted, wanted), r.now)
		if err != nil || strings.Contains(done.Says, "beware: RQ-1") != beware {
			t.Errorf("wanted on %s it says %q, %v", wanted, done.Says, err)
		}
	}
}

// One that was withdrawn is in nobody's way.
func TestACampaignThatWasWithdrawnIsNotRemarkedOn(t *testing.T) {
	r := liveReview(t)
	q := r.raise(KindRequest, Ref{}, "Free returns", FieldKind, RequestCampaign, FieldWanted, Date("2027-01-11"))
	r.rule(q, Withdrawn, with(FieldWhy, "too late"))
	if done := r.do(raise(KindRequest, Ref{}, "Gift wrap", FieldKind, RequestCampaign, FieldWanted, Date("2027-01-12"))); strings.Contains(done.Says, "beware") {
		t.Errorf("it says %q", done.Says)
	}
}

func TestAReleaseIsNotOutBeforeItsDay(t *testing.T) {
	r := liveReview(t)
	e := r.raise(KindRelease, Ref{}, "Checkout 14")
	today := r.Today(r.now)
	r.refuses(rule(e, Released, FieldDate, today.AddDays(1)), BadValue, "is ahead")
	r.do(rule(e, Released, FieldDate, today))
	if got := r.ShownValue(e, "released").Date; got != today {
		t.Errorf("it came out on %s", got)
	}
}

// A request that is called otherwise later is called so wherever a decision names it.
func TestADecisionNamesItsRequestAndReleaseAsTheyAreCalledNow(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout", FieldOwner, r.ben, FieldRequest, "Guests want speed", FieldRelease, "Checkout 14")
	r.do(Amend{About: Ref{KindRequest, 1}, With: with(FieldWords, "Guests want to buy fast")})
	r.do(Amend{About: Ref{KindRelease, 1}, With: with(FieldWords, "Checkout 15")})
	row, _ := r.Decisions.Get(d.ID)
	if got := r.RequestOf(row) + ", " + r.ReleaseOf(row); got != "Guests want to buy fast, Checkout 15" {
		t.Errorf("it names %s", got)
	}
	for _, line := range r.Details(d, 0, r.Today(r.now)) {
		if strings.Contains(line.Text, "want speed") || strings.Contains(line.Text, "Checkout 14") {
			t.Errorf("it says %s: %s", line.Label, line.Text)
		}
	}
	before := r.Record
	r.do(Amend{About: d, With: with(FieldRequest, "Guests want to buy fast")})
	if r.Links.Len() != before.Links.Len() || len(r.AllOf(KindRequest)) != 1 {
		t.Error("the same words bind it anew")
	}
}
