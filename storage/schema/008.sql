-- What the registers around the decision still lacked.

-- When an open decision or action was changed last, so that what nobody touches shows as stale.
ALTER TABLE decision ADD COLUMN changed_at INTEGER;
ALTER TABLE action ADD COLUMN changed_at INTEGER;
