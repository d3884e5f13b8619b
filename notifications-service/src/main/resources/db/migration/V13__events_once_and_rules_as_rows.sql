-- Each event once, in the order in which it was taken in, without a gap: what is told refers to it, and others may read
-- it as a feed. The head is a row, not a sequence: who writes holds it until the commit, so no position appears late.
CREATE TABLE event (
    position    bigint PRIMARY KEY,
    id          uuid        NOT NULL UNIQUE,
    type        text        NOT NULL,
    source      text        NOT NULL,
    subject     text        NOT NULL,
    sequence    bigint      NOT NULL,
    occurred_at timestamptz NOT NULL,
    region_code text        NOT NULL,
    actor       text        NOT NULL,
    clause      text,
    traceparent text,
    data        text        NOT NULL,
    received_at timestamptz NOT NULL
);
COMMENT ON COLUMN event.sequence IS 'Counts the changes of the subject; 0 for events from before they were kept here';
CREATE INDEX event_of_a_kind ON event (type, received_at);
CREATE INDEX event_received ON event USING brin (received_at);
INSERT INTO event
SELECT row_number() OVER (ORDER BY first_told, event_id), event_id, event_type, '/unknown', event_id::text, 0,
       occurred_at, region_code, 'unknown', clause, NULL, data, created_at
FROM (SELECT DISTINCT ON (event_id) *, min(id::text) OVER (PARTITION BY event_id) AS first_told
      FROM notification ORDER BY event_id, id) told;
INSERT INTO event
SELECT (SELECT count(*) FROM event) + row_number() OVER (ORDER BY held_at, event_id), event_id, told ->> 'type', told ->> 'source',
       told ->> 'subject', (told ->> 'sequence')::bigint, (told ->> 'time')::timestamptz, told ->> 'regionCode',
       told ->> 'actor', told ->> 'clause', told ->> 'traceparent', (told -> 'data')::text, held_at
FROM (SELECT *, event::jsonb AS told FROM held_event) held ON CONFLICT (id) DO NOTHING;
CREATE TABLE event_head (last bigint NOT NULL);
INSERT INTO event_head SELECT coalesce(max(position), 0) FROM event;

-- Rules as rows (decision 0013).
CREATE TABLE rule_set (
    id          uuid PRIMARY KEY,
    kind        text        NOT NULL,
    region_code text        NOT NULL,
    valid_from  date,
    source      text        NOT NULL,
    content     jsonb       NOT NULL,
    recorded_by text        NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX rule_set_in_force ON rule_set (kind, region_code, valid_from);

-- What each kind of event is about, as it stood in the table before. The units that lead, and those that the event
-- itself names, act; the others take note. Days are local configuration: no text gives them.
INSERT INTO rule_set
SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(4096 + row_number() OVER (ORDER BY event_type)), 12, '0'))::uuid,
       'routing/' || event_type, '000000', '2020-01-01', why,
       jsonb_build_object('routes', jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
           'when', '[]'::jsonb,
           'matter', matter,
           'tell', (SELECT coalesce(jsonb_agg(one ORDER BY place), '[]'::jsonb) FROM (VALUES
                (1, tell_lead, jsonb_build_object('role', 'LEAD', 'acts', true)),
                (2, tell_cooperating, jsonb_build_object('role', 'COOPERATING', 'acts', false)),
                (3, tell_named IS NOT NULL, jsonb_build_object('role', 'NAMED', 'acts', true, 'of', tell_named)),
                (4, tell_town, jsonb_build_object('role', 'TOWN', 'acts', false))) AS told (place, is_told, one)
                WHERE is_told),
           'urgent', urgent,
           'deliver', CASE WHEN urgent AND working_days > 0 THEN jsonb_build_object('amount', 1, 'unit', 'HOURS') END,
           'acknowledge', jsonb_build_object('amount', working_days, 'unit', 'WORKING_DAYS'),
           'escalation', CASE WHEN working_days = 0 THEN NULL WHEN urgent THEN 'urgent' ELSE 'ordinary' END)))),
       'tuoyu', '2026-11-25T00:00:00Z'
FROM routing_rule;

-- By when what is to be done is to be done, and which later event of the same thing says that it is.
UPDATE rule_set SET content = jsonb_set(content, '{routes,0,done}', jsonb_build_object('amount', days, 'unit', 'WORKING_DAYS'))
FROM (VALUES ('finding.raised', 15), ('lead.reported', 5), ('rectification.answered', 5), ('rectification.overdue', 3),
             ('penalty.proposed', 10), ('outbreak.signalled', 1), ('outbreak.overdue', 1), ('incident.reported', 5),
             ('incident.overdue', 1), ('certificate.expired', 10), ('correction.asked', 15), ('filing.submitted', 15),
             ('proposal.submitted', 10), ('duty.reported', 10), ('calendar.year-missing', 20)) AS done (kind, days)
