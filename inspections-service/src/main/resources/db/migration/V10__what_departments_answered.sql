-- What a department said it has done about a finding (notification.done.v1): there the loop closes.
CREATE TABLE known_feedback (
    notification_id uuid PRIMARY KEY,
    finding_id      uuid        NOT NULL,
    department      text        NOT NULL,
    region_code     text        NOT NULL,
    done_at         timestamptz NOT NULL,
    feedback        text        NOT NULL,
    sequence        bigint      NOT NULL
);
CREATE INDEX known_feedback_of ON known_feedback (finding_id, done_at);
