package capture_test

import (
	"reflect"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/capture"
)

func TestALineSaysWhatBecomesOfWhatIsOpenAtTheEndOfACycle(t *testing.T) {
	ctx := review(t)
	for line, want := range map[string]model.Command{
		"cycle carry D-1 B-1 the bank answers in January": model.CarryOn{About: []model.Ref{ref("D-1"), ref("B-1")}, Why: "the bank answers in January"},
		`cycle drop d-1 why:"nobody asks for it"`:         model.DropAtClose{About: []model.Ref{ref("D-1")}, Why: "nobody asks for it"},
		"cycle carry all the scope is the same":           model.CarryOn{About: ctx.Record.Unanswered(), Why: "the scope is the same"},
		"cycle carry D-1 later by:ana":                    model.CarryOn{About: []model.Ref{ref("D-1")}, Why: "later", By: ana},
		"cycle close":                                     model.CloseCycle{},
		"cycle close planned:cancel a week, nothing new":  model.CloseCycle{CancelPlanned: true, NoLesson: "a week, nothing new"},
		"cycle begin Returns start:2027-01-04":            model.NewCycle{CycleName: "Returns", Start: "2027-01-04", Zone: "Europe/Berlin"},
		"cy carr D-1 later":                               model.CarryOn{About: []model.Ref{ref("D-1")}, Why: "later"},
	} {
		if r := capture.Read(line, ctx); r.Err() != nil || !reflect.DeepEqual(r.Command, want) {
			t.Errorf("%s makes %#v (%v), want %#v", line, r.Command, r.Err(), want)
		}
	}
}

func TestALineTakesAndDropsMeetingsOfTheSchedule(t *testing.T) {
	for line, want := range map[string]model.Command{
		"schedule take":                              model.TakeSchedule{Leads: ana},
		"schedule take entry launch":                 model.TakeSchedule{Lines: []string{"entry", "launch"}, Leads: ana},
		"schedule take postlaunch:2 date:2026-12-04": model.TakeSchedule{Lines: []string{"postlaunch:2"}, On: "2026-12-04", Leads: ana},
		"schedule drop drill":                        model.DropSchedule{Lines: []string{"drill"}},
	} {
		if r := capture.Read(line, review(t)); r.Err() != nil || !reflect.DeepEqual(r.Command, want) {
			t.Errorf("%s makes %#v (%v), want %#v", line, r.Command, r.Err(), want)
		}
	}
}

func TestALineAboutTheCycleSaysWhatItIsToGoOnWith(t *testing.T) {
	for line, want := range map[string]string{
		"cycle":                   "carry, drop, close or begin",
		"cycle carry":             "say what, and why",
		"cycle begin":             "say what it is called",
		"cycle stop":              "cycle takes carry, drop, close or begin",
		"cycle carry D-1 @ana":    "cycle carry takes no name",
		"schedule":                "take or drop",
		"schedule drop":           "say which",
		"cycle close D-1 due:fri": "cycle close takes no due:",
	} {
		if err := capture.Read(line, review(t)).Err(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s says %v, want %q", line, err, want)
		}
	}
	if missing := capture.Read("cycle carry D-1", review(t)).Missing; model.Labels(missing) != "reason" {
		t.Errorf("it misses %v", missing)
	}
}

func TestALineAboutTheCycleIsCompleted(t *testing.T) {
	for line, want := range map[string]string{"cycle ": "carry ", "cycle carry D": "D-1 ", "cycle close pl": "planned:", "schedule ": "take ", "schedule take ki": "kickoff "} {
		var texts []string
		for _, c := range capture.Complete(line, len(line), review(t)) {
			texts = append(texts, c.Text)
		}
		if !strings.Contains(strings.Join(texts, "|")+"|", want+"|") {
			t.Errorf("%q goes on with %q, want %q", line, texts, want)
		}
	}
}

func TestALineSaysWhichOpenThingsItCarries(t *testing.T) {
	for line, want := range map[string]string{"cycle carry D-1 later": "cycle carry D-1 ", "cycle drop D-1 B-1 later": "cycle drop D-1, B-1", "schedule drop midpoint": "schedule drop midpoint", "schedule take entry date:2026-12-04": "schedule take entry · date Fri 4 Dec"} {
		if says := capture.Read(line, review(t)).Says; !strings.HasPrefix(says, want) {
			t.Errorf("%s says %q, want %q", line, says, want)
		}
	}
}

func TestWhatIsOfAnotherCycleIsNotHere(t *testing.T) {
	ctx := review(t)
	ctx.Record = apply(t, ctx, model.NewCycle{CycleName: "Returns", Zone: "Europe/Berlin"})
	if err := capture.Read("assign D-1 @ana", ctx).Err(); err == nil || !strings.Contains(err.Error(), "there is no decision D-1 in this cycle") {
		t.Errorf("it says %v", err)
	}
}
