-- 岗位: who sits where, never a person. Reached by channels, in the order of preference.
CREATE TABLE post (
    id          uuid PRIMARY KEY,
    region_code text    NOT NULL,
    department  text    NOT NULL,
    name        text    NOT NULL,
    rank        text    NOT NULL,
    language    text    NOT NULL,
    email       text,
    phone       text,
    robot_kind  text,
    robot_url   bytea,
    robot_secret bytea,
    channels    text[]  NOT NULL,
    digest_at   time,
    quiet_from  time,
    quiet_until time,
    valid_from  date    NOT NULL,
    valid_until date,
    revision    bigint  NOT NULL,
    row_version integer NOT NULL
);
COMMENT ON COLUMN post.department IS 'Code of the department; town for a town or a village itself';
COMMENT ON COLUMN post.robot_url IS 'Encrypted: who knows it may write to the group';
CREATE INDEX post_inbox ON post (region_code, department);
CREATE TABLE absence (
    id        uuid PRIMARY KEY,
    post_id   uuid NOT NULL REFERENCES post,
    from_day  date NOT NULL,
    until_day date NOT NULL,
    stand_in  uuid REFERENCES post
);
CREATE INDEX absence_of ON absence (post_id);

-- One notification to one post by one channel. The states are those of GOV.UK Notify.
CREATE TABLE delivery (
    id              uuid PRIMARY KEY,
    notification_id uuid        NOT NULL REFERENCES notification,
    step            integer     NOT NULL,
    post_id         uuid        NOT NULL REFERENCES post,
    channel         text        NOT NULL,
    otherwise       text[]      NOT NULL,
    urgent          boolean     NOT NULL,
    state           text        NOT NULL,
    held            text,
    next_attempt_at timestamptz,
    attempts        integer     NOT NULL DEFAULT 0,
    error           text,
    reference       text,
    together        integer,
    created_at      timestamptz NOT NULL,
    settled_at      timestamptz,
    UNIQUE (notification_id, step, post_id, channel)
);
COMMENT ON COLUMN delivery.step IS '0: at once; otherwise the step of the escalation';
COMMENT ON COLUMN delivery.otherwise IS 'Channels that are left when this one fails for good';
COMMENT ON COLUMN delivery.held IS 'Why it waits until next_attempt_at: QUIET_HOURS or DIGEST';
COMMENT ON COLUMN delivery.reference IS 'What the provider calls it; its receipt names it';
COMMENT ON COLUMN delivery.together IS 'How many notifications went in the same message';
CREATE INDEX delivery_due ON delivery (channel, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX delivery_of_post ON delivery (post_id, id);
CREATE INDEX delivery_state ON delivery (state, id);
CREATE INDEX delivery_reference ON delivery (reference) WHERE reference IS NOT NULL;
