package storage

import (
	"fmt"
	"slices"
	"strings"
)

// This file is the close rule in SQL: a meeting closes only when everything that
// belongs on its table is on it, and every row of the table has a ruling in force
// that its kind can have, given by somebody who exists, in this meeting or, with
// how the answer came, since it began. What came when is decided by the numbers of
// journal lines; no time is looked at.

// views lists the views that the triggers look at, so that each says what it asks once.
var views = slices.Concat(rulingViews, approvalViews, doubtViews)

// rulingViews lists the views of rulings.
//
// A ruling is valid when the journal tells of it, its kind takes its outcome, and
// somebody who exists gave it, or the record itself did. given is the line at
// which the answer was given: that of the first, where it was stated anew.
var rulingViews = []string{
	`CREATE VIEW valid_ruling AS
SELECT ruling.*, kind_outcome.final,
    ifnull((SELECT line FROM ruling AS first WHERE first.id = ruling.anew), ruling.line) AS given
FROM ruling JOIN kind_outcome ON kind_outcome.kind = ruling.about_kind AND kind_outcome.outcome = ruling.outcome
WHERE ruling.line > 0 AND CASE ruling.outcome
    WHEN 'holds' THEN ruling.owner IS NULL AND EXISTS (SELECT 1 FROM "check" WHERE id = ruling.about AND computed <> '')
    ELSE EXISTS (SELECT 1 FROM person WHERE id = ruling.owner)
END`,
	`CREATE VIEW last_ruling AS
SELECT * FROM valid_ruling AS ruling WHERE NOT EXISTS (
    SELECT 1 FROM valid_ruling AS later
    WHERE later.about_kind = ruling.about_kind AND later.about = ruling.about AND later.id > ruling.id)`,
	// A decision is withdrawn by its own owner; under the first version of the rules
	// it went with its item.
	`CREATE VIEW withdrawn_decision AS
SELECT decision.id FROM decision
LEFT JOIN last_ruling AS own ON own.about_kind = 'decision' AND own.about = decision.id
WHERE own.outcome IS 'withdrawn'
   OR ((own.id IS NULL OR own.outcome IN ('deferred', 'escalated')) AND EXISTS (
    SELECT 1 FROM item JOIN meeting ON meeting.id = item.meeting AND meeting.status = 'closed' AND meeting.rules_version < 2
    JOIN last_ruling ON last_ruling.about_kind = 'item' AND last_ruling.about = item.id AND outcome = 'withdrawn'
    WHERE item.id = decision.item))`,
}

// approvalViews lists the views of approvals on conditions. An approval waits for the
// conditions of its first ruling; what was done before a meeting that closed under the
// second version of the rules made it final.
var approvalViews = []string{
	`CREATE VIEW condition AS
SELECT id, condition AS ruling, due, ifnull(
    (SELECT "to" FROM step WHERE about_kind = 'action' AND about = action.id AND what = 'state' ORDER BY id DESC LIMIT 1),
    iif(done_at IS NULL, 'open', 'done')) AS state
FROM action WHERE condition IS NOT NULL`,
	`CREATE VIEW approval AS
SELECT answer.id, root.id AS root FROM valid_ruling AS answer JOIN ruling AS root ON root.id = (
    SELECT max(id) FROM valid_ruling
    WHERE about_kind = 'decision' AND about = answer.about AND outcome = 'conditional' AND id <= answer.id)
WHERE answer.about_kind = 'decision' AND answer.outcome IN ('conditional', 'extended') AND NOT (
    EXISTS (SELECT 1 FROM action WHERE condition = root.id) AND NOT EXISTS (
        SELECT 1 FROM action WHERE condition = root.id AND (done_at IS NULL OR done_line > ifnull(
            (SELECT max(closed_line) FROM meeting WHERE cycle = root.cycle AND status = 'closed' AND rules_version < 3), 0))))`,
}

