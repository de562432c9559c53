package storage_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/document"
	"gavel/model/test/turns"
	"gavel/storage"
)

// This file has what somebody tried from outside who wanted to close a meeting with
// a gap, statement by statement.

// readyFile returns a file that readyToClose has filled and nobody has open, and what its
// statements are about.
func readyFile(t testing.TB) (path string, refs map[string]model.Ref) {
	t.Helper()
	path = prepared(t, "ready to close", func(s *storage.Store) { readyRefs = readyToClose(t, s) }, storage.Minutes(document.AtClose))
	return path, readyRefs
}

var readyRefs map[string]model.Ref

// readyToClose fills a file with M-1, closed, and M-2, live, whose table is ruled on
// to the last row. The statements are about what refs names.
func readyToClose(t testing.TB, s *storage.Store) (refs map[string]model.Ref) {
	t.Helper()
	refs = map[string]model.Ref{}
	rule := func(name string, outcome model.Outcome, pairs ...any) {
		t.Helper()
		with := model.Values{}
		for i := 0; i < len(pairs); i += 2 {
			with[pairs[i].(model.Field)] = pairs[i+1].(model.Value)
		}
		do(t, s, model.GiveRuling{About: refs[name], Outcome: outcome, With: with})
	}
	why := []any{model.FieldWhy, model.Words("the numbers are late")}
	deferred := func(day model.Date) []any { return append(slices.Clone(why), model.FieldDue, model.On(day)) }
	whole := func(words string, due model.Date) model.Values {
		v := owned(words, ana)
		v[model.FieldDue], v[model.FieldFallback], v[model.FieldImpact] = model.On(due), model.Words("wait"), model.Words("none seen")
		return v
	}
	seen := []any{model.FieldEvidence, model.Words("read it on the page")}

	first, item, decision := review(t, s)
	refs["gone"] = plan(t, s, "2026-03-03", owned("Cancelled", ana))
	do(t, s, model.CancelMeeting{Meeting: refs["gone"].ID})
	do(t, s, model.StartMeeting{Meeting: first.ID})
	do(t, s, approve(decision))
	refs["news"] = model.Ref{Kind: model.KindItem, ID: 2}
	rule("news", model.Noted)
	refs["gate"] = model.Ref{Kind: model.KindCheck, ID: 3}
	rule("gate", model.Passed, seen...)
	refs["back"] = raise(t, s, model.KindDecision, item, words("Comes back"))
	rule("back", model.Deferred, deferred("2026-03-09")...)
	refs["later"] = raise(t, s, model.KindDecision, item, words("Comes back later"))
	rule("later", model.Deferred, deferred("2026-03-16")...)
	refs["reopened"] = raise(t, s, model.KindDecision, item, words("First approved, then put off"))
	do(t, s, approve(refs["reopened"]))
	rule("reopened", model.Deferred, deferred("2026-03-09")...)
	refs["carried"] = raise(t, s, model.KindBlocker, item, whole("Carried", "2026-03-12"))
	refs["far"] = raise(t, s, model.KindBlocker, item, whole("Far away", "2026-04-20"))
	refs["up"] = raise(t, s, model.KindBlocker, item, whole("Escalated", "2026-04-20"))
	rule("up", model.Escalated, model.FieldTo, model.Who(bo))
	refs["between"] = raise(t, s, model.KindFeedback, item, model.Values{model.FieldWords: model.Words("hm"), model.FieldBy: model.Who(cleo)})
	for name, day := range map[string]model.Date{"granted": "2026-03-09", "waits": "2026-04-20"} {
		refs[name] = raise(t, s, model.KindDecision, item, model.Values{model.FieldWords: model.Words("Approved on a condition"),
			model.FieldCriteria: model.Value{Criteria: []model.NewCriterion{{Text: "it holds"}}}})
		rule(name, model.Conditional, model.FieldCond, model.Value{Tasks: []model.NewTask{{Text: "tell support", Due: day}}})
	}
	for _, name := range []string{"doubted", "looked", "sure"} {
		refs[name] = raise(t, s, model.KindDecision, item, model.Values{model.FieldWords: model.Words("Approved, " + name),
			model.FieldCriteria: model.Value{Criteria: []model.NewCriterion{{Text: "it holds"}}}})
		do(t, s, approve(refs[name]))
	}
	refs["assumed"] = raise(t, s, model.KindAssumption, refs["doubted"], words("It is fast"))
	refs["given"] = raise(t, s, model.KindAction, item, owned("Write it down", bo))
	rule("given", model.Finished)
	do(t, s, model.AdjournMeeting{Meeting: first.ID})
	rule("given", model.Open, why...)
	rule("between", model.Accepted, model.FieldVia, model.Words("message"))
	do(t, s, model.StartMeeting{Meeting: first.ID})
	do(t, s, model.CloseMeeting{Meeting: first.ID})

	do(t, s, model.GiveRuling{About: refs["assumed"], Outcome: model.Broken, With: model.Values{model.FieldWhy: model.Words("it is slow")}})
	do(t, s, model.Amend{About: refs["looked"], With: model.Values{model.FieldReview: model.On("2026-03-03")}})
	second := plan(t, s, "2026-03-09", owned("Next", ana), withAsk(owned("News", bo)))
	refs["M-2"] = second
	plan(t, s, "2026-03-16")
	do(t, s, model.PutOnAgenda{About: refs["looked"], Meeting: second.ID})
	do(t, s, model.StartMeeting{Meeting: second.ID})
	for it := range loaded(t, s).Items.All() {
		if it.Meeting == second.ID {
			refs[it.Title] = it.Ref()
		}
	}
	refs["next"] = raise(t, s, model.KindDecision, refs["Next"], words("Go on?"))
	rule("next", model.Deferred, deferred("2026-03-16")...)
	rule("next", model.Rejected, why...)
	rule("back", model.Rejected, why...)
	rule("reopened", model.Rejected, why...)
	rule("granted", model.Lapsed, append(slices.Clone(why), model.FieldFallback, model.Words("wait"))...)
	rule("doubted", model.Confirmed, why...)
	rule("looked", model.Confirmed, append(slices.Clone(why), model.FieldReview, model.On("2026-03-09"))...)
	rule("News", model.Noted)
	rule("carried", model.Carried)
	rule("up", model.Carried)
	refs["twice"] = raise(t, s, model.KindBlocker, refs["Next"], whole("Ruled on twice", "2026-04-20"))
	rule("twice", model.Escalated, model.FieldTo, model.Who(bo))
	rule("twice", model.Carried)
	refs["feedback"] = raise(t, s, model.KindFeedback, refs["next"], model.Values{model.FieldWords: model.Words("nice"), model.FieldBy: model.Who(cleo)})
	rule("feedback", model.Accepted)
	refs["meanwhile"] = raise(t, s, model.KindFeedback, refs["next"], model.Values{model.FieldWords: model.Words("hm"), model.FieldBy: model.Who(cleo)})
	do(t, s, model.AdjournMeeting{Meeting: second.ID})
	rule("meanwhile", model.Accepted, model.FieldVia, model.Words("message"))
	do(t, s, model.StartMeeting{Meeting: second.ID})
	for _, c := range loaded(t, s).ChecksOf(second.ID) {
		if c.Computed == "" {
			refs["check"] = c.Ref()
		} else {
			refs[c.Computed] = c.Ref()
		}
	}
	rule("check", model.Passed, seen...)
	if gaps := loaded(t, s).Gaps(second.ID, model.At(begin)); len(gaps) > 0 {
		t.Fatalf("M-2 is not ready to close: %+v", gaps)
	}
	return refs
}

