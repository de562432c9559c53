package ui

import (
	"strings"
	"testing"
	"time"
)

// The keys have the last row at every size, and help is named at its right end.
func TestTheKeysHaveTheLastRowAndHelpItsRightEnd(t *testing.T) {
	for w := 40; w <= 200; w += 8 {
		for _, h := range []int{10, 24, 28, 60} {
			d := driveSample(t, w, h)
			rows := strings.Split(d.screen(), "\n")
			last := rows[len(rows)-1]
			if !strings.HasPrefix(last, " enter decide") || !strings.HasSuffix(strings.TrimRight(last, " "), "? help") || len([]rune(strings.TrimRight(last, " "))) < w-1 {
				t.Errorf("at %d×%d the last row is %q", w, h, last)
			}
		}
	}
}

func TestAMessageHasARowOfItsOwnFrom28Rows(t *testing.T) {
	d := driveSample(t, 100, 28)
	d.root.say("I-12 deferred")
	rows := strings.Split(d.screen(), "\n")
	if !strings.Contains(rows[26], "I-12 deferred") || !strings.Contains(rows[27], "? help") {
		t.Errorf("the last rows are %q", rows[26:])
	}
}

// Where there is one row, a message has it for five seconds, or until a key.
func TestAMessageInTheRowOfTheKeysGivesItBack(t *testing.T) {
	d := driveSample(t, 80, 24)
	said := func() {
		d.t.Helper()
		d.root.say("I-12 deferred")
		d.send(tickMsg{})
		d.sees("I-12 deferred")
		d.seesNot("? help")
	}
	said()
	d.press("down")
	d.seesNot("I-12 deferred")
	said()
	d.now = d.now.Add(6 * time.Second)
	d.send(tickMsg{})
	d.seesNot("I-12 deferred")
	d.sees("? help")
}

// The capture line lies over the screen: nothing moves when it opens.
func TestNothingMovesWhenTheCaptureLineOpens(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}} {
		d := driveSample(t, size[0], size[1])
		before := strings.Split(d.screen(), "\n")
		d.press(":")
		after := strings.Split(d.screen(), "\n")
		for y := range before[:size[1]/2] {
			if before[y] != after[y] {
				t.Errorf("at %v row %d was %q and is %q", size, y, before[y], after[y])
			}
		}
	}
}

// In a small window a long sentence covers nothing: the frame over it ends sooner.
func TestALongMessageInASmallWindowCoversNoFrame(t *testing.T) {
	d := driveSample(t, 60, 20)
	d.root.status = status{text: "SAMPLE: nothing in it is kept. Press x to close: 2 open before close."}
	rows := strings.Split(d.screen(), "\n")
	if text := strings.Join(strings.Fields(rows[18]+" "+rows[19]), " "); !strings.Contains(text, "nothing in it is kept. Press x to close: 2 open before close.") {
		t.Errorf("its last rows are %q", rows[18:])
	}
	if !strings.HasPrefix(rows[17], "╰") || strings.Count(strings.Join(rows, "\n"), "╭") != 1 {
		t.Errorf("a frame is covered:\n%s", d.screen())
	}
}

// Of what was done a box says how it begins, however long its title is; what is wrong is
// said to the end.
func TestALongTitleDoesNotCoverTheScreen(t *testing.T) {
	d := driveSample(t, 80, 24)
	for _, problem := range []bool{false, true} {
		d.root.status = status{text: strings.Repeat("The warehouse books both parcels ", 20) + "at last", problem: problem}
		if whole := strings.Contains(d.screen(), "at last"); whole != problem {
			t.Errorf("a problem: %t; it is said to the end: %t\n%s", problem, whole, d.screen())
		}
	}
}
