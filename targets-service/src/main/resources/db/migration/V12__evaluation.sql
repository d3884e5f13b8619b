-- By what a plan's departments and towns are evaluated (督导评估、目标责任制考核); of those that hold
-- from a year or one before it, the highest revision does.
CREATE TABLE evaluation_scheme (
    plan_id  uuid        NOT NULL REFERENCES plan,
    revision bigint      NOT NULL,
    from_year integer    NOT NULL,
    scheme   text        NOT NULL,
    set_at   timestamptz NOT NULL,
    set_by   text        NOT NULL,
    PRIMARY KEY (plan_id, revision)
);
COMMENT ON COLUMN evaluation_scheme.scheme IS 'JSON; read as a whole';

-- What notifications-service says of who answered, by month of the due days.
CREATE TABLE known_answers (
    plan_id     uuid    NOT NULL,
    region_code text    NOT NULL,
    department  text    NOT NULL,
    month       text    NOT NULL,
    in_time     integer NOT NULL,
    late        integer NOT NULL,
    unanswered  integer NOT NULL,
    sequence    bigint  NOT NULL,
    PRIMARY KEY (plan_id, region_code, department, month)
);
