-- What a plan counts: as its document defines it, or as the ready definitions did when it was written.
CREATE TABLE plan_indicator (
    plan_id     uuid    NOT NULL REFERENCES plan,
    position    integer NOT NULL,
    code        text    NOT NULL,
    name        text    NOT NULL,
    name_en     text    NOT NULL,
    unit        text    NOT NULL,
    kind        text    NOT NULL CHECK (kind IN ('STOCK', 'FLOW', 'RATE')),
    direction   text    NOT NULL CHECK (direction IN ('HIGHER', 'LOWER')),
    source      text    NOT NULL CHECK (source IN ('REPORTED', 'SLOTS_FILED', 'SLOTS_REGISTERED', 'POPULATION', 'PARTS')),
    numerator   text,
    denominator text,
    per         integer NOT NULL,
    responsible text,
    basis       text    NOT NULL,
    PRIMARY KEY (plan_id, position),
    UNIQUE (plan_id, code)
);

-- What the responsible unit reported. A correction is the next revision; rows are never changed.
CREATE TABLE observation (
    indicator   text        NOT NULL,
    region_code text        NOT NULL REFERENCES region,
    year        integer     NOT NULL,
    month       integer     NOT NULL CHECK (month BETWEEN 0 AND 12),
    revision    integer     NOT NULL,
    value       numeric     NOT NULL,
    evidence    text        NOT NULL,
    reason      text,
    actor       text        NOT NULL,
    department  text,
    known_at    timestamptz NOT NULL,
    PRIMARY KEY (region_code, year, indicator, month, revision)
);
COMMENT ON COLUMN observation.month IS '0 for the year as a whole';
CREATE INDEX observation_within ON observation (region_code text_pattern_ops, year);
