-- A cancel is taken back like any other change (undo): the meeting is again what
-- it was before. Else a meeting goes the way it always went.

DROP TRIGGER meeting_update;

CREATE TRIGGER meeting_update BEFORE UPDATE ON meeting
BEGIN
    SELECT RAISE(ABORT, 'gavel:closed') WHERE OLD.status = 'closed';
    SELECT RAISE(ABORT, 'gavel:id') WHERE NEW.id IS NOT OLD.id OR NEW.cycle IS NOT OLD.cycle;
    SELECT RAISE(ABORT, 'gavel:not-open')
    WHERE NEW.status = 'planned' AND (OLD.status NOT IN ('planned', 'cancelled') OR OLD.started_at IS NOT NULL);
    SELECT RAISE(ABORT, 'gavel:not-open')
    WHERE OLD.status = 'cancelled' AND NEW.status IN ('live', 'adjourned') AND OLD.started_at IS NULL;
    SELECT RAISE(ABORT, 'gavel:ruled') FROM ruling
    WHERE NEW.status = 'cancelled' AND OLD.status <> 'cancelled' AND meeting = NEW.id AND owner IS NOT NULL;
    SELECT RAISE(ABORT, 'gavel:one-live') FROM meeting
    WHERE NEW.status = 'live' AND status = 'live' AND cycle = NEW.cycle AND id <> NEW.id;
END;
