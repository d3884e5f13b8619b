-- Our copy of how many children the institutions of a town have in a month. Each count is a row; the highest sequence holds.
CREATE TABLE known_enrolment (
    town_code    text        NOT NULL,
    year         integer     NOT NULL,
    month        integer     NOT NULL CHECK (month BETWEEN 1 AND 12),
    sequence     bigint      NOT NULL,
    children     integer     NOT NULL,
    institutions integer     NOT NULL,
    known_at     timestamptz NOT NULL,
    PRIMARY KEY (town_code, year, month, sequence)
);
COMMENT ON COLUMN known_enrolment.institutions IS 'That have reported';
CREATE INDEX known_enrolment_within ON known_enrolment (town_code text_pattern_ops, year);
