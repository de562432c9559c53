package document

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gavel/model"
)

var update = flag.Bool("update", false, "write the goldens anew")

// golden compares a text with the file of that name in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; look at it, and if it is better run: go test -update\n--- got\n%s", name, got)
	}
}

func TestMinutesOfAClosedMeeting(t *testing.T) {
	s := tellStory(t)
	golden(t, "closed.md", s.minutes(s.second))
}

func TestMinutesOfADraft(t *testing.T) {
	s := &story{fixture: newFixture(t)}
	s.firstReview()
	s.between()
	s.planSecond()
	s.rollCall()
	s.concern(s.guest, "We may not keep a guest's address for marketing", "Ben Okafor")
	s.rule(s.phone, model.Rejected, say(model.FieldWhy, "Couriers do not call"))
	s.raise(model.KindBlocker, s.items[0], "Staging has no test cards")
	golden(t, "draft.md", s.minutes(s.second))
}

func TestMinutesOfAnEmptyMeeting(t *testing.T) {
	m := newFixture(t)
	empty := m.plan("Weekly review", 16)
	for _, c := range m.r.ChecksOf(empty.ID) {
		m.do(model.Remove{About: c.Ref()})
	}
	m.at(16, "10:00")
	m.do(model.StartMeeting{Meeting: empty.ID})
	m.at(16, "10:01")
	m.do(model.CloseMeeting{Meeting: empty.ID})
	golden(t, "empty.md", m.minutes(empty))
}

func TestThePreReadSaysWhatWaitsOnABlockerToo(t *testing.T) {
	m := newFixture(t)
	meeting := m.plan("Weekly review", 16)
	d := m.raise(model.KindDecision, m.item(meeting, "Refunds", "Ana Ruiz", 10), "Refund each parcel by itself")
	b := m.raise(model.KindBlocker, model.Ref{}, "The vendor contract is not signed")
	m.do(model.Amend{About: d, With: model.Values{model.FieldWaits: {Lines: []string{b.String()}}}})
	preread, _ := Named("preread")
	page, err := preread.Write(Source{Record: m.r, About: meeting.ID, Now: model.At(m.now)})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, page.Text, "### 1. The vendor contract is not signed", "- **What waits on it:** Refund each parcel by itself (D-1)")
}

// What was not held has no minutes, and no draft of any: asked for its minutes one gets what
// is to be read before it, and in short nothing.
func TestAMeetingThatWasNotStartedHasAPreRead(t *testing.T) {
	m := newFixture(t)
	meeting := m.plan("Weekly review", 16)
	m.item(meeting, "Guest checkout", "Ana Ruiz", 10)
	minutes, _ := Named("minutes")
	page, err := minutes.Write(Source{Record: m.r, About: meeting.ID, Now: model.At(m.now)})
	if err != nil || !strings.HasPrefix(page.Text, "# Pre-read: Weekly review, Mon 16 Nov 2026, 45 minutes\n") || page.Name != "pre-read" {
		t.Errorf("it is no pre-read, %v:\n%s", err, page.Text)
	}
	if page, err := minutes.Write(Source{Record: m.r, About: meeting.ID, Form: Chat}); err == nil {
		t.Errorf("in a chat it says\n%s", page.Text)
	}
	m.do(model.StartMeeting{Meeting: meeting.ID})
	if said := m.minutes(meeting); !strings.HasPrefix(said, "# DRAFT: Weekly review") {
		t.Errorf("once it is started it is a draft:\n%s", said)
	}
}

func TestMinutesOfNoMeeting(t *testing.T) {
	_, err := Minutes(newFixture(t).r, 7)
	var refusal *model.Refusal
	if !errors.As(err, &refusal) || refusal.Reason != model.NotFound || !strings.Contains(err.Error(), "M-7") {
		t.Errorf("got %v, want a refusal that names M-7", err)
	}
}

// What a closed meeting said stays, whatever becomes of what it was about.
func TestMinutesOfAClosedMeetingStay(t *testing.T) {
	s := tellStory(t)
	first, second := s.minutes(s.first), s.minutes(s.second)

	s.at(30, "10:00")
	third := s.plan("Third review", 30)
	s.do(model.StartMeeting{Meeting: third.ID})
	s.do(model.GiveRuling{About: model.Ref{Kind: model.KindAction, ID: s.legal.ID}, Outcome: model.Finished})
	s.rule(s.refunds, model.Rejected, say(model.FieldWhy, "Finance said no"), say(model.FieldVia, "message"))
	s.do(model.Amend{About: s.phone, With: with(say(model.FieldWords, "Ask for a phone number, optional"),
		say(model.FieldFallback, "as today"), s.by(model.FieldOwner, "Ana Ruiz"))})
	s.rule(s.phone, model.Approved, criteria(model.NewCriterion{Text: "It is optional"}))
	s.do(model.Amend{About: s.tax, With: with(say(model.FieldWords, "Tax service fails"), say(model.FieldImpact, "Wrong totals"),
		s.by(model.FieldOwner, "Ben Okafor"))})
	s.rule(s.tax, model.Resolved, say(model.FieldHow, "Second instance"))
	s.concern(s.tax, "Only for now", "Ana Ruiz")

	first, second = above(first), above(second)
	if above(s.minutes(s.first)) != first {
		t.Errorf("the minutes of the first review changed:\n%s", s.minutes(s.first))
	}
	if above(s.minutes(s.second)) != second {
		t.Errorf("the minutes of the second review changed:\n%s", s.minutes(s.second))
	}
}

