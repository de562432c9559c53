package storage_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gavel/model"
	"gavel/model/test/turns"
)

// This file asks the file what the model asks the record: which things keep a computed check
// from holding, a statement a word. ?1 is the day, ?2 the meeting. Each answers with ids.

// gone returns SQL for whether an owner is nobody, or somebody who left.
func gone(owner string) string {
	return fmt.Sprintf("(%[1]s IS NULL OR EXISTS (SELECT 1 FROM person WHERE id = %[1]s AND left_on IS NOT NULL))", owner)
}

// stateOf returns SQL for the state to which the last step took a thing, else the first one.
func stateOf(kind, first string) string {
	return fmt.Sprintf(`ifnull((SELECT "to" FROM step WHERE about_kind = '%[1]s' AND about = "%[1]s".id AND what = 'state' ORDER BY id DESC LIMIT 1), '%[2]s')`, kind, first)
}

// ahead begins every statement: how decisions stand, which of them are in force, which of these
// are built, not being on the launch itself, and the journeys of which those cover a state.
const ahead = `WITH RECURSIVE
answer AS (SELECT about AS id, outcome, given FROM last_ruling WHERE about_kind = 'decision'),
approval AS (SELECT decision.*, answer.outcome, answer.given FROM decision JOIN answer USING (id)
    WHERE outcome IN ('approved', 'confirmed', 'conditional', 'extended')),
settled AS (SELECT * FROM approval AS old WHERE outcome IN ('approved', 'confirmed') AND NOT EXISTS (
    SELECT 1 FROM link JOIN answer AS next ON next.id = link."from" AND next.outcome IN ('approved', 'confirmed')
    WHERE word = 'reopens' AND to_kind = 'decision' AND "to" = old.id)),
candidate AS (SELECT * FROM settled WHERE NOT EXISTS (SELECT 1 FROM item WHERE item.id = settled.item AND (
    ask = 'decide' AND ' ' || standing || ' ' LIKE '% gate-summary %'
    OR type = 'launch' AND EXISTS (SELECT 1 FROM gate WHERE gate.meeting = item.meeting AND gate.key = 'launch')))),
seen AS (SELECT criterion.id, criterion.decision, criterion."check", ifnull((SELECT verdict FROM evidence WHERE criterion = criterion.id ORDER BY id DESC LIMIT 1), '') AS verdict FROM criterion),
broken AS (SELECT assumption.id, step.line FROM assumption JOIN step ON step.id = (SELECT max(id) FROM step WHERE about_kind = 'assumption' AND about = assumption.id AND what = 'state') WHERE step."to" = 'broken'),
resting AS (SELECT link."from" AS decision, broken.id, broken.line FROM link JOIN broken ON word = 'rests on' AND to_kind = 'assumption' AND "to" = broken.id),
reopening AS (SELECT link."to" AS id FROM link LEFT JOIN answer AS next ON next.id = link."from"
    WHERE word = 'reopens' AND ifnull(next.outcome, 'deferred') IN ('deferred', 'escalated')),
live AS (SELECT "state".*, link."to" AS journey, STATE AS stands FROM "state" JOIN link ON word = 'in' AND from_kind = 'state' AND "from" = "state".id WHERE STATE <> 'dropped'),
covered AS (SELECT DISTINCT journey.* FROM journey
    JOIN link AS inside ON inside.word = 'in' AND inside.to_kind = 'journey' AND inside."to" = journey.id
    JOIN link AS covers ON covers.word = 'covers' AND covers.to_kind = 'state' AND covers."to" = inside."from"
    JOIN candidate ON covers.from_kind = 'decision' AND covers."from" = candidate.id WHERE JOURNEY = 'open'),
way AS (SELECT a."to" AS "from", b."to" AS into_state, lower(trim(transition.text)) AS says FROM transition
    JOIN link AS a ON a.from_kind = 'transition' AND a."from" = transition.id AND a.word = 'from'
    JOIN link AS b ON b.from_kind = 'transition' AND b."from" = transition.id AND b.word = 'to'
    WHERE TRANSITION <> 'dropped' AND b."to" IN (SELECT id FROM live)),
`

// asked returns a statement with what it begins with.
func asked(statement string) string {
	for name, sql := range map[string]string{"STATE": stateOf("state", "to verify"), "JOURNEY": stateOf("journey", "open"), "TRANSITION": stateOf("transition", "open")} {
		statement = strings.ReplaceAll(statement, name, sql)
	}
	return statement
}

