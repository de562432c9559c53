package model

import (
	"slices"
	"strings"
	"testing"
)

func TestAnItemToDecideNeedsADecisionAndEveryAnswer(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout")
	gaps := r.stands(item)
	if gaps[0].Says != "I-1 needs a decision by Ben Okafor: Guest checkout" {
		t.Errorf("the gap says %q", gaps[0].Says)
	}
	r.refuses(rule(item, Noted), NotAllowed, "I-1 cannot be noted; it takes: approve, condition, reject, defer, escalate and withdraw")
	one, two := r.raise(KindDecision, item, "Ship it"), r.raise(KindDecision, item, "With a wallet")
	r.stands(one, two)
	r.approve(one)
	r.stands(two)
	r.rule(two, Rejected, with(FieldWhy, "too much at once"))
	r.stands()
	if u, ok := r.InForce(r.meeting.ID, item); !ok || u.About() != two {
		t.Errorf("the item is disposed of by %+v, want its last decision", u)
	}
}

func TestAnItemThatInformsIsNoted(t *testing.T) {
	r := liveReview(t)
	item := r.item("The numbers", FieldAsk, AskInform)
	if gaps := r.stands(item); gaps[0].Outcome != Noted {
		t.Errorf("the gap asks for %q", gaps[0].Outcome)
	}
	d := r.raise(KindDecision, item, "Follow them")
	r.rule(item, Noted, nil)
	r.stands(d)
	r.refuses(rule(item, Noted), NotAllowed, "I-1 is noted already")
}

func TestAnItemIsWithdrawnOnceNoDecisionOnItIsOpen(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout")
	open, put := r.raise(KindDecision, item, "Ship it", FieldOwner, r.tom), r.raise(KindDecision, item, "Later")
	r.deferTo(put, "2026-11-30")
	r.refuses(rule(item, Withdrawn, FieldWhy, "off"), NotAllowed, "I-1: D-1 on it is open, and its own owner's: Tom Weiss decides or withdraws it first")
	r.lacks(rule(open, Withdrawn), FieldWhy)
	own := r.rule(open, Withdrawn, with(FieldWhy, "the campaign was called off"))
	if own.Owner != r.tom {
		t.Errorf("withdrawn by %s, want its own owner", r.NameOf(own.Owner))
	}
	r.stands()
	r.lacks(rule(item, Withdrawn), FieldWhy)
	r.rule(item, Withdrawn, with(FieldWhy, "the campaign was called off"))
	r.stands()
	r.is(put, Deferred)
	if in, _ := r.InForce(r.meeting.ID, open); in != own {
		t.Errorf("%s is disposed of by %+v", open, in)
	}
	r.refuses(rule(item, Withdrawn, FieldWhy, "again"), NotAllowed, "withdrawn already")
	r.refuses(Amend{About: open, With: with(FieldFallback, "none")}, ReadOnly, "withdrawn")
	r.refuses(raise(KindDecision, item, "One more"), NotAllowed, "I-1 is withdrawn")
	r.nextMeeting(7)
	r.on(open, false)
	r.on(put, true)
	r.refuses(rule(open, Approved, FieldCriteria, "it holds"), NotAllowed, "is not answered again")
}

// A decision that its owner withdraws answers the item that it was the only one on.
func TestAWithdrawnDecisionDisposesOfItsItem(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.rule(d, Withdrawn, with(FieldWhy, "nobody needs it"))
	r.stands()
	r.is(d, Withdrawn)
}

func TestAWithdrawnDecisionWithoutAnOwnerHoldsNoCheck(t *testing.T) {
	r := liveReview(t)
	item := r.raise(KindItem, Ref{}, "Nobody's")
	d := r.raise(KindDecision, item, "Whose is it")
	r.stands(d)
	r.refuses(rule(item, Withdrawn, FieldWhy, "nobody asked", FieldOwner, r.tom), NotAllowed, "D-1 on it is open; give it an owner")
	r.rule(d, Withdrawn, with(FieldWhy, "nobody asked for it", FieldOwner, r.tom))
	r.stands()
}

