package model

import (
	"errors"
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
