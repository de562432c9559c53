package ui

import (
	"slices"
	"testing"

	"gavel/model"
)

// mostKeys limits the keys of a meeting beyond what is typed into titles, names and
// reasons. README promises it.
const mostKeys = 45

// counted is a desk that counts the keys that are pressed; text is not counted.
type counted struct {
	*driver
	keys int
}

func (d *counted) press(names ...string) {
	d.t.Helper()
	d.keys += len(names)
	d.driver.press(names...)
}

// sitAtTheStart opens a review that is about to start: eight people, and six items, of
// which four have a decision that is prepared, one informs, and one has none. Two checks
// and feedback have no answer.
func sitAtTheStart(t *testing.T) *counted {
	d := drive(t, nil, 120, 36)
	d.press("s")
	d.write("Returns")
	d.press("tab")
	d.write("Ana Ruiz, Ben Okafor, Cleo Park, Dan Ode, Eve Lang, Finn Roe, Gil Sand, Hana Sato")
	d.press("enter")
	for _, line := range []string{
		"i Free returns @Ben", "d I-1 Returns are free until day 60 @Ben crit:\"refunded within 5 days\"",
		"i Saved cards @Cleo", "d I-2 Guests keep a card @Cleo crit:\"the card is asked for once\"",
		"i Labels at home @Dan", "d I-3 Labels are printed at home @Dan crit:\"a label scans\"",
		"i Express pay @Eve", "d I-4 Express pay is shown everywhere @Eve crit:\"it loads in a second\"",
		"i The numbers @Finn ask:inform", "i Gift cards @Gil",
	} {
		d.press(":")
		d.write(line)
		d.press("enter", "esc")
	}
	d.press("S", "y")
	for _, line := range []string{"c Support has a script @Ana", "f I-1 Tell support before it goes live @Cleo"} {
		d.press(":")
		d.write(line)
		d.press("enter", "esc")
	}
	if m, live := d.record().Live(); !live || len(d.record().Attendance(m.ID)) != 8 || len(d.record().Agenda(m.ID)) != 6 {
		t.Fatalf("the meeting is not as it should be:\n%s", d.screen())
	}
	return &counted{driver: d}
}

// A whole meeting: the roll call of eight, one of them absent; six items; a close that is
// refused for four gaps, which are then answered; the close, and the minutes copied.
func TestAMeetingNeedsFewKeysBeyondWhatIsTyped(t *testing.T) {
	d := sitAtTheStart(t)
	d.press("r", "*", "8", "enter")
	d.sees("roll call: 7 present, 1 absent")

	d.press("enter", "a", "o") // the first is being discussed already
	d.press("enter", "a", "o")
	d.press("enter", "r")
	d.write("the printers are not there yet")
	d.press("enter", "o")
	d.press("enter", "d")
	d.write("no load test yet")
	d.press("enter", "o")
	d.press("enter", "n")

	d.press("x")
	if n := len(d.gaps()); n != 4 {
		t.Fatalf("the close is refused for %d gaps, not four:\n%s", n, d.screen())
	}
	d.sees("cannot close yet")
	answers := []struct { // in the order of what is open
		kind model.Kind
		do   func()
	}{
		{model.KindItem, func() {
			d.press("r")
			d.write("no shop takes them yet")
			d.press("enter")
		}},
		{model.KindCheck, func() {
			d.press("p")
			d.write("read by two people")
			d.press("enter")
		}},
		{model.KindFeedback, func() { d.press("a") }},
	}
	for gaps := d.gaps(); len(gaps) > 0; gaps = d.gaps() {
		for len(answers) > 0 && !slices.ContainsFunc(gaps, func(g model.Gap) bool { return g.About.Kind == answers[0].kind }) {
			answers = answers[1:]
		}
		d.press("enter")
		answers[0].do()
		if len(d.gaps()) >= len(gaps) {
			t.Fatalf("a %s is not answered:\n%s", answers[0].kind, d.screen())
		}
	}
	d.press("y")
	if _, live := d.record().Live(); live {
		t.Fatalf("the meeting is not closed:\n%s", d.screen())
	}
	d.sees("Minutes of")
	d.press("y")
	t.Logf("%d keys", d.keys)
	if d.keys > mostKeys {
		t.Errorf("it takes %d keys, want %d at most", d.keys, mostKeys)
	}
}
