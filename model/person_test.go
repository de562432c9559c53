package model

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestAnOwnerIsOneNamedPerson(t *testing.T) {
	for name, says := range map[string]string{
		"TBD": "no one person", "tbd.": "no one person", " T.B.D. ": "no one person", "?": "no one person", "???": "no one person",
		"-": "no one person", "…": "no one person", "42": "no one person", "n/a": "no one person", "N.N.": "no one person",
		"all": "no one person", "@all": "no one person", "Everyone": "no one person", "we": "no one person", "nobody": "no one person",
		"unassigned": "no one person", "to be decided": "no one person", "to be determined": "no one person", "no one": "no one person",
		"team": "no one person", "The Team": "no one person", "Team Checkout": "a team is not one person",
		"design team": "a team is not one person", "Ana's Team": "a team is not one person",
		"Ana Ruiz, Ben Okafor": "more than one person", "Ana and Ben": "more than one person", "Ana & Ben": "more than one person",
		"Ana/Ben": "more than one person", "Ana or Ben": "more than one person", "Ana + Ben": "more than one person",
		"Ana; Ben": "more than one person", "Ana | Ben": "more than one person", "Ana AND Ben": "more than one person", "Ana\nand\nBen": "more than one person",
		"": "an owner needs a name", " \t ": "an owner needs a name", "\u200b": "an owner needs a name",
		strings.Repeat("a", 81): "longer than 80",
	} {
		err := CheckName(name)
		var refusal *Refusal
		if !errors.As(err, &refusal) || refusal.Reason != BadOwner || !strings.Contains(refusal.Says, says) {
			t.Errorf("CheckName(%q) = %v, want it to say %q", name, err, says)
		}
	}
	for _, name := range []string{"Ana Ruiz", "Bo", "Anders Sand", "José Ångström", "O'Neil-Brandt", "Dr. Ilves", "Orlando Ortega", "李小龍", "Steam Nowak", "Al Lteam"} {
		if err := CheckName(name); err != nil {
			t.Errorf("CheckName(%q) = %v", name, err)
		}
	}
}

func TestAPersonIsKnownOnce(t *testing.T) {
	r := plannedRoom(t)
	for _, name := range []string{"ana ruiz", " Ana Ruiz ", "Ana  Ruiz", "ANA\tRUIZ"} {
		r.do(AddPerson{name})
	}
	if r.People.Len() != 4 {
		t.Errorf("%d people are known, want 4", r.People.Len())
	}
	r.do(AddPerson{"Lea\x1b[31m Brandt"})
	if p := r.person("Lea␛[31m Brandt"); r.NameOf(p) != "Lea␛[31m Brandt" {
		t.Errorf("she is called %q", r.NameOf(p))
	}
	if r.NameOf(0) != "nobody yet" {
		t.Errorf("nobody is called %q", r.NameOf(0))
	}
	r.refuses(AddPerson{"TBD"}, BadOwner, `"TBD" cannot own anything`)
}

func TestNothingIsOwnedByWhoIsNotKnown(t *testing.T) {
	r := newRoom(t)
	d, b := r.decision("Ship it"), r.blocker("No test cards", FieldOwner, r.ben)
	for _, about := range []Ref{d, b, r.item("a"), checkRef(3)} {
		r.refuses(Amend{About: about, With: with(FieldOwner, ID(99))}, NotFound, "there is no person P-99")
	}
}

// "Ana" in a list of who is expected is the Ana that everyone knows.
func TestAFirstNameThatIsKnownMakesNoDouble(t *testing.T) {
	r := newRoom(t)
	before := r.People.Len()
	r.do(PlanMeeting{Title: "Launch gate", Expected: []string{"ana", "Tom"}})
	if got := r.People.Len(); got != before {
		t.Errorf("%d people, want %d", got, before)
	}
}

func TestAMisspeltNameIsCorrected(t *testing.T) {
	r := newRoom(t)
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
	r := newRoom(t)
	r.refuses(RenamePerson{Person: r.ben, PersonName: "TBD"}, BadOwner, `"TBD" cannot own anything`)
	r.refuses(RenamePerson{Person: r.ben, PersonName: " "}, BadOwner, "needs a name")
	r.refuses(RenamePerson{Person: 99, PersonName: "Lea Brandt"}, NotFound, "there is no person P-99")
	r.refuses(RenamePerson{Person: r.ben, PersonName: "ana  RUIZ"}, BadOwner, "Ana Ruiz is P-1 already")
	seen := r.Version(personRef(r.ben))
	r.do(RenamePerson{Person: r.ben, PersonName: "Ben Lee", Seen: seen})
	undo := r.lastRevert()
	r.refuses(RenamePerson{Person: r.ben, PersonName: "Ben Lea", Seen: seen}, Moved, "theirs: Ben Lee", "yours: Ben Lea")
	r.do(AddPerson{"Ben Okafor"})
	r.refuses(undo, Moved, "Ben Okafor is P-5 by now")
}

// Names are looked up, not copied: a corrected spelling shows in what a closed
// meeting said, and who said it is who it was.
func TestACorrectedNameChangesNothingThatAClosedMeetingSaid(t *testing.T) {
	r := newRoom(t)
	r.rule(r.decision("Ship it"), Rejected, with(FieldWhy, "no"))
	r.close()
	said := r.Said(r.meeting.ID)
	r.do(RenamePerson{Person: r.ben, PersonName: "Ben Okafor-Lee"})
	if !reflect.DeepEqual(r.Said(r.meeting.ID), said) {
		t.Error("it says something else")
	}
}

func TestWhoIsNotExpectedIsTakenOffTheList(t *testing.T) {
	r := plannedRoom(t)
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

func TestWhoPlansAMeetingLeadsItUnderTheNameThatIsKnown(t *testing.T) {
	r := plannedRoom(t)
	for user, want := range map[string]string{"ana": "Ana Ruiz", "ANA ruiz": "Ana Ruiz", "lea": "Lea Brandt", "zoe": "zoe", "team": "", "": ""} {
		if got := r.Leader(user, "Lea Brandt"); got != want {
			t.Errorf("%q leads as %q, want %q", user, got, want)
		}
	}
}
