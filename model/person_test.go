package model

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestAnOwnerHasAName(t *testing.T) {
	for name, says := range map[string]string{
		"": "write a name", " \t ": "write a name", "\u200b": "write a name", "\u3164": "write a name", "\u2800": "write a name", "\u200d": "write a name",
		strings.Repeat("a", 81): "at most 80", "P-3": "reads like an id", "d-12": "reads like an id",
	} {
		refuses(t, name, says)
	}
}

func TestAPersonIsKnownOnce(t *testing.T) {
	r := plannedReview(t)
	for _, name := range []string{"ana ruiz", " Ana Ruiz ", "Ana  Ruiz", "ANA\tRUIZ"} {
		r.do(AddPerson{PersonName: name})
	}
	if r.People.Len() != 4 {
		t.Errorf("%d people are known, want 4", r.People.Len())
	}
	r.do(AddPerson{PersonName: "Lea\x1b[31m Brandt"})
	if p := r.person("Lea␛[31m Brandt"); r.NameOf(p) != "Lea␛[31m Brandt" {
		t.Errorf("she is called %q", r.NameOf(p))
	}
	if r.NameOf(0) != "no owner yet" {
		t.Errorf("nobody is called %q", r.NameOf(0))
	}
	r.refuses(AddPerson{PersonName: "TBD"}, BadOwner, `"TBD" names no one person`)
}

func TestNothingIsOwnedByWhoIsNotKnown(t *testing.T) {
	r := liveReview(t)
	d, b := r.decision("Ship it"), r.blocker("No test cards", FieldOwner, r.ben)
	for _, about := range []Ref{d, b, r.item("a"), checkRef(3)} {
		r.refuses(Amend{About: about, With: with(FieldOwner, ID(99))}, NotFound, "there is no person P-99")
	}
}

// "Ana" in a list of who is expected is the Ana that everyone knows.
func TestAFirstNameThatIsKnownMakesNoDouble(t *testing.T) {
	r := liveReview(t)
	before := r.People.Len()
	r.do(PlanMeeting{Title: "Launch gate", Expected: []string{"ana", "Tom"}})
	if got := r.People.Len(); got != before {
		t.Errorf("%d people, want %d", got, before)
	}
}

func TestAMisspeltNameIsCorrected(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Ship it")
	done := r.do(RenamePerson{Person: r.ben, PersonName: "  Ben\tOkafor-Lee "})
	if got := r.NameOf(r.OwnerOf(d)); got != "Ben Okafor-Lee" || done.Says != "Ben Okafor is Ben Okafor-Lee now" || done.About != personRef(r.ben) {
		t.Errorf("D-1 is %s's, and it says %q of %s", got, done.Says, done.About)
	}
	r.undo()
	if got := r.NameOf(r.ben); got != "Ben Okafor" {
		t.Errorf("taken back, he is called %q", got)
	}
	r.do(RenamePerson{Person: r.ben, PersonName: "ben OKAFOR"}) // his own name is no other's
}

func TestANameIsOnePersons(t *testing.T) {
	r := liveReview(t)
	r.refuses(RenamePerson{Person: r.ben, PersonName: "TBD"}, BadOwner, `"TBD" names no one person`)
	r.refuses(RenamePerson{Person: r.ben, PersonName: " "}, BadOwner, "write a name")
	r.refuses(RenamePerson{Person: 99, PersonName: "Lea Brandt"}, NotFound, "there is no person P-99")
	r.refuses(RenamePerson{Person: r.ben, PersonName: "ana  RUIZ"}, BadOwner, "Ana Ruiz is P-1 already")
	seen := r.Version(personRef(r.ben))
	r.do(RenamePerson{Person: r.ben, PersonName: "Ben Lee", Seen: seen})
	undo := r.lastRevert()
	r.refuses(RenamePerson{Person: r.ben, PersonName: "Ben Lea", Seen: seen}, Moved, "theirs: Ben Lee", "yours: Ben Lea")
	r.do(AddPerson{PersonName: "Ben Okafor"})
	r.refuses(undo, Moved, "Ben Okafor is P-5 by now")
}

// Names are looked up, not copied: a corrected spelling shows in what a closed
// meeting said, and who said it is who it was.
func TestACorrectedNameChangesNothingThatAClosedMeetingSaid(t *testing.T) {
	r := liveReview(t)
	r.rule(r.decision("Ship it"), Rejected, with(FieldWhy, "no"))
	r.close()
	said := r.Said(r.meeting.ID)
	r.do(RenamePerson{Person: r.ben, PersonName: "Ben Okafor-Lee"})
	if !reflect.DeepEqual(r.Said(r.meeting.ID), said) {
		t.Error("it says something else")
	}
}

func TestWhoIsNotExpectedIsTakenOffTheList(t *testing.T) {
	r := plannedReview(t)
	r.do(TakeOff{r.meeting.ID, r.ben})
	if list := r.Attendance(r.meeting.ID); len(list) != 3 || slices.ContainsFunc(list, func(a Attendance) bool { return a.Person == r.ben }) {
		t.Errorf("on the list are %+v", list)
	}
	r.refuses(TakeOff{r.meeting.ID, r.ben}, NotAllowed, "Ben Okafor is not expected at M-1")
	r.refuses(TakeOff{r.meeting.ID, 99}, NotFound, "P-99")
	r.refuses(TakeOff{99, r.ben}, NotFound, "M-99")
	r.undo()
	if !slices.ContainsFunc(r.Attendance(r.meeting.ID), func(a Attendance) bool { return a.Person == r.ben && a.Presence == Expected }) {
		t.Error("taken back, he is not expected")
	}
	r.do(StartMeeting{r.meeting.ID})
	r.refuses(TakeOff{r.meeting.ID, r.ben}, NotAllowed, "M-1 was started; say in the roll call who is absent")
	r.rule(checkRef(3), Passed, with(FieldEvidence, "read"))
	r.close()
	r.refuses(TakeOff{r.meeting.ID, r.ben}, ReadOnly, "what it said stays")
}
