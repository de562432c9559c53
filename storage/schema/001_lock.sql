-- The second lock: triggers that hold the close rule, and what closed meetings
-- said, against whoever writes, an SQL prompt with foreign_keys and
-- recursive_triggers off included. Each error is 'gavel:' and a code, which
-- package storage turns into a sentence.
--
-- Triggers say nothing of "UPDATE OF id": SET rowid would pass it by.

-- The first half of the lock: a meeting closes only when every row of its
-- table has a ruling that is really there, and everything that belongs on the
-- table is on it.

CREATE TRIGGER meeting_close BEFORE UPDATE ON meeting
WHEN NEW.status = 'closed' AND OLD.status <> 'closed'
BEGIN
    SELECT RAISE(ABORT, 'gavel:not-open') WHERE OLD.status NOT IN ('live', 'adjourned');
    SELECT RAISE(ABORT, 'gavel:gaps') FROM entry WHERE meeting = NEW.id AND ruling IS NULL;
    SELECT RAISE(ABORT, 'gavel:gaps') FROM entry
    WHERE meeting = NEW.id AND NOT EXISTS (SELECT 1 FROM ruling WHERE id = entry.ruling);
    -- The ruling is about the row itself; or, of an item, about a decision on it;
    -- or, of a decision, the withdrawal of its item.
    SELECT RAISE(ABORT, 'gavel:gaps') FROM entry JOIN ruling ON ruling.id = entry.ruling
    WHERE entry.meeting = NEW.id
      AND NOT (ruling.about_kind = entry.kind AND ruling.about = entry.subject)
      AND NOT (entry.kind = 'item' AND ruling.about_kind = 'decision' AND EXISTS (
        SELECT 1 FROM decision WHERE id = ruling.about AND item = entry.subject))
      AND NOT (entry.kind = 'decision' AND ruling.about_kind = 'item' AND ruling.outcome = 'withdrawn' AND EXISTS (
        SELECT 1 FROM decision WHERE id = entry.subject AND item = ruling.about));
    SELECT RAISE(ABORT, 'gavel:gaps') FROM item
    WHERE meeting = NEW.id AND NOT EXISTS (
        SELECT 1 FROM entry WHERE meeting = NEW.id AND kind = 'item' AND subject = item.id);
    SELECT RAISE(ABORT, 'gavel:gaps') FROM item JOIN decision ON decision.item = item.id
    WHERE item.meeting = NEW.id AND NOT EXISTS (
        SELECT 1 FROM entry WHERE meeting = NEW.id AND kind = 'decision' AND subject = decision.id);
    SELECT RAISE(ABORT, 'gavel:gaps') FROM gate JOIN "check" ON "check".gate = gate.id
    WHERE gate.meeting = NEW.id AND NOT EXISTS (
        SELECT 1 FROM entry WHERE meeting = NEW.id AND kind = 'check' AND subject = "check".id);
    SELECT RAISE(ABORT, 'gavel:gaps') FROM entry AS on_table
    JOIN feedback ON feedback.about_kind = on_table.kind AND feedback.about = on_table.subject
    WHERE on_table.meeting = NEW.id
      AND NOT EXISTS (SELECT 1 FROM ruling WHERE about_kind = 'feedback' AND about = feedback.id)
      AND NOT EXISTS (
        SELECT 1 FROM entry WHERE meeting = NEW.id AND kind = 'feedback' AND subject = feedback.id);
END;

CREATE TRIGGER meeting_insert BEFORE INSERT ON meeting
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting WHERE id = NEW.id AND status = 'closed';
    SELECT RAISE(ABORT, 'gavel:one-live') FROM meeting
    WHERE NEW.status = 'live' AND status = 'live' AND cycle = NEW.cycle AND id <> NEW.id;
    SELECT RAISE(ABORT, 'gavel:not-open') WHERE NEW.status <> 'planned';
END;

CREATE TRIGGER meeting_update BEFORE UPDATE ON meeting
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') WHERE OLD.status = 'closed';
    SELECT RAISE(ABORT, 'gavel:id') WHERE NEW.id IS NOT OLD.id OR NEW.cycle IS NOT OLD.cycle;
    SELECT RAISE(ABORT, 'gavel:not-open')
    WHERE (NEW.status = 'planned' AND OLD.status <> 'planned') OR (OLD.status = 'cancelled' AND NEW.status <> 'cancelled');
    SELECT RAISE(ABORT, 'gavel:ruled') FROM ruling
    WHERE NEW.status = 'cancelled' AND OLD.status <> 'cancelled' AND meeting = NEW.id AND owner IS NOT NULL;
    SELECT RAISE(ABORT, 'gavel:one-live') FROM meeting
    WHERE NEW.status = 'live' AND status = 'live' AND cycle = NEW.cycle AND id <> NEW.id;