// checkedOn returns SQL for whether a checkpoint that was not dropped is on a thing.
func checkedOn(kind string) string {
	return fmt.Sprintf(`EXISTS (SELECT 1 FROM "checkpoint" JOIN link ON from_kind = 'checkpoint' AND "from" = "checkpoint".id
    WHERE word = 'on' AND to_kind = '%[1]s' AND "to" = "%[1]s".id AND %[2]s <> 'dropped')`, kind, stateOf("checkpoint", "planned"))
}

// openRisk returns the risks that are open and of which a condition is true.
func openRisk(condition string) string {
	return fmt.Sprintf(`none AS (SELECT 1) SELECT 'RK-' || id FROM risk WHERE %s NOT IN ('happened', 'closed') AND %s`, stateOf("risk", "open"), condition)
}

// lookedAt returns what is missing for a metric with a tag to be looked at after the launch.
func lookedAt(tag string) string {
	return strings.ReplaceAll(fmt.Sprintf(`SELECT CASE
    WHEN NOT EXISTS (SELECT 1 FROM tagged WHERE ' ' || tag || ' ' LIKE '%% TAG %%') OR customer IS NULL THEN 'CY-' || cycle.id
    ELSE (SELECT 'MT-' || min(id) FROM tagged WHERE ' ' || tag || ' ' LIKE '%% TAG %%') END
FROM cycle WHERE customer IS NULL OR NOT EXISTS (
    SELECT 1 FROM tagged JOIN link ON word = 'reads' AND to_kind = 'metric' AND "to" = tagged.id
    JOIN "checkpoint" ON from_kind = 'checkpoint' AND "from" = "checkpoint".id
    WHERE ' ' || tag || ' ' LIKE '%% TAG %%' AND %s = 'planned' AND "checkpoint".due > customer AND NOT %s)`, stateOf("checkpoint", "planned"), gone(`"checkpoint".owner`)), "TAG", tag)
}

// sameCheck returns SQL for whether a check asks the same as that of a verdict.
func sameCheck(other string) string {
	return strings.ReplaceAll("iif(ONE.key = '' OR verdict.key = '', ONE.text = verdict.text, ONE.key = verdict.key)", "ONE", other)
}

