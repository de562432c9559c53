package model

import (
	"slices"
	"strings"
	"testing"
)

// learned raises a lesson and makes it a pattern.
func (r *fixture) learned(words, decisionType string) Ref {
	about := r.raise(KindLesson, Ref{}, words, FieldType, decisionType)
	r.rule(about, Pattern, with(FieldHappened, "90 mails went out wrong", FieldWhen, "a mail changes"))
	return about
}

func lessonIDs(list []Lesson) string {
	var ids []string
	for _, l := range list {
		ids = append(ids, l.Ref().String())
	}
	return strings.Join(ids, " ")
}

func TestAPatternForTheTypeIsOfferedBeforeOneThatSharesWords(t *testing.T) {
	r := liveReview(t)
	r.learned("Show refund prices before checkout", "design")           // LS-1 shares words
	r.learned("Ask support to read it", "messaging")                    // LS-2 is for the type
	r.learned("Measure on a slow line", "technical")                    // LS-3 is like nothing
	r.raise(KindLesson, Ref{}, "Refund prices", FieldType, "messaging") // LS-4 is only noted
	if got := lessonIDs(r.LessonsFor("Change refund prices in mails", "messaging")); got != "LS-2 LS-1" {
		t.Errorf("offered are %q", got)
	}
	if got := lessonIDs(r.LessonsFor("Hire somebody", "")); got != "" {
		t.Errorf("for what is like nothing %q is offered", got)
	}
}

func TestNoMoreThanThreeLessonsAreOffered(t *testing.T) {
	r := liveReview(t)
	for range 5 {
		r.learned("Ask support to read it", "messaging")
	}
	if got := lessonIDs(r.LessonsFor("New mail", "messaging")); got != "LS-5 LS-4 LS-3" {
		t.Errorf("offered are %q", got)
	}
}

func TestALessonCountsTheDecisionsThatWereRemindedOfIt(t *testing.T) {
	r := liveReview(t)
	ls := r.learned("Ask support to read it", "messaging")
	d := r.decision("New mail", FieldType, "messaging")
	if says := r.ShownText(ls, "used", r.Today(r.now)); says != "once" {
		t.Errorf("used %q", says)
	}
	has := func() bool {
		return slices.ContainsFunc(r.Details(d, 0, r.Today(r.now)), func(l Detail) bool {
			return l.Label == "lesson" && l.Text == "LS-1 Ask support to read it (use when: a mail changes)"
		})
	}
	if !has() {
		t.Errorf("the open decision does not say it: %v", r.Details(d, 0, r.Today(r.now)))
	}
	r.rule(ls, Retired, with(FieldWhy, "support writes them now"))
	if has() {
		t.Error("a retired lesson is offered")
	}
}
