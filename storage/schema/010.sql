-- What the playbook, the end of a cycle and several cycles need.

-- What customers are told of a decision or a blocker, and who writes it.
ALTER TABLE decision ADD COLUMN touches_messaging INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decision ADD COLUMN message_owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE blocker ADD COLUMN touches_messaging INTEGER NOT NULL DEFAULT 0;
ALTER TABLE blocker ADD COLUMN message_owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED;
