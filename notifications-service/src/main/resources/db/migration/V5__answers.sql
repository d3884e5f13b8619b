-- How each recipient answered what was due in a month, as it was told last.
CREATE TABLE answers_told (
    plan_id     uuid    NOT NULL REFERENCES known_plan,
    region_code text    NOT NULL,
    department  text    NOT NULL,
    month       text    NOT NULL,
    in_time     integer NOT NULL,
    late        integer NOT NULL,
    unanswered  integer NOT NULL,
    revision    bigint  NOT NULL,
    PRIMARY KEY (plan_id, region_code, department, month)
);
COMMENT ON COLUMN answers_told.month IS 'Of the due days, yyyy-mm';
INSERT INTO routing_rule VALUES
    ('org.tuoyu.evaluation-scheme.set.v1', 'progress', true, true, true, false, 5, '五(三) 督导评估: who is evaluated learns by what');
