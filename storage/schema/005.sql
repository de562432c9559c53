-- The times for which people had left a meeting, and came back from.
CREATE TABLE away (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    cycle   INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    meeting INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
    person  INTEGER NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    "left"  INTEGER NOT NULL,
    back    INTEGER NOT NULL
) STRICT;

CREATE INDEX away_cycle ON away (cycle);
