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
-- Up to when answers were counted: only what was answered, or became due, since then is counted again.
CREATE TABLE answers_swept (swept_at timestamptz NOT NULL);
INSERT INTO answers_swept VALUES ('2000-01-01');
CREATE INDEX notification_due ON notification (due_day);
CREATE INDEX notification_acknowledged ON notification (acknowledged_at) WHERE acknowledged_at IS NOT NULL;
CREATE INDEX notification_created ON notification USING brin (created_at);
INSERT INTO routing_rule VALUES
    ('org.tuoyu.evaluation-scheme.set.v1', 'progress', true, true, false, false, 5, '五(三) 督导评估: the units of the clause; all see it on their page');