WHERE rule_set.kind = 'routing/org.tuoyu.' || done.kind || '.v1';
UPDATE rule_set SET content = jsonb_set(content, '{routes,0,settles}', settled)
FROM (SELECT by_kind, jsonb_agg('org.tuoyu.' || of_kind || '.v1') AS settled FROM (VALUES
    ('finding.lifted', 'finding.raised'), ('finding.lifted', 'lead.reported'), ('finding.lifted', 'rectification.answered'),
    ('finding.lifted', 'rectification.returned'), ('finding.lifted', 'rectification.overdue'),
    ('rectification.returned', 'rectification.answered'), ('rectification.answered', 'rectification.returned'),
    ('visit.reported', 'visit.planned'), ('visit.cancelled', 'visit.planned'),
    ('outbreak.reported', 'outbreak.signalled'), ('outbreak.reported', 'outbreak.overdue'),
    ('correction.answered', 'correction.asked'),
    ('filing.receipt-issued', 'filing.submitted'), ('filing.refused', 'filing.submitted'),
    ('filing.returned', 'filing.submitted'), ('filing.withdrawn', 'filing.submitted'),
    ('proposal.approved', 'proposal.submitted'), ('proposal.sent-back', 'proposal.submitted'),
    ('proposal.withdrawn', 'proposal.submitted'),
    ('duty.accepted', 'duty.reported'), ('duty.accepted', 'duty.late'), ('duty.sent-back', 'duty.reported'),
    ('duty.reported', 'duty.late'), ('duty.reported', 'duty.sent-back')) AS pair (by_kind, of_kind)
    GROUP BY by_kind) settling
WHERE rule_set.kind = 'routing/org.tuoyu.' || settling.by_kind || '.v1';

-- Who is told when nobody answers, counted from the end of the time to answer; office hours. Local configuration.
INSERT INTO rule_set VALUES
    ('01900000-0000-7000-8000-000000000f01', 'escalation/urgent', '000000', '2020-01-01', 'local configuration; 三(五)2 三级联动',
     '{"steps": [{"after": {"amount": 0, "unit": "HOURS"}, "tell": "DEPUTY"},
                 {"after": {"amount": 2, "unit": "WORKING_HOURS"}, "tell": "HEAD"},
                 {"after": {"amount": 1, "unit": "WORKING_DAYS"}, "tell": "ABOVE"}],
       "staleAfter": {"amount": 1, "unit": "WORKING_DAYS"}}', 'tuoyu', '2026-11-25T00:00:00Z'),
    ('01900000-0000-7000-8000-000000000f02', 'escalation/ordinary', '000000', '2020-01-01', 'local configuration; 三(五)2 三级联动',
     '{"steps": [{"after": {"amount": 0, "unit": "HOURS"}, "tell": "DEPUTY"},
                 {"after": {"amount": 2, "unit": "WORKING_DAYS"}, "tell": "HEAD"},
                 {"after": {"amount": 5, "unit": "WORKING_DAYS"}, "tell": "ABOVE"}],
       "staleAfter": {"amount": 5, "unit": "WORKING_DAYS"}}', 'tuoyu', '2026-11-25T00:00:00Z'),
    ('01900000-0000-7000-8000-000000000f03', 'working-hours', '000000', '2020-01-01', 'local configuration: no text gives them',
     '{"hours": [{"from": "08:30:00", "until": "12:00:00"}, {"from": "13:30:00", "until": "17:00:00"}]}', 'tuoyu', '2026-11-25T00:00:00Z');

-- The directory over time: each revision of a plan keeps its departments and clauses.
ALTER TABLE known_plan ADD COLUMN closed boolean NOT NULL DEFAULT false;
ALTER TABLE known_department ADD COLUMN sequence bigint;
ALTER TABLE known_clause ADD COLUMN sequence bigint;
UPDATE known_department SET sequence = plan.sequence FROM known_plan plan WHERE plan.id = plan_id;
UPDATE known_clause SET sequence = plan.sequence FROM known_plan plan WHERE plan.id = plan_id;
ALTER TABLE known_department ALTER COLUMN sequence SET NOT NULL, DROP CONSTRAINT known_department_pkey,
    ADD PRIMARY KEY (plan_id, sequence, code);
ALTER TABLE known_clause ALTER COLUMN sequence SET NOT NULL, DROP CONSTRAINT known_clause_pkey,
    ADD PRIMARY KEY (plan_id, sequence, number);
ALTER TABLE known_plan ADD COLUMN learnt_at timestamptz NOT NULL DEFAULT clock_timestamp();

-- An event without a plan waits until one comes that may cover it.
ALTER TABLE held_event ADD COLUMN ready boolean NOT NULL DEFAULT true;
CREATE INDEX held_event_ready ON held_event (held_at) WHERE ready;