var computedInSQL = map[string]string{
	model.DecisionsOwned: `whose AS (SELECT decision.id, decision.owner, (SELECT escalated_to FROM valid_ruling
        WHERE about_kind = 'decision' AND about = decision.id AND outcome = 'escalated' ORDER BY id DESC LIMIT 1) AS up FROM decision)
    SELECT 'D-' || whose.id FROM whose JOIN entry ON kind = 'decision' AND subject = whose.id
    WHERE entry.meeting = ?2 AND whose.id NOT IN (SELECT id FROM withdrawn_decision) AND (owner IS NULL
        OR ` + gone("iif(up IS NULL OR up = owner, owner, ifnull((SELECT successor FROM person WHERE id = up), up))") + `)`,
	model.BlockersComplete: `none AS (SELECT 1) SELECT 'B-' || id FROM blocker
    WHERE id NOT IN (SELECT about FROM last_ruling WHERE about_kind = 'blocker' AND outcome = 'resolved')
      AND (` + gone("owner") + ` OR due IS NULL OR due < ?1 OR fallback = '' OR impact = '')`,
	model.PromiseRecorded: `none AS (SELECT 1) SELECT 'CY-' || id FROM cycle WHERE promise <> ''
      AND NOT EXISTS (SELECT 1 FROM step WHERE about_kind = 'cycle' AND what = 'promise' AND meeting = ?2)`,
	model.MetricsRead: `none AS (SELECT 1) SELECT 'MT-' || id FROM metric WHERE ` + stateOf("metric", "active") + ` = 'active' AND (` + gone("owner") + `
        OR source = 'entered' AND ifnull(date((SELECT max(day) FROM reading WHERE metric = metric.id AND corrected IS NULL), '+' || iif(every = 0, iif((SELECT sprint_days FROM cycle WHERE cycle.id = metric.cycle) = 0, 14, (SELECT sprint_days FROM cycle WHERE cycle.id = metric.cycle)), every) || ' days'), '') < ?1)`,
	model.AssumptionsReviewed: `none AS (SELECT 1) SELECT 'AS-' || id FROM assumption WHERE ` + stateOf("assumption", "likely") + ` NOT IN ('confirmed', 'dropped')
      AND (` + gone("owner") + ` OR date(reviewed_on, '+7 days') < ?1 OR EXISTS (
        SELECT 1 FROM resting LEFT JOIN answer ON answer.id = resting.decision WHERE resting.id = assumption.id AND ifnull(answer.given, 0) <= resting.line
          AND (answer.outcome IS NULL OR answer.outcome IN ('deferred', 'escalated')
            OR answer.outcome IN ('conditional', 'extended') AND answer.id NOT IN (SELECT id FROM reopening)
            OR answer.id IN (SELECT id FROM settled) AND answer.id NOT IN (SELECT id FROM reopening))))`,
	model.NothingIsolated: `none AS (SELECT 1) SELECT DISTINCT 'D-' || decision FROM resting LEFT JOIN answer ON answer.id = decision
    WHERE answer.outcome IS NULL OR answer.outcome IN ('deferred', 'escalated')`,
	model.DependenciesComplete: `none AS (SELECT 1) SELECT 'DP-' || id FROM dependency WHERE critical AND ` + stateOf("dependency", "open") + ` IN ('open', 'agreed')
      AND (` + gone("owner") + ` OR gives = '' OR gets = '' OR NOT ` + checkedOn("dependency") + `)`,
	model.ScopeSettled: `none AS (SELECT 1) SELECT 'SC-' || id FROM scope WHERE NOT EXISTS (
        SELECT 1 FROM answer WHERE outcome NOT IN ('deferred', 'escalated')
          AND id = (SELECT "from" FROM link WHERE word = 'answers' AND to_kind = 'scope' AND "to" = scope.id ORDER BY link.id DESC LIMIT 1))`,
	model.PathTested: `held AS (SELECT * FROM drill WHERE ` + stateOf("drill", "open") + ` <> 'dropped'),
    made AS (SELECT call.id, link."to" AS drill, ` + stateOf("call", "to call") + ` AS stands,
            EXISTS (SELECT 1 FROM link AS about WHERE about.from_kind = 'call' AND about."from" = call.id AND about.word = 'on') AS critical
        FROM call JOIN link ON from_kind = 'call' AND "from" = call.id AND word = 'of'),
    lacking AS (SELECT * FROM made WHERE stands = 'to call' OR stands = 'not reached' AND (
        NOT EXISTS (SELECT 1 FROM action WHERE about_kind = 'call' AND about = made.id AND ` + stateOf("action", "open") + ` = 'done')
        OR EXISTS (SELECT 1 FROM action WHERE about_kind = 'call' AND about = made.id AND ` + stateOf("action", "open") + ` = 'open'))),
    walked AS (SELECT id, id IN (SELECT drill FROM made WHERE stands <> 'dropped' AND NOT critical) AS on_path FROM held),
    tested AS (SELECT id FROM walked WHERE on_path AND id NOT IN (SELECT drill FROM lacking)),
    newest AS (SELECT * FROM walked WHERE id = (SELECT max(id) FROM walked))
    SELECT 'CY-' || id FROM cycle WHERE NOT EXISTS (SELECT 1 FROM held)
    UNION ALL SELECT 'DR-' || id FROM newest WHERE NOT on_path AND NOT EXISTS (SELECT 1 FROM tested)
    UNION ALL SELECT 'DC-' || lacking.id FROM lacking JOIN newest ON newest.id = drill WHERE on_path AND NOT EXISTS (SELECT 1 FROM tested)`,
	model.EverythingAnswered: `unsettled AS (SELECT decision.id FROM decision LEFT JOIN answer USING (id)
        WHERE outcome IS NULL OR outcome IN ('deferred', 'escalated', 'conditional', 'extended'))
    SELECT 'D-' || id FROM unsettled WHERE NOT EXISTS (SELECT 1 FROM carried WHERE kind = 'decision' AND thing = unsettled.id)
    UNION ALL SELECT 'B-' || id FROM blocker WHERE id NOT IN (SELECT about FROM last_ruling WHERE about_kind = 'blocker' AND outcome = 'resolved')
        AND NOT EXISTS (SELECT 1 FROM carried WHERE kind = 'blocker' AND thing = blocker.id)
    UNION ALL SELECT 'RQ-' || id FROM request WHERE ` + stateOf("request", "open") + ` <> 'withdrawn' AND NOT EXISTS (SELECT 1 FROM answer
        WHERE outcome IN ('approved', 'confirmed', 'conditional', 'extended', 'rejected', 'lapsed')
          AND id = (SELECT "from" FROM link WHERE word = 'answers' AND to_kind = 'request' AND "to" = request.id ORDER BY link.id DESC LIMIT 1))
        AND NOT EXISTS (SELECT 1 FROM carried WHERE kind = 'request' AND thing = request.id)` +
		unfinished("action", "A", "open", "'done', 'dropped'") + ` AND NOT (about_kind = 'decision' AND about IN (SELECT id FROM unsettled))` +
		unfinished("risk", "RK", "open", "'happened', 'closed'") + unfinished("assumption", "AS", "likely", "'confirmed', 'dropped'") +
		unfinished("dependency", "DP", "open", "'met', 'broken', 'dropped'") + unfinished("checkpoint", "CP", "planned", "'met', 'missed', 'dropped'") +
		unfinished("metric", "MT", "active", "'retired'") + unfinished("release", "RL", "planned", "'released', 'dropped'") +
		unfinished("journey", "JN", "open", "'dropped'") + `
    UNION ALL SELECT 'DR-' || id FROM drill WHERE ` + stateOf("drill", "open") + ` <> 'dropped'
        AND NOT EXISTS (SELECT 1 FROM carried WHERE kind = 'drill' AND thing = drill.id)
        AND (NOT EXISTS (SELECT 1 FROM call JOIN link ON from_kind = 'call' AND "from" = call.id AND word = 'of' WHERE "to" = drill.id AND ` + stateOf("call", "to call") + ` <> 'dropped')
            OR EXISTS (SELECT 1 FROM call JOIN link ON from_kind = 'call' AND "from" = call.id AND word = 'of' WHERE "to" = drill.id AND ` + stateOf("call", "to call") + ` = 'to call'))` + unfinished("success", "SG", "open", "'reached', 'missed', 'not measured'"),
	model.CriteriaTestable: `none AS (SELECT 1) SELECT 'D-' || id FROM candidate
    WHERE id NOT IN (SELECT decision FROM criterion WHERE decision IS NOT NULL) OR id IN (SELECT decision FROM criterion WHERE "check" = 'the owner confirms')`,
	model.ConditionsMet: `none AS (SELECT 1) SELECT 'D-' || id FROM approval WHERE outcome IN ('conditional', 'extended')`,
	model.RisksCovered:  openRisk(`(` + gone("owner") + ` OR mitigation = '' OR fallback = '' OR impact = '')`),
	model.RisksLinked:   openRisk(`NOT ` + checkedOn("risk")),
	model.RisksWithinLevel: openRisk(`CASE instr('lmh', substr(likelihood, 1, 1)) * instr('lmh', substr(severity, 1, 1)) WHEN 1 THEN 1 WHEN 2 THEN 1 WHEN 3 THEN 2 WHEN 4 THEN 2 ELSE 3 END
        > (SELECT instr('lmh', substr(iif(risk = '', 'medium', risk), 1, 1)) FROM cycle WHERE cycle.id = risk.cycle)
      AND NOT (` + stateOf("risk", "open") + ` = 'accepted' AND ifnull(until, '') >= ?1)`),
	model.CheckpointsSet: `tagged AS (SELECT * FROM metric WHERE ` + stateOf("metric", "active") + ` = 'active')
` + lookedAt("conversion") + " UNION " + lookedAt("refund"),
	model.StatesMapped: `reached AS (SELECT min(id) AS id FROM live WHERE journey IN (SELECT id FROM covered) GROUP BY journey
        UNION SELECT into_state FROM way JOIN reached ON way."from" = reached.id),
    recovers AS (SELECT id FROM live WHERE sort = 'recovery' UNION SELECT way."from" FROM way JOIN recovers ON way.into_state = recovers.id)
    SELECT 'JN-' || id FROM covered WHERE ` + gone("owner") + ` OR risk = '' OR EXISTS (SELECT 1 FROM live WHERE journey = covered.id AND (
        expects = '' OR id NOT IN (SELECT id FROM reached) OR sort = 'exception' AND id NOT IN (SELECT id FROM recovers)
        OR NOT ends AND NOT EXISTS (SELECT 1 FROM way WHERE "from" = live.id AND into_state <> live.id)
        OR EXISTS (SELECT 1 FROM way WHERE "from" = live.id GROUP BY says HAVING count(*) > 1)))`,
	model.StatesVerified: `none AS (SELECT 1) SELECT 'JS-' || id FROM live WHERE journey IN (SELECT id FROM covered) AND sort IN ('exception', 'recovery') AND stands <> 'verified'`,
	model.PathSet: `here AS (SELECT DISTINCT ifnull(successor, person.id) AS id FROM escalation_step JOIN person ON person.id = person)
    SELECT 'CY-' || id FROM cycle WHERE (SELECT count(*) FROM here WHERE NOT ` + gone("here.id") + `) < 2`,
	model.DatesAgree: `told AS (SELECT row_number() OVER (ORDER BY id) AS n, what, "from" <> '' AND "from" <> "to" AS moved,
        (SELECT count(*) FROM step AS o WHERE o.about_kind = 'cycle' AND o.line = step.line AND o.what IN ('delivery', 'customer') AND o.what <> step.what) > 0 AS together
        FROM step WHERE about_kind = 'cycle' AND what IN ('delivery', 'customer')),
    walk(n, flag) AS (SELECT 0, '' UNION ALL SELECT walk.n + 1, CASE WHEN flag <> '' AND (flag = what OR together) THEN ''
        WHEN moved AND NOT together THEN iif(what = 'delivery', 'customer', 'delivery') ELSE flag END FROM walk JOIN told ON told.n = walk.n + 1)
    SELECT 'CY-' || id FROM cycle WHERE delivery IS NULL OR customer IS NULL OR customer < delivery OR (SELECT flag FROM walk ORDER BY n DESC LIMIT 1) <> ''`,
	model.EvidenceMet: `none AS (SELECT 1) SELECT 'D-' || id FROM candidate WHERE
        needs_evidence AND EXISTS (SELECT 1 FROM seen WHERE decision = candidate.id AND verdict <> 'met')
        OR EXISTS (SELECT 1 FROM seen WHERE decision = candidate.id AND verdict = 'unmet') AND NOT EXISTS (
            SELECT 1 FROM action WHERE about_kind = 'decision' AND about = candidate.id AND ` + stateOf("action", "") + ` = iif(done_at IS NULL, '', 'none') OR
            about_kind = 'decision' AND about = candidate.id AND ` + stateOf("action", "") + ` = 'open')`,
	model.ApprovalsCurrent: `none AS (SELECT 1) SELECT 'D-' || id FROM approval WHERE (outcome IN ('conditional', 'extended') OR id IN (SELECT id FROM settled))
      AND id NOT IN (SELECT id FROM reopening) AND (review_on < ?1 OR artefact_version <> '' AND artefact_version <> (
        SELECT at_version FROM artefact WHERE artefact.name = approval.artefact ORDER BY artefact.id DESC LIMIT 1))`,
	model.PostLaunchOwned: `owner AS (SELECT cycle.id, ifnull(successor, person.id) AS owner FROM cycle LEFT JOIN person ON person.id = post_launch_owner)
    SELECT 'CY-' || id FROM owner WHERE ` + gone("owner.owner"),
	model.BlockersClear: `open AS (SELECT * FROM blocker WHERE id NOT IN (SELECT about FROM last_ruling WHERE about_kind = 'blocker' AND outcome = 'resolved')),
    waits(blocker, kind, id) AS (SELECT id, 'blocker', id FROM open UNION SELECT waits.blocker, link.from_kind, link."from"
        FROM waits JOIN link ON word = 'waits on' AND to_kind = waits.kind AND "to" = waits.id)
    SELECT 'B-' || id FROM open WHERE id IN (SELECT blocker FROM waits JOIN candidate ON kind = 'decision' AND candidate.id = waits.id)
        OR item IN (SELECT item FROM candidate)`,
	model.CycleFramed: `whose AS (SELECT cycle.*, ifnull(promise_owner_of.successor, promise_owner_of.id) AS keeps, ifnull(approver_of.successor, approver_of.id) AS approves
        FROM cycle LEFT JOIN person AS promise_owner_of ON promise_owner_of.id = promise_owner LEFT JOIN person AS approver_of ON approver_of.id
            = ifnull(cycle.approver, (SELECT person FROM escalation_step ORDER BY position DESC LIMIT 1)))
    SELECT 'CY-' || id FROM whose WHERE objective = '' OR filter = '' OR promise = '' OR delivery IS NULL OR customer IS NULL
        OR ` + gone("keeps") + ` OR ` + gone("approves") + ` OR NOT EXISTS (SELECT 1 FROM success JOIN link ON from_kind = 'success' AND "from" = success.id
            WHERE word = 'reads' AND to_kind = 'metric' AND base <> '' AND target <> '')`,
	model.NoFreeze: `day(cycle, text) AS (SELECT id, freezes FROM cycle WHERE freezes <> ''),
    period(cycle, line, left) AS (SELECT cycle, '', text || char(10) FROM day UNION ALL
        SELECT cycle, substr(left, 1, instr(left, char(10)) - 1), substr(left, instr(left, char(10)) + 1) FROM period WHERE left <> '')
    SELECT DISTINCT 'CY-' || id FROM cycle JOIN period ON period.cycle = cycle.id WHERE line <> '' AND customer >= substr(line, 1, 10) AND customer <= substr(line, 12, 10)`,
	model.GainsShown: `measured AS (SELECT success.id, success.base, metric.id AS metric, metric.better, (SELECT value FROM reading
            WHERE reading.metric = metric.id AND corrected IS NULL ORDER BY day DESC, reading.id LIMIT 1) AS value
        FROM success LEFT JOIN link ON from_kind = 'success' AND "from" = success.id AND word = 'reads' LEFT JOIN metric ON metric.id = link."to")
    SELECT 'SG-' || id FROM measured WHERE metric IS NULL OR NOT (ifnull(base <> '' AND iif(better = 'up', value + 0.0 > base + 0.0, value + 0.0 < base + 0.0), 0)
        OR EXISTS (SELECT 1 FROM link JOIN seen ON from_kind = 'decision' AND seen.decision = "from" WHERE word = 'moves' AND to_kind = 'metric' AND "to" = metric AND verdict = 'met'))`,
	model.MessagingOwned: `told AS (
        SELECT 'D-' || id AS id, message_owner FROM decision WHERE touches_messaging AND (id IN (SELECT id FROM candidate) OR id NOT IN (SELECT id FROM answer WHERE outcome NOT IN ('deferred', 'escalated')))
        UNION SELECT 'B-' || id, message_owner FROM blocker WHERE touches_messaging AND id NOT IN (SELECT about FROM last_ruling WHERE about_kind = 'blocker' AND outcome = 'resolved'))
    SELECT id FROM told WHERE ` + gone("ifnull((SELECT successor FROM person WHERE person.id = message_owner), message_owner)"),
	model.LaunchCriteria: `asked AS (SELECT id, 'D-' || id AS name, 'decision' AS kind FROM candidate WHERE revenue
        UNION ALL SELECT id, 'JN-' || id, 'journey' FROM journey WHERE revenue AND JOURNEY = 'open'),
    criteria AS (SELECT iif(journey IS NULL, 'decision', 'journey') AS kind, ifnull(journey, decision) AS about,
        ifnull((SELECT verdict FROM evidence WHERE criterion = criterion.id ORDER BY id DESC LIMIT 1), '') = 'met' AS met FROM criterion WHERE launch)
    SELECT name FROM asked WHERE NOT EXISTS (SELECT 1 FROM criteria WHERE criteria.kind = asked.kind AND about = asked.id)
        OR EXISTS (SELECT 1 FROM criteria WHERE criteria.kind = asked.kind AND about = asked.id AND NOT met)`,
	model.WaiversCurrent: `verdict AS (SELECT "check".*, gate.meeting, ruling.outcome, ruling.until FROM "check" JOIN gate ON gate.id = gate
        LEFT JOIN entry ON kind = 'check' AND subject = "check".id AND entry.meeting = gate.meeting LEFT JOIN ruling ON ruling.id = entry.ruling)
    SELECT 'C-' || ifnull((SELECT min(id) FROM verdict AS here WHERE here.meeting = ?2 AND here.id <> verdict.id AND ` + sameCheck("here") + `), id) FROM verdict
    WHERE outcome = 'waived' AND until < ?1 AND NOT EXISTS (SELECT 1 FROM verdict AS later
        WHERE ` + sameCheck("later") + ` AND later.id > verdict.id AND later.meeting <> verdict.meeting AND later.outcome IS NOT NULL)`,
}