func plan(t testing.TB, s *storage.Store, day model.Date, agenda ...model.Values) model.Ref {
	t.Helper()
	_, done := do(t, s, model.PlanMeeting{Date: day, Facilitator: people[0], Agenda: agenda})
	return done.About
}

func withAsk(v model.Values) model.Values {
	v[model.FieldAsk] = model.Words(model.AskInform)
	return v
}

// opening has statements that make a gap; code says what they, or the close after them,
// are refused with.
type opening struct{ name, code, statements string }

// close2 closes M-2.
const close2 = "UPDATE meeting SET status = 'closed' WHERE id = {M-2}"

// adjourn2 makes room for another meeting.
const adjourn2 = "UPDATE meeting SET status = 'adjourned' WHERE id = {M-2}; "

// closeCycle closes the cycle.
const closeCycle = "UPDATE cycle SET closed_at = 1 WHERE id = 1; "

// forged returns a line in the journal that names what somebody wants to write, as far
// as somebody can who does not compute hashes.
func forged(changes string) string {
	return fmt.Sprintf(`INSERT INTO journal SELECT id + 1, randomblob(16), cycle, meeting, at, actor, instance, command, says, 0, NULL, '[%s]', hash, randomblob(32)
		FROM journal ORDER BY id DESC LIMIT 1; `, changes)
}

const stepNine = `{"table":"step","id":900,"after":{}}`

// stepOf returns a step with the number 900 that is as good as one can be made, but for
// what is changed.
func stepOf(change map[string]string) string {
	columns := []string{"id", "version", "cycle", "about_kind", "about", "what", `"from"`, `"to"`, "why", "via", "by", "at", "meeting", "line"}
	values := map[string]string{"id": "900", "version": "1", "cycle": "1", "about_kind": "'action'", "about": "{given}", "what": "'state'", `"from"`: "'open'",
		`"to"`: "'done'", "why": "''", "via": "''", "by": "2", "at": "1772442000000", "meeting": "{M-2}", "line": "(SELECT max(id) FROM journal)"}
	maps.Copy(values, change)
	list := make([]string, len(columns))
	for i, column := range columns {
		list[i] = values[column]
	}
	return fmt.Sprintf("INSERT INTO step (%s) VALUES (%s); ", strings.Join(columns, ", "), strings.Join(list, ", "))
}