-- A notification: three clocks (delivered, acknowledged, done), and what happens when nobody answers.
ALTER TABLE notification
    ADD COLUMN subject            text,
    ADD COLUMN recipient_district text,
    ADD COLUMN plan_sequence      bigint,
    ADD COLUMN rule_id            uuid REFERENCES rule_set,
    ADD COLUMN acts               boolean NOT NULL DEFAULT false,
    ADD COLUMN deliver_by         timestamptz,
    ADD COLUMN delivered_at       timestamptz,
    ADD COLUMN acknowledge_by     timestamptz,
    ADD COLUMN acknowledge_unit   text,
    ADD COLUMN answered_at        timestamptz,
    ADD COLUMN acknowledged_name  text,
    ADD COLUMN done_by            timestamptz,
    ADD COLUMN done_unit          text,
    ADD COLUMN done_at            timestamptz,
    ADD COLUMN done_actor         text,
    ADD COLUMN done_name          text,
    ADD COLUMN feedback           text,
    ADD COLUMN closed_at          timestamptz,
    ADD COLUMN paused_at          timestamptz,
    ADD COLUMN pause_reason       text,
    ADD COLUMN policy_id          uuid REFERENCES rule_set,
    ADD COLUMN step               integer NOT NULL DEFAULT 0,
    ADD COLUMN step_at            timestamptz[] NOT NULL DEFAULT '{}',
    ADD COLUMN step_unit          text[] NOT NULL DEFAULT '{}',
    ADD COLUMN step_tell          text[] NOT NULL DEFAULT '{}',
    ADD COLUMN stale_unit         text,
    ADD COLUMN next_step_at       timestamptz;
UPDATE notification SET
    subject = event_id::text,
    recipient_district = left(recipient_region, 6),
    plan_sequence = (SELECT sequence FROM known_plan plan WHERE plan.id = plan_id),
    rule_id = coalesce((SELECT id FROM rule_set WHERE kind = 'routing/' || event_type),
                       (SELECT id FROM rule_set WHERE kind = 'routing/*')),
    deliver_by = created_at, delivered_at = created_at,
    acknowledge_by = (due_day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai', acknowledge_unit = 'WORKING_DAYS',
    answered_at = acknowledged_at, acknowledged_name = acknowledged_by, closed_at = acknowledged_at;
ALTER TABLE notification
    ALTER COLUMN subject SET NOT NULL,
    ALTER COLUMN recipient_district SET NOT NULL,
    ALTER COLUMN plan_sequence SET NOT NULL,
    ALTER COLUMN rule_id SET NOT NULL,
    ALTER COLUMN acknowledge_by SET NOT NULL,
    ALTER COLUMN acknowledge_unit SET NOT NULL,
    ALTER COLUMN created_at DROP DEFAULT,
    DROP COLUMN data;
COMMENT ON COLUMN notification.acknowledge_unit IS 'In which time the clock was counted (WORKING_DAYS, WORKING_HOURS, HOURS): in the same it goes on after a pause; so done_unit, step_unit, and stale_unit for the time an acknowledgement counts';
COMMENT ON COLUMN notification.answered_at IS 'First acknowledged; stays when a stale acknowledgement opens again';
COMMENT ON COLUMN notification.closed_at IS 'Nothing more is wanted of the recipient';
COMMENT ON COLUMN notification.step_tell IS 'Pinned when it was told: DEPUTY, HEAD, or an inbox as region/department';
COMMENT ON COLUMN notification.next_step_at IS 'Null while nothing would follow: closed, paused, or all steps are taken';
DROP INDEX notification_inbox;
DROP INDEX notification_acknowledged;
CREATE INDEX notification_inbox ON notification (recipient_region text_pattern_ops, recipient_department, id);
CREATE INDEX notification_district ON notification (recipient_district, id);
CREATE INDEX notification_city ON notification (left(recipient_district, 4), id);
CREATE INDEX notification_open ON notification (recipient_region text_pattern_ops, recipient_department, urgent, id)
    WHERE closed_at IS NULL;
CREATE INDEX notification_open_district ON notification (recipient_district, urgent, id) WHERE closed_at IS NULL;
CREATE INDEX notification_next_step ON notification (next_step_at) WHERE next_step_at IS NOT NULL;
CREATE INDEX notification_answered ON notification (answered_at) WHERE answered_at IS NOT NULL;
DROP INDEX notification_due;
CREATE INDEX notification_due ON notification (recipient_region, recipient_department, due_day);
CREATE INDEX notification_unanswered ON notification (due_day) WHERE answered_at IS NULL;
CREATE INDEX notification_subject ON notification (subject) WHERE closed_at IS NULL;
DROP TABLE routing_rule;

-- What happened to a notification, one row each: the story of it.
CREATE TABLE notification_act (
    id              uuid PRIMARY KEY,
    notification_id uuid        NOT NULL REFERENCES notification,
    at              timestamptz NOT NULL,
    act             text        NOT NULL,
    actor           text        NOT NULL,
    actor_name      text        NOT NULL,
    text            text
);
CREATE INDEX notification_act_of ON notification_act (notification_id, id);
CREATE INDEX notification_act_at ON notification_act (act, at);
