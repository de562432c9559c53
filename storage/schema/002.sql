-- Seals and drafts.

-- What a meeting said when it closed, as one digest, and where the journal's
-- chain stood then (storage/seal.go).
CREATE TABLE seal (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting INTEGER NOT NULL UNIQUE REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    entry   INTEGER NOT NULL REFERENCES journal,
    head    BLOB NOT NULL CHECK (length(head) = 32),
    digest  BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

CREATE TRIGGER seal_insert BEFORE INSERT ON seal
BEGIN
    SELECT RAISE(ABORT, 'gavel:seal') FROM seal WHERE id = NEW.id OR meeting = NEW.meeting;
    SELECT RAISE(ABORT, 'gavel:seal') WHERE NOT EXISTS (SELECT 1 FROM meeting WHERE id = NEW.meeting AND status = 'closed');
END;

CREATE TRIGGER seal_update BEFORE UPDATE ON seal
BEGIN
    SELECT RAISE(ABORT, 'gavel:seal');
END;

CREATE TRIGGER seal_delete BEFORE DELETE ON seal
BEGIN
    SELECT RAISE(ABORT, 'gavel:seal');
END;

-- What is being typed and not said yet. No part of the record: it is changed
-- without a line in the journal, and goes when its text is saved.
CREATE TABLE draft (
    uid      TEXT PRIMARY KEY,
    instance TEXT NOT NULL,
    actor    TEXT NOT NULL,
    host     TEXT NOT NULL,
    pid      INTEGER NOT NULL,
    place    TEXT NOT NULL,
    text     TEXT NOT NULL,
    at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
