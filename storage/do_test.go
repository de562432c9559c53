package storage_test

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/playbook"
	"gavel/storage"
)

// story tells a cycle with every command and every outcome there is, and after
// each step holds the file against the record that Do answered with.
type story struct {
	t    *testing.T
	s    *storage.Store
	r    *model.Record
	told map[string]bool // the commands, by the name of their type
}

func (y *story) do(c model.Command) model.Ref {
	y.t.Helper()
	r, done := do(y.t, y.s, c)
	y.told[reflect.TypeOf(c).Name()] = true
	y.r = r
	sameRecord(y.t, loaded(y.t, y.s), r)
	return done.About
}

func sameRecord(t testing.TB, file, memory *model.Record) {
	t.Helper()
	for _, change := range file.Changes(memory) {
		t.Errorf("%s %d is %+v in memory and %+v in the file", change.Table, change.ID, change.Before, change.After)
	}
}

func (y *story) raise(kind model.Kind, on model.Ref, with model.Values) model.Ref {
	y.t.Helper()
	return y.do(model.Raise{Kind: kind, On: on, With: with})
}

// rule gives a ruling every answer that it asks for.
func (y *story) rule(about model.Ref, outcome model.Outcome) {
	y.t.Helper()
	now := model.At(begin)
	y.do(model.GiveRuling{About: about, Outcome: outcome, With: answers(y.r.Requirements(about, outcome, now), about.String())})
}

func words(text string) model.Values { return model.Values{model.FieldWords: model.Words(text)} }

func owned(text string, owner model.ID) model.Values {
	return model.Values{model.FieldWords: model.Words(text), model.FieldOwner: model.Who(owner)}
}

func TestEveryCommandComesBackFromTheFileAsItWas(t *testing.T) {
	y := &story{t: t, s: open(t, newFile(t)), told: make(map[string]bool)}
	meeting := y.plan()
	y.hold(meeting)
	y.ruleEveryOutcome(meeting)
	y.end(meeting)
	y.next()
	for _, name := range commands(t) {
		if !y.told[name] {
			t.Errorf("the story tells nothing of model.%s", name)
		}
	}
	mustVerify(t, y.s)
}

func (y *story) plan() (meeting model.Ref) {
	y.do(model.NewCycle{CycleName: "Checkout redesign", Zone: "Europe/Berlin", People: people[:2], Escalation: people[2:]})
	y.do(model.AddPerson{PersonName: "Dee Onno"})
	y.do(model.SetCycle{With: model.Values{model.FieldZone: model.Words("Europe/Oslo"), model.FieldWorkdays: model.Words("mon-thu fri"), model.FieldOff: {Lines: []string{"2030-12-24"}}}})
	y.do(model.SetCycle{With: model.Values{model.FieldDelivery: model.On("2030-12-03"), model.FieldDeliveryOwner: model.Who(bo), model.FieldCustomer: model.On("2030-12-10"), model.FieldCustomerOwner: model.Who(ana)}})
	y.do(model.SetCycle{With: model.Values{model.FieldDelivery: model.On("2030-12-05"), model.FieldWhy: model.Words("the scans are late")}})
	y.do(model.ConfirmDate{Date: model.FieldCustomer, With: model.Values{model.FieldVia: model.Words("her message")}})
	y.do(model.SetCycle{With: model.Values{model.FieldSprints: model.Words("3"), model.FieldFreeze: {Lines: []string{"2030-12-20 2030-12-31 peak sales"}}}})
	y.do(model.SetCycle{With: model.Values{model.FieldLead: {Tasks: []model.NewTask{{Text: "delivery", Owner: bo}}}, model.FieldPath: {Lines: []string{"P-3"}}}})
	y.do(model.SetPerson{Person: 4, With: model.Values{model.FieldFunction: model.Words("support")}})
	y.do(model.RenamePerson{Person: 4, PersonName: "Dee Ono"})
	meeting = y.do(model.PlanMeeting{Facilitator: people[0], Agenda: []model.Values{owned("First", ana), owned("Second", bo)}})
	y.do(model.AmendMeeting{Meeting: meeting.ID, Title: "The review — with ümlaut"})
	first := model.Ref{Kind: model.KindItem, ID: 1}
	y.do(model.MoveItem{Item: first.ID, By: 1})
	y.do(model.WritePrivateNote{Meeting: meeting.ID, Item: first.ID, Text: "ask Bo\nfirst"})
	for _, kind := range []model.Kind{model.KindItem, model.KindDecision, model.KindCheck} {
		y.do(model.Remove{About: y.raise(kind, meeting, owned("goes again", ana))})
	}
	decision := y.raise(model.KindDecision, first, answers(y.r.Fields(model.KindDecision, first, model.At(begin)), "all"))
	y.do(model.Amend{About: decision, With: model.Values{model.FieldOptions: {Lines: []string{"only one"}}, model.FieldDue: {}}})
	y.do(model.Announce{Meeting: meeting.ID})
	y.raise(model.KindItem, meeting, owned("came after it", ana))
	other := y.do(model.PlanMeeting{Title: "Never held"})
	y.do(model.TakeOff{Meeting: other.ID, Person: 4})
	moved := y.raise(model.KindItem, meeting, owned("goes to another meeting", ana))
	y.do(model.WritePrivateNote{Meeting: meeting.ID, Item: moved.ID, Text: "mine"})
	y.do(model.MoveToMeeting{Item: moved.ID, Meeting: other.ID})
	y.do(model.CancelMeeting{Meeting: other.ID})
	return meeting
}