// Under the first rules an item took its open decisions along. What closed so stays
// so; in a meeting that is held when the rules change, each decision is a gap again,
// which its own owner can fill.
func TestWhatWentWithItsItemUnderTheFirstRules(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout")
	open := r.raise(KindDecision, item, "Ship it", FieldOwner, r.tom)
	old := r.Record.clone()
	old.Rulings.put(Ruling{InCycle: start(old, &old.Rulings), AboutKind: KindItem, AboutID: item.ID, Outcome: Withdrawn, Owner: r.ben,
		At: r.now, Meeting: r.meeting.ID, Why: "off", Wording: "Guest checkout"})
	old.layTables(r.now)
	r.Record = old
	r.stands(open)
	if says := r.Gaps(r.meeting.ID, r.now)[0].Says; !strings.Contains(says, "needs a decision by Tom Weiss, though I-1 was withdrawn") {
		t.Errorf("the gap says %q", says)
	}
	m, _ := old.Meetings.Get(r.meeting.ID)
	m.Status, m.ClosedAt, m.RulesVersion = Closed, r.now, 1
	closed := old.clone()
	closed.Meetings.put(m)
	if is := closed.State(open); is != Withdrawn {
		t.Errorf("what closed under the first rules: %s is %s", open, is)
	}
	r.rule(open, Withdrawn, with(FieldWhy, "I agree"))
	r.stands()
	r.close()
	r.is(open, Withdrawn)
}

func TestTurningDecideIntoInformNeedsAReasonOnceLive(t *testing.T) {
	r := plannedReview(t)
	item := r.raise(KindItem, Ref{}, "Guest checkout", FieldOwner, r.ben)
	r.do(Amend{About: item, With: with(FieldAsk, AskInform)})
	r.do(Amend{About: item, With: with(FieldAsk, AskDecide)})
	r.do(StartMeeting{r.meeting.ID})
	r.lacks(Amend{About: item, With: with(FieldAsk, AskInform)}, FieldWhy)
	r.do(Amend{About: item, With: with(FieldAsk, AskInform, FieldWhy, "Legal decides")})
	if it, _ := r.Items.Get(item.ID); it.AskWhy != "Legal decides" {
		t.Errorf("the minutes would print %q", it.AskWhy)
	}
	r.do(Amend{About: item, With: with(FieldAsk, AskDecide)})
	if it, _ := r.Items.Get(item.ID); it.AskWhy != "" {
		t.Errorf("the item asks again, but keeps why it did not: %q", it.AskWhy)
	}
}

func TestTheDefaultsOfAnItem(t *testing.T) {
	r := plannedReview(t)
	for _, c := range []struct {
		presenter string
		owner     ID
	}{{"ben okafor", r.ben}, {"Ben and Tom", 0}, {"", 0}} {
		it, _ := r.Items.Get(r.raise(KindItem, Ref{}, "Guest checkout", FieldPresenter, c.presenter).ID)
		if it.Owner != c.owner || it.Timebox != 10 || it.Ask != AskDecide || it.Meeting != r.meeting.ID {
			t.Errorf("presented by %q: %+v", c.presenter, it)
		}
	}
	item := r.raise(KindItem, Ref{}, "Refunds", FieldPresenter, "Ben Okafor")
	r.do(Amend{About: item, With: Values{FieldOwner: {}}})
	if it, _ := r.Items.Get(item.ID); it.Owner != 0 {
		t.Error("an owner that was taken away came back")
	}
}