// doubtViews lists the view of what speaks against approvals: an assumption under one that
// broke since, evidence that came since and is unmet, a day on which it is looked at again,
// and an artefact that moved. There is no doubt about a decision that was superseded, or
// while a reopening of it is open. What returns comes back to the next meeting by itself;
// day is the first on which it is a doubt.
var doubtViews = []string{
	`CREATE VIEW approved_decision AS
SELECT decision.*, answer.given FROM decision JOIN last_ruling AS answer ON answer.about_kind = 'decision' AND answer.about = decision.id
WHERE answer.outcome IN ('approved', 'confirmed', 'conditional', 'extended') AND NOT EXISTS (
    SELECT 1 FROM link LEFT JOIN last_ruling AS next ON next.about_kind = 'decision' AND next.about = link."from"
    WHERE link.to_kind = 'decision' AND link."to" = decision.id AND link.word = 'reopens'
      AND ifnull(next.outcome, 'deferred') IN ('approved', 'confirmed', 'deferred', 'escalated'))`,
	`CREATE VIEW doubt AS
SELECT decision.id AS decision, 1 AS returns, '' AS day FROM approved_decision AS decision
JOIN link ON link.from_kind = 'decision' AND link."from" = decision.id AND link.word = 'rests on' AND link.to_kind = 'assumption'
JOIN step ON step.id = (SELECT max(id) FROM step WHERE about_kind = 'assumption' AND about = link."to" AND what = 'state')
WHERE step."to" = 'broken' AND step.line > decision.given
UNION ALL
SELECT decision.id, 0, '' FROM approved_decision AS decision JOIN criterion ON criterion.decision = decision.id
JOIN evidence ON evidence.id = (SELECT max(id) FROM evidence WHERE criterion = criterion.id)
WHERE evidence.verdict = 'unmet' AND evidence.line > decision.given
UNION ALL
SELECT id, 0, review_on FROM approved_decision WHERE review_on IS NOT NULL
UNION ALL
SELECT decision.id, 0, '' FROM approved_decision AS decision
JOIN artefact ON artefact.id = (SELECT max(id) FROM artefact WHERE name = decision.artefact)
WHERE decision.artefact_version <> '' AND artefact.at_version <> decision.artefact_version`,
}

// callsForAnswer returns SQL for whether the approval with a root needs its owner by the
// day of the meeting NEW: a condition is due by then and not done, or all are done.
func callsForAnswer(root string) string {
	return strings.ReplaceAll(`(EXISTS (SELECT 1 FROM condition WHERE ruling = ROOT AND state = 'open' AND ifnull(due, '') <= NEW.date)
        OR NOT EXISTS (SELECT 1 FROM condition WHERE ruling = ROOT AND state = 'open'))`, "ROOT", root)
}

// closeTrigger returns the trigger that holds the close to its clauses.
func closeTrigger() string {
	return fmt.Sprintf("CREATE TRIGGER meeting_close BEFORE UPDATE ON meeting\nWHEN NEW.status = 'closed' AND OLD.status <> 'closed'\nBEGIN\n    %s;\nEND",
		strings.Join(append(closeClauses(), tableClauses()...), ";\n    "))
}

// gaps returns a statement that keeps a meeting from closing where rows are found.
func gaps(from string) string { return raise("gaps", from) }

// counts returns SQL for whether a ruling disposes of a thing in the meeting NEW:
// an answer for good, or one that was given since the meeting began, in it or
// with how it came.
func counts(ruling string) string {
	return strings.ReplaceAll(`(ROW.final OR (NEW.started_line <> 0 AND ROW.given >= NEW.started_line
        AND (ROW.meeting = NEW.id OR ROW.via <> '')))`, "ROW", ruling)
}

// missing returns SQL for whether a thing is not on the table of the meeting NEW.
func missing(kind, id string) string {
	return fmt.Sprintf("NOT EXISTS (SELECT 1 FROM entry WHERE meeting = NEW.id AND kind = '%s' AND subject = %s)", kind, id)
}

// lastRulingBefore returns SQL for the number of the last ruling on a thing from before the
// meeting NEW began; where no line tells that it began, every ruling is from before.
func lastRulingBefore(kind, id string) string {
	return fmt.Sprintf("(SELECT max(id) FROM valid_ruling WHERE about_kind = '%s' AND about = %s AND (given < NEW.started_line OR NEW.started_line = 0))", kind, id)
}

const (
	// isPlace is whether an item stands for a thing on which meetings rule.
	isPlace = "ifnull(item.about_kind IN (SELECT kind FROM tabled), 0)"

	// onTable is each row of the meeting's table with its ruling.
	onTable = "FROM entry JOIN ruling ON ruling.id = entry.ruling"
	// onTableValid is the same of rulings that are valid.
	onTableValid = "FROM entry JOIN valid_ruling AS ruling ON ruling.id = entry.ruling"

	// nextReview is the day of the next planned review, else the working day that
	// is one rhythm of the cycle on.
	nextReview = `ifnull(
        (SELECT min(date) FROM meeting WHERE cycle = NEW.cycle AND status = 'planned' AND date > NEW.date AND NOT apart),
        (SELECT date(day, CASE strftime('%w', day) WHEN '6' THEN '+2 days' WHEN '0' THEN '+1 days' ELSE '+0 days' END)
         FROM (SELECT CASE WHEN series = 'on' AND review_day <> '' AND review_every > 0 AND review_every % 7 = 0
                THEN date(NEW.date, '+' || (review_every - 6) || ' days', 'weekday ' || ((instr('sun mon tue wed thu fri sat', review_day) - 1) / 4))
                ELSE date(NEW.date, '+' || max(review_every, 1) || ' days') END AS day FROM cycle WHERE id = NEW.cycle)))`
	// asksOfAllOpen is whether the meeting has the check that everything open is carried into
	// the next cycle or dropped, which is its answer to all of it: nothing comes back to it.
	asksOfAllOpen = `EXISTS (SELECT 1 FROM gate JOIN "check" ON "check".gate = gate.id
        WHERE gate.meeting = NEW.id AND "check".computed = 'everything-answered')`
	lastReview = "(SELECT max(closed_line) FROM meeting WHERE cycle = NEW.cycle AND status = 'closed' AND closed_line < NEW.started_line)"
)

