package model

import (
	"strings"
	"testing"
)

// walker holds a review in which things stay open, and prepares the next.
func walker(t *testing.T) (r *fixture, waiting, blocked Ref) {
	t.Helper()
	r = plannedReview(t)
	item := r.raise(KindItem, r.meeting.Ref(), "Express pay", FieldOwner, r.ben)
	waiting = r.raise(KindDecision, item, "Show express pay on every product page", FieldOwner, r.ben,
		FieldOptions, Value{Lines: []string{"on every page", "in the basket"}}, FieldRecommend, "in the basket")
	blocked = r.raise(KindBlocker, Ref{}, "Vendor contract not signed", FieldOwner, r.ben, FieldDue, monday)
	r.do(Announce{r.meeting.ID})
	r.later(24 * 60 * minute)
	return r, waiting, blocked
}

func (r *fixture) walk(marks ...WalkMark) Walk {
	r.Helper()
	w, err := r.Walk(r.Digest(r.now), marks)
	if err != nil {
		r.Fatal(err)
	}
	return w
}

func (r *fixture) card(w Walk, about Ref) Card {
	r.Helper()
	i, ok := w.Find(about)
	if !ok {
		r.Fatalf("the walk has no card of %s", about)
	}
	return w.Cards[i]
}

func (r *fixture) mark(w Walk, about Ref, state WalkState) WalkMark {
	r.Helper()
	mark, err := w.Mark(r.card(w, about), state)
	if err != nil {
		r.Fatal(err)
	}
	return mark
}

func TestTheWalkIsTheDigestInItsOrderWithoutWhatIsComingUp(t *testing.T) {
	r, _, _ := walker(t)
	r.raise(KindAction, r.meeting.Ref(), "Measure the page", FieldOwner, r.tom, FieldDue, monday.AddDays(3))
	var want []Ref
	for _, l := range r.Digest(r.now).Lines {
		if l.Section != ComingUp {
			want = append(want, l.About)
		}
	}
	w := r.walk()
	if len(w.Cards) != len(want) || len(want) == len(r.Digest(r.now).Lines) {
		t.Fatalf("%d cards of %d lines", len(w.Cards), len(want))
	}
	for i, c := range w.Cards {
		if c.About != want[i] {
			t.Errorf("card %d is %s, want %s", i+1, c.About, want[i])
		}
	}
}

func TestTheWalkResumesAtTheFirstCardThatIsNotHandled(t *testing.T) {
	r, waiting, blocked := walker(t)
	w := r.walk()
	if i, ok := w.First(); !ok || w.Cards[i].About != blocked {
		t.Fatalf("it begins at %s", w.Cards[i].About)
	}
	w = r.walk(r.mark(w, blocked, WalkHandled))
	if i, ok := w.First(); !ok || w.Cards[i].About != waiting {
		t.Errorf("it goes on at %v, want %s", w.Cards[i].About, waiting)
	}
}

func TestACardThatChangedSinceItWasSeenComesBack(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(r *fixture, about Ref)
	}{
		{"a field", func(r *fixture, about Ref) { r.do(Amend{About: about, With: with(FieldFallback, "leave it as it is")}) }},
		{"a criterion", func(r *fixture, about Ref) {
			r.raise(KindCriterion, about, "p95 stays below 800 ms")
		}},
		{"a concern", func(r *fixture, about Ref) { r.concern(about, "Support has no script", r.tom) }},
		{"its section: it is overdue by now", func(r *fixture, _ Ref) { r.later(3 * 24 * 60 * minute) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, waiting, _ := walker(t)
			r.do(Amend{About: waiting, With: with(FieldDue, monday.AddDays(2))})
			mark := r.mark(r.walk(), waiting, WalkLeft)
			if c := r.card(r.walk(mark), waiting); !c.Done() || c.Changed {
				t.Fatalf("before the change it is %+v", c.State)
			}
			test.change(r, waiting)
			if c := r.card(r.walk(mark), waiting); c.Done() || !c.Changed {
				t.Errorf("after the change it is %q, changed %v", c.State, c.Changed)
			}
		})
	}
}

