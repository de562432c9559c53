package ui

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/test/turns"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/pane"
)

// registers returns the kinds that are registers.
func registers() []model.Kind {
	return slices.DeleteFunc(model.ListedKinds(), func(k model.Kind) bool { return !k.Info().Register })
}

// goTo finds the list of a kind by a word in the palette.
func (d *driver) goTo(word string) {
	d.t.Helper()
	d.press("ctrl+p")
	d.write(word)
	d.press("enter")
}

// fillIn fills the form that an answer asks for, and ends it.
func (d *driver) fillIn(asks []model.Requirement) {
	d.t.Helper()
	for _, q := range asks {
		if !q.Optional && q.Default.IsZero() {
			switch {
			case q.Sort == model.SortDate:
				d.write("2026-12-01")
			case q.Sort == model.SortPerson:
				d.write("Ana Ruiz")
			case len(q.Choices) == 0:
				d.write("because of what was seen")
			}
		}
		d.press("tab")
	}
	d.press("enter")
}

// neededFor lists what is captured before a thing of a kind: a checkpoint is named after its
// metric, and met on a reading; a call is one of a drill.
var neededFor = map[model.Kind][]string{
	model.KindCheckpoint: {"mt Handoff defect rate", "rd handoff-defects 3.8"},
	model.KindCall:       {"drill D-10"},
}

// Every register of the registry goes through the screen: it is found, raised in a line,
// filtered, sorted, opened, answered, edited, taken back and copied. A kind that is added
// goes through it, too.
func TestEveryRegisterGoesThroughTheScreen(t *testing.T) {
	for i, kind := range registers() {
		if !turns.In(i, 1, 4) {
			continue
		}
		info := kind.Info()
		t.Run(info.Plural, func(t *testing.T) {
			d := driveSample(t, 120, 36)
			clip := d.withClipboard()
			for _, line := range neededFor[kind] {
				d.capture(line)
			}
			d.goTo(info.Plural)
			name := pane.ListName(kind)
			d.sees("━━ " + strings.ToUpper(name[:1]) + name[1:])
			before := len(d.record().AllOf(kind))

			d.press("n")
			d.write(info.Sample + " @ana")
			d.press("enter")
			list := d.record().AllOf(kind)
			if len(list) != before+1 {
				t.Fatalf("%d of %d were raised:\n%s", len(list)-before, 1, d.screen())
			}
			about := list[len(list)-1]
			d.press("/")
			d.write(about.String())
			d.press("enter")
			d.sees("filter "+about.String(), about.String()+" ")
			if got := d.root.screen().Selected(); got != about {
				t.Fatalf("the filter leaves %s:\n%s", got, d.screen())
			}
			for _, col := range kind.Columns() {
				d.press("s")
				d.sees("sorted by " + col.Label)
			}
			d.press("S")
			d.sees("the last first")

			d.press("enter")
			d.sees("━━ "+about.String()+" ━", info.Article, "History")
			d.press("esc")
			d.stepsRegister(about)

			first := model.FieldWords
			if kind == model.KindTransition { // it is named after its states
				first = model.FieldWhen
				d.press("e", "tab", "tab", "tab", "end")
			} else {
				d.press("e", "end")
			}
			says := func() string { return d.record().ShownText(about, first, d.record().Today(d.root.session.Now)) }
			was := says()
			d.write(" again")
			d.press("enter")
			if got := says(); got != was+" again" {
				t.Errorf("edited, it says %q:\n%s", got, d.screen())
			}
			d.press("u")
			if got := says(); got != was {
				t.Errorf("taken back, it says %q", got)
			}
			d.press("y")
			if !strings.HasPrefix(clip.text, "| id") || !strings.Contains(clip.text, about.String()) || strings.Count(clip.text, "\n") != 3 {
				t.Errorf("copied is\n%s", clip.text)
			}
			d.press("esc")
			d.seesNot("filter " + about.String())
			d.press("Y")
			if got := strings.Count(clip.text, "\n"); got != 2+len(list) {
				t.Errorf("of %d things %d lines are copied", len(list), got)
			}
		})
	}
}

// stepsRegister takes a thing on by the first of its answers, and takes that back.
func (d *driver) stepsRegister(about model.Ref) {
	d.t.Helper()
	outcomes := d.record().OutcomesFor(about)
	was := d.record().State(about)
	if len(outcomes) == 0 {
		d.press("r")
		if len(d.root.session.Dialogs) > 0 {
			d.t.Errorf("%s has no answers, and a dialog opens:\n%s", about, d.screen())
		}
		return
	}
	i := slices.IndexFunc(outcomes, func(o model.OutcomeSpec) bool { return o.Outcome != was })
	o := outcomes[i]
	d.press("r")
	d.sees("Answer "+about.String(), o.Verb)
	d.press(d.root.session.Keys.KeyOf(o.Outcome, keymap.RulingOn(about.Kind)))
	if _, asks := d.root.dialog().(*dialog.Form); asks {
		d.fillIn(d.record().Requirements(about, o.Outcome, d.root.session.Now))
	}
	if got := d.record().State(about); got != o.Outcome {
		d.t.Fatalf("%s is %s, and not %s:\n%s", about, got, o.Outcome, d.screen())
	}
	d.press("u")
	if got := d.record().State(about); got != was {
		d.t.Errorf("taken back, %s is %s", about, got)
	}
}