const rulingNine = `{"table":"ruling","id":900,"after":{}}`

// rulingAbout returns a ruling with the number 900 that is as good as one can be made,
// but for what is changed; of is the thing.
func rulingAbout(of string, change map[string]string) string {
	columns := []string{"id", "version", "cycle", "about_kind", "about", "outcome", "owner", "at", "meeting", "via", "why", "how", "wording",
		"evidence", "fallback", "impact", "due", "escalated_to", "second", "until", "duplicate_of", "anew", "line"}
	values := map[string]string{"id": "900", "version": "1", "cycle": "1", "about_kind": "{kind " + of + "}", "about": "{" + of + "}", "outcome": "'accepted'",
		"owner": "1", "at": "1772442000000", "meeting": "{M-2}", "via": "''", "why": "'so'", "how": "''", "wording": "''", "evidence": "''", "fallback": "'wait'",
		"impact": "'none seen'", "due": "NULL", "escalated_to": "NULL", "second": "NULL", "until": "NULL", "duplicate_of": "''", "anew": "NULL",
		"line": "(SELECT max(id) FROM journal)"}
	maps.Copy(values, change)
	list := make([]string, len(columns))
	for i, column := range columns {
		list[i] = values[column]
	}
	return fmt.Sprintf("INSERT INTO ruling (%s) VALUES (%s); ", strings.Join(columns, ", "), strings.Join(list, ", "))
}

// takesAway returns the statement that deletes the rulings on a thing in M-2.
func takesAway(of string) string {
	return fmt.Sprintf("DELETE FROM ruling WHERE about_kind = {kind %[1]s} AND about = {%[1]s} AND meeting = {M-2}; ", of)
}

// puts has a row of the table say that a ruling is in force.
func puts(ruling, of string) string {
	return fmt.Sprintf("UPDATE entry SET ruling = %s WHERE meeting = {M-2} AND kind = {kind %[2]s} AND subject = {%[2]s}; ", ruling, of)
}

// lastOf returns the last ruling on a thing in a meeting.
func lastOf(of, meeting string) string {
	return fmt.Sprintf("(SELECT max(id) FROM ruling WHERE about_kind = {kind %[1]s} AND about = {%[1]s} AND meeting IS %[2]s)", of, meeting)
}

const (
	anotherBlocker = `INSERT INTO blocker (id, version, cycle, item, text, owner, due, due_moved, fallback, impact, raised_at, changed_at, changed_line)
		VALUES (900, 1, 1, NULL, 'new', %s, '%s', 0, 'wait', 'none seen', 1, 1, %s); `
	anotherFeedback = "INSERT INTO feedback (id, version, cycle, about_kind, about, by, text, concern, at) VALUES (900, 1, 1, {kind %[1]s}, {%[1]s}, 3, 'but', 1, 1); "
)

// asDecision returns a decision on an item.
func asDecision(item string) string {
	return "INSERT INTO decision (id, version, cycle, item, statement, recommendation, wording, owner, needs_evidence, fallback, request, release, due, raised_at, type) SELECT 900, version, cycle, {" + item + "}, statement, recommendation, wording, owner, needs_evidence, fallback, request, release, due, raised_at, type FROM decision LIMIT 1; "
}

// planAgain takes the start of M-2 back.
const planAgain = "UPDATE meeting SET status = 'planned', started_at = NULL, started_line = 0 WHERE id = {M-2}"

// earlier is the lock as it was before rulings were held to the rules: a file that
// was upgraded can have others in it.
const earlier = "DROP TRIGGER ruling_insert; "

