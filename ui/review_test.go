package ui

import (
	"strings"
	"testing"

	"gavel/model"
	"gavel/ui/demo"
	"gavel/ui/demo/demotest"
	"gavel/ui/session"
)

func TestTheSampleOpensOnALiveReviewWithTwoGaps(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.sees("SHARED", "live", "2 open before close", "Agenda", "Decisions", "Blockers", "Gate", "decides")
	if n := len(d.gaps()); n != 2 {
		t.Fatalf("the sample has %d gaps", n)
	}
}

func TestACloseWithGapsListsThemWithEveryWayToAnswerThem(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press("x")
	d.sees("cannot close yet", "2 open before close")
	for len(d.gaps()) > 0 {
		before := d.gaps()
		d.press("enter")
		switch before[0].About.Kind {
		case model.KindDecision:
			d.sees("approve", "reject", "defer", "escalate")
			d.press("a")
		case model.KindBlocker:
			d.sees("resolve", "carry", "escalate")
			d.press("c")
			d.sees("Fallback", "What happens until then")
			d.write("Ship without it and refund by hand")
			d.press("enter")
		default:
			t.Fatalf("an unexpected gap: %s", before[0].Says)
		}
		if len(d.gaps()) >= len(before) {
			t.Fatalf("the gap %q was not mended:\n%s", before[0].Says, d.screen())
		}
	}
	d.sees("everything is answered")
	d.press("enter") // the key that mended the last gap must not close
	if _, live := d.record().Live(); !live {
		t.Fatal("enter closed the meeting")
	}
	d.press("x", "x") // nor may the one that opened this, held down too long
	if _, live := d.record().Live(); !live {
		t.Fatal("x closed the meeting")
	}
	d.press("y")
	if _, live := d.record().Live(); live {
		t.Fatalf("the meeting is still live:\n%s", d.screen())
	}
	d.sees("Minutes of")
	d.press("y")
	d.press("esc")
	d.sees("This review is closed", "m minutes  p prepare")
}

func TestAPreparedApprovalIsTwoKeys(t *testing.T) {
	d := driveSample(t, 120, 36)
	for _, g := range d.gaps() {
		if g.About.Kind == model.KindDecision {
			d.root.screen().Choose(g.About)
			d.press("enter", "a")
			if got := d.record().State(g.About); got != model.Approved {
				t.Fatalf("%s is %s:\n%s", g.About, got, d.screen())
			}
		}
	}
}

func TestNoStrayKeyDecides(t *testing.T) {
	d := driveSample(t, 120, 36)
	before := d.record()
	for _, g := range d.gaps() {
		if g.About.Kind == model.KindDecision {
			d.root.screen().Choose(g.About)
			d.press("enter", "enter", "space", "esc")
		}
	}
	if d.record() != before {
		t.Fatal("a stray key changed the record")
	}
}

func TestWhatIsTypedIntoAFormSurvivesEscAndAResize(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press("2", "e")
	d.write(" and nothing more")
	d.press("esc")
	d.w, d.h = 80, 24
	d.send(resized(80, 24))
	d.press("e")
	d.sees("and nothing more")
}

func TestTheCaptureLineShowsHowItIsUnderstoodAndSaves(t *testing.T) {
	d := driveSample(t, 120, 36)
	n := d.record().Decisions.Len()
	d.press("d")
	d.write("Ship gift cards in January")
	d.sees("decision", "still missing")
	d.press("enter")
	if d.record().Decisions.Len() != n+1 {
		t.Fatalf("nothing was captured:\n%s", d.screen())
	}
	d.sees("Ship gift cards in January")
	d.press("u")
	if d.record().Decisions.Len() != n {
		t.Fatalf("undo took nothing back:\n%s", d.screen())
	}
	d.sees("Undone")
	d.press("U")
	if d.record().Decisions.Len() != n+1 {
		t.Fatalf("redo brought nothing back:\n%s", d.screen())
	}
}

func TestALineLeftWithEscIsThereAgain(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press(":")
	d.write("b Vendor contract unsigned")
	d.press("esc")
	d.sees("b Vendor contract unsig…", "left here")
	d.press(":")
	d.press("enter")
	d.sees("Vendor contract unsigned")
}

func TestAMistakeInTheLineIsSaidAndNothingIsLost(t *testing.T) {
	d := driveSample(t, 100, 30)
	before := d.record()
	d.press(":")
	d.write("a Call the vendor due:someday")
	d.press("enter")
	if d.record() != before {
		t.Fatal("a line with a mistake was saved")
	}
	d.sees("a Call the vendor due:someday")
}

