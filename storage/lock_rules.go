package storage

import (
	"fmt"
	"slices"
)

// newest is SQL for the number of the journal's last line.
const newest = "(SELECT max(id) FROM journal)"

// specialTriggers returns the triggers that no list makes: of a meeting and its
// close, of its table, of rulings, and of what is appended to.
func specialTriggers() []string {
	return slices.Concat(cycleTriggers(), meetingTriggers(), entryTriggers(), rulingTriggers(), stepTriggers(), []string{
		trigger("decision", "INSERT", agendaStays("(SELECT item FROM decision WHERE id = NEW.id)")),
		trigger("decision", "UPDATE", sameNumber, agendaStays("OLD.item")),
		trigger("decision", "DELETE",
			closedMeeting("SELECT meeting FROM item WHERE id = OLD.item"),
			closedMeeting(spokenIn("decision"))),
		trigger("journal", "INSERT",
			raise("journal", "FROM journal WHERE id = NEW.id OR uid = NEW.uid"),
			raise("journal", "WHERE NEW.id IS NOT ifnull("+newest+", 0) + 1"),
			raise("journal", "FROM journal WHERE id = "+newest+" AND hash IS NOT NEW.prev_hash"),
			raise("over", "FROM cycle WHERE id = NEW.cycle AND closed_at IS NOT NULL")),
		trigger("seal", "INSERT",
			raise("seal", "FROM seal WHERE id = NEW.id OR meeting = NEW.meeting"),
			raise("seal", "WHERE NOT EXISTS (SELECT 1 FROM meeting WHERE id = NEW.meeting AND status = 'closed')")),
	})
}

// cycleTriggers keep a cycle closed. That nothing in it changes any more is held by the
// journal, which takes no line of it: what was carried out of it changes in the next one.
func cycleTriggers() []string {
	return []string{
		trigger("cycle", "INSERT", raise("over", "FROM cycle WHERE id = NEW.id AND closed_at IS NOT NULL")),
		trigger("cycle", "UPDATE", raise("over", "WHERE OLD.closed_at IS NOT NULL")),
		trigger("cycle", "DELETE", raise("over", "WHERE OLD.closed_at IS NOT NULL")),
	}
}

// rulingTriggers let a ruling in only as the rules allow it: behind its line in
// the journal, with an outcome that its kind takes, by who may give it. Rulings
// are appended; one may be taken back (undo) while no meeting has closed over it.
func rulingTriggers() []string {
	return []string{
		trigger("ruling", "INSERT", rulingClauses()...),
		trigger("ruling", "UPDATE", raise("ruling", "")),
		trigger("ruling", "DELETE", closedMeeting("OLD.meeting"),
			closedMeeting("SELECT meeting FROM entry WHERE ruling = OLD.id")),
	}
}

func rulingClauses() []string {
	return []string{
		closedMeeting("NEW.meeting"),
		raise("ruling", "FROM ruling WHERE id = NEW.id"),
		raise("value", `WHERE NOT EXISTS (
        SELECT 1 FROM kind_outcome WHERE kind = NEW.about_kind AND outcome = NEW.outcome)`),
		// The record itself rules on a computed check, and on nothing else.
		raise("value", `WHERE NEW.outcome = 'holds' AND (NEW.owner IS NOT NULL OR NEW.meeting IS NULL
       OR NOT EXISTS (SELECT 1 FROM "check" WHERE id = NEW.about AND computed <> ''))`),
		raise("ruler", "WHERE NEW.owner IS NOT NULL AND NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.owner)"),
		raise("ruler", "WHERE NEW.owner IS NOT NULL AND NEW.owner IS NOT "+rulerOf("NEW", "NEW.owner")),
		// Who left for good rules on nothing; what they had ruled is stated anew.
		raise("ruler", "FROM person WHERE id = NEW.owner AND left_on IS NOT NULL AND NEW.anew IS NULL"),
		raise("not-open", `WHERE NEW.meeting IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM meeting WHERE id = NEW.meeting AND cycle = NEW.cycle AND status IN ('live', 'adjourned'))`),
		raise("value", "WHERE NEW.meeting IS NULL AND NEW.via = ''"),
		raise("line", "WHERE NEW.line IS NOT "+newest),
		raise("line", `FROM journal
    WHERE id = NEW.line AND instr(changes, '{"table":"ruling","id":' || NEW.id || ',"after":') = 0`),
	}
}

