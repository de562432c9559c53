-- What the cycle and its gates need.

-- The two dates of a cycle, and who owns each: when it is delivered, and the day that
-- customers are told. Steps about the cycle say how they moved, and who confirmed them.
INSERT INTO kind (name, prefix) VALUES ('cycle', 'CY');
INSERT INTO kind_state (kind, state) VALUES ('cycle', 'open');
ALTER TABLE cycle ADD COLUMN delivery TEXT;
ALTER TABLE cycle ADD COLUMN delivery_owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE cycle ADD COLUMN customer TEXT;
ALTER TABLE cycle ADD COLUMN customer_owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED;

-- Journeys, their states, and the transitions between them; links bind them.
INSERT INTO kind (name, prefix) VALUES ('journey', 'JN'), ('state', 'JS'), ('transition', 'JT');
INSERT INTO kind_state (kind, state) VALUES
    ('journey', 'open'), ('journey', 'dropped'),
    ('state', 'to verify'), ('state', 'verified'), ('state', 'failed'), ('state', 'dropped'),
    ('transition', 'active'), ('transition', 'dropped');

CREATE TABLE journey (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    owner      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    meeting    INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    raised_at  INTEGER,
    changed_at INTEGER,
    risk       TEXT NOT NULL,
    revenue    INTEGER NOT NULL
) STRICT;

CREATE INDEX journey_cycle ON journey (cycle);

CREATE TABLE "state" (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    version          INTEGER NOT NULL,
    cycle            INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    text             TEXT NOT NULL,
    owner            INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    meeting          INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    raised_at        INTEGER,
    changed_at       INTEGER,
    sort             TEXT NOT NULL,
    role             TEXT NOT NULL,
    expects          TEXT NOT NULL,
    ends             INTEGER NOT NULL,
    seen             TEXT NOT NULL,
    artefact         TEXT NOT NULL,
    artefact_version TEXT NOT NULL
) STRICT;

CREATE INDEX state_cycle ON "state" (cycle);

-- text is the condition on which a transition is taken.
CREATE TABLE "transition" (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    owner      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    meeting    INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    raised_at  INTEGER,
    changed_at INTEGER,
    role       TEXT NOT NULL
) STRICT;

CREATE INDEX transition_cycle ON "transition" (cycle);
-- What frames a cycle.
ALTER TABLE cycle ADD COLUMN objective TEXT NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN mandate TEXT NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN market_signal TEXT NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN filter TEXT NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN promise TEXT NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN promise_owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE cycle ADD COLUMN post_launch_owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED;
