package storage

import (
	"fmt"
	"strings"
)

// specialTriggers returns the triggers that no list makes: of a meeting and its
// close, of its table, of rulings, and of what is appended to.
func specialTriggers() []string {
	return append(append(meetingTriggers(), entryTriggers()...),
		trigger("ruling", "INSERT",
			closedMeeting("NEW.meeting"),
			raise("ruling", "FROM ruling WHERE id = NEW.id")),
		trigger("ruling", "UPDATE", raise("ruling", "")),
		// One may be taken back (undo) while no meeting has closed over it.
		trigger("ruling", "DELETE", closedMeeting("OLD.meeting"),
			closedMeeting("SELECT meeting FROM entry WHERE ruling = OLD.id")),
		trigger("decision", "INSERT", agendaStays("(SELECT item FROM decision WHERE id = NEW.id)")),
		trigger("decision", "UPDATE", sameNumber, agendaStays("OLD.item")),
		trigger("decision", "DELETE",
			closedMeeting("SELECT meeting FROM item WHERE id = OLD.item"),
			closedMeeting(spokenIn("decision"))),
		trigger("journal", "INSERT", raise("journal", "FROM journal WHERE id = NEW.id OR uid = NEW.uid")),
		trigger("seal", "INSERT",
			raise("seal", "FROM seal WHERE id = NEW.id OR meeting = NEW.meeting"),
			raise("seal", "WHERE NOT EXISTS (SELECT 1 FROM meeting WHERE id = NEW.meeting AND status = 'closed')")),
	)
}

// agendaStays refuses where the agenda of a closed meeting would gain or lose
// the decision NEW; was is SQL for the item that it was on.
func agendaStays(was string) string {
	return raise("closed", fmt.Sprintf(`FROM meeting
    WHERE status = 'closed' AND NEW.item IS NOT %[1]s
      AND id IN (SELECT meeting FROM item WHERE id IN (NEW.item, %[1]s))`, was))
}

// meetingTriggers hold a meeting to its way: planned, live and adjourned by
// turns, closed or cancelled. A cancel is taken back like any other change.
func meetingTriggers() []string {
	oneLive := raise("one-live", `FROM meeting
    WHERE NEW.status = 'live' AND status = 'live' AND cycle = NEW.cycle AND id <> NEW.id`)
	return []string{
		closeTrigger(),
		trigger("meeting", "INSERT",
			closedMeeting("NEW.id"),
			oneLive,
			raise("not-open", "WHERE NEW.status <> 'planned'")),
		trigger("meeting", "UPDATE",
			raise("closed", "WHERE OLD.status = 'closed'"),
			raise("id", "WHERE NEW.id IS NOT OLD.id OR NEW.cycle IS NOT OLD.cycle"),
			raise("not-open", "WHERE NEW.status = 'planned' AND (OLD.status NOT IN ('planned', 'cancelled') OR OLD.started_at IS NOT NULL)"),
			raise("not-open", "WHERE OLD.status = 'cancelled' AND NEW.status IN ('live', 'adjourned') AND OLD.started_at IS NULL"),
			raise("ruled", "FROM ruling WHERE NEW.status = 'cancelled' AND OLD.status <> 'cancelled' AND meeting = NEW.id AND owner IS NOT NULL"),
			oneLive),
		trigger("meeting", "DELETE", raise("closed", "WHERE OLD.status = 'closed'")),
	}
}

// closeTrigger returns the close rule: a meeting closes only when every row of
// its table has a ruling that is really there, and everything that belongs on
// the table is on it.
func closeTrigger() string {
	return fmt.Sprintf("CREATE TRIGGER meeting_close BEFORE UPDATE ON meeting\nWHEN NEW.status = 'closed' AND OLD.status <> 'closed'\nBEGIN\n    %s;\nEND",
		strings.Join(closeClauses(), ";\n    "))
}

// closeClauses returns the close rule clause by clause.
func closeClauses() []string {
	return []string{
		raise("not-open", "WHERE OLD.status NOT IN ('live', 'adjourned')"),
		raise("gaps", "FROM entry WHERE meeting = NEW.id AND ruling IS NULL"),
		raise("gaps", "FROM entry WHERE meeting = NEW.id AND NOT EXISTS (SELECT 1 FROM ruling WHERE id = entry.ruling)"),
		// The ruling is about the row itself; or, of an item, about a decision on it.
		raise("gaps", `FROM entry JOIN ruling ON ruling.id = entry.ruling
    WHERE entry.meeting = NEW.id
      AND NOT (ruling.about_kind = entry.kind AND ruling.about = entry.subject)
      AND NOT (entry.kind = 'item' AND ruling.about_kind = 'decision' AND EXISTS (
        SELECT 1 FROM decision WHERE id = ruling.about AND item = entry.subject))`),
		raise("gaps", `FROM item
    WHERE meeting = NEW.id AND NOT EXISTS (
        SELECT 1 FROM entry WHERE meeting = NEW.id AND kind = 'item' AND subject = item.id)`),
		raise("gaps", `FROM item JOIN decision ON decision.item = item.id
    WHERE item.meeting = NEW.id AND NOT EXISTS (
        SELECT 1 FROM entry WHERE meeting = NEW.id AND kind = 'decision' AND subject = decision.id)`),
		raise("gaps", `FROM gate JOIN "check" ON "check".gate = gate.id
    WHERE gate.meeting = NEW.id AND NOT EXISTS (
        SELECT 1 FROM entry WHERE meeting = NEW.id AND kind = 'check' AND subject = "check".id)`),
		raise("gaps", `FROM entry AS on_table
    JOIN feedback ON feedback.about_kind = on_table.kind AND feedback.about = on_table.subject
    WHERE on_table.meeting = NEW.id
      AND NOT EXISTS (SELECT 1 FROM ruling WHERE about_kind = 'feedback' AND about = feedback.id)
      AND NOT EXISTS (
        SELECT 1 FROM entry WHERE meeting = NEW.id AND kind = 'feedback' AND subject = feedback.id)`),
	}
}

// entryTriggers keep a meeting's table together: a row leaves the table of an
// open meeting only with the thing it stands for, and never comes to stand for
// another.
func entryTriggers() []string {
	var there strings.Builder
	for _, kind := range tabledKinds {
		fmt.Fprintf(&there, "\n        WHEN '%s' THEN EXISTS (SELECT 1 FROM %s WHERE id = OLD.subject)", kind, quote(kind))
	}
	return []string{
		trigger("entry", "INSERT",
			closedMeeting("NEW.meeting"),
			raise("entry", "FROM entry WHERE id = NEW.id")),
		trigger("entry", "UPDATE",
			closedMeeting("OLD.meeting", "NEW.meeting"),
			raise("entry", `WHERE NEW.id IS NOT OLD.id OR NEW.meeting IS NOT OLD.meeting
       OR NEW.kind IS NOT OLD.kind OR NEW.subject IS NOT OLD.subject`)),
		trigger("entry", "DELETE",
			closedMeeting("OLD.meeting"),
			raise("entry", fmt.Sprintf(`FROM meeting
    WHERE status IN ('live', 'adjourned') AND id = OLD.meeting AND CASE OLD.kind%s
    END`, there.String()))),
	}
}

// tabledKinds is what stands on a meeting's table.
var tabledKinds = []string{"item", "decision", "blocker", "check", "feedback"}
