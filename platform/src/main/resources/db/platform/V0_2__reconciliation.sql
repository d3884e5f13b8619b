-- Each comparison of what was written here, what lies in the topics, and what had its effect here.
CREATE TABLE reconciliation (
    id          uuid PRIMARY KEY,
    began_at    timestamptz NOT NULL DEFAULT now(),
    ended_at    timestamptz,
    records     bigint,
    repeated    bigint,
    found       bigint,
    differences text -- JSON
);
