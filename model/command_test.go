package model

import "testing"

func TestEveryCommandHasItsWordInTheJournal(t *testing.T) {
	for word, c := range map[string]Command{
		"new cycle": NewCycle{}, "add person": AddPerson{}, "plan meeting": PlanMeeting{}, "amend meeting": AmendMeeting{}, "set person": SetPerson{},
		"start": StartMeeting{}, "adjourn": AdjournMeeting{}, "close": CloseMeeting{}, "cancel": CancelMeeting{},
		"addendum": AddAddendum{}, "roll call": RollCall{}, "open item": OpenItem{}, "pause": PauseClock{}, "resume": ResumeClock{},
		"move item": MoveItem{}, "move to meeting": MoveToMeeting{}, "skip item": SkipItem{}, "put on agenda": PutOnAgenda{}, "put up": PutUp{}, "raise blocker": Raise{Kind: KindBlocker}, "amend item": Amend{About: itemRef(1)},
		"remove check": Remove{checkRef(1)}, "rule": GiveRuling{}, "defer rest": DeferRest{},
		"private note": WritePrivateNote{}, "revert": Revert{}, "rename person": RenamePerson{}, "take off": TakeOff{}, "said by": SetSpeaker{},
		"came": Arrive{}, "away": Leave{}, "announce": Announce{}, "sent": MarkSent{}, "left": MarkLeft{}, "rejoin": Rejoin{}, "artefact": MoveArtefact{},
		"enter readings": EnterReadings{}, "use playbook": UsePlaybook{},
		"take schedule": TakeSchedule{}, "drop schedule": DropSchedule{},
	} {
		if got := c.Name(); got != word {
			t.Errorf("%T is called %q, want %q", c, got, word)
		}
	}
}

func TestNoCommandIsLostOnAnEmptyRecord(t *testing.T) {
	r := emptyFixture(t)
	for _, c := range []Command{
		AmendMeeting{}, SetPerson{}, StartMeeting{}, CancelMeeting{}, RollCall{}, OpenItem{}, MoveItem{}, MoveToMeeting{}, SkipItem{}, Amend{}, Remove{}, GiveRuling{}, WritePrivateNote{},
		RenamePerson{}, TakeOff{}, SetSpeaker{}, MarkLeft{}, Rejoin{}, Announce{}, MarkSent{},
	} {
		r.refuses(c, NotFound)
	}
	for _, c := range []Command{AdjournMeeting{}, CloseMeeting{}, AddAddendum{}, PauseClock{}, ResumeClock{}, PutUp{}, PutOnAgenda{}, DeferRest{}, Arrive{}, Leave{}} {
		r.refuses(c, NotAllowed)
	}
}

func TestAFormSaysWhatAThingSaysNow(t *testing.T) {
	r := liveReview(t)
	item := r.item("Guest checkout", FieldNotes, "up")
	d := r.raise(KindDecision, item, "Ship it", FieldNeeds, NeedsEvidence, FieldOptions, []string{"now", "later"}, FieldCriteria, "it holds")
	things := []Ref{item, d, r.blocker("No test cards", r.whole()...), checkRef(1), criterionRef(1),
		r.raise(KindFeedback, d, "And guests?", FieldBy, r.tom), r.raise(KindAction, d, "Write it up")}
	for _, about := range things {
		before, v := r.Record, Values{}
		for _, q := range r.Editable(about, r.now) {
			v[q.Field] = q.Default
		}
		r.do(Amend{About: about, With: v, Seen: r.Version(about)})
		if diff := same(r.Record, before); diff != "" {
			t.Errorf("saying %s as it is changes it: %s", about, diff)
		}
	}
}
