package ui_test

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
	"gavel/ui"
	"gavel/ui/demo/demotest"
	"gavel/ui/edit"
	"gavel/ui/plain"
)

// This file has the same people say the same things on the screen and in lines, while the
// disk fails now and then: the record, the journal and what is refused are the same.

// act is one thing that somebody does, after the disk is set to fail for some tries.
type act struct {
	fails int
	line  string // to the capture line; "" for none
	undo  string // undo or redo; "" for none
	rule  string // what is read back; "" for nothing
	as    model.Outcome
}

var (
	captured = []string{
		"b The lift is broken @ben", "b The stairs are wet @ben due:fri", "d Refund each parcel by itself @chloé",
		"f D-10 who pays for the label? @ana", "! D-10 Support has no script for this @ana",
		"approve D-10", "approve D-10 on condition", "reject D-10 too early", "carry B-5", "carry B-5 due:+2d fallback:\"by hand\" impact:none",
		"resolve B-5 The vendor mended it", "fail C-10", "rename @ben Ben Okafor-Smith", "set B-5 due:+3d", "accept F-7", "approve D-99", "no such line",
		"s/lift/stairs/", "open I-13", "clear F-8",
	}
	readBacks = []string{"D-10", "B-5", "I-13", "C-10"}
	outcomes  = map[string][]model.Outcome{
		"D-10": {model.Approved, model.Rejected, model.Deferred}, "B-5": {model.Resolved, model.Carried},
		"I-13": {model.Withdrawn}, "C-10": {model.Passed, model.Failed},
	}
)

// acts draws a script. An act that is taken back comes seldom: on the screen the same key
// is one act until it is saved.
func acts() *rapid.Generator[[]act] {
	return rapid.Custom(func(t *rapid.T) []act {
		var script []act
		undone := -5
		for i := range rapid.IntRange(3, 8).Draw(t, "acts") {
			a := act{fails: max(0, rapid.IntRange(-3, 2).Draw(t, "fails"))}
			switch kind := rapid.IntRange(0, 9).Draw(t, "kind"); {
			case kind < 6:
				a.line = rapid.SampledFrom(captured).Draw(t, "line")
			case kind < 8 && i-undone > 4:
				undone = i
				a.undo = rapid.SampledFrom([]string{"undo", "redo"}).Draw(t, "word")
			default:
				a.rule = rapid.SampledFrom(readBacks).Draw(t, "about")
				a.as = rapid.SampledFrom(outcomes[a.rule]).Draw(t, "outcome")
			}
			script = append(script, a)
		}
		return script
	})
}

// failing is a store whose disk fails, and which notes what the rules refused.
type failing struct {
	*storage.Store
	fails   int
	refused []string
}

func (f *failing) Do(ctx context.Context, c model.Command, how ...storage.Saving) (*model.Record, model.Done, error) {
	return f.try(func() (*model.Record, model.Done, error) { return f.Store.Do(ctx, c, how...) })
}

func (f *failing) Undo(ctx context.Context, how ...storage.Saving) (*model.Record, model.Done, error) {
	return f.try(func() (*model.Record, model.Done, error) { return f.Store.Undo(ctx, how...) })
}

func (f *failing) Redo(ctx context.Context, how ...storage.Saving) (*model.Record, model.Done, error) {
	return f.try(func() (*model.Record, model.Done, error) { return f.Store.Redo(ctx, how...) })
}

func (f *failing) try(do func() (*model.Record, model.Done, error)) (*model.Record, model.Done, error) {
	if f.fails > 0 {
		f.fails--
		return nil, model.Done{}, &storage.FileError{Reason: storage.Full, Says: "there is no space left for it; free some space"}
	}
	r, done, err := do()
	if refusal, ok := errors.AsType[*model.Refusal](err); ok {
		f.refused = append(f.refused, refusal.Error())
	}
	return r, done, err
}

// told holds the result of a script.
type told struct {
	record  *model.Record
	journal []string
	refused []string
	said    string
}