// asker is the machine that holds every computed word against SQL.
type asker struct {
	*machine
	failed map[string]int // how often each word found something
}

func (m *asker) Check(rt *rapid.T) {
	for meeting := range m.record.Meetings.All() {
		if meeting.Status != model.Live && meeting.Status != model.Adjourned {
			continue
		}
		gate, ok := m.record.GateOf(meeting.ID)
		if !ok {
			continue
		}
		day := model.DateOf(m.now)
		for _, word := range model.ComputedWords() {
			statement, known := computedInSQL[word]
			if !known || m.doubted() {
				continue
			}
			want := m.ask(rt, word, statement, day, meeting.ID)
			got := m.record.Compute(model.Check{Gate: gate.ID, Computed: word}, day)
			if list := idsIn(got.Refs()); !slices.Equal(list, want) {
				rt.Errorf("%s of %s on %s: the record finds %v, SQL %v", word, meeting.Ref(), day, list, want)
			}
			m.failed[word] += len(want)
		}
	}
}

// Steer makes what random commands seldom come to: a promise, a metric, a great risk, a state
// that an approval covers, an assumption that breaks, and evidence that is unmet.
func (m *asker) Steer(rt *rapid.T) {
	lines := func(about model.Ref) model.Value { return model.Value{Lines: []string{about.String()}} }
	decision := rapid.SampledFrom(append(m.record.AllOf(model.KindDecision), model.Ref{})).Draw(rt, "decision")
	person := model.Who(model.ID(rapid.IntRange(0, 3).Draw(rt, "person")))
	high := model.Words(model.LevelHigh)
	raise := func(kind model.Kind, with model.Values) model.Command {
		with[model.FieldWords] = model.Words(fmt.Sprintf("%s %d", kind, rapid.IntRange(1, 99).Draw(rt, "number")))
		return model.Raise{Kind: kind, With: with}
	}
	switch rapid.IntRange(0, 9).Draw(rt, "steer") {
	case 0:
		m.try(rt, model.SetCycle{With: model.Values{model.FieldPromise: model.Words("mails are true"), model.FieldPromiseOwner: person}})
	case 1:
		m.try(rt, model.RecordPromise{Verdict: model.PromiseHeld, With: model.Values{model.FieldVia: model.Words("mail")}})
	case 2:
		m.try(rt, raise(model.KindMetric, model.Values{model.FieldOwner: person, model.FieldTag: model.Words("refund")}))
	case 3:
		m.try(rt, raise(model.KindRisk, model.Values{model.FieldLikelihood: high, model.FieldSeverity: high}))
	case 4:
		m.try(rt, raise(model.KindJourney, model.Values{model.FieldOwner: person}))
		for _, journey := range m.record.AllOf(model.KindJourney) {
			m.try(rt, raise(model.KindState, model.Values{model.FieldOn: lines(journey), model.FieldState: model.Words(model.StateException)}))
		}
	case 5:
		for _, state := range m.record.AllOf(model.KindState) {
			m.try(rt, model.Amend{About: decision, With: model.Values{model.FieldCovers: lines(state)}})
			m.try(rt, model.GiveRuling{About: state, Outcome: model.Verified, With: model.Values{model.FieldHow: model.Words("seen"), model.FieldArtefact: model.Words("prototype v1")}})
		}
	case 6:
		m.try(rt, raise(model.KindAssumption, model.Values{model.FieldOn: lines(decision), model.FieldOwner: person}))
		for _, about := range m.record.AllOf(model.KindAssumption) {
			m.try(rt, model.GiveRuling{About: about, Outcome: model.Broken, With: model.Values{model.FieldWhy: model.Words("late")}})
		}
	case 7:
		m.try(rt, model.Raise{Kind: model.KindEvidence, On: decision, With: model.Values{model.FieldWords: model.Words("two days"), model.FieldVerdict: model.Words(model.VerdictUnmet)}})
		m.try(rt, model.Raise{Kind: model.KindEvidence, On: decision, With: model.Values{model.FieldWords: model.Words("two days"), model.FieldVerdict: model.Words(model.VerdictUnmet),
			model.FieldAction: model.Value{Tasks: []model.NewTask{{Text: "tune it"}}}}})
		for _, action := range m.record.AllOf(model.KindAction) {
			m.try(rt, model.GiveRuling{About: action, Outcome: model.Finished})
		}
	case 8:
		m.launch(rt, decision, raise(model.KindJourney, model.Values{model.FieldRevenue: model.Words(model.Yes)}))
	case 9:
		m.drill(rt)
	}
}

