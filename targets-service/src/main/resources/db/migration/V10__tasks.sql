-- What is to be done of a clause by a day, and by whom.
CREATE TABLE milestone (
    id          uuid PRIMARY KEY,
    plan_id     uuid    NOT NULL REFERENCES plan,
    region_code text    NOT NULL,
    clause      text    NOT NULL,
    title       text    NOT NULL,
    due_day     date    NOT NULL,
    withdrawn   boolean NOT NULL,
    revision    bigint  NOT NULL,
    row_version integer NOT NULL
);
CREATE INDEX milestone_plan ON milestone (plan_id, id);

-- Who has to report on it: a department of the plan's authority, or a town. What each did, and when it was told that it is late.
CREATE TABLE duty (
    id             uuid PRIMARY KEY,
    milestone_id   uuid    NOT NULL REFERENCES milestone,
    plan_id        uuid    NOT NULL,
    region_code    text    NOT NULL,
    department     text    NOT NULL,
    role           text    NOT NULL CHECK (role IN ('LEAD', 'COOPERATING', 'TOWN')),
    status         text    NOT NULL CHECK (status IN ('OPEN', 'REPORTED', 'ACCEPTED', 'SENT_BACK')),
    report         text,
    note           text,
    reported_on    date,
    told_late      boolean NOT NULL,
    revision       bigint  NOT NULL,
    row_version    integer NOT NULL,
    UNIQUE (milestone_id, region_code, department)
);
CREATE TABLE duty_reference (
    duty_id   uuid NOT NULL REFERENCES duty,
    position  integer NOT NULL,
    reference text NOT NULL,
    PRIMARY KEY (duty_id, position)
);
