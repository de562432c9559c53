package model

import "testing"

func TestANameThatIsTypedWithoutCapitalsGetsThem(t *testing.T) {
	for typed, want := range map[string]string{
		"lea brandt":         "Lea Brandt",
		"mia van dyk":        "Mia van Dyk",
		"van tran":           "Van Tran",
		"sean o'brien":       "Sean O'Brien",
		"anne-marie le roux": "Anne-Marie le Roux",
		"élodie çelik":       "Élodie Çelik",
		"Nora brandt":        "Nora brandt", // as its writer wants it
		"bell McHooks":       "bell McHooks",
		"root":               "root", // it may be a login
		"ana2 ruiz":          "ana2 ruiz",
		"田中 太郎":              "田中 太郎",
	} {
		r := liveReview(t)
		r.do(AddPerson{PersonName: typed})
		if p, ok := r.PersonNamed(typed); !ok || p.Name != want {
			t.Errorf("%q is known as %q, want %q", typed, p.Name, want)
		}
	}
}

// Whoever writes themselves without capitals is called so.
func TestARenameKeepsTheSpellingThatIsTyped(t *testing.T) {
	r := liveReview(t)
	r.do(AddPerson{PersonName: "bell hooks"})
	p, _ := r.PersonNamed("bell hooks")
	id := p.ID
	r.do(RenamePerson{Person: id, PersonName: "bell hooks"})
	if p, _ = r.People.Get(id); p.Name != "bell hooks" {
		t.Errorf("they are called %q", p.Name)
	}
}