// launch makes things of high revenue, with launch criteria or without, met or not.
func (m *asker) launch(rt *rapid.T, decision model.Ref, journey model.Command) {
	yes := model.Words(model.Yes)
	m.try(rt, model.Amend{About: decision, With: model.Values{model.FieldRevenue: yes}})
	m.try(rt, journey)
	m.approve(rt)
	parents := append(m.record.AllOf(model.KindJourney), decision)
	m.try(rt, model.Raise{Kind: model.KindCriterion, On: rapid.SampledFrom(parents).Draw(rt, "parent"), With: model.Values{model.FieldWords: model.Words("95 % get through"), model.FieldLaunch: yes}})
	criterion := rapid.SampledFrom(append(m.record.AllOf(model.KindCriterion), model.Ref{})).Draw(rt, "criterion")
	m.try(rt, model.Amend{About: criterion, With: model.Values{model.FieldLaunch: yes}})
	verdict := rapid.SampledFrom([]string{model.VerdictMet, model.VerdictUnmet}).Draw(rt, "verdict")
	m.try(rt, model.Raise{Kind: model.KindEvidence, On: criterion, With: model.Values{model.FieldWords: model.Words("two days"), model.FieldVerdict: model.Words(verdict)}})
}

// approve raises a decision, on the launch itself or on scope, and approves it.
func (m *asker) approve(rt *rapid.T) {
	about := rapid.SampledFrom([]string{model.TypeLaunch, model.TypeScope}).Draw(rt, "type")
	for meeting := range m.record.Meetings.All() {
		m.try(rt, model.AmendMeeting{Meeting: meeting.ID, Kinds: "weekly launch"})
	}
	item := rapid.SampledFrom(append(m.record.AllOf(model.KindItem), model.Ref{})).Draw(rt, "item")
	m.try(rt, model.Raise{Kind: model.KindDecision, On: item, With: model.Values{model.FieldWords: model.Words("We go"), model.FieldOwner: model.Who(1),
		model.FieldType: model.Words(about), model.FieldCriteria: {Criteria: []model.NewCriterion{{Text: "it works"}}}}})
	if all := m.record.AllOf(model.KindDecision); len(all) > 0 {
		m.try(rt, model.GiveRuling{About: all[len(all)-1], Outcome: model.Approved, With: model.Values{model.FieldVia: model.Words("mail")}})
	}
}

