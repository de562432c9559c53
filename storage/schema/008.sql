-- What the registers around the decision still lacked.

-- When an open decision or action was changed last, so that what nobody touches shows as stale.
ALTER TABLE decision ADD COLUMN changed_at INTEGER;
ALTER TABLE action ADD COLUMN changed_at INTEGER;

-- Metrics. every is the days from one reading to the next.
INSERT INTO kind (name, prefix) VALUES ('metric', 'MT');
INSERT INTO kind_state (kind, state) VALUES ('metric', 'active'), ('metric', 'retired');

CREATE TABLE metric (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    owner      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    meeting    INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    raised_at  INTEGER,
    changed_at INTEGER,
    key        TEXT NOT NULL,
    unit       TEXT NOT NULL,
    better     TEXT NOT NULL,
    base       TEXT NOT NULL,
    base_on    TEXT,
    target     TEXT NOT NULL,
    target_on  TEXT,
    source     TEXT NOT NULL,
    every      INTEGER NOT NULL,
    signal     TEXT NOT NULL,
    tag        TEXT NOT NULL
) STRICT;

CREATE INDEX metric_cycle ON metric (cycle);

-- Readings of metrics. corrected is the reading that took the place of one, NULL for one
-- that counts.
INSERT INTO kind (name, prefix) VALUES ('reading', 'RD');

CREATE TABLE reading (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    version   INTEGER NOT NULL,
    cycle     INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    metric    INTEGER NOT NULL REFERENCES metric DEFERRABLE INITIALLY DEFERRED,
    day       TEXT NOT NULL,
    value     TEXT NOT NULL,
    by        INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    source    TEXT NOT NULL,
    corrected INTEGER REFERENCES reading DEFERRABLE INITIALLY DEFERRED,
    meeting   INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    at        INTEGER NOT NULL
) STRICT;

CREATE INDEX reading_cycle ON reading (cycle);
CREATE INDEX reading_series ON reading (metric, day);

-- When an approval is looked at again, and what a decision is made on, at which version.
ALTER TABLE decision ADD COLUMN review_on TEXT;
ALTER TABLE decision ADD COLUMN artefact TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN artefact_version TEXT NOT NULL DEFAULT '';

-- The versions of artefacts; the newest row of a name is the present one.
CREATE TABLE artefact (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    name       TEXT NOT NULL,
    at_version TEXT NOT NULL,
    at         INTEGER
) STRICT;

CREATE INDEX artefact_cycle ON artefact (cycle);

-- Checkpoints: days on which metrics are looked at.
INSERT INTO kind (name, prefix) VALUES ('checkpoint', 'CP');
INSERT INTO kind_state (kind, state) VALUES
    ('checkpoint', 'planned'), ('checkpoint', 'met'), ('checkpoint', 'missed'), ('checkpoint', 'dropped');

CREATE TABLE "checkpoint" (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    owner      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    meeting    INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    raised_at  INTEGER,
    changed_at INTEGER,
    due        TEXT,
    expects    TEXT NOT NULL
) STRICT;

CREATE INDEX checkpoint_cycle ON "checkpoint" (cycle);

-- Requests of people outside, which decisions answer.
INSERT INTO kind (name, prefix) VALUES ('request', 'RQ');
INSERT INTO kind_state (kind, state) VALUES
    ('request', 'open'), ('request', 'answered'), ('request', 'withdrawn');

CREATE TABLE "request" (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    owner      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    meeting    INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    raised_at  INTEGER,
    changed_at INTEGER,
    asked      TEXT NOT NULL,
    sort       TEXT NOT NULL,
    received   TEXT,
    wanted     TEXT,
    address    TEXT NOT NULL
) STRICT;

CREATE INDEX request_cycle ON "request" (cycle);

-- Releases, to which decisions go. Release is a word of SQL.
INSERT INTO kind (name, prefix) VALUES ('release', 'RL');
INSERT INTO kind_state (kind, state) VALUES
    ('release', 'planned'), ('release', 'released'), ('release', 'dropped');

CREATE TABLE "release" (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    owner      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    meeting    INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    raised_at  INTEGER,
    changed_at INTEGER,
    due         TEXT,
    released_on TEXT
) STRICT;

CREATE INDEX release_cycle ON "release" (cycle);
