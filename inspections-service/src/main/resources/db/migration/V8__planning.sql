-- Where institutions are, as their record says; in degrees.
CREATE TABLE known_place (
    uscc      text PRIMARY KEY,
    longitude double precision,
    latitude  double precision,
    sequence  bigint NOT NULL
);

-- Who inspects, as far as visits are planned with them.
CREATE TABLE inspector (
    account        text PRIMARY KEY,
    region_code    text    NOT NULL,
    department     text    NOT NULL,
    kinds          text[]  NOT NULL,
    visits_per_day integer NOT NULL,
    longitude      double precision,
    latitude       double precision,
    revision       bigint  NOT NULL,
    row_version    integer NOT NULL
);
CREATE INDEX inspector_region ON inspector (region_code text_pattern_ops, account);
CREATE TABLE inspector_absence (
    account   text    NOT NULL REFERENCES inspector,
    number    integer NOT NULL,
    first_day date    NOT NULL,
    last_day  date    NOT NULL,
    PRIMARY KEY (account, number)
);

ALTER TABLE visit ADD COLUMN planned_on date, ADD COLUMN pinned boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN visit.pinned IS 'Planning leaves it with its assignee on planned_on';
CREATE INDEX visit_due ON visit (region_code text_pattern_ops, due_day) WHERE status IN ('PLANNED', 'CHECKED_OUT');

CREATE TABLE schedule (
    id          uuid PRIMARY KEY,
    region_code text    NOT NULL,
    first_day   date    NOT NULL,
    last_day    date    NOT NULL,
    status      text    NOT NULL,
    started_at  timestamptz,
    failure     text,
    not_taken   integer NOT NULL,
    revision    bigint  NOT NULL,
    row_version integer NOT NULL
);
CREATE INDEX schedule_region ON schedule (region_code text_pattern_ops, id);
CREATE INDEX schedule_waiting ON schedule (id) WHERE status IN ('ASKED', 'SOLVING');
CREATE TABLE schedule_visit (
    schedule_id uuid    NOT NULL REFERENCES schedule,
    number      integer NOT NULL,
    visit_id    uuid    NOT NULL REFERENCES visit,
    account     text,
    day         date,
    why         text,
    PRIMARY KEY (schedule_id, number)
);
CREATE TABLE schedule_score (
    schedule_id uuid    NOT NULL REFERENCES schedule,
    number      integer NOT NULL,
    part        text    NOT NULL,
    weight      bigint  NOT NULL,
    points      bigint  NOT NULL,
    matches     integer NOT NULL,
    PRIMARY KEY (schedule_id, number)
);

CREATE TABLE calendar_feed (
    account       text PRIMARY KEY,
    secret_sha256 text   NOT NULL UNIQUE,
    revision      bigint NOT NULL
);

-- What weighs how much when visits are planned: local configuration.
INSERT INTO rule_set VALUES ('01900000-0000-7000-8000-000000000013', 'planning', '000000', '2020-01-01', 'local configuration',
$json$
{"late": 20, "joint": 100, "fair": 2, "travel": 1, "moved": 50}
$json$, 'tuoyu', now());
