-- What has happened here and is not yet in Kafka. The relay deletes a row only after the broker's answer.
CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    headers    text        NOT NULL,
    payload    text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- Which events of others have had their effect here.
CREATE TABLE inbox (
    consumer    text        NOT NULL,
    event_id    uuid        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
);
CREATE INDEX inbox_received_at ON inbox (received_at);

-- Records that could not be processed, kept until an operator has sent them again.
CREATE TABLE dead_letter (
    id          uuid PRIMARY KEY,
    consumer    text        NOT NULL,
    topic       text        NOT NULL,
    partition   integer     NOT NULL,
    "offset"    bigint      NOT NULL,
    key         text,
    headers     text        NOT NULL,
    payload     text        NOT NULL,
    reason      text        NOT NULL,
    set_aside_at timestamptz NOT NULL DEFAULT now(),
    redriven_at timestamptz,
    redriven_by text,
    UNIQUE (consumer, topic, partition, "offset")
);
CREATE INDEX dead_letter_waiting ON dead_letter (consumer) WHERE redriven_at IS NULL;

-- The first answer to a request, given again to its repetitions.
CREATE TABLE idempotency_key (
    caller       text        NOT NULL,
    key          text        NOT NULL,
    request_hash text        NOT NULL,
    status       integer     NOT NULL,
    headers      text        NOT NULL,
    body         text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at);

-- Who changed what, when, from what to what, under which clause.
CREATE TABLE audit_entry (
    id          uuid PRIMARY KEY,
    at          timestamptz NOT NULL,
    actor       text        NOT NULL,
    actor_name  text        NOT NULL,
    action      text        NOT NULL,
    subject     text        NOT NULL,
    region_code text        NOT NULL,
    clause      text,
    before      jsonb,
    after       jsonb,
    trace_id    text
);
CREATE INDEX audit_entry_subject ON audit_entry (subject, id);
