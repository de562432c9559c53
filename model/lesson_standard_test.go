package model

import (
	"slices"
	"strings"
	"testing"

	"gavel/model/playbook"
)

// standard raises a lesson of Ana's and makes it a standard.
func (r *fixture) standard(words string, kv ...any) Ref {
	about := r.raise(KindLesson, Ref{}, words, FieldOwner, r.ana)
	r.rule(about, Standard, with(kv...))
	return about
}

func TestAStandardIsWrittenAsACheckWithItsLesson(t *testing.T) {
	r := liveReview(t)
	r.standard("Ask support to read the mails", FieldPlace, "launch-gate", FieldAnswers, "lead:support", FieldWording, "Support has read the mails")
	list := Standards(r.Record)
	if len(list) != 1 || list[0].Gate != "launch" || list[0].Check != (playbook.Check{Text: "Support has read the mails", Owner: "lead:support", Lesson: "LS-1"}) {
		t.Errorf("the standards are %+v", list)
	}
}

func TestAStandardIsWrittenAsAStandingItemWithItsLesson(t *testing.T) {
	r := liveReview(t)
	r.standard("What did support hear?", FieldPlace, "retro-agenda")
	list := Standards(r.Record)
	if len(list) != 1 || list[0].Kind != "retro" || list[0].Item.Title != "What did support hear?" || list[0].Item.Minutes != 5 || list[0].Item.Lesson != "LS-1" {
		t.Errorf("the standards are %+v", list)
	}
}

func TestAStandardSaysWhereItGoes(t *testing.T) {
	r := liveReview(t)
	ls := r.raise(KindLesson, Ref{}, "Ask support", FieldOwner, r.ana)
	for want, v := range map[string]Values{
		"LS-1 needs a place in the playbook": nil,
		"do you mean launch-gate?":           with(FieldPlace, "lunch-gate"),
		"do you mean retro-agenda?":          with(FieldPlace, "rtro-agenda"),
		"do you mean lead:support?":          with(FieldPlace, "launch-gate", FieldAnswers, "lead:suport"),
		"at most 300 characters":             with(FieldPlace, "launch-gate", FieldWording, strings.Repeat("very ", 100)),
	} {
		if err := r.Try(GiveRuling{About: ls, Outcome: Standard, With: v}, r.now); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v is answered with %v, want %q", v, err, want)
		}
	}
}

func TestAStandardHasAnOwner(t *testing.T) {
	r := liveReview(t)
	ls := r.raise(KindLesson, Ref{}, "Ask support")
	if err := r.Try(GiveRuling{About: ls, Outcome: Standard, With: with(FieldPlace, "launch-gate")}, r.now); err == nil || !strings.Contains(err.Error(), "owner") {
		t.Errorf("without an owner it is %v", err)
	}
	r.rule(ls, Standard, with(FieldPlace, "launch-gate", FieldOwner, r.ana))
	if r.OwnerOf(ls) != r.ana {
		t.Errorf("it is owned by %s", r.NameOf(r.OwnerOf(ls)))
	}
}

func TestARetiredLessonIsNoStandard(t *testing.T) {
	r := liveReview(t)
	ls := r.standard("Ask support", FieldPlace, "launch-gate")
	r.rule(ls, Retired, with(FieldWhy, "support writes them"))
	if list := Standards(r.Record); len(list) != 0 {
		t.Errorf("the standards are %+v", list)
	}
}

func TestRetiringAStandardSaysThatThePlaybookStillHasIt(t *testing.T) {
	r := liveReview(t)
	ls := r.standard("Ask support", FieldPlace, "launch-gate")
	text, _, err := playbook.With(playbook.Text(), Standards(r.Record))
	if err != nil {
		t.Fatal(err)
	}
	r.do(UsePlaybook{Text: text})
	done := r.do(GiveRuling{About: ls, Outcome: Retired, With: with(FieldWhy, "support writes them")})
	if !strings.Contains(done.Says, `still has it as a check of "Launch"`) {
		t.Errorf("it says %q", done.Says)
	}
}

func TestTheNewestCycleSaysHowALessonStands(t *testing.T) {
	r := liveReview(t)
	ls := r.standard("Ask support", FieldPlace, "launch-gate")
	before := r.Record
	r.rule(ls, Retired, with(FieldWhy, "support writes them"))
	if list := Standards(r.Record, before); len(list) != 0 {
		t.Errorf("the standards are %+v", list)
	}
	if list := Standards(before); len(list) != 1 {
		t.Errorf("the older cycle has %+v", list)
	}
}

func TestAMeetingPlannedLaterAsksTheStandard(t *testing.T) {
	r := liveReview(t)
	r.standard("Support has read the mails", FieldPlace, "launch-gate")
	r.standard("What did support hear?", FieldPlace, "launch-agenda")
	text, _, err := playbook.With(playbook.Text(), Standards(r.Record))
	if err != nil {
		t.Fatal(err)
	}
	r.do(UsePlaybook{Text: text})
	r.do(SetCycle{With: with(FieldApprover, r.ana)})
	m := r.do(PlanMeeting{Title: "Launch", Date: r.Today(r.now).AddDays(7), Kinds: "launch"}).About
	checks := r.ChecksOf(m.ID)
	i := slices.IndexFunc(checks, func(c Check) bool { return c.Text == "Support has read the mails" })
	if i < 0 || checks[i].Owner != r.ana {
		t.Fatalf("the checks are %+v", checks)
	}
	if from := r.Details(checks[i].Ref(), m.ID, r.Today(r.now)); !slices.Contains(from, Detail{Label: "from", Text: "LS-1"}) {
		t.Errorf("the check says %+v", from)
	}
	if !slices.ContainsFunc(r.Agenda(m.ID), func(it Item) bool { return it.Title == "What did support hear?" }) {
		t.Errorf("the agenda is %+v", r.Agenda(m.ID))
	}
}
