package plain

import (
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/capture"
	"gavel/model/test/turns"
)

// The things of any kind are listed, narrowed by what follows, and numbered like every
// list.
func TestTheThingsOfAKindAreListedInLines(t *testing.T) {
	r, _ := sample(t)
	r.tells("list open actions @farah", "show 2", "list done actions", "list actions meeting:next", "list gossip of it", "list actions due:fri")
	r.says("Actions:", "1. A-2 Move the size chart above the buttons (owner Farah Haddad, due Fri 27 Nov, on D-5, meeting M-3, open)",
		"2. A-4 Ask the vendor for a server nearby", "What happened to it:", "A-1", "none of the actions is like this", `there is no list of "it"`,
		`the list of actions has no filter "due"; it has state, owner`)
}

// All of a thing is told with its history: who did what, when, and what it was before.
func TestAThingIsShownWithWhatHappenedToIt(t *testing.T) {
	r, store := sample(t)
	wrote(t, r, "set D-10 @ben", "show D-10")
	r.says("What happened to it:", "Ana Ruiz: D-10 raised on I-13", "D-10 updated; owner: Ben Okafor (was Chloé Martin)")
	if d, _ := recordOf(t, store).Decisions.Get(10); d.Owner == 0 {
		t.Errorf("D-10 is %+v", d)
	}
	r, _ = sample(t)
	wrote(t, r, "D-10") // read by its id alone, it is as short as before
	if strings.Contains(r.said.String(), "What happened") {
		t.Errorf("it tells its history unasked:\n%s", r.said.String())
	}
}

// What cannot be shown is refused with why, and not taken for a captured line.
func TestWhatIsNotThereIsNotShown(t *testing.T) {
	r, _ := sample(t)
	r.tells("show D-99", "show B-1 B-2")
	r.says("there is no D-99; list decisions lists what there is", `show takes one thing; leave out "B-2"`)
}

func TestAListIsCompleted(t *testing.T) {
	r, _ := sample(t)
	d, err := newConsole(t.Context(), r.Options)
	if err != nil {
		t.Fatal(err)
	}
	for before, want := range map[string]string{"list act": "actions", "list actions op": "open", "list actions over": "overdue", "list open actions sort:d": "sort:due", "list blockers own": "owner:"} {
		found := false
		for _, c := range d.completions(before) {
			found = found || c.Text == want
		}
		if !found {
			t.Errorf("%q is not completed with %q: %v", before, want, d.completions(before))
		}
	}
}

// No kind is without its list and without being shown.
func TestEveryKindIsListedAndShown(t *testing.T) {
	r, store := sample(t)
	record := recordOf(t, store)
	for i, k := range model.Kinds() {
		if !turns.In(i, 1, 4) {
			continue
		}
		if k.Info().Register || len(record.AllOf(k)) == 0 { // the line of help raises it
			wrote(t, r, exampleOf(k))
			record = recordOf(t, store)
		}
		all := record.AllOf(k)
		if len(all) == 0 {
			t.Errorf("the sample has no %s", k)
			continue
		}
		wrote(t, r, "list "+k.Info().Plural, "show 1")
		r.says("1. "+all[0].String()+" ", "What happened to it:")
	}
}

// exampleOf returns the line that help has for a kind.
func exampleOf(k model.Kind) string {
	for _, row := range capture.Help() {
		if row.Group == capture.HelpKinds && row.Write == k.Info().Head {
			return row.Example
		}
	}
	return ""
}

// wrote writes lines all of which are taken.
func wrote(t *testing.T, r *fixture, lines ...string) {
	t.Helper()
	if err := r.writes(lines...); err != nil {
		t.Errorf("%q: %v", lines, err)
	}
}
