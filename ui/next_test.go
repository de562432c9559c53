package ui

import (
	"testing"

	"gavel/model"
)

// nowDiscussing returns the item that is being discussed.
func (d *driver) nowDiscussing() model.Ref {
	m, _ := d.record().Live()
	return model.Ref{Kind: model.KindItem, ID: d.record().Clock(m.ID).Item}
}

// choose puts the cursor on a thing.
func (d *driver) choose(id string) {
	about, _ := model.ParseRef(id)
	d.root.screen().Choose(about)
}

// sitWithAnotherItem opens the sample with an item, I-18, that needs its answer after I-13.
func sitWithAnotherItem(t *testing.T, w, h int) *driver {
	d := driveSample(t, w, h)
	d.press(":")
	d.write("i May we print labels at home? @ana ask:inform")
	d.press("enter", "esc")
	return d
}

func TestTheNextItemComesBeforeTheRoomFromEveryPane(t *testing.T) {
	for _, pane := range []string{"1", "2", "3", "4"} {
		d := sitWithAnotherItem(t, 120, 36)
		d.press(pane, "o")
		if got := d.nowDiscussing().String(); got != "I-18" {
			t.Errorf("from pane %s o puts %s under discussion", pane, got)
		}
		d.sees("now discussing I-18 \"May we print labels at home?\"")
	}
}

func TestTheSelectedItemComesBeforeTheRoomWithItsDecision(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.choose("I-6")
	d.press("O")
	first := d.nowDiscussing()
	if first.String() != "I-6" {
		t.Fatalf("the selected item is not under discussion:\n%s", d.screen())
	}
	d.choose("D-10")
	d.press("O")
	if got := d.nowDiscussing().String(); got != "I-13" {
		t.Errorf("with D-10 selected %s is being discussed:\n%s", got, d.screen())
	}
	d.choose("C-9")
	d.press("O")
	d.sees(`now discussing C-9 "What customers are told still matches what ships"`)
}

// A ruling leads on: the key row begins with what comes next, and the message names it.
func TestAfterARulingTheNextThingIsOffered(t *testing.T) {
	d := sitWithAnotherItem(t, 120, 36)
	d.sees("enter note  o next item")
	d.choose("D-10")
	d.press("enter", "a")
	d.sees("D-10 approved by Chloé Martin · o next item: I-18", " o next item  enter")
	d.press("o", "enter", "n")
	d.sees("I-18 noted by Ana Ruiz · o next: B-5")
	d.press("o")
	d.sees("Decide B-5", "Dmitri Volkov decides", "carry")
	d.press("c")
	d.write("Ship without it")
	d.press("enter")
	if len(d.gaps()) != 0 {
		t.Fatalf("there is a gap left:\n%s", d.screen())
	}
	d.sees("x close: M-3 is ready to close", " x close  enter")
}
