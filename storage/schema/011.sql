-- What the drill, the standing content of meetings and the close of a cycle need.

-- Whether much revenue depends on a decision.
ALTER TABLE decision ADD COLUMN revenue INTEGER NOT NULL DEFAULT 0;

-- What a standing item said when its meeting closed.
ALTER TABLE item ADD COLUMN kept TEXT NOT NULL DEFAULT '';

-- What kept an approved decision at the entry gate.
ALTER TABLE decision ADD COLUMN kept_by TEXT NOT NULL DEFAULT '';

-- Drills: the escalation path, tried with something that is open, and the calls of each.
INSERT INTO kind (name, prefix) VALUES ('drill', 'DR'), ('call', 'DC');
INSERT INTO kind_state (kind, state) VALUES
    ('drill', 'open'), ('drill', 'reached'), ('drill', 'not reached'), ('drill', 'dropped'),
    ('call', 'to call'), ('call', 'reached'), ('call', 'not reached'), ('call', 'dropped');

CREATE TABLE drill (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    owner      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    meeting    INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    raised_at  INTEGER,
    changed_at INTEGER
) STRICT;

CREATE INDEX drill_cycle ON drill (cycle);

CREATE TABLE call (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    owner      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    meeting    INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    raised_at  INTEGER,
    changed_at INTEGER,
    how        TEXT NOT NULL,
    would      TEXT NOT NULL,
    due        TEXT
) STRICT;

CREATE INDEX call_cycle ON call (cycle);