// drill begins one, and says of calls whom they reached.
func (m *asker) drill(rt *rapid.T) {
	m.try(rt, model.Raise{Kind: model.KindDrill, With: model.Values{model.FieldWords: model.Words("The path")}})
	how := model.Words("by phone")
	for _, about := range m.record.AllOf(model.KindCall) {
		switch rapid.IntRange(0, 3).Draw(rt, "called") {
		case 0:
			m.try(rt, model.GiveRuling{About: about, Outcome: model.NotReached, With: model.Values{model.FieldHow: how, model.FieldAction: model.Value{Tasks: []model.NewTask{{Text: "get a number"}}}}})
		case 1, 2:
			m.try(rt, model.GiveRuling{About: about, Outcome: model.Reached, With: model.Values{model.FieldHow: how, model.FieldWould: model.Words("calls the carrier")}})
		}
	}
}

// SteerAgain makes that as likely as to go on.
func (m *asker) SteerAgain(rt *rapid.T)   { m.Steer(rt) }
func (m *asker) SteerFurther(rt *rapid.T) { m.Steer(rt) }

// doubted reports whether an approval was escalated, which SQL would have to tell from one that
// was answered anew.
func (m *asker) doubted() bool {
	for d := range m.record.Decisions.All() {
		u, _ := m.record.Ruling(d.Ref())
		_, pending := m.record.PendingApproval(d.ID)
		if u.Outcome == model.Escalated && (pending || m.record.IsInForce(d.Ref())) {
			return true
		}
	}
	return false
}

