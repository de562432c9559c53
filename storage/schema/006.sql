-- What the week between two meetings adds to the record.

-- Which days of the cycle are working days: of a week, such as 'mon tue wed', and
-- those off, such as '2026-12-24 2026-12-25'. An empty text is Monday to Friday, and
-- no day off.
ALTER TABLE cycle ADD COLUMN workdays TEXT NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN days_off TEXT NOT NULL DEFAULT '';

-- How a thing can stand that meetings do not rule on, and what happened to it: it went
-- from one state to another, or was given another day or another owner. Steps are
-- appended, never edited.
CREATE TABLE kind_state (
    kind  TEXT NOT NULL REFERENCES kind,
    state TEXT NOT NULL,
    PRIMARY KEY (kind, state)
) STRICT, WITHOUT ROWID;

INSERT INTO kind_state (kind, state) VALUES ('action', 'open'), ('action', 'done'), ('action', 'dropped');

CREATE TABLE step (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    about_kind TEXT NOT NULL REFERENCES kind DEFERRABLE INITIALLY DEFERRED,
    about      INTEGER NOT NULL,
    what       TEXT NOT NULL,
    "from"     TEXT NOT NULL,
    "to"       TEXT NOT NULL,
    why        TEXT NOT NULL,
    via        TEXT NOT NULL,
    by         INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    at         INTEGER NOT NULL,
    meeting    INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    line       INTEGER NOT NULL
) STRICT;

CREATE INDEX step_cycle ON step (cycle);
CREATE INDEX step_about ON step (about_kind, about);

-- The unmet evidence that an action follows from, and the line of the journal that
-- tells of evidence.
ALTER TABLE evidence ADD COLUMN line INTEGER NOT NULL DEFAULT 0;
ALTER TABLE action ADD COLUMN evidence INTEGER REFERENCES evidence DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE was_told AS
SELECT journal.id AS line, value ->> 'id' AS row
FROM journal, json_each(journal.changes)
WHERE value ->> 'table' = 'evidence' AND value -> 'before' IS NULL;
CREATE INDEX was_told_row ON was_told (row);
UPDATE evidence SET line = ifnull((SELECT max(line) FROM was_told WHERE row = evidence.id), 0);
DROP TABLE was_told;

-- An approval on conditions is confirmed, extended once, or lapses.
INSERT INTO outcome (name) VALUES ('confirmed'), ('extended'), ('lapsed');
INSERT INTO kind_outcome (kind, outcome, final) VALUES
    ('decision', 'confirmed', 1), ('decision', 'extended', 1), ('decision', 'lapsed', 1);

-- The thing that an agenda item is a place for; NULL for an item of its own.
ALTER TABLE item ADD COLUMN about_kind TEXT REFERENCES kind;
ALTER TABLE item ADD COLUMN about INTEGER CHECK ((about IS NULL) = (about_kind IS NULL));

-- What the content of an agenda item is computed from, '' for one that people write; and
-- whether gavel put it where it stands, and nobody moved it since.
ALTER TABLE item ADD COLUMN standing TEXT NOT NULL DEFAULT '';
ALTER TABLE item ADD COLUMN proposed INTEGER NOT NULL DEFAULT 0;

-- The series of reviews: what the close of one plans the next by, with the rhythm that
-- the cycle had before. An empty series, as 'off', plans nothing;
-- without a weekday, a time, a length or a facilitator those of the review count.
ALTER TABLE cycle ADD COLUMN series TEXT NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN review_day TEXT NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN review_time TEXT NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN review_minutes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cycle ADD COLUMN review_facilitator INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED;

-- When a meeting begins, such as '10:00'; empty where nobody said.
ALTER TABLE meeting ADD COLUMN start_time TEXT NOT NULL DEFAULT '';

-- What had changed since the pre-read when a meeting began.
ALTER TABLE meeting ADD COLUMN changed_since TEXT NOT NULL DEFAULT '';

-- The day on which somebody left for good, and who took over from them.
ALTER TABLE person ADD COLUMN left_on TEXT;
ALTER TABLE person ADD COLUMN successor INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED;

-- What a planned meeting said when its pre-read was announced: the newest counts. said
-- has a short sum of each text, and not the texts.
CREATE TABLE announcement (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    cycle   INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    meeting INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    at      INTEGER NOT NULL,
    by      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    said    TEXT NOT NULL
) STRICT;

CREATE INDEX announcement_cycle ON announcement (cycle);
CREATE INDEX announcement_meeting ON announcement (meeting);

-- When and where the minutes of a meeting were sent.
CREATE TABLE sent (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    cycle   INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    meeting INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    sent_to TEXT NOT NULL,
    at      INTEGER NOT NULL,
    by      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX sent_cycle ON sent (cycle);
CREATE INDEX sent_meeting ON sent (meeting);

-- What was done with the cards of the walk before a meeting. No part of the record: it is
-- private, changed without a line in the journal, and goes when its meeting is closed.
CREATE TABLE walk (
    meeting INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    thing   INTEGER NOT NULL,
    state   TEXT NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (meeting, kind, thing)
) STRICT, WITHOUT ROWID;
