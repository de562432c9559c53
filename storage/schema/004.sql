-- Kinds and outcomes become rows, because SQLite cannot alter a CHECK: a later
-- step that adds a kind or an outcome only inserts here. The rows of the four
-- tables that are rebuilt keep what they say, and their numbers.
--
-- From this step on no step writes a trigger. All triggers are dropped before
-- it runs and created anew after the last step, in the same transaction, from
-- the lists of lock.go. Foreign keys are off while it runs, and counted before
-- and after.

CREATE TABLE kind (
    name   TEXT PRIMARY KEY,
    prefix TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

-- What stands on a meeting's table, and what can be remarked on.
CREATE TABLE tabled (kind TEXT PRIMARY KEY REFERENCES kind) STRICT, WITHOUT ROWID;
CREATE TABLE remarked (kind TEXT PRIMARY KEY REFERENCES kind) STRICT, WITHOUT ROWID;

CREATE TABLE outcome (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- The outcomes that a kind takes. One that is final answers a thing for good: it
-- counts in every meeting, whichever it was given in. The pairs are held by the
-- triggers of ruling: an earlier schema let a person at an SQL prompt write
-- others, and a file with one of those is still read and upgraded.
CREATE TABLE kind_outcome (
    kind    TEXT NOT NULL REFERENCES tabled,
    outcome TEXT NOT NULL REFERENCES outcome,
    final   INTEGER NOT NULL CHECK (final IN (0, 1)),
    PRIMARY KEY (kind, outcome)
) STRICT, WITHOUT ROWID;

INSERT INTO kind (name, prefix) VALUES
    ('item', 'I'), ('decision', 'D'), ('blocker', 'B'), ('check', 'C'), ('feedback', 'F'),
    ('action', 'A'), ('criterion', 'K'), ('evidence', 'E'), ('meeting', 'M'), ('person', 'P');
INSERT INTO tabled (kind) VALUES ('item'), ('decision'), ('blocker'), ('check'), ('feedback');
INSERT INTO remarked (kind) VALUES ('item'), ('decision'), ('blocker'), ('check');
INSERT INTO outcome (name) VALUES
    ('approved'), ('conditional'), ('rejected'), ('deferred'), ('escalated'),
    ('noted'), ('withdrawn'), ('resolved'), ('carried'), ('pass'), ('fail'), ('waived'), ('holds'),
    ('accepted'), ('declined'), ('parked'), ('duplicate'), ('answered'), ('cleared'), ('overridden');
INSERT INTO kind_outcome (kind, outcome, final) VALUES
    ('item', 'noted', 0), ('item', 'withdrawn', 1),
    ('decision', 'approved', 1), ('decision', 'conditional', 1), ('decision', 'rejected', 1),
    ('decision', 'deferred', 0), ('decision', 'escalated', 0), ('decision', 'withdrawn', 1),
    ('blocker', 'resolved', 1), ('blocker', 'carried', 0), ('blocker', 'escalated', 0),
    ('check', 'pass', 0), ('check', 'fail', 0), ('check', 'waived', 0), ('check', 'holds', 0),
    ('feedback', 'accepted', 1), ('feedback', 'declined', 1), ('feedback', 'parked', 1), ('feedback', 'duplicate', 1),
    ('feedback', 'answered', 1), ('feedback', 'cleared', 1), ('feedback', 'overridden', 1);

CREATE TABLE was_sequence AS SELECT name, seq FROM sqlite_sequence WHERE name IN ('ruling', 'action', 'entry', 'feedback');
CREATE TABLE was_action AS SELECT * FROM action;
CREATE TABLE was_entry AS SELECT * FROM entry;
CREATE TABLE was_feedback AS SELECT * FROM feedback;
CREATE TABLE was_ruling AS SELECT * FROM ruling;
DROP TABLE action;
DROP TABLE entry;
DROP TABLE feedback;
DROP TABLE ruling;

CREATE TABLE feedback (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    about_kind TEXT NOT NULL REFERENCES remarked DEFERRABLE INITIALLY DEFERRED,
    about      INTEGER NOT NULL,
    by         INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    concern    INTEGER NOT NULL CHECK (concern IN (0, 1)),
    at         INTEGER,
    line       INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE ruling (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    version      INTEGER NOT NULL,
    cycle        INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    about_kind   TEXT NOT NULL REFERENCES tabled DEFERRABLE INITIALLY DEFERRED,
    about        INTEGER NOT NULL,
    outcome      TEXT NOT NULL REFERENCES outcome DEFERRABLE INITIALLY DEFERRED,
    owner        INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    at           INTEGER NOT NULL,
    meeting      INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    via          TEXT NOT NULL,
    why          TEXT NOT NULL,
    how          TEXT NOT NULL,
    wording      TEXT NOT NULL,
    evidence     TEXT NOT NULL,
    fallback     TEXT NOT NULL,
    impact       TEXT NOT NULL,
    due          TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    escalated_to INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    second       INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    until        TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    duplicate_of TEXT NOT NULL,
    anew         INTEGER REFERENCES ruling DEFERRABLE INITIALLY DEFERRED,
    line         INTEGER NOT NULL,
    CHECK (owner IS NOT NULL OR outcome = 'holds')
) STRICT;

CREATE TABLE action (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    owner      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    due        TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    about_kind TEXT REFERENCES kind DEFERRABLE INITIALLY DEFERRED,
    about      INTEGER,
    condition  INTEGER REFERENCES ruling DEFERRABLE INITIALLY DEFERRED,
    meeting    INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    raised_at  INTEGER,
    done_at    INTEGER,

    raised_line INTEGER NOT NULL,
    done_line   INTEGER NOT NULL
) STRICT;

CREATE TABLE entry (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    cycle   INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    meeting INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    kind    TEXT NOT NULL REFERENCES tabled DEFERRABLE INITIALLY DEFERRED,
    subject INTEGER NOT NULL,
    ruling  INTEGER REFERENCES ruling DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (meeting, kind, subject)
) STRICT;

INSERT INTO feedback SELECT *, 0 FROM was_feedback ORDER BY id;
INSERT INTO ruling SELECT *, NULL, 0 FROM was_ruling ORDER BY id;
INSERT INTO action
SELECT id, version, cycle, text, owner, due, nullif(about_kind, ''), about, condition, meeting, raised_at, done_at, 0, 0
FROM was_action ORDER BY id;
INSERT INTO entry SELECT * FROM was_entry ORDER BY id;

-- A number that was given out once is not given out again, also where its row
-- was taken back.
DELETE FROM sqlite_sequence WHERE name IN ('ruling', 'action', 'entry', 'feedback');
INSERT INTO sqlite_sequence (name, seq) SELECT name, seq FROM was_sequence;

DROP TABLE was_sequence;
DROP TABLE was_action;
DROP TABLE was_entry;
DROP TABLE was_feedback;
DROP TABLE was_ruling;

CREATE INDEX feedback_cycle ON feedback (cycle);
CREATE INDEX ruling_cycle ON ruling (cycle);
CREATE INDEX action_cycle ON action (cycle);
CREATE INDEX entry_cycle ON entry (cycle);
CREATE INDEX feedback_about ON feedback (about_kind, about);
CREATE INDEX ruling_about ON ruling (about_kind, about);
CREATE INDEX entry_undecided ON entry (meeting) WHERE ruling IS NULL;
CREATE INDEX entry_ruling ON entry (ruling);
CREATE INDEX entry_subject ON entry (kind, subject);

-- The line of the journal at which something happened: what belongs to a meeting
-- is decided by these numbers, not by clocks. They are no part of what the
-- journal and the seals say of a row; they follow from the journal, and doctor
-- holds them against it. A ruling that no line tells of has -1, and is no answer.
ALTER TABLE meeting ADD COLUMN started_line INTEGER NOT NULL DEFAULT 0;
ALTER TABLE meeting ADD COLUMN closed_line INTEGER NOT NULL DEFAULT 0;
ALTER TABLE blocker ADD COLUMN changed_line INTEGER NOT NULL DEFAULT 0;

CREATE TABLE was_told AS
SELECT journal.id AS line, json_extract(value, '$.table') AS name, json_extract(value, '$.id') AS row,
    json_remove(json_extract(value, '$.before'), '$.version') AS before,
    json_remove(json_extract(value, '$.after'), '$.version') AS after
FROM journal, json_each(journal.changes)
WHERE json_extract(value, '$.table') IN ('ruling', 'action', 'meeting', 'blocker', 'feedback');
CREATE INDEX was_told_row ON was_told (name, row);

UPDATE ruling SET line = ifnull(
    (SELECT max(line) FROM was_told WHERE name = 'ruling' AND row = ruling.id AND before IS NULL), -1);
UPDATE action SET raised_line = ifnull(
    (SELECT max(line) FROM was_told WHERE name = 'action' AND row = action.id AND before IS NULL), 0);
UPDATE action SET done_line = ifnull(
    (SELECT max(line) FROM was_told WHERE name = 'action' AND row = action.id
        AND ifnull(before ->> 'done_at', 0) <> after ->> 'done_at'), 0)
WHERE done_at IS NOT NULL;
UPDATE meeting SET started_line = ifnull(
    (SELECT max(line) FROM was_told WHERE name = 'meeting' AND row = meeting.id
        AND ifnull(before ->> 'started_at', 0) <> after ->> 'started_at'), 0)
WHERE started_at IS NOT NULL;
UPDATE meeting SET closed_line = ifnull(
    (SELECT max(line) FROM was_told WHERE name = 'meeting' AND row = meeting.id
        AND ifnull(before ->> 'closed_at', 0) <> after ->> 'closed_at'), 0)
WHERE closed_at IS NOT NULL;
UPDATE blocker SET changed_line = ifnull(
    (SELECT max(line) FROM was_told WHERE name = 'blocker' AND row = blocker.id AND before IS NOT after), 0);

-- Of a remark, the last of the lines about it that follow one another from the one
-- that raised it: until then nothing else was said.
UPDATE feedback SET line = ifnull((
    WITH RECURSIVE follows (line) AS (
        SELECT max(line) FROM was_told WHERE name = 'feedback' AND row = feedback.id AND before IS NULL
        UNION ALL
        SELECT was_told.line FROM follows JOIN was_told
        ON name = 'feedback' AND row = feedback.id AND was_told.line = follows.line + 1 AND after IS NOT NULL
    )
    SELECT max(line) FROM follows), 0);

DROP TABLE was_told;

-- The meetings that closed before seals were set: doctor names them as older.
-- Every other closed meeting has a seal.
CREATE TABLE unsealed (meeting INTEGER PRIMARY KEY REFERENCES meeting) STRICT;
INSERT INTO unsealed (meeting)
SELECT id FROM meeting
WHERE status = 'closed' AND id NOT IN (SELECT meeting FROM seal)
    AND closed_line < ifnull((SELECT min(entry) FROM seal), closed_line + 1);

-- When the clock of an escalation ends; one that was escalated before ends with
-- its day.
ALTER TABLE ruling ADD COLUMN due_at INTEGER;

-- The minutes of a meeting, as a text that is made when it closes and printed from
-- then on, and what the people were called whom it names.
CREATE TABLE minutes (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    cycle   INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    meeting INTEGER NOT NULL UNIQUE REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    text    TEXT NOT NULL
) STRICT;

CREATE TABLE minutes_name (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    cycle   INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    meeting INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    person  INTEGER NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    name    TEXT NOT NULL,
    UNIQUE (meeting, person)
) STRICT;

CREATE INDEX minutes_cycle ON minutes (cycle);
CREATE INDEX minutes_name_cycle ON minutes_name (cycle);

-- An addendum that is taken back is struck.
ALTER TABLE addendum ADD COLUMN struck_at INTEGER;
ALTER TABLE addendum ADD COLUMN struck_by TEXT NOT NULL DEFAULT '';

-- A cycle's time zone can change; a meeting that is closed keeps its own.
ALTER TABLE cycle ADD COLUMN first_zone TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN zone TEXT NOT NULL DEFAULT '';

-- When people came to a meeting, and when they left it.
ALTER TABLE attendance ADD COLUMN came INTEGER;
ALTER TABLE attendance ADD COLUMN "left" INTEGER;
