-- The smallest position that the feed still gives: what is older is kept only where a notification refers to it.
ALTER TABLE event_head ADD COLUMN oldest bigint NOT NULL DEFAULT 1;

-- Another system that wants events by webhook. Its place in the feed is its queue: one that hangs delays nobody else.
CREATE TABLE subscription (
    id               uuid PRIMARY KEY,
    region_code      text        NOT NULL,
    name             text        NOT NULL,
    url              text        NOT NULL,
    types            text[]      NOT NULL,
    regions          text[]      NOT NULL,
    notify_department text       NOT NULL,
    state            text        NOT NULL,
    paused_because   text,
    secret           bytea       NOT NULL,
    old_secret       bytea,
    old_secret_until timestamptz,
    position         bigint      NOT NULL,
    attempts         integer     NOT NULL DEFAULT 0,
    failing_since    timestamptz,
    next_attempt_at  timestamptz,
    claimed_by       uuid,
    claimed_until    timestamptz,
    created_by       text        NOT NULL,
    revision         bigint      NOT NULL,
    row_version      integer     NOT NULL
);
COMMENT ON COLUMN subscription.types IS 'Kinds of event, org.tuoyu.filing.* for all that begin so; empty: all';
COMMENT ON COLUMN subscription.regions IS 'Codes within region_code; empty: all of it';
COMMENT ON COLUMN subscription.position IS 'The last event that was delivered or passed over';
CREATE INDEX subscription_region ON subscription (region_code text_pattern_ops, id);

-- Each attempt, for a while.
CREATE TABLE webhook_attempt (
    id              uuid PRIMARY KEY,
    subscription_id uuid        NOT NULL REFERENCES subscription,
    event_id        uuid        NOT NULL,
    event_type      text        NOT NULL,
    position        bigint      NOT NULL,
    attempt         integer     NOT NULL,
    at              timestamptz NOT NULL,
    delivered       boolean     NOT NULL,
    status          integer     NOT NULL,
    error           text,
    millis          integer     NOT NULL
);
COMMENT ON COLUMN webhook_attempt.attempt IS '0: asked for by hand';
COMMENT ON COLUMN webhook_attempt.status IS 'Of HTTP; 0: no answer';
CREATE INDEX webhook_attempt_of ON webhook_attempt (subscription_id, id);
CREATE INDEX webhook_attempt_at ON webhook_attempt USING brin (at);

INSERT INTO rule_set VALUES
    ('01900000-0000-7000-8000-000000000f04', 'routing/org.tuoyu.subscription.paused.v1', '000000', '2020-01-01',
     'whoever subscribed has to see to it',
     '{"routes": [{"when": [], "matter": "progress", "tell": [{"role": "NAMED", "acts": true, "of": "notifyDepartment"}],
       "urgent": false, "acknowledge": {"amount": 1, "unit": "WORKING_DAYS"}, "done": {"amount": 5, "unit": "WORKING_DAYS"},
       "escalation": "ordinary"}]}', 'tuoyu', '2026-11-25T00:00:00Z'),
    ('01900000-0000-7000-8000-000000000f05', 'routing/org.tuoyu.subscription.resumed.v1', '000000', '2020-01-01',
     'it goes on',
     '{"routes": [{"when": [], "matter": "progress", "tell": [], "urgent": false,
       "acknowledge": {"amount": 0, "unit": "WORKING_DAYS"}, "settles": ["org.tuoyu.subscription.paused.v1"]}]}',
     'tuoyu', '2026-11-25T00:00:00Z');