func TestACardThatGotAPlaceOnTheAgendaHasChanged(t *testing.T) {
	r, _, blocked := walker(t)
	mark := r.mark(r.walk(), blocked, WalkLeft)
	r.do(PutOnAgenda{About: blocked})
	if c := r.card(r.walk(mark), blocked); !c.Changed {
		t.Error("it reads as it did")
	}
}

func TestWhatIsHiddenIsNotSeenBeforeItsMeetingIsClosed(t *testing.T) {
	r, waiting, _ := walker(t)
	w := r.walk()
	mark := r.mark(w, waiting, WalkHidden)
	r.concern(waiting, "Support has no script", r.tom)
	w = r.walk(mark)
	if _, shown := w.Find(waiting); shown || w.Hidden != 1 {
		t.Errorf("it is shown %v, and %d are hidden", shown, w.Hidden)
	}
	mark.Meeting++ // kept for another meeting, such as one that is closed
	if _, shown := r.walk(mark).Find(waiting); !shown {
		t.Error("it stays hidden for the next meeting")
	}
}

func TestNothingThatPressesIsHidden(t *testing.T) {
	r, waiting, blocked := walker(t)
	w := r.walk()
	if _, err := w.Mark(r.card(w, blocked), WalkHidden); err == nil || !strings.Contains(err.Error(), "cannot wait for a week") {
		t.Errorf("what is overdue is hidden: %v", err)
	}
	r.do(Amend{About: waiting, With: with(FieldDue, monday.AddDays(2))})
	mark := r.mark(w, waiting, WalkHidden)
	r.later(3 * 24 * 60 * minute)
	if _, shown := r.walk(mark).Find(waiting); !shown {
		t.Error("it stays hidden, though it is overdue now")
	}
}

func TestTheWalkSaysHowFarItIs(t *testing.T) {
	r, waiting, blocked := walker(t)
	w := r.walk()
	if got, want := w.Says(), "0 of 3 handled; 3 still to look at"; got != want {
		t.Errorf("at first it says %q, want %q", got, want)
	}
	marks := []WalkMark{r.mark(w, waiting, WalkLeft), r.mark(w, blocked, WalkHandled)}
	if got, want := r.walk(marks...).Says(), "1 of 3 handled; 1 left for the meeting; 1 still to look at"; got != want {
		t.Errorf("in the end it says %q, want %q", got, want)
	}
	r.do(StartMeeting{r.meeting.ID})
	r.rule(blocked, Resolved, with(FieldHow, "signed on Tuesday")) // it is in no digest any more
	if got, want := r.walk(marks...).Says(), "1 of 2 handled; 1 left for the meeting"; got != want {
		t.Errorf("with one that is gone it says %q, want %q", got, want)
	}
}

func TestWithoutAMeetingThereIsNoWalk(t *testing.T) {
	r, _, _ := walker(t)
	r.do(CancelMeeting{r.meeting.ID})
	if _, err := r.Walk(r.Digest(r.now), nil); err == nil || !strings.Contains(err.Error(), "plan one first") {
		t.Errorf("it says %v", err)
	}
}

func TestANewerMarkTakesThePlaceOfTheOneOfTheSameCard(t *testing.T) {
	d1, d2 := decisionRef(1), decisionRef(2)
	marks := MergeMarks(nil, WalkMark{1, d2, WalkLeft, "a"}, WalkMark{1, d1, WalkLeft, "a"}, WalkMark{1, d2, WalkHandled, "b"})
	if len(marks) != 2 || marks[0].About != d1 || marks[1].State != WalkHandled {
		t.Errorf("they are %+v", marks)
	}
}

