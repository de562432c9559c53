package ui

import (
	"testing"

	"gavel/model"
	"gavel/model/test/turns"
)

// sitPlanned opens the program on prepare, over a review that is planned.
func sitPlanned(t *testing.T, w, h int) *driver {
	d := drive(t, nil, w, h)
	d.press("s")
	d.write("Returns")
	d.press("tab")
	d.write("Ana Ruiz, Ben Okafor")
	d.press("enter")
	for _, item := range []string{"i Free returns @Ana", "i Label costs @Ben time:5 ask:inform"} {
		d.press(":")
		d.write(item)
		d.press("enter", "esc")
	}
	return d
}

func TestAStartAsksFirst(t *testing.T) {
	turns.Long(t)
	for _, size := range [][2]int{{120, 36}, {80, 24}, {60, 20}} {
		d := sitPlanned(t, size[0], size[1])
		d.press("S", "S", "enter") // the key that asked, held too long, is no answer
		if _, live := d.record().Live(); live {
			t.Fatal("a meeting began without a yes")
		}
		d.sees("Start M-1", "Expected: 2", "Ana Ruiz, Ben", "2 items, 15 of 45 minutes", "The clock runs then", `I-1 "Free returns"`)
		d.press("y")
		if _, live := d.record().Live(); !live {
			t.Fatalf("it did not begin:\n%s", d.screen())
		}
	}
}

func TestAStartIsTakenBackUntilTheFirstRuling(t *testing.T) {
	d := sitPlanned(t, 100, 30)
	d.press("S", "y", "O", "u")
	d.press("u")
	if _, live := d.record().Live(); !live {
		t.Fatal("one key took the start back")
	}
	d.press("y")
	if _, live := d.record().Live(); live {
		t.Fatalf("it is live still:\n%s", d.screen())
	}
	d.sees("Undone: the start of M-1; it is planned again", "This review is planned. S starts it, p prepares.", "S start  p prepare")
	d.press("S", "y")
	d.choose("I-2")
	d.press("enter", "n")
	ruled := d.record()
	d.press("u", "u", "y") // the ruling, and then the start, which asks
	if m, _ := d.record().Meetings.Get(1); m.Status != model.Planned {
		t.Fatalf("it is %s:\n%s", m.Status, d.screen())
	}
	d.press("U", "U")
	if m, live := d.record().Live(); !live || d.record().Rulings.Len() != ruled.Rulings.Len() {
		t.Errorf("done again it is %s", m.Status)
	}
}