func TestAdjourningAsksAndLeavingNeverCloses(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press("q", "q", "enter") // the key that asked, held too long, is no answer
	d.sees("Leave while M-3 is live?")
	if d.root.ending {
		t.Fatal("it left without a yes")
	}
	d.press("y")
	if _, live := d.record().Live(); !live {
		t.Fatal("leaving ended the meeting")
	}
	if !strings.Contains(d.root.leave, "still live") {
		t.Fatalf("leaving says %q", d.root.leave)
	}
	d = driveSample(t, 100, 30)
	d.press("z")
	d.sees("Adjourn")
	d.press("esc")
	if _, live := d.record().Live(); !live {
		t.Fatal("esc adjourned the meeting")
	}
	d.press("z", "y")
	if _, live := d.record().Live(); live {
		t.Fatal("the meeting is still live")
	}
}

func TestRollCallIsOneKeyAPerson(t *testing.T) {
	d := driveSample(t, 120, 36)
	m, _ := d.record().Live()
	absent := func() (n int) {
		for _, a := range d.record().Attendance(m.ID) {
			if a.Presence == model.Absent {
				n++
			}
		}
		return n
	}
	before := absent()
	d.press("r", "1", "enter")
	if got := absent(); got != before+1 && got != before-1 {
		t.Fatalf("%d absent before, %d after:\n%s", before, got, d.screen())
	}
}

func TestThePaletteHasEveryIntentOfTheScreenAndSaysWhyOneIsDisabled(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press("1", "ctrl+p")
	d.write("evidence")
	d.sees("evidence")
	d.press("enter")
	d.sees("belongs to another pane")
	d.press("esc")
	d.press("ctrl+p")
	d.write("roll call")
	d.press("enter")
	d.sees("who is in the room")
}

func TestTheReviewScreenShowsNothingPrivate(t *testing.T) {
	d := driveSample(t, 120, 36)
	secret := ""
	for n := range d.record().Private.All() {
		secret = n.Text
	}
	if secret == "" {
		t.Fatal("the sample has no private note to look for")
	}
	for _, key := range []string{"1", "2", "3", "4", "m", "esc", "x", "esc", "?", "esc"} {
		d.press(key)
		d.seesNot(strings.Fields(secret)[0] + " " + strings.Fields(secret)[1])
	}
}

func TestARefusedLineLeadsToTheFormThatAsks(t *testing.T) {
	d := driveSample(t, 120, 36)
	var about model.Ref
	for _, g := range d.gaps() {
		if g.About.Kind == model.KindDecision {
			about = g.About
		}
	}
	d.press(":")
	d.write("escalate " + about.String() + " support cannot wait")
	d.press("enter")
	d.sees("escalate to", "support cannot wait")
	d.write("ines")
	d.press("enter")
	if got := d.record().State(about); got != model.Escalated {
		t.Fatalf("%s is %s:\n%s", about, got, d.screen())
	}
	if u, _ := d.record().Ruling(about); u.Why != "support cannot wait" {
		t.Errorf("why is %q", u.Why)
	}
}

// A wrong letter costs one esc, and what was read back is there again; when the
// form is done, both are gone.
func TestAFormStandsOverItsReadBack(t *testing.T) {
	d := driveSample(t, 120, 36)
	var about model.Ref
	for _, g := range d.gaps() {
		if g.About.Kind == model.KindDecision {
			about = g.About
		}
	}
	d.root.screen().Choose(about)
	d.press("enter", "r")
	d.sees(about.String() + ": reject ")
	d.press("esc")
	d.sees("approve", "escalate")
	d.press("r")
	d.write("support cannot carry it")
	d.press("enter")
	if got := d.record().State(about); got != model.Rejected {
		t.Fatalf("%s is %s:\n%s", about, got, d.screen())
	}
	if n := len(d.root.session.Dialogs); n != 0 {
		t.Errorf("%d dialogs are left open:\n%s", n, d.screen())
	}
}

func TestPreparingAfterAnAdjournmentAsksFirst(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press("z", "y")
	d.sees("adjourned", "SHARED")
	d.seesNot("PRIVATE")
	d.press("p")
	d.sees("Leave the shared screen?")
	d.press("esc")
	d.press("S")
	if _, live := d.record().Live(); !live {
		t.Fatalf("the review does not go on:\n%s", d.screen())
	}
}

func TestTheSampleOpensFromAnEmptyFileAndSaysWhatToTry(t *testing.T) {
	d := drive(t, nil, 100, 30)
	sample := demotest.Open(t, noon)
	d.root.session.Options.OpenSample = func() (session.Store, error) { return sample, nil }
	d.root.session.Options.SampleSays = demo.Say
	d.press("o")
	d.sees("SHARED", "Press x to close: 2 open before close")
	d.press("q")
	if !strings.Contains(d.root.leave, "The sample is gone") {
		t.Errorf("leaving says %q", d.root.leave)
	}
}