func (f *failing) told(t *rapid.T, said string) told {
	record, err := f.Record(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	entries, err := f.Journal(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	end := told{record: record, refused: f.refused, said: said}
	for _, e := range entries {
		end.journal = append(end.journal, e.Command+": "+e.Says)
	}
	return end
}

// onTheScreen does a script on the screen.
func onTheScreen(t *testing.T, r *rapid.T, script []act) told {
	f := &failing{Store: demotest.Open(t, ui.Noon)}
	w := ui.Open(t, options(f))
	var said []string
	hear := func() {
		said = append(said, w.Said())
		for w.Asks() || w.Typing() {
			said = append(said, w.Shows())
			w.Leave()
		}
	}
	for _, a := range script {
		f.fails = a.fails
		switch {
		case a.line != "":
			w.Paste(a.line)
		case a.undo != "":
			w.Press(map[string]string{"undo": "u", "redo": "U"}[a.undo])
		default:
			w.Rule(a.rule, a.as)
		}
		hear()
		w.Retry()
		hear()
		f.fails = 0
	}
	w.Retry()
	hear()
	return f.told(r, strings.Join(said, "\n"))
}

// writer writes a script, one line when it is asked for. Where a question waits it gives
// the answer that belongs to the act, and then leaves.
type writer struct {
	file   *failing
	script []act
	answer string
	over   bool
}

func (w *writer) Completes(func(string) []edit.Completion) {}

func (w *writer) ReadLine(_ string, line bool) (text string, paste int, err error) {
	if !line {
		answer := cmp.Or(w.answer, "back")
		w.answer = ""
		return answer, 0, nil
	}
	w.answer, w.file.fails = "", 0
	if len(w.script) == 0 {
		if w.over {
			return "", 0, io.EOF
		}
		w.over = true
		return "# it is tried again", 0, nil
	}
	a := w.script[0]
	w.script, w.file.fails = w.script[1:], a.fails
	if a.rule != "" {
		about, _ := model.ParseRef(a.rule)
		w.answer = model.VerbOf(about.Kind, a.as)
		return "decide " + a.rule, 0, nil
	}
	return cmp.Or(a.line, a.undo), 0, nil
}

// inTheLines does a script in the conversation.
func inTheLines(t *testing.T, r *rapid.T, script []act) told {
	f := &failing{Store: demotest.Open(t, ui.Noon)}
	var said strings.Builder
	_ = plain.Run(t.Context(), plain.Options{Options: options(f), Out: &said, Editor: &writer{file: f, script: script}})
	return f.told(r, said.String())
}

func TestTheSameScriptComesToTheSameOnTheScreenAndInLines(t *testing.T) {
	checks := flag.Lookup("rapid.checks")
	if before := checks.Value.String(); before == "100" {
		_ = checks.Value.Set(fmt.Sprint(turns.Of(15, 25, 100)))
		t.Cleanup(func() { _ = checks.Value.Set(before) })
	}
	rapid.Check(t, func(r *rapid.T) {
		script := acts().Draw(r, "script")
		screen, lines := onTheScreen(t, r, script), inTheLines(t, r, script)
		if !slices.Equal(screen.journal, lines.journal) {
			r.Fatalf("the journals differ:\n%s\n\nin lines:\n%s", strings.Join(screen.journal, "\n"), strings.Join(lines.journal, "\n"))
		}
		if !slices.Equal(screen.refused, lines.refused) {
			r.Fatalf("refused was on the screen:\n%q\nin lines:\n%q", screen.refused, lines.refused)
		}
		for _, why := range screen.refused {
			why, _, _ = strings.Cut(why, "\n")
			if !strings.Contains(screen.said, why) || !strings.Contains(lines.said, why) {
				r.Fatalf("nobody was told %q\non the screen:\n%s\n\nin lines:\n%s", why, screen.said, lines.said)
			}
		}
		if !reflect.DeepEqual(screen.record, lines.record) {
			r.Fatal("the records differ")
		}
	})
}
