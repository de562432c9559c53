package model

import "testing"

// placeholders hold the place of an answer in one language or another.
var placeholders = []string{
	"-", "--", "—", ".", "...", "…", "?", "???", "/", "_", "*", "tbd", "TBD", "TBD.", "T.B.D.", "t b d", "(tbd)", "<tbd>", "tba", "tbc", "todo", "to do", "To be decided", "to be determined", "n/a", "N/A", "n.a.", "N. A.", "na", "nn", "unknown", "xxx",
	"ＴＢＤ", "t\u200dbd", "\u2800-\u2800", "👍", "offen", "noch offen", "folgt", "unbekannt", "pendiente", "por definir", "à définir", "da definire", "a definir", "onbekend", "неизвестно", "未定", "待定", "不明", "미정",
}

func TestAPlaceholderIsNoAnswer(t *testing.T) {
	for _, text := range placeholders {
		for _, f := range []Field{FieldWhy, FieldHow, FieldEvidence, FieldFallback, FieldImpact, FieldVia, FieldWording} {
			refusesValue(t, f, Words(text))
		}
		refusesValue(t, FieldCriteria, Value{Criteria: []NewCriterion{{Text: text}}})
		refusesValue(t, FieldCriteria, Value{Criteria: []NewCriterion{{Text: "p95 stays under 300 ms", Check: text}}})
		refusesValue(t, FieldCond, Value{Tasks: []NewTask{{Text: "Ask legal"}, {Text: text}}})
		refusesValue(t, FieldAction, Value{Tasks: []NewTask{{Text: text}}})
	}
	for _, text := range []string{"reason: tbd", "why:n/a", `ev:"n/a"`, "TODO: fill in", "note: -", "idk", "k.A.", "entfällt", "no aplica", "sans objet", "n.v.t.", "не применимо"} {
		refusesValue(t, FieldWhy, Words(text))
	}
	for _, f := range []Field{FieldWhy, FieldHow, FieldEvidence, FieldVia} {
		refusesValue(t, f, Words("none"))
	}
}

func refusesValue(t *testing.T, f Field, v Value) {
	t.Helper()
	if _, err := (Values{f: v}).clean(); err == nil {
		t.Errorf("%s takes %+v", f, v)
	}
}

func TestWordsAreAnAnswer(t *testing.T) {
	for _, text := range []string{"no", "yes", "ok", "42", "x", "no load test yet", "not in this release", "tbd by legal", "by mail", "nothing changes for customers", "Anwalt fragt nach", "不要", "TBD-7 is fixed", "it was ready on time :)", "10:00", "Ana: not before the load test", "https://example.org/x", "the same as on mobile"} {
		for f := range answers {
			if err := CheckAnswer(f, text); err != nil {
				t.Errorf("%s: %v", f, err)
			}
		}
	}
	for _, f := range []Field{FieldFallback, FieldImpact} {
		if err := CheckAnswer(f, "none"); err != nil { // customers may notice nothing
			t.Errorf("%s: %v", f, err)
		}
	}
	for _, f := range []Field{FieldNotes, FieldPresenter, FieldQuestion, FieldWords} {
		if err := CheckAnswer(f, "TBD"); err != nil {
			t.Errorf("%s: %v", f, err)
		}
	}
}

// Every way in refuses it, and says what it asks for.
func TestNothingIsRuledOnAPlaceholder(t *testing.T) {
	r := liveReview(t)
	d, b := r.decision("Ship it"), r.blocker("No test cards", FieldOwner, r.ben)
	for _, c := range []Command{
		rule(d, Rejected, FieldWhy, "tbd"), rule(d, Approved, FieldCriteria, "-"), rule(d, Approved, FieldCriteria, "seen", FieldEvidence, "n/a"),
		rule(d, Deferred, FieldWhy, "not ready", FieldFallback, "."), rule(d, Conditional, FieldCriteria, "seen", FieldCond, []NewTask{{Text: "TBD"}}),
		rule(b, Carried, FieldDue, Date("2026-11-27"), FieldFallback, "-", FieldImpact, "n/a"), rule(b, Resolved, FieldHow, "?"),
		raise(KindCriterion, d, "tbd"), raise(KindAction, d, "TBD", FieldOwner, r.ana), Amend{About: b, With: with(FieldImpact, "tbd")},
		DeferRest{Meeting: r.meeting.ID, Why: "n/a"},
	} {
		r.refuses(c, BadValue, "is no answer (", "Say it in words")
	}
	r.do(raise(KindCriterion, d, "seen on a phone"))
	r.refuses(raise(KindEvidence, d, "n/a"), BadValue, "is no answer (")
}

// A file from before may hold one: it is asked for anew, and no longer offered.
func TestAPlaceholderFromBeforeIsNotOffered(t *testing.T) {
	r := liveReview(t)
	about := r.blocker("No test cards", FieldOwner, r.ben, FieldDue, Date("2026-11-27"), FieldImpact, "late cards")
	b, _ := r.Blockers.Get(about.ID)
	b.Fallback = "TBD"
	r.Blockers.put(b)
	r.refuses(rule(about, Carried), MissingAnswer, "needs a fallback")
	r.rule(about, Carried, with(FieldFallback, "the old form"))
}
