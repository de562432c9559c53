-- What the cycle and its gates need.

-- The two dates of a cycle, and who owns each: when it is delivered, and the day that
-- customers are told. Steps about the cycle say how they moved, and who confirmed them.
INSERT INTO kind (name, prefix) VALUES ('cycle', 'CY');
INSERT INTO kind_state (kind, state) VALUES ('cycle', 'open');
ALTER TABLE cycle ADD COLUMN delivery TEXT;
ALTER TABLE cycle ADD COLUMN delivery_owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE cycle ADD COLUMN customer TEXT;
ALTER TABLE cycle ADD COLUMN customer_owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED;