// next closes the cycle, whatever is open in it, and begins another one.
func (y *story) next() {
	open := y.r.Unfinished()
	for i, about := range open {
		if i == 0 {
			if _, _, err := y.s.Do(y.t.Context(), model.DropAtClose{About: []model.Ref{about}, Why: "not wanted"}); err == nil {
				y.told["DropAtClose"] = true
				continue
			}
		}
		y.do(model.CarryOn{About: []model.Ref{about}, Why: "it is still wanted"})
	}
	y.do(model.DropAtClose{About: []model.Ref{y.do(model.Raise{Kind: model.KindRisk, With: owned("It rains", ana)})}, Why: "it does not"})
	y.do(model.CloseCycle{CancelPlanned: true, NoLesson: "all was known"})
	y.do(model.NewCycle{CycleName: "The next one"})
}

func (y *story) hold(meeting model.Ref) {
	first, second := model.Ref{Kind: model.KindItem, ID: 1}, model.Ref{Kind: model.KindItem, ID: 2}
	y.do(model.StartMeeting{Meeting: meeting.ID})
	y.do(model.RollCall{Meeting: meeting.ID, Present: []model.ID{ana, bo, cleo}, Absent: []model.ID{4}})
	y.do(model.Leave{People: []model.ID{bo}})
	y.do(model.Arrive{People: []model.ID{bo, 4}})
	y.do(model.DropSchedule{Lines: []string{"retro"}})
	y.do(model.TakeSchedule{Lines: []string{"retro"}})
	y.do(model.UsePlaybook{Text: "# ours\n" + playbook.Text()})
	y.do(model.SetCycle{With: model.Values{model.FieldPromise: model.Words("one message"), model.FieldPromiseOwner: model.Who(ana)}})
	y.do(model.RecordPromise{Verdict: model.PromiseHeld})
	y.do(model.MarkLeft{Person: 4, To: bo})
	y.do(model.Rejoin{Person: 4})
	y.do(model.MoveArtefact{Text: "checkout-prototype v15"})
	y.raise(model.KindMetric, model.Ref{}, words("Refund time"))
	readings := model.EnterReadings{Rows: []model.NewReading{{Line: 1, Metric: "refund-time", Value: "3,8", Source: "tracker"}, {Line: 2, Metric: "refund-time", Value: "4"}}, Good: true}
	y.do(readings)
	readings.Replace = true
	y.do(readings)
	y.do(model.OpenItem{Item: first.ID})
	y.do(model.ReapplyRules{})
	y.do(model.PauseClock{})
	y.do(model.ResumeClock{})
	y.do(model.SkipItem{Item: second.ID})
	decision := y.raise(model.KindDecision, first, owned("Which evidence?", ana))
	feedback := y.raise(model.KindFeedback, first, model.Values{model.FieldWords: model.Words("Is it fast?"), model.FieldBy: model.Who(bo)})
	y.do(model.SetSpeaker{Feedback: feedback.ID, By: ana})
	y.raise(model.KindCriterion, decision, words("it is fast"))
	y.raise(model.KindEvidence, decision, words("40 ms"))
	y.do(model.GiveRuling{About: model.Ref{Kind: model.KindAction, ID: y.raise(model.KindAction, decision, owned("write it down", bo)).ID}, Outcome: model.Finished})
	y.do(model.PutUp{About: y.raise(model.KindBlocker, first, owned("in the way", bo))})
	y.do(model.PutOnAgenda{About: y.raise(model.KindBlocker, first, owned("in the way, too", bo)), Timebox: 7, Presenter: "Bo"})
	y.do(model.AdjournMeeting{Meeting: meeting.ID})
	y.do(model.StartMeeting{Meeting: meeting.ID})
}

