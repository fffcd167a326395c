-- One row for each person. No key means: destroyed, at that time (microseconds since 1970 UTC).
CREATE TABLE person_keys (
    person    TEXT PRIMARY KEY,
    key       BLOB,
    destroyed INTEGER,
    CHECK ((key IS NULL) <> (destroyed IS NULL))
) STRICT;
