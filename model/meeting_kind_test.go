package model

import (
	"slices"
	"strings"
	"testing"
)

// smallBook is the playbook of a team that holds two kinds of meetings.
const smallBook = `
version = 1
name = "Small"
limits = { slot_minutes = 30, waiver_max_days = 3, deferral_max_days = 5, escalation_hours = 24 }
[[gate]]
key = "weekly"
title = "Ours"
[[gate.check]]
key = "tried"
text = "It was tried"
owner = "approver"
waivable = false
[[kind]]
key = "weekly"
title = "Stand-up"
minutes = 30
gates = ["weekly"]
[[kind]]
key = "audit"
title = "Audit"
minutes = 20
[[kind.item]]
title = "What was found"
question = "Is it enough?"
ask = "decide"
minutes = 10
`

// ofKind plans a meeting of some kinds.
func (r *fixture) ofKind(kinds string, day Date) Meeting {
	r.Helper()
	done := r.do(PlanMeeting{Kinds: kinds, Date: day, Facilitator: "Ana Ruiz"})
	m, _ := r.Meetings.Get(done.About.ID)
	return m
}

// checkKeys returns the keys of the checks of a meeting.
func (r *fixture) checkKeys(m Meeting) (keys []string) {
	for _, c := range r.ChecksOf(m.ID) {
		keys = append(keys, c.Key)
	}
	return keys
}

func (r *fixture) titles(m Meeting) (titles []string) {
	for _, it := range r.Agenda(m.ID) {
		titles = append(titles, it.Title)
	}
	return titles
}

func TestAPlainReviewHasThreeChecksAndNoItem(t *testing.T) {
	r := plannedReview(t)
	if got, want := r.checkKeys(r.meeting), []string{"decisions-owned", "blockers-complete", "told-matches-ships"}; !slices.Equal(got, want) {
		t.Errorf("its checks are %v", got)
	}
	if len(r.Agenda(r.meeting.ID)) != 0 || r.meeting.Kinds != "" || r.meeting.Minutes != 45 || r.meeting.Title != "Weekly review" {
		t.Errorf("it is %+v", r.meeting)
	}
}

func TestAKindBringsItsNameLengthGateAndItems(t *testing.T) {
	r := plannedReview(t)
	m := r.ofKind("entry", monday)
	if m.Title != "Entry to implementation" || m.Minutes != 45 {
		t.Errorf("it is %+v", m)
	}
	if keys := r.checkKeys(m); !slices.Contains(keys, "constraints") || !slices.Contains(keys, "handoff-achievable") || !slices.Contains(keys, PathSet) {
		t.Errorf("its checks are %v", keys)
	}
	if got, want := r.titles(m), []string{"Assumptions, one by one", "The riskiest journey", "What proceeds, and what bars the rest"}; !slices.Equal(got, want) {
		t.Errorf("its items are %q", got)
	}
	if !r.TakesAgenda(m) {
		t.Error("it takes no agenda any more")
	}
}

func TestEachKindOfAMeetingAddsWhatIsItsOwn(t *testing.T) {
	r := plannedReview(t)
	m := r.ofKind("weekly, midpoint", monday.AddDays(1))
	if keys := r.checkKeys(m); !slices.Contains(keys, "told-matches-ships") || !slices.Contains(keys, "mitigations-hold") {
		t.Errorf("its checks are %v", keys)
	}
	if m.Title != "Weekly review" || r.SayKinds(m) != "Weekly review and Midpoint audit" {
		t.Errorf("it is %q, of the kinds %s", m.Title, r.SayKinds(m))
	}
}

func TestAMeetingThatLosesAKindLosesWhatNobodyTouched(t *testing.T) {
	r := plannedReview(t)
	m := r.ofKind("drill", monday)
	r.do(AmendMeeting{Meeting: m.ID, Kinds: "kickoff"})
	m, _ = r.Meetings.Get(m.ID)
	if titles := r.titles(m); slices.Contains(titles, "The path, with one real blocker") || len(titles) != 5 {
		t.Errorf("its items are %q", titles)
	}
	r.raise(KindDecision, r.Agenda(m.ID)[0].Ref(), "Fewer defects")
	done := r.do(AmendMeeting{Meeting: m.ID, Kinds: "drill"})
	if titles := r.titles(m); len(titles) != 2 || !strings.Contains(done.Says, "stays, since something was said") {
		t.Errorf("its items are %q, and it says %s", titles, done.Says)
	}
	if keys := r.checkKeys(m); len(keys) != 0 {
		t.Errorf("its checks are %v", keys)
	}
}