func TestAnItemRefusesWhatItCannotBe(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout")
	r.lacks(raise(KindItem, Ref{}, " \t "), FieldWords)
	for _, v := range []Values{
		with(FieldTimebox, 24*60+1), with(FieldTimebox, -1), with(FieldAsk, "vote"), {FieldTimebox: {}}, {FieldAsk: {}}, {FieldWords: {}},
	} {
		r.refuses(Amend{About: item, With: v}, BadValue)
	}
	r.refuses(Amend{About: item, With: with(FieldOwner, ID(99))}, NotFound, "there is no person P-99")
	r.refuses(Amend{About: itemRef(99), With: with(FieldNotes, "x")}, NotFound, "there is no item I-99")
	r.refuses(raise(KindItem, meetingRef(99), "Where"), NotFound, "M-99")
}

func TestItemsMoveAndSkipWithinTheirAgenda(t *testing.T) {
	r := liveReview(t)
	a, b, c := r.item("a"), r.item("b"), r.item("c")
	order := func(want ...Ref) {
		t.Helper()
		for i, it := range r.Agenda(r.meeting.ID) {
			if it.Ref() != want[i] || it.Position != int64(i+1) {
				t.Errorf("place %d is %s at %d, want %s", i+1, it.Ref(), it.Position, want[i])
			}
		}
	}
	r.do(MoveItem{c.ID, -1})
	order(a, c, b)
	r.do(MoveItem{a.ID, 99})
	order(c, b, a)
	r.do(MoveItem{a.ID, -99})
	order(a, c, b)
	r.do(SkipItem{a.ID})
	order(c, b, a)
	if it, _ := r.Items.Get(a.ID); it.Skipped != 1 {
		t.Errorf("skipped %d times, want 1", it.Skipped)
	}
	r.stands(c, b, a) // skipping is no answer
	r.undo()
	order(a, c, b)
	r.refuses(MoveItem{99, 1}, NotFound)
}

func TestWhatIsRaisedOnNothingGoesToTheItemBeingDiscussed(t *testing.T) {
	r := plannedReview(t)
	first := r.raise(KindItem, Ref{}, "First", FieldOwner, r.ben)
	r.do(StartMeeting{r.meeting.ID})
	d, _ := r.Decisions.Get(r.raise(KindDecision, Ref{}, "Ship it").ID)
	if d.Item != first.ID || d.Owner != r.ben {
		t.Errorf("raised on %d for %d, want on the item being discussed for its owner", d.Item, d.Owner)
	}
	for kind := range map[Kind]bool{KindBlocker: true, KindFeedback: true, KindAction: true} {
		about := r.raise(kind, Ref{}, "and this")
		if it, _ := r.ItemOf(about); it.Ref() != first {
			t.Errorf("%s belongs to %s, want %s", about, it.Ref(), first)
		}
	}
	if q := r.Fields(KindDecision, Ref{}, r.now)[1]; q.Default.Person != r.ben {
		t.Errorf("the form offers %+v as the owner", q.Default)
	}
	r.refuses(raise(KindDecision, itemRef(99), "Where"), NotFound, "there is no item I-99")
	r.refuses(raise(KindBlocker, decisionRef(99), "Where"), NotFound, "there is no decision D-99")
}

func TestWithNoItemBeingDiscussedADecisionBringsItsOwn(t *testing.T) {
	r := liveReview(t)
	d, _ := r.Decisions.Get(r.raise(KindDecision, Ref{}, "Ship it", FieldOwner, r.ben).ID)
	if it, _ := r.Items.Get(d.Item); it.Title != "Ship it" || it.Owner != r.ben || it.Meeting != r.meeting.ID {
		t.Errorf("the decision came on %+v", it)
	}
	r.refuses(raise(KindFeedback, Ref{}, "but", FieldBy, r.tom), NotAllowed, "say what the feedback is on")
	a, _ := r.Actions.Get(r.raise(KindAction, Ref{}, "Write it up", FieldOwner, r.ben).ID)
	if !a.About().IsZero() || a.AboutKind != "" {
		t.Errorf("an action on nothing is about %+v", a.About())
	}
}