// The palette finds the list of a kind by its plural, its singular and the prefix of its
// ids, on review and on prepare.
func TestThePaletteFindsTheListOfEveryKind(t *testing.T) {
	d := driveSample(t, 120, 36)
	for i, kind := range model.ListedKinds() {
		if !turns.In(i, 1, 4) {
			continue
		}
		info := kind.Info()
		for _, word := range []string{info.Plural, string(info.Kind), info.Prefix + "-1"} {
			d.press("ctrl+p")
			d.write(word)
			d.sees("list of " + pane.ListName(kind))
			d.press("esc")
		}
	}
}

// The lists are for whoever sees the screen that they were opened from: from the review
// they are shared and prepare is asked about, from prepare they are private.
func TestTheListsAreForWhoeverSeesTheScreenBefore(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.press("0")
	d.sees("Registers", "◉ SHARED")
	d.seesNot("PRIVATE")
	d.press("esc")
	d.sees("1 Agenda")
	d.press("p", "y", "0")
	d.sees("REGISTERS · PRIVATE")
	d.seesNot("SHARED")
	d.press("esc")
	d.sees("PREPARE")
	if got := d.root.session.Shown; got != component.Prepare {
		t.Errorf("it goes back to screen %d", got)
	}
}

// What is linked is gone to from the detail, and back again.
func TestADetailLeadsToWhatIsLinked(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.goTo("risks")
	d.press("enter")
	d.sees("━━ RK-1 ━", "Linked", "D-2")
	d.press("enter")
	d.sees("━━ D-2 ━", "RK-1")
	d.press("esc")
	d.sees("━━ RK-1 ━")
	d.press("esc")
	d.sees("━━ Risks ━")
}

// A filter reads what the shell and the lines read; what is no filter is said, and the list
// stays.
func TestAFilterIsWrittenAsInTheShell(t *testing.T) {
	d := driveSample(t, 120, 36)
	d.goTo("risks")
	for text, want := range map[string]string{
		"open": "RK-1", "state:mitigated": "RK-2", "owner:dmitri": "RK-2", "@chlo": "RK-1", "level:high": "RK-1", "review<2026-12-24 sender": "RK-1",
	} {
		d.press("/")
		d.write(text)
		d.sees("1 of 2")
		if got := d.root.screen().Selected().String(); got != want {
			t.Errorf("%q leaves %s", text, got)
		}
		d.press("esc")
		d.sees("2 open")
	}
	d.press("/")
	d.write("sender colour:red")
	d.sees(`has no filter "colour"`, "1 of 2")
	d.press("enter")
	d.sees("/ sender colour:red") // nothing that was typed is lost
	d.press("esc", "/")
	d.write("owne") // it is no word of a risk, but may become a filter
	d.sees("2 of 2", "owner:")
}

func TestAnEmptyListSaysWhatItsKindIsForAndTheLineThatRaisesOne(t *testing.T) {
	now := noon
	for i, kind := range registers() {
		if !turns.In(i, 1, 4) {
			continue
		}
		d := drive(t, week(t, &now), 100, 30)
		d.goTo(kind.Info().Plural)
		d.sees(fmt.Sprintf("No %s yet.", pane.ListName(kind)), fmt.Sprintf("n raises one in a line: %s %s", kind.Info().Head, kind.Info().Sample[:10]))
		if kind.Info().Purpose == "" {
			t.Errorf("%s say not what they are for", kind.Info().Plural)
		}
	}
}

// A click on a name goes to its list, one on a row selects it; the wheel scrolls.
func TestTheMouseWorksOnTheLists(t *testing.T) {
	for _, size := range [][2]int{{200, 60}, {120, 36}, {80, 24}, {60, 20}} {
		d := driveSample(t, size[0], size[1])
		d.goTo("risks")
		d.clickOn("RK-2")
		if got := d.root.screen().Selected().String(); got != "RK-2" {
			t.Errorf("at %v a click selects %s", size, got)
		}
		d.clickOn("Owner")
		d.sees("sorted by owner")
		d.clickOn("Owner")
		d.sees("the last first")
		d.clickOn("Assumptions")
		d.sees("━━ Assumptions ━")
		d.goTo("decisions")
		x, y := d.at("━━ Decisions")
		before := d.root.screen().Selected()
		d.wheel(x+4, y+2, 3)
		if size[1] < 24 && d.root.screen().Selected() == before {
			t.Errorf("at %v the wheel does not scroll:\n%s", size, d.screen())
		}
	}
}

// A count never sticks to the name of its list: what does not fit is counted instead.
func TestTheNamesOfTheListsAndTheirCountsArePartedAtEverySize(t *testing.T) {
	joined := regexp.MustCompile(`\pL[○▲✔✖]`)
	for _, size := range sizes() {
		d := driveSample(t, size[0], size[1])
		d.press("0")
		d.sees("Risks ○2")
		for range model.ListedKinds() {
			if text := d.screen(); joined.MatchString(text) {
				t.Fatalf("%v:\n%s", size, text)
			}
			d.press("tab")
		}
	}
}