// openings lists what was tried. The first are the statements that once closed a
// meeting with gaps; the next are the same behind a forged line of the journal,
// which takes them past the triggers that ask for one; the rest is the siblings.
var openings = slices.Concat([]opening{
	{"a ruling by the record on what is no computed check", "value", takesAway("News") + rulingAbout("News", map[string]string{"outcome": "'holds'", "owner": "NULL"})},
	{"an outcome of another kind", "value", takesAway("twice") + rulingAbout("twice", map[string]string{"outcome": "'approved'"})},
	{"an owner who does not exist", "ruler", takesAway("next") + rulingAbout("next", map[string]string{"outcome": "'rejected'", "owner": "77"})},
	{"a meeting that does not exist", "not-open", takesAway("next") + rulingAbout("next", map[string]string{"outcome": "'rejected'", "meeting": "77"})},
	{"a time in the future", "line", takesAway("next") + rulingAbout("next", map[string]string{"outcome": "'rejected'", "at": "99999999999999"})},
	{"a time before time", "line", takesAway("next") + rulingAbout("next", map[string]string{"outcome": "'rejected'", "at": "-1"})},
	{"between meetings without how it came", "value", takesAway("next") + rulingAbout("next", map[string]string{"outcome": "'rejected'", "meeting": "NULL"})},
	{"carried in the last meeting", "gaps", takesAway("carried") + puts(lastOf("carried", "1"), "carried") + close2},
	{"deferred in the last meeting", "gaps", takesAway("back") + puts(lastOf("back", "1"), "back") + close2},
	{"deleted with its row, and put back", "entry", "CREATE TEMP TABLE kept AS SELECT * FROM decision WHERE id = {next}; " + takesAway("next") +
		"DELETE FROM decision WHERE id = {next}; DELETE FROM entry WHERE meeting = {M-2} AND kind = 'decision' AND subject = {next}; INSERT INTO decision SELECT * FROM kept"},
	{"deleted with its row, and put into another meeting", "entry", "CREATE TEMP TABLE kept AS SELECT * FROM item WHERE id = {News}; " + takesAway("News") +
		"DELETE FROM item WHERE id = {News}; DELETE FROM entry WHERE meeting = {M-2} AND kind = 'item' AND subject = {News}; UPDATE kept SET meeting = {M-2} + 1; INSERT INTO item SELECT * FROM kept"},
	{"put in place of a row through its key", "entry", takesAway("News") + "INSERT OR REPLACE INTO entry SELECT 900, version, cycle, meeting, kind, subject, " + lastOf("next", "{M-2}") + " FROM entry WHERE meeting = {M-2} AND kind = 'item' AND subject = {News}"},
	{"a ruling on other feedback", "gaps", fmt.Sprintf(anotherFeedback, "next") + "INSERT INTO entry VALUES (900, 1, 1, {M-2}, 'feedback', 900, " + lastOf("feedback", "{M-2}") + "); " + close2},
}, []opening{
	{"forged: by the record on an item", "value", takesAway("News") + forged(rulingNine) + rulingAbout("News", map[string]string{"outcome": "'holds'", "owner": "NULL"})},
	{"forged: by the record on a check of its owner's", "value", takesAway("check") + forged(rulingNine) + rulingAbout("check", map[string]string{"outcome": "'holds'", "owner": "NULL"})},
	{"forged: holds, by somebody", "value", forged(rulingNine) + rulingAbout("decisions-owned", map[string]string{"outcome": "'holds'"})},
	{"forged: an outcome of another kind", "value", takesAway("check") + forged(rulingNine) + rulingAbout("check", map[string]string{"outcome": "'approved'"})},
	{"forged: nobody", "ruler", takesAway("next") + forged(rulingNine) + "UPDATE decision SET owner = 77 WHERE id = {next}; " +
		rulingAbout("next", map[string]string{"outcome": "'rejected'", "owner": "77"})},
	{"forged: not its owner", "ruler", takesAway("next") + forged(rulingNine) + rulingAbout("next", map[string]string{"outcome": "'rejected'", "owner": "3"})},
	{"forged: of feedback, not who rules on what it is on", "ruler", takesAway("feedback") + forged(rulingNine) + rulingAbout("feedback", map[string]string{"owner": "3"})},
	{"forged: by who left for good", "ruler", takesAway("next") + forged(rulingNine) + "UPDATE person SET left_on = '2026-03-01' WHERE id = (SELECT owner FROM decision WHERE id = {next}); " +
		rulingAbout("next", map[string]string{"outcome": "'rejected'"})},
	{"forged: in a closed meeting", "closed", takesAway("next") + forged(rulingNine) + rulingAbout("next", map[string]string{"outcome": "'rejected'", "meeting": "1"})},
	{"forged: in a planned meeting", "not-open", takesAway("next") + forged(rulingNine) + rulingAbout("next", map[string]string{"outcome": "'rejected'", "meeting": "{M-2} + 1"})},
	{"forged: between meetings without how it came", "value", takesAway("next") + forged(rulingNine) + rulingAbout("next", map[string]string{"outcome": "'rejected'", "meeting": "NULL"})},
	{"forged: under an earlier line", "line", takesAway("next") + forged(rulingNine) + rulingAbout("next", map[string]string{"outcome": "'rejected'", "line": "(SELECT max(id) - 1 FROM journal)"})},
	{"forged: under a later line", "line", takesAway("next") + forged(rulingNine) + rulingAbout("next", map[string]string{"outcome": "'rejected'", "line": "(SELECT max(id) + 1 FROM journal)"})},
	{"a line that names another ruling", "line", takesAway("next") + forged(strings.ReplaceAll(rulingNine, "900", "90")) + rulingAbout("next", map[string]string{"outcome": "'rejected'"})},
	{"over another ruling", "ruling", forged(strings.ReplaceAll(rulingNine, "900", "1")) + strings.Replace(rulingAbout("next", map[string]string{"id": "1", "outcome": "'rejected'"}), "INSERT", "INSERT OR REPLACE", 1)},
	{"a ruling is changed", "ruling", "UPDATE ruling SET meeting = {M-2}"},
	{"a line out of its turn", "journal", strings.ReplaceAll(forged(rulingNine), "id + 1", "id + 2")},
	{"a line that follows none", "journal", strings.ReplaceAll(forged(rulingNine), "hash, randomblob(32)", "randomblob(32), randomblob(32)")},
	{"a line over another", "journal", strings.ReplaceAll(strings.ReplaceAll(forged(rulingNine), "INSERT", "INSERT OR REPLACE"), "randomblob(16)", "uid")},
	{"a row named in a line, but not as one that goes", "entry", forged(`{"table":"entry","id":' || (SELECT id FROM entry WHERE kind = 'item' AND subject = {News}) || ',"before":{},"after":{}}`) +
		"DELETE FROM entry WHERE kind = 'item' AND subject = {News}"},
	{"another row goes than the line names", "entry", forged(`{"table":"entry","id":1,"before":{}}`) + "DELETE FROM entry WHERE kind = 'item' AND subject = {News}"},
	{"a row goes from a meeting that was cancelled for it", "entry", takesAway("News") + "DELETE FROM ruling WHERE meeting = {M-2} AND owner IS NOT NULL; " +
		"UPDATE meeting SET status = 'cancelled' WHERE id = {M-2}; DELETE FROM entry WHERE meeting = {M-2}"},
	{"a row over another", "entry", "INSERT OR REPLACE INTO entry SELECT id, version, cycle, {M-2} + 1, kind, subject, ruling FROM entry WHERE meeting = {M-2} LIMIT 1"},
	{"a row comes to stand for another thing", "entry", "UPDATE entry SET subject = {gone} WHERE kind = 'item' AND subject = {News}"},
	{"a row goes to another meeting", "entry", "UPDATE entry SET meeting = {M-2} + 1 WHERE meeting = {M-2}"},
	{"a row of a closed meeting is changed", "closed", "UPDATE entry SET ruling = NULL WHERE meeting = 1"},
	{"a row of a closed meeting is taken away", "closed", forged(`{"table":"entry","id":1,"before":{}}`) + "DELETE FROM entry WHERE id = 1"},
	{"a row is added to a closed meeting", "closed", "INSERT INTO entry VALUES (900, 1, 1, 1, 'item', 900, NULL)"},
}, []opening{
	{"a meeting that was not started", "not-open", "INSERT INTO meeting SELECT 900, 1, 99, title, date, minutes, 'planned', facilitator, NULL, NULL, 0, 0, 0, '', '', '', '', 0 FROM meeting LIMIT 1; UPDATE meeting SET status = 'closed' WHERE id = 900"},
	{"an item without an owner", "gaps", "UPDATE item SET owner = NULL WHERE id = {News}; " + close2},
	{"a row without a ruling", "gaps", "UPDATE entry SET ruling = NULL WHERE kind = 'item' AND subject = {News}; " + close2},
	{"a row with a ruling that is not there", "gaps", puts("900", "News") + close2},
	{"who ruled is gone", "gaps", "DELETE FROM person WHERE id = 2; " + close2},
	{"a check is computed no longer", "gaps", `UPDATE "check" SET computed = '' WHERE id = {decisions-owned}; ` + close2},
	{"a ruling on another item", "gaps", puts(lastOf("News", "{M-2}"), "Next") + close2},
	{"a ruling on a decision of another item", "gaps", puts(lastOf("next", "{M-2}"), "News") + "UPDATE item SET ask = 'decide' WHERE id = {News}; " + close2},
	{"noted, and then to be decided", "gaps", "UPDATE item SET ask = 'decide' WHERE id = {News}; " + close2},
	{"decided, and then to be noted", "gaps", "UPDATE item SET ask = 'inform' WHERE id = {Next}; " + close2},
	{"what was said before the last word", "gaps", puts("(SELECT min(id) FROM ruling WHERE about_kind = 'decision' AND about = {next})", "next") + puts("(SELECT min(id) FROM ruling WHERE about_kind = 'decision' AND about = {next})", "Next") + close2},
	{"what was approved before it was put off", "gaps", takesAway("reopened") + puts("(SELECT min(id) FROM ruling WHERE about_kind = 'decision' AND about = {reopened})", "reopened") + close2},
	{"earlier: a ruling that no line tells of", "gaps", earlier + takesAway("next") + rulingAbout("next", map[string]string{"outcome": "'rejected'", "line": "-1"}) + puts("900", "next") + puts("900", "Next") + close2},
	{"earlier: the record's own, by somebody", "gaps", earlier + rulingAbout("decisions-owned", map[string]string{"outcome": "'holds'"}) + puts("900", "decisions-owned") + close2},
	{"earlier: an outcome of another kind", "gaps", earlier + takesAway("News") + rulingAbout("News", map[string]string{"outcome": "'approved'"}) + puts("900", "News") + close2},
	{"what was said of a blocker before the last word", "gaps", puts("(SELECT id FROM ruling WHERE about_kind = 'blocker' AND about = {twice} AND outcome = 'escalated')", "twice") + close2},
	{"a blocker of another owner", "gaps", "UPDATE blocker SET owner = 2 WHERE id = {carried}; " + close2},
	{"a blocker that is gone", "gaps", "DELETE FROM blocker WHERE id = {twice}; " + close2},
	{"a blocker with another fallback", "gaps", "UPDATE blocker SET fallback = 'x' WHERE id = {carried}; " + close2},
	{"a blocker with another impact", "gaps", "UPDATE blocker SET impact = 'x' WHERE id = {carried}; " + close2},
	{"a blocker due on another day", "gaps", "UPDATE blocker SET due = '2026-05-05' WHERE id = {carried}; " + close2},
	{"a decision without an owner", "gaps", "UPDATE decision SET owner = NULL WHERE id = {next}; " + close2},
	{"a blocker of nobody's elsewhere", "gaps", fmt.Sprintf(anotherBlocker, "NULL", "2027-01-01", "0") + close2},
	{"one more item", "gaps", "INSERT INTO item SELECT 900, version, cycle, meeting, position, title, question, objective, owner, presenter, timebox, ask, ask_why, notes, skipped, NULL, NULL, '', 0, '', NULL, '' FROM item WHERE id = {Next}; " + close2},
	{"one more place", "gaps", "INSERT INTO item SELECT 900, version, cycle, {M-2}, position, '', '', '', NULL, '', timebox, ask, '', '', 0, 'decision', {later}, '', 0, '', NULL, '' FROM item WHERE id = {Next}; " + close2},
	{"an item becomes a place", "id", "UPDATE item SET about_kind = 'decision', about = {next} WHERE id = {News}"},
	{"an item becomes a place of another kind", "id", "UPDATE item SET about_kind = 'blocker' WHERE about_kind IS NOT NULL"},
	{"one more decision", "gaps", asDecision("Next") + close2},
	{"one more check", "gaps", `INSERT INTO "check" SELECT 900, version, cycle, gate, position, text, owner, computed, '', '', 0 FROM "check" WHERE id = {check}; ` + close2},
	{"more feedback", "gaps", fmt.Sprintf(anotherFeedback, "next") + close2},
	{"a decision that is due by another day", "gaps", "UPDATE meeting SET date = '2026-03-17' WHERE id = {M-2}; UPDATE blocker SET due = '2027-01-01' WHERE id = {far}; " + close2},
	{"a decision of a cancelled meeting", "gaps", strings.ReplaceAll(asDecision("x"), "{x}", "(SELECT id FROM item WHERE meeting = {gone})") + close2},
	{"a blocker before any review", "gaps", "INSERT INTO cycle SELECT 99, version, name, zone, review_every, first_zone, workdays, days_off, series, review_day, review_time, review_minutes, review_facilitator, risk, approver, delivery, delivery_owner, customer, customer_owner, objective, mandate, market_signal, filter, promise, promise_owner, post_launch_owner, start, sprints, sprint_days, followed_until, freezes, measured_by, playbook, closed_at, no_lesson, follows FROM cycle; " +
		"INSERT INTO meeting SELECT 900, 1, 99, title, date, minutes, 'planned', facilitator, NULL, NULL, 0, 0, 0, '', '', '', '', 0 FROM meeting LIMIT 1; " +
		"UPDATE meeting SET status = 'live', started_line = (SELECT max(id) FROM journal) WHERE id = 900; " +
		strings.Replace(fmt.Sprintf(anotherBlocker, "1", "2027-01-01", "0"), "(900, 1, 1,", "(900, 1, 99,", 1) + "UPDATE meeting SET status = 'closed' WHERE id = 900"},
	{"a blocker raised since the last review", "gaps", fmt.Sprintf(anotherBlocker, "1", "2027-01-01", "(SELECT max(id) FROM journal)") + close2},
	{"a blocker due before the next review", "gaps", "UPDATE blocker SET due = '2026-03-15' WHERE id = {far}; " + close2},
	{"a blocker due before the review that would be next", "gaps", "DELETE FROM meeting WHERE status = 'planned'; UPDATE blocker SET due = '2026-03-15' WHERE id = {far}; " + close2},
	{"a blocker with feedback", "gaps", fmt.Sprintf(anotherFeedback, "far") + close2},
	{"a blocker that was escalated", "gaps", forged(`{"table":"entry","id":' || (SELECT id FROM entry WHERE meeting = {M-2} AND kind = 'blocker' AND subject = {up}) || ',"before":{}}`) +
		"DELETE FROM item WHERE meeting = {M-2} AND about_kind = 'blocker' AND about = {up}; " +
		"DELETE FROM entry WHERE meeting = {M-2} AND kind = 'blocker' AND subject = {up}; UPDATE blocker SET changed_line = 1 WHERE id = {up}; " + close2},
	{"a meeting begun at another line", "line", "UPDATE meeting SET started_line = 1 WHERE id = {M-2}"},
	{"a meeting begun at a line of its own", "line", "UPDATE meeting SET status = 'adjourned' WHERE id = {M-2}; UPDATE meeting SET status = 'live', started_line = 1 WHERE id = {M-2} + 1"},
	{"a meeting begun at no line", "line", adjourn2 + "UPDATE meeting SET status = 'live', started_at = 1 WHERE id = {M-2} + 1"},
	{"a meeting adjourned that no line began", "line", "UPDATE meeting SET status = 'adjourned', started_at = 1 WHERE id = {M-2} + 1"},
	{"a meeting cancelled as if it had begun, and held", "not-open", adjourn2 +
		"UPDATE meeting SET status = 'cancelled', started_at = 1 WHERE id = {M-2} + 1; UPDATE meeting SET status = 'live' WHERE id = {M-2} + 1"},
	{"earlier: a meeting begun at no line, and a decision that comes back", "gaps", "DROP TRIGGER meeting_update; " + adjourn2 +
		`DELETE FROM "check" WHERE gate IN (SELECT id FROM gate WHERE meeting = {M-2} + 1); DELETE FROM gate WHERE meeting = {M-2} + 1; ` +
		"UPDATE blocker SET cycle = 99; UPDATE meeting SET status = 'live', started_at = 1 WHERE id = {M-2} + 1; UPDATE meeting SET status = 'closed' WHERE id = {M-2} + 1"},
	{"a meeting that was begun before it is there", "line", "INSERT INTO meeting SELECT 900, 1, 99, title, date, minutes, 'planned', facilitator, NULL, NULL, 0, 1, 0, '', '', '', '', 0 FROM meeting LIMIT 1"},
	{"a close at another line", "line", "UPDATE meeting SET status = 'closed', closed_line = 1 WHERE id = {M-2}"},
	{"a close over a closed meeting", "closed", "INSERT OR REPLACE INTO meeting SELECT id, version, cycle, title, date, minutes, 'planned', facilitator, NULL, NULL, 0, 0, 0, '', '', '', '', 0 FROM meeting WHERE id = 1"},
	{"a closed meeting is opened", "closed", "UPDATE meeting SET status = 'live' WHERE id = 1"},
	{"a closed meeting is renamed", "closed", "UPDATE meeting SET title = 'x' WHERE id = 1"},
	{"a closed meeting is taken away", "closed", "DELETE FROM meeting WHERE id = 1"},
	{"a meeting goes to another cycle", "id", "UPDATE meeting SET cycle = 99 WHERE id = {M-2}"},
	{"a second meeting is held", "one-live", "UPDATE OR REPLACE meeting SET status = 'live', started_line = (SELECT max(id) FROM journal) WHERE id = {M-2} + 1"},
	{"a meeting is there that is held", "not-open", "INSERT INTO meeting SELECT 900, 1, 99, title, date, minutes, 'live', facilitator, NULL, NULL, 0, 0, 0, '', '', '', '', 0 FROM meeting LIMIT 1"},
	{"a meeting is planned again", "not-open", "UPDATE meeting SET status = 'planned' WHERE id = {M-2}"},
	{"a meeting is planned again that was ruled in", "begun", planAgain},
	{"a meeting is planned again that was ruled on between meetings", "begun", "DELETE FROM ruling WHERE meeting = {M-2} AND owner IS NOT NULL; " + planAgain},
	{"a meeting is planned again, and began all the same", "not-open", strings.Replace(planAgain, "started_at = NULL", "started_at = started_at", 1)},
	{"a meeting is planned again at its old line", "not-open", strings.Replace(planAgain, ", started_line = 0", "", 1)},
	{"a cancelled meeting that was never held is held", "not-open", "UPDATE meeting SET status = 'adjourned' WHERE id = {gone}"},
	{"a meeting is cancelled that was ruled in", "ruled", "UPDATE meeting SET status = 'cancelled' WHERE id = {M-2}"},
	{"a ruling of a closed meeting is taken away", "closed", "DELETE FROM ruling WHERE id = (SELECT min(id) FROM ruling WHERE about_kind = 'blocker' AND about = {up})"},
	{"an approval whose condition is due", "gaps", takesAway("granted") + puts(lastOf("granted", "1"), "granted") + close2},
	{"an approval under a broken assumption", "gaps", takesAway("doubted") + puts(lastOf("doubted", "1"), "doubted") + close2},
	{"an approval under a broken assumption is not there", "gaps", `INSERT INTO link (id, version, cycle, from_kind, "from", word, to_kind, "to") VALUES (900, 1, 1, 'decision', {sure}, 'rests on', 'assumption', {assumed}); ` + close2},
	{"an approval to look at on the agenda", "gaps", takesAway("looked") + puts(lastOf("looked", "1"), "looked") + close2},
	{"an approval whose condition is due is not there", "gaps", "UPDATE action SET due = '2026-03-08' WHERE about = {waits} AND about_kind = 'decision'; " + close2},
	{"an approval whose conditions are done is not there", "gaps", "UPDATE action SET done_at = 1, done_line = 1 WHERE about = {waits} AND about_kind = 'decision'; " + close2},
	{"a closed cycle is opened", "over", closeCycle + "UPDATE cycle SET closed_at = NULL"},
	{"a closed cycle is renamed", "over", closeCycle + "UPDATE cycle SET name = 'x'"},
	{"a closed cycle is taken away", "over", closeCycle + "DELETE FROM cycle"},
	{"a row over a closed cycle", "over", closeCycle + "INSERT OR REPLACE INTO cycle SELECT * FROM cycle"},
	{"a line of a closed cycle", "over", closeCycle + forged("")},
	{"a step of a closed meeting", "closed", forged(stepNine) + stepOf(map[string]string{"meeting": "1"})},
	{"a step of a planned meeting", "not-open", forged(stepNine) + stepOf(map[string]string{"meeting": "{M-2} + 1"})},
	{"a step over another", "step", forged(strings.ReplaceAll(stepNine, "900", "1")) + strings.Replace(stepOf(map[string]string{"id": "1"}), "INSERT", "INSERT OR REPLACE", 1)},
	{"a step of a kind that goes by none", "value", forged(stepNine) + stepOf(map[string]string{"about_kind": "'decision'"})},
	{"a step to no state", "value", forged(stepNine) + stepOf(map[string]string{`"to"`: "'resolved'"})},
	{"a step that no line tells of", "line", stepOf(nil)},
	{"a step under an earlier line", "line", forged(stepNine) + stepOf(map[string]string{"line": "1"})},
	{"a step is changed", "step", "UPDATE step SET why = 'x'"},
	{"a step of a closed meeting is taken away", "closed", "DELETE FROM step WHERE meeting = 1"},
	{"a step that a closed meeting told of is taken away", "closed", "DELETE FROM step WHERE meeting IS NULL"},
	{"a ruling that a closed meeting took in is taken away", "closed", "DELETE FROM ruling WHERE meeting IS NULL AND about_kind = 'feedback' AND about = {between}"},
})