func TestWhatWasWrittenOnAnItemOfAKindStaysWhenTheKindGoes(t *testing.T) {
	for name, write := range map[string]func(Item) Command{
		"notes":        func(it Item) Command { return Amend{About: it.Ref(), With: with(FieldNotes, "Ask for the key")} },
		"presenter":    func(it Item) Command { return Amend{About: it.Ref(), With: with(FieldPresenter, "Hannah")} },
		"other words":  func(it Item) Command { return Amend{About: it.Ref(), With: with(FieldWords, "The path, twice")} },
		"private note": func(it Item) Command { return WritePrivateNote{it.Meeting, it.ID, "Call Dana before"} },
	} {
		t.Run(name, func(t *testing.T) {
			r := plannedReview(t)
			m := r.ofKind("drill", monday)
			it := r.Agenda(m.ID)[0]
			r.do(write(it))
			done := r.do(AmendMeeting{Meeting: m.ID, Kinds: "kickoff"})
			if _, there := r.Items.Get(it.ID); !there || !strings.Contains(done.Says, it.Ref().String()+" stays") {
				t.Errorf("%s is there: %t, and it says %s", it.Ref(), there, done.Says)
			}
		})
	}
}

func TestAKindThatThereIsNotIsRefusedWithTheNearest(t *testing.T) {
	r := plannedReview(t)
	r.refuses(PlanMeeting{Kinds: "weekly midpiont"}, BadValue, "do you mean midpoint?")
	r.refuses(AmendMeeting{Meeting: r.meeting.ID, Kinds: "everything"}, BadValue, "there is weekly, kickoff")
}

func TestAKindOfAClosedMeetingStays(t *testing.T) {
	r := liveReview(t)
	r.close()
	r.refuses(AmendMeeting{Meeting: r.meeting.ID, Kinds: "audit"}, ReadOnly, "stays as it is")
}

func TestACheckIsOfWhoHasTheRoleAndOfTheFacilitatorWhileNobodyHas(t *testing.T) {
	r := plannedReview(t)
	check := func() Check { return r.ChecksOf(r.meeting.ID)[2] }
	if check().Owner != r.ana && check().Owner != r.meeting.Facilitator {
		t.Fatalf("it is %s's", r.NameOf(check().Owner))
	}
	r.do(SetCycle{Values{FieldPromiseOwner: Who(r.ben)}})
	if check().Owner != r.ben {
		t.Errorf("it is %s's", r.NameOf(check().Owner))
	}
	r.do(Amend{About: check().Ref(), With: Values{FieldOwner: Who(r.tom)}})
	r.do(SetCycle{Values{FieldPromiseOwner: Who(r.mara)}})
	if check().Owner != r.tom {
		t.Errorf("who was named for it lost it to %s", r.NameOf(check().Owner))
	}
}

func TestACheckOfThePromiseJoinsOnceThereIsOne(t *testing.T) {
	r := plannedReview(t)
	r.do(SetCycle{with(FieldPromise, "refunds in three days")})
	if slices.Contains(r.checkKeys(r.meeting), PromiseRecorded) {
		t.Fatal("it is there before the meeting begins")
	}
	r.do(StartMeeting{r.meeting.ID})
	if !slices.Contains(r.checkKeys(r.meeting), PromiseRecorded) {
		t.Errorf("the checks are %v", r.checkKeys(r.meeting))
	}
	if next := r.ofKind("", monday.AddDays(7)); !slices.Contains(r.checkKeys(next), PromiseRecorded) {
		t.Errorf("the checks of the next are %v", r.checkKeys(next))
	}
}

func TestTheCloseOfAnotherKindPlansAReview(t *testing.T) {
	r := emptyFixture(t)
	r.do(NewCycle{CycleName: "Checkout", Zone: "Europe/Berlin", People: []string{"Ana Ruiz"}})
	r.ana = r.person("Ana Ruiz")
	r.meeting = r.ofKind("support", monday)
	r.do(StartMeeting{r.meeting.ID})
	for _, it := range r.Agenda(r.meeting.ID) {
		r.rule(it.Ref(), Noted, nil)
	}
	done := r.do(CloseMeeting{r.meeting.ID})
	list := r.toCome()
	if len(list) != 1 || list[0].Title != "Weekly review" || list[0].Minutes != 45 || list[0].Kinds != "" {
		t.Errorf("planned is %+v; %s", list, done.Says)
	}
}