END;

CREATE TRIGGER meeting_delete BEFORE DELETE ON meeting
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') WHERE OLD.status = 'closed';
END;

-- A row leaves the table of an open meeting only with the thing it stands for,
-- and never comes to stand for another.

CREATE TRIGGER entry_insert BEFORE INSERT ON entry
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting WHERE status = 'closed' AND id = NEW.meeting;
    SELECT RAISE(ABORT, 'gavel:entry') FROM entry WHERE id = NEW.id;
END;

CREATE TRIGGER entry_update BEFORE UPDATE ON entry
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting WHERE status = 'closed' AND id IN (OLD.meeting, NEW.meeting);
    SELECT RAISE(ABORT, 'gavel:entry')
    WHERE NEW.id IS NOT OLD.id OR NEW.meeting IS NOT OLD.meeting
       OR NEW.kind IS NOT OLD.kind OR NEW.subject IS NOT OLD.subject;
END;

CREATE TRIGGER entry_delete BEFORE DELETE ON entry
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting WHERE status = 'closed' AND id = OLD.meeting;
    SELECT RAISE(ABORT, 'gavel:entry') FROM meeting
    WHERE status IN ('live', 'adjourned') AND id = OLD.meeting AND CASE OLD.kind
        WHEN 'item' THEN EXISTS (SELECT 1 FROM item WHERE id = OLD.subject)
        WHEN 'decision' THEN EXISTS (SELECT 1 FROM decision WHERE id = OLD.subject)
        WHEN 'blocker' THEN EXISTS (SELECT 1 FROM blocker WHERE id = OLD.subject)
        WHEN 'check' THEN EXISTS (SELECT 1 FROM "check" WHERE id = OLD.subject)
        WHEN 'feedback' THEN EXISTS (SELECT 1 FROM feedback WHERE id = OLD.subject)
    END;
END;

-- The second half: what a closed meeting said stays said. REPLACE deletes
-- without asking the triggers for DELETE, so each INSERT looks at the row that
-- it would replace, and no protected row may take another's number.

CREATE TRIGGER attendance_insert BEFORE INSERT ON attendance
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting
    WHERE status = 'closed' AND id IN (NEW.meeting, (SELECT meeting FROM attendance WHERE id = NEW.id));
END;

CREATE TRIGGER attendance_update BEFORE UPDATE ON attendance
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting WHERE status = 'closed' AND id IN (OLD.meeting, NEW.meeting);
    SELECT RAISE(ABORT, 'gavel:id') WHERE NEW.id IS NOT OLD.id;
END;

CREATE TRIGGER attendance_delete BEFORE DELETE ON attendance
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting WHERE status = 'closed' AND id = OLD.meeting;
END;

CREATE TRIGGER item_insert BEFORE INSERT ON item
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting
    WHERE status = 'closed' AND id IN (NEW.meeting, (SELECT meeting FROM item WHERE id = NEW.id));
END;

CREATE TRIGGER item_update BEFORE UPDATE ON item
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting WHERE status = 'closed' AND id IN (OLD.meeting, NEW.meeting);
    SELECT RAISE(ABORT, 'gavel:id') WHERE NEW.id IS NOT OLD.id;
END;

CREATE TRIGGER item_delete BEFORE DELETE ON item
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting WHERE status = 'closed' AND id = OLD.meeting;
END;

CREATE TRIGGER clock_insert BEFORE INSERT ON clock
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting
    WHERE status = 'closed' AND id IN (NEW.meeting, (SELECT meeting FROM clock WHERE id = NEW.id));
END;

CREATE TRIGGER clock_update BEFORE UPDATE ON clock
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting WHERE status = 'closed' AND id IN (OLD.meeting, NEW.meeting);
    SELECT RAISE(ABORT, 'gavel:id') WHERE NEW.id IS NOT OLD.id;
END;

CREATE TRIGGER clock_delete BEFORE DELETE ON clock
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting WHERE status = 'closed' AND id = OLD.meeting;
END;

CREATE TRIGGER spent_insert BEFORE INSERT ON spent
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting
    WHERE status = 'closed' AND id IN (
        SELECT meeting FROM item WHERE id IN (NEW.item, (SELECT item FROM spent WHERE id = NEW.id)));
END;

CREATE TRIGGER spent_update BEFORE UPDATE ON spent
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting
    WHERE status = 'closed' AND id IN (SELECT meeting FROM item WHERE id IN (OLD.item, NEW.item));
    SELECT RAISE(ABORT, 'gavel:id') WHERE NEW.id IS NOT OLD.id;
END;

CREATE TRIGGER spent_delete BEFORE DELETE ON spent
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting
    WHERE status = 'closed' AND id IN (SELECT meeting FROM item WHERE id = OLD.item);
