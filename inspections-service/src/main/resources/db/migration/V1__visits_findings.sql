-- Our copy of what institutions-service says of who exists and where.
CREATE TABLE known_institution (
    uscc        text PRIMARY KEY,
    name        text   NOT NULL,
    region_code text   NOT NULL,
    sequence    bigint NOT NULL
);
-- Our copy of the clauses of the plans, by the region of the plan.
CREATE TABLE known_plan (
    plan_id     uuid PRIMARY KEY,
    region_code text   NOT NULL,
    sequence    bigint NOT NULL,
    clauses     text[] NOT NULL
);

-- How long rectification may take, in working days, and what a finding takes with it. The plan says only
-- "及时通报并督促整改", so the numbers are local configuration.
CREATE TABLE severity_rule (
    severity       text    NOT NULL,
    valid_from     date    NOT NULL,
    working_days   integer NOT NULL,
    suspends_slots boolean NOT NULL,
    source         text    NOT NULL,
    PRIMARY KEY (severity, valid_from)
);
INSERT INTO severity_rule VALUES
    ('MINOR', '2020-01-01', 20, false, 'local configuration'),
    ('SERIOUS', '2020-01-01', 10, false, 'local configuration'),
    ('GRAVE', '2020-01-01', 5, true, 'local configuration');
-- On-site verification follows the receipt of a filing; within which time is local configuration.
CREATE TABLE verification_rule (
    valid_from   date PRIMARY KEY,
    working_days integer NOT NULL,
    source       text    NOT NULL
);
INSERT INTO verification_rule VALUES ('2020-01-01', 15, 'local configuration');

CREATE TABLE visit (
    id                 uuid PRIMARY KEY,
    kind               text    NOT NULL,
    status             text    NOT NULL,
    uscc               text    NOT NULL,
    institution_name   text    NOT NULL,
    region_code        text    NOT NULL,
    filing_id          uuid,
    due_day            date    NOT NULL,
    due_provisional    boolean NOT NULL,
    visited_on         date,
    inspector          text,
    certificate_number text,
    conforms           boolean,
    note               text,
    revision           bigint  NOT NULL,
    row_version        integer NOT NULL
);
CREATE UNIQUE INDEX visit_verifies_filing_once ON visit (filing_id) WHERE kind = 'ON_SITE_VERIFICATION';
CREATE INDEX visit_region ON visit (region_code text_pattern_ops, id);

CREATE TABLE finding (
    id               uuid PRIMARY KEY,
    visit_id         uuid    NOT NULL REFERENCES visit,
    uscc             text    NOT NULL,
    institution_name text    NOT NULL,
    region_code      text    NOT NULL,
    lead             boolean NOT NULL,
    severity         text    NOT NULL,
    clause           text    NOT NULL,
    description      text    NOT NULL,
    suspends_slots   boolean NOT NULL,
    raised_on        date    NOT NULL,
    due_day          date    NOT NULL,
    due_provisional  boolean NOT NULL,
    lifted_on        date,
    lifting          text,
    revision         bigint  NOT NULL,
    row_version      integer NOT NULL
);
CREATE INDEX finding_region ON finding (region_code text_pattern_ops, id);