// ask returns the ids that a statement finds, in order.
func (m *asker) ask(rt *rapid.T, word, statement string, day model.Date, meeting model.ID) []string {
	rows, err := m.outside.QueryContext(context.Background(), asked(ahead+statement), string(day), int64(meeting))
	if err != nil {
		rt.Fatalf("%s: %v", word, err)
	}
	defer func() { _ = rows.Close() }()
	var list []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			rt.Fatalf("%s: %v", word, err)
		}
		list = append(list, id)
	}
	if err := rows.Err(); err != nil {
		rt.Fatalf("%s: %v", word, err)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func idsIn(list []model.Ref) []string {
	var ids []string
	for _, about := range list {
		ids = append(ids, about.String())
	}
	slices.Sort(ids)
	return ids
}

// TestTheFileAnswersComputedChecksAsTheRecordDoes holds each computed word against a statement
// that asks the file the same, on the records that random commands make.
func TestTheFileAnswersComputedChecksAsTheRecordDoes(t *testing.T) {
	turns.Long(t)
	keepShort(t, turns.Of(10, 100, 250))
	beginning, folder := mustRead(t, reviewed(t)), t.TempDir()
	runs, failed := 0, map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		runs++
		path := filepath.Join(folder, fmt.Sprintf("%d.gavel", runs))
		mustWrite(t, path, beginning)
		m := &asker{newMachine(t, rt, path), failed}
		defer m.end(t)
		rt.Repeat(rapid.StateMachineActions(m))
	})
	t.Logf("%d runs found %v", runs, failed)
}

// unfinished returns the things of a kind that are open and not carried into the next cycle.
func unfinished(kind, prefix, first, final string) string {
	return strings.NewReplacer("KIND", kind, "PREFIX", prefix, "STANDS", stateOf(kind, first), "FINAL", final).Replace(
		` UNION ALL SELECT 'PREFIX-' || id FROM "KIND" WHERE STANDS NOT IN (FINAL) AND NOT EXISTS (SELECT 1 FROM carried WHERE kind = 'KIND' AND thing = "KIND".id)`)
}

// Each computed word has its statement.
func TestEveryComputedWordIsAskedInSQLToo(t *testing.T) {
	for _, word := range model.ComputedWords() {
		if computedInSQL[word] == "" {
			t.Errorf("%s has no statement", word)
		}
	}
}