END;

CREATE TRIGGER gate_insert BEFORE INSERT ON gate
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting
    WHERE status = 'closed' AND id IN (NEW.meeting, (SELECT meeting FROM gate WHERE id = NEW.id));
END;

CREATE TRIGGER gate_update BEFORE UPDATE ON gate
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting WHERE status = 'closed' AND id IN (OLD.meeting, NEW.meeting);
    SELECT RAISE(ABORT, 'gavel:id') WHERE NEW.id IS NOT OLD.id;
END;

CREATE TRIGGER gate_delete BEFORE DELETE ON gate
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting WHERE status = 'closed' AND id = OLD.meeting;
END;

CREATE TRIGGER check_insert BEFORE INSERT ON "check"
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting
    WHERE status = 'closed' AND id IN (
        SELECT meeting FROM gate WHERE id IN (NEW.gate, (SELECT gate FROM "check" WHERE id = NEW.id)));
END;

CREATE TRIGGER check_update BEFORE UPDATE ON "check"
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting
    WHERE status = 'closed' AND id IN (SELECT meeting FROM gate WHERE id IN (OLD.gate, NEW.gate));
    SELECT RAISE(ABORT, 'gavel:id') WHERE NEW.id IS NOT OLD.id;
END;

CREATE TRIGGER check_delete BEFORE DELETE ON "check"
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting
    WHERE status = 'closed' AND id IN (SELECT meeting FROM gate WHERE id = OLD.gate);
END;

-- Rulings are appended. One may be taken back (undo) while no meeting has
-- closed over it.

CREATE TRIGGER ruling_insert BEFORE INSERT ON ruling
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting WHERE status = 'closed' AND id = NEW.meeting;
    SELECT RAISE(ABORT, 'gavel:ruling') FROM ruling WHERE id = NEW.id;
END;

CREATE TRIGGER ruling_update BEFORE UPDATE ON ruling
BEGIN
    SELECT RAISE(ABORT, 'gavel:ruling');
END;

CREATE TRIGGER ruling_delete BEFORE DELETE ON ruling
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting
    WHERE status = 'closed' AND (id = OLD.meeting OR id IN (SELECT meeting FROM entry WHERE ruling = OLD.id));
END;

-- What a closed meeting spoke about lives on and changes, but is not taken
-- away, and the agenda of a closed meeting gains and loses no decision.

CREATE TRIGGER decision_insert BEFORE INSERT ON decision
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting
    WHERE status = 'closed' AND NEW.item IS NOT (SELECT item FROM decision WHERE id = NEW.id)
      AND id IN (SELECT meeting FROM item WHERE id IN (NEW.item, (SELECT item FROM decision WHERE id = NEW.id)));
END;

CREATE TRIGGER decision_update BEFORE UPDATE ON decision
BEGIN
    SELECT RAISE(ABORT, 'gavel:id') WHERE NEW.id IS NOT OLD.id;
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting
    WHERE status = 'closed' AND NEW.item IS NOT OLD.item
      AND id IN (SELECT meeting FROM item WHERE id IN (OLD.item, NEW.item));
END;

CREATE TRIGGER decision_delete BEFORE DELETE ON decision
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting
    WHERE status = 'closed' AND (id IN (SELECT meeting FROM item WHERE id = OLD.item)
       OR id IN (SELECT meeting FROM entry WHERE kind = 'decision' AND subject = OLD.id));
END;

CREATE TRIGGER blocker_update BEFORE UPDATE ON blocker
BEGIN
    SELECT RAISE(ABORT, 'gavel:id') WHERE NEW.id IS NOT OLD.id;
END;

CREATE TRIGGER blocker_delete BEFORE DELETE ON blocker
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting
    WHERE status = 'closed' AND id IN (SELECT meeting FROM entry WHERE kind = 'blocker' AND subject = OLD.id);
END;

CREATE TRIGGER feedback_update BEFORE UPDATE ON feedback
BEGIN
    SELECT RAISE(ABORT, 'gavel:id') WHERE NEW.id IS NOT OLD.id;
END;

CREATE TRIGGER feedback_delete BEFORE DELETE ON feedback
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') FROM meeting
    WHERE status = 'closed' AND id IN (SELECT meeting FROM entry WHERE kind = 'feedback' AND subject = OLD.id);
END;

-- The journal is appended to, and nothing else.

CREATE TRIGGER journal_insert BEFORE INSERT ON journal
BEGIN
    SELECT RAISE(ABORT, 'gavel:journal') FROM journal WHERE id = NEW.id OR uid = NEW.uid;
END;

CREATE TRIGGER journal_update BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'gavel:journal');
END;

CREATE TRIGGER journal_delete BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'gavel:journal');
END;
