-- What the drill, the standing content of meetings and the close of a cycle need.

-- Whether much revenue depends on a decision.
ALTER TABLE decision ADD COLUMN revenue INTEGER NOT NULL DEFAULT 0;

-- What a standing item said when its meeting closed.
ALTER TABLE item ADD COLUMN kept TEXT NOT NULL DEFAULT '';

-- What kept an approved decision at the entry gate.
ALTER TABLE decision ADD COLUMN kept_by TEXT NOT NULL DEFAULT '';
