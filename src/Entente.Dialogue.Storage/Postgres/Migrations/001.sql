-- One row for each dialogue: who owns it (epoch) and where its log ends.
CREATE TABLE dialogue_log.dialogues (
    key      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id       text   COLLATE "C" NOT NULL UNIQUE,
    epoch    bigint NOT NULL,
    sequence bigint NOT NULL,
    hash     bytea  NOT NULL CHECK (length(hash) = 32)
) WITH (fillfactor = 50);

-- One row for each event, never changed. Time is in microseconds since 1970 UTC.
CREATE TABLE dialogue_log.events (
    dialogue bigint NOT NULL REFERENCES dialogue_log.dialogues (key),
    sequence bigint NOT NULL CHECK (sequence >= 1),
    kind     text   NOT NULL,
    time     bigint NOT NULL,
    payload  bytea  NOT NULL,
    hash     bytea  NOT NULL,
    PRIMARY KEY (dialogue, sequence)
);

CREATE TABLE dialogue_log.snapshots (
    dialogue bigint  NOT NULL REFERENCES dialogue_log.dialogues (key),
    sequence bigint  NOT NULL,
    format   integer NOT NULL,
    state    bytea   NOT NULL,
    PRIMARY KEY (dialogue, sequence)
);

-- One row for each person. No key means: destroyed, at that time (microseconds since 1970 UTC).
CREATE TABLE dialogue_log.person_keys (
    person    text COLLATE "C" PRIMARY KEY,
    key       bytea,
    destroyed bigint,
    CHECK ((key IS NULL) <> (destroyed IS NULL))
);
