-- The directory: our copy of regions, and of each plan's departments and clauses.
CREATE TABLE known_region (
    code     text PRIMARY KEY,
    name     text   NOT NULL,
    sequence bigint NOT NULL
);
CREATE TABLE known_plan (
    id              uuid PRIMARY KEY,
    region_code     text   NOT NULL,
    document_number text   NOT NULL,
    issued_on       date   NOT NULL,
    sequence        bigint NOT NULL
);
CREATE TABLE known_department (
    plan_id uuid NOT NULL REFERENCES known_plan,
    code    text NOT NULL,
    name    text NOT NULL,
    duty    text,
    PRIMARY KEY (plan_id, code)
);
CREATE TABLE known_clause (
    plan_id     uuid    NOT NULL REFERENCES known_plan,
    number      text    NOT NULL,
    position    integer NOT NULL,
    heading     text    NOT NULL,
    text        text    NOT NULL,
    lead        text,
    cooperating text[]  NOT NULL,
    towns       boolean NOT NULL,
    matters     text[]  NOT NULL,
    PRIMARY KEY (plan_id, number)
);

-- Which kind of event concerns which matter, and who of the clause's units learns of it. The matter finds the clause
-- in the plan of the event's region; a clause that the event itself names comes first. '*' takes what no rule takes.
-- Days are working days to answer; they are local configuration.
CREATE TABLE routing_rule (
    event_type       text PRIMARY KEY,
    matter           text    NOT NULL,
    tell_lead        boolean NOT NULL,
    tell_cooperating boolean NOT NULL,
    tell_town        boolean NOT NULL,
    urgent           boolean NOT NULL,
    working_days     integer NOT NULL,
    why              text    NOT NULL
);
INSERT INTO routing_rule VALUES
    ('org.tuoyu.institution.registered.v1', 'registration', true, true, true, false, 5, '三(五)1 登记信息及时推送同级卫生健康部门'),
    ('org.tuoyu.institution.registration-changed.v1', 'registration', true, true, true, false, 5, '三(五)1'),
    ('org.tuoyu.filing.drafted.v1', 'filing', false, false, false, false, 0, 'nothing to do before it is submitted'),
    ('org.tuoyu.filing.submitted.v1', 'filing', true, true, false, false, 5, '三(五)1 备案'),
    ('org.tuoyu.filing.returned.v1', 'filing', true, true, false, false, 5, '三(五)1 备案'),
    ('org.tuoyu.filing.withdrawn.v1', 'filing', true, true, false, false, 5, '三(五)1 备案'),
    ('org.tuoyu.filing.receipt-issued.v1', 'filing', true, true, true, false, 5, '三(五)1 备案'),
    ('org.tuoyu.filing.refused.v1', 'filing', true, true, true, false, 5, '三(五)1 备案'),
    ('org.tuoyu.filing.verified.v1', 'filing', true, false, true, false, 5, '三(五)1 备案'),
    ('org.tuoyu.slots.changed.v1', 'filing', false, false, false, false, 0, 'told by town-progress.moved'),
    ('org.tuoyu.slots.suspended.v1', 'supervision', true, true, true, true, 1, '三(五)2 违法查处、日常安全巡查'),
    ('org.tuoyu.slots.restored.v1', 'supervision', true, true, true, false, 5, '三(五)2'),
    ('org.tuoyu.visit.planned.v1', 'supervision', true, false, true, false, 5, '三(五)2'),
    ('org.tuoyu.visit.reported.v1', 'supervision', true, false, true, false, 5, '三(五)2'),
    ('org.tuoyu.finding.raised.v1', 'supervision', true, true, true, true, 1, '发现问题及时通报并督促整改'),
    ('org.tuoyu.lead.reported.v1', 'supervision', true, false, true, false, 3, '三(五)2 三级联动巡查'),
    ('org.tuoyu.finding.lifted.v1', 'supervision', true, true, true, false, 5, '三(五)2'),
    ('org.tuoyu.town-progress.moved.v1', 'progress', true, false, true, false, 5, '五(二) 由卫生健康部门牵头; 附件2 的镇街'),
    ('org.tuoyu.region.defined.v1', 'progress', false, false, false, false, 0, 'reference data'),
    ('org.tuoyu.plan.published.v1', 'progress', false, false, false, false, 0, 'the directory itself'),
    ('org.tuoyu.ledger.revised.v1', 'progress', true, false, false, false, 5, '五(二) 由卫生健康部门牵头'),
    ('*', 'progress', true, false, false, false, 5, '五(二): the lead department of the whole takes what no rule takes');

CREATE TABLE notification (
    id                   uuid PRIMARY KEY,
    event_id             uuid        NOT NULL,
    event_type           text        NOT NULL,
    occurred_at          timestamptz NOT NULL,
    recipient_region     text        NOT NULL,
    recipient_department text        NOT NULL,
    role                 text        NOT NULL,
    plan_id              uuid        NOT NULL REFERENCES known_plan,
    clause               text        NOT NULL,
    region_code          text        NOT NULL,
    data                 text        NOT NULL,
    urgent               boolean     NOT NULL,
    due_day              date        NOT NULL,
    due_provisional      boolean     NOT NULL,
    created_at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    acknowledged_at      timestamptz,
    acknowledged_by      text,
    note                 text,
    revision             bigint      NOT NULL,
    row_version          integer     NOT NULL,
    UNIQUE (event_id, recipient_region, recipient_department)
);
CREATE INDEX notification_inbox ON notification (recipient_region text_pattern_ops, recipient_department, id);

-- Events of a region whose plan has not arrived: routed as soon as it has.
CREATE TABLE held_event (
    event_id    uuid PRIMARY KEY,
    region_code text        NOT NULL,
    event       text        NOT NULL,
    held_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);