// stepTriggers let a step in behind its line in the journal, and only one that its kind
// can take. Steps are appended; one may be taken back (undo) while no meeting has closed
// over it.
func stepTriggers() []string {
	return []string{
		trigger("step", "INSERT",
			closedMeeting("NEW.meeting"),
			raise("step", "FROM step WHERE id = NEW.id"),
			raise("value", `WHERE NEW.what NOT IN ('state', 'due', 'owner', 'delivery', 'customer', 'promise')
       OR NOT EXISTS (SELECT 1 FROM kind_state WHERE kind = NEW.about_kind)
       OR (NEW.what = 'state' AND NOT EXISTS (SELECT 1 FROM kind_state WHERE kind = NEW.about_kind AND state = NEW."to"))`),
			raise("not-open", `WHERE NEW.meeting IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM meeting WHERE id = NEW.meeting AND cycle = NEW.cycle AND status IN ('live', 'adjourned'))`),
			raise("line", "WHERE NEW.line IS NOT "+newest),
			toldOf("step")),
		trigger("step", "UPDATE", raise("step", "")),
		trigger("step", "DELETE", closedMeeting("OLD.meeting"),
			raise("closed", "FROM meeting WHERE OLD.meeting IS NULL AND status = 'closed' AND cycle = OLD.cycle AND closed_line > OLD.line")),
	}
}

// rulerOf returns SQL for the person who gives the ruling ROW: who owns the thing,
// or whom it was escalated to, or who took over from them; of a concern that is cleared, who raised it; of a
// feedback, who rules on what it is on, and anybody where nobody does.
func rulerOf(row, anybody string) string {
	decider := func(id string) string {
		return fmt.Sprintf(`ifnull((
            SELECT ifnull((SELECT successor FROM person WHERE id = escalated_to AND escalated_to IS NOT (SELECT owner FROM decision WHERE id = %[1]s)), escalated_to)
            FROM valid_ruling
            WHERE about_kind = 'decision' AND about = %[1]s AND outcome = 'escalated' AND id < %[2]s.id
            ORDER BY id DESC LIMIT 1), (SELECT owner FROM decision WHERE id = %[1]s))`, id, row)
	}
	owner := func(kind, id string) string {
		return fmt.Sprintf(`CASE %s
        WHEN 'item' THEN (SELECT owner FROM item WHERE id = %[2]s)
        WHEN 'decision' THEN %[3]s
        WHEN 'blocker' THEN (SELECT owner FROM blocker WHERE id = %[2]s)
        WHEN 'check' THEN (SELECT owner FROM "check" WHERE id = %[2]s)`, kind, id, decider(id))
	}
	return fmt.Sprintf(`%s
        WHEN 'feedback' THEN (
            SELECT CASE WHEN %s.outcome = 'cleared' AND by IS NOT NULL THEN by ELSE ifnull(%s END, %s) END
            FROM feedback WHERE id = %s.about)
    END`, owner(row+".about_kind", row+".about"), row, owner("feedback.about_kind", "feedback.about"), anybody, row)
}

// agendaStays refuses where the agenda of a closed meeting would gain or lose
// the decision NEW; was is SQL for the item that it was on.
func agendaStays(was string) string {
	return raise("closed", fmt.Sprintf(`FROM meeting
    WHERE status = 'closed' AND NEW.item IS NOT %[1]s
      AND id IN (SELECT meeting FROM item WHERE id IN (NEW.item, %[1]s))`, was))
}

