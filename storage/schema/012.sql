-- What the close of a cycle and its next one need.

-- Lessons that are standards: where each stands in the team's playbook, and in which words.
INSERT INTO kind_state (kind, state) VALUES ('lesson', 'standard');
ALTER TABLE lesson ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE lesson ADD COLUMN wording TEXT NOT NULL DEFAULT '';
ALTER TABLE lesson ADD COLUMN answers TEXT NOT NULL DEFAULT '';
ALTER TABLE lesson ADD COLUMN minutes INTEGER NOT NULL DEFAULT 0;

-- Who said that an open thing goes on in the next cycle.
ALTER TABLE carried ADD COLUMN by INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED;