func TestACycleWorksByThePlaybookThatAPersonTook(t *testing.T) {
	r := plannedReview(t)
	done := r.do(UsePlaybook{smallBook})
	if !strings.Contains(done.Says, `"Small"`) {
		t.Errorf("it says %s", done.Says)
	}
	if len(r.ChecksOf(r.meeting.ID)) != 3 {
		t.Error("the planned meeting has another gate")
	}
	m := r.ofKind("", monday.AddDays(1))
	if m.Title != "Stand-up" || m.Minutes != 30 || len(r.ChecksOf(m.ID)) != 1 {
		t.Errorf("it is %+v with %v", m, r.checkKeys(m))
	}
	r.refuses(UsePlaybook{smallBook}, NotAllowed, "already")
	r.do(UsePlaybook{})
	if got := r.Playbook().KindKeys()[1]; got != "kickoff" {
		t.Errorf("its second kind is %s", got)
	}
}

func TestAPlaybookWithAMistakeIsRefusedAndTheOldOneStays(t *testing.T) {
	r := plannedReview(t)
	r.do(UsePlaybook{smallBook})
	r.refuses(UsePlaybook{strings.Replace(smallBook, "minutes = 20", "minuts = 20", 1)}, BadValue, "the playbook in force stays", "minutes")
	if r.Playbook().Name != "Small" {
		t.Error("another one is in force")
	}
}

func TestAPlannedMeetingKeepsAKindThatThePlaybookHasLost(t *testing.T) {
	r := plannedReview(t)
	m := r.ofKind("midpoint", monday.AddDays(2))
	before := len(r.ChecksOf(m.ID))
	done := r.do(UsePlaybook{smallBook})
	if !strings.Contains(done.Says, m.Ref().String()+", which keeps") || len(r.ChecksOf(m.ID)) != before || r.SayKinds(m) != "midpoint" {
		t.Errorf("it says %s; %d checks, %s", done.Says, len(r.ChecksOf(m.ID)), r.SayKinds(m))
	}
}

func TestTheLimitsAreThoseOfThePlaybook(t *testing.T) {
	r := liveReview(t)
	check := r.raise(KindCheck, r.meeting.Ref(), "It was tried", FieldOwner, r.ana)
	waive := GiveRuling{About: check, Outcome: Waived, With: with(FieldWhy, "next week", FieldSecond, r.mara, FieldUntil, monday.AddDays(10))}
	if err := r.Try(waive, r.now); err != nil {
		t.Fatal(err)
	}
	r.do(UsePlaybook{smallBook})
	r.refuses(waive, BadValue, "a waiver holds for 3 days at most")
	if due := r.answerBy(r.now); DateOf(due.In(r.Zone())) != monday.AddDays(1) {
		t.Errorf("an answer is due %s", DateOf(due.In(r.Zone())))
	}
}

func TestACheckThatThePlaybookHoldsFirmIsNotWaived(t *testing.T) {
	r := plannedReview(t)
	r.do(UsePlaybook{smallBook})
	m := r.ofKind("", monday)
	r.do(StartMeeting{m.ID})
	check := r.ChecksOf(m.ID)[0]
	if check.Owner != r.mara {
		t.Errorf("it is %s's, and not the approver's", r.NameOf(check.Owner))
	}
	r.refuses(GiveRuling{About: check.Ref(), Outcome: Waived, With: with(FieldWhy, "next week", FieldSecond, r.ben, FieldUntil, monday.AddDays(2))}, NotAllowed, "cannot be waived; it takes: pass and fail")
}

// The riskiest journey, the dates and the promise are not the actions that are due.
func TestAStandingItemOfOtherContentDoesNotShowTheActions(t *testing.T) {
	r := withAction(t)
	m := r.ofKind("kickoff", "2026-12-01")
	for _, it := range r.Agenda(m.ID) {
		for _, d := range r.Details(it.Ref(), m.ID, r.Today(r.now)) {
			if strings.Contains(d.Text, "Measure the page") {
				t.Errorf("%s shows %q", it.Title, d.Text)
			}
		}
	}
}

func TestAnItemThatTwoKindsHaveIsOnTheAgendaOnce(t *testing.T) {
	r := emptyFixture(t)
	r.do(NewCycle{CycleName: "Checkout", Zone: "Europe/Berlin", People: []string{"Ana Ruiz"}})
	m := r.ofKind("kickoff entry", "2026-12-01")
	n := 0
	for _, title := range r.titles(m) {
		if title == "The riskiest journey" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("it is there %d times: %v", n, r.titles(m))
	}
}
