package storage_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gavel/model"
	"gavel/storage"
)

func historyOf(t *testing.T, s *storage.Store, about model.Ref) []storage.HistoryEntry {
	t.Helper()
	r := loaded(t, s)
	entries, err := s.History(t.Context(), r, about, "2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

// tellings returns a history as lines of text.
func tellings(entries []storage.HistoryEntry) []string {
	var lines []string
	for _, e := range entries {
		line := e.Command
		for _, f := range e.Fields {
			line += fmt.Sprintf("; %s %s: %q to %q", f.Of, f.Field, f.From, f.To)
		}
		lines = append(lines, line)
	}
	return lines
}

// What was said of a decision, of its criteria, by rulings, and what was raised on it:
// each line of the journal once, with what it changed from what to what.
func TestTheHistoryOfADecisionIsEverythingThatHappenedToIt(t *testing.T) {
	s := open(t, newFile(t), storage.Instance("w"))
	meeting, _, decision := review(t, s)
	do(t, s, model.Amend{About: decision, With: model.Values{model.FieldOwner: model.Who(bo), model.FieldDue: model.On("2026-03-09")}})
	do(t, s, model.Amend{About: model.Ref{Kind: model.KindItem, ID: 2}, With: model.Values{model.FieldNotes: model.Words("nothing to do with it")}})
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	criterion := raise(t, s, model.KindCriterion, decision, model.Values{model.FieldWords: model.Words("no open bug")})
	raise(t, s, model.KindEvidence, criterion, model.Values{model.FieldWords: model.Words("the list is empty")})
	raise(t, s, model.KindAction, decision, model.Values{model.FieldWords: model.Words("tell support"), model.FieldOwner: model.Who(cleo)})
	do(t, s, model.GiveRuling{About: decision, Outcome: model.Deferred, With: model.Values{model.FieldWhy: model.Words("too early"), model.FieldDue: model.On("2026-03-10")}})
	if _, _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	do(t, s, approve(decision))
	do(t, s, model.GiveRuling{About: model.Ref{Kind: model.KindAction, ID: 1}, Outcome: model.Finished})
	entries := historyOf(t, s, decision)
	for i, want := range []string{
		`raise decision; D-1 words: "" to "Launch on 1 April"; D-1 owner: "" to "Ana Ruiz"; D-1 needs: "" to "nothing"; D-1 revenue: "" to "no"; D-1 messaging: "" to "no"; D-1 on: "" to "I-1"`,
		`amend decision; D-1 owner: "Ana Ruiz" to "Bo Lind"; D-1 due: "" to "Mon 9 Mar 2026"`,
		`raise criterion; K-1 words: "" to "no open bug"; K-1 check: "" to "the owner confirms"; K-1 launch: "" to "no"; K-1 on: "" to "D-1"`,
		`raise evidence; E-1 words: "" to "the list is empty"; E-1 verdict: "" to "met"; E-1 on: "" to "K-1"`,
		`raise action`,
		`rule; D-1 state: "open" to "deferred"; D-1 why: "" to "too early"; D-1 due: "" to "Tue 10 Mar 2026"`,
		`revert; D-1 state: "deferred" to "open"`,
		`rule; K-2 words: "" to "no open payment bug"; K-2 check: "" to "the list is empty"; K-2 launch: "" to "no"; K-2 on: "" to "D-1"; D-1 state: "open" to "approved"`,
		`rule`,
	} {
		if got := tellings(entries); i >= len(got) || got[i] != want {
			t.Fatalf("line %d of\n%s\nis not\n%s", i, strings.Join(got, "\n"), want)
		}
	}
	if len(entries) != 9 {
		t.Errorf("there is more: %s", strings.Join(tellings(entries)[9:], "\n"))
	}
	if first := entries[0]; first.Actor != "Ana" || first.At == 0 || first.Says == "" {
		t.Errorf("it does not say who did what, when: %+v", first.JournalEntry)
	}
	if entries[4].Meeting != meeting.ID || entries[0].Meeting != 0 {
		t.Errorf("the action was given in meeting %d, the decision raised in %d", entries[4].Meeting, entries[0].Meeting)
	}
}

// A criterion that was taken away is still told of, with the evidence that went with it.
func TestAHistoryTellsOfPartsThatAreGone(t *testing.T) {
	s := open(t, newFile(t))
	_, _, decision := review(t, s)
	for range 20 { // so that no number is another by chance
		raise(t, s, model.KindCriterion, decision, model.Values{model.FieldWords: model.Words("no open bug")})
	}
	gone := model.Ref{Kind: model.KindCriterion, ID: 20}
	raise(t, s, model.KindEvidence, gone, model.Values{model.FieldWords: model.Words("the list is empty")})
	do(t, s, model.Remove{About: gone})
	got := tellings(historyOf(t, s, decision))
	if !slices.ContainsFunc(got, func(line string) bool { return strings.Contains(line, "raise evidence") }) || !strings.HasPrefix(got[len(got)-1], "remove") {
		t.Errorf("it is\n%s", strings.Join(got, "\n"))
	}
}

// Nothing private is in a history, and neither is the ticking of the clock.
func TestAHistoryTellsNothingPrivate(t *testing.T) {
	s := open(t, newFile(t))
	meeting, item, _ := review(t, s)
	do(t, s, model.WritePrivateNote{Meeting: meeting.ID, Item: item.ID, Text: "do not tell"})
	do(t, s, model.WritePrivateNote{Meeting: meeting.ID, Text: "do not tell"})
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	do(t, s, model.OpenItem{Item: 2})
	for _, about := range []model.Ref{meeting, item} {
		for _, line := range tellings(historyOf(t, s, about)) {
			if strings.HasPrefix(line, "private") || strings.HasPrefix(line, "open item") {
				t.Errorf("the history of %s has %s", about, line)
			}
		}
	}
}

// The options of a decision are told as they are and as they were.
func TestTheHistoryOfADecisionTellsItsOptions(t *testing.T) {
	s := open(t, newFile(t), storage.Instance("w"))
	_, item, _ := review(t, s)
	d := raise(t, s, model.KindDecision, item, model.Values{model.FieldWords: model.Words("Where?"), model.FieldOptions: {Lines: []string{"here", "there"}}})
	do(t, s, model.Amend{About: d, With: model.Values{model.FieldOptions: {Lines: []string{"there", "nowhere"}}}})
	entries := historyOf(t, s, d)
	for i, want := range []string{`opt: "" to "here; there"`, `opt: "here; there" to "there; nowhere"`} {
		if got := tellings(entries)[i]; !strings.Contains(got, want) {
			t.Errorf("line %d tells %s, want %s", i, got, want)
		}
	}
}

// A day that a blocker gets by its ruling is told once.
func TestTheHistoryOfABlockerTellsADayOnce(t *testing.T) {
	s := open(t, newFile(t), storage.Instance("w"))
	meeting, _, _ := review(t, s)
	do(t, s, model.StartMeeting{Meeting: meeting.ID})
	b := raise(t, s, model.KindBlocker, model.Ref{}, model.Values{model.FieldWords: model.Words("No test cards"), model.FieldOwner: model.Who(bo),
		model.FieldDue: model.On("2026-03-09"), model.FieldFallback: model.Words("wait"), model.FieldImpact: model.Words("none")})
	lines := tellings(historyOf(t, s, b))
	if !strings.Contains(lines[0], `state: "open" to "carried"`) || strings.Count(lines[0], " due:") != 1 {
		t.Errorf("it is told as %s", lines[0])
	}
}

// Every thing of every kind has a history, whatever cycle it is of: it begins when it was
// made, or with what made it.
func TestEveryThingHasAHistory(t *testing.T) {
	s := open(t, newFile(t))
	first, second := twoCycles(t, s)
	for _, r := range []*model.Record{first, second} {
		for _, k := range model.Kinds() {
			for _, about := range r.AllOf(k) {
				entries, err := s.History(t.Context(), r, about, "2026-03-02")
				if err != nil || len(entries) == 0 {
					t.Errorf("%s has %d lines: %v", about, len(entries), err)
				}
			}
		}
	}
}

// longJournal returns a review in whose journal 20,000 lines stand that have nothing
// to do with its decision, though its number is in some of them.
func longJournal(t testing.TB, s *storage.Store, path string) (decision model.Ref) {
	t.Helper()
	_, _, decision = review(t, s)
	do(t, s, model.Amend{About: decision, With: model.Values{model.FieldOwner: model.Who(bo)}})
	mustExec(t, outsider(t, path), `DROP TRIGGER journal_insert; INSERT INTO journal (uid, cycle, meeting, at, actor, instance, command, says, undoable, changes, prev_hash, hash)
		WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
		SELECT randomblob(16), cycle, meeting, at + i, actor, instance, command, says, undoable,
			'[{"table":"item","id":' || (1 + i % 2000) || ',"after":{"id":' || (1 + i % 2000) || ',"version":' || (1 + i % 5)
				|| ',"cycle":1,"meeting":1,"position":' || i || ',"title":"' || hex(zeroblob(300)) || '"}}]', prev_hash, randomblob(32)
		FROM journal, n WHERE journal.id = 1`)
	return decision
}

// BenchmarkHistory returns the history of one thing in a journal of 20,000 lines.
func BenchmarkHistory(b *testing.B) {
	path := newFile(b)
	s := open(b, path)
	decision := longJournal(b, s, path)
	r := loaded(b, s)
	for b.Loop() {
		entries, err := s.History(b.Context(), r, decision, "2026-03-02")
		if err != nil || len(entries) != 2 {
			b.Fatalf("%d entries: %v", len(entries), err)
		}
	}
}
