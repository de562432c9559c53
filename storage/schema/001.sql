-- The first schema of a gavel file.
--
-- Its tables are the rows of package model: the same names, one column a field.
-- A reference to nothing, a day and an instant that are not known are NULL;
-- instants are milliseconds since 1970, days are '2006-01-02'.
--
-- 001_lock.sql belongs to it and sets the second lock.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The oldest program, by its schema version, that reads this file rightly.
INSERT INTO meta (key, value) VALUES ('min_reader', '1');

CREATE TABLE cycle (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    version      INTEGER NOT NULL,
    name         TEXT NOT NULL,
    zone         TEXT NOT NULL,
    review_every INTEGER NOT NULL
) STRICT;

CREATE TABLE person (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    name    TEXT NOT NULL
) STRICT;

CREATE TABLE escalation_step (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    version  INTEGER NOT NULL,
    cycle    INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    person   INTEGER NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE meeting (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    version       INTEGER NOT NULL,
    cycle         INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    title         TEXT NOT NULL,
    date          TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    minutes       INTEGER NOT NULL,
    status        TEXT NOT NULL CHECK (status IN ('planned', 'live', 'adjourned', 'closed', 'cancelled')),
    facilitator   INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    started_at    INTEGER,
    closed_at     INTEGER,
    rules_version INTEGER NOT NULL
) STRICT;

CREATE TABLE attendance (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    version  INTEGER NOT NULL,
    cycle    INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    meeting  INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    person   INTEGER NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    presence TEXT NOT NULL CHECK (presence IN ('expected', 'present', 'absent')),
    UNIQUE (meeting, person)
) STRICT;

CREATE TABLE item (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    version   INTEGER NOT NULL,
    cycle     INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    meeting   INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    position  INTEGER NOT NULL,
    title     TEXT NOT NULL,
    question  TEXT NOT NULL,
    objective TEXT NOT NULL,
    owner     INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    presenter TEXT NOT NULL,
    timebox   INTEGER NOT NULL,
    ask       TEXT NOT NULL CHECK (ask IN ('decide', 'inform')),
    ask_why   TEXT NOT NULL,
    notes     TEXT NOT NULL,
    skipped   INTEGER NOT NULL
) STRICT;

CREATE TABLE clock (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    version       INTEGER NOT NULL,
    cycle         INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    meeting       INTEGER NOT NULL UNIQUE REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    item          INTEGER REFERENCES item DEFERRABLE INITIALLY DEFERRED,
    since         INTEGER,
    sitting_since INTEGER,
    spent_ms      INTEGER NOT NULL
) STRICT;

CREATE TABLE spent (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    version  INTEGER NOT NULL,
    cycle    INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    item     INTEGER NOT NULL UNIQUE REFERENCES item DEFERRABLE INITIALLY DEFERRED,
    spent_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE decision (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    version        INTEGER NOT NULL,
    cycle          INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    item           INTEGER NOT NULL REFERENCES item DEFERRABLE INITIALLY DEFERRED,
    statement      TEXT NOT NULL,
    recommendation TEXT NOT NULL,
    wording        TEXT NOT NULL,
    owner          INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    needs_evidence INTEGER NOT NULL CHECK (needs_evidence IN (0, 1)),
    fallback       TEXT NOT NULL,
    request        TEXT NOT NULL,
    release        TEXT NOT NULL,
    due            TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    raised_at      INTEGER
) STRICT;

CREATE TABLE option (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    version  INTEGER NOT NULL,
    cycle    INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    decision INTEGER NOT NULL REFERENCES decision DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text     TEXT NOT NULL
) STRICT;

CREATE TABLE criterion (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    version      INTEGER NOT NULL,
    cycle        INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    decision     INTEGER NOT NULL REFERENCES decision DEFERRABLE INITIALLY DEFERRED,
    text         TEXT NOT NULL,
    "check"      TEXT NOT NULL,
    "constraint" TEXT NOT NULL
) STRICT;

CREATE TABLE evidence (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    version   INTEGER NOT NULL,
    cycle     INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    criterion INTEGER NOT NULL REFERENCES criterion DEFERRABLE INITIALLY DEFERRED,
    seen      TEXT NOT NULL,
    verdict   TEXT NOT NULL CHECK (verdict IN ('met', 'unmet')),
    artefact  TEXT NOT NULL,
    at        INTEGER
) STRICT;

CREATE TABLE blocker (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    item       INTEGER REFERENCES item DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    owner      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    due        TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    due_moved  INTEGER NOT NULL,
    fallback   TEXT NOT NULL,
    impact     TEXT NOT NULL,
    raised_at  INTEGER,
    changed_at INTEGER
) STRICT;

CREATE TABLE gate (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    cycle   INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    meeting INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    name    TEXT NOT NULL
) STRICT;

CREATE TABLE "check" (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    version  INTEGER NOT NULL,
    cycle    INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    gate     INTEGER NOT NULL REFERENCES gate DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text     TEXT NOT NULL,
    owner    INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    computed TEXT NOT NULL
) STRICT;

CREATE TABLE feedback (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    about_kind TEXT NOT NULL CHECK (about_kind IN ('item', 'decision', 'blocker', 'check')),
    about      INTEGER NOT NULL,
    by         INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    concern    INTEGER NOT NULL CHECK (concern IN (0, 1)),
    at         INTEGER
) STRICT;

CREATE TABLE ruling (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    version      INTEGER NOT NULL,
    cycle        INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    about_kind   TEXT NOT NULL CHECK (about_kind IN ('item', 'decision', 'blocker', 'check', 'feedback')),
    about        INTEGER NOT NULL,
    outcome      TEXT NOT NULL CHECK (outcome IN (
        'approved', 'conditional', 'rejected', 'deferred', 'escalated',
        'noted', 'withdrawn', 'resolved', 'carried', 'pass', 'fail', 'waived', 'holds',
        'accepted', 'declined', 'parked', 'duplicate', 'answered', 'cleared', 'overridden')),
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
    CHECK (owner IS NOT NULL OR outcome = 'holds')
) STRICT;

CREATE TABLE action (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL,
    owner      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    due        TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    about_kind TEXT NOT NULL CHECK (about_kind IN (
        '', 'item', 'decision', 'blocker', 'check', 'feedback', 'action', 'criterion', 'evidence', 'meeting', 'person')),
    about      INTEGER,
    condition  INTEGER REFERENCES ruling DEFERRABLE INITIALLY DEFERRED,
    meeting    INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    raised_at  INTEGER,
    done_at    INTEGER
) STRICT;

-- What a meeting has to dispose of, and the ruling in force on each.
CREATE TABLE entry (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    cycle   INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    meeting INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    kind    TEXT NOT NULL CHECK (kind IN ('item', 'decision', 'blocker', 'check', 'feedback')),
    subject INTEGER NOT NULL,
    ruling  INTEGER REFERENCES ruling DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (meeting, kind, subject)
) STRICT;

CREATE TABLE addendum (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    cycle   INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    meeting INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    text    TEXT NOT NULL,
    at      INTEGER
) STRICT;

CREATE TABLE private_note (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    cycle   INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    meeting INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    item    INTEGER REFERENCES item DEFERRABLE INITIALLY DEFERRED,
    text    TEXT NOT NULL
) STRICT;

-- Every change ever made, in order, in one chain of hashes for the file.
CREATE TABLE journal (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    uid       BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    cycle     INTEGER,
    meeting   INTEGER,
    at        INTEGER NOT NULL,
    actor     TEXT NOT NULL,
    instance  TEXT NOT NULL,
    command   TEXT NOT NULL,
    says      TEXT NOT NULL,
    undoable  INTEGER NOT NULL CHECK (undoable IN (0, 1)),
    reverts   INTEGER REFERENCES journal,
    changes   TEXT NOT NULL CHECK (json_valid(changes)),
    prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
    hash      BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- A record is loaded cycle by cycle.
CREATE INDEX escalation_step_cycle ON escalation_step (cycle);
CREATE INDEX meeting_cycle ON meeting (cycle);
CREATE INDEX attendance_cycle ON attendance (cycle);
CREATE INDEX item_cycle ON item (cycle);
CREATE INDEX clock_cycle ON clock (cycle);
CREATE INDEX spent_cycle ON spent (cycle);
CREATE INDEX decision_cycle ON decision (cycle);
CREATE INDEX option_cycle ON option (cycle);
CREATE INDEX criterion_cycle ON criterion (cycle);
CREATE INDEX evidence_cycle ON evidence (cycle);
CREATE INDEX blocker_cycle ON blocker (cycle);
CREATE INDEX gate_cycle ON gate (cycle);
CREATE INDEX check_cycle ON "check" (cycle);
CREATE INDEX feedback_cycle ON feedback (cycle);
CREATE INDEX ruling_cycle ON ruling (cycle);
CREATE INDEX action_cycle ON action (cycle);
CREATE INDEX entry_cycle ON entry (cycle);
CREATE INDEX addendum_cycle ON addendum (cycle);
CREATE INDEX private_note_cycle ON private_note (cycle);

-- What the locks and the undo look up.
CREATE UNIQUE INDEX meeting_live ON meeting (cycle) WHERE status = 'live';
CREATE INDEX item_meeting ON item (meeting);
CREATE INDEX decision_item ON decision (item);
CREATE INDEX gate_meeting ON gate (meeting);
CREATE INDEX check_gate ON "check" (gate);
CREATE INDEX feedback_about ON feedback (about_kind, about);
CREATE INDEX ruling_about ON ruling (about_kind, about);
CREATE INDEX entry_undecided ON entry (meeting) WHERE ruling IS NULL;
CREATE INDEX entry_ruling ON entry (ruling);
CREATE INDEX entry_subject ON entry (kind, subject);
CREATE INDEX journal_instance ON journal (instance, id);
CREATE INDEX journal_reverts ON journal (reverts) WHERE reverts IS NOT NULL;
