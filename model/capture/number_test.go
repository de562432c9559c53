package capture_test

import (
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/capture"
)

// behind are verbs with what follows their id, in lines that would be understood with
// one.
var behind = map[string]string{
	"reject": "D-1", "approve": "D-1", "defer": "D-1", "escalate": "D-1", "condition": "D-1", "resolve": "B-1", "carry": "B-1",
	"set": "D-1", "assign": "D-1", "done": "A-1", "drop": "K-1", "open": "I-1", "skip": "I-1", "move": "I-1", "met": "K-1", "unmet": "K-1", "rename": "P-1",
	"away": "P-1", "came": "P-1",
}

// Where lists have no numbers, a number where an id is expected is refused, whatever is
// selected: it never becomes a reason or new words.
func TestABareNumberIsNoText(t *testing.T) {
	ctx := review(t)
	for verb, focus := range behind {
		ctx.Focus = ref(focus)
		for _, number := range []string{"1", "4", "#4", "4.", "4)", "(4)", "99", "row 4", "no. 4", "# 4", "1-3", "1,2", "1..3", "1 2", "1 and 2", "4 too early", "4 due:fri", "4 @ben"} {
			r := capture.Read(verb+" "+number, ctx)
			if r.Command != nil {
				t.Errorf("%s %s on %s is %#v", verb, number, focus, r.Command)
			}
			if len(r.Problems) == 0 {
				t.Errorf("%s %s: no problem, but %q", verb, number, r.Hint)
			}
		}
	}
	for _, line := range []string{"d 3", "b 3", "i 3", "f 3", "! 3", "a 3", "c 3", "p 3", "d 1-3", "D - 1 too early", "D -1 too early", "b - 1 gone", "D - 1", "i -1", "reject D-1 2", "reject D-1 2 and 3", "set D-1 2", "resolve B-1 #4", "set I-1 10.", "D 1", "reject D 1", "reject D- 1", "reject decision 1", "set item 1 due:fri"} {
		ctx.Focus = ref("I-1")
		if r := capture.Read(line, ctx); r.Command != nil {
			t.Errorf("%s is %#v", line, r.Command)
		}
	}
}

func TestMendingLeavesNoNumberAlone(t *testing.T) {
	ctx := review(t)
	ctx.Last = ref("D-1")
	text := ctx.Record.TextOf(ctx.Last)
	for _, line := range []string{"s/" + text + "/1/", "s|" + text + "|#4", "s/" + text + "/1 2/"} {
		if r := capture.Read(line, ctx); r.Command != nil || !strings.Contains(r.Err().Error(), "nothing but a number") {
			t.Errorf("%s is %#v: %v", line, r.Command, r.Err())
		}
	}
	if r := capture.Read("s/"+text+"/4 steps/", ctx); r.Command == nil {
		t.Errorf("words with a number are refused: %v", r.Err())
	}
}

// Where lists have numbers, a number where an id is expected is a row of the last one.
func TestABareNumberIsARowOfTheLastList(t *testing.T) {
	ctx := review(t)
	ctx.Numbered, ctx.Listed, ctx.Focus = true, []model.Ref{ref("D-1"), ref("B-1"), ref("I-1"), ref("A-1"), ref("K-1"), ref("P-1")}, ref("D-1")
	for line, as := range map[string]string{
		"reject 1 too early":              "reject D-1 too early",
		"reject #1 too early":             "reject D-1 too early",
		"reject 1. too early":             "reject D-1 too early",
		"reject 1) too early":             "reject D-1 too early",
		"reject row 1 too early":          "reject D-1 too early",
		"set 1 due:fri":                   "set D-1 due:fri",
		"set 2 due:fri":                   "set B-1 due:fri",
		"set 3 Refund mails":              "set I-1 Refund mails",
		"assign 2 @ana":                   "assign B-1 @ana",
		"done 4":                          "done A-1",
		"open 3":                          "open I-1",
		"move 3 up":                       "move I-1 up",
		"met 5 p95 was 210 ms":            "met K-1 p95 was 210 ms",
		"met 5 210":                       "met K-1 210",
		"rename 6 Ann Ruiz":               "rename P-1 Ann Ruiz",
		"away 6":                          "away P-1",
		"resolve 2 the vendor patched it": "resolve B-1 the vendor patched it",
	} {
		got, want := capture.Read(line, ctx), capture.Read(as, ctx)
		if want.Command == nil {
			t.Fatalf("%s: %v", as, want.Err())
		}
		if got.Says != want.Says || got.Command == nil || got.About != want.About {
			t.Errorf("%s is %q (%v), want %q", line, got.Says, got.Err(), want.Says)
		}
	}
	for line, says := range map[string]string{
		"reject 7 too early": "there is no row 7: what was listed last has rows 1 to 6",
		"reject 0 too early": "there is no row 0",
		"reject 1-3":         "one thing a line",
		"reject 1,2 why":     "one thing a line",
		"reject 1 2":         "one thing a line",
		"reject 1 and 2":     "one thing a line",
		"resolve 1 patched":  "resolve",
		"f 1 Too dear":       "D-1 is row 1 of what was listed last; write f D-1 for it",
		"d 3 Ship it":        "I-1 is row 3 of what was listed last; write d I-1 for it",
	} {
		r := capture.Read(line, ctx)
		if r.Command != nil || !strings.Contains(r.Err().Error(), says) {
			t.Errorf("%s is %#v: %v, want %q", line, r.Command, r.Err(), says)
		}
	}
	ctx.Listed = nil
	if r := capture.Read("reject 1 too early", ctx); r.Command != nil || !strings.Contains(r.Err().Error(), "nothing was listed") {
		t.Errorf("without a list it is %#v: %v", r.Command, r.Err())
	}
}

// A number is words where it says something beside other words, or is marked as such.
func TestANumberAmongWordsIsWords(t *testing.T) {
	ctx := review(t)
	ctx.Focus = ref("D-1")
	for line, words := range map[string]string{
		"d 3 shops join the pilot":       "3 shops join the pilot",
		`d "3"`:                          "3",
		`reject D-1 3 tests fail`:        "3 tests fail",
		`reject \3 tests fail`:           "3 tests fail",
		`reject \1-3 are open`:           "1-3 are open",
		`reject 3rd party code is in it`: "3rd party code is in it",
		`reject 10:30 is too late`:       "10:30 is too late",
		`reject D-1 "2"`:                 "2",
	} {
		r := capture.Read(line, ctx)
		if got := r.With[model.FieldWords].Text + r.With[model.FieldWhy].Text; r.Command == nil || got != words {
			t.Errorf("%s says %q (%v), want %q", line, got, r.Err(), words)
		}
	}
}

// What is advised can be done: a verb that fits what the line names.
func TestAdviceOnAWordThatIsNoVerbIsAVerbThatFits(t *testing.T) {
	ctx := review(t)
	for line, says := range map[string]string{
		"remove I-2": "did you mean withdraw I-2?",
		"delete K-1": "did you mean drop K-1?",
		"edit B-1":   "did you mean set B-1?",
		"resove B-1": "did you mean resolve B-1?",
		"resove D-1": "\"resove\" is no verb; of D-1 (a decision) there is approve",
		"remove":     "did you mean drop or withdraw?",
		"aprove":     "did you mean approve?",
	} {
		r := capture.Read(line, ctx)
		if r.Command != nil || !strings.HasPrefix(r.Err().Error(), says) {
			t.Errorf("%s: %v, want %q", line, r.Err(), says)
		}
	}
}