// ruleEveryOutcome raises a thing for each outcome that there is, and rules so.
func (y *story) ruleEveryOutcome(meeting model.Ref) {
	for _, kind := range []model.Kind{model.KindItem, model.KindDecision, model.KindBlocker, model.KindCheck, model.KindFeedback} {
		for _, outcome := range model.Outcomes(kind) {
			with, on := owned(outcome.Verb, ana), meeting
			switch {
			case kind == model.KindItem && outcome.Outcome == model.Noted:
				with[model.FieldAsk] = model.Words(model.AskInform)
			case kind == model.KindDecision, kind == model.KindBlocker:
				on = model.Ref{Kind: model.KindItem, ID: 1}
			case kind == model.KindFeedback:
				on = model.Ref{Kind: model.KindItem, ID: 1}
				with = model.Values{model.FieldWords: model.Words(outcome.Verb), model.FieldBy: model.Who(bo)}
			}
			about := y.do(model.Raise{Kind: kind, On: on, Concern: outcome.Concern, With: with})
			if outcome.OfApproval {
				y.ruleApproval(about, outcome.Outcome)
				continue
			}
			y.rule(about, outcome.Outcome)
		}
	}
}

// ruleApproval approves a decision on a condition, and answers that approval.
func (y *story) ruleApproval(about model.Ref, outcome model.Outcome) {
	y.rule(about, model.Conditional)
	with := model.Values{model.FieldWhy: model.Words("so it is")}
	if outcome == model.Confirmed {
		for _, a := range y.r.ActionsAbout(about) {
			y.do(model.GiveRuling{About: a.Ref(), Outcome: model.Finished})
		}
	}
	if outcome == model.Lapsed {
		with[model.FieldFallback] = model.Words("as it was")
	}
	y.do(model.GiveRuling{About: about, Outcome: outcome, With: with})
}

func (y *story) end(meeting model.Ref) {
	y.raise(model.KindItem, meeting, owned("Not reached", bo))
	y.do(model.DeferRest{Meeting: meeting.ID, Why: "no time"})
	for _, gap := range y.r.Gaps(meeting.ID, model.At(begin)) {
		if y.r.Ruled(meeting.ID, gap.About) {
			continue // the record itself did, as what it lacked was answered
		}
		y.rule(gap.About, map[model.Kind]model.Outcome{
			model.KindItem: model.Withdrawn, model.KindDecision: model.Rejected, model.KindBlocker: model.Carried,
			model.KindCheck: model.Waived, model.KindFeedback: model.Answered,
		}[gap.About.Kind])
	}
	y.do(model.CloseMeeting{Meeting: meeting.ID})
	y.do(model.MarkSent{Meeting: meeting.ID, To: "#checkout"})
	y.do(model.AddAddendum{Meeting: meeting.ID, Text: "It was the 2nd,\nnot the 1st."})
	r, _, err := y.s.Undo(context.Background())
	if err != nil {
		y.t.Fatal(err)
	}
	sameRecord(y.t, loaded(y.t, y.s), r)
	y.told["Revert"] = true
	y.do(model.ProposeAgenda{Meeting: y.do(model.PlanMeeting{Title: "The next"}).ID})
}

