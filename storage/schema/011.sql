-- What the drill, the standing content of meetings and the close of a cycle need.

-- Whether much revenue depends on a decision.
ALTER TABLE decision ADD COLUMN revenue INTEGER NOT NULL DEFAULT 0;
