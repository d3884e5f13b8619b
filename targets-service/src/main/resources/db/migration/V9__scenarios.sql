-- What if: changes that are thought of, kept to be compared. They touch nothing else.
CREATE TABLE scenario (
    id          uuid PRIMARY KEY,
    region_code text    NOT NULL REFERENCES region,
    year        integer NOT NULL,
    name        text    NOT NULL,
    revision    bigint  NOT NULL,
    row_version integer NOT NULL
);
CREATE INDEX scenario_region ON scenario (region_code text_pattern_ops, id);
CREATE TABLE scenario_change (
    scenario_id    uuid    NOT NULL REFERENCES scenario,
    position       integer NOT NULL,
    kind           text    NOT NULL,
    region_code    text,
    to_region_code text,
    uscc           text,
    amount         bigint,
    PRIMARY KEY (scenario_id, position)
);