func TestALongSentenceIsShownWholeAndOnce(t *testing.T) {
	d := driveSample(t, 60, 20)
	d.root.status = status{text: demo.Say}
	if n := strings.Count(d.screen(), "nothing in it is kept"); n != 1 {
		t.Errorf("it is said %d times:\n%s", n, d.screen())
	}
	d.sees("before close.") // its last row
}

func TestTheHeaderAsksALongQuestionWhole(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 60}} {
		d := driveSample(t, size[0], size[1])
		head, _, _ := strings.Cut(d.screen(), "┏")
		if asks := strings.Join(strings.Fields(head), " "); !strings.Contains(asks, "Is an order that left in two parcels refunded in one sum or in two? Chloé Martin decides") {
			t.Errorf("at %v the header is:\n%s", size, head)
		}
	}
}

// Whoever sees that a meeting cannot close yet may adjourn it there, and is asked first.
func TestAMeetingThatCannotCloseIsAdjournedInstead(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press("x")
	d.sees("cannot close yet", "z adjourn instead")
	d.press("z")
	if _, live := d.record().Live(); !live {
		t.Fatal("one key adjourned the meeting")
	}
	d.press("y")
	if _, live := d.record().Live(); live || len(d.root.session.Dialogs) != 0 {
		t.Errorf("the meeting is not adjourned:\n%s", d.screen())
	}
}

// Where there is room, what is selected shows how it can be answered.
func TestAWideWindowShowsHowWhatIsSelectedCanBeAnswered(t *testing.T) {
	d := driveSample(t, 200, 60)
	d.sees("Answer D-10", "approve", "ready", "reject", "needs: reason", "escalate")
	d.choose("D-2")
	d.seesNot("Answer D-2")
}

// The header says who decides what is read back, whatever is being discussed meanwhile.
func TestTheHeaderNamesWhoDecidesWhatIsReadBack(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.choose("B-5")
	d.press("enter")
	d.sees("○ B-5 The warehouse books", "Dmitri Volkov decides")
	d.seesNot("▶ B-5") // it is not being discussed
	d.press("esc")
	d.sees("▶ I-13")
}

// A line that was left goes on with the key of the line alone: another key begins another
// one, and the first comes back after it. A shared screen shows only how it begins.
func TestALineThatWasLeftIsGoneOnWithByItsOwnKeyAlone(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press("b")
	d.write("Payment sandbox is down and nobody answers")
	d.press("esc")
	d.sees("b Payment sandbox is do…")
	d.seesNot("nobody answers")
	d.press("b")
	if got := d.root.line.input.Value(); got != "b " {
		t.Fatalf("the line begins with %q", got)
	}
	d.press("esc", ":")
	if got := d.root.line.input.Value(); got != "b Payment sandbox is down and nobody answers" {
		t.Errorf("the line goes on with %q", got)
	}
}

// What was done says how it is undone.
func TestAChangeSaysWhichKeyUndoesIt(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press(":")
	d.write("b The lift is broken @ben")
	d.press("enter", "esc")
	d.sees("raised", "u undo")
	d.press("u")
	d.sees("Undone")
	d.press("t") // a clock is not undone
	d.seesNot("u undo ")
}

// What was left in the line covers nothing where the window has no row for it: what is over
// it keeps its border.
func TestALineThatWasLeftCoversNoBorder(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 20}} {
		d := driveSample(t, size[0], size[1])
		for _, on := range []string{"", "0"} {
			d.press(":")
			d.write("b The lift")
			d.press("esc")
			if on != "" {
				d.press(on)
			}
			rows := strings.Split(strings.TrimRight(d.screen(), "\n"), "\n")
			for i, row := range rows {
				if strings.Contains(row, "left here") && !strings.Contains(rows[i-1], "╯") {
					t.Errorf("%v: over it is\n%s", size, rows[i-1])
				}
			}
			d.sees("left here")
		}
	}
}

func TestALineThatWasLeftCoversNoRowThatIsSelected(t *testing.T) {
	for _, size := range [][2]int{{120, 24}, {80, 20}, {60, 20}} {
		d := driveSample(t, size[0], size[1])
		d.press("p", "y", ":")
		d.write("b The lift")
		d.press("esc", "1", "end")
		d.sees("left here")
		if about := d.root.screen().Selected(); !strings.Contains(d.cursorRow(), about.String()) {
			t.Errorf("%v: %s is selected, and the cursor stands on %q:\n%s", size, about, d.cursorRow(), d.screen())
		}
	}
}

func TestALineThatWasLeftIsSaidOnce(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {100, 30}, {80, 24}, {60, 20}} {
		d := driveSample(t, size[0], size[1])
		d.press(":")
		d.write("b The lift")
		d.press("esc", "tab")
		if n := strings.Count(d.screen(), "left here"); n != 1 {
			t.Errorf("%v: it is said %d times:\n%s", size, n, d.screen())
		}
	}
}
