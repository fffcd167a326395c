-- One row for each dialogue: who owns it (epoch) and where its log ends.
CREATE TABLE dialogues (
    key      INTEGER PRIMARY KEY,
    id       TEXT    NOT NULL UNIQUE,
    epoch    INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    hash     BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- One row for each event, never changed. Time is in microseconds since 1970 UTC. The rows stand in the order of commits, which keeps writing cheap.
CREATE TABLE events (
    dialogue INTEGER NOT NULL REFERENCES dialogues (key),
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    kind     TEXT    NOT NULL,
    time     INTEGER NOT NULL,
    payload  BLOB    NOT NULL,
    hash     BLOB    NOT NULL,
    UNIQUE (dialogue, sequence)
) STRICT;

CREATE TABLE snapshots (
    dialogue INTEGER NOT NULL REFERENCES dialogues (key),
    sequence INTEGER NOT NULL,
    format   INTEGER NOT NULL,
    state    BLOB    NOT NULL,
    PRIMARY KEY (dialogue, sequence)
) STRICT;