func TestTheMessageToAnOwnerSaysWhatIsToBeAnswered(t *testing.T) {
	r, waiting, blocked := walker(t)
	says := func(about Ref, want string) {
		t.Helper()
		if got, err := r.Message(about, r.Digest(r.now).At); err != nil || got != want {
			t.Errorf("%s: %v\n got %s\nwant %s", about, err, got, want)
		}
	}
	says(waiting, "Ben, D-1 *Show express pay on every product page?* is yours by Tue 24 Nov. Options: on every page; in the basket. "+
		"Recommended: in the basket. Missing: a criterion that it is measured by. Please answer approve, reject, or what is missing.")
	says(blocked, "Ben, B-1 *Vendor contract not signed* was due Mon 23 Nov (1 day late). Missing: fallback and impact. "+
		"Please answer resolved and how, a new day, or who else decides.")
	action := r.raise(KindAction, waiting, "Measure the page", FieldOwner, r.tom, FieldDue, monday.AddDays(3))
	says(action, "Tom, A-1 *Measure the page* is due Thu 26 Nov. It follows from D-1 Show express pay on every product page. "+
		"Please answer done and what came of it, or a new day and why.")
	check := r.raise(KindCheck, r.meeting.Ref(), "Support has its macros", FieldOwner, r.mara)
	says(check, "Mara, "+check.String()+" *Support has its macros* is yours by Tue 24 Nov. "+
		"Please answer pass and what was seen, fail and what follows, or waive, why and until when.")
}

func TestTheMessageOnAnApprovalAsksForTheAnswerOnItsConditions(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Keep the card of a guest", FieldCriteria, "fewer calls")
	r.rule(d, Conditional, with(FieldCond, []NewTask{{Text: "legal signs off", Owner: r.tom, Due: monday.AddDays(3)}}))
	got, err := r.Message(d, r.Digest(r.now).At)
	if want := "is approved on conditions. A-1 (Tom Weiss, Thu 26 Nov) is not done. Please answer done, a later day and why, or lapse and why."; err != nil || !strings.Contains(got, want) {
		t.Errorf("%v: %s", err, got)
	}
}

// What would be refused is not asked for.
func TestTheMessageAsksForNoLaterDayWhereNoneIsLeft(t *testing.T) {
	r, _, blocked := walker(t)
	r.do(Amend{About: blocked, With: with(FieldDue, monday.AddDays(3))})
	d := r.raise(KindDecision, r.raise(KindItem, r.meeting.Ref(), "Cards", FieldOwner, r.ben), "Keep the card of a guest", FieldOwner, r.ben, FieldCriteria, "fewer calls")
	r.rule(d, Conditional, with(FieldVia, "mail", FieldCond, []NewTask{{Text: "legal signs off", Owner: r.tom, Due: monday.AddDays(3)}}))
	r.later(24 * 60 * minute)
	r.rule(d, Extended, with(FieldVia, "mail", FieldDue, monday.AddDays(9), FieldWhy, "legal is ill"))
	for about, want := range map[Ref]string{
		blocked: "Its day was moved once. Please answer resolved and how, or who else decides.",
		d:       "They have a later day already. Please answer done, or lapse and why.",
	} {
		if got, err := r.Message(about, r.Digest(r.now).At); err != nil || !strings.HasSuffix(got, want) {
			t.Errorf("%s: %v: %s", about, err, got)
		}
	}
}

func TestNobodyIsWrittenToAboutAThingThatNobodyOwns(t *testing.T) {
	r, _, _ := walker(t)
	loose := r.raise(KindBlocker, Ref{}, "The printer is out of paper")
	if _, err := r.Message(loose, r.Digest(r.now).At); err == nil || !strings.Contains(err.Error(), "assign it first: assign B-2 @") {
		t.Errorf("it says %v", err)
	}
	if _, err := r.Message(personRef(r.ben), r.Digest(r.now).At); err == nil {
		t.Error("a person is written to about themselves")
	}
}