// marks finds what stands for a thing of the file in a statement.
var marks = regexp.MustCompile(`\{(kind )?([^{}"]+)\}`)

// filled returns an opening about the things of a file.
func (o opening) filled(refs map[string]model.Ref) string {
	return marks.ReplaceAllStringFunc(o.statements, func(mark string) string {
		name := strings.Trim(mark, "{}")
		if of, ok := strings.CutPrefix(name, "kind "); ok {
			return "'" + string(refs[of].Kind) + "'"
		}
		if ref, ok := refs[name]; ok {
			return fmt.Sprint(ref.ID)
		}
		return mark
	})
}

func TestWhatWasTriedFromOutsideIsRefused(t *testing.T) {
	turns.Long(t)
	path, refs := readyFile(t)
	s := open(t, path)
	for name, run := range shells(t, path) {
		for _, o := range openings {
			err := run(o.filled(refs))
			if err == nil || !strings.Contains(err.Error(), "gavel:"+o.code) {
				t.Errorf("%s: %s: answers %v, want gavel:%s", name, o.name, err, o.code)
			}
		}
	}
	mustVerify(t, s)
	do(t, s, model.CloseMeeting{Meeting: refs["M-2"].ID})
}

// What is due on the day of the next review is that one's, whether it is planned
// or not.
func TestABlockerDueOnTheNextReviewBarsNoClose(t *testing.T) {
	path, refs := readyFile(t)
	for name, run := range shells(t, path) {
		for _, planned := range []string{"", "DELETE FROM meeting WHERE status = 'planned'; "} {
			o := opening{statements: planned + "UPDATE blocker SET due = '2026-03-16' WHERE id = {far}; " + close2 + "; UPDATE journal SET says = ''"} // to take the close back
			if err := run(o.filled(refs)); err == nil || !strings.Contains(err.Error(), "gavel:journal") {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