// commands returns the name of every type of package model that is a command.
func commands(t *testing.T) (names []string) {
	t.Helper()
	files, err := filepath.Glob("../model/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, declaration := range source.Decls {
			if f, ok := declaration.(*ast.FuncDecl); ok && f.Name.Name == "Apply" && f.Recv != nil {
				names = append(names, f.Recv.List[0].Type.(*ast.Ident).Name)
			}
		}
	}
	if len(names) < 20 {
		t.Fatalf("only %d commands found: %v", len(names), names)
	}
	return names
}

func TestASecondCycleBeginsWithThePeopleOfTheFirst(t *testing.T) {
	s := open(t, newFile(t))
	closed(t, s)
	r, _ := do(t, s, model.NewCycle{CycleName: "The next one", People: []string{"Bo Lind", "Eli New"}})
	if c, _ := r.Cycle(); c.ID != 2 || r.People.Len() != 4 || r.Meetings.Len() != 0 {
		t.Fatalf("cycle %d with %d people and %d meetings, want cycle 2 with 4 and none", c.ID, r.People.Len(), r.Meetings.Len())
	}
	sameRecord(t, loaded(t, s), r)
	if _, done := do(t, s, model.PlanMeeting{}); done.About.ID != 2 {
		t.Errorf("%s is the first meeting of the second cycle; M-1 is taken", done.About)
	}
}

func TestARecordWithoutACycleIsEmpty(t *testing.T) {
	r := loaded(t, open(t, newFile(t)))
	if _, ok := r.Cycle(); ok || r.People.Len() != 0 {
		t.Error("a new file has a cycle or people in it")
	}
}

func TestARefusalChangesNothingAndShowsTheRecord(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	_, item, _ := review(t, s)
	before := loaded(t, s)
	r, _, err := s.Do(t.Context(), model.Amend{About: item, Seen: 99, With: words("Another")})
	mustRefuse(t, err, model.Moved)
	if refusal := refusalOf(t, err); refusal.Theirs != "Launch date" || refusal.Yours != "Another" {
		t.Errorf("both texts are %q and %q", refusal.Theirs, refusal.Yours)
	}
	sameRecord(t, r, before)
	sameRecord(t, loaded(t, s), before)
}

func TestACommandThatChangesNothingLeavesNoLine(t *testing.T) {
	s := open(t, newFile(t))
	review(t, s)
	before, _ := s.Journal(t.Context(), 0)
	do(t, s, model.AddPerson{PersonName: people[0]})
	if after, _ := s.Journal(t.Context(), 0); len(after) != len(before) {
		t.Errorf("the journal has %d lines, want %d", len(after), len(before))
	}
}

func TestASaveOutlivesTheScreenThatAskedForIt(t *testing.T) {
	s := open(t, newFile(t))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := s.Do(ctx, model.NewCycle{CycleName: "x"}); err != nil {
		t.Fatal(err)
	}
	if _, ok := loaded(t, s).Cycle(); !ok {
		t.Error("the cycle was not saved")
	}
}

func TestNumbersAreNeverGivenOutTwice(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	_, item, _ := review(t, s)
	taken := raise(t, s, model.KindDecision, item, words("goes again"))
	if _, _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]*storage.Store{"the same store": s, "another store": open(t, path)} {
		if again := raise(t, s, model.KindDecision, item, words("another")); again.ID <= taken.ID {
			t.Errorf("%s gave out %s, which was given out before", name, again)
		}
	}
}