func TestBetweenMeetingsAnItemGoesToTheNextOne(t *testing.T) {
	r := plannedReview(t)
	r.plan("2026-11-30")
	d, _ := r.Decisions.Get(r.raise(KindDecision, Ref{}, "Ship it").ID)
	if it, _ := r.Items.Get(d.Item); it.Meeting != r.meeting.ID || it.Title != "Ship it" {
		t.Errorf("raised on %+v", it)
	}
	r = emptyFixture(t)
	r.refuses(raise(KindItem, Ref{}, "Where"), NotAllowed, "plan one first")
}

func TestRemovingTakesAnItemOffAPlannedMeetingAlone(t *testing.T) {
	r := plannedReview(t)
	item := r.raise(KindItem, Ref{}, "Guest checkout", FieldOwner, r.ben)
	d := r.raise(KindDecision, item, "Ship it", FieldCriteria, "it holds", FieldOptions, []string{"now", "later"})
	r.raise(KindEvidence, d, "it held")
	r.do(WritePrivateNote{Meeting: r.meeting.ID, Item: item.ID, Text: "Ben is wary"})
	r.do(Remove{item})
	for _, left := range []int{r.Items.Len(), r.Decisions.Len(), r.Criteria.Len(), r.Options.Len(), r.Evidences.Len(), r.Private.Len()} {
		if left != 0 {
			t.Errorf("%d rows were left behind", left)
		}
	}
	r.undo()
	r.is(d, Open)
	r.raise(KindBlocker, item, "No test cards")
	r.refuses(Remove{item}, NotAllowed, "B-1 is on I-1 and would be lost")
	r.do(Remove{checkRef(3)})
	r.refuses(Remove{Ref{KindBlocker, 1}}, NotAllowed, "B-1 is not removed; answer it instead")
	r.refuses(Remove{itemRef(9)}, NotFound, "there is no item I-9")
	r.do(StartMeeting{r.meeting.ID})
	r.refuses(Remove{d}, NotAllowed, "D-1 is on the table of M-1; withdraw")
}

func TestWhatCameBeforeTheRoomIsNotRemoved(t *testing.T) {
	r := liveReview(t)
	d := r.raise(KindDecision, r.plan("2026-11-30").Ref(), "Not for today", FieldOwner, r.ben)
	r.rule(d, Rejected, with(FieldWhy, "while we are at it"))
	r.on(d, true)
	r.undo()
	r.stands(d) // once under discussion, it is answered there
	got, _ := r.Decisions.Get(d.ID)
	for _, about := range []Ref{d, itemRef(got.Item)} {
		r.refuses(Remove{about}, NotAllowed, "D-1 is on the table of M-1")
	}
	r.deferTo(d, "2026-11-30")
	r.nextMeeting(8)
}

// Agendas name people by their first names.
func TestAPresenterKnownByAFirstNameOwnsTheItem(t *testing.T) {
	r := liveReview(t)
	it, _ := r.Items.Get(r.item("Refunds", FieldOwner, ID(0), FieldPresenter, "tom").ID)
	if it.Owner != r.tom {
		t.Errorf("owned by %s, want Tom Weiss", r.NameOf(it.Owner))
	}
}

func TestAnItemIsNotWithdrawnOverADecisionOfToday(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship guest checkout")
	r.approve(d)
	item, _ := r.ItemOf(d)
	r.refuses(rule(item.Ref(), Withdrawn, FieldWhy, "off"), NotAllowed, "D-1 was approved in this meeting; undo that first")
	r.undo()
	r.refuses(rule(item.Ref(), Withdrawn, FieldWhy, "off"), NotAllowed, "D-1 on it is open")
}

