-- The registers around the decision.

-- What binds a thing to another: "RK-1 on D-4" is one row. "to" is an id of to_kind.
CREATE TABLE link (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    version   INTEGER NOT NULL,
    cycle     INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    from_kind TEXT NOT NULL REFERENCES kind DEFERRABLE INITIALLY DEFERRED,
    "from"    INTEGER NOT NULL,
    word      TEXT NOT NULL,
    to_kind   TEXT NOT NULL REFERENCES kind DEFERRABLE INITIALLY DEFERRED,
    "to"      INTEGER NOT NULL
) STRICT;

CREATE INDEX link_cycle ON link (cycle);

-- The level of risk that the cycle agreed on, '' where nobody said, and who gives the
-- final approval; NULL for the last of the escalation path.
ALTER TABLE cycle ADD COLUMN risk TEXT NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN approver INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED;

-- Risks.
INSERT INTO kind (name, prefix) VALUES ('risk', 'RK');
INSERT INTO kind_state (kind, state) VALUES
    ('risk', 'open'), ('risk', 'mitigated'), ('risk', 'accepted'), ('risk', 'happened'), ('risk', 'closed');

CREATE TABLE risk (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    owner      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    meeting    INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    raised_at  INTEGER,
    changed_at INTEGER,
    likelihood TEXT NOT NULL,
    severity   TEXT NOT NULL,
    mitigation TEXT NOT NULL,
    fallback   TEXT NOT NULL,
    impact     TEXT NOT NULL,
    trigger    TEXT NOT NULL,
    review_on  TEXT,
    until      TEXT
) STRICT;

CREATE INDEX risk_cycle ON risk (cycle);

-- Assumptions. due_at is when what rests on a broken one is to be answered.
INSERT INTO kind (name, prefix) VALUES ('assumption', 'AS');
INSERT INTO kind_state (kind, state) VALUES
    ('assumption', 'likely'), ('assumption', 'at risk'), ('assumption', 'broken'), ('assumption', 'confirmed'), ('assumption', 'dropped');

CREATE TABLE assumption (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    version     INTEGER NOT NULL,
    cycle       INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    text        TEXT NOT NULL,
    owner       INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    meeting     INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    raised_at   INTEGER,
    changed_at  INTEGER,
    "constraint" TEXT NOT NULL,
    "check"     TEXT NOT NULL,
    reviewed_on TEXT,
    due_at      INTEGER
) STRICT;

CREATE INDEX assumption_cycle ON assumption (cycle);

-- Dependencies: what one function gives and another needs.
INSERT INTO kind (name, prefix) VALUES ('dependency', 'DP');
INSERT INTO kind_state (kind, state) VALUES
    ('dependency', 'open'), ('dependency', 'agreed'), ('dependency', 'met'), ('dependency', 'broken'), ('dependency', 'dropped');

CREATE TABLE dependency (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    owner      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    meeting    INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    raised_at  INTEGER,
    changed_at INTEGER,
    gives      TEXT NOT NULL,
    gets       TEXT NOT NULL,
    critical   INTEGER NOT NULL,
    due        TEXT,
    fallback   TEXT NOT NULL
) STRICT;

CREATE INDEX dependency_cycle ON dependency (cycle);

-- What sort of decision one is, such as 'scope'; empty where nobody said.
ALTER TABLE decision ADD COLUMN type TEXT NOT NULL DEFAULT '';

-- Changes of scope.
INSERT INTO kind (name, prefix) VALUES ('scope', 'SC');
INSERT INTO kind_state (kind, state) VALUES ('scope', 'asked'), ('scope', 'accepted'), ('scope', 'declined');

CREATE TABLE scope (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    owner      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    meeting    INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    raised_at  INTEGER,
    changed_at INTEGER,
    change     TEXT NOT NULL,
    by         INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    why        TEXT NOT NULL,
    tradeoff   TEXT NOT NULL,
    confidence TEXT NOT NULL,
    before     TEXT NOT NULL
) STRICT;

CREATE INDEX scope_cycle ON scope (cycle);

-- Lessons.
INSERT INTO kind (name, prefix) VALUES ('lesson', 'LS');
INSERT INTO kind_state (kind, state) VALUES ('lesson', 'noted'), ('lesson', 'pattern'), ('lesson', 'retired');

CREATE TABLE lesson (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    owner      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    meeting    INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    raised_at  INTEGER,
    changed_at INTEGER,
    type       TEXT NOT NULL,
    happened   TEXT NOT NULL,
    use_when   TEXT NOT NULL
) STRICT;

CREATE INDEX lesson_cycle ON lesson (cycle);