// plannedAgain is SQL for whether the start of a meeting is taken back.
const plannedAgain = "(NEW.status = 'planned' AND OLD.status IN ('live', 'adjourned') AND NEW.started_at IS NULL AND NEW.started_line = 0)"

// meetingTriggers hold a meeting to its way: planned, live and adjourned by
// turns, closed or cancelled. A cancel is taken back like any other change; a start,
// until an owner has ruled.
func meetingTriggers() []string {
	oneLive := raise("one-live", `FROM meeting
    WHERE NEW.status = 'live' AND status = 'live' AND cycle = NEW.cycle AND id <> NEW.id`)
	return []string{
		closeTrigger(),
		trigger("meeting", "INSERT",
			closedMeeting("NEW.id"),
			oneLive,
			raise("not-open", "WHERE NEW.status <> 'planned'"),
			raise("line", "WHERE NEW.started_line <> 0 OR NEW.closed_line <> 0")),
		trigger("meeting", "UPDATE",
			raise("closed", "WHERE OLD.status = 'closed'"),
			raise("id", "WHERE NEW.id IS NOT OLD.id OR NEW.cycle IS NOT OLD.cycle"),
			raise("not-open", "WHERE NEW.status = 'planned' AND (OLD.status NOT IN ('planned', 'cancelled') OR OLD.started_at IS NOT NULL) AND NOT "+plannedAgain),
			raise("begun", "FROM ruling WHERE "+plannedAgain+" AND cycle = NEW.cycle AND owner IS NOT NULL AND (meeting = NEW.id OR line >= OLD.started_line)"),
			raise("not-open", "WHERE OLD.status = 'cancelled' AND NEW.status IN ('live', 'adjourned') AND OLD.started_line = 0"),
			raise("ruled", "FROM ruling WHERE NEW.status = 'cancelled' AND OLD.status <> 'cancelled' AND meeting = NEW.id AND owner IS NOT NULL"),
			oneLive,
			// What was answered before a meeting is told by the line that began it.
			raise("line", `WHERE OLD.status = 'planned' AND NEW.status IN ('live', 'adjourned') AND NEW.started_line = 0`),
			raise("line", `WHERE NEW.started_line <> OLD.started_line
      AND NOT (OLD.status = 'planned' AND NEW.status IN ('live', 'adjourned') AND NEW.started_line = `+newest+") AND NOT "+plannedAgain),
			raise("line", `WHERE NEW.closed_line <> OLD.closed_line
      AND NOT (NEW.status = 'closed' AND NEW.closed_line = `+newest+")")),
		trigger("meeting", "DELETE", raise("closed", "WHERE OLD.status = 'closed'")),
	}
}

// entryTriggers keep a meeting's table together: a row never comes to stand for
// another thing, and leaves only while the newest line of the journal names it as
// one that goes.
func entryTriggers() []string {
	return []string{
		trigger("entry", "INSERT",
			closedMeeting("NEW.meeting"),
			raise("entry", `FROM entry
    WHERE id = NEW.id OR (meeting = NEW.meeting AND kind = NEW.kind AND subject = NEW.subject)`)),
		trigger("entry", "UPDATE",
			closedMeeting("OLD.meeting", "NEW.meeting"),
			raise("entry", `WHERE NEW.id IS NOT OLD.id OR NEW.meeting IS NOT OLD.meeting
       OR NEW.kind IS NOT OLD.kind OR NEW.subject IS NOT OLD.subject`)),
		trigger("entry", "DELETE",
			closedMeeting("OLD.meeting"),
			raise("entry", `WHERE NOT EXISTS (
        SELECT 1 FROM journal, json_each(journal.changes)
        WHERE journal.id = `+newest+` AND value ->> 'table' = 'entry' AND value ->> 'id' = OLD.id
          AND value ->> 'before' IS NOT NULL AND value ->> 'after' IS NULL)`)),
	}
}