func TestTheNextItemIsTheNextThatNeedsItsAnswer(t *testing.T) {
	r := liveReview(t)
	is := func(want Ref) {
		t.Helper()
		if it, ok := r.NextItem(r.meeting.ID); it.Ref() != want && (ok || !want.IsZero()) {
			t.Errorf("next is %s, want %s", it.Ref(), want)
		}
	}
	is(Ref{})
	a, b, c := r.item("a", FieldAsk, AskInform), r.item("b", FieldAsk, AskInform), r.item("c", FieldAsk, AskInform)
	is(a) // nothing is being discussed
	r.do(OpenItem{a.ID})
	is(b)
	r.rule(b, Noted, nil)
	is(c)
	r.do(OpenItem{c.ID})
	is(a) // and round
	r.rule(a, Noted, nil)
	is(Ref{}) // the one under discussion is no next one
}

func TestAnItemWithoutAnOwnerIsAGap(t *testing.T) {
	r := liveReview(t)
	item := r.raise(KindItem, Ref{}, "Nobody's")
	first := r.raise(KindDecision, item, "Ship it", FieldOwner, r.ben)
	it, _ := r.Items.Get(item.ID)
	if it.Owner != r.ben { // that of its only decision
		t.Errorf("the item is %s's", r.NameOf(it.Owner))
	}
	r.do(Amend{About: item, With: with(FieldOwner, ID(0))})
	second := r.raise(KindDecision, item, "Ship it later", FieldOwner, r.tom)
	r.do(Amend{About: item, With: with(FieldOwner, ID(0))})
	for _, d := range []Ref{first, second} {
		r.rule(d, Rejected, with(FieldWhy, "no"))
	}
	gap := r.stands(item)[0]
	if gap.Who != "" || gap.Missing[0].Field != FieldOwner || gap.Says != "I-1 needs an owner: Nobody's" {
		t.Errorf("the gap is %+v", gap)
	}
	r.refuses(CloseMeeting{r.meeting.ID}, HasGaps)
	r.do(Amend{About: item, With: with(FieldOwner, r.mara)})
	r.stands()
	r.close()
}

func TestAnItemThatInformsIsTheFacilitators(t *testing.T) {
	r := plannedReview(t)
	before := r.raise(KindItem, Ref{}, "Numbers", FieldAsk, AskInform)
	r.do(StartMeeting{r.meeting.ID})
	r.meeting, _ = r.Live()
	during := r.raise(KindItem, Ref{}, "More numbers", FieldAsk, AskInform)
	for _, item := range []Ref{before, during} {
		if owner := r.OwnerOf(item); owner != r.ana {
			t.Errorf("%s is %s's", item, r.NameOf(owner))
		}
		if u := r.rule(item, Noted, nil); u.Owner != r.ana {
			t.Errorf("%s is noted by %s", item, r.NameOf(u.Owner))
		}
	}
}

// The list and the filter of items show an item as the agenda does: as its decisions
// stand once all are answered, after the close as well.
func TestTheListShowsAnItemAsItsDecisionsStand(t *testing.T) {
	r := liveReview(t)
	one := r.decision("Ship guest checkout", FieldCriteria, "fast")
	it, _ := r.ItemOf(one)
	two := r.raise(KindDecision, it.Ref(), "Ship it in May")
	f, err := KindItem.FilterNamed("state")
	if err != nil {
		t.Fatal(err)
	}
	shows := func(want Outcome) {
		t.Helper()
		cells := r.Cells(it.Ref(), r.Today(r.now))
		sheet, _ := r.Sheet(it.Ref(), r.meeting.ID, r.Today(r.now))
		if got := Outcome(cells[len(cells)-1]); got != want || sheet.State != want {
			t.Errorf("the list shows %s as %s, and its sheet as %s; want %s", it.Ref(), got, sheet.State, want)
		}
		q := Query{Kind: KindItem, Where: []Condition{{f, Value{Lines: []string{string(want)}}}}}
		if !slices.Contains(r.List(q, r.Today(r.now)), it.Ref()) {
			t.Errorf("the items that are %s lack %s", want, it.Ref())
		}
	}
	shows(Open)
	r.approve(one)
	shows(Open)
	r.rule(two, Rejected, with(FieldWhy, "too early"))
	shows(Decided)
	r.close()
	shows(Decided)
}
