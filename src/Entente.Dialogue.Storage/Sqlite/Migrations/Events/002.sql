-- A snapshot remembers the hash of the event that it stands on, so that a state folded from other events is never taken for this log's.
ALTER TABLE snapshots ADD COLUMN hash BLOB;

UPDATE snapshots SET hash = (SELECT e.hash FROM events e WHERE e.dialogue = snapshots.dialogue AND e.sequence = snapshots.sequence);

DELETE FROM snapshots WHERE hash IS NULL;