// closeClauses returns what must be true of each row of the table.
func closeClauses() []string {
	return []string{
		raise("not-open", "WHERE OLD.status NOT IN ('live', 'adjourned')"),
		gaps("FROM entry WHERE meeting = NEW.id AND NOT EXISTS (SELECT 1 FROM valid_ruling WHERE id = entry.ruling)"),
		gaps("FROM item WHERE meeting = NEW.id AND owner IS NULL AND NOT " + isPlace),
		// The ruling is about the row itself; or, of an item to decide, about a
		// decision on it; or, of a decision that went with its item, about that.
		gaps(onTable + `
    WHERE entry.meeting = NEW.id
      AND NOT (ruling.about_kind = entry.kind AND ruling.about = entry.subject)
      AND NOT (entry.kind = 'item' AND ruling.about_kind = 'decision' AND EXISTS (
        SELECT 1 FROM decision WHERE id = ruling.about AND item = entry.subject))
      AND NOT (entry.kind = 'decision' AND ruling.about_kind = 'item' AND ruling.outcome = 'withdrawn'
        AND entry.subject IN (SELECT id FROM withdrawn_decision WHERE id IN (SELECT id FROM decision WHERE item = ruling.about)))`),
		gaps(onTable + ` JOIN item ON item.id = entry.subject
    WHERE entry.meeting = NEW.id AND entry.kind = 'item' AND ruling.outcome = 'noted' AND item.ask <> 'inform'`),
		gaps(onTable + ` JOIN item ON item.id = entry.subject
    WHERE entry.meeting = NEW.id AND entry.kind = 'item' AND ruling.about_kind = 'decision' AND item.ask <> 'decide'`),
		gaps(onTableValid + `
    WHERE entry.meeting = NEW.id AND NOT ` + counts("ruling")),
		// An approval on conditions from before the meeting answers only while it calls for none.
		gaps(onTableValid + ` JOIN approval ON approval.id = ruling.id
    WHERE entry.meeting = NEW.id AND ` + callsForAnswer("approval.root") + `
      AND NOT (NEW.started_line <> 0 AND ruling.given >= NEW.started_line AND (ruling.meeting = NEW.id OR ruling.via <> ''))`),
		// Of a decision on which there is doubt, no answer from before the meeting counts where the
		// doubt brings it back, or where it has a place on the agenda.
		gaps(onTableValid + `
    JOIN doubt ON doubt.decision = entry.subject AND entry.kind = 'decision'
    WHERE entry.meeting = NEW.id AND (doubt.returns OR (doubt.day <= NEW.date AND EXISTS (
        SELECT 1 FROM item WHERE meeting = NEW.id AND about_kind = 'decision' AND about = doubt.decision)))
      AND NOT (NEW.started_line <> 0 AND ruling.given >= NEW.started_line AND (ruling.meeting = NEW.id OR ruling.via <> ''))`),
		// Of a decision the last word counts, wherever it was said.
		gaps(onTableValid + `
    JOIN valid_ruling AS later ON later.about_kind = ruling.about_kind AND later.about = ruling.about AND later.id > ruling.id
    WHERE entry.meeting = NEW.id AND ruling.outcome <> 'holds' AND later.outcome <> 'holds'
      AND (ruling.about_kind = 'decision' OR ` + counts("later") + ")"),
		gaps(onTable + ` LEFT JOIN blocker ON blocker.id = entry.subject
    WHERE entry.meeting = NEW.id AND entry.kind = 'blocker' AND ruling.outcome <> 'resolved'
      AND (ruling.owner IS NOT blocker.owner OR ruling.fallback <> blocker.fallback OR ruling.impact <> blocker.impact
        OR (ruling.due IS NOT blocker.due AND ruling.outcome <> 'escalated'))`),
		gaps(onTable + ` JOIN "check" ON "check".id = entry.subject
    WHERE entry.meeting = NEW.id AND entry.kind = 'check' AND ruling.outcome = 'holds' AND "check".computed = 'decisions-owned'
      AND EXISTS (
        SELECT 1 FROM entry AS other JOIN decision ON decision.id = other.subject
        WHERE other.meeting = NEW.id AND other.kind = 'decision' AND decision.owner IS NULL
          AND decision.id NOT IN (SELECT id FROM withdrawn_decision))`),
		gaps(onTable + ` JOIN "check" ON "check".id = entry.subject
    WHERE entry.meeting = NEW.id AND entry.kind = 'check' AND ruling.outcome = 'holds' AND "check".computed = 'blockers-complete'
      AND EXISTS (
        SELECT 1 FROM blocker WHERE cycle = NEW.cycle AND (owner IS NULL OR due IS NULL OR fallback = '') AND NOT EXISTS (
            SELECT 1 FROM last_ruling WHERE about_kind = 'blocker' AND about = blocker.id AND outcome = 'resolved'))`),
	}
}

