-- Who works in an institution. Name and identity number are encrypted; by the fingerprint (a keyed hash) the same person
-- is found in several institutions.
CREATE TABLE staff_member (
    id                   uuid PRIMARY KEY,
    uscc                 text    NOT NULL REFERENCES registration,
    identity_encrypted   bytea   NOT NULL,
    identity_fingerprint text    NOT NULL,
    identity_masked      text    NOT NULL,
    name_encrypted       bytea   NOT NULL,
    role                 text    NOT NULL,
    qualification        text,
    health_checked_on    date,
    trained_on           date,
    from_day             date    NOT NULL,
    left_on              date,
    revision             bigint  NOT NULL,
    row_version          integer NOT NULL
);
CREATE INDEX staff_member_institution ON staff_member (uscc, id);
CREATE INDEX staff_member_person ON staff_member (identity_fingerprint) WHERE left_on IS NULL;
