-- What the week between two meetings adds to the record.

-- Which days of the cycle are working days: of a week, such as 'mon tue wed', and
-- those off, such as '2026-12-24 2026-12-25'. An empty text is Monday to Friday, and
-- no day off.
ALTER TABLE cycle ADD COLUMN workdays TEXT NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN days_off TEXT NOT NULL DEFAULT '';