// tableClauses returns the clauses that ask whether everything is on the table
// that belongs on it.
func tableClauses() []string {
	return []string{
		gaps("FROM item WHERE meeting = NEW.id AND NOT " + isPlace + " AND " + missing("item", "item.id")),
		// A place is not on the table itself: what it is for is. An item for what no meeting
		// rules on, such as a journey, is.
		gaps(`FROM item WHERE meeting = NEW.id AND ` + isPlace + `
      AND NOT EXISTS (SELECT 1 FROM entry WHERE meeting = NEW.id AND kind = item.about_kind AND subject = item.about)`),
		gaps(`FROM item JOIN decision ON decision.item = item.id
    WHERE item.meeting = NEW.id AND ` + missing("decision", "decision.id")),
		gaps(`FROM gate JOIN "check" ON "check".gate = gate.id
    WHERE gate.meeting = NEW.id AND ` + missing("check", `"check".id`)),
		gaps(`FROM decision LEFT JOIN item ON item.id = decision.item
    WHERE decision.cycle = NEW.cycle AND item.meeting IS NOT NEW.id AND ` + missing("decision", "decision.id") + `
      AND NOT ` + asksOfAllOpen + `
      AND decision.id NOT IN (SELECT id FROM withdrawn_decision)
      AND CASE WHEN ` + lastRulingBefore("decision", "decision.id") + ` IS NULL
        THEN EXISTS (SELECT 1 FROM meeting WHERE id = item.meeting AND status = 'cancelled')
        ELSE EXISTS (
            SELECT 1 FROM ruling WHERE id = ` + lastRulingBefore("decision", "decision.id") + `
              AND outcome IN ('deferred', 'escalated') AND ifnull(due, '') <= NEW.date)
          OR EXISTS (
            SELECT 1 FROM approval WHERE id = ` + lastRulingBefore("decision", "decision.id") + ` AND ` + callsForAnswer("root") + `)
          OR EXISTS (SELECT 1 FROM doubt WHERE doubt.decision = decision.id AND returns)
        END`),
		// A blocker is there that no review was before, that was raised or changed
		// since the last one, that is due before the next, that was escalated, or
		// on which feedback is open.
		blockerIsThere(lastReview + " IS NULL"),
		blockerIsThere("blocker.changed_line > " + lastReview),
		blockerIsThere("(blocker.due IS NULL OR blocker.due < " + nextReview + ")"),
		blockerIsThere("was.outcome IS 'escalated'"),
		blockerIsThere(`EXISTS (
            SELECT 1 FROM feedback WHERE about_kind = 'blocker' AND about = blocker.id
              AND ` + lastRulingBefore("feedback", "feedback.id") + " IS NULL)"),
		gaps(`FROM entry AS spoken
    JOIN feedback ON feedback.about_kind = spoken.kind AND feedback.about = spoken.subject
    WHERE spoken.meeting = NEW.id AND ` + lastRulingBefore("feedback", "feedback.id") + ` IS NULL AND ` + missing("feedback", "feedback.id")),
	}
}

// blockerIsThere returns the clause that a blocker which was not resolved is on the
// table where a condition holds.
func blockerIsThere(where string) string {
	return gaps(`FROM blocker LEFT JOIN ruling AS was ON was.id = ` + lastRulingBefore("blocker", "blocker.id") + `
    WHERE blocker.cycle = NEW.cycle AND ` + missing("blocker", "blocker.id") + `
      AND was.outcome IS NOT 'resolved' AND NOT ` + asksOfAllOpen + ` AND ` + where)
}
