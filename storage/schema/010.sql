-- What the playbook, the end of a cycle and several cycles need.

-- What customers are told of a decision or a blocker, and who writes it.
ALTER TABLE decision ADD COLUMN touches_messaging INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decision ADD COLUMN message_owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE blocker ADD COLUMN touches_messaging INTEGER NOT NULL DEFAULT 0;
ALTER TABLE blocker ADD COLUMN message_owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED;
-- What frames a cycle beside its dates: its window, freezes, functions and success criteria.
ALTER TABLE cycle ADD COLUMN start TEXT;
ALTER TABLE cycle ADD COLUMN sprints INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cycle ADD COLUMN sprint_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cycle ADD COLUMN followed_until TEXT;
ALTER TABLE cycle ADD COLUMN freezes TEXT NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN measured_by TEXT NOT NULL DEFAULT '';

ALTER TABLE person ADD COLUMN function TEXT NOT NULL DEFAULT '';

CREATE TABLE function (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    version  INTEGER NOT NULL,
    cycle    INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    lead     INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX function_cycle ON function (cycle);

INSERT INTO kind (name, prefix) VALUES ('success', 'SG');
INSERT INTO kind_state (kind, state) VALUES
    ('success', 'open'), ('success', 'reached'), ('success', 'missed'), ('success', 'not measured');

CREATE TABLE success (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    owner      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    meeting    INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    raised_at  INTEGER,
    changed_at INTEGER,
    base       TEXT NOT NULL,
    target     TEXT NOT NULL,
    by         TEXT
) STRICT;

CREATE INDEX success_cycle ON success (cycle);

-- The playbook that a cycle works by, where it is another than the one that gavel comes with.
CREATE TABLE playbook (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    version  INTEGER NOT NULL,
    name     TEXT NOT NULL,
    text     TEXT NOT NULL,
    taken_at INTEGER NOT NULL
) STRICT;
ALTER TABLE cycle ADD COLUMN playbook INTEGER REFERENCES playbook DEFERRABLE INITIALLY DEFERRED;

-- The kinds of a meeting, and what they bring to it.
ALTER TABLE meeting ADD COLUMN kinds TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN apart INTEGER NOT NULL DEFAULT 0; -- it is none of the reviews
ALTER TABLE item ADD COLUMN brought TEXT NOT NULL DEFAULT '';
ALTER TABLE gate ADD COLUMN key TEXT NOT NULL DEFAULT '';
ALTER TABLE "check" ADD COLUMN key TEXT NOT NULL DEFAULT '';
ALTER TABLE "check" ADD COLUMN role TEXT NOT NULL DEFAULT '';
ALTER TABLE "check" ADD COLUMN firm INTEGER NOT NULL DEFAULT 0;
-- The state of a journey to which a walkthrough on an agenda came.
ALTER TABLE item ADD COLUMN walked_to INTEGER REFERENCES "state" DEFERRABLE INITIALLY DEFERRED;
-- The end of a cycle: when it was closed, what goes on in the next one, and what of earlier
-- cycles belongs to one, too.
ALTER TABLE cycle ADD COLUMN closed_at INTEGER;
ALTER TABLE cycle ADD COLUMN no_lesson TEXT NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN follows INTEGER REFERENCES cycle DEFERRABLE INITIALLY DEFERRED;
INSERT INTO kind_state (kind, state) VALUES ('cycle', 'closed');

CREATE TABLE carried (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    cycle   INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    kind    TEXT,
    thing   INTEGER,
    why     TEXT NOT NULL,
    at      INTEGER,
    UNIQUE (kind, thing, cycle)
) STRICT;

CREATE INDEX carried_cycle ON carried (cycle);

CREATE TABLE member (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    cycle   INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    kind    TEXT,
    thing   INTEGER
) STRICT;

CREATE INDEX member_cycle ON member (cycle);
CREATE INDEX member_of ON member (kind, cycle, thing);
CREATE INDEX member_thing ON member (kind, thing);

-- In which cycle somebody works, by the name under which what they do is kept. It is no part
-- of the record.
CREATE TABLE chosen_cycle (
    instance TEXT PRIMARY KEY,
    cycle    INTEGER NOT NULL
) STRICT;

-- When a decision passed the entry gate, NULL while it has not.
ALTER TABLE decision ADD COLUMN proceeded_at INTEGER;

-- What was answered to the meetings that the playbook proposes.
CREATE TABLE scheduled (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    cycle   INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    kind    TEXT NOT NULL,
    turn    INTEGER NOT NULL,
    answer  TEXT NOT NULL,
    day     TEXT,
    due     TEXT,
    meeting INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX scheduled_cycle ON scheduled (cycle);

-- A criterion may belong to a journey in place of a decision, and be asked before a launch. The
-- table is made anew, because SQLite cannot take back NOT NULL.
CREATE TABLE was_criterion AS SELECT * FROM criterion;
CREATE TABLE was_sequence AS SELECT name, seq FROM sqlite_sequence WHERE name = 'criterion';
DROP TABLE criterion;

CREATE TABLE criterion (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    version      INTEGER NOT NULL,
    cycle        INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    decision     INTEGER REFERENCES decision DEFERRABLE INITIALLY DEFERRED,
    text         TEXT NOT NULL,
    "check"      TEXT NOT NULL,
    "constraint" TEXT NOT NULL,
    journey      INTEGER REFERENCES journey DEFERRABLE INITIALLY DEFERRED,
    launch       INTEGER NOT NULL DEFAULT 0 CHECK (launch IN (0, 1)),
    CHECK ((decision IS NULL) <> (journey IS NULL))
) STRICT;

INSERT INTO criterion SELECT *, NULL, 0 FROM was_criterion ORDER BY id;
DELETE FROM sqlite_sequence WHERE name = 'criterion';
INSERT INTO sqlite_sequence (name, seq) SELECT name, seq FROM was_sequence;
DROP TABLE was_criterion;
DROP TABLE was_sequence;

CREATE INDEX criterion_cycle ON criterion (cycle);
