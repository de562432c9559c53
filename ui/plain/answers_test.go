package plain

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/ui/component"
)

// The first line of a form promises that back leaves it: on every line.
func TestBackLeavesAFormOnALaterLineToo(t *testing.T) {
	turns.Long(t)
	r, store := sample(t)
	before := recordOf(t, store).Decisions.Len()
	if err := r.writes("prepare", "yes", "decision I-13", "Refund by hand", "", "today", "back", "status"); err != nil {
		t.Fatal(err)
	}
	r.says("options, the next line:", "left; nothing was saved", "This is prepare")
	if got := recordOf(t, store).Decisions.Len(); got != before {
		t.Errorf("%d decisions, want %d", got, before)
	}
}

func TestAnAnswerThatIsNotUnderstoodIsSaidSo(t *testing.T) {
	r, _ := sample(t)
	r.tells("gaps", "fix 1", "approve", "fix B-5", "carry", "", "By hand", "",
		"prepare", "certainly", "", "no", "close", "shut it", "", "back")
	r.says(`"certainly" is not understood here; write yes, no or back`, "an empty line is no answer here; write yes, no or back",
		`"shut it" is not understood here; write close or back`, "an empty line is no answer here; write close or back")
}

// ended is input that is ended by a signal once its lines are read.
type ended struct {
	io.Reader
	signal context.CancelFunc
}

func (e ended) Read(p []byte) (int, error) {
	n, err := e.Reader.Read(p)
	if errors.Is(err, io.EOF) {
		e.signal()
		select {} // nobody writes anything more
	}
	return n, err
}

func TestASignalInTheMiddleOfAFormSaysWhatIsNotSaved(t *testing.T) {
	for lines, unfinished := range map[string]bool{"prepare\nyes\ndecision I-13\nRefund by hand\n": true, "status\n": false} {
		r, store := sample(t)
		before := recordOf(t, store).Decisions.Len()
		ctx, signal := context.WithCancel(t.Context())
		r.In = ended{strings.NewReader(lines), signal}
		err := Run(ctx, r.Options)
		left, is := errors.AsType[*Unfinished](err)
		if is != unfinished || (is && left.Error() != `a signal ended it in the middle of "New decision on I-13": nothing of it was saved`) {
			t.Errorf("after %q it ended with %v", lines, err)
		}
		if got := recordOf(t, store).Decisions.Len(); got != before {
			t.Errorf("%d decisions, want %d", got, before)
		}
	}
}

// A script must notice that a line of it did nothing; a person has read so.
func TestALineThatWasNotTakenIsToldAtTheEndOfAPipe(t *testing.T) {
	r, store := sample(t)
	lines := []string{"frobnicate", "agenda", "approve D-99", "cancel M-4", "b The lift is broken @ben", "# frobnicate", "back"}
	err := r.writes(lines...)
	missed, ok := errors.AsType[*RefusedLines](err)
	if want := []RefusedLine{{1, "frobnicate"}, {3, "approve D-99"}, {4, "cancel M-4"}}; !ok || !slices.Equal(missed.Lines, want) {
		t.Fatalf("it ended with %v, want the lines %v", err, want)
	}
	if says := missed.Error(); !strings.HasPrefix(says, "line 1 was not taken, and did nothing: frobnicate\n") || !strings.HasSuffix(says, "3 of 7 lines were not taken") {
		t.Errorf("it says %q", says)
	}
	if b, _ := recordOf(t, store).Blockers.Get(model.ID(recordOf(t, store).Blockers.Len())); b.Text != "The lift is broken" {
		t.Errorf("what it understood is not done: %+v", b)
	}
	r.Prompt = true
	if err := r.writes(lines...); err != nil {
		t.Errorf("before a person it ended with %v", err)
	}
}

func TestPeopleListsWhoIsThere(t *testing.T) {
	r, _ := sample(t)
	if err := r.writes("people", "prepare", "yes", "M-4", "people"); err != nil {
		t.Fatal(err)
	}
	r.says("People:\nIn the room\n1. P-", "present", "absent", "People:\nMust be there, not expected\n1. P-", "\nExpected\n2. P-")
}

// both is input that has a line ready at the moment at which a signal has come.
type both struct{ signal context.CancelFunc }

func (b *both) Read(p []byte) (int, error) {
	b.signal()
	return copy(p, "b The lift is broken @ben\n"), nil
}

// Go's select takes any of several ready cases: without asking first, a line that is
// there is taken now and then.
func TestALineAfterASignalIsNeverTaken(t *testing.T) {
	r, store := sample(t)
	before := recordOf(t, store).Blockers.Len()
	for range 40 {
		ctx, signal := context.WithCancel(t.Context())
		in := listen(&both{signal}, nil)
		<-ctx.Done()
		line, err := in.next(ctx, "", false)
		in.stop()
		if !errors.Is(err, errEnded) {
			t.Fatalf("it took %q", line)
		}
	}
	ctx, signal := context.WithCancel(t.Context())
	signal()
	r.In = strings.NewReader("b The lift is broken @ben\n")
	if err := Run(ctx, r.Options); err != nil {
		t.Error(err)
	}
	if got := recordOf(t, store).Blockers.Len(); got != before {
		t.Errorf("%d blockers, want %d", got, before)
	}
}

// What was answered in a form that is left, or that the rules refuse, is what an empty
// answer keeps when it is asked again, answer by answer.
func TestWhatWasAnsweredIsOfferedAgain(t *testing.T) {
	r, store := sample(t)
	if err := r.writes("prepare", "yes", "item", "Packaging", "Which box?", "back", "item", "back"); err != nil {
		t.Fatal(err)
	}
	r.says("left; nothing was saved", "New item on M-3", "empty keeps Packaging")
	if err := r.writes("prepare", "yes", "item", "Packaging", "Which box?", "back", "item", "", "back"); err != nil {
		t.Fatal(err)
	}
	r.says("left; nothing was saved", "empty keeps Packaging", "empty keeps Which box?")
	r.Store = &later{Store: store, tries: []error{refusedLater}}
	r.tells("prepare", "yes", "item", "Packaging", "Which box?", "", "", "", "", "decide", "", "item", "back")
	r.says("the rules have changed meanwhile", "what was answered is offered the next time", "empty keeps Packaging")
}

// What follows a change that is refused is not done.
func TestWhatFollowsARefusedChangeIsNotDone(t *testing.T) {
	r, _ := sample(t)
	d, err := newConsole(t.Context(), r.Options)
	if err != nil {
		t.Fatal(err)
	}
	refused := model.GiveRuling{About: model.Ref{Kind: model.KindDecision, ID: 99}, Outcome: model.Approved}
	err = d.do(component.Both{First: component.Do{Command: refused}, Second: component.Say{Text: "and then"}})
	if said := r.said.String(); err != nil || !strings.Contains(said, "D-99") || strings.Contains(said, "and then") {
		t.Errorf("refused: %v:\n%s", err, said)
	}
	if err := d.do(component.Both{First: component.Do{Command: model.AddPerson{PersonName: "Lea Novak"}}, Second: component.Say{Text: "and then"}}); err != nil {
		t.Fatal(err)
	}
	r.says("Lea Novak", "and then")
}
