-- A snapshot remembers the hash of the event that it stands on, so that a state folded from other events is never taken for this log's.
ALTER TABLE dialogue_log.snapshots ADD COLUMN hash bytea;

UPDATE dialogue_log.snapshots s SET hash = (SELECT e.hash FROM dialogue_log.events e WHERE e.dialogue = s.dialogue AND e.sequence = s.sequence);

DELETE FROM dialogue_log.snapshots WHERE hash IS NULL;

ALTER TABLE dialogue_log.snapshots ALTER COLUMN hash SET NOT NULL;