func TestMinutesAreTheSameBytesForTheSameRecord(t *testing.T) {
	s := tellStory(t)
	again := tellStory(t)
	if s.minutes(s.second) != again.minutes(again.second) {
		t.Error("two tellings of one story differ")
	}
}

func TestMinutesKeepPrivateNotesPrivate(t *testing.T) {
	s := tellStory(t)
	for _, meeting := range []model.Ref{s.first, s.second} {
		if strings.Contains(s.minutes(meeting), secret) {
			t.Errorf("the minutes of %s tell a private note", meeting)
		}
	}
}

func TestFileName(t *testing.T) {
	m := newFixture(t)
	for i, u := range []struct{ title, want string }{
		{"Weekly review", "2026-11-16-weekly-review-m-%d-minutes.md"},
		{"  Überblick: Q4/Q1 ", "2026-11-16-ueberblick-q4-q1-m-%d-minutes.md"},
		{"../../etc/passwd\x00", "2026-11-16-etc-passwd-m-%d-minutes.md"},
		{strings.Repeat("wort ", 40), "2026-11-16-" + strings.Repeat("wort-", 12) + "m-%d-minutes.md"},
	} {
		meeting := m.plan(u.title, 16)
		if got, want := FileName(m.r, meeting.ID), fmt.Sprintf(u.want, i+1); got != want {
			t.Errorf("%q: got %s, want %s", u.title, got, want)
		}
	}
	meeting := m.plan("レビュー", 16)
	if got := FileName(m.r, meeting.ID); got != "2026-11-16-m-5-minutes.md" {
		t.Errorf("a title without Latin letters: got %s", got)
	}
	m.do(model.StartMeeting{Meeting: meeting.ID})
	if got := FileName(m.r, meeting.ID); got != "2026-11-16-m-5-minutes-DRAFT.md" {
		t.Errorf("once it is started: got %s", got)
	}
	if got := FileName(m.r, 99); got != "m-99-minutes.md" {
		t.Errorf("no such meeting: got %s", got)
	}
}

func TestTwoMeetingsOfOneDayAndTitleHaveFilesOfTheirOwn(t *testing.T) {
	m := newFixture(t)
	one, two := m.plan("Weekly review", 16), m.plan("Second review", 16)
	m.do(model.AmendMeeting{Meeting: two.ID, Title: "Weekly review"})
	if a, b := FileName(m.r, one.ID), FileName(m.r, two.ID); a == b {
		t.Errorf("both are %s", a)
	}
}

func TestMinutesTellHowTheDatesOfTheCycleMovedSinceTheLastClose(t *testing.T) {
	m := newFixture(t)
	review := m.plan("Weekly", 16)
	who := m.who("Ana Ruiz")
	m.do(model.SetCycle{With: model.Values{model.FieldDelivery: model.On("2026-12-01"), model.FieldDeliveryOwner: model.Who(who),
		model.FieldCustomer: model.On("2026-12-15"), model.FieldCustomerOwner: model.Who(who)}})
	m.at(16, "10:00")
	m.do(model.StartMeeting{Meeting: review.ID})
	m.do(model.SetCycle{With: model.Values{model.FieldDelivery: model.On("2026-12-08"), model.FieldWhy: model.Words("the scans are late")}})
	m.do(model.ConfirmDate{Date: model.FieldCustomer, With: model.Values{model.FieldVia: model.Words("a message")}})
	text := m.minutes(review)
	for _, want := range []string{
		"Dates of the cycle", "**Delivery date** (Ana Ruiz): Tue 1 Dec, set on ", "Tue 1 Dec → Tue 8 Dec, moved on Mon 16 Nov: the scans are late",
		"**Customer-facing date** (Ana Ruiz): stays Tue 15 Dec, confirmed on Mon 16 Nov (answered via a message)",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the minutes do not say %q:\n%s", want, text)
		}
	}
}
